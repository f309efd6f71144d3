"""Find the date words of a text: each with its place, its sentence, its value or why it is refused."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import edtf
from .around import BOUND, FRONT, HEDGED, without_stop
from .dates import UnreadableDate, resolve_counting, written
from .direction import propose
from .hints import NO_DATE
from .marks import AHEAD, Mark, front_of, marks
from .places import Place, places
from .sentences import Sentence, sentences
from .tense import Proposal


class Found(NamedTuple):
    """Date words of a text.

    `words` are those to publish, with the preposition in front, and `value` is their EDTF value, or it is empty and `refused`
    says why. `marks` are the bare dates in them with their places in the text, as annotators mark them: both ends of a range;
    `bare` is the text from the `start` of the first to the `end` of the last. `counted`: the words are counted from the anchor. `spoken`: they stand in quotation marks. `direction` is proposed where it
    changes the value, for the `reason` beside it. `hint` says why words are no date of their own: a length, a count, or a
    pointer to another date of the text.
    """

    paragraph: int
    words: str
    value: str
    refused: str
    counted: bool
    bare: str
    marks: tuple[Mark, ...]
    sentence: str
    spoken: bool = False
    direction: str = ""
    reason: str = ""
    hint: str = ""

    @property
    def start(self) -> int:
        """Where the first bare date starts in the text."""
        return self.marks[0].start

    @property
    def end(self) -> int:
        """Where the last bare date ends in the text."""
        return self.marks[-1].end


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
        seen = 0
        for place in places(sentence.text, day):
            quoted, seen = _in_quotes(sentence.text[seen : place.start], quoted), place.start
            yield _found(sentence, place, published, quoted)
        quoted = _in_quotes(sentence.text[seen:], quoted)


def _in_quotes(text: str, quoted: bool) -> bool:
    """Whether a text ends inside quotation marks, if it began outside of them (or inside)."""
    for mark in re.findall('["\u201c\u201d]', text):
        quoted = {"\u201c": True, "\u201d": False}.get(mark, not quoted)
    return quoted


def _found(sentence: Sentence, place: Place, published: str, spoken: bool) -> Found:
    text = sentence.text
    if text[place.end : place.end + 2] in ("'s", "\u2019s"):  # in today's paper: the preposition is the noun's
        place = place._replace(start=FRONT.match(text, place.start, place.end).end())
    words = text[place.start : place.end]
    if not text[place.end :].strip("\"'\u2019\u201d) "):  # the sentence's stop
        words = words.removesuffix(".")
    words = without_stop(words)
    end = place.start + len(words)
    alone, refused, counted = _value(words, published)
    proposed = Proposal() if place.hint or re.match(HEDGED, words) else _propose(text, place.start + front_of(words), end)
    if BOUND.match(words) and not (alone or proposed.direction) and _value(words, published, "past")[0]:
        proposed = Proposal("past", "it ends before the publication")
    if alone == published:
        proposed = Proposal()  # will meet Monday, said on Monday
    directed = _value(words, published, proposed.direction)[0] if proposed.direction else ""
    changed = directed not in ("", alone)
    length = (
        bool(alone and AHEAD.match(words))
        and not _value(words[front_of(words) :], published)[0]
        and proposed.direction != "future"
    )
    hint = place.hint or (NO_DATE if length else "")
    value = "" if length else directed or alone
    marked = marks(words, sentence.start + place.start, published, proposed.direction)
    shift = marked[0].start - sentence.start - place.start
    return Found(
        paragraph=sentence.paragraph,
        words=" ".join(words.split()),
        value=value,
        refused="" if value else hint or refused,
        counted=counted,
        bare=words[shift:],
        marks=marked,
        sentence=text,
        spoken=spoken,
        direction=proposed.direction if changed else "",
        reason=proposed.reason if changed else "",
        hint=hint,
    )


NEAR = 300  # characters of a sentence around a date: no verb farther away governs it


def _propose(text: str, start: int, end: int) -> Proposal:
    return propose(text[max(0, start - NEAR) : start], text[start:end], text[end : end + NEAR])


def _value(words: str, published: str, direction: str = "") -> tuple[str, str, bool]:
    """The EDTF value, or why there is none, and whether it is counted from the anchor."""
    try:
        span, counted = resolve_counting(words, published, direction or None)
        return written(span), "", counted
    except UnreadableDate as error:
        return "", str(error).split(": ", 1)[-1], True
