"""Doubts: what is seldom true, though a source may say it. They are printed as warnings, one a row.

A doubt about a statement is settled by a note on its row: then a person has weighed it.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from frictionless import Row

from scripts.common.days import TwoDays, closed
from scripts.common.letters import folded
from scripts.package.checks.base import (
    Finding,
    Findings,
    Of,
    bounds,
    by_event,
    published,
    with_rank,
)
from scripts.package.languages import OTHERS
from scripts.reader import edtf

LATER = "after created in datapackage.json"
SETTLE = "Correct it, or say in note why it is right"


def days_of(of: Of) -> dict[str, TwoDays]:
    """Return the first and the last day on which each source can have been published."""
    return {id_: closed(edtf.read(value)[:2]) for id_, value in published(of).items() if value}


def sources_are_older_than_the_package(rows: list[Row], of: Of, created: date) -> Findings:
    """No page was published, or read, after the day in `created`. A release refuses it."""
    days = days_of(of)
    for row in rows:
        seen = max(days.get(row["source_id"], (date.min,))[0], row["accessed"] or date.min)
        if seen > created:
            what = f"the page is of {seen}, {LATER}, {created}"
            yield Finding(row, what, "Correct published or accessed, or set created to a later day")


def dates_are_not_ahead_of_their_page(rows: list[Row], of: Of, created: date) -> Findings:
    """A page dates what is over, except for what its own article reports as upcoming."""
    days, events = days_of(of), {row["event_id"]: row for row in of("events")}
    for row in (row for row in rows if row["date_edtf"] and row["source_id"] in days):
        event, first = events.get(row["event_id"]), closed(bounds(row, "date"))[0]
        own = event and event["article_id"] == row["source_id"]
        if first > days[row["source_id"]][1] and not own:
            what = (
                f"{row['date_edtf']} is ahead of the page, which is of {days[row['source_id']][1]}"
            )
            yield Finding(row, what, 'Write note = "A plan.", or correct one of the two')


def figures_are_not_ahead_of_their_page(rows: list[Row], of: Of, created: date) -> Findings:
    """A page has numbers of what is over: neither the period nor the event lies ahead of it."""
    days, events = days_of(of), {row["event_id"]: row for row in of("events")}
    for row in (row for row in rows if row["source_id"] in days):
        last, event = days[row["source_id"]][1], events.get(row["event_id"])
        first = closed(bounds(row, "period"))[0]
        if row["period_edtf"] and first > last:
            what = f"the period {row['period_edtf']} is ahead of the page, which is of {last}"
            yield Finding(row, what, SETTLE)
        elif event and event["best_edtf"] and closed(bounds(event, "best"))[0] > last:
            what = f"{row['event_id']} is ahead of the page, which is of {last}"
            yield Finding(row, what, SETTLE)


def speakers_take_part(rows: list[Row], of: Of, created: date) -> Findings:
    """Who gave a number at an event has a part in it."""
    parts = {(row["event_id"], row["actor_id"]) for row in of("event_actors")}
    for row in (row for row in rows if row["said_at_event_id"] and row["actor_id"]):
        if (row["said_at_event_id"], row["actor_id"]) not in parts:
            what = f"{row['actor_id']} takes no part in {row['said_at_event_id']}"
            yield Finding(row, what, "Add its [[part]], or correct said_at or actor")


# Units of amounts that cannot be below zero. Money, shares, degrees and heights can be.
COUNTED = set(
    "people households years months weeks days hours areas articles countries regions cities companies projects"
    " agreements documents seats votes flights passengers students items tonnes barrels cubic-metres litres"
    " kilometres square-kilometres hectares megawatts gigawatt-hours".split()
)
WHOLE = {"percent": 100, "per-mille": 1000}
# The highest amounts on Earth, and the lowest temperature.
HIGHEST, LOWEST = {"people": 10**10, "countries": 300, "hectares": 51 * 10**9, "square-kilometres": 51 * 10**7}, {"degrees-celsius": -273}  # fmt: skip


def amounts_are_possible(rows: list[Row], of: Of, created: date) -> Findings:
    """A count is not below zero, unless it is a change; a share is at most the whole, and
    neither is beyond the Earth."""
    for row in rows:
        value, unit = row["value"], row["unit"]
        if value < 0 and unit in COUNTED:
            yield Finding(row, f"value is {value}, a number of {unit} below zero", SETTLE)
        elif "share" in row["measure"].split("-") and value > WHOLE.get(unit, value):
            what = f"value is {value} {unit}: a share is at most {WHOLE[unit]}"
            yield Finding(row, what, SETTLE)
        elif not LOWEST.get(unit, value) <= value <= HIGHEST.get(unit, value):
            yield Finding(row, f"value is {value} {unit}, which no place on Earth has", SETTLE)


def languages_are_known(rows: list[Row], of: Of, created: date) -> Findings:
    """A language without a code of two letters is one of ISO 639-2. ISO 639-3 has thousands more."""
    for row in (row for row in rows if row["language"]):
        code = row["language"].split("-")[0]
        if len(code) == 3 and code not in OTHERS:
            what = f"language {code} is not in ISO 639-2"
            yield Finding(row, what, "Correct it, or say in note that ISO 639-3 has it")


# Roles that one actor seldom has in one event.
APART = (
    {"host", "visitor"},
    {"winner", "opponent"},
    {"accused", "victim"},
    {"signatory", "opponent"},
)


def roles_go_together(rows: list[Row], of: Of, created: date) -> Findings:
    """No one has two roles in an event that contradict each other."""
    roles: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        had = roles.setdefault((row["event_id"], row["actor_id"]), set())
        against = [other for other in had if {other, row["role"]} in APART]
        if against:
            what = f"{row['actor_id']} is {row['role']} and {against[0]} of {row['event_id']}"
            yield Finding(row, what, SETTLE)
        had.add(row["role"])


def parts_lie_in_their_whole(rows: list[Row], of: Of, created: date) -> Findings:
    """An event that is a part of another is in the same country, and in the same city."""
    places = {row["place_id"]: row for row in of("places")}
    preferred = by_event(with_rank(of("attestations"), "preferred"))
    where = {
        row["event_id"]: places.get(
            best[0]["place_id"]
            if (best := preferred.get(row["event_id"])) and best[0]["place_id"]
            else row["place_id"]
        )
        for row in of("events")
    }
    for row in (row for row in rows if row["relation"] == "part-of"):
        part, whole = (where.get(row[column]) for column in ("event_id", "related_event_id"))
        if part and whole and _elsewhere(part, whole):
            what = (
                f"{row['event_id']} is in {part['place_id']}, and its whole in {whole['place_id']}"
            )
            yield Finding(row, what, SETTLE)


def _elsewhere(part: Row, whole: Row) -> bool:
    countries = {part["country_code"], whole["country_code"]} - {None}
    cities = part["place_type"] == whole["place_type"] == "city"
    return len(countries) > 1 or (cities and part["place_id"] != whole["place_id"])


def titles_are_in_their_language(rows: list[Row], of: Of, created: date) -> Findings:
    """A title has its meaning in brackets behind it if, and only if, it is not English."""
    for row in (row for row in rows if row["title"] and row["language"]):
        english, given = row["language"].split("-")[0] == "en", row["title"].endswith("]")
        if english and given:
            what = f"language is {row['language']}, and the title ends with brackets, as a translated one"
        elif not (english or given):
            what = (
                f"language is {row['language']}, and the title is not given in English in brackets"
            )
        else:
            continue
        yield Finding(row, what, "Correct language, or the title: [in English, in brackets]")


DAY_IN_ADDRESS = re.compile(r"/((?:19|20)[0-9]{2})[/-](0[1-9]|1[0-2])(?:[/-]([0-3][0-9]))?(?=[/-])")


def addresses_have_their_day(rows: list[Row], of: Of, created: date) -> Findings:
    """A day or month in an address is that of the publication, but for two days."""
    days = days_of(of)
    for row in (row for row in rows if row["url"] and row["source_id"] in days):
        found = DAY_IN_ADDRESS.search(row["url"])
        try:
            value = edtf.read("-".join(filter(None, found.groups()))) if found else None
        except ValueError:  # no day
            continue
        if value and _days_apart(closed(value[:2]), days[row["source_id"]]) > 2:
            what = f"published is {row['published_edtf']}, and the address has {value.canonical}"
            yield Finding(row, what, SETTLE)


def _days_apart(one: TwoDays, other: TwoDays) -> int:
    return max((one[0] - other[1]).days, (other[0] - one[1]).days)


def repeats_agree(rows: list[Row], of: Of, created: date) -> Findings:
    """Two pages that repeat one document give one date of an event."""
    origins = {row["source_id"]: row["origin"] for row in of("sources") if row["origin"]}
    first: dict[tuple[str, str], Row] = {}
    for row in (row for row in rows if row["date_edtf"] and row["source_id"] in origins):
        other = first.setdefault((origins[row["source_id"]], row["event_id"]), row)
        if _days_apart(closed(bounds(row, "date")), closed(bounds(other, "date"))) > 0:
            what = f"{other['source_id']} repeats the same document, and has {other['date_edtf']}"
            yield Finding(row, what, SETTLE)


def a_text_is_one_source(rows: list[Row], of: Of, created: date) -> Findings:
    """No two sources have one title, publisher and date."""
    first: dict[tuple[str, ...], Row] = {}
    for row in (row for row in rows if row["title"] and row["published_edtf"]):
        key = folded(row["title"]), row["publisher"], row["published_edtf"]
        other = first.setdefault(key, row)
        if other is not row:
            what = f"title, publisher and published are those of {other['source_id']}"
            yield Finding(row, what, SETTLE)


# (the table, the check, whether a note on the row settles it)
DOUBTS: tuple[tuple[str, Callable[[list[Row], Of, date], Findings], bool], ...] = (
    ("sources", sources_are_older_than_the_package, False),
    ("attestations", dates_are_not_ahead_of_their_page, True),
    ("figures", figures_are_not_ahead_of_their_page, True),
    ("figures", speakers_take_part, True),
    ("event_actors", roles_go_together, True),
    ("event_relations", parts_lie_in_their_whole, True),
    ("figures", amounts_are_possible, True),
    ("sources", languages_are_known, True),
    ("sources", titles_are_in_their_language, True),
    ("sources", addresses_have_their_day, True),
    ("sources", a_text_is_one_source, True),
    ("attestations", repeats_agree, True),
)


def doubts(of: Of, created: date) -> Iterator[tuple[str, Finding]]:
    """Yield the table and the finding of each doubt, one a row."""
    seen: set[tuple[str, int]] = set()
    for table, check, settled in DOUBTS:
        for found in check(of(table), of, created):
            key = (table, id(found.row))
            if key not in seen and not (settled and found.row["note"]):
                seen.add(key)
                yield table, found
