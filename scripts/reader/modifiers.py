"""What each modifier of `rules.py` makes of the window behind it: a part, a count from it, a bound.

The functions raise ValueError, with the reason, where the window does not allow it.
"""
# ruff: noqa: D103 - the meaning of each is in its row of rules.py

from collections.abc import Callable
from datetime import date

from . import edtf
from .units import DAY
from .windows import At, Bounds, Values, Window, months, one_day, shift, unit_of


def _third_of_month(first: date, part: int) -> Window:
    """Days 1-10, 11-20 and 21 to the end."""
    start = first + DAY * 10 * part
    return Window(start, start + DAY * 9 if part < 2 else unit_of(first, "month").latest)


def _third_of_year(first: date, part: int) -> Window:
    return months(first.year, 4 * part + 1, 4)


def _third_of_decade(first: date, part: int) -> Window:
    """The years 0-3, 4-6 and 7-9."""
    start, end = ((0, 3), (4, 6), (7, 9))[part]
    return Window(date(first.year + start, 1, 1), date(first.year + end, 12, 31))


THIRDS: dict[str, Callable[[date, int], Window]] = {
    "month": _third_of_month,
    "year": _third_of_year,
    "decade": _third_of_decade,
}


def third(inner: Window, at: At, f: Values) -> Window:
    thirds = THIRDS.get(edtf.precision_of(*inner))
    return thirds(inner.earliest, f["part"]) if thirds else inner


def whole(inner: Window, at: At, f: Values) -> Window:
    return inner


PIECES = {"half": 2, "quarter": 4}
IN_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def _count_off(f: Values, of: int, size: int = 1, count: int = 1) -> int:
    """Where the nth, last or final `count` parts of `size` begin among `of`."""
    nth = f.get("nth", 1 if "final" in f or f.get("rel") == -1 else 0)
    if count < 1 or nth < 1 or (count > 1 and nth > 1):
        raise ValueError("parts are counted from the first, or to the last")
    start = size * (nth - 1) if "nth" in f else of - size * count
    if start < 0 or start + size * count > of:
        raise ValueError("the date has fewer parts")
    return start


def parts(inner: Window, at: At, f: Values) -> Window:
    unit, count = f["piece"] if "piece" in f else f["units"], f.get("count", 1)
    if unit == "week":
        if count > 1 or edtf.precision_of(*inner) not in ("month", "quarter", "half-year", "year"):
            raise ValueError("only one week is counted, in a month, quarter or year")
        return _week_in(inner, f)
    if unit == "day":
        return _days_in(inner, f, count)
    return _months_in(inner, f, unit, count)


def _days_in(inner: Window, f: Values, count: int) -> Window:
    if edtf.precision_of(*inner) == "range":
        raise ValueError("only a calendar unit has a first day; calendars disagree on the seasons")
    days = (inner.latest - inner.earliest).days + 1
    first = inner.earliest + DAY * _count_off(f, days, 1, count)
    return Window(first, first + DAY * (count - 1))


def _months_in(inner: Window, f: Values, unit: str, count: int) -> Window:
    """Months, quarters, halves, years or decades of a date that divides into them."""
    end = inner.latest + DAY
    of = (end.year - inner.earliest.year) * 12 + end.month - inner.earliest.month
    equal = PIECES.get(unit)  # the third quarter of a century, the second half of a year
    size = of // equal if equal and of % 12 == 0 else IN_MONTHS.get(unit)
    if not size or inner.earliest.day != 1 or end.day != 1:
        raise ValueError("the date does not divide into such parts")
    first = shift(inner.earliest, "month", _count_off(f, of, size, count))
    window = Window(first, shift(first, "month", size * count) - DAY)
    if not equal and unit_of(first, unit).earliest != first:
        raise ValueError("no such calendar unit starts there")
    return window


