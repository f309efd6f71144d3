"""Find the date words of a text: each with its place, its sentence, its value or why it is refused."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import edtf
from ..resolver import UnreadableDate, resolve_counting
from ..vocabulary import ABBREVIATED, WEEKDAYS
from .around import FRONT, HEDGED, UP_TO, without_stop
from .bare import LENGTH_AHEAD, Mark, front_of, marks
from .candidates import Place, places
from .direction.clause import propose
from .direction.rows import Proposal
from .hints import NO_DATE
from .sentences import Sentence, sentences


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
    place = _trimmed(sentence.text, place)
    words = sentence.text[place.start : place.end]
    alone = _value(words, published)
    proposed = _proposed(sentence.text, place, words, published, alone.value)
    directed = _value(words, published, proposed.direction).value if proposed.direction else ""
    changed = directed not in ("", alone.value)
    hint = place.hint or (NO_DATE if _is_length(words, published, alone.value, proposed) else "")
    value = "" if hint and not place.hint else directed or alone.value
    marked = marks(words, sentence.start + place.start, published, proposed.direction)
    shift = marked[0].start - sentence.start - place.start
    return Found(
        paragraph=sentence.paragraph,
        words=" ".join(words.split()),
        value=value,
        refused="" if value else hint or alone.refused,
        counted=alone.counted,
        bare=words[shift:],
        marks=marked,
        sentence=sentence.text,
        spoken=spoken,
        direction=proposed.direction if changed else "",
        reason=proposed.reason if changed else "",
        hint=hint,
    )


def _trimmed(text: str, place: Place) -> Place:
    """The place without a preposition that is of a noun ("in today's paper"), and without the stop of the sentence."""
    start, end = place.start, place.end
    if text[end : end + 2] in ("'s", "\u2019s"):
        start = FRONT.match(text, start, end).end()
    words = text[start:end]
    if not text[end:].strip("\"'\u2019\u201d) ") and not words.lower().endswith((" a.m.", " p.m.")):
        words = words.removesuffix(".")
    return Place(start, start + len(without_stop(words)), place.hint)


NEAR = 300  # characters of a sentence around a date: no verb farther away governs it


def _proposed(text: str, place: Place, words: str, published: str, alone: str) -> Proposal:
    """Where the date lies as its sentence tells; nothing of the day of publication, of which "will meet Monday" may be said."""
    if (
        place.hint
        or re.match(HEDGED, words)
        or alone == published
        or _names_its_day(words, published)
    ):
        return Proposal()
    start = place.start + front_of(words)
    proposed = propose(
        text[max(0, start - NEAR) : start],
        text[start : place.end],
        text[place.end : place.end + NEAR],
    )
    if proposed.told and not _is_nearer_ahead(text[start : place.end], published):
        return Proposal()
    if (
        UP_TO.match(words)
        and not (alone or proposed.direction)
        and _value(words, published, "past").value
    ):
        return Proposal("past", "it ends before the publication")
    return proposed


def _names_its_day(words: str, published: str) -> bool:
    """Tuesday and Wednesday, until Tuesday night: said on a Tuesday."""
    day = edtf.read(published)
    weekday = (
        WEEKDAYS[day.earliest.weekday()] if day.earliest and day.earliest == day.latest else ""
    )
    named = words.lower().replace(",", " ").split()
    return (
        weekday in named
        and not {"last", "next"} & {*named}
        and not any(word[:3] in ABBREVIATED for word in named)
    )


def _is_nearer_ahead(words: str, published: str) -> bool:
    """Whether the date to come is nearer to the publication than the one that is over."""
    behind, ahead = (_value(words, published, direction).value for direction in ("past", "future"))
    if not (behind and ahead):
        return False
    day = edtf.read(published)
    return edtf.read(ahead).earliest - day.latest < day.earliest - edtf.read(behind).latest


def _is_length(words: str, published: str, alone: str, proposed: Proposal) -> bool:
    """In three weeks: a date only where the verb looks ahead."""
    counted = (
        alone
        and LENGTH_AHEAD.match(words)
        and not _value(words[front_of(words) :], published).value
    )
    return bool(counted) and proposed.direction != "future"


class Value(NamedTuple):
    """The EDTF value of words, or why there is none, and whether it is counted from the anchor."""

    value: str
    refused: str
    counted: bool


def _value(words: str, published: str, direction: str = "") -> Value:
    try:
        span, counted = resolve_counting(words, published, direction or None)
        return Value(span.edtf, "", counted)
    except UnreadableDate as error:
        return Value("", str(error).split(": ", 1)[-1], True)
