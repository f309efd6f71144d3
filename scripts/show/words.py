"""Dates in English words: what an EDTF value of the package says, with both of its bounds. Pure; used by all that people see.

`words` is for sentences ("some day from 1 to 10 November 2022"), `short` for marks in a drawing ("16-17 Nov"). Both are made
of the bounds and the extent alone, so that equal dates read alike, and what an open side leaves unsaid is said.
"""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from scripts.reader import edtf
from scripts.reader.lexicon import MONTHS

NAMES = tuple(month.title() for month in MONTHS)
DASH = "\u2013"


class Style(NamedTuple):
    """How long the months are, and the phrases by (extent, which sides are given)."""

    month: int | None  # letters of a month's name
    phrases: dict[tuple[str, str], str]


# Sides: `unit` a month, year or decade as a whole, `two` days that follow each other, `both`, `start` or `end` alone.
LONG = Style(
    None,
    {
        ("within", "unit"): "some day in {0}",
        ("within", "two"): "on {0} or {1}",
        ("within", "both"): "some day from {0} to {1}",
        ("within", "start"): "on {0} or later, no end given",
        ("within", "end"): "by {1}, no start given",
        ("throughout", "unit"): "all of {0}",
        ("throughout", "two"): "from {0} to {1}",
        ("throughout", "both"): "from {0} to {1}",
        ("throughout", "start"): "from {0} on, no end given",
        ("throughout", "end"): "until {1}, no start given",
    },
)
SHORT = Style(
    3,
    {
        ("within", "unit"): "some day in {0}",
        ("within", "two"): "{0} or {1}",
        ("within", "both"): f"some day {{0}}{DASH}{{1}}",
        ("within", "start"): "{0} or later, no end given",
        ("within", "end"): "by {1}, no start given",
        ("throughout", "unit"): "all of {0}",
        ("throughout", "two"): f"{{0}}{DASH}{{1}}",
        ("throughout", "both"): f"{{0}}{DASH}{{1}}",
        ("throughout", "start"): "from {0}, no end given",
        ("throughout", "end"): "until {1}, no start given",
    },
)


def words(value: str) -> str:
    """Return an EDTF value in words; the empty value is the empty text. Raises ValueError for what is no value."""
    return _say(value, LONG, None)


def short(value: str, year: int | None = None) -> str:
    """Return an EDTF value in few words, without the year where all of it lies in `year`, which stands nearby."""
    return _say(value, SHORT, year)


def day(value: date, *, year: int | None = None, letters: int | None = None) -> str:
    """Return one day in words, without its year where that is `year`; `letters` shortens the month."""
    return _days(value, letters) + ("" if value.year == year else f" {value.year}")


def period(earliest: date, latest: date) -> str:
    """Return a whole stretch as a heading has it: `November 2022`, `2022`, `the 1990s`, `October 2022 to March 2023`."""
    unit = _unit(earliest, latest, None)
    return unit or " to ".join(_ends(earliest, latest, None, None))


def _say(value: str, style: Style, year: int | None) -> str:
    if not value:
        return ""
    earliest, latest, extent = edtf.read(value)[:3]
    if earliest and earliest == latest:
        return day(earliest, year=year, letters=style.month)
    unit = _unit(earliest, latest, style.month)
    if unit and year and earliest and earliest.year == year and unit != str(year):
        unit = unit.removesuffix(f" {year}")
    if extent is None:  # a bare month or year, as anchors and publications may have it
        return unit or value
    if extent == "throughout" and (
        _opens_year(earliest) if latest is None else earliest is None and _ends_year(latest)
    ):
        first = last = str(
            (earliest or latest or date.min).year
        )  # "from 2020 on": the same bound, without a day that nobody named
    else:
        first, last = _ends(earliest, latest, style.month, year)
    return style.phrases[extent, _sides(earliest, latest, unit)].format(unit or first, last)


def _sides(earliest: date | None, latest: date | None, unit: str | None) -> str:
    if earliest is None or latest is None:
        return "start" if earliest else "end"
    if unit:
        return "unit"
    return "two" if latest - earliest == edtf.DAY else "both"


def _unit(earliest: date | None, latest: date | None, letters: int | None) -> str | None:
    """The name of the month, year or decade that the bounds fill exactly, if they do."""
    if earliest is None:
        return None
    named = {
        "month": f"{NAMES[earliest.month - 1][:letters]} {earliest.year}",
        "year": str(earliest.year),
        "decade": f"the {earliest.year}s",
    }
    return named.get(edtf.precision_of(earliest, latest))


def _ends(
    earliest: date | None, latest: date | None, letters: int | None, year: int | None
) -> tuple[str, str]:
    """Both ends in the coarsest unit that says the same, and the first without what the last repeats."""
    if earliest is None or latest is None:
        one = day(earliest or latest or date.min, year=year, letters=letters)
        return one, one
    whole = earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]
    if whole and (earliest.month, latest.month) == (1, 12):
        return str(earliest.year), str(latest.year)
    same_year = earliest.year == latest.year
    tail = "" if same_year and latest.year == year else f" {latest.year}"
    head = "" if same_year else f" {earliest.year}"
    if whole:
        first, last = (NAMES[end.month - 1][:letters] for end in (earliest, latest))
    elif same_year and earliest.month == latest.month:
        first, last = str(earliest.day), _days(latest, letters)
    else:
        first, last = _days(earliest, letters), _days(latest, letters)
    return first + head, last + tail


def _opens_year(value: date | None) -> bool:
    return value is not None and (value.month, value.day) == (1, 1)


def _ends_year(value: date | None) -> bool:
    return value is not None and (value.month, value.day) == (12, 31)


def _days(value: date, letters: int | None) -> str:
    return f"{value.day} {NAMES[value.month - 1][:letters]}"
