"""Where things stand in the picture and on the page: which events share an axis, where a day lies on it, where a label fits.

Knows days and pixels, and nothing of SVG or HTML. Rows are those of the table `events`, every cell as text.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from scripts.show import words
from scripts.show.facts import Row
from scripts.show.picture import text

SHARED = 3  # so many events in one month, year or decade share its axis
MONTHS_TOGETHER = 3  # the longest run of months that is an axis of its own


class Axis(NamedTuple):
    """A stretch of time that is drawn from edge to edge; both days are inclusive."""

    first: date
    last: date

    def at(self, day: date, *, end: bool = False) -> float:
        """Return where a day begins, or with `end` where it ends, as a share of the axis, kept to it."""
        share = (day.toordinal() + end - self.first.toordinal()) / (
            self.last.toordinal() + 1 - self.first.toordinal()
        )
        return min(max(share, 0.0), 1.0)

    @property
    def days(self) -> int:
        """How many days there are."""
        return self.last.toordinal() - self.first.toordinal() + 1

    @property
    def name(self) -> str:
        """The axis in words: `November 2022`."""
        return words.period(self.first, self.last)

    @property
    def year(self) -> int | None:
        """The year that all of it lies in, if it does."""
        return self.first.year if self.first.year == self.last.year else None

    @property
    def kind(self) -> str:
        """What kind of stretch it is, in a word."""
        return (
            "month" if self.days <= 31 else "year" if self.year and self.days >= 365 else "stretch"
        )


class Tick(NamedTuple):
    """A place on an axis where a unit begins, or the middle of a day that has a label."""

    share: float
    label: str


class Span(NamedTuple):
    """A date on an axis, as shares of it; `opened` tells which sides go on past the edge."""

    left: float
    right: float
    opened: str  # "", "start", "end"

    @property
    def middle(self) -> float:
        """Where a point for it stands."""
        return (self.left + self.right) / 2


class Panel(NamedTuple):
    """Events below one heading. Without an axis each is drawn on its own, or has no date."""

    heading: str
    axis: Axis | None
    lanes: list[tuple[Row, Axis | None]]


def span(axis: Axis, earliest: date | None, latest: date | None) -> Span:
    """Return bounds on an axis. An open side reaches the edge, wherever that is."""
    left = axis.at(earliest) if earliest else 0.0
    right = axis.at(latest, end=True) if latest else 1.0
    return Span(left, right, "" if earliest and latest else "end" if earliest else "start")


def bounds(row: Row, prefix: str) -> tuple[date | None, date | None] | None:
    """Return the bounds in the columns of that prefix, None where there is no date."""
    if not row[f"{prefix}_edtf"]:
        return None
    first, last = (row[f"{prefix}_{side}"] for side in ("earliest", "latest"))
    return (
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
    )


def certain(row: Row, prefix: str) -> tuple[date, date] | None:
    """Return the first and last certain day in the columns of that prefix, None without any."""
    first, last = (row[f"{prefix}_certain_{side}"] for side in ("from", "to"))
    return (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None


def solid(row: Row, prefix: str) -> bool:
    """Return whether every day of a date is certain: a day, or an interval from a day to a day."""
    sure = certain(row, prefix)
    return sure is not None and sure == bounds(row, prefix)


def axis_around(days: Iterable[date]) -> Axis | None:
    """Return the smallest month, run of months, year, or run of years that holds all the days."""
    known = sorted(days)
    if not known:
        return None
    first, last = known[0], known[-1]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= MONTHS_TOGETHER:
        return Axis(first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1]))
    return Axis(date(first.year, 1, 1), date(last.year, 12, 31))


def axis_of(row: Row) -> Axis | None:
    """Return the axis on which all that the table says of an event's date can be drawn."""
    both = (bounds(row, prefix) for prefix in ("date", "best"))
    return axis_around(day for pair in both if pair for day in pair if day)


def _decade(axis: Axis) -> Axis | None:
    first = axis.first.year // 10 * 10
    # There is no year 0: the first decade has nine years.
    whole = Axis(date(max(first, 1), 1, 1), date(first + 9, 12, 31))
    return whole if axis.last.year <= first + 9 else None


# From fine to coarse: the axis at each level that an event's own axis lies in, None where it is in none.
LEVELS = (
    lambda axis: axis if axis.kind == "month" else None,
    lambda axis: Axis(date(axis.year, 1, 1), date(axis.year, 12, 31)) if axis.year else None,
    _decade,
)


def panels(events: Iterable[Row]) -> list[Panel]:
    """Return the events below their headings: shared axes in the order of time, then those on their own, then undated ones."""
    rows = list(events)
    axes = {row["event_id"]: axis_of(row) for row in rows}
    shared: dict[str, Axis] = {}
    for level in LEVELS:
        left = {key: level(axis) for key, axis in axes.items() if axis and key not in shared}
        counts = Counter(axis for axis in left.values() if axis)
        shared |= {key: axis for key, axis in left.items() if axis and counts[axis] >= SHARED}
    inside: dict[Axis, list[tuple[Row, Axis | None]]] = {}
    for row in rows:
        if axis := shared.get(row["event_id"]):
            inside.setdefault(axis, []).append((row, axis))
    found = [Panel(heading(axis), axis, inside[axis]) for axis in sorted(inside)]
    own = [
        (row, axes[row["event_id"]])
        for row in rows
        if axes[row["event_id"]] and row["event_id"] not in shared
    ]
    if own:
        found.append(Panel(_heading(own, [panel.axis for panel in found]), None, own))
    undated = [(row, None) for row in rows if not axes[row["event_id"]]]
    return [*found, Panel("Without a date", None, undated)] if undated else found


