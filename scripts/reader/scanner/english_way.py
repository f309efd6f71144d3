"""How English is scanned: the candidates of a sentence, and the direction that verbs give them."""

import re

from .. import edtf
from ..resolver import Answer, answer
from .bare import LENGTH_AHEAD, bare_dates, front_of
from .bearing import with_reasons
from .candidates import Candidate, candidates
from .direction.clause import propose
from .direction.governing import SILENT, Proposal
from .english import ABBREVIATED, EN, WEEKDAYS
from .found import Way
from .hints import FRONT, HEDGED, UP_TO, end_of, without_stop

# Laid down by the Feb. 23 accord; but not by the Feb. 23 deadline.
BY_THE = re.compile(r"[Bb]y\s+the\s+(?:[A-Z]|[0-9]+(?![0-9]*(?:s|st|nd|rd|th)\b))")
CLOSING = re.compile("[\"'\u2019\u201d) ]*$")
AGENT = re.compile(r"\s(?!deadline|cutoff|limit|target|date|end|at\b)[a-z]+")
IS_HEDGED = re.compile(HEDGED)
SIDES = ("past", "future")
NEAR = 300  # characters of a sentence around a date: a verb farther away does not govern it


def _candidates(sentence: str, day: str) -> list[Candidate]:
    """The candidates of a sentence, with the reasons of those that are refused."""
    return with_reasons(
        sentence, [_trimmed(sentence, place) for place in candidates(sentence, day)]
    )


def _trimmed(text: str, place: Candidate) -> Candidate:
    """The place without the stop of the sentence, and without a preposition that is of a noun."""
    start, end = place.start, place.end
    owned = text[end : end + 2] in ("'s", "\u2019s")  # in today's paper
    if owned or (BY_THE.match(text, start) and AGENT.match(text, end)):
        start += end_of(FRONT, text[start:end])
    words = text[start:end]
    if CLOSING.match(text, end) and not words.lower().endswith((" a.m.", " p.m.")):
        words = words.removesuffix(".")
    return place._replace(start=start, end=start + len(without_stop(words)))


def _proposed(text: str, place: Candidate, published: str, alone: Answer) -> Proposal:
    """The direction that the sentence gives the date.

    The day of publication itself gets none: "will meet Monday" may be said of it.
    """
    words = text[place.start : place.end]
    if not _may_be_directed(words, published, alone):
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
    if alone.value == published or IS_HEDGED.match(words):
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


def _is_length(words: str, published: str, alone: Answer) -> bool:
    """In three weeks: a date only where the verb looks ahead."""
    is_ahead = alone.value and LENGTH_AHEAD.match(words)
    return bool(is_ahead) and not answer(words[front_of(words) :], published).value


WAY = Way(EN, _candidates, _proposed, _is_length, front_of, bare_dates)
