"""The language of a text, told by its commonest words."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

# The commonest words of each language that say little by themselves: articles, pronouns,
# prepositions, conjunctions, forms of be and have. Neighbours are in the file to be told apart.
LINES = Path(__file__).with_name("common_words.txt").read_text("utf-8").splitlines()
COMMON = {code: frozenset(words) for code, *words in map(str.split, LINES)}
WORD = re.compile(r"[^\W\d_]+")
FEWEST = 100  # letters of a text: in fewer, a name or a title weighs too much
SHARE = 0.1  # of the words are common ones; prose has 0.2 to 0.4
FEWEST_COMMON = 5  # letters of its different common words: one alone says little
# Letters that a language does not have: a text with more than a slip of them is in another one.
FOREIGN = {
    "ru": "іїєўђјљњћџ", "be": "иъїєщ", "bg": "ыэёіїєўјљњ", "uk": "ыэёъўј", "mk": "ыэёйъьщюя",
    "sr": "ыэёйъьщюя", "es": "çàèòìùâêôûãõäöß", "ca": "ñáìùâêôûãõäöß", "gl": "çàèòìùâêôûãõäöß",
    "pt": "ñìùèäöß", "fr": "ñáíóúìòãõäöß", "it": "ñçâêôûãõäöüßáí",
}  # fmt: skip
SLIP = 0.005  # of the letters
LEAD = 1.5  # times as many of the common words that only one of two languages has


# Each common word with the languages that have it.
CODES: dict[str, list[str]] = {}
for _code, _common in COMMON.items():
    for _word in _common:
        CODES.setdefault(_word, []).append(_code)


def detect(text: str, short: str = "") -> str:
    """Return the code (BCP 47) of the language of a text, or an empty string: cannot tell.

    Cannot tell: it is a language without a row, a list of names, or half in one language and half
    in another. `short` is returned for a text of fewer than `FEWEST` letters.
    """
    words = Counter(WORD.findall(text.lower()))
    if sum(len(word) * times for word, times in words.items()) < FEWEST:
        return short
    common = {word: times for word, times in words.items() if word in CODES}
    times = _times(common)
    for code in _without_its_letters(text):
        times[code] = 0
    best = max(times, key=lambda code: times[code])
    known = [word for word in common if word in COMMON[best]]
    if times[best] < SHARE * words.total() or len("".join(known)) < FEWEST_COMMON:
        return ""
    both = _times({word: common[word] for word in known})
    is_clear = all(
        times[best] - both[code] >= LEAD * (times[code] - both[code])
        for code in COMMON
        if code != best and times[code]
    )
    return best if is_clear else ""


def _times(common: Mapping[str, int]) -> Counter[str]:
    """How often common words occur, by the languages that have them."""
    times = Counter(dict.fromkeys(COMMON, 0))
    for word, count in common.items():
        for code in CODES[word]:
            times[code] += count
    return times


def _without_its_letters(text: str) -> list[str]:
    """The languages that a text is not in, by letters that they do not have."""
    if text.isascii():
        return []
    letters = Counter(text.lower())
    most = SLIP * letters.total()
    return [
        code
        for code, foreign in FOREIGN.items()
        if sum(letters[letter] for letter in foreign) > most
    ]
