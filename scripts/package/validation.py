"""Validate a package: descriptor, canonical form, and frictionless with the checks of meaning."""

import re
import traceback
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from frictionless import Error, FrictionlessException, Package, Report, errors, system

from scripts.common.errors import BuildError, Problem
from scripts.curated.closest import one_of
from scripts.curated.records import KEYS
from scripts.package import canonical, contract
from scripts.package import descriptor as descriptors
from scripts.package.canonical import Fault
from scripts.package.checks import MOST, MeaningError, TypedRows, checklist
from scripts.package.checks.doubts import doubts
from scripts.package.descriptor import Json
from scripts.package.lint import lint
from scripts.package.tables import Tables

OWN_KEY, DOUBLED = "Give each row its own key", "Give each its own, or remove one of the two"
FIXES = {
    "primary-key": OWN_KEY,
    "foreign-key": "Name a row that is there, or add it",
    "hash-count": "Run make, which computes the hash from the bytes",
    "byte-count": "Run make, which counts the bytes",
}
# frictionless does not say which of the two does not match.
NAMES = {"hash-count": "the hash: ", "byte-count": "the bytes: "}
FIX = "Run make; if it stays, see datapackage.json"


def validate(
    folder: Path,
    tables: Tables | None = None,
    partial: bool = False,
    warn: list[Problem] | None = None,
) -> list[Problem]:
    """Return every fault of the package in `folder`. Only declared plain files are opened.

    With `tables`, faults are reported at the curated file of their row. `partial`: rows were
    dropped for faults of their own, so what is only missing because of that is not reported.
    `warn` is filled with the doubts about a package without faults.
    """
    try:
        schema = descriptors.read_descriptor(folder)
    except BuildError as error:
        return error.problems
    problems = lint(schema) or canonical.strays(folder, schema)
    if {problem.file for problem in problems} & {descriptors.NAME, "data"}:
        return problems  # no path is safe, or there is no folder with files
    resources = schema["resources"]
    read = [_read_table(folder, resource, problems) for resource in resources]
    lines = [rows for rows in read if rows is not None]
    if len(lines) < len(resources):  # the checks need all tables
        return problems
    doubted: list[Fault] = []
    found = list(_faults(schema, folder, partial, doubted))
    for resource, rows in zip(resources, lines, strict=True):
        found += _of_form(rows, resource, found, partial)
        problems += [] if partial else canonical.examples(rows, resource)
    problems += [_problem(fault, tables) for fault in _one_per_cause(found, bool(tables))]
    if warn is not None and not problems:
        warn += [_problem(fault, tables) for fault in doubted]
    return problems


def _read_table(folder: Path, resource: Json, problems: list[Problem]) -> list[list[str]] | None:
    """Return the rows of a table, or report why there are none."""
    try:
        return canonical.read_table(folder, resource)
    except BuildError as error:
        problems += error.problems
        return None


def _one_per_cause(found: list[Fault], curated: bool) -> list[Fault]:
    """Return the faults without those that another one explains."""
    doubled = {(fault.table, fault.line) for fault in found if fault.fix == DOUBLED}
    found = [f for f in found if f.fix != OWN_KEY or (f.table, f.line) not in doubled]
    if curated:
        found = [fault for fault in found if not _repeats(fault)] or found
        found = [fault for fault in found if fault.what != canonical.EMPTY] or found[:1]
    return _each_word_once(found)


def _each_word_once(found: list[Fault]) -> list[Fault]:
    """Return the faults, those of one word outside of a vocabulary as one, at its first row."""
    words: dict[tuple[str, str, str], list[Fault]] = {}
    others = []
    for fault in found:
        if fault.what.endswith(WHYS["enum"]):
            words.setdefault((fault.table, fault.column, fault.what), []).append(fault)
        else:
            others.append(fault)
    for fault, *more in words.values():
        also = f", in {len(more) + 1} rows" if more else ""
        others.append(fault._replace(what=fault.what + also))
    return others


