"""The bare dates in the words that a scan of a tabled language finds, as annotators mark them."""

import re
from functools import cache

from ... import edtf
from ...languages import FILLER, language_of
from ...resolver import Answer, answer
from ...windows import unit_of
from ..bare import DIRECTIONS, JOINED, BareDate
from .lines import FRONT, THE

LONE_DAY = re.compile(r"[0-9]{1,2}\.?")
DIVIDERS = ("and", "or", "until", "to")
RANGES = ("range", "either", "between")


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words in front of a bare date, and what is between the ends of a range."""
    words = language_of(code).lexicon
    fillers, front, dividers, articles = (
        "|".join(re.escape(word) for word, (token, *_) in words.items() if fits(token))
        for fits in (
            lambda token: token.kind == FILLER and token != THE,
            lambda token: token.kind in FRONT,
            lambda token: token.kind in DIVIDERS,
            lambda token: token == THE,
        )
    )
    return re.compile(
        rf"(?:(?:{articles})\s+(?=(?:{front})\s)|(?:{fillers}|{front})(?:\s+|['\u2019]))", re.I
    ), re.compile(
        rf"\s+(?:{dividers})\s+|\s*[-\u2013\u2014]\s*|(?<=[^\W_])/(?=[^\W\d_])|(?<=\.)/", re.I
    )


def marks_of(code: str, words: str, start: int, anchor: str, side: str) -> tuple[BareDate, ...]:
    """Return the bare dates of words at `start` of a text: both ends of a range, else one."""
    said = answer(words, anchor, side or None, language=code)
    front, divider = _patterns(code)
    starts = [0]
    while match := front.match(words, starts[-1]):
        starts.append(match.end())
    if said.span and said.span.rule in RANGES:
        for between in divider.finditer(words, starts[-1]):
            ends = _ends(words, starts[-1], between, anchor, said, code)
            if ends:
                return tuple(
                    date._replace(start=start + date.start, end=start + date.end) for date in ends
                )
    bare = _without_end(words, code)
    direction = side or (DIRECTIONS.get(said.span.rule) if said.span else None)
    for at in reversed(starts):
        value = answer(bare[at:], anchor, direction, language=code).value
        if value:
            return (BareDate(start + at, start + len(bare), bare[at:], value),)
    return (BareDate(start, start + len(words), words, said.value),)


def _without_end(words: str, code: str) -> str:
    """The words without the end of "von 1945 an"."""
    front, _, last = words.rpartition(" ")
    found = language_of(code).lexicon.get(last.lower())
    return front if found and found[0].kind == "on" else words


def _ends(
    words: str, front: int, between: re.Match[str], anchor: str, said: Answer, code: str
) -> tuple[BareDate, ...]:
    """Both ends of a range, if each is a date. What one leaves out, the whole gives."""
    behind = between.end()
    while match := _patterns(code)[0].match(words, behind):
        behind = match.end()
    ends = []
    for at, text, day in (
        (front, words[front : between.start()].rstrip(" ,"), said.span and said.span.earliest),
        (behind, words[behind:], said.span and said.span.latest),
    ):
        alone = answer(text, anchor, language=code).span
        unit = "day" if LONE_DAY.fullmatch(text) else alone.precision if alone else ""
        if unit not in JOINED or not day:
            return ()
        ends.append(BareDate(at, at + len(text), text, edtf.write(*unit_of(day, unit), "within")))
    return tuple(ends)
