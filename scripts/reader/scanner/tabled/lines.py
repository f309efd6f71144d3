"""A sentence of a tabled language in pieces, with the words that may belong to a date."""

import re
from functools import cache
from typing import NamedTuple

from ...languages import FILLER, Language, language_of
from ...lexicon import idiom, lex
from ...numbers import Token
from ..candidates import NAMING_KINDS
from ..detection import COMMON

# Kinds in front of a bare date, besides fillers.
FRONT = set(
    "prep since until by before after opening bounded within about between for from on at".split()
)
OF, THE = Token(FILLER, 0), Token(FILLER, 1)  # a preposition; an article

PIECE = re.compile(r"[^\W\d_]+|[0-9]+(?:\.?[\u00b0\u00ba]|-?[^\W\d_]{1,4}(?![^\W_]))?|[^\w\s]|_")
NAMES = NAMING_KINDS | {"years"}
MARKS = set("-\u2013\u2014,.()'\u2019/&")  # that can be part of a date
SKIPPED = {"'", "\u2019", "."}
APOSTROPHES = ("'", "\u2019")
YEAR = re.compile(r"[12][0-9]{3}")
SMALL = re.compile(r"[0-9]{1,2}")


NEAR = 200  # characters of a sentence around a date that are looked at


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


Idiom = tuple[tuple[Token, ...], int]  # its tokens, and where it ends


class Line(NamedTuple):
    """A sentence in its pieces, the day to count from, its idioms by place, and the pieces inside."""

    text: str
    day: str
    of: Vocabulary
    pieces: list[re.Match[str]]
    words: list[str]
    idioms: dict[int, Idiom]
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

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens of some pieces; none for a date in EDTF."""
        try:
            return lex(self.slice(start, end), self.of.language)
        except ValueError:
            return ()

    def kinds(self, start: int, end: int) -> tuple[str, ...]:
        """The kinds of the tokens of some pieces."""
        return tuple(token.kind for token in self.tokens(start, end))

    def before(self, at: int) -> str:
        """The text shortly in front of a piece."""
        return self.text[max(0, self.pieces[at].start() - NEAR) : self.pieces[at].start()]

    def behind(self, end: int) -> str:
        """The text shortly behind the last of some pieces."""
        return self.text[self.pieces[end - 1].end() : self.pieces[end - 1].end() + NEAR]

    def is_noun(self, at: int) -> bool:
        """Whether the word at a place may be a noun: German writes them with a capital letter."""
        if not self.of.names_are_small:
            return self.is_capital(at)
        word = self.words[at] if at < len(self.words) else ""
        return word.isalpha() and word not in COMMON[self.of.language.code]

    def is_capital(self, at: int) -> bool:
        """Whether the piece at a place begins with a capital letter."""
        return at < len(self.pieces) and self.pieces[at][0][0].isupper()


def line_of(text: str, day: str, of: Vocabulary) -> Line:
    """Return a sentence in its pieces."""
    pieces = list(PIECE.finditer(text))
    words = [piece[0].lower() for piece in pieces]
    # An idiom has no apostrophes, and its stops are those of abbreviations.
    places = [at for at, word in enumerate(words) if word not in SKIPPED]
    plain = [words[at] for at in places]
    idioms: dict[int, Idiom] = {}
    inside: set[int] = set()
    for number, at in enumerate(places):
        found = idiom(plain, number, of.language) if words[at] in of.language.idioms else None
        if found:
            idioms[at] = found[0], places[found[1] - 1] + 1
            if at not in inside:
                inside |= {*range(at + 1, idioms[at][1])}
    return Line(text, day, of, pieces, words, idioms, inside)


def front_of_piece(line: Line, start: int) -> int:
    """Return the piece in front, without the apostrophe of l'été."""
    elided = line.words[start - 1 : start] and line.words[start - 1] in APOSTROPHES
    return start - 2 if elided and is_word(line, start - 2) else start - 1


def is_word(line: Line, at: int) -> bool:
    """Return whether the piece at a place is a word."""
    return 0 <= at < len(line.words) and line.words[at].isalpha()
