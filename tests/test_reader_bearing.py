"""A date is offered only with every word that bears on it: the scan refuses it whole, with the reason."""

import pytest

from scripts.draft import document
from scripts.reader import scan
from scripts.reader.scanner.bearing import REASONS

DAY = "2022-11-18"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It is not expected before Friday.", "a negation"),
        ("It did not recover until 2015.", "a negation"),
        ("It would not begin until May 2024.", "a negation"),
        ("It opened in January 2014 at the very latest.", "the words beside it make it a bound"),
        ("It was built before c. 1850.", "a hedge"),
        ("The chapel of ?1984 is shut.", "the words or marks"),
        ("It was possibly in May 1850.", "the words or marks"),
        ("It is from well into the 1990s.", "the words beside it make it a bound"),
        ("It lasted until after May 2018.", "the words beside it make it a bound"),
        ("It has stood since at least 1850.", "the words beside it make it a bound"),
        ("It was on any day other than 3 May 2018.", "the words beside it say"),
        ("It was shut, not in 2017.", "the words beside it say"),
        ("It began the week before 3 May 2018.", "the words beside it count"),
        ("It is due within 30 hours of 3 May 2018.", "the words beside it count"),
        ("It was founded shortly before 1850.", "a hedge"),
        ("The map of 1850 or so is lost.", "a hedge"),
        ("It dates roughly to 1850.", "a hedge"),
        ("It rained near the end of May 2018.", "a hedge"),
        ("It is of the mid- to late 1850s.", "the words name two units"),
        ("It was either 1850 or 1860.", "it is one of two dates"),
        ("It was between 1850 and 1840.", "the two dates are no range"),
        ("On May 3, 4 and 5, 2018.", ("digits", "the day beside it")),
        ("It fell on 3 and 5 May 2018.", "digits"),
        ("Serfs were sold as late as 1859.", "the words beside it make it a bound"),
        ("The stone is of the year 1021 Hijri.", "other calendars"),
        ("The synod met on June 4, 989, in the town.", "digits"),
        ("The clerk refused to sign until 14 May 2013.", "a negation"),
        ("It was made less than a year after 12 March 1801.", "a comparison"),
        ("It was shut on all days but 2 October 2010.", "the words beside it say"),
        ("Entries close at latest 20 June 2014.", "the words beside it make it a bound"),
        ("It was begun in 1290 or a little later.", "the words beside it make it a bound"),
        ("It was sold as of 30 June 2002 and thereafter.", "the words beside it make it a bound"),
        ("Members meet on 1 March annually.", "it comes back"),
        ("On the eve of 1 November 1755 it slept.", "the words beside it count"),
        ("It was roofed in the second decade of the 17th century.", "the words beside it count"),
        ("It was moved from 3 May 2011 to 7 June 2011.", "the two dates are no range"),
        ("Turnout rose from 1979 to 2012 votes.", "digits"),
        ("It was issued on 5 March 1178 (recte 1179).", ("the words or marks", "digits")),
        ("The law is of the year 2540 of the Buddhist era.", "other calendars"),
        ("It was founded on 1 May 880.", "digits"),
        ("It was there since circa 1850.", "a hedge"),
        ("It was a mill from about 1850.", "a hedge"),
        ("The chapel (1984?) is shut.", "the words or marks"),
        ("It was built by the fourth century BCE.", "years before 1"),
        ("On March 15, 44 BC, he died.", "years before 1"),
        ("It fell on 25 October 1917 (O.S.).", "other calendars"),
        ("It was February 11, 1731/32.", "a dual year"),
        ("He died on 5 January 1690/1.", "a dual year"),
        ("He died on June 4, 989.", "digits"),
        ("It was the eleventh day of May, one thousand eight hundred.", "digits"),
        ("September-2020-23 is the file.", "digits"),
        ("It was in the 1990 s.", "digits"),
        ("It was Monday, Nov. 16, 2022.", "the weekday and the date"),
        ("They met on Nov. 31, 2022.", "the day beside it does not exist"),
        ("It is of the late 19th or early 20th century.", "the words name two units"),
    ],
)  # fmt: skip
def test_a_date_without_the_word_that_bears_on_it_is_refused(
    text: str, reason: str | tuple[str, ...]
) -> None:
    found = [f for f in scan(text, DAY) if not f.hint]
    assert found
    assert all(f.value == "" and f.refused.startswith(reason) for f in found)
    assert {f.refused for f in found} <= REASONS


