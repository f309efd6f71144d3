"""The canonical form of the files in data/, which frictionless does not check."""

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from scripts.common import letters, plain
from scripts.common.errors import BuildError, Problem
from scripts.package import contract
from scripts.package import descriptor as descriptors
from scripts.package.descriptor import Json

# Invisible too, but beyond the regular expressions of JSON Schema: fillers and tags.
HIDDEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
UNSEEN = re.compile(f"[{contract.UNSEEN}{HIDDEN}]")
CANONICAL = {
    # Any letters that are visible, and no double quote: so a line is a row.
    "string": re.compile(f"(?![=+\\-@'])[^{contract.UNSEEN}{HIDDEN}]*"),
    "integer": re.compile(r"0|-?[1-9][0-9]{0,17}"),
    "number": re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{0,17}[1-9])?"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}
BESIDE = {
    "curated",
    "README.md",
    "questions.md",
    "timeline.svg",
    "timeline_narrow.svg",
    "timeline.html",
    "timeline.jsonld",
}  # in data/, next to the tables


EMPTY = "has no rows"


class Fault(NamedTuple):
    """What is wrong with a table: the line and the column, if it is about one, and the fix."""

    table: str
    line: int | None
    column: str
    what: str
    fix: str


def strays(root: Path, descriptor: Json) -> list[Problem]:
    """Return the problems of files in data/ that are not declared, or not plain files."""
    try:
        found = plain.entries(root / "data", "data")
    except BuildError as error:
        return error.problems
    declared = {resource["path"] for resource in descriptor["resources"]}
    problems = []
    for path in found:
        name = f"data/{path.name}"
        if name not in declared and path.name not in BESIDE:
            fix = f"Add it to {descriptors.NAME}, or remove it"
            problems.append(Problem(name, "", "is in data/ but not declared", fix))
        elif path.name != "curated" or path.is_symlink() or not path.is_dir():
            fault = plain.fault(path, name)
            problems += [fault] if fault else []
    return problems


def read_table(root: Path, resource: Json) -> list[list[str]]:
    """Return the lines of a table, the header first, each with a cell for every column.

    Raises BuildError if the file is not in canonical form.
    """
    path = resource["path"]
    data = plain.read_bytes(root / path, path, "Run make")
    if data.startswith(BOM_UTF8):
        what = "begins with a byte-order mark, as spreadsheets write it"
        raise _broken(resource, what, "line 1")
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise _broken(resource, f"is not CSV in UTF-8: {error}") from None
    if not rows or rows[0] != descriptors.columns_of(resource):
        what = "the header is not the columns of the schema, in their order"
        raise _broken(resource, what, "line 1")
    uneven = [number for number, row in enumerate(rows, 1) if len(row) != len(rows[0])]
    if uneven:
        what = f"has {len(rows[uneven[0] - 1])} cells for {len(rows[0])} columns"
        what += f"; so have {len(uneven) - 1} other lines" if uneven[1:] else ""
        raise _broken(resource, what, f"line {uneven[0]}")
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    if out.getvalue().encode() != data:
        what = "is not in canonical form: LF, minimal quotes, a final newline, no byte order mark"
        raise _broken(resource, what)
    return rows


def _broken(resource: Json, what: str, where: str = "") -> BuildError:
    return BuildError([Problem(resource["path"], where, what, "Run make")])


def faults(rows: list[list[str]], resource: Json) -> Iterator[Fault]:
    """Yield the faults of the cells and keys of a table, as `read_table` returns it."""
    name, fields = resource["name"], resource["schema"]["fields"]
    if len(rows) < 2 and name in contract.FILLED:
        fix = "Add an article with an event to data/curated/sources/, as README.md says"
        yield Fault(name, None, "", EMPTY, fix)
    for number, row in enumerate(rows[1:], 2):
        for cell, field in zip(row, fields, strict=True):
            what = _fault_of(cell, field["type"])
            if what:
                column, fix = field["name"], "Correct it in data/curated, and run make"
                yield Fault(name, number, column, f"{column} {what}: {cell[:60]!r}", fix)
    key = [rows[0].index(column) for column in resource["schema"]["primaryKey"]]
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(rows[1:], 2):
        value = tuple(row[i] for i in key)
        if value in seen or not all(value):
            shown = ", ".join(cell[:80] for cell in value)
            what = f"the key ({shown}) is not unique or not whole"
            yield Fault(name, number, "", what, "Give each row its own key")
        seen.add(value)


def examples(rows: list[list[str]], resource: Json) -> list[Problem]:
    """Return the problems of fields whose example is not a value of their column."""
    columns = zip(*rows[1:], strict=True) if rows[1:] else [()] * len(rows[0])
    return [
        Problem(
            descriptors.NAME,
            resource["name"],
            f"the example of {field['name']} is in no row",
            "Run make",
        )
        for field, cells in zip(resource["schema"]["fields"], columns, strict=False)
        if "example" in field and field["example"] not in cells
    ]


def _fault_of(cell: str, kind: str) -> str | None:
    """Return why a cell is not as it is written, or None."""
    if cell != cell.strip():
        return "has outer blanks"
    if cell and not CANONICAL[kind].fullmatch(cell):
        return unseen(cell) or f"is not a canonical {kind}"
    if kind == "string" and cell and not any(map(str.isalnum, cell)):
        return "has neither a letter nor a digit"
    if kind == "string" and (deceives := letters.fault_of(cell)):
        return deceives
    return "is not a day" if cell and kind == "date" and not _is_day(cell) else None


def unseen(cell: str) -> str | None:
    """Return the first character of a cell that nothing shows, or None."""
    found = UNSEEN.search(cell)
    return f"has {letters.named(found[0])}" if found else None


def _is_day(cell: str) -> bool:
    try:
        return bool(date.fromisoformat(cell))
    except ValueError:
        return False
