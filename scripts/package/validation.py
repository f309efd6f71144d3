"""Validate a package: its descriptor, the canonical form, and frictionless with the checks of meaning."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from frictionless import Error, FrictionlessException, Package

from scripts.common.errors import BuildError, Problem
from scripts.curated.records import KEYS
from scripts.package import canonical, contract
from scripts.package import descriptor as descriptors
from scripts.package.checks import MISSING, MOST, Tables, checklist
from scripts.package.lint import lint
from scripts.package.tables import Row

FIXES = {
    "primary-key": "Give each row its own key, or remove one of the two",
    "unique-error": "The value stands in another row already: give each its own",
    "foreign-key": "Name a row that is there, or add it",
    "hash-count": "Run make, which computes the hash from the bytes",
    "byte-count": "Run make, which counts the bytes",
}
NAMES = {
    "hash-count": "the hash: ",
    "byte-count": "the bytes: ",
}  # frictionless does not say of what it tells
FIX = "Run make; if it stays, see datapackage.json"

Rows = dict[str, list[Row]]


def validate(folder: Path, tables: Rows | None = None, partial: bool = False) -> list[Problem]:
    """Return every fault of the package in `folder`. Only what the descriptor declares is opened, if it is a plain file.

    With `tables`, faults are said of the curated file that a row comes from. `partial`: rows were left out for faults of
    their own, so what is only missing because of them is not held against others.
    """
    try:
        schema = descriptors.read(folder)
    except BuildError as error:
        return error.problems
    problems = lint(schema)
    if problems:
        return problems
    lines, problems = {}, canonical.strays(folder, schema)
    if [problem.file for problem in problems] == [
        "data"
    ]:  # there is no such folder, hence none of its files
        return problems
    for resource in schema["resources"]:
        try:
            lines[resource["name"]] = canonical.read(folder, resource)
        except BuildError as error:
            problems += error.problems
    if len(lines) < len(schema["resources"]):  # the checks need whole tables
        return problems
    found = list(_faults(schema, folder, partial))
    told = {(fault.table, fault.line, fault.column) for fault in found}
    times = Counter(fault.table for fault in found)
    for resource in schema["resources"]:
        if times[resource["name"]] > MOST:  # no others are looked for
            continue
        form = canonical.faults(lines[resource["name"]], resource)
        found += [
            fault
            for fault in form
            if (fault.table, fault.line, fault.column) not in told and (fault.line or not partial)
        ]
        problems += [] if partial else canonical.examples(lines[resource["name"]], resource)
    if tables:
        found = [fault for fault in found if not _repeats(fault)] or found
    return problems + [_problem(fault, tables) for fault in found]


def _repeats(fault: canonical.Fault) -> bool:
    """Whether the cell only repeats one that is told elsewhere: an id is told of its own record, a date of its attestation."""
    dates = fault.table == "events" and fault.column.startswith(("date_", "best_"))
    return dates or fault.column in contract.references(fault.table)


def _faults(schema: dict, folder: Path, partial: bool) -> Iterator[canonical.Fault]:
    """What frictionless and the checks find."""
    place = str(
        folder.resolve()
    )  # not as a path to the descriptor, in which [ and * would be patterns
    try:
        shared = Tables(Package.from_descriptor(_unlinked(schema), basepath=place))
        report = Package.from_descriptor(schema, basepath=place).validate(
            checklist(shared), limit_errors=MOST
        )
    except FrictionlessException as error:  # a descriptor that frictionless does not read at all
        for note in [reason.note for reason in error.reasons] or [error.error.note]:
            yield canonical.Fault("", None, "", note, "Correct the descriptor")
        return
    for error in report.errors:
        yield _fault("", error, schema)
    # What a row lacks may be in one that was left out for a fault of its own, or beyond a key that leads nowhere.
    whole = shared.whole and not any(
        error.type == "foreign-key" for task in report.tasks for error in task.errors
    )
    for task in report.tasks:
        told = [
            error
            for error in task.errors
            if not (partial and _shadow(error)) and (whole or not error.note.startswith(MISSING))
        ]
        yield from (_fault(task.name, error, schema) for error in told)
        if told and len(task.errors) >= MOST:
            yield canonical.Fault(
                task.name,
                None,
                "",
                f"has {MOST} faults or more: no others were looked for",
                "Fix these first",
            )


def _unlinked(schema: dict) -> dict:
    """The descriptor without its foreign keys: they are looked up once, where they are told, and not for every check."""
    resources = [
        resource
        | {
            "schema": {
                key: value for key, value in resource["schema"].items() if key != "foreignKeys"
            }
        }
        for resource in schema["resources"]
    ]
    return schema | {"resources": resources}


def _shadow(error: Error) -> bool:
    """Whether the fault may only be that a record was left out for its own fault."""
    blank = (
        getattr(error, "field_name", "") and not error.cell
    )  # told of the record, or computed from what was left out
    return error.type == "foreign-key" or error.note.startswith(MISSING) or bool(blank)


def _fault(table: str, error: Error, schema: dict) -> canonical.Fault:
    number, column = getattr(error, "row_number", None), getattr(error, "field_name", "")
    what = NAMES.get(error.type, "") + error.note.removeprefix(MISSING).strip()
    fix = getattr(error, "fix", "") or FIXES.get(error.type, FIX)
    for resource in schema["resources"]:
        for field in resource["schema"]["fields"]:
            if (resource["name"], field["name"]) == (table, column):
                what = (
                    f"{column} is {error.cell[:60]!r}: {_why(error, field)}"
                    if error.cell
                    else f"{column} is missing"
                )
                fix = _fix(field, error.cell) if error.cell else f'Write {column} = "..."'
    return canonical.Fault(table, number, column, what, fix)


WHYS = {
    "enum": "not one of its values",
    "pattern": "not of its form",
    "maxLength": "longer than {} characters",
    "minimum": "below {}",
    "maximum": "above {}",
}


def _why(error: Error, field: dict) -> str:
    """What a cell does not keep, in a few words; frictionless repeats the whole pattern or vocabulary."""
    constraint = re.match(r'constraint "(\w+)"', error.note)
    if constraint and constraint[1] in WHYS:
        return WHYS[constraint[1]].format(field["constraints"][constraint[1]])
    return error.note


FORMS = {
    contract.ID: "Write lower-case words and digits, joined by hyphens",
    contract.TEXT: "Write text with no blank at either end, none of = + - @ ' in front, no double quote and nothing invisible",
}


def _fix(field: dict, cell: str) -> str:
    limits = field.get("constraints", {})
    if "enum" in limits:
        wider = (
            f"; or add it to the enum of {field['name']} in {descriptors.NAME}"
            if contract.may_grow(field["name"])
            else ""
        )
        return f"Write one of: {', '.join(limits['enum'])}{wider}"
    form = FORMS.get(limits.get("pattern"))
    if form:
        return f"{form}, at most {limits['maxLength']} characters"
    example = str(field.get("example", ""))
    good = (
        example and example != cell and re.fullmatch(limits.get("pattern", ".*"), example)
    )  # it may be the wrong cell itself
    return field["description"].split(". ")[0].rstrip(".") + (
        f". For example: {example}" if good else ""
    )


_COLUMN = re.compile("|".join(rf"\b{column}\b" for column in KEYS))


def _in_keys(words: str, table: str) -> str:
    """A message in the words of the curated file: the id of a row is `id` there."""
    own = f"{table.removesuffix('s')}_id"
    return _COLUMN.sub(
        lambda match: "id" if match[0] == own else KEYS[match[0]], words.replace("figure_id", "id")
    )


def _problem(fault: canonical.Fault, tables: Rows | None) -> Problem:
    rows = tables.get(fault.table, []) if tables else []
    if fault.line and fault.line - 2 < len(rows):
        return Problem(*rows[fault.line - 2].where, _in_keys(fault.what, fault.table), fault.fix)
    file = f"data/{fault.table}.csv" if fault.table else descriptors.NAME
    return Problem(file, f"line {fault.line}" if fault.line else "", fault.what, fault.fix)
