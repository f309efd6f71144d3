"""Proof by breaking, 2: a cell that is not what its field says. See breaking.py.

Every fault has its own row, so that a table is read once: the row consists of the examples of the
fields, except for the wrong cell.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from breaking import (
    RESOURCES,
    Fault,
    Rows,
    caught,
    caught_in_the_whole,
    in_rows,
    often,
    set_cell,
    stamp,
)
from conftest import EXAMPLE
from conftest import table as rows_of
from frictionless import Package, Resource

WRONG = {  # type -> (what is wrong, cell, what frictionless says)
    "integer": (("a word", "some", "type-error"), ("a fraction", "1.5", "type-error")),
    "number": (("a word", "some", "type-error"), ("a comma", "51,18", "type-error")),
    "date": (("a word", "some", "type-error"), ("no such day", "2022-02-30", "type-error"), ("a month", "2022-11", "type-error"),
             ("a time", "2022-11-17T00:00:00", "type-error")),
    "string": (("a double quote", 'n"x', "constraint-error"), ("a formula", "=1+1", "constraint-error")),
}  # fmt: skip
UNSEEN = {  # type -> (what is wrong, cell): read by frictionless, and yet not how it is written
    "integer": (("an underscore", "1_000"), ("a leading zero", "01"), ("a sign", "+1")),
    "number": (("an exponent", "1e1"), ("a trailing zero", "51.10")),
    "date": (("short numbers", "2020-3-1"),),
}
DECEIVING = {  # what is between two letters, and what is said of it
    "a tag": ("\U000e0041", "U+E0041"),
    "private use": ("\ue000", "a private character (U+E000)"),
    "a letter of no alphabet": ("\u0378", "an unassigned character (U+0378)"),
    "a filler": ("\u3164", "HANGUL FILLER (U+3164)"),
    "a blank of Braille": ("\u2800", "U+2800"),
    "a joiner of graphemes": ("\u034f", "U+034F"),
    "a joiner in a Latin word": ("\u200d", "ZERO WIDTH JOINER (U+200D)"),
    "a Cyrillic letter in a Latin word": ("\u0430", "CYRILLIC SMALL LETTER A (U+0430) among LATIN"),
    "Greek letters in a Latin word": ("abc\u03bf\u03c1abc", "GREEK SMALL LETTER OMICRON"),
    "a wide letter in a plain word": ("\uff21", "FULLWIDTH LATIN CAPITAL LETTER A (U+FF21) among"),
    "a mark beside its letter": ("e\u0301", "not composed (NFC)"),
    "a mark on no letter": (" \u0301", "COMBINING ACUTE ACCENT (U+0301) on no letter"),
    "UTF-8 read as Windows-1252": (
        "\u00c3\u00a9",
        "which is UTF-8 that was read as another encoding",
    ),
    "an entity of HTML": ("&#39;", "has &#39; for a character"),
    "a pile of marks": ("\u0335\u0336\u0337\u0338", "U+0338"),
}
MARKS = {
    "a line break": "\n",
    "a NUL": "\x00",
    "a tab": "\t",
    "a right-to-left mark": "\u200f",
    "a no-break space": "\u00a0",
}


class Cell(NamedTuple):
    """A cell that frictionless refuses, and the type of its error."""

    table: str
    column: str
    wrong: str
    cell: str
    error: str

    @property
    def name(self) -> str:
        return f"{self.table}.{self.column}: {self.wrong}"


# Cells that fit a column without an example, since its table has no value there: by its type, by
# its pattern, from the other columns.
SOUND = {"string": "x", "integer": "1", "number": "1", "date": "2019-06-12"} | {
    field["constraints"]["pattern"]: field["example"]
    for resource in RESOURCES.values()
    for field in resource["schema"]["fields"]
    if "example" in field and "pattern" in field.get("constraints", {})
}


def sound_cell(field: dict) -> str:
    """A cell that fits the schema."""
    limits = field.get("constraints", {})
    kept = limits.get("enum", [SOUND.get(limits.get("pattern"), SOUND[field["type"]])])
    return field.get("example", kept[0])


def cells() -> Iterator[Cell]:
    for table, resource in RESOURCES.items():
        for field in resource["schema"]["fields"]:
            column, limits = field["name"], field.get("constraints", {})
            faults = list(WRONG[field["type"]])
            if limits.get("required"):
                faults.append(("empty", "", "constraint-error"))
            for side, beyond in (("minimum", -1), ("maximum", 1)):
                if side in limits:
                    faults.append(
                        (f"beyond its {side}", str(limits[side] + beyond), "constraint-error")
                    )
            if field["type"] == "string":
                faults.append(("an outer blank", f" {sound_cell(field)}", "constraint-error"))
            if "maxLength" in limits:
                faults.append(
                    ("too long", sound_cell(field) + "x" * limits["maxLength"], "constraint-error")
                )
            if (
                field["type"] == "string" and field is resource["schema"]["fields"][-1]
            ):  # one gate for all: one field is enough
                faults += [
                    (kind, f"{sound_cell(field)}{mark}x", "constraint-error")
                    for kind, mark in MARKS.items()
                ]
            yield from (Cell(table, column, *fault) for fault in faults)


CELLS = list(cells())


def refused(table: str) -> set[tuple[str, str]]:
    """Read a table in which every row has one fault: what is wrong and where, by the name of the fault, and the error."""
    fields = [field["name"] for field in RESOURCES[table]["schema"]["fields"]]
    sound = {field["name"]: sound_cell(field) for field in RESOURCES[table]["schema"]["fields"]}
    faults = [fault for fault in CELLS if fault.table == table]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows([sound, *(sound | {fault.column: fault.cell} for fault in faults)])
    resource = RESOURCES[table] | {"schema": RESOURCES[table]["schema"] | {"foreignKeys": []}}
    resource = {key: value for key, value in resource.items() if key not in ("hash", "bytes")}
    return _read(resource, out.getvalue().encode(), faults)


def _read(resource: dict, data: bytes, faults: list[Cell]) -> set[tuple[str, str]]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "data").mkdir()
        (Path(folder) / resource["path"]).write_bytes(data)
        report = Resource.from_descriptor(resource, basepath=folder).validate(limit_errors=100_000)
    assert not report.errors
    found = set()
    for error in report.tasks[0].errors:
        if error.type in ("primary-key", "unique-error"):  # the rows are much alike
            continue
        fault = faults[error.row_number - 3]  # the header is 1, the sound row 2
        assert error.row_number > 2, f"the sound row is refused: {error.note}"
        assert error.field_name == fault.column, f"{fault.name}: {error.note}"
        found.add((fault.name, error.type))
    return found


@pytest.mark.parametrize("table", RESOURCES)
def test_each_wrong_cell_of_a_table_is_refused(table: str) -> None:
    assert {(cell.name, cell.error) for cell in CELLS if cell.table == table} - refused(
        table
    ) == set(), "frictionless is silent"


def rounds() -> list[list[tuple[int, Cell]]]:
    """All cells at fault, each with its row, in as few packages as hold them: one in a row."""
    packages: dict[int, list[tuple[int, Cell]]] = {}
    for name in RESOURCES:
        rows = len(rows_of(name, EXAMPLE))
        for at, cell in enumerate(cell for cell in CELLS if cell.table == name):
            packages.setdefault(at // rows, []).append((at % rows, cell))
    return [*packages.values()]


@pytest.mark.long
@pytest.mark.parametrize("package", rounds())
def test_cells_are_refused_in_the_whole(package: list[tuple[int, Cell]], tables: Path) -> None:
    """As `frictionless validate` tells of them: table, line, column and kind of fault of each."""
    for row, cell in package:
        set_cell(cell.table, cell.column, cell.cell, row=row)(tables)
    stamp(tables)
    report = Package(str(tables / "datapackage.json")).validate(limit_errors=100_000)
    errors = [
        (task.name, error)
        for task in report.tasks
        for error in task.errors
        if hasattr(error, "field_name")
    ]
    found = {(name, error.row_number, error.field_name, error.type) for name, error in errors}
    assert {
        (cell.table, row + 2, cell.column, cell.error) for row, cell in package
    } - found == set()


def faults() -> Iterator[Fault]:
    for table, resource in RESOURCES.items():
        fields = resource["schema"]["fields"]
        for field in fields:
            column, where = field["name"], f"{table}.{field['name']}"
            for wrong, cell in UNSEEN.get(field["type"], ()):
                said = f"canonical {field['type']}"
                yield Fault(f"{where}: {wrong}", "lint", said, table, set_cell(table, column, cell))
            if field["type"] != "string" or field is fields[1]:
                blank = set_cell(table, column, f"{sound_cell(field)} ")
                yield Fault(
                    f"{where}: outer blank, by its form", "lint", "outer blanks", table, blank
                )
            if field.get("constraints", {}).get("unique"):
                yield Fault(
                    f"{where}: not unique",
                    "plain",
                    "unique-error",
                    table,
                    in_rows(table, _double(column)),
                )
        marks = {kind: (mark, f"U+{ord(mark):04X}") for kind, mark in MARKS.items()}
        for kind, (mark, said) in (marks | (DECEIVING if table == "events" else {})).items():
            marked = set_cell(table, fields[-1]["name"], f"x{mark}x")
            yield Fault(f"{table}: {kind}, by its form", "lint", said, table, marked)
        bare = set_cell(table, fields[-1]["name"], "...")
        yield Fault(f"{table}: marks alone", "lint", "neither a letter nor a digit", table, bare)
        for key in resource["schema"].get("foreignKeys", []):
            gone = set_cell(table, key["fields"][0], "no-such-row")
            yield Fault(
                f"{table}.{key['fields'][0]}: no such row", "plain", "foreign-key", table, gone
            )


def _double(column: str) -> object:
    def change(rows: Rows) -> None:
        at = rows[0].index(column)
        filled = [row for row in rows[1:] if row[at]]
        filled[1][at] = filled[0][at]

    return change


FAULTS = list(faults())


@pytest.mark.parametrize("fault", often(FAULTS), ids=lambda fault: fault.name)
def test_fault_is_caught(fault: Fault, tables: Path) -> None:
    caught(fault, tables)


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_caught_in_the_whole(fault: Fault, tables: Path) -> None:
    caught_in_the_whole(fault, tables)


def test_no_fault_is_lost() -> None:
    names = [fault.name for fault in [*CELLS, *FAULTS]]
    assert len(set(names)) == len(names) >= 400
