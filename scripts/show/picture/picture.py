"""Draw the picture: a headline, then a line for each event with the window of its words, its
best-known date, and both in words.

One drawing in two shapes: `WIDE` (data/timeline.svg), and `NARROW` for a phone
(data/timeline_narrow.svg). The page opens on the same drawing, inline.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.package.descriptor import Json
from scripts.reader import edtf
from scripts.show import facts, words
from scripts.show.facts import TextRow, TextTables
from scripts.show.picture import layout
from scripts.show.picture.finding import Finding, finding
from scripts.show.picture.lane import BAR, POINT, Lane, add_point
from scripts.show.picture.layout import Axis, Panel
from scripts.show.picture.svg import (
    NARROW,
    SIZES,
    WIDE,
    Frame,
    add,
    add_lines,
    add_text,
    height_of,
    need,
    rounded,
)

__all__ = ["NARROW", "STYLE", "WIDE", "draw", "sayings"]
TALL = 2  # times the width: such a picture does not fit on a sheet of paper
STYLE = (Path(__file__).parent / "picture.css").read_text("utf-8")
NO_SOURCE = "no source gives a date"


class Canvas:
    """A drawing that grows downwards. Each block is a group, so that the page can move it."""

    def __init__(self, svg: ET.Element, frame: Frame, *, inline: bool) -> None:
        self.svg, self.frame, self.inline, self.y = svg, frame, inline, 0.0

    def block(self, kind: str, height: float, data: dict[str, str] | None = None) -> ET.Element:
        """Add a group below the last one."""
        place = {"transform": f"translate(0 {rounded(self.y)})", "data-height": rounded(height)}
        self.y += height
        return add(self.svg, "g", class_=kind, **place, **(data or {}))


def draw(schema: Json, tables: TextTables, frame: Frame = WIDE, *, inline: bool = False) -> bytes:
    """Return the picture as SVG, the same bytes for the same tables.

    `inline`: for the page, which has the style and needs more data.
    """
    svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg"})
    svg.set("class", f"timeline {frame.name}")
    found = finding(tables)
    _name(svg, frame.name, f"{found.headline}. {schema['title']}", tables, inline)
    paper = add(svg, "rect", class_="paper", width=frame.width)
    canvas = Canvas(svg, frame, inline=inline)
    _finding(canvas, found)
    _head(canvas, tables["events"])
    articles, events_of = facts.articles(tables), facts.group_by(tables["events"], "article_id")
    for article in articles:
        if len(articles) > 1:
            _article(canvas, article)
        for panel in layout.panels(events_of[article["source_id"]]):
            _panel(canvas, panel)
    _foot(canvas, schema, tables, articles)
    height = rounded(canvas.y)
    paper.set("height", height)
    if inline:
        svg.attrib["class"] += " long" * (canvas.y > TALL * frame.width)
        svg.set("data-edges", f"{frame.axis[0]}|{frame.axis[1]}")
    size = {"width": str(frame.width), "height": height}
    svg.attrib |= {"viewBox": f"0 0 {frame.width} {height}"} | size
    drawn: bytes = ET.tostring(svg, encoding="utf-8", xml_declaration=False)
    return drawn + b"\n"


def _name(svg: ET.Element, name: str, title: str, tables: TextTables, inline: bool) -> None:
    """Add title, description and style; the page has the last two."""
    key = f"picture-{name}"
    add(svg, "title", title, id=f"{key}-title")
    svg.attrib |= {"role": "group", "aria-labelledby": f"{key}-title"}
    if not inline:
        svg.attrib |= {"role": "img", "aria-labelledby": f"{key}-title {key}-desc"}
        add(svg, "desc", " ".join(map(sentence, tables["events"])), id=f"{key}-desc")
        add(svg, "style", plain_colours(STYLE))


def plain_colours(style: str) -> str:
    """Return a style with the light colour before each variable.

    Programs that know no variables (Inkscape, librsvg) would paint everything black.
    """
    light: dict[str, str] = {}
    for name, colour in re.findall(r"(--[\w-]+): (#\w+)", style):
        light.setdefault(name, colour)
    used = re.compile(r"([\w-]+): var\((--[\w-]+)\)")
    return used.sub(lambda match: f"{match[1]}: {light[match[2]]}; {match[0]}", style)


def sayings(event: TextRow) -> tuple[str, str, str]:
    """Return what a line of the picture says: title, date in the article, best-known date."""
    quote = f"\u201c{event['date_verbatim']}\u201d, " if event["date_verbatim"] else ""
    return (
        event["title"],
        f"In the article: {quote}{words.words(event['date_edtf']) or 'no date'}",
        f"Best known: {words.words(event['best_edtf']) or NO_SOURCE}",
    )


def sentence(event: TextRow) -> str:
    """Return what a line of the picture says, for a screen reader."""
    return ". ".join(sayings(event)) + "."


def _finding(canvas: Canvas, found: Finding) -> None:
    room = canvas.frame.room
    top = height_of(found.headline, "headline", room)
    about = {"data-about": found.event_id} if canvas.inline else {}
    group = canvas.block("finding", 15 + top + height_of(found.sentence, "", room), about)
    add_lines(group, found.headline, "headline", 12, room)
    add_lines(group, found.sentence, "", 15 + top, room)


def _head(canvas: Canvas, events: Sequence[TextRow]) -> None:
    left, right = canvas.frame.room
    x, y = float(left), 10.0
    places: list[tuple[str, str, float, float]] = []
    for kind, label in _legend(events):
        width = 32 + need(label, "small")
        if places and (canvas.frame.stacked or x + width > right):
            x, y = float(left), y + 20
        places.append((kind, label, x, y))
        x += width + 12
    group = canvas.block("head", y + 32)
    for kind, label, x, y in places:
        sign = add(group, "g", transform=f"translate({rounded(x)} {rounded(y)})")
        _sign(sign, kind)
        add_text(sign, label, "small", 32, 11)


def _sign(place: ET.Element, kind: str) -> None:
    if kind.startswith("best"):
        add_point(place, kind, 12, POINT)
        return
    bar = {"y": 1, "height": BAR - 2}
    add(place, "rect", class_="window" if kind == "core" else kind, x=0.5, width=23, **bar)
    if kind == "core":
        add(place, "rect", class_="core", x=8, width=8, **bar)


def _legend(events: Sequence[TextRow]) -> list[tuple[str, str]]:
    """The signs that the picture uses, and no others."""
    dated, best = ([e for e in events if e[f"{name}_edtf"]] for name in ("date", "best"))
    pale = [event for event in dated if not layout.solid(event, "date")]
    hollow = [event for event in best if not layout.solid(event, "best")]
    # An event that lasted is in its window for more than a day.
    lasting = any(edtf.read(event["date_edtf"]).extent == "throughout" for event in pale)
    partly = any(layout.certain(event, "date") for event in pale)
    partly |= any(layout.certain(event, "best") for event in hollow)
    solid = len(best) > len(hollow)
    vague = "hollow: not certain to the day" if solid else "hollow: best-known, not to the day"
    signs = (
        ("window", f"the article: some {'time' if lasting else 'day'} in here", bool(pale)),
        ("given", "the article: these days", len(dated) > len(pale)),
        ("core", "solid inside: certain days", partly),
        ("best", "best-known date, all sources", solid),
        ("best vague", vague, bool(hollow)),
    )
    return [(kind, label) for kind, label, used in signs if used]


def _article(canvas: Canvas, source: TextRow) -> None:
    label, room = f"{facts.named(source)}, {facts.when(source)}", canvas.frame.room
    group = canvas.block("article", 18 + height_of(label, "heading", room))
    add_lines(group, label, "heading", 14, room)


def _panel(canvas: Canvas, panel: Panel) -> None:
    frame = canvas.frame
    below = frame.stacked and panel.axis is not None
    room = frame.room
    if panel.axis and not frame.stacked:
        room = frame.words[0], frame.axis[0]
    height = 8 + height_of(panel.heading, "heading", room)
    dated = {"data-dated": "yes"} if any(axis for _, axis in panel.lanes) else {}
    group = canvas.block("heading", height + (20 if below else 4), dated)
    add_lines(group, panel.heading, "heading", 5, room)
    if panel.axis:
        _ticks(group, panel.axis, frame, height + 13 if below else 19)
    for event, axis in panel.lanes:
        _lane(canvas, event, axis, shared=panel.axis is not None)


def _ticks(group: ET.Element, axis: Axis, frame: Frame, y: float) -> None:
    for tick in layout.ticks(axis, frame.length, SIZES["small"]):
        half = need(tick.label, "small") / 2
        x = min(max(frame.across(tick.share), frame.axis[0] + half), frame.axis[1] - half)
        add_text(group, tick.label, "small middle", x, y)


def _quote(event: TextRow) -> tuple[str, str]:
    """The text below a title, and its kind: only words of a source are set as a quotation."""
    if event["date_verbatim"]:
        return f"\u201c{event['date_verbatim']}\u201d", "quote"
    return "no words for its date", "small"


def _lane(canvas: Canvas, event: TextRow, axis: Axis | None, *, shared: bool) -> None:
    frame = canvas.frame
    lane = Lane(event, axis, frame, shared=shared) if axis else None
    texts = height_of(event["title"], "", frame.words) + height_of(*_quote(event), frame.words)
    extra = lane.extra if lane else 0
    marks = BAR + 22 if lane else 20
    data = {"data-event": event["event_id"]}
    data |= {"data-axis": f"{axis.first}|{axis.last}"} if axis else {}
    if canvas.inline:
        # The height that is free below the marks, beside a title of several lines.
        spare = 0 if frame.stacked else max(0, texts - marks)
        data |= _dates(event) | {"data-extra": rounded(extra), "data-spare": rounded(spare)}
    height = 14 + texts + marks + extra if frame.stacked else 10 + max(texts, marks + extra)
    group = canvas.block("lane", height, data)
    add(group, "line", class_="rule", x1=frame.words[0], x2=frame.axis[1], y1=0, y2=0)
    whole = _titled(group, event, canvas.inline)
    below = 4 + add_lines(whole, event["title"], "", 4, frame.words)
    add_lines(whole, *_quote(event), below, frame.words)
    top = 10 + texts if frame.stacked else 6
    place = add(group, "g", class_="marks", transform=f"translate(0 {rounded(top)})")
    if lane:
        lane.draw(place)
    else:
        add_text(place, "no date is known", "small", frame.axis[0], 13)


def _titled(group: ET.Element, event: TextRow, inline: bool) -> ET.Element:
    """Say what the lane says; in the page it is a link to the event."""
    if inline:
        link = f"#event-{event['event_id']}"
        return add(group, "a", href=link, aria_label=sentence(event))
    add(group, "title", sentence(event))
    return group


def _dates(event: TextRow) -> dict[str, str]:
    """The data with which the page's script redraws the lane and explains it."""
    data = {"data-tip": "\n".join(sayings(event))}
    for name, prefix in (("window", "date"), ("best", "best")):
        if value := event[f"{prefix}_edtf"]:
            sides = ("earliest", "latest", "certain_from", "certain_to")
            days = [event[f"{prefix}_{side}"] for side in sides]
            data[f"data-{name}"] = "|".join([*days, words.short(value), words.words(value)])
    return data


def _foot(canvas: Canvas, schema: Json, tables: TextTables, articles: Sequence[TextRow]) -> None:
    room = canvas.frame.room
    label = " ".join(_sources(schema, tables, articles))
    group = canvas.block("foot", 8 + height_of(label, "small", room) + 10)
    add(group, "line", class_="rule", x1=room[0], x2=room[1], y1=0, y2=0)
    add_lines(group, label, "small", 8, room)


def _sources(schema: Json, tables: TextTables, articles: Sequence[TextRow]) -> Iterator[str]:
    others = len(tables["sources"]) - len(articles)
    named = f"{len(articles)} articles"
    if len(articles) == 1:
        named = f"{articles[0]['publisher']}, {facts.when(articles[0])}"
    yield f"Source: {named}{f', and {others} other pages' if others else ''}."
    yield f"{schema['title'].split(':')[0]} {schema['version']}, {schema['licenses'][0]['name']}."
