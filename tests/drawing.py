"""What a picture shows, read back from its SVG, and held against the rows of its table."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from scripts.show.picture import layout, picture, typeset
from scripts.show.picture.svg import SIZES

S = "{http://www.w3.org/2000/svg}"
SIDES = ("earliest", "latest")


class Text(NamedTuple):
    kind: str
    words: str
    x: float
    y: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        kind, _, anchor = self.kind.partition(" ")
        size, bold = SIZES[kind], kind in ("headline", "heading", "title", "known")
        width = typeset.width(self.words, size, bold)
        left = self.x - width * {"": 0, "middle": 0.5, "end": 1}[anchor]
        return left, self.y - size * 0.75, left + width, self.y + size * 0.2


class Lane(NamedTuple):
    event_id: str
    axis: tuple[date, date] | None
    window: tuple[float, float] | None
    best: tuple[float, float] | None
    arrows: tuple[str, str]  # at which sides the two go on
    heading: str
    words: list[str]
    kind: str  # of the window: some day in there, or given whole
    hollow: bool  # the best-known date: not all of it is certain
    cores: dict[str, tuple[float, float]]  # the certain days inside, of `date` and of `best`


def _texts(root: ET.Element) -> Iterator[Text]:
    for group in root.iterfind(f"{S}g"):
        y = float(re.search(r"translate\(0 ([\d.]+)\)", group.get("transform"))[1])
        yield from _texts_in(group, 0.0, y)


def _texts_in(group: ET.Element, x: float, y: float) -> Iterator[Text]:
    for child in group:
        moved = re.search(r"translate\(([\d.]+) ([\d.]+)\)", child.get("transform", ""))
        dx, dy = map(float, moved.groups()) if moved else (0.0, 0.0)
        if child.tag == f"{S}text":
            yield Text(
                child.get("class"), child.text, x + float(child.get("x")), y + float(child.get("y"))
            )
        yield from _texts_in(child, x + dx, y + dy)


def _extent(path: ET.Element | None) -> tuple[float, float] | None:
    """From where to where a path goes: a point has no extent but its middle."""
    if path is None:
        return None
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", path.get("d"))]
    if "l" in path.get("d"):  # a point
        return numbers[0], numbers[0]
    return min(numbers[::2]), max(numbers[::2])


def arrow_of(path: ET.Element | None) -> str:
    """At which side a bar ends in an arrow: there its outline comes to a point at half its height."""
    if path is None or "l" in path.get("d"):
        return ""
    places = [tuple(map(float, place.split())) for place in path.get("d").strip("MZ").split("L")]
    (left, *_, right), (top, *_, bottom) = (sorted(axis) for axis in zip(*places, strict=True))
    tips = {x for x, y in places if top < y < bottom}
    return "end" if tips == {right} else "start" if tips == {left} else "".join(map(str, tips))


def lanes(svg: bytes) -> list[Lane]:
    found, heading = [], ""
    for group in ET.fromstring(svg).iterfind(f"{S}g"):
        if group.get("class") == "heading":
            parts = (t for t in group.iter(f"{S}text") if t.get("class") == "heading")
            heading = " ".join(part.text for part in parts)
        if not group.get("data-event"):
            continue
        days = group.get("data-axis")
        axis = tuple(map(date.fromisoformat, days.split("|"))) if days else None
        paths = {path.get("class"): path for path in group.iter(f"{S}path")}
        window = paths.get("window") if "window" in paths else paths.get("given")
        best = paths.get("best") if "best" in paths else paths.get("best vague")
        words = [t.text for t in group.iter(f"{S}text")]
        arrows = arrow_of(window), arrow_of(best)
        kind = "window" if "window" in paths else "given"
        kinds = {"date": "core", "best": "best core"}
        cores = {name: _extent(paths[kind]) for name, kind in kinds.items() if kind in paths}
        key, hollow = group.get("data-event"), "best vague" in paths
        extents = _extent(window), _extent(best)
        found.append(Lane(key, axis, *extents, arrows, heading, words, kind, hollow, cores))
    return found


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def expected(
    axis: tuple[date, date], first: str, last: str, frame: picture.Frame
) -> tuple[float, float]:
    """Where a date lies, worked out apart from the layout: an open side, or one beyond the axis, is the edge."""
    left, right = frame.axis
    pixels = (right - left) / ((axis[1] - axis[0]).days + 1)
    start = left + ((_day(first) - axis[0]).days * pixels if first else 0)
    end = left + (((_day(last) - axis[0]).days + 1) * pixels if last else right - left)
    return start, end


def hold(svg: bytes, events: list[dict[str, str]], frame: picture.Frame) -> None:
    """Every mark of a picture is where its row says."""
    drawn = {lane.event_id: lane for lane in lanes(svg)}
    ids = {row["event_id"] for row in events}
    assert drawn.keys() == ids or (drawn.keys() < ids and len(drawn) <= picture.ROWS < layout.MANY)
    assert len(events) >= layout.MANY or drawn.keys() == ids
    for row in (row for row in events if row["event_id"] in drawn):
        lane = drawn[row["event_id"]]
        ends = (f"{prefix}_{side}" for prefix in ("date", "best") for side in SIDES)
        days = [row[end] for end in ends if row[end]]
        assert bool(days) == (lane.axis is not None), row
        assert (lane.window is not None) == bool(row["date_edtf"]), row
        assert (lane.best is not None) == bool(row["best_edtf"]), row
        if not days:
            continue
        if row["date_edtf"] and row["date_earliest"] != row["date_latest"]:
            assert lane.kind == ("given" if _whole(row, "date") else "window"), row
        _holds_cores(lane, row, frame)
        assert str(lane.axis[0]) <= min(days) <= max(days) <= str(lane.axis[1]), row
        said = " ".join(lane.words)
        for prefix, bar, arrow in zip(("date", "best"), lane[2:4], lane.arrows, strict=True):
            first, last = (row[f"{prefix}_{side}"] for side in SIDES)
            if row[f"{prefix}_edtf"]:
                assert arrow == "end" * (not last) + "start" * (not first), row
                _near(bar, expected(lane.axis, first, last, frame), row)
                is_said = ("no start given" in said or first) and ("no end given" in said or last)
                assert is_said or row["date_edtf"] == row["best_edtf"], row
        _agrees(lane, row)


def _whole(row: dict[str, str], prefix: str) -> bool:
    """Whether every day from the first to the last is certain, and both are known."""
    bounds = row[f"{prefix}_earliest"], row[f"{prefix}_latest"]
    sure = row[f"{prefix}_certain_from"], row[f"{prefix}_certain_to"]
    return all(sure) and bounds == sure


def _holds_cores(lane: Lane, row: dict[str, str], frame: picture.Frame) -> None:
    """Solid is only what is certain; a core is where its days are, and only a part of its bar."""
    assert lane.hollow == bool(row["best_edtf"] and not _whole(row, "best")), row
    for prefix, bar in (("date", lane.window), ("best", lane.best)):
        sure = row[f"{prefix}_certain_from"], row[f"{prefix}_certain_to"]
        core = lane.cores.get(prefix)
        if not all(sure) or _whole(row, prefix):
            assert core is None, row
            continue
        left, right = expected(lane.axis, *sure, frame)
        if core is None:
            # A point, or a bar without room for a core beside its arrow.
            assert bar[0] == bar[1] or bar[1] - bar[0] < right - left + 3 + 7.2, row
            continue
        assert bar[0] - 0.11 <= core[0] <= core[1] <= bar[1] + 0.11, row
        assert core[1] - core[0] == pytest.approx(max(right - left, 3), abs=0.21), row
        assert core[0] - 0.11 <= left, row
        assert right <= core[1] + 0.11, row
        assert (bar[1] - bar[0]) - (core[1] - core[0]) >= 2.8, row


def _near(drawn: tuple[float, float], place: tuple[float, float], row: dict[str, str]) -> None:
    middle = sum(place) / 2
    if drawn[0] == drawn[1]:  # a point: a day, or a stretch too short for a bar
        assert place[1] - place[0] < 15, row
        assert drawn[0] == pytest.approx(middle, abs=0.11), row
    elif place[1] - place[0] < 3:
        assert drawn[1] - drawn[0] == pytest.approx(3, abs=0.21), row
        assert drawn[0] - 0.11 <= place[0] <= place[1] <= drawn[1] + 0.11, row
    else:
        assert drawn == pytest.approx(place, abs=0.11), row


def _agrees(lane: Lane, row: dict[str, str]) -> None:
    """A best-known date that agrees with the article lies inside its window."""
    first, last = row["date_earliest"], row["date_latest"] or "9999"
    inside = first <= row["best_earliest"] and (row["best_latest"] or "9999") <= last
    if row["date_edtf"] and row["best_edtf"] and inside:  # a point has no extent
        assert lane.window[0] - 0.11 <= lane.best[0] <= lane.best[1] <= lane.window[1] + 0.11, row


def apart(svg: bytes) -> None:
    """No text lies over another, or leaves the picture, in the widest of ordinary fonts."""
    root = ET.fromstring(svg)
    width, height = float(root.get("width")), float(root.get("height"))
    boxes = [(t.words, t.box) for t in _texts(root)]
    for number, (said, (left, top, right, bottom)) in enumerate(boxes):
        assert 0 <= left <= right <= width, said
        assert 0 <= top <= bottom <= height, said
        for other, box in boxes[number + 1 :]:
            over = left < box[2] and box[0] < right and top < box[3] and box[1] < bottom
            assert not over, f"{said!r} lies over {other!r}"
