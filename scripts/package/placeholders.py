"""The placeholders that a new package starts with, and those that are left."""

import json
import re
from pathlib import Path

from scripts.common import plain
from scripts.common.errors import BuildError, Problem
from scripts.curated.files import FOLDER
from scripts.package import descriptor

# One mark for all: this word in a text, and two ids, which hold no capital letters.
MARK = re.compile(r"\bPLACEHOLDER\b|\bplaceholder-(article|event)\b")
CHANGES = "CHANGELOG.md"
COMPUTED = ("sources", "resources")  # of the descriptor: they repeat what the curated files say


def left(root: Path) -> list[str]:
    """Return where the package at `root` still has a placeholder: a file, or a key of the
    descriptor. Raises BuildError if one of them cannot be read."""
    schema = descriptor.read_descriptor(root)
    texts = {
        f"{descriptor.NAME} ({key})": json.dumps(value)
        for key, value in schema.items()
        if key not in COMPUTED
    }
    paths = [*sorted((root / FOLDER).rglob("*.toml")), root / CHANGES]
    for path in (path for path in paths if path.exists()):
        name = path.relative_to(root).as_posix()
        texts[name] = f"{path.stem}\n{plain.read_text(path, name)}"
    return [name for name, text in texts.items() if MARK.search(text)]


def refuse(root: Path) -> None:
    """Raise BuildError with a problem for each placeholder that is left."""
    if problems := [problem(name) for name in left(root)]:
        raise BuildError(problems)


def problem(name: str) -> Problem:
    """Return the problem of a placeholder."""
    return Problem(name, "", "has a placeholder", "Replace what is marked PLACEHOLDER, and its ids")
