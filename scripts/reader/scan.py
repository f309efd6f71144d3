"""Find the date words of a text: each with its place, its sentence, its value or why it is refused."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import edtf
from .dates import UnreadableDate, resolve, resolve_counting, written
from .lexicon import LEXICON
from .sentences import Sentence, sentences


class Found(NamedTuple):
    """Date words of a text.

    `words` are those to publish, with the preposition in front; `bare` those from `start` to `end` of the text, without
    it. `value` is EDTF, or empty and `refused` says why. `counted`: they are counted from the anchor. `spoken`: they stand
    in quotation marks. `direction` is proposed where it changes the value, for the `reason` beside it. `hint` says why
    words are no date of their own: a length, a count, or a pointer to another date of the text.
    """

    paragraph: int
    words: str
    value: str
    refused: str
    counted: bool
    bare: str
    start: int
    end: int
    sentence: str
    spoken: bool = False
    direction: str = ""
    reason: str = ""
    hint: str = ""


WORD = re.compile(
    r"[$\u20ac\u00a3]?[0-9][0-9,.:/]*[0-9](?:st|nd|rd|th|s)?|[0-9](?:st|nd|rd|th)?|'[0-9]0s|[A-Za-z]+(?:'[a-z]+)?\.?|[-\u2013\u2014&,]"
)
LONGEST = 9  # words of one date
CLOSES = {",", "-", "&", *"of and to are is was were will have has that as which".split()}
OPENS = set("the on in at over during for from between since until till by before after throughout through around".split())
# Words in front of a date that are not of it, as annotators count.
FRONT = re.compile(
    r"(?:(?:on|in|at|over|during|for|from|since|until|till|by|before|after|throughout|through|as of|prior to)\s+)+", re.I
)
# Kinds of words that are seldom a date by themselves in running text: "shares fall", "spring to mind".
WEAK = {None, "season"}

# Words that speak of a date without naming one: for a person to derive from another event.
HINTS = re.compile(
    r"\b(?:[0-9]+|[a-z]+th) (?:years|months|weeks|days|anniversary)\b(?: of [a-z]+ [a-z]+)?|\b(?:ahead|on the eve) of\b", re.I
)
NO_DATE = "it names no date; derive it from another event"


def scan(text: str, published: str) -> Iterator[Found]:
    """Yield the longest date words at each place of a text whose paragraphs are separated by line breaks, in its order.

    `published` is EDTF. Words that need a day where it is only a month are yielded as refused. Raises ValueError where
    `published` is no EDTF value.
    """
    bounds = edtf.read(published)
    day = str(bounds.earliest or bounds.latest)
    paragraph, quoted = -1, False
    for sentence in sentences(text):
        if sentence.paragraph != paragraph:
            paragraph, quoted = sentence.paragraph, False
        for place, end, hint in sorted(_places(sentence.text, day)):
            yield _found(sentence, place, end, published, _in_quotes(sentence.text[:place], quoted), hint)
        quoted = _in_quotes(sentence.text, quoted)


def _places(text: str, day: str) -> Iterator[tuple[int, int, str]]:
    """The places of date words, and of hints, in a sentence."""
    spans = [match.span() for match in WORD.finditer(text)]
    start, taken = 0, []
    while start < len(spans):
        length = _longest(text, spans, start, day)
        if length:
            place, end = spans[start][0], spans[start + length - 1][1]
            end = place + len(text[place:end].rstrip(", "))
            taken.append((place, end))
            yield place, end, ""
        start += length or 1
    for match in HINTS.finditer(text):
        if not any(place < match.end() and match.start() < end for place, end in taken):
            yield *match.span(), NO_DATE


def _in_quotes(text: str, quoted: bool) -> bool:
    """Whether a text ends inside quotation marks, if it began outside of them (or inside)."""
    for mark in re.findall('["\u201c\u201d]', text):
        quoted = {"\u201c": True, "\u201d": False}.get(mark, not quoted)
    return quoted


def _longest(text: str, spans: list[tuple[int, int]], start: int, day: str) -> int:
    """How many words from `start` on are a date; a date that is only part of words is none."""
    for length in range(min(LONGEST, len(spans) - start), 0, -1):
        if _is_date(text[spans[start][0] : spans[start + length - 1][1]], day):
            return length
    return 0


def _is_date(words: str, day: str) -> bool:
    if words[0] in "-&,\u2013\u2014" or words.split()[-1].lower() in OPENS | CLOSES:
        return False
    kinds = {LEXICON[word].kind for word in re.findall(r"[a-z]+", words.lower()) if word in LEXICON}
    if kinds <= WEAK and not re.search("[0-9]", words):
        return False
    try:
        resolve(words, day)
    except UnreadableDate:
        return False
    return True


def _found(sentence: Sentence, start: int, end: int, published: str, spoken: bool, hint: str) -> Found:
    words = sentence.text[start:end]
    if end == len(sentence.text.rstrip("\"'\u201d\u2019)")) and words.endswith("."):  # the stop of the sentence
        words = words[:-1]
    front = FRONT.match(words)
    bare = re.sub("['\u2019]s$", "", words[front.end() if front else 0 :])
    place = sentence.start + start + (front.end() if front else 0)
    shown = Found(sentence.paragraph, words, "", hint, False, bare, place, place + len(bare), sentence.text, spoken, hint=hint)
    if hint:
        return shown
    try:
        span, counted = resolve_counting(words, published)
        return shown._replace(value=written(span), counted=counted)
    except UnreadableDate as error:
        return shown._replace(refused=str(error).split(": ", 1)[-1], counted=True)
