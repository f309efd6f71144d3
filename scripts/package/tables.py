"""Lay the records out as the eight tables, with the columns and their order read from the descriptor."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from scripts.curated.problems import BuildError, Problem
from scripts.curated.records import Actor, Attestation, Curated, Event, Figure, Origin, Part, Place, Relation, Source
from scripts.curated.timeline import Dated, Key
from scripts.package import descriptor as descriptors
from scripts.reader import edtf

Cells = dict[str, object]


class Row(NamedTuple):
    """A row by column name, and where it was written by hand."""

    cells: Cells
    where: Origin


class Table(Sequence[Row]):
    """Rows in their order, each laid out from its record when it is asked for: a large package has no second copy in memory."""

    def __init__(self, records: list, lay: Callable[[Any], Cells]) -> None:
        self._records, self._lay = records, lay

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, number: int) -> Row:
        record = self._records[number]
        return Row(self._lay(record), record.where)


Tables = dict[str, Table]


class Facts:
    """What the tables are made of: the curated records, the dates of attestations, the periods of figures."""

    def __init__(self, curated: Curated, dated: dict[Key, Dated], periods: dict[str, Dated]) -> None:
        self.curated, self.periods, self._dated = curated, periods, dated
        self._attested: dict[str, list[Attestation]] = {}
        for a in curated.attestation:
            self._attested.setdefault(a.event, []).append(a)

    def date(self, a: Attestation | None) -> Dated | None:
        """The date that an attestation gives."""
        return self._dated.get((a.source, a.event)) if a else None

    def attested(self, event: str) -> list[Attestation]:
        """What all sources say of an event."""
        return self._attested.get(event, [])

    def own(self, event: str) -> Attestation | None:
        """What the article says of an event."""
        return next((a for a in self.attested(event) if a.source == self.curated.article), None)

    def best(self, event: str) -> Attestation | None:
        """The attestation with the best-known date of an event."""
        return next((a for a in self.attested(event) if a.rank == "preferred"), None)


def make(facts: Facts) -> Tables:
    """Return the rows of every table, in their stated order."""
    c = facts.curated

    def chronological(event: Event) -> tuple:
        best = facts.date(facts.best(event.id))
        earliest, latest = best.span[:2] if best else (None, None)
        return earliest or date.min, latest or date.max, event.id

    events = sorted(c.event, key=chronological)
    order = {event.id: number for number, event in enumerate(events)}

    def by_event(record: Attestation | Part | Relation) -> tuple:
        keys = ("relation", "related_event", "actor", "role")
        own = "" if record.source == c.article else record.source
        return order.get(record.event, len(order)), *(getattr(record, key, "") for key in keys), own

    def by_id(record: Actor | Place) -> str:
        return record.id

    return {
        "events": Table(events, partial(_event, facts)),
        "attestations": Table(sorted(c.attestation, key=by_event), partial(_attestation, facts)),
        "event_actors": Table(sorted(c.part, key=by_event), _part),
        "event_relations": Table(sorted(c.relation, key=by_event), _relation),
        "figures": Table(sorted(c.figure, key=lambda figure: (figure.measure, figure.id)), partial(_figure, facts)),
        "actors": Table(sorted(c.actor, key=by_id), _actor),
        "places": Table(sorted(c.place, key=by_id), _place),
        "sources": Table(sorted(c.source, key=lambda source: (source.id != c.article, source.id)), _source),
    }


def _bounds(prefix: str, dated: Dated | None) -> Cells:
    names = (f"{prefix}_edtf", f"{prefix}_earliest", f"{prefix}_latest")
    return dict(zip(names, (dated.edtf, *dated.span[:2]) if dated else (None,) * 3, strict=True))


def _date_cells(dated: Dated | None) -> Cells:
    span = dated and dated.span
    return _bounds("date", dated) | {"date_precision": span and span.precision, "date_extent": span and span.extent}


def _event(facts: Facts, event: Event) -> Cells:
    own, best = facts.own(event.id), facts.best(event.id)
    return {
        "event_id": event.id,
        "title": event.title,
        "event_type": event.event_type,
        "status": event.status,
        "date_verbatim": own and own.words,
        **_date_cells(facts.date(own)),
        **_bounds("best", facts.date(best)),
        "place_id": _where([own, best], facts.attested(event.id)),
        "description": event.description,
    }


def _where(first: list[Attestation | None], attested: list[Attestation]) -> str:
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


def _attestation(facts: Facts, a: Attestation) -> Cells:
    dated, own = facts.date(a), facts.date(facts.own(a.event))
    return {
        "event_id": a.event,
        "source_id": a.source,
        "date_verbatim": a.words,
        "paragraph": a.paragraph,
        "anchor_type": dated and dated.anchor_type,
        "anchor_date": dated and dated.anchor_date,
        "date_rule": dated and dated.span.rule,
        **_date_cells(dated),
        "place_id": a.place,
        "rank": a.rank,
        "agreement": agreement(dated.span[:2], own.span[:2]) if dated and own and a.source != facts.curated.article else "",
        "note": a.note,
    }


def _part(p: Part) -> Cells:
    return {"event_id": p.event, "actor_id": p.actor, "role": p.role, "source_id": p.source}


def _relation(r: Relation) -> Cells:
    cells = {"event_id": r.event, "relation": r.relation, "related_event_id": r.related_event}
    return cells | {"source_id": r.source, "paragraph": r.paragraph}


def _figure(facts: Facts, f: Figure) -> Cells:
    same = ("title", "measure", "value", "unit", "qualifier", "paragraph", "note")
    cells = {name: getattr(f, name) for name in same}
    cells |= {"figure_id": f.id, "period_verbatim": f.words, **_bounds("period", facts.periods.get(f.id))}
    return cells | {"actor_id": f.actor, "event_id": f.event, "source_id": f.source}


def _actor(a: Actor) -> Cells:
    same = {name: getattr(a, name) for name in ("name", "actor_type", "position", "wikidata_id")}
    return {"actor_id": a.id, "affiliation_id": a.affiliation} | same


def _place(p: Place) -> Cells:
    same = ("name", "country_code", "latitude", "longitude", "timezone", "geonames_id", "wikidata_id")
    return {"place_id": p.id} | {name: getattr(p, name) for name in same}


def _source(s: Source) -> Cells:
    same = {name: getattr(s, name) for name in ("title", "publisher", "source_type", "language", "url")}
    return {"source_id": s.id, "origin": s.origin, "published_edtf": _published(s.published)} | same


def _published(value: str) -> str:
    """The date in its canonical form; what is no EDTF is left for the schema to refuse."""
    try:
        return edtf.canonical(value)
    except ValueError:
        return value


def text(value: object) -> str:
    """Return a cell as it is written: empty for None, ISO days, plain numbers."""
    return "" if value is None else str(value)


def check_columns(made: Tables, descriptor: dict) -> None:
    """Raise BuildError where the descriptor has other tables or columns than the build makes."""
    problems = []
    names = {resource["name"] for resource in descriptor["resources"]}
    for name in sorted(names ^ made.keys()):
        mend = f"The tables are {', '.join(made)}"
        problems.append(Problem(descriptors.NAME, name, "is a table on one side only: the descriptor or the build", mend))
    for resource in descriptor["resources"]:
        first = next(iter(made.get(resource["name"], [])), None)  # all rows have the same columns
        for column in sorted(first.cells.keys() - set(descriptors.fields(resource)) if first else ()):
            problems.append(Problem(descriptors.NAME, resource["name"], f"the column {column} has no field", "Describe it there"))
    if problems:
        raise BuildError(problems)


def write(rows: Iterable[Row], resource: dict) -> bytes:
    """Return a table as CSV bytes: UTF-8, LF, comma, minimal quotes, the columns of the resource."""
    names = descriptors.fields(resource)
    out = io.BytesIO()
    lines = io.TextIOWrapper(out, "utf-8", newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(map(row.cells.get, names) for row in rows)  # None is written as the empty cell
    lines.flush()
    return out.getvalue()
