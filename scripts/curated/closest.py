"""The name that a misspelt one was meant to be: one letter more, less, other, or two swapped."""

from collections.abc import Container, Iterator

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_"


class Closest:
    """Find names one slip away from a word, for the first `most` words: a person mends those first, and no input takes for ever.

    The slips are made from the word and looked up, so that the work does not grow with the number of names.
    """

    def __init__(self, names: Container[str], most: int = 1000) -> None:
        self.names, self.left = names, most

    def __call__(self, word: str) -> str | None:
        """Return a name that is one slip away from `word`, or None."""
        if self.left <= 0 or len(word) > 100:
            return None
        self.left -= 1
        return next((slip for slip in _slips(word.lower().replace(" ", "-")) if slip in self.names), None)


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
