"""Add the new ids of this version to tests/ledger.csv. `python -m scripts.release` runs it.

Ids are permanent from their first release on. Until then they may change: as long as git has no tag
of the version in datapackage.json, the rows of its ids are written again.
"""

import argparse
import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scripts.common import plain
from scripts.common.console import run, tell
from scripts.common.errors import BuildError, Problem
from scripts.common.git import tagged
from scripts.package import canonical, contract, descriptor, publish
from scripts.package.lint import lint
from scripts.package.tables import Tables, text
from scripts.package.validation import validate

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
VERSION = r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}"
# What a cell of each column is.
CELLS = (re.compile("|".join(MEANING)), re.compile(contract.ID), re.compile("[ -\U0010ffff]+"),
         re.compile(VERSION), re.compile(f"({VERSION})?"), re.compile(".*"))  # fmt: skip
KEPT = (
    "Restore it as it was: the command adds rows, and a retired id has its version and replaced_by"
)
REPLACED = "Write the ids that replace it, or 'nothing: ' and the reason"
RENAMED = "Give it its old name again (a source is named by its file), or retire the old id here"
LedgerRow = dict[str, str]
Published = dict[str, dict[str, str]]  # table -> id -> meaning


def rows_of(root: Path) -> list[LedgerRow]:
    """Return the rows of the ledger. Raises BuildError with the line that is not one of a ledger."""
    lines = io.StringIO(plain.read_text(root / NAME, NAME), newline="")
    reader, seen = csv.reader(lines, strict=True), set[tuple[str, ...]]()
    rows, what, fix = [], "", KEPT
    try:
        if tuple(next(reader, ())) != COLUMNS:
            what, fix = "is not the header of a ledger", f"Write {','.join(COLUMNS)}"
        for cells in reader if not what else ():
            if len(cells) != len(COLUMNS) or not all(map(re.Pattern.fullmatch, CELLS, cells)):
                what = "is not a row of a ledger"
            elif tuple(cells[:2]) in seen:
                what = f"has {cells[0]}: {cells[1]} again"
            if what:
                break
            seen.add(tuple(cells[:2]))
            rows.append(dict(zip(COLUMNS, cells, strict=True)))
    except csv.Error as error:
        what = f"is not CSV: {error}"
    if what:
        raise BuildError([Problem(NAME, f"line {max(reader.line_num, 1)}", what, fix)])
    return rows


def published(root: Path) -> Published:
    """Return the present meaning of every published id. Raises BuildError if a table is not whole."""
    schema = descriptor.read_descriptor(root)
    if problems := lint(schema):
        raise BuildError(problems)
    found: Published = {}
    resources = {resource["name"]: resource for resource in schema["resources"]}
    for table in MEANING:
        header, *lines = canonical.read_table(root, resources[table])
        found[table] = _meanings(table, (dict(zip(header, line, strict=True)) for line in lines))
    return found


def _meanings(table: str, rows: Iterable[Mapping[str, object]]) -> dict[str, str]:
    key, columns = MEANING[table]
    return {text(row[key]): " | ".join(text(row[column]) for column in columns) for row in rows}


def doubted(root: Path, made: Tables) -> list[Problem]:
    """Return what is wrong with the released ids, by the rows that a build has made."""
    if not (root / NAME).exists():
        return []
    try:
        rows, version = rows_of(root), descriptor.read_descriptor(root)["version"]
    except BuildError as error:
        return error.problems
    now = {table: _meanings(table, (row.cells for row in made[table])) for table in MEANING}
    return faults([row for row in rows if row["since"] != version], now)


def number(version: str) -> tuple[int, ...]:
    """Return a version as numbers, which have the order of versions."""
    return tuple(map(int, re.findall("[0-9]+", version)))


def later(ledger: list[LedgerRow], version: str) -> Iterator[Problem]:
    """Yield the rows of versions after this one."""
    for row in ledger:
        versions = [v for v in (row["since"], row["retired"]) if v and number(v) > number(version)]
        if versions:
            what = f"is of {versions[0]}, which comes after {version}"
            yield Problem(NAME, f"{row['table']}: {row['id']}", what, f"Write {version}")


def faults(ledger: list[LedgerRow], now: Published) -> list[Problem]:
    """Return the errors: ids that vanished, changed their meaning or were used again."""
    new = {(row["table"], row["meaning"]): row["id"] for row in missing(ledger, now, "")}
    sources = (row for row in ledger if row["table"] == "sources")
    to = {row["id"]: new.get(("sources", row["meaning"]), row["id"]) for row in sources}
    problems = []
    for row in ledger:
        table, meaning = row["table"], row["meaning"]
        if table == "figures":  # a source that has another name is reported itself
            what, _, source = meaning.rpartition(" | ")
            row = row | {"meaning": f"{what} | {to.get(source, source)}"}
        for what, fix in _faults(row, now[table], new.get((table, meaning))):
            problems.append(Problem(NAME, f"{table}: {row['id']}", what, fix))
    return problems


def _faults(row: LedgerRow, now: dict[str, str], new: str | None) -> Iterator[tuple[str, str]]:
    meaning, was, replaced_by = now.get(row["id"]), row["meaning"], row["replaced_by"]
    if not row["retired"]:
        if meaning is None and new:
            yield f"has vanished, and {new}, which is new, has its meaning", RENAMED
        elif meaning is None:
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
        if problems := validate(options.root):
            raise BuildError(problems)
        version = descriptor.read_descriptor(options.root)["version"]
        again = not tagged(options.root, version)
        rows, now = rows_of(options.root), published(options.root)
        ledger = [row for row in rows if not (again and row["since"] == version)]
        if problems := [*later(rows, version), *faults(ledger, now)]:
            raise BuildError(problems)
        new = missing(ledger, now, version)
        publish.write_files(options.root, {NAME: as_csv(ledger + new)})
    for row in new:
        tell(sys.stdout, f"{row['table']}: {row['id']}")
    tell(sys.stdout, f"{len(new)} new ids in {NAME}")
    return 0


if __name__ == "__main__":
    run(main)