def _of_form(
    rows: list[list[str]], resource: Json, found: list[Fault], partial: bool
) -> list[Fault]:
    """Return the faults of the form of a table, for which nothing else was found."""
    if Counter(fault.table for fault in found)[resource["name"]] > MOST:
        return []  # checking stopped there
    told = {(fault.table, fault.line, fault.column) for fault in found}
    return [
        fault
        for fault in canonical.faults(rows, resource)
        if (fault.table, fault.line, fault.column) not in told and (fault.line or not partial)
    ]


def _repeats(fault: Fault) -> bool:
    """Return whether the cell only repeats an id of a record or a date of an attestation."""
    if not fault.table:  # of the descriptor
        return False
    dates = fault.table == "events" and fault.column.startswith(("date_", "best_"))
    return dates or fault.column in contract.references(fault.table)


def _faults(schema: Json, folder: Path, partial: bool, doubted: list[Fault]) -> Iterator[Fault]:
    """Yield the faults that frictionless and the checks find; if none, note the doubts."""
    if broken := _broken_plugin():
        yield broken
        return
    place = str(folder.resolve())  # a path to the descriptor could hold [ and *, as a pattern
    try:
        shared = TypedRows(Package.from_descriptor(_unlinked(schema), basepath=place))
        package = Package.from_descriptor(schema, basepath=place)
        report = package.validate(checklist(shared), limit_errors=MOST)
    except FrictionlessException as failure:  # a descriptor that frictionless cannot read at all
        for note in [reason.note for reason in failure.reasons] or [failure.error.note]:
            yield Fault("", None, "", note, "Correct the descriptor")
        return
    if report.valid:
        doubted += _doubted(schema, shared)
        return
    yield from (_fault("", error, schema) for error in report.errors)
    # A missing row may be one that was dropped, or one with another key.
    certain = shared.whole and not _has_foreign_key_error(report)
    for task in report.tasks:
        told = [error for error in task.errors if not _is_shadow(error, certain, partial)]
        yield from (_fault(task.name, error, schema) for error in told)
        if told and len(task.errors) >= MOST:
            what = f"{MOST} errors or more; checking stopped here"
            yield Fault(task.name, None, "", what, "Fix these first")


def _doubted(schema: Json, shared: TypedRows) -> list[Fault]:
    created = datetime.fromisoformat(schema["created"]).date()
    return [
        Fault(table, doubt.row.row_number, "", doubt.what, doubt.fix)
        for table, doubt in doubts(shared.rows, created)
    ]


def _broken_plugin() -> Fault | None:
    """Return the fault of a plugin that fails, or None: frictionless runs each module it finds whose
    name begins with frictionless_, and what that raises."""
    try:
        system.plugins  # noqa: B018 - loads them
    except (Exception, SystemExit) as error:
        names = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
        name = next(
            (n for n in reversed(names) if "frictionless_" in n), "a plugin of frictionless"
        )
        return Fault(
            "", None, "", f"{name} cannot be loaded: {error!r}", "Remove it, or correct it"
        )
    return None


def _has_foreign_key_error(report: Report) -> bool:
    return any(error.type == "foreign-key" for task in report.tasks for error in task.errors)


def _unlinked(schema: Json) -> Json:
    """Return the descriptor without foreign keys: they are checked once, not for every check."""
    resources = [
        resource | {"schema": {k: v for k, v in resource["schema"].items() if k != "foreignKeys"}}
        for resource in schema["resources"]
    ]
    return schema | {"resources": resources}


def _is_shadow(error: Error, certain: bool, partial: bool) -> bool:
    """Return whether an error may follow from another one, or from a dropped record."""
    missing = isinstance(error, MeaningError) and error.missing
    if not partial:
        return missing and not certain
    # A blank cell is reported at its record, or was computed from what was dropped.
    blank = isinstance(error, errors.CellError) and not error.cell
    return missing or blank or error.type == "foreign-key"


