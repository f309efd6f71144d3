"""Checks of names that the world has given: countries, time zones, languages, addresses."""

import re
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple
from zoneinfo import ZoneInfo

import validators  # frictionless brings it
from frictionless import Row
from validators.country import _alpha3_to_alpha2 as TWO_LETTERS

from scripts.common.addresses import page_of, refused
from scripts.package.checks.base import Finding, Findings, Of
from scripts.package.contract import is_address
from scripts.package.languages import THREE, TWO

Point = tuple[float, float]  # degrees north and east


class Zone(NamedTuple):
    """A time zone: the countries that use it (ISO 3166-1, two letters), and its chief city."""

    countries: frozenset[str]
    city: Point


@cache
def zones() -> frozenset[str]:
    """Return the names of all time zones, from tzdata, which pendulum brings."""
    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())


@cache
def zone_tab() -> dict[str, Zone]:
    """Return the zones that zone.tab and zone1970.tab of tzdata give countries to, also by the
    other names that tzdata.zi links to them."""
    found: dict[str, Zone] = {}
    for name in ("zone.tab", "zone1970.tab"):
        text = files("tzdata").joinpath("zoneinfo", name).read_text("utf-8")
        for line in (line for line in text.splitlines() if not line.startswith("#")):
            countries, place, zone, *_ = line.split("\t")
            before = found[zone].countries if zone in found else frozenset()
            found[zone] = Zone(before.union(countries.split(",")), _point(place))
    links = files("tzdata").joinpath("zoneinfo", "tzdata.zi").read_text("utf-8")
    for target, name in re.findall(r"^L (\S+) (\S+)$", links, re.MULTILINE):
        if target in found:
            found.setdefault(name, found[target])
    return found


def _point(place: str) -> Point:
    """Return the degrees of ISO 6709 without a point: +DDMM+DDDMM, or with seconds."""
    north, east = re.findall(r"[+-]\d+", place)
    return _degrees(north, 3), _degrees(east, 4)


def _degrees(part: str, whole: int) -> float:
    size = int(part[1:whole]) + int(part[whole : whole + 2]) / 60
    return -size if part[0] == "-" else size


def _apart(one: Point, other: Point) -> float:
    """Return the kilometres between two points of a sphere (haversine)."""
    (north, east), (to_north, to_east) = (tuple(map(radians, point)) for point in (one, other))
    arc = sin((to_north - north) / 2) ** 2
    arc += cos(north) * cos(to_north) * sin((to_east - east) / 2) ** 2
    return 2 * 6371 * asin(sqrt(min(1.0, arc)))


@cache
def _cities(country: str) -> tuple[Point, ...]:
    return tuple(zone.city for zone in zone_tab().values() if country in zone.countries)


COUNTRY_FIX = (
    "Write its three letters (as FRA), "
    "or three with X in front for a country that ISO 3166-1 does not have"
)
# Kilometres from every chief city of a time zone of the country: where a slip of the hand shows,
# and where no country has a place.
FAR, TOO_FAR = 1000, 3000
SLACK = 4.5  # hours between a zone and the sun: China has one zone of five


def countries_and_zones_exist(rows: list[Row], of: Of, table: str) -> Findings:
    """Countries are those of ISO 3166-1, or begin with X (as XKX); zones are those of the tz
    database, and of that country."""
    for row in rows:
        code, zone = row["country_code"], row["timezone"]
        if code and code[0] != "X" and not validators.country_code(code, iso_format="alpha3"):
            yield Finding(row, f"country_code {code} is not one of ISO 3166-1", COUNTRY_FIX)
        if zone and zone not in zones():
            what = f"timezone {zone} is not in the tz database"
            yield Finding(row, what, "Write a name that is, as Europe/Paris")
        country, known = TWO_LETTERS.get(code or ""), zone_tab().get(zone or "")
        if country and zone in zones() and not (known and country in known.countries):
            what = f"timezone {zone} is not one of {code}"
            yield Finding(row, what, "Write the zone of the place, or correct country_code")


