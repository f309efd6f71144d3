"""The committed files are what a rebuild gives, byte for byte, whatever the machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import EXAMPLE, ROOT, snapshot, table

from scripts.build import main, outputs
from scripts.curated.files import read_curated


def test_committed_files_are_what_a_rebuild_gives() -> None:
    files, _ = outputs(ROOT)
    stale = [name for name, data in files.items() if (ROOT / name).read_bytes() != data]
    assert not stale, f"run make: {stale}"


SURROUNDINGS = (
    {
        "PYTHONHASHSEED": "1",
        "TZ": "America/Los_Angeles",
        "LC_ALL": "tr_TR.UTF-8",
        "PYTHONUTF8": "0",
    },
    {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
)


@pytest.mark.long
@pytest.mark.parametrize("surroundings", SURROUNDINGS)
def test_no_clock_locale_zone_or_hash_seed_shows(
    surroundings: dict[str, str], package: Path
) -> None:
    """The committed files were made in other surroundings."""
    expected = snapshot(package)
    for path in [*package.glob("data/*.csv"), package / "data/timeline.svg"]:
        path.unlink()
    command = [sys.executable, "-m", "scripts.build", "--root", str(package)]
    subprocess.run(
        command, cwd=ROOT, env={**os.environ, **surroundings}, check=True, stdout=subprocess.DEVNULL
    )
    assert snapshot(package) == expected


def test_order_of_files_does_not_show(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever order the system lists a folder in, for good packages and for the faults of bad ones."""
    (package / "data/curated/sources/old-almanac.toml").write_text("x")
    (package / "data/curated/sources/bay-wire-reprint.toml").write_text("x")
    found, listed = Path.iterdir, []
    answers = []
    for turn in (list, lambda paths: sorted(paths, reverse=True), sorted):
        monkeypatch.setattr(
            Path,
            "iterdir",
            lambda self, turn=turn: listed.append(self) or iter(turn(list(found(self)))),
        )
        records, problems = read_curated(package)
        answers.append((records, problems))
    assert len(listed) >= 6
    assert answers[0] == answers[1] == answers[2]


def test_check_writes_nothing_and_names_what_is_stale(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = package / "data/events.csv"
    path.write_bytes(path.read_bytes().replace(b"upcoming", b"ongoing", 1))
    before = snapshot(package)
    assert main(["--root", str(package), "--check"]) == 1
    assert snapshot(package) == before
    assert capsys.readouterr().err == "data/events.csv is stale: run make\n"


@pytest.mark.long
def test_build_says_what_it_made(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(package)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["events", str(len(table("events", EXAMPLE))), "rows"]
    assert lines[-1] == "valid"
