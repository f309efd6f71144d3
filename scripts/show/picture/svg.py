"""The elements of a drawing: its frame, SVG elements with short numbers, texts in lines.

Letter sizes are repeated in picture.css; a test compares them.
"""

import xml.etree.ElementTree as ET
from typing import NamedTuple

from scripts.show.picture import typeset

# Letter sizes in pixels, by class.
SIZES = {
    "": 14,
    "headline": 22,
    "heading": 14,
    "title": 14,
    "quote": 13,
    "small": 13,
    "said": 13,
    "known": 13,
}
BOLD_KINDS = ("headline", "heading", "title", "known")
LINE = 1.3  # height of a line, in letter sizes

Pixels = tuple[float, float]  # from, to


class Frame(NamedTuple):
    """The shape of a picture: where its texts and its axes are, from left to right."""

    name: str
    width: int
    words: tuple[int, int]
    axis: tuple[int, int]

    @property
    def stacked(self) -> bool:
        """Whether the axis is below the words, not beside them."""
        return self.words == self.axis

    @property
    def room(self) -> tuple[int, int]:
        """The whole width inside the margins."""
        return self.words[0], self.axis[1]

    @property
    def length(self) -> int:
        """The length of an axis."""
        return self.axis[1] - self.axis[0]

    def across(self, share: float) -> float:
        """Return where a share of an axis is, in pixels."""
        return self.axis[0] + share * self.length


WIDE = Frame("wide", 760, (14, 314), (332, 746))
NARROW = Frame("narrow", 340, (10, 330), (10, 330))


def rounded(value: float) -> str:
    """Return a coordinate with at most one decimal, the same on every machine."""
    return f"{round(value, 1):g}"


def add(
    parent: ET.Element, tag: str, content: str | None = None, /, **attributes: object
) -> ET.Element:
    """Add an element. Numbers are shortened; `data_x` is written `data-x`, `class_` `class`."""
    written = {
        name.rstrip("_").replace("_", "-"): rounded(value)
        if isinstance(value, int | float)
        else str(value)
        for name, value in attributes.items()
    }
    child = ET.SubElement(parent, tag, written)
    child.text = content
    return child


def add_text(parent: ET.Element, content: str, kind: str, x: float, y: float) -> None:
    """Add a text; its kind is a class of picture.css."""
    add(parent, "text", content, class_=kind, x=x, y=y)


def need(content: str, kind: str) -> float:
    """Return how wide a text of that kind may be, in pixels."""
    return typeset.width(content, SIZES[kind], kind in BOLD_KINDS)


def add_lines(group: ET.Element, content: str, kind: str, y: float, room: tuple[int, int]) -> float:
    """Add a text in as many lines as it needs; return their height."""
    size = SIZES[kind]
    lines = wrapped(content, kind, room)
    if kind == "headline":
        lines = typeset.balance(content, size, room[1] - room[0], bold=True)
    for number, line in enumerate(lines):
        add_text(group, line, kind, room[0], y + size + number * size * LINE)
    return len(lines) * size * LINE


def height_of(content: str, kind: str, room: tuple[int, int]) -> float:
    """Return the height of a text in a room, from left to right."""
    return len(wrapped(content, kind, room)) * SIZES[kind] * LINE


def wrapped(content: str, kind: str, room: tuple[int, int]) -> list[str]:
    """Return the lines of a text of that kind in a room, from left to right."""
    return typeset.wrap(content, SIZES[kind], room[1] - room[0], kind in BOLD_KINDS)
