"""What the tables must mean, beyond what a schema can say: frictionless checks, run by the build and by `make test`."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import ClassVar

from frictionless import Check, Checklist, Error, Package, Row, errors

from scripts.package.tables import agreement
from scripts.reader import edtf


class MeaningError(errors.RowError):
    """A row that fits the schema and still cannot be true."""

    type = "meaning"
    title = "Meaning Error"
    description = "A row contradicts itself, another row, or another table."
    template = "{note}"


class Tables:
    """The rows of a package's tables by name, read once each.

    They come from a package of their own: the one under validation has its tables open, and would give what is left to read.
    Rows that are not as the schema has them are left out, and `whole` tells whether there were any: what is amiss with a cell
    is named, and no check need expect it.
    """

    def __init__(self, package: Package) -> None:
        self.package, self.whole = package, True
        self._rows: dict[str, list[Row]] = {}

    def rows(self, name: str) -> list[Row]:
        """Return the rows of the table `name`; none where the package has no such table."""
        if name not in self._rows:
            rows = self.package.get_resource(name).read_rows() if self.package.has_resource(name) else []
            self._rows[name] = [row for row in rows if row.valid]
            self.whole &= len(self._rows[name]) == len(rows)
        return self._rows[name]


class Meaning(Check):
    """The base of the checks: `tables` names those it looks at, `faults` yields what is wrong in one of them."""

    type = "meaning"
    Errors: ClassVar = [MeaningError]
    tables: tuple[str, ...] = ()

    def __init__(self, shared: Tables) -> None:
        super().__init__()
        self.shared = shared

    def validate_end(self) -> Iterator[Error]:
        """Yield an error for every fault in the table that was just read."""
        if self.resource.name in self.tables:
            for row, note in self.faults(self.of(self.resource.name)):
                yield MeaningError.from_row(row, note=note)

    def of(self, name: str) -> list[Row]:
        """Return the rows of a table."""
        return self.shared.rows(name)

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield each row that is wrong, with what is wrong."""
        raise NotImplementedError


DATES = {"events": ("date", "best"), "attestations": ("date",), "figures": ("period",)}


def _bounds(row: Row, prefix: str) -> tuple[date | None, date | None]:
    return row[f"{prefix}_earliest"], row[f"{prefix}_latest"]


class BoundsInOrder(Meaning):
    """earliest <= latest."""

    tables = tuple(DATES)

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield rows with bounds that run backwards."""
        for row in rows:
            for prefix in DATES[self.resource.name]:
                first, last = _bounds(row, prefix)
                if first and last and first > last:
                    yield row, f"{prefix}_earliest {first} is after {prefix}_latest {last}"


class DatesAgree(Meaning):
    """EDTF, bounds, precision and extent say one thing, in its canonical form; words and rules belong to a date."""

    tables = (*DATES, "sources")
    lone: ClassVar = {"attestations": ("anchor_date",), "figures": ("period_anchor_date",), "sources": ("published_edtf",)}

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield rows whose ways to give one date differ."""
        for row in rows:
            for prefix in DATES.get(self.resource.name, ()):
                note = self._differs(row, prefix)
                if note:
                    yield row, note
            for column in self.lone.get(self.resource.name, ()):
                if row[column] and _canonical(row[column], None) != row[column]:
                    yield row, f"{column} {row[column]} is not in canonical form: {_canonical(row[column], None)}"

    def _differs(self, row: Row, prefix: str) -> str | None:
        value, (first, last) = row[f"{prefix}_edtf"], _bounds(row, prefix)
        if not value:
            others = ("earliest", "latest", "precision", "extent")
            filled = [c for c in (f"{prefix}_{o}" for o in others) if row.get(c)]
            return f"{', '.join(filled)} without {prefix}_edtf" if filled else None
        try:
            bounds = edtf.read(value)
        except ValueError as error:
            return f"{prefix}_edtf: {error}"
        if (bounds.earliest, bounds.latest) != (first, last):
            return f"{prefix}_edtf {value} has the bounds {bounds.earliest} and {bounds.latest}, not {first} and {last}"
        extent = row.get(f"{prefix}_extent")
        if (extent and bounds.extent not in (None, extent)) or _canonical(value, extent) != value:
            return f"{prefix}_edtf {value} is not how {first} to {last}, {extent or bounds.extent}, is written"
        if f"{prefix}_precision" in row and row[f"{prefix}_precision"] != edtf.precision_of(first, last):
            return f"{prefix}_precision is {edtf.precision_of(first, last)} for {value}, not {row[f'{prefix}_precision']}"
        return None


