"""The marks of one event: the window of the article's words, the best-known date, both in words.

A solid mark means that every day of it is certain. Where only some days are, the mark is a pale or
hollow bar from the first possible day to the last, with these days as a solid core.
"""

import xml.etree.ElementTree as ET
from typing import NamedTuple

from scripts.show import words
from scripts.show.facts import Row
from scripts.show.picture import layout
from scripts.show.picture.layout import Axis, Pixels
from scripts.show.picture.svg import (
    BAR,
    BELOW,
    LEAST,
    POINT,
    SIZES,
    Frame,
    across,
    add,
    need,
    say,
    show,
    wrapped,
)

RISE = 4  # pixels: a bar that a point on it would hide is so much taller, above and below


def _edges(frame: Frame, span: layout.Span) -> tuple[float, float]:
    """From where to where a bar goes: never too thin to be seen, and never out of the axis."""
    left, right = across(frame, span.left), across(frame, span.right)
    if right - left < LEAST:
        left = min(max((left + right - LEAST) / 2, frame.axis[0]), frame.axis[1] - LEAST)
        right = left + LEAST
    return left, right


def _window(place: ET.Element, event: Row, axis: Axis, frame: Frame) -> None:
    pair = layout.bounds(event, "date")
    if pair:
        span = layout.span(axis, *pair)
        left, right = _edges(frame, span)
        rise = RISE if right - left < POINT else 0
        upright = -rise, BAR + 2 * rise
        kind = "given" if layout.solid(event, "date") else "window"
        _bar(place, kind, (left, right), upright, span.opened)
        core = _core(event, "date", axis, frame, (left, right))
        if kind == "window" and core:
            _bar(place, "core", core, upright)


def _tip(bar: Pixels, height: float) -> float:
    """How long the arrow is at an open side of a bar."""
    return min(height / 2, bar[1] - bar[0])


def _core(event: Row, prefix: str, axis: Axis, frame: Frame, bar: Pixels) -> Pixels | None:
    """Where the certain days of a bar lie. None if the bar is too short to show which they are."""
    sure = layout.certain(event, prefix)
    if not sure:
        return None
    span = layout.span(axis, *sure)
    left, right = across(frame, span.left), across(frame, span.right)
    if right - left < LEAST:
        left = min(max((left + right - LEAST) / 2, bar[0]), bar[1] - LEAST)
        right = left + LEAST
    tip = _tip(bar, BAR)
    opened = [not event[f"{prefix}_{side}"] for side in ("earliest", "latest")]
    room = bar[0] + tip * opened[0], bar[1] - tip * opened[1]
    shown = room[0] - 0.01 <= left and right <= room[1] + 0.01
    return (left, right) if shown and bar[1] - bar[0] - (right - left) >= LEAST else None


def _bar(place: ET.Element, kind: str, bar: Pixels, upright: Pixels, opened: str = "") -> None:
    """A bar, `upright` its top and its height; an open side is an arrow that reaches the edge."""
    (left, right), (top, height) = bar, upright
    tip = _tip(bar, height)
    middle, bottom = top + height / 2, top + height
    shapes = {
        "": [(left, top), (right, top), (right, bottom), (left, bottom)],
        "end": [
            (left, top),
            (right - tip, top),
            (right, middle),
            (right - tip, bottom),
            (left, bottom),
        ],
        "start": [
            (left + tip, top),
            (right, top),
            (right, bottom),
            (left + tip, bottom),
            (left, middle),
        ],
    }
    points = " L".join(f"{show(x)} {show(y)}" for x, y in shapes[opened])
    add(place, "path", **{"class": kind}, d=f"M{points}Z")


def draw_point(place: ET.Element, kind: str, x: float, y: float) -> None:
    """Draw a date at one place."""
    p = show(POINT)
    add(
        place,
        "path",
        **{"class": kind},
        d=f"M{show(x)} {show(y - POINT)}l{p} {p}l-{p} {p}l-{p} -{p}Z",
        data_left=x,
        data_right=x,
    )


class Known(NamedTuple):
    """The best-known date of a line: where its mark is, whether that is a point, and its label."""

    span: layout.Span
    left: float
    right: float
    point: bool
    label: str
    x: float | None  # where the label begins beside the mark; None: there is no room for it
    lines: list[str]  # of the label, if it goes below


