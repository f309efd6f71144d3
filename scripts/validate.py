"""Validate a package: frictionless with the checks of meaning, and the canonical form. `python -m scripts.validate [FOLDER]`."""

import sys
from pathlib import Path

from scripts.package.validation import validate


def main(arguments: list[str]) -> int:
    """Print the faults of a package, or that it is valid; return the exit status."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[1]
    problems = validate(folder)
    print("\n".join(map(str, problems)) or "valid")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
