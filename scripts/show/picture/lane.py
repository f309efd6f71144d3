"""The marks of one event on its axis: the window of the article's words, the best-known date, and both in words."""

import xml.etree.ElementTree as ET
from typing import NamedTuple

from scripts.reader import edtf
from scripts.show import words
from scripts.show.facts import Row
from scripts.show.picture import layout
from scripts.show.picture.layout import Axis
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
)

RISE = 4  # pixels: a bar that a point on it would hide is so much taller, above and below


def kind_of(value: str) -> str:
    """Return whether a date is a `window`, some day in there, or is `given`, from its first day to its last."""
    return "window" if edtf.read(value).extent == "within" else "given"


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
        _bar(place, kind_of(event["date_edtf"]), left, right, -rise, BAR + 2 * rise, span.opened)


def _bar(
    place: ET.Element, kind: str, left: float, right: float, top: float, height: float, opened: str
) -> None:
    """A bar; an open side is an arrow that reaches the edge."""
    tip = min(height / 2, right - left)
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
    """The best-known date of a line: where its mark lies, whether that is a point, its label, and where that begins."""

    span: layout.Span
    left: float
    right: float
    point: bool
    label: str
    x: float | None  # None: there is no room beside the mark


def known_of(event: Row, axis: Axis | None, frame: Frame, year: int | None) -> Known | None:
    """Return where the best-known date goes, None where there is none; `year` stands in the heading."""
    pair = layout.bounds(event, "best")
    if not pair or not axis:
        return None
    span = layout.span(axis, *pair)
    left, right = _edges(frame, span)
    point = not span.opened and (
        pair[0] == pair[1] or right - left < 2 * POINT
    )  # a bar that short would not be seen
    if point:
        left, right = across(frame, span.middle) - POINT, across(frame, span.middle) + POINT
    article = layout.bounds(event, "date")
    bar = _edges(frame, layout.span(axis, *article)) if article else None
    solid = bar is not None and kind_of(event["date_edtf"]) == "given"
    label = words.short(event["best_edtf"], year)
    return Known(
        span,
        left,
        right,
        point,
        label,
        layout.beside((left, right), bar, need(label, "known"), frame.axis, 6, solid=solid),
    )


def _best(place: ET.Element, event: Row, known: Known, frame: Frame) -> None:
    if known.point:
        vague = (
            event["best_earliest"] != event["best_latest"]
            and kind_of(event["best_edtf"]) == "window"
        )
        draw_point(
            place, "best vague" if vague else "best", across(frame, known.span.middle), BAR / 2
        )
    else:
        kind = "best" if edtf.read(event["best_edtf"]).extent == "throughout" else "best vague"
        _bar(place, kind, known.left, known.right, 3, BAR - 6, known.span.opened)
    if known.x is not None:
        say(place, known.label, "known", known.x, BAR / 2 + 5)
    else:
        say(
            place,
            known.label,
            "known",
            layout.below(known.left, need(known.label, "known"), frame.axis),
            BAR + BELOW,
        )


def _said(
    place: ET.Element, event: Row, axis: Axis, frame: Frame, y: float, *, shared: bool
) -> None:
    """Below the marks: what the article's words can mean, in words, and what the axis is where no heading says it."""
    pair = layout.bounds(event, "date")
    label = (
        words.short(event["date_edtf"], axis.year if shared else None)
        if pair
        else "the article gives no date"
    )
    if pair and event["date_edtf"] == event["best_edtf"]:
        label = "the article says the same"
    at = _edges(frame, layout.span(axis, *pair))[0] if pair else frame.axis[0]
    x = layout.below(at, need(label, "said"), frame.axis)
    say(place, label, "said", x, y)
    name = axis.name
    filled = pair and tuple(pair) == (axis.first, axis.last)
    free = frame.axis[1] - need(name, "small")
    if not shared and not filled and x + need(label, "said") + 12 < free:
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
        _best(place, event, known, frame)
    _said(
        place,
        event,
        axis,
        frame,
        BAR + BELOW + (BELOW if known and known.x is None else 0),
        shared=shared,
    )
