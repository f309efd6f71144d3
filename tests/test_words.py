"""Dates in English words say both bounds and the extent of the EDTF value that they were made of, whatever its form."""

import re
from calendar import monthrange
from datetime import date

import pytest
from conftest import table
from hypothesis import given
from hypothesis import strategies as st

from scripts.reader import edtf
from scripts.show import words

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
NUMBER = {name: number for number, name in enumerate(words.NAMES, 1)}
MONTH = "|".join(NUMBER)

SAID = {
    "2022-11-17": "17 November 2022",
    "2020-03-XX": "some day in March 2020",
    "2023-XX-XX": "some day in 2023",
    "199X-XX-XX": "some day in the 1990s",
    "[2022-11-01..2022-11-10]": "some day from 1 to 10 November 2022",
    "[2022-10-28..2022-11-03]": "some day from 28 October to 3 November 2022",
    "[2021-12-28..2022-01-03]": "some day from 28 December 2021 to 3 January 2022",
    "[2022-10-01..2022-12-31]": "some day from October to December 2022",
    "[2022-11-17..2022-11-18]": "on 17 or 18 November 2022",
    "[2022-11-17..]": "on 17 November 2022 or later, no end given",
    "[..2022-11-18]": "by 18 November 2022, no start given",
    "../2022-11-18": "until 18 November 2022, no start given",
    "2020-01-01/..": "from 2020 on, no end given",
    "2020-02-01/..": "from 1 February 2020 on, no end given",
    "2022-11-16/2022-11-17": "from 16 to 17 November 2022",
    "2022-01/2022-09": "from January to September 2022",
    "2022-11-01/2022-11-30": "all of November 2022",
    "2020/2022": "from 2020 to 2022",
    "2022-11": "November 2022",
    "2022": "2022",
    "": "",
}
SHORT = {
    "2022-11-07": "7 Nov",
    "2023-02-02": "2 Feb 2023",
    "2022-11-XX": "some day in Nov",
    "2022-XX-XX": "some day in 2022",
    "[2022-11-01..2022-11-10]": "some day 1\u201310 Nov",
    "2022-11-16/2022-11-17": "16\u201317 Nov",
    "2021-12-31/2022-01-01": "31 Dec 2021\u20131 Jan 2022",
    "[..2022-11-18]": "by 18 Nov, no start given",
}


@pytest.mark.parametrize("value", SAID)
def test_words(value: str) -> None:
    assert words.words(value) == SAID[value]


@pytest.mark.parametrize("value", SHORT)
def test_short_words_beside_a_heading_of_2022(value: str) -> None:
    assert words.short(value, 2022) == SHORT[value]


def _read(said: str) -> tuple[date | None, date | None]:
    """The bounds that a reader takes from the words: written apart from the module, the other way round."""
    said = re.sub(r"^(some day|on|all of|by|until)\b ?", "", said)
    said = re.sub(r"^(from|in) ", "", said).replace("the ", "")
    said = re.sub(r"( or later| on)?, no (start|end) given$", "", said)
    ends = re.split(r" to | or ", said)
    return _end(_completed(ends[0], ends[-1]))[0], _end(ends[-1])[1]


def _completed(first: str, last: str) -> str:
    """The first of two ends with the month and year that only the last one says."""
    if re.fullmatch(r"\d{1,2}", first):
        return f"{first} {last.split(' ', 1)[1]}"
    return first if re.search(r"\d{3}", first) else f"{first} {last.rsplit(' ', 1)[1]}"


def _end(words: str) -> tuple[date, date]:
    match = re.fullmatch(rf"(?:(\d{{1,2}}) )?(?:({MONTH}) )?(\d{{4}})(s?)", words)
    assert match, f"no reader understands {words!r}"
    number, month, year, decade = match[1], match[2], int(match[3]), match[4]
    if decade:
        return date(year, 1, 1), date(year + 9, 12, 31)
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if not number:
        return date(year, NUMBER[month], 1), date(
            year, NUMBER[month], monthrange(year, NUMBER[month])[1]
        )
    return (date(year, NUMBER[month], int(number)),) * 2


def _shapes(one: date, other: date) -> list[tuple[date | None, date | None]]:
    """Every kind of bounds that the package writes: units of the calendar, runs of them, days, and open sides."""
    month_end = one.replace(day=monthrange(one.year, one.month)[1])
    decade = one.year // 10 * 10
    return [
        (one, one),
        (min(one, other), max(one, other)),
        (one, date.fromordinal(one.toordinal() + 1)),
        (one.replace(day=1), month_end),
        (date(one.year, 1, 1), month_end),
        (one.replace(day=1), date(one.year + 2, 12, 31)),
        (date(one.year, 1, 1), date(one.year, 12, 31)),
        (date(one.year, 1, 1), date(one.year + 3, 12, 31)),
        (date(decade, 1, 1), date(decade + 9, 12, 31)),
        (None, one),
        (one, None),
        (None, date(one.year, 12, 31)),
        (date(one.year, 1, 1), None),
    ]


@given(DAYS.filter(lambda day: day.year < 2996), DAYS, st.sampled_from(["within", "throughout"]))
def test_words_carry_both_bounds(one: date, other: date, extent: str) -> None:
    for first, last in _shapes(one, other):
        said = words.words(edtf.write(first, last, extent))
        read = _read(said)
        assert (read[0] if first else None, read[1] if last else None) == (first, last), said
        assert ("no start given" in said) == (first is None), said
        assert ("no end given" in said) == (last is None), said


@given(DAYS.filter(lambda day: day.year < 2996), DAYS)
def test_what_fills_its_window_never_reads_like_what_happened_in_it(one: date, other: date) -> None:
    for first, last in _shapes(one, other):
        if first != last:
            for say in (words.words, words.short):
                assert say(edtf.write(first, last, "within")) != say(
                    edtf.write(first, last, "throughout")
                )


@given(DAYS.filter(lambda day: day.year < 2996), DAYS, st.sampled_from(["within", "throughout"]))
def test_short_words_leave_out_only_the_year_that_stands_nearby(
    one: date, other: date, extent: str
) -> None:
    for first, last in _shapes(one, other):
        value = edtf.write(first, last, extent)
        for near in (one.year, one.year + 7):
            short = words.short(value, near)
            years = {
                str(end.year)
                for end in (first, last)
                if end and edtf.precision_of(first, last) != "decade"
            }
            assert years - {str(near)} <= set(re.findall(r"\d{4}", short)), (value, short)


def test_every_published_value_has_words() -> None:
    columns = [
        (name, column)
        for name, rows in (
            ("events", table("events")),
            ("attestations", table("attestations")),
            ("figures", table("figures")),
        )
        for column in rows[0]
        if column.endswith("edtf") or column.endswith("anchor_date")
    ]
    assert len(columns) >= 5
    for name, column in [*columns, ("sources", "published_edtf")]:
        for row in table(name):
            assert bool(words.words(row[column])) == bool(row[column])


@pytest.mark.parametrize("value", ["yesterday", "2022-02-30", ".."])
def test_what_is_no_value_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        words.words(value)
