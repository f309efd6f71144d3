"""A date that a person types is published as typed, beside words too; what it does not say is not added."""

import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLE, table

from scripts.build import main as build
from scripts.validate import main as validate

PAGE = """title = "A ferry starts (a made-up article)"
publisher = "The Example Gazette"
source_type = "news"
published = "2022-11-18"
"""
EVENT = """
[[event]]
id = "{id}"
title = "Made-up event {id}"
event_type = "launch"
status = "{status}"
description = "Made up: {id}."

[[attestation]]
event = "{id}"
{keys}
"""
DOUBT = 'note = "The page puts a question mark behind it."'
# what is typed -> EDTF, earliest, latest, certain from, certain to, qualifier
TYPED = {
    'date = "1980/1986"': ("1980/1986", "1980-01-01", "1986-12-31", "1980-12-31", "1986-01-01", ""),
    'date = "1985/.."': ("1985/..", "1985-01-01", "", "", "", ""),
    'date = "1850~"': ("1850~", "1849-01-01", "1851-12-31", "", "", "approximate"),
    'date = "19XX"': ("19XX-XX-XX", "1900-01-01", "1999-12-31", "", "", ""),
    'date = "[2022-11-07,2022-11-01]"': ("[2022-11-01,2022-11-07]", "2022-11-01", "2022-11-07", "", "", ""),
    'date = "1980/1986"\nextent = "within"': ("[1980-01-01..1986-12-31]", "1980-01-01", "1986-12-31", "", "", ""),
    f'words = "17 November 2022"\ndate = "2022-11-17?"\n{DOUBT}': ("2022-11-17?", "2022-11-17", "2022-11-17", "", "", "uncertain"),
    f'words = "in May 2020"\ndate = "2020-05~"\n{DOUBT}': ("2020-05~", "2020-04-01", "2020-06-30", "", "", "approximate"),
    'words = "2022-11-17"': ("2022-11-17", "2022-11-17", "2022-11-17", "2022-11-17", "2022-11-17", ""),
    'words = "about 1850"': ("1850~", "1849-01-01", "1851-12-31", "", "", "approximate"),
    'words = "from 1980 to 1986"': ("1980/1986", "1980-01-01", "1986-12-31", "1980-12-31", "1986-01-01", ""),
    'date = "0001-01-01"': ("0001-01-01",) + ("0001-01-01",) * 4 + ("",),
    'date = "9999-12-31"': ("9999-12-31",) + ("9999-12-31",) * 4 + ("",),
}  # fmt: skip
COLUMNS = ("edtf", "earliest", "latest", "certain_from", "certain_to", "qualifier")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The attestations of a package with an event for each typed date."""
    root: Path = tmp_path_factory.mktemp("typed") / "package"
    shutil.copytree(EXAMPLE, root)
    for source in (root / "data/curated/sources").iterdir():
        source.unlink()
    for registry in ("actors.toml", "places.toml"):
        (root / "data/curated" / registry).write_text("")
    text = PAGE
    for number, keys in enumerate(TYPED):
        status = "upcoming" if "9999" in keys else "past"
        text += EVENT.format(id=f"event-{chr(97 + number)}", status=status, keys=keys)
    (root / "data/curated/sources/ferry.toml").write_text(text, "utf-8")
    assert build(["--root", str(root)]) == 0
    assert validate([str(root)]) == 0
    return {row["event_id"]: row for row in table("attestations", root)}


@pytest.mark.parametrize(("number", "keys"), list(enumerate(TYPED)), ids=list(TYPED))
def test_typed_date_is_published_as_typed(
    rows: dict[str, dict[str, str]], number: int, keys: str
) -> None:
    row = rows[f"event-{chr(97 + number)}"]
    assert tuple(row[f"date_{column}"] for column in COLUMNS) == TYPED[keys]
