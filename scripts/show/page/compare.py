"""What all sources say about one event, on one axis: a line for each source.

Pages with the same document are one witness.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from scripts.reader import edtf
from scripts.show import facts, words
from scripts.show.facts import TextRow
from scripts.show.picture import layout
from scripts.show.picture.layout import Axis

# Agreement with the date of the article, in words.
AGREEMENT = {
    "same": "the same days as the article",
    "narrower": "narrower than the article",
    "wider": "wider than the article",
    "overlaps": "overlaps the article\u2019s date",
    "disjoint": "contradicts the article",
}
THIN_SHARE = 0.01  # of an axis: a few pixels
RANK = {"preferred": "best-known date", "deprecated": "deprecated", "normal": ""}


class DateMark(NamedTuple):
    """A date on the axis, in percent of it.

    A day is a point; a bar that is too thin to be seen has no width. `core` is where the certain
    days of a window are, and which of its ends they share.
    """

    shape: str  # "day" or "given": all of it is certain; "day vague" or "window": not all of it
    left: str
    width: str
    opened: str
    core: tuple[str, str, str] | None = None  # left, width, "start" or "end" or ""


class Label(NamedTuple):
    """A label of the axis: its place, in percent, and which part of the label is there."""

    at: str
    label: str
    anchor: str


class Line(NamedTuple):
    """The date of one source: its mark, and the words for it."""

    row: TextRow
    source: TextRow
    title: str  # of the page, if its publisher has several in this comparison
    article: bool
    mark: DateMark | None
    date: str
    rank: str
    agreement: str


class Witness(NamedTuple):
    """The lines that go back to one document; `origin` names it, if the sources do."""

    origin: str
    lines: list[Line]


class Comparison(NamedTuple):
    """The lines of one event below the axis that they share."""

    axis: Axis | None
    ticks: list[Label]
    best: DateMark | None
    witnesses: list[Witness]
    summary: str

    @property
    def lines(self) -> list[Line]:
        """The lines of all witnesses."""
        return [line for witness in self.witnesses for line in witness.lines]


def compare(event: TextRow, said: list[TextRow], sources: Mapping[str, TextRow]) -> Comparison:
    """Return the comparison of one event: article, best-known date, others as in the table."""
    days = [
        date.fromisoformat(row[side])
        for row in said
        for side in ("date_earliest", "date_latest")
        if row[side]
    ]
    axis = layout.axis_around(days)
    order = {"preferred": 1, "normal": 2, "deprecated": 3}
    ranked = sorted(
        said, key=lambda row: 0 if row["source_id"] == event["article_id"] else order[row["rank"]]
    )
    pages = Counter(sources[row["source_id"]]["publisher"] for row in said)
    found = [
        Witness(_origin(group, sources), [_line(row, event, sources, axis, pages) for row in group])
        for group in facts.witnesses(ranked, sources)
    ]
    best = _mark(axis, event["best_edtf"]) if axis and event["best_edtf"] else None
    return Comparison(axis, _ticks(axis), best, found, _summary(found, event))


def _origin(group: list[TextRow], sources: Mapping[str, TextRow]) -> str:
    return sources[group[0]["source_id"]]["origin"]


def _line(
    row: TextRow,
    event: TextRow,
    sources: Mapping[str, TextRow],
    axis: Axis | None,
    pages: Counter[str],
) -> Line:
    source = sources[row["source_id"]]
    article = row["source_id"] == event["article_id"]
    apart = pages[source["publisher"]] > 1 and not article
    return Line(
        row=row,
        source=source,
        title=(source["title"] or source["source_id"]) if apart else "",
        article=article,
        mark=_mark(axis, row["date_edtf"]) if axis and row["date_edtf"] else None,
        date=words.words(row["date_edtf"]),
        rank=RANK[row["rank"]],
        agreement=AGREEMENT.get(row["agreement"], ""),
    )


def _mark(axis: Axis, value: str) -> DateMark:
    read = edtf.read(value)
    bar = layout.shares(axis, read.earliest, read.latest)
    solid = (read.certain_from, read.certain_to) == (read.earliest, read.latest)
    if read.earliest and read.earliest == read.latest:
        return DateMark("day" if solid else "day vague", percent(bar.middle), "", "")
    shape = "given" if solid else "window"
    if not bar.opened and bar.right - bar.left < THIN_SHARE:
        return DateMark(shape, percent(bar.middle), "", "")
    core = None if solid else _core(axis, bar, read)
    return DateMark(shape, percent(bar.left), percent(bar.right - bar.left), bar.opened, core)


def _core(axis: Axis, bar: layout.Shares, read: edtf.Value) -> tuple[str, str, str] | None:
    """Where the certain days are, if the window is long enough to show them."""
    if not read.certain_from or bar.right - bar.left < 3 * THIN_SHARE:
        return None
    core = layout.shares(axis, read.certain_from, read.certain_to)
    side = "start" if core.left == bar.left else "end" if core.right == bar.right else ""
    if core.right - core.left >= THIN_SHARE:
        return percent(core.left), percent(core.right - core.left), side
    return percent({"start": core.left, "end": core.right}.get(side, core.middle)), "", side


def percent(share: float) -> str:
    """Return a share in percent for SVG, the same on every machine."""
    return f"{round(share * 100, 2):g}%"


def _ticks(axis: Axis | None) -> list[Label]:
    """The labels of the axis: as many as there is room for on a phone."""
    if not axis:
        return []
    found = layout.ticks(axis, 200, 12)
    if axis.kind == "month":
        found = [found[0], *(tick for tick in found if tick.label in ("10", "20")), found[-1]]
    return [
        Label(
            percent(t.share),
            t.label,
            "start" if t.share < 0.05 else "end" if t.share > 0.95 else "middle",
        )
        for t in found
    ]


def _summary(found: list[Witness], event: TextRow) -> str:
    """How many pages and witnesses there are, and how many have the best-known date."""
    others = [witness for witness in found if not any(line.article for line in witness.lines)]
    pages = sum(len(witness.lines) for witness in others)
    if not pages:
        return "From the article alone."
    lead = f"{facts.capital(facts.several(pages, 'other page'))} mention{'s' * (pages == 1)} it"
    if len(others) != pages:
        lead += f", {facts.several(len(others), 'witness')} in all"
    best = event["best_edtf"]
    if not best:
        return f"{lead}; no source gives a date."
    naming = sum(any(line.row["date_edtf"] == best for line in witness.lines) for witness in others)
    counted = {1: "it"}.get(len(others)) or (
        {2: "both"}.get(naming, "all") if naming == len(others) else facts.number(naming)
    )
    return f"{lead}; {counted} {_verb(naming, len(others))} the best-known date."


def _verb(naming: int, count: int) -> str:
    if count == 1:
        return "gives" if naming else "does not give"
    return "gives" if naming == 1 else "give"
