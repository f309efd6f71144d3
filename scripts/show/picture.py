"""Draw the picture: a headline, a line an event with the window of its words and its best-known date, dates in words.

One drawing in two shapes: `WIDE`, data/timeline.svg, and `NARROW` for a phone, data/timeline_narrow.svg, whose text stays
readable there. The page opens on the same drawing, inline. What stands where is decided in layout.py.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from scripts.reader import edtf
from scripts.show import facts, layout, text, words
from scripts.show.facts import Row, Tables
from scripts.show.finding import finding
from scripts.show.layout import Axis, Panel

STYLE = (Path(__file__).parent / "picture.css").read_text("utf-8")
BAR, POINT = 14, 7  # pixels: the height of a window, half the width of a point
LEAST = 3  # a bar is never thinner
# Letter sizes, as picture.css has them.
SIZES = {"": 14, "headline": 22, "heading": 14, "quote": 13, "small": 12, "said": 12, "known": 13}
BOLD = ("headline", "heading", "known")
LINE = 1.3  # of the letter size


class Frame(NamedTuple):
    """The shape of a picture: where its texts and its axes lie, from left to right."""

    name: str
    width: int
    words: tuple[int, int]
    axis: tuple[int, int]

    @property
    def stacked(self) -> bool:
        """Whether the axis lies below the words, not beside them."""
        return self.words == self.axis


WIDE = Frame("wide", 760, (14, 314), (332, 746))
NARROW = Frame("narrow", 340, (10, 330), (10, 330))


class Canvas:
    """A drawing that grows downwards, block by block: each block is a group of its own, so that a page can move it."""

    def __init__(self, svg: ET.Element, frame: Frame) -> None:
        self.svg, self.frame, self.y = svg, frame, 0.0

    def block(self, kind: str, height: float, **data: str) -> ET.Element:
        """Add a group below the last one."""
        group = add(
            self.svg, "g", **{"class": kind, "transform": f"translate(0 {show(self.y)})", "data-height": show(height)} | data
        )
        self.y += height
        return group


def show(value: float) -> str:
    """Return a coordinate with at most one decimal, the same on every machine."""
    return f"{round(value, 1):g}"


def add(parent: ET.Element, tag: str, content: str | None = None, **attributes: object) -> ET.Element:
    """Add an element; numbers are written short, and `_` in a name stands for `-`."""
    written = {
        name.replace("_", "-"): show(value) if isinstance(value, int | float) else str(value)
        for name, value in attributes.items()
    }
    child = ET.SubElement(parent, tag, written)
    child.text = content
    return child


def say(parent: ET.Element, content: str, kind: str, x: float, y: float, **more: object) -> ET.Element:
    """Add a text; its kind is a class of picture.css."""
    return add(parent, "text", content, **{"class": kind}, x=x, y=y, **more)


def need(content: str, kind: str) -> float:
    """Return how wide a text of that kind may be, in pixels."""
    return text.width(content, SIZES[kind], kind in BOLD)


def draw(schema: dict, tables: Tables, frame: Frame = WIDE, *, inline: bool = False) -> bytes:
    """Return the picture as SVG, the same bytes for the same tables; `inline` for a page that brings the style itself."""
    svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": f"timeline {frame.name}"})
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
    _head(canvas, found.headline, found.sentence, tables["events"])
    articles = facts.articles(tables)
    for article in articles:
        events = [event for event in tables["events"] if event["article_id"] == article["source_id"]]
        if len(articles) > 1:
            _article(canvas, article)
        for panel in layout.panels(events):
            _panel(canvas, panel, inline)
    _foot(canvas, schema, tables, articles)
    paper.set("height", show(canvas.y))
    if inline:
        svg.set("data-edges", f"{frame.axis[0]}|{frame.axis[1]}")
    svg.attrib |= {"viewBox": f"0 0 {frame.width} {show(canvas.y)}", "width": str(frame.width), "height": show(canvas.y)}
    return ET.tostring(svg, encoding="utf-8", xml_declaration=False) + b"\n"


def sentence(event: Row) -> str:
    """Return what a line of the picture says, for those who hear it."""
    quote = f"\u201c{event['date_verbatim']}\u201d, " if event["date_verbatim"] else ""
    article = f"{quote}{words.words(event['date_edtf'])}" if event["date_edtf"] else f"{quote}no date"
    best = words.words(event["best_edtf"])
    return f"{event['title']}. In the article: {article}. Best known: {best or 'nobody dates it'}."


def _lines(group: ET.Element, content: str, kind: str, y: float, frame: Frame, room: tuple[int, int] | None = None) -> float:
    """Set a text in as many lines as it needs; return the height that they take."""
    left, right = room or frame.words
    size = SIZES[kind]
    lines = text.wrap(content, size, right - left, kind in BOLD)
    for number, line in enumerate(lines):
        say(group, line, kind, left, y + size + number * size * LINE)
    return len(lines) * size * LINE


def _height(content: str, kind: str, room: tuple[int, int]) -> float:
    return len(text.wrap(content, SIZES[kind], room[1] - room[0], kind in BOLD)) * SIZES[kind] * LINE


def _head(canvas: Canvas, headline: str, line: str, events: Sequence[Row]) -> None:
    room = (canvas.frame.words[0], canvas.frame.axis[1])
    heights = [_height(headline, "headline", room), _height(line, "", room)]
    legend = _legend(events)
    across = not canvas.frame.stacked
    group = canvas.block("head", 12 + sum(heights) + 12 + (24 if across else 20 * len(legend)) + 6)
    y = 12 + _lines(group, headline, "headline", 12, canvas.frame, room)
    y += _lines(group, line, "", y, canvas.frame, room) + 10
    x = float(room[0])
    for kind, label in legend:
        sign = add(group, "g", transform=f"translate({show(x)} {show(y)})")
        if kind == "best":
            _point(sign, kind, 12, POINT)
        else:
            add(sign, "rect", **{"class": kind}, x=0.5, y=1, width=23, height=BAR - 2)
        say(sign, label, "small", 32, 11)
        x, y = (x + 32 + need(label, "small") + 12, y) if across else (x, y + 20)


def _legend(events: Sequence[Row]) -> list[tuple[str, str]]:
    """The signs that the picture uses, three at most."""
    spans = [(event, layout.bounds(event, "date")) for event in events]
    vague = any(pair and _kind(event["date_edtf"]) == "window" for event, pair in spans)
    given = any(pair and _kind(event["date_edtf"]) == "given" for event, pair in spans)
    signs = (("window", "the article: some day in here", vague), ("given", "the article: these days", given))
    return [(kind, label) for kind, label, used in signs if used] + [("best", "best-known date, all sources")]


def _article(canvas: Canvas, source: Row) -> None:
    room = (canvas.frame.words[0], canvas.frame.axis[1])
    label = f"{facts.named(source)}, {facts.when(source)}"
    group = canvas.block("article", 18 + _height(label, "heading", room))
    _lines(group, label, "heading", 14, canvas.frame, room)


def _panel(canvas: Canvas, panel: Panel, inline: bool) -> None:
    frame = canvas.frame
    below = frame.stacked and panel.axis is not None
    room = frame.words if frame.stacked else (frame.words[0], frame.axis[0] if panel.axis else frame.axis[1])
    height = 8 + _height(panel.heading, "heading", room)
    dated = {"data-dated": "yes"} if any(axis for _, axis in panel.lanes) else {}
    group = canvas.block("heading", height + (20 if below else 4), **dated)
    _lines(group, panel.heading, "heading", 5, frame, room)
    if panel.axis:
        y = height + 13 if below else 19
        for tick in layout.ticks(panel.axis, frame.axis[1] - frame.axis[0], SIZES["small"]):
            x = min(
                max(_x(frame, tick.share), frame.axis[0] + need(tick.label, "small") / 2),
                frame.axis[1] - need(tick.label, "small") / 2,
            )
            say(group, tick.label, "small middle", x, y)
    for event, axis in panel.lanes:
        _lane(canvas, event, axis, inline, shared=panel.axis is not None)


def _x(frame: Frame, share: float) -> float:
    return frame.axis[0] + share * (frame.axis[1] - frame.axis[0])


def _quote(event: Row) -> str:
    return f"\u201c{event['date_verbatim']}\u201d" if event["date_verbatim"] else "no words of its own"


def _lane(canvas: Canvas, event: Row, axis: Axis | None, inline: bool, *, shared: bool) -> None:
    frame = canvas.frame
    texts = _height(event["title"], "", frame.words) + _height(_quote(event), "quote", frame.words)
    marks = BAR + 22 if axis else 20
    data = {"data-event": event["event_id"]} | ({"data-axis": f"{axis.first}|{axis.last}"} if axis else {})
    data |= _dates(event) if inline else {}
    top = 10 + texts if frame.stacked else 6.0
    group = canvas.block("lane", (14 + texts + marks if frame.stacked else 10 + max(texts, marks)), **data)
    add(group, "line", **{"class": "rule"}, x1=frame.words[0], x2=frame.axis[1], y1=0, y2=0)
    said = sentence(event)
    whole = add(group, "a", href=f"#event-{event['event_id']}", aria_label=said) if inline else group
    if not inline:
        add(group, "title", said)
    height = _lines(whole, event["title"], "", 4, frame)
    _lines(whole, _quote(event), "quote", 4 + height, frame)
    place = add(group, "g", **{"class": "marks", "transform": f"translate(0 {show(top)})"})
    if axis:
        _marks(place, event, axis, frame, shared=shared)
    else:
        say(place, "no date is known", "small", frame.axis[0], 13)


def _dates(event: Row) -> dict[str, str]:
    """What the page's script needs to draw the line again at another scale."""
    data = {"data-title": event["title"], "data-quote": event["date_verbatim"]}
    for name, prefix in (("window", "date"), ("best", "best")):
        if event[f"{prefix}_edtf"]:
            first, last, value = event[f"{prefix}_earliest"], event[f"{prefix}_latest"], event[f"{prefix}_edtf"]
            data[f"data-{name}"] = f"{first}|{last}|{_kind(value)}|{words.short(value)}|{words.words(value)}"
    return data


