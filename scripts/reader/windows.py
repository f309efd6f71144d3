"""The calendar under the rules: windows of days, units, and which of several years or weeks is meant. pendulum counts."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

import pendulum

DAY = timedelta(days=1)


class TwoReadings(ValueError):
    """The words are a date, and mean one of two."""

    reason = "two-readings"


class NeedsAnchor(ValueError):
    """The words are a date only if there is a day to count from."""

    reason = "needs-anchor"


class Window(NamedTuple):
    """Two inclusive days, None on an open side."""

    earliest: date | None
    latest: date | None


class At(NamedTuple):
    """Where relative words are counted from: one day of the anchor, and the direction if the caller knows it."""

    anchor: date | None
    direction: str | None
    asked: list[bool]  # not empty once the day was asked for

    @property
    def day(self) -> date:
        """The day; NeedsAnchor where there is no anchor."""
        if self.anchor is None:
            raise NeedsAnchor(
                "these words need an anchor: the day or month that they are counted from"
            )
        self.asked.append(True)
        return self.anchor


def counting_from(day: date | None, direction: str | None = None) -> At:
    """Return an `At` that nobody has asked yet."""
    return At(day, direction, [])


def _plain(day: date) -> date:
    return date(day.year, day.month, day.day)


_SCALE = {
    "weekend": (1, "week"),
    "quarter": (3, "month"),
    "half": (6, "month"),
    "decade": (10, "year"),
    "century": (100, "year"),
}


def shift(day: date, unit: str, count: int) -> date:
    """The same day `count` units on; clamped to the end of a shorter month."""
    scale, unit = _SCALE.get(unit, (1, unit))
    return _plain(pendulum.Date(day.year, day.month, day.day).add(**{f"{unit}s": count * scale}))


def unit_of(day: date, unit: str) -> Window:
    """The calendar unit that holds a day: ISO weeks, quarters from January, centuries from a year ending in 01."""
    day = pendulum.Date(day.year, day.month, day.day)
    if unit == "quarter":  # pendulum has no start_of("quarter")
        return Window(_plain(day.first_of(unit)), _plain(day.last_of(unit)))
    if unit == "half":
        return months(day.year, 1 if day.month < 7 else 7, 6)
    if unit == "weekend":
        sunday = _plain(day.end_of("week"))
        return Window(sunday - DAY, sunday)
    return Window(_plain(day.start_of(unit)), _plain(day.end_of(unit)))


def months(year: int, first: int, count: int) -> Window:
    """`count` whole months from month `first` (1 to 12) of a year; they may run into the next year."""
    years, month = divmod(first - 1 + count, 12)
    return Window(date(year, first, 1), date(year + years, month + 1, 1) - DAY)


# News looks back. What is said plainly ("March", "Dec. 7", "the third quarter", "the weekend") is the nearest such date, where
# one ahead counts as this many times as far. Measured on annotated newswire, where any factor from 1.8 to 3 does about as
# well: within 90 days ahead it is nearly always the coming one, beyond 120 the past one; between, either as often, and the
# factor parts them at 104 days.
AHEAD = 2.5


def nearest(choices: list, at: At, key: Callable = lambda window: window):  # noqa: ANN201 - a choice
    """The choice nearest to the anchor's day, those to come weighed by `AHEAD`; with a direction, the first on that side."""

    def distance(choice: object) -> float:
        window = key(choice)
        return max((at.day - window.latest).days, AHEAD * (window.earliest - at.day).days, 0)

    if at.direction == "past":
        choices = [choice for choice in choices if key(choice).earliest <= at.day][-1:]
    if at.direction == "future":
        choices = [choice for choice in choices if key(choice).latest >= at.day][:1]
    if not choices:
        raise ValueError("there is no such date near the anchor")
    return min(choices, key=distance)


def year_of(year: int, at: At) -> int:
    """A year of two digits is the latest that has begun, or is to begin within five years."""
    return year if year >= 100 else year + (at.day.year + 5 - year) // 100 * 100


def in_year(f: dict, at: At, build: Callable[[int], Window]) -> Window:
    """Build in the year that the words give; without one, in the nearest year."""
    if "year" in f:
        return build(year_of(f["year"], at))
    if f.get("unit", "year") != "year":
        raise ValueError("a month, quarter or season belongs to a year, not to another unit")
    if "unit" in f:  # of last year; of the year: of this year
        return build(at.day.year + f.get("rel", 0))
    return nearest([build(at.day.year + n) for n in (-1, 0, 1)], at)
