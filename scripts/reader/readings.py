"""What each rule makes of date words: the values of their tokens by kind, and the anchor, give a window of days.

The meaning and the examples of each stand beside its name in `rules.py`. They raise ValueError, with the reason, where the
values name no date.
"""

from calendar import monthrange
from datetime import date

from . import edtf
from .modifiers import parts
from .vocabulary import UNITS
from .windows import (
    DAY,
    At,
    TwoReadings,
    Window,
    counting_from,
    in_year,
    months,
    nearest,
    shift,
    unit_of,
    year_of,
)

# --- what each rule computes: values of the tokens by kind, and the anchor ---------------------------------------------


def month(f: dict, at: At) -> Window:
    return in_year(f, at, lambda year: months(year, f["month"], 1))


def month_day(f: dict, at: At) -> Window:
    def clamped(year: int) -> Window:
        return Window(*[date(year, f["month"], min(f["day"], monthrange(year, f["month"])[1]))] * 2)

    if f["day"] < 1:
        raise ValueError("there is no such day")
    if "weekday" in f and not f.keys() & {"year", "unit"}:
        return _on_weekday([clamped(at.day.year + n) for n in (-1, 0, 1)], f, at)
    # Feb. 29: the nearest year first; then the day is refused where that year has none.
    day = in_year(f, at, clamped).earliest.replace(day=f["day"])
    if f.get("weekday", day.weekday()) != day.weekday():
        raise ValueError(f"{day} is not that day of the week")
    return Window(day, day)


HALF_A_YEAR = DAY * 183


def _on_weekday(days: list[Window], f: dict, at: At) -> Window:
    """The nearest of the days that is such a weekday: it tells the year, or the month."""
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


def day_of_month(f: dict, at: At) -> Window:
    f = {"day": f.get("th", f.get("ordinal"))} | f
    if "unit" in f:
        month = unit_of(shift(at.day, "month", f["rel"]), "month").earliest
        if f["unit"] != "month":
            raise ValueError("a day is counted in a month")
        return month_day(
            {"day": f["day"], "month": month.month, "year": month.year} | _only(f, "weekday"), at
        )
    months_near = [unit_of(shift(at.day, "month", n), "month") for n in range(-2, 3)]
    days = [
        Window(*[m.earliest.replace(day=f["day"])] * 2)
        for m in months_near
        if 1 <= f["day"] <= m.latest.day
    ]
    return _on_weekday(days, f, at) if "weekday" in f else nearest(days, at)


def _only(f: dict, *kinds: str) -> dict:
    return {kind: f[kind] for kind in kinds if kind in f}


def stated_twice(f: dict, at: At) -> Window:
    day = (today if "today" in f else related_weekday)(
        _only(f, "today", "rel", "past", "weekday"), at
    )
    again = (
        month_day(_only(f, "weekday", "month", "day", "year"), counting_from(day.earliest))
        if "month" in f
        else day
    )
    beyond = f.get(
        "rel", f.get("past", 0)
    )  # next Friday, May 7: said in the week before, it is the Friday of the next
    if beyond and again == Window(*(end + DAY * 7 * beyond for end in day)):
        day = again
    if again != day or f.get("weekday", day.earliest.weekday()) != day.earliest.weekday():
        raise ValueError("the two dates are not the same")
    return day


def related_month_day(f: dict, at: At) -> Window:
    rel = f.get("rel", f.get("past"))
    days = [
        month_day({**_only(f, "month", "day"), "year": at.day.year + n}, at) for n in (-1, 0, 1)
    ]
    if rel == 0:
        return days[1]
    return (
        next(d for d in days if d.earliest > at.day)
        if rel > 0
        else [d for d in days if d.latest < at.day][-1]
    )


def week_of(f: dict, at: At) -> Window:
    unit, day = f.get("week", "weekend"), month_day(f, at).earliest
    window = unit_of(day, unit)
    if unit not in ("week", "weekend") or day < window.earliest:
        raise ValueError("only a week or a weekend is named by one of its days")
    return window


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
        if rel == 0 and "unit" not in f and at.direction:
            day += (
                DAY
                * 7
                * (
                    (at.direction == "future" and day < at.day)
                    - (at.direction == "past" and day > at.day)
                )
            )
    else:
        ahead = (f["weekday"] - at.day.weekday()) % 7
        day = at.day + DAY * ((ahead or 7) if rel > 0 else (ahead - 7)) + DAY * 7 * _beyond(f, rel)
    return Window(day, day)


def related_month(f: dict, at: At) -> Window:
    rel = f.get("rel", f.get("past"))
    if "rel" in f and rel and shift(at.day, "month", rel).month == f["month"]:
        raise TwoReadings(
            "the month beside the anchor's, or the one of another year? Write the year"
        )
    years = rel if (at.day.month >= f["month"]) == (rel > 0) or at.day.month == f["month"] else 0
    return months(at.day.year + years, f["month"], 1)


def related_unit(f: dict, at: At) -> Window:
    unit = next(f[kind] for kind in ("unit", "weekend", "century", "one") if kind in f)
    rel = f.get("rel", f.get("past"))
    return unit_of(shift(at.day, unit, rel + _beyond(f, rel)), unit)


def _beyond(f: dict, rel: int) -> int:
    """One farther: the week before last, the Friday after next."""
    beyond = f.get("before", f.get("after", 0))
    if beyond not in (0, rel):
        raise ValueError("only before last and after next name one date")
    return beyond


