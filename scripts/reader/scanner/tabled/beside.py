"""Words beside a date of a tabled language that change it: then it is refused."""

import re
from functools import partial

from ...languages import FILLER
from ..bearing import CONTRADICTION, ONE_OF_TWO, YEAR_BEHIND, Pair, refused
from ..candidates import Candidate
from ..neighbours import (
    BOUND,
    CALENDAR,
    COUNTED,
    DOUBTED,
    ERA,
    EXCLUDED,
    HALF_READ,
    HEDGED,
    NO_SUCH_DAY,
    RECURRING,
)
from .lines import MARKS, SMALL, Line

LOCAL_DAY = "the day beside it differs by country, church or year; state the date beside the words"
# Kinds of words in front of a date that change it if they were not read with it, and the reasons.
IN_FRONT = {
    "not": EXCLUDED,
    "each": RECURRING,
    "doubt": DOUBTED,
    "loosely": HEDGED,
    "about": HEDGED,
    "counted": COUNTED,
    "compared": BOUND,
    "local": LOCAL_DAY,
    "style": CALENDAR,
    "ordinal": COUNTED,
    "years": COUNTED,
    **dict.fromkeys(("before", "after", "since", "until", "by", "bounded"), BOUND),
}
BEHIND = {"era": ERA, "style": CALENDAR, "each": RECURRING, "local": LOCAL_DAY}
YEAR_OF_TWO_DIGITS = re.compile(r"\s[0-9]{2}(?:\s*[;,)!?]|\s+[a-z]|\.?$)")  # im Mai 68
DAY_BEHIND = re.compile(r",?\s+(?:\w{3}\s+)?[0-9]{1,2}\.\s*(?:[,;/]|\w{1,3}\s)")  # Montag, 3., und
DOUBTS = re.compile(r"\s?[\[(]\s?(?:\?|sic)")


def with_reasons(line: Line, places: list[Candidate]) -> list[Candidate]:
    """Return the places, those where what is beside them changes the date with the reason."""
    return refused(places, partial(_reason, line), partial(_of_two, line))


def _reason(line: Line, place: Candidate) -> str:
    at = place.start - 1
    while line.kind(at) == FILLER and line.words[at].isalpha() and at not in line.inside:
        at -= 1
    kind = _kind_at_end(line, at)
    if line.words[at] == "," and at > 0 and _kind_at_end(line, at - 1) == "doubt":
        kind = "doubt"  # possibly, in 1850
    if kind in IN_FRONT:
        return IN_FRONT[kind]
    first = line.words[place.start]
    if SMALL.match(first) and _days_in_front(line, place.start):
        return HALF_READ
    at -= at > 0 and line.words[at] == "."
    if first.isalpha() and at >= 0 and SMALL.match(line.words[at]) and _names_month(line, place):
        return NO_SUCH_DAY
    return _reason_behind(line, place)


def _reason_behind(line: Line, place: Candidate) -> str:
    at = place.end + (line.kind(place.end) == "a")  # on the 15th of each month
    behind, text = _kinds_from(line, at), line.behind(place.end)
    if behind in BEHIND:
        return BEHIND[behind]
    while line.kind(at) in (FILLER, "after"):
        at += 1
    if _kinds_from(line, at) == "style":  # 1445 of the Hijra
        return CALENDAR
    if behind in ("before", "after") and (
        _is_date(line, place.end + 1) or "in" in line.kinds(place.start, place.end)
    ):
        return COUNTED
    if line.kind(place.end - 1) == "weekday" and line.of.language.dotted and DAY_BEHIND.match(text):
        return HALF_READ
    if line.kind(place.end - 1) == "weekday" and behind == "moved":
        return COUNTED
    if line.kind(place.end - 1) == "month" and YEAR_OF_TWO_DIGITS.match(text):
        return HALF_READ
    return DOUBTED if DOUBTS.match(text) else ""


def _is_date(line: Line, at: int) -> bool:
    """Whether a word of a date, or a local day, is at a place or behind fillers there."""
    while line.kind(at) == FILLER:
        at += 1
    is_core = at < len(line.words) and (
        line.words[at] in line.of.core or line.words[at].isdecimal()
    )
    return is_core or _kinds_from(line, at) == "local"


def _names_month(line: Line, place: Candidate) -> bool:
    """Whether the first token is a month."""
    return line.kinds(place.start, place.end)[:1] == ("month",)


def _kind_at_end(line: Line, at: int) -> str | None:
    """The kind of the word or idiom that ends at a place."""
    start = at
    while start in line.inside:
        start -= 1
    found = line.idioms.get(start)
    return found[0][0].kind if found and found[0] and found[1] == at + 1 else line.kind(at)


def _kinds_from(line: Line, at: int) -> str | None:
    """The kind of the word or idiom that begins at a place."""
    if not 0 <= at < len(line.words):
        return None
    found = line.idioms.get(at)
    return found[0][0].kind if found and found[0] else line.kind(at)


def _days_in_front(line: Line, start: int) -> bool:
    """3., 4. und 5. Mai: the days in front belong to the month, too."""
    at = start - 1
    while at >= 0 and (line.words[at] in MARKS or line.kind(at) in ("and", "or", FILLER)):
        at -= 1
    between = line.words[at + 1 : start]
    is_day = at >= 0 and SMALL.fullmatch(line.words[at])
    return bool(is_day and between and not {"(", ")"} & {*between})


def _of_two(line: Line, one: Candidate, other: Candidate) -> Pair:
    """Why two dates side by side are refused, and whether both are."""
    between = {line.kind(at) for at in range(one.end, other.start) if line.words[at] != ","}
    if between - {FILLER, "prep", "and", "or"}:
        return "", False
    if "or" in between:
        return ONE_OF_TWO, True
    kinds, behind = ({*line.kinds(place.start, place.end)} for place in (one, other))
    is_stated_twice = {"weekday", "today"} & kinds and "month" in behind and "month" not in kinds
    if is_stated_twice or (kinds | behind == {"weekday", "today"} and kinds != behind):
        return CONTRADICTION, True
    is_counted = kinds & {"weekday", "today"} and behind & {"in", "sign"}
    if is_counted or ("decade" in kinds and "century" in behind):
        return COUNTED, True
    return _of_a_year(line, one, kinds, behind)


def _of_a_year(line: Line, one: Candidate, kinds: set[str], behind: set[str]) -> Pair:
    """Why the year of one of two dates may be that of the other, too."""
    has_year = kinds & {"year", "decade", "today", "rel", "sign"}
    if not has_year and "month" in kinds and behind & {"year", "sign"}:
        return YEAR_BEHIND, False
    is_year = kinds & {"year", "sign"} and "month" not in kinds and line.words[one.end] != ","
    if is_year and "month" in behind and not behind & {"year", "rel", "sign"}:
        return YEAR_BEHIND, True
    return "", False
