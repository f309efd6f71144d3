"""Draw the picture: a headline, then a line for each event with the window of its words, its
best-known date, and both in words. From `layout.MANY` events on it has a strip of how many there
are in each month or year, and lines for those that matter most.

One drawing in two shapes: `WIDE` (data/timeline.svg), and `NARROW` for a phone
(data/timeline_narrow.svg). The page opens on the same drawing, inline.
"""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.package.descriptor import Json
from scripts.show import facts, words
from scripts.show.facts import TextRow, TextTables
from scripts.show.picture import layout, strip
from scripts.show.picture.finding import by_weight, finding
from scripts.show.picture.lane import (
    ALONE,
    ARTICLE_LOOK,
    BAR,
    BEST_LOOK,
    ITS_OWN,
    POINT,
    SAME,
    Lane,
    add_bar,
    add_point,
    add_ticks,
)
from scripts.show.picture.layout import Axis, Panel
from scripts.show.picture.strip import Strip
from scripts.show.picture.svg import (
    NARROW,
    WIDE,
    Frame,
    add,
    add_lines,
    add_text,
    height_of,
    need,
    rounded,
)

__all__ = ["ALONE", "ITS_OWN", "NARROW", "SAME", "STYLE", "WIDE", "draw", "plain_colours"]
STYLE = (Path(__file__).parent / "picture.css").read_text("utf-8")
NO_SOURCE, NO_WORDS = "no source gives a date", "no words for its date"
NO_DATE_KNOWN = "no date is known"
IN_ARTICLE, BEST_KNOWN, NO_DATE = "In the article: ", "Best known: ", "no date"
SIGNS = (  # of the legend: kind, label
    ("sure", "certainly in that period"),
    ("maybe", "possibly in that period"),
    ("window", "the article: some time in here"),
    ("given", "the article: these days"),
    ("core", "solid inside: certain days"),
    ("arrow", "arrow: no start or end given"),
    ("best", "best-known day, all sources"),
    ("best bar", "best-known days, all sources"),
    ("best vague", "hollow: best-known, not certain"),
    ("best vague bar", "hollow bar: best-known, some time in it"),
)
ROWS = 20  # of a picture with a strip
MORE = "and {} more. In the picture: words that were narrowed most, then dates of most sources."
EVERY = 6  # rows between two lines of labels of an axis
RULER = 18  # pixels for such a line


class Canvas:
    """A drawing that grows downwards. Each block is a group, so that the page can move it."""

    def __init__(self, tables: TextTables, frame: Frame, *, inline: bool) -> None:
        self.svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg"})
        self.frame, self.inline, self.y = frame, inline, 0.0
        self.finding = finding(tables)
        self.dated_by = Counter(
            row["event_id"] for row in tables["attestations"] if row["date_edtf"]
        )

    def block(self, kind: str, height: float, **data: str) -> ET.Element:
        """Add a group below the last one."""
        place = {"transform": f"translate(0 {rounded(self.y)})", "data-height": rounded(height)}
        self.y += height
        return add(self.svg, "g", class_=kind, **place, **data)


def draw(schema: Json, tables: TextTables, frame: Frame = WIDE, *, inline: bool = False) -> bytes:
    """Return the picture as SVG, the same bytes for the same tables.

    `inline`: for the page, which has the headline and the style.
    """
    canvas = Canvas(tables, frame, inline=inline)
    svg, events = canvas.svg, tables["events"]
    many = len(events) >= layout.MANY
    found = strip.strip(events) if many else None
    shown = _chosen(tables, found) if many else events
    svg.set("class", f"timeline {frame.name}")
    _name(canvas, schema["title"], shown)
    paper = add(svg, "rect", class_="paper", width=frame.width)
    if not inline:
        _finding(canvas)
    # The page can show a row of any event.
    _head(canvas, events if inline else shown, many=found is not None)
    articles = facts.articles(tables)
    if many:
        _strip(canvas, shown, found, len(events))
    else:
        _articles(canvas, articles, events)
    _foot(canvas, schema, tables, articles)
    height = rounded(canvas.y)
    paper.set("height", height)
    size = {"width": str(frame.width), "height": height}
    svg.attrib |= {"viewBox": f"0 0 {frame.width} {height}"} | size
    drawn: bytes = ET.tostring(svg, encoding="utf-8", xml_declaration=False)
    return drawn + b"\n"


