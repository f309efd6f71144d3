"""Read date words of news text: `resolve` turns them into a date by a named rule, or refuses.

`lex` turns the words into tokens, the kinds of the tokens match one rule of `RULES`, and the rule
computes the bounds from one day of the anchor. A rule is applied at both ends of the anchor and
must give the same answer, so no result is ever finer than its anchor. No result of a rule moves
back as the anchor moves on, so where both ends agree the days between them do too.
"""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from . import edtf
from .grammar import read_tokens
from .languages import language_of
from .lexicon import Token, lex
from .rules import MODIFIERS
from .windows import counting_from

MAX_CHARACTERS = 120  # longer than any date words, and short enough to be read quickly


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
    """What date words say.

    The bounds are inclusive days, None on an open side. `precision` is the unit as written. `rule`
    is the name of the rule that read the words. `extent` is `within` (at some point in the bounds)
    or `throughout` (from the first day to the last). `edtf` is the EDTF value; it gives everything
    but the rule.
    """

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
    return Span(said.earliest, said.latest, said.precision, rule, said.extent or "within", text)


LOOSE = {rule.name for rule in MODIFIERS if rule.gives == "loose"}


def with_extent(span: Span, extent: str | None) -> Span:
    """Return a span with the extent that a person gives, or the span itself.

    Raises ExtentError if the words do not say that the event filled the date ("most of 2020").
    """
    if extent == "throughout" and span.extent == "within" and span.rule in LOOSE:
        raise edtf.ExtentError(f"the words do not say that the event filled {span.edtf}")
    return span_of(span.edtf, span.rule, extent)


def resolve(
    words: str,
    anchor: str | None = None,
    direction: str | None = None,
    *,
    from_event: bool = False,
    language: str = "en",
) -> Span:
    """Return the span of date words, counted from `anchor`, an EDTF day, month, year or interval.

    `direction`, `past` or `future`, decides between dates where the words alone could mean either
    ("in March"). With `from_event` the anchor is another date of the text, and words that point to
    one ("that day", "the following week") are counted from it. `language` is the code (BCP 47) of
    the words.

    Raises UnreadableDate for words that are not a date, for dates that do not exist or contradict
    themselves, where the answer depends on which day of a coarse anchor is meant, and for a
    language without a table.
    """
    return resolve_counting(words, anchor, direction, from_event=from_event, language=language)[0]


def resolve_counting(
    words: str,
    anchor: str | None = None,
    direction: str | None = None,
    *,
    from_event: bool = False,
    language: str = "en",
) -> tuple[Span, bool]:
    """Return the span that `resolve` returns, and whether the words were counted from the anchor.

    Raises UnreadableDate as `resolve` does.
    """
    found = answer(words, anchor, direction, from_event=from_event, language=language)
    if not found.span:
        what = f"cannot read {words[:MAX_CHARACTERS]!r}: {found.refused}"
        raise UnreadableDate(what, found.reason)
    return found.span, found.counted


class Answer(NamedTuple):
    """The span of words, and whether they were counted from the anchor; or why there is none.

    `reason` is that of `UnreadableDate`.
    """

    span: Span | None
    counted: bool = True
    refused: str = ""
    reason: str = ""

    @property
    def value(self) -> str:
        """The EDTF value; empty if there is none."""
        return self.span.edtf if self.span else ""


@lru_cache(maxsize=4096)  # a scan asks several times
def answer(
    words: str,
    anchor: str | None = None,
    direction: str | None = None,
    *,
    from_event: bool = False,
    language: str = "en",
) -> Answer:
    """Return what `resolve` finds, or why it raises UnreadableDate."""
    try:
        if direction not in (None, "past", "future"):
            raise UnreadableDate(f"direction {direction!r} is neither past nor future")
        if len(words) > MAX_CHARACTERS:
            raise UnreadableDate("too long for a date")
        stated = _stated(words.strip())
        if stated:
            return Answer(stated, counted=False)
        tokens = _pointed(lex(words, language_of(language)), from_event)
    except ValueError as error:
        return _refusal(error)
    return _answered(tokens, anchor, direction)


def _refusal(error: Exception) -> Answer:
    return Answer(None, refused=str(error), reason=getattr(error, "reason", "other"))


@lru_cache(maxsize=4096)  # "on Friday" has the tokens of "Friday"
def _answered(tokens: tuple[Token, ...], anchor: str | None, direction: str | None) -> Answer:
    try:
        first, last = _anchor_ends(anchor)
        at = counting_from(first, direction)
        found = read_tokens([*tokens], at)
        is_coarse = first != last and at.asked
        if is_coarse and read_tokens([*tokens], counting_from(last, direction)) != found:
            what = f"the answer depends on which day of {anchor} is meant"
            raise UnreadableDate(what, "coarse-anchor")
        return Answer(span_of(found.edtf, found.rule, found.extent), bool(at.asked))
    except (ValueError, OverflowError) as error:  # OverflowError: beyond the years 1 to 9999
        return _refusal(error)


def _pointed(tokens: tuple[Token, ...], from_event: bool) -> tuple[Token, ...]:
    """Count that and following from another date of the text, never from its publication."""
    if "pointer" not in {token.kind for token in tokens}:
        return tokens
    if not from_event:
        raise ValueError("they point to another date of the text; anchor them to its event")
    return tuple(
        Token("rel", token.value) if token.kind == "pointer" else token for token in tokens
    )


# The digits of a year and more than that. Not 2004-21, which most readers take for two years.
_STATED = re.compile(r"(?![0-9]{4}-2[1-4]$)(\[.*\]|\.\./.*|[0-9]{2}[0-9X]{2}([-/?~%].*|(?<=X)))")


def _stated(words: str) -> Span | None:
    """The span of words that are an EDTF value already; a bare year is read as words."""
    if not _STATED.fullmatch(words):
        return None
    is_month = len(words) == 7 and (words[:4] + words[5:]).isdecimal()
    if is_month and int(words[2:4]) + 1 == int(words[5:]) <= 12:
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
