"""Put the page together: template, style and script, filled with the tables, as one file that asks nothing of anybody."""

import base64
import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from jinja2 import (  # frictionless brings it, and markupsafe with it
    Environment,
    FileSystemLoader,
    StrictUndefined,
)
from markupsafe import Markup

from scripts.curated.timeline import DERIVATIONS
from scripts.reader.rules import MODIFIERS, RANGES, RULES
from scripts.show import facts, words
from scripts.show.docs.rulespage import OTHERS
from scripts.show.facts import Row, Tables, first_sentence
from scripts.show.forms import ics, metadata
from scripts.show.forms.entries import entries
from scripts.show.page.compare import AGREEMENT, Line, Mark, compare
from scripts.show.picture import layout, picture
from scripts.show.picture.finding import finding

HERE = Path(__file__).parent
FILTERS = {  # name: (label, table, its column that is shown)
    "type": ("Kind", "events", "event_type"),
    "actor": ("Who", "actors", "name"),
    "place": ("Where", "places", "name"),
    "source": ("Source", "sources", "publisher"),
    "article": ("Article", "sources", "title"),
}
RELATIONS = {"before": "Before", "part-of": "Part of", "commemorates": "Commemorates"}
MEANINGS = {rule.name: rule.meaning for rule in RULES + MODIFIERS + RANGES}
MEANINGS = (
    OTHERS | MEANINGS | {derivation.rule: derivation.meaning for derivation in DERIVATIONS.values()}
)
# What the script is made of, in this order: one block, in which a part may use what another one defines. It adds to the page
# another scale for the drawing, search and filters, an address for what one sees; without it the page stands as it is.
SCRIPT = ("days", "state", "draw", "view", "find", "pointer", "take", "address")
DIRECTIVES = "default-src 'none'; img-src data: blob:; base-uri 'none'; form-action 'none'"


def render(
    schema: dict, tables: Tables, files: Mapping[str, bytes], citation: str, bibtex: str
) -> bytes:
    """Return the page. `files` are the tables as they are published, path -> bytes: the page carries them whole."""
    script = '"use strict";\n{\n' + "".join(_read(f"page_{name}.js") for name in SCRIPT) + "}\n"
    style = _read("page.css") + picture.STYLE
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "words": words.words,
        "linked": _linked,
        "mark": _mark,
        "guide": _guide,
        "several": facts.several,
    }
    environment.globals |= {"when": facts.when}
    environment.filters["capital"] = facts.capital
    events = _events(tables)
    home = schema.get("homepage", "")
    titles = {event["event_id"]: event for event in tables["events"]}
    filled = environment.get_template("page.html").render(
        schema=schema,
        lead=first_sentence(schema["description"]),
        home=home if facts.is_address(home) else "",
        articles=facts.articles(tables),
        finding=finding(tables),
        policy=f"{DIRECTIVES}; style-src {_hash(style)}; script-src {_hash(script)}",
        style=Markup(style),  # files of our own
        script=Markup(script),
        jsonld=_inline(metadata.jsonld(schema, tables, files)),
        wide=Markup(
            picture.draw(schema, tables, picture.WIDE, inline=True).decode()
        ),  # escaped as it is written
        narrow=Markup(picture.draw(schema, tables, picture.NARROW, inline=True).decode()),
        events=events,
        cores=any(_has_core(row) for row in tables["attestations"]),
        figures=_figures(tables),
        filters=_filters(tables),
        hint=_hint(tables),
        left=[titles[gone.event_id] for gone in entries(tables)[1]],
        citation=citation,
        bibtex=bibtex,
        files={
            "svg": _data("image/svg+xml", picture.draw(schema, tables)),
            "ics": _data("text/calendar", ics.calendar(schema, tables)),
            "txt": _data("text/plain", citation.encode() + b"\n"),
            "bib": _data("text/plain", bibtex.encode() + b"\n"),
        },
        tables=[
            {
                "name": resource["name"],
                "description": first_sentence(resource["description"]),
                "rows": len(tables[resource["name"]]),
                "address": _data("text/csv", files[resource["path"]]),
            }
            for resource in schema["resources"]
        ],
    )
    return filled.encode("utf-8")


