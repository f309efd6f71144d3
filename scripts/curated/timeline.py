"""Give every attestation and every figure its date: words from their anchors, dates of other events in dependency order."""

from collections.abc import Callable, Container
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from scripts.curated.problems import Problem
from scripts.curated.records import Anchor, Attestation, Curated, Derive, Figure
from scripts.reader import edtf
from scripts.reader.dates import Span, resolve_counting, written
from scripts.reader.windows import shift

Key = tuple[str, str]  # source id, event id
EventDate = Callable[[str, str], "Dated"]  # of a source id and an event id: the date to count from


class Dated(NamedTuple):
    """A date, as EDTF too, and what it was counted from: the type of the anchor and the anchor as EDTF, both empty for none."""

    span: Span
    edtf: str
    anchor_type: str = ""
    anchor_date: str = ""


class Derivation(NamedTuple):
    """A way to date one event from another: the rule's name, its meaning, what it does to the bounds, its usual extent."""

    rule: str
    meaning: str
    shift: Callable[[date | None, date | None, Derive], tuple[date | None, date | None]]
    extent: str = "within"


def _years(day: date | None, years: int) -> date | None:
    return shift(day, "year", years) if day else None


DERIVATIONS = {
    "offset": Derivation(
        "event-offset",
        "A number of years before or after another event, as uncertain as that event.",
        lambda first, last, derive: (_years(first, derive.years), _years(last, derive.years)),
    ),
    "until": Derivation(
        "until-event",
        "Said to come ahead of another event: no later than its last day, and open at the start.",
        lambda first, last, derive: (None, last),
    ),
    "within": Derivation(
        "within-event",
        "Said to be a part of another event, without a date: somewhere inside its bounds.",
        lambda first, last, derive: (first, last),
    ),
}


def resolve_all(curated: Curated) -> tuple[dict[Key, Dated], dict[str, Dated], list[Problem]]:
    """Return the dates of attestations by source and event, the periods of figures by id, and all problems.

    An event named as an anchor has the date that the same source gives it, else the article's. What has no date (a row
    that gives only a place, a figure without a period) has no entry.
    """
    published = {source.id: source.published for source in curated.source}
    attestations = {(a.source, a.event): a for a in curated.attestation}
    problems = _doubled(curated)
    dated: dict[Key, Dated] = {}
    lost = {a.event for a in curated.attestation} - {event.id for event in curated.event}

    def event_date(source: str, event: str) -> Dated:
        key = _target(event, source, curated.article, attestations)
        if key in dated:
            return dated[key]
        raise Shadow if key in attestations or event in lost else AnchorError(f"the anchor dangles: {event} has no date")

    for key in _in_order(attestations, curated.article, problems):
        found = _date(attestations[key], published, event_date, problems)
        if found:
            dated[key] = found
    figures = {}
    for figure in curated.figure:
        found = _date(figure, published, event_date, problems)
        if found:
            figures[figure.id] = found
    return dated, figures, problems


class AnchorError(ValueError):
    """An anchor that cannot be counted from."""


class Shadow(ValueError):
    """An anchor that has no date for a fault of its own, which is named there."""


MEND = "Give the source's exact words and their anchor, or the date as EDTF in date = ..."
MENDS = {AnchorError: "Use an anchor type of publication, speech or event, with the event or the day that it needs"}


def _doubled(curated: Curated) -> list[Problem]:
    seen: set[Key] = set()
    problems = []
    for a in curated.attestation:
        if (a.source, a.event) in seen:
            problems.append(Problem(*a.where, "this source already dates this event", "Keep one [[attestation]] of the two"))
        seen.add((a.source, a.event))
    return problems


def _target(event: str, source: str, article: str, known: Container[Key]) -> Key:
    return (source, event) if (source, event) in known else (article, event)


def _needed(a: Attestation) -> str:
    return (a.derive and a.derive.event) or (a.anchor and a.anchor.event) or ""