def _week_in(inner: Window, f: Values) -> Window:
    """A week belongs to the month or year that holds its Thursday, as in ISO weeks."""
    first = inner.earliest + DAY * ((3 - inner.earliest.weekday()) % 7)
    thursday = first + DAY * 7 * _count_off(f, (inner.latest - first).days // 7 + 1)
    return Window(thursday - DAY * 3, thursday + DAY * 3)


SATURDAY = 5


def weekday_of(inner: Window, at: At, f: Values) -> Window:
    named = f.get("weekday", SATURDAY)
    first = inner.earliest + DAY * ((named - inner.earliest.weekday()) % 7)
    day = first + DAY * 7 * _count_off(f, (inner.latest - first).days // 7 + 1)
    return Window(day, day if "weekday" in f else day + DAY)


def weekday_beside(inner: Window, at: At, f: Values) -> Window:
    if "after" in f:
        ahead = (f["weekday"] - inner.latest.weekday() - 1) % 7 + 1
        return one_day(inner.latest + DAY * ahead)
    behind = (inner.earliest.weekday() - f["weekday"] - 1) % 7 + 1
    return one_day(inner.earliest - DAY * behind)


def ended(inner: Window, at: At, f: Values) -> Window:
    unit, end = f["units"] if "units" in f else f["one"], inner.latest + DAY
    if unit not in ("day", "week") and end.day != 1:
        raise ValueError("a month, quarter or year ends with a month")
    return Window(shift(end, unit, -f.get("count", 1)), inner.latest)


def counted_from(inner: Window, at: At, f: Values) -> Window:
    unit = f["units"] if "units" in f else f["one"]
    count = f.get("count", 1) * f.get("before", f.get("after", 1))
    first, last = (one_day(shift(day, unit, count)) for day in inner)
    if unit not in ("day", "week"):
        first, last = unit_of(first.earliest, unit), unit_of(last.earliest, unit)
    if first != last:
        raise ValueError("it depends on which day of the date behind these words is meant")
    if unit == "week" and "count" not in f:
        raise ValueError("the words do not say on which day that week begins")
    return first


def approximate(inner: Window, at: At, f: Values) -> str:
    unit = edtf.unit(*inner)
    if not f["about"] or not unit:
        raise ValueError(
            "only about, around and circa a day, month, season, year or decade are a date"
        )
    return f"{unit}~"


def since(inner: Window, at: At, f: Values) -> str:
    if inner.earliest > at.day:
        if f["since"]:  # a word that also means "from"
            return edtf.interval(inner, None)
        raise ValueError("it starts after the anchor")
    return edtf.interval(inner, one_day(at.day))


def so_far(inner: Window, at: At, f: Values) -> Window:
    return Window(inner.earliest, _day_inside(inner, at))


def rest(inner: Window, at: At, f: Values) -> Window:
    return Window(_day_inside(inner, at), inner.latest)


def _day_inside(inner: Window, at: At) -> date:
    """The anchor's day, which must be in the date."""
    if not inner.earliest <= at.day <= inner.latest:
        raise ValueError("the date does not contain the day that it is counted from")
    return at.day


def or_later(inner: Window, at: At, f: Values) -> Bounds:
    """2012 or later, on or after 1 May; March 2020 or earlier, in May at the latest."""
    side = f.get("moved", f.get("bounded", f.get("before", f.get("after", 0))))
    return Bounds(inner.earliest, None) if side > 0 else Bounds(None, inner.latest)


def onward(inner: Window, at: At, f: Values) -> str:
    return edtf.interval(inner, None)


def by(inner: Window, at: At, f: Values) -> Window | Bounds:
    if at.direction == "past" and inner.latest <= at.day:
        return Bounds(None, inner.latest)
    if inner.latest < at.day:
        raise ValueError("it ends before the anchor")
    return Window(at.day, inner.latest)


def until(inner: Window, at: At, f: Values) -> str:
    first = by(inner, at, f).earliest
    return edtf.interval(one_day(first) if first else None, inner)


def before(inner: Window, at: At, f: Values) -> Bounds:
    return Bounds(None, inner.earliest - DAY)


def after(inner: Window, at: At, f: Values) -> Bounds:
    return Bounds(inner.latest + DAY, None)