def places_lie_in_their_country(rows: list[Row], of: Of, table: str) -> Findings:
    """A place is not too far from its country, and not far if it lay near it with degrees swapped,
    or of another sign; its zone has the time of its longitude, but for some hours."""
    for row in rows:
        country, north, east = row["country_code"], row["latitude"], row["longitude"]
        cities = _cities(TWO_LETTERS.get(country or "", ""))
        if cities and north is not None and east is not None:
            found = _slip(float(north), float(east), cities)
            if found is not None:
                fix = "Correct latitude and longitude, or country_code"
                yield Finding(row, f"the place is far from {country}{found}", fix)
                continue
        if row["timezone"] in zones() and east is not None:
            offset = ZoneInfo(row["timezone"]).utcoffset(datetime(2020, 1, 1)) or timedelta()
            if SLACK < (offset.total_seconds() / 3600 - float(east) / 15) % 24 < 24 - SLACK:
                what = f"timezone {row['timezone']} is far from longitude {east}"
                yield Finding(row, what, "Correct one of the two")


def _slip(north: float, east: float, cities: tuple[Point, ...]) -> str | None:
    def far(point: Point) -> float:
        return min(_apart(point, city) for city in cities)

    meant = {": latitude and longitude are swapped": (east, north),
             ": latitude has the wrong sign": (-north, east),
             ": longitude has the wrong sign": (north, -east),
             ": both degrees have the wrong sign": (-north, -east)}  # fmt: skip
    what, best = min(meant.items(), key=lambda item: far(item[1]))
    here = far((north, east))
    if here > FAR and far(best) < here / 3:
        return what
    return "" if here > TOO_FAR else None


# BCP 47 (RFC 5646): language, extension of it, script, region, variants, extensions, private use.
_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([0-9a-z]{5,8}|[0-9][0-9a-z]{3}))*"
    r"(-[0-9a-wy-z](-[0-9a-z]{2,8})+)*(-x(-[0-9a-z]{1,8})+)?"
)


def languages_are_registered(rows: list[Row], of: Of, table: str) -> Findings:
    """Languages are tags of BCP 47, in its usual case, with codes that are registered: two letters
    of ISO 639-1 where there are any, and a country of ISO 3166-1."""
    for row in rows:
        if row["language"] and (why := _not_registered(row["language"])):
            fix = "Write it as en, en-GB or zh-Hant-TW"
            yield Finding(row, f"language {row['language']} {why}", fix)


def _not_registered(tag: str) -> str | None:
    if not _TAG.fullmatch(tag):
        return "is not a well-formed tag of BCP 47"
    language, *parts = tag.split("-x-")[0].split("-")
    if language in TWO:
        return f"is written {TWO[language]} in BCP 47"
    if len(language) == 2 and language not in THREE:
        return "is not a language of ISO 639-1"
    country = next((part for part in parts if re.fullmatch("[A-Z]{2}", part)), None)
    if country and not validators.country_code(country, iso_format="alpha2"):
        return f"has the country {country}, which is not one of ISO 3166-1"
    return None


ADDRESS_FIX = "Write the public address of the page itself, or leave it out"


def addresses_are_public(rows: list[Row], of: Of, table: str) -> Findings:
    """An address leads to a public host, without credentials or tracking parameters."""
    for column in (column for column in (rows[0] if rows else ()) if is_address(column)):
        for row in (row for row in rows if row[column]):
            why = refused(row[column])
            if why:
                yield Finding(row, f"{column} {why}: {row[column]}", ADDRESS_FIX)


def a_page_is_one_source(rows: list[Row], of: Of, table: str) -> Findings:
    """No two sources have one page, by addresses that differ in the scheme, www or a / at the end."""
    first: dict[str, Row] = {}
    for row in (row for row in rows if row["url"] and not refused(row["url"])):
        other = first.setdefault(page_of(row["url"]), row)
        if other is not row:
            what = f"url {row['url']} is the page of {other['source_id']}: {other['url']}"
            yield Finding(row, what, "Put all that the page says into one file, or correct url")
