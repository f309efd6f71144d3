"""What each modifier of `rules.py` makes of the window behind it: a part of it, a count from it, a bound.

They raise ValueError, with the reason, where the window allows no such thing.
"""
# ruff: noqa: D103 - the meaning of each stands in its row of rules.py

from datetime import date

from . import edtf
from .windows import DAY, At, Window, months, shift, unit_of

# Days 1-10, 11-20 and 21 to the end; four months each; of a decade the years 0-3, 4-6 and 7-9.
THIRDS = {
    "month": lambda d, n: Window(
        d + DAY * 10 * n, d + DAY * (10 * n + 9) if n < 2 else unit_of(d, "month").latest
    ),
    "year": lambda d, n: months(d.year, 4 * n + 1, 4),
    "decade": lambda d, n: Window(
        date(d.year + (0, 4, 7)[n], 1, 1), date(d.year + (3, 6, 9)[n], 12, 31)
    ),
}


def third(inner: Window, at: At, f: dict) -> Window:
    thirds = THIRDS.get(edtf.precision_of(*inner))
    return thirds(inner.earliest, f["part"]) if thirds else inner


def whole(inner: Window, at: At, f: dict) -> Window:
    return inner


IN_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def _count_off(f: dict, of: int, size: int = 1, count: int = 1) -> int:
    """Where the nth, last or final `count` parts of `size` begin among `of`."""
    nth = f.get("nth", 1 if "final" in f or f.get("rel") == -1 else 0)
    if count < 1 or nth < 1 or (count > 1 and nth > 1):
        raise ValueError("parts are counted from the first, or to the last")
    start = size * (nth - 1) if "nth" in f else of - size * count
    if start < 0 or start + size * count > of:
        raise ValueError("the date has fewer parts")
    return start


def parts(inner: Window, at: At, f: dict) -> Window:
    unit, count = f.get("piece") or f["units"], f.get("count", 1)
    if unit == "week":
        if count > 1 or edtf.precision_of(*inner) not in ("month", "quarter", "half-year", "year"):
            raise ValueError("only one week is counted, in a month, quarter or year")
        return _week_in(inner, f)
    if unit == "day":
        if edtf.precision_of(*inner) == "range":
            raise ValueError(
                "only a calendar unit has a first day; a season begins on another for each calendar"
            )
        first = inner.earliest + DAY * _count_off(
            f, (inner.latest - inner.earliest).days + 1, 1, count
        )
        return Window(first, first + DAY * (count - 1))
    end = inner.latest + DAY
    of = (end.year - inner.earliest.year) * 12 + end.month - inner.earliest.month
    size = of // 2 if unit == "half" and of % 12 == 0 else IN_MONTHS.get(unit)
    if not size or inner.earliest.day != 1 or end.day != 1:
        raise ValueError("the date does not divide into such parts")
    first = shift(inner.earliest, "month", _count_off(f, of, size, count))
    window = Window(first, shift(first, "month", size * count) - DAY)
    if unit != "half" and unit_of(first, unit).earliest != first:
        raise ValueError("no such calendar unit lies there")
    return window


def _week_in(inner: Window, f: dict) -> Window:
    """A week belongs to the month or year that holds its Thursday, as in ISO weeks."""
    first = inner.earliest + DAY * ((3 - inner.earliest.weekday()) % 7)
    thursday = first + DAY * 7 * _count_off(f, (inner.latest - first).days // 7 + 1)
    return Window(thursday - DAY * 3, thursday + DAY * 3)


SATURDAY = 5


def weekday_of(inner: Window, at: At, f: dict) -> Window:
    named = f.get("weekday", SATURDAY)
    first = inner.earliest + DAY * ((named - inner.earliest.weekday()) % 7)
    day = first + DAY * 7 * _count_off(f, (inner.latest - first).days // 7 + 1)
    return Window(day, day if "weekday" in f else day + DAY)


def weekday_beside(inner: Window, at: At, f: dict) -> Window:
    if "after" in f:
        day = inner.latest + DAY * ((f["weekday"] - inner.latest.weekday() - 1) % 7 + 1)
    else:
        day = inner.earliest - DAY * ((inner.earliest.weekday() - f["weekday"] - 1) % 7 + 1)
    return Window(day, day)


def ended(inner: Window, at: At, f: dict) -> Window:
    unit, end = f.get("units") or f["one"], inner.latest + DAY
    if unit not in ("day", "week") and end.day != 1:
        raise ValueError("a month, quarter or year ends with a month")
    return Window(shift(end, unit, -f.get("count", 1)), inner.latest)


def counted_from(inner: Window, at: At, f: dict) -> Window:
    unit, count = f.get("units") or f["one"], f.get("count", 1) * f.get("before", f.get("after", 1))
    first, last = (shift(day, unit, count) for day in inner)
    if unit not in ("day", "week"):
        first, last = unit_of(first, unit), unit_of(last, unit)
    if first != last:
        raise ValueError("it depends on which day of the date behind these words is meant")
    if unit == "week" and "count" not in f:
        raise ValueError("it is not said on which day that week begins")
    return Window(first, first) if unit in ("day", "week") else first


def approximate(inner: Window, at: At, f: dict) -> str:
    unit = edtf.unit(*inner)
    if not f["about"] or not unit:
        raise ValueError(
            "only about, around and circa a day, month, season, year or decade are a date"
        )
    return f"{unit}~"


def since(inner: Window, at: At, f: dict) -> str:
    if inner.earliest > at.day:
        raise ValueError("it starts after the anchor")
    return edtf.interval(inner, Window(at.day, at.day))


def so_far(inner: Window, at: At, f: dict) -> Window:
    return Window(inner.earliest, _holding(inner, at))


def rest(inner: Window, at: At, f: dict) -> Window:
    return Window(_holding(inner, at), inner.latest)


def _holding(inner: Window, at: At) -> date:
    """The anchor's day, which must lie in the date."""
    if not inner.earliest <= at.day <= inner.latest:
        raise ValueError("the date does not hold the day that it is counted from")
    return at.day


def or_more(inner: Window, at: At, f: dict) -> Window:
    later = f.get("moved", f.get("before", f.get("after"))) > 0
    return Window(inner.earliest, None) if later else Window(None, inner.latest)


def onward(inner: Window, at: At, f: dict) -> str:
    return edtf.interval(inner, None)


def by(inner: Window, at: At, f: dict) -> Window:
    if at.direction == "past" and inner.latest <= at.day:
        return Window(None, inner.latest)
    if inner.latest < at.day:
        raise ValueError("it ends before the anchor")
    return Window(at.day, inner.latest)


def until(inner: Window, at: At, f: dict) -> str:
    first = by(inner, at, f).earliest
    return edtf.interval(Window(first, first) if first else None, inner)


def before(inner: Window, at: At, f: dict) -> Window:
    return Window(None, inner.earliest - DAY)


def after(inner: Window, at: At, f: dict) -> Window:
    return Window(inner.latest + DAY, None)
