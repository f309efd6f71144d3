"""Find the date words of a text in a language that is a table.

As in English, a date is the longest run of words that a rule reads. A word beside it that bears on
it and was not read with it refuses it: the table has the kinds of such words.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from .. import edtf
from ..languages import FILLER, Language, language_of
from ..lexicon import idiom, lex
from ..numbers import Token
from ..resolver import Answer, answer
from .bearing import CONTRADICTION, ONE_OF_TWO, YEAR_BEHIND
from .candidates import NAMING_KINDS
from .detection import COMMON
from .found import Found, excerpt, in_quotes, is_a_year_off
from .hints import ANOTHER
from .neighbours import (
    BOUND,
    CALENDAR,
    COUNTED,
    DOUBTED,
    ERA,
    EXCLUDED,
    HALF_READ,
    HEDGED,
    NO_SUCH_DAY,
    RECURRING,
)
from .sentences import sentences
from .tabledmarks import FRONT, THE, marks_of

PIECE = re.compile(r"[^\W\d_]+|[0-9]+(?:[\u00b0\u00ba]|-?[^\W\d_]{1,4}(?![^\W_]))?|[^\w\s]|_")
MAX_PIECES = 16  # of one date
NAMES = NAMING_KINDS | {"years"}
APOSTROPHES = ("'", "\u2019")
MARKS = set("-\u2013\u2014,.()'\u2019/&")  # that can be part of a date
# Kinds of words in front of a date that change it if they were not read with it, and the reasons.
IN_FRONT = {
    "not": EXCLUDED,
    "each": RECURRING,
    "doubt": DOUBTED,
    "loosely": HEDGED,
    "about": HEDGED,
    "counted": COUNTED,
    "compared": BOUND,
    **dict.fromkeys(("before", "after", "since", "until", "by", "bounded"), BOUND),
}
BEHIND = {"era": ERA, "style": CALENDAR, "each": RECURRING}
DOUBTS = re.compile(r"\s?[\[(]\s?(?:\?|sic)")
GLUED_IN_FRONT = re.compile(r"\w$|\w-$|[0-9][.,:/\u2013]$|[$\u20ac\u00a3]\s?$")
GLUED_BEHIND = re.compile(r"\w|[-+~@=_/]\w|[.,:\u2013][0-9]|\s?%")
CLOSES = {FILLER, "and", "or", *FRONT - {"on", "bounded"}}
YEAR = re.compile(r"[12][0-9]{3}")
SMALL = re.compile(r"[0-9]{1,2}")
JOINED_DAYS = re.compile(r"\s*(?:,|/|-|\u2013|\w+)\s*[0-9]{1,2}\b(?![,:]?[0-9])")


class Vocabulary(NamedTuple):
    """A language, its words that may be part of a date, and those that name one."""

    language: Language
    known: frozenset[str]
    core: frozenset[str]

    @property
    def names_are_small(self) -> bool:
        """Whether months and weekdays have no capital letter."""
        return self.language.small_names


@cache
def vocabulary(code: str) -> Vocabulary:
    """Return the words of dates of a language."""
    tongue = language_of(code)
    short = {stop[:-1] for stop in tongue.stopped}
    core = {word for word, (token, *_) in tongue.lexicon.items() if token.kind in NAMES}
    core -= short
    known = {*tongue.lexicon, *tongue.stopped.values()} | short
    for first, meanings in tongue.idioms.items():
        for behind, tokens in meanings:
            words = {first, *behind}
            known |= words
            if core.isdisjoint(words) and any(token.kind in NAMES for token in tokens):
                core.add(behind[-1] if behind else first)
    return Vocabulary(tongue, frozenset(known), frozenset(core))


class Line(NamedTuple):
    """A sentence in its pieces, the day to count from, and the pieces inside of an idiom."""

    text: str
    day: str
    of: Vocabulary
    pieces: list[re.Match[str]]
    words: list[str]
    inside: set[int]

    def token(self, at: int) -> Token | None:
        """The token of the word at a place; None for an unknown word, or outside."""
        if not 0 <= at < len(self.words):
            return None
        found = self.of.language.lexicon.get(self.words[at])
        return found[0] if found else None

    def kind(self, at: int) -> str | None:
        """The kind of the word at a place."""
        token = self.token(at)
        return token.kind if token else None

    def slice(self, start: int, end: int) -> str:
        """The text of some pieces."""
        return self.text[self.pieces[start].start() : self.pieces[end - 1].end()]

    def before(self, at: int) -> str:
        """The text in front of a piece."""
        return self.text[: self.pieces[at].start()]

    def behind(self, end: int) -> str:
        """The text behind the last of some pieces."""
        return self.text[self.pieces[end - 1].end() :]

    def is_capital(self, at: int) -> bool:
        """Whether the piece at a place begins with a capital letter."""
        return at < len(self.pieces) and self.pieces[at][0][0].isupper()


class Place(NamedTuple):
    """The pieces of date words, and why they are refused or only a hint."""

    start: int
    end: int
    refused: str = ""
    hint: str = ""


def scan_tabled(text: str, published: str, code: str) -> Iterator[Found]:
    """Yield the dates of a text, as `scan` does."""
    bounds = edtf.read(published)
    day, of = str(bounds.earliest or bounds.latest), vocabulary(code)
    paragraph, quoted = -1, False
    for sentence in sentences(text, of.language):
        if sentence.paragraph != paragraph:
            paragraph, quoted = sentence.paragraph, False
        line, seen = _line(sentence.text, day, of), 0
        for place in _refused(line, list(_places(line))):
            first, last = line.pieces[place.start].start(), line.pieces[place.end - 1].end()
            quoted, seen = in_quotes(sentence.text[seen:first], quoted), first
            found = _found(line, place, published, sentence.start + first)
            yield found._replace(
                paragraph=paragraph,
                sentence=excerpt(sentence.text, first, last),
                spoken=quoted,
            )
        quoted = in_quotes(sentence.text[seen:], quoted)


def _line(text: str, day: str, of: Vocabulary) -> Line:
    pieces = list(PIECE.finditer(text))
    words = [piece[0].lower() for piece in pieces]
    inside: set[int] = set()
    for at, word in enumerate(words):
        if word in of.language.idioms and at not in inside:
            found = idiom(words, at, of.language)
            inside |= set(range(at + 1, found[1])) if found else set()
    return Line(text, day, of, pieces, words, inside)


def _places(line: Line) -> Iterator[Place]:
    """The longest date words at each place of a sentence, in its order."""
    start = stop = 0
    for core, word in enumerate(line.words):
        if not (word in line.of.core or _is_numeral(line, word)):
            continue
        if core >= stop:
            start, stop = _run(line, core, stop)
        start = max(start, core - MAX_PIECES + 1)  # no farther, so that a scan is linear
        while start <= core < stop:
            end = _longest(line, start, core, stop)
            if end:
                yield _place(line, start, end)
            start = end or start + 1


def _is_numeral(line: Line, word: str) -> bool:
    """2012, 17, 17th, 1990s."""
    if word.isalpha():
        return False
    match = line.of.language.tokens.fullmatch(word)
    return match is not None and match.lastgroup in ("year", "num", "th", "decade")


def _run(line: Line, core: int, first: int) -> tuple[int, int]:
    """Where the run of words around `core` that may all belong to one date starts and stops."""

    def belongs(at: int) -> bool:
        word = line.words[at]
        known = word in line.of.known or word in MARKS or word.isdecimal()
        return known or _is_numeral(line, word)

    start, stop = core, core
    while stop < len(line.words) and belongs(stop):
        stop += 1
    while start > first and stop > core and belongs(start - 1):
        start -= 1
    return start, stop


def _longest(line: Line, start: int, core: int, stop: int) -> int:
    """Where the longest date ends that starts at `start` and contains `core`; 0 if there is none."""
    if start in line.inside or _adds_nothing(line, start) or line.kind(start) in ("and", "or"):
        return 0
    if GLUED_IN_FRONT.search(line.before(start)):
        return 0
    for end in range(min(start + MAX_PIECES, stop), core, -1):
        if _is_cut(line, start, end):
            continue
        text = line.slice(start, end)
        said = _said(text, line.day, line.of.language.code)
        if (said.span or said.reason == "two-readings") and not _is_namesake(line, start, end):
            return end
    return 0


def _adds_nothing(line: Line, at: int) -> bool:
    """A mark, or a filler that begins no idiom."""
    word = line.words[at]
    if word in MARKS:
        is_short_year = word in APOSTROPHES and line.words[at + 1 : at + 2] != []
        return not (is_short_year and line.words[at + 1].isdecimal() and not _is_word(line, at - 1))
    return line.kind(at) == FILLER and word not in line.of.language.idioms


def _is_cut(line: Line, start: int, end: int) -> bool:
    """Whether the last piece is not the end of a date."""
    last, before = line.words[end - 1], line.words[end - 2] if end - 2 >= start else ""
    if end < len(line.pieces) and end in line.inside:
        return True
    if last == ".":
        is_day = line.of.language.dotted and SMALL.fullmatch(before)
        if not (is_day or f"{before}." in line.of.language.stopped):
            return True
    elif last == ")":
        return "(" not in line.words[start:end]
    elif (
        last in MARKS
        or line.kind(end - 1) in CLOSES
        or (line.kind(end - 1) == "on" and line.kind(start) != "from")
    ):
        return True
    return GLUED_BEHIND.match(line.behind(end)) is not None


def _said(text: str, day: str, code: str) -> Answer:
    said = answer(text, day, from_event=True, language=code)
    if said.span or said.reason == "two-readings":
        return said
    return answer(text, day, "past", from_event=True, language=code)  # until 2014, said later


def _place(line: Line, start: int, end: int) -> Place:
    """The words to publish: with the article and the preposition in front."""
    kinds = {token.kind for token in lex(line.slice(start, end), line.of.language)}
    hint = ANOTHER if "pointer" in kinds or ("moved" in kinds and "or" not in kinds) else ""
    if line.token(_before(line, start)) == THE and line.kind(start) not in FRONT:
        start = _before(line, start)
    front = _before(line, start)
    is_free = front not in line.inside
    if (
        is_free
        and line.kind(front) == FILLER
        and line.token(front) != THE
        and _is_word(line, front)
    ):
        start = front
    return Place(start, end, hint=hint)


# --- words that look like a date and are not one ---


def _is_namesake(line: Line, start: int, end: int) -> bool:
    tokens = lex(line.slice(start, end), line.of.language)
    kinds = tuple(token.kind for token in tokens)
    if YEAR.fullmatch(line.words[end - 1]) and _is_amount(line, start, end, kinds):
        return True
    if kinds == ("th",):
        return not _is_led(line, start) or _is_counted(line, end)
    if kinds in (("season",), ("holiday",), ("unit",)):
        return not _is_led(line, start) or _is_a_name(line, end - 1)
    if kinds in (("month",), ("weekday",), ("today",)):
        return _is_a_name(line, end - 1)
    return False


def _is_led(line: Line, start: int, but_article: bool = False) -> bool:
    """Whether a preposition, or an article, is in front."""
    front = _before(line, start)
    is_article = but_article and line.token(front) == THE
    return line.kind(front) in {FILLER, *FRONT} and _is_word(line, front) and not is_article


def _before(line: Line, start: int) -> int:
    """The piece in front, without the apostrophe of l'été."""
    elided = line.words[start - 1 : start] and line.words[start - 1] in APOSTROPHES
    return start - 2 if elided and _is_word(line, start - 2) else start - 1


