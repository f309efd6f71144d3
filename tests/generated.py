"""Generated EDTF values, each with what the date model says of it, worked out from the number of its unit.

The units of a kind are numbered: the 24265th month is 2022-02, the 199th decade is 199X. So a unit has neighbours, and
its days are those from its first to the day before the first of the next.
"""

from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

Bounds = tuple[date | None, date | None]
LAST = date.max.toordinal()
MONTHS = {
    "month": (1, 0),
    "season": (3, 2),
    "year": (12, 0),
    "decade": (120, 0),
    "century": (1200, 0),
}  # how many, from which on
FIRST = {"decade": 1, "century": 1}  # 000X and 00XX would begin in the year 0
MASKS = {
    "day": [""],
    "month": ["", "-XX"],
    "season": [""],
}  # how the days of a unit can be written; others: NONE
NONE = ["", "-XX", "-XX-XX"]


def _opens(kind: str, number: int) -> int:
    """The first day of a unit, as an ordinal, within the years 1 to 9999."""
    if kind == "day":
        return min(max(number, 1), LAST + 1)
    length, offset = MONTHS[kind]
    year, month = divmod(number * length + offset, 12)
    return 1 if year < 1 else LAST + 1 if year > 9999 else date(year, month + 1, 1).toordinal()


class Unit(NamedTuple):
    """A unit as written, with a qualifier or none."""

    kind: str
    number: int
    text: str
    sign: str = ""

    def days(self, more: int = 0) -> tuple[date, date]:
        """Its first and last day, with as many more units on each side."""
        last = _opens(self.kind, self.number + 1 + more) - 1
        return date.fromordinal(_opens(self.kind, self.number - more)), date.fromordinal(last)

    def outer(self) -> tuple[date, date]:
        """The days that it can mean."""
        return self.days(1 if self.sign in ("~", "%") else 0)


class Value(NamedTuple):
    """A value, its units, and its outer and certain days."""

    text: str
    units: tuple[Unit, ...]
    outer: Bounds
    certain: Bounds = (None, None)


def _numbered(kind: str, day: date) -> tuple[int, str]:
    """The number of the unit with a day in it, and its text."""
    month = day.year * 12 + day.month - 1
    if kind == "season":
        number = (month - 2) // 3
        return number, f"{number // 4:04}-{number % 4 + 21}"
    return {
        "day": (day.toordinal(), f"{day.isoformat()}"),
        "month": (month, f"{day.year:04}-{day.month:02}"),
        "year": (day.year, f"{day.year:04}"),
        "decade": (day.year // 10, f"{day.year // 10:03}X"),
        "century": (day.year // 100, f"{day.year // 100:02}XX"),
    }[kind]


anywhere = st.one_of(
    st.integers(1, LAST),
    st.sampled_from([1, LAST, LAST - 31]),
    st.integers(date(1890, 1, 1).toordinal(), date(2030, 1, 1).toordinal()),
).map(date.fromordinal)
KINDS = ["day", "month", "season", "year", "decade", "century"]


@st.composite
def units(
    draw: st.DrawFn, at: date | None = None, signs: str = "", kinds: list[str] = KINDS
) -> Unit:
    """A unit of any kind, near a day if one is given."""
    day = (
        draw(anywhere)
        if at is None
        else date.fromordinal(min(max(at.toordinal() + draw(st.integers(-900, 900)), 1), LAST))
    )
    kind = draw(st.sampled_from(kinds))
    number, text = _numbered(kind, day)
    lasts = kind == "season" and (
        number < 4 or number > 4 * 9999 + 2
    )  # winters that begin or end beyond the years
    if lasts or number < FIRST.get(kind, 0):
        kind, (number, text) = "year", _numbered("year", day)
    mask = draw(st.sampled_from(MASKS.get(kind, NONE)))
    sign = draw(st.sampled_from(["", *signs]))
    return Unit(kind, number, text + mask + sign, sign)


@st.composite
def lone(draw: st.DrawFn, signs: str = "~?%") -> Value:
    """A unit alone."""
    unit = draw(units(signs=signs))
    certain = unit.days() if unit.kind == "day" and not unit.sign else (None, None)
    return Value(unit.text, (unit,), unit.outer(), certain)


@st.composite
def intervals(draw: st.DrawFn, signs: str = "~?%") -> Value:
    """From one unit to another; one of them may be open."""
    at = draw(anywhere)
    start, end = draw(units(at, signs)), draw(units(at, signs))
    if start.days()[0] > end.days()[1]:
        start, end = end, start
    shown = draw(st.sampled_from(["both", "both", "both", "start", "end"]))
    if shown != "both":
        unit = start if shown == "start" else end
        certain = unit.days() if unit.kind == "day" and not unit.sign else (None, None)
        first, last = unit.outer()
        if shown == "start":
            return Value(f"{unit.text}/..", (unit,), (first, None), certain)
        return Value(f"../{unit.text}", (unit,), (None, last), certain)
    certain = start.days()[1], end.days()[0]
    if start.sign or end.sign or certain[0] > certain[1]:
        certain = None, None
    return Value(
        f"{start.text}/{end.text}", (start, end), (start.outer()[0], end.outer()[1]), certain
    )


@st.composite
def sets(draw: st.DrawFn, members: int = 4) -> Value:
    """One of some units and ranges of units, in any order; one side may be open."""
    at = draw(anywhere)
    opened = draw(st.sampled_from(["", "", "start", "end"]))
    texts, seen, bounds = [], [], []
    for _ in range(draw(st.integers(1, members))):
        start, end = draw(units(at)), draw(units(at))
        if start.days()[0] > end.days()[1]:
            start, end = end, start
        form = draw(st.sampled_from(["unit", "range", *([opened] if opened else [])]))
        first, last = (None if form == "start" else start), (None if form == "end" else end)
        if form == "unit":
            first = last = start
        texts.append(
            start.text
            if form == "unit"
            else f"{first.text if first else ''}..{last.text if last else ''}"
        )
        seen += [unit for unit in (first, last) if unit]
        bounds.append((first and first.days()[0], last and last.days()[1]))
    firsts, lasts = zip(*bounds, strict=True)
    outer = (None if None in firsts else min(firsts), None if None in lasts else max(lasts))
    text = f"[{draw(st.sampled_from([',', ', ']) if len(texts) > 1 else st.just(',')).join(texts)}]"
    certain = outer if outer[0] == outer[1] else (None, None)
    return Value(text, tuple(seen), outer, certain)


values = st.one_of(lone(), intervals(), sets())
