"""The events as a calendar (iCalendar, RFC 5545): whole days, with the words of a vague date in
the title.

No library writes it, because the build needs none for anything else. The tests read it with
icalendar.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from scripts.package.descriptor import Json
from scripts.show.facts import TextTables
from scripts.show.forms.entries import Entry, entries

OCTETS = 75  # of a line, at most
ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def calendar(schema: Json, tables: TextTables) -> bytes:
    """Return the calendar of `entries`, the same bytes for the same package."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(schema['name'])}//{schema['version']}//EN",
        f"NAME:{_text(schema['title'])}",  # RFC 7986
        f"X-WR-CALNAME:{_text(schema['title'])}",  # read by most programs instead
        f"X-WR-CALDESC:{_text(schema['description'])}",
    ]
    for entry in entries(tables)[0]:
        lines += _event(entry, schema)
    return "".join(_folded(line) + "\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _event(entry: Entry, schema: Json) -> Iterator[str]:
    stamp = datetime.fromisoformat(schema["created"]).astimezone(UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.event_id}@{schema['name']}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(entry.first)}"
    yield _end(entry)
    yield f"SUMMARY:{_text(entry.heading)}"
    links = [f"{what} {url}" for what, url in entry.links]
    yield f"DESCRIPTION:{_text(chr(10).join((*entry.lines, *links)))}"
    yield f"CATEGORIES:{_text(entry.category)}"
    yield "TRANSP:TRANSPARENT"
    if entry.place:
        yield f"LOCATION:{_text(entry.place['name'])}"
        if entry.place["latitude"] and entry.place["longitude"]:
            yield f"GEO:{entry.place['latitude']};{entry.place['longitude']}"
    if entry.links:
        yield f"URL:{entry.links[0][1]}"
    yield "END:VEVENT"


def _end(entry: Entry) -> str:
    """The end, which is exclusive. No date follows the last day of 9999: there, the length."""
    if entry.last == date.max:
        return f"DURATION:P{(entry.last - entry.first).days + 1}D"
    return f"DTEND;VALUE=DATE:{_day(entry.last + timedelta(days=1))}"


def _day(value: date) -> str:
    """A day in eight digits. (`%Y` does not fill up years before 1000 on every system.)"""
    return value.isoformat().replace("-", "")


def _text(value: str) -> str:
    return "".join(ESCAPED.get(letter, letter) for letter in value)


def _folded(line: str) -> str:
    """Continue a long line in the next one, after a blank; no letter is cut in two."""
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "\r\n".join(parts)
