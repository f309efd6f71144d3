"""The strip of a picture of many events: how many there are in each month or year.

Each bin has two counts. `sure` are the events that are certainly in it: their best-known date
begins and ends in it. `possible` are those that may be in it. Without a best-known date the
article's counts. The page's script draws the same strip for what is shown, in page_strip.js.
"""

import xml.etree.ElementTree as ET
from bisect import bisect
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from scripts.show.facts import TextRow
from scripts.show.picture import layout
from scripts.show.picture.layout import Axis
from scripts.show.picture.svg import Frame, add, rounded

# The steps of the bins: months or years, how many of them, and their name.
STEPS = (
    ("day", 1, "day"), ("month", 1, "month"), ("month", 3, "quarter"), ("year", 1, "year"),
    *(("year", n, f"{n} years") for n in (2, 5, 10, 20, 50, 100)),
)  # fmt: skip
BINS = 120  # at most
PER_BIN = "Events in each {}: at most {}"
HEIGHT = 84  # pixels of the highest bin
RIM = 20  # a share of the events, as 1/RIM on each side, is looked at for outliers


class Strip(NamedTuple):
    """The bins on their axis, and how many events are before and after it."""

    axis: Axis
    unit: str
    edges: list[int]  # ordinals of days: where each bin begins, and the last one ends
    sure: list[int]
    possible: list[int]
    before: int
    after: int

    def holds(self, days: Sequence[date]) -> bool:
        """Return whether there are days, and all of them are on the axis."""
        return bool(days) and self.axis.first <= min(days) <= max(days) <= self.axis.last


def reach(event: TextRow) -> tuple[int | None, int | None] | None:
    """Return the ordinals of the bounds of the date that counts; None for an open side."""
    bounds = layout.bounds(event, "best") or layout.bounds(event, "date")
    if not bounds:
        return None
    first, last = bounds
    return first.toordinal() if first else None, last.toordinal() if last else None


def strip(events: Sequence[TextRow]) -> Strip | None:
    """Return the strip of dated events; None without a date."""
    windows = [window for event in events if (window := reach(event))]
    if not windows:
        return None
    first, last = _span(windows)
    unit, edges = _bins(date.fromordinal(first), date.fromordinal(last))
    axis = Axis(date.fromordinal(edges[0]), date.fromordinal(edges[-1] - 1))
    ends = [(a or 1, b or date.max.toordinal()) for a, b in windows]
    inside = [(a, b) for a, b in ends if b >= edges[0] and a < edges[-1]]
    sure, changes = [0] * (len(edges) - 1), [0] * len(edges)
    for a, b in inside:
        low, high = (bisect(edges, day, 1, len(edges) - 1) - 1 for day in (a, b))
        sure[low] += low == high and edges[0] <= a and b < edges[-1]
        changes[low] += 1
        changes[high + 1] -= 1
    before = sum(b < edges[0] for _, b in ends)
    after = len(ends) - len(inside) - before
    return Strip(axis, unit, edges, sure, list(accumulate(changes))[:-1], before, after)


def _span(windows: Sequence[tuple[int | None, int | None]]) -> tuple[int, int]:
    """From where to where most events are. What is farther from the middle nine tenths than these
    are wide is set apart."""
    known = sorted(day for a, b in windows for day in {a or b, b or a} if day)
    low, high = known[len(known) // RIM], known[-1 - len(known) // RIM]
    wide = max(high - low, 1)
    inside = [day for day in known if low - wide <= day <= high + wide]
    return inside[0], inside[-1]


def _bins(first: date, last: date) -> tuple[str, list[int]]:
    """The name of a bin, and where each begins: the finest bins of which there are few enough."""
    tried = ((name, _edges(first, last, unit, count)) for unit, count, name in STEPS)
    return next(found for found in tried if len(found[1]) <= BINS + 1)


def _edges(first: date, last: date, unit: str, count: int) -> list[int]:
    if unit == "day":
        return [*range(first.toordinal(), last.toordinal() + 2)]
    month = first.year * 12 + first.month - 1
    step = count if unit == "month" else 12 * count
    starts = range(month - month % step, last.year * 12 + last.month + step, step)
    return [_ordinal(month) for month in starts]


def _ordinal(month: int) -> int:
    """The day on which a month begins, counted from year 0, inside of what a date can be."""
    year, number = divmod(max(month, 12), 12)
    return date(year, number + 1, 1).toordinal() if year <= 9999 else date.max.toordinal() + 1


def apart(found: Strip) -> str:
    """Return the sentence about events that are not on the axis; empty without any."""
    sides = [(found.before, "before"), (found.after, "after")]
    return ", ".join(f"{count} {side} this period" for count, side in sides if count)


def heading(found: Strip) -> str:
    """Return what the strip shows."""
    return PER_BIN.format(found.unit, f"{max(found.possible):,}")


def add_strip(group: ET.Element, found: Strip, frame: Frame, top: float) -> None:
    """Draw the bins: pale to the possible count, solid to the sure one."""
    highest = max(found.possible) or 1
    places = [frame.across(_share(found.axis, edge)) for edge in found.edges]
    for kind, counts in (("maybe", found.possible), ("sure", found.sure)):
        parts = []
        for left, right, count in zip(places, places[1:], counts, strict=False):
            if count:
                high = HEIGHT * count / highest
                y = rounded(top + HEIGHT - high)
                parts.append(
                    f"M{rounded(left)} {y}H{rounded(right)}v{rounded(high)}H{rounded(left)}Z"
                )
        add(group, "path", class_=kind, d="".join(parts))
    base = top + HEIGHT
    add(group, "line", class_="rule", x1=frame.axis[0], x2=frame.axis[1], y1=base, y2=base)


def _share(axis: Axis, ordinal: int) -> float:
    return (ordinal - axis.first.toordinal()) / axis.days
