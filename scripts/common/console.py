"""What a command tells a person: steps, time and colours on a terminal, plain lines anywhere else, the exit status where nobody listens."""

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn, TextIO

from scripts.common.errors import BuildError, Problem, shown

GREEN, RED, BOLD, PLAIN = "\033[32m", "\033[31m", "\033[1m", "\033[0m"
MOST = 40  # problems that are named; of the others, there is the count
STEPS = {
    "wait": "waiting for another build or validation of this package to end",
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
        while (null := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass  # a standard stream that is closed must not become the number of a file that is opened later
        os.close(null)

    def step(self, name: str) -> None:
        """Say which step begins (a key of `STEPS`), over the step before."""
        if _is_terminal(sys.stderr):
            tell(sys.stderr, f"\r\033[K{STEPS[name]} ...", end="")

    def valid(self) -> None:
        """Say that the package is valid; on a terminal, after how long."""
        self._clear()
        took = f" after {time.monotonic() - self.started:.1f} s" if _is_terminal(sys.stdout) else ""
        tell(sys.stdout, _paint("valid", GREEN, sys.stdout) + took)

    def problems(self, problems: Sequence[Problem], stream: TextIO | None, end: str = "") -> None:
        """Name the first problems, each on a line of its own, then how many there are, and `end`."""
        self._clear()
        for problem in problems[:MOST]:
            place, _, rest = str(problem).partition(": ")
            tell(stream, f"{_paint(place, BOLD, stream)}: {rest}")
        count = f"{len(problems)} problem{'s' * (len(problems) != 1)}"
        if len(problems) > MOST:
            tell(stream, f"... and {len(problems) - MOST} more")
        tell(stream, f"{_paint(count, RED, stream)}{end}")

    def fail(self, words: object) -> None:
        """Say in one line why there is no result."""
        self._clear()
        tell(sys.stderr, shown(words))

    def _clear(self) -> None:
        if _is_terminal(sys.stderr):
            tell(sys.stderr, "\r\033[K", end="")


def tell(stream: TextIO | None, words: str, end: str = "\n") -> None:
    """Print at once, whatever the letters. Where nobody can hear (a closed pipe, a full disk), be silent from here on."""
    if stream is None:
        return
    try:
        print(
            words.encode(stream.encoding or "utf-8", "backslashreplace").decode(
                stream.encoding or "utf-8"
            ),
            end=end,
            file=stream,
        )
        stream.flush()
    except (OSError, ValueError):  # ValueError: it was closed
        with suppress(OSError, ValueError):
            os.dup2(
                os.open(os.devnull, os.O_WRONLY), stream.fileno()
            )  # so that Python's last flush succeeds


def run(main: Callable[[], int]) -> NoReturn:
    """Run a command and exit with its status: 1 for faults, and for files that it cannot work with, each named; a Ctrl-C ends it
    without a word of Python's."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        status = main()
    except KeyboardInterrupt:
        status = 128 + signal.SIGINT
    except BuildError as error:
        Console().problems(error.problems, sys.stderr)
        status = 1
    except MemoryError:
        Console().fail("there is not enough memory")
        status = 1
    except OSError as error:
        Console().fail(f"{error.filename}: {error.strerror}" if error.filename else error)
        status = 1
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # while Python cleans up, nothing may change the status any more
    sys.exit(status)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _paint(words: str, colour: str, stream: TextIO | None) -> str:
    return (
        f"{colour}{words}{PLAIN}"
        if _is_terminal(stream) and not os.environ.get("NO_COLOR")
        else words
    )
