"""Draw data/timeline.svg: every event in order, the years and one month side by side, the article above the best-known date."""

import xml.etree.ElementTree as ET
from calendar import monthrange
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from scripts.package.tables import Cells
from scripts.reader.lexicon import MONTHS

WIDTH, ROW, TOP, FOOT = 600, 42, 110, 66  # pixels
MARGIN, LANE = 14, 7  # of the picture; the height of a bar
STUB = 34  # how far an open end fades, whatever it may really reach
# Vermilion and a dark blue stay apart for every kind of colour vision; shape and place tell them apart without colour.
STYLE = """
text { font: 14px system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', Arial, sans-serif; fill: #1b1f24 }
.title { font-size: 18px; font-weight: 700 } .small { font-size: 12px; fill: #57606a } .strong { font-weight: 600 }
.end { text-anchor: end } .middle { text-anchor: middle }
.paper { fill: #ffffff } .zoom { fill: #f3f5f8 } .rule { stroke: #d0d7de } .grid { stroke: #e2e7ed } .break { stroke: #57606a; fill: none }
.article { fill: #1f4e8c; stroke: #1f4e8c; color: #1f4e8c } .best { fill: #c84c00; stroke: #c84c00; color: #c84c00 }
.window { fill-opacity: .18; stroke-width: 1 } .open { stroke: none !important }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .small { fill: #9da7b3 } .paper { fill: #0d1117 } .zoom { fill: #171d26 }
.rule { stroke: #3d444d } .grid { stroke: #262d37 } .break { stroke: #9da7b3 }
.article { fill: #79b0f2; stroke: #79b0f2; color: #79b0f2 } .best { fill: #ff9452; stroke: #ff9452; color: #ff9452 }
.window { fill-opacity: .28 }
}
"""


