"""The live tables by their keys, for the facts that were read by hand. A test file names the article that its facts are of."""

from conftest import table

Rows = dict[str, dict[str, str]]

ALL_EVENTS = {row["event_id"]: row for row in table("events")}
ROWS = {(row["event_id"], row["source_id"]): row for row in table("attestations")}
FIGURES = {row["figure_id"]: row for row in table("figures")}
ACTORS = {row["actor_id"]: row for row in table("actors")}
PARTS = {
    (row["event_id"], row["actor_id"], row["role"], row["source_id"]): row
    for row in table("event_actors")
}
SOURCES = {row["source_id"]: row for row in table("sources")}


def events_of(article: str) -> Rows:
    return {event: row for event, row in ALL_EVENTS.items() if row["article_id"] == article}


def said_by(source: str) -> Rows:
    return {event: row for (event, own), row in ROWS.items() if own == source}


def figures_of(source: str) -> list[str]:
    return [figure for figure, row in FIGURES.items() if row["source_id"] == source]


def relations_of(source: str) -> dict[tuple[str, str, str], dict[str, str]]:
    rows = [row for row in table("event_relations") if row["source_id"] == source]
    return {(row["event_id"], row["relation"], row["related_event_id"]): row for row in rows}


def date(event: str) -> tuple[str, str, str]:
    return tuple(
        ALL_EVENTS[event][column] for column in ("date_verbatim", "date_edtf", "date_extent")
    )


def figure(name: str) -> tuple[str, str, str, str, str]:
    return tuple(
        FIGURES[name][column]
        for column in ("value", "unit", "value_verbatim", "qualifier", "actor_id")
    )


def period(name: str) -> tuple[str, str]:
    return FIGURES[name]["period_earliest"], FIGURES[name]["period_latest"]


def parts(event: str, role: str, source: str) -> set[str]:
    return {actor for e, actor, r, s in PARTS if (e, r, s) == (event, role, source)}


def witnesses(event: str) -> set[str]:
    return {source for e, source in ROWS if e == event}
