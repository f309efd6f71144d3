"""The machinery knows no fact of this package, and a package that is made from it has none."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLE, ROOT, table
from example_schema import resources

from scripts import start

FACTS = re.compile(r"tests/(test_facts\w*\.py|ledger\.csv|date_cases\.csv)")
MACHINERY = ("scripts/**/*", "tests/**/*", ".ci/*", "Makefile")
LIVE, OURS = (
    json.loads((root / "datapackage.json").read_text("utf-8")) for root in (ROOT, EXAMPLE)
)


def names_of_the_package() -> set[str]:
    """Ids of events, figures and articles, the names of persons and places by their words, the name of the package."""
    events, figures, actors, places = map(table, ("events", "figures", "actors", "places"))
    names = {row[column] for row in events for column in ("event_id", "article_id")}
    names |= {row["figure_id"] for row in figures} | {LIVE["name"]}
    names |= {row["name"].split()[-1] for row in actors if row["actor_type"] == "person"}
    names |= {row["name"] for row in [*actors, *places] if row.get("actor_type") != "person"}
    return {name.lower() for name in names if len(name) >= 5}


def named_in(paths: list[Path], names: set[str]) -> list[str]:
    """The names that files hold, each with the file."""
    either = re.compile(rf"\b({'|'.join(map(re.escape, sorted(names)))})", re.IGNORECASE)
    texts = {path: path.read_bytes().decode("utf-8", "replace") for path in paths if path.is_file()}
    return sorted(
        {f"{path}: {m[0]}" for path, text in texts.items() for m in either.finditer(text)}
    )


def test_machinery_names_no_fact_of_the_package() -> None:
    paths = [
        path
        for pattern in MACHINERY
        for path in ROOT.glob(pattern)
        if path.suffix not in (".pyc", ".png")
    ]
    own = [path for path in paths if not FACTS.fullmatch(path.relative_to(ROOT).as_posix())]
    assert not named_in(own, names_of_the_package())


@pytest.mark.long
def test_a_package_that_is_made_from_it_has_nothing_of_it(tmp_path: Path) -> None:
    start.start(tmp_path / "other", "Another timeline", "The Press", date(2031, 4, 9))
    sources = {
        row[column] for row in table("sources") for column in ("source_id", "publisher", "url")
    }
    names = names_of_the_package() | {LIVE["title"]} | {name for name in sources if len(name) >= 8}
    assert len(names) > 200
    assert not named_in([*(tmp_path / "other").rglob("*")], names)


def test_example_has_the_schema_of_the_package() -> None:
    assert resources(LIVE, OURS) == OURS["resources"], "run make example"
