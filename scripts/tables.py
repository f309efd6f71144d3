"""Lay the records out as the eight tables, with the columns and their order read from the descriptor."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from scripts import descriptor as descriptors
from scripts import edtf
from scripts.dates import written
from scripts.problems import BuildError, Problem
from scripts.records import Attestation, Curated, Origin
from scripts.timeline import Dated, Key

Cells = dict[str, object]


class Row(NamedTuple):
    """A row by column name, and where it was written by hand."""

    cells: Cells
    where: Origin


class Facts(NamedTuple):
    """What the tables are made of: the curated records, the dates of attestations, the periods of figures."""

    curated: Curated
    dated: dict[Key, Dated]
    periods: dict[str, Dated]


def make(facts: Facts) -> dict[str, list[Row]]:
    """Return the rows of every table, in their stated order."""
    events = _events(facts)
    order = {row.cells["event_id"]: number for number, row in enumerate(events)}
    made = {"events": events} | {name: list(build(facts)) for name, build in BUILDERS.items()}

    def by_event(row: Row) -> tuple:
        keys = ("relation", "related_event_id", "actor_id", "role")
        own = "" if row.cells["source_id"] == facts.curated.article else row.cells["source_id"]
        return order.get(row.cells["event_id"], len(order)), *(row.cells.get(key, "") for key in keys), own

    sorts: dict[str, Callable[[Row], object]] = {
        "attestations": by_event,
        "event_actors": by_event,
        "event_relations": by_event,
        "figures": lambda row: (row.cells["measure"], row.cells["figure_id"]),
        "actors": lambda row: row.cells["actor_id"],
        "places": lambda row: row.cells["place_id"],
        "sources": lambda row: (row.cells["source_id"] != facts.curated.article, row.cells["source_id"]),
    }
    for name, key in sorts.items():
        made[name].sort(key=key)
    return made


def _bounds(prefix: str, dated: Dated | None) -> Cells:
    if dated is None:
        return {}
    span = dated.span
    return {f"{prefix}_edtf": written(span), f"{prefix}_earliest": span.earliest, f"{prefix}_latest": span.latest}


def _date_cells(dated: Dated | None) -> Cells:
    span = dated.span if dated else None
    return _bounds("date", dated) | ({"date_precision": span.precision, "date_extent": span.extent} if span else {})


def _events(facts: Facts) -> list[Row]:
    of_event: dict[str, list[Attestation]] = {}
    for a in facts.curated.attestation:
        of_event.setdefault(a.event, []).append(a)
    rows = []
    for event in facts.curated.event:
        attested = of_event.get(event.id, [])
        article = next((a for a in attested if a.source == facts.curated.article), None)
        preferred = next((a for a in attested if a.rank == "preferred"), None)
        cells = {
            "event_id": event.id,
            "title": event.title,
            "event_type": event.event_type,
            "status": event.status,
            "date_verbatim": article and article.words,
            **_date_cells(article and facts.dated.get((article.source, event.id))),
            **_bounds("best", preferred and facts.dated.get((preferred.source, event.id))),
            "place_id": _place([article, preferred], attested),
            "description": event.description,
        }
        rows.append(Row(cells, event.where))
    rows.sort(key=lambda row: (_day(row, "best_earliest", date.min), _day(row, "best_latest", date.max), row.cells["event_id"]))
    return rows


def _day(row: Row, column: str, missing: date) -> date:
    return row.cells.get(column) or missing


def _place(first: list[Attestation | None], attested: list[Attestation]) -> str:
    """The article's place, else that of the best-known date, else the one that all others agree on."""
    others = {a.place for a in attested if a.place and a.rank != "deprecated"}
    return next((a.place for a in first if a and a.place), others.pop() if len(others) == 1 else "")


def agreement(ours: tuple[date | None, date | None], theirs: tuple[date | None, date | None]) -> str:
    """Return how the inclusive bounds `ours` stand to `theirs`: same, narrower, wider, overlaps or disjoint."""
    (first, last), (start, end) = ((a or date.min, b or date.max) for a, b in (ours, theirs))
    if (first, last) == (start, end):
        return "same"
    if last < start or end < first:
        return "disjoint"
    if start <= first and last <= end:
        return "narrower"
    return "wider" if first <= start and end <= last else "overlaps"


