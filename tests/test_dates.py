"""The resolver gives the expected answers, and refuses words that are not one date."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import every_row

from scripts.reader.resolver import UnreadableDate, resolve
from scripts.reader.rules import MODIFIERS, RANGES, RULES

CASES = list(
    csv.DictReader((Path(__file__).parent / "date_cases.csv").read_text("utf-8").splitlines())
)
EXAMPLES = [
    (rule, words, value) for rule in RULES + MODIFIERS + RANGES for words, value in rule.examples
]


@every_row("case", CASES)
def test_worked_case(case: dict[str, str]) -> None:
    arguments = case["words"], case["anchor"] or None, case["direction"] or None
    if case["outcome"] == "refuse":
        with pytest.raises(UnreadableDate, match=re.escape(repr(case["words"]))):
            resolve(*arguments)
    else:
        span = resolve(*arguments)
        assert (str(span.earliest or ""), str(span.latest or "")) == (
            case["earliest"],
            case["latest"],
        )


@every_row("rule, words, value", EXAMPLES)
def test_example_of_rule(rule: object, words: str, value: str) -> None:
    span = resolve(words, "2022-11-17")
    assert (span.rule, span.edtf) == (rule.name, value)


def test_every_rule_has_an_example_and_its_own_name() -> None:
    rules = RULES + MODIFIERS + RANGES
    assert all(rule.examples for rule in rules)
    assert len({rule.name for rule in rules}) == len(rules)


# Newswire from 1989 to today, beyond the worked cases: (words, anchor, direction, EDTF value).
NEWSWIRE = [
    ("Friday morning", "1989-11-02", "", "1989-10-27"),
    ("from Monday to Friday", "1989-11-02", "past", "1989-10-23/1989-10-27"),
    ("from Monday to Friday", "1989-11-02", "", "1989-10-30/1989-11-03"),
    ("from Monday to Wednesday", "1989-11-02", "past", "1989-10-30/1989-11-01"),
    ("Thursday night", "1989-11-02", "", "1989-11-02"),
    ("late Wednesday", "1989-11-02", "", "1989-11-01"),
    ("Tuesday at 10 a.m.", "1989-11-02", "", "1989-10-31"),
    ("this Friday", "1989-11-02", "", "1989-11-03"),
    ("this past Monday", "1989-11-02", "", "1989-10-30"),
    ("Sept. 30, 1989", "1989-11-02", "", "1989-09-30"),
    ("Sept. 30", "1989-11-02", "", "1989-09-30"),
    ("30 September", "1989-11-02", "", "1989-09-30"),
    ("the 30th of September", "1989-11-02", "", "1989-09-30"),
    ("Friday, Oct. 13, 1989", "1989-11-02", "", "1989-10-13"),
    ("October 13th", "1989-11-02", "", "1989-10-13"),
    ("13/10/1989", "1989-11-02", "", "1989-10-13"),
    ("10/13/1989", "1989-11-02", "", "1989-10-13"),
    ("13.10.1989", "1989-11-02", "", "1989-10-13"),
    ("19980213", "1998-02-13", "", "1998-02-13"),
    ("a year ago", "1989-11-02", "", "1988-XX-XX"),
    ("a year earlier", "1989-11-02", "", "1988-XX-XX"),
    ("two months ago", "1989-11-02", "", "1989-09-XX"),
    ("a week ago", "1989-11-02", "", "1989-10-26"),
    ("10 days ago", "1989-11-02", "", "1989-10-23"),
    ("three days earlier", "1989-11-02", "", "1989-10-30"),
    ("two weeks from now", "1989-11-02", "", "1989-11-16"),
    ("five years later", "1989-11-02", "", "1994-XX-XX"),
    ("the day before yesterday", "1989-11-02", "", "1989-10-31"),
    ("the same day", "1989-11-02", "", "1989-11-02"),
    ("last quarter", "1989-11-02", "", "[1989-07-01..1989-09-30]"),
    ("this quarter", "1989-11-02", "", "[1989-10-01..1989-12-31]"),
    ("two quarters ago", "1989-11-02", "", "[1989-04-01..1989-06-30]"),
    ("the fourth quarter", "1990-01-10", "", "[1989-10-01..1989-12-31]"),
    ("the first quarter", "1989-11-02", "", "[1990-01-01..1990-03-31]"),
    ("the third quarter", "1998-02-10", "", "[1997-07-01..1997-09-30]"),
    ("last year's third quarter", "1989-11-02", "", "[1988-07-01..1988-09-30]"),
    ("the third quarter of last year", "1989-11-02", "", "[1988-07-01..1988-09-30]"),
    ("Q3 2021", "2021-11-02", "", "[2021-07-01..2021-09-30]"),
    ("1Q 1990", "1989-11-02", "", "[1990-01-01..1990-03-31]"),
    ("the second half", "1989-08-02", "", "[1989-07-01..1989-12-31]"),
    ("the first nine months", "1989-11-02", "", "1989-01-01/1989-09-30"),
    ("the first six months of 1989", "1989-11-02", "", "1989-01-01/1989-06-30"),
    ("the past 12 months", "1989-11-02", "", "[1988-11-02..1989-11-02]"),
    ("over the past year", "1989-11-02", "", "[1988-11-02..1989-11-02]"),
    ("the last two weeks", "1989-11-02", "", "[1989-10-19..1989-11-02]"),
    ("the next 18 months", "1989-11-02", "", "[1989-11-02..1991-05-02]"),
    ("this decade", "1989-11-02", "", "198X-XX-XX"),
    ("the '90s", "1989-11-02", "", "199X-XX-XX"),
    ("the '20s", "1989-11-02", "", "192X-XX-XX"),
    ("the mid-1990s", "1998-02-13", "", "[1994-01-01..1996-12-31]"),
    ("the late 1980s", "1998-02-13", "", "[1987-01-01..1989-12-31]"),
    ("this century", "1998-02-13", "", "[1901-01-01..2000-12-31]"),
    ("late November", "1998-02-13", "", "[1997-11-21..1997-11-30]"),
    ("earlier this month", "1998-02-13", "", "1998-02-XX"),
    ("later this week", "1998-02-13", "", "[1998-02-09..1998-02-15]"),
    ("early next week", "1998-02-13", "", "[1998-02-16..1998-02-22]"),
    ("the end of the year", "1998-02-13", "", "[1998-09-01..1998-12-31]"),
    ("the first nine months of the year", "1989-11-02", "", "1989-01-01/1989-09-30"),
    ("the first half of the year", "1989-11-02", "", "[1989-01-01..1989-06-30]"),
    ("the past weekend", "1989-11-02", "", "[1989-10-28..1989-10-29]"),
    ("Monday (30 October)", "1989-11-02", "", "1989-10-30"),
    ("Q1-Q3 1990", "1989-11-02", "", "[1990-01-01..1990-09-30]"),
    ("the month of October 1989", "1989-11-02", "", "1989-10-XX"),
    ("the week of Oct. 23", "1989-11-02", "", "[1989-10-23..1989-10-29]"),
    ("last Dec. 31", "1989-11-02", "", "1988-12-31"),
    ("the year before", "1989-11-02", "", "1988-XX-XX"),
    ("early this morning", "1989-11-02", "", "1989-11-02"),
    ("Nov. '89", "1989-11-02", "", "1989-11-XX"),
    ("10/31/89", "1989-11-02", "", "1989-10-31"),
    ("'05", "2022-11-17", "", "2005-XX-XX"),
    ("all of 1989", "1990-11-02", "", "1989-01-01/1989-12-31"),
    ("the whole year", "1989-11-02", "", "1989-01-01/1989-12-31"),
    ("mid-year", "1989-11-02", "", "[1989-05-01..1989-08-31]"),
    ("midyear", "1989-11-02", "", "[1989-05-01..1989-08-31]"),
    ("at year's end", "1998-02-13", "", "[1998-09-01..1998-12-31]"),
    ("earlier in the week", "1998-02-13", "", "[1998-02-09..1998-02-15]"),
    ("by Friday", "1998-02-12", "", "[1998-02-12..1998-02-13]"),
    ("since Friday", "1998-02-12", "", "1998-02-06/1998-02-12"),
    ("by December", "1998-02-12", "", "[1998-02-12..1998-12-31]"),
    ("since March", "1998-02-12", "", "1997-03/1998-02-12"),
    ("a year-ago", "1998-02-12", "", "1997-XX-XX"),
    ("the 3rd-quarter", "1998-02-12", "", "[1997-07-01..1997-09-30]"),
    ("the most recent quarter", "1998-02-12", "", "[1997-10-01..1997-12-31]"),
    ("1998-02-13 14:26:00", "1998-02-13", "", "1998-02-13"),
    ("Thursday at 10:30 EST", "1998-02-13", "", "1998-02-12"),
    ("the end of this year", "1998-02-13", "", "[1998-09-01..1998-12-31]"),
    ("by year-end", "1998-02-13", "", "[1998-02-13..1998-12-31]"),
    ("so far this year", "1998-02-13", "", "1998-01-01/1998-02-13"),
    ("Monday of last week", "1998-02-13", "", "1998-02-02"),
    ("over the weekend", "1998-02-16", "", "[1998-02-14..1998-02-15]"),
    ("last weekend", "1998-02-13", "", "[1998-02-07..1998-02-08]"),
    ("next spring", "1998-02-13", "", "[1998-03-01..1998-05-31]"),
    ("last fall", "1998-02-13", "", "[1997-09-01..1997-11-30]"),
    ("this winter", "1998-02-13", "", "[1997-12-01..1998-02-28]"),
    ("this summer", "1998-02-13", "", "[1998-06-01..1998-08-31]"),
    ("the summer of 1997", "1998-02-13", "", "[1997-06-01..1997-08-31]"),
    ("winter 1997", "1998-02-13", "", "[1997-12-01..1998-02-28]"),
    ("Christmas", "1998-02-13", "past", "1997-12-25"),
    ("from Monday to Wednesday", "1998-02-13", "", "1998-02-09/1998-02-11"),
    ("Saturday and Sunday", "1998-02-16", "", "1998-02-14/1998-02-15"),
    ("1988 and 1989", "1998-02-13", "", "1988/1989"),
    ("from 1994 to 1998", "1998-02-13", "", "1994/1998"),
    ("1994 through 1997", "1998-02-13", "", "1994/1997"),
    ("1998-99", "1998-02-13", "", "1998/1999"),
    ("17-18 November 2022", "2023-02-13", "", "2022-11-17/2022-11-18"),
    ("Nov. 30-Dec. 2, 2022", "2023-02-13", "", "2022-11-30/2022-12-02"),
    ("from Dec. 30, 2022 until Jan. 2", "2023-02-13", "", "2022-12-30/2023-01-02"),
    ("December to February 2023", "2023-03-13", "", "2022-12/2023-02"),
    ("between Nov. 17 and 19", "2022-11-25", "", "[2022-11-17..2022-11-19]"),
    ("late March to early April 2021", "2022-11-17", "", "[2021-03-21..2021-04-10]"),
    ("Jan. 1 to Sept. 30, 2021", "2022-11-17", "", "2021-01-01/2021-09-30"),
    ("Nov. 18", "2022-11-17", "past", "2021-11-18"),
    ("Nov. 16", "2022-11-17", "future", "2023-11-16"),
    ("twenty-five years ago", "1998-02-13", "", "1973-XX-XX"),
    ("the twenty-first century", "1998-02-13", "", "[2001-01-01..2100-12-31]"),
    ("the nineteenth century", "1998-02-13", "", "[1801-01-01..1900-12-31]"),
    ("the late eighties", "1998-02-13", "", "[1987-01-01..1989-12-31]"),
    ("the year 2000", "1998-02-13", "", "2000-XX-XX"),
    ("the years 1985-1988", "1998-02-13", "", "1985/1988"),
    ("calendar 1997", "1998-02-13", "", "1997-XX-XX"),
    ("as early as Monday", "1998-02-13", "", "1998-02-09"),
    ("as of Dec. 31", "1998-02-13", "", "1997-12-31"),
    ("only last month", "1998-02-13", "", "1998-01-XX"),
    ("sometime next year", "1998-02-13", "", "1999-XX-XX"),
    ("in two years' time", "1998-02-13", "", "2000-XX-XX"),
    ("so far in 1998", "1998-02-13", "", "1998-01-01/1998-02-13"),
    ("1998/02/13", "1998-02-13", "", "1998-02-13"),
    ("02-13-98", "1998-02-13", "", "1998-02-13"),
    ("13. February 1998", "1998-02-13", "", "1998-02-13"),
    ("1998-02-13T14:26:00Z", "1998-02-13", "", "1998-02-13"),
    ("3 p.m. ET Tuesday", "1998-02-13", "", "1998-02-10"),
    ("Feb. 12 (Thursday)", "1998-02-13", "", "1998-02-12"),
    ("H1 1998", "1998-02-13", "", "[1998-01-01..1998-06-30]"),
    ("the last quarter of 1997", "1998-02-13", "", "[1997-10-01..1997-12-31]"),
    ("the final quarter", "1998-02-13", "", "[1997-10-01..1997-12-31]"),
    ("the first half of the 1990s", "1998-02-13", "", "[1990-01-01..1994-12-31]"),
    ("the first 10 days of March 1998", "1998-02-13", "", "1998-03-01/1998-03-10"),
    ("the first three quarters of the year", "1997-11-13", "", "1997-01-01/1997-09-30"),
    ("the last month of the quarter", "1998-02-13", "", "1998-03-XX"),
    ("the December 1997 quarter", "1998-02-13", "", "[1997-10-01..1997-12-31]"),
    ("the July-September quarter", "1997-11-13", "", "[1997-07-01..1997-09-30]"),
    ("the third Thursday of March 1998", "1998-02-13", "", "1998-03-19"),
    ("the quarter ended Sept. 30", "1997-11-13", "", "1997-07-01/1997-09-30"),
    ("fiscal year ended June 30, 1997", "1997-11-13", "", "1996-07-01/1997-06-30"),
    ("the 12 months to September", "1997-11-13", "", "1996-10-01/1997-09-30"),
    ("the week ended Nov. 7", "1997-11-13", "", "1997-11-01/1997-11-07"),
    ("the night before Christmas", "1997-11-13", "", "1997-12-24"),
    ("the night before last", "1997-11-13", "", "1997-11-11"),
    ("the week before last", "1997-11-13", "", "[1997-10-27..1997-11-02]"),
    ("the month after next", "1997-11-13", "", "1998-01-XX"),
    ("the day after Christmas", "1998-01-13", "", "1997-12-26"),
    ("a week from tomorrow", "1997-11-13", "", "1997-11-21"),
    ("a week ago Friday", "1997-11-13", "", "1997-10-31"),
    ("a year ago this month", "1997-11-13", "", "1996-11-XX"),
    ("this year and next", "1997-11-13", "", "1997/1998"),
    ("early to mid-November", "1997-11-13", "", "[1997-11-01..1997-11-20]"),
    ("mid-to-late 1997", "1997-11-13", "", "[1997-05-01..1997-12-31]"),
    ("late 1997 or early 1998", "1997-11-13", "", "[1997-09-01..1998-04-30]"),
    ("Nov. 17 or 18", "1997-11-13", "", "[1997-11-17..1997-11-18]"),
    ("the winter of 1997-98", "1998-02-13", "", "[1997-12-01..1998-02-28]"),
    ("the 1997-98 winter", "1998-02-13", "", "[1997-12-01..1998-02-28]"),
    ("by end-1998", "1998-02-13", "", "[1998-02-13..1998-12-31]"),
    ("before March", "2022-11-17", "", "[..2022-02-28]"),
    ("the first Monday of March", "2022-11-17", "", "2022-03-07"),
    ("the last month of the first nine months of 2021", "2022-11-17", "", "2021-09-XX"),
    ("this half", "2022-07-01", "", "[2022-07-01..2022-12-31]"),
    ("last half", "2022-07-31", "", "[2022-01-01..2022-06-30]"),
    ("Nov. 17", "2022-11-17", "future", "2022-11-17"),
    ("in '27", "2022-11-17", "", "2027-XX-XX"),
    ("in '28", "2022-11-17", "", "1928-XX-XX"),
    ("last Thursday", "2022-11-17", "", "2022-11-10"),
    ("next Thursday", "2022-11-17", "", "2022-11-24"),
]  # fmt: skip


@every_row("words, anchor, direction, value", NEWSWIRE)
def test_newswire(words: str, anchor: str, direction: str, value: str) -> None:
    try:
        found = resolve(words, anchor, direction or None).edtf
    except UnreadableDate:
        found = "refused"
    assert found == value


REFUSED = [
    "", " ", "-", "may", "march", "sun", "the", "second", "17", "60", "1,200", "60 percent", "$160 billion", "10 a.m.", "a few days ago",
    "recently", "now", "nowadays", "the past", "the future", "years", "a decade", "fiscal 1989", "the fiscal year", "the quarter",
    "more than a year ago", "several weeks ago", "Labor Day", "Thanksgiving", "Easter", "03/04/2021", "May until before 1000", "12/5/2022", "the second two months of 2021", "5/12/2022", "2019 to May 2019", "May 2019 to May 5, 2019",
    "2001-02", "Nov. 0", "the 32nd of May", "April 31", "Monday 32", "Wednesday, Nov. 17, 2022", "Nov. 17 or 25", "Nov. 17 and 25",
    "May 2019 to March 2019", "from 2021 to 2019", "between Friday", "from", "since", "since next year", "until last year", "by",
    "before the end of the year", "after late 2021", "the coming weeks", "last years", "weekends", "past weeks", "11/02/89", "the year of Oct. 23",
    "1000s", "fifth quarter", "third half", "this two years", "1900s", "2022-13", "2022-02-30", "2022-11-17/2022-11-16",
    "[..]", "../..", "the first 13 months of 2021", "the nine months", "June of last week", "Nov. 17 of next month", "\u0661\u0667 November",
    "last", "last last year", "November November", "Nov. 17 2022 2023", "12th century BC", "x" * 10_000, "9999-12-31/9999-12-30",
    "over two years ago", "just over a year ago", "three years ago in 2019", "20 years ago this week",
    "the year ended Sept. 24", "the sixth Monday of November", "the 0th Monday of May", "next Monday of November", "the first zero days of May",
    "the third Monday", "the same quarter last year", "the year-ago quarter", "the week before Christmas", "two days after March",
    "the first Friday since November", "the first Monday of late March", "today to by Monday", "since before 2020", "week to week",
    "two to three years", "the winter of 2021-23", "summer 2021-22", "the November quarter", "the first half of March", "10-11-12",
    "the week before next", "the third decade of the 20th century", "Monday of last month", "the 15th of the month", "month to date and year", "2022/23/24", "2h", "H1", "3H 2022", "2024-05-17T99:99", "17 May 2024 at 25:61",
]  # fmt: skip


@every_row("words", REFUSED)
def test_refused(words: str) -> None:
    with pytest.raises(UnreadableDate, match="cannot read"):
        resolve(words, "2022-11-17")


def test_refusal_says_why() -> None:
    for words, anchor, why in (
        ("Nov. 31", "2022-11-17", "day is out of range"),
        ("Thursday", "2022-11", "depends on which day"),
        ("March", None, "need an anchor"),
        ("Tuesday, 7 November 2022", None, "not that day of the week"),
        ("60 percent", None, "percent"),
        ("Nov. 18-17", "2022-11-17", "backwards"),
        ("from late 2019 to 2019", None, "backwards"),
        ("2019 to 2019", None, "has no length"),
        ("yesterday", "some day", "some day"),
        ("yesterday", "2022-11-17/..", "open"),
        ("in" + " " * 120 + "2022", None, "too long for a date"),
    ):
        with pytest.raises(UnreadableDate, match=why):
            resolve(words, anchor)


def test_resolving_loads_nothing_that_only_scanning_needs() -> None:
    code = (
        "import sys; from scripts.reader import edtf, resolve; resolve('Nov. 17', '2022-11-17');"
        "loaded = {name for name in sys.modules if 'scanner' in name}; assert not loaded, loaded;"
        "from scripts.reader import Found, scan; assert 'scripts.reader.scanner.found' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])


def test_the_reader_offers_only_what_it_promises() -> None:
    with pytest.raises(ImportError, match="no_such_name"):
        from scripts.reader import no_such_name  # noqa: F401