def _is_word(line: Line, at: int) -> bool:
    return 0 <= at < len(line.words) and line.words[at].isalpha()


def _is_counted(line: Line, end: int) -> bool:
    """The 5. Platz; 3., 4. und 5. Mai."""
    if line.of.names_are_small:
        return not re.match(r"\s*(?:[.,;:!?)]|$)", line.behind(end))
    return line.is_capital(end) or JOINED_DAYS.match(line.behind(end)) is not None


def _is_a_name(line: Line, at: int) -> bool:
    """August Müller; Mars and Domingo, where names of days have small letters."""
    mid = at > 0 and line.words[at - 1].isalpha()
    if line.of.names_are_small:
        return mid and line.is_capital(at)
    if line.kind(at) == "today":
        return mid and line.is_capital(at)
    beside = line.is_capital(at + 1) and line.kind(at + 1) is None
    return line.kind(at) == "month" and not _is_led(line, at) and beside


def _is_amount(line: Line, start: int, end: int, kinds: tuple[str, ...]) -> bool:
    """2000 people, 1500 euros, page 1850."""
    number, follows = int(line.words[end - 1]), line.words[end] if end < len(line.words) else ""
    if follows in line.of.language.measures:
        return True
    if kinds[-2:] == ("month", "year") or not follows.isalpha():
        return False
    noun = follows not in COMMON[line.of.language.code]
    if not line.of.names_are_small:  # German writes nouns with a capital letter
        return number % 100 == 0 and line.is_capital(end)
    is_led = kinds != ("year",) or _is_led(line, start, but_article=True)
    return noun and (number % 100 == 0 or not (is_led or 1900 <= number < 2050))


