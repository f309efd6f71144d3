"""Give every attestation and every figure its date: words from their anchors, dates of other events in dependency order."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from scripts.common.errors import Problem
from scripts.curated.contradictions import (
    CONTRADICTIONS,
    COUNT_FROM,
    NEEDS_ANCHOR,
    OTHER_WAY,
    Bounds,
    DateError,
    fix_of,
    has,
    lies,
    readable,
)
from scripts.curated.cycles import circle, components
from scripts.curated.records import Anchor, Attestation, Curated, Derive, Figure
from scripts.reader import edtf
from scripts.reader.resolver import Span, UnreadableDate, resolve_counting, span_of
from scripts.reader.windows import shift

Key = tuple[str, str]  # source id, event id


class Dated(NamedTuple):
    """A date, and what it was counted from: type, event and EDTF of the anchor, all empty for none.
    `direction` is empty unless the words needed it."""

    span: Span
    anchor_type: str = ""
    anchor_event: str = ""
    anchor_date: str = ""
    direction: str = ""


EventDate = Callable[[str, str], Dated]  # of a source id and an event id: the date to count from


class Derivation(NamedTuple):
    """A way to date one event from another: the rule's name, its meaning, what it does to the bounds, whether it has `years`."""

    rule: str
    meaning: str
    shift: Callable[[Bounds, int], Bounds]
    years: bool = False


def _same_day(day: date | None, years: int) -> date | None:
    return shift(day, "year", years) if day else None


def _whole_years(bounds: Bounds, years: int) -> Bounds:
    first, last = bounds
    return first and date(first.year + years, 1, 1), last and date(last.year + years, 12, 31)


DERIVATIONS = {
    "offset": Derivation(
        "event-offset",
        "Said to lie a number of years before or after another event: calendar years, never a single day.",
        _whole_years,
        years=True,
    ),
    "anniversary": Derivation(
        "event-anniversary",
        "The same day and month in another year, as uncertain as the event that it is counted from.",
        lambda bounds, years: (_same_day(bounds[0], years), _same_day(bounds[1], years)),
        years=True,
    ),
    "until": Derivation(
        "until-event",
        "Said to come ahead of another event: no later than its last day, and open at the start.",
        lambda bounds, _: (None, bounds[1]),
    ),
    "after": Derivation(
        "after-event",
        "Said to follow another event: no earlier than its first day, and open at the end.",
        lambda bounds, _: (bounds[0], None),
    ),
    "within": Derivation(
        "within-event",
        "Said to be a part of another event: somewhere inside its bounds.",
        lambda bounds, _: bounds,
    ),
}
CURATED = "curated"  # the rule of a date that a person gives beside words that no rule reads


class Dates(NamedTuple):
    """The dates of attestations by source and event, and the periods of figures by id. What has no date has no entry."""

    attested: dict[Key, Dated]
    periods: dict[str, Dated]


def resolve_all(curated: Curated) -> tuple[Dates, list[Problem]]:
    """Return all dates and all problems; attestations and figures that have a problem are taken out of `curated`.

    An event named as an anchor has the date that the same source gives it, else the one that its own article gives it.
    """
    article = {event.id: event.source for event in curated.event}
    problems: list[Problem] = []
    published = _published(curated, problems)
    attestations = _once(curated.attestation, problems)
    dated: dict[Key, Dated] = {}
    failed: set[Key] = set()

    dating = {
        key for key, a in attestations.items() if (a.words or a.date or a.derive) and not a.undated
    }

    def target(source: str, event: str) -> Key:
        return (source, event) if (source, event) in dating else (article.get(event, ""), event)

    def event_date(source: str, event: str) -> Dated:
        key = target(source, event)
        if key in dated:
            return dated[key]
        if key in failed or not curated.whole:
            raise Shadow
        raise DateError(
            f"the anchor dangles: {event} has no date",
            f"Date {event} first, or count from another event",
        )

    graph = {
        key: {target(a.source, _needed(a))} & attestations.keys() for key, a in attestations.items()
    }
    for key in _in_order(graph, attestations, failed, problems):
        found = _date(attestations[key], published, event_date, problems)
        if isinstance(found, Dated):
            dated[key] = found
        elif found:
            failed.add(key)
    curated.attestation = [a for a in attestations.values() if (a.source, a.event) not in failed]
    periods = {
        figure.id: _date(figure, published, event_date, problems) for figure in curated.figure
    }
    curated.figure = [figure for figure in curated.figure if periods[figure.id] is not FAILED]
    return Dates(
        dated, {id_: period for id_, period in periods.items() if isinstance(period, Dated)}
    ), problems


