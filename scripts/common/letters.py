"""Characters that are not what they seem: which one is at fault in a text, and texts that look alike."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

# The first words of the names of letters that look alike.
SCRIPTS = (
    "LATIN",
    "GREEK",
    "CYRILLIC",
    "FULLWIDTH",
    "MATHEMATICAL",
    "ARMENIAN",
    "CHEROKEE",
    "COPTIC",
    "LISU",
)
MOST_MARKS = 3  # combining marks on one letter: what Hebrew with its points needs
JOINERS = "\u200c\u200d\ufe0e\ufe0f"  # between letters of Persian or Hindi, and in emoji
UNNAMED = {
    "Cc": "a control character",
    "Cn": "an unassigned character",
    "Co": "a private character",
    "Cs": "half a character",
}
SYMBOLS = "\u03bc\u03a9\u0394\u03a3\u03a0\u03c0\u03b2\u03bb\u03b8\u03c6\u03c8\u03c9\u03b4\u03b5\u03b3\u03c3"  # Greek, unlike any Latin letter
# Cyrillic and Greek letters that look like Latin ones.
DISGUISES = {*"\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u0458\u0455\u0501\u051b\u04bb\u04cf\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
             "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd"}  # fmt: skip
STYLED = ("<font>", "<wide>", "<circle>")  # forms of letters that look like plain ones: bold, wide
ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]+|#x[0-9a-fA-F]+);")  # of HTML
WORD = re.compile(r"[^\W\d_]{2,}")


def named(letter: str) -> str:
    """Return the name and the number of a character."""
    name = unicodedata.name(letter, UNNAMED.get(unicodedata.category(letter), "a character"))
    return f"{name} (U+{ord(letter):04X})"


def fault_of(text: str) -> str | None:
    """Return the first character of a text that deceives or that nothing shows, or None."""
    if entity := ENTITY.search(text):
        return f"has {entity[0]} for a character"
    if text.isascii():
        return None
    if not unicodedata.is_normalized("NFC", text):
        return "has letters that are not composed (NFC)"
    if found := next(_deceiving(text), None):
        return found
    if found := next(filter(_is_misread, text.split()), None):
        return f"has {found!r}, which is UTF-8 that was read as another encoding"
    among = mixed(text)
    return among and f"has {among}"


def _is_misread(word: str) -> bool:
    """Return whether a word is UTF-8 that was read as Windows-1252 (CafÃ© for Café). Quotation marks
    are left out: behind a capital letter or ß they can look so."""
    word = re.sub("[\u2018-\u201e\u2013\u2014\u2026]", "", word)
    try:
        return not word.isascii() and word.encode("cp1252").decode("utf-8") != word
    except UnicodeError:
        return False


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
    """Return the letter of another script in a word, or None. A few of Greek are symbols (μm)."""
    if text.isascii():
        return None
    for word in WORD.findall(text):
        scripts = [unicodedata.name(c, "").split(" ")[0] for c in word if c not in SYMBOLS]
        found = [script for script in SCRIPTS if script in scripts]
        if found[1:]:
            rarest = min(found, key=scripts.count)
            letter = next(c for c in word if unicodedata.name(c, "").startswith(rarest))
            return f"{named(letter)} among {' and '.join(s for s in found if s != rarest)} letters"
    return None


def folded(text: str) -> str:
    """Return what is left of a text for a reader who overlooks case, form, width and punctuation."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(
        "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in plain).split()
    )


def is_disguised(word: str) -> bool:
    """Return whether every letter of a word is a Cyrillic or Greek one that looks like a Latin one."""
    return bool(letters := {*word} - {*"-0123456789"}) and letters <= DISGUISES


def not_english(text: str) -> str | None:
    """Return the first character that only seems to be a letter of English text, or None: a styled
    one, or one in a word of look-alikes, if no other word shows that the text is Greek or Russian."""
    if text.isascii():
        return None
    if odd := next((c for c in text if _is_styled(c)), None):
        return f"has {named(odd)}"
    foreign = [w for w in re.findall(r"[^\W\d_]+", text) if {*w} - {*SYMBOLS} and _is_foreign(w)]
    if foreign and all(map(is_disguised, foreign)):
        return f"has {named(foreign[0][0])} in a word that looks Latin"
    return None


def _is_styled(letter: str) -> bool:
    other_digit = letter.isdecimal() and not letter.isascii()
    return other_digit or unicodedata.decomposition(letter).startswith(STYLED)


def _is_foreign(word: str) -> bool:
    return unicodedata.name(word[0], "").startswith(("GREEK", "CYRILLIC"))
