"""Words beside a date of a tabled language that change it: then it is refused."""

import re
from functools import partial

from ...languages import FILLER
from ..bearing import CONTRADICTION, DUAL, ONE_OF_TWO, YEAR_BEHIND, Pair, refused
from ..candidates import Candidate
from ..neighbours import (
    BOUND,
    COUNTED,
    DOUBTED,
    HALF_READ,
    HEDGED,
    NO_SUCH_DAY,
    RECURRING,
    TWO_ENDS,
)
from .lines import MARKS, SMALL, Line
from .lookalikes import is_quoted
from .phrases import BOUNDS, DIVIDERS, NAMED, Beside, beside, of_phrases

LOCAL_DAY = "the day beside it differs by country, church or year; state the date beside the words"
# Kinds of words in front of a date that change it if they were not read with it, and the reasons.
IN_FRONT = {
    "about": HEDGED,
    "local": LOCAL_DAY,
    "ordinal": COUNTED,
    "between": BOUND,
    **dict.fromkeys(("before", "after", "since", "until", "by", "bounded"), BOUND),
}
BEHIND = {"local": LOCAL_DAY, "bounded": BOUND}
NEXT = 5  # pieces between two dates
JOINTS = ("and", "or", "to", "hyphen", "dash")
LENGTHS = ("unit", "units", "years", "number", "a")
DUAL_YEAR = re.compile(r"[12][0-9]{3}\s?[/\u2044]\s?[0-9]{1,2}\b")
DUAL_BEHIND = re.compile(r"(?:\s\w{1,3})?\s" + DUAL_YEAR.pattern)
DAY_BEHIND = re.compile(r",?\s+(?:\w{3}\s+)?[0-9]{1,2}\.\s*(?:[,;/]|\w{1,3}\s)")  # Montag, 3., und
DOUBTS = re.compile(r"\s?[\[(]\s?(?:\?|sic)|\s?\?\s?[?)\]]|\s?-\?")
TOUCHED = re.compile(r"\[[0-9]|\+|\s?[-\u2013](?=[\s.,;)]|$)(?!\s\w)")  # 1[3]41, 1850+, 1850-


def with_reasons(line: Line, places: list[Candidate]) -> list[Candidate]:
    """Return the places; one is refused, with the reason, if words beside it change the date."""
    return refused(places, partial(_reason, line), partial(_of_two, line))


def _reason(line: Line, place: Candidate) -> str:
    c = beside(line, place)
    return of_phrases(c) or _reason_in_front(c) or _reason_inside(c) or _reason_behind(line, place)


def _reason_in_front(c: Beside) -> str:
    line, at = c.line, c.place.start - 1
    while line.kind(at) == FILLER and line.words[at].isalpha() and at not in line.inside:
        at -= 1
    kind = _kind_at_end(line, at)
    rows = (
        (COUNTED, c.first in BOUNDS and _is_length(line, at)),
        (TWO_ENDS, _is_long(c) and (kind == "part" or _is_second(line, at))),
        (COUNTED, _are_units(c, at, kind)),
        (IN_FRONT.get(kind or "", ""), kind in IN_FRONT),
        (HALF_READ, _days_in_front(line, c.place.start)),
        (NO_SUCH_DAY, _day_in_front(c, at)),
    )
    return next((reason for reason, fits in rows if fits), "")


def _is_long(c: Beside) -> bool:
    return not {"century", "decade"}.isdisjoint(c.kinds)


def _is_second(line: Line, at: int) -> bool:
    """The middle or the end of it; late 18th, early 19th century."""
    if not (line.kind(at) in (FILLER, *JOINTS) or line.words[at] in MARKS):
        return False
    while at > 0 and (line.kind(at) in (FILLER, *JOINTS) or line.words[at] in MARKS):
        at -= 1
    if line.kind(at) == "ordinal" or SMALL.match(line.words[at]):
        at -= 1
    while at > 0 and line.kind(at) == FILLER:
        at -= 1
    return line.kind(at) == "part"


def _are_units(c: Beside, at: int, kind: str | None) -> bool:
    """The last years of the 19th century, years of it."""
    if kind == "years" and c.first and c.first not in BOUNDS:
        return True
    which = _is_long(c) or c.line.kind(at - 1) in ("rel", "past", "ordinal")
    return kind in ("units", "years") and which


def _day_in_front(c: Beside, at: int) -> bool:
    """31 June: a day that was not read with its month."""
    words = c.line.words
    at -= at > 0 and words[at] == "."
    is_month = c.kinds[:1] == ("month",) and words[c.place.start].isalpha()
    return is_month and at >= 0 and SMALL.match(words[at]) is not None


def _is_length(line: Line, at: int) -> bool:
    """Three days before it; but "in the years before it" is a bound."""
    kind = line.kind(at)
    if at < 0 or not (kind in LENGTHS or line.words[at].isdecimal()):
        return False
    return kind not in ("units", "years") or line.kind(at - 1) != FILLER


def _reason_inside(c: Beside) -> str:
    """The first Monday of the month; 11 February 1731/32."""
    words = c.line.words[c.place.start : c.place.end]
    if ")" in words and "(" not in words:  # 25 October (7 November) 1917
        return ONE_OF_TWO
    if c.first in BOUNDS and c.line.kind(c.core) == "daypart":
        return COUNTED  # the evening before it
    if c.kinds in (("part", "th"), ("part", "num")):
        return TWO_ENDS  # late 18th, early 19th century
    if c.kinds[-2:] == ("weekday", "unit") and "rel" not in c.kinds:
        return RECURRING
    is_title = c.kinds == ("year",) or {*c.kinds} < {"num", "th", "ordinal", "month"}
    if is_title and is_quoted(c.line, c.place.start, c.place.end):  # the novel "1984"
        return NAMED
    if "month" in c.kinds and DUAL_YEAR.search(c.line.slice(c.place.start, c.place.end)):
        return DUAL
    return ""


