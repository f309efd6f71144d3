"""Numbers and years in words: "twenty-five", "thirty-first", "nineteen ninety-six"."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

TokenValue = int | str | tuple[int, int]  # a pair is the month and day of a holiday


class Token(NamedTuple):
    """A word or number of a date.

    `kind` is a kind of word in a table of languages/, or one of the kinds listed in languages/README.md
    that are not words.
    """

    kind: str
    value: TokenValue


class Numerals(NamedTuple):
    """The words of numbers: what each is worth, by the place that it may have in a number."""

    small: Mapping[str, int] = {}  # one to nineteen
    tens: Mapping[str, int] = {}
    ordinals: Mapping[str, int] = {}
    decades: Mapping[str, int] = {}  # the fifties
    scales: Mapping[str, int] = {}  # hundred

    @property
    def words(self) -> frozenset[str]:
        """The words that a number can start with or contain."""
        return frozenset({*self.small, *self.tens, *self.ordinals, *self.scales})


CENTURIES = range(15, 21)  # "nineteen ninety-six" is a year, "twelve twenty" is not

Pieces = Sequence[str | Token]  # words, and tokens that were read from digits


def spelled(words: Pieces, at: int, of: Numerals) -> tuple[Token, int] | None:
    """Return the number, ordinal, year or decade that starts at `at`, and where it ends."""
    found = _below_hundred(words, at, of)
    if not found:
        return None
    number, end, kind = found
    if kind == "ordinal":
        return Token(kind, number), end
    return _with_century(words, number, end, of) or _with_scale(words, number, end, of)


def _with_century(words: Pieces, century: int, end: int, of: Numerals) -> tuple[Token, int] | None:
    """The year or decade that follows the number of its century, ending at `end`."""
    if century not in CENTURIES:
        return None
    behind = _past(words, end, "-")
    decade = of.decades.get(_word(words, behind))
    if decade is not None:
        return Token("decade", 100 * century + decade), behind + 1
    rest = _year_of_century(words, behind, of)
    return (Token("year", 100 * century + rest[0]), rest[1]) if rest else None


def _with_scale(words: Pieces, number: int, end: int, of: Numerals) -> tuple[Token, int]:
    """Two hundred, two thousand and twelve; 2000 to 2099 in words is a year."""
    scale = of.scales.get(_word(words, end))
    if not scale or number > 9:
        return Token("number", number), end
    number, end = number * scale, end + 1
    tail = _below_hundred(words, _past(words, end, "and"), of)
    if tail and tail[2] == "number":
        number, end = number + tail[0], tail[1]
    return Token("year" if 2000 <= number < 2100 else "number", number), end


def _word(words: Pieces, at: int) -> str:
    """The word at a place; empty at the end or for a number in digits."""
    word = words[at] if at < len(words) else ""
    return word if isinstance(word, str) else ""


def _past(words: Pieces, at: int, skipped: str) -> int:
    """The place behind an optional word."""
    return at + (_word(words, at) == skipped)


def _below_hundred(words: Pieces, at: int, of: Numerals) -> tuple[int, int, str] | None:
    """One to ninety-nine, first to ninety-ninth: the number, where it ends, its kind."""
    word = _word(words, at)
    if word in of.small:
        return of.small[word], at + 1, "number"
    if word in of.ordinals:
        return of.ordinals[word], at + 1, "ordinal"
    if word not in of.tens:
        return None
    behind = _past(words, at + 1, "-")
    one = _word(words, behind)
    for ones, kind in ((of.small, "number"), (of.ordinals, "ordinal")):
        if ones.get(one, 10) < 10:
            return of.tens[word] + ones[one], behind + 1, kind
    return of.tens[word], at + 1, "number"


def _year_of_century(words: Pieces, at: int, of: Numerals) -> tuple[int, int] | None:
    """The rest of a year behind "nineteen": "ninety-six", "oh five", "hundred and five"."""
    first, second = _word(words, at), _word(words, at + 1)
    if first in ("oh", "o") and of.small.get(second, 10) < 10:
        return of.small[second], at + 2
    if first == "hundred":
        tail = _below_hundred(words, at + 2, of) if second == "and" else None
        return (tail[0], tail[1]) if tail and tail[2] == "number" else (0, at + 1)
    tail = _below_hundred(words, at, of)
    return (tail[0], tail[1]) if tail and tail[2] == "number" and tail[0] >= 10 else None