class Panel(NamedTuple):
    """A stretch of time on a stretch of the picture: days from `first` to `last` lie between `left` and `right`."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date, end: bool = False) -> float:
        """Return where a day begins, or with `end` where it ends, kept to the panel."""
        share = (day.toordinal() + end - self.first.toordinal()) / (self.last.toordinal() + 1 - self.first.toordinal())
        return round(self.left + min(max(share, 0), 1) * (self.right - self.left), 1)

    def shows(self, earliest: date | None, latest: date | None) -> bool:
        """Whether any day of the bounds lies in the panel."""
        return (earliest or date.min) <= self.last and (latest or date.max) >= self.first


def draw(events: list[Cells]) -> bytes:
    """Return the picture as SVG: always the same bytes for the same rows of the table `events`."""
    height = TOP + ROW * len(events) + FOOT
    svg = ET.Element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {height}", "width": str(WIDTH), "height": str(height)}
        | {"role": "img", "aria-labelledby": "title desc"},
    )
    _add(svg, "title", "Timeline of Kazakhstan and the European Union", id="title")
    _add(svg, "desc", " ".join(_sentence(event) for event in events), id="desc")
    _add(svg, "style", STYLE)
    _gradients(svg)
    _add(svg, "rect", **{"class": "paper"}, width=WIDTH, height=height)
    _add(svg, "text", "Kazakhstan and the EU: what was dated, and how well", x=MARGIN, y=28, **{"class": "title"})
    years, month = _panels(events)
    _axes(svg, years, month, height)
    for number, event in enumerate(events):
        _event(svg, event, TOP + ROW * number, (years, month))
    _legend(svg, height - FOOT + 16)
    ET.indent(svg)
    return ET.tostring(svg, encoding="utf-8", xml_declaration=False) + b"\n"


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: object) -> ET.Element:
    child = ET.SubElement(parent, tag, {name: str(value) for name, value in attributes.items()})
    child.text = text
    return child


def _sentence(event: Cells) -> str:
    said = f"the article has {event['date_edtf']}"
    return f"{event['title']}: {said}; best known is {event['best_edtf']}."


def busiest_month(events: list[Cells]) -> date:
    """Return the first day of the month in which most best-known dates begin, the earliest of several."""
    months = Counter(event["best_earliest"].replace(day=1) for event in events if event.get("best_earliest"))
    return min(months, key=lambda month: (-months[month], month)) if months else date(2000, 1, 1)


def _panels(events: list[Cells]) -> tuple[Panel, Panel]:
    """The years that all dates span, and the busiest month."""
    days = [
        event[c] for event in events for c in ("date_earliest", "date_latest", "best_earliest", "best_latest") if event.get(c)
    ]
    month = busiest_month(events)
    end = month.replace(day=monthrange(month.year, month.month)[1])
    years = Panel(date(min(days, default=month).year, 1, 1), date(max(days, default=month).year, 12, 31), MARGIN, 188)
    return years, Panel(month, end, 216, WIDTH - MARGIN)


def _axes(svg: ET.Element, years: Panel, month: Panel, height: int) -> None:
    bottom = height - FOOT
    _add(svg, "rect", **{"class": "zoom"}, x=month.left - 8, y=44, width=month.right - month.left + 16, height=bottom - 44, rx=6)
    heading = f"{MONTHS[month.first.month - 1].title()} {month.first.year}, day by day"
    for panel, words in ((years, "The years"), (month, heading)):
        _add(svg, "text", words, x=panel.left, y=66, **{"class": "strong"})
    for year in range(-(-years.first.year // 10) * 10, years.last.year + 1, 10):
        _tick(svg, years.x(date(year, 1, 1)), str(year), bottom)
    for day in (1, 5, 10, 15, 20, 25, month.last.day):
        at = month.first.replace(day=day)
        _tick(svg, (month.x(at) + month.x(at, True)) / 2, str(day), bottom)
    # The cut between the two scales.
    middle = (years.right + month.left - 8) / 2
    _add(svg, "path", d=f"M{middle - 4} 100 l4 -10 l0 10 l4 -10", **{"class": "break"})


def _tick(svg: ET.Element, x: float, words: str, bottom: int) -> None:
    _add(svg, "text", words, x=x, y=90, **{"class": "small middle"})
    _add(svg, "line", x1=x, x2=x, y1=98, y2=bottom, **{"class": "grid"})


def _event(svg: ET.Element, event: Cells, y: int, panels: tuple[Panel, Panel]) -> None:
    group = _add(svg, "g")
    _add(group, "title", _sentence(event))
    _add(group, "line", x1=MARGIN, x2=WIDTH - MARGIN, y1=y - 4, y2=y - 4, **{"class": "rule"})
    _add(group, "text", str(event["title"]), x=MARGIN, y=y + 11)
    words = str(event.get("date_verbatim") or "")
    if words and len(words) * 6.6 + len(str(event["title"])) * 7.6 < WIDTH - 2 * MARGIN:  # where there is room for both
        _add(group, "text", f"\u201c{words}\u201d", x=WIDTH - MARGIN, y=y + 11, **{"class": "small end"})
    for panel in panels:
        for lane, prefix in enumerate(("date", "best")):
            _mark(group, event, prefix, panel, y + 17 + lane * (LANE + 2))


def _mark(group: ET.Element, event: Cells, prefix: str, panel: Panel, y: float) -> None:
    """A day is a point, a window a light bar, a span a solid bar; an open end fades."""
    first, last, value = event.get(f"{prefix}_earliest"), event.get(f"{prefix}_latest"), str(event.get(f"{prefix}_edtf") or "")
    if not value or not panel.shows(first, last):
        return
    kind = "article" if prefix == "date" else "best"
    if first == last:
        _point(group, kind, (panel.x(first) + panel.x(first, True)) / 2, y)
        return
    left = panel.x(first) if first else max(panel.x(last, True) - STUB, panel.left)
    right = panel.x(last, True) if last else min(panel.x(first) + STUB, panel.right)
    bar = _add(group, "rect", x=left, y=y, width=round(max(right - left, 3), 1), height=LANE, rx=2)
    if first and last:
        bar.set("class", f"{kind} window" if "/" not in value else kind)
    else:
        bar.set("class", f"{kind} open")
        bar.set("style", f"fill: url(#{kind}-{'from' if first else 'to'})")


def _point(group: ET.Element, kind: str, x: float, y: float) -> None:
    middle = y + LANE / 2
    if kind == "article":
        _add(group, "circle", cx=round(x, 1), cy=middle, r=LANE / 2, **{"class": kind})
    else:
        _add(group, "path", d=f"M{x:.1f} {middle - 4.5} l4.5 4.5 l-4.5 4.5 l-4.5 -4.5 z", **{"class": kind})


def _gradients(svg: ET.Element) -> None:
    """A fade for each colour and side: `from` a known first day into the open, `to` a known last day out of it."""
    defs = _add(svg, "defs")
    for kind in ("article", "best"):
        for side, ends in (("from", (1, 0)), ("to", (0, 1))):
            gradient = _add(defs, "linearGradient", id=f"{kind}-{side}")
            gradient.set("class", kind)
            for offset, opacity in zip((0, 1), ends, strict=True):
                stop = _add(gradient, "stop", offset=offset)
                stop.set("style", f"stop-color: currentColor; stop-opacity: {opacity}")


def _legend(svg: ET.Element, y: int) -> None:
    """Two colours, and below them the four shapes."""
    keys: list[tuple[int, int, str, Callable[[float, float], object]]] = [
        (MARGIN, 0, "what the article says", lambda x, top: _point(svg, "article", x + 10, top)),
        (216, 0, "the best-known date, from all sources", lambda x, top: _point(svg, "best", x + 10, top)),
        (MARGIN, 1, "one day", lambda x, top: (_point(svg, "article", x + 5, top), _point(svg, "best", x + 18, top))),
        (112, 1, "some time in", lambda x, top: _bar(svg, x, top, "article window")),
        (238, 1, "all through", lambda x, top: _bar(svg, x, top, "article")),
        (
            352,
            1,
            "open, however far it reaches",
            lambda x, top: _bar(svg, x, top, "article open", "fill: url(#article-from)"),
        ),
    ]
    for x, row, words, mark in keys:
        mark(x, y + row * 22)
        _add(svg, "text", words, x=x + 30, y=y + row * 22 + 8, **{"class": "small"})


def _bar(svg: ET.Element, x: float, y: float, kind: str, style: str = "") -> None:
    bar = _add(svg, "rect", x=x, y=y, width=24, height=LANE, rx=2, **{"class": kind})
    if style:
        bar.set("style", style)
