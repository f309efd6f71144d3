"""Words and marks beside a date that change it, though no rule reads them together with it.

A date without them would be another date, so the scan refuses it, with the reason. Each row is a
side, what is there, what the date itself must be like, and the reason.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from .candidates import Candidate


class _Row(NamedTuple):
    side: str  # "before", "behind", or "inside" the date
    there: re.Pattern[str]
    date: re.Pattern[str]
    reason: str


NEGATED = "a negation turns this bound round; state the date beside the words"
COMPARED = "a comparison makes it a bound; state the date beside the words"
BOUND = "the words beside it make it a bound; state the date beside the words"
HEDGED = "a hedge makes it about that date; write it with ~ beside the words"
DOUBTED = "a question mark doubts it; write the date with ? beside the words"
ERA = "years before 1 are not read"
CALENDAR = "other calendars are not read"
DUAL = "a dual year belongs to two calendars; state the date beside the words"
HALF_READ = "digits beside it belong to the date and were not read"
TWO_ENDS = "the words name two units; state the date beside the words"
NO_SUCH_DAY = "the day beside it does not exist, or belongs to another date"
CONTRADICTION = "the weekday and the date beside it do not agree"

_NOT = r"\b(?:not|never|no|nor|hardly|without|\w+n['\u2019]t)\b(?:\s+[\w-]+){0,3}\s+"
_NTH = r"(?:[0-9]+(?:st|nd|rd|th)|first|second|third|fourth)"
_PART = r"(?:the\s+)?(?:early\s+|late\s+|mid-?\s*)?"
_UNIT = r"(?:century|centuries|quarter|half|decade)"
_ANY = ""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
ROWS = tuple(
    _Row(side, re.compile(there, re.I), re.compile(date, re.I), reason)
    for side, there, date, reason in (
        ("before", _NOT, r"(?:before|until|till|by)\s", NEGATED),
        ("before", r"\b(?:earlier|later|sooner|older|newer)\s+than\s+", _ANY, COMPARED),
        ("before", r"\b(?:on|in)\s+or\s+", r"after\s", BOUND),
        ("before", r"\b(?:c\.|ca\.|circa|almost|nearly)\s+", _ANY, HEDGED),
        (
            "before",
            r"\b(?:before|after|until|till|since|by|from|through|between|prior\s+to)\s+",
            r"(?:about|around|circa|ca?\.?)\s",
            HEDGED,
        ),
        ("before", r"\b(?:Julian|Hijri|Hebrew|Islamic|Coptic)\s+(?:calendar\s+)?", _ANY, CALENDAR),
        ("before", rf"\b{_NTH}\s+(?:or|and|to)\s+{_PART}", rf".*\b{_UNIT}\b", TWO_ENDS),
        ("behind", r"\s?(?:\?\)|\(\?\))", _ANY, DOUBTED),
        ("behind", r"(?:,?\s*[0-9]+)?\s*(?:BCE?\b|B\.\s?C\.)", _ANY, ERA),
        ("behind", r",?\s*\(?(?:[ON]\.\s?S\.|(?:Old|New)\sStyle\b|Julian\b)", _ANY, CALENDAR),
        ("behind", r",?\s+at\s+the\s+(?:very\s+)?(?:latest|earliest)\b", _ANY, BOUND),
        ("before", rf"\b{_MONTH}\s+[0-9]{{1,2}},?\s+", r"[0-9]{4}$", NO_SUCH_DAY),
        ("before", r"\b[0-9]{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?", _MONTH, NO_SUCH_DAY),
        ("behind", rf"\s+{_UNIT}\b", rf".*\b{_NTH}$", TWO_ENDS),
        ("behind", r"/[0-9]|,?\s+[0-9]{3,4}/[0-9]", _ANY, DUAL),
        ("behind", r"[-\u2013]?[0-9]|\s+s\b", _ANY, HALF_READ),
        ("behind", r",\s*[0-9]{3}(?=\s*(?:[.;:)]|$))", r".*[a-z]", HALF_READ),
        ("behind", r",\s*(?:one|two)\s+thousand\b", _ANY, HALF_READ),
        ("behind", rf"\s+(?:or|and|to)\s+{_PART}\w+\s+{_UNIT}\b", rf".*\b{_NTH}$", TWO_ENDS),
        ("inside", r"[a-z]{3}.*[0-9]{4}/[0-9]{1,4}$", _ANY, DUAL),
        ("inside", r"^[a-z]+-[0-9]{4}-[0-9]{2}$", _ANY, HALF_READ),
    )
)
_WEEKDAY = re.compile(r"(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
_DAY_AND_MONTH = re.compile(r"[a-z]{3,9}\.?\s+[0-9]{1,2}\b|[0-9]{1,2}\s+[a-z]{3}", re.I)


REASONS = {row.reason for row in ROWS} | {CONTRADICTION}


def refusals(sentence: str, found: list[Candidate]) -> list[str]:
    """Return for each candidate why it is refused, or nothing; hints are not dates anyway."""
    reasons = ["" if place.hint else _reason(sentence, place) for place in found]
    for number, (one, other) in enumerate(pairwise(found)):
        if _contradict(sentence, one, other):
            reasons[number] = reasons[number + 1] = CONTRADICTION
    return reasons


def _reason(sentence: str, place: Candidate) -> str:
    words = sentence[place.start : place.end]
    before, behind = sentence[max(0, place.start - 60) : place.start], sentence[place.end :][:60]
    for row in ROWS:
        if not row.date.match(words):
            continue
        if row.side == "before":
            beside = any(match.end() == len(before) for match in row.there.finditer(before))
        elif row.side == "behind":
            beside = row.there.match(behind) is not None
        else:
            beside = row.there.search(words) is not None
        if beside:
            return row.reason
    return ""


def _contradict(sentence: str, one: Candidate, other: Candidate) -> bool:
    """Monday, Nov. 16, 2022: read together if they agree, and so never side by side."""
    between = sentence[one.end : other.start]
    weekday = _WEEKDAY.fullmatch(sentence[one.start : one.end].rstrip(","))
    day = _DAY_AND_MONTH.match(sentence[other.start : other.end])
    return bool(weekday and day and re.fullmatch(r",?\s+", between))
