"""The made-up example, on which the tests of the machinery run, is fresh, has the package's schema, and uses the whole format."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest
from conftest import EXAMPLE, built, table

from scripts.curated.files import read_curated
from scripts.curated.timeline import DERIVATIONS
from scripts.package.order import chronological

OURS = json.loads((EXAMPLE / "datapackage.json").read_text("utf-8"))
RECORDS, PROBLEMS = read_curated(EXAMPLE)
KINDS = ("event", "actor", "place", "source", "attestation", "part", "relation", "figure")
ROWS = {resource["name"]: table(resource["name"], EXAMPLE) for resource in OURS["resources"]}


def test_example_is_what_a_build_of_it_gives() -> None:
    files = built(EXAMPLE)
    stale = [name for name, data in files.items() if (EXAMPLE / name).read_bytes() != data]
    assert not stale, f"run make example: {stale}"


def test_example_has_every_table() -> None:
    assert len(OURS["resources"]) == 8


def test_example_says_that_it_is_made_up() -> None:
    for words in (OURS["title"], OURS["description"]):
        assert "made up" in words.lower().replace("-", " ")
    assert "**Nothing here is true.**" in (EXAMPLE / "README.md").read_text("utf-8")
    hosts = {re.match(r"https://([^/]+)/", row["url"])[1] for row in ROWS["sources"] if row["url"]}
    assert all(host.endswith(".example") for host in hosts)


# --- it uses the whole format ---------------------------------------------------------------------------------------------


def _used(record: object) -> Iterator[str]:
    """The fields that a record gives, those of its anchor and derivation too."""
    for field in fields(record):
        value = getattr(record, field.name)
        if value not in ("", None, False):
            yield f"{type(record).__name__}.{field.name}"
            yield from _used(value) if is_dataclass(value) else ()


def test_every_key_of_the_curated_format_is_used() -> None:
    records = [record for kind in KINDS for record in getattr(RECORDS, kind)]
    every = {f"{type(r).__name__}.{field.name}" for r in records for field in fields(r)}
    anchors = [r for a in RECORDS.attestation for r in (a.anchor, a.derive) if r]
    every |= {f"{type(r).__name__}.{field.name}" for r in anchors for field in fields(r)}
    used = {used for record in records for used in _used(record)}
    assert used == every, "give each key a value in tests/example/data/curated"


def test_every_column_has_a_value() -> None:
    assert not [
        (name, column)
        for name, rows in ROWS.items()
        for column in rows[0]
        if not any(row[column] for row in rows)
    ]


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("attestations", "anchor_type"), ("attestations", "date_direction"), ("attestations", "date_extent"), ("attestations", "rank"),
        ("attestations", "agreement"), ("event_relations", "relation"), ("events", "status"), ("actors", "actor_type"),
    ],
)  # fmt: skip
def test_every_value_of_what_the_code_tells_apart_is_used(name: str, column: str) -> None:
    resource = next(resource for resource in OURS["resources"] if resource["name"] == name)
    (field,) = (field for field in resource["schema"]["fields"] if field["name"] == column)
    assert {row[column] for row in ROWS[name]} - {""} == set(field["constraints"]["enum"])


def test_every_derivation_and_each_way_to_give_a_date_is_used() -> None:
    rules = {row["date_rule"] for row in ROWS["attestations"]}
    assert {kind.rule for kind in DERIVATIONS.values()} | {"edtf", "curated"} < rules
    assert {"edtf", "curated"} < {row["period_rule"] for row in ROWS["figures"]}


WANTED = {  # what the format allows, and a table that shows whether it is used: (table, what a row must be)
    "open start of a best-known date": ("events", lambda row: row["best_edtf"].startswith("[..")),
    "open end of a best-known date": ("events", lambda row: row["best_edtf"].endswith("..]")),
    "stretch from an open start": ("events", lambda row: row["date_edtf"].startswith("../")),
    "event that nobody dates": ("events", lambda row: not row["date_edtf"] and not row["best_edtf"] and row["date_verbatim"]),
    "event of the place that no wrong source names": ("events", lambda row: row["event_id"] == "grain-deal-signed" and row["place_id"] == "velmar"),
    "event of a place that only another source names": ("events", lambda row: row["place_id"] == "upper-fell"),
    "words in other letters": ("attestations", lambda row: not row["date_verbatim"].isascii()),
    "date that is preferred unasked": ("attestations", lambda row: row["event_id"] == "lighthouse-restored" and row["rank"] == "preferred"),
    "place alone": ("attestations", lambda row: row["place_id"] and not row["date_edtf"] and not row["date_verbatim"]),
    "figure below zero": ("figures", lambda row: row["value"].startswith("-")),
    "figure in thousands of millions": ("figures", lambda row: int(row["value"]) > 10**9),
    "two sources of one measure": ("figures", lambda row: row["figure_id"] == "grain-sold-by-the-wire" and row["measure"] == "grain-sold"),
    "source without an address": ("sources", lambda row: not row["url"]),
    "source without a date": ("sources", lambda row: not row["published_edtf"]),
    "source without a title": ("sources", lambda row: not row["title"]),
    "plain quotes and dashes": ("sources", lambda row: "'closer than ever' - thirty" in row["title"]),
    "place without a country": ("places", lambda row: not row["country_code"]),
    "place without a zone": ("places", lambda row: not row["timezone"]),
}  # fmt: skip


@pytest.mark.parametrize("what", WANTED)
def test_example_holds(what: str) -> None:
    name, holds = WANTED[what]
    assert any(holds(row) for row in ROWS[name])


def test_example_has_two_articles_and_a_reprint_beside_another() -> None:
    assert len({row["article_id"] for row in ROWS["events"]}) == 2
    origins = [row["origin"] for row in ROWS["sources"] if row["source_type"] == "reprint"]
    assert len(origins) == 2
    assert len(set(origins)) == 1
    text = "".join(path.read_text("utf-8") for path in (EXAMPLE / "data/curated").rglob("*.toml"))
    assert set("\u2018\u2019\u201c\u201d\u2013") <= set(text), (
        "typographic quotes, for the build to write plainly"
    )


def test_a_direction_that_the_words_did_not_need_is_not_published() -> None:
    given = {(a.source, a.event) for a in RECORDS.attestation if a.direction}
    published = {
        (row["source_id"], row["event_id"]) for row in ROWS["attestations"] if row["date_direction"]
    }
    assert given - published == {("southmark-ministry-release", "harbour-tour")}


def test_ties_are_sorted_by_what_is_stated_and_not_by_id() -> None:
    order = [row["event_id"] for row in ROWS["events"]]
    for one, other in (
        ("talks-with-premier", "press-conference"),
        ("summit-opening", "evening-regatta"),
    ):
        assert one > other
        assert order.index(one) < order.index(other)


def test_ties_that_nothing_else_decides_are_sorted_by_id() -> None:
    tied = dict.fromkeys(("b", "c", "a"), (date(2019, 6, 12), None))
    assert chronological(tied, tied, []) == ["a", "b", "c"]


def test_curated_files_of_the_example_are_plain_toml() -> None:
    assert not PROBLEMS
    for path in (EXAMPLE / "data/curated").rglob("*.toml"):
        assert tomllib.loads(path.read_text("utf-8"))