def _marks(place: ET.Element, event: Row, axis: Axis, frame: Frame, *, shared: bool) -> None:
    """Everything that depends on the scale: the page's script draws the same again at another zoom."""
    labelled = [tick.share for tick in layout.ticks(axis, frame.axis[1] - frame.axis[0], SIZES["small"])]
    for share in labelled if shared else layout.grid(axis):
        add(place, "line", **{"class": "grid"}, x1=_x(frame, share), x2=_x(frame, share), y1=-4, y2=BAR + 4)
    year = axis.year if shared else None
    _window(place, event, axis, frame)
    _best(place, event, axis, frame, year)
    _said(place, event, axis, frame, year, shared=shared)


def _kind(value: str) -> str:
    return "window" if edtf.read(value).extent == "within" else "given"


def _edges(frame: Frame, span: layout.Span) -> tuple[float, float]:
    left, right = _x(frame, span.left), _x(frame, span.right)
    return (left, right) if right - left >= LEAST else (_x(frame, span.middle) - LEAST / 2, _x(frame, span.middle) + LEAST / 2)


def _window(place: ET.Element, event: Row, axis: Axis, frame: Frame) -> None:
    pair = layout.bounds(event, "date")
    if pair:
        span = layout.span(axis, *pair)
        _bar(place, _kind(event["date_edtf"]), *_edges(frame, span), 0, BAR, span.opened)


