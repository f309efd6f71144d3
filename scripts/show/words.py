"""Dates in English words that say the same as an EDTF value.

`words` is for sentences ("some day from 1 to 10 November 2022"), `short` for marks in a drawing
("16-17 Nov"). Values that mean the same read alike, values that mean different things never do, and
an open side is stated ("no end given"). Years before 1000 are written `AD 85`: "3 May 85" could be
read as 1985.
"""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from scripts.reader import edtf
from scripts.reader.edtf import Value
from scripts.reader.languages import language_of

MONTH_NAMES = tuple(month.title() for month in language_of("en").months)
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}  # by the month they begin in
DASH = "\u2013"


class Style(NamedTuple):
    """How long the months are, and the phrases by (extent, which sides are given)."""

    month: int | None  # letters of a month's name
    to: str  # between the first and last month of a season
    some: str  # an end of an interval that is not a day
    phrases: dict[tuple[str, str], str]


# Sides: `unit` a whole month, year or decade, `two` consecutive days, `both`, `start` or `end`.
LONG = Style(
    None,
    " to ",
    "some day in {0}",
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
        ("one of", "days"): "on {0}",
        ("one of", "units"): "some day in {0}",
        ("ends", "both"): "from {0} to {1}",
    },
)
SHORT = Style(
    3,
    DASH,
    "a day in {0}",
    {
        **LONG.phrases,
        ("within", "two"): "{0} or {1}",
        ("within", "both"): f"some day {{0}}{DASH}{{1}}",
        ("within", "start"): "{0} or later, no end given",
        ("throughout", "two"): f"{{0}}{DASH}{{1}}",
        ("throughout", "both"): f"{{0}}{DASH}{{1}}",
        ("throughout", "start"): "from {0}, no end given",
        ("one of", "days"): "{0}",
    },
)


def words(value: str) -> str:
    """Return an EDTF value in words; empty for the empty value. Raises ValueError if not EDTF."""
    return _say(value, LONG, None)


def short(value: str, year: int | None = None) -> str:
    """Return an EDTF value in few words, without the year if all of it is in `year`."""
    return _say(value, SHORT, year)


def day(value: date, *, year: int | None = None, letters: int | None = None) -> str:
    """Return a day in words, without its year if that is `year`; `letters` shortens the month."""
    return _days(value, letters) + ("" if value.year == year else f" {year_name(value.year)}")


def year_name(year: int) -> str:
    """Return a year in words: `1985`, `AD 85`."""
    return str(year) if year >= 1000 else f"AD {year}"


def period(earliest: date, latest: date) -> str:
    """Return a period for a heading: `November 2022`, `the 1990s`, `October 2022 to March 2023`."""
    unit = _unit(earliest, latest, None, None)
    return unit or " to ".join(_ends(earliest, latest, None, None))


def _say(value: str, style: Style, year: int | None) -> str:
    if not value:
        return ""
    read = edtf.read(value)
    parts = edtf.parts(read.canonical)
    near = _near(parts, year)
    if "," in read.canonical:
        return _one_of(parts, style, near)
    if "/" in read.canonical:
        known = all(edtf.read(part).certain_from for part in parts if part != "..")
        return _of_days(read, style, near) if known else _from_to(parts, style, near)
    if read.qualifier:
        said = _end(parts[0], LONG, style, near)
        return said.replace(" (uncertain)", ", uncertain")  # it may itself be put in brackets
    if read.precision == "range" and not read.canonical.startswith("["):  # a season
        return LONG.some.format(_name(read, style, near))
    return _of_days(read, style, near)


def _near(parts: tuple[str, ...], year: int | None) -> int | None:
    """The year to leave out: `year`, if every day of the value is in it."""
    named = (edtf.read(edtf.bare(part)[0])[:2] for part in parts if part != "..")
    return year if all(end.year == year for pair in named for end in pair if end) else None


def _one_of(parts: tuple[str, ...], style: Style, near: int | None) -> str:
    """One of several dates: "on 7 or 14 November 2022"."""
    members = [edtf.read(part) for part in parts]
    kinds = {"any" if "[" in part else edtf.read(part).precision for part in parts}
    if kinds == {"day"}:
        said = _days_of(list(dict.fromkeys(m.earliest for m in members if m.earliest)), style, near)
        return style.phrases["one of", "days"].format(said)
    if len(kinds) == 1 and kinds < {"month", "range", "year", "decade", "century"}:
        names = dict.fromkeys(_name(member, style, near) for member in members)
        return style.phrases["one of", "units"].format(_or(list(names)))
    return ", or ".join(dict.fromkeys(_member(part, style, near) for part in parts))


