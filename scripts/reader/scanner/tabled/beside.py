"""Words beside a date of a tabled language that change it: then it is refused."""

import re
from itertools import pairwise

from ...languages import FILLER
from ...lexicon import idiom, lex
from ..bearing import CONTRADICTION, ONE_OF_TWO, YEAR_BEHIND
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
from .lines import MARKS, SMALL, Line, Place

# Kinds of words in front of a date that change it if they were not read with it, and the reasons.
IN_FRONT = {
    "not": EXCLUDED,
    "each": RECURRING,
    "doubt": DOUBTED,
    "loosely": HEDGED,
    "about": HEDGED,
    "counted": COUNTED,
    "compared": BOUND,
    **dict.fromkeys(("before", "after", "since", "until", "by", "bounded"), BOUND),
}
BEHIND = {"era": ERA, "style": CALENDAR, "each": RECURRING}
DOUBTS = re.compile(r"\s?[\[(]\s?(?:\?|sic)")


def refused(line: Line, places: list[Place]) -> list[Place]:
    """Return the places, with the reason where what is beside them changes the date."""
    found = [place._replace(refused=_reason(line, place)) for place in places]
    for number, (one, other) in enumerate(pairwise(found)):
        if one.hint or other.hint:
            continue
        reason, both = _of_two(line, one, other)
        if reason:
            found[number] = one._replace(refused=reason)
        if reason and both:
            found[number + 1] = other._replace(refused=reason)
    return found


def _reason(line: Line, place: Place) -> str:
    at = place.start - 1
    while line.kind(at) == FILLER and line.words[at].isalpha():
        at -= 1
    kind = _kind_at_end(line, at)
    if kind in IN_FRONT:
        return IN_FRONT[kind]
    first = line.words[place.start]
    if SMALL.match(first) and _days_in_front(line, place.start):
        return HALF_READ
    at -= at > 0 and line.words[at] == "."
    if first.isalpha() and at >= 0 and SMALL.match(line.words[at]) and _names_month(line, place):
        return NO_SUCH_DAY
    behind = _kinds_from(line, place.end)
    if behind in BEHIND:
        return BEHIND[behind]
    return DOUBTED if DOUBTS.match(line.behind(place.end)) else ""


def _names_month(line: Line, place: Place) -> bool:
    """Whether the first token is a month."""
    return lex(line.slice(place.start, place.end), line.of.language)[0].kind == "month"


def _kind_at_end(line: Line, at: int) -> str | None:
    """The kind of the word or idiom that ends at a place."""
    start = at
    while start in line.inside:
        start -= 1
    return _kinds_from(line, start) if start < at else line.kind(at)


def _kinds_from(line: Line, at: int) -> str | None:
    """The kind of the word or idiom that begins at a place."""
    if not 0 <= at < len(line.words):
        return None
    found = idiom(line.words, at, line.of.language)
    return found[0][0].kind if found and found[0] else line.kind(at)


def _days_in_front(line: Line, start: int) -> bool:
    """3., 4. und 5. Mai: the days in front belong to the month, too."""
    at = start - 1
    while at >= 0 and (line.words[at] in MARKS or line.kind(at) in ("and", "or", FILLER)):
        at -= 1
    between = line.words[at + 1 : start]
    is_day = at >= 0 and SMALL.fullmatch(line.words[at])
    return bool(is_day and between and not {"(", ")"} & {*between})


def _of_two(line: Line, one: Place, other: Place) -> tuple[str, bool]:
    """Why two dates side by side are refused, and whether both are."""
    between = range(one.end, other.start)
    if any(
        line.kind(at) not in (FILLER, "prep", "and", "or") and line.words[at] != ","
        for at in between
    ):
        return "", False
    if any(line.kind(at) == "or" for at in between):
        return ONE_OF_TWO, True
    first, last = (lex(line.slice(p.start, p.end), line.of.language) for p in (one, other))
    kinds, behind = ({token.kind for token in tokens} for tokens in (first, last))
    if "weekday" in kinds and "month" in behind and "month" not in kinds:
        return CONTRADICTION, True
    if "decade" in kinds and "century" in behind:
        return COUNTED, True
    has_year = kinds & {"year", "decade", "today", "rel", "sign"}
    if not has_year and "month" in kinds and behind & {"year", "sign"}:
        return YEAR_BEHIND, False
    return "", False
