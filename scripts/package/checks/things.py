"""Checks of places, actors, figures and sources: what a kind must have and cannot have, and whether what they name exists."""

import re
from decimal import Decimal
from functools import cache
from importlib.resources import files
from urllib.parse import parse_qsl, urlsplit

import validators  # frictionless brings it
from frictionless import Row

from scripts.curated.cycles import circle, components
from scripts.package.checks.base import MISSING, Faults, Of, Said

# What each kind of place must have, and what it cannot have; what is in neither may be empty.
_POINT = "country_code latitude longitude timezone"
PLACES = {
    "city": (f"{_POINT} geonames_id", ""),
    "building": (_POINT, ""),
    "site": ("", ""),
    "region": ("", ""),
    "country": ("country_code", "timezone"),
    "sea": ("", "country_code timezone"),
}


def places_are_of_their_kind(rows: list[Row], of: Of, table: str) -> Faults:
    """A place has what its kind must have, and nothing that its kind cannot have; degrees come in pairs."""
    for row in rows:
        needs, cannot = PLACES.get(row["place_type"], ("", ""))
        for column in (column for column in needs.split() if row[column] is None):
            yield (
                row,
                Said(
                    f"a {row['place_type']} needs a {column}",
                    f"Add {column} = ..., or write another place_type",
                ),
            )
        for column in (column for column in cannot.split() if row[column] is not None):
            yield (
                row,
                Said(
                    f"a {row['place_type']} has no {column}",
                    f"Leave {column} out, or write another place_type",
                ),
            )
        if (row["latitude"] is None) != (row["longitude"] is None):
            yield row, Said("latitude and longitude go together", "Give both, or leave both out")


@cache
def zones() -> frozenset[str]:
    """Return the names of all time zones, whatever this system has of them: tzdata comes with pendulum."""
    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())


def countries_and_zones_exist(rows: list[Row], of: Of, table: str) -> Faults:
    """Country codes are of ISO 3166-1, which leaves those with an X in front to its users (XKX); time zones of the tz database."""
    for row in rows:
        code = row["country_code"]
        if code and code[0] != "X" and not validators.country_code(code, iso_format="alpha3"):
            fix = "Write its three letters (as KAZ), or three with X in front for a country that ISO 3166-1 does not have"
            yield row, Said(f"country_code {code} is not one of ISO 3166-1", fix)
        if row["timezone"] and row["timezone"] not in zones():
            yield (
                row,
                Said(
                    f"timezone {row['timezone']} is not in the tz database",
                    "Write a name that is, as Asia/Almaty",
                ),
            )


# What each kind of actor may be affiliated with. A position is a person's.
ORGANISED = ("organisation", "state", "group-of-states")
AFFILIATIONS = {
    "person": ORGANISED,
    "organisation": ORGANISED,
    "state": ("organisation", "group-of-states"),
    "group-of-states": (),
}


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def actors_are_of_their_kind(rows: list[Row], of: Of, table: str) -> Faults:
    """Only persons have positions, and affiliations lead from a kind to one that can hold it, and never round."""
    kinds = {row["actor_id"]: row["actor_type"] for row in rows}
    for row in rows:
        if row["position"] and row["actor_type"] != "person":
            yield (
                row,
                Said(
                    f"{_a(row['actor_type'])} has no position",
                    "Leave position out, or write actor_type = 'person'",
                ),
            )
        kind = kinds.get(row["affiliation_id"])
        if kind and kind not in AFFILIATIONS.get(row["actor_type"], (kind,)):
            what = f"{_a(row['actor_type'])} is not affiliated with {_a(kind)}: {row['affiliation_id']}"
            yield (
                row,
                Said(what, "Name another affiliation or leave it out, or correct an actor_type"),
            )
    graph = {row["actor_id"]: [row["affiliation_id"]] for row in rows}
    own = {row["actor_id"]: row for row in rows}
    for part in components(graph):
        around = circle(graph, part)
        if around:
            yield (
                own[around[0]],
                Said(
                    f"the affiliations go round: {' -> '.join(around)}",
                    "Leave the affiliation of one of them out",
                ),
            )


def wikidata_names_one(rows: list[Row], of: Of, table: str) -> Faults:
    """An item of Wikidata is one actor or place."""
    first: dict[str, str] = {}
    for row in rows:
        item, own = row["wikidata_id"], row[f"{table.removesuffix('s')}_id"]
        if item and first.setdefault(item, own) != own:
            yield row, f"wikidata_id {item} is that of {first[item]} too"