def _reason_behind(line: Line, place: Candidate) -> str:
    at, kinds = place.end, line.kinds(place.start, place.end)
    behind, text, last = _kinds_from(line, at), line.behind(at), line.kind(at - 1)
    core = _past_fillers(line, at + 1)
    if behind in BEHIND:
        return BEHIND[behind]
    if behind in ("before", "after") and (_is_date(line, core) or "in" in kinds):
        return COUNTED
    if "century" in kinds and behind in JOINTS and line.kind(core) == "part":
        return TWO_ENDS
    if last == "weekday" and behind == "moved":
        return COUNTED
    if last == "month" and DUAL_BEHIND.match(text):
        return DUAL
    if _is_cut(line, at, text, last, kinds):
        return HALF_READ
    return DOUBTED if DOUBTS.match(text) else ""


def _is_cut(line: Line, at: int, text: str, last: str | None, kinds: tuple[str, ...]) -> bool:
    """Whether digits or marks behind a date belong to it: a day, a year, an addition."""
    has_day = line.of.language.dotted and DAY_BEHIND.match(text)
    return bool(
        (last == "weekday" and has_day)
        or (last == "month" and _is_early_year(line, at))
        or (kinds[-1:] == ("year",) and TOUCHED.match(text))
    )


def _past_fillers(line: Line, at: int) -> int:
    """The place of the first word from here on that is not a filler."""
    while line.kind(at) == FILLER:
        at += 1
    return at


def _is_early_year(line: Line, at: int) -> bool:
    """On 4 June 989 he died; in May 68; but "on 4 June 300 people came"."""
    number, follows = (*line.words[at : at + 2], "", "")[:2]
    if not (number.isdecimal() and len(number) < 4):
        return False
    is_counted = follows in line.of.language.measures or (
        not line.of.names_are_small and line.is_noun(at + 1)
    )
    return not is_counted and (follows.isalpha() or follows in ("", *".,;)!?"))


def _is_date(line: Line, at: int) -> bool:
    """Whether a word of a date, or a local day, is at a place."""
    is_core = at < len(line.words) and (
        line.words[at] in line.of.core or line.words[at].isdecimal()
    )
    return is_core or _kinds_from(line, at) == "local"


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
    if not SMALL.match(line.words[start]):
        return False
    at = start - 1
    while at >= 0 and (line.words[at] in MARKS or line.kind(at) in ("and", "or", FILLER)):
        at -= 1
    between = line.words[at + 1 : start]
    is_day = at >= 0 and SMALL.fullmatch(line.words[at])
    return bool(is_day and between and not {"(", ")"} & {*between})


def _of_two(line: Line, one: Candidate, other: Candidate) -> Pair:
    """Why two dates side by side are refused, and whether both are."""
    kinds, behind = ({*line.kinds(place.start, place.end)} for place in (one, other))
    if kinds == {"weekday"} and other.refused == NO_SUCH_DAY and other.start - one.end < NEXT:
        return NO_SUCH_DAY, True  # Friday, 32 May
    if one.end == other.start and "century" in behind and kinds & {"th", "month"} == {"th"}:
        return TWO_ENDS, True  # the end of the 18th to the start of the 19th century
    between = {line.kind(at) for at in _words_at(line, one.end, other.start)}
    if between - {FILLER, "prep", "and", "or", "a"}:
        return "", False
    if "or" in between:
        return ONE_OF_TWO, True
    if _is_stated_twice(kinds, behind, "and" in between):
        return CONTRADICTION, True
    if "weekend" in kinds and "month" in behind:  # the weekend of 5 May, of 5 to 7 May
        return COUNTED, DIVIDERS.isdisjoint(behind)
    if _is_counted(kinds, behind):
        return COUNTED, True
    return _of_a_year(line, one, other, kinds, behind)


def _words_at(line: Line, start: int, end: int) -> list[int]:
    """The places between two that have no comma or bracket."""
    return [at for at in range(start, end) if line.words[at] not in ",("]


def _is_counted(kinds: set[str], behind: set[str]) -> bool:
    """Monday in two weeks; the thirties of the 19th century."""
    counts_ahead = kinds & {"weekday", "today"} and behind & {"in", "sign"}
    return bool(counts_ahead) or ("decade" in kinds and "century" in behind)


def _is_stated_twice(kinds: set[str], behind: set[str], joined: bool) -> bool:
    """Monday, 3 May; 3 May, a Monday; today, Monday: read together if they agree."""
    day_first = {"weekday", "today"} & kinds and "month" in behind and "month" not in kinds
    day_behind = not joined and "month" in kinds and behind == {"weekday"}
    named_twice = kinds | behind == {"weekday", "today"} and kinds != behind
    return bool(day_first or day_behind or named_twice)


def _of_a_year(
    line: Line, one: Candidate, other: Candidate, kinds: set[str], behind: set[str]
) -> Pair:
    """Why the year of one of two dates may be that of the other, too."""
    has_year = kinds & {"year", "decade", "today", "rel", "sign"}
    if not has_year and "month" in kinds and behind & {"year", "sign"}:
        is_dual = DUAL_YEAR.search(line.slice(other.start, other.end))
        is_cut = one.end == other.start and "month" not in behind
        return (DUAL, True) if is_dual else (YEAR_BEHIND, is_cut)
    is_year = kinds & {"year", "sign"} and "month" not in kinds and line.words[one.end] != ","
    if is_year and "month" in behind and not behind & {"year", "rel", "sign"}:
        return YEAR_BEHIND, True
    return "", False
