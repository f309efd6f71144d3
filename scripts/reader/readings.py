"""What each rule makes of date words: the values of their tokens and the anchor give a window.

The meaning and the examples of each are in its row of `rules.py`. The functions raise ValueError,
with the reason, where the values do not name a date.
"""

from calendar import monthrange
from datetime import date
from typing import cast

from . import edtf
from .modifiers import parts
from .units import DAY
from .windows import (
    UNITS,
    At,
    Bounds,
    TwoReadings,
    Values,
    Window,
    counting_from,
    in_year,
    months,
    nearest,
    one_day,
    shift,
    unit_of,
    year_of,
)

# --- values that several patterns name differently ---


def _only(f: Values, *names: str) -> Values:
    return cast(Values, {name: value for name, value in f.items() if name in names})


def _related(f: Values) -> int:
    """Last (-1), this (0) or next (1)."""
    return f["rel"] if "rel" in f else f["past"]


def _unit(f: Values) -> str:
    return f["units"] if "units" in f else f["one"]


def _sign(f: Values) -> int:
    """Ago, earlier and before are -1; later, after and no such word are 1."""
    if "sign" in f:
        return f["sign"]
    return f["moved"] if "moved" in f else f.get("before", f.get("after", 1))


def _day_or_unit(day: date, unit: str) -> Window:
    """Days and weeks lead to a day, other units to the calendar unit there."""
    return one_day(day) if unit in ("day", "week") else unit_of(day, unit)


# --- the rules ---


def month(f: Values, at: At) -> Window:
    return in_year(f, at, lambda year: months(year, f["month"], 1))


def month_day(f: Values, at: At) -> Window:
    def clamped(year: int) -> Window:
        days = monthrange(year, f["month"])[1]
        return one_day(date(year, f["month"], min(f["day"], days)))

    if f["day"] < 1:
        raise ValueError("there is no such day")
    if "weekday" in f and "year" not in f and "unit" not in f:
        return _on_weekday([clamped(at.day.year + n) for n in (-1, 0, 1)], f, at)
    # Feb. 29: choose the nearest year first; then refuse the day if that year does not have it.
    day = in_year(f, at, clamped).earliest.replace(day=f["day"])
    if f.get("weekday", day.weekday()) != day.weekday():
        raise ValueError(f"{day} is not that day of the week")
    return one_day(day)


HALF_A_YEAR = DAY * 183


def _on_weekday(days: list[Window], f: Values, at: At) -> Window:
    """The nearest of the days that falls on the weekday: so it gives the year, or the month."""
    days = [
        day
        for day in days
        if day.earliest.day == f["day"] and day.earliest.weekday() == f["weekday"]
    ]
    if not days:
        raise ValueError("no such date near the anchor is that day of the week")
    chosen = nearest(days, at)
    if not at.direction and chosen.earliest - at.day > HALF_A_YEAR:
        raise ValueError("that day of the week is only right far ahead")
    return chosen


def day_of_month(f: Values, at: At) -> Window:
    number = f["day"] if "day" in f else f["th"] if "th" in f else f["ordinal"]
    f = {**f, "day": number}
    if "unit" in f:
        month = unit_of(shift(at.day, "month", f["rel"]), "month").earliest
        if f["unit"] != "month":
            raise ValueError("a day is counted in a month")
        stated: Values = {"day": number, "month": month.month, "year": month.year}
        return month_day({**stated, **_only(f, "weekday")}, at)
    near = [unit_of(shift(at.day, "month", n), "month") for n in range(-2, 3)]
    days = [one_day(m.earliest.replace(day=number)) for m in near if 1 <= number <= m.latest.day]
    return _on_weekday(days, f, at) if "weekday" in f else nearest(days, at)


def stated_twice(f: Values, at: At) -> Window:
    read = today if "today" in f else related_weekday
    day = read(_only(f, "today", "rel", "past", "weekday"), at)
    again = day
    if "month" in f:
        stated = _only(f, "weekday", "month", "day", "year")
        again = month_day(stated, counting_from(day.earliest))
    # "Next Friday, May 7" in the week before: the stated day is the Friday of the next week.
    beyond = f.get("rel", f.get("past", 0))
    if beyond and again == one_day(day.earliest + DAY * 7 * beyond):
        day = again
    if again != day or f.get("weekday", day.earliest.weekday()) != day.earliest.weekday():
        raise ValueError("the two dates are not the same")
    return day


