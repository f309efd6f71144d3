"""What each rule makes of date words: the values of their tokens by kind, and the anchor, give a window of days.

The meaning and the examples of each stand beside its name in `rules.py`. They raise ValueError, with the reason, where the
values name no date.
"""

from calendar import monthrange
from datetime import date

from . import edtf
from .windows import DAY, At, Window, in_year, months, nearest, shift, unit_of, year_of

# --- what each rule computes: values of the tokens by kind, and the anchor ---------------------------------------------


def month(f: dict, at: At) -> Window:
    return in_year(f, at, lambda year: months(year, f["month"], 1), plainly=True)


def month_day(f: dict, at: At) -> Window:
    def clamped(year: int) -> Window:
        return Window(*[date(year, f["month"], min(f["day"], monthrange(year, f["month"])[1]))] * 2)

    if f["day"] < 1:
        raise ValueError("there is no such day")
    # Feb. 29: the nearest year first; then the day is refused where that year has none.
    day = in_year(f, at, clamped, plainly=True).earliest.replace(day=f["day"])
    if f.get("weekday", day.weekday()) != day.weekday():
        raise ValueError(f"{day} is not that day of the week")
    return Window(day, day)


def related_month_day(f: dict, at: At) -> Window:
    rel = f.get("rel", f.get("past"))
    days = [month_day({**f, "year": at.day.year + n}, at) for n in (-1, 0, 1)]
    if rel == 0:
        return days[1]
    return next(d for d in days if d.earliest > at.day) if rel > 0 else [d for d in days if d.latest < at.day][-1]


def week_of(f: dict, at: At) -> Window:
    if f["week"] != "week":
        raise ValueError("only a week is named by one of its days")
    return unit_of(month_day(f, at).earliest, "week")


def weekday(f: dict, at: At) -> Window:
    behind = (at.day.weekday() - f["weekday"]) % 7
    day = at.day - DAY * behind if at.direction != "future" else at.day + DAY * (7 - behind)
    return Window(day, day)


def related_weekday(f: dict, at: At) -> Window:
    monday, rel = unit_of(at.day, "week").earliest, f.get("rel", f.get("past"))
    if f.get("unit", "week") != "week":
        raise ValueError("a weekday belongs to a week")
    if "unit" in f or rel == 0:
        day = monday + DAY * (7 * rel + f["weekday"])
    else:
        ahead = (f["weekday"] - at.day.weekday()) % 7
        day = at.day + DAY * ((ahead or 7) if rel > 0 else (ahead - 7))
    return Window(day, day)


def related_month(f: dict, at: At) -> Window:
    rel = f.get("rel", f.get("past"))
    years = rel if (at.day.month >= f["month"]) == (rel > 0) or at.day.month == f["month"] else 0
    return months(at.day.year + years, f["month"], 1)


def related_unit(f: dict, at: At) -> Window:
    unit = next(f[kind] for kind in ("unit", "weekend", "century", "one") if kind in f)
    rel = f.get("rel", f.get("past"))
    beyond = f.get("before", f.get("after", 0))  # the week before last, the week after next
    if beyond not in (0, rel):
        raise ValueError("only before last and after next name one date")
    return unit_of(shift(at.day, unit, rel + beyond), unit)


def counted_units(f: dict, at: At) -> Window:
    sign = next(f[kind] for kind in ("sign", "moved", "before", "after") if kind in f)
    moved = shift(at.day, unit := f.get("units") or f["one"], f.get("num", 1) * sign)
    return Window(moved, moved) if unit in ("day", "week") else unit_of(moved, unit)


def today(f: dict, at: At) -> Window:
    return Window(*[at.day + DAY * f["today"]] * 2)


def part_of_day(f: dict, at: At) -> Window:
    return Window(*[at.day + DAY * f["rel"]] * 2)


# What "20 years ago" may have beside it: today, Monday, this month.
BESIDE = {"today": today, "weekday": weekday, "unit": related_unit}


def counted_exactly(f: dict, at: At) -> Window:
    base = next(reading for kind, reading in BESIDE.items() if kind in f)(f, at)
    moved = Window(*(shift(day, f.get("units") or f["one"], f.get("num", 1) * f["sign"]) for day in base))
    if edtf.precision_of(*moved) != edtf.precision_of(*base):
        raise ValueError("no such calendar unit lies there")
    return moved


def rolling(f: dict, at: At) -> Window:
    count, rel, unit = f.get("num", 1), f.get("rel", -1), f.get("units") or f["one"]
    if rel == 0 or count < 1:
        raise ValueError("a counted span needs past or next and a number of at least one")
    return Window(*sorted((at.day, shift(at.day, unit, count * rel))))


def part_of_year(f: dict, at: At) -> Window:
    if f["piece"] not in ("quarter", "half"):
        raise ValueError("only quarters and halves are counted without their year")
    return in_year(f, at, lambda year: parts(months(year, 1, 12), at, f))


def month_quarter(f: dict, at: At) -> Window:
    if f["piece"] != "quarter" or f["month"] % 3:
        raise ValueError("only a quarter is named by its last month")
    return in_year(f, at, lambda year: months(year, f["month"] - 2, 3))


def months_of_year(f: dict, at: At) -> Window:
    if f["months"] != "month" or f.get("nth", 1) != 1 or not 2 <= f["num"] <= 12:
        raise ValueError("only the first 2 to 12 months of a year are a date")
    return in_year(f, at, lambda year: months(year, 1, f["num"]))