def _canonical(value: str, extent: str | None) -> str | None:
    try:
        return edtf.canonical(value, extent)
    except ValueError:
        return None


# A cell that does not stand without another: (table, column, the one that it needs).
GO_TOGETHER = (
    ("attestations", "date_rule", "date_edtf"),
    ("attestations", "date_edtf", "date_rule"),
    ("attestations", "anchor_type", "anchor_date"),
    ("attestations", "anchor_date", "anchor_type"),
    ("attestations", "anchor_event_id", "anchor_type"),
    ("attestations", "anchor_type", "date_edtf"),
    ("attestations", "date_direction", "anchor_date"),
    ("figures", "period_rule", "period_edtf"),
    ("figures", "period_edtf", "period_rule"),
    ("figures", "period_anchor_date", "period_verbatim"),
    ("events", "best_edtf", "best_source_id"),
    ("events", "best_source_id", "best_edtf"),
)


class CellsGoTogether(Meaning):
    """No cell stands without the one that it belongs to."""

    tables = ("events", "attestations", "figures")

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield rows of which a part is missing."""
        pairs = [(column, other) for table, column, other in GO_TOGETHER if table == self.resource.name]
        for row in rows:
            for column, other in pairs:
                if row[column] and not row[other]:
                    yield row, f"{column} stands without {other}"


class AttestationsWhole(Meaning):
    """A row says something: a date, words or a place; words that date nothing, a date by hand and a wrong date have their reason."""

    tables = ("attestations",)

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield rows of which a part is missing."""
        for row in rows:
            if not (row["date_edtf"] or row["date_verbatim"] or row["place_id"]):
                yield row, f"{MISSING} the row gives neither a date nor a place"
            reasons = {
                "a deprecated date": row["rank"] == "deprecated",
                "a date given by hand beside words": row["date_rule"] == "curated",
                "words that date nothing": row["date_verbatim"] and not row["date_edtf"],
            }
            for what in (what for what, holds in reasons.items() if holds and not row["note"]):
                yield row, f"{what} needs the reason in note"
            if row["date_rule"] == "edtf" and row["date_verbatim"]:
                yield row, "date_rule is edtf, which is for words that are not known; with words it is curated"
            if row["anchor_type"] == "event" and not row["anchor_event_id"]:
                yield row, "anchor_type is event, and anchor_event_id does not say which"


