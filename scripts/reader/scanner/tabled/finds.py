"""Find the date words of a text in a language that is a table.

As in English, a date is the longest run of words that a rule reads. A word beside it that bears on
it and was not read with it refuses it: the table has the kinds of such words.
"""

import re
from collections.abc import Iterator

from ... import edtf
from ...resolver import Answer, answer
from ..found import Found, excerpt, in_quotes, is_a_year_off
from ..hints import NO_DATE
from ..sentences import sentences
from .beside import refused
from .lines import Line, Place, line_of, vocabulary
from .marks import marks_of
from .runs import places_of

CLAUSE = re.compile(r"[,;:()\u2013\u201e\u201c\u201d\u00ab\u00bb\"]")


def scan_tabled(text: str, published: str, code: str) -> Iterator[Found]:
    """Yield the dates of a text, as `scan` does."""
    bounds = edtf.read(published)
    day, of = str(bounds.earliest or bounds.latest), vocabulary(code)
    paragraph, quoted = -1, False
    for sentence in sentences(text, of.language):
        if sentence.paragraph != paragraph:
            paragraph, quoted = sentence.paragraph, False
        line, seen = line_of(sentence.text, day, of), 0
        for place in refused(line, list(places_of(line))):
            first, last = line.pieces[place.start].start(), line.pieces[place.end - 1].end()
            quoted, seen = in_quotes(sentence.text[seen:first], quoted), first
            found = _found(line, place, published, sentence.start + first)
            yield found._replace(
                paragraph=paragraph,
                sentence=excerpt(sentence.text, first, last),
                spoken=quoted,
            )
        quoted = in_quotes(sentence.text[seen:], quoted)


def _found(line: Line, place: Place, published: str, start: int) -> Found:
    code = line.of.language.code
    words = line.slice(place.start, place.end)
    alone = answer(words, published, language=code)
    if not alone.span:  # until 2014, said later
        past = answer(words, published, "past", language=code)
        alone = past if past.span else alone
    is_free = alone.counted and not place.hint
    side, reason = _direction(line, place, published, alone) if is_free else ("", "")
    if alone.span and alone.span.rule == "within-count" and side != "future":
        place = place._replace(hint=NO_DATE)
    directed = answer(words, published, side, language=code) if side else alone
    if directed.value in ("", alone.value) or is_a_year_off(alone.value, directed.value, published):
        directed, side, reason = alone, "", ""
    marks = marks_of(words, start, published, side, directed, code)
    value, why = directed.value, place.refused or place.hint
    if why:
        value, marks = "", tuple(mark._replace(value="") for mark in marks)
    return Found(
        paragraph=0,
        words=" ".join(words.split()),
        value=value,
        refused="" if value else why or alone.refused,
        counted=alone.counted,
        bare=words[marks[0].start - start :],
        marks=marks,
        sentence="",
        direction=side if value else "",
        reason=reason if value else "",
        hint=place.hint,
    )


def _direction(line: Line, place: Place, published: str, alone: Answer) -> tuple[str, str]:
    """The direction that the verbs of the clause give, and the verb that gives it.

    The day of publication itself gets none: "will meet Monday" may be said of it.
    """
    if alone.value == published:
        return "", ""
    words = _clause(line, place)
    verbs = [
        (abs(at), side, word)
        for at, word in words
        for side, pattern in (("future", line.of.language.ahead), ("past", line.of.language.over))
        if pattern.fullmatch(word)
    ]
    return min(verbs)[1:] if verbs else ("", "")


def _clause(line: Line, place: Place) -> Iterator[tuple[int, str]]:
    """The words of the clause, with how far they are from the date."""
    before = CLAUSE.split(line.before(place.start))[-1].split()
    behind = CLAUSE.split(line.behind(place.end))[0].split()
    for at, word in (*enumerate(before, -len(before)), *enumerate(behind, 1)):
        first = line.text.startswith(word)  # a capital elsewhere is of a noun, or of a name
        yield at, (word.lower() if first else word).strip(".!?'")
