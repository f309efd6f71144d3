"""The errors of this project, and the problems that they report, each with its fix."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_NUMBER = re.compile("([0-9]+)")


class Problem(NamedTuple):
    """The file (relative to the package), the id in it, what is wrong, and how to fix it."""

    file: str
    id: str
    what: str
    fix: str

    def __str__(self) -> str:
        """Return the problem as one line."""
        place = f"{self.file}: {self.id}" if self.id else self.file
        return f"{shown(place)}: {shown(self.what)}. {shown(self.fix, 1000)}"


def shown(words: object, most: int = 300) -> str:
    """Return text safe to print: control characters escaped, long text shortened in the middle.

    The end of a path or of a message is as useful as its beginning.
    """
    text = str(words)
    if len(text) > most:
        text = f"{text[: most // 2]} ... {text[-most // 2 + 5 :]}"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _in_order(problem: Problem) -> tuple[str, list[tuple[int, str]], Problem]:
    """Return the sort key of a problem: numbers in ids count as numbers, so 2 comes before 10."""
    parts = _NUMBER.split(problem.id)
    numbered = [(int(p[:1000]), "") if p.isdecimal() else (-1, p) for p in parts]
    return problem.file, numbered, problem


class PackageError(Exception):
    """Base class of the errors of this project. The reader works alone: it has its own error."""


class BuildError(PackageError):
    """The build stops before anything is published; `problems` holds every fault that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(set(problems), key=_in_order)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return one line per problem. Made on demand, since there may be very many."""
        return "\n".join(map(str, self.problems))


class DateError(PackageError):
    """A row that has no date as it is, and how to fix it."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.fix = fix


class ReportedError(PackageError):
    """A result is missing because of an error that is reported elsewhere."""
