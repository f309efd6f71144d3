"""Dates in English words say what their EDTF value says: all of it, and nothing else."""

import re
from calendar import monthrange
from datetime import date

import pytest
from conftest import EXAMPLE, ROOT, table
from hypothesis import given
from hypothesis import strategies as st
from laws import law

from scripts.reader import edtf
from scripts.show import words

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
NUMBER = {name: number for number, name in enumerate(words.MONTH_NAMES, 1)}
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
    "2020-01-01/..": "from 1 January 2020 on, no end given",
    "2020-02-01/..": "from 1 February 2020 on, no end given",
    "2022-11-16/2022-11-17": "from 16 to 17 November 2022",
    "2022-01-01/2022-09-30": "from January to September 2022",
    "2022-01-01/2022-12-31": "all of 2022",
    "2020-01-01/2022-12-31": "from 2020 to 2022",
    "2022-01/2022-09": "from some day in January 2022 to some day in September 2022",
    "2022-11-01/2022-11-30": "all of November 2022",
    "1980/1986": "from some day in 1980 to some day in 1986",
    "2004-06/2004-07-03": "from some day in June 2004 to 3 July 2004",
    "193X/196X": "from some day in the 1930s to some day in the 1960s",
    "18XX/1905": "from some day in the years 1800\u20131899 to some day in 1905",
    "1985/..": "from some day in 1985 on, no end given",
    "../2016-05": "until some day in May 2016, no start given",
    "2022-11": "some day in November 2022",
    "2022": "some day in 2022",
    "190X": "some day from 1900 to 1909",
    "19XX-XX-XX": "some day from 1900 to 1999",
    "1900-01-01/1999-12-31": "from 1900 to 1999",
    "2001-21": "some day in spring 2001 (March to May)",
    "2001-24": "some day in winter 2001 (December 2001 to February 2002)",
    "1850~": "about 1850",
    "2022-11-03?": "3 November 2022, uncertain",
    "2004-06?": "some day in June 2004, uncertain",
    "2004-06%": "about June 2004, uncertain",
    "1850~/1860?": "from about 1850 to some day in 1860 (uncertain)",
    "2004-06-01?/2004-06-20": "from 1 June 2004 (uncertain) to 20 June 2004",
    "1985~/..": "from about 1985 on, no end given",
    "[2022-11-07,2022-11-14]": "on 7 or 14 November 2022",
    "[2022-11-07,2022-11-14,2022-12-01]": "on 7 November, 14 November or 1 December 2022",
    "[2021-12-31,2022-01-07]": "on 31 December 2021 or 7 January 2022",
    "[1667,1668,1671]": "some day in 1667, 1668 or 1671",
    "[2022-11-07,2022-12,2023-01-01..2023-01-03]": (
        "on 7 November 2022, or some day in December 2022, or some day from 1 to 3 January 2023"
    ),
    "[..2022-11-01,2022-12]": "by 1 November 2022, no start given, or some day in December 2022",
    "0001": "some day in AD 1",
    "0085-05-03": "3 May AD 85",
    "085X": "some day from AD 850 to AD 859",
    "0990/1010": "from some day in AD 990 to some day in 1010",
    "9999-12-31": "31 December 9999",
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
    "2022-03/2022-11-18": "from a day in Mar to 18 Nov",
    "2022-03/2023": "from a day in Mar 2022 to a day in 2023",
    "2022-22~": "about summer (Jun\u2013Aug)",
    "2022-11-07~/..": "from about 7 Nov, no end given",
    "[2022-11-07,2022-11-14]": "7 or 14 Nov",
    "[2022-11-07,2023-11-14]": "7 Nov 2022 or 14 Nov 2023",
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


# --- values of every form -----------------------------------------------------------------------

SIGNS = st.sampled_from(["", "", "~", "?", "%"])
YEARS = st.integers(1896, 1904) | st.sampled_from([1, 85, 100, 850, 999, 1000, 9990])


