"""Words that were once read wrong, or not at all.

The laws in test_reader_laws.py would have caught the causes.
"""

import pytest
from conftest import every_row

from scripts.reader import UnreadableDate, resolve
from scripts.reader.languages import language_of, spelled_out
from scripts.reader.languages.en import LOCAL
from scripts.reader.lexicon import idiom

ANCHOR = "2022-11-17"  # a Thursday
REFUSED = "refused"


def value(words: str, anchor: str = ANCHOR, direction: str | None = None) -> str:
    try:
        return resolve(words, anchor, direction).edtf
    except UnreadableDate:
        return REFUSED


READ = [
    # A date beside a bare year is one date.
    ("Apr-2016", "2016-04-XX"),
    ("November-2015", "2015-11-XX"),
    ("Q3-2020", "[2020-07-01..2020-09-30]"),
    ("second half-2014", "[2014-07-01..2014-12-31]"),
    ("June 9-2017", "2017-06-09"),
    ("9-June-2017", "2017-06-09"),
    ("2017-jun-9", "2017-06-09"),
    ("9-June", "2022-06-09"),
    ("from Sept. 14 to Thursday", "2022-09-14/2022-11-17"),
    ("from today to Friday", "2022-11-17/2022-11-18"),
    ("from today to 2030", "2022-11-17/2030"),
    # A date ahead counts as 2.5 times as far.
    ("January", "2023-01-XX"),
    ("February", "2023-02-XX"),
    ("March", "2022-03-XX"),
    ("Feb. 28", "2023-02-28"),
    ("March 3", "2022-03-03"),
    # A weekday gives the year, or the month.
    ("Friday, 10 February", "2023-02-10"),
    ("Saturday, June 17", REFUSED),
    ("Tuesday, May 17", "2022-05-17"),
    ("Tuesday the 29th", "2022-11-29"),
    ("Tuesday the 30th", REFUSED),
    # Days by their number.
    ("the 9th", "2022-11-09"),
    ("the 31st", "2022-10-31"),
    ("the 3rd of last month", "2022-10-03"),
    ("Monday, the 5th of next month", "2022-12-05"),
    ("the 40th", REFUSED),
    # Weeks of a month or year.
    ("the second week of May 2021", "[2021-05-10..2021-05-16]"),
    ("the last week of 2020", "[2020-12-28..2021-01-03]"),
    ("the sixth week of May 2021", REFUSED),
    ("the first two weeks of May", REFUSED),
    # Counts ahead, within, between, together.
    ("in ten days", "2022-11-27"),
    ("in a month", "2022-12-XX"),
    ("in the nine months", REFUSED),
    ("within ten days", "[2022-11-17..2022-11-27]"),
    ("within the next year", "[2022-11-17..2023-11-17]"),
    ("in three to four years", "[2025-01-01..2026-12-31]"),
    ("6-8 weeks ago", "[2022-09-22..2022-10-06]"),
    ("four to three years ago", REFUSED),
    ("two years and a month ago", "2020-10-XX"),
    ("a month and two years ago", REFUSED),
    ("nearly ten years ago", "2012-XX-XX"),
    ("nearly ten days ago", REFUSED),
    ("in about two years", "2024-XX-XX"),
    # One-sided bounds.
    ("2019 or later", "[2019-01-01..]"),
    ("May 2019 or earlier", "[..2019-05-31]"),
    ("from 2019 onwards", "2019/.."),
    ("from May 4, 2019 on", "2019-05-04/.."),
    # Numbers and years in words.
    ("eighteen sixty-one", "1861-XX-XX"),
    ("nineteen oh six", "1906-XX-XX"),
    ("nineteen hundred and six", "1906-XX-XX"),
    ("two thousand and twelve", "2012-XX-XX"),
    ("twenty ten", "2010-XX-XX"),
    ("the nineteen sixties", "196X-XX-XX"),
    ("July twenty-second", "2022-07-22"),
    ("the thirty-first of July", "2022-07-31"),
    ("thirty-one days ago", "2022-10-17"),
    # One day stated twice.
    ("yesterday, Wednesday", "2022-11-16"),
    ("yesterday, Tuesday", REFUSED),
    ("next Friday, Nov. 18", "2022-11-18"),
    ("last Friday, Nov. 18", REFUSED),
    # Ends, shares, rests of units.
    ("year-end", "2022-12-31"),
    ("year-end 2020", "2020-12-31"),
    ("quarter-end", "2022-09-30"),
    ("the end of the year", "[2022-09-01..2022-12-31]"),
    ("the better part of 2020", "2020-XX-XX"),
    ("for much of 2020", "2020-XX-XX"),
    ("the remainder of the month", "2022-11-17/2022-11-30"),
    ("the rest of last year", REFUSED),
    ("month to date", "2022-11-01/2022-11-17"),
    ("thus far in 2021", REFUSED),
    ("the whole quarter", "2022-10-01/2022-12-31"),
    ("for the quarter", REFUSED),
    ("for half", REFUSED),
    ("last Christmas", "2021-12-25"),
    ("the weekend of Oct. 22", "[2022-10-22..2022-10-23]"),
    # Two readings, or none.
    ("last October", REFUSED),
    ("next December", REFUSED),
    ("this past October", "2022-10-XX"),
    ("last September", "2022-09-XX"),
    ("the last day", REFUSED),
    ("a week from Tuesday", "2022-11-29"),
    ("two months from today on Friday", REFUSED),
    ("two years ago Monday", REFUSED),
    ("end of the past month", REFUSED),
    ("previous month - Friday", REFUSED),
    ("yesterday - Tuesday", REFUSED),
    ("for ten days from today", REFUSED),
    ("for three weeks after May 1", REFUSED),
    ("for two years ago", REFUSED),
    # No day is certain that the words leave open.
    ("throughout the upcoming elections", REFUSED),
    ("throughout May or June 2020", REFUSED),
    ("throughout between 1980 and 1986", REFUSED),
    ("throughout the summer of 2020", "2020-06-01/2020-08-31"),
    ("throughout the past three years", "2019-11-17/2022-11-17"),
    ("since almost four years ago", REFUSED),
    ("since about two years ago", REFUSED),
    ("about 1980 to 1989", REFUSED),
    ("about all of 2020", REFUSED),
    ("almost 1850", REFUSED),
    ("before c. 1850", REFUSED),
    ("for 2023", "2023-XX-XX"),
    ("in about 1850", "1850~"),
    ("in or around 1850", "1850~"),
    ("around 3 p.m. on Friday", "2022-11-11"),
    ("around noon on Friday", "2022-11-11"),
    ("../1985", "../1985"),
    ("199X/05", REFUSED),
    ("in late June, a", REFUSED),
    ("June in the 11th", REFUSED),
    ("June, on the 11th", "2022-06-11"),
    ("one June", REFUSED),
    ("June one", REFUSED),
    ("last over a week", REFUSED),
    ("just over two years ago", REFUSED),
    ("over the weekend", "[2022-11-12..2022-11-13]"),
    ("nine o'clock yesterday morning", "2022-11-16"),
    ("2.30am on Tuesday (0230 GMT)", "2022-11-15"),
    ("dawn Tuesday", "2022-11-15"),
    ("all night", REFUSED),
    ("before noon Tuesday", REFUSED),
    ("after 9 p.m. Tuesday", REFUSED),
    ("after nine o'clock on Tuesday", REFUSED),
    ("since 9 a.m. Tuesday", "2022-11-15/2022-11-17"),
    # Start, middle and end only with "of"; else they are verbs.
    ("the end of March", "[2022-03-21..2022-03-31]"),
    ("end-March", "[2022-03-21..2022-03-31]"),
    ("the start of the year", "[2022-01-01..2022-04-30]"),
    ("the early hours of Tuesday", "2022-11-15"),
    ("the first weeks of 2021", "[2021-01-01..2021-04-30]"),
    ("the closing days of October", "[2022-10-21..2022-10-31]"),
    ("start in October", REFUSED),
    ("end March 3", REFUSED),
    ("the first day of spring", REFUSED),
    # The last year is a calendar year; over the last year is not.
    ("the last year", "2021-XX-XX"),
    ("over the last year", "[2021-11-17..2022-11-17]"),
    ("late over the next year", REFUSED),
    ("late in the last decade", "[2017-01-01..2019-12-31]"),
    ("in the next month", "[2022-11-17..2022-12-17]"),
    ("in the next quarter", "[2023-01-01..2023-03-31]"),
    ("in the last month of 2020", "2020-12-XX"),
    ("the last week of October", "[2022-10-24..2022-10-30]"),
    ("5 March last year", "2021-03-05"),
    ("the year's second quarter", "[2022-04-01..2022-06-30]"),
    ("the 18th and 19th centuries", "[1701-01-01..1900-12-31]"),
    ("the 12 months through February", "2021-03-01/2022-02-28"),
    ("three weeks until Friday", REFUSED),
    ("May Day", "2022-05-01"),
    ("20 years ago this week", REFUSED),
]


