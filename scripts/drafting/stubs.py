"""The TOML of a draft: its head, and a stub for each event with the attestation of its date."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from scripts.reader import edtf

GUIDE = (
    'Fill in every "", or delete its stub.',
    'Beside words that date nothing, write undated = true for date = "".',
    "Another mention of an event has the id of that event alone: its words go to the note of the "
    "event.",
    'Add url = "https://..." to the head, if there is one.',
)
Attestation = Mapping[str, str | int | None]
VERSION = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}")  # 2.6.32: of a program, or a day of 1932
# The keys of a stub that a person fills in.
EVENT = ("id", "title", "event_type", "status", "description")


def guide(vocabularies: Mapping[str, Iterable[str]]) -> str:
    """Return comments that say how to fill in a draft, with the values of some keys."""
    lines = [*GUIDE, *(f"{key}: {', '.join(values)}" for key, values in vocabularies.items())]
    return "".join(f"{comment(line)}\n" for line in lines)


def quoted(text: str) -> str:
    """Return a TOML string on one line; no character of the text can end it, or reach a terminal."""
    said = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in said)


def comment(text: str) -> str:
    """Return a TOML comment on one line; line breaks and control characters become blanks."""
    return "# " + " ".join("".join(c if c.isprintable() else " " for c in text).split())


def status_at(value: str, published: str) -> str:
    """Return past or upcoming, as of the publication (EDTF); empty if a date does not decide it."""
    if not (value and published):
        return ""
    date, article = edtf.read(value), edtf.read(published)
    if date.latest and article.earliest and date.latest < article.earliest:
        return "past"
    return "upcoming" if date.earliest and article.latest and date.earliest > article.latest else ""


def head(**keys: str) -> Iterator[str]:
    """Yield the head of a source: its title, publisher, type, date and language."""
    keys = {"title": "", "publisher": "", "source_type": "news"} | keys
    yield from (f"{key} = {quoted(' '.join(value.split()))}" for key, value in keys.items())


def stub(
    comments: Iterable[str], event: Mapping[str, str], attestation: Attestation
) -> Iterator[str]:
    """Yield the lines of an event and its attestation, with comments above.

    Keys of the event that are not given are empty, those of the attestation that are None are left
    out. The anchor is a table of TOML.
    """
    yield ""
    yield from map(comment, comments)
    yield "[[event]]"
    yield from (f"{key} = {quoted(event.get(key, ''))}" for key in EVENT)
    yield "[event.attestation]"
    for key, value in attestation.items():
        is_text = isinstance(value, str) and key != "anchor"
        yield from [] if value is None else [f"{key} = {quoted(str(value)) if is_text else value}"]
