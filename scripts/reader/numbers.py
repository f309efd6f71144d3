"""Numbers and years in words: "twenty-five", "thirty-first", "nineteen ninety-six", "the nineteen eighties"."""

from typing import NamedTuple


class Token(NamedTuple):
    """A word or number of a date: its kind (a key of `KINDS` in vocabulary.py, or one that lexicon.py names) and its value."""

    kind: str | None
    value: object


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
WORDS = (
    SMALL.keys() | TENS.keys() | ORDINALS.keys() | SCALES.keys()
)  # what a number in words may begin with, or hold
CENTURIES = range(15, 21)  # "nineteen ninety-six" is a year, "twelve twenty" none


def spelled(words: list[str], at: int) -> tuple[Token, int] | None:
    """Return the number, ordinal, year or decade that the words from `at` on spell, and where it ends; None where there is none."""
    found = _below_hundred(words, at)
    if not found:
        return None
    number, end, kind = found
    if kind == "ordinal":
        return Token(kind, number), end
    if number in CENTURIES:
        behind = end + (words[end : end + 1] == ["-"])
        if behind < len(words) and words[behind] in DECADES:
            return Token("decade", 100 * number + DECADES[words[behind]]), behind + 1
        rest = _year_of_century(words, behind)
        if rest:
            return Token("year", 100 * number + rest[0]), rest[1]
    scale = SCALES.get(words[end]) if end < len(words) else None
    if not scale or number > 9:
        return Token("number", number), end
    number, end = number * scale, end + 1
    tail = _below_hundred(words, end + (words[end : end + 1] == ["and"]))
    if tail and tail[2] == "number":
        number, end = number + tail[0], tail[1]
    return Token("year" if 2000 <= number < 2100 else "number", number), end


def _below_hundred(words: list[str], at: int) -> tuple[int, int, str] | None:
    """One to ninety-nine, first to ninety-ninth: the number, where it ends, its kind."""
    word = words[at] if at < len(words) else ""
    if word in SMALL:
        return SMALL[word], at + 1, "number"
    if word in ORDINALS:
        return ORDINALS[word], at + 1, "ordinal"
    if word not in TENS:
        return None
    behind = at + 1 + (words[at + 1 : at + 2] == ["-"])
    one = words[behind] if behind < len(words) else ""
    for ones, kind in ((SMALL, "number"), (ORDINALS, "ordinal")):
        if ones.get(one, 10) < 10:
            return TENS[word] + ones[one], behind + 1, kind
    return TENS[word], at + 1, "number"


def _year_of_century(words: list[str], at: int) -> tuple[int, int] | None:
    """What follows "nineteen" in a year: "ninety-six", "oh five", "hundred", "hundred and five"."""
    follows = words[at : at + 2]
    if follows[:1] in (["oh"], ["o"]) and SMALL.get(follows[-1], 10) < 10:
        return SMALL[follows[-1]], at + 2
    if follows[:1] == ["hundred"]:
        tail = _below_hundred(words, at + 2) if follows[1:] == ["and"] else None
        return (tail[0], tail[1]) if tail and tail[2] == "number" else (0, at + 1)
    tail = _below_hundred(words, at)
    return (tail[0], tail[1]) if tail and tail[2] == "number" and tail[0] >= 10 else None