def _bar(place: ET.Element, kind: str, left: float, right: float, top: float, height: float, opened: str) -> None:
    """A bar; an open side is an arrow that reaches the edge."""
    tip = min(height / 2, right - left)
    middle, bottom = top + height / 2, top + height
    shapes = {
        "": [(left, top), (right, top), (right, bottom), (left, bottom)],
        "end": [(left, top), (right - tip, top), (right, middle), (right - tip, bottom), (left, bottom)],
        "start": [(left + tip, top), (right, top), (right, bottom), (left + tip, bottom), (left, middle)],
    }
    points = " L".join(f"{show(x)} {show(y)}" for x, y in shapes[opened])
    add(place, "path", **{"class": kind}, d=f"M{points}Z")


def _point(place: ET.Element, kind: str, x: float, y: float) -> None:
    p = show(POINT)
    add(
        place, "path", **{"class": kind}, d=f"M{show(x)} {show(y - POINT)}l{p} {p}l-{p} {p}l-{p} -{p}Z", data_left=x, data_right=x
    )


def _best(place: ET.Element, event: Row, axis: Axis, frame: Frame, year: int | None) -> None:
    pair = layout.bounds(event, "best")
    if not pair:
        return
    span = layout.span(axis, *pair)
    left, right = _x(frame, span.left), _x(frame, span.right)
    if not span.opened and (pair[0] == pair[1] or right - left < 2 * POINT):  # a bar that short would not be seen
        left, right = _x(frame, span.middle) - POINT, _x(frame, span.middle) + POINT
        _point(place, "best", _x(frame, span.middle), BAR / 2)
    else:
        kind = "best" if edtf.read(event["best_edtf"]).extent == "throughout" else "best vague"
        _bar(place, kind, left, right, 3, BAR - 6, span.opened)
    label = words.short(event["best_edtf"], year)
    reach = POINT if left == right else 0
    article = layout.bounds(event, "date")
    bar = _edges(frame, layout.span(axis, *article)) if article else None
    x = layout.beside((left - reach, right + reach), bar, need(label, "known"), frame.axis, 6)
    say(place, label, "known", x, BAR / 2 + 5)


