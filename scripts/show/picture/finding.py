"""The headline: a finding from the tables of any package, by rule, and which events matter most.

The finding is the most surprising of the words that another source narrowed: the article's words
leave many days open, and a source with another document says which of them it was. Surprise is how
many times fewer days are left; relative words ("early this month") come before words that name
their month or year. Then come the events with most witnesses against the best-known date, with
most for it, and with the fewest words. An open window counts the days from the publication to the
best-known date. An anniversary is on its day by definition, and a date that is
derived from another event says nothing new: both are left out. An approximate or uncertain date
does not count: its bounds are our convention, not its words.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from scripts.curated.timeline import DERIVATIONS
from scripts.reader import edtf
from scripts.reader.edtf import Value
from scripts.show import words
from scripts.show.facts import (
    TextRow,
    TextTables,
    by_id,
    capital,
    group_by,
    number,
    several,
    witnesses,
)
from scripts.show.picture import layout

DERIVED = {derivation.rule for derivation in DERIVATIONS.values()}


class Finding(NamedTuple):
    """A headline, the sentence below it, and the event that it is about."""

    headline: str
    sentence: str
    event_id: str = ""


class _Case(NamedTuple):
    event: TextRow
    relative: bool  # the words are counted from an anchor
    opened: int  # days that the words leave open; from the publication on if they have no end
    left: int  # days of the best-known date
    naming: int  # witnesses for the best-known date, and against it
    against: int

    @property
    def surprise(self) -> tuple[float, ...]:
        fewest = -len(self.event["date_verbatim"].split())
        return self.relative, self.opened / self.left, self.against, self.naming, fewest


def finding(tables: TextTables) -> Finding:
    """Return the headline of the picture and its sentence."""
    case = next(_cases(tables), None)
    if not case:
        return _counts(tables["events"])
    event, articles = case.event, {row["article_id"] for row in tables["events"]}
    sources = by_id(tables, "source")
    teller = sources[event["article_id"]]["publisher"] if len(articles) > 1 else "the article"
    closed = event["date_earliest"] and event["date_latest"]
    opened = (
        f"{case.opened} days" if closed else "the end" if event["date_earliest"] else "the start"
    )
    one = case.naming == 1
    date_ = "this day" if case.left == 1 else "these days"
    others = f"{several(case.naming, 'other source')} name{'s' * one} {date_}"
    if case.against:
        others += f", {number(case.against)} name{'s' * (case.against == 1)} another"
    return Finding(
        f"\u201c{capital(event['date_verbatim'])}\u201d was {words.words(event['best_edtf'])}",
        f"{event['title']}: {teller}\u2019s words leave {opened} open; {others}.",
        event["event_id"],
    )


def by_weight(tables: TextTables) -> list[str]:
    """Return the ids of the events, from the one that matters most: findings by their surprise,
    then the events with most witnesses. Equal ones are spread evenly over the table: the index is
    read backwards, bit by bit, so the first few are far apart."""
    sources = by_id(tables, "source")
    said = group_by(tables["attestations"], "event_id")
    found = [case.event["event_id"] for case in _cases(tables)]
    keys = [event["event_id"] for event in tables["events"]]
    ranks = {
        key: (-len(witnesses(said.get(key, []), sources)), int(f"{n:032b}"[::-1], 2))
        for n, key in enumerate(keys)
    }
    return [*dict.fromkeys([*found, *sorted(keys, key=ranks.__getitem__)])]


def _cases(tables: TextTables) -> Iterator[_Case]:
    """The events whose words were narrowed, from the most surprising."""
    sources, said = by_id(tables, "source"), group_by(tables["attestations"], "event_id")
    relations = tables.get("event_relations", ())
    celebrated = {r["event_id"] for r in relations if r["relation"] == "commemorates"}
    rows = (event for event in tables["events"] if event["event_id"] not in celebrated)
    cases = (_case(event, said.get(event["event_id"], []), sources) for event in rows)
    yield from sorted(filter(None, cases), key=lambda case: case.surprise, reverse=True)


def _case(event: TextRow, said: list[TextRow], sources: Mapping[str, TextRow]) -> _Case | None:
    best = layout.certain(event, "best")
    own = next((row for row in said if row["source_id"] == event["article_id"]), event)
    derived = own.get("date_rule") in DERIVED or event.get("event_type") == "anniversary"
    if derived or not (event["date_verbatim"] and best and layout.solid(event, "best")):
        return None
    left, opened = layout.Axis(*best).days, _opened(event, best, sources[event["article_id"]])
    naming, against = _sides(event, best, witnesses(said, sources))
    if opened < 2 * left or not naming:
        return None
    return _Case(event, bool(own.get("anchor_type")), opened, left, naming, against)


def _sides(event: TextRow, best: tuple[date, date], groups: list[list[TextRow]]) -> tuple[int, int]:
    """How many witnesses beside the article's have the best-known date, and how many deny it."""
    others = [g for g in groups if all(row["source_id"] != event["article_id"] for row in g)]
    naming = [g for g in others if any(row["date_edtf"] == event["best_edtf"] for row in g)]
    rest = [group for group in others if group not in naming]
    return len(naming), sum(any(_denies(row, best) for row in group) for group in rest)


