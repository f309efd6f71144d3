"""Find the date words of a text, in English by tests of its sentences, else by the table."""

from collections.abc import Iterator

from ..languages import NoLanguage, has_table
from .detection import detect
from .english_way import WAY
from .found import Found, scan_text

ENOUGH = 10_000  # characters that tell the language of a text


def scan(text: str, published: str, *, language: str | None = None) -> Iterator[Found]:
    """Yield the longest date words at each place of a text, in its order. A line is a paragraph.

    `published` is the date of publication as EDTF. Words that need a day where it is only a month
    are yielded as refused. `language` is the code (BCP 47) of the text; without it, its words tell
    it, and a text that is too short to tell is read as English. Raises ValueError if `published` is
    not an EDTF value, or if the language has no table.
    """
    code = (language or detect(text[:ENOUGH], short="en") or "en").split("-")[0].lower()
    if code == "en":
        return scan_text(text, published, WAY)
    if not has_table(code):
        raise NoLanguage(f"no table of words for {code!r}; only `resolve` reads its months")
    from .tabled.tabled_way import way_of

    return scan_text(text, published, way_of(code))
