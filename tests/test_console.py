"""A person at a terminal sees steps, time and colours; a pipe gets plain lines."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from scripts.show.console import Console


def on_a_terminal(root: Path) -> str:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "scripts.build", "--root", str(root)]
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    process = subprocess.Popen(command, cwd=ROOT, stdout=theirs, stderr=theirs, stdin=theirs, env=environment)
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # how Linux says that nobody writes any more
            piece = b""
        if not piece:
            break
        seen += piece
    process.wait()
    os.close(ours)
    return seen.decode()


def test_terminal_shows_steps_time_and_colour(package: Path) -> None:
    seen = on_a_terminal(package)
    assert "reading data/curated ..." in seen
    assert "validating ..." in seen
    assert "\033[32mvalid\033[0m after " in seen


def test_no_color_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    with open(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        monkeypatch.setenv("NO_COLOR", "1")
        Console().valid()
        monkeypatch.delenv("NO_COLOR")
        Console().valid()
    seen = b""
    while seen.count(b"\n") < 2:
        seen += os.read(ours, 4096)
    os.close(ours)
    without, with_colour = seen.decode().splitlines()
    assert without.startswith("valid after ")
    assert with_colour.startswith("\033[32mvalid\033[0m after ")


@pytest.mark.long
def test_terminal_shows_problems_in_colour(package: Path) -> None:
    (package / "data/curated/places.toml").unlink()
    seen = on_a_terminal(package)
    assert "\033[1mdata/curated/places.toml\033[0m: is missing" in seen
    assert "problems\033[0m; nothing was published." in seen or "problem\033[0m; nothing" in seen


@pytest.mark.long
@pytest.mark.parametrize("broken", [False, True])
def test_pipe_gets_plain_lines(package: Path, broken: bool) -> None:
    if broken:
        (package / "data/curated/places.toml").unlink()
    command = [sys.executable, "-m", "scripts.build", "--root", str(package)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "\033" not in result.stdout + result.stderr
    assert "..." not in result.stdout + result.stderr
    assert result.returncode == int(broken)
    if not broken:
        assert result.stderr == ""
        assert result.stdout.endswith("valid\n")
