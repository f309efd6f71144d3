"""Add every new published id to tests/ledger.csv. `python -m scripts.ledger`."""

import argparse
import csv
import io
import sys
from pathlib import Path

from scripts.common import plain
from scripts.common.console import run, tell
from scripts.common.errors import BuildError, Problem
from scripts.package import descriptor, publish

ROOT = Path(__file__).resolve().parents[1]
NAME = "tests/ledger.csv"
COLUMNS = ("table", "id", "meaning", "since", "retired", "replaced_by")
# The meaning of an id: the columns that must not change while it is used.
MEANING = {
    "events": ("event_id", ("title", "event_type")),
    "figures": ("figure_id", ("measure", "unit", "source_id")),
    "actors": ("actor_id", ("name", "actor_type")),
    "places": ("place_id", ("name", "country_code")),
    "sources": ("source_id", ("publisher", "url")),
}
LedgerRow = dict[str, str]
Published = dict[str, dict[str, str]]  # table -> id -> meaning


def rows_of(root: Path, name: str = NAME) -> list[LedgerRow]:
    """Return the rows of the ledger, or of a table. Raises BuildError with the name of the file."""
    rows = csv.DictReader(io.StringIO(plain.text(root / name, name), newline=""))
    if name == NAME and not set(COLUMNS) <= set(rows.fieldnames or ()):
        raise BuildError(
            [Problem(NAME, "line 1", "is not the header of a ledger", f"Write {','.join(COLUMNS)}")]
        )
    return list(rows)


def published(root: Path) -> Published:
    """Return the present meaning of every published id."""
    found: Published = {name: {} for name in MEANING}
    for resource in descriptor.read(root)["resources"]:
        if resource["name"] in MEANING:
            key, columns = MEANING[resource["name"]]
            rows = rows_of(root, resource["path"])
            found[resource["name"]] = {
                row[key]: " | ".join(row[column] for column in columns) for row in rows
            }
    return found


def faults(ledger: list[LedgerRow], now: Published) -> list[str]:
    """Return the errors: ids that are gone, changed, used again after retirement, or not listed."""
    found = [fault for row in ledger for fault in _faults(row, now[row["table"]])]
    new = missing(ledger, now, "VERSION")
    return found + [
        f"{row['table']}: {row['id']} is new: run make ledger, which adds it to {NAME}"
        for row in new
    ]


def _faults(row: LedgerRow, now: dict[str, str]) -> list[str]:
    name, meaning = f"{row['table']}: {row['id']}", now.get(row["id"])
    if not row["retired"]:
        if meaning is None:
            return [f"{name} has vanished: bring it back, or retire it and name its replacement"]
        changed = f"{name} meant {row['meaning']!r} and now means {meaning!r}: use a new id"
        return [changed] if meaning != row["meaning"] else []
    new = row["replaced_by"]
    replaced = new.startswith("nothing: ") or (bool(new) and set(new.split()) <= now.keys())
    checks = {
        f"{name} is retired and still published: an id is never used again": meaning is not None,
        f"{name} is retired: write in replaced_by the new ids, or 'nothing: ' and why": not replaced,
        f"{name} is retired within a major version": row["retired"].split(".")[0]
        == row["since"].split(".")[0],
    }
    return [fault for fault, holds in checks.items() if holds]


def missing(ledger: list[LedgerRow], now: Published, version: str) -> list[LedgerRow]:
    """Return the rows that are missing in the ledger, as of that version."""
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


def as_csv(ledger: list[LedgerRow]) -> bytes:
    """Return a ledger as CSV bytes, by table in the order of `MEANING`."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(ledger, key=lambda row: list(MEANING).index(row["table"])))
    return out.getvalue().encode()


def main(arguments: list[str] | None = None) -> int:
    """Add the missing ids and print them; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.ledger", description=__doc__)
    parser.add_argument(
        "--root",
        type=Path,
        default=ROOT,
        help="the package (default: this one)",
    )
    options = parser.parse_args(arguments)
    with publish.whole(options.root):
        ledger = rows_of(options.root)
        new = missing(ledger, published(options.root), descriptor.read(options.root)["version"])
        publish.write_files(options.root, {NAME: as_csv(ledger + new)})
    for row in new:
        tell(sys.stdout, f"{row['table']}: {row['id']}")
    tell(sys.stdout, f"{len(new)} new ids in {NAME}")
    return 0


if __name__ == "__main__":
    run(main)
