"""Validate a package: frictionless with the checks of meaning, and the canonical form. `python -m scripts.validate [FOLDER]`."""

import argparse
import sys
from pathlib import Path

from scripts.common.console import Console, run
from scripts.common.errors import BuildError
from scripts.package import publish
from scripts.package.validation import validate

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Print the faults of a package, or that it is valid; return the exit status. Nothing is written."""
    parser = argparse.ArgumentParser(prog="python -m scripts.validate", description=__doc__)
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=ROOT,
        help="the package to validate (default: this one)",
    )
    folder = parser.parse_args(arguments).folder
    console = Console()
    try:
        with publish.steady(folder, lambda: console.step("wait")):
            problems = BuildError([*publish.unfinished(folder), *validate(folder)]).problems
    except OSError as error:
        console.fail(f"{error.filename or folder}: {error.strerror or error}")
        return 1
    if problems:
        console.problems(problems, sys.stdout)
        return 1
    console.valid()
    return 0


if __name__ == "__main__":
    run(main)