def _member(part: str, style: Style, near: int | None) -> str:
    """A member beside others of another kind: a whole phrase, with the months of the style."""
    said = _say(part, LONG._replace(month=style.month, to=style.to), near)
    return style.phrases["one of", "days"].format(said) if edtf.read(part).certain_from else said


def _days_of(days: list[date], style: Style, near: int | None) -> str:
    """Days in one list; a month and year of all days is written once, after the last day."""
    *others, last = days
    if len({one.year for one in days}) > 1:
        return _or([day(one, letters=style.month) for one in days])
    if len({one.month for one in days}) > 1:
        said = [_days(one, style.month) for one in others]
    else:
        said = [str(one.day) for one in others]
    return _or([*said, day(last, year=near, letters=style.month)])


def _or(said: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(said[:-1]), said[-1]]))


def _from_to(parts: tuple[str, ...], style: Style, near: int | None) -> str:
    """From some day in the first unit to some day in the last: at least one end is not a day."""
    first, last = ("" if part == ".." else _end(part, style, style, near) for part in parts)
    phrase = ("ends", "both") if first and last else ("throughout", "start" if first else "end")
    return style.phrases[phrase].format(first, last)


def _end(part: str, some: Style, style: Style, near: int | None) -> str:
    """A unit with its qualifier: "some day in 1980", "about 1850", "3 May 2022 (uncertain)"."""
    written, qualifier = edtf.bare(part)
    unit = edtf.read(written)
    name = _name(unit, style, near)
    phrase = "about {0}" if "approximate" in qualifier else some.some
    said = name if phrase == some.some and unit.precision == "day" else phrase.format(name)
    return f"{said} (uncertain)" if "uncertain" in qualifier else said


def _name(unit: Value, style: Style, near: int | None) -> str:
    """The name of a day, month, season, year, decade or century."""
    first, last = unit.earliest or date.min, unit.latest or date.max
    if unit.precision == "day":
        return day(first, year=near, letters=style.month)
    if unit.precision == "range":
        year = "" if first.year == near else f" {year_name(first.year)}"
        months = style.to.join(_ends(first, last, style.month, first.year))
        return f"{SEASONS[first.month]}{year} ({months})"
    span = f"the years {year_name(first.year)}{DASH}{last.year}"
    return _unit(first, last, style.month, near) or span


def _of_days(read: Value, style: Style, near: int | None) -> str:
    """A date whose bounds and extent say everything."""
    earliest, latest = read.earliest, read.latest
    if earliest and earliest == latest:
        return day(earliest, year=near, letters=style.month)
    unit = _unit(earliest, latest, style.month, near)
    first, last = _ends(earliest, latest, style.month, near)
    sides = _sides(earliest, latest, unit)
    return style.phrases[read.extent or "within", sides].format(unit or first, last)


def _sides(earliest: date | None, latest: date | None, unit: str | None) -> str:
    if earliest is None or latest is None:
        return "start" if earliest else "end"
    if unit:
        return "unit"
    return "two" if latest - earliest == edtf.DAY else "both"


def _unit(
    earliest: date | None,
    latest: date | None,
    letters: int | None,
    near: int | None,
) -> str | None:
    """The name of the month, year or decade that the bounds fill exactly; None without one.

    The 1900s could be ten years or a hundred, and the 850s need an AD: both are named by years.
    """
    if earliest is None:
        return None
    filled = edtf.precision_of(earliest, latest)
    if filled == "month":
        month = MONTH_NAMES[earliest.month - 1][:letters]
        return month if earliest.year == near else f"{month} {year_name(earliest.year)}"
    if filled == "year":
        return year_name(earliest.year)
    named = filled == "decade" and earliest.year % 100 and earliest.year >= 1000
    return f"the {earliest.year}s" if named else None


def _ends(
    earliest: date | None,
    latest: date | None,
    letters: int | None,
    near: int | None,
) -> tuple[str, str]:
    """Both ends in the coarsest exact unit; the first without the parts that the last repeats."""
    if earliest is None or latest is None:
        one = day(earliest or latest or date.min, year=near, letters=letters)
        return one, one
    whole = earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]
    if whole and (earliest.month, latest.month) == (1, 12):
        return year_name(earliest.year), year_name(latest.year)
    same_year = earliest.year == latest.year
    tail = "" if same_year and latest.year == near else f" {year_name(latest.year)}"
    head = "" if same_year else f" {year_name(earliest.year)}"
    if whole:
        first, last = (MONTH_NAMES[end.month - 1][:letters] for end in (earliest, latest))
    elif same_year and earliest.month == latest.month:
        first, last = str(earliest.day), _days(latest, letters)
    else:
        first, last = _days(earliest, letters), _days(latest, letters)
    return first + head, last + tail


def _days(value: date, letters: int | None) -> str:
    return f"{value.day} {MONTH_NAMES[value.month - 1][:letters]}"