def _opened(event: TextRow, best: tuple[date, date], article: TextRow) -> int:
    """How many days the words leave open; 0 if the best-known date is not one of them."""
    read = edtf.read(event["date_edtf"]) if event["date_edtf"] else None
    if not read or read.extent != "within" or read.qualifier:
        return 0
    runs = _runs(read) if read.earliest and read.latest else [_from_publication(read, article)]
    inside = any(first <= best[0] and best[1] <= last for first, last in runs)
    if not inside:
        return 0
    if read.earliest and read.latest:
        return sum(layout.Axis(*run).days for run in runs)
    first, last = runs[0]  # the days between the publication and the best-known date are cut
    return (best[1] - first).days + 1 if read.earliest else (last - best[0]).days + 1


def _from_publication(read: Value, article: TextRow) -> tuple[date, date]:
    """An open window, from the publication on if it was still to come, or up to it."""
    published = edtf.read(article["published_edtf"]) if article["published_edtf"] else read
    if read.earliest:
        return max(read.earliest, published.earliest or read.earliest), date.max
    last = read.latest or date.min
    return date.min, min(last, published.latest or last)


def _denies(row: TextRow, best: tuple[date, date]) -> bool:
    """Whether a source's date leaves the best-known one out."""
    first, last = layout.bounds(row, "date") or (None, None)
    return bool(first and best[1] < first) or bool(last and last < best[0])


def _runs(read: Value) -> list[tuple[date, date]]:
    """The runs of days of which one is meant: those of a unit or a set."""
    members = [edtf.read(part) for part in edtf.parts(read.canonical)]
    found: list[tuple[date, date]] = []
    for first, last in sorted((m.earliest, m.latest) for m in members if m.earliest and m.latest):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def _counts(events: Sequence[TextRow]) -> Finding:
    """How many events there are, in which years, and how many are dated to the day."""
    count, best = len(events), [event for event in events if event["best_edtf"]]
    years = sorted(int(day[:4]) for e in best for day in layout.sides(e, "best") if day)
    span = ""
    if years:
        first, last = words.year_name(years[0]), words.year_name(years[-1])
        span = f" in {first}" if first == last else f" from {first} to {last}"
    dated = sum(layout.solid(e, "best") and e["best_earliest"] == e["best_latest"] for e in best)
    share = capital({0: "none", count: "all"}.get(dated, number(dated)))
    which = f"{share} of them {'is' if dated == 1 else 'are'}" if count > 1 else "It is"
    return Finding(
        capital(several(count, "event")) + span,
        f"{which}{' not' * (count == 1 and not dated)} dated to the day. "
        "Each as its article dates it, and as best known from all sources.",
    )
