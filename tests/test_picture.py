"""The picture never contradicts the tables: every mark is held against its row, for the package, the example and any made-up table."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from conftest import EXAMPLE, ROOT, dated, table
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from laws import law

from scripts.package import descriptor
from scripts.reader import edtf
from scripts.show.picture import layout, picture, strip, typeset
from scripts.show.picture.svg import SIZES
from scripts.show.words import words

NAMES = {picture.WIDE: "timeline.svg", picture.NARROW: "timeline_narrow.svg"}
S = "{http://www.w3.org/2000/svg}"
SIDES = ("earliest", "latest")


class Text(NamedTuple):
    kind: str
    words: str
    x: float
    y: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        kind, _, anchor = self.kind.partition(" ")
        size, bold = SIZES[kind], kind in ("headline", "heading", "title", "known")
        width = typeset.width(self.words, size, bold)
        left = self.x - width * {"": 0, "middle": 0.5, "end": 1}[anchor]
        return left, self.y - size * 0.75, left + width, self.y + size * 0.2


class Lane(NamedTuple):
    event_id: str
    axis: tuple[date, date] | None
    window: tuple[float, float] | None
    best: tuple[float, float] | None
    arrows: tuple[str, str]  # at which sides the two go on
    heading: str
    words: list[str]
    kind: str  # of the window: some day in there, or given whole
    hollow: bool  # the best-known date: not all of it is certain
    cores: dict[str, tuple[float, float]]  # the certain days inside, of `date` and of `best`


def _texts(root: ET.Element) -> Iterator[Text]:
    for group in root.iterfind(f"{S}g"):
        y = float(re.search(r"translate\(0 ([\d.]+)\)", group.get("transform"))[1])
        yield from _texts_in(group, 0.0, y)


def _texts_in(group: ET.Element, x: float, y: float) -> Iterator[Text]:
    for child in group:
        moved = re.search(r"translate\(([\d.]+) ([\d.]+)\)", child.get("transform", ""))
        dx, dy = map(float, moved.groups()) if moved else (0.0, 0.0)
        if child.tag == f"{S}text":
            yield Text(
                child.get("class"), child.text, x + float(child.get("x")), y + float(child.get("y"))
            )
        yield from _texts_in(child, x + dx, y + dy)


def _extent(path: ET.Element | None) -> tuple[float, float] | None:
    """From where to where a path goes: a point has no extent but its middle."""
    if path is None:
        return None
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", path.get("d"))]
    if "l" in path.get("d"):  # a point
        return numbers[0], numbers[0]
    return min(numbers[::2]), max(numbers[::2])


def _arrow(path: ET.Element | None) -> str:
    """At which side a bar ends in an arrow: there its outline comes to a point at half its height."""
    if path is None or "l" in path.get("d"):
        return ""
    places = [tuple(map(float, place.split())) for place in path.get("d").strip("MZ").split("L")]
    (left, *_, right), (top, *_, bottom) = (sorted(axis) for axis in zip(*places, strict=True))
    tips = {x for x, y in places if top < y < bottom}
    return "end" if tips == {right} else "start" if tips == {left} else "".join(map(str, tips))


def lanes(svg: bytes) -> list[Lane]:
    found, heading = [], ""
    for group in ET.fromstring(svg).iterfind(f"{S}g"):
        if group.get("class") == "heading":
            parts = (t for t in group.iter(f"{S}text") if t.get("class") == "heading")
            heading = " ".join(part.text for part in parts)
        if not group.get("data-event"):
            continue
        days = group.get("data-axis")
        axis = tuple(map(date.fromisoformat, days.split("|"))) if days else None
        paths = {path.get("class"): path for path in group.iter(f"{S}path")}
        window = paths.get("window") if "window" in paths else paths.get("given")
        best = paths.get("best") if "best" in paths else paths.get("best vague")
        words = [t.text for t in group.iter(f"{S}text")]
        arrows = _arrow(window), _arrow(best)
        kind = "window" if "window" in paths else "given"
        kinds = {"date": "core", "best": "best core"}
        cores = {name: _extent(paths[kind]) for name, kind in kinds.items() if kind in paths}
        key, hollow = group.get("data-event"), "best vague" in paths
        extents = _extent(window), _extent(best)
        found.append(Lane(key, axis, *extents, arrows, heading, words, kind, hollow, cores))
    return found


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def expected(
    axis: tuple[date, date], first: str, last: str, frame: picture.Frame
) -> tuple[float, float]:
    """Where a date lies, worked out apart from the layout: an open side, or one beyond the axis, is the edge."""
    left, right = frame.axis
    pixels = (right - left) / ((axis[1] - axis[0]).days + 1)
    start = left + ((_day(first) - axis[0]).days * pixels if first else 0)
    end = left + (((_day(last) - axis[0]).days + 1) * pixels if last else right - left)
    return start, end


def hold(svg: bytes, events: list[dict[str, str]], frame: picture.Frame) -> None:
    """Every mark of a picture is where its row says."""
    drawn = {lane.event_id: lane for lane in lanes(svg)}
    ids = {row["event_id"] for row in events}
    assert drawn.keys() == ids or (drawn.keys() < ids and len(drawn) <= picture.ROWS < layout.MANY)
    assert len(events) >= layout.MANY or drawn.keys() == ids
    for row in (row for row in events if row["event_id"] in drawn):
        lane = drawn[row["event_id"]]
        ends = (f"{prefix}_{side}" for prefix in ("date", "best") for side in SIDES)
        days = [row[end] for end in ends if row[end]]
        assert bool(days) == (lane.axis is not None), row
        assert (lane.window is not None) == bool(row["date_edtf"]), row
        assert (lane.best is not None) == bool(row["best_edtf"]), row
        if not days:
            continue
        if row["date_edtf"] and row["date_earliest"] != row["date_latest"]:
            assert lane.kind == ("given" if _whole(row, "date") else "window"), row
        _holds_cores(lane, row, frame)
        assert str(lane.axis[0]) <= min(days) <= max(days) <= str(lane.axis[1]), row
        said = " ".join(lane.words)
        for prefix, bar, arrow in zip(("date", "best"), lane[2:4], lane.arrows, strict=True):
            first, last = (row[f"{prefix}_{side}"] for side in SIDES)
            if row[f"{prefix}_edtf"]:
                assert arrow == "end" * (not last) + "start" * (not first), row
                _near(bar, expected(lane.axis, first, last, frame), row)
                is_said = ("no start given" in said or first) and ("no end given" in said or last)
                assert is_said or row["date_edtf"] == row["best_edtf"], row
        _agrees(lane, row)


def _whole(row: dict[str, str], prefix: str) -> bool:
    """Whether every day from the first to the last is certain, and both are known."""
    bounds = row[f"{prefix}_earliest"], row[f"{prefix}_latest"]
    sure = row[f"{prefix}_certain_from"], row[f"{prefix}_certain_to"]
    return all(sure) and bounds == sure


def _holds_cores(lane: Lane, row: dict[str, str], frame: picture.Frame) -> None:
    """Solid is only what is certain; a core is where its days are, and only a part of its bar."""
    assert lane.hollow == bool(row["best_edtf"] and not _whole(row, "best")), row
    for prefix, bar in (("date", lane.window), ("best", lane.best)):
        sure = row[f"{prefix}_certain_from"], row[f"{prefix}_certain_to"]
        core = lane.cores.get(prefix)
        if not all(sure) or _whole(row, prefix):
            assert core is None, row
            continue
        left, right = expected(lane.axis, *sure, frame)
        if core is None:
            # A point, or a bar without room for a core beside its arrow.
            assert bar[0] == bar[1] or bar[1] - bar[0] < right - left + 3 + 7.2, row
            continue
        assert bar[0] - 0.11 <= core[0] <= core[1] <= bar[1] + 0.11, row
        assert core[1] - core[0] == pytest.approx(max(right - left, 3), abs=0.21), row
        assert core[0] - 0.11 <= left, row
        assert right <= core[1] + 0.11, row
        assert (bar[1] - bar[0]) - (core[1] - core[0]) >= 2.8, row


def _near(drawn: tuple[float, float], place: tuple[float, float], row: dict[str, str]) -> None:
    middle = sum(place) / 2
    if drawn[0] == drawn[1]:  # a point: a day, or a stretch too short for a bar
        assert place[1] - place[0] < 15, row
        assert drawn[0] == pytest.approx(middle, abs=0.11), row
    elif place[1] - place[0] < 3:
        assert drawn[1] - drawn[0] == pytest.approx(3, abs=0.21), row
        assert drawn[0] - 0.11 <= place[0] <= place[1] <= drawn[1] + 0.11, row
    else:
        assert drawn == pytest.approx(place, abs=0.11), row


def _agrees(lane: Lane, row: dict[str, str]) -> None:
    """A best-known date that agrees with the article lies inside its window."""
    first, last = row["date_earliest"], row["date_latest"] or "9999"
    inside = first <= row["best_earliest"] and (row["best_latest"] or "9999") <= last
    if row["date_edtf"] and row["best_edtf"] and inside:  # a point has no extent
        assert lane.window[0] - 0.11 <= lane.best[0] <= lane.best[1] <= lane.window[1] + 0.11, row


def apart(svg: bytes) -> None:
    """No text lies over another, or leaves the picture, in the widest of ordinary fonts."""
    root = ET.fromstring(svg)
    width, height = float(root.get("width")), float(root.get("height"))
    boxes = [(t.words, t.box) for t in _texts(root)]
    for number, (said, (left, top, right, bottom)) in enumerate(boxes):
        assert 0 <= left <= right <= width, said
        assert 0 <= top <= bottom <= height, said
        for other, box in boxes[number + 1 :]:
            over = left < box[2] and box[0] < right and top < box[3] and box[1] < bottom
            assert not over, f"{said!r} lies over {other!r}"


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
        kinds |= {"arrow"} if _arrow(path) else set()
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
