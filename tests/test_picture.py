"""The picture never contradicts the tables: every mark is held against its row, for the package, the example and any made-up table."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from conftest import EXAMPLE, ROOT, dated, table
from drawing import S, apart, arrow_of, hold, lanes
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from laws import law

from scripts.package import descriptor
from scripts.reader import edtf
from scripts.show.picture import picture, strip
from scripts.show.picture.svg import SIZES
from scripts.show.words import words

NAMES = {picture.WIDE: "timeline.svg", picture.NARROW: "timeline_narrow.svg"}


# --- the pictures that are published ----------------------------------------------------------------------------------------


class Drawn(NamedTuple):
    root: Path
    frame: picture.Frame

    @property
    def source(self) -> bytes:
        return (self.root / "data" / NAMES[self.frame]).read_bytes()

    @property
    def svg(self) -> ET.Element:
        return ET.fromstring(self.source)

    @property
    def events(self) -> list[dict[str, str]]:
        return table("events", self.root)


DRAWN = [Drawn(root, frame) for root in (ROOT, EXAMPLE) for frame in NAMES]


@pytest.fixture(
    params=DRAWN,
    ids=lambda at: f"{'example' if at.root == EXAMPLE else 'package'}-{at.frame.name}",
)
def drawn(request: pytest.FixtureRequest) -> Drawn:
    return request.param


def test_every_mark_is_where_its_row_says(drawn: Drawn) -> None:
    hold(drawn.source, drawn.events, drawn.frame)


def test_texts_keep_apart_and_inside(drawn: Drawn) -> None:
    apart(drawn.source)


def test_every_event_has_its_title_its_quote_and_its_dates_in_words(drawn: Drawn) -> None:
    texts = {lane.event_id: " ".join(lane.words) for lane in lanes(drawn.source)}
    for row in drawn.events:
        said = texts[row["event_id"]]
        assert row["title"] in said
        assert row["date_verbatim"] in said
        parts = re.findall(r"[1-9]\d*", row["best_edtf"])
        assert not parts or any(part in said for part in parts)


def test_a_heading_names_the_axis_below_it(drawn: Drawn) -> None:
    for lane in lanes(drawn.source):
        if lane.axis and re.search(r"\d", lane.heading):
            first, last = lane.axis
            assert str(first.year)[:3] in lane.heading
            named = words(edtf.write(first, last, "throughout")).removeprefix("all of ")
            assert lane.heading.lower().removeprefix("in ") == named.lower()


def test_legend_names_the_signs_that_occur_and_no_others(drawn: Drawn) -> None:
    svg = drawn.svg
    (head,) = (group for group in svg.iterfind(f"{S}g") if group.get("class") == "head")
    signs = [sign.get("data-kind") for sign in head.iterfind(f"{S}g")]
    looks = {sign.get("class") for sign in head.iterfind(f"{S}g")}
    assert looks <= {"sign"}, "the text of a sign has the look of a mark"
    kinds: set[str] = set()
    for path in svg.iterfind(f"{S}g[@data-event]//{S}path"):
        kind, bar = path.get("class"), "l" not in path.get("d")
        kinds.add("core" if "core" in kind else f"{kind} bar" if bar and "best" in kind else kind)
        kinds |= {"arrow"} if arrow_of(path) else set()
    assert sorted(signs) == sorted(kinds)


def one_event(value: str, best: str = "e", said: Sequence[dict[str, str]] = ()) -> bytes:
    """The picture of an event of the article `e`, with one date; `best` is the source of it."""
    event = dict.fromkeys(("event_id", "title", "date_verbatim", "article_id"), "e")
    event |= dated("date", value) | dated("best", value) | {"best_source_id": best}
    source = {"title": "", "origin": "", "published_edtf": "", "url": "", "publisher": "P"}
    sources = [source | {"source_id": key} for key in "eo"]
    made = {"events": [event], "sources": sources, "attestations": said}
    return picture.draw(SCHEMA, made)


def test_a_date_of_the_article_alone_says_so() -> None:
    """Only another source can say the same."""
    rows = [{"event_id": "e", "source_id": key, "date_edtf": "2022-05-01"} for key in "eo"]
    cases = (("e", 1, picture.ALONE), ("e", 2, picture.ITS_OWN), ("o", 2, picture.SAME))
    for best, count, said in cases:
        svg = one_event("2022-05-01", best, rows[:count]).decode()
        assert re.findall(r'class="said"[^>]*>([^<]+)<', svg) == [said]


def test_the_row_of_the_finding_is_marked_and_the_others_are_muted(drawn: Drawn) -> None:
    kinds = [group.get("class") for group in drawn.svg.iterfind(f"{S}g[@data-event]")]
    found = kinds.count("lane found")
    assert {*kinds} <= ({"lane found", "lane muted"} if found else {"lane"})
    assert found == 1 if drawn.root == EXAMPLE else found <= 1  # few events may show nothing


def test_a_core_is_named_only_where_it_occurs() -> None:
    cases = {"1980/1986": True, "2022-05-01/..": True, "1850~": False, "2004/2004": False}
    cases["1980-01-01/1986-12-31"] = False
    for value, core in cases.items():
        svg = one_event(value)
        assert (b"solid inside: certain days" in svg) == core, value
        assert (b'class="core"' in svg) == core, value
        assert (b"hollow" in svg) == (b'<path class="best vague"' in svg), value


def test_foot_says_source_version_and_licence(drawn: Drawn) -> None:
    schema = descriptor.read_descriptor(drawn.root)
    (foot,) = (group for group in drawn.svg.iterfind(f"{S}g") if group.get("class") == "foot")
    said = " ".join(t.text for t in foot.iter(f"{S}text"))
    ids = {row["article_id"] for row in drawn.events}
    articles = [row for row in table("sources", drawn.root) if row["source_id"] in ids]
    assert f" {schema['version']}, {schema['licenses'][0]['name']}." in said
    assert (articles[0]["publisher"] if len(articles) == 1 else f"{len(articles)} articles") in said


def test_picture_can_be_heard(drawn: Drawn) -> None:
    svg = drawn.svg
    assert svg.get("role") == "img"
    assert svg.find(f"{S}title").text
    described = svg.find(f"{S}desc").text
    for row in drawn.events:
        assert f"{row['title']}. In the article: " in described
        assert f"Best known: {words(row['best_edtf']) or 'no source gives a date'}." in described
    assert not svg.findall(f".//{S}script")


def test_no_letter_is_smaller_than_11_pixels_on_a_phone() -> None:
    rule = r"\.timeline (?:\.([\w-]+)|text) \{\s+font(?:-size)?: (\d+)px"
    declared = {kind: int(size) for kind, size in re.findall(rule, picture.STYLE)}
    drawn = {kind: SIZES[kind] for kind in SIZES.keys() - {"heading", "title"}}
    assert declared == drawn, "svg.py and picture.css differ"
    phone, padding = 360, 2 * 12 + 2
    assert min(declared.values()) * (phone - padding) / picture.NARROW.width >= 11


def test_each_colour_is_written_once_and_needs_no_variables() -> None:
    """Programs that know no CSS variables (Inkscape, librsvg) see the light colours."""
    style = picture.plain_colours(picture.STYLE)
    light = dict(re.findall(r"(--\w+): (#\w+);", style.split("@media")[0]))
    used = re.findall(r"([\w-]+): (#\w+); \1: var\((--\w+)\)", style)
    assert len(used) == style.count("var(") > 10
    assert all(light[name] == colour for _, colour, name in used)
    page_style = (Path(picture.__file__).parents[1] / "page/page.css").read_text("utf-8")
    for line in (picture.STYLE + page_style).splitlines():
        assert re.search(r"--\w+: #", line) or not re.search(r"#[0-9a-f]{6}", line), line


@pytest.mark.long
@pytest.mark.parametrize("frame", list(NAMES), ids=lambda frame: frame.name)
def test_first_and_last_years_are_drawn(edges: Path, frame: picture.Frame) -> None:
    svg = (edges / "data" / NAMES[frame]).read_bytes()
    hold(svg, table("events", edges), frame)
    apart(svg)


# --- any tables --------------------------------------------------------------------------------------------------------------

SCHEMA = {
    "title": "A made-up timeline: of events",
    "version": "1.0.0",
    "licenses": [{"name": "CC-BY-4.0"}],
}
DAYS = st.dates(date(1700, 1, 1), date(2100, 12, 31))


@st.composite
def values(draw: st.DrawFn, near: date) -> str:
    """An EDTF value of any form, more often near a day than far from it."""
    day = draw(st.one_of(st.integers(0, 40).map(lambda n: near + timedelta(n)), DAYS))
    length = draw(st.sampled_from([0, 0, 0, 1, 9, 29, 400, 5000]))
    sides = draw(st.sampled_from(["both", "both", "both", "start", "end"]))
    units = ["", "", f"{day:%Y-%m}-XX", f"{day:%Y}-XX-XX", f"{day:%Y}"[:3] + "X-XX-XX"]
    unit = draw(st.sampled_from(units))
    last = day + timedelta(length)
    extent = draw(st.sampled_from(["within", "throughout"]))
    days = edtf.write(day if sides != "end" else None, last if sides != "start" else None, extent)
    other = draw(st.sampled_from(forms(day, last)))
    return draw(st.sampled_from([unit or days, unit or days, other]))


def forms(day: date, last: date) -> list[str]:
    """Values that say less than two days: coarser, approximate, uncertain, one of several."""
    month, year, later = f"{day:%Y-%m}", f"{day:%Y}", f"{last:%Y}"
    return [
        *(f"{day}{sign}" for sign in "?~%"),
        *(f"{unit}{sign}" for unit in (month, year, year[:3] + "X") for sign in "?~%"),
        *(f"{year}/{later}", f"{month}/{last}", f"{day}/{later}", f"{year}~/{later}?"),
        *(f"{year}/..", f"../{month}", f"{month}~/..", f"{year}-21", f"{year}-24/.."),
        f"{year[:2]}XX",
        f"[{day},{last + timedelta(2)}]",
        f"[{day},{last + timedelta(2)},{month},{later}-23]",
        f"[{day}..{last},{last + timedelta(40)}]",
    ]


TITLES = ("Fair", "A meeting of the ministers of many states " * 2)
QUOTES = ("", "soon", "in the days before the yearly fair of the northern towns")


@st.composite
def tables(draw: st.DrawFn) -> dict[str, list[dict[str, str]]]:
    near = draw(DAYS.filter(lambda day: day.year < 2080))
    count = draw(st.sampled_from([1, 2, 3, 7, 60]))
    articles = [f"article-{number}" for number in range(draw(st.integers(1, 3)))]
    events = []
    for number in range(count):
        row = {"event_id": f"e{number}", "title": draw(st.sampled_from(TITLES))}
        row["date_verbatim"] = draw(st.sampled_from(QUOTES))
        for prefix in ("date", "best"):
            row |= dated(prefix, draw(st.one_of(values(near), values(near), st.just(""))))
        row["article_id"] = row["best_source_id"] = articles[number % len(articles)]
        events.append(row)
    blank = {"title": "", "origin": "", "published_edtf": "", "url": ""}
    sources = [blank | {"source_id": key, "publisher": f"The {key}"} for key in articles]
    return {"events": events, "sources": sources, "attestations": []}


# Not shrunk: that takes minutes for a table of sixty events, and the message names the row anyhow.
@settings(law(12), phases=(Phase.generate,))
@given(tables(), st.sampled_from(list(NAMES)))
def test_any_table_is_drawn_as_it_says(
    made: dict[str, list[dict[str, str]]], frame: picture.Frame
) -> None:
    svg = picture.draw(SCHEMA, made, frame)
    assert svg == picture.draw(SCHEMA, made, frame)
    hold(svg, made["events"], frame)
    apart(svg)


@settings(law(12), phases=(Phase.generate,))
@given(st.lists(DAYS.flatmap(values) | st.just(""), min_size=1, max_size=90), st.booleans())
def test_a_strip_counts_what_is_certain_and_what_is_possible(
    made: list[str], outlier: bool
) -> None:
    events = [dated("best", value) | dated("date", "") for value in made]
    events += [dated("best", "0001-01-01") | dated("date", "")] * outlier
    found = strip.strip(events)
    windows = [(row["best_earliest"], row["best_latest"]) for row in events if row["best_edtf"]]
    assert (found is None) == (not windows)
    if not found:
        return
    edges = [date.fromordinal(min(edge, date.max.toordinal())) for edge in found.edges]
    assert edges == sorted(edges)
    assert len(found.sure) == len(found.possible) == len(edges) - 1 <= strip.BINS
    assert found.before + found.after < len(windows)
    for n, (start, end) in enumerate(pairwise(edges)):
        first, behind = str(start), str(end)
        inside = [(a, b) for a, b in windows if a < behind and (b or "9999-99") >= first]
        assert found.possible[n] == len(inside)
        assert found.sure[n] == sum(a >= first and "" < b < behind for a, b in inside)
