"""Validate a package: frictionless with the checks of meaning, and the canonical form."""

from pathlib import Path

from frictionless import Error, FrictionlessException, Package

from scripts.curated.problems import Problem
from scripts.package import descriptor as descriptors
from scripts.package.checks import MISSING, checklist
from scripts.package.lint import lint
from scripts.package.tables import Row

MENDS = {
    "primary-key": "Give each row its own key, or remove one of the two",
    "unique-error": "The value stands in another row already: give each its own",
    "foreign-key": "Name a row that is there, or add it",
    "meaning": "Correct the curated file: the words, their anchor, the rank or the relation",
}
MEND = "Run make; if it stays, see datapackage.json"


def validate(folder: Path, tables: dict[str, list[Row]] | None = None, partial: bool = False) -> list[Problem]:
    """Return every fault of the package in `folder`.

    With `tables`, faults are said of the curated file that a row comes from. `partial`: rows were left out for faults of
    their own, so what is only missing because of them is not held against others.
    """
    descriptor = str(folder / descriptors.NAME)
    problems = [] if partial else lint(folder)
    try:
        package = Package(descriptor)
        report = package.validate(checklist(descriptor))
    except FrictionlessException as error:  # a descriptor that frictionless does not read at all
        notes = [reason.note for reason in error.reasons] or [error.error.note]
        return [*problems, *(Problem(descriptors.NAME, "", note, "Correct the descriptor there") for note in notes)]
    problems += [_problem("", error, tables, package) for error in report.errors]
    for task in report.tasks:
        for error in task.errors:
            if not (partial and _shadow(error)):
                problems.append(_problem(task.name, error, tables, package))
    return problems


def _shadow(error: Error) -> bool:
    """Whether the fault may only be that a record was left out for its own fault."""
    computed = getattr(error, "field_name", "").startswith(("date_", "best_", "period_"))
    return error.type == "foreign-key" or error.note.startswith(MISSING) or (computed and not error.cell)


def _problem(name: str, error: Error, tables: dict[str, list[Row]] | None, package: Package) -> Problem:
    number, column = getattr(error, "row_number", None), getattr(error, "field_name", None)
    what, mend = error.note.removeprefix(MISSING).strip(), MENDS.get(error.type, MEND)
    if column and name and package.get_resource(name).schema.has_field(column):
        field = package.get_resource(name).schema.get_field(column).to_descriptor()
        shown = error.cell[:60] if error.cell else "(empty)"
        what, mend = f"{column} is not as the schema has it: {shown!r} ({what})", _mend(field)
    rows = tables.get(name, []) if tables else []
    if number and number - 2 < len(rows):
        return Problem(*rows[number - 2].where, what, mend)
    return Problem(f"data/{name}.csv" if name else descriptors.NAME, f"line {number}" if number else "", what, mend)


def _mend(field: dict) -> str:
    allowed = field.get("constraints", {}).get("enum")
    if allowed:
        return f"Write one of: {', '.join(allowed)}"
    return f"For example: {field.get('example')}. {field.get('description')}"
