"""EDTF values (ISO 8601-2:2019) to and from inclusive day bounds: the part of the standard that this package writes."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Bounds(NamedTuple):
    """Inclusive outer bounds of a date; an open side is None. `extent` is None where the form says neither."""

    earliest: date | None
    latest: date | None
    extent: str | None = None


def write(earliest: date | None, latest: date | None, extent: str) -> str:
    """Return the canonical EDTF value of two inclusive bounds.

    `extent` is `within` (at some time in the window, CIDOC-CRM P82) or `throughout` (filling it, P81). Within gives an
    unspecified day of a calendar unit (`2020-03-XX`), else one of a set (`[2022-11-01..2022-11-10]`); throughout gives
    an interval in the coarsest unit that says the same (`2022-01/2022-09`). A single day is itself in both.
    """
    if earliest and earliest == latest:
        return earliest.isoformat()
    if extent == "throughout":
        return "/".join(_interval_ends(earliest, latest))
    unit = _unspecified_day(earliest, latest)
    return unit or f"[{earliest or ''}..{latest or ''}]"


def _interval_ends(earliest: date | None, latest: date | None) -> tuple[str, str]:
    if earliest and latest:
        for length, starts, ends in ((4, "-01-01", "-12-31"), (7, "-01", f"-{monthrange(latest.year, latest.month)[1]}")):
            first, last = earliest.isoformat(), latest.isoformat()
            if first.endswith(starts) and last.endswith(ends) and first[:length] != last[:length]:
                return first[:length], last[:length]
    return (earliest.isoformat() if earliest else "..", latest.isoformat() if latest else "..")


def _unspecified_day(earliest: date | None, latest: date | None) -> str | None:
    precision = precision_of(earliest, latest)
    lengths = {"month": (7, "-XX"), "year": (4, "-XX-XX"), "decade": (3, "X-XX-XX")}
    if earliest is None or precision not in lengths:
        return None
    kept, mask = lengths[precision]
    return earliest.isoformat()[:kept] + mask


def precision_of(earliest: date | None, latest: date | None) -> str:
    """Return the calendar unit that two inclusive bounds fill exactly, `range` if none, `open` if a side is open.

    Weeks are ISO weeks (Monday to Sunday), quarters and half-years start in January, decades in a year ending in 0.
    """
    if earliest is None or latest is None:
        return "open"
    if earliest == latest:
        return "day"
    if earliest.weekday() == 0 and latest - earliest == 6 * DAY:
        return "week"
    whole_months = earliest.day == 1 and (latest.year < date.max.year or latest.month < 12) and (latest + DAY).day == 1
    if whole_months:
        months = (latest.year - earliest.year) * 12 + latest.month - earliest.month + 1
        offset = (earliest.year % 10) * 12 + earliest.month - 1
        for unit, length in (("month", 1), ("quarter", 3), ("half-year", 6), ("year", 12), ("decade", 120)):
            if months == length and offset % length == 0:
                return unit
    return "range"


_NUMERALS = re.compile(r"(?P<year>[0-9]{4}|[0-9]{3}X)(?:-(?P<month>[0-9]{2}|XX))?(?:-(?P<day>[0-9]{2}|XX))?")


def read(text: str) -> Bounds:
    """Return the bounds of an EDTF value: a day, month, year or decade, `X` digits, one of a set, an interval.

    Raises ValueError, with the reason, for anything else, for days that do not exist and for sets and intervals that run
    backwards or are open on both sides of a set.
    """
    if text.startswith("[") and text.endswith("]") and text.count("..") == 1:
        return _pair(text, *text[1:-1].split(".."), missing="", extent="within")
    if text.count("/") == 1:
        return _pair(text, *text.split("/"), missing="..", extent="throughout")
    earliest, latest = _single(text)
    return Bounds(earliest, latest, "within" if "X" in text else None)


def canonical(text: str, extent: str | None = None) -> str:
    """Return an EDTF value as `write` has it: `2022-11` as `2022-11-XX`, which no spreadsheet takes for a day.

    `extent` overrides what the form says. Raises ValueError as `read` does.
    """
    bounds = read(text)
    return write(bounds.earliest, bounds.latest, extent or bounds.extent or "within")


def _pair(text: str, first: str, last: str, *, missing: str, extent: str) -> Bounds:
    earliest = None if first == missing else _single(first)[0]
    latest = None if last == missing else _single(last)[1]
    if earliest is None and latest is None:
        raise ValueError(f"{text!r} is open on both sides")
    if earliest and latest and earliest > latest:
        raise ValueError(f"{text!r} runs backwards")
    return Bounds(earliest, latest, extent)


def _single(text: str) -> tuple[date, date]:
    match = _NUMERALS.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not an EDTF value this package reads")
    year, month, day = match.group("year", "month", "day")
    years = (int(year.replace("X", "0")), int(year.replace("X", "9")))
    if month in (None, "XX"):
        if day not in (None, "XX") or (year.endswith("X") and month is None and day):
            raise ValueError(f"{text!r} has a day without a month")
        return date(years[0], 1, 1), date(years[1], 12, 31)
    if years[0] != years[1]:
        raise ValueError(f"{text!r} has a month without a year")
    try:
        if day in (None, "XX"):
            return date(years[0], int(month), 1), date(years[0], int(month), monthrange(years[0], int(month))[1])
        whole = date(years[0], int(month), int(day))
    except ValueError as error:
        raise ValueError(f"{text!r} does not exist: {error}") from None
    return whole, whole
