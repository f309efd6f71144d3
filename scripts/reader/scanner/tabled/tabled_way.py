"""How a language that is a table is scanned.

As in English, a date is the longest run of words that a rule reads. A word beside it that bears on
it and was not read with it refuses it: the table has the phrases of such words.
"""

import re
from collections.abc import Iterator
from functools import cache, partial

from ...languages import Language
from ...resolver import Answer
from ..candidates import Candidate, in_characters
from ..direction.governing import SILENT, Proposal
from ..found import Way
from .beside import with_reasons
from .lines import NEAR, Vocabulary, line_of, vocabulary
from .marks import marks_of
from .runs import places_of

CLAUSE = re.compile(r"[,;:()\u2013\u201e\u201c\u201d\u00ab\u00bb\"]")


@cache
def way_of(code: str) -> Way:
    """Return how a language is scanned."""
    of = vocabulary(code)
    return Way(
        of.language,
        partial(_candidates, of),
        partial(_proposed, of.language),
        lambda words, published, alone: (
            alone.span is not None and alone.span.rule == "within-count"
        ),
        lambda words: 0,
        partial(marks_of, code),
    )


def _candidates(of: Vocabulary, sentence: str, day: str) -> list[Candidate]:
    line = line_of(sentence, day, of)
    found = with_reasons(line, list(places_of(line)))
    return [in_characters(place, line.pieces) for place in found]


def _proposed(
    language: Language, text: str, place: Candidate, published: str, alone: Answer
) -> Proposal:
    """The direction that the nearest verb of the clause gives.

    The day of publication itself gets none: "will meet Monday" may be said of it.
    """
    if alone.value == published:
        return SILENT
    if not alone.value:  # until 2014, said later
        return Proposal("past", "its end is over")
    verbs = [
        (abs(at), Proposal(side, word))
        for at, word in _clause(text, place)
        for side, pattern in (("future", language.ahead), ("past", language.over))
        if pattern.fullmatch(word)
    ]
    return min(verbs)[1] if verbs else SILENT


def _clause(text: str, place: Candidate) -> Iterator[tuple[int, str]]:
    """The words of the clause, with how far they are from the date."""
    before = CLAUSE.split(text[max(0, place.start - NEAR) : place.start])[-1].split()
    behind = CLAUSE.split(text[place.end : place.end + NEAR])[0].split()
    for at, word in (*enumerate(before, -len(before)), *enumerate(behind, 1)):
        first = text.startswith(word)  # a capital elsewhere is of a noun, or of a name
        yield at, (word.lower() if first else word).strip(".!?'")
