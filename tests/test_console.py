"""A person at a terminal sees steps, time and colours; a pipe gets plain lines."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from scripts.build import main
from scripts.common.console import Console
from scripts.common.errors import Problem


def read_all(terminal: int) -> str:
    """Return everything that was written to a terminal; it may come in pieces."""
    seen = b""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # on Linux: the other side is closed
            piece = b""
        if not piece:
            os.close(terminal)
            return seen.decode()
        seen += piece


def on_a_terminal(root: Path) -> str:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "scripts.build", "--root", str(root)]
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=theirs, stderr=theirs, stdin=theirs, env=environment
    )
    os.close(theirs)
    seen = read_all(ours)
    process.wait()
    return seen


@pytest.mark.long
def test_terminal_shows_steps_time_and_colour(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = pty.openpty()
    monkeypatch.delenv("NO_COLOR", raising=False)
    with open(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        monkeypatch.setattr(sys, "stderr", terminal)
        assert main(["--root", str(package)]) == 0
    seen = read_all(ours)
    assert "reading data/curated ..." in seen
    assert "validating ..." in seen
    assert "\033[32mvalid\033[0m after " in seen


@pytest.mark.parametrize(
    ("no_color", "valid", "fault", "count"),
    [
        ("1", "valid after ", "a.toml: x: is missing. Add it", "1 problem; nothing was published."),
        ("", "\033[32mvalid\033[0m after ", "\033[1ma.toml\033[0m: x: is missing. Add it", "\033[31m1 problem\033[0m; nothing was published."),
    ],
)  # fmt: skip
def test_colours_of_a_terminal_unless_no_color_is_set(
    no_color: str, valid: str, fault: str, count: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = pty.openpty()
    monkeypatch.setenv("NO_COLOR", no_color)
    with open(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        Console().valid()
        Console().problems(
            [Problem("a.toml", "x", "is missing", "Add it")], terminal, "; nothing was published."
        )
    lines = read_all(ours).splitlines()
    assert lines[0].startswith(valid)
    assert lines[1:] == [fault, count]


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