def _in_order(attestations: dict[Key, Attestation], article: str, problems: list[Problem]) -> list[Key]:
    """Every key after the one it needs. Cycles are named, all of them, and left out."""
    graph = {
        key: {_target(_needed(a), a.source, article, attestations)} & attestations.keys() if _needed(a) else set()
        for key, a in attestations.items()
    }
    while True:
        try:
            return [key for key in TopologicalSorter(graph).static_order() if key in graph]
        except CycleError as error:
            circle = error.args[1]
            path = " -> ".join(event for _, event in circle)
            for key in set(circle):
                mend = "Give one of them words or a date of its own"
                problems.append(Problem(*attestations[key].where, f"the dates wait for each other: {path}", mend))
                graph.pop(key)


def _date(row: Attestation | Figure, published: dict[str, str], event_date: EventDate, problems: list[Problem]) -> Dated | None:
    try:
        return _date_or_fail(row, published, event_date)
    except Shadow:
        return None
    except (ValueError, OverflowError) as error:  # OverflowError: an offset beyond the years 1 to 9999
        problems.append(Problem(*row.where, str(error).rstrip("."), MENDS.get(type(error), MEND)))
        return None


# What a row may not say together: (whether it does, what is wrong). A figure has neither derivation, extent nor place.
CONTRADICTIONS: tuple[tuple[Callable[[Attestation | Figure], object], str], ...] = (
    (lambda row: getattr(row, "extent", "") not in ("", "within", "throughout"), "the extent is neither within nor throughout"),
    (lambda row: getattr(row, "derive", None) and row.date, "both a date and a derivation are given"),
    (lambda row: getattr(row, "derive", None) and row.anchor, "both an anchor and a derivation are given"),
    (lambda row: row.words and row.date, "both words and a date are given"),
    (lambda row: row.anchor and not row.words, "an anchor without words"),
    (
        lambda row: isinstance(row, Attestation) and not (row.words or row.date or row.derive or row.place),
        "neither a date nor a place is given",
    ),
)


def _date_or_fail(row: Attestation | Figure, published: dict[str, str], event_date: EventDate) -> Dated | None:
    for contradicts, what in CONTRADICTIONS:
        if contradicts(row):
            raise ValueError(what)
    extent = getattr(row, "extent", "")
    if getattr(row, "derive", None):
        return _derived(row.derive, row.source, extent, event_date)
    if not row.words and not row.date:
        return None
    anchor = _anchor(row.anchor, row.source, published.get(row.source, ""), event_date) if row.anchor else None
    span, counted = resolve_counting(row.words or row.date, anchor)
    span = span._replace(extent=extent) if extent else span
    if not row.anchor:
        return Dated(span, written(span))
    if not counted:
        raise AnchorError("the date needs no anchor, but one is given")
    return Dated(span, written(span), row.anchor.type, edtf.canonical(anchor))


def _anchor(anchor: Anchor, source: str, published: str, event_date: EventDate) -> str:
    if anchor.type == "publication" and not anchor.event and not anchor.date:
        if not published:
            raise AnchorError("the words are counted from a publication date that is not known")
        return published
    if (
        anchor.type not in ("speech", "event")
        or bool(anchor.event) == bool(anchor.date)
        or (anchor.type == "event" and anchor.date)
    ):
        raise AnchorError("the anchor is not one that words can be counted from")
    return anchor.date or event_date(source, anchor.event).edtf


def _derived(derive: Derive, source: str, extent: str, event_date: EventDate) -> Dated:
    if derive.kind not in DERIVATIONS or (derive.kind == "offset") != (derive.years is not None):
        raise ValueError("a derivation is an offset with years, until, or within")
    base = event_date(source, derive.event)
    rule = DERIVATIONS[derive.kind]
    window = rule.shift(base.span.earliest, base.span.latest, derive)
    if window == (None, None):
        raise ValueError("nothing is left of the date: both sides are open")
    span = Span(*window, edtf.precision_of(*window), rule.rule, extent or rule.extent)
    return Dated(span, written(span), "event", base.edtf)
