"""The Makefile sets up what a command needs, once for each version of Python."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from frictionless import system

from scripts.package.validation import validate

CREATE = "-I -m venv .venv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The Makefile and the pins, as in a fresh clone."""
    for name in ("Makefile", "requirements.txt", "tests/requirements.txt", "tests/profiles.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def _make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "-C", str(folder), f"PYTHON={sys.executable}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _set_up(folder: Path) -> str:
    """Claim that everything is installed; return the stamp that says so."""
    name = _make(folder, "-pn").stdout.split("\nNAME := ")[1].splitlines()[0]
    (folder / ".venv").mkdir()
    for end in ("", ".path", ".run", ".test"):
        (folder / f".venv/{name}{end}").touch()
    return name


@pytest.mark.parametrize("target", ["build", "test"])
def test_each_is_the_first_command_in_a_clone(folder: Path, target: str) -> None:
    steps = _make(folder, "-n", target).stdout
    wanted = [CREATE, " -r requirements.txt", " -r tests/requirements.txt", "-m pytest"]
    assert [step in steps for step in wanted] == [True, True, target == "test", target == "test"]


def test_environment_is_made_once_for_each_python(folder: Path) -> None:
    name = _set_up(folder)
    for target in ("build", "test"):
        assert " install " not in _make(folder, "-n", target).stdout
    (folder / f".venv/{name}").rename(folder / ".venv/3.1.0-linux")
    assert CREATE in _make(folder, "-n").stdout


def test_damaged_environment_is_named_and_renewed_by_clean(folder: Path) -> None:
    _set_up(folder)
    for name in (".staging-left", ".staging.ready", "dist"):
        (folder / name).mkdir()
    failed = _make(folder)
    assert failed.returncode == 2
    assert "The environment in .venv is damaged: run make clean, then make again" in failed.stderr
    assert _make(folder, "clean").returncode == 0
    left = {path.name for path in folder.iterdir()}
    assert left == {".staging.ready", "Makefile", "requirements.txt", "tests"}, (
        "a move that was stopped is not left for the next build"
    )
    assert CREATE in _make(folder, "-n").stdout


def test_other_failures_do_not_blame_the_environment(folder: Path) -> None:
    _set_up(folder)
    (folder / ".venv/bin").mkdir()
    (folder / ".venv/bin/python").write_text(
        f'#!/bin/sh\ncase "$*" in *scripts*) exit 1; esac\nexec "{sys.executable}" "$@"\n'
    )
    (folder / ".venv/bin/python").chmod(0o755)
    failed = _make(folder)
    assert failed.returncode == 2
    assert "damaged" not in failed.stderr


def test_python_that_is_not_there_is_named(folder: Path) -> None:
    result = _make(folder, "PYTHON=python9.9")
    assert result.returncode == 2
    assert "python9.9 does not run: name a Python 3.11 or newer" in result.stderr


def test_no_command_looks_for_modules_here_first() -> None:
    """Whoever runs ruff, mypy and pytest has read what is here."""
    lines = [
        *re.findall(r"^\t.*\$\((?:RUN|PYTHON)\).*$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    ]
    tools = ("ruff", "mypy", "pytest", "piptools", "tests/", "tests.bench")
    assert len(lines) > 10
    assert [line for line in lines if " -I " not in line and not any(map(line.count, tools))] == []


@pytest.mark.long
def test_modules_here_and_on_pythonpath_are_not_run(clone: Path) -> None:
    for name in ("csv.py", "json.py", "pkgutil.py", "other/re.py"):
        (clone / name).parent.mkdir(exist_ok=True)
        (clone / name).write_text("raise SystemExit('taken for another')")
    made = subprocess.run(
        ["make", "-s", "check", f"PYTHON={sys.executable}"],
        cwd=clone,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(clone / "other")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (made.returncode, made.stdout) == (0, "fresh and valid\n"), made.stderr


def test_modules_beside_a_command_typed_by_hand_are_looked_for_last(tmp_path: Path) -> None:
    (tmp_path / "scripts").symlink_to(ROOT / "scripts")
    for name in ("csv", "json", "signal", "frictionless"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken for another')")
    command = [sys.executable, "-m", "scripts.draft", "--help"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("raised", ["ValueError('x')", "SystemExit(0)"])
def test_a_plugin_that_fails_is_named(
    raised: str, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "frictionless_odd.py").write_text(f"raise {raised}")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(vars(system), "plugins", raising=False)
    (problem,) = validate(package)
    assert f"frictionless_odd.py cannot be loaded: {raised}. Remove it" in str(problem)
