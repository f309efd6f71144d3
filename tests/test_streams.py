"""The exit status is right even if the output cannot be written; lines are safe to print, and few."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, snapshot

from scripts.build import main as build
from scripts.common.console import MOST, Console
from scripts.common.errors import Problem, shown
from scripts.validate import main as validate

# Ways to run a command whose output cannot be written.
DEAF = [
    "| true",
    "> /dev/full",
    "2> /dev/full",
    "> /dev/full 2>&1",
    ">&-",
    "2>&-",
    ">&- 2>&-",
    "< /dev/null >&- 2>&-",
]


def run(command: str, deaf: str) -> int:
    script = f"set -o pipefail; cd {ROOT}; {sys.executable} -m {command} {deaf}"
    return subprocess.run(["bash", "-c", script], capture_output=True, check=False).returncode


EACH = pytest.mark.parametrize("deaf", DEAF)


@pytest.mark.long
@EACH
def test_status_says_that_it_is_published(deaf: str, package: Path) -> None:
    source = package / "data/curated/sources/gazette-harbour-visit.toml"
    source.write_text(source.read_text("utf-8").replace("Visit of Ada", "Call of Ada"), "utf-8")
    assert run(f"scripts.build --root '{package}'", deaf) == 0
    assert "Call of Ada" in (package / "data/events.csv").read_text("utf-8")


@pytest.mark.long
@EACH
def test_status_says_that_it_is_not_published(deaf: str, package: Path) -> None:
    (package / "datapackage.json").write_text("no JSON", "utf-8")
    before = snapshot(package)
    assert run(f"scripts.build --root '{package}'", deaf) == 1
    assert snapshot(package) == before


@pytest.mark.long
@pytest.mark.parametrize("deaf", DEAF)
def test_status_says_whether_it_is_valid(deaf: str, package: Path) -> None:
    assert run(f"scripts.validate '{package}'", deaf) == 0
    (package / "data/events.csv").write_bytes(b"broken")
    assert run(f"scripts.validate '{package}'", deaf) == 1


INTERRUPTED = """
import os, signal, sys
from scripts import build
from scripts.package import tables
def make(*arguments):
    os.kill(os.getpid(), signal.SIGINT)
tables.make = make
build.run(lambda: build.main(["--root", sys.argv[1]]))
"""


@pytest.mark.long
def test_interrupt_is_one_line(package: Path) -> None:
    before = snapshot(package)
    result = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, package],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout, result.stderr) == (
        1,
        "",
        "stopped; nothing was published.\n",
    )
    assert snapshot(package) == before
    assert not list(package.glob(".staging*"))


def test_interrupt_while_modules_load_is_the_signal_alone() -> None:
    """What `python -m` loads first lets the signal end the process, without a traceback."""
    code = "import sys; sys.argv = ['-m']; import scripts, os, signal; os.kill(os.getpid(), signal.SIGINT)"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (-signal.SIGINT, "")


@pytest.mark.long
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8", "utf-16"])
def test_every_encoding_can_say_it(encoding: str, package: Path) -> None:
    (package / "data/Žofie\udcff\x1b[2J.csv").write_bytes(b"")
    command = [sys.executable, "-m", "scripts.validate", package]
    result = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": encoding},
    )
    assert (result.returncode, result.stderr) == (1, b"")
    assert "is in data/ but not declared" in result.stdout.decode(encoding)


@pytest.mark.parametrize("count", [1, MOST, MOST + 1, 100_000])
def test_first_problems_and_their_number(count: int, capsys: pytest.CaptureFixture[str]) -> None:
    problems = [Problem("file", f"id-{number}", "is wrong", "Fix it") for number in range(count)]
    Console().problems(problems, sys.stderr, "; nothing was published.")
    lines = capsys.readouterr().err.splitlines()
    assert lines[: min(count, MOST)] == [
        f"file: id-{number}: is wrong. Fix it" for number in range(min(count, MOST))
    ]
    assert lines[MOST:-1] == ([f"... and {count - MOST} more"] if count > MOST else [])
    assert lines[-1] == f"{count} problem{'s' * (count > 1)}; nothing was published."


@pytest.mark.parametrize(
    "words",
    [
        "\x1b[2J",
        "\r",
        "\n",
        "\x00",
        "\u202e",
        "\u200b",
        "\udcff",
        "\x9b31m",
        "\u2028",
        "\ufeff",
        "\x07",
        "\x7f",
    ],
)
def test_what_does_not_print_is_escaped(words: str) -> None:
    line = str(Problem(f"data/{words}.csv", words, f"is {words}", f"Write {words}"))
    assert line.isprintable()
    assert words not in line


def test_long_values_are_cut_in_the_middle() -> None:
    cut = shown("the beginning" + "x" * 10_000_000 + "the end")
    assert len(cut) <= 300
    assert cut.startswith("the beginning")
    assert cut.endswith("the end")


NAMES = ["-x", "a b", "ä", "$HOME", "~", "a%20b", "a?b", "http:", "a\nb"]


@pytest.mark.parametrize(
    "name", ["a[b]c*", *(pytest.param(name, marks=pytest.mark.long) for name in NAMES)]
)
@pytest.mark.parametrize(
    "command",
    [
        lambda path: validate([path]),
        pytest.param(lambda path: build(["--root", path]), marks=pytest.mark.long),
    ],
)
def test_folders_of_any_name(
    name: str,
    command: Callable[[str], int],
    package: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    package.rename(package.with_name(name))
    monkeypatch.chdir(package.parent)
    assert command(f"./{name}") == 0, capsys.readouterr()


@pytest.mark.long
@pytest.mark.parametrize(
    ("root", "path"),
    [
        ([], "datapackage.json"),
        *(
            pytest.param(r, p, marks=pytest.mark.long)
            for r, p in (([], ""), (["--root"], ""), (["--root"], "datapackage.json"))
        ),
    ],
)
def test_validate_takes_a_folder_or_its_descriptor(
    root: list[str], path: str, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert validate([*root, str(package / path)]) == 0
    assert capsys.readouterr().out == "valid\n"
    (package / "datapackage.json").unlink()
    assert validate([*root, str(package / path)]) == 1
    assert "datapackage.json: is missing" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("make", "said"), [(lambda p: None, "No such file"), (lambda p: p.touch(), "Not a directory")]
)
def test_what_is_no_folder_is_named(
    make: object, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "x")
    assert validate([str(tmp_path / "x")]) == 1
    assert said in capsys.readouterr().err
