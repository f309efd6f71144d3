"""Find the name that a misspelt one was meant to be: one letter differs, or two are swapped."""

import difflib
from collections.abc import Collection, Iterator

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_"
MOST = 1000  # words that a name is looked for
FEW = 50  # names that can all be compared


class Closest:
    """Find the names that the first `most` words were meant to be, so that the time is limited.

    Possible names are made from the word and looked up: the time does not grow with the names.
    """

    def __init__(self, names: Collection[str], most: int = MOST) -> None:
        self.names, self.left = names, most

    def __call__(self, word: str) -> str | None:
        """Return the name that `word` was meant to be, or None."""
        if self.left <= 0 or len(word) > 100:
            return None
        self.left -= 1
        if len(self.names) <= FEW:
            return next(iter(difflib.get_close_matches(word, sorted(self.names), 1, 0.7)), None)
        return next(
            (slip for slip in _slips(word.lower().replace(" ", "-")) if slip in self.names), None
        )


def one_of(word: object, names: Collection[str], meant: str = "") -> str:
    """Return the fix of a value that is not one of a few words: the one that is meant, if that is
    known, else the closest one; and all of them."""
    lower = {name.lower(): name for name in names}
    close = difflib.get_close_matches(str(word)[:100].lower(), lower, 1, 0.65)
    meant = meant or (lower[close[0]] if close else "")
    begin = f"Did you mean {meant}? " if meant else ""
    return f"{begin}Write one of: {', '.join(names)}"


def _slips(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in LETTERS:
            yield before + letter + after[1:]
            yield before + letter + after
