"""The date model beside an independent reader of EDTF, python-edtf, and the laws that hold for every value.

The values are those of edtf_values.txt, those that the package publishes, and generated ones.
"""

import ast
import io
import re
from contextlib import redirect_stdout
from datetime import date
from functools import lru_cache

import pytest
from conftest import table, third
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from generated import Bounds, Unit, Value, anywhere, intervals, lone, sets, units, values
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from test_edtf import WRITTEN

from scripts.package.contract import EDTF
from scripts.reader import edtf

NOTHING = (None, None)

# Valid values that python-edtf 5.0.2 does not read, because its grammar (edtf/parser/grammar.py) is narrower than the
# standard. The tests give it the parts of these one by one.
UNREAD = {
    # No qualifier after a season alone, nor after a decade or century written with -XX.
    "lone": r"\d{4}-2[1-4][?~%]|\d\d[\dX]X-XX.*[?~%]",
    # X at an end only without qualifiers and open ends (`../19XX` is a TypeError).
    "interval": r"(?=.*X).*([?~%]|\.\.).*",
    # 2004-XX as an end or a member is an AttributeError.
    "year": r".*\d{4}-XX(?!-).*",
    # In a set: no single date, no season, no range with an X, an open start only first, an open end only last.
    "set": r"\[[^,.]*\]|.*\d{4}-2[1-4](?![-\d]).*|.*X[^,]*\.\..*|.*\.\.[^,]*X.*|.*, ?\.\..*|.*\.\.,.*",
}


def is_read(value: str) -> bool:
    """Whether python-edtf reads a valid value."""
    form = "set" if value[0] == "[" else "interval" if "/" in value else "lone"
    ranges = re.findall(r"([^\[,. ]+)\.\.([^\],]+)", value) if form == "set" else ()
    patterns = [UNREAD[form]] + [UNREAD["year"]] * (form != "lone")
    mixed = any(
        len(start) != len(end) for start, end in ranges
    )  # of two precisions, as in [2004-06..2005]
    return not mixed and not any(re.fullmatch(p, value) for p in patterns)


@lru_cache(maxsize=4096)
def strict(value: str) -> Bounds:
    """The bounds that python-edtf finds; an open side is an infinite one there."""
    with redirect_stdout(io.StringIO()):  # it prints what it crashes on
        parsed = parse_edtf(value)
        ends = parsed.lower_strict(), parsed.upper_strict()
    return tuple(None if isinstance(end, float) else date(*end[:3]) for end in ends)


def independent(value: str) -> Bounds:
    """The bounds of a value by python-edtf, of its units where it does not read the whole."""
    if is_read(value):
        return strict(value)
    with pytest.raises((EDTFParseException, TypeError, AttributeError)):
        strict(value)
    firsts, lasts = [], []
    for member in re.split(", ?", value.strip("[]")):
        start, to, end = re.sub(r"^\.\./|/\.\.$|/", "..", member).partition("..")
        sides = [side.rstrip("?~%") for side in (start, end if to else start)]
        firsts.append(strict(sides[0])[0] if sides[0] else None)
        lasts.append(strict(sides[1])[1] if sides[1] else None)
    return None if None in firsts else min(firsts), None if None in lasts else max(lasts)


def agree(value: str) -> None:
    """Our bounds are those of python-edtf, or contain them where the model widens a date."""
    ours, theirs = edtf.read(value)[:2], independent(value)
    # In python-edtf winter is December alone, so that it ends with its year ("for simplicity", edtf/appsettings.py). Ours is
    # December to February, the meteorological winter; both use the meteorological spring, summer and autumn.
    winter = re.search(r"\d{4}-24(?![-\d])", value)
    if winter or re.search("[~%]", value):
        assert [day is None for day in ours] == [day is None for day in theirs], value
        assert (ours[0] or date.min) <= (theirs[0] or date.min), value
        assert (ours[1] or date.max) >= (theirs[1] or date.max), value
    else:
        assert ours == theirs, value


@pytest.mark.long
@pytest.mark.parametrize("value", WRITTEN)  # python-edtf is slow
def test_python_edtf_finds_the_bounds_of_every_written_value(value: str) -> None:
    for text in {value, edtf.canonical(value)}:
        agree(text)


