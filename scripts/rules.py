"""The rules for date words: each a name, a meaning, the patterns of token kinds it reads, what it computes, examples.

To read a new kind of date words, add a row to `RULES` (a whole expression), `MODIFIERS` (words in front of another
expression) or `RANGES`; the examples of the row are its tests and its line in the README.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from scripts import edtf
from scripts.windows import DAY, At, Window, in_year, months, nearest, shift, unit_of, year_of

# --- what each rule computes: values of the tokens by kind, and the anchor ---------------------------------------------


def _month(f: dict, at: At) -> Window:
    return in_year(f, at, lambda year: months(year, f["month"], 1), plainly=True)


def _month_day(f: dict, at: At) -> Window:
    def clamped(year: int) -> Window:
        last = months(year, f["month"], 1).latest
        return Window(*[min(date(year, f["month"], 1) + DAY * (f["day"] - 1), last)] * 2)

    if f["day"] < 1:
        raise ValueError("there is no such day")
    # Feb. 29: the nearest year first; then the day is refused where that year has none.
    day = in_year(f, at, clamped, plainly=True).earliest.replace(day=f["day"])
    if f.get("weekday", day.weekday()) != day.weekday():
        raise ValueError(f"{day} is not that day of the week")
    return Window(day, day)


def _related_month_day(f: dict, at: At) -> Window:
    rel = f.get("rel", f.get("past"))
    days = [_month_day({**f, "year": at.day.year + n}, at) for n in (-1, 0, 1)]
    if rel == 0:
        return days[1]
    return next(d for d in days if d.earliest > at.day) if rel > 0 else [d for d in days if d.latest < at.day][-1]


def _week_of(f: dict, at: At) -> Window:
    if f["week"] != "week":
        raise ValueError("only a week is named by one of its days")
    return unit_of(_month_day(f, at).earliest, "week")


def _weekday(f: dict, at: At) -> Window:
    behind = (at.day.weekday() - f["weekday"]) % 7
    day = at.day - DAY * behind if at.direction != "future" else at.day + DAY * (7 - behind)
    return Window(day, day)


def _related_weekday(f: dict, at: At) -> Window:
    monday, rel = unit_of(at.day, "week").earliest, f.get("rel", f.get("past"))
    if f.get("unit", "week") != "week":
        raise ValueError("a weekday belongs to a week")
    if "unit" in f or rel == 0:
        day = monday + DAY * (7 * rel + f["weekday"])
    else:
        ahead = (f["weekday"] - at.day.weekday()) % 7
        day = at.day + DAY * ((ahead or 7) if rel > 0 else (ahead - 7))
    return Window(day, day)


def _related_month(f: dict, at: At) -> Window:
    rel = f.get("rel", f.get("past"))
    years = rel if (at.day.month >= f["month"]) == (rel > 0) or at.day.month == f["month"] else 0
    return months(at.day.year + years, f["month"], 1)


def _related_unit(f: dict, at: At) -> Window:
    unit = next(f[kind] for kind in ("unit", "weekend", "century") if kind in f)
    return unit_of(shift(at.day, unit, f.get("rel", f.get("past"))), unit)


def _counted_units(f: dict, at: At) -> Window:
    sign = next(f[kind] for kind in ("sign", "moved", "before", "after") if kind in f)
    moved = shift(at.day, unit := f.get("units") or f["one"], f.get("num", 1) * sign)
    return Window(moved, moved) if unit in ("day", "week") else unit_of(moved, unit)


def _rolling(f: dict, at: At) -> Window:
    count, rel, unit = f.get("num", 1), f.get("rel", -1), f.get("units") or f["one"]
    if rel == 0 or count < 1:
        raise ValueError("a counted span needs past or next and a number of at least one")
    return Window(*sorted((at.day, shift(at.day, unit, count * rel))))


def _part_of_year(f: dict, at: At) -> Window:
    size, count = {"quarter": (3, 4), "half": (6, 2)}.get(f["piece"], (0, 0))
    if not 1 <= f["nth"] <= count:
        raise ValueError("a year has four quarters and two halves")
    return in_year(f, at, lambda year: months(year, size * (f["nth"] - 1) + 1, size))


def _months_of_year(f: dict, at: At) -> Window:
    if f["months"] != "month" or f.get("nth", 1) != 1 or not 2 <= f["num"] <= 12:
        raise ValueError("only the first 2 to 12 months of a year are a date")
    return in_year(f, at, lambda year: months(year, 1, f["num"]))


def _season(f: dict, at: At) -> Window:
    return in_year(f, at, lambda year: months(year, f["season"], 3))


def _related_season(f: dict, at: At) -> Window:
    rel, seasons = f.get("rel", f.get("past")), [months(at.day.year + n, f["season"], 3) for n in (-2, -1, 0, 1)]
    if rel == 0:
        return nearest(seasons, at) if f["season"] == 12 else seasons[2]
    return next(s for s in seasons if s.earliest > at.day) if rel > 0 else [s for s in seasons if s.latest < at.day][-1]


def _decade(f: dict, at: At) -> Window:
    start = year_of(f["decade"], at)
    return Window(date(start, 1, 1), date(start + 9, 12, 31))


def _named_day(f: dict, at: At) -> Window:
    month, day = f["holiday"]
    return _month_day({**f, "month": month, "day": day}, at)


# --- what each modifier makes of the window behind it ------------------------------------------------------------------

# Days 1-10, 11-20 and 21 to the end; four months each; of a decade the years 0-3, 4-6 and 7-9.
THIRDS = {
    "month": lambda d, n: Window(d + DAY * 10 * n, d + DAY * (10 * n + 9) if n < 2 else unit_of(d, "month").latest),
    "year": lambda d, n: months(d.year, 4 * n + 1, 4),
    "decade": lambda d, n: Window(date(d.year + (0, 4, 7)[n], 1, 1), date(d.year + (3, 6, 9)[n], 12, 31)),
}


def _part(inner: Window, at: At, which: int) -> Window:
    thirds = THIRDS.get(edtf.precision_of(*inner))
    return thirds(inner.earliest, which) if thirds else inner


def _whole(inner: Window, at: At, _value: int) -> Window:
    return inner


def _since(inner: Window, at: At, _value: int) -> Window:
    if inner.earliest > at.day:
        raise ValueError("it starts after the anchor")
    return Window(inner.earliest, at.day)


def _until(inner: Window, at: At, _value: int) -> Window:
    if inner.latest < at.day:
        raise ValueError("it ends before the anchor")
    return Window(at.day, inner.latest)


def _before(inner: Window, at: At, _value: int) -> Window:
    return Window(None, inner.earliest - DAY)


def _after(inner: Window, at: At, _value: int) -> Window:
    return Window(inner.latest + DAY, None)


@dataclass(frozen=True)
class Rule:
    """One way to read date words. `patterns` are sequences of token kinds (`?` marks an optional one);
    `compute` gets the values of the tokens by kind (for a modifier: the window behind it) and the anchor; examples are
    (words, EDTF value) counted from Thursday, 2022-11-17, and are tested."""

    name: str
    meaning: str
    patterns: str
    compute: Callable
    examples: tuple[tuple[str, str], ...]
    extent: str = "within"
    narrows: bool = False  # a modifier that only narrows the window behind it: its extent is kept, a side of a range may have it
    sharp: bool = False  # a modifier that needs to know where the date behind it begins and ends
    direction: str | None = None  # where a modifier has what is behind it lie, if nothing else says so


# fmt: off
RULES = (
    Rule("edtf", "The date was already given in EDTF or ISO form.", "", None,
         (("2022-11-17", "2022-11-17"), ("2022-11", "2022-11-XX"), ("2022-01/2022-09", "2022-01/2022-09"))),
    Rule("month-day", "Month and day: of the year given, else the nearest; a weekday must agree.",
         "weekday? month day year? | weekday? day month year? | weekday? month day rel unit", _month_day,
         (("on Nov. 17", "2022-11-17"), ("Monday, 7 November", "2022-11-07"), ("the 4th of July, 1999", "1999-07-04"))),
    Rule("related-month-day", "Last and next: the nearest such day before and after the anchor.", "rel month day | past month day",
         _related_month_day, (("last Dec. 31", "2021-12-31"), ("next Jan. 1", "2023-01-01"))),
    Rule("week-of", "The ISO week that holds the day.", "week month day year?", _week_of,
         (("the week of Oct. 23", "[2022-10-17..2022-10-23]"),)),
    Rule("month", "A month: of the year given, else the nearest.", "month year? | month rel unit | rel unit month",
         _month,
         (("in March 2020", "2020-03-XX"), ("April", "2023-04-XX"), ("March of last year", "2021-03-XX"))),
    Rule("related-month", "This month of the name is this year's; last and next leave out the anchor's own month.",
         "rel month | past month", _related_month, (("next February", "2023-02-XX"), ("last November", "2021-11-XX"))),
    Rule("year", "A calendar year; with two digits, the latest begun or beginning within five years.", "year", lambda f, at: months(year_of(f["year"], at), 1, 12), (("in 2019", "2019-XX-XX"), ("in '98", "1998-XX-XX"))),
    Rule("decade", "Ten years from one ending in 0; with two digits as for a year.",
         "decade", _decade, (("the 1990s", "199X-XX-XX"), ("the '80s", "198X-XX-XX"))),
    Rule("century", "A hundred years from one ending in 01.", "nth century",
         lambda f, at: unit_of(date(100 * f["nth"], 1, 1), "century"), (("the 19th century", "[1801-01-01..1900-12-31]"),)),
    Rule("weekday", "The latest such day up to and including the anchor; ahead: the next after it.", "weekday", _weekday,
         (("Thursday", "2022-11-17"), ("Monday night", "2022-11-14"))),
    Rule("related-weekday", "Last and next: the nearest before and after the anchor; this: of the anchor's ISO week.",
         "rel weekday | past weekday | weekday rel unit | rel unit weekday", _related_weekday,
         (("last Friday", "2022-11-11"), ("next Monday", "2022-11-21"), ("Tuesday of last week", "2022-11-08"))),
    Rule("day-word", "A word for a day near the anchor.", "today", lambda f, at: Window(*[at.day + DAY * f["today"]] * 2),
         (("yesterday", "2022-11-16"), ("tonight", "2022-11-17"), ("the day after tomorrow", "2022-11-19"))),
    Rule("part-of-day", "A part of a day is that day; last night began yesterday.", "rel daypart",
         lambda f, at: Window(*[at.day + DAY * f["rel"]] * 2), (("this morning", "2022-11-17"), ("last night", "2022-11-16"))),
    Rule("related-unit", "The calendar unit that holds the anchor, or the one before or after it; weeks are ISO weeks.",
         "rel unit | rel weekend | past weekend | rel century", _related_unit,
         (("next year", "2023-XX-XX"), ("last week", "[2022-11-07..2022-11-13]"))),
    Rule("weekend", "A weekend named without this, last or next: the nearest, where one ahead counts as 2.5 times as far.", "weekend",
         lambda f, at: nearest([unit_of(at.day + DAY * n, "weekend") for n in (-7, 0, 7)], at),
         (("over the weekend", "[2022-11-12..2022-11-13]"),)),
    Rule("counted-units", "N days or weeks away is a day; N months, quarters, years away is that calendar unit.",
         "num units sign | num units moved | num units before | num units after | one sign | one moved", _counted_units,
         (("two weeks ago", "2022-11-03"), ("three years ago", "2019-XX-XX"), ("five days later", "2022-11-22"))),
    Rule("rolling-span", "N units up to, or from, the anchor's day.", "past one | past num units | rel num units", _rolling,
         (("in the past three years", "2019-11-17/2022-11-17"), ("the next two weeks", "2022-11-17/2022-12-01")), "throughout"),
    Rule("part-of-year", "A quarter or half of the year given, else the nearest, where one ahead counts as 2.5 times as far; quarters start in January.",
         "nth piece year? | nth piece rel? unit | rel unit nth piece | year nth piece", _part_of_year,
         (("the third quarter", "[2022-07-01..2022-09-30]"), ("1989's first half", "[1989-01-01..1989-06-30]"))),
    Rule("months-of-year", "N months of a year are counted from January, as official statistics do.",
         "nth? num months year | nth? num months rel? unit | nth num months | rel unit nth? num months | year nth num months",
         _months_of_year, (("for the first nine months of 2022", "2022-01/2022-09"),
                          ("This year alone, over the nine months", "2022-01/2022-09")), "throughout"),
    Rule("season", "Three months of the northern year: from March, June, September; winter starts in December.",
         "season year? | season rel unit", _season, (("spring 2023", "[2023-03-01..2023-05-31]"),)),
    Rule("related-season", "This: the season of the anchor's year (a winter: the nearest); last and next: the nearest over or to come.",
         "rel season | past season", _related_season,
         (("next summer", "[2023-06-01..2023-08-31]"), ("last spring", "[2022-03-01..2022-05-31]"))),
    Rule("named-day", "A day whose name means one date wherever English is written.", "holiday year? | holiday rel unit",
         _named_day,
         (("Christmas Day", "2022-12-25"), ("New Year's Eve 1999", "1999-12-31"))),
    Rule("upcoming", "An event said to be upcoming: any day from the anchor on.", "upcoming noun | upcoming noun noun",
         lambda f, at: Window(at.day, None), (("The upcoming elections", "[2022-11-17..]"),)),
)
MODIFIERS = (
    Rule("part", "Early, mid, late: days 1-10, 11-20, 21-end of a month; four months of a year; years 0-3, 4-6, 7-9 of a "
         "decade; other units stay whole. The end is late, the beginning early; the year is this year. A month ahead counts as 2.5 times as far.", "part", _part,
         (("early this month", "[2022-11-01..2022-11-10]"), ("late last year", "[2021-09-01..2021-12-31]"),
          ("the early 1980s", "[1980-01-01..1983-12-31]")), narrows=True),
    Rule("within-unit", "Earlier or later in a unit: the whole unit, since the words do not say where the other bound lies.",
         "moved", _whole, (("earlier this year", "2022-XX-XX"), ("Earlier in the day", "2022-11-17")), narrows=True),
    Rule("since", "From the start of the date up to the anchor's day.", "since", _since,
         (("since 2019", "2019-01-01/2022-11-17"),), "throughout", direction="past"),
    Rule("until", "From the anchor's day to the end of the date.", "until", _until,
         (("until Friday", "2022-11-17/2022-11-18"),), "throughout", direction="future"),
    Rule("by", "At some time from the anchor's day to the end of the date.", "by", _until,
         (("by the end of next year", "[2022-11-17..2023-12-31]"), ("by the end of the month", "[2022-11-17..2022-11-30]")),
         direction="future"),
    Rule("before", "Any day before the date.", "before", _before, (("before 2020", "[..2019-12-31]"),), sharp=True),
    Rule("after", "Any day after the date.", "after", _after, (("after March 2020", "[2020-04-01..]"),), sharp=True),
)
RANGES = (
    Rule("range", "From the start of the first date to the end of the second; what one side leaves out, the other gives.",
         "to and", None, (("Nov. 17-18", "2022-11-17/2022-11-18"), ("Dec. 30-Jan. 2", "2022-12-30/2023-01-02"),
                          ("17 and 18 November", "2022-11-17/2022-11-18")), "throughout"),
    Rule("between", "At some time from the start of the first date to the end of the second.", "between", None,
         (("between 2015 and 2019", "[2015-01-01..2019-12-31]"),)),
)
# fmt: on
