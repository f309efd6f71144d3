"""Put the page together: template, style and script, filled with the tables, as one file that
loads nothing else."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined  # frictionless brings it

from scripts.curated.timeline import DERIVATIONS
from scripts.package.descriptor import Json
from scripts.reader.rules import MODIFIERS, RANGES, RULES
from scripts.show import facts, words
from scripts.show.docs.rulespage import OTHERS
from scripts.show.facts import TextRow, TextTables, first_sentence
from scripts.show.forms import ics, metadata
from scripts.show.forms.entries import entries
from scripts.show.page import island
from scripts.show.page.compare import Comparison, compare
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
MEANINGS = {
    **OTHERS,
    **{rule.name: rule.meaning for rule in RULES + MODIFIERS + RANGES},
    **{derivation.rule: derivation.meaning for derivation in DERIVATIONS.values()},
}
# The parts of the script, in this order, in one block: a part may use names of the others. The
# script adds zoom, search, filters and an address for the view. Without it the page is complete,
# but for the details of many events.
SCRIPT = (
    "days", "state", "draw", "lane", "strip", "view", "dates", "find", "pointer", "download",
    "address",
)  # fmt: skip
DIRECTIVES = "default-src 'none'; img-src data: blob:; base-uri 'none'; form-action 'none'"


class Filter(NamedTuple):
    """A list to choose from: its label, and (value, label) of each choice."""

    label: str
    choices: list[tuple[str, str]]


class EventView(NamedTuple):
    """An event with the rows of other tables that belong to it."""

    row: TextRow
    article: TextRow
    about: str
    relations: list[tuple[str, TextRow]]
    comparison: Comparison


def render(
    schema: Json, tables: TextTables, files: Mapping[str, bytes], citation: str, bibtex: str
) -> bytes:
    """Return the page. `files` are the published tables, path -> bytes: the page contains them.

    From `layout.MANY` events on it has a line for each event. The script adds the details when
    they are asked for, and the tables are linked.
    """
    script = '"use strict";\n{\n' + "".join(_text_of(f"page_{name}.js") for name in SCRIPT) + "}\n"
    style = _text_of("page.css") + picture.STYLE
    many = len(tables["events"]) >= layout.MANY
    environment = _environment()
    sources = facts.by_id(tables, "source")
    articles = facts.articles(tables)
    titles = {event["event_id"]: event["title"] for event in tables["events"]}
    common = {
        "titles": titles,
        "numbers": {key: number for number, key in enumerate(sources, 1)},
        "sources": sources,
    }
    events = _events(tables)
    body = environment.get_template("event.html")
    one_article = len(articles) == 1
    bodies = [body.render(e=event, one_article=one_article, **common) for event in events]
    data = island.data(tables, bodies if many else [], files if many else {}, schema["resources"])
    filled = environment.get_template("page.html").render(
        schema=schema,
        lead=first_sentence(schema["description"]),
        home=facts.site(schema),
        articles=articles,
        finding=finding(tables),
        policy=f"{DIRECTIVES}; style-src {_hash(style)}; script-src {_hash(script)}",
        style=style,
        script=script,
        jsonld=_in_script(metadata.jsonld(schema, tables, files, events=not many)),
        pictures=[
            picture.draw(schema, tables, frame, inline=True).decode()
            for frame in (picture.WIDE, picture.NARROW)
        ],
        data=_in_script(data),
        many=many,
        events=events,
        bodies=bodies,
        cores=any(_has_core(row) for row in tables["attestations"]),
        measures=facts.group_by(tables["figures"], "measure").values(),
        actors=facts.by_id(tables, "actor"),
        filters=_filters(tables),
        hint=_hint(tables),
        left_out=[] if many else [titles[gone.event_id] for gone in entries(tables)[1]],
        citation=citation,
        bibtex=bibtex,
        files={
            "svg": _data("image/svg+xml", picture.draw(schema, tables)),
            # The calendar of many events is one of the files of make dist.
            "ics": "" if many else _data("text/calendar", ics.calendar(schema, tables)),
            "txt": _data("text/plain", citation.encode() + b"\n"),
            "bib": _data("text/plain", bibtex.encode() + b"\n"),
        },
        tables=[
            (
                resource["name"],
                first_sentence(resource["description"]),
                len(tables[resource["name"]]),
                resource["path"].removeprefix("data/")
                if many
                else _data("text/csv", files[resource["path"]]),
            )
            for resource in schema["resources"]
        ],
        **common,
    )
    return filled.encode("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for function in (words.words, facts.several, facts.when, facts.is_address, facts.amount):
        environment.globals[function.__name__] = function
    environment.globals["meanings"] = MEANINGS
    environment.filters |= {"capital": facts.capital, "spaced": facts.spaced}
    return environment


def _text_of(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _data(kind: str, data: bytes) -> str:
    return f"data:{kind};charset=utf-8;base64,{base64.b64encode(data).decode()}"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _in_script(data: bytes) -> str:
    """JSON for a script element: nothing in it can end the element."""
    return data.decode().strip().replace("<", "\\u003c").replace("&", "\\u0026")


def _has_core(row: TextRow) -> bool:
    """Whether some, but not all, of the days of a source's date are certain."""
    return layout.certain(row, "date") is not None and not layout.solid(row, "date")


