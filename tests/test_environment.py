"""The environment that make keeps repairs itself, and a Python that is not there is said to be."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = "frictionless"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The Makefile and the pins, beside an environment that claims to be whole and has one package."""
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "requirements.txt").write_text(f"{PACKAGE}==1.0\n")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / ".venv"], check=True)
    site = next((tmp_path / ".venv").glob("lib/python3*/site-packages"))
    for name, text in {
        f"{PACKAGE}/__init__.py": "",
        f"{PACKAGE}-1.0.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {PACKAGE}\nVersion: 1.0\n",
        f"{PACKAGE}-1.0.dist-info/RECORD": f"{PACKAGE}/__init__.py,,\n{PACKAGE}-1.0.dist-info/METADATA,,\n",
    }.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(text)
    name = _make(tmp_path, "-pn").split("\nNAME := ")[1].splitlines()[0]
    for end in ("", ".run"):
        (tmp_path / f".venv/{name}{end}").touch()
    return tmp_path


def _make(folder: Path, *arguments: str) -> str:
    command = ["make", "-C", str(folder), f"PYTHON={sys.executable}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


REPAIR = "rm -rf .venv"


def test_whole_environment_is_left_alone(folder: Path) -> None:
    assert REPAIR not in _make(folder, "-n", "check")


@pytest.mark.parametrize(
    "gone", ["bin", f"lib/python3*/site-packages/{PACKAGE}", "lib/python3*/site-packages"]
)
def test_environment_that_is_not_whole_is_made_anew(folder: Path, gone: str) -> None:
    for path in (folder / ".venv").glob(gone):
        shutil.rmtree(path)
    assert REPAIR in _make(folder, "-n", "check")


def test_python_that_is_not_there_is_named(folder: Path) -> None:
    result = subprocess.run(
        ["make", "-C", str(folder), "PYTHON=python9.9"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert "python9.9 does not run: name a Python 3.11 or newer" in result.stderr