@pytest.mark.parametrize("year", [1, 2003, 2022, 9998])
def test_winter_is_december_alone_in_python_edtf(year: int) -> None:
    winter = f"{year:04}-24"
    assert strict(winter) == (date(year, 12, 1), date(year, 12, 31))
    following = date(year + 1, 3, 1).toordinal()
    assert edtf.read(winter)[:2] == (date(year, 12, 1), date.fromordinal(following - 1))


@law(25)
@given(st.one_of(lone(), intervals(), sets(3)))
def test_python_edtf_finds_the_bounds_of_any_value(value: Value) -> None:
    agree(value.text)


COLUMNS = {"events": ("date", "best"), "attestations": ("date",), "figures": ("period",)}


@pytest.mark.parametrize("name", third(COLUMNS))
def test_python_edtf_finds_the_bounds_of_every_published_value(name: str) -> None:
    parts = ("edtf", "earliest", "latest")
    rows = {
        tuple(row[f"{prefix}_{part}"] for part in parts)
        for row in table(name)
        for prefix in COLUMNS[name]
    }
    for value, *bounds in rows - {("", "", "")}:
        agree(value)
        assert [str(day or "") for day in edtf.read(value)[:2]] == bounds, f"{name}: {value}"


def test_every_other_published_value_is_edtf() -> None:
    for name, column in (
        ("attestations", "anchor_date"),
        ("figures", "period_anchor_date"),
        ("sources", "published_edtf"),
    ):
        for value in {row[column] for row in table(name)} - {""}:
            agree(value)


def qualifier(signs: set[str]) -> str:
    """The qualifiers of the units, joined."""
    words = {"?": {"uncertain"}, "~": {"approximate"}, "%": {"uncertain", "approximate"}, "": set()}
    return "-".join(sorted(set().union(*(words[sign] for sign in signs)), reverse=True))


@law(150)
@given(values)
def test_any_value_says_what_the_model_says(value: Value) -> None:
    if len(value.text) > 80:
        with pytest.raises(ValueError, match="longer than any date"):
            edtf.read(value.text)
        return
    said = edtf.read(value.text)
    assert (said.earliest, said.latest) == value.outer
    assert (said.certain_from, said.certain_to) == value.certain
    assert said.qualifier == qualifier({unit.sign for unit in value.units})
    whole = value.outer == value.certain and value.outer[0] == value.outer[1]
    assert said.extent == (None if whole else "throughout" if "/" in value.text else "within")
    if value.text == value.units[0].text:
        assert said.precision == value.units[0].kind.replace("season", "range")
    assert (said.precision == "open") == (None in value.outer)


def lies_inside(said: edtf.Value) -> None:
    """The certain days lie inside the outer bounds; both ends are filled, or neither."""
    if said.certain_from is None or said.certain_to is None:
        assert (said.certain_from, said.certain_to) == NOTHING
        return
    first, last = said.earliest or date.min, said.latest or date.max
    assert first <= said.certain_from <= said.certain_to <= last


@law(100)
@given(values)
def test_the_canonical_form_says_the_same_and_is_written_once(value: Value) -> None:
    if len(value.text) > 80:
        return
    said = edtf.read(value.text)
    lies_inside(said)
    assert edtf.read(said.canonical) == said
    assert edtf.canonical(said.canonical) == said.canonical == edtf.canonical(value.text)
    assert edtf.canonical(value.text, said.extent) == said.canonical
    assert re.search(EDTF, said.canonical)
    assert len(said.canonical) <= 80
    bare = re.fullmatch(r"[\dX]{4}(-XX|-(0\d|1[0-2]))?", value.text)
    assert not (bare and re.search(EDTF, value.text)), (
        "a lone unit without its unspecified day is published"
    )


@law(100)
@given(values, st.sampled_from(["within", "throughout"]))
def test_an_extent_changes_no_bound(value: Value, extent: str) -> None:
    if len(value.text) > 80:
        return
    said = edtf.read(value.text)
    open_or_qualified = said.qualifier or None in said[:2]
    unfilled = extent == "throughout" and not edtf.is_unit(said)
    if said.extent not in (None, extent) and (open_or_qualified or unfilled):
        with pytest.raises(edtf.ExtentError):
            edtf.canonical(value.text, extent)
        return
    other = edtf.read(edtf.canonical(value.text, extent))
    lies_inside(other)
    assert other[:2] == said[:2]
    assert other.extent in (None, extent)
    if extent == "within" and other.extent:
        assert other[3:5] == NOTHING
    elif other.extent != said.extent:  # throughout: every day from the first to the last
        assert other[3:5] == said[:2]


