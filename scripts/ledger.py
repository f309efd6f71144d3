"""Add the new ids of this version to tests/ledger.csv. `python -m scripts.release` runs it.

Ids are permanent from their first release on. Until then they may change: as long as git has no tag
of the version in datapackage.json, the rows of its ids are written again.
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.common import plain
from scripts.common.console import run, tell
from scripts.common.errors import BuildError, Problem
from scripts.common.git import tagged
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
REPLACED = "Write the ids that replace it, or 'nothing: ' and the reason"
LedgerRow = dict[str, str]
Published = dict[str, dict[str, str]]  # table -> id -> meaning


def rows_of(root: Path, name: str = NAME) -> list[LedgerRow]:
    """Return the rows of the ledger, or of a table. Raises BuildError with the name of the file."""
    rows = csv.DictReader(io.StringIO(plain.read_text(root / name, name), newline=""))
    if name == NAME and not set(COLUMNS) <= set(rows.fieldnames or ()):
        raise BuildError(
            [Problem(NAME, "line 1", "is not the header of a ledger", f"Write {','.join(COLUMNS)}")]
        )
    return list(rows)


def published(root: Path) -> Published:
    """Return the present meaning of every published id."""
    found: Published = {name: {} for name in MEANING}
    for resource in descriptor.read_descriptor(root)["resources"]:
        if resource["name"] in MEANING:
            key, columns = MEANING[resource["name"]]
            rows = rows_of(root, resource["path"])
            found[resource["name"]] = {
                row[key]: " | ".join(row[column] for column in columns) for row in rows
            }
    return found


def faults(ledger: list[LedgerRow], now: Published) -> list[Problem]:
    """Return the errors: ids that vanished, changed their meaning or were used again."""
    return [
        Problem(NAME, f"{row['table']}: {row['id']}", what, fix)
        for row in ledger
        for what, fix in _faults(row, now[row["table"]])
    ]


def _faults(row: LedgerRow, now: dict[str, str]) -> Iterator[tuple[str, str]]:
    meaning, was, replaced_by = now.get(row["id"]), row["meaning"], row["replaced_by"]
    if not row["retired"]:
        if meaning is None:
            yield "has vanished", "Restore the id, or retire it here and say what replaces it"
        elif meaning != was:
            yield f"meant {was!r} and now means {meaning!r}", "Give the new meaning a new id"
        return
    if meaning is not None:
        yield "is retired and still published", "Give the new record a new id"
    others = replaced_by.split()
    if not (replaced_by.startswith("nothing: ") or (others and set(others) <= now.keys())):
        yield "is retired without a published id in replaced_by", REPLACED
    if row["retired"].split(".")[0] == row["since"].split(".")[0]:
        yield "is retired within a major version", "Retire an id only in a new major version"


def missing(ledger: list[LedgerRow], now: Published, version: str) -> list[LedgerRow]:
    """Return the rows that are missing in the ledger, as of that version."""
    known = {(row["table"], row["id"]) for row in ledger}
    return [
        dict(zip(COLUMNS, (table, id_, meaning, version, "", ""), strict=True))
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
        version = descriptor.read_descriptor(options.root)["version"]
        again = not tagged(options.root, version)
        rows = rows_of(options.root)
        ledger = [row for row in rows if not (again and row["since"] == version)]
        new = missing(ledger, published(options.root), version)
        publish.write_files(options.root, {NAME: as_csv(ledger + new)})
    for row in new:
        tell(sys.stdout, f"{row['table']}: {row['id']}")
    tell(sys.stdout, f"{len(new)} new ids in {NAME}")
    return 0


if __name__ == "__main__":
    run(main)
