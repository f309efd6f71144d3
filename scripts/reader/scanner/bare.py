"""The bare dates in the words that a scan finds, as annotators of news mark them.

A bare date has no preposition, no article that belongs to a noun, no 's and no full stop.
"""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from .. import edtf
from ..resolver import Span, answer
from ..rules import MODIFIERS
from ..windows import unit_of
from .english import MONTHS, WEEKDAYS
from .hints import COUNT, FRONT, end_of


class BareDate(NamedTuple):
    """A bare date: its place in the text, its words, and the EDTF value that they have by themselves.

    The value is empty if they have none. Words beside them can still refuse the find.
    """

    start: int
    end: int
    words: str
    value: str


A_MONTH = "|".join(month[:3] for month in MONTHS)
A_WEEKDAY = "|".join(day[:3] for day in WEEKDAYS)
# The Nov. 15 deadline, the Tuesday vote, the 2000 games, the third-quarter loss: the article
# belongs to the noun.
ARTICLE_OF_A_NOUN = re.compile(
    r"the\s+(?="
    rf"(?:{A_MONTH}|{A_WEEKDAY})(?!.*\s(?:quarter|weekend)$|\S+\s(?:before|after)\s)"
    r"|Christmas|Halloween|New\sYear"
    rf"|[0-9]{{1,2}}\s(?:{A_MONTH})|[12][0-9]{{3}}(?:-[0-9]{{2,4}})?$"
    r"|[a-z0-9]+-(?:quarter|half)$)",
    re.I,
)
# Earlier this month, the nine months ended Sept. 30, the year to March: the bare dates are this
# month, Sept. 30, March.
A_UNIT = "(?:days?|weeks?|months?|quarters?|years?)"
NARROWED = re.compile(
    r"all\s+(?:of\s+)?(?=\S)|so\s+far\s+(?=\S)|(?:earlier|later)\s+(?:in\s+|on\s+)?(?=\S)"
    rf"|(?:the\s+)?(?:\S+\s+){{0,2}}{A_UNIT}\s+end(?:ed|ing)\s+"
    rf"|the\s+(?:\S+\s+)?{A_UNIT}\s+(?:to|through)\s+(?!date)",
    re.I,
)
DIRECTIONS = {rule.name: rule.direction for rule in MODIFIERS}  # until Friday, since Friday
# In three weeks, within two months: a date where the verb looks ahead, else a length.
LENGTH_AHEAD = re.compile(
    rf"(?:in|within)\s+(?:(?:about|around|almost|nearly|roughly|some|the|next)\s+)*{COUNT}\s", re.I
)
OWNED = re.compile(r"(?:['\u2019]s)?,?$")
# The units that a side of a range can be, by precision. A hyphen joins only days, months and
# years: the months of "the January-March quarter" are one date.
SIDE_UNITS = {unit: unit for unit in ("day", "month", "year", "quarter", "decade", "century")} | {
    "half-year": "half"
}
JOINED = ("day", "month", "year")
DIVIDER = re.compile(r"\s+(?:to|and|or|through|until|till)\s+|\s*[-\u2013\u2014]\s*", re.I)
BETWEEN = re.compile(r"between\s+", re.I)


@lru_cache(maxsize=4096)
def front_of(words: str) -> int:
    """Return the length of the words in front of the bare date."""
    front = 0
    for pattern in (FRONT, NARROWED, FRONT, ARTICLE_OF_A_NOUN):
        front = end_of(pattern, words, front)
    return front


def bare_dates(words: str, start: int, anchor: str, direction: str = "") -> tuple[BareDate, ...]:
    """Return the bare dates of words at `start` of a text: both ends of a range, else one."""
    dates = _bare_dates(words, anchor, direction)
    return tuple(BareDate(start + at, start + end, text, value) for at, end, text, value in dates)


@lru_cache(maxsize=4096)
def _bare_dates(words: str, anchor: str, direction: str) -> tuple[BareDate, ...]:
    """The bare dates of words, with their places in the words."""
    front = front_of(words)
    span = answer(words, anchor, direction or None).span
    if span and span.rule in ("range", "either", "between"):
        ends = _ends(words, front, span, anchor)
        if ends:
            return ends
    front, value = _one(words, front, span, anchor, direction)
    return (BareDate(front, len(words), words[front:], value),)


def _one(words: str, front: int, span: Span | None, anchor: str, direction: str) -> tuple[int, str]:
    """Where a single bare date begins, and its value."""
    bare = answer(words[front:], anchor, direction or None).span
    is_own_day = bare and str(bare.earliest) == anchor  # until Friday, said on a Friday
    if span and not direction and not is_own_day:
        bare = answer(words[front:], anchor, DIRECTIONS.get(span.rule)).span
    is_narrowed = front > end_of(FRONT, words)
    if not bare and (is_narrowed or LENGTH_AHEAD.match(words)):
        front = 0  # "in three weeks", "earlier in the week": no date without the first words
    # "Over the last year" differs from "the last year".
    if span and (not bare or span.rule == "rolling-span"):
        bare = span
    return front, bare.edtf if bare else ""


def _ends(words: str, front: int, span: Span, anchor: str) -> tuple[BareDate, ...]:
    """Both ends of a range, if each is a date on its own. What one leaves out, the whole gives."""
    front = end_of(BETWEEN, words, front)
    for divider in DIVIDER.finditer(words, front):
        behind = end_of(FRONT, words, divider.end())
        left, right = OWNED.sub("", words[front : divider.start()]), words[behind:]
        first, last = answer(left, anchor).span, answer(right, anchor).span
        if first and last and _are_two({first.precision, last.precision}, divider[0].strip()):
            values = _value_of_end(first, span.earliest), _value_of_end(last, span.latest)
            ends = zip((front, behind), (left, right), values, strict=True)
            return tuple(
                BareDate(at, at + len(text), text, value) for at, text, value in ends if all(values)
            )
    return ()


def _are_two(precisions: set[str], divider: str) -> bool:
    """Whether a divider joins two dates.

    It does for days, months and years, and a word also joins others; but in "the 1st and 2nd
    quarters" the 1st is not a day.
    """
    others = precisions - {*JOINED}
    return not others or (divider.isalpha() and "day" not in precisions)


def _value_of_end(side: Span, day: date | None) -> str:
    """The value of the side of a range that ends on a day.

    It is the side's calendar unit at that day, or the side alone if it ends there.
    """
    if day and side.precision in SIDE_UNITS:
        first, last = unit_of(day, SIDE_UNITS[side.precision])
        return edtf.write(first, last, "within")
    return side.edtf if day in side[:2] else ""
