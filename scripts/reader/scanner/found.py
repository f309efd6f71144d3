"""Find the date words of a text: each with its place, sentence, and value or refusal."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import edtf
from ..resolver import Answer, answer
from .bare import LENGTH_AHEAD, BareDate, bare_dates, front_of
from .bearing import refusals
from .candidates import Candidate, candidates
from .comparisons import Period, compared, period_of
from .direction.clause import propose
from .direction.rows import SILENT, Proposal
from .english import ABBREVIATED, WEEKDAYS
from .hints import COMPARED, FRONT, HEDGED, NO_DATE, UP_TO, end_of, without_stop
from .sentences import Sentence, sentences


class Found(NamedTuple):
    """Date words of a text.

    `words` are the words to publish, with the preposition in front. `value` is their EDTF value; if
    it is empty, `refused` says why. `counted`: the words are counted from the anchor. `marks` are
    the bare dates in the words with their places in the text, as annotators mark them: both ends
    of a range, else one. `bare` is the text from the start of the first to the end of the last.
    `spoken`: the words are inside quotation marks. `direction` is proposed only if it changes the
    value or that of a mark, and `reason` names the verb that gives it. `hint` says why the words are not a date of
    their own: a length, a count, or a pointer to another date of the text.
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


def scan_english(text: str, published: str) -> Iterator[Found]:
    """Yield the dates of an English text, as `scan` does."""
    bounds = edtf.read(published)
    day = str(bounds.earliest or bounds.latest)
    paragraph, quoted, period = -1, False, None
    for sentence in sentences(text):
        if sentence.paragraph != paragraph:
            paragraph, quoted = sentence.paragraph, False
        seen = 0
        places = [_trimmed(sentence.text, place) for place in candidates(sentence.text, day)]
        for place, why in zip(places, refusals(sentence.text, places), strict=True):
            quoted, seen = in_quotes(sentence.text[seen : place.start], quoted), place.start
            found = _found(sentence, place, published, quoted)
            if why:
                found = found._replace(value="", refused=why, direction="", reason="")
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


def _found(sentence: Sentence, place: Candidate, published: str, spoken: bool) -> Found:
    words = sentence.text[place.start : place.end]
    alone = answer(words, published)
    proposed = _proposed(sentence.text, place, words, published, alone)
    directed = _directed(words, published, proposed.direction)
    is_length = _is_length(words, published, alone.value, proposed)
    hint = place.hint or (NO_DATE if is_length else "")
    value = "" if hint else directed or alone.value
    start = sentence.start + place.start
    marks = bare_dates(words, start, published, proposed.direction if directed else "")
    changes = directed != alone.value or marks != bare_dates(words, start, published)
    kept = proposed if directed and changes else SILENT
    if hint:  # nothing is counted from the publication
        marks = tuple(mark._replace(value="") for mark in marks)
    return Found(
        paragraph=sentence.paragraph,
        words=" ".join(words.split()),
        value=value,
        refused="" if value else hint or alone.refused,
        counted=alone.counted,
        bare=words[marks[0].start - start :],
        marks=marks,
        sentence=excerpt(sentence.text, place.start, place.end),
        spoken=spoken,
        direction=kept.direction,
        reason=kept.reason,
        hint=hint,
    )


def _directed(words: str, published: str, direction: str) -> str:
    """The value in a direction; empty if it has none, or if that day is a year off."""
    value = answer(words, published, direction).value if direction else ""
    near = answer(words[front_of(words) :], published).value if value else ""
    return "" if is_a_year_off(near, value, published) else value


# Laid down by the Feb. 23 accord; but not by the Feb. 23 deadline.
BY_THE = re.compile(r"[Bb]y\s+the\s+(?:[A-Z]|[0-9]+(?![0-9]*(?:s|st|nd|rd|th)\b))")
CLOSING = re.compile("[\"'\u2019\u201d) ]*$")
AGENT = re.compile(r"\s(?!deadline|cutoff|limit|target|date|end|at\b)[a-z]+")


def _trimmed(text: str, place: Candidate) -> Candidate:
    """The place without the stop of the sentence, and without a preposition that is of a noun."""
    start, end = place.start, place.end
    owned = text[end : end + 2] in ("'s", "\u2019s")  # in today's paper
    if owned or (BY_THE.match(text, start) and AGENT.match(text, end)):
        start += end_of(FRONT, text[start:end])
    words = text[start:end]
    if CLOSING.match(text, end) and not words.lower().endswith((" a.m.", " p.m.")):
        words = words.removesuffix(".")
    return Candidate(start, start + len(without_stop(words)), place.hint)


WIDTH = 600  # characters of a sentence that a find repeats


def excerpt(text: str, first: int, last: int) -> str:
    """Return a sentence; only what is around the date if it is as long as a list of dates."""
    if len(text) <= WIDTH:
        return text
    start, end = max(0, first - WIDTH // 2), min(len(text), last + WIDTH // 2)
    return "..." * (start > 0) + text[start:end].strip() + "..." * (end < len(text))


IS_HEDGED = re.compile(HEDGED)
SIDES = ("past", "future")
NEAR = 300  # characters of a sentence around a date: a verb farther away does not govern it


def _proposed(text: str, place: Candidate, words: str, published: str, alone: Answer) -> Proposal:
    """The direction that the sentence gives the date.

    The day of publication itself gets none: "will meet Monday" may be said of it.
    """
    if place.hint or not _may_be_directed(words, published, alone):
        return SILENT
    start = place.start + front_of(words)
    bare, before = text[start : place.end], text[max(0, start - NEAR) : start]
    proposed = propose(before, bare, text[place.end : place.end + NEAR])
    if proposed.planned and not _is_nearer_ahead(bare, published):
        return SILENT
    undecided = not alone.span and not proposed.direction
    if undecided and UP_TO.match(words) and answer(words, published, "past").value:
        return Proposal("past", "it ends before the publication")
    return proposed


def _may_be_directed(words: str, published: str, alone: Answer) -> bool:
    """Whether a direction can change the date, and the day of publication is not meant."""
    if not alone.counted or alone.value == published or IS_HEDGED.match(words):
        return False
    directed = {answer(words, published, side).value for side in SIDES}
    changes = not alone.span or not directed <= {"", alone.value} or LENGTH_AHEAD.match(words)
    return bool(changes) and not _names_its_day(words, published)


def _names_its_day(words: str, published: str) -> bool:
    """Tuesday and Wednesday, until Tuesday night: said on a Tuesday."""
    day = edtf.read(published)
    if not day.earliest or day.earliest != day.latest:
        return False
    named = words.lower().replace(",", " ").split()
    return (
        WEEKDAYS[day.earliest.weekday()] in named
        and not {"last", "next"} & {*named}
        and not any(word[:3] in ABBREVIATED for word in named)
    )


def _is_nearer_ahead(words: str, published: str) -> bool:
    """Whether the date to come is nearer to the publication than the one that is over."""
    past, future = (answer(words, published, side).value for side in SIDES)
    if not (past and future):
        return False
    day, behind, ahead = edtf.read(published), edtf.read(past).latest, edtf.read(future).earliest
    if not (day.earliest and day.latest and behind and ahead):
        return False  # an open date has no distance
    return ahead - day.latest < day.earliest - behind


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


def _is_length(words: str, published: str, alone: str, proposed: Proposal) -> bool:
    """In three weeks: a date only where the verb looks ahead."""
    if not alone or proposed.direction == "future" or not LENGTH_AHEAD.match(words):
        return False
    return not answer(words[front_of(words) :], published).value
