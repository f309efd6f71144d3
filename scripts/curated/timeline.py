"""Give every attestation and figure its date, after the dates that it is counted from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from scripts.common.days import Bounds
from scripts.common.errors import DateError, Problem, ReportedError
from scripts.common.graph import in_order
from scripts.curated.contradictions import CONTRADICTIONS, Dateable
from scripts.curated.records import Anchor, Attestation, Curated, Derive, Figure
from scripts.curated.rereading import COUNT_FROM, against, fix_of, needs_anchor, readable
from scripts.reader import edtf
from scripts.reader.languages import CODE
from scripts.reader.resolver import (
    Span,
    UnreadableDate,
    resolve_counting,
    span_of,
    with_extent,
)
from scripts.reader.windows import shift

Key = tuple[str, str]  # source id, event id


class Dated(NamedTuple):
    """A date, and the type, event and EDTF of the anchor that it was counted from, all empty for
    none. `direction` is empty unless the words needed it."""

    span: Span
    anchor_type: str = ""
    anchor_event: str = ""
    anchor_date: str = ""
    direction: str = ""


class Derivation(NamedTuple):
    """A way to date one event from another: its rule, and what that does to the bounds."""

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
        "A number of years before or after another event: calendar years, never a single day.",
        _whole_years,
        years=True,
    ),
    "anniversary": Derivation(
        "event-anniversary",
        "The same day and month in another year, as uncertain as the date of the event.",
        lambda bounds, years: (_same_day(bounds[0], years), _same_day(bounds[1], years)),
        years=True,
    ),
    "until": Derivation(
        "until-event",
        "Before another event: no later than its last day, and open at the start.",
        lambda bounds, _: (None, bounds[1]),
    ),
    "after": Derivation(
        "after-event",
        "After another event: no earlier than its first day, and open at the end.",
        lambda bounds, _: (bounds[0], None),
    ),
    "within": Derivation(
        "within-event",
        "A part of another event: somewhere inside its bounds.",
        lambda bounds, _: bounds,
    ),
}
CURATED = "curated"  # the rule of a date that a person gives beside words that no rule reads
PUBLICATION = Anchor(type="publication")
ANCHOR_FIX = (
    'Write { type = "publication" }, { type = "event", event = "..." }, or { type = "speech", ... } '
    "with the event or the date of the speech"
)
PUBLISHED_FIX = "Write 2022-11-18, 2022-11 or 2022, as far as it is known"
PERIOD_FIX = "Write the period without ~, ? and %, or leave it out and quote its words in note"


class Dates(NamedTuple):
    """The dates of attestations by source and event, and the periods of figures by id."""

    attested: dict[Key, Dated]
    periods: dict[str, Dated]


def resolve_all(curated: Curated) -> tuple[Dates, list[Problem]]:
    """Return all dates and all problems; attestations and figures that have a problem are taken out
    of `curated`.

    An event named as an anchor has the date that the same source gives it, else the one that its
    own article gives it.
    """
    dating = _Dating(curated)
    dating.date_attestations()
    return Dates(dating.dated, dating.date_figures()), dating.problems


class _Dating:
    """The dates and problems so far."""

    def __init__(self, curated: Curated) -> None:
        self.curated = curated
        self.problems: list[Problem] = []
        self.dated: dict[Key, Dated] = {}
        self.failed: set[Key] = set()
        self.article = {event.id: event.source for event in curated.event}
        self.language = {source.id: source.language for source in curated.source}
        self.published = self._published()
        self.attestations = self._once()
        self.dating = {
            key
            for key, a in self.attestations.items()
            if (a.words or a.date or a.derive) and not a.undated
        }

    def date_attestations(self) -> None:
        """Date every attestation after the one that it is counted from."""
        graph = {
            key: {self._target(a.source, _anchor_event(a))} & self.attestations.keys()
            for key, a in self.attestations.items()
        }
        order, cycles = in_order(graph)
        self.failed = graph.keys() - set(order)
        for cycle in cycles:
            what, fix = "the event is counted from itself", COUNT_FROM
            if len(cycle) > 2:
                around = " -> ".join(event for _, event in cycle)
                what = f"circular dates, each counted from the next: {around}"
                fix = "Give one of them words or a date of its own"
            self.problems.append(self.attestations[cycle[0]].where.problem(what, fix))
        for key in order:
            try:
                dated = self._date(self.attestations[key])
            except ReportedError:
                self.failed.add(key)
                continue
            if dated:
                self.dated[key] = dated
        kept = [a for key, a in self.attestations.items() if key not in self.failed]
        self.curated.attestation = kept

    def date_figures(self) -> dict[str, Dated]:
        """Return the periods of the figures."""
        kept: list[Figure] = []
        periods: dict[str, Dated] = {}
        for figure in self.curated.figure:
            try:
                period = self._date(figure)
            except ReportedError:
                continue
            kept.append(figure)
            if period:
                periods[figure.id] = period
        self.curated.figure = kept
        return periods

    def _published(self) -> dict[str, str | None]:
        """Return when each source was published: empty if not known, None if unreadable."""
        rows: tuple[Dateable, ...] = (*self.curated.attestation, *self.curated.figure)
        undated = {source.id for source in self.curated.source if not source.published}
        counting = {
            row.source
            for row in rows
            if row.source in undated and row.anchor == PUBLICATION and self._needs_anchor(row)
        }
        published: dict[str, str | None] = {}
        for number, source in enumerate(self.curated.source):
            published[source.id] = source.published
            if source.id in counting:
                what = "published is missing: words of this source are counted from it"
                fix = 'Add published = "..." (2022-11-18, 2022-11 or 2022), as far as it is known'
                self.problems.append(source.where.problem(what, fix))
            try:
                edtf.read(source.published or "2000")
            except ValueError as error:
                self.problems.append(source.where.problem(f"published: {error}", PUBLISHED_FIX))
                published[source.id] = None
                self.curated.source[number] = replace(source, published="")
        return published

    def _needs_anchor(self, row: Dateable) -> bool:
        return needs_anchor(row.words, self._language(row))

    def _language(self, row: Dateable) -> str:
        """Return the language of the words of a row: that of its source."""
        code = self.language.get(row.source) or "en"
        return code if CODE.fullmatch(code.split("-")[0]) else "en"  # the schema reports its form

    def _once(self) -> dict[Key, Attestation]:
        """Return the attestations by key; report a second one of the same source and event."""
        kept: dict[Key, Attestation] = {}
        for a in self.curated.attestation:
            if kept.setdefault((a.source, a.event), a) is not a:
                what, fix = (
                    "this source already dates this event",
                    "Keep one [[attestation]] of the two",
                )
                self.problems.append(a.where.problem(what, fix))
        return kept

    def _target(self, source: str, event: str) -> Key:
        """Return which attestation dates an event, for a source that counts from it."""
        own = (source, event)
        return own if own in self.dating else (self.article.get(event, ""), event)

    def _event_date(self, source: str, event: str) -> Dated:
        """Return the date of an event, for a source that counts from it."""
        key = self._target(source, event)
        if key in self.dated:
            return self.dated[key]
        if key in self.failed or not self.curated.whole:
            raise ReportedError
        fix = f"Date {event} first, or count from another event"
        raise DateError(f"the anchor dangles: {event} has no date", fix)

    def _date(self, row: Dateable) -> Dated | None:
        """Return the date of a row, or None if it has none. Raises ReportedError."""
        try:
            dated = self._date_or_fail(row)
            if dated and isinstance(row, Figure) and edtf.read(dated.span.edtf).qualifier:
                what = f"the period {dated.span.edtf} is qualified: it has no known bounds"
                raise DateError(what, PERIOD_FIX)
        except (DateError, ValueError, OverflowError) as error:  # Overflow: beyond the calendar
            what = str(error).rstrip(".")
            self.problems.append(row.where.problem(what, fix_of(row, error)))
            raise ReportedError from None
        return dated

    def _date_or_fail(self, row: Dateable) -> Dated | None:
        found = [(what, fix) for contradicts, what, fix in CONTRADICTIONS if contradicts(row)]
        if found:  # all fixes of the row at once
            whats, fixes = (dict.fromkeys(texts) for texts in zip(*found, strict=True))
            raise DateError("; ".join(whats), ". ".join(fixes))
        if row.derive:
            return self._derived(row.derive, row)
        if row.date:
            return self._given(row)
        if row.undated:
            _refuse_readable(row, self._language(row), "undated")
        if not row.words or row.undated:
            return None
        return self._read(row)

    def _read(self, row: Dateable) -> Dated:
        """Return what a rule reads the words as."""
        anchor = self._anchor_date(row, row.anchor) if row.anchor else None
        direction, from_event = (
            row.direction or None,
            bool(row.anchor and row.anchor.type == "event"),
        )
        language = self._language(row)
        span, counted = resolve_counting(
            row.words, anchor, direction, from_event=from_event, language=language
        )
        if anchor and direction:
            written, of_anchor = edtf.canonical(anchor), edtf.read(anchor)[:2]
            error = against(direction, span.edtf, span[:2], written, of_anchor)
            if error:
                raise error
        needed = direction and span != _without_direction(row.words, anchor, from_event, language)
        span = with_extent(span, row.extent or None)
        dated = Dated(span, direction=(needed and direction) or "")
        if not row.anchor:
            return dated
        if not counted or not anchor:
            raise DateError("the date needs no anchor, but one is given", "Leave anchor out")
        return dated._replace(
            anchor_type=row.anchor.type,
            anchor_event=row.anchor.event,
            anchor_date=edtf.canonical(anchor),
        )

    def _anchor_date(self, row: Dateable, anchor: Anchor) -> str | None:
        """Return the date that words are counted from; None if neither known nor needed."""
        if anchor == PUBLICATION:
            published = self.published.get(row.source)
            if not published and (published is None or self._needs_anchor(row)):
                raise ReportedError  # at the source
            return published or None
        if (anchor.type != "speech" and anchor.date) or bool(anchor.event) == bool(anchor.date):
            raise DateError("the anchor is not one that words can be counted from", ANCHOR_FIX)
        return anchor.date or self._event_date(row.source, anchor.event).span.edtf

    def _given(self, row: Dateable) -> Dated:
        """Return the date that a person gives, alone or beside words that no rule reads so."""
        span = span_of(row.date, CURATED if row.words else "edtf", row.extent or None)
        # A typed doubt says less than the words do, so it is kept.
        if row.words and not edtf.read(span.edtf).qualifier:
            published = self.published.get(row.source)
            _refuse_readable(row, self._language(row), "the date", published, span[:2])
        return Dated(span)

    def _derived(self, derive: Derive, row: Dateable) -> Dated:
        """Return the date that is derived from that of another event."""
        kind = DERIVATIONS[derive.kind]
        if kind.years != (derive.years is not None):
            what = f"derive of the kind {derive.kind} {'needs' if kind.years else 'has no'} years"
            fix = "Add years = ..., below zero for before" if kind.years else "Leave years out"
            raise DateError(what, fix)
        base = self._event_date(row.source, derive.event)
        qualifier = edtf.read(base.span.edtf).qualifier
        if qualifier:
            what = f"the date of {derive.event} is {qualifier}: nothing can be derived from it"
            raise DateError(what, "Derive it from another event, or leave derive out")
        bounds = kind.shift(base.span[:2], derive.years or 0)
        if bounds == (None, None):
            what = "nothing is left of the date: both sides are open"
            raise DateError(what, "Derive it from another event, or leave derive out")
        span = span_of(edtf.write(*bounds, "within"), kind.rule, row.extent or None)
        return Dated(span, "event", derive.event, base.span.edtf)


def _anchor_event(a: Attestation) -> str:
    return (a.derive and a.derive.event) or (a.anchor and a.anchor.event) or ""


def _without_direction(
    words: str, anchor: str | None, from_event: bool, language: str
) -> Span | None:
    try:
        return resolve_counting(words, anchor, from_event=from_event, language=language)[0]
    except UnreadableDate:
        return None


def _refuse_readable(
    row: Dateable,
    language: str,
    instead: str,
    published: str | None = None,
    bounds: Bounds | None = None,
) -> None:
    """Raise DateError for a date by hand, or none, though rules read the words."""
    found = readable(row.words, language, published, bounds)
    if not found:
        return
    how, fix = "", f"Leave {instead} out"
    if found.anchor:
        how = " counted from the publication"
        fix += ', and give anchor = { type = "publication" }'
    if found.direction:
        how += f" with direction {found.direction}"
        fix += f' and direction = "{found.direction}"'
    read = f"the rule {found.span.rule} reads {row.words!r} as {found.span.edtf}"
    raise DateError(f"{read}{how}: leave {instead} out", fix)