def season(f: dict, at: At) -> Window:
    if "to" in f and (f["season"] != 12 or f["year"] + 1 != f["end"]):
        raise ValueError("only a winter lies in two years, one behind the other")
    return in_year(f, at, lambda year: months(year, f["season"], 3))


def related_season(f: dict, at: At) -> Window:
    rel, seasons = f.get("rel", f.get("past")), [months(at.day.year + n, f["season"], 3) for n in (-2, -1, 0, 1)]
    if rel == 0:
        return nearest(seasons, at) if f["season"] == 12 else seasons[2]
    return next(s for s in seasons if s.earliest > at.day) if rel > 0 else [s for s in seasons if s.latest < at.day][-1]


def year(f: dict, at: At) -> Window:
    return months(year_of(f["year"], at), 1, 12)


def decade(f: dict, at: At) -> Window:
    start = year_of(f["decade"], at)
    return Window(date(start, 1, 1), date(start + 9, 12, 31))


def century(f: dict, at: At) -> Window:
    return unit_of(date(100 * f["nth"], 1, 1), "century")


def weekend(f: dict, at: At) -> Window:
    return nearest([unit_of(at.day + DAY * n, "weekend") for n in (-7, 0, 7)], at)


def upcoming(f: dict, at: At) -> Window:
    return Window(at.day, None)


def named_day(f: dict, at: At) -> Window:
    month, day = f["holiday"]
    return month_day({**f, "month": month, "day": day}, at)


# --- what each modifier makes of the window behind it ------------------------------------------------------------------

# Days 1-10, 11-20 and 21 to the end; four months each; of a decade the years 0-3, 4-6 and 7-9.
THIRDS = {
    "month": lambda d, n: Window(d + DAY * 10 * n, d + DAY * (10 * n + 9) if n < 2 else unit_of(d, "month").latest),
    "year": lambda d, n: months(d.year, 4 * n + 1, 4),
    "decade": lambda d, n: Window(date(d.year + (0, 4, 7)[n], 1, 1), date(d.year + (3, 6, 9)[n], 12, 31)),
}


def third(inner: Window, at: At, f: dict) -> Window:
    thirds = THIRDS.get(edtf.precision_of(*inner))
    return thirds(inner.earliest, f["part"]) if thirds else inner


def whole(inner: Window, at: At, f: dict) -> Window:
    return inner


IN_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def count_off(f: dict, of: int, size: int = 1, count: int = 1) -> int:
    """Where the nth, last or final `count` parts of `size` begin among `of`."""
    nth = f.get("nth", 1 if "final" in f or f.get("rel") == -1 else 0)
    if count < 1 or nth < 1 or (count > 1 and nth > 1):
        raise ValueError("parts are counted from the first, or to the last")
    start = size * (nth - 1) if "nth" in f else of - size * count
    if start < 0 or start + size * count > of:
        raise ValueError("the date has fewer parts")
    return start


def parts(inner: Window, at: At, f: dict) -> Window:
    unit, count = f.get("piece") or f["units"], f.get("num", 1)
    if unit == "day":
        first = inner.earliest + DAY * count_off(f, (inner.latest - inner.earliest).days + 1, 1, count)
        return Window(first, first + DAY * (count - 1))
    end = inner.latest + DAY
    of = (end.year - inner.earliest.year) * 12 + end.month - inner.earliest.month
    size = of // 2 if unit == "half" and of % 12 == 0 else IN_MONTHS.get(unit)
    if not size or inner.earliest.day != 1 or end.day != 1:
        raise ValueError("the date does not divide into such parts")  # weeks never fill a month
    first = shift(inner.earliest, "month", count_off(f, of, size, count))
    window = Window(first, shift(first, "month", size * count) - DAY)
    if unit != "half" and unit_of(first, unit).earliest != first:
        raise ValueError("no such calendar unit lies there")
    return window


def weekday_of(inner: Window, at: At, f: dict) -> Window:
    first = inner.earliest + DAY * ((f["weekday"] - inner.earliest.weekday()) % 7)
    day = first + DAY * 7 * count_off(f, (inner.latest - first).days // 7 + 1)
    return Window(day, day)


def ended(inner: Window, at: At, f: dict) -> Window:
    unit, end = f.get("units") or f["one"], inner.latest + DAY
    if unit not in ("day", "week") and end.day != 1:
        raise ValueError("a month, quarter or year ends with a month")
    return Window(shift(end, unit, -f.get("num", 1)), inner.latest)


def counted_from(inner: Window, at: At, f: dict) -> Window:
    unit, count = f.get("units") or f["one"], f.get("num", 1) * f.get("before", f.get("after", 1))
    first, last = (shift(day, unit, count) for day in inner)
    if unit not in ("day", "week"):
        first, last = unit_of(first, unit), unit_of(last, unit)
    if first != last:
        raise ValueError("it depends on which day of the date behind these words is meant")
    if unit == "week" and "num" not in f:
        raise ValueError("it is not said on which day that week begins")
    return Window(first, first) if unit in ("day", "week") else first


def since(inner: Window, at: At, f: dict) -> Window:
    if inner.earliest > at.day:
        raise ValueError("it starts after the anchor")
    return Window(inner.earliest, at.day)


def until(inner: Window, at: At, f: dict) -> Window:
    if inner.latest < at.day:
        raise ValueError("it ends before the anchor")
    return Window(at.day, inner.latest)


def before(inner: Window, at: At, f: dict) -> Window:
    return Window(None, inner.earliest - DAY)


def after(inner: Window, at: At, f: dict) -> Window:
    return Window(inner.latest + DAY, None)
