"""What the checks share: the rows of the tables, bounds of dates, and how a fault is reported."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from frictionless import Package, Row
from frictionless.resources import TableResource

from scripts.common.days import Bounds

MOST = 1000  # faults that are looked for in one table

# The dates of each table, by the beginning of their columns.
DATES = {"events": ("date", "best"), "attestations": ("date",), "figures": ("period",)}


class Finding(NamedTuple):
    """A row that is wrong, what is wrong, and the fix. `missing`: it may only follow from a record
    dropped earlier, so it is hidden when one was."""

    row: Row
    what: str
    fix: str
    missing: bool = False


Of = Callable[[str], list[Row]]  # the rows of a table by its name
Findings = Iterator[Finding]


class TypedRows:
    """The rows of a package's tables by name, read once each.

    They come from a package of their own: the one under validation has its tables open. Rows that
    do not fit the schema are left out, so that no check needs to expect them; `whole` is False
    then.
    """

    def __init__(self, package: Package) -> None:
        self.package, self.whole = package, True
        self._rows: dict[str, list[Row]] = {}

    def rows(self, name: str) -> list[Row]:
        """Return the rows of the table `name`."""
        if name not in self._rows:
            resource = self.package.get_resource(name)
            assert isinstance(resource, TableResource)
            resource.schema.foreign_keys = []  # checked once, in the package under validation
            rows = resource.read_rows()
            self._rows[name] = [*_valid(rows)]
            self.whole &= len(self._rows[name]) == len(rows)
        return self._rows[name]


def _valid(rows: list[Row]) -> Iterator[Row]:
    """Yield the rows that fit the schema, up to the one at which too many do not."""
    wrong = 0
    for row in rows:
        if row.valid:
            yield row
            continue
        wrong += 1
        if wrong == MOST:  # to find out what is wrong with a row takes long
            return


def bounds(row: Row, prefix: str) -> Bounds:
    """Return the inclusive bounds of a date of a row."""
    return row[f"{prefix}_earliest"], row[f"{prefix}_latest"]


def articles(of: Of) -> dict[str, str]:
    """Return the article of each event."""
    return {row["event_id"]: row["article_id"] for row in of("events")}


def published(of: Of) -> dict[str, str | None]:
    """Return when each source was published."""
    return {row["source_id"]: row["published_edtf"] for row in of("sources")}


def languages(of: Of) -> dict[str, str | None]:
    """Return the language of each source."""
    return {row["source_id"]: row["language"] for row in of("sources")}


def by_event(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the rows of each event."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["event_id"], []).append(row)
    return groups


def with_rank(rows: Iterable[Row], rank: str) -> list[Row]:
    """Return the attestations with that rank."""
    return [row for row in rows if row["rank"] == rank]
