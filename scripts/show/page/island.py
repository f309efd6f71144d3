"""The data of the page's script, as compact JSON: the events and their dates, and the details of
many events.

The details are HTML, packed: each different line is there once, and an event is a list of their
numbers. So the template that writes them is the only one.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from scripts.package.descriptor import Json
from scripts.reader import edtf
from scripts.show import facts, words
from scripts.show.facts import TextRow, TextTables
from scripts.show.picture import layout, picture, strip
from scripts.show.picture.finding import by_weight
from scripts.show.picture.lane import FOR_SCRIPT, remark

EPOCH = date(1970, 1, 1).toordinal()
SHOWN = ("events", "attestations")  # the tables of which the shown rows can be saved
FOR_SEARCH = {"SEASONS": words.SEASONS}
FOR_PICTURE = {
    "ROWS": picture.ROWS, "EVERY": picture.EVERY, "RULER": picture.RULER, "MORE": picture.MORE,
    "IN_ARTICLE": picture.IN_ARTICLE, "BEST_KNOWN": picture.BEST_KNOWN, "NO_DATE": picture.NO_DATE,
    "NO_SOURCE": picture.NO_SOURCE, "NO_WORDS": picture.NO_WORDS, "NO_DATE_KNOWN": picture.NO_DATE_KNOWN, "BINS": strip.BINS,
    "BIN_STEPS": strip.STEPS, "STRIP": strip.HEIGHT, "PER_BIN": strip.PER_BIN, "MANY": layout.MANY,
}  # fmt: skip
Rows = Sequence[TextRow]


class Filter(NamedTuple):
    """A filter of the page: its label, and the table and column whose words a reader chooses from.

    `values` are what an event has, from its row, its attestations and its parts: ids of the table,
    or words of its own column.
    """

    label: str
    table: str
    column: str
    values: Callable[[TextRow, Rows, Rows], str | list[str]]


# The script takes them from the page, so that a filter is a row here and nothing else.
FILTERS = {
    "type": Filter("Kind", "events", "event_type", lambda event, said, parts: event["event_type"]),
    "actor": Filter(
        "Who", "actors", "name", lambda event, said, parts: _different(parts, "actor_id")
    ),
    "place": Filter("Where", "places", "name", lambda event, said, parts: event["place_id"]),
    "source": Filter(
        "Source", "sources", "publisher", lambda event, said, parts: _different(said, "source_id")
    ),
    "article": Filter(
        "Article", "sources", "title", lambda event, said, parts: event["article_id"]
    ),
}
COLUMNS = ("id", "title", "quote", *FILTERS, "said", "best", "dates", "remark", "rank")


def _different(rows: Rows, column: str) -> list[str]:
    return [*dict.fromkeys(row[column] for row in rows)]


def data(
    tables: TextTables, bodies: Sequence[str], files: Mapping[str, bytes], resources: Sequence[Json]
) -> bytes:
    """Return the JSON. `bodies` are the details of the events, and `files` the tables, if the page
    does not have them in another form."""
    dates: dict[str, int] = {}
    said, parts = of_events(tables)
    ranks = {key: rank for rank, key in enumerate(by_weight(tables))}
    keys = ((event, event["event_id"]) for event in tables["events"])
    rows = [
        _row(event, dates, said.get(key, []), parts.get(key, []), ranks[key]) for event, key in keys
    ]
    lines: dict[str, int] = {}
    packed = [[lines.setdefault(line, len(lines)) for line in b.splitlines()] for b in bodies]
    core = strip.strip(tables["events"])
    written = {
        "drawing": FOR_SCRIPT | FOR_PICTURE | FOR_SEARCH,
        "core": [_day(core.axis.first), _day(core.axis.last)] if core else None,
        "dates": [_date(value) for value in dates],
        "columns": COLUMNS,
        "events": rows,
        "lines": [*lines],
        "details": packed,
        "tables": {
            r["name"]: files[r["path"]].decode() for r in resources if files and r["name"] in SHOWN
        },
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode()


def of_events(tables: TextTables) -> list[dict[str, list[TextRow]]]:
    """Return the attestations and the parts of each event."""
    return [facts.group_by(tables[name], "event_id") for name in ("attestations", "event_actors")]


def _row(
    event: TextRow, dates: dict[str, int], said: list[TextRow], parts: list[TextRow], rank: int
) -> list[object]:
    values = [event["date_edtf"], event["best_edtf"], *(row["date_edtf"] for row in said)]
    own, best, *others = (dates.setdefault(v, len(dates)) if v else None for v in values)
    return [
        event["event_id"],
        event["title"],
        event["date_verbatim"],
        *(one.values(event, said, parts) for one in FILTERS.values()),
        own,
        best,
        [*dict.fromkeys(number for number in (best, own, *others) if number is not None)],
        remark(event, sum(bool(row["date_edtf"]) for row in said)),
        rank,
    ]


def _date(value: str) -> list[object]:
    """A date: its value, its words long and short, its bounds, its certain days; of a set also the
    bounds of its members."""
    read = edtf.read(value)
    bounds = (read.earliest, read.latest, read.certain_from, read.certain_to)
    members = [edtf.read(part) for part in edtf.parts(read.canonical)] if "," in value else []
    runs = [[_day(member.earliest), _day(member.latest)] for member in members]
    return [value, words.words(value), words.short(value), *map(_day, bounds), runs]


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - EPOCH
