"""The units of the calendar: their days, and the unit that two days fill."""

from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)
MONTHS_IN = {"month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200}
# Other units that EDTF has no form for. Their centuries start in a year ending in 01.
OTHERS = {3: "quarter", 6: "half-year", 1200: "century"}
# For each unit: how many characters of its first day it keeps, what replaces the other digits of the
# year, and what completes the form of a day in it.
WRITTEN = {
    "day": (10, "", ""),
    "month": (7, "", "-XX"),
    "year": (4, "", "-XX-XX"),
    "decade": (3, "X", "-XX-XX"),
    "century": (2, "XX", "-XX-XX"),
}


def whole_months(year: int, month: int, count: int) -> tuple[date, date]:
    """Return the first and the last day of `count` months from a month on.

    Raises ValueError beyond the years 1 to 9999.
    """
    last_year, last_month = divmod(year * 12 + month + count - 2, 12)
    last_month += 1
    last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return date(year, month, 1), last


def _months(earliest: date, latest: date) -> int:
    """How many whole months two bounds fill; 0 if they do not start and end with a month."""
    if earliest.day > 1 or latest.day < monthrange(latest.year, latest.month)[1]:
        return 0
    return (latest.year - earliest.year) * 12 + latest.month - earliest.month + 1


def filled(earliest: date | None, latest: date | None) -> str | None:
    """Return the unit of EDTF that two inclusive bounds fill exactly; None if they fill none."""
    if earliest is None or latest is None:
        return None
    if earliest == latest:
        return "day"
    months, offset = _months(earliest, latest), earliest.year % 100 * 12 + earliest.month - 1
    if months == 3 and earliest.month % 3 == 0:
        return "season"
    names = (name for name, length in MONTHS_IN.items() if months == length != 3)
    return next((name for name in names if offset % months == 0), None)


def unit(earliest: date | None, latest: date | None) -> str | None:
    """Return the unit that two inclusive bounds fill, as the end of an interval writes it.

    A day, month (`2004-06`), season (`2004-21`), year, decade (`193X`) or century; else None.
    """
    name = filled(earliest, latest)
    if name is None or earliest is None:
        return None
    if name == "season":
        return f"{earliest.year:04}-{earliest.month // 3 + 20}"
    kept, digits, _ = WRITTEN[name]
    return earliest.isoformat()[:kept] + digits


def masked(name: str, first: date) -> str:
    """Return some day in a unit: 2020-03-XX, which no spreadsheet takes for a day."""
    kept, *rest = WRITTEN[name]
    return first.isoformat()[:kept] + "".join(rest)


def precision_of(earliest: date | None, latest: date | None) -> str:
    """Return the calendar unit that two inclusive bounds fill, `range` if none, `open` if a side is.

    Weeks are ISO weeks (Monday to Sunday), quarters and half-years start in January, decades in a
    year that ends in 0, centuries in one that ends in 00, as EDTF has it, or in 01.
    """
    if earliest is None or latest is None:
        return "open"
    if earliest.weekday() == 0 and latest - earliest == 6 * DAY:
        return "week"
    name = filled(earliest, latest)
    if name and name != "season":
        return name
    months, offset = _months(earliest, latest), (earliest.year % 100 - 1) * 12 + earliest.month - 1
    return OTHERS[months] if months in OTHERS and offset % months == 0 else "range"