def _events(tables: TextTables) -> list[EventView]:
    """The events, each with the rows of other tables that belong to it."""
    sources, actors, places = (facts.by_id(tables, name) for name in ("source", "actor", "place"))
    rows = facts.by_id(tables, "event")
    said, parts, relations = (
        facts.group_by(tables[name], "event_id")
        for name in ("attestations", "event_actors", "event_relations")
    )
    events = []
    for key, event in rows.items():
        comparison = compare(event, said.get(key, []), sources)
        place = places.get(event["place_id"])
        roles = facts.group_by(parts.get(key, []), "actor_id")
        people = {name: actors[name]["name"] for name in roles}
        events.append(
            EventView(
                row=event,
                article=sources[event["article_id"]],
                about=_about(event, place, roles, people),
                relations=[
                    (
                        RELATIONS.get(row["relation"], facts.spaced(row["relation"])),
                        rows[row["related_event_id"]],
                    )
                    for row in relations.get(key, [])
                ],
                comparison=comparison,
            )
        )
    return events


def _about(
    event: TextRow,
    place: TextRow | None,
    roles: Mapping[str, Sequence[TextRow]],
    people: Mapping[str, str],
) -> str:
    """Kind, state, place and people of an event, as sentences."""
    who = [
        f"{people[key]} ({', '.join(sorted({facts.spaced(row['role']) for row in rows}))})"
        for key, rows in roles.items()
    ]
    kind = facts.capital(facts.spaced(event["event_type"]))
    sentences = [
        f"{kind}, {event['status']} when the article was written",
        place["name"] if place else "",
        ", ".join(who),
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def _filters(tables: TextTables) -> dict[str, Filter]:
    """The filters: only values that some event has, and only with a choice between them."""
    used = {
        "actor": {row["actor_id"] for row in tables["event_actors"]},
        "place": {event["place_id"] for event in tables["events"]},
        "source": {row["source_id"] for row in tables["attestations"]},
        "article": {event["article_id"] for event in tables["events"]},
    }
    found: dict[str, Filter] = {}
    for name, (label, table, column) in FILTERS.items():
        if name == "type":
            kinds = sorted({event[column] for event in tables[table]})
            choices = [(kind, facts.spaced(kind)) for kind in kinds]
        else:
            key = f"{table[:-1]}_id"
            rows = [row for row in tables[table] if row[key] in used[name]]
            choices = [(row[key], _choice(row, column, rows)) for row in rows]
            choices.sort(key=lambda choice: choice[1].casefold())
        if len(choices) > 1:
            found[name] = Filter(label, choices)
    return found


def _choice(row: TextRow, column: str, rows: list[TextRow]) -> str:
    """A name, with the id beside it if several have that name."""
    twins = sum(other[column] == row[column] for other in rows)
    label = row[column] or row.get("publisher", "")
    return f"{label} ({row.get('source_id')})" if twins > 1 else label


def _hint(tables: TextTables) -> str:
    """A date that some event has, as a user would type it."""
    days = [
        event["best_earliest"]
        for event in tables["events"]
        if event["best_earliest"] == event["best_latest"] != ""
    ]
    if not days:
        return "1 May"
    typed = date.fromisoformat(days[len(days) // 2])
    return words.day(typed, year=typed.year)
