"""Positions in the picture and on the page: which events share an axis, where a day is on it,
where a label fits.

Knows days and pixels, and nothing of SVG or HTML. Rows are those of the table `events`, as text.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from scripts.show import words
from scripts.show.facts import TextRow
from scripts.show.picture import typeset

SHARED = 3  # so many events in one month, year or decade share its axis
MANY = 60  # so many events are drawn as a strip, and listed in short
MONTHS_TOGETHER = 3  # the longest run of months that gets an axis
GAP, CLEAR = 6, 2  # pixels: from a mark to its label, from a label to the end of a bar below it
# Steps between the labels of an axis.
MONTH_STEPS = (1, 2, 3, 6)
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
DAYS_WITH_A_LABEL = (1, 5, 10, 15, 20, 25)
# The grid has a line each so many years, if the axis has at most so many years.
GRID_STEPS = ((1, 10), (10, 500), (100, 5000), (1000, 9999))


class Axis(NamedTuple):
    """A stretch of time that is drawn from edge to edge; both days are inclusive."""

    first: date
    last: date

    def at(self, day: date, *, end: bool = False) -> float:
        """Return where a day begins (with `end`: ends), as a share of the axis from 0 to 1."""
        share = (day.toordinal() + end - self.first.toordinal()) / self.days
        return min(max(share, 0.0), 1.0)

    @property
    def days(self) -> int:
        """The number of days."""
        return self.last.toordinal() - self.first.toordinal() + 1

    @property
    def months(self) -> int:
        """The number of months that it touches."""
        years = self.last.year - self.first.year
        return years * 12 + self.last.month - self.first.month + 1

    @property
    def years(self) -> int:
        """The number of years that it touches."""
        return self.last.year - self.first.year + 1

    @property
    def name(self) -> str:
        """The axis in words: `November 2022`."""
        return words.period(self.first, self.last)

    @property
    def year(self) -> int | None:
        """The year that all of it is in, if there is one."""
        return self.first.year if self.first.year == self.last.year else None

    @property
    def kind(self) -> str:
        """Month, year or another stretch of time."""
        if self.days <= 31:
            return "month"
        return "year" if self.year and self.days >= 365 else "stretch"


class Tick(NamedTuple):
    """A place on an axis where a unit begins, or the middle of a day that has a label."""

    share: float
    label: str


class Shares(NamedTuple):
    """A date on an axis, as shares of it; `opened` is the side that goes on past the edge."""

    left: float
    right: float
    opened: str  # "", "start", "end"

    @property
    def middle(self) -> float:
        """Where a point for it is."""
        return (self.left + self.right) / 2


class Panel(NamedTuple):
    """Events below one heading. Without a shared axis, each has an axis or no date."""

    heading: str
    axis: Axis | None
    lanes: Sequence[tuple[TextRow, Axis | None]]


def shares(axis: Axis, earliest: date | None, latest: date | None) -> Shares:
    """Return bounds on an axis. An open side reaches the edge."""
    left = axis.at(earliest) if earliest else 0.0
    right = axis.at(latest, end=True) if latest else 1.0
    return Shares(left, right, "" if earliest and latest else "end" if earliest else "start")


def bounds(row: TextRow, prefix: str) -> tuple[date | None, date | None] | None:
    """Return the bounds in the columns of that prefix; None without a date."""
    if not row[f"{prefix}_edtf"]:
        return None
    return _day(row[f"{prefix}_earliest"]), _day(row[f"{prefix}_latest"])


def sides(row: TextRow, prefix: str) -> tuple[str, str]:
    """Return the cells of the bounds in the columns of that prefix."""
    return row[f"{prefix}_earliest"], row[f"{prefix}_latest"]


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def certain(row: TextRow, prefix: str) -> tuple[date, date] | None:
    """Return the first and last certain day in the columns of that prefix; None without any."""
    first, last = _day(row[f"{prefix}_certain_from"]), _day(row[f"{prefix}_certain_to"])
    return (first, last) if first and last else None


def solid(row: TextRow, prefix: str) -> bool:
    """Return whether every day of a date is certain: a day, or an interval from a day to a day."""
    sure = certain(row, prefix)
    return sure is not None and sure == bounds(row, prefix)


def axis_around(days: Iterable[date]) -> Axis | None:
    """Return the smallest month, run of months, year or run of years that holds all the days."""
    known = sorted(days)
    if not known:
        return None
    first, last = known[0], known[-1]
    if Axis(first, last).months <= MONTHS_TOGETHER:
        return Axis(first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1]))
    return Axis(date(first.year, 1, 1), date(last.year, 12, 31))


def axis_of(row: TextRow) -> Axis | None:
    """Return the axis that holds both dates of an event."""
    return axis_around(days_of(row))


def days_of(row: TextRow) -> list[date]:
    """Return the known bounds of the best-known date, then those of the article's."""
    both = (bounds(row, prefix) for prefix in ("best", "date"))
    return [day for pair in both if pair for day in pair if day]


