"""What search engines read of the package: JSON-LD, for dataset search."""

import json
import re
from collections.abc import Mapping

from scripts.show import facts
from scripts.show.facts import Row, Tables
from scripts.show.forms import cite

KINDS = {"news": "NewsArticle"}  # what schema.org calls a type of source


def jsonld(schema: dict, tables: Tables, files: Mapping[str, bytes]) -> bytes:
    """Return the description of the dataset for dataset search: a schema.org Dataset, from the descriptor and the tables.

    `files` are the tables, path -> bytes. The period is that of the dates in `events`.
    """
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
        "creator": {"@type": "Organization", "name": cite.authors(schema)[0]},
        "publisher": {"@type": "Organization", "name": cite.publisher(schema)},
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
    return (
        json.dumps(
            {name: value for name, value in thing.items() if value}, indent=2, ensure_ascii=False
        )
        + "\n"
    ).encode()


def _article(source: Row) -> dict[str, object]:
    thing: dict[str, object] = {
        "@type": KINDS.get(source["source_type"], "CreativeWork"),
        "name": source["title"] or source["publisher"],
    }
    thing["publisher"] = {"@type": "Organization", "name": source["publisher"]}
    published = source["published_edtf"].replace("-XX", "")
    if re.fullmatch(
        r"\d{4}(-\d{2}){0,2}", published
    ):  # a day, month or year, as schema.org takes them
        thing["datePublished"] = published
    if facts.is_address(source["url"]):
        thing["url"] = source["url"]
    return thing


def _period(tables: Tables) -> str:
    """Return the period of all events as an ISO interval.

    Each event counts with its best-known date, or with its article's if no source is preferred. A
    date without a first or last day leaves that end of the period open: `2022-11-17/..`. Nothing
    is said of a period that is open at both ends.
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


def _places(tables: Tables) -> list[Row]:
    used = {event["place_id"] for event in tables["events"]}
    return [place for place in tables["places"] if place["place_id"] in used]


def _place(place: Row) -> dict[str, object]:
    thing: dict[str, object] = {"@type": "Place", "name": place["name"]}
    if place["latitude"] and place["longitude"]:
        point = {"latitude": float(place["latitude"]), "longitude": float(place["longitude"])}
        thing["geo"] = {"@type": "GeoCoordinates"} | point
    return thing