def counted_units(f: dict, at: At) -> Window:
    sign = next((f[kind] for kind in ("sign", "moved", "before", "after") if kind in f), 1)
    if "in" in f and (sign < 0 or at.direction == "past"):
        raise ValueError("a count ahead that lies in the past is a length")
    moved = shift(at.day, unit := f.get("units") or f["one"], f.get("count", 1) * sign)
    return Window(moved, moved) if unit in ("day", "week") else unit_of(moved, unit)


def counted_about(f: dict, at: At) -> Window:
    if (f.get("units") or f["one"]) in ("day", "week"):
        raise ValueError("about so many days or weeks is no one day")
    return counted_units(f, at)


def counted_together(f: dict, at: At) -> Window:
    coarse, fine = f["units"], f["units2"]
    if UNITS.index(coarse) <= UNITS.index(fine):
        raise ValueError("the larger unit is named first")
    sign = next(f[kind] for kind in ("sign", "moved", "before", "after") if kind in f)
    moved = shift(shift(at.day, coarse, f["count"] * sign), fine, f["count2"] * sign)
    return Window(moved, moved) if fine in ("day", "week") else unit_of(moved, fine)


def counted_between(f: dict, at: At) -> Window:
    if f["count"] >= f["count2"]:
        raise ValueError("the smaller count is named first")
    near, far = (counted_units({**f, "count": f[name]}, at) for name in ("count", "count2"))
    return Window(min(near.earliest, far.earliest), max(near.latest, far.latest))


def today(f: dict, at: At) -> Window:
    return Window(*[at.day + DAY * f["today"]] * 2)


def part_of_day(f: dict, at: At) -> Window:
    return Window(*[at.day + DAY * f["rel"]] * 2)


# What "20 years ago" may have beside it: today, Monday, this month.
BESIDE = {"today": today, "weekday": weekday, "unit": related_unit}


def counted_exactly(f: dict, at: At) -> Window:
    if "weekday" in f and (f.get("units") or f["one"]) != "week":
        raise TwoReadings(
            "that day of the week, or the day of the month that it is? Write the date"
        )
    base = next(reading for kind, reading in BESIDE.items() if kind in f)(f, at)
    moved = Window(
        *(shift(day, f.get("units") or f["one"], f.get("count", 1) * f["sign"]) for day in base)
    )
    if edtf.precision_of(*moved) != edtf.precision_of(*base):
        raise TwoReadings("the calendar unit that lies there, or the same days? Write the date")
    return moved


def rolling(f: dict, at: At) -> Window:
    count, rel, unit = f.get("count", 1), f.get("rel", -1), f.get("units") or f["one"]
    if rel == 0 or count < 1:
        raise ValueError("a counted span needs past or next and a number of at least one")
    return Window(*sorted((at.day, shift(at.day, unit, count * rel))))


def within(f: dict, at: At) -> Window:
    behind = "past" in f or (at.direction == "past" and "rel" not in f)
    return rolling({"rel": -1 if behind else 1} | f, at)


def closing(f: dict, at: At) -> Window:
    if "year" not in f:
        ends = [
            unit_of(shift(at.day, f["closing"], n), f["closing"]).latest
            for n in ((f["rel"],) if "rel" in f else (-1, 0))
        ]
        return _day(ends[0]) if "rel" in f else nearest([_day(end) for end in ends], at)
    if f["closing"] != "year":
        raise ValueError("only a year ends in a year")
    return _day(date(year_of(f["year"], at), 12, 31))


def _day(day: date) -> Window:
    return Window(day, day)


def part_of_year(f: dict, at: At) -> Window:
    if f["piece"] not in ("quarter", "half"):
        raise ValueError("only quarters and halves are counted without their year")
    return in_year(f, at, lambda year: parts(months(year, 1, 12), at, f))


def month_quarter(f: dict, at: At) -> Window:
    if f["piece"] != "quarter" or f["month"] % 3:
        raise ValueError("only a quarter is named by its last month")
    return in_year(f, at, lambda year: months(year, f["month"] - 2, 3))


def months_of_year(f: dict, at: At) -> Window:
    if f["months"] != "month" or f.get("nth", 1) != 1 or not 2 <= f["count"] <= 12:
        raise ValueError("only the first 2 to 12 months of a year are a date")
    return in_year(f, at, lambda year: months(year, 1, f["count"]))


def season(f: dict, at: At) -> Window:
    if "through" in f and (f["season"] != 12 or f["year"] + 1 != f["end"]):
        raise ValueError("only a winter lies in two years, one behind the other")
    return in_year(f, at, lambda year: months(year, f["season"], 3))


def related_season(f: dict, at: At) -> Window:
    rel, seasons = (
        f.get("rel", f.get("past")),
        [months(at.day.year + n, f["season"], 3) for n in (-2, -1, 0, 1)],
    )
    if rel == 0:
        return nearest(seasons, at) if f["season"] == 12 else seasons[2]
    return (
        next(s for s in seasons if s.earliest > at.day)
        if rel > 0
        else [s for s in seasons if s.latest < at.day][-1]
    )


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
    read = related_month_day if "rel" in f and "unit" not in f else month_day
    return read({**f, "month": month, "day": day}, at)
