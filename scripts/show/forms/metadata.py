"""The package as JSON-LD, for dataset search."""

import json
from collections.abc import Mapping

from scripts.package.descriptor import Json
from scripts.reader import edtf
from scripts.show import facts
from scripts.show.facts import TextRow, TextTables
from scripts.show.forms import people

SCHEMA_ORG_TYPES = {"news": "NewsArticle"}  # by source_type


def jsonld(schema: Json, tables: TextTables, files: Mapping[str, bytes]) -> bytes:
    """Return a schema.org Dataset, from the descriptor and the tables.

    `files` are the tables, path -> bytes. The period is that of the dates in `events`.
    """
    authors = [*map(people.in_jsonld, people.authors(schema))]
    thing = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": schema["title"],
        "alternateName": schema["name"],
        "description": schema["description"],
        "version": schema["version"],
        "datePublished": schema["created"][:10],
        "inLanguage": schema["languages"][0],
        "isAccessibleForFree": True,
        "keywords": schema["keywords"],
        "license": schema["licenses"][0]["path"],
        "creator": authors if authors[1:] else authors[0],
        "publisher": people.in_jsonld(people.publisher(schema)),
        "isBasedOn": [_article(source) for source in facts.articles(tables)],
        "temporalCoverage": _period(tables),
        "spatialCoverage": [_place(place) for place in _places(tables)],
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
    thing |= {"identifier": schema.get("id"), "url": schema.get("homepage")}
    filled = {name: value for name, value in thing.items() if value}
    return (json.dumps(filled, indent=2, ensure_ascii=False) + "\n").encode()


def _article(source: TextRow) -> dict[str, object]:
    thing: dict[str, object] = {
        "@type": SCHEMA_ORG_TYPES.get(source["source_type"], "CreativeWork"),
        "name": source["title"] or source["publisher"],
    }
    thing["publisher"] = {"@type": "Organization", "name": source["publisher"]}
    said = edtf.read(source["published_edtf"]) if source["published_edtf"] else None
    if said and said.precision in ("day", "month", "year") and not said.qualifier:
        thing["datePublished"] = source["published_edtf"].replace("-XX", "")
    if facts.is_address(source["url"]):
        thing["url"] = source["url"]
    return thing


def _period(tables: TextTables) -> str:
    """Return the period of all events as an ISO interval.

    Each event counts with its best-known date, or with its article's if no source is preferred. A
    date without a first or last day leaves that end of the period open: `2022-11-17/..`. A period
    that is open at both ends is left out.
    """
    starts, ends = [], []
    for event in tables["events"]:
        which = "best" if event["best_edtf"] else "date"
        if event[f"{which}_edtf"]:
            starts.append(event[f"{which}_earliest"])
            ends.append(event[f"{which}_latest"])
    start = min(starts) if starts and all(starts) else ".."
    end = max(ends) if ends and all(ends) else ".."
    return "" if start == end == ".." else f"{start}/{end}"


def _places(tables: TextTables) -> list[TextRow]:
    used = {event["place_id"] for event in tables["events"]}
    return [place for place in tables["places"] if place["place_id"] in used]


def _place(place: TextRow) -> dict[str, object]:
    thing: dict[str, object] = {"@type": "Place", "name": place["name"]}
    if place["latitude"] and place["longitude"]:
        point = {"latitude": float(place["latitude"]), "longitude": float(place["longitude"])}
        thing["geo"] = {"@type": "GeoCoordinates"} | point
    return thing