def related_month_day(f: Values, at: At) -> Window:
    stated = _only(f, "month", "day")
    days = [month_day({**stated, "year": at.day.year + n}, at) for n in (-1, 0, 1)]
    return _beside(days, _related(f), at) or days[1]


def _beside(windows: list[Window], rel: int, at: At) -> Window | None:
    """The nearest window before (-1) or after (1) the anchor's day; None for this (0)."""
    if rel == 0:
        return None
    if rel > 0:
        return next(window for window in windows if window.earliest > at.day)
    return [window for window in windows if window.latest < at.day][-1]


def week_of(f: Values, at: At) -> Window:
    unit = f["week"] if "week" in f else f.get("weekend", "weekend")
    day = month_day(f, at).earliest
    window = unit_of(day, unit)
    if unit not in ("week", "weekend") or day < window.earliest:
        raise ValueError("only a week or a weekend is named by one of its days")
    return window


def weekday(f: Values, at: At) -> Window:
    behind = (at.day.weekday() - f["weekday"]) % 7
    if at.direction == "future":
        return one_day(at.day + DAY * (7 - behind))
    return one_day(at.day - DAY * behind)


def related_weekday(f: Values, at: At) -> Window:
    monday, rel = unit_of(at.day, "week").earliest, _related(f)
    if f.get("unit", "week") != "week":
        raise ValueError("a weekday belongs to a week")
    if "unit" in f:  # Tuesday of last week
        return one_day(monday + DAY * (7 * rel + f["weekday"]))
    if rel == 0:
        return one_day(_in_direction(monday + DAY * f["weekday"], at))
    ahead = (f["weekday"] - at.day.weekday()) % 7
    days = (ahead or 7) if rel > 0 else ahead - 7
    return one_day(at.day + DAY * (days + 7 * _beyond(f, rel)))


def _in_direction(day: date, at: At) -> date:
    """The day, or the same weekday of the week beside it where the direction excludes the day."""
    if at.direction == "future" and day < at.day:
        return day + DAY * 7
    if at.direction == "past" and day > at.day:
        return day - DAY * 7
    return day


def related_month(f: Values, at: At) -> Window:
    rel = _related(f)
    if "rel" in f and rel and shift(at.day, "month", rel).month == f["month"]:
        raise TwoReadings(
            "the month beside the anchor's, or the one of another year? Write the year"
        )
    years = rel if (at.day.month >= f["month"]) == (rel > 0) or at.day.month == f["month"] else 0
    return months(at.day.year + years, f["month"], 1)


def related_unit(f: Values, at: At) -> Window:
    unit = f.get("unit") or f.get("weekend") or f.get("century") or f["one"]
    rel = _related(f)
    return unit_of(shift(at.day, unit, rel + _beyond(f, rel)), unit)


def year_through(f: Values, at: At) -> Window:
    if f["unit"] != "year":
        raise ValueError("only a year has months to go through")
    return months(related_unit(f, at).earliest.year, 1, f["month"])


def _beyond(f: Values, rel: int) -> int:
    """One farther: the week before last, the Friday after next."""
    beyond = f.get("before", f.get("after", 0))
    if beyond not in (0, rel):
        raise ValueError("only before last and after next name one date")
    return beyond


def counted_units(f: Values, at: At) -> Window:
    sign, unit = _sign(f), _unit(f)
    if "in" in f and (sign < 0 or at.direction == "past"):
        raise ValueError("a count ahead cannot be in the past, so this is a length")
    return _day_or_unit(shift(at.day, unit, f.get("count", 1) * sign), unit)


def counted_about(f: Values, at: At) -> Window:
    if _unit(f) in ("day", "week"):
        raise ValueError("about so many days or weeks is not one day")
    return counted_units(f, at)


def counted_together(f: Values, at: At) -> Window:
    coarse, fine = f["units"], f["units2"]
    if UNITS.index(coarse) <= UNITS.index(fine):
        raise ValueError("the larger unit is named first")
    sign = _sign(f)
    moved = shift(shift(at.day, coarse, f["count"] * sign), fine, f["count2"] * sign)
    return _day_or_unit(moved, fine)


def counted_between(f: Values, at: At) -> Window:
    if f["count"] >= f["count2"]:
        raise ValueError("the smaller count is named first")
    near, far = counted_units(f, at), counted_units({**f, "count": f["count2"]}, at)
    return Window(min(near.earliest, far.earliest), max(near.latest, far.latest))


