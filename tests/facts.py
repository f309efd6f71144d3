"""The live tables by their keys, for the facts that were read by hand."""

from conftest import table

ARTICLE = "astana-times-borrell-visit"
EVENTS = {row["event_id"]: row for row in table("events") if row["article_id"] == ARTICLE}
ROWS = {(row["event_id"], row["source_id"]): row for row in table("attestations")}
SAID = {event: row for (event, source), row in ROWS.items() if source == ARTICLE}
FIGURES = {row["figure_id"]: row for row in table("figures")}
OWN_FIGURES = [figure for figure, row in FIGURES.items() if row["source_id"] == ARTICLE]
RELATIONS = {
    (row["event_id"], row["relation"], row["related_event_id"]): row
    for row in table("event_relations")
    if row["source_id"] == ARTICLE
}
ACTORS = {row["actor_id"]: row for row in table("actors")}
PARTS = {(row["event_id"], row["actor_id"], row["role"], row["source_id"]): row for row in table("event_actors")}
SOURCES = {row["source_id"]: row for row in table("sources")}


def date(event: str) -> tuple[str, str, str]:
    return EVENTS[event]["date_verbatim"], EVENTS[event]["date_edtf"], EVENTS[event]["date_extent"]


def figure(name: str) -> tuple[str, str, str, str, str]:
    return tuple(FIGURES[name][column] for column in ("value", "unit", "value_verbatim", "qualifier", "actor_id"))


def period(name: str) -> tuple[str, str]:
    return FIGURES[name]["period_earliest"], FIGURES[name]["period_latest"]


def parts(event: str, role: str, source: str) -> set[str]:
    return {actor for e, actor, r, s in PARTS if (e, r, s) == (event, role, source)}


def witnesses(event: str) -> set[str]:
    return {source for e, source in ROWS if e == event}