def _chosen(tables: TextTables, found: Strip | None) -> list[TextRow]:
    """The events that have a row beside a strip: those that matter most, in order of time."""
    rows = facts.by_id(tables, "event")
    chosen: list[TextRow] = []
    for event in map(rows.__getitem__, by_weight(tables)):
        if found and found.holds(layout.days_of(event)):
            chosen.append(event)
        if len(chosen) == ROWS:
            break
    return sorted(chosen, key=lambda event: sorted(layout.days_of(event)))


def _name(canvas: Canvas, title: str, events: Sequence[TextRow]) -> None:
    """Add title, description and style; the page has the last two."""
    svg, key = canvas.svg, f"picture-{canvas.frame.name}"
    add(svg, "title", f"{canvas.finding.headline}. {title}", id=f"{key}-title")
    svg.attrib |= {"role": "group", "aria-labelledby": f"{key}-title"}
    if not canvas.inline:
        svg.attrib |= {"role": "img", "aria-labelledby": f"{key}-title {key}-desc"}
        said = " ".join([canvas.finding.sentence, *map(sentence, events)])
        add(svg, "desc", said, id=f"{key}-desc")
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
        f"{IN_ARTICLE}{quote}{words.words(event['date_edtf']) or NO_DATE}",
        f"{BEST_KNOWN}{words.words(event['best_edtf']) or NO_SOURCE}",
    )


def sentence(event: TextRow) -> str:
    """Return what a line of the picture says, for a screen reader."""
    return ". ".join(sayings(event)) + "."


def _finding(canvas: Canvas) -> None:
    found, room = canvas.finding, canvas.frame.room
    top = height_of(found.headline, "headline", room)
    group = canvas.block("finding", 15 + top + height_of(found.sentence, "", room))
    add_lines(group, found.headline, "headline", 12, room)
    add_lines(group, found.sentence, "", 15 + top, room)


def _head(canvas: Canvas, events: Sequence[TextRow], *, many: bool) -> None:
    left, right = canvas.frame.room
    x, y = float(left), 10.0
    places: list[tuple[str, str, float, float]] = []
    for kind, label in legend(events, many=many):
        width = 32 + need(label, "small")
        if places and (canvas.frame.stacked or x + width > right):
            x, y = float(left), y + 20
        places.append((kind, label, x, y))
        x += width + 12
    group = canvas.block("head", y + 32)
    for kind, label, x, y in places:
        # The look of the sign is not that of its text, so its kind is no class of the group.
        place = f"translate({rounded(x)} {rounded(y)})"
        sign = add(group, "g", class_="sign", data_kind=kind, transform=place)
        _sign(sign, kind)
        add_text(sign, label, "small", 32, 11)


def _sign(place: ET.Element, kind: str) -> None:
    if kind in (BEST_LOOK.solid, BEST_LOOK.vague):
        add_point(place, kind, 12, POINT)
    elif kind == "arrow":
        add_bar(place, ARTICLE_LOOK.vague, (0.5, 23.5), (1, BAR - 2), [True, True])
    elif kind.startswith("best"):
        look = BEST_LOOK.solid if kind == "best bar" else BEST_LOOK.vague
        add_bar(place, look, (0.5, 23.5), (BEST_LOOK.top, BEST_LOOK.height), [False, False])
    else:
        under = ARTICLE_LOOK.vague if kind == "core" else kind
        add_bar(place, under, (0.5, 23.5), (1, BAR - 2), [False, False])
    if kind == "core":
        add_bar(place, kind, (8, 16), (1, BAR - 2), [False, False])


def legend(events: Sequence[TextRow], *, many: bool = False) -> list[tuple[str, str]]:
    """Return the signs that the picture uses, and no others: (kind, label)."""
    used = {"sure", "maybe"} if many else set()
    used |= {
        kind for event in events for prefix in ("date", "best") for kind in _kinds(event, prefix)
    }
    return [(kind, label) for kind, label in SIGNS if kind in used]


def _kinds(event: TextRow, prefix: str) -> Iterator[str]:
    """The signs of one date of an event."""
    if not event[f"{prefix}_edtf"]:
        return
    solid, sides = layout.solid(event, prefix), layout.sides(event, prefix)
    if prefix == "best":
        yield f"best{' vague' * (not solid)}{' bar' * (len({*sides}) > 1)}"
    else:
        yield "given" if solid else "window"
    if not solid and layout.certain(event, prefix):
        yield "core"
    if not all(sides):
        yield "arrow"


