"""Cut a text into paragraphs and sentences with their places: no date continues over a stop."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..languages import Language


class Sentence(NamedTuple):
    """A sentence: the number of its paragraph (headline 0), where it starts, its words."""

    paragraph: int
    start: int
    text: str


# Behind these and behind initials a stop does not end a sentence; behind the short name of a month
# it does not where a number follows.
TITLES = (
    "mr mrs ms dr st gen sen gov rep lt col maj capt sgt adm prof rev hon pres no vs mt ft al fig "
    "inc corp co cos ltd bros jr sr c ca approx est"
).split()
SHORT_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec".split()
STOP = re.compile(
    r"(?<![.!?\u2026])[.!?\u2026]++[\"'\u2019\u201d)\]]*+(?=\s+[\"'`\u2018\u201c(\[]?`?[A-Z0-9$\u00a3\u20ac])"
)
ANY_STOP = re.compile(
    r"(?<![.!?\u2026])[.!?\u2026]++[\"'\u2019\u201d\u201c\u00bb)\]]*+(?=\s+[\"'\u201c\u201e\u00ab(\[]?\w)"
)
LAST = re.compile(r"(\w+)\.$")
BEHIND = re.compile(r"([A-Za-z.]+)\.$")
FOLLOWS = re.compile(r"\s*(\S?)")


def sentences(text: str, language: Language) -> Iterator[Sentence]:
    """Yield the sentences of a text. A line is a paragraph; blank lines do not count."""
    start, number = 0, -1
    for line in text.splitlines(keepends=True):
        if line.strip():
            number += 1
            yield from _sentences(line, number, start, language)
        start += len(line)


def _sentences(line: str, number: int, offset: int, language: Language) -> Iterator[Sentence]:
    start, is_english = 0, language.code == "en"
    for stop in (STOP if is_english else ANY_STOP).finditer(line):
        if _ends_sentence(line, stop) if is_english else _ends(line, stop, language):
            yield _sentence(line, number, offset, start, stop.end())
            start = stop.end()
    if line[start:].strip():
        yield _sentence(line, number, offset, start, len(line))


def _sentence(line: str, number: int, offset: int, start: int, end: int) -> Sentence:
    words = line[start:end]
    return Sentence(number, offset + start + len(words) - len(words.lstrip()), words.strip())


def _ends_sentence(line: str, stop: re.Match[str]) -> bool:
    if stop[0][0] != ".":
        return True
    word = BEHIND.search(line[max(0, stop.start() - 12) : stop.start() + 1])
    if not word:
        return True
    last, follows = word[1].lower(), FOLLOWS.match(line, stop.end())
    if last in SHORT_MONTHS:
        return not (follows and follows[1].isdecimal())
    return last not in TITLES and not re.fullmatch(r"[a-z]|([a-z]\.)+[a-z]", last)


def _ends(line: str, stop: re.Match[str], language: Language) -> bool:
    """Whether a stop ends a sentence: not behind an abbreviation, an initial, or a day's number."""
    follows = line[stop.end() :].lstrip("\t \"'\u201c\u201e\u00ab([")
    if follows[:1].islower():
        return False
    word = LAST.search(line[max(0, stop.start() - 12) : stop.start() + 1])
    if stop[0][0] != "." or not word:
        return True
    if word[1].isdecimal():
        return not language.dotted or len(word[1]) > 2
    return len(word[1]) > 1 and word[0].lower() not in language.stopped