class OnePreferred(Meaning):
    """Every event that anybody dates has exactly one preferred attestation, and it has a date."""

    tables = ("events", "attestations")

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield events without a best-known date and rows that are preferred beside another."""
        attestations = self.of("attestations")
        count = Counter(row["event_id"] for row in attestations if row["rank"] == "preferred")
        dated = {row["event_id"] for row in attestations if row["date_edtf"]}
        for row in rows:
            many = count[row["event_id"]]
            if self.resource.name == "events":
                if not many and row["event_id"] in dated:
                    yield row, f"{MISSING} several sources date the event and none of them is preferred"
            elif row["rank"] == "preferred":
                if many > 1:
                    yield row, f"{many} attestations of the event are preferred; exactly one is its best-known date"
                if not row["date_edtf"]:
                    yield row, f"{MISSING} a preferred attestation needs a date"


class EventsRepeat(Meaning):
    """The date of an event is that of its article's row, its best-known date that of its preferred row."""

    tables = ("events",)

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield events whose dates differ from their attestations."""
        attestations = {(row["event_id"], row["source_id"]): row for row in self.of("attestations")}
        best = {row["event_id"]: row for row in attestations.values() if row["rank"] == "preferred"}
        for row in rows:
            own = attestations.get((row["event_id"], row["article_id"]))
            if own is None:
                yield row, f"{MISSING} the article has no attestation of the event"
            for prefix, told in (("date", own), ("best", best.get(row["event_id"]))):
                if not told:
                    continue
                pairs = {c: c.replace(prefix, "date", 1) for c in row if c.startswith(f"{prefix}_")}
                pairs |= {"best_source_id": "source_id"} if prefix == "best" else {}
                differ = [c for c, other in pairs.items() if row[c] != told[other]]
                if differ:
                    yield row, f"{', '.join(differ)} differ from the attestation by {told['source_id']}"


class AnchorsStand(Meaning):
    """An anchor is what it says: the publication of the source, or the date of the event as this source or its article has it."""

    tables = ("attestations",)

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield rows that are counted from another day than their anchor's, or whose direction the date contradicts."""
        published = {row["source_id"]: row["published_edtf"] for row in self.of("sources")}
        article = {row["event_id"]: row["article_id"] for row in self.of("events")}
        dates = {(row["source_id"], row["event_id"]): row["date_edtf"] for row in rows}
        for row in rows:
            if not row["anchor_date"]:
                continue
            event, expected = row["anchor_event_id"], None
            if event:
                expected = dates.get((row["source_id"], event)) or dates.get((article.get(event), event))
            elif row["anchor_type"] == "publication":
                expected = published.get(row["source_id"])
            if (event or row["anchor_type"] == "publication") and row["anchor_date"] != expected:
                what = f"the date of {event}" if event else "the publication of the source"
                yield row, f"anchor_date {row['anchor_date']} is not {what}: {expected or 'none'}"
            elif row["date_direction"] and not _lies(row["date_direction"], _bounds(row, "date"), row["anchor_date"]):
                yield row, f"the date does not lie in the {row['date_direction']} of its anchor {row['anchor_date']}"


def _lies(direction: str, bounds: tuple[date | None, date | None], anchor: str) -> bool:
    first, last = _closed(bounds)
    start, end = _closed(edtf.read(anchor)[:2])
    return first <= end if direction == "past" else last >= start


class AgreementFits(Meaning):
    """agreement is what the bounds of the row and those of the event's article say; empty on the article's own, and without a date."""

    tables = ("attestations",)

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield rows with another agreement than the bounds give."""
        article = {row["event_id"]: row["article_id"] for row in self.of("events")}
        own = {row["event_id"]: row for row in rows if row["source_id"] == article.get(row["event_id"])}
        for row in rows:
            told = own.get(row["event_id"])
            counts = told is not None and row is not told and row["date_edtf"] and told["date_edtf"]
            expected = agreement(_bounds(row, "date"), _bounds(told, "date")) if counts else None
            if row["agreement"] != expected:
                yield row, f"agreement is {expected or 'empty'} by the bounds, not {row['agreement'] or 'empty'}"


Pair = tuple[date, date]

# relation -> (whether the bounds of an event and its related event allow it, what it says of them if not)
POSSIBLE: dict[str, tuple[Callable[[Pair, Pair], bool], str]] = {
    "before": (lambda ours, theirs: ours[0] <= theirs[1], "begins after the end of"),
    "part-of": (lambda ours, theirs: ours[0] <= theirs[1] and theirs[0] <= ours[1], "lies outside of"),
}


class RelationsPossible(Meaning):
    """A stated relation can hold under the article's bounds and under the best-known ones; an anniversary has its years."""

    tables = ("event_relations",)

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield relations that no choice of days can make true."""
        events = {row["event_id"]: row for row in self.of("events")}
        stated = {
            f["event_id"]: f["value"]
            for f in self.of("figures")
            if f["unit"] == "years" and f["event_id"] in events and f["source_id"] == events[f["event_id"]]["article_id"]
        }
        for row in rows:
            event, other = events.get(row["event_id"]), events.get(row["related_event_id"])
            if not event or not other:
                continue  # the foreign keys say so
            if event is other:
                yield row, "an event is not related to itself"
            for prefix in ("date", "best"):
                if not (event[f"{prefix}_edtf"] and other[f"{prefix}_edtf"]):
                    continue
                ours, theirs = (_closed(_bounds(e, prefix)) for e in (event, other))
                if row["relation"] == "commemorates":
                    yield from self._anniversary(row, ours, theirs, stated.get(row["event_id"]))
                elif row["relation"] in POSSIBLE and not POSSIBLE[row["relation"]][0](ours, theirs):
                    words = POSSIBLE[row["relation"]][1]
                    yield row, f"{row['event_id']} {words} {row['related_event_id']} by the {prefix}_ bounds"

    @staticmethod
    def _anniversary(row: Row, ours: Pair, theirs: Pair, years: int | None) -> Iterator[tuple[Row, str]]:
        if years is not None and (theirs[0].year + years > ours[1].year or ours[0].year > theirs[1].year + years):
            yield row, f"{row['event_id']} is not {years} years after {row['related_event_id']}"


def _closed(bounds: tuple[date | None, date | None]) -> Pair:
    return bounds[0] or date.min, bounds[1] or date.max


# What each kind of place must have, and what it cannot have; what is in neither may be empty.
_POINT = "country_code latitude longitude timezone"
PLACES = {
    "city": (f"{_POINT} geonames_id", ""),
    "building": (_POINT, ""),
    "site": ("", ""),
    "region": ("", ""),
    "country": ("country_code", "timezone"),
    "sea": ("", "country_code timezone"),
}


class PlacesOfTheirKind(Meaning):
    """A place has what its kind must have, and nothing that its kind cannot have; degrees come in pairs."""

    tables = ("places",)

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield places with too little or too much."""
        for row in rows:
            needs, cannot = PLACES.get(row["place_type"], ("", ""))
            for column in (column for column in needs.split() if row[column] is None):
                yield row, f"a {row['place_type']} needs a {column}"
            for column in (column for column in cannot.split() if row[column] is not None):
                yield row, f"a {row['place_type']} has no {column}"
            if (row["latitude"] is None) != (row["longitude"] is None):
                yield row, "latitude and longitude go together"