SCALE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NUMERAL = re.compile(rf"([0-9][0-9,]*(?:\.[0-9]+)?)(?: *({'|'.join(SCALE)})\b)?", re.IGNORECASE)
# Signs in the words for a value, and the units that they may mean.
UNITS = (
    (re.compile(r"%|\bper ?cent\b"), {"percent", "per-mille"}),
    (re.compile(r"\bpercentage points?\b"), {"percentage-points"}),
    (re.compile(r"(?<![A-Z])\$|\bUS dollars?\b"), {"USD", "CAD", "AUD"}),
    (re.compile(r"€|\beuros?\b|\bEUR\b"), {"EUR"}),
    (re.compile(r"£|\bGBP\b"), {"GBP"}),
    (re.compile(r"\btenge\b|\bKZT\b"), {"KZT"}),
    (re.compile(r"\byears?\b"), {"years"}),
    (re.compile(r"\bmonths?\b"), {"months"}),
    (re.compile(r"\bdays?\b"), {"days"}),
)


def figures_fit_their_words(rows: list[Row], of: Of, table: str) -> Faults:
    """One measure has one unit; value and unit are what the words give, where they give them in figures and signs.

    Words for thousands and millions are read in English only, so other sources keep their value.
    """
    units: dict[str, str] = {}
    english = {
        source["source_id"] for source in of("sources") if (source["language"] or "en")[:2] == "en"
    }
    for row in rows:
        words, unit = row["value_verbatim"] or "", units.setdefault(row["measure"], row["unit"])
        if row["unit"] != unit:
            what = f"{row['measure']} is in {unit} elsewhere and in {row['unit']} here: one measure has one unit"
            yield row, Said(what, f'Give it another measure, or unit = "{unit}"')
        said = _numbers(words, 10 if row["unit"] == "per-mille" else 1)
        if said and abs(row["value"]) not in said and row["source_id"] in english:
            yield row, f"value is {row['value']}, and the words say {words!r}"
        signs = [named for sign, named in UNITS if sign.search(words)]
        if signs and not any(row["unit"] in named for named in signs):
            yield row, f"unit is {row['unit']}, and the words say {words!r}"


def _numbers(words: str, scale: int) -> set[Decimal]:
    """The numbers that words give in figures, as they are published."""
    return {
        Decimal(n.replace(",", "")) * SCALE.get(word.lower(), 1) * scale
        for n, word in _NUMERAL.findall(words)
    }


# BCP 47 (RFC 5646): language, extension of it, script, region, variants, extensions, private use.
_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([0-9a-z]{5,8}|[0-9][0-9a-z]{3}))*"
    r"(-[0-9a-wy-z](-[0-9a-z]{2,8})+)*(-x(-[0-9a-z]{1,8})+)?"
)


def languages_are_well_formed(rows: list[Row], of: Of, table: str) -> Faults:
    """Languages are tags of BCP 47, in its usual case."""
    for row in rows:
        if row["language"] and not _TAG.fullmatch(row["language"]):
            yield (
                row,
                Said(
                    f"language {row['language']} is no well-formed tag of BCP 47",
                    "Write it as en, en-GB or zh-Hant-TW",
                ),
            )


TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|ref_src", re.IGNORECASE
)
# A name of the public web: its last part is of letters, which no address in numbers is; and what is reserved for within.
HOST = re.compile(r"([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+([a-z]{2,}|xn--[a-z0-9-]+)\.?")
LOCAL = re.compile(
    r"(.*\.)?(localhost|localdomain|local|internal|intranet|private|corp|lan|home|test|invalid|onion|home\.arpa)\.?"
)


def addresses_are_public(rows: list[Row], of: Of, table: str) -> Faults:
    """An address leads to a public host, and carries neither credentials nor what follows readers around."""
    for row in rows:
        why = _refused(row["url"]) if row["url"] else None
        if why:
            yield row, f"url {why}: {row['url']}"


def _refused(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        return f"is no address ({error})"
    if parts.username is not None or parts.password is not None:
        return "holds credentials"
    if port is not None and port not in (80, 443):
        return f"has the port {port}"
    if LOCAL.fullmatch(host) or not HOST.fullmatch(host):  # urlsplit gives it in lower case
        return "does not lead to a public host"
    tracked = [
        name
        for name, _ in parse_qsl(parts.query, keep_blank_values=True)
        if TRACKING.fullmatch(name)
    ]
    return f"follows readers around ({', '.join(tracked)})" if tracked else None


USES = {
    "sources": {
        "source_id": ("attestations", "event_actors", "event_relations", "figures"),
        "article_id": ("events",),
    },
    "actors": {"actor_id": ("event_actors", "figures"), "affiliation_id": ("actors",)},
    "places": {"place_id": ("attestations", "events")},
}


def all_are_used(rows: list[Row], of: Of, table: str) -> Faults:
    """Every source says something, every actor and place is named somewhere."""
    used = {
        row[column] for column, tables in USES[table].items() for name in tables for row in of(name)
    }
    key = f"{table.removesuffix('s')}_id"
    for row in rows:
        if row[key] not in used:
            yield row, f"{MISSING} nothing refers to {row[key]}"
