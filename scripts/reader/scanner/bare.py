"""The bare dates in the words that a scan finds, as annotators of news mark them: no preposition, article of a noun, 's or stop."""

import re
from datetime import date
from typing import NamedTuple

from .. import edtf
from ..resolver import Span, UnreadableDate, resolve
from ..rules import MODIFIERS
from ..vocabulary import MONTHS, WEEKDAYS
from ..windows import unit_of
from .around import COUNT, FRONT


class Mark(NamedTuple):
    """A bare date: its words from `start` to `end`, and their EDTF value, or empty where they are refused alone."""

    start: int
    end: int
    words: str
    value: str


# Of the Nov. 15 deadline, the Tuesday vote, the 2000 games, the third-quarter loss: the article is the noun's.
OF_A_NOUN = re.compile(
    rf"the\s+(?=(?:{'|'.join(m[:3] for m in MONTHS)}|{'|'.join(d[:3] for d in WEEKDAYS)})(?!.*\s(?:quarter|weekend)$|\S+\s(?:before|after)\s)|Christmas|Halloween|New\sYear"
    rf"|[0-9]{{1,2}}\s(?:{'|'.join(m[:3] for m in MONTHS)})|[12][0-9]{{3}}(?:-[0-9]{{2,4}})?$|[a-z0-9]+-(?:quarter|half)$)",
    re.I,
)
# Earlier this month, the nine months ended Sept. 30, the year to March: the date is this month, Sept. 30, March.
UNITS = "(?:days?|weeks?|months?|quarters?|years?)"
NARROWED = re.compile(
    rf"all\s+(?:of\s+)?(?=\S)|so\s+far\s+(?=\S)|(?:earlier|later)\s+(?:in\s+|on\s+)?(?=\S)|(?:the\s+)?(?:\S+\s+){{0,2}}{UNITS}\s+end(?:ed|ing)\s+"
    rf"|the\s+(?:\S+\s+)?{UNITS}\s+(?:to|through)\s+(?!date)",
    re.I,
)
DIRECTIONS = {rule.name: rule.direction for rule in MODIFIERS}  # until Friday, since Friday
# In three weeks, within two months: a date where the verb looks ahead, else a length.
LENGTH_AHEAD = re.compile(
    rf"(?:in|within)\s+(?:(?:about|around|almost|nearly|roughly|some|the|next)\s+)*{COUNT}\s", re.I
)
OWNED = re.compile(r"(?:['\u2019]s)?,?$")
# What each side of a range may be; a hyphen joins only the first three, for the months of "the January-March quarter" are one.
UNITS_OF = {unit: unit for unit in ("day", "month", "year", "quarter", "decade", "century")} | {
    "half-year": "half"
}
JOINED = ("day", "month", "year")
DIVIDER = re.compile(r"\s+(?:to|and|or|through|until|till)\s+|\s*[-\u2013\u2014]\s*", re.I)


def front_of(words: str) -> int:
    """How long the words in front of the bare date are."""
    front = 0
    for pattern in (FRONT, NARROWED, FRONT, OF_A_NOUN):
        match = pattern.match(words, front)
        front = match.end() if match else front
    return front


def marks(words: str, start: int, anchor: str, direction: str = "") -> tuple[Mark, ...]:
    """Return the bare dates of words that begin at `start` of a text: both ends of a range, else one."""
    front = front_of(words)
    span = _read(words, anchor, direction)
    if span and span.rule in ("range", "either", "between"):
        ends = _ends(words, front, span, anchor)
        if ends:
            return tuple(
                Mark(start + at, start + at + len(text), text, value) for at, text, value in ends
            )
    bare = _read(words[front:], anchor, direction)
    if (
        span and not direction and not (bare and str(bare.earliest) == anchor)
    ):  # until Friday, said on Friday
        bare = _read(words[front:], anchor, DIRECTIONS.get(span.rule, ""))
    if not bare and (LENGTH_AHEAD.match(words) or front > FRONT.match(words).end()):
        front = 0  # "in three weeks", "earlier in the week" are no date without their first words
    if span and (
        not bare or span.rule == "rolling-span"
    ):  # "over the last year" is another than "the last year"
        bare = span
    return (Mark(start + front, start + len(words), words[front:], bare.edtf if bare else ""),)


def _read(words: str, anchor: str, direction: str = "") -> Span | None:
    try:
        return resolve(words, anchor, direction or None)
    except UnreadableDate:
        return None


def _ends(words: str, front: int, span: Span, anchor: str) -> tuple[tuple[int, str, str], ...]:
    """Both sides of a range, where each is a date alone; what one leaves out, the whole has given."""
    opening = re.match(r"between\s+", words[front:], re.I)
    front += opening.end() if opening else 0
    for divider in DIVIDER.finditer(words, front):
        behind = FRONT.match(words, divider.end()).end()
        left, right = OWNED.sub("", words[front : divider.start()]), words[behind:]
        sides = _read(left, anchor), _read(right, anchor)
        if all(sides) and _two({side.precision for side in sides}, divider[0].strip()):
            values = [
                _side(side, day)
                for side, day in zip(sides, (span.earliest, span.latest), strict=True)
            ]
            return ((front, left, values[0]), (behind, right, values[1])) if all(values) else ()
    return ()


def _two(precisions: set[str], divider: str) -> bool:
    """Two dates: days, months, years; joined by a word also others, but the 1st and 2nd quarters are not the 1st of a month."""
    units = precisions - {*JOINED}
    return not units or (divider.isalpha() and "day" not in precisions)


def _side(side: Span, day: date) -> str:
    """The EDTF value of the side that ends a range on this day: its calendar unit there, or what it is alone if it ends there."""
    if side.precision in UNITS_OF:
        return edtf.write(*unit_of(day, UNITS_OF[side.precision]), "within")
    return side.edtf if day in side[:2] else ""
