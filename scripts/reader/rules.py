"""The rules for date words: each a name, a meaning, the patterns of token kinds it reads, what it computes, examples.

To read a new kind of date words, add a row to `RULES` (a whole expression), `MODIFIERS` (words in front of another
expression) or `RANGES`; the examples of the row are its tests and its line in the README.
"""

from collections.abc import Callable
from dataclasses import dataclass

from . import modifiers, readings
from .windows import AHEAD


@dataclass(frozen=True)
class Rule:
    """One way to read date words. `patterns` are sequences of token kinds (`?` marks an optional one);
    `compute` gets the values of the tokens by kind and the anchor (a modifier: first the window behind it); examples are
    (words, EDTF value) counted from Thursday, 2022-11-17, and are tested."""

    name: str
    meaning: str
    patterns: str
    compute: Callable
    examples: tuple[tuple[str, str], ...]
    extent: str = "within"
    narrows: bool = False  # a modifier that only narrows the window behind it: it may stand on a side of a range
    # What it gives: a "date"; one "away", counted from another; a "loose" date, whose ends are not said; a "span" counted in
    # units, which has no parts; a "bound" of something else; or an "approximate" date.
    gives: str = "date"
    takes: tuple[str, ...] = ("date", "away")  # what may stand behind a modifier
    direction: str | None = (
        None  # where a modifier has what is behind it lie, if nothing else says so
    )
    follows: bool = False  # a modifier that stands behind what it modifies: "2012 or later"