def today(f: Values, at: At) -> Window:
    return one_day(at.day + DAY * (f["today"] if "today" in f else f["rel"]))


# What "20 years ago" may have beside it: today, Monday, this month.
BESIDE = {"today": today, "weekday": weekday, "unit": related_unit}


def counted_exactly(f: Values, at: At) -> Window:
    unit, count = _unit(f), f.get("count", 1) * f["sign"]
    if "weekday" in f and unit != "week":
        raise TwoReadings(
            "that day of the week, or the day of the month that it is? Write the date"
        )
    base = next(reading for kind, reading in BESIDE.items() if kind in f)(f, at)
    moved = Window(shift(base.earliest, unit, count), shift(base.latest, unit, count))
    if edtf.precision_of(*moved) != edtf.precision_of(*base):
        raise TwoReadings("the calendar unit there, or the same days? Write the date")
    return moved


def rolling(f: Values, at: At) -> Window:
    count, rel = f.get("count", 1), f.get("rel", -1)
    if rel == 0 or count < 1:
        raise ValueError("a counted span needs past or next and a number of at least one")
    other = shift(at.day, _unit(f), count * rel)
    return Window(min(at.day, other), max(at.day, other))


def within(f: Values, at: At) -> Window:
    behind = "past" in f or (at.direction == "past" and "rel" not in f)
    return rolling({**f, "rel": f.get("rel", -1 if behind else 1)}, at)


def closing(f: Values, at: At) -> Window:
    unit = f["closing"]
    if "year" in f:
        if unit != "year":
            raise ValueError("only a year ends in a year")
        return one_day(date(year_of(f["year"], at), 12, 31))
    if "rel" in f:
        return _last_day(unit, f["rel"], at)
    return nearest([_last_day(unit, n, at) for n in (-1, 0)], at)


def _last_day(unit: str, rel: int, at: At) -> Window:
    return one_day(unit_of(shift(at.day, unit, rel), unit).latest)


def part_of_year(f: Values, at: At) -> Window:
    if f["piece"] not in ("quarter", "half"):
        raise ValueError("only quarters and halves are counted without their year")
    return in_year(f, at, lambda year: parts(months(year, 1, 12), at, f))


def month_quarter(f: Values, at: At) -> Window:
    if f["piece"] != "quarter" or f["month"] % 3:
        raise ValueError("only a quarter is named by its last month")
    return in_year(f, at, lambda year: months(year, f["month"] - 2, 3))


def months_of_year(f: Values, at: At) -> Window:
    if f["months"] != "month" or f.get("nth", 1) != 1 or not 2 <= f["count"] <= 12:
        raise ValueError("only the first 2 to 12 months of a year are a date")
    return in_year(f, at, lambda year: months(year, 1, f["count"]))


def season(f: Values, at: At) -> Window:
    if "through" in f and (f["season"] != 12 or f["year"] + 1 != f["end"]):
        raise ValueError("only a winter spans two years, and the second follows the first")
    return in_year(f, at, lambda year: months(year, f["season"], 3))


def related_season(f: Values, at: At) -> Window:
    seasons = [months(at.day.year + n, f["season"], 3) for n in (-2, -1, 0, 1)]
    beside = _beside(seasons, _related(f), at)
    if beside:
        return beside
    return nearest(seasons, at) if f["season"] == 12 else seasons[2]


def year(f: Values, at: At) -> Window:
    return months(year_of(f["year"], at), 1, 12)


def decade(f: Values, at: At) -> Window:
    start = year_of(f["decade"], at)
    if start % 10:
        raise ValueError("a decade starts in a year that ends in 0")
    return Window(date(start, 1, 1), date(start + 9, 12, 31))


def century(f: Values, at: At) -> Window:
    return unit_of(date(100 * f["nth"], 1, 1), "century")


def weekend(f: Values, at: At) -> Window:
    return nearest([unit_of(at.day + DAY * n, "weekend") for n in (-7, 0, 7)], at)


def upcoming(f: Values, at: At) -> Bounds:
    return Bounds(at.day, None)


def named_day(f: Values, at: At) -> Window:
    month, day = f["holiday"]
    read = related_month_day if "rel" in f and "unit" not in f else month_day
    return read({**f, "month": month, "day": day}, at)