def _read(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _data(kind: str, data: bytes) -> str:
    return f"data:{kind};charset=utf-8;base64,{base64.b64encode(data).decode()}"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _inline(data: bytes) -> Markup:
    """JSON that may stand in a script element: nothing in it can end the element."""
    return Markup(data.decode().strip().replace("<", "\\u003c").replace("&", "\\u0026"))


def _linked(url: str, label: str) -> Markup:
    """A link to the web, or the label alone: an address of another kind is never followed."""
    return (
        Markup('<a href="{}" rel="noreferrer">{}</a>').format(url, label)
        if facts.is_address(url)
        else Markup("{}").format(label)
    )


def _mark(mark: Mark | None) -> Markup:
    """What a source says, on the axis of its event; up and down it is counted from the middle of the line."""
    if not mark:
        return Markup("")
    if mark.shape.startswith("day"):
        point = '<svg class="{}" x="{}" overflow="visible"><path d="M0 -7l7 7-7 7-7-7Z"/></svg>'
        return Markup(point).format(mark.shape, mark.left)
    if not mark.width:
        return Markup(
            '<svg x="{}" overflow="visible"><rect class="{}" x="-2" y="-9" width="4" height="18"/></svg>'
        ).format(mark.left, mark.shape)
    bar = Markup('<rect class="{}" x="{}" y="-6" width="{}" height="12"/>').format(
        mark.shape, mark.left, mark.width
    )
    arrow = {
        "start": ("0%", "M9 -8l-9 8 9 8Z", "M0 -7h9v14h-9Z"),
        "end": ("100%", "M-9 -8l9 8-9 8Z", "M0 -7h-9v14h9Z"),
    }.get(mark.opened)
    tip = (
        Markup(
            '<svg class="arrow" x="{0}" overflow="visible"><path class="gap" d="{2}"/><path d="{1}"/></svg>'
        ).format(*arrow)
        if arrow
        else ""
    )
    return bar + tip + _core(mark)


def _core(mark: Mark) -> Markup:
    """The certain days of a window. If too thin to be seen they are widened, into the window."""
    if not mark.core:
        return Markup("")
    left, width, side = mark.core
    if width:
        bar = '<rect class="core" x="{}" y="-6" width="{}" height="12"/>'
        return Markup(bar).format(left, width)
    x = {"start": 0, "end": -4, "": -2}[side]
    bar = Markup('<rect class="core" x="{}" y="-6" width="4" height="12"/>').format(x)
    return Markup('<svg x="{}" overflow="visible">{}</svg>').format(left, bar)


def _has_core(row: Row) -> bool:
    """Whether some, but not all, of the days of a source's date are certain."""
    return layout.certain(row, "date") is not None and not layout.solid(row, "date")


def _guide(mark: Mark | None) -> Markup:
    """The best-known date behind every line."""
    if not mark:
        return Markup("")
    if not mark.width:
        return Markup('<line class="guide" x1="{0}" x2="{0}" y1="0" y2="100%"/>').format(mark.left)
    return Markup('<rect class="guide span" x="{}" width="{}" y="0" height="100%"/>').format(
        mark.left, mark.width
    )


def _lang(source: Row) -> Markup:
    return Markup(' lang="{}"').format(source["language"]) if source["language"] else Markup("")


def _events(tables: Tables) -> list[dict[str, object]]:
    """The events, each with all that other tables say of it."""
    sources, actors, places = _named(tables)
    titles = {row["event_id"]: row["title"] for row in tables["events"]}
    said, parts, relations = (
        facts.by(tables[name], "event_id")
        for name in ("attestations", "event_actors", "event_relations")
    )
    events = []
    for event in tables["events"]:
        key = event["event_id"]
        comparison = compare(event, said.get(key, []), sources)
        lines = [line for witness in comparison.witnesses for line in witness.lines]
        place = places.get(event["place_id"])
        events.append(
            {
                "row": event,
                "article": sources[event["article_id"]],
                "lang": _lang(sources[event["article_id"]]),
                "about": _about(event, place, parts.get(key, []), actors),
                "relations": [
                    (
                        RELATIONS.get(r["relation"], facts.plain(r["relation"])),
                        r["related_event_id"],
                        titles[r["related_event_id"]],
                    )
                    for r in relations.get(key, [])
                ],
                "comparison": comparison,
                "read": [
                    {"row": line.row, "source": line.source, "cells": _cells(line, titles)}
                    for line in lines
                ],
                "data": _data_of(event, lines, parts.get(key, []), place, actors),
            }
        )
    return events


def _named(tables: Tables) -> tuple[dict[str, Row], ...]:
    return tuple(
        {row[f"{name}_id"]: row for row in tables[f"{name}s"]}
        for name in ("source", "actor", "place")
    )


def _about(event: Row, place: Row | None, parts: list[Row], actors: Mapping[str, Row]) -> str:
    """Kind, state, place and people of an event, as sentences."""
    roles = facts.by(parts, "actor_id")
    who = [
        f"{actors[key]['name']} ({', '.join(sorted({facts.plain(row['role']) for row in rows}))})"
        for key, rows in roles.items()
    ]
    sentences = [
        f"{facts.capital(facts.plain(event['event_type']))}, {event['status']} when the article was written"
    ]
    sentences += [place["name"]] if place else []
    sentences += [", ".join(who)] if who else []
    return " ".join(f"{sentence}." for sentence in sentences)


def _cells(line: Line, titles: Mapping[str, str]) -> list[tuple[str, object]]:
    """How a source's date was read: what is known of it, each with its label."""
    a = line.row
    anchor = [
        facts.plain(a["anchor_type"]),
        titles.get(a["anchor_event_id"], ""),
        words.words(a["anchor_date"]),
    ]
    rule = (
        Markup("<code>{}</code>: {}").format(a["date_rule"], MEANINGS.get(a["date_rule"], ""))
        if a["date_rule"]
        else ""
    )
    cells = [
        (
            "Words",
            Markup("<q{}>{}</q>").format(_lang(line.source), a["date_verbatim"])
            if a["date_verbatim"]
            else "",
        ),
        ("Rule", rule),
        ("Direction", a["date_direction"]),
        ("Anchor", ", ".join(filter(None, anchor))),
        (
            "Date",
            Markup("{} <code>{}</code>").format(line.date, a["date_edtf"])
            if line.date
            else "no date",
        ),
        ("Rank", a["rank"]),
        ("Agreement", AGREEMENT.get(a["agreement"], "")),
        ("Note", a["note"]),
    ]
    return [(label, cell) for label, cell in cells if cell]


def _data_of(
    event: Row, lines: list[Line], parts: list[Row], place: Row | None, actors: Mapping[str, Row]
) -> dict[str, str]:
    """What the page's script filters and searches by. The article's own publisher is in every event, and so not searched."""
    ids = [line.row["source_id"] for line in lines]
    names = [actors[key]["name"] for key in dict.fromkeys(row["actor_id"] for row in parts)]
    # Names first: a name and the quote of an article, side by side, would be more of its sentence than we carry.
    text = [
        event["title"],
        event["description"],
        *names,
        place["name"] if place else "",
        facts.plain(event["event_type"]),
    ]
    for line in lines:
        text += [
            line.row["date_verbatim"],
            line.row["note"],
            line.row["date_edtf"],
            line.source["title"] if not line.article else "",
        ]
        text += [] if line.article else [line.source["publisher"], line.source["origin"]]
    dated = [
        f"{line.row['date_earliest']}|{line.row['date_latest']}"
        for line in lines
        if line.row["date_edtf"]
    ]
    return {
        "type": event["event_type"],
        "actor": " ".join(dict.fromkeys(row["actor_id"] for row in parts)),
        "place": event["place_id"],
        "source": " ".join(ids),
        "article": event["article_id"],
        "best": f"{event['best_earliest']}|{event['best_latest']}" if event["best_edtf"] else "",
        "dated": " ".join(dict.fromkeys(dated)),
        "find": " ".join(filter(None, text)).lower(),
    }


def _figures(tables: Tables) -> list[tuple[str, list[dict[str, object]]]]:
    """The figures by measure, each with its source and in words."""
    sources, actors, _ = _named(tables)
    titles = {row["event_id"]: row["title"] for row in tables["events"]}
    return [
        (
            rows[0]["title"],
            [
                {
                    "row": row,
                    "amount": facts.amount(row),
                    "period": words.words(row["period_edtf"]),
                    "speaker": actors[row["actor_id"]]["name"] if row["actor_id"] else "",
                    "event": titles.get(row["event_id"], ""),
                    "occasion": titles.get(row["said_at_event_id"], ""),
                    "source": sources[row["source_id"]],
                    "lang": _lang(sources[row["source_id"]]),
                }
                for row in rows
            ],
        )
        for rows in facts.by(tables["figures"], "measure").values()
    ]


def _filters(tables: Tables) -> dict[str, dict[str, object]]:
    """What one can choose by: only what some event has, and only where there is a choice."""
    used = {
        "actor": {row["actor_id"] for row in tables["event_actors"]},
        "place": {event["place_id"] for event in tables["events"]},
        "source": {row["source_id"] for row in tables["attestations"]},
        "article": {event["article_id"] for event in tables["events"]},
    }
    chosen: dict[str, dict[str, object]] = {}
    for name, (label, table, column) in FILTERS.items():
        if name == "type":
            choices = [
                (kind, facts.plain(kind))
                for kind in sorted({event[column] for event in tables[table]})
            ]
        else:
            rows = [row for row in tables[table] if row[f"{table[:-1]}_id"] in used[name]]
            choices = [(row[f"{table[:-1]}_id"], _choice(row, column, rows)) for row in rows]
            choices.sort(key=lambda choice: choice[1].casefold())
        if len(choices) > 1:
            chosen[name] = {"label": label, "choices": choices}
    return chosen


def _choice(row: Row, column: str, rows: list[Row]) -> str:
    """A name, with the id beside it where several have that name."""
    twins = sum(other[column] == row[column] for other in rows)
    label = row[column] or row.get("publisher", "")
    return f"{label} ({row.get('source_id')})" if twins > 1 else label


def _hint(tables: Tables) -> str:
    """A date that some event has, as one would type it."""
    days = [
        event["best_earliest"]
        for event in tables["events"]
        if event["best_earliest"] == event["best_latest"] != ""
    ]
    if not days:
        return "1 May"
    typed = date.fromisoformat(days[len(days) // 2])
    return words.day(typed, year=typed.year)
