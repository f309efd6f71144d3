"""A new package from a clone by one command, with an article on another country; no fact of this one is left."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, table

from scripts import ledger, start
from scripts.build import main as build

ARGUMENTS = [
    "harbour-timeline",
    "--title",
    "Harbour timeline",
    "--by",
    "Harbour Watch",
    "--date",
    "2031-04-09",
]
ARTICLE = """title = "Ministers of Northmark and Southmark meet (made up)"
publisher = "The Northmark Courier"
source_type = "news"
published = "2031-04"

[[event]]
id = "harbour-treaty-signed"
title = "Harbour treaty signed"
event_type = "treaty"
status = "past"
description = "Made up: two states sign a treaty on their harbour."

[[attestation]]
event = "harbour-treaty-signed"
words = "early this month"
anchor = { type = "publication" }
place = "gull-bay"

[[part]]
event = "harbour-treaty-signed"
actor = "northmark"
role = "signatory"

[[figure]]
id = "harbour-depth"
title = "Change of the depth of the harbour"
measure = "harbour-depth-change"
value_words = "3 metres less"
value = -3
unit = "metres"
event = "harbour-treaty-signed"
"""
ACTORS = '[[actor]]\nid = "northmark"\nname = "Northmark"\nactor_type = "state"\n'
PLACES = '[[place]]\nid = "gull-bay"\nname = "Gull Bay"\nplace_type = "sea"\n'


def names() -> set[str]:
    """What only this package knows: the names of its actors and places, its sources, and what it is called."""
    descriptor = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    tables = {resource["name"] for resource in descriptor["resources"]}
    found = {descriptor["name"], descriptor["title"]}
    for name, columns in (
        ("actors", ("name",)),
        ("places", ("name",)),
        ("sources", ("source_id", "publisher", "url")),
    ):
        found |= (
            {row[column] for row in table(name) for column in columns} if name in tables else set()
        )
    return {name.lower() for name in found if name}


@pytest.fixture
def fork(clone: Path) -> Path:
    assert start.main([*ARGUMENTS, "--root", str(clone)]) == 0
    return clone


@pytest.mark.long
def test_a_package_of_ones_own_builds_and_passes_its_own_tests(fork: Path) -> None:
    assert build(["--root", str(fork)]) == 0
    own = [
        "tests/test_facts.py",
        "tests/test_ledger.py",
        "tests/test_fresh.py",
        "tests/test_loads.py",
    ]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *own]
    result = subprocess.run(command, cwd=fork, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_an_article_of_another_country_leaves_nothing_of_this_one(
    fork: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    curated = fork / "data/curated"
    (curated / f"sources/{start.SOURCE}.toml").unlink()
    (curated / "sources/northmark-courier.toml").write_text(ARTICLE)
    (curated / "actors.toml").write_text(ACTORS)
    (curated / "places.toml").write_text(PLACES)
    assert build(["--root", str(fork)]) == 0
    (fork / ledger.NAME).write_bytes(ledger.as_csv([]))
    assert ledger.main(["--root", str(fork)]) == 0
    assert table("events", fork)[0]["best_edtf"] == "[2031-04-01..2031-04-10]"
    described = json.loads((fork / "datapackage.json").read_text("utf-8"))
    assert "publisher" in described["contributors"][0]["roles"]
    assert [source["title"] for source in described["sources"]] == [
        "Ministers of Northmark and Southmark meet (made up) (The Northmark Courier, April 2031)"
    ]
    left = names()
    for path in sorted(fork.rglob("*")):
        inside = path.relative_to(fork)
        if (
            path.is_file()
            and inside.parts[0] not in (".venv", ".git")
            and "__pycache__" not in inside.parts
        ):
            text = path.read_bytes().decode("utf-8", "replace").lower()
            assert not [name for name in left if name in text], inside


@pytest.mark.parametrize("day", ["May", "2031-04", "20310409", "2031-02-30"])
def test_a_day_that_is_no_day_is_refused(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        start.main(["--title=x", "--by=x", f"--date={day}", "my-timeline"])
    assert stopped.value.code == 2
    assert f"'{day}' is not a day: write it as 2024-05-17" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["My Timeline", "my_timeline", "-x", "2nd"])
def test_a_name_that_is_no_name_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        start.main(["--title=x", "--by=x", "--date=2031-04-09", "--", name])
    assert stopped.value.code == 2
    assert "lower-case words joined by hyphens" in capsys.readouterr().err
