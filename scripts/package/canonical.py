"""The canonical form of what lies in data/: everything about the bytes that frictionless passes over in silence."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from scripts.common import plain
from scripts.common.errors import BuildError, Problem
from scripts.package import contract
from scripts.package import descriptor as descriptors

# What is not seen either, and what JSON Schema's regular expressions cannot name everywhere: fillers, tags, letters of private use.
HIDDEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ue000-\uf8ff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
CANONICAL = {
    # Any letters, but nothing that is not seen, and no double quote: a line is a row, a comma between quotes does not occur.
    "string": re.compile(f"[^{contract.UNSEEN}{HIDDEN}]*"),
    "integer": re.compile(r"0|-?[1-9][0-9]{0,17}"),
    "number": re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{0,17}[1-9])?"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}
BESIDE = {
    "curated",
    "README.md",
    "timeline.svg",
    "timeline_narrow.svg",
    "timeline.html",
    "timeline.jsonld",
}  # in data/, next to the tables


class Fault(NamedTuple):
    """What is wrong with a table: on which line, in which column, where it is of one."""

    table: str
    line: int | None
    column: str
    what: str
    fix: str


def strays(root: Path, descriptor: dict) -> list[Problem]:
    """Return what lies in data/ and is not declared, or is no plain file, as a link, which could lead elsewhere."""
    try:
        found = plain.entries(root / "data", "data")
    except BuildError as error:
        return error.problems
    declared = {resource["path"] for resource in descriptor["resources"]}
    problems = []
    for path in found:
        name = f"data/{path.name}"
        fault = plain.fault(path, name)
        if name not in declared and path.name not in BESIDE:
            problems.append(
                Problem(
                    name,
                    "",
                    "is in data/ but not declared",
                    f"Add it to {descriptors.NAME}, or remove it",
                )
            )
        elif fault and not (path.name == "curated" and path.is_dir() and not path.is_symlink()):
            problems.append(fault)
    return problems


def read(root: Path, resource: dict) -> list[list[str]]:
    """Return the lines of a table, the header first, each with a cell for every column. Raises BuildError with what keeps them from it."""
    data = plain.read(root / resource["path"], resource["path"], "Run make")
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BuildError([_of_file(resource, f"is not CSV in UTF-8: {error}")]) from None
    if not rows or rows[0] != descriptors.fields(resource):
        raise BuildError(
            [
                _of_file(
                    resource,
                    "the header is not the columns of the schema, in their order",
                    "line 1",
                )
            ]
        )
    uneven = [number for number, row in enumerate(rows, 1) if len(row) != len(rows[0])]
    if uneven:
        what = f"has {len(rows[uneven[0] - 1])} cells for {len(rows[0])} columns"
        more = f"; so have {len(uneven) - 1} other lines" if uneven[1:] else ""
        raise BuildError([_of_file(resource, what + more, f"line {uneven[0]}")])
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    if out.getvalue().encode() != data:
        raise BuildError(
            [
                _of_file(
                    resource,
                    "is not in canonical form: LF, minimal quotes, a final newline, no byte order mark",
                )
            ]
        )
    return rows


def _of_file(resource: dict, what: str, where: str = "") -> Problem:
    return Problem(resource["path"], where, what, "Run make")


def faults(rows: list[list[str]], resource: dict) -> Iterator[Fault]:
    """Yield what is not canonical in the cells and keys of a table, as `read` returns it."""
    name, schema = resource["name"], resource["schema"]
    if len(rows) < 2 and name in contract.FILLED:
        yield Fault(
            name, None, "", "has no rows", f"Add one: {', '.join(contract.FILLED)} cannot be empty"
        )
    for number, row in enumerate(rows[1:], 2):
        for cell, field in zip(row, schema["fields"], strict=True):
            what = _cell(cell, field["type"])
            if what:
                fix = "Correct it in data/curated and run make"
                yield Fault(
                    name, number, field["name"], f"{field['name']} {what}: {cell[:60]!r}", fix
                )
    key = [rows[0].index(column) for column in schema["primaryKey"]]
    seen: set[tuple] = set()
    for number, row in enumerate(rows[1:], 2):
        value = tuple(row[i] for i in key)
        if value in seen or not all(value):
            shown = ", ".join(cell[:80] for cell in value)
            yield Fault(
                name,
                number,
                "",
                f"the key ({shown}) is not unique or not whole",
                "Give each row its own key",
            )
        seen.add(value)


def examples(rows: list[list[str]], resource: dict) -> list[Problem]:
    """Return the fields of which the example is no value of their column: the build takes it from there."""
    given = [
        (at, field["name"], field["example"])
        for at, field in enumerate(resource["schema"]["fields"])
        if "example" in field
    ]
    gone = [name for at, name, example in given if not any(row[at] == example for row in rows[1:])]
    where = resource["name"]
    return [
        Problem(descriptors.NAME, where, f"the example of {name} stands in no row", "Run make")
        for name in gone
    ]


def _cell(cell: str, kind: str) -> str | None:
    if not cell:
        return None
    if cell != cell.strip():
        return "has outer blanks"
    if not CANONICAL[kind].fullmatch(cell) or (kind == "string" and cell[0] in "=+-@'"):
        return f"is not a canonical {kind}"
    if kind == "date":
        try:
            date.fromisoformat(cell)
        except ValueError:
            return "is not a day"
    return None
