"""Fill scripts/page.html: the whole timeline as one file that asks nothing of anybody. And what search engines read: JSON-LD."""

import base64
import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined  # frictionless brings it, and markupsafe with it
from markupsafe import Markup

from scripts.package.tables import Tables, text
from scripts.reader.lexicon import MONTHS
from scripts.show.cite import citation
from scripts.show.picture import busiest_month


def _rows(made: Tables) -> dict[str, list[dict[str, str]]]:
    """Every table as the text that its CSV holds."""
    return {name: [{column: text(value) for column, value in row.cells.items()} for row in rows] for name, rows in made.items()}


def _by(rows: list[dict[str, str]], column: str) -> dict[str, list[dict[str, str]]]:
    groups: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        groups.setdefault(row.get(column, ""), []).append(row)
    return groups


def _with_source(row: dict[str, str], sources: dict[str, dict[str, str]]) -> dict[str, str]:
    blank = dict.fromkeys(("date_rule", "anchor_type", "anchor_date", "date_edtf", "period_edtf"), "")
    source = sources[row["source_id"]]
    title = f"{source['publisher']}: {source['title']}" if source["title"] else source["publisher"]
    return blank | row | {"url": source["url"], "origin": source["origin"], "source_title": title}


def _events(tables: dict[str, list[dict[str, str]]]) -> list[dict[str, object]]:
    """The events, each with all that other tables say of it."""
    sources = {row["source_id"]: row for row in tables["sources"]}
    actors = {row["actor_id"]: row["name"] for row in tables["actors"]}
    places = {row["place_id"]: row["name"] for row in tables["places"]}
    titles = {row["event_id"]: row["title"] for row in tables["events"]}
    said, parts, relations = (_by(tables[name], "event_id") for name in ("attestations", "event_actors", "event_relations"))
    events = []
    for event in tables["events"]:
        key = event["event_id"]
        roles = _by(parts.get(key, []), "actor_id")
        more = {
            "place": places.get(event["place_id"], ""),
            "parts": parts.get(key, []),
            "who": [(actors[actor], ", ".join(sorted({row["role"] for row in rows}))) for actor, rows in roles.items()],
            "relations": [row | {"title": titles[row["related_event_id"]]} for row in relations.get(key, [])],
            "said": [_with_source(row, sources) for row in said.get(key, [])],
        }
        events.append(event | more)
    return events


def _figures(tables: dict[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    sources = {row["source_id"]: row for row in tables["sources"]}
    actors = {row["actor_id"]: row["name"] for row in tables["actors"]} | {"": ""}
    return [_with_source(row, sources) | {"speaker": actors[row["actor_id"]]} for row in tables["figures"]]


def _filters(events: list[dict], tables: dict[str, list[dict[str, str]]]) -> dict[str, list[tuple[str, str]]]:
    """What one can choose by: only what some event has."""
    used = {
        "actor": {row["actor_id"] for row in tables["event_actors"]},
        "place": {event["place_id"] for event in events},
        "source": {row["source_id"] for row in tables["attestations"]},
    }
    types = sorted({event["event_type"] for event in events})
    chosen = {"type": [(kind, kind) for kind in types]}
    for name, label in (("actor", "name"), ("place", "name"), ("source", "publisher")):
        rows = [row for row in tables[f"{name}s"] if row[f"{name}_id"] in used[name]]
        chosen[name] = [
            (row[f"{name}_id"], f"{row[label]} ({row['source_id']})" if name == "source" else row[label]) for row in rows
        ]
    return chosen


def jsonld(schema: dict, files: dict[str, bytes]) -> bytes:
    """Return the description of the dataset for dataset search: a schema.org Dataset, from the facts of the descriptor.

    `files` are the tables, path -> bytes. The period is that of the dates in `events`.
    """
    author = {"@type": "Organization", "name": schema["contributors"][0]["title"]}
    thing = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": schema["title"],
        "alternateName": schema["name"],
        "description": schema["description"],
        "version": schema["version"],
        "datePublished": schema["created"][:10],
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "keywords": schema["keywords"],
        "license": schema["licenses"][0]["path"],
        "creator": author,
        "isBasedOn": [
            {"@type": "CreativeWork", "name": s["title"]} | ({"url": s["path"]} if "path" in s else {}) for s in schema["sources"]
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": resource["path"],
                "description": resource["description"],
                "encodingFormat": resource["mediatype"],
                "contentSize": f"{len(files[resource['path']])} B",
                "contentUrl": resource["path"].removeprefix("data/"),
            }
            for resource in schema["resources"]
        ],
    }
    return (json.dumps(thing, indent=2) + "\n").encode()


def render(schema: dict, made: Tables, files: dict[str, bytes]) -> bytes:
    """Return the page. `files` are the tables as they are published, path -> bytes: the page carries them whole."""
    tables = _rows(made)
    events = _events(tables)
    start = busiest_month([row.cells for row in made["events"]])
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    filled = environment.get_template("page.html").render(
        schema=schema,
        events=events,
        figures=_figures(tables),
        filters=_filters(events, tables),
        month=f"{MONTHS[start.month - 1].title()} {start.year}",
        month_start=start.isoformat(),
        citation=citation(schema, made),
        jsonld=_inline(jsonld(schema, files)),
        tables=[
            {
                "name": resource["name"],
                "description": resource["description"].split(". ")[0].rstrip(".") + ".",
                "rows": len(made[resource["name"]]),
                "base64": base64.b64encode(files[resource["path"]]).decode(),
            }
            for resource in schema["resources"]
        ],
    )
    return filled.encode("utf-8")


def _inline(data: bytes) -> Markup:
    """JSON that may stand in a script element: nothing in it can end the element."""
    return Markup(data.decode().strip().replace("<", "\\u003c").replace("&", "\\u0026"))
