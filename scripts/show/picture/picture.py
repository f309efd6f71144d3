"""Draw the picture: a headline, a line an event with the window of its words and its best-known date, dates in words.

One drawing in two shapes: `WIDE`, data/timeline.svg, and `NARROW` for a phone, data/timeline_narrow.svg, whose text stays
readable there. The page opens on the same drawing, inline. What stands where is decided in layout.py.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.reader import edtf
from scripts.show import facts, words
from scripts.show.facts import Row, Tables
from scripts.show.picture import layout
from scripts.show.picture.finding import Finding, finding
from scripts.show.picture.lane import draw_marks, draw_point, extra_of, known_of
from scripts.show.picture.layout import Axis, Panel
from scripts.show.picture.svg import (
    BAR,
    NARROW,
    POINT,
    SIZES,
    WIDE,
    Frame,
    across,
    add,
    height_of,
    need,
    say,
    set_lines,
    show,
)

__all__ = ["NARROW", "STYLE", "WIDE", "draw", "sentence"]
LONG = 2  # times the width: such a picture fits on no sheet of paper
STYLE = (Path(__file__).parent / "picture.css").read_text("utf-8")


class Canvas:
    """A drawing that grows downwards, block by block: each block is a group of its own, so that a page can move it."""

    def __init__(self, svg: ET.Element, frame: Frame) -> None:
        self.svg, self.frame, self.y = svg, frame, 0.0

    def block(self, kind: str, height: float, **data: str) -> ET.Element:
        """Add a group below the last one."""
        group = add(
            self.svg,
            "g",
            **{
                "class": kind,
                "transform": f"translate(0 {show(self.y)})",
                "data-height": show(height),
            }
            | data,
        )
        self.y += height
        return group


def draw(schema: dict, tables: Tables, frame: Frame = WIDE, *, inline: bool = False) -> bytes:
    """Return the picture as SVG, the same bytes for the same tables; `inline` for a page that brings the style itself."""
    svg = ET.Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", "class": f"timeline {frame.name}"}
    )
    found = finding(tables)
    key = f"picture-{frame.name}"
    svg.attrib |= {
        "role": "group" if inline else "img",
        "aria-labelledby": f"{key}-title" if inline else f"{key}-title {key}-desc",
    }
    add(svg, "title", f"{found.headline}. {schema['title']}", id=f"{key}-title")
    if not inline:
        add(svg, "desc", " ".join(sentence(event) for event in tables["events"]), id=f"{key}-desc")
        add(svg, "style", STYLE)
    paper = add(svg, "rect", **{"class": "paper"}, width=frame.width)
    canvas = Canvas(svg, frame)
    _finding(canvas, found, inline)
    _head(canvas, tables["events"])
    articles, events_of = facts.articles(tables), facts.by(tables["events"], "article_id")
    for article in articles:
        if len(articles) > 1:
            _article(canvas, article)
        for panel in layout.panels(events_of[article["source_id"]]):
            _panel(canvas, panel, inline)
    _foot(canvas, schema, tables, articles)
    paper.set("height", show(canvas.y))
    if inline:
        svg.attrib["class"] += " long" * (canvas.y > LONG * frame.width)
        svg.set("data-edges", f"{frame.axis[0]}|{frame.axis[1]}")
    svg.attrib |= {
        "viewBox": f"0 0 {frame.width} {show(canvas.y)}",
        "width": str(frame.width),
        "height": show(canvas.y),
    }
    return ET.tostring(svg, encoding="utf-8", xml_declaration=False) + b"\n"


def sentence(event: Row) -> str:
    """Return what a line of the picture says, for those who hear it."""
    quote = f"\u201c{event['date_verbatim']}\u201d, " if event["date_verbatim"] else ""
    article = (
        f"{quote}{words.words(event['date_edtf'])}" if event["date_edtf"] else f"{quote}no date"
    )
    best = words.words(event["best_edtf"]) or "no source gives a date"
    return f"{event['title']}. In the article: {article}. Best known: {best}."


def _finding(canvas: Canvas, found: Finding, inline: bool) -> None:
    room = (canvas.frame.words[0], canvas.frame.axis[1])
    heights = [height_of(found.headline, "headline", room), height_of(found.sentence, "", room)]
    group = canvas.block(
        "finding", 15 + sum(heights), **({"data-about": found.event_id} if inline else {})
    )
    set_lines(group, found.headline, "headline", 12, canvas.frame, room)
    set_lines(group, found.sentence, "", 15 + heights[0], canvas.frame, room)


def _head(canvas: Canvas, events: Sequence[Row]) -> None:
    left, right = canvas.frame.words[0], canvas.frame.axis[1]
    x, y, places = float(left), 10.0, []
    for kind, label in _legend(events):
        width = 32 + need(label, "small")
        if places and (canvas.frame.stacked or x + width > right):
            x, y = float(left), y + 20
        places.append((kind, label, x, y))
        x += width + 12
    group = canvas.block("head", y + 32)
    for kind, label, x, y in places:
        sign = add(group, "g", transform=f"translate({show(x)} {show(y)})")
        _sign(sign, kind)
        say(sign, label, "small", 32, 11)


def _sign(place: ET.Element, kind: str) -> None:
    if kind.startswith("best"):
        draw_point(place, kind, 12, POINT)
        return
    bar = {"y": 1, "height": BAR - 2}
    add(place, "rect", **{"class": "window" if kind == "core" else kind}, x=0.5, width=23, **bar)
    if kind == "core":
        add(place, "rect", **{"class": "core"}, x=8, width=8, **bar)


def _legend(events: Sequence[Row]) -> list[tuple[str, str]]:
    """The signs that the picture uses, and no others."""
    dated, best = ([e for e in events if e[f"{name}_edtf"]] for name in ("date", "best"))
    pale = [event for event in dated if not layout.solid(event, "date")]
    hollow = [event for event in best if not layout.solid(event, "best")]
    # What lasted is in its window for more than a day.
    lasting = any(edtf.read(event["date_edtf"]).extent == "throughout" for event in pale)
    partly = [e for e in pale if layout.certain(e, "date")]
    partly += [e for e in hollow if layout.certain(e, "best")]
    signs = (
        ("window", f"the article: some {'time' if lasting else 'day'} in here", pale),
        ("given", "the article: these days", len(dated) > len(pale)),
        ("core", "solid inside: certain days", partly),
        ("best", "best-known date, all sources", True),
        ("best vague", "hollow: not certain to the day", hollow),
    )
    return [(kind, label) for kind, label, used in signs if used]


def _article(canvas: Canvas, source: Row) -> None:
    room = (canvas.frame.words[0], canvas.frame.axis[1])
    label = f"{facts.named(source)}, {facts.when(source)}"
    group = canvas.block("article", 18 + height_of(label, "heading", room))
    set_lines(group, label, "heading", 14, canvas.frame, room)


def _panel(canvas: Canvas, panel: Panel, inline: bool) -> None:
    frame = canvas.frame
    below = frame.stacked and panel.axis is not None
    room = (
        frame.words
        if frame.stacked
        else (frame.words[0], frame.axis[0] if panel.axis else frame.axis[1])
    )
    height = 8 + height_of(panel.heading, "heading", room)
    dated = {"data-dated": "yes"} if any(axis for _, axis in panel.lanes) else {}
    group = canvas.block("heading", height + (20 if below else 4), **dated)
    set_lines(group, panel.heading, "heading", 5, frame, room)
    if panel.axis:
        y = height + 13 if below else 19
        for tick in layout.ticks(panel.axis, frame.axis[1] - frame.axis[0], SIZES["small"]):
            x = min(
                max(across(frame, tick.share), frame.axis[0] + need(tick.label, "small") / 2),
                frame.axis[1] - need(tick.label, "small") / 2,
            )
            say(group, tick.label, "small middle", x, y)
    for event, axis in panel.lanes:
        _lane(canvas, event, axis, inline, shared=panel.axis is not None)


def _quote(event: Row) -> tuple[str, str]:
    """What stands below a title, and its kind: what nobody said is not set as a quotation."""
    return (
        (f"\u201c{event['date_verbatim']}\u201d", "quote")
        if event["date_verbatim"]
        else ("no words for its date", "small")
    )


def _lane(canvas: Canvas, event: Row, axis: Axis | None, inline: bool, *, shared: bool) -> None:
    frame = canvas.frame
    texts = height_of(event["title"], "", frame.words) + height_of(*_quote(event), frame.words)
    known = known_of(event, axis, frame, axis.year if axis and shared else None)
    extra = extra_of(event, axis, known, frame, shared=shared) if axis else 0
    marks = BAR + 22 if axis else 20
    spare = (
        0 if frame.stacked else max(0, texts - marks)
    )  # what is free below the marks, beside a title of several lines
    data = {"data-event": event["event_id"]} | (
        {"data-axis": f"{axis.first}|{axis.last}"} if axis else {}
    )
    data |= _dates(event) | {"data-extra": show(extra), "data-spare": show(spare)} if inline else {}
    top = 10 + texts if frame.stacked else 6.0
    group = canvas.block(
        "lane",
        (14 + texts + marks + extra if frame.stacked else 10 + max(texts, marks + extra)),
        **data,
    )
    add(group, "line", **{"class": "rule"}, x1=frame.words[0], x2=frame.axis[1], y1=0, y2=0)
    said = sentence(event)
    whole = (
        add(group, "a", href=f"#event-{event['event_id']}", aria_label=said) if inline else group
    )
    if not inline:
        add(group, "title", said)
    height = set_lines(whole, event["title"], "", 4, frame)
    set_lines(whole, *_quote(event), 4 + height, frame)
    place = add(group, "g", **{"class": "marks", "transform": f"translate(0 {show(top)})"})
    if axis:
        draw_marks(place, event, axis, known, frame, shared=shared)
    else:
        say(place, "no date is known", "small", frame.axis[0], 13)


def _dates(event: Row) -> dict[str, str]:
    """What the page's script needs to draw the line again at another scale."""
    data = {"data-title": event["title"], "data-quote": event["date_verbatim"]}
    for name, prefix in (("window", "date"), ("best", "best")):
        if event[f"{prefix}_edtf"]:
            sides = ("earliest", "latest", "certain_from", "certain_to")
            value, days = event[f"{prefix}_edtf"], [event[f"{prefix}_{side}"] for side in sides]
            data[f"data-{name}"] = "|".join([*days, words.short(value), words.words(value)])
    return data


def _foot(canvas: Canvas, schema: dict, tables: Tables, articles: list[Row]) -> None:
    room = (canvas.frame.words[0], canvas.frame.axis[1])
    label = " ".join(_sources(schema, tables, articles))
    group = canvas.block("foot", 8 + height_of(label, "small", room) + 10)
    add(group, "line", **{"class": "rule"}, x1=room[0], x2=room[1], y1=0, y2=0)
    set_lines(group, label, "small", 8, canvas.frame, room)


def _sources(schema: dict, tables: Tables, articles: list[Row]) -> Iterator[str]:
    others = len(tables["sources"]) - len(articles)
    named = (
        f"{articles[0]['publisher']}, {facts.when(articles[0])}"
        if len(articles) == 1
        else f"{len(articles)} articles"
    )
    yield f"Source: {named}{f', and {others} other pages' if others else ''}."
    yield f"{schema['title'].split(':')[0]} {schema['version']}, {schema['licenses'][0]['name']}."
