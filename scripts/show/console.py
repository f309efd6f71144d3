"""What the build tells a person: steps, time and colours on a terminal, plain lines anywhere else."""

import os
import sys
import time
from collections.abc import Sequence
from typing import TextIO

from scripts.curated.problems import Problem

GREEN, RED, BOLD, PLAIN = "\033[32m", "\033[31m", "\033[1m", "\033[0m"
STEPS = {
    "read": "reading data/curated",
    "date": "dating the events",
    "write": "writing the tables",
    "validate": "validating",
    "draw": "drawing the picture and the page",
}


class Console:
    """Progress goes to standard error and is for terminals only. NO_COLOR (https://no-color.org) is heeded."""

    def __init__(self) -> None:
        self.started = time.monotonic()

    def step(self, name: str) -> None:
        """Say which step begins (a key of `STEPS`), over the step before."""
        if sys.stderr.isatty():
            print(f"\r\033[K{STEPS[name]} ...", end="", file=sys.stderr, flush=True)

    def valid(self) -> None:
        """Say that the package is valid; on a terminal, after how long."""
        self._clear()
        took = f" after {time.monotonic() - self.started:.1f} s" if sys.stdout.isatty() else ""
        print(_paint("valid", GREEN, sys.stdout) + took)

    def problems(self, problems: Sequence[Problem]) -> None:
        """Name every problem on a line of its own."""
        self._clear()
        for problem in problems:
            place, _, rest = str(problem).partition(": ")
            print(f"{_paint(place, BOLD, sys.stderr)}: {rest}", file=sys.stderr)
        count = f"{len(problems)} problem{'s' * (len(problems) != 1)}"
        print(f"{_paint(count, RED, sys.stderr)}; nothing was published.", file=sys.stderr)

    def _clear(self) -> None:
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _paint(words: str, colour: str, stream: TextIO) -> str:
    return f"{colour}{words}{PLAIN}" if stream.isatty() and not os.environ.get("NO_COLOR") else words
