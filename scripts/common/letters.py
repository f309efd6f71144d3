"""Characters that are not what they seem: which one is at fault in a text, and texts that look alike."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")  # their letters look alike
MOST_MARKS = 3  # combining marks on one letter: what Hebrew with its points needs
JOINERS = "\u200c\u200d\ufe0e\ufe0f"  # between letters of Persian or Hindi, and in emoji
UNNAMED = {
    "Cc": "a control character",
    "Cn": "an unassigned character",
    "Co": "a private character",
    "Cs": "half a character",
}
WORD = re.compile(r"[^\W\d_]{2,}")


def named(letter: str) -> str:
    """Return the name and the number of a character."""
    name = unicodedata.name(letter, UNNAMED.get(unicodedata.category(letter), "a character"))
    return f"{name} (U+{ord(letter):04X})"


def fault_of(text: str) -> str | None:
    """Return the first character of a text that deceives or that nothing shows, or None."""
    if text.isascii():
        return None
    if not unicodedata.is_normalized("NFC", text):
        return "has letters that are not composed (NFC)"
    if found := next(_deceiving(text), None):
        return found
    among = mixed(text)
    return among and f"has {among}"


def _deceiving(text: str) -> Iterator[str]:
    marks = MOST_MARKS  # a text does not begin with one
    for before, letter in pairwise(f" {text}"):
        kind = unicodedata.category(letter)
        joins = letter in JOINERS and (before.isascii() or (before.isalpha() and before < "\u0600"))
        if kind in ("Cn", "Co", "Cs") or joins:
            yield f"has {named(letter)}"
        marks = marks + 1 if kind[0] == "M" and letter not in JOINERS else 0
        if marks > MOST_MARKS or (marks and not before.strip()):
            yield f"has the combining mark {named(letter)} on no letter, or too many on one"


def mixed(text: str) -> str | None:
    """Return the letter of another script in a word, or None. One Greek letter is a symbol (μm)."""
    if text.isascii():
        return None
    for word in WORD.findall(text):
        scripts = [unicodedata.name(letter, "").split(" ")[0] for letter in word]
        found = [script for script in SCRIPTS if script in scripts]
        if found[1:] and not (found == ["LATIN", "GREEK"] and scripts.count("GREEK") == 1):
            rarest = min(found, key=scripts.count)
            letter = named(word[scripts.index(rarest)])
            return f"{letter} among {' and '.join(s for s in found if s != rarest)} letters"
    return None


def folded(text: str) -> str:
    """Return what is left of a text for a reader who overlooks case, form, width and punctuation."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(
        "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in plain).split()
    )


def plain_twin(text: str) -> str | None:
    """Return the name of a letter that only looks like a plain one or digit (K for the Kelvin sign),
    or None."""
    alike = (c for c in text if not c.isascii() and _plain(c).isascii() and _plain(c).isalnum())
    return next(map(named, alike), None)


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter).casefold()