SCALE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NUMERAL = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)(?: *(thousand|million|billion|trillion)\b)?", re.IGNORECASE)


class FiguresFit(Meaning):
    """One measure has one unit, and the value is a number that its words give, where they give one in figures."""

    tables = ("figures",)

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield figures of two units, and those whose words give other numbers."""
        units: dict[str, str] = {}
        for row in rows:
            unit = units.setdefault(row["measure"], row["unit"])
            if row["unit"] != unit:
                yield row, f"{row['measure']} is in {unit} elsewhere and in {row['unit']} here: one measure has one unit"
            said = _numbers(row["value_verbatim"] or "", 10 if row["unit"] == "per-mille" else 1)
            if said and abs(row["value"]) not in said:
                yield row, f"value is {row['value']}, and the words say {row['value_verbatim']!r}"


def _numbers(words: str, scale: int) -> set[Decimal]:
    """The numbers that words give in figures, as they are published."""
    return {Decimal(n.replace(",", "")) * SCALE.get(word.lower(), 1) * scale for n, word in _NUMERAL.findall(words)}


class AllUsed(Meaning):
    """Every source says something, every actor and place is named somewhere."""

    tables = ("sources", "actors", "places")
    uses: ClassVar = {
        "sources": {"source_id": ("attestations", "event_actors", "event_relations", "figures"), "article_id": ("events",)},
        "actors": {"actor_id": ("event_actors", "figures"), "affiliation_id": ("actors",)},
        "places": {"place_id": ("attestations", "events")},
    }

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield rows that no other table refers to."""
        uses = self.uses[self.resource.name]
        used = {row[column] for column, tables in uses.items() for table in tables for row in self.of(table)}
        key = f"{self.resource.name.removesuffix('s')}_id"
        for row in rows:
            if row[key] not in used:
                yield row, f"{MISSING} nothing refers to {row[key]}"


# Marks faults that may only be the shadow of a record left out for its own fault.
MISSING = "Not there:"

CHECKS = (
    BoundsInOrder,
    DatesAgree,
    CellsGoTogether,
    AttestationsWhole,
    OnePreferred,
    EventsRepeat,
    AnchorsStand,
    AgreementFits,
    RelationsPossible,
    PlacesOfTheirKind,
    FiguresFit,
    AllUsed,
)


def checklist(shared: Tables) -> Checklist:
    """Return all checks of the package that `shared` reads, to be passed to `Package.validate`."""
    return Checklist(checks=[check(shared) for check in CHECKS])