def _decade(axis: Axis) -> Axis | None:
    first = axis.first.year // 10 * 10
    # There is no year 0: the first decade has nine years.
    whole = Axis(date(max(first, 1), 1, 1), date(first + 9, 12, 31))
    return whole if axis.last.year <= first + 9 else None


# From fine to coarse: the axis at each level that holds an event's own axis, None without one.
LEVELS: tuple[Callable[[Axis], Axis | None], ...] = (
    lambda axis: axis if axis.kind == "month" else None,
    lambda axis: Axis(date(axis.year, 1, 1), date(axis.year, 12, 31)) if axis.year else None,
    _decade,
)


def panels(events: Iterable[TextRow]) -> list[Panel]:
    """Return the events below their headings: shared axes by time, events with an axis of their
    own, events without a date."""
    rows = list(events)
    axes = {row["event_id"]: axis_of(row) for row in rows}
    common = _common({key: axis for key, axis in axes.items() if axis})
    inside: dict[Axis, list[tuple[TextRow, Axis | None]]] = {}
    own: list[tuple[TextRow, Axis]] = []
    undated: list[tuple[TextRow, None]] = []
    for row in rows:
        axis = axes[row["event_id"]]
        if not axis:
            undated.append((row, None))
        elif row["event_id"] in common:
            inside.setdefault(common[row["event_id"]], []).append((row, common[row["event_id"]]))
        else:
            own.append((row, axis))
    found = [Panel(heading(axis), axis, inside[axis]) for axis in sorted(inside)]
    if own:
        found.append(Panel(_heading_of([axis for _, axis in own], sorted(inside)), None, own))
    return [*found, Panel("Without a date", None, undated)] if undated else found


def _common(axes: dict[str, Axis]) -> dict[str, Axis]:
    """The shared axis of each event that has one: the finest that enough events are in."""
    found: dict[str, Axis] = {}
    for level in LEVELS:
        left = {key: level(axis) for key, axis in axes.items() if key not in found}
        counts = Counter(axis for axis in left.values() if axis)
        found |= {key: axis for key, axis in left.items() if axis and counts[axis] >= SHARED}
    return found


def _heading_of(own: list[Axis], common: list[Axis]) -> str:
    """The heading above events that share no axis."""
    if len(own) == 1:
        return heading(own[0])
    kinds = [kind for kind in ("year", "month") if any(axis.kind == kind for axis in own)]
    every = all(axis.kind in kinds for axis in own)
    where = f"each in its own {' or '.join(kinds)}" if every else "each on a scale of its own"
    lead = _lead(own, common[0]) if len(common) == 1 else "the others" if common else ""
    heading_ = f"{lead}, {where}" if lead else where
    return heading_[:1].upper() + heading_[1:]


