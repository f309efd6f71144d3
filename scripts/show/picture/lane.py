"""The marks of one event: the window of the article's words, the best-known date, both in words.

A solid mark means that every day of it is certain. Where only some days are, the mark is a pale or
hollow bar from the first possible day to the last, with the certain days as a solid core.
"""

import xml.etree.ElementTree as ET
from datetime import date
from typing import NamedTuple

from scripts.show import words
from scripts.show.facts import TextRow
from scripts.show.picture import layout
from scripts.show.picture.layout import CLEAR, GAP, Axis
from scripts.show.picture.svg import (
    BOLD_KINDS,
    LINE,
    NARROW,
    SIZES,
    WIDE,
    Frame,
    Pixels,
    add,
    add_text,
    need,
    rounded,
    wrapped,
)

# All in pixels.
BAR, POINT = 14, 7  # the height of a window, half the width of a point
BELOW = 16  # from a line of text to the next, below the marks
THIN = 3  # the least width of a bar
BASE = 5  # from the middle of a mark to the base line of its label
TICK = 4  # how far a line of the grid goes beyond the bars


class Look(NamedTuple):
    """How a date is drawn: the prefix of its columns, the classes of its marks, the bar."""

    prefix: str
    solid: str
    vague: str
    core: str
    top: float
    height: float
    rise: (
        float  # a bar narrower than a point is taller by so much, above and below: a point hides it
    )


ARTICLE_LOOK = Look("date", "given", "window", "core", 0, BAR, 4)
BEST_LOOK = Look("best", "best", "best vague", "best core", 3, BAR - 6, 0)
# What is said of the article's date where it is not said in words.
SAME, UNDATED = "the article says the same", "the article gives no date"
ALONE, ITS_OWN = "from the article alone", "from the article"
# What the page's script needs to draw a lane at another scale.
FOR_SCRIPT: dict[str, object] = {
    "BAR": BAR, "POINT": POINT, "BELOW": BELOW, "THIN": THIN, "BASE": BASE, "TICK": TICK,
    "GAP": GAP, "CLEAR": CLEAR, "SIZES": SIZES, "ARTICLE_LOOK": ARTICLE_LOOK._asdict(),
    "BEST_LOOK": BEST_LOOK._asdict(), "MONTHS": words.MONTH_NAMES, "BOLD_KINDS": BOLD_KINDS, "LINE": LINE,
    "FRAMES": {frame.name: frame._asdict() for frame in (WIDE, NARROW)},
}  # fmt: skip


class Known(NamedTuple):
    """The mark of the best-known date and its label."""

    edges: Pixels
    point: bool
    label: str
    x: float | None  # where the label begins beside the mark; None: no room for it
    lines: list[str]  # of the label, below the marks


def remark(event: TextRow, dated_by: int) -> str:
    """Return what is said of the article's date instead of its words; empty if they are said.

    `dated_by` is how many sources date the event, the article among them.
    """
    said, best = event["date_edtf"], event["best_edtf"]
    if not said:
        return UNDATED
    if words.words(said) != words.words(best):
        return ""
    if event["best_source_id"] != event["article_id"]:
        return SAME
    return ITS_OWN if dated_by > 1 else ALONE


def add_ticks(group: ET.Element, axis: Axis, frame: Frame, y: float) -> None:
    """Add the labels of an axis."""
    for tick in layout.ticks(axis, frame.length, SIZES["small"]):
        half = need(tick.label, "small") / 2
        x = min(max(frame.across(tick.share), frame.axis[0] + half), frame.axis[1] - half)
        add_text(group, tick.label, "small middle", x, y)