BOUND = {"gives": "bound", "takes": ("date", "away", "loose")}
AWAY = {"gives": "away"}
FARTHER = f"where one ahead counts as {AHEAD} times as far"
# fmt: off
RULES = (
    Rule("edtf", "The date was already given in EDTF or ISO form.", "", None,
         (("2022-11-17", "2022-11-17"), ("2022-11", "2022-11-XX"), ("2022-01/2022-09", "2022-01/2022-09"))),
    Rule("month-day", f"Month and day: of the year given, else the nearest, {FARTHER} (measured: "
         "from 90 to 120 days ahead newswire means either as often); a weekday must agree, and tells the year.",
         "weekday? month day year? | weekday? day month year? | weekday? month day rel unit | weekday? day month rel unit | month day year? weekday | "
         "day month year? weekday | year month day | year hyphen month hyphen day | day hyphen month year? | "
         "month hyphen day year", readings.month_day,
         (("on Nov. 17", "2022-11-17"), ("Monday, 7 November", "2022-11-07"), ("the 4th of July, 1999", "1999-07-04"),
          ("Monday, 20 March", "2023-03-20"))),
    Rule("day-of-month", f"A day by its number in this, last or next month; without one, the nearest, {FARTHER}; "
         "a weekday tells the month.", "th | weekday th | weekday ordinal | day rel unit | weekday day rel unit",
         readings.day_of_month, (("the 21st", "2022-11-21"), ("Friday the 11th", "2022-11-11"), ("the 20th of next month", "2022-12-20"))),
    Rule("stated-twice", "A day said in two ways, which must agree.",
         "today weekday | weekday today | today weekday? month day year? | today weekday? day month year? | "
         "rel weekday month day year? | past weekday month day year? | rel weekday day month year? | past weekday day month year?",
         readings.stated_twice, (("next Sunday, Nov. 20", "2022-11-20"), ("yesterday, Nov. 16", "2022-11-16"))),
    Rule("related-month-day", "Last and next: the nearest such day before and after the anchor.", "rel month day | past month day",
         readings.related_month_day, (("last Dec. 31", "2021-12-31"), ("next Jan. 1", "2023-01-01"))),
    Rule("week-of", "The ISO week, or the weekend, that holds the day.", "week month day year? | weekend month day year?", readings.week_of,
         (("the week of Oct. 23", "[2022-10-17..2022-10-23]"), ("the weekend of Oct. 22", "[2022-10-22..2022-10-23]"))),
    Rule("month", f"A month: of the year given, else the nearest, {FARTHER}.", "month year? | month rel unit | rel unit month",
         readings.month,
         (("in March 2020", "2020-03-XX"), ("January", "2023-01-XX"), ("April", "2022-04-XX"), ("March of last year", "2021-03-XX"))),
    Rule("related-month", "This month of the name is this year's; last and next leave out the anchor's own month, and are refused for the "
         "month beside it (last October, in November: last month, or a year before?).",
         "rel month | past month", readings.related_month, (("next February", "2023-02-XX"), ("last November", "2021-11-XX"))),
    Rule("year", "A calendar year; with two digits, the latest begun or beginning within five years.", "year", readings.year, (("in 2019", "2019-XX-XX"), ("in '98", "1998-XX-XX"))),
    Rule("decade", "Ten years from one ending in 0; with two digits as for a year.",
         "decade", readings.decade, (("the 1990s", "199X-XX-XX"), ("the '80s", "198X-XX-XX"))),
    Rule("century", "A hundred years from one ending in 01.", "nth century",
         readings.century, (("the 19th century", "[1801-01-01..1900-12-31]"),)),
    Rule("weekday", "The latest such day up to and including the anchor; ahead: the next after it.", "weekday", readings.weekday,
         (("Thursday", "2022-11-17"), ("Monday night", "2022-11-14"))),
    Rule("related-weekday", "Last and next: the nearest before and after the anchor; this: of the anchor's ISO week.",
         "rel weekday | past weekday | weekday rel unit | rel unit weekday | weekday before rel | weekday after rel", readings.related_weekday,
         (("last Friday", "2022-11-11"), ("next Monday", "2022-11-21"), ("Tuesday of last week", "2022-11-08"),
          ("the Friday before last", "2022-11-04"))),
    Rule("day-word", "A word for a day near the anchor.", "today", readings.today,
         (("yesterday", "2022-11-16"), ("tonight", "2022-11-17"), ("the day after tomorrow", "2022-11-19"))),
    Rule("part-of-day", "A part of a day is that day; last night began yesterday.", "rel daypart",
         readings.part_of_day, (("this morning", "2022-11-17"), ("last night", "2022-11-16"))),
    Rule("related-unit", "The calendar unit that holds the anchor, or the one before or after it; weeks are ISO weeks.",
         "rel unit | rel weekend | past weekend | rel century | one before rel | one after rel | weekend before rel | weekend after rel", readings.related_unit,
         (("next year", "2023-XX-XX"), ("last week", "[2022-11-07..2022-11-13]"), ("the year before last", "2020-XX-XX"))),
    Rule("weekend", f"A weekend named without this, last or next: the nearest, {FARTHER}.", "weekend",
         readings.weekend,
         (("over the weekend", "[2022-11-12..2022-11-13]"),)),
    Rule("counted-units", "N days or weeks away is a day; N months, quarters, years away is that calendar unit.",
         "count units sign | count units moved | count units before | count units after | one sign | one moved | one before | one after | "
         "in count units | in count units sign", readings.counted_units,
         (("two weeks ago", "2022-11-03"), ("three years ago", "2019-XX-XX"), ("five days later", "2022-11-22"),
          ("in three weeks", "2022-12-08")), **AWAY),
    Rule("counted-about", "Almost or about N months, quarters, years away: the calendar unit, which is coarse enough; days and weeks are not.",
         "about count units sign | about one sign | about count units moved | in about count units", readings.counted_about,
         (("almost four years ago", "2018-XX-XX"), ("about a month ago", "2022-10-XX")), **AWAY),
    Rule("counted-together", "N units and M smaller ones away: a day, or the calendar unit of the smaller.",
         "count units and count2 units2 sign | count units and count2 units2 moved | count units count2 units2 sign",
         readings.counted_together, (("a year and two months ago", "2021-09-XX"), ("two weeks and a day ago", "2022-11-02")), **AWAY),
    Rule("counted-between", "N to M units away: at some time from the nearer to the farther.",
         "count through count2 units sign | count or count2 units sign | between count and count2 units sign | in count through count2 units | "
         "in count or count2 units", readings.counted_between,
         (("in five to seven years", "[2027-01-01..2029-12-31]"), ("two or three weeks ago", "[2022-10-27..2022-11-03]")), **AWAY),
    Rule("within-count", "At some time in N units from the anchor's day on, or up to it.",
         "within count units | within rel one | within rel count units | within past count units | within past one", readings.within,
         (("within two months", "[2022-11-17..2023-01-17]"), ("within the past week", "[2022-11-10..2022-11-17]")), gives="span"),
    Rule("counted-exactly", "N units before or after a day or unit that is named beside it.",
         "count units sign today | count units sign rel unit | count units sign weekday | one sign today | one sign rel unit | one sign weekday",
         readings.counted_exactly, (("20 years ago today", "2002-11-17"), ("a week ago Monday", "2022-11-07")), **AWAY),
    Rule("rolling-span", "N units up to, or from, the anchor's day; so over the last and in the next unit, which are none of the calendar.", "past one | past count units | rel count units | over rel one",
         readings.rolling,
         (("in the past three years", "2019-11-17/2022-11-17"), ("the next two weeks", "2022-11-17/2022-12-01"),
          ("over the next year", "2022-11-17/2023-11-17")), "throughout",
         gives="span"),
    Rule("year-end", f"The last day of a year, quarter or month: of the year given, else the nearest, {FARTHER}.",
         "closing year? | rel closing", readings.closing, (("at year-end", "2022-12-31"), ("year-end 2019", "2019-12-31"))),
    Rule("part-of-year", f"A quarter or half of the year given, else the nearest, {FARTHER}; quarters start in January.",
         "nth piece | final piece | rel? unit nth piece | rel unit final piece | year nth piece", readings.part_of_year,
         (("the third quarter", "[2022-07-01..2022-09-30]"), ("1989's first half", "[1989-01-01..1989-06-30]"))),
    Rule("month-quarter", "A quarter is named by its last month.", "month piece year? | month year piece", readings.month_quarter,
         (("the September quarter", "[2022-07-01..2022-09-30]"),)),
    Rule("months-of-year", "N months of a year are counted from January, as official statistics do.",
         "count months year | count months rel? unit | nth count months | rel unit nth? count months | year nth count months",
         readings.months_of_year, (("the first nine months", "2022-01-01/2022-09-30"),
          ("This year alone, over the nine months", "2022-01-01/2022-09-30")), "throughout"),
    Rule("season", "Three months of the northern year: from March, June, September; winter starts in December.",
         "season year? | year season | season rel unit | season year through end | year through end season", readings.season,
         (("spring 2023", "[2023-03-01..2023-05-31]"), ("the winter of 2021-22", "[2021-12-01..2022-02-28]"))),
    Rule("related-season", "This: the season of the anchor's year (a winter: the nearest); last and next: the nearest over or to come.",
         "rel season | past season", readings.related_season,
         (("next summer", "[2023-06-01..2023-08-31]"), ("last spring", "[2022-03-01..2022-05-31]"))),
    Rule("named-day", "A day whose name means one date wherever English is written.", "holiday year? | holiday rel unit | rel holiday",
         readings.named_day,
         (("Christmas Day", "2022-12-25"), ("New Year's Eve 1999", "1999-12-31"))),
    Rule("upcoming", "An event said to be upcoming: any day from the anchor on.", "upcoming noun | upcoming noun noun",
         readings.upcoming, (("The upcoming elections", "[2022-11-17..]"),)),
)
MODIFIERS = (
    Rule("part", "Early, mid, late: days 1-10, 11-20, 21-end of a month; four months of a year; years 0-3, 4-6, 7-9 of a "
         "decade; other units stay whole. The end is late, the beginning early; the year is this year.", "part", modifiers.third,
         (("early this month", "[2022-11-01..2022-11-10]"), ("late last year", "[2021-09-01..2021-12-31]"),
          ("the early 1980s", "[1980-01-01..1983-12-31]")), narrows=True, gives="loose"),
    Rule("within-unit", "Earlier or later in a unit: the whole unit, since the words do not say where the other bound lies.",
         "moved", modifiers.whole, (("earlier this year", "2022-XX-XX"), ("Earlier in the day", "2022-11-17")), narrows=True, gives="loose"),
    Rule("share", "Much, most or part of a unit: the whole unit, since the words do not say which part.", "share", modifiers.whole,
         (("a good part of 1990", "1990-XX-XX"), ("most of last week", "[2022-11-07..2022-11-13]")), narrows=True, gives="loose"),
    Rule("rest", "The rest of a unit that holds the anchor: from its day on.", "rest", modifiers.rest,
         (("the rest of the year", "2022-11-17/2022-12-31"),), "throughout", narrows=True),
    Rule("so-far", "The unit that holds the anchor, up to its day.", "sofar", modifiers.so_far,
         (("so far this year", "2022-01-01/2022-11-17"), ("year to date", "2022-01-01/2022-11-17")), "throughout", narrows=True),
    Rule("nth-part", "The first, second, last unit of a date that divides into such units: days of any, months, quarters and halves "
         "of a year, years of a decade; a week belongs to the month or year that holds its Thursday.", "nth piece | rel piece | final piece", modifiers.parts,
         (("the fourth quarter of 2021", "[2021-10-01..2021-12-31]"), ("the last day of the month", "2022-11-30"),
          ("the first week of March 2021", "[2021-03-01..2021-03-07]"),
          ("the second half of the 1980s", "[1985-01-01..1989-12-31]")), narrows=True),
    Rule("counted-parts", "The first or last N units of a date that divides into such units.",
         "nth count units | rel count units | final count units", modifiers.parts,
         (("for the first nine months of 2022", "2022-01-01/2022-09-30"),
          ("the last three months of 2021", "2021-10-01/2021-12-31")),
         "throughout", narrows=True),
    Rule("weekday-of", "The first, second, last such weekday or weekend, which begins in it, of a date.", "nth weekday | rel weekday | final weekday | nth weekend | rel weekend | final weekend", modifiers.weekday_of,
         (("the first Monday in October", "2022-10-03"), ("the last Friday of March 2021", "2021-03-26"),
          ("the second weekend in October", "[2022-10-08..2022-10-09]")), narrows=True),
    Rule("ended", "N units up to the end of a date; months, quarters and years end with a month.",
         "count units ended | fiscal? one ended | nth one ended | count units to | one to", modifiers.ended,
         (("the nine months ended Sept. 30", "2022-01-01/2022-09-30"), ("the year to March", "2021-04-01/2022-03-31"),
          ("the week ended Nov. 11", "2022-11-05/2022-11-11")), "throughout", direction="past"),
    Rule("ending", "The same of a period that may not be over: the date is the nearest.", "count units ending | one ending", modifiers.ended,
         (("the year ending Dec. 31", "2022-01-01/2022-12-31"),), "throughout"),
    Rule("weekday-beside", "The first such weekday after a date, or the last before it.", "weekday before | weekday after",
         modifiers.weekday_beside, (("the Friday before Christmas", "2022-12-23"), ("the Monday after May 5, 2020", "2020-05-11")), **AWAY),
    Rule("counted-from", "N units before or after a date: days and weeks to the day, others the calendar unit.",
         "count units before | count units after | one before | one after", modifiers.counted_from,
         (("two days after Christmas", "2022-12-27"), ("three years before 2020", "2017-XX-XX")), **AWAY),
    Rule("counted-ahead", "N units from a date to come.", "count units from | one from", modifiers.counted_from,
         (("a week from Friday", "2022-11-25"), ("two weeks from tomorrow", "2022-12-02")), direction="future", **AWAY),
    Rule("approximate", "About, around, circa a day, month, season, year or decade.", "about", modifiers.approximate,
         (("about 1850", "1850~"), ("circa 3 May 1998", "1998-05-03~"), ("around Nov. 3", "2022-11-03~")),
         gives="approximate", takes=("date",)),
    Rule("since", "From some day in the date up to the anchor's day.", "since", modifiers.since,
         (("since 2019", "2019/2022-11-17"),), "throughout", direction="past", **BOUND),
    Rule("until", "From the anchor's day to some day in the date; in the past, with an open start.", "until", modifiers.until,
         (("until Friday", "2022-11-17/2022-11-18"),), "throughout", direction="future", **BOUND),
    Rule("by", "At some time from the anchor's day to the end of the date; in the past, at any time up to its end.", "by", modifiers.by,
         (("by the end of next year", "[2022-11-17..2023-12-31]"), ("by the end of the month", "[2022-11-17..2022-11-30]")),
         direction="future", **BOUND),
    Rule("before", "Any day before the date.", "before", modifiers.before, (("before 2020", "[..2019-12-31]"),), gives="bound"),
    Rule("after", "Any day after the date.", "after", modifiers.after, (("after March 2020", "[2020-04-01..]"),), gives="bound"),
    Rule("or-later", "Some time in the date or on its later, or earlier, side.", "or moved | or before | or after", modifiers.or_more,
         (("2012 or later", "[2012-01-01..]"), ("March 2020 or earlier", "[..2020-03-31]")), follows=True, **BOUND),
    Rule("onward", "From some day in the date on, without an end.", "onward", modifiers.onward,
         (("from 2015 on", "2015/.."), ("from May 1, 2020 onward", "2020-05-01/..")), "throughout", follows=True, **BOUND),
)
RANGES = (
    Rule("range", "From some day in the first date to some day in the second; what one side leaves out, the other gives. A dash "
         "joins only what is alike, and a month is never joined to a bare year: that is one date.",
         "to hyphen dash and", None, (("Nov. 17-18", "2022-11-17/2022-11-18"), ("from 1980 to 1986", "1980/1986"),
          ("17 and 18 November", "2022-11-17/2022-11-18")), "throughout"),
    Rule("either", "At some time in one of two dates that lie side by side.", "or", None,
         (("Tuesday or Wednesday", "[2022-11-15..2022-11-16]"),)),
    Rule("between", "At some time from the start of the first date to the end of the second.", "between", None,
         (("between 2015 and 2019", "[2015-01-01..2019-12-31]"),)),
)
# fmt: on