def _lead(own: list[Axis], common: Axis) -> str:
    """Whether axes are before or after another one; "the others" if they overlap it."""
    before = any(axis.last < common.first for axis in own)
    after = any(axis.first > common.last for axis in own)
    if any(axis.last >= common.first and axis.first <= common.last for axis in own):
        return "the others"
    return " and ".join(["before"] * before + ["after"] * after)


def heading(axis: Axis) -> str:
    """Return the heading of an axis: `In November 2022`, `From 1992 to 1996`."""
    return f"From {axis.name}" if " to " in axis.name else f"In {axis.name}"


def ticks(axis: Axis, pixels: float, size: float) -> list[Tick]:
    """Return the labelled places of an axis of that width, as many as there is room for.

    The first label names the unit: `1 Nov`, `Jan 2023`.
    """
    if axis.days <= 31:
        numbers = [*DAYS_WITH_A_LABEL, axis.last.day]
        days = [axis.first.replace(day=number) for number in numbers]
        names = [_day_label(axis.first), *(str(number) for number in numbers[1:])]
        middles = ((axis.at(day) + axis.at(day, end=True)) / 2 for day in days)
        return list(map(Tick, middles, names))
    room = pixels / (typeset.width("Mmm 2000", size) * 1.1)
    if axis.months / MONTH_STEPS[-1] <= room and axis.months <= 36:
        step = next(step for step in MONTH_STEPS if axis.months / step <= room)
        starts = [_month(axis.first, number) for number in range(0, axis.months, step)]
        return [Tick(axis.at(start), _month_label(start, axis)) for start in starts]
    step = next((step for step in YEAR_STEPS if axis.years / step <= room), YEAR_STEPS[-1])
    starts = _years(axis.first.year, axis.last.year, step)
    return [Tick(axis.at(start), words.year_name(start.year)) for start in starts]


def _years(first: int, last: int, step: int) -> list[date]:
    return [date(year, 1, 1) for year in range(first, last + 1) if year % step == 0]


def _month(first: date, number: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
    return date(year, month + 1, 1)


def _day_label(day: date) -> str:
    return words.day(day, year=day.year, letters=3)


def _month_label(start: date, axis: Axis) -> str:
    name = words.MONTH_NAMES[start.month - 1][:3]
    if start == axis.first:
        return f"{name} {words.year_name(start.year)}"
    return name if axis.year or start.month > 1 else words.year_name(start.year)


def grid(axis: Axis) -> list[float]:
    """Return where the days, months, years or runs of years of an axis meet, inside its edges."""
    if axis.days <= 31:
        starts = [axis.first.replace(day=number) for number in range(2, axis.last.day + 1)]
    elif axis.days <= 366:
        starts = [_month(axis.first, number) for number in range(1, axis.months)]
    else:
        step = next(step for step, most in GRID_STEPS if axis.years <= most)
        starts = _years(axis.first.year + 1, axis.last.year, step)
    return [axis.at(start) for start in starts]


def beside(
    mark: tuple[float, float],
    bar: tuple[float, float] | None,
    need: float,
    edges: tuple[float, float],
    *,
    solid: bool = False,
) -> float | None:
    """Return where a label of `need` pixels begins beside its mark; None: it goes below.

    It is inside the edges, and no end of the bar behind the mark goes through it. It may be on a
    bar that is not `solid`. The page's script has the same rule in page_draw.js.
    """
    ends = bar or mark
    starts = (
        mark[1] + GAP,
        max(ends[1], mark[1]) + GAP,
        mark[0] - GAP - need,
        min(ends[0], mark[0]) - GAP - need,
    )
    for x in starts:
        off = x >= ends[1] or x + need <= ends[0]
        cut = any(x - CLEAR < end < x + need + CLEAR for end in ends)
        if edges[0] <= x <= edges[1] - need and (off if solid and bar else not cut):
            return x
    return None


def below(left: float, need: float, edges: tuple[float, float]) -> float:
    """Return where a line of `need` pixels below a mark begins: at the mark, inside the edges."""
    return max(min(left, edges[1] - need), edges[0])