@st.composite
def units(draw: st.DrawFn) -> str:
    """A unit of any kind, from few years and months, so that values often mean nearly the same."""
    number, month = draw(YEARS), draw(st.sampled_from([1, 2, 3, 5, 11, 12]))
    year, day = f"{number:04}", draw(st.integers(1, 28))
    forms = [f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", year, f"{year}-2{day % 4 + 1}"]
    forms += [year[:3] + "X"] * (number >= 10) + [year[:2] + "XX"] * (number >= 100)
    return draw(st.sampled_from(forms))


@st.composite
def edtf_values(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["unit", "interval", "open", "range", "set"]))
    signs = SIGNS if kind in ("unit", "interval", "open") else st.just("")
    one, other = (draw(units()) + draw(signs) for _ in "12")
    if kind == "set":
        ranges = st.builds("{}..{}".format, units(), units())
        members = draw(st.lists(units() | ranges, min_size=2, max_size=4))
        return f"[{','.join(members)}]"
    forms = {
        "unit": [one],
        "interval": [f"{one}/{other}"],
        "open": [f"{one}/..", f"../{one}"],
        "range": [f"[{one}..{other}]", f"[{one}..]", f"[..{one}]"],
    }
    return draw(st.sampled_from(forms[kind]))


def _read_or_none(value: str) -> edtf.Value | None:
    try:
        return edtf.read(value)
    except ValueError:
        return None


def _end_of(part: str) -> tuple:
    unit, qualifier = edtf.bare(part)
    return *edtf.read(unit)[:2], qualifier


def meaning(value: str) -> tuple:
    """What a value says, worked out from its parts: which days, each end by itself, how sure."""
    read = edtf.read(value)
    parts = edtf.parts(read.canonical)
    if "/" in read.canonical:
        return "lasted", *(None if part == ".." else _end_of(part) for part in parts)
    if read.qualifier:
        return "qualified", _end_of(read.canonical)
    spans = sorted((m.earliest or date.min, m.latest or date.max) for m in map(edtf.read, parts))
    merged: list[tuple[date, date]] = []
    for first, last in spans:
        if merged and first.toordinal() <= merged[-1][1].toordinal() + 1:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return "one of", *merged, read.earliest is None, read.latest is None


@pytest.mark.long
@law(40)
@given(st.lists(edtf_values(), min_size=30, max_size=60))
def test_values_that_read_alike_mean_the_same(values: list[str]) -> None:
    for say in (words.words, words.short):
        seen: dict[str, tuple] = {}
        for value in values:
            if _read_or_none(value):
                same = seen.setdefault(say(value), meaning(value))
                assert same == meaning(value), (value, say(value))


@pytest.mark.long
@law(40)
@given(st.lists(edtf_values(), min_size=30, max_size=60), st.sampled_from([1900, 1901, 1, 9990]))
def test_short_words_that_read_alike_near_a_year_mean_the_same(
    values: list[str], near: int
) -> None:
    seen: dict[str, tuple] = {}
    for value in values:
        if _read_or_none(value):
            same = seen.setdefault(words.short(value, near), meaning(value))
            assert same == meaning(value), value


@given(edtf_values())
def test_a_value_reads_as_its_canonical_form_with_qualifier_and_open_side(value: str) -> None:
    read = _read_or_none(value)
    if not read:
        return
    for say in (words.words, words.short):
        said = say(value)
        assert said == say(read.canonical)
        assert ("about" in said) == ("approximate" in read.qualifier), said
        assert ("uncertain" in said) == ("uncertain" in read.qualifier), said
        assert ("no start given" in said) == (read.earliest is None), said
        assert ("no end given" in said) == (read.latest is None), said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1850~", "1850-XX-XX~"),
        ("193X/196X", "193X-XX-XX/196X"),
        ("[1984,1986]", "[1986-XX-XX,1984]"),
        ("[2022-11-17,2022-11-18]", "[2022-11-17..2022-11-18]"),
        ("2022-11-17/2022-11-17", "2022-11-17"),
    ],
)
def test_one_date_in_two_spellings_reads_alike(one: str, other: str) -> None:
    assert words.words(one) == words.words(other)
    assert words.short(one) == words.short(other)


def test_every_published_value_has_words() -> None:
    seen = 0
    for name in ("events", "attestations", "figures", "sources"):
        for root in (ROOT, EXAMPLE):
            for row in table(name, root):
                dates = [row[column] for column in row if column.endswith(("edtf", "anchor_date"))]
                assert all(bool(words.words(date)) == bool(date) for date in dates)
                seen += len(dates)
    assert seen > 100


@pytest.mark.parametrize("value", ["yesterday", "2022-02-30", ".."])
def test_what_is_no_value_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        words.words(value)
