"""Ids are for ever: every id ever published is there and means what it meant, or is retired with what replaces it.

tests/ledger.csv has a row for each: the table, the id, what it means, the version that brought it; and where it was taken back,
the version that did so and the ids that replace it (or `nothing: ` and the reason).
"""

import csv
import json
from pathlib import Path

import pytest
from conftest import ROOT, table

LEDGER = list(csv.DictReader((Path(__file__).parent / "ledger.csv").open(encoding="utf-8", newline="")))
VERSION = tuple(map(int, json.loads((ROOT / "datapackage.json").read_text("utf-8"))["version"].split(".")))

# What an id means: the columns that must not change under it.
MEANING = {
    "events": ("event_id", ("title", "event_type")),
    "figures": ("figure_id", ("measure", "unit", "source_id")),
    "actors": ("actor_id", ("name", "actor_type")),
    "places": ("place_id", ("name", "country_code")),
    "sources": ("source_id", ("publisher", "url")),
}


def faults(ledger: list[dict[str, str]], published: dict[str, dict[str, str]]) -> list[str]:
    """What is wrong, from the ledger and the meanings published: table -> id -> meaning."""
    found = []
    known = {(row["table"], row["id"]) for row in ledger}
    for row in ledger:
        now = published[row["table"]].get(row["id"])
        name = f"{row['table']}: {row['id']}"
        if row["retired"]:
            replaced = (
                row["replaced_by"].startswith("nothing: ") or set(row["replaced_by"].split()) <= published[row["table"]].keys()
            )
            if now is not None:
                found.append(f"{name} is retired and still published: an id is never used again")
            if not row["replaced_by"] or not replaced:
                found.append(f"{name} is retired: say in replaced_by which ids replace it, or 'nothing: ' and why")
            if row["retired"].split(".")[0] == row["since"].split(".")[0]:
                found.append(f"{name} is retired within a major version")
        elif now is None:
            found.append(f"{name} has vanished: bring it back, or retire it with what replaces it")
        elif now != row["meaning"]:
            found.append(f"{name} meant {row['meaning']!r} and now means {now!r}: give the new meaning a new id")
    for name, ids in published.items():
        found += [
            f"{name}: {id_} is new: add {name},{id_},{meaning},VERSION,, to tests/ledger.csv"
            for id_, meaning in ids.items()
            if (name, id_) not in known
        ]
    return found


def published() -> dict[str, dict[str, str]]:
    return {
        name: {row[key]: " | ".join(row[c] for c in columns) for row in table(name)} for name, (key, columns) in MEANING.items()
    }


def test_every_id_ever_published_is_there_and_means_what_it_meant() -> None:
    assert not faults(LEDGER, published())


def test_no_row_of_the_ledger_is_from_a_version_to_come() -> None:
    versions = [row[column] for row in LEDGER for column in ("since", "retired") if row[column]]
    assert all(tuple(map(int, version.split("."))) <= VERSION for version in versions)


ROW = dict(LEDGER[0])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "gone"}, "has vanished"),
        ({"meaning": "something else"}, "now means"),
        ({"retired": "2.0.0", "replaced_by": "epca-in-force"}, "still published"),
        ({"id": "gone", "retired": "2.0.0", "replaced_by": ""}, "say in replaced_by"),
        ({"id": "gone", "retired": "2.0.0", "replaced_by": "nowhere"}, "say in replaced_by"),
        ({"id": "gone", "retired": "1.1.0", "replaced_by": "epca-in-force"}, "within a major version"),
    ],
)
def test_ledger_catches(change: dict[str, str], said: str) -> None:
    assert any(said in fault for fault in faults([ROW | change, *LEDGER[1:]], published()))


def test_ledger_lets_a_retired_id_go() -> None:
    gone = ROW | {"id": "gone", "retired": "2.0.0", "replaced_by": "nothing: the article was taken back"}
    assert not faults([*LEDGER, gone], published())


def test_ledger_asks_for_new_ids() -> None:
    assert any("is new: add events," in fault for fault in faults(LEDGER[1:], published()))
