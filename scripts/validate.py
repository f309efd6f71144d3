"""Validate a package: frictionless with the checks of meaning, and the canonical form. Nothing is
written."""

import argparse
import sys
from pathlib import Path

from scripts.common.console import Console, run
from scripts.common.errors import BuildError, Problem
from scripts.common.plain import ROOT
from scripts.package import publish
from scripts.package.descriptor import NAME, OTHERS
from scripts.package.validation import validate


def main(arguments: list[str] | None = None) -> int:
    """Print the faults of a package, or that it is valid; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.validate", description=__doc__)
    # Two ways to say the same; the first is that of the other commands.
    which = parser.add_mutually_exclusive_group()
    said = f"the package to validate, or its {NAME} (default: this one)"
    which.add_argument("--root", type=Path, default=ROOT, help=said)
    which.add_argument("package", type=Path, nargs="?", help="the same as --root")
    options = parser.parse_args(arguments)
    folder: Path = options.package or options.root
    if folder.name in (NAME, *OTHERS) and not folder.is_dir():
        folder = folder.parent
    console, warnings = Console(), list[Problem]()
    try:
        with publish.steady(folder, lambda: console.step("wait")):
            found = validate(folder, warn=warnings)
            problems = BuildError([*publish.unfinished(folder), *found]).problems
    except OSError as error:
        console.fail(f"{error.filename or folder}: {error.strerror or error}")
        return 1
    if problems:
        console.problems(problems, sys.stdout)
        return 1
    console.warnings(BuildError(warnings).problems)
    console.valid()
    return 0


if __name__ == "__main__":
    run(main)
