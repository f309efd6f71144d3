"""The rules for date words: each has a name, a meaning, patterns of token kinds, and examples.

To read a new kind of date words, add a row to `RULES` (a whole expression), `MODIFIERS` (words
beside another expression) or `RANGES`. The examples of a row are its tests and its README line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from . import modifiers, readings
from .windows import AHEAD, At, Bounds, Values, Window

Compute = TypeVar("Compute")
FromWords = Callable[[Values, At], Window | Bounds]
FromWindow = Callable[[Window, At, Values], Window | Bounds | str]  # a string is an EDTF value


@dataclass(frozen=True)
class Rule(Generic[Compute]):
    """One way to read date words.

    `patterns` are sequences of token kinds, separated by `|`; `?` marks an optional kind.
    `compute` gets the values of the tokens and the anchor; a modifier first gets the window that
    it modifies. The examples are words and their EDTF value, counted from Thursday, 2022-11-17.
    """

    name: str
    meaning: str
    patterns: str
    compute: Compute
    examples: tuple[tuple[str, str], ...]
    extent: str = "within"
    # What the rule gives:
    # date         a date
    # away         a date that is counted from another one
    # loose        a date whose ends are not stated
    # span         a length counted in units, which has no parts
    # bound        a limit of something else
    # approximate  an approximate date
    gives: str = "date"


@dataclass(frozen=True)
class Modifier(Rule[FromWindow]):
    """Words that change the date beside them."""

    narrows: bool = False  # it only narrows the date, so it can be part of a side of a range
    takes: tuple[str, ...] = ("date", "away")  # what the date may be, as in `gives`
    direction: str | None = None  # where the date is, if nothing else decides
    follows: bool = False  # it comes behind the date: "2012 or later"


def _edtf(f: Values, at: At) -> Window:
    raise NotImplementedError("EDTF values are read before there are tokens")


ANY_DATE = ("date", "away", "loose")
NEAREST = f"the nearest, where a date ahead counts as {AHEAD} times as far"
# fmt: off
RULES: tuple[Rule[FromWords], ...] = (
    Rule("edtf", "The date is given in EDTF or ISO form.", "", _edtf,
         (("2022-11-17", "2022-11-17"), ("2022-11", "2022-11-XX"), ("2022-01/2022-09", "2022-01/2022-09"))),
    Rule("month-day", f"Month and day, of the stated year or else {NEAREST} (in annotated newswire, "
         "a date that is 90 to 120 days ahead is as often the past one). A weekday must agree, "
         "and gives the year.",
         "weekday? month day year? | weekday? day month year? | weekday? month day rel unit | "
         "weekday? day month rel unit | "
         "month day year? weekday | day month year? weekday | year month day | "
         "year hyphen month hyphen day | "
         "day hyphen month year? | month hyphen day year",
         readings.month_day,
         (("on Nov. 17", "2022-11-17"), ("Monday, 7 November", "2022-11-07"), ("the 4th of July, 1999", "1999-07-04"),
          ("Monday, 20 March", "2023-03-20"))),
    Rule("day-of-month", f"A day by its number, in this, last or next month, or else {NEAREST}. A weekday gives the month.",
         "th | weekday th | weekday ordinal | day rel unit | weekday day rel unit",
         readings.day_of_month,
         (("the 21st", "2022-11-21"), ("Friday the 11th", "2022-11-11"), ("the 20th of next month", "2022-12-20"))),
    Rule("stated-twice", "A day stated in two ways, which must agree.",
         "today weekday | weekday today | today weekday? month day year? | "
         "today weekday? day month year? | "
         "rel weekday month day year? | past weekday month day year? | "
         "rel weekday day month year? | past weekday day month year?",
         readings.stated_twice,
         (("next Sunday, Nov. 20", "2022-11-20"), ("yesterday, Nov. 16", "2022-11-16"))),
    Rule("related-month-day", "Last and next: the nearest such day before or after the anchor.",
         "rel month day | past month day",
         readings.related_month_day, (("last Dec. 31", "2021-12-31"), ("next Jan. 1", "2023-01-01"))),
    Rule("week-of", "The ISO week, or the weekend, that contains the day.",
         "week month day year? | weekend month day year? | week day month year? | "
         "weekend day month year?",
         readings.week_of,
         (("the week of Oct. 23", "[2022-10-17..2022-10-23]"), ("the weekend of Oct. 22", "[2022-10-22..2022-10-23]"))),
    Rule("month", f"A month, of the stated year or else {NEAREST}.",
         "month year? | month rel unit | rel unit month",
         readings.month,
         (("in March 2020", "2020-03-XX"), ("January", "2023-01-XX"), ("April", "2022-04-XX"),
          ("March of last year", "2021-03-XX"))),
    Rule("related-month", "This: the month of the anchor's year. Last and next: the nearest before or after the anchor's own "
         "month. The month directly beside it is refused: in November, last October could be of "
         "this year or the year before.",
         "rel month | past month",
         readings.related_month, (("next February", "2023-02-XX"), ("last November", "2021-11-XX"))),
    Rule("year", "A calendar year. Two digits are the latest such year that has begun or begins within five years.",
         "year",
         readings.year, (("in 2019", "2019-XX-XX"), ("in '98", "1998-XX-XX"))),
    Rule("decade", "Ten years from a year ending in 0. Two digits are read as for a year.",
         "decade",
         readings.decade, (("the 1990s", "199X-XX-XX"), ("the '80s", "198X-XX-XX"))),
    Rule("century", "A hundred years from a year ending in 01.",
         "nth century",
         readings.century, (("the 19th century", "[1801-01-01..1900-12-31]"),)),
    Rule("weekday", "The latest such day up to and including the anchor. In the future: the first after the anchor.",
         "weekday",
         readings.weekday, (("Thursday", "2022-11-17"), ("Monday night", "2022-11-14"))),
    Rule("related-weekday", "Last and next: the nearest such day before or after the anchor. This: the day in the anchor's ISO week.",
         "rel weekday | past weekday | weekday rel unit | rel unit weekday | weekday before rel | "
         "weekday after rel",
         readings.related_weekday,
         (("last Friday", "2022-11-11"), ("next Monday", "2022-11-21"), ("Tuesday of last week", "2022-11-08"),
          ("the Friday before last", "2022-11-04"))),
    Rule("day-word", "A word for a day near the anchor.",
         "today",
         readings.today,
         (("yesterday", "2022-11-16"), ("tonight", "2022-11-17"), ("the day after tomorrow", "2022-11-19"))),
    Rule("part-of-day", "A part of a day is that day; last night began yesterday.",
         "rel daypart",
         readings.today, (("this morning", "2022-11-17"), ("last night", "2022-11-16"))),
    Rule("related-unit", "The calendar unit that contains the anchor, or the one before or after it. Weeks are ISO weeks, "
         "from Monday to Sunday: last week, said on a Sunday, is the week before the one that "
         "ends on that day.",
         "rel unit | rel weekend | past weekend | rel century | one before rel | one after rel | "
         "weekend before rel | weekend after rel",
         readings.related_unit,
         (("next year", "2023-XX-XX"), ("last week", "[2022-11-07..2022-11-13]"), ("the year before last", "2020-XX-XX"))),
    Rule("year-through", "A year up to the end of one of its months.",
         "rel unit to month",
         readings.year_through, (("this year through August", "2022-01-01/2022-08-31"),), "throughout"),
    Rule("weekend", f"A weekend without this, last or next: {NEAREST}.",
         "weekend",
         readings.weekend, (("over the weekend", "[2022-11-12..2022-11-13]"),)),
    Rule("counted-units", "N days or weeks away: a day. N months, quarters or years away: that calendar unit.",
         "count units sign | count units moved | count units before | count units after | "
         "one sign | one moved | one before | one after | in count units | in count units sign",
         readings.counted_units,
         (("two weeks ago", "2022-11-03"), ("three years ago", "2019-XX-XX"), ("five days later", "2022-11-22"),
          ("in three weeks", "2022-12-08")), gives="away"),
    Rule("counted-about", "Almost or about N months, quarters or years away: that calendar unit, which is coarse enough. "
         "Days and weeks are refused.",
         "about count units sign | about one sign | about count units moved | in about count units",
         readings.counted_about,
         (("almost four years ago", "2018-XX-XX"), ("about a month ago", "2022-10-XX")), gives="approximate"),
    Rule("counted-together", "N units and M smaller units away: a day, or the calendar unit of the smaller.",
         "count units and count2 units2 sign | count units and count2 units2 moved | "
         "count units count2 units2 sign",
         readings.counted_together,
         (("a year and two months ago", "2021-09-XX"), ("two weeks and a day ago", "2022-11-02")), gives="away"),
    Rule("counted-between", "N to M units away: at some point from the nearer to the farther.",
         "count through count2 units sign | count or count2 units sign | "
         "between count and count2 units sign | "
         "in count through count2 units | in count or count2 units",
         readings.counted_between,
         (("in five to seven years", "[2027-01-01..2029-12-31]"), ("two or three weeks ago", "[2022-10-27..2022-11-03]")),
         gives="away"),
    Rule("within-count", "At some point in the N units after, or before, the anchor's day.",
         "within count units | within rel one | within rel count units | "
         "within past count units | within past one",
         readings.within,
         (("within two months", "[2022-11-17..2023-01-17]"), ("within the past week", "[2022-11-10..2022-11-17]")),
         gives="span"),
    Rule("counted-exactly", "N units before or after a day or unit that is stated beside it.",
         "count units sign today | count units sign rel unit | count units sign weekday | "
         "one sign today | one sign rel unit | one sign weekday",
         readings.counted_exactly, (("20 years ago today", "2002-11-17"), ("a week ago Monday", "2022-11-07")), gives="away"),
    Rule("rolling-span", "N units up to, or from, the anchor's day. Over the last and in the next unit are read the same way; "
         "they are not calendar units.",
         "past one | past count units | rel count units | over rel one",
         readings.rolling,
         (("in the past three years", "[2019-11-17..2022-11-17]"), ("the next two weeks", "[2022-11-17..2022-12-01]"),
          ("over the next year", "[2022-11-17..2023-11-17]")), gives="span"),
    Rule("year-end", f"The last day of a year, quarter or month, of the stated year or else {NEAREST}.",
         "closing year? | rel closing",
         readings.closing, (("at year-end", "2022-12-31"), ("year-end 2019", "2019-12-31"))),
    Rule("part-of-year", f"A quarter or half, of the stated year or else {NEAREST}. Quarters start in January.",
         "nth piece | final piece | rel? unit nth piece | rel unit final piece | year nth piece",
         readings.part_of_year,
         (("the third quarter", "[2022-07-01..2022-09-30]"), ("1989's first half", "[1989-01-01..1989-06-30]"))),
    Rule("month-quarter", "A quarter that is named by its last month.",
         "month piece year? | month year piece",
         readings.month_quarter, (("the September quarter", "[2022-07-01..2022-09-30]"),)),
    Rule("months-of-year", "N months of a year, counted from January as in official statistics.",
         "count months year | count months rel? unit | nth count months | "
         "rel unit nth? count months | year nth count months",
         readings.months_of_year,
         (("the first nine months", "2022-01-01/2022-09-30"),
          ("This year alone, over the nine months", "2022-01-01/2022-09-30")), "throughout"),
    Rule("season", "Three months of the northern year, starting in March, June, September or, for winter, December.",
         "season year? | year season | season rel unit | season year through end | "
         "year through end season",
         readings.season,
         (("spring 2023", "[2023-03-01..2023-05-31]"), ("the winter of 2021-22", "[2021-12-01..2022-02-28]"))),
    Rule("related-season", "This: the season of the anchor's year, for winter the nearest. Last and next: the nearest season that "
         "is over or to come.",
         "rel season | past season",
         readings.related_season,
         (("next summer", "[2023-06-01..2023-08-31]"), ("last spring", "[2022-03-01..2022-05-31]"))),
    Rule("named-day", "A named day that has the same date in every country of its language.",
         "holiday year? | holiday rel unit | rel holiday",
         readings.named_day, (("Christmas Day", "2022-12-25"), ("New Year's Eve 1999", "1999-12-31"))),
    Rule("upcoming", "An event called upcoming: any day from the anchor on.",
         "upcoming noun | upcoming noun noun",
         readings.upcoming, (("The upcoming elections", "[2022-11-17..]"),)),
)
MODIFIERS = (
    Modifier("part", "Early, mid, late: days 1-10, 11-20, 21-end of a month; four months of a year; years 0-3, 4-6, 7-9 of a "
         "decade. Other units stay whole. The end is late, the beginning early. The year is this "
         "year.",
         "part",
         modifiers.third,
         (("early this month", "[2022-11-01..2022-11-10]"), ("late last year", "[2021-09-01..2021-12-31]"),
          ("the early 1980s", "[1980-01-01..1983-12-31]")), gives="loose", narrows=True),
    Modifier("within-unit", "Earlier or later in a unit: the whole unit, since the words do not give the other limit.",
         "moved",
         modifiers.whole, (("earlier this year", "2022-XX-XX"), ("Earlier in the day", "2022-11-17")),
         gives="loose", narrows=True),
    Modifier("share", "Much, most or part of a unit: the whole unit, since the words do not say which part.",
         "share",
         modifiers.whole, (("a good part of 1990", "1990-XX-XX"), ("most of last week", "[2022-11-07..2022-11-13]")),
         gives="loose", narrows=True),
    Modifier("rest", "The rest of a unit that contains the anchor, from the anchor's day on.",
         "rest",
         modifiers.rest, (("the rest of the year", "2022-11-17/2022-12-31"),), "throughout", narrows=True),
    Modifier("so-far", "The unit that contains the anchor, up to the anchor's day.",
         "sofar",
         modifiers.so_far,
         (("so far this year", "2022-01-01/2022-11-17"), ("year to date", "2022-01-01/2022-11-17")), "throughout", narrows=True),
    Modifier("nth-part", "The first, second or last unit of a date that divides into such units: days of any date; months, quarters "
         "and halves of a year; years of a decade. A week belongs to the month or year that "
         "contains its Thursday.",
         "nth piece | rel piece | final piece",
         modifiers.parts,
         (("the fourth quarter of 2021", "[2021-10-01..2021-12-31]"), ("the last day of the month", "2022-11-30"),
          ("the first week of March 2021", "[2021-03-01..2021-03-07]"),
          ("the second half of the 1980s", "[1985-01-01..1989-12-31]")), narrows=True),
    Modifier("counted-parts", "The first or last N units of a date that divides into such units.",
         "nth count units | rel count units | final count units",
         modifiers.parts,
         (("for the first nine months of 2022", "2022-01-01/2022-09-30"),
          ("the last three months of 2021", "2021-10-01/2021-12-31")), "throughout", narrows=True),
    Modifier("weekday-of", "The first, second or last such weekday of a date, or such weekend that begins in it.",
         "nth weekday | rel weekday | final weekday | nth weekend | rel weekend | final weekend",
         modifiers.weekday_of,
         (("the first Monday in October", "2022-10-03"), ("the last Friday of March 2021", "2021-03-26"),
          ("the second weekend in October", "[2022-10-08..2022-10-09]")), narrows=True),
    Modifier("ended", "N units up to the end of a date. Months, quarters and years end with a month.",
         "count units ended | fiscal? one ended | nth one ended | count units to | one to",
         modifiers.ended,
         (("the nine months ended Sept. 30", "2022-01-01/2022-09-30"), ("the year to March", "2021-04-01/2022-03-31"),
          ("the week ended Nov. 11", "2022-11-05/2022-11-11")), "throughout", direction="past"),
    Modifier("ending", "N units up to the end of a date that may be to come: the nearest.",
         "count units ending | one ending",
         modifiers.ended, (("the year ending Dec. 31", "2022-01-01/2022-12-31"),), "throughout"),
    Modifier("weekday-beside", "The first such weekday after a date, or the last before it.",
         "weekday before | weekday after",
         modifiers.weekday_beside,
         (("the Friday before Christmas", "2022-12-23"), ("the Monday after May 5, 2020", "2020-05-11")), gives="away"),
    Modifier("counted-from", "N units before or after a date: days and weeks lead to a day, other units to the calendar unit.",
         "count units before | count units after | one before | one after",
         modifiers.counted_from,
         (("two days after Christmas", "2022-12-27"), ("three years before 2020", "2017-XX-XX")), gives="away"),
    Modifier("counted-ahead", "N units after a date to come.",
         "count units from | one from",
         modifiers.counted_from,
         (("a week from Friday", "2022-11-25"), ("two weeks from tomorrow", "2022-12-02")), gives="away", direction="future"),
    Modifier("approximate", "About, around or circa a day, month, season, year or decade.",
         "about",
         modifiers.approximate,
         (("about 1850", "1850~"), ("circa 3 May 1998", "1998-05-03~"), ("around Nov. 3", "2022-11-03~")),
         gives="approximate", takes=("date",)),
    Modifier("since", "From some day in the date up to the anchor's day.",
         "since",
         modifiers.since, (("since 2019", "2019/2022-11-17"),),
         "throughout", gives="bound", takes=ANY_DATE, direction="past"),
    Modifier("until", "From the anchor's day to some day in the date. In the past: no start is given.",
         "until",
         modifiers.until, (("until Friday", "2022-11-17/2022-11-18"),),
         "throughout", gives="bound", takes=ANY_DATE, direction="future"),
    Modifier("by", "At some point from the anchor's day to the end of the date. In the past: at any time up to its end.",
         "by",
         modifiers.by,
         (("by the end of next year", "[2022-11-17..2023-12-31]"), ("by the end of the month", "[2022-11-17..2022-11-30]")),
         gives="bound", takes=ANY_DATE, direction="future"),
    Modifier("before", "Any day before the date.",
         "before", modifiers.before, (("before 2020", "[..2019-12-31]"),), gives="bound"),
    Modifier("after", "Any day after the date.",
         "after", modifiers.after, (("after March 2020", "[2020-04-01..]"),), gives="bound"),
    Modifier("not-before", "At some point in the date or after it.",
         "bounded",
         modifiers.or_later,
         (("not before 1850", "[1850-01-01..]"), ("no earlier than May 2023", "[2023-05-01..]"),
          ("on or after 1 May 2023", "[2023-05-01..]")), gives="bound", takes=ANY_DATE),
    Modifier("or-later", "At some point in the date or after it; or before it.",
         "or moved | or before | or after | bounded",
         modifiers.or_later,
         (("2012 or later", "[2012-01-01..]"), ("March 2020 or earlier", "[..2020-03-31]"),
          ("on 3 May 2020 at the earliest", "[2020-05-03..]"), ("in January 2014 at the latest", "[..2014-01-31]")),
         gives="bound", takes=ANY_DATE, follows=True),
    Modifier("onward", "From some day in the date on, without an end.",
         "onward",
         modifiers.onward,
         (("from 2015 on", "2015/.."), ("from May 1, 2020 onward", "2020-05-01/..")),
         "throughout", gives="bound", takes=ANY_DATE, follows=True),
)
RANGES: tuple[Rule[None], ...] = (
    Rule("range", "From some day in the first date to some day in the second. What one side leaves out, the other gives. A dash "
         "joins only two dates of one kind. A month and a bare year are never joined: together "
         "they are one date.",
         "to hyphen dash and", None,
         (("Nov. 17-18", "2022-11-17/2022-11-18"), ("from 1980 to 1986", "1980/1986"),
          ("17 and 18 November", "2022-11-17/2022-11-18")), "throughout"),
    Rule("either", "At some point in one of two adjoining dates.",
         "or", None, (("Tuesday or Wednesday", "[2022-11-15..2022-11-16]"),)),
    Rule("between", "At some point from the start of the first date to the end of the second.",
         "between", None, (("between 2015 and 2019", "[2015-01-01..2019-12-31]"),)),
)
# fmt: on
