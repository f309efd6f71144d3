"""The JSON for TimelineJS."""

import json
from datetime import date
from html import escape

from scripts.package.descriptor import Json
from scripts.show.facts import TextTables
from scripts.show.forms.entries import entries


def timelinejs(schema: Json, tables: TextTables) -> bytes:
    """Return the JSON for TimelineJS: the `entries`, with dates in words and linked sources."""
    slides = []
    for entry in entries(tables)[0]:
        slide: dict[str, object] = {"unique_id": entry.event_id, "start_date": _parts(entry.first)}
        if entry.first != entry.last:
            slide["end_date"] = _parts(entry.last)
        paragraphs = [escape(line) for line in entry.lines]
        paragraphs += [f'<a href="{escape(url)}">{escape(what)}</a>' for what, url in entry.links]
        slides.append(
            slide
            | {
                "display_date": entry.date,
                "group": entry.article,
                "text": {
                    "headline": escape(entry.heading),
                    "text": "".join(f"<p>{line}</p>" for line in paragraphs),
                },
            }
        )
    title = {
        "text": {
            "headline": escape(schema["title"]),
            "text": f"<p>{escape(schema['description'])}</p>",
        }
    }
    return (json.dumps({"title": title, "events": slides}, indent=2) + "\n").encode()


def _parts(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
