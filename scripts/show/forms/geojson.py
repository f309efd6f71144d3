"""The events as GeoJSON, each with a `when` as Linked Places has it.

https://github.com/LinkedPasts/linked-places-format: a timespan has a start and an end, and each of
them is in a day, or between an earliest and a latest day. An event without coordinates has no
geometry.
"""

import json

from scripts.package.descriptor import Json
from scripts.show.facts import TextRow, TextTables, by_id

SHOWN = ("event_type", "status", "article_id", "best_edtf", "best_source_id", "date_verbatim")
PLACE = {"place": "name", "place_type": "place_type"}  # the point of a state is no spot in it


def geojson(schema: Json, tables: TextTables) -> bytes:
    """Return a FeatureCollection with a feature for each event, in the order of the table."""
    places = by_id(tables, "place")
    licence = schema["licenses"][0]["path"]
    collection = {
        "type": "FeatureCollection",
        "title": schema["title"],
        "version": schema["version"],
        "license": licence,
        "features": [_feature(event, places.get(event["place_id"])) for event in tables["events"]],
    }
    return (json.dumps(collection, indent=2, ensure_ascii=False) + "\n").encode()


def _feature(event: TextRow, place: TextRow | None) -> dict[str, object]:
    properties = {"title": event["title"], "description": event["description"]}
    properties |= {name: event[name] for name in SHOWN if event[name]}
    feature: dict[str, object] = {
        "type": "Feature",
        "id": event["event_id"],
        "geometry": _point(place) if place else None,
        "properties": properties
        | ({name: place[own] for name, own in PLACE.items()} if place else {}),
    }
    when = _when(event)
    return feature | ({"when": {"timespans": [when]}} if when else {})


def _point(place: TextRow) -> dict[str, object] | None:
    if not (place["latitude"] and place["longitude"]):
        return None
    return {"type": "Point", "coordinates": [float(place["longitude"]), float(place["latitude"])]}


def _when(event: TextRow) -> dict[str, dict[str, str]]:
    """Return the timespan of the best-known date; an open side is left out.

    The start of an event that is certain from a day is not after it, and its end is not before the
    day that it is certain to; else both are some day in the window.
    """
    first, last = event["best_earliest"], event["best_latest"]
    start = _between(first, event["best_certain_from"] or last)
    end = _between(event["best_certain_to"] or first, last)
    sides = {"start": start if first else {}, "end": end if last else {}}
    return {side: days for side, days in sides.items() if days}


def _between(earliest: str, latest: str) -> dict[str, str]:
    if earliest == latest:
        return {"in": earliest}
    return {side: day for side, day in (("earliest", earliest), ("latest", latest)) if day}
