"""Words and marks beside a date that change it, though no rule reads them together with it.

A date without them would be another date, so the scan refuses it, with the reason. Each row is a
side, what is there, what the date itself must be like, and the reason.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from .candidates import Candidate

NEAR = 60  # characters beside a date that are looked at


class _Row(NamedTuple):
    side: str  # "before", "behind", or "inside" the date
    there: re.Pattern[str]
    date: re.Pattern[str]
    reason: str


NEGATED = "a negation turns this bound round; state the date beside the words"
EXCLUDED = "the words beside it say that this is not the date"
COMPARED = "a comparison makes it a bound; state the date beside the words"
BOUND = "the words beside it make it a bound; state the date beside the words"
COUNTED = "the words beside it count from this date; state the date beside the words"
HEDGED = "a hedge makes it about that date; write it with ~ beside the words"
DOUBTED = "the words or marks beside it doubt it; write the date with ? beside the words"
ERA = "years before 1 are not read"
CALENDAR = "other calendars are not read"
DUAL = "a dual year belongs to two calendars; state the date beside the words"
HALF_READ = "digits beside it belong to the date and were not read"
TWO_ENDS = "the words name two units; state the date beside the words"
ONE_OF_TWO = "it is one of two dates; write both, as in [2022-11-07,2022-11-14]"
NO_RANGE = "the two dates are no range from the first to the second"
YEAR_BEHIND = "the year behind the next date may be its year, too"
REPEATED = "it comes back each year: no one date"
NO_SUCH_DAY = "the day beside it does not exist, or belongs to another date"
CONTRADICTION = "the weekday and the date beside it do not agree"

_NOT = r"\b(?:not|never|no|nor|hardly|without|refus\w+|declin\w+|fail\w+|\w+n['\u2019]t)\b(?:\s+[\w-]+){0,3}\s+"
_NTH = r"(?:[0-9]+(?:st|nd|rd|th)|first|second|third|fourth)"
_PART = r"(?:the\s+)?(?:early\s+|late\s+|mid-?\s*)?"
_UNIT = r"(?:century|centuries|quarter|half|decade)"
_LENGTH = r"(?:minutes?|hours?|days?|weeks?|weekends?|months?|quarters?|years?|decades?|centuries)"
_HEDGE = r"(?:about|around|roughly|approximately|circa|ca?\.?)"
_ANY = ""
_SIDES = r"(?:before|after|prior\s+to)\s"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
ROWS = tuple(
    _Row(side, re.compile(there, re.I), re.compile(date, re.I), reason)
    for side, there, date, reason in (
        ("before", _NOT, r"(?:before|until|till|by|after)\s", NEGATED),
        ("before", r"\bnot\s+", r"(?!only|just|before|after|until|by|in\s+the\s+least)", EXCLUDED),
        (
            "before",
            r"\b(?:rather|other)\s+than\s+|\b(?:instead|exclusive)\s+of\s+"
            r"|\b(?:except(?:ing)?|excluding|bar|barring|but\s+for)\s+(?:for\s+)?",
            _ANY,
            EXCLUDED,
        ),
        ("before", r"\b(?:earlier|later|sooner|older|newer)\s+than\s+", _ANY, COMPARED),
        ("before", r"\b(?:less|fewer|more)\s+than\s+", _ANY, COMPARED),
        ("before", r"\b(?:all|any|every)\b[^.;]{0,30}\bbut\s+", _ANY, EXCLUDED),
        ("before", r"\b(?:on|in)\s+or\s+", r"after\s", BOUND),
        ("before", r"\bat\s+(?:the\s+)?(?:latest|earliest)\s+|\bas\s+from\s+", _ANY, BOUND),
        (
            "behind",
            r"\s+or\s+(?:(?:a\s+little|shortly|soon)\s+)?(?:after|before|earlier|later)\b",
            _ANY,
            BOUND,
        ),
        ("behind", r"\s+and\s+(?:after|later|onwards?|thereafter)\b", _ANY, BOUND),
        ("behind", r"\s+(?:annually|yearly|(?:each|every)\s+year)\b", r"(?!.*[0-9]{4})", REPEATED),
        ("before", r"\beve\s+of\s+", _ANY, COUNTED),
        (
            "before",
            r"\b(?:decades?|thirds?|quarters?|years)\s+of\s+",
            r".*(?:century|[0-9]0s)\.?$",
            COUNTED,
        ),
        (
            "before",
            r"\b(?:brought|changed|delayed|moved|postponed|put|rescheduled)\b.{0,30}\bfrom\s+",
            r".*\sto\s",
            NO_RANGE,
        ),
        (
            "behind",
            r"\s+(?:dollars|members|men|people|tons|units|votes)\b",
            r".*\bto\s+[0-9]{4}$",
            HALF_READ,
        ),
        ("behind", r"\s*[\[(](?:recte|sic|corrected|i\.e\.)", _ANY, DOUBTED),
        ("behind", r"\s+of\s+the\s+\w+\s+(?:era|calendar)\b", _ANY, CALENDAR),
        ("behind", r"\s+[0-9]{3}\b(?!,?[0-9]|\s*[a-z%])", rf".*{_MONTH}$", HALF_READ),
        ("before", r"\bat\s+(?:least|most)\s+(?:(?:by|from|since|till|until)\s+)?", _ANY, BOUND),
        (
            "before",
            r"\b(?:well|far|deep|late|long)\s+into\s+|\bup\s+to\s+and\s+including\s+",
            _ANY,
            BOUND,
        ),
        ("before", r"\b(?:by|till|until)\s+(?:\w+\s+)?", _SIDES, BOUND),
        ("before", rf"\b{_LENGTH}(?:\s+to)?\s+", rf"{_SIDES}|the\s+day\s", COUNTED),
        (
            "before",
            r"\b(?:(?:minute|hour|day|week|month|year)s|week|weekend)\s+(?:of|from)\s+",
            rf"{_DAY}\s|{_MONTH}\s{_DAY}\b",
            COUNTED,
        ),
        ("before", r"\b(?:immediately|long|shortly|soon|well)\s+", _SIDES, HEDGED),
        ("before", r"\b(?:c\.|ca\.|circa|almost|close\s+to|near|nearly|towards?)\s+", _ANY, HEDGED),
        ("before", rf"\b{_HEDGE}\s+(?:from|to)\s+|\bturn\s+of\s+(?:the\s+)?", _ANY, HEDGED),
        (
            "before",
            r"\b(?:before|after|until|till|since|by|from|through|between|prior\s+to)\s+",
            rf"{_HEDGE}\s",
            HEDGED,
        ),
        ("behind", r"\s+or\s+(?:so|thereabouts)\b|\s*(?:\+/-|\u00b1)", _ANY, HEDGED),
        ("before", r"\b(?:maybe|perhaps|possibly|presumably|probably)\s+|\?\s?", _ANY, DOUBTED),
        ("before", r"\b(?:Julian|Hijri|Hebrew|Islamic|Coptic)\s+(?:calendar\s+)?", _ANY, CALENDAR),
        ("before", rf"\b{_NTH}\s+(?:or|and|to)\s+{_PART}", rf".*\b{_UNIT}\b", TWO_ENDS),
        ("before", r"\b(?:early|mid)-?\s*(?:or|and|to)\s+", r"(?:the\s+)?(?:mid|late)", TWO_ENDS),
        ("behind", r"\s?(?:\?\s?[)\]]|\(\?\)|\?,?\s+[a-z])", _ANY, DOUBTED),
        ("behind", r"(?:,?\s*[0-9]+)?\s*(?:BCE?\b|B\.\s?C\.)", _ANY, ERA),
        (
            "behind",
            r",?\s*\(?(?:[ON]\.\s?S\.|A\.?H\.?\b|(?:Old|New)\sStyle\b|(?:Julian|Hijri|Hebrew|Islamic|Coptic)\b)",
            _ANY,
            CALENDAR,
        ),
        ("behind", r",?\s+at\s+the\s+(?:very\s+)?(?:latest|earliest)\b", _ANY, BOUND),
        (
            "before",
            rf"(?:\b{_MONTH}|,|\band|\bor|&)\s+[0-9]{{1,2}},?\s+",
            r"[0-9]{4}$",
            NO_SUCH_DAY,
        ),
        ("before", rf"\b{_DAY}\s+(?:of\s+)?", _MONTH, NO_SUCH_DAY),
        (
            "before",
            rf"\b{_DAY}\s*(?:,|and|or|&|/|-|\u2013)\s*",
            rf"{_DAY}\b(?!\s*[,.)]|:|$)",
            HALF_READ,
        ),
        (
            "behind",
            rf"(?:,|\s+(?:and|or|&))\s*{_DAY}"
            rf"(?:,?\s*(?:and|or|&|,)\s*{_DAY}\b|\s*(?:[.;)]|$)|,?\s+[12][0-9]{{3}}\b)",
            rf"(?:\w+\s+)?{_MONTH}\s{_DAY}$",
            HALF_READ,
        ),
        ("behind", rf"\s+{_UNIT}\b", rf".*\b{_NTH}$", TWO_ENDS),
        ("behind", r"/[0-9]|,?\s+[0-9]{3,4}/[0-9]", _ANY, DUAL),
        ("behind", r"[-\u2013]?[0-9]|\s+s\b", _ANY, HALF_READ),
        ("behind", r",\s*[0-9]{3}(?=\s*(?:[.,;:)]|$))", r".*[a-z]", HALF_READ),
        ("behind", r",\s*(?:one|two)\s+thousand\b", _ANY, HALF_READ),
        ("behind", rf"\s+(?:or|and|to)\s+{_PART}\w+\s+{_UNIT}\b", rf".*\b{_NTH}$", TWO_ENDS),
        ("inside", r"^as\s+(?:early|late|far\s+back)\s+as\s.*[0-9]{4}", _ANY, BOUND),
        ("inside", r"[a-z]{3}.*[0-9]{4}/[0-9]{1,4}$", _ANY, DUAL),
        ("inside", r"^[a-z]+-[0-9]{4}-[0-9]{2}$", _ANY, HALF_READ),
    )
)
_WEEKDAY = r"(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY_AND_MONTH = r"(?:[a-z]{3,9}\.?\s+[0-9]{1,2}\b|[0-9]{1,2}\s+[a-z]{3}).*"
_YEARLESS = rf"(?!.*[0-9]{{4}})(?:\w+\s+)?(?:{_DAY}\s+)?(?:of\s+)?{_MONTH}(?:\s+{_DAY})?"
_WITH_YEAR = rf".*\b{_MONTH}.*[0-9]{{4}}"


class _Pair(NamedTuple):
    """Two finds side by side: what is in front, the first, what is between, the second."""

    before: re.Pattern[str]
    one: re.Pattern[str]
    between: re.Pattern[str]
    other: re.Pattern[str]
    reason: str
    both: bool  # refuses both, or only the first


_SEPARATORS = r"(?:,|\s|\b(?:again|and|but|instead|not|of|on|rather|than|then|to)\b)+"
PAIRS = tuple(
    _Pair(
        re.compile(before, re.I),
        re.compile(one, re.I),
        re.compile(between, re.I),
        re.compile(other, re.I),
        reason,
        both,
    )
    for before, one, between, other, reason, both in (
        # Monday, Nov. 16, 2022: read together if they agree, and so never side by side.
        (_ANY, _WEEKDAY, r",?\s+", _DAY_AND_MONTH, CONTRADICTION, True),
        (r".*\b(?:from|between)\s+$", ".*", r"\s+(?:to|and|until)\s+", ".*", NO_RANGE, True),
        (_ANY, ".*", r",?\s+or\s+", ".*", ONE_OF_TWO, True),
        (_ANY, _YEARLESS, _SEPARATORS, _WITH_YEAR, YEAR_BEHIND, False),
    )
)


REASONS = {row.reason for row in ROWS} | {pair.reason for pair in PAIRS}


def refusals(sentence: str, found: list[Candidate]) -> list[str]:
    """Return for each candidate why it is refused, or nothing; hints are not dates anyway."""
    reasons = ["" if place.hint else _reason(sentence, place) for place in found]
    for number, (one, other) in enumerate(pairwise(found)):
        reason, both = ("", False) if one.hint or other.hint else _of_two(sentence, one, other)
        if reason:
            reasons[number] = reason
            reasons[number + 1] = reason if both else reasons[number + 1]
    return reasons


def _of_two(sentence: str, one: Candidate, other: Candidate) -> tuple[str, bool]:
    """Why two finds side by side are refused, and whether both are."""
    between = sentence[one.end : other.start]
    if len(between) > NEAR:
        return "", False
    before, first = sentence[max(0, one.start - NEAR) : one.start], sentence[one.start : one.end]
    parts = (first.rstrip(","), between, sentence[other.start : other.end])
    for pair in PAIRS:
        patterns = (pair.one, pair.between, pair.other)
        if pair.before.match(before) and all(map(re.Pattern.fullmatch, patterns, parts)):
            return pair.reason, pair.both
    return "", False


def _reason(sentence: str, place: Candidate) -> str:
    words = sentence[place.start : place.end]
    before, behind = (
        sentence[max(0, place.start - NEAR) : place.start],
        sentence[place.end :][:NEAR],
    )
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
