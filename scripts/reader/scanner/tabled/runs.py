"""Where date words are in a sentence of a tabled language: the longest that a rule reads."""

import re
from collections.abc import Iterator
from functools import partial

from ...languages import FILLER
from ...resolver import Answer, answer
from ..candidates import Candidate, longest
from ..hints import ANOTHER
from .lines import (
    APOSTROPHES,
    FRONT,
    MARKS,
    OF,
    SMALL,
    THE,
    YEAR,
    Line,
    front_of_piece,
    is_word,
)
from .lookalikes import is_lookalike

MAX_PIECES = 16  # of one date
GLUED_IN_FRONT = re.compile(r"\w[-/]?$|[0-9][.,:/\u2013]$|[$\u20ac\u00a3]\s?$")
GLUED_BEHIND = re.compile(r"\w|[-+~@=_/]\w|[.,:\u2013][0-9]|\s?%")
COUNTED = ("unit", "units", "years")
MOVED = (("moved",), ("before",), ("after",))
WORD_BEHIND = re.compile(r",?\s+\w")
LINKS = ("and", "or", "prep", "on", "since", "until", "before", "after")
NEVER_FIRST = ("and", "or", "daypart")
CLOSES = {FILLER, "and", "or", *FRONT - {"on", "bounded", "before", "after"}}


def places_of(line: Line) -> Iterator[Candidate]:
    """Yield the longest date words at each place of a sentence, in its order, in pieces."""

    def belongs(at: int) -> bool:
        word = line.words[at]
        known = word in line.of.known or word in MARKS or word.isdecimal()
        return known or _is_numeral(line, word)

    words = enumerate(line.words)
    cores = (at for at, word in words if word in line.of.core or _is_numeral(line, word))
    return longest(cores, len(line.words), belongs, MAX_PIECES, partial(_longest, line))


def _is_numeral(line: Line, word: str) -> bool:
    """2012, 17, 17th, 1990s."""
    if word.isalpha():
        return False
    match = line.of.language.tokens.fullmatch(word)
    return match is not None and match.lastgroup in ("year", "num", "th", "decade")


def _longest(line: Line, start: int, core: int, stop: int) -> Candidate | None:
    """The longest date that starts at `start` and contains `core`."""
    if start in line.inside or _adds_nothing(line, start) or line.kind(start) in NEVER_FIRST:
        return None
    if GLUED_IN_FRONT.search(line.before(start)):
        return None
    stop = _break(line, start, min(start + MAX_PIECES, stop))
    for end in range(stop, core, -1):
        if _is_cut(line, start, end):
            continue
        text = line.slice(start, end)
        said = _said(text, line.day, line.of.language.code)
        if (said.span or said.reason == "two-readings") and not is_lookalike(line, start, end):
            return _place(line, start, end)
    return None


def _break(line: Line, start: int, stop: int) -> int:
    """Where a comma in front of a preposition ends a date, or an "and" between a year and one.

    But Monday, on 3 May, is one date.
    """
    for at in range(start + 1, stop - 1):
        goes_on = line.kind(at + 1) in LINKS or line.token(at + 1) == OF
        is_weekday = line.kind(at - 1) in ("weekday", "today")
        is_day = line.words[at - 1] == "." or (is_weekday and _has_number(line, at))
        is_comma = line.words[at] == "," and not is_day
        is_and = line.kind(at) == "and" and YEAR.fullmatch(line.words[at - 1])
        if (goes_on and (is_comma or is_and)) or (is_comma and line.token(at + 1) == THE):
            return at
    return stop


def _has_number(line: Line, at: int) -> bool:
    """Whether a number is shortly behind a comma."""
    return any(word.isdecimal() for word in line.words[at + 1 : at + 4])


def _adds_nothing(line: Line, at: int) -> bool:
    """A mark, or a filler that begins no idiom."""
    word = line.words[at]
    if word in MARKS:
        is_short_year = word in APOSTROPHES and line.words[at + 1 : at + 2] != []
        return not (is_short_year and line.words[at + 1].isdecimal() and not is_word(line, at - 1))
    return line.kind(at) == FILLER and word not in line.of.language.idioms


def _is_cut(line: Line, start: int, end: int) -> bool:
    """Whether the last piece is not the end of a date."""
    last, before = line.words[end - 1], line.words[end - 2] if end - 2 >= start else ""
    if end < len(line.pieces) and end in line.inside:
        return True
    if last == ".":
        is_day = line.of.language.dotted and SMALL.fullmatch(before)
        if not (is_day or f"{before}." in line.of.language.stopped):
            return True
    elif last == ")":
        return "(" not in line.words[start:end]
    elif last in MARKS or line.kind(end - 1) in CLOSES:
        return True
    opens = {  # von 2015 an; still this month, by Friday at the latest
        "on": line.kind(start) != "from",
        "bounded": WORD_BEHIND.match(line.behind(end)) is not None,
        **dict.fromkeys(("before", "after"), line.kind(end - 2) not in COUNTED),
    }
    is_open = opens.get(line.kind(end - 1) or "", False)
    return is_open or GLUED_BEHIND.match(line.behind(end)) is not None


def _said(text: str, day: str, code: str) -> Answer:
    said = answer(text, day, from_event=True, language=code)
    if said.span or said.reason == "two-readings":
        return said
    return answer(text, day, "past", from_event=True, language=code)  # until 2014, said later


def _place(line: Line, start: int, end: int) -> Candidate:
    """The words to publish: with the article and the preposition in front."""
    kinds = line.kinds(start, end)
    is_beside = kinds[-1:] in MOVED and "or" not in kinds  # two days later
    hint = ANOTHER if "pointer" in kinds or is_beside else ""
    parts = (OF,) if kinds == ("year",) or line.kind(start) in FRONT else (THE, OF)
    for part in parts:
        front = front_of_piece(line, start)
        if line.token(front) == part and front not in line.inside:
            start = front
    return Candidate(start, end, hint=hint)
