"""Lay the records out as the rows of the eight tables."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache, partial
from typing import Any, NamedTuple

from scripts.common.days import Bounds, agreement
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
from scripts.package.descriptor import Json, columns_of
from scripts.package.order import chronological, sort_key
from scripts.reader import edtf

Cells = dict[str, object]


class Row(NamedTuple):
    """A row by column name, and where it was written by hand."""

    cells: Cells
    where: Origin


class Table(Sequence[Row]):
    """Rows in their order, each made from its record on demand to save memory."""

    def __init__(self, records: list[Any], lay: Callable[[Any], Cells]) -> None:
        self._records, self._lay = records, lay

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, number: int) -> Row:  # type: ignore[override] # no slices
        record = self._records[number]
        return Row(self._lay(record), record.where)


Tables = Mapping[str, Sequence[Row]]


class Facts:
    """The curated records, and the dates of attestations and figures."""

    def __init__(self, curated: Curated, dates: Dates) -> None:
        self.curated, self._dates = curated, dates
        self.article = {event.id: event.source for event in curated.event}
        self._attested: dict[str, list[Attestation]] = {}
        for a in curated.attestation:
            self._attested.setdefault(a.event, []).append(a)

    def date(self, a: Attestation | None) -> Dated | None:
        """Return the date that an attestation gives."""
        return self._dates.attested.get((a.source, a.event)) if a else None

    def period(self, figure: Figure) -> Dated | None:
        """Return the period of a figure."""
        return self._dates.periods.get(figure.id)

    def attested(self, event: str) -> list[Attestation]:
        """Return the attestations of an event."""
        return self._attested.get(event, [])

    def own(self, event: str) -> Attestation | None:
        """Return the attestation of an event by its own article."""
        return next((a for a in self.attested(event) if a.source == self.article[event]), None)

    def best(self, event: str) -> Attestation | None:
        """Return the attestation with the best-known date: the preferred one, else, if all give the
        same date, the one of the article or the first."""
        rows = self.attested(event)
        dated = [(a, found.span.edtf) for a in rows if (found := self.date(a))]
        stated = next((a for a in rows if a.rank == "preferred"), None)
        if stated or len({value for _, value in dated}) != 1 or any(a.rank for a, _ in dated):
            return stated
        return min((a for a, _ in dated), key=lambda a: a.source != self.article[event])

    def rank(self, a: Attestation) -> str:
        """Return the rank as it is published."""
        return a.rank or ("preferred" if self.best(a.event) is a else "normal")


def _bounds(prefix: str, dated: Dated | None) -> Cells:
    span = dated and dated.span
    names = ("edtf", "earliest", "latest")
    return {f"{prefix}_{name}": span and getattr(span, name) for name in names}


def _sure(prefix: str, dated: Dated | None) -> Cells:
    """Return the cells of a date beside its outer bounds."""
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
    """Return the first place of `first`, else the one that all attestations agree on."""
    others = {place for place, rank in attested if place and rank != "deprecated"}
    return next((place for place, _ in first if place), others.pop() if len(others) == 1 else "")


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


def _part(_: Facts, p: Part) -> Cells:
    ids = {"event_id": p.event, "actor_id": p.actor, "source_id": p.source}
    return ids | _same(p, "role paragraph note")


def _relation(_: Facts, r: Relation) -> Cells:
    ids = {"event_id": r.event, "related_event_id": r.related_event, "source_id": r.source}
    return ids | _same(r, "relation paragraph note")


def _figure(facts: Facts, f: Figure) -> Cells:
    period = facts.period(f)
    return {
        "figure_id": f.id,
        "value_verbatim": f.value_words,
        "period_verbatim": f.words,
        "period_rule": period and period.span.rule,
        "period_anchor_type": period and period.anchor_type,
        "period_anchor_event_id": period and period.anchor_event,
        "period_anchor_date": period and period.anchor_date,
        **_bounds("period", period),
        "actor_id": f.actor,
        "event_id": f.event,
        "said_at_event_id": f.said_at,
        "source_id": f.source,
        **_same(f, "title measure value unit qualifier paragraph note"),
    }


def _actor(_: Facts, a: Actor) -> Cells:
    ids: Cells = {"actor_id": a.id, "affiliation_id": a.affiliation}
    return ids | _same(a, "name actor_type position wikidata_id")


def _place(_: Facts, p: Place) -> Cells:
    degrees = {"latitude": _number(p.latitude), "longitude": _number(p.longitude)}
    same = _same(p, "name place_type country_code timezone geonames_id wikidata_id")
    return {"place_id": p.id, **degrees, **same}


def _source(_: Facts, s: Source) -> Cells:
    same = _same(s, "title publisher origin source_type language url accessed note")
    return {"source_id": s.id, "published_edtf": _published(s.published), **same}


def _same(record: object, names: str) -> Cells:
    """Return the cells that a record has under the same name."""
    return {name: getattr(record, name) for name in names.split()}


def _published(value: str) -> str:
    """Return the date in its canonical form. What is not EDTF is left for the schema to refuse."""
    try:
        return edtf.canonical(value)
    except ValueError:
        return value


def _number(value: float | None) -> str | None:
    """Return a number as it is written: no exponent, no zeros at the end, no minus before 0."""
    if value is None:
        return None
    plain = f"{Decimal(repr(value)):f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain.removeprefix("-") if float(plain) == 0 else plain


# table -> the records that its rows are made of, and how; the keys of the cells are the columns.
LAYOUTS: dict[str, tuple[type, Callable[[Facts, Any], Cells]]] = {
    "events": (Event, _event),
    "attestations": (Attestation, _attestation),
    "event_actors": (Part, _part),
    "event_relations": (Relation, _relation),
    "figures": (Figure, _figure),
    "actors": (Actor, _actor),
    "places": (Place, _place),
    "sources": (Source, _source),
}


@cache
def columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table: those of a row that is made of an empty record."""
    kind, lay = LAYOUTS[table]
    empty = kind(**{f.name: "" for f in fields(kind) if f.default is MISSING})
    return (*lay(Facts(Curated(), Dates({}, {})), empty),)


def make(facts: Facts) -> Tables:
    """Return the rows of every table, in their order."""
    place = {id_: number for number, id_ in enumerate(_chronological(facts))}
    made: dict[str, Table] = {}
    for table, (kind, layout) in LAYOUTS.items():
        lay, key = partial(layout, facts), sort_key(table, place, facts.article)
        records = getattr(facts.curated, kind.__name__.lower())
        made[table] = Table(sorted(records, key=lambda record: key(lay(record))), lay)
    return made


def _chronological(facts: Facts) -> list[str]:
    """Return the ids of the events in their order."""

    def bounds(a: Attestation | None) -> Bounds:
        dated = facts.date(a)
        return dated.span[:2] if dated else (None, None)

    ids = facts.article
    relations = [(r.event, r.relation, r.related_event) for r in facts.curated.relation]
    best = {id_: bounds(facts.best(id_)) for id_ in ids}
    return chronological(best, {id_: bounds(facts.own(id_)) for id_ in ids}, relations)


def text(value: object) -> str:
    """Return a cell as it is written: empty for None, ISO days, plain numbers."""
    return "" if value is None else str(value)


def to_csv(rows: Iterable[Row], resource: Json) -> bytes:
    """Return a table as CSV: UTF-8, LF, comma, minimal quotes, the columns of the resource."""
    names = columns_of(resource)
    out = io.BytesIO()
    lines = io.TextIOWrapper(out, "utf-8", newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(map(row.cells.get, names) for row in rows)  # None is written as the empty cell
    lines.flush()
    return out.getvalue()