def _said(place: ET.Element, event: Row, axis: Axis, frame: Frame, year: int | None, *, shared: bool) -> None:
    """Below the marks: what the article's words can mean, in words, and what the axis is where no heading says it."""
    pair = layout.bounds(event, "date")
    label = words.short(event["date_edtf"], year) if pair else "the article gives no date"
    if pair and event["date_edtf"] == event["best_edtf"]:
        label = "the article says the same"
    at = _edges(frame, layout.span(axis, *pair))[0] if pair else frame.axis[0]
    x = layout.below(at, need(label, "said"), frame.axis)
    say(place, label, "said", x, BAR + 16)
    name = axis.name
    filled = pair and tuple(pair) == (axis.first, axis.last)
    free = frame.axis[1] - need(name, "small")
    if not shared and not filled and x + need(label, "said") + 12 < free:
        say(place, name, "small end", frame.axis[1], BAR + 16)


def _foot(canvas: Canvas, schema: dict, tables: Tables, articles: list[Row]) -> None:
    room = (canvas.frame.words[0], canvas.frame.axis[1])
    label = " ".join(_sources(schema, tables, articles))
    group = canvas.block("foot", 8 + _height(label, "small", room) + 10)
    add(group, "line", **{"class": "rule"}, x1=room[0], x2=room[1], y1=0, y2=0)
    _lines(group, label, "small", 8, canvas.frame, room)


def _sources(schema: dict, tables: Tables, articles: list[Row]) -> Iterator[str]:
    others = len(tables["sources"]) - len(articles)
    named = f"{articles[0]['publisher']}, {facts.when(articles[0])}" if len(articles) == 1 else f"{len(articles)} articles"
    yield f"Source: {named}{f', and {others} other pages' if others else ''}."
    yield f"{schema['title'].split(':')[0]} {schema['version']}, {schema['licenses'][0]['name']}."
