"""Note in tests/ledger.csv every published id that it does not have yet. `python -m scripts.ledger`."""

import argparse
import csv
import io
import sys
from pathlib import Path

from scripts.common.console import run, tell
from scripts.common.errors import BuildError, Problem
from scripts.package import descriptor

ROOT = Path(__file__).resolve().parents[1]
NAME = "tests/ledger.csv"
COLUMNS = ("table", "id", "meaning", "since", "retired", "replaced_by")
# What an id means: the columns that must not change under it.
MEANING = {
    "events": ("event_id", ("title", "event_type")),
    "figures": ("figure_id", ("measure", "unit", "source_id")),
    "actors": ("actor_id", ("name", "actor_type")),
    "places": ("place_id", ("name", "country_code")),
    "sources": ("source_id", ("publisher", "url")),
}
Row = dict[str, str]
Published = dict[str, dict[str, str]]  # table -> id -> meaning


def read(path: Path) -> list[Row]:
    """Return the rows of a ledger, or of a table. Raises OSError, and BuildError where a ledger lacks a column."""
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""))
    if path.name == Path(NAME).name and not set(COLUMNS) <= set(rows.fieldnames or ()):
        raise BuildError(
            [Problem(NAME, "line 1", "is not the header of a ledger", f"Write {','.join(COLUMNS)}")]
        )
    return list(rows)


def published(root: Path) -> Published:
    """Return what every published id means now. A package need not have every table."""
    found: Published = {name: {} for name in MEANING}
    for resource in descriptor.read_descriptor(root)["resources"]:
        if resource["name"] in MEANING:
            key, columns = MEANING[resource["name"]]
            rows = read(root / resource["path"])
            found[resource["name"]] = {
                row[key]: " | ".join(row[column] for column in columns) for row in rows
            }
    return found


def faults(ledger: list[Row], now: Published) -> list[str]:
    """Return what is wrong: an id that vanished, changed its meaning, came back from retirement, or is not noted."""
    found = [fault for row in ledger for fault in _faults(row, now[row["table"]])]
    new = missing(ledger, now, "VERSION")
    return found + [
        f"{row['table']}: {row['id']} is new: run make ledger, which adds it to {NAME}"
        for row in new
    ]


def _faults(row: Row, now: dict[str, str]) -> list[str]:
    name, meaning = f"{row['table']}: {row['id']}", now.get(row["id"])
    if not row["retired"]:
        if meaning is None:
            return [f"{name} has vanished: bring it back, or retire it with what replaces it"]
        changed = f"{name} meant {row['meaning']!r} and now means {meaning!r}: give the new meaning a new id"
        return [changed] if meaning != row["meaning"] else []
    replaced = (
        row["replaced_by"].startswith("nothing: ") or set(row["replaced_by"].split()) <= now.keys()
    )
    checks = {
        f"{name} is retired and still published: an id is never used again": meaning is not None,
        f"{name} is retired: say in replaced_by which ids replace it, or 'nothing: ' and why": not row[
            "replaced_by"
        ]
        or not replaced,
        f"{name} is retired within a major version": row["retired"].split(".")[0]
        == row["since"].split(".")[0],
    }
    return [fault for fault, holds in checks.items() if holds]


def missing(ledger: list[Row], now: Published, version: str) -> list[Row]:
    """Return the rows that the ledger lacks, as of that version."""
    known = {(row["table"], row["id"]) for row in ledger}
    return [
        {
            "table": table,
            "id": id_,
            "meaning": meaning,
            "since": version,
            "retired": "",
            "replaced_by": "",
        }
        for table, ids in now.items()
        for id_, meaning in ids.items()
        if (table, id_) not in known
    ]


def write(ledger: list[Row]) -> bytes:
    """Return a ledger as CSV bytes, by table in the order of `MEANING`."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(ledger, key=lambda row: list(MEANING).index(row["table"])))
    return out.getvalue().encode()


def main(arguments: list[str] | None = None) -> int:
    """Add what is missing and say it; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.ledger", description=__doc__)
    parser.add_argument(
        "--root",
        type=Path,
        default=ROOT,
        help="the package whose ids are noted (default: this one)",
    )
    options = parser.parse_args(arguments)
    path = options.root / NAME
    ledger = read(path)
    new = missing(
        ledger, published(options.root), descriptor.read_descriptor(options.root)["version"]
    )
    path.write_bytes(write(ledger + new))
    for row in new:
        tell(sys.stdout, f"{row['table']}: {row['id']}")
    tell(sys.stdout, f"{len(new)} new ids in {NAME}")
    return 0


if __name__ == "__main__":
    run(main)