class Lane:
    """The marks of one event on its axis. `shared`: a heading names the axis and its year."""

    def __init__(
        self, event: TextRow, axis: Axis, frame: Frame, *, shared: bool, dated_by: int
    ) -> None:
        self.event, self.axis, self.frame, self.shared = event, axis, frame, shared
        self.dated_by = dated_by
        self.year = axis.year if shared else None
        self.bar = self._bar(layout.bounds(event, "date"))
        self.known = self._known()
        self.said = wrapped(self._article(), "said", frame.axis)

    @property
    def extra(self) -> float:
        """The height added by labels, compared with a label beside the mark and one line below."""
        return BELOW * (len(self.said) - 1 + self._below)

    @property
    def _below(self) -> int:
        """How many lines the label of the best-known date takes below the marks."""
        return len(self.known.lines) if self.known and self.known.x is None else 0

    def draw(self, place: ET.Element) -> None:
        """Draw everything that depends on the scale. The page's script redraws it when zoomed."""
        labelled = layout.ticks(self.axis, self.frame.length, SIZES["small"])
        shares = [tick.share for tick in labelled] if self.shared else layout.grid(self.axis)
        if not self.shared:
            add_ticks(place, self.axis, self.frame, -8)
        for x in map(self.frame.across, shares):
            add(place, "line", class_="grid", x1=x, x2=x, y1=-TICK, y2=BAR + TICK)
        if self.bar:
            self._draw_bar(place, ARTICLE_LOOK, self.bar)
        if self.known:
            self._draw_known(place, self.known)
        self._draw_words(place)

    def _pixels(self, first: date | None, last: date | None) -> Pixels:
        shares = layout.shares(self.axis, first, last)
        return self.frame.across(shares.left), self.frame.across(shares.right)

    def _bar(self, bounds: tuple[date | None, date | None] | None) -> Pixels | None:
        return _visible(self._pixels(*bounds), self.frame.axis) if bounds else None

    def _known(self) -> Known | None:
        bounds = layout.bounds(self.event, "best")
        edges = self._bar(bounds)
        if not bounds or not edges:
            return None
        # A short bar would not be seen: it is drawn as a point.
        point = all(bounds) and (bounds[0] == bounds[1] or edges[1] - edges[0] < 2 * POINT)
        if point:
            middle = sum(self._pixels(*bounds)) / 2
            edges = middle - POINT, middle + POINT
        label, axis = words.short(self.event["best_edtf"], self.year), self.frame.axis
        solid = self.bar is not None and layout.certain(self.event, "date") is not None
        x = layout.beside(edges, self.bar, need(label, "known"), axis, solid=solid)
        return Known(edges, point, label, x, wrapped(label, "known", axis))

    def _article(self) -> str:
        """What the article's words can mean."""
        said = self.event["date_edtf"]
        return remark(self.event, self.dated_by) or words.short(said, self.year)

    def _draw_bar(self, place: ET.Element, look: Look, bar: Pixels) -> None:
        solid = layout.solid(self.event, look.prefix)
        rise = look.rise if bar[1] - bar[0] < POINT else 0
        upright = look.top - rise, look.height + 2 * rise
        opened = [not self.event[f"{look.prefix}_{side}"] for side in ("earliest", "latest")]
        add_bar(place, look.solid if solid else look.vague, bar, upright, opened)
        core = None if solid else self._core(look.prefix, bar, opened)
        if core:
            add_bar(place, look.core, core, upright, [False, False])

    def _core(self, prefix: str, bar: Pixels, opened: list[bool]) -> Pixels | None:
        """Where the certain days of a bar are. None if the bar is too short to show them."""
        certain = layout.certain(self.event, prefix)
        if not certain:
            return None
        left, right = _visible(self._pixels(*certain), bar)
        tip = _tip(bar, BAR)
        room = bar[0] + tip * opened[0], bar[1] - tip * opened[1]
        inside = room[0] - 0.01 <= left and right <= room[1] + 0.01
        return (left, right) if inside and bar[1] - bar[0] - (right - left) >= THIN else None

    def _draw_known(self, place: ET.Element, known: Known) -> None:
        if known.point:
            kind = BEST_LOOK.solid if layout.solid(self.event, "best") else BEST_LOOK.vague
            add_point(place, kind, sum(known.edges) / 2, BAR / 2)
        else:
            self._draw_bar(place, BEST_LOOK, known.edges)
        if known.x is not None:
            add_text(place, known.label, "known", known.x, BAR / 2 + BASE)
        else:
            self._draw_lines(place, known.lines, "known", known.edges[0], BAR + BELOW)

    def _draw_words(self, place: ET.Element) -> None:
        """Below the marks: the article's date."""
        y = BAR + BELOW * (1 + self._below)
        at = self.bar[0] if self.bar else self.frame.axis[0]
        self._draw_lines(place, self.said, "said", at, y)

    def _draw_lines(
        self, place: ET.Element, lines: list[str], kind: str, left: float, y: float
    ) -> None:
        """Draw lines of text below a mark, from its left end on."""
        x = layout.below(left, max(need(line, kind) for line in lines), self.frame.axis)
        for number, line in enumerate(lines):
            add_text(place, line, kind, x, y + number * BELOW)


def _visible(bar: Pixels, room: Pixels) -> Pixels:
    """Widen a bar that is too thin to be seen, inside its room."""
    left, right = bar
    if right - left >= THIN:
        return bar
    left = min(max((left + right - THIN) / 2, room[0]), room[1] - THIN)
    return left, left + THIN


def _tip(bar: Pixels, height: float) -> float:
    """Return the length of the arrow at an open side of a bar."""
    return min(height / 2, bar[1] - bar[0])


def add_bar(place: ET.Element, kind: str, bar: Pixels, upright: Pixels, opened: list[bool]) -> None:
    """Add a bar; `upright` is its top and its height. An open side is an arrow."""
    (left, right), (top, height) = bar, upright
    tip = _tip(bar, height)
    middle, bottom = top + height / 2, top + height
    starts = left + tip * opened[0]
    ends = right - tip * opened[1]
    points = [(starts, top), (ends, top), *[(right, middle)] * opened[1]]
    points += [(ends, bottom), (starts, bottom), *[(left, middle)] * opened[0]]
    add(
        place,
        "path",
        class_=kind,
        d=f"M{' L'.join(f'{rounded(x)} {rounded(y)}' for x, y in points)}Z",
    )


def add_point(place: ET.Element, kind: str, x: float, y: float) -> None:
    """Add the diamond of a date at one place."""
    p = rounded(POINT)
    path = f"M{rounded(x)} {rounded(y - POINT)}l{p} {p}l-{p} {p}l-{p} -{p}Z"
    add(place, "path", class_=kind, d=path)
