"""Read the date words of news text: `resolve` turns them into inclusive day bounds by a named rule, or refuses.

Words become tokens (`lex`), the kinds of the tokens name one rule of `RULES`, and the rule computes the bounds from one
day of the anchor. A rule is applied at both ends of the anchor and must give the same answer: so no result is ever finer
than its anchor. Every rule only moves forward as the anchor does, hence two equal ends vouch for the days between.
"""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from . import edtf
from .grammar import read
from .lexicon import Token, lex
from .windows import counting_from

LONGEST = 120  # characters; longer than any date words, short enough that no input can be slow


class UnreadableDate(ValueError):
    """Words that are no date, no existing date, or not one date; the message names the words and why.

    `reason` tells them apart: "needs-anchor", "coarse-anchor" (the answer depends on which day of
    it is meant), "open-anchor" (it has no two certain ends), "two-readings" ("last March", said in
    April), "other".
    """

    def __init__(self, message: str, reason: str = "other") -> None:
        super().__init__(message)
        self.reason = reason

    @property
    def two_readings(self) -> bool:
        """Whether the words are a date that means one of two."""
        return self.reason == "two-readings"


class Span(NamedTuple):
    """What date words say. Bounds are inclusive days, None on an open side; `precision` is the unit
    as written; `rule` names the row of `RULES` that was used; `extent` is `within` or `throughout`;
    `edtf` is the value that says all of it but the rule."""

    earliest: date | None
    latest: date | None
    precision: str
    rule: str
    extent: str
    edtf: str


def span_of(value: str, rule: str, extent: str | None = None) -> Span:
    """Return the span of an EDTF value; `extent` says more than its form does.

    Raises ValueError as `edtf.canonical` does.
    """
    text = edtf.canonical(value, extent)
    said = edtf.read(text)
    return Span(
        said.earliest, said.latest, said.precision, rule, said.extent or extent or "within", text
    )


def resolve(
    words: str, anchor: str | None = None, direction: str | None = None, *, from_event: bool = False
) -> Span:
    """Return the span that `words` give, counted from `anchor` (an EDTF day, month, year or interval).

    `direction`, `past` or `future`, decides where words alone could be either ("in March"). `from_event`: the anchor is a
    date that the text itself has named, so that words which point to one ("that day", "the following week") count from it.
    Raises UnreadableDate for what is not a date, does not exist, contradicts itself, or depends on which day of a coarse
    anchor is meant.
    """
    return resolve_counting(words, anchor, direction, from_event=from_event)[0]


def resolve_counting(
    words: str, anchor: str | None = None, direction: str | None = None, *, from_event: bool = False
) -> tuple[Span, bool]:
    """Return what `resolve` does, and whether the words were counted from the anchor at all. Raises UnreadableDate too."""
    try:
        if direction not in (None, "past", "future"):
            raise UnreadableDate(f"direction {direction!r} is neither past nor future")
        if len(words) > LONGEST:
            raise UnreadableDate("too long for a date")
        stated = _stated(words.strip())
        if stated:
            return stated, False
        tokens = _pointed(lex(words), from_event)
        first, last = _anchor_ends(anchor)
        at = counting_from(first, direction)
        found = read(tokens, at)
        if first != last and at.asked and read(tokens, counting_from(last, direction)) != found:
            what = f"the answer depends on which day of {anchor} is meant"
            raise UnreadableDate(what, "coarse-anchor")
        return span_of(found.edtf, found.rule, found.extent), bool(at.asked)
    except (ValueError, OverflowError) as error:  # OverflowError: beyond the years 1 to 9999
        what = f"cannot read {words[:LONGEST]!r}: {error}"
        raise UnreadableDate(what, getattr(error, "reason", "other")) from None


def _pointed(tokens: tuple[Token, ...], from_event: bool) -> list[Token]:
    """That and following count from a date of the text, never from the day of its publication."""
    if "pointer" not in {token.kind for token in tokens}:
        return list(tokens)
    if not from_event:
        raise ValueError("they point to another date of the text; anchor them to its event")
    return [Token("rel", token.value) if token.kind == "pointer" else token for token in tokens]


# Digits of a year, then more than a word for a year has; 2004-21 is two years to most readers.
_STATED = re.compile(r"(?![0-9]{4}-2[1-4]$)(\[.*\]|\.\./.*|[0-9]{2}[0-9X]{2}([-/?~%].*|(?<=X)))")


def _stated(words: str) -> Span | None:
    """A date that is already in EDTF needs no reading. A bare year is left to the words: EDTF adds nothing to it."""
    if not _STATED.fullmatch(words):
        return None
    if len(words) == 7 and words[5:].isdecimal() and int(words[2:4]) + 1 == int(words[5:]) <= 12:
        raise UnreadableDate(
            "a month or a pair of years? Write the month in words or both years in full"
        )
    try:
        return span_of(words, "edtf")
    except ValueError:
        return None  # 2019-2021, 1998-99


@lru_cache(maxsize=1024)
def _anchor_ends(anchor: str | None) -> tuple[date | None, date | None]:
    if anchor is None:
        return None, None
    value = edtf.read(anchor)
    if value.earliest is None or value.latest is None:
        what = f"the anchor {anchor} is open; nothing can be counted from it"
        raise UnreadableDate(what, "open-anchor")
    if value.qualifier:
        what = f"the anchor {anchor} is {value.qualifier}; nothing can be counted from it"
        raise UnreadableDate(what, "open-anchor")
    return value.earliest, value.latest