def _articles(canvas: Canvas, articles: Sequence[TextRow], events: Sequence[TextRow]) -> None:
    events_of = facts.group_by(events, "article_id")
    for article in articles:
        if len(articles) > 1:
            _article(canvas, article)
        for panel in layout.panels(events_of[article["source_id"]]):
            _panel(canvas, panel)


def _strip(canvas: Canvas, shown: Sequence[TextRow], found: Strip | None, count: int) -> None:
    """The strip on its axis, the events that matter most on the same, and how many are left."""
    frame = canvas.frame
    if found:
        room = frame.room if frame.stacked else (frame.words[0], frame.axis[0] - 18)
        title = strip.heading(found)
        said = strip.apart(found)
        texts = height_of(title, "heading", room)
        height = texts + (height_of(said, "small", room) if said else 0)
        top = 8 + height * frame.stacked
        group = canvas.block("strip", max(height, top + strip.HEIGHT) + 12)
        add_lines(group, title, "heading", 5, room)
        if said:
            add_lines(group, said, "small", 5 + texts, room)
        strip.add_strip(group, found, frame, top)
        lanes = [(event, found.axis) for event in shown]
        _panel(canvas, Panel(f"{len(shown)} of {count:,} events", found.axis, lanes))
    if count > len(shown):
        said = MORE.format(f"{count - len(shown):,}")
        more = canvas.block("more", 8 + height_of(said, "small", frame.room) + 8)
        add_lines(more, said, "small", 8, frame.room)


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
    group = canvas.block("heading", height + (20 if below else 4))
    add_lines(group, panel.heading, "heading", 5, room)
    if panel.axis:
        add_ticks(group, panel.axis, frame, height + 13 if below else 19)
    for number, (event, axis) in enumerate(panel.lanes):
        if panel.axis and number and number % EVERY == 0:
            add_ticks(canvas.block("ruler", RULER), panel.axis, frame, RULER - 5)
        _lane(canvas, event, axis, shared=panel.axis is not None)


def _quote(event: TextRow) -> tuple[str, str]:
    """The text below a title, and its kind: only words of a source are set as a quotation."""
    if event["date_verbatim"]:
        return f"\u201c{event['date_verbatim']}\u201d", "quote"
    return NO_WORDS, "small"


def _lane(canvas: Canvas, event: TextRow, axis: Axis | None, *, shared: bool) -> None:
    frame, about = canvas.frame, canvas.finding.event_id
    key = event["event_id"]
    dated_by = canvas.dated_by[key]
    lane = Lane(event, axis, frame, shared=shared, dated_by=dated_by) if axis else None
    kind = "title" if key == about else ""
    texts = height_of(event["title"], kind, frame.words) + height_of(*_quote(event), frame.words)
    ruler = RULER if lane and not shared else 0
    marks = ruler + (BAR + 22 + lane.extra if lane else 20)
    data = {"data-event": key}
    data |= {"data-axis": f"{axis.first}|{axis.last}"} if axis else {}
    height = 14 + texts + marks if frame.stacked else 10 + max(texts, marks)
    group = canvas.block(
        "lane found" if kind else "lane muted" if about else "lane", height, **data
    )
    if kind:
        add(group, "rect", class_="tint", width=frame.width, height=height)
    add(group, "line", class_="rule", x1=frame.words[0], x2=frame.axis[1], y1=0, y2=0)
    whole = group
    if canvas.inline:
        name = f"{event['title']} {_quote(event)[0]}"  # the lines, as they are heard
        whole = add(group, "a", href=f"#event-{key}", aria_label=name)
    else:
        add(group, "title", sentence(event))
    below = 4 + add_lines(whole, event["title"], kind, 4, frame.words)
    add_lines(whole, *_quote(event), below, frame.words)
    top = (10 + texts if frame.stacked else 6) + ruler
    place = add(group, "g", class_="marks", transform=f"translate(0 {rounded(top)})")
    if lane:
        lane.draw(place)
    else:
        add_text(place, NO_DATE_KNOWN, "small", frame.axis[0], 13)


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
