"""The date model: what each form of EDTF says, how it is written back, and why another form is refused.

edtf_values.txt and edtf_refused.txt list them. test_edtf_independent.py compares them with python-edtf, and tries laws
on generated values.
"""

import re
from datetime import date

import pytest
from conftest import ROOT, every_row

from scripts.package.contract import EDTF
from scripts.reader import edtf


def _rows(name: str) -> list[list[str]]:
    lines = (ROOT / "tests" / name).read_text("utf-8").splitlines()
    return [
        [cell.strip() for cell in line.split("|")] for line in lines if not line.startswith("#")
    ]


def _days(text: str) -> tuple[date | None, date | None]:
    if text == "-":
        return None, None
    first, _, last = text.partition("..") if ".." in text else (text, "", text)
    return tuple(date.fromisoformat(side) if side else None for side in (first, last))


VALUES = _rows("edtf_values.txt")
WRITTEN = [row[0] for row in VALUES]


@every_row("row", VALUES)
def test_what_a_value_says(row: list[str]) -> None:
    value, outer, certain, extent, precision, qualifier, written = row
    extent, qualifier = (None if extent == "-" else extent), qualifier.strip("-")
    written = value if written == "=" else written
    said = edtf.read(value)
    assert said == (*_days(outer), extent, *_days(certain), precision, qualifier, written)
    assert said.canonical == edtf.canonical(value) == written
    assert edtf.read(written) == said, "the canonical form says something else"


@every_row("value, why", _rows("edtf_refused.txt"))
def test_what_is_not_read_says_why(value: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)) as refused:
        edtf.read(value)
    quoted = re.match("'([^']+)' ", str(refused.value))
    assert quoted, refused.value
    assert quoted[1] in value
    for extent in (None, "within", "throughout"):
        with pytest.raises(ValueError, match=re.escape(why)):
            edtf.canonical(value, extent)


@pytest.mark.parametrize(
    "value", ["", " ", " 2022", "2022 ", "2022\n", "[2022\n,2023]", "\u00a02022"]
)
def test_blanks_are_not_passed_over(value: str) -> None:
    with pytest.raises(ValueError, match=re.escape(repr(value.strip("[]"))[1:7])):
        edtf.read(value)


def test_a_long_text_is_refused_and_cut() -> None:
    longest = f"[{','.join(str(year) for year in range(1000, 1015))},1999]"
    assert len(longest) == 81
    assert (
        edtf.read(
            longest.replace("1999", "199X").replace("1000,", "101X,").replace(",1014", "")
        ).precision
        == "range"
    )
    for value in (longest, "2022" * 1000):
        with pytest.raises(
            ValueError, match=f"^{re.escape(repr(value[:80]))} .* longer .* 80 characters"
        ):
            edtf.read(value)


@pytest.mark.parametrize(
    ("value", "extent", "written"),
    [
        ("2022-11-17", "within", "2022-11-17"), ("2022-11-17", "throughout", "2022-11-17"),
        ("2022-11", "throughout", "2022-11-01/2022-11-30"), ("2022", "throughout", "2022-01-01/2022-12-31"),
        ("199X", "throughout", "1990-01-01/1999-12-31"), ("19XX", "throughout", "1900-01-01/1999-12-31"),
        ("2004-24", "throughout", "2004-12-01/2005-02-28"), ("2004-24", "within", "2004-24"),
        ("[2022-07-01..2022-09-30]", "throughout", "2022-07-01/2022-09-30"),  # a quarter
        ("2022-11-01/2022-11-10", "within", "[2022-11-01..2022-11-10]"),
        ("2022-11-01/2022-11-30", "within", "2022-11-XX"), ("1980/1986", "within", "[1980-01-01..1986-12-31]"),
        ("1980/1986", "throughout", "1980/1986"), ("2004-06/2004-07-03", "within", "[2004-06-01..2004-07-03]"),
        ("1850~", "within", "1850~"), ("1850~/1860", "throughout", "1850~/1860"),
        ("[1984,1986]", "within", "[1984,1986]"),
    ],
)  # fmt: skip
def test_an_extent_says_more_than_the_form(value: str, extent: str, written: str) -> None:
    assert edtf.canonical(value, extent) == written