# --- words beside a date that change it ---


def _refused(line: Line, places: list[Place]) -> list[Place]:
    """The places, with the reason where what is beside them changes the date."""
    found = [place._replace(refused=_reason(line, place)) for place in places]
    for number, (one, other) in enumerate(pairwise(found)):
        if one.hint or other.hint:
            continue
        reason, both = _of_two(line, one, other)
        if reason:
            found[number] = one._replace(refused=reason)
        if reason and both:
            found[number + 1] = other._replace(refused=reason)
    return found


def _reason(line: Line, place: Place) -> str:
    at = place.start - 1
    while line.kind(at) == FILLER and line.words[at].isalpha():
        at -= 1
    kind = _kind_at_end(line, at)
    if kind in IN_FRONT:
        return IN_FRONT[kind]
    first = line.words[place.start]
    if SMALL.match(first) and _days_in_front(line, place.start):
        return HALF_READ
    at -= at > 0 and line.words[at] == "."
    if first.isalpha() and at >= 0 and SMALL.match(line.words[at]) and _names_month(line, place):
        return NO_SUCH_DAY
    behind = _kinds_from(line, place.end)
    if behind in BEHIND:
        return BEHIND[behind]
    return DOUBTED if DOUBTS.match(line.behind(place.end)) else ""