DIRECTED = [
    ("this Tuesday", "future", "2022-11-22"),
    ("this Friday", "past", "2022-11-11"),
    ("by Tuesday", "past", "[..2022-11-15]"),
    ("until 2019", "past", "../2019"),
    ("until 2030", "past", "2022-11-17/2030"),
]


@pytest.mark.parametrize(("words", "direction", "expected"), DIRECTED)
def test_the_direction_decides(words: str, direction: str, expected: str) -> None:
    assert value(words, direction=direction) == expected


@every_row("words, expected", READ)
def test_words_and_what_they_say(words: str, expected: str) -> None:
    assert value(words) == expected


def test_no_idiom_hides_another() -> None:
    language = language_of("en")
    for first, meanings in language.idioms.items():
        for behind, tokens in meanings:
            words = [first, *behind]
            assert idiom(words, 0, language) == (tokens, len(words)), words


POINTERS = [
    ("that day", "2022-11-17"),
    ("that same week", "[2022-11-14..2022-11-20]"),
    ("the following week", "[2022-11-21..2022-11-27]"),
    ("the following Monday", "2022-11-21"),
    ("the next morning", "2022-11-18"),
    ("the next day", "2022-11-18"),
    ("the previous night", "2022-11-16"),
]


@pytest.mark.parametrize(("words", "expected"), POINTERS)
def test_words_that_point_to_another_date_of_the_text_count_from_it_alone(
    words: str, expected: str
) -> None:
    with pytest.raises(UnreadableDate, match="another date of the text"):
        resolve(words, ANCHOR)
    assert resolve(words, ANCHOR, from_event=True).edtf == expected


@pytest.mark.parametrize(
    "words",
    [" ".join(words).replace(" s ", "'s ") for words in spelled_out(LOCAL)],
)
def test_days_of_one_country_are_to_be_curated(words: str) -> None:
    for said in (words, words.title(), f"last {words}", f"{words} 2021", f"since {words}"):
        with pytest.raises(UnreadableDate, match="curate it"):
            resolve(said, ANCHOR)


def test_fiscal_years_are_to_be_curated() -> None:
    for words in ("fiscal 2021", "the latest fiscal year", "the fiscal third quarter"):
        with pytest.raises(UnreadableDate, match="curate it"):
            resolve(words, ANCHOR)


def test_two_readings_differ_from_none() -> None:
    with pytest.raises(UnreadableDate, match="Write the year") as refused:
        resolve("last October", ANCHOR)
    assert refused.value.two_readings
    with pytest.raises(UnreadableDate) as refused:
        resolve("no date", ANCHOR)
    assert not refused.value.two_readings