@pytest.mark.parametrize(
    ("value", "extent", "why"),
    [
        ("1850~", "throughout", "approximate"), ("2022-11-03?", "throughout", "uncertain"),
        ("1850%", "throughout", "uncertain-approximate"), ("1850~/1860", "within", "approximate"),
        ("[1984,1986]", "throughout", "not a unit"), ("[2022-11-17..]", "throughout", "open"),
        ("[2022-11-01..2022-11-10]", "throughout", "not a unit"), ("../2016-05", "within", "open"),
    ],
)  # fmt: skip
def test_an_extent_that_a_value_does_not_allow_is_refused(
    value: str, extent: str, why: str
) -> None:
    with pytest.raises(edtf.ExtentError, match=f"^{re.escape(repr(value))} is {why}\\b"):
        edtf.canonical(value, extent)


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("1980-01-01..1980-12-31", "1986-01-01..1986-12-31", "1980/1986"),
        ("2004-06-01..2004-06-30", "2004-07-03", "2004-06/2004-07-03"),
        ("1930-01-01..1939-12-31", "1960-01-01..1969-12-31", "193X/196X"),
        ("1800-01-01..1899-12-31", "2004-12-01..2005-02-28", "18XX/2004-24"),
        ("2022-11-16", "2022-11-17", "2022-11-16/2022-11-17"), ("2022-11-17", "2022-11-17", "2022-11-17"),
        ("2022-11-01..2022-11-30", "2022-11-01..2022-11-30", "2022-11/2022-11"),
        ("2015-05-01", None, "2015-05-01/.."), (None, "2016-05-01..2016-05-31", "../2016-05"),
        # An end that fills no unit: some day from the first to the last, which says less.
        ("2022-11-01..2022-11-10", "2022-12-01..2022-12-31", "[2022-11-01..2022-12-31]"),
        ("2022-11-01..2022-11-30", "2022-12-01..2022-12-10", "[2022-11-01..2022-12-10]"),
        ("2022-11-01..2022-11-10", None, "[2022-11-01..]"), (None, "2022-11-01..2022-11-10", "[..2022-11-10]"),
        ("2022-11-01..", "2022-12-05", "[2022-11-01..2022-12-05]"), ("..2022-11-01", "2022-12-05", "[..2022-12-05]"),
    ],
)  # fmt: skip
def test_the_ends_of_an_interval_keep_their_units(
    first: str | None, last: str | None, written: str
) -> None:
    assert edtf.interval(*(side and _days(side) for side in (first, last))) == written


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (None, None), ("2022-11-17", "2022-11-16"), ("2005-01-01..2005-12-31", "2004-01-01..2004-12-31"),
        ("2022-11-02..2022-11-10", "2022-10-02..2022-10-05"), ("2022-11-02..2022-11-10", "2022-11-01"),
        ("..2022-11-10", None), (None, "2022-11-10.."),
    ],
)  # fmt: skip
def test_an_interval_that_is_none_is_refused(first: str | None, last: str | None) -> None:
    with pytest.raises(ValueError, match=r"runs backwards|open on both sides"):
        edtf.interval(*(side and _days(side) for side in (first, last)))


@pytest.mark.parametrize("extent", ["within", "throughout"])
def test_bounds_that_are_none_are_not_written(extent: str) -> None:
    with pytest.raises(ValueError, match="open on both sides"):
        edtf.write(None, None, extent)
    with pytest.raises(ValueError, match=r"2022-11-17 .*2022-11-16.* backwards"):
        edtf.write(date(2022, 11, 17), date(2022, 11, 16), extent)


@pytest.mark.parametrize(
    ("bounds", "unit", "precision"),
    [
        ("2022-11-17", "2022-11-17", "day"),
        ("2022-11-14..2022-11-20", None, "week"), ("2022-11-15..2022-11-21", None, "range"),
        ("2022-11-14..2022-11-27", None, "range"),
        ("2022-02-01..2022-02-28", "2022-02", "month"), ("2022-02-02..2022-03-01", None, "range"),
        ("2020-02-01..2020-02-28", None, "range"), ("2020-02-01..2020-02-29", "2020-02", "month"),
        ("2022-01-01..2022-03-31", None, "quarter"), ("2022-02-01..2022-04-30", None, "range"),
        ("2022-10-01..2022-12-31", None, "quarter"), ("2022-03-01..2022-05-31", "2022-21", "range"),
        ("2022-06-01..2022-08-31", "2022-22", "range"), ("2022-09-01..2022-11-30", "2022-23", "range"),
        ("2022-12-01..2023-02-28", "2022-24", "range"), ("2022-12-02..2023-02-28", None, "range"),
        ("2022-01-01..2022-06-30", None, "half-year"), ("2022-07-01..2022-12-31", None, "half-year"),
        ("2022-04-01..2022-09-30", None, "range"),
        ("2022-01-01..2022-12-31", "2022", "year"), ("2021-07-01..2022-06-30", None, "range"),
        ("1990-01-01..1999-12-31", "199X", "decade"), ("1991-01-01..2000-12-31", None, "range"),
        ("1900-01-01..1999-12-31", "19XX", "century"), ("1901-01-01..2000-12-31", None, "century"),
        ("1902-01-01..2001-12-31", None, "range"), ("1901-02-01..2001-01-31", None, "range"),
        ("0001-01-01..0001-12-31", "0001", "year"), ("0001-01-01..0009-12-31", None, "range"),
        ("0010-01-01..0019-12-31", "001X", "decade"), ("9999-12-01..9999-12-31", "9999-12", "month"),
        ("2022-11-17..", None, "open"), ("..2022-11-17", None, "open"), ("-", None, "open"),
    ],
)  # fmt: skip
def test_a_unit_is_one_of_the_calendar_and_not_any_stretch_of_its_length(
    bounds: str, unit: str | None, precision: str
) -> None:
    assert edtf.unit(*_days(bounds)) == unit
    assert edtf.precision_of(*_days(bounds)) == precision


def test_the_published_pattern_asks_for_the_canonical_form() -> None:
    for value in WRITTEN:
        written = edtf.canonical(value)
        assert re.search(EDTF, written), written
        assert len(written) <= 80
    lone = ("2020", "2020-03", "2020-XX", "199X", "199X-XX", "19XX", "19XX-XX")
    for value in (
        *lone,
        "",
        "..",
        "2022-11-17T10:30",
        "1985/",
        "{1984,1985}",
        "-0044",
        "12345",
        "2004-25",
        "2020-03-XX\n?",
    ):
        assert not re.search(EDTF, value), value