def known_of(event: Row, axis: Axis | None, frame: Frame, year: int | None) -> Known | None:
    """Return where the best-known date goes, None where there is none; `year` is in the heading."""
    pair = layout.bounds(event, "best")
    if not pair or not axis:
        return None
    span = layout.span(axis, *pair)
    left, right = _edges(frame, span)
    # A bar that short would not be seen.
    point = not span.opened and (pair[0] == pair[1] or right - left < 2 * POINT)
    if point:
        left, right = across(frame, span.middle) - POINT, across(frame, span.middle) + POINT
    article = layout.bounds(event, "date")
    bar = _edges(frame, layout.span(axis, *article)) if article else None
    dark = bar is not None and layout.certain(event, "date") is not None
    label = words.short(event["best_edtf"], year)
    x = layout.beside((left, right), bar, need(label, "known"), frame.axis, 6, solid=dark)
    return Known(span, left, right, point, label, x, wrapped(label, "known", frame.axis))


def _best(place: ET.Element, event: Row, known: Known, axis: Axis, frame: Frame) -> None:
    kind = "best" if layout.solid(event, "best") else "best vague"
    bar, upright = (known.left, known.right), (3, BAR - 6)
    if known.point:
        draw_point(place, kind, across(frame, known.span.middle), BAR / 2)
    else:
        _bar(place, kind, bar, upright, known.span.opened)
        core = _core(event, "best", axis, frame, bar)
        if kind != "best" and core:
            _bar(place, "best core", core, upright)
    if known.x is not None:
        say(place, known.label, "known", known.x, BAR / 2 + 5)
    else:
        _lines(place, known.lines, "known", known.left, BAR + BELOW, frame)


def _lines(
    place: ET.Element,
    lines: list[str],
    kind: str,
    left: float,
    y: float,
    frame: Frame,
) -> float:
    """Set lines below a mark, from its left end on; return where they begin."""
    x = layout.below(left, max(need(line, kind) for line in lines), frame.axis)
    for number, line in enumerate(lines):
        say(place, line, kind, x, y + number * BELOW)
    return x


def _article(event: Row, axis: Axis, frame: Frame, *, shared: bool) -> list[str]:
    """What the article's words can mean, in words, in as many lines as that needs."""
    label = "the article gives no date"
    if event["date_edtf"]:
        label = words.short(event["date_edtf"], axis.year if shared else None)
        same = words.words(event["date_edtf"]) == words.words(event["best_edtf"])
        label = "the article says the same" if same else label
    return wrapped(label, "said", frame.axis)


def extra_of(event: Row, axis: Axis, known: Known | None, frame: Frame, *, shared: bool) -> float:
    """Return how much taller a line is than one that has its best-known date beside the mark."""
    lines = len(_article(event, axis, frame, shared=shared)) - 1
    return BELOW * (lines + (len(known.lines) if known and known.x is None else 0))


def _said(
    place: ET.Element, event: Row, axis: Axis, frame: Frame, y: float, *, shared: bool
) -> None:
    """Below the marks: what the article's words can mean, and an axis that no heading names."""
    pair = layout.bounds(event, "date")
    lines = _article(event, axis, frame, shared=shared)
    at = _edges(frame, layout.span(axis, *pair))[0] if pair else frame.axis[0]
    x = _lines(place, lines, "said", at, y, frame)
    name = axis.name
    filled = pair and tuple(pair) == (axis.first, axis.last)
    free = frame.axis[1] - need(name, "small")
    if not shared and not filled and x + max(need(line, "said") for line in lines) + 12 < free:
        say(place, name, "small end", frame.axis[1], y)


def draw_marks(
    place: ET.Element, event: Row, axis: Axis, known: Known | None, frame: Frame, *, shared: bool
) -> None:
    """Everything that depends on the scale: the page's script draws the same again at another zoom."""
    labelled = [
        tick.share for tick in layout.ticks(axis, frame.axis[1] - frame.axis[0], SIZES["small"])
    ]
    for share in labelled if shared else layout.grid(axis):
        add(
            place,
            "line",
            **{"class": "grid"},
            x1=across(frame, share),
            x2=across(frame, share),
            y1=-4,
            y2=BAR + 4,
        )
    _window(place, event, axis, frame)
    if known:
        _best(place, event, known, axis, frame)
    below = BELOW * len(known.lines) if known and known.x is None else 0
    _said(place, event, axis, frame, BAR + BELOW + below, shared=shared)