def _published(curated: Curated, problems: list[Problem]) -> dict[str, str | None]:
    """When each source was published, empty where that is not known, None where it cannot be read, which is named here."""
    published: dict[str, str | None] = {}
    rows = (*curated.attestation, *curated.figure)
    undated = {source.id for source in curated.source if not source.published}
    counted = {
        row.source
        for row in rows
        if row.source in undated and row.anchor == PUBLICATION and _needs_anchor(row.words)
    }
    for number, source in enumerate(curated.source):
        published[source.id] = source.published
        if not source.published and source.id in counted:
            what = "published is missing: words of this source are counted from it"
            problems.append(
                Problem(
                    *source.where,
                    what,
                    'Add published = "..." (2022-11-18, 2022-11 or 2022), as far as it is known',
                )
            )
            continue
        try:
            edtf.read(source.published or "2000")
        except ValueError as error:
            problems.append(
                Problem(
                    *source.where,
                    f"published: {error}",
                    "Write 2022-11-18, 2022-11 or 2022, as far as it is known",
                )
            )
            published[source.id] = None
            curated.source[number] = replace(source, published="")
    return published


def _needs_anchor(words: str) -> bool:
    """Whether words are a date that must be counted from somewhere; not if they are none, or one by themselves."""
    try:
        resolve_counting(words)
    except UnreadableDate as error:
        return NEEDS_ANCHOR in str(error)
    return False


class Shadow(ValueError):
    """An anchor that has no date for a fault of its own, which is named there."""


FAILED = "failed"
PERIOD = "Write the period without ~, ? and %, or leave it out and quote its words in note"
PUBLICATION = Anchor(type="publication")
ANCHOR = (
    "Use an anchor type of publication, speech or event, with the event or the day that it needs"
)


def _once(attestations: list[Attestation], problems: list[Problem]) -> dict[Key, Attestation]:
    """The attestations by key; a second one of the same source and event is named."""
    kept: dict[Key, Attestation] = {}
    for a in attestations:
        if kept.setdefault((a.source, a.event), a) is not a:
            problems.append(
                Problem(
                    *a.where,
                    "this source already dates this event",
                    "Keep one [[attestation]] of the two",
                )
            )
    return kept


def _needed(a: Attestation) -> str:
    return (a.derive and a.derive.event) or (a.anchor and a.anchor.event) or ""


def _in_order(
    graph: dict[Key, set[Key]],
    attestations: dict[Key, Attestation],
    failed: set[Key],
    problems: list[Problem],
) -> Iterator[Key]:
    """Yield every key after the one it needs. Cycles are named, each once, and left out."""
    for part in components(graph):
        around = circle(graph, part)
        if around:
            what = f"the dates wait for each other: {' -> '.join(event for _, event in around)}"
            alone = len(around) == 2
            found = (
                ("the event is counted from itself", COUNT_FROM)
                if alone
                else (what, "Give one of them words or a date of its own")
            )
            problems.append(Problem(*attestations[around[0]].where, *found))
            failed.update(part)
        else:
            yield from part


def _date(
    row: Attestation | Figure,
    published: dict[str, str | None],
    event_date: EventDate,
    problems: list[Problem],
) -> Dated | str | None:
    """The date of a row, None where it has none, FAILED where that cannot be told."""
    try:
        dated = _date_or_fail(row, published.get(row.source), event_date)
        if dated and isinstance(row, Figure) and edtf.read(dated.span.edtf).qualifier:
            raise DateError(
                f"the period {dated.span.edtf} is qualified: it has no known bounds", PERIOD
            )
        return dated
    except Shadow:
        return FAILED
    except (
        ValueError,
        OverflowError,
    ) as error:  # OverflowError: an offset beyond the years 1 to 9999
        problems.append(Problem(*row.where, str(error).rstrip("."), fix_of(row, error)))
        return FAILED


def _date_or_fail(
    row: Attestation | Figure, published: str | None, event_date: EventDate
) -> Dated | None:
    for contradicts, what, fix in CONTRADICTIONS:
        if contradicts(row):
            raise DateError(what, fix)
    extent = getattr(row, "extent", "")
    if has(row, "derive"):
        return _derived(row.derive, row.source, extent, event_date)
    if row.date:
        return _given(row, extent, published)
    if has(row, "undated"):
        _refuse_readable(row, "undated")
    if not row.words or has(row, "undated"):
        return None
    return _read(row, extent, published, event_date)


