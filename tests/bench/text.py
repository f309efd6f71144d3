"""A whole text with its dates marked, scored as annotated corpora are.

The text was written together with the rules, so an exact score guards the rules and proves nothing
more. Corpora that people annotated (TimeML and others) cannot be included here. To measure on one,
take a text and its day of publication, read it with `scan`, and compare the `marks` of every find
without a `hint` with the marks of the corpus. The span of a mark is right if both ends are the same
(relaxed: if they overlap). Its value is right if the bounds of its EDTF value are the annotators'.
`score` counts this.
"""

import io
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from scripts.reader import edtf, scan

ROOT = Path(__file__).resolve().parents[2]
FILE = Path(__file__).with_name("text.txt")
PUBLISHED = "2019-03-14"
MARKED = re.compile(r"\[\[(.+?)\|(.+?)\]\](?!\])")

Bounds = tuple[date | None, date | None]


class Dated(NamedTuple):
    """A date of a text: its place, and its bounds; None if it was refused."""

    start: int
    end: int
    bounds: Bounds | None


class Score(NamedTuple):
    """The counts of a comparison.

    Marks are exact in their bounds, wrong in them, or refused (or not found). False finds match
    no mark.
    """

    exact: int
    wrong: int
    refused: int
    false: int
    strict_f1: float
    value_f1: float


def read_marked(text: str) -> tuple[str, list[Dated]]:
    """Return the plain text and the dates of one whose dates are marked as [[words|EDTF]]."""
    plain, dates, position = "", [], 0
    for match in MARKED.finditer(text):
        plain += text[position : match.start()]
        dates.append(Dated(len(plain), len(plain) + len(match[1]), edtf.read(match[2])[:2]))
        plain, position = plain + match[1], match.end()
    return plain + text[position:], dates


def found_by_us(text: str, published: str) -> list[Dated]:
    """The bare dates that our scan finds, without hints."""
    marks = [mark for found in scan(text, published) if not found.hint for mark in found.marks]
    return [
        Dated(mark.start, mark.end, edtf.read(mark.value)[:2] if mark.value else None)
        for mark in marks
    ]


def score(expected: Iterable[Dated], found: Iterable[Dated]) -> Score:
    """Compare finds with marks.

    A span is right if both ends are. A value is right if an overlapping find has the same bounds.
    """
    expected, found = list(expected), list(found)
    pairs = [
        (mark, next((f for f in found if f.start < mark.end and mark.start < f.end), None))
        for mark in expected
    ]
    strict = sum(f is not None and f[:2] == mark[:2] for mark, f in pairs)
    right = sum(f is not None and f.bounds == mark.bounds for mark, f in pairs)
    unread = sum(f is None or f.bounds is None for _, f in pairs)
    matched = {f for _, f in pairs if f}
    size = (len(expected) + len(found)) / 2 or 1
    return Score(
        right,
        len(expected) - right - unread,
        unread,
        len(set(found) - matched),
        strict / size,
        right / size,
    )


def found_by_dateparser(text: str, published: str) -> list[Dated]:
    """The dates that dateparser finds, each with the bounds of the period that it gives."""
    from dateparser.search import search_dates

    from tests.bench.run import READERS

    settings = {"RELATIVE_BASE": datetime.fromisoformat(published)}
    found, position = [], 0
    for words, _ in search_dates(text, languages=["en"], settings=settings) or []:
        position = max(text.find(words, position), position)
        found.append(
            Dated(position, position + len(words), READERS["dateparser"](words, published, ""))
        )
        position += len(words)
    return found


SCANNERS: dict[str, Callable[[str, str], list[Dated]]] = {
    "ours": found_by_us,
    "dateparser": found_by_dateparser,
}


def compare_scanners() -> None:
    """Print the score of each scanner on the marked text, and its speed compared with ours."""
    text, expected = read_marked(FILE.read_text("utf-8"))
    print(
        f"\nFinding the {len(expected)} dates of a whole text, tests/bench/text.txt, "
        "which was written together with the rules\n"
    )
    print(
        f"{'':14} {'exact':>6} {'wrong':>6} {'refused':>8} {'false dates':>12} "
        f"{'strict F1':>10} {'value F1':>9} {'ours is':>9}"
    )
    speeds = {name: _speed(find, text) for name, find in SCANNERS.items()}
    for name, find in SCANNERS.items():
        counts = score(expected, find(text, PUBLISHED))
        ratio = f"{speeds['ours'] / speeds[name]:.1f} x"
        print(
            f"{name:14} {counts.exact:6} {counts.wrong:6} {counts.refused:8} {counts.false:12} "
            f"{counts.strict_f1:10.3f} {counts.value_f1:9.3f} {ratio:>9}"
        )


def _speed(find: Callable[[str, str], list[Dated]], text: str) -> float:
    """Texts per second of processor time, over at least half a second."""
    rounds, started = 0, time.process_time()
    while time.process_time() - started < 0.5:
        find(text, PUBLISHED)
        rounds += 1
    return rounds / (time.process_time() - started)


OLD = "88e9e38"  # the last commit of version 2.0.0
SIZE = 1_000_000  # characters
TIMED = """
import sys, time
from scripts.reader import scan
text = sys.stdin.read()
next(scan("On Friday.", "2019-03-14"))  # the tables are loaded
started = time.process_time()
count = sum(1 for _ in scan(text, "2019-03-14"))
print(count, time.process_time() - started)
"""


def prose(size: int) -> str:
    """The marked text again and again, each time with other days and years."""
    plain, _ = read_marked(FILE.read_text("utf-8"))
    draw, parts = random.Random(1), []
    while sum(map(len, parts)) < size:
        days = re.sub(r"\b[12]?[0-9]\b", lambda _: str(draw.randrange(1, 29)), plain)
        parts.append(
            re.sub(r"\b(?:19|20)[0-9]{2}\b", lambda _: str(draw.randrange(1950, 2030)), days)
        )
    return "".join(parts)[:size]


def compare_versions() -> None:
    """Print the speed of a scan as a multiple of the speed of version 2.0.0, from its commit."""
    archive = subprocess.run(
        ["git", "archive", "--format=zip", OLD, "scripts/reader"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    ).stdout
    if not archive:
        print(f"\nThis clone has no commit {OLD} (version 2.0.0) to compare the scan with")
        return
    with tempfile.TemporaryDirectory() as old:
        zipfile.ZipFile(io.BytesIO(archive)).extractall(old)
        taken = {old: [], str(ROOT): []}
        for _ in range(3):  # in turns, so that both meet the same noise
            for root, seconds in taken.items():
                command = [sys.executable, "-c", TIMED]
                said = subprocess.run(
                    command, cwd=root, input=prose(SIZE), capture_output=True, check=True, text=True
                ).stdout
                seconds.append(float(said.split()[1]))
    before, now = (SIZE / 1e6 / min(seconds) for seconds in taken.values())
    print(
        f"\nScanning {SIZE / 1e6:.0f} MB of prose full of dates: {now:.2f} MB/s, "
        f"{now / before:.1f} x version 2.0.0"
    )
