"""What the checks share: the rows of the tables, bounds of dates, and how a fault is told."""

from collections.abc import Callable, Iterator
from datetime import date

from frictionless import Package, Row

Of = Callable[[str], list[Row]]  # the rows of a table by its name
Faults = Iterator[
    tuple[Row, str]
]  # a row that is wrong, and what is wrong: words alone, or `Said` with a fix of their own
Bounds = tuple[date | None, date | None]

# Marks faults that may only be the shadow of a record left out for its own fault.
MISSING = "Not there:"

MOST = 1000  # faults that are looked for in one table

# The dates of each table, by the beginning of their columns.
DATES = {"events": ("date", "best"), "attestations": ("date",), "figures": ("period",)}


class Said(str):
    """What is wrong, with the fix of its own cause; what has none has the fix of its check."""

    __slots__ = ("fix",)
    fix: str

    def __new__(cls, what: str, fix: str) -> "Said":
        """Make the words and keep their fix."""
        said = super().__new__(cls, what)
        said.fix = fix
        return said


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
        """Return the rows of the table `name`."""
        if name not in self._rows:
            rows = self._read(name)
            self._rows[name] = [*_valid(rows)]
            self.whole &= len(self._rows[name]) == len(rows)
        return self._rows[name]

    def _read(self, name: str) -> list[Row]:
        resource = self.package.get_resource(name)
        resource.schema.foreign_keys = []  # they are checked where the package is validated: here each would read its table again
        return resource.read_rows()


def _valid(rows: list[Row]) -> Iterator[Row]:
    """Yield the rows that are as the schema has them; what follows a row too many that is not stands for nothing either."""
    wrong = 0
    for row in rows:
        if row.valid:
            yield row
            continue
        wrong += 1
        if wrong == MOST:  # to tell what is wrong with a row takes long, and nobody will read it
            return


def bounds(row: Row, prefix: str) -> Bounds:
    """Return the inclusive bounds of a date of a row."""
    return row[f"{prefix}_earliest"], row[f"{prefix}_latest"]


def closed(window: Bounds) -> tuple[date, date]:
    """Return bounds with the ends of the calendar where a side is open."""
    return window[0] or date.min, window[1] or date.max


def articles(of: Of) -> dict[str, str]:
    """Return the article of each event."""
    return {row["event_id"]: row["article_id"] for row in of("events")}
