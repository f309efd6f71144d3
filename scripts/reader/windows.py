"""The calendar below the rules: windows of days, units, and the choice between years or weeks.

pendulum does the calendar arithmetic.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, TypedDict, TypeVar

import pendulum

from .units import DAY, whole_months

UNITS = ("day", "week", "month", "quarter", "half", "year", "decade")


class TwoReadings(ValueError):
    """The words are a date that can mean two different days or units."""

    reason = "two-readings"


class NeedsAnchor(ValueError):
    """The words are a date only if there is a day to count from."""

    reason = "needs-anchor"


class Window(NamedTuple):
    """The first and last day of a date, inclusive. Rules and modifiers work on windows."""

    earliest: date
    latest: date


class Bounds(NamedTuple):
    """A result that is open on one side: None is the open side."""

    earliest: date | None
    latest: date | None


def closed(earliest: date | None, latest: date | None) -> Window | Bounds:
    """Return a window where both days are given, else bounds."""
    return (
        Bounds(earliest, latest) if earliest is None or latest is None else Window(earliest, latest)
    )


def one_day(day: date) -> Window:
    """Return the window of a single day."""
    return Window(day, day)


class Values(TypedDict, total=False):
    """The values of the tokens that a pattern matched, by the names in the pattern."""

    about: int
    after: int
    before: int
    bounded: int
    century: str
    closing: str
    count: int
    count2: int
    day: int
    decade: int
    end: int
    final: int
    holiday: tuple[int, int]
    month: int
    months: str
    moved: int
    nth: int
    one: str
    ordinal: int
    part: int
    past: int
    piece: str
    rel: int
    season: int
    sign: int
    since: int
    th: int
    today: int
    unit: str
    units: str
    units2: str
    week: str
    weekday: int
    weekend: str
    year: int


class At(NamedTuple):
    """The day that relative words are counted from, and the direction if the caller knows it."""

    anchor: date | None
    direction: str | None
    asked: list[bool]  # not empty once a rule has used the day

    @property
    def day(self) -> date:
        """The day. Raises NeedsAnchor if there is no anchor."""
        if self.anchor is None:
            raise NeedsAnchor(
                "these words need an anchor: the day or month that they are counted from"
            )
        self.asked.append(True)
        return self.anchor


def counting_from(day: date | None, direction: str | None = None) -> At:
    """Return an `At` whose day no rule has used yet."""
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
    """Return the same day `count` units later, at most the last day of a shorter month."""
    scale, unit = _SCALE.get(unit, (1, unit))
    return _plain(pendulum.Date(day.year, day.month, day.day).add(**{f"{unit}s": count * scale}))


def unit_of(day: date, unit: str) -> Window:
    """Return the calendar unit that contains a day.

    Weeks are ISO weeks, quarters start in January, centuries start in a year ending in 01.
    """
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
    """Return `count` whole months from month `first` on; they may run into the next year."""
    return Window(*whole_months(year, first, count))


# News mostly looks back. A plain date ("March", "Dec. 7", "the third quarter", "the weekend") is
# the nearest such date, where the distance to a date ahead counts 2.5 times. The factor was
# measured on annotated newswire; any factor from 1.8 to 3 does about as well. A date up to 90 days
# ahead is nearly always the coming one, beyond 120 days the past one. In between both are as
# frequent; with this factor the limit is 104 days.
AHEAD = 2.5

Choice = TypeVar("Choice")


def nearest(choices: Sequence[Window], at: At) -> Window:
    """Return the window nearest to the anchor's day, as `nearest_by` does."""
    return nearest_by(choices, at, lambda window: window)


def nearest_by(choices: Sequence[Choice], at: At, window_of: Callable[[Choice], Window]) -> Choice:
    """Return the choice nearest to the anchor's day; the days to one ahead count `AHEAD` times.

    With a direction, return the first on that side. The choices are in the order of time.
    """

    def distance(choice: Choice) -> float:
        window = window_of(choice)
        return max((at.day - window.latest).days, AHEAD * (window.earliest - at.day).days, 0)

    if at.direction == "past":
        choices = [choice for choice in choices if window_of(choice).earliest <= at.day][-1:]
    if at.direction == "future":
        choices = [choice for choice in choices if window_of(choice).latest >= at.day][:1]
    if not choices:
        raise ValueError("there is no such date near the anchor")
    return min(choices, key=distance)


def year_of(year: int, at: At) -> int:
    """Return the full year: two digits are the latest such year up to five years ahead."""
    return year if year >= 100 else year + (at.day.year + 5 - year) // 100 * 100


def in_year(f: Values, at: At, build: Callable[[int], Window]) -> Window:
    """Build the window in the year that the words give, or else in the nearest year."""
    if "year" in f:
        return build(year_of(f["year"], at))
    if f.get("unit", "year") != "year":
        raise ValueError("a month, quarter or season belongs to a year, not to another unit")
    if "unit" in f:  # "of last year"; "of the year" is this year
        return build(at.day.year + f.get("rel", 0))
    return nearest([build(at.day.year + n) for n in (-1, 0, 1)], at)