def _names_month(line: Line, place: Place) -> bool:
    """Whether the first token is a month."""
    return lex(line.slice(place.start, place.end), line.of.language)[0].kind == "month"


def _kind_at_end(line: Line, at: int) -> str | None:
    """The kind of the word or idiom that ends at a place."""
    start = at
    while start in line.inside:
        start -= 1
    return _kinds_from(line, start) if start < at else line.kind(at)


def _kinds_from(line: Line, at: int) -> str | None:
    """The kind of the word or idiom that begins at a place."""
    if not 0 <= at < len(line.words):
        return None
    found = idiom(line.words, at, line.of.language)
    return found[0][0].kind if found and found[0] else line.kind(at)


def _days_in_front(line: Line, start: int) -> bool:
    """3., 4. und 5. Mai: the days in front belong to the month, too."""
    at = start - 1
    while at >= 0 and (line.words[at] in MARKS or line.kind(at) in ("and", "or", FILLER)):
        at -= 1
    between = line.words[at + 1 : start]
    is_day = at >= 0 and SMALL.fullmatch(line.words[at])
    return bool(is_day and between and not {"(", ")"} & {*between})


def _of_two(line: Line, one: Place, other: Place) -> tuple[str, bool]:
    """Why two dates side by side are refused, and whether both are."""
    between = range(one.end, other.start)
    if any(
        line.kind(at) not in (FILLER, "prep", "and", "or") and line.words[at] != ","
        for at in between
    ):
        return "", False
    if any(line.kind(at) == "or" for at in between):
        return ONE_OF_TWO, True
    first, last = (lex(line.slice(p.start, p.end), line.of.language) for p in (one, other))
    kinds, behind = ({token.kind for token in tokens} for tokens in (first, last))
    if "weekday" in kinds and "month" in behind and "month" not in kinds:
        return CONTRADICTION, True
    if "decade" in kinds and "century" in behind:
        return COUNTED, True
    has_year = kinds & {"year", "decade", "today", "rel", "sign"}
    if not has_year and "month" in kinds and behind & {"year", "sign"}:
        return YEAR_BEHIND, False
    return "", False


# --- what is found ---


def _found(line: Line, place: Place, published: str, start: int) -> Found:
    code = line.of.language.code
    words = line.slice(place.start, place.end)
    alone = answer(words, published, language=code)
    side, reason = (
        ("", "") if place.hint or not alone.counted else _direction(line, place, published, alone)
    )
    directed = answer(words, published, side, language=code) if side else alone
    if directed.value == alone.value or is_a_year_off(alone.value, directed.value, published):
        directed, side, reason = alone, "", ""
    marks = marks_of(words, start, published, side, directed, code)
    value = "" if place.hint or place.refused else directed.value
    why = place.refused or place.hint or alone.refused
    if place.hint or place.refused:
        marks = tuple(mark._replace(value="") for mark in marks)
    return Found(
        paragraph=0,
        words=" ".join(words.split()),
        value=value,
        refused="" if value else why,
        counted=alone.counted,
        bare=words[marks[0].start - start :],
        marks=marks,
        sentence="",
        direction=side if value else "",
        reason=reason if value else "",
        hint=place.hint,
    )


CLAUSE = re.compile(r"[,;:()\u2013\u201e\u201c\u201d\u00ab\u00bb\"]")
NEAR = 200  # characters of a sentence around a date


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
    before = CLAUSE.split(line.before(place.start)[-NEAR:])[-1].lower().split()
    behind = CLAUSE.split(line.behind(place.end)[:NEAR])[0].lower().split()
    for at, word in (*enumerate(before, -len(before)), *enumerate(behind, 1)):
        yield at, word.strip(".!?'")
