"""What is wrong with an input, said so that the reader can mend it."""

from collections.abc import Sequence
from typing import NamedTuple


class Problem(NamedTuple):
    """One fault: the file (relative to the package), the id in it, what is wrong, and what to write instead."""

    file: str
    id: str
    what: str
    mend: str

    def __str__(self) -> str:
        """Return the one line that a person reads."""
        place = f"{self.file}: {self.id}" if self.id else self.file
        return f"{place}: {self.what}. {self.mend}"


class BuildError(Exception):
    """The build stops before anything is published; `problems` holds every fault that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))