def refusal(text: str) -> str:
    """Why a text is not read; empty if it is."""
    try:
        said = edtf.read(text)
    except ValueError as error:
        return str(error)
    lies_inside(said)
    assert said.earliest or said.latest
    return ""


def refused_by_name(text: str) -> None:
    """A text is read, or a ValueError quotes it, or the part of it that is wrong."""
    why = refusal(text)
    quoted = re.match(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", why)
    assert bool(quoted) == bool(why), why
    if quoted:
        named = ast.literal_eval(quoted[0])
        assert named in text
        assert named or not text


@law(150)
@given(
    st.one_of(
        st.text(),
        st.text("0123456789X-/.,[]{}?~% TYE"),
        st.from_regex(r"\A[\[{/]?[0-9X]{4}(-[0-9X]{2}){0,3}[?~%]{0,2}.?\Z"),
    )
)
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    refused_by_name(text)


@law(100)
@given(values, st.data())
def test_any_value_with_a_slip_is_read_or_refused_by_name(
    value: Value, data: st.DataObject
) -> None:
    place, cut = data.draw(st.integers(0, len(value.text))), data.draw(st.integers(0, 2))
    slip = data.draw(st.text("0123456789X-/.,[]{}?~% TYES\n\u0660\ud800", max_size=2))
    refused_by_name(value.text[:place] + slip + value.text[place + cut :])


@law(100)
@given(units())
def test_a_unit_is_found_again_from_its_days(unit: Unit) -> None:
    written = edtf.unit(*unit.days())
    assert written == re.sub("(-XX)+$", "", unit.text)
    assert edtf.read(written)[:2] == unit.days()
    first, last = (day.toordinal() for day in unit.days())
    if unit.kind not in ("day", "season"):
        assert edtf.precision_of(*unit.days()) == unit.kind
        assert edtf.write(*unit.days(), "within") == written + "-XX" * (3 - len(written.split("-")))
    for bounds in (
        (first - 1, last),
        (first, last + 1),
        (first + 1, last + 1),
    ):  # a day more, or shifted by one
        if unit.kind != "day" and bounds[0] >= 1 and bounds[1] <= date.max.toordinal():
            assert edtf.unit(*map(date.fromordinal, bounds)) is None


@law(150)
@given(anywhere, st.data())
def test_the_ends_of_any_interval_keep_their_units(at: date, data: st.DataObject) -> None:
    start, end = sorted([data.draw(units(at)), data.draw(units(at))], key=Unit.days)
    first, last = edtf.unit(*start.days()), edtf.unit(*end.days())
    for sides, bounds, text in (
        ((start.days(), end.days()), (start.days()[0], end.days()[1]), f"{first}/{last}"),
        ((start.days(), None), (start.days()[0], None), f"{first}/.."),
        ((None, end.days()), (None, end.days()[1]), f"../{last}"),
    ):
        if bounds[0] and bounds[1] and bounds[0] > bounds[1]:
            continue
        written = edtf.interval(*sides)
        assert written == (
            first if first == last and start.kind == "day" and None not in sides else text
        )
        said = edtf.read(written)
        assert (said.canonical, said[:2]) == (written, bounds)


@law(150)
@given(anywhere, anywhere, st.integers(0, 800), st.sampled_from(["within", "throughout"]))
def test_any_bounds_are_written_and_read_back(
    one: date, other: date, days: int, extent: str
) -> None:
    near = date.fromordinal(min(one.toordinal() + days, date.max.toordinal()))
    for first, last in ((min(one, other), max(one, other)), (one, near), (None, one), (one, None)):
        value = edtf.of_days(first, last, extent)
        assert value == edtf.read(value.canonical)
        assert value.canonical == edtf.write(first, last, extent)
        assert value[:2] == (first, last)
        assert value.extent == (None if first == last else extent)
        assert value.precision == edtf.precision_of(first, last)
        sure = (first or last, last or first)
        assert value[3:5] == (sure if extent == "throughout" or first == last else NOTHING)
