"""What a drawing is made of: its frame, elements of SVG with short numbers, texts in lines. Sizes are those of picture.css."""

import xml.etree.ElementTree as ET
from typing import NamedTuple

from scripts.show.picture import text

BAR, POINT = 14, 7  # pixels: the height of a window, half the width of a point
BELOW = 16  # from a line of text to the next, below the marks
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


def show(value: float) -> str:
    """Return a coordinate with at most one decimal, the same on every machine."""
    return f"{round(value, 1):g}"


def add(
    parent: ET.Element, tag: str, content: str | None = None, **attributes: object
) -> ET.Element:
    """Add an element; numbers are written short, and `_` in a name stands for `-`."""
    written = {
        name.replace("_", "-"): show(value) if isinstance(value, int | float) else str(value)
        for name, value in attributes.items()
    }
    child = ET.SubElement(parent, tag, written)
    child.text = content
    return child


def say(
    parent: ET.Element, content: str, kind: str, x: float, y: float, **more: object
) -> ET.Element:
    """Add a text; its kind is a class of picture.css."""
    return add(parent, "text", content, **{"class": kind}, x=x, y=y, **more)


def need(content: str, kind: str) -> float:
    """Return how wide a text of that kind may be, in pixels."""
    return text.width(content, SIZES[kind], kind in BOLD)


def set_lines(
    group: ET.Element,
    content: str,
    kind: str,
    y: float,
    frame: Frame,
    room: tuple[int, int] | None = None,
) -> float:
    """Set a text in as many lines as it needs; return the height that they take."""
    left, right = room or frame.words
    size = SIZES[kind]
    lines = wrapped(content, kind, (left, right))
    if kind == "headline":
        lines = text.balance(content, size, right - left, bold=True)
    for number, line in enumerate(lines):
        say(group, line, kind, left, y + size + number * size * LINE)
    return len(lines) * size * LINE


def height_of(content: str, kind: str, room: tuple[int, int]) -> float:
    """Return the height that a text takes in so much room, from left to right."""
    return len(wrapped(content, kind, room)) * SIZES[kind] * LINE


def wrapped(content: str, kind: str, room: tuple[int, int]) -> list[str]:
    """Return the lines of a text of that kind in so much room, from left to right."""
    return text.wrap(content, SIZES[kind], room[1] - room[0], kind in BOLD)


def across(frame: Frame, share: float) -> float:
    """Return where a share of an axis lies, in pixels."""
    return frame.axis[0] + share * (frame.axis[1] - frame.axis[0])
