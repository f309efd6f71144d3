"""What the tables must mean, beyond what a schema can say: frictionless checks, run by the build and by `make test`."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
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
    """

    def __init__(self, descriptor: str) -> None:
        self.package = Package(descriptor)
        self._rows: dict[str, list[Row]] = {}

    def rows(self, name: str) -> list[Row]:
        """Return the rows of the table `name`."""
        if name not in self._rows:
            self._rows[name] = self.package.get_resource(name).read_rows()
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

    def article(self) -> str | None:
        """Return the id of the article: the source whose address the package itself names as its source."""
        paths = [source.get("path") for source in self.shared.package.sources]
        return next((row["source_id"] for row in self.of("sources") if row["url"] in paths), None)


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
    lone: ClassVar = {"attestations": ("anchor_date",), "sources": ("published_edtf",)}

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


class AttestationsWhole(Meaning):
    """A row gives a date or a place; a rule goes with a date, an anchor with its type; a wrong date has its reason."""

    tables = ("attestations",)

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield rows of which a part is missing."""
        for row in rows:
            if not row["date_edtf"] and not row["place_id"]:
                yield row, f"{MISSING} the row gives neither a date nor a place"
            if bool(row["date_rule"]) != bool(row["date_edtf"]):
                yield row, "date_rule and date_edtf go together"
            if bool(row["anchor_type"]) != bool(row["anchor_date"]):
                yield row, "anchor_type and anchor_date go together"
            if row["rank"] == "deprecated" and not row["note"]:
                yield row, "a deprecated date needs its reason in note"


class OnePreferred(Meaning):
    """Every event has exactly one preferred attestation, and it has a date."""

    tables = ("events", "attestations")

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield events without a best-known date and rows that are preferred beside another."""
        preferred = [row for row in self.of("attestations") if row["rank"] == "preferred"]
        count = Counter(row["event_id"] for row in preferred)
        for row in rows:
            if self.resource.name == "events" and not count[row["event_id"]]:
                yield row, f"{MISSING} no attestation is preferred"
            elif self.resource.name == "attestations" and row["rank"] == "preferred":
                if count[row["event_id"]] > 1:
                    yield (
                        row,
                        f"{count[row['event_id']]} attestations of the event are preferred; exactly one is its best-known date",
                    )
                if not row["date_edtf"]:
                    yield row, f"{MISSING} a preferred attestation needs a date"


class EventsRepeat(Meaning):
    """The date of an event is that of its article row, its best-known date that of its preferred row."""

    tables = ("events",)

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield events whose dates differ from their attestations."""
        article = self.article()
        own = {row["event_id"]: row for row in self.of("attestations") if row["source_id"] == article}
        best = {row["event_id"]: row for row in self.of("attestations") if row["rank"] == "preferred"}
        for row in rows:
            if row["event_id"] not in own:
                yield row, f"{MISSING} the article has no attestation of the event"
                continue
            for prefix, told in (("date", own[row["event_id"]]), ("best", best.get(row["event_id"]))):
                columns = [c for c in row if c.startswith(f"{prefix}_")]
                differ = [c for c in columns if told and row[c] != told[c.replace(prefix, "date", 1)]]
                if differ:
                    yield row, f"{', '.join(differ)} differ from the attestation by {told['source_id']}"


class AgreementFits(Meaning):
    """agreement is what the bounds of the row and those of the article say; empty on the article's rows and without a date."""

    tables = ("attestations",)

    def faults(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Yield rows with another agreement than the bounds give."""
        article = self.article()
        own = {row["event_id"]: row for row in rows if row["source_id"] == article}
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
            f["event_id"]: f["value"] for f in self.of("figures") if f["unit"] == "years" and f["source_id"] == self.article()
        }
        for row in rows:
            event, other = events.get(row["event_id"]), events.get(row["related_event_id"])
            if not event or not other:
                continue  # the foreign keys say so
            if event is other:
                yield row, "an event is not related to itself"
            for prefix in ("date", "best"):
                ours, theirs = (_closed(_bounds(e, prefix)) for e in (event, other))
                if row["relation"] == "commemorates":
                    yield from self._anniversary(row, ours, theirs, stated.get(row["event_id"]))
                elif row["relation"] in POSSIBLE and not POSSIBLE[row["relation"]][0](ours, theirs):
                    words = POSSIBLE[row["relation"]][1]
                    yield row, f"{row['event_id']} {words} {row['related_event_id']} by the {prefix}_ bounds"

    @staticmethod
    def _anniversary(row: Row, ours: Pair, theirs: Pair, years: int | None) -> Iterator[tuple[Row, str]]:
        if years is None:
            yield row, f"{MISSING} no figure in years says how many years {row['event_id']} commemorates"
        elif not theirs[0].year + years <= ours[1].year or not ours[0].year <= theirs[1].year + years:
            yield row, f"{row['event_id']} is not {years} years after {row['related_event_id']}"


def _closed(bounds: tuple[date | None, date | None]) -> Pair:
    return bounds[0] or date.min, bounds[1] or date.max


class AllUsed(Meaning):
    """Every source says something, every actor and place is named somewhere."""

    tables = ("sources", "actors", "places")
    uses: ClassVar = {
        "sources": {"source_id": ("attestations", "event_actors", "event_relations", "figures")},
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

CHECKS = (BoundsInOrder, DatesAgree, AttestationsWhole, OnePreferred, EventsRepeat, AgreementFits, RelationsPossible, AllUsed)


def checklist(descriptor: str) -> Checklist:
    """Return all checks of the package whose descriptor is at that path, to be passed to `Package.validate`."""
    shared = Tables(descriptor)
    return Checklist(checks=[check(shared) for check in CHECKS])
