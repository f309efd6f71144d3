"""Numbers and years in words: "twenty-five", "thirty-first", "nineteen ninety-six"."""

from collections.abc import Sequence
from typing import NamedTuple

TokenValue = int | str | tuple[int, int]  # a pair is the month and day of a holiday


class Token(NamedTuple):
    """A word or number of a date.

    `kind` is a key of `WORDS_OF_KIND` in vocabulary.py, or one of the kinds listed there that
    are not words.
    """

    kind: str
    value: TokenValue


TEENS = "thir four fif six seven eigh nine".split()
_STEMS = {
    f"{stem}t": 10 * tens
    for tens, stem in enumerate("twen thir for fif six seven eigh nine".split(), 2)
}
SMALL = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split()
        + [f"{stem}teen" for stem in TEENS],
        1,
    )
}
TENS = {f"{stem}y": number for stem, number in _STEMS.items()}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
        + [f"{stem}teenth" for stem in TEENS],
        1,
    )
} | {f"{stem}ieth": number for stem, number in _STEMS.items()}
DECADES = {f"{stem}ies": number for stem, number in _STEMS.items()}
SCALES = {"hundred": 100, "thousand": 1000}
# The words that a number in words can start with or contain.
NUMBER_WORDS = SMALL.keys() | TENS.keys() | ORDINALS.keys() | SCALES.keys()
CENTURIES = range(15, 21)  # "nineteen ninety-six" is a year, "twelve twenty" is not

Pieces = Sequence[str | Token]  # words, and tokens that were read from digits


def spelled(words: Pieces, at: int) -> tuple[Token, int] | None:
    """Return the number, ordinal, year or decade that starts at `at`, and where it ends."""
    found = _below_hundred(words, at)
    if not found:
        return None
    number, end, kind = found
    if kind == "ordinal":
        return Token(kind, number), end
    return _with_century(words, number, end) or _with_scale(words, number, end)


def _with_century(words: Pieces, century: int, end: int) -> tuple[Token, int] | None:
    """The year or decade that follows the number of its century, ending at `end`."""
    if century not in CENTURIES:
        return None
    behind = _past(words, end, "-")
    decade = DECADES.get(_word(words, behind))
    if decade is not None:
        return Token("decade", 100 * century + decade), behind + 1
    rest = _year_of_century(words, behind)
    return (Token("year", 100 * century + rest[0]), rest[1]) if rest else None


def _with_scale(words: Pieces, number: int, end: int) -> tuple[Token, int]:
    """Two hundred, two thousand and twelve; 2000 to 2099 in words is a year."""
    scale = SCALES.get(_word(words, end))
    if not scale or number > 9:
        return Token("number", number), end
    number, end = number * scale, end + 1
    tail = _below_hundred(words, _past(words, end, "and"))
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


def _below_hundred(words: Pieces, at: int) -> tuple[int, int, str] | None:
    """One to ninety-nine, first to ninety-ninth: the number, where it ends, its kind."""
    word = _word(words, at)
    if word in SMALL:
        return SMALL[word], at + 1, "number"
    if word in ORDINALS:
        return ORDINALS[word], at + 1, "ordinal"
    if word not in TENS:
        return None
    behind = _past(words, at + 1, "-")
    one = _word(words, behind)
    for ones, kind in ((SMALL, "number"), (ORDINALS, "ordinal")):
        if ones.get(one, 10) < 10:
            return TENS[word] + ones[one], behind + 1, kind
    return TENS[word], at + 1, "number"


def _year_of_century(words: Pieces, at: int) -> tuple[int, int] | None:
    """The rest of a year behind "nineteen": "ninety-six", "oh five", "hundred and five"."""
    first, second = _word(words, at), _word(words, at + 1)
    if first in ("oh", "o") and SMALL.get(second, 10) < 10:
        return SMALL[second], at + 2
    if first == "hundred":
        tail = _below_hundred(words, at + 2) if second == "and" else None
        return (tail[0], tail[1]) if tail and tail[2] == "number" else (0, at + 1)
    tail = _below_hundred(words, at)
    return (tail[0], tail[1]) if tail and tail[2] == "number" and tail[0] >= 10 else None
