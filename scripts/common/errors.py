"""What is wrong with an input, said so that the reader can fix it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_NUMBER = re.compile("([0-9]+)")


class Problem(NamedTuple):
    """One fault: the file (relative to the package), the id in it, what is wrong, and what to write instead."""

    file: str
    id: str
    what: str
    fix: str

    def __str__(self) -> str:
        """Return the one line that a person reads."""
        place = f"{self.file}: {self.id}" if self.id else self.file
        return f"{shown(place)}: {shown(self.what)}. {shown(self.fix, 1000)}"


def shown(words: object, most: int = 300) -> str:
    """Return words as a terminal may have them: what does not print is escaped (it could move the cursor), what is long is cut.

    The middle is left out, for the end of a path or of a message tells as much as its beginning.
    """
    text = str(words)
    if len(text) > most:
        text = f"{text[: most // 2]} ... {text[-most // 2 + 5 :]}"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _in_order(problem: Problem) -> tuple:
    """What problems are sorted by: numbers in ids as numbers, the second before the tenth."""
    return (
        problem.file,
        [
            (int(part[:1000]), "") if part.isdecimal() else (-1, part)
            for part in _NUMBER.split(problem.id)
        ],
        problem,
    )


class BuildError(Exception):
    """The build stops before anything is published; `problems` holds every fault that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(set(problems), key=_in_order)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return a line for each problem; made only when it is asked for, as there may be very many."""
        return "\n".join(map(str, self.problems))