def _fault(table: str, error: Error, schema: Json) -> Fault:
    number = error.row_number if isinstance(error, errors.RowError) else None
    if isinstance(error, errors.CellError):
        field = _field(schema, table, error.field_name)
        if field:
            return Fault(table, number, error.field_name, *_of_cell(error, field))
    own = error.fix if isinstance(error, MeaningError) else ""
    fix = own or FIXES.get(error.type, FIX)
    return Fault(table, number, "", NAMES.get(error.type, "") + error.note, fix)


def _field(schema: Json, table: str, column: str) -> Json | None:
    fields: list[Json] = next(
        (r["schema"]["fields"] for r in schema["resources"] if r["name"] == table), []
    )
    return next((field for field in fields if field["name"] == column), None)


WHYS = {
    "enum": "not one of its values",
    "pattern": "not of its form",
    "maxLength": "longer than {} characters",
    "minimum": "below {}",
    "maximum": "above {}",
}
FORMS = {
    contract.ID: "Write lower-case words and digits, joined by hyphens",
    contract.TEXT: (
        "Write text with no blank at either end, none of = + - @ ' in front, "
        "no double quote, no line break and nothing invisible"
    ),
}


def _of_cell(error: errors.CellError, field: Json) -> tuple[str, str]:
    """Return what is wrong with a cell, and the fix."""
    name, cell, limits = field["name"], error.cell, field.get("constraints", {})
    if not cell:
        return f"{name} is missing", f'Write {name} = "..."'
    if same := re.search(r"the same as in the row at position (\d+)", error.note):
        what = f"{name} is {cell[:60]!r}, which line {same[1]} has already"
        return what, DOUBLED
    broken = _constraint(error)
    why = WHYS[broken].format(limits[broken]) if broken in WHYS else error.note
    if broken == "pattern" and limits["pattern"] == contract.TEXT:
        why = canonical.unseen(cell) or why
    return f"{name} is {cell[:60]!r}: {why}", _fix(field, cell)


def _constraint(error: errors.CellError) -> str:
    """Return the constraint that a cell breaks, which frictionless gives only in a note."""
    found = re.match(r'constraint "(\w+)"', error.note)
    return found[1] if found else ""


def _fix(field: Json, cell: str) -> str:
    name, limits = field["name"], field.get("constraints", {})
    if "enum" in limits:
        wider = f"; or add it to the enum of {name}, with its meaning, in {descriptors.NAME}"
        values = "|".join(map(re.escape, limits["enum"]))
        in_meaning = rf"(?:^|[;.] )({values}): [^;]*\b{re.escape(cell)}\b"
        told = re.search(in_meaning, field["description"])  # town: a city, a town or a village
        return one_of(cell, limits["enum"], told[1] if told else "") + wider * contract.may_grow(
            name
        )
    form = FORMS.get(limits.get("pattern"))
    if form:
        return f"{form}, at most {limits['maxLength']} characters"
    fix: str = field["description"].split(". ")[0].rstrip(".")
    example = str(field.get("example", ""))  # it may be the wrong cell itself
    if example in ("", cell) or not re.fullmatch(limits.get("pattern", ".*"), example):
        return fix
    return f"{fix}. For example: {example}"


_COLUMN = re.compile("|".join(rf"\b{column}\b" for column in KEYS))


def _in_keys(words: str, table: str) -> str:
    """Return a message with the keys of the curated file in place of columns."""
    own = f"{table.removesuffix('s')}_id"
    return _COLUMN.sub(
        lambda match: "id" if match[0] == own else KEYS[match[0]], words.replace("figure_id", "id")
    )


def _problem(fault: Fault, tables: Tables | None) -> Problem:
    """Return the problem at the curated file of the row, or else at the table."""
    rows = tables.get(fault.table) if tables else None
    if rows and fault.line and fault.line - 2 < len(rows):
        where = rows[fault.line - 2].where
        return where.problem(_in_keys(fault.what, fault.table), fault.fix)
    file = f"data/{fault.table}.csv" if fault.table else descriptors.NAME
    return Problem(file, f"line {fault.line}" if fault.line else "", fault.what, fault.fix)
