"""Validate a package: frictionless with the checks of meaning, and the canonical form. `python -m scripts.validate [FOLDER]`."""

import sys
from pathlib import Path

from frictionless import Package

from scripts import descriptor as descriptors
from scripts.checks import MISSING, checklist
from scripts.lint import lint
from scripts.problems import Problem
from scripts.tables import Row

MENDS = {
    "primary-key": "Give each row its own key, or remove one of the two",
    "unique-error": "The value stands in another row already: give each its own",
    "foreign-key": "Name a row that is there, or add it",
    "constraint-error": "See the field in datapackage.json",
    "type-error": "See the field in datapackage.json",
    "meaning": "Correct the curated file: the words, their anchor, the rank or the relation",
}
SHADOWS = ("foreign-key",)  # errors that a record left out for its own fault casts on others


def validate(folder: Path, tables: dict[str, list[Row]] | None = None, partial: bool = False) -> list[Problem]:
    """Return every fault of the package in `folder`.

    With `tables`, faults are said of the curated file that a row comes from. `partial`: rows were left out for faults of
    their own, so what is only missing because of them is not held against others.
    """
    report = Package(str(folder / descriptors.NAME)).validate(checklist())
    problems = [] if partial else lint(folder)
    for name, number, kind, note in report.flatten(["name", "rowNumber", "type", "note"]):
        if not (partial and (kind in SHADOWS or note.startswith(MISSING))):
            problems.append(_problem(name, number, kind, note.removeprefix(MISSING).strip(), tables))
    return problems


def _problem(name: str | None, number: int | None, kind: str, note: str, tables: dict[str, list[Row]] | None) -> Problem:
    mend = MENDS.get(kind, "Run make; if it stays, see datapackage.json")
    rows = tables.get(name, []) if tables else []
    if number and number - 2 < len(rows):
        return Problem(*rows[number - 2].origin, note, mend)
    return Problem(f"data/{name}.csv" if name else descriptors.NAME, f"line {number}" if number else "", note, mend)


def main(arguments: list[str]) -> int:
    """Print the faults of a package, or that it is valid; return the exit status."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[1]
    problems = validate(folder)
    print("\n".join(map(str, problems)) or "valid")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
