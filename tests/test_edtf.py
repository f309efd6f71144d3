"""An independent reader of EDTF, python-edtf, finds our bounds in every value that we write."""

from datetime import date, timedelta
from functools import cache

import pytest
from conftest import table
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st
from laws import law

from scripts.reader import edtf

COLUMNS = {
    "events": ("date", "best"),
    "attestations": ("date",),
    "figures": ("period",),
}
days = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@cache
def independent(value: str) -> tuple[date | None, date | None]:
    parsed = parse_edtf(value)
    return tuple(
        None if isinstance(end, float) else date(*end[:3])
        for end in (parsed.lower_strict(), parsed.upper_strict())
    )


@pytest.mark.parametrize("name", COLUMNS)
def test_bounds_of_every_published_value(name: str) -> None:
    parts = ("edtf", "earliest", "latest")
    for value, *bounds in {
        tuple(row[f"{prefix}_{part}"] for part in parts)
        for row in table(name)
        for prefix in COLUMNS[name]
    }:
        if value:
            assert [str(day or "") for day in independent(value)] == bounds, f"{name}: {value}"


def test_every_other_published_value_is_edtf() -> None:
    for name, column in (("attestations", "anchor_date"), ("sources", "published_edtf")):
        for value in {row[column] for row in table(name)} - {""}:
            assert independent(value) == edtf.read(value)[:2], f"{name}: {value}"


def _units(day: date) -> list[tuple[date, date]]:
    month_end = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    decade = day.year // 10 * 10
    return [
        (day, day),
        (day.replace(day=1), month_end),
        (date(day.year, 1, 1), date(day.year, 12, 31)),
        (date(decade, 1, 1), date(decade + 9, 12, 31)),
        (day.replace(day=1), date(day.year + 3, 12, 31)),
    ]


@law(15)
@given(days, days, st.sampled_from(["within", "throughout"]), st.integers(0, 2))
def test_any_bounds_are_written_and_read_back(
    one: date, other: date, extent: str, opened: int
) -> None:
    pairs = [*_units(one), (min(one, other), max(one, other))]
    if opened:
        pairs = [(None, one) if opened == 1 else (one, None)]
    for first, last in pairs:
        value = edtf.write(first, last, extent)
        assert independent(value) == (first, last), value
        read = edtf.read(value)
        assert read[:2] == (first, last)
        assert read.extent == (None if first == last else extent)


@law()
@given(st.text(alphabet="0123456789X-/.[] "))
def test_any_string_is_read_or_refused(value: str) -> None:
    try:
        bounds = edtf.read(value)
    except ValueError:
        return
    assert bounds.earliest or bounds.latest


@pytest.mark.parametrize(
    "value",
    [
        "",
        "..",
        "../..",
        "[..]",
        "2022-XX-17",
        "199X-01",
        "2022-00",
        "2022-02-30",
        "2022-11-17/2022-11-16",
        "22",
    ],
)
def test_what_is_no_value_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        edtf.read(value)


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2022-11-14", "2022-11-20", "week"), ("2022-11-15", "2022-11-21", "range"),
        ("2022-02-01", "2022-02-28", "month"), ("2022-02-02", "2022-03-01", "range"),
        ("2022-01-01", "2022-03-31", "quarter"), ("2022-02-01", "2022-04-30", "range"),
        ("2022-07-01", "2022-12-31", "half-year"), ("2022-04-01", "2022-09-30", "range"),
        ("2022-01-01", "2022-12-31", "year"), ("2021-07-01", "2022-06-30", "range"),
        ("1990-01-01", "1999-12-31", "decade"), ("1991-01-01", "2000-12-31", "range"),
    ],
)  # fmt: skip
def test_a_unit_is_one_of_the_calendar_and_not_any_stretch_of_its_length(
    first: str, last: str, unit: str
) -> None:
    assert edtf.precision_of(date.fromisoformat(first), date.fromisoformat(last)) == unit