def test_a_date_without_a_year_may_have_the_year_behind_it() -> None:
    found = list(scan("They met in May, June and July 2018.", DAY))
    assert [(f.words, f.value) for f in found] == [
        ("in May", ""),
        ("June and July 2018", "2018-06/2018-07"),
    ]
    assert found[0].refused.startswith("the year behind")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It was built not before 1850.", "not before 1850", "[1850-01-01..]"),
        ("It opens no earlier than May 2023.", "no earlier than May 2023", "[2023-05-01..]"),
        ("It was done in January 2014 at the latest.", "in January 2014 at the latest", "[..2014-01-31]"),
        ("It opens on 3 May at the earliest.", "on 3 May at the earliest", "[2023-05-03..]"),
        ("It applies on or after 1 May 2023.", "on or after 1 May 2023", "[2023-05-01..]"),
        ("It must end on or before 1 May.", "on or before 1 May", "[2022-11-18..2023-05-01]"),
        ("They met around Nov. 3.", "around Nov. 3", "2022-11-03~"),
        ("He was born circa 3 May 1998.", "circa 3 May 1998", "1998-05-03~"),
        ("It was built about 1850.", "about 1850", "1850~"),
        ("It came in the second or third quarter of 2021.", "in the second or third quarter of 2021", "[2021-04-01..2021-09-30]"),
        ("They are past the Nov. 1 deadline.", "the Nov. 1", "2022-11-01"),
        ("It was laid down by the Feb. 23 accord.", "the Feb. 23", "2023-02-23"),
        ("He must send it by the Feb. 23 deadline.", "by the Feb. 23", "[2022-11-18..2023-02-23]"),
        ("He must leave by Nov. 16.", "by Nov. 16", ""),
        ("It is closed this year through August.", "this year through August", "2022-01-01/2022-08-31"),
        ("In 2018 from February to December, it was shut.", "In 2018 from February to December", "2018-02/2018-12"),
    ],
)  # fmt: skip
def test_words_that_bear_on_a_date_are_read_with_it(text: str, words: str, value: str) -> None:
    assert [(f.words, f.value) for f in scan(text, DAY)] == [(words, value)]


def test_two_dates_of_two_kinds_are_no_range() -> None:
    found = scan("It made a revision Friday to December's figures.", "2022-11-16")
    assert [(f.words, f.value) for f in found] == [
        ("Friday", "2022-11-11"),
        ("December", "2022-12-XX"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They did not attend the meeting on 3 May.", "2022-05-03"),
        ("The leap day of 29 February 2016 was mild.", "2016-02-29"),
        ("Not only in May 2018 did it rain.", "2018-05-XX"),
        ("Was it built in 1850?", "1850-XX-XX"),
        ("On May 3, 12 ships sank.", "2022-05-03"),
        ("The years since 1990 were dry.", "1990/2022-11-18"),
        ("The map is of the years up to 1850.", "../1850"),
        ("About 200 people met on 3 May.", "2022-05-03"),
        ("It was not in force in 2019.", "2019-XX-XX"),
        ("They talked before the vote on 3 May.", "2022-05-03"),
        ("On June 4, 989 people met.", "2022-06-04"),
        ("It fell at about 3:30 a.m. Monday.", "2022-11-14"),
        ("It was built c. 1850 by monks.", "1850~"),
        ("It was built ca. 1850.", "1850~"),
        ("It is due no later than May 2024.", "[2022-11-18..2024-05-31]"),
        ("They met Friday, May 14.", "2021-05-14"),
        ("It was shut from 2019 to 2021.", "2019/2021"),
    ],
)  # fmt: skip
def test_plain_sentences_do_not_suffer(text: str, value: str) -> None:
    assert [f.value for f in scan(text, DAY)] == [value]


def test_the_draft_keeps_a_refused_date_as_a_comment() -> None:
    drafted = document("A headline\n\nIt did not recover until 2015.\n", DAY)
    assert '# refused: "until 2015": a negation turns this bound round' in drafted
    assert "[[event]]" not in drafted
