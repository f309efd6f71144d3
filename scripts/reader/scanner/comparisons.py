"""Periods that business news compares with the period which the text named last.

Behind "in the third quarter", "a year earlier" is the third quarter of the year before, and "the
quarter" is that quarter. Such words are a hint: the value is counted from that period, never from
the publication, and a person checks which period is meant.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import pendulum

from .. import edtf
from ..units import DAY
from .hints import COMPARED

UNIT = "(?P<unit>quarter|half|month|year|period)"
YEAR_AGO = "(?:year[- ](?:ago|earlier)|(?:prior|previous)[- ]year)"
LIKE = "(?:same|corresponding|comparable|like|similar)"
THE_YEAR_BEFORE = "(?:a year (?:ago|earlier|before)|(?:the )?(?:previous|prior|preceding) year)"
# The words, and how many years they are behind the period; empty: the unit in front of it.
# Behind "the quarter" of the last row nothing may say which quarter it is; "the latest quarter" is a
# date by itself.
ROWS = tuple(
    (re.compile(rf"\b(?:{words})\b{behind}", re.I), years)
    for words, behind, years in (
        (rf"(?:the )?{LIKE} {UNIT}(?: (?:of|in))? {THE_YEAR_BEFORE}", "", 1),
        (rf"(?:(?:the|a) )?{YEAR_AGO} (?!year){UNIT}", "", 1),
        ("a year (?:earlier|before)", r"(?!,? (?:on|in|than|the|an?|he|she|it|they)\b)", 1),
        (rf"(?:the )?(?:previous|prior|preceding) (?!year|period){UNIT}", "", None),
        (r"a (?P<unit>quarter|month) (?:earlier|before)", r"(?!,? (?:on|in|than|the|an?)\b)", None),
        (
            rf"the (?!latest quarter)(?:(?:latest|most recent|{LIKE}) )?(?!month|year|half){UNIT}",
            r"(?! (?:end|from|to|through|of|between|before|after|when|that|which|in|since|last)|[-'\u2019])",
            0,
        ),
    )
)
MONTHS = {"month": (1,), "quarter": (3,), "half": (6,), "year": (12,), "period": range(1, 13)}
# Words of which one is in what a row reads: searching them first is faster.
BACK = ("ago", "earlier", "before", "prior", "previous", "preceding")
ALONE = ("quarter", "period")


class Period(NamedTuple):
    """A period that a text names: its words and value, and its first day, with its months."""

    words: str
    value: str
    earliest: pendulum.Date
    months: int


@lru_cache(maxsize=1024)
def period_of(words: str, value: str, published: str) -> Period | None:
    """Return the period of whole months that words name, begun by the publication; else None."""
    said, now = edtf.read(value), edtf.read(published).latest
    if not (said.earliest and said.latest and now) or said.earliest > now or said.qualifier:
        return None
    if said.latest == date.max:  # nothing is behind it
        return None
    first, behind = (
        pendulum.Date(day.year, day.month, day.day) for day in (said.earliest, said.latest + DAY)
    )
    months = (behind.year - first.year) * 12 + behind.month - first.month
    whole = first.day == behind.day == 1 and 1 <= months <= 12
    return Period(words, value, first, months) if whole else None


def places(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence compares with another period; places of two rows may overlap."""
    small = sentence.lower()
    for pattern, years in ROWS:
        if any(word in small for word in (ALONE if years == 0 else BACK)):
            yield from (match.span() for match in pattern.finditer(sentence))


def compared(words: str, period: Period | None) -> tuple[str, str] | None:
    """Return the value that words get from the period which the text named last, and the hint.

    The value is empty if the text has named no period of that length. None if the words may then
    be no period at all: "the quarter" of a town.
    """
    matches = ((pattern.fullmatch(words), years) for pattern, years in ROWS)
    match, years = next((match, years) for match, years in matches if match)
    unit = match.groupdict().get("unit", "period").lower()
    if not period or period.months not in MONTHS[unit]:
        return None if len(words.split()) == 2 else ("", COMPARED)
    back = period.months if years is None else 12 * years
    first = period.earliest.subtract(months=back)
    value = edtf.write(first, first.add(months=period.months).subtract(days=1), "within")
    return value, f'it is counted from "{period.words}" ({period.value}); check which is meant'
