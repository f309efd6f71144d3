"""Checks of places, actors and sources."""

from frictionless import Row

from scripts.common.graph import in_order
from scripts.package.checks.base import Finding, Findings, Of

# What each kind of place must have, and what it cannot have; anything else may be empty.
_POINT = "country_code latitude longitude timezone"
PLACES = {
    "city": (_POINT, ""),
    "building": (_POINT, ""),
    "site": ("", ""),
    "region": ("", ""),
    "country": ("country_code", "timezone"),
    "sea": ("", "country_code timezone"),
}


def places_are_of_their_kind(rows: list[Row], of: Of, table: str) -> Findings:
    """A place has the columns of its kind, and no others; degrees come in pairs."""
    for row in rows:
        kind = row["place_type"]
        needs, cannot = PLACES.get(kind, ("", ""))
        if lacks := [column for column in needs.split() if row[column] is None]:
            fix = f"Add {', '.join(f'{c} = ...' for c in lacks)}, or write another place_type"
            yield Finding(row, f"a {kind} needs {' and '.join(f'a {c}' for c in lacks)}", fix)
        if extra := [column for column in cannot.split() if row[column] is not None]:
            fix = f"Leave {' and '.join(extra)} out, or write another place_type"
            yield Finding(row, f"a {kind} has no {' or '.join(extra)}", fix)
        if (row["latitude"] is None) != (row["longitude"] is None):
            what = "latitude and longitude go together"
            yield Finding(row, what, "Give both, or leave both out")


# What each kind of actor may be affiliated with. Only a person has a position.
ORGANISED = ("organisation", "state", "group-of-states")
AFFILIATIONS = {
    "person": ORGANISED,
    "organisation": ORGANISED,
    "state": ("organisation", "group-of-states"),
    "group-of-states": (),
}


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def actors_are_of_their_kind(rows: list[Row], of: Of, table: str) -> Findings:
    """Only persons have positions, and affiliations lead from a kind to one that can hold it."""
    kinds = {row["actor_id"]: row["actor_type"] for row in rows}
    for row in rows:
        kind, affiliation = row["actor_type"], row["affiliation_id"]
        if row["position"] and kind != "person":
            fix = "Leave position out, or write actor_type = 'person'"
            yield Finding(row, f"{_a(kind)} has no position", fix)
        other = kinds.get(affiliation)
        if other and other not in AFFILIATIONS.get(kind, (other,)):
            what = f"{_a(kind)} is not affiliated with {_a(other)}: {affiliation}"
            fix = "Name another affiliation or leave it out, or correct an actor_type"
            yield Finding(row, what, fix)


def affiliations_are_not_circular(rows: list[Row], of: Of, table: str) -> Findings:
    """No actor is affiliated with itself, directly or not."""
    own = {row["actor_id"]: row for row in rows}
    _, cycles = in_order({id_: [row["affiliation_id"]] for id_, row in own.items()})
    for cycle in cycles:
        what = f"circular affiliation: {' -> '.join(cycle)}"
        yield Finding(own[cycle[0]], what, "Leave the affiliation of one of them out")


def wikidata_names_one(rows: list[Row], of: Of, table: str) -> Findings:
    """An item of Wikidata is one actor or place. A state is both its actor and its country."""
    persons = [row for row in of("actors") if row["actor_type"] == "person" and table == "places"]
    first: dict[str, str] = {row["wikidata_id"]: row["actor_id"] for row in persons}
    for row in rows:
        item, own = row["wikidata_id"], row[f"{table.removesuffix('s')}_id"]
        if item and first.setdefault(item, own) != own:
            what = f"wikidata_id {item} is already used by {first[item]}"
            yield Finding(row, what, "Use the one id for both, or correct wikidata_id")


# table -> a column that refers to its rows -> the tables that have the column.
USES: dict[str, dict[str, tuple[str, ...]]] = {
    "sources": {
        "source_id": ("attestations", "event_actors", "event_relations", "figures"),
        "article_id": ("events",),
    },
    "actors": {"actor_id": ("event_actors", "figures"), "affiliation_id": ("actors",)},
    "places": {"place_id": ("attestations", "events")},
}


def all_are_used(rows: list[Row], of: Of, table: str) -> Findings:
    """Every source says something; every actor and place is named somewhere."""
    used = {
        row[column] for column, tables in USES[table].items() for name in tables for row in of(name)
    }
    key = f"{table.removesuffix('s')}_id"
    for row in (row for row in rows if row[key] not in used):
        yield Finding(row, f"nothing refers to {row[key]}", "Use it or remove it", missing=True)