def _heading(own: list[tuple[Row, Axis | None]], shared: list[Axis | None]) -> str:
    axes = [axis for _, axis in own if axis]
    if len(axes) == 1:
        return heading(axes[0])
    kinds = [kind for kind in ("year", "month") if any(axis.kind == kind for axis in axes)]
    where = (
        f"in its own {' or '.join(kinds)}"
        if all(axis.kind in kinds for axis in axes)
        else "on a scale of its own"
    )
    whole = shared[0] if len(shared) == 1 else None
    if whole is None:
        return f"The others, each {where}" if shared else f"Each {where}"
    sides = {
        "before": any(a.last < whole.first for a in axes),
        "after": any(a.first > whole.last for a in axes),
    }
    apart = all(a.last < whole.first or a.first > whole.last for a in axes)
    lead = " and ".join(side for side, there in sides.items() if there) if apart else "the others"
    return f"{lead.capitalize()}, each {where}"


def heading(axis: Axis) -> str:
    """Return what stands above an axis: `In November 2022`, `From 1992 to 1996`."""
    return f"From {axis.name}" if " to " in axis.name else f"In {axis.name}"


Pixels = tuple[float, float]  # from, to
STEPS = ((1, 2, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000))  # months; years
DAYS_WITH_A_LABEL = (1, 5, 10, 15, 20, 25)


def ticks(axis: Axis, pixels: float, size: float) -> list[Tick]:
    """Return the labelled places of an axis that is so many pixels wide, as many as stand apart."""
    if axis.days <= 31:
        numbers = [*DAYS_WITH_A_LABEL, axis.last.day]
        days = [axis.first.replace(day=number) for number in numbers]
        return [Tick((axis.at(day) + axis.at(day, end=True)) / 2, str(day.day)) for day in days]
    months = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month + 1
    room = pixels / (text.width("Mmm", size) * 1.3)
    if months / STEPS[0][-1] <= room and months <= 36:
        step = next(step for step in STEPS[0] if months / step <= room)
        starts = [_month(axis.first, number) for number in range(0, months, step)]
        return [Tick(axis.at(start), _month_label(start, axis)) for start in starts]
    years = axis.last.year - axis.first.year + 1
    step = next((step for step in STEPS[1] if years / step <= room), STEPS[1][-1])
    starts = [
        date(year, 1, 1) for year in range(axis.first.year, axis.last.year + 1) if year % step == 0
    ]
    return [Tick(axis.at(start), words.year_name(start.year)) for start in starts]


def _month(first: date, number: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
    return date(year, month + 1, 1)


def _month_label(start: date, axis: Axis) -> str:
    name = words.NAMES[start.month - 1][:3]
    return name if axis.year or start.month > 1 else words.year_name(start.year)


def grid(axis: Axis) -> list[float]:
    """Return where the days, months, years or runs of years of an axis meet, without its edges."""
    if axis.days <= 31:
        starts = [axis.first.replace(day=number) for number in range(2, axis.last.day + 1)]
    elif axis.days <= 366:
        months = axis.last.month - axis.first.month + 1 + 12 * (axis.last.year - axis.first.year)
        starts = [_month(axis.first, number) for number in range(1, months)]
    else:
        years = axis.last.year - axis.first.year + 1
        every = 1 if axis.days <= 4000 else 10 if years <= 500 else 100 if years <= 5000 else 1000
        starts = [
            date(year, 1, 1)
            for year in range(axis.first.year + 1, axis.last.year + 1)
            if year % every == 0
        ]
    return [axis.at(start) for start in starts]


def beside(
    mark: Pixels, bar: Pixels | None, need: float, edges: Pixels, gap: float, *, solid: bool = False
) -> float | None:
    """Return where a label of `need` pixels begins: beside its mark, off the ends of the bar that the mark lies on, inside the edges.

    `bar` is None where there is none; a label may lie on a bar that is not `solid`, but none of the bar's ends may run through it.
    None where there is no such place: then the label goes below.
    """
    ends = bar or mark
    starts = (
        mark[1] + gap,
        max(ends[1], mark[1]) + gap,
        mark[0] - gap - need,
        min(ends[0], mark[0]) - gap - need,
    )
    for x in starts:
        off = x >= ends[1] or x + need <= ends[0]
        clear = off if solid and bar else not any(x - 2 < end < x + need + 2 for end in ends)
        if edges[0] <= x <= edges[1] - need and clear:
            return x
    return None


def below(left: float, need: float, edges: tuple[float, float]) -> float:
    """Return where a line of `need` pixels below a mark begins: at the mark, and inside the edges."""
    return max(min(left, edges[1] - need), edges[0])
