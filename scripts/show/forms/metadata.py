"""The package as JSON-LD, for dataset search."""

import json
from collections.abc import Iterator, Mapping

from scripts.package.descriptor import Json
from scripts.reader import edtf
from scripts.show import facts
from scripts.show.facts import TextRow, TextTables
from scripts.show.forms import people

DCTERMS, EDTF = "http://purl.org/dc/terms/", "http://id.loc.gov/datatypes/edtf/EDTF"
TECHNIQUE = (
    "The words of a source for a date are kept, and read by a named rule from a named anchor; the "
    "result is an EDTF value and never more precise than the words"
)
VARIABLES = {"events": ("best_edtf",), "attestations": ("date_edtf",), "figures": ("value",)}
IDS = {
    "geonames_id": "https://www.geonames.org/{}/",
    "wikidata_id": "https://www.wikidata.org/entity/{}",
}
SCHEMA_ORG_TYPES = {"news": "NewsArticle"}  # by source_type


def jsonld(
    schema: Json, tables: TextTables, files: Mapping[str, bytes], *, events: bool = True
) -> bytes:
    """Return a schema.org Dataset, from the descriptor and the tables.

    `files` are the tables, path -> bytes. The period is that of the dates in `events`; `events`
    says whether each event is in it as well.
    """
    authors = [*map(people.in_jsonld, people.authors(schema))]
    thing = {
        "@context": ["https://schema.org/", {"dcterms": DCTERMS}],
        "@type": "Dataset",
        "name": schema["title"],
        "alternateName": schema["name"],
        "description": _described(schema["description"]),
        "version": schema["version"],
        "datePublished": schema["created"][:10],
        "inLanguage": schema["languages"][0],
        "isAccessibleForFree": True,
        "keywords": schema["keywords"],
        "license": schema["licenses"][0]["path"],
        "creator": authors if authors[1:] else authors[0],
        "publisher": people.in_jsonld(people.publisher(schema)),
        "isBasedOn": [_article(source) for source in facts.articles(tables)],
        "citation": [*filter(facts.is_address, (row["url"] for row in facts.articles(tables)))],
        "measurementTechnique": TECHNIQUE,
        "variableMeasured": [*_variables(schema)],
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
    thing["about"] = [_event(event, tables) for event in tables["events"] if events]
    filled = {name: value for name, value in thing.items() if value}
    return (json.dumps(filled, indent=2, ensure_ascii=False) + "\n").encode()


def _variables(schema: Json) -> Iterator[dict[str, str]]:
    """Yield what a row measures: its date, or the value of a figure."""
    for resource in schema["resources"]:
        for field in resource["schema"]["fields"]:
            if field["name"] in VARIABLES.get(resource["name"], ()):
                what = {"name": field["name"], "description": field["description"]}
                yield {"@type": "PropertyValue", **what}


def _event(event: TextRow, tables: TextTables) -> dict[str, object]:
    """Return an event. It has a start or an end only where that day is certain; its date is EDTF."""
    which = "best" if event["best_edtf"] else "date"
    first, last = event[f"{which}_earliest"], event[f"{which}_latest"]
    articles = [
        _article(row) for row in tables["sources"] if row["source_id"] == event["article_id"]
    ]
    places = [_place(row) for row in tables["places"] if row["place_id"] == event["place_id"]]
    value = event[f"{which}_edtf"]
    thing = {
        "@type": "Event",
        "@id": f"timeline.html#event-{event['event_id']}",  # where the page shows it
        "identifier": event["event_id"],
        "name": event["title"],
        "description": event["description"],
        "startDate": first if first == event[f"{which}_certain_from"] else "",
        "endDate": last if last == event[f"{which}_certain_to"] else "",
        "dcterms:temporal": {"@type": EDTF, "@value": value} if value else "",
        "location": next(iter(places), ""),
        "subjectOf": next(iter(articles), ""),
    }
    return {name: said for name, said in thing.items() if said}


def _described(description: str) -> str:
    """Return a description as long as Google's search for datasets asks: 50 to 5000 letters."""
    more = "" if len(description) >= 50 else f" {TECHNIQUE}."
    return (description + more)[:5000]


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
    same = [address.format(place[name]) for name, address in IDS.items() if place[name]]
    return thing | ({"sameAs": same} if same else {})
