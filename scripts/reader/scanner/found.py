"""Find the date words of a text: each with its place, sentence, and value or refusal."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .. import edtf
from ..languages import Language
from ..resolver import Answer, answer
from .bare import BareDate
from .candidates import Candidate
from .comparisons import Period, compared, period_of
from .direction.governing import SILENT, Proposal
from .hints import COMPARED, NO_DATE
from .sentences import Sentence, sentences


class Found(NamedTuple):
    """Date words of a text.

    `words` are the words to publish, with the preposition in front. `value` is their EDTF value; if
    it is empty, `refused` says why. `counted`: the words are counted from the anchor. `marks` are
    the bare dates in the words with their places in the text, as annotators mark them: both ends
    of a range, else one. `bare` is the text from the start of the first to the end of the last.
    `spoken`: the words are inside quotation marks. `direction` is proposed only if it changes the
    value or that of a mark, and `reason` names the verb that gives it. `hint` says why the words are
    not a date by themselves: a length, a count, or a pointer to another date of the text.
    """

    paragraph: int
    words: str
    value: str
    refused: str
    counted: bool
    bare: str
    marks: tuple[BareDate, ...]
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


class Way(NamedTuple):
    """How one language is scanned: the functions that differ from language to language."""

    language: Language
    candidates: Callable[[str, str], list[Candidate]]  # of a sentence; any day to count from
    propose: Callable[[str, Candidate, str, Answer], Proposal]  # sentence, place, published, alone
    is_length: Callable[[str, str, Answer], bool]  # "in three weeks", if no verb looks ahead
    front_of: Callable[[str], int]  # length of the words in front of the bare date
    bare_dates: Callable[[str, int, str, str], tuple[BareDate, ...]]


def scan_text(text: str, published: str, way: Way) -> Iterator[Found]:
    """Yield the dates of a text, as `scan` does."""
    bounds = edtf.read(published)
    day = str(bounds.earliest or bounds.latest)
    paragraph, quoted, period = -1, False, None
    for sentence in sentences(text, way.language):
        if sentence.paragraph != paragraph:
            paragraph, quoted = sentence.paragraph, False
        seen = 0
        for place in way.candidates(sentence.text, day):
            quoted, seen = in_quotes(sentence.text[seen : place.start], quoted), place.start
            found = _found(sentence, place, published, way)._replace(spoken=quoted)
            if place.hint == COMPARED:
                yield from _compared(found, period)
                continue
            if found.value and not found.hint:
                period = period_of(found.words, found.value, published) or period
            yield found
        quoted = in_quotes(sentence.text[seen:], quoted)


def _compared(found: Found, period: Period | None) -> Iterator[Found]:
    """The find with the value that it gets from the period which the text named last, if it is one."""
    answer = compared(found.words, period)
    if answer:
        value, hint = answer
        marks = (found.marks[0]._replace(value=value),)
        yield found._replace(value=value, hint=hint, refused="" if value else hint, marks=marks)


QUOTES = re.compile('["\u201c\u201d]')


def in_quotes(text: str, quoted: bool) -> bool:
    """Return whether a text ends inside quotation marks; `quoted`: it began inside."""
    if '"' in text or "\u201c" in text or "\u201d" in text:  # faster than a search
        for mark in QUOTES.findall(text):
            quoted = {"\u201c": True, "\u201d": False}.get(mark, not quoted)
    return quoted


def _found(sentence: Sentence, place: Candidate, published: str, way: Way) -> Found:
    words, start = sentence.text[place.start : place.end], sentence.start + place.start
    alone = answer(words, published, language=way.language.code)
    is_free = alone.counted and not place.hint
    proposed = way.propose(sentence.text, place, published, alone) if is_free else SILENT
    is_length = proposed.direction != "future" and way.is_length(words, published, alone)
    hint = place.hint or (NO_DATE if is_length else "")
    refused = place.refused or hint
    value, marks, kept = _marked(words, start, published, proposed, alone, way)
    if refused:
        value, kept = "", SILENT
    if hint:  # nothing is counted from the publication
        marks = tuple(mark._replace(value="") for mark in marks)
    return Found(
        paragraph=sentence.paragraph,
        words=" ".join(words.split()),
        value=value,
        refused="" if value else refused or alone.refused,
        counted=alone.counted,
        bare=words[marks[0].start - start :],
        marks=marks,
        sentence=excerpt(sentence.text, place.start, place.end),
        direction=kept.direction,
        reason=kept.reason,
        hint=hint,
    )


def _marked(
    words: str, start: int, published: str, proposed: Proposal, alone: Answer, way: Way
) -> tuple[str, tuple[BareDate, ...], Proposal]:
    """The value, the marks, and the proposal if it changes one of them."""
    directed = _directed(words, published, proposed.direction, way)
    plain = way.bare_dates(words, start, published, "")
    if not directed:
        return alone.value, plain, SILENT
    marks = way.bare_dates(words, start, published, proposed.direction)
    return directed, marks, SILENT if (directed, marks) == (alone.value, plain) else proposed


def _directed(words: str, published: str, direction: str, way: Way) -> str:
    """The value in a direction; empty if it has none, or if that day is a year off."""
    code = way.language.code
    value = answer(words, published, direction, language=code).value if direction else ""
    bare = words[way.front_of(words) :] if value else ""
    near = answer(bare, published, language=code).value if value else ""
    return "" if is_a_year_off(near, value, published) else value


NEAR_DAYS, FAR_DAYS = 14, 300  # news names the year of a day that is almost a year away


def is_a_year_off(near: str, directed: str, published: str) -> bool:
    """Return whether a direction leads a year away.

    Issued shares on Oct. 31, said on Oct. 30: not the day of the year before.
    """
    today = edtf.read(published).latest
    if not near or not directed or edtf.read(near).precision != "day" or not today:
        return False
    days, far = (
        [abs((end - today).days) for end in edtf.read(value)[:2] if end]
        for value in (near, directed)
    )
    return max(days) <= NEAR_DAYS and max(far) > FAR_DAYS


WIDTH = 600  # characters of a sentence that a find repeats


def excerpt(text: str, first: int, last: int) -> str:
    """Return a sentence, or only the words around the date if it is as long as a list of dates."""
    if len(text) <= WIDTH:
        return text
    start, end = max(0, first - WIDTH // 2), min(len(text), last + WIDTH // 2)
    return "..." * (start > 0) + text[start:end].strip() + "..." * (end < len(text))
