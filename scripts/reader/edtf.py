"""EDTF values (ISO 8601-2:2019) to and from days: the only place that knows how a value is written.

The calendar is the proleptic Gregorian one, years 1 to 9999: what ISO dates in a CSV can hold. Read
are Levels 0 and 1 without clock times and empty ends; of Level 2 the sets `[..]`, and unspecified
digits at the ends of intervals. Every other form is refused with its reason.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from .units import DAY, MONTHS_IN, filled, masked, precision_of, unit, whole_months

__all__ = [
    "DAY", "QUALIFIERS", "SURE", "Days", "ExtentError", "Value", "bare", "canonical", "interval",
    "is_unit", "of_days", "parts", "precision_of", "read", "unit", "write",
]  # fmt: skip
Days = tuple[date | None, date | None]
SURE = ("certain_from", "certain_to", "qualifier")  # what a value says beyond its outer bounds
QUALIFIERS = {"": "", "~": "approximate", "?": "uncertain", "%": "uncertain-approximate"}


class ExtentError(ValueError):
    """A date that does not say that it filled its bounds, or that has no other extent."""


class Value(NamedTuple):
    """What an EDTF value says. Days are inclusive; None on an open side, or where nothing is sure.

    `earliest` and `latest` are the outer bounds (CIDOC-CRM P82), `certain_from` and `certain_to` the
    inner ones (P81): both given or both None. `extent` is `within` (at some time in the bounds) or
    `throughout` (from the first to the last), None for a day, where both say the same. `precision` is
    the unit as written, `qualifier` one of `QUALIFIERS`, `canonical` the one way to write the value.
    """

    earliest: date | None
    latest: date | None
    extent: str | None
    certain_from: date | None
    certain_to: date | None
    precision: str
    qualifier: str
    canonical: str


class _Unit(NamedTuple):
    """A day, month, season, year, decade or century, its days, and how it was written."""

    name: str
    first: date
    last: date
    sign: str  # ~ ? % or nothing
    text: str

    @property
    def is_a_known_day(self) -> bool:
        """Whether it is a day without a qualifier."""
        return self.name == "day" and not self.sign

    def widened(self) -> tuple[date, date]:
        """The days that it can mean: `~` and `%` add one unit on each side, our convention."""
        if self.sign in ("", "?"):
            return self.first, self.last
        before, after = _beside(self, -1), _beside(self, 1)
        return before[0] if before else date.min, after[1] if after else date.max


LONGEST = 80  # characters; the schema has the same limit
_NUMERALS = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<sign>[?~%]?)"
)
# Why a form is not read: the first that is found in the value.
_REFUSED = (
    (r"[0-9]T[0-9]|[0-9]:[0-9]", "has a clock time; give the day alone"),
    (r"(?<![-Y0-9])([0-9]{6}|[0-9]{8})(?![0-9])", "has no hyphens; write 2022-11-17"),
    (r"(^|[/\[,.])(-[0-9]|0000|000X|00XX)", "has a year before 1, the first that is read"),
    (r"Y-?[0-9]|[0-9]{5}|[0-9]E[0-9]", "has a year beyond 9999, the last that an ISO date holds"),
    (r"XXX", "has no century, so it is not a date"),
    (r"^/|/$", "has an empty end; write .. for an open end"),
    (r"^\{", "names several dates at once; give each its own row"),
    (r"X[0-9]|X-[0-9]", "has a digit behind an unspecified one"),
    (r"-[0-9]X", "has half a month or day; write XX for one that is not known"),
    (r"[0-9]S[0-9]", "has significant digits; write X for those that are not known"),
    (r"^\[.*[?~%]", "has a qualifier in a set, where none is read"),
    (r"[?~%]{2}", "has two qualifiers; write % for uncertain and approximate"),
    (r"(^|[-/])[?~%]|[?~%]-", "has a qualifier that is not at the end of a date"),
    (r"^[0-9]{4}-(2[5-9]|3[0-9]|4[01])[?~%]?$", "has a season or quarter other than 21 to 24"),
)


def _refusal(text: str) -> ValueError:
    why = next((why for pattern, why in _REFUSED if re.search(pattern, text)), None)
    return ValueError(f"{text!r} {why or 'is not an EDTF value this package reads'}")


def _beside(unit: _Unit, step: int) -> tuple[date, date] | None:
    """The unit of the same length before (-1) or after (1); None beyond the years 1 to 9999."""
    try:
        if unit.name == "day":
            return (unit.first + DAY * step,) * 2
        count = MONTHS_IN[unit.name]
        year, month = divmod(unit.first.year * 12 + unit.first.month - 1 + step * count, 12)
        return whole_months(year, month + 1, count)
    except (ValueError, OverflowError):
        return None


def _unit(text: str) -> _Unit:
    match = _NUMERALS.fullmatch(text)
    if not match:
        raise _refusal(text)
    year, month, day, sign = match.group("year", "month", "day", "sign")
    first_year = int(year.replace("X", "0"))
    if first_year == 0:
        raise _refusal(text)
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError(f"{text!r} has a day without a month")
        name = {0: "year", 1: "decade", 2: "century"}[year.count("X")]
        first, last = whole_months(first_year, 1, MONTHS_IN[name])
    elif "X" in year:
        raise ValueError(f"{text!r} has a month without a year")
    else:
        name, first, last = _in_year(text, first_year, int(month), day)
    return _Unit(name, first, last, sign, text)


def _in_year(text: str, year: int, month: int, day: str | None) -> tuple[str, date, date]:
    """A season, month or day: its name, first and last day."""
    if 25 <= month <= 41 and day is None:
        raise _refusal(text)
    try:
        if 21 <= month <= 24 and day is None:  # northern; winter is December to February
            return ("season", *whole_months(year, month * 3 - 60, 3))
        if day in (None, "XX"):
            return ("month", *whole_months(year, month, 1))
        whole = date(year, month, int(day))
        return "day", whole, whole
    except ValueError as error:
        raise ValueError(f"{text!r} does not exist: {error}") from None


@lru_cache(maxsize=4096)
def read(text: str) -> Value:
    """Return what an EDTF value says.

    Raises ValueError, with the reason, for what is not read, for days that do not exist, and for
    intervals and sets that run backwards or are open on both sides.
    """
    if len(text) > LONGEST:
        raise ValueError(f"{text[:LONGEST]!r} ... is longer than any date, {LONGEST} characters")
    if text.startswith("[") and text.endswith("]"):
        return _set(text)
    if text.count("/") == 1:
        return _interval(text, *text.split("/"))
    unit = _unit(text)
    if not unit.sign:
        return _lone(unit)
    precision = "range" if unit.name == "season" else unit.name
    return Value(*unit.widened(), "within", None, None, precision, QUALIFIERS[unit.sign], text)


def _lone(unit: _Unit) -> Value:
    if unit.name == "day":
        return Value(unit.first, unit.last, None, unit.first, unit.last, "day", "", unit.text)
    precision = "range" if unit.name == "season" else unit.name
    written = unit.text if unit.name == "season" else masked(unit.name, unit.first)
    return Value(unit.first, unit.last, "within", None, None, precision, "", written)


def _interval(text: str, start: str, end: str) -> Value:
    """From some day in the first unit to some day in the last; `..` is an end that is not given."""
    if not start or not end:
        raise _refusal(text)
    first, last = (None if side == ".." else _unit(side) for side in (start, end))
    if first and last:
        return _closed_interval(text, first, last)
    only = first or last
    if not only:
        raise ValueError(f"{text!r} is open on both sides")
    earliest = only.widened()[0] if first else None
    latest = only.widened()[1] if last else None
    sure: Days = (only.first, only.last) if only.is_a_known_day else (None, None)
    return Value(earliest, latest, "throughout", *sure, "open", QUALIFIERS[only.sign], text)


def _closed_interval(text: str, first: _Unit, last: _Unit) -> Value:
    if first.first > last.last:
        raise ValueError(f"{text!r} runs backwards")
    known = first.is_a_known_day and last.is_a_known_day
    if known and first.text == last.text:
        return _lone(first)
    earliest, latest = first.widened()[0], last.widened()[1]
    precision = precision_of(earliest, latest) if known else "range"
    qualifier = _joined({first.sign, last.sign})
    # Nothing qualified is sure, and an interval may have no day that lies in it for sure.
    is_sure = not qualifier and first.last <= last.first
    sure: Days = (first.last, last.first) if is_sure else (None, None)
    return Value(earliest, latest, "throughout", *sure, precision, qualifier, text)


def _joined(signs: set[str]) -> str:
    """The qualifiers of two ends as one."""
    approximate, uncertain = signs & {"~", "%"}, signs & {"?", "%"}
    sign = "%" if approximate and uncertain else "~" if approximate else "?" if uncertain else ""
    return QUALIFIERS[sign]


def _set(text: str) -> Value:
    """One of its members: units, and ranges of them, of which the outer ends may be open."""
    if re.search("[?~%]", text):
        raise _refusal(text)
    parts = [part.strip(" ") for part in text[1:-1].split(",")]
    if "" in parts:
        raise ValueError(f"{text!r} has an empty member")
    members = sorted({_member(text, part) for part in parts}, key=_Member.order)
    earliest = _outer([member.first for member in members], min)
    latest = _outer([member.last for member in members], max)
    if earliest is None and latest is None:
        raise ValueError(f"{text!r} is open on both sides")
    if len(members) == 1 or earliest == latest:
        return of_days(earliest, latest, "within")
    precision = "range" if earliest and latest else "open"
    written = f"[{','.join(member.text for member in members)}]"
    return Value(earliest, latest, "within", None, None, precision, "", written)


class _Member(NamedTuple):
    first: date | None
    last: date | None
    text: str

    def order(self) -> tuple[date, date, str]:
        return self.first or date.min, self.last or date.max, self.text


def _outer(days: list[date | None], outermost: Callable[[Iterable[date]], date]) -> date | None:
    """The first or the last of the days of all members; None if one is open."""
    return None if None in days else outermost(day for day in days if day)


def _member(text: str, part: str) -> _Member:
    if ".." not in part:
        unit = _unit(part)
        return _Member(unit.first, unit.last, part)
    start, _, end = part.partition("..")
    first, last = (_unit(side) if side else None for side in (start, end))
    if first and last and first.first > last.last:
        raise ValueError(f"{text!r} runs backwards")
    return _Member(first.first if first else None, last.last if last else None, part)


def of_days(earliest: date | None, latest: date | None, extent: str) -> Value:
    """Return the value of two inclusive bounds of days, None on an open side, and their extent.

    Raises ValueError for bounds that run backwards or are open on both sides.
    """
    if earliest is None and latest is None:
        raise ValueError("a date that is open on both sides cannot be written")
    if earliest and latest and earliest > latest:
        raise ValueError(f"a date from {earliest} to {latest} runs backwards")
    if earliest and earliest == latest:
        return _lone(_Unit("day", earliest, latest, "", earliest.isoformat()))
    precision = precision_of(earliest, latest)
    if extent == "throughout":
        written = f"{earliest or '..'}/{latest or '..'}"
        sure = (earliest or latest, latest or earliest)
        return Value(earliest, latest, extent, *sure, precision, "", written)
    written = _some_day(earliest, latest)
    return Value(earliest, latest, "within", None, None, precision, "", written)


def _some_day(earliest: date | None, latest: date | None) -> str:
    """Some day of a unit, else of a set: a season would be read as all that it can mean."""
    unit = filled(earliest, latest)
    if earliest and unit and unit != "season":
        return masked(unit, earliest)
    return f"[{earliest or ''}..{latest or ''}]"


def write(earliest: date | None, latest: date | None, extent: str) -> str:
    """Return the canonical EDTF value of two inclusive bounds of days.

    `within` gives an unspecified day of a unit (`2020-03-XX`), else one of a set
    (`[2022-11-01..2022-11-10]`); `throughout` gives an interval of days. A day is itself in both.
    """
    return of_days(earliest, latest, extent).canonical


def canonical(text: str, extent: str | None = None) -> str:
    """Return an EDTF value in its canonical form: `2022-11` as `2022-11-XX`.

    `extent` can say more than the form does: `within` makes a set of the days of a closed interval,
    `throughout` an interval of the days of a unit. Raises ValueError as `read` does, ExtentError if
    the value allows no other extent.
    """
    value = read(text)
    if extent in (None, value.extent) or value.extent is None:
        return value.canonical
    if value.qualifier:
        what = f"{text!r} is {value.qualifier}: it has no other extent than {value.extent}"
        raise ExtentError(what)
    if None in (value.earliest, value.latest):
        raise ExtentError(f"{text!r} is open: it has no other extent than {value.extent}")
    if extent == "throughout" and not is_unit(value):
        raise ExtentError(f"{text!r} is not a unit of the calendar that an event could fill")
    return write(value.earliest, value.latest, extent)


def is_unit(value: Value) -> bool:
    """Whether a date is one day, week, month, quarter, season, half, year, decade or century."""
    is_season = unit(value.earliest, value.latest) is not None
    return "," not in value.canonical and (value.precision not in ("range", "open") or is_season)


def interval(first: Days | None, last: Days | None) -> str:
    """Return the interval from some day in the first bounds to some day in the last; None is open.

    An end that fills no unit of EDTF cannot be written there: then it is a set of days, which says
    less and nothing false.
    """
    start, end = (".." if side is None else unit(*side) for side in (first, last))
    if start and end:
        return read(f"{start}/{end}").canonical
    return write(first and first[0], last and last[1], "within")


def parts(text: str) -> tuple[str, ...]:
    """Return the values that make up a value: the ends of an interval, the members of a comma set.

    `..` is an end that is not given; a range in a set is itself a set (`[..2022-11-03]`). Any other
    value is its only part.
    """
    if "/" in text:
        return tuple(text.split("/"))
    if "," not in text:
        return (text,)
    members = (part.strip() for part in text[1:-1].split(","))
    return tuple(f"[{member}]" if ".." in member else member for member in members)


def bare(text: str) -> tuple[str, str]:
    """Return a lone value without its sign, and the qualifier that the sign stands for."""
    sign = text[-1:] if text[-1:] in "?~%" else ""
    return text.removesuffix(sign), QUALIFIERS[sign]
