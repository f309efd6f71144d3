"""Console output: progress and colour on a terminal, plain lines elsewhere; and the exit status."""

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn, TextIO

from scripts.common.errors import BuildError, PackageError, Problem, shown

GREEN, RED, YELLOW, BOLD, PLAIN = "\033[32m", "\033[31m", "\033[33m", "\033[1m", "\033[0m"
MOST = 40  # problems or warnings that are printed; the others are only counted
STEPS = {
    "wait": "waiting for another build or validation of this package to end",
    "read": "reading data/curated",
    "date": "dating the events",
    "write": "writing the tables",
    "validate": "validating",
    "draw": "drawing the picture and the page",
}


class Console:
    """The output of one command. Progress goes to standard error, on a terminal only.

    NO_COLOR (https://no-color.org) is respected.
    """

    def __init__(self) -> None:
        self.started = time.monotonic()
        while (null := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass  # a closed standard stream must not become the number of a file opened later
        os.close(null)

    def step(self, name: str) -> None:
        """Show which step begins (a key of `STEPS`), in place of the step before."""
        if _is_terminal(sys.stderr):
            tell(sys.stderr, f"\r\033[K{STEPS[name]} ...", end="")

    def valid(self) -> None:
        """Print that the package is valid; on a terminal, also after how long."""
        self._clear()
        took = f" after {time.monotonic() - self.started:.1f} s" if _is_terminal(sys.stdout) else ""
        tell(sys.stdout, _paint("valid", GREEN, sys.stdout) + took)

    def problems(self, problems: Sequence[Problem], stream: TextIO | None, end: str = "") -> None:
        """Print the first problems, one per line, then how many there are, and `end`."""
        self._clear()
        for problem in problems[:MOST]:
            place, _, rest = str(problem).partition(": ")
            tell(stream, f"{_paint(place, BOLD, stream)}: {rest}")
        count = f"{len(problems)} problem{'s' * (len(problems) != 1)}"
        if len(problems) > MOST:
            tell(stream, f"... and {len(problems) - MOST} more")
        tell(stream, f"{_paint(count, RED, stream)}{end}")

    def warnings(self, warnings: Sequence[Problem]) -> None:
        """Print the first warnings to standard error, one per line; they change no status."""
        self._clear()
        for warning in warnings[:MOST]:
            tell(sys.stderr, f"{_paint('warning', YELLOW, sys.stderr)}: {warning}")
        if len(warnings) > MOST:
            tell(sys.stderr, f"... and {len(warnings) - MOST} more warnings")

    def fail(self, words: object) -> None:
        """Print in one line why there is no result."""
        self._clear()
        tell(sys.stderr, shown(words))

    def _clear(self) -> None:
        if _is_terminal(sys.stderr):
            tell(sys.stderr, "\r\033[K", end="")


def tell(stream: TextIO | None, words: str, end: str = "\n") -> None:
    """Print and flush, escaping letters that the stream does not have.

    If the stream is closed or full, stop writing to it.
    """
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    try:
        print(words.encode(encoding, "backslashreplace").decode(encoding), end=end, file=stream)
        stream.flush()
    except (OSError, ValueError):  # ValueError: it was closed
        with suppress(OSError, ValueError):  # so that the last flush, at exit, succeeds
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def run(main: Callable[[], int]) -> NoReturn:
    """Run a command and exit with its status: 1 after errors, printed one per line."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    status = 1
    try:
        status = main()
    except KeyboardInterrupt:
        status = 128 + signal.SIGINT
    except BuildError as error:
        Console().problems(error.problems, sys.stderr)
    except MemoryError:
        Console().fail("there is not enough memory")
    except PackageError as error:
        Console().fail(error)
    except OSError as error:
        Console().fail(f"{error.filename}: {error.strerror}" if error.filename else error)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the status must not change while Python exits
    sys.exit(status)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _paint(words: str, colour: str, stream: TextIO | None) -> str:
    painted = _is_terminal(stream) and not os.environ.get("NO_COLOR")
    return f"{colour}{words}{PLAIN}" if painted else words