def _attestations(facts: Facts) -> Iterator[Row]:
    article = facts.curated.article
    for a in facts.curated.attestation:
        dated = facts.dated.get((a.source, a.event))
        own = facts.dated.get((article, a.event))
        cells = {
            "event_id": a.event,
            "source_id": a.source,
            "date_verbatim": a.words,
            "paragraph": a.paragraph,
            **(
                {"anchor_type": dated.anchor_type, "anchor_date": dated.anchor_date, "date_rule": dated.span.rule}
                if dated
                else {}
            ),
            **_date_cells(dated),
            "place_id": a.place,
            "rank": a.rank,
            "agreement": agreement(dated.span[:2], own.span[:2]) if dated and own and a.source != article else "",
            "note": a.note,
        }
        yield Row(cells, a.where)


def _parts(facts: Facts) -> Iterator[Row]:
    for p in facts.curated.part:
        yield Row({"event_id": p.event, "actor_id": p.actor, "role": p.role, "source_id": p.source}, p.where)


def _relations(facts: Facts) -> Iterator[Row]:
    for r in facts.curated.relation:
        cells = {"event_id": r.event, "relation": r.relation, "related_event_id": r.related_event}
        yield Row(cells | {"source_id": r.source, "paragraph": r.paragraph}, r.where)


def _figures(facts: Facts) -> Iterator[Row]:
    for f in facts.curated.figure:
        same = ("title", "measure", "value", "unit", "qualifier", "paragraph", "note")
        cells = {name: getattr(f, name) for name in same}
        cells |= {"figure_id": f.id, "period_verbatim": f.words, **_bounds("period", facts.periods.get(f.id))}
        yield Row(cells | {"actor_id": f.actor, "event_id": f.event, "source_id": f.source}, f.where)


def _actors(facts: Facts) -> Iterator[Row]:
    for a in facts.curated.actor:
        same = {name: getattr(a, name) for name in ("name", "actor_type", "position", "wikidata_id")}
        yield Row({"actor_id": a.id, "affiliation_id": a.affiliation} | same, a.where)


def _places(facts: Facts) -> Iterator[Row]:
    same = ("name", "country_code", "latitude", "longitude", "timezone", "geonames_id", "wikidata_id")
    for p in facts.curated.place:
        yield Row({"place_id": p.id} | {name: getattr(p, name) for name in same}, p.where)


def _sources(facts: Facts) -> Iterator[Row]:
    for s in facts.curated.source:
        same = {name: getattr(s, name) for name in ("title", "publisher", "source_type", "language", "url")}
        yield Row({"source_id": s.id, "origin": s.origin, "published_edtf": _published(s.published)} | same, s.where)


def _published(value: str) -> str:
    """The date in its canonical form; what is no EDTF is left for the schema to refuse."""
    try:
        return edtf.canonical(value)
    except ValueError:
        return value


BUILDERS: dict[str, Callable[[Facts], Iterator[Row]]] = {
    "attestations": _attestations,
    "event_actors": _parts,
    "event_relations": _relations,
    "figures": _figures,
    "actors": _actors,
    "places": _places,
    "sources": _sources,
}


def text(value: object) -> str:
    """Return a cell as it is written: empty for None, ISO days, plain numbers."""
    return "" if value is None else str(value)


def check_columns(made: dict[str, list[Row]], descriptor: dict) -> None:
    """Raise BuildError where the descriptor has other tables or columns than the build makes."""
    problems = []
    names = {resource["name"] for resource in descriptor["resources"]}
    for name in sorted(names ^ made.keys()):
        mend = f"The tables are {', '.join(made)}"
        problems.append(Problem(descriptors.NAME, name, "is a table on one side only: the descriptor or the build", mend))
    for resource in descriptor["resources"]:
        rows = made.get(resource["name"], [])
        for column in sorted({column for row in rows for column in row.cells} - set(descriptors.fields(resource))):
            problems.append(Problem(descriptors.NAME, resource["name"], f"the column {column} has no field", "Describe it there"))
    if problems:
        raise BuildError(problems)


def write(rows: list[Row], resource: dict) -> bytes:
    """Return a table as CSV bytes: UTF-8, LF, comma, minimal quotes, the columns of the resource."""
    names = descriptors.fields(resource)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([text(row.cells.get(name)) for name in names] for row in rows)
    return out.getvalue().encode("utf-8")
