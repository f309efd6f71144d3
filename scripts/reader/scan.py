"""Find the date words of a text: each with its place, its sentence, its value or why it is refused."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import edtf
from .dates import UnreadableDate, resolve_counting, written
from .direction import Proposal, propose
from .namesakes import FRONT
from .places import NO_DATE, Place, places
from .sentences import Sentence, sentences
from .vocabulary import MONTHS, WEEKDAYS


class Found(NamedTuple):
    """Date words of a text.

    `words` are those to publish, with the preposition in front, and `value` their EDTF value, or it is empty and `refused`
    says why. `bare` are the words from `start` to `end` of the text without preposition, 's and full stop, as annotators
    mark them, and `bare_value` is what these say. `counted`: they are counted from the anchor. `spoken`: they stand in
    quotation marks. `direction` is proposed where it changes the value, for the `reason` beside it. `hint` says why words are
    no date of their own: a length, a count, or a pointer to another date of the text.
    """

    paragraph: int
    words: str
    value: str
    refused: str
    counted: bool
    bare: str
    bare_value: str
    start: int
    end: int
    sentence: str
    spoken: bool = False
    direction: str = ""
    reason: str = ""
    hint: str = ""


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
        for place in places(sentence.text, day):
            yield _found(sentence, place, published, _in_quotes(sentence.text[: place.start], quoted))
        quoted = _in_quotes(sentence.text, quoted)


# In three weeks, within two months: a date where the verb looks ahead, else a length.
AHEAD = re.compile(r"(?:in|within)\s", re.I)
# Of the Nov. 15 deadline, the Tuesday vote, the 2000 games: the article is the noun's.
OF_A_NOUN = re.compile(
    rf"the\s+(?=(?:{'|'.join(m[:3] for m in MONTHS)}|{'|'.join(d[:3] for d in WEEKDAYS)})|[12][0-9]{{3}}$)", re.I
)


def _front(words: str) -> int:
    """How long the words in front of the bare date are."""
    front = FRONT.match(words).end()
    article = OF_A_NOUN.match(words[front:])
    return front + (article.end() if article else 0)


def _in_quotes(text: str, quoted: bool) -> bool:
    """Whether a text ends inside quotation marks, if it began outside of them (or inside)."""
    for mark in re.findall('["\u201c\u201d]', text):
        quoted = {"\u201c": True, "\u201d": False}.get(mark, not quoted)
    return quoted


def _found(sentence: Sentence, place: Place, published: str, spoken: bool) -> Found:
    text = sentence.text
    end = place.end - (text[place.end - 1] == "." and not text[place.end :].strip("\"'\u2019\u201d) "))  # the sentence's stop
    words = text[place.start : end]
    front = _front(words)
    proposed = Proposal() if place.hint else propose(text[: place.start + front], text[end:], "-" in words)
    bare_value = _value(words[front:], published, proposed.direction)[0]
    alone, refused, counted = _value(words, published)
    directed, _, _ = _value(words, published, proposed.direction) if proposed.direction else (alone, "", False)
    ahead = bool(alone) and not bare_value and bool(AHEAD.match(words))
    if not bare_value and not refused:
        front = 0
    start = sentence.start + place.start + front
    hint = place.hint or (NO_DATE if ahead and proposed.direction != "future" else "")
    directed = directed if directed != alone else ""
    value = "" if hint == NO_DATE else directed or alone
    return Found(
        paragraph=sentence.paragraph,
        words=" ".join(words.split()),
        value=value,
        refused="" if value else hint or refused,
        counted=counted,
        bare=words[front:],
        bare_value=bare_value or value,
        start=start,
        end=start + len(words) - front,
        sentence=text,
        spoken=spoken,
        direction=proposed.direction if directed else "",
        reason=proposed.reason if directed else "",
        hint=hint,
    )


def _value(words: str, published: str, direction: str = "") -> tuple[str, str, bool]:
    """The EDTF value, or why there is none, and whether it is counted from the anchor."""
    try:
        span, counted = resolve_counting(words, published, direction or None)
        return written(span), "", counted
    except UnreadableDate as error:
        return "", str(error).split(": ", 1)[-1], True