def _read(
    row: Attestation | Figure, extent: str, published: str | None, event_date: EventDate
) -> Dated:
    anchor = _anchor(row, published, event_date) if row.anchor else None
    direction = getattr(row, "direction", "") or None
    from_event = bool(row.anchor) and row.anchor.type == "event"
    span, counted = resolve_counting(row.words, anchor, direction, from_event=from_event)
    if direction and anchor and not lies(direction, span[:2], edtf.read(anchor)[:2]):
        what = f"the date is {span.edtf}, which does not lie in the {direction} of its anchor {edtf.canonical(anchor)}"
        raise DateError(what, f'Write direction = "{OTHER_WAY[direction]}", or leave it out')
    direction = (
        direction
        if direction and span != _without_direction(row.words, anchor, from_event)
        else None
    )
    span = span_of(span.edtf, span.rule, extent or None)
    if not row.anchor:
        return Dated(span, direction=direction or "")
    if not counted:
        raise DateError("the date needs no anchor, but one is given", "Leave anchor out")
    return Dated(span, row.anchor.type, row.anchor.event, edtf.canonical(anchor), direction or "")


def _without_direction(words: str, anchor: str | None, from_event: bool) -> Span | None:
    try:
        return resolve_counting(words, anchor, from_event=from_event)[0]
    except UnreadableDate:
        return None


def _given(row: Attestation | Figure, extent: str, published: str | None) -> Dated:
    """A date that the curated file gives: alone, or beside words that no rule reads, or none that leads to it."""
    span = span_of(row.date, CURATED if row.words else "edtf", extent or None)
    if row.words:
        _refuse_readable(row, "the date", published, span[:2])
    return Dated(span)


def _refuse_readable(
    row: Attestation | Figure,
    instead: str,
    published: str | None = None,
    window: Bounds | None = None,
) -> None:
    """Refuse a date by hand where the words lead to one: by themselves, or counted from the publication to the same days."""
    found = readable(row.words, published, window)
    if not found:
        return
    how, fix = "", f"Leave {instead} out"
    if found.anchor:
        how, fix = (
            " counted from the publication",
            f'{fix}, and give anchor = {{ type = "publication" }}',
        )
    if found.direction:
        how, fix = (
            f"{how} with direction {found.direction}",
            f'{fix} and direction = "{found.direction}"',
        )
    what = f"the rule {found.span.rule} reads {row.words!r} as {found.span.edtf}{how}: leave {instead} out"
    raise DateError(what, fix)


def _anchor(row: Attestation | Figure, published: str | None, event_date: EventDate) -> str | None:
    """The date that words are counted from; None for a publication that is not known, where the words do not need it."""
    anchor = row.anchor
    if anchor == PUBLICATION:
        if not published and (published is None or _needs_anchor(row.words)):
            raise Shadow  # it is told of the source
        return published or None
    if (
        anchor.type not in ("speech", "event")
        or bool(anchor.event) == bool(anchor.date)
        or (anchor.type == "event" and anchor.date)
    ):
        raise DateError("the anchor is not one that words can be counted from", ANCHOR)
    return anchor.date or event_date(row.source, anchor.event).span.edtf


def _derived(derive: Derive, source: str, extent: str, event_date: EventDate) -> Dated:
    kind = DERIVATIONS.get(derive.kind)
    if kind is None or kind.years != (derive.years is not None):
        with_years = [name for name, kind in DERIVATIONS.items() if kind.years]
        what = f"a derivation is one of {', '.join(DERIVATIONS)}; {' and '.join(with_years)} have years, others none"
        fix = f"Write kind = ... as one of these{'' if kind is None else ', with years = ...' if kind.years else ', and leave years out'}"
        raise DateError(what, fix)
    base = event_date(source, derive.event)
    qualifier = edtf.read(base.span.edtf).qualifier
    if qualifier:
        what = f"the date of {derive.event} is {qualifier}: nothing can be derived from it"
        raise DateError(what, "Derive it from another event, or leave derive out")
    window = kind.shift(base.span[:2], derive.years or 0)
    if window == (None, None):
        raise DateError(
            "nothing is left of the date: both sides are open",
            "Derive it from another event, or leave derive out",
        )
    span = span_of(edtf.write(*window, "within"), kind.rule, extent or None)
    return Dated(span, "event", derive.event, base.span.edtf)
