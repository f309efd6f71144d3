"""Lay the records out as the eight tables, with the columns and their order read from the descriptor."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from scripts.common.errors import BuildError, Problem
from scripts.curated.records import (
    Actor,
    Attestation,
    Curated,
    Event,
    Figure,
    Origin,
    Part,
    Place,
    Relation,
    Source,
)
from scripts.curated.timeline import Dated, Dates
from scripts.package import descriptor as descriptors
from scripts.package.order import chronological
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
    """What the tables are made of: the curated records, and the dates of attestations and figures."""

    def __init__(self, curated: Curated, dates: Dates) -> None:
        self.curated, self._dates = curated, dates
        self.article = {event.id: event.source for event in curated.event}
        self._attested: dict[str, list[Attestation]] = {}
        for a in curated.attestation:
            self._attested.setdefault(a.event, []).append(a)

    def date(self, a: Attestation | None) -> Dated | None:
        """The date that an attestation gives."""
        return self._dates.attested.get((a.source, a.event)) if a else None

    def period(self, figure: Figure) -> Dated | None:
        """The period that a figure holds for."""
        return self._dates.periods.get(figure.id)

    def attested(self, event: str) -> list[Attestation]:
        """What all sources say of an event."""
        return self._attested.get(event, [])

    def own(self, event: str) -> Attestation | None:
        """What the article of an event says of it."""
        return next((a for a in self.attested(event) if a.source == self.article[event]), None)

    def best(self, event: str) -> Attestation | None:
        """The attestation with the best-known date of an event: the preferred one; the only dated one is it unasked."""
        rows = self.attested(event)
        dated = [a for a in rows if self.date(a)]
        stated = next((a for a in rows if a.rank == "preferred"), None)
        return stated or (dated[0] if len(dated) == 1 and not dated[0].rank else None)

    def rank(self, a: Attestation) -> str:
        """The rank as it is published."""
        return a.rank or ("preferred" if self.best(a.event) is a else "normal")


def make(facts: Facts) -> Tables:
    """Return the rows of every table, in their stated order."""
    c = facts.curated
    events = _chronological(facts)
    order = {event.id: number for number, event in enumerate(events)}
    articles = set(facts.article.values())

    def by_event(record: Attestation | Part | Relation) -> tuple:
        keys = ("relation", "related_event", "actor", "role")
        own = "" if record.source == facts.article[record.event] else record.source
        return order[record.event], *(getattr(record, key, "") for key in keys), own

    def by_id(record: Actor | Place) -> str:
        return record.id

    return {
        "events": Table(events, partial(_event, facts)),
        "attestations": Table(sorted(c.attestation, key=by_event), partial(_attestation, facts)),
        "event_actors": Table(sorted(c.part, key=by_event), _part),
        "event_relations": Table(sorted(c.relation, key=by_event), _relation),
        "figures": Table(
            sorted(c.figure, key=lambda figure: (figure.measure, figure.id)),
            partial(_figure, facts),
        ),
        "actors": Table(sorted(c.actor, key=by_id), _actor),
        "places": Table(sorted(c.place, key=by_id), _place),
        "sources": Table(
            sorted(c.source, key=lambda source: (source.id not in articles, source.id)), _source
        ),
    }


def _chronological(facts: Facts) -> list[Event]:
    events = {event.id: event for event in facts.curated.event}
    best = {
        id_: dated.span[:2] if (dated := facts.date(facts.best(id_))) else (None, None)
        for id_ in events
    }
    own = {
        id_: dated.span[:2] if (dated := facts.date(facts.own(id_))) else (None, None)
        for id_ in events
    }
    relations = [(r.event, r.relation, r.related_event) for r in facts.curated.relation]
    return [events[id_] for id_ in chronological(best, own, relations)]


def _bounds(prefix: str, dated: Dated | None) -> Cells:
    names = (f"{prefix}_edtf", f"{prefix}_earliest", f"{prefix}_latest")
    return dict(
        zip(names, (dated.span.edtf, *dated.span[:2]) if dated else (None,) * 3, strict=True)
    )


def _sure(prefix: str, dated: Dated | None) -> Cells:
    """What a date says beyond its outer bounds."""
    said = edtf.read(dated.span.edtf) if dated else None
    return {f"{prefix}_{name}": said and getattr(said, name) for name in edtf.SURE}


def _date_cells(dated: Dated | None) -> Cells:
    span = dated and dated.span
    precision = {"date_precision": span and span.precision, "date_extent": span and span.extent}
    return _bounds("date", dated) | _sure("date", dated) | precision


def _event(facts: Facts, event: Event) -> Cells:
    own, best = facts.own(event.id), facts.best(event.id)
    return {
        "event_id": event.id,
        "title": event.title,
        "article_id": event.source,
        "event_type": event.event_type,
        "status": event.status,
        "date_verbatim": own and own.words,
        **_date_cells(facts.date(own)),
        **_bounds("best", facts.date(best)),
        **_sure("best", facts.date(best)),
        "best_source_id": best and best.source,
        "place_id": _where([own, best], facts.attested(event.id)),
        "description": event.description,
    }


def _where(first: list[Attestation | None], attested: list[Attestation]) -> str:
    return common_place(
        [(a.place, a.rank) for a in first if a], [(a.place, a.rank) for a in attested]
    )


def common_place(first: list[tuple[str, str]], attested: list[tuple[str, str]]) -> str:
    """Return the place of an event from places and ranks: the first of `first`, else the one that all others agree on."""
    others = {place for place, rank in attested if place and rank != "deprecated"}
    return next((place for place, _ in first if place), others.pop() if len(others) == 1 else "")


def agreement(
    ours: tuple[date | None, date | None], theirs: tuple[date | None, date | None]
) -> str:
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
        "anchor_event_id": dated and dated.anchor_event,
        "anchor_date": dated and dated.anchor_date,
        "date_direction": dated and dated.direction,
        "date_rule": dated and dated.span.rule,
        **_date_cells(dated),
        "place_id": a.place,
        "rank": facts.rank(a),
        "agreement": agreement(dated.span[:2], own.span[:2])
        if dated and own and a.source != facts.article[a.event]
        else "",
        "note": a.note,
    }


def _part(p: Part) -> Cells:
    cells = {"event_id": p.event, "actor_id": p.actor, "role": p.role, "source_id": p.source}
    return cells | {"paragraph": p.paragraph, "note": p.note}


def _relation(r: Relation) -> Cells:
    cells = {"event_id": r.event, "relation": r.relation, "related_event_id": r.related_event}
    return cells | {"source_id": r.source, "paragraph": r.paragraph, "note": r.note}


def _figure(facts: Facts, f: Figure) -> Cells:
    period = facts.period(f)
    same = ("title", "measure", "value", "unit", "qualifier", "paragraph", "note")
    cells = {name: getattr(f, name) for name in same}
    cells |= {
        "figure_id": f.id,
        "value_verbatim": f.value_words,
        "period_verbatim": f.words,
        **_bounds("period", period),
    }
    cells |= {
        "period_rule": period and period.span.rule,
        "period_anchor_date": period and period.anchor_date,
    }
    cells |= {
        "period_anchor_type": period and period.anchor_type,
        "period_anchor_event_id": period and period.anchor_event,
    }
    return cells | {
        "actor_id": f.actor,
        "event_id": f.event,
        "said_at_event_id": f.said_at,
        "source_id": f.source,
    }


def _actor(a: Actor) -> Cells:
    same = {name: getattr(a, name) for name in ("name", "actor_type", "position", "wikidata_id")}
    return {"actor_id": a.id, "affiliation_id": a.affiliation} | same


def _place(p: Place) -> Cells:
    same = ("name", "place_type", "country_code", "timezone", "geonames_id", "wikidata_id")
    degrees = {name: _number(getattr(p, name)) for name in ("latitude", "longitude")}
    return {"place_id": p.id} | {name: getattr(p, name) for name in same} | degrees


def _source(s: Source) -> Cells:
    same = {
        name: getattr(s, name)
        for name in ("title", "publisher", "source_type", "language", "url", "accessed", "note")
    }
    return {"source_id": s.id, "origin": s.origin, "published_edtf": _published(s.published)} | same


def _published(value: str) -> str:
    """The date in its canonical form; what is no EDTF is left for the schema to refuse."""
    try:
        return edtf.canonical(value)
    except ValueError:
        return value


def _number(value: float | None) -> str | None:
    """A number as it is written: no exponent, no zeros at the end, no minus before nothing."""
    if value is None:
        return None
    plain = f"{Decimal(repr(value)):f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain.removeprefix("-") if float(plain) == 0 else plain


def text(value: object) -> str:
    """Return a cell as it is written: empty for None, ISO days, plain numbers."""
    return "" if value is None else str(value)


def check_columns(made: Tables, descriptor: dict) -> None:
    """Raise BuildError where the descriptor has other columns than the build makes."""
    problems = []
    for resource in descriptor["resources"]:
        first = next(iter(made[resource["name"]]), None)  # all rows have the same columns
        for column in sorted(
            first.cells.keys() - set(descriptors.fields(resource)) if first else ()
        ):
            problems.append(
                Problem(
                    descriptors.NAME,
                    resource["name"],
                    f"the column {column} has no field",
                    "Describe it there",
                )
            )
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
