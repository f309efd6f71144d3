"""The headline: a finding from the tables of any package, by rule.

The finding is the vaguest words that became a day. The article's words leave several days open,
and the best-known date is one of them. The event with the most open days is chosen, then the one
with the most witnesses for that day, then the one with the fewest words. An approximate or
uncertain date does not count: its bounds are our convention, not its words.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from scripts.reader import edtf
from scripts.show import words
from scripts.show.facts import TextRow, TextTables, capital, group_by, number, several, witnesses
from scripts.show.picture import layout


class Finding(NamedTuple):
    """A headline, and the sentence below it."""

    headline: str
    sentence: str
    event_id: str = ""


class _Case(NamedTuple):
    days: int
    witnesses: int
    event: TextRow


def finding(tables: TextTables) -> Finding:
    """Return the headline of the picture and its sentence."""
    sources = {row["source_id"]: row for row in tables["sources"]}
    said = group_by(tables["attestations"], "event_id")
    cases = [
        case
        for event in tables["events"]
        if (case := _case(event, said.get(event["event_id"], []), sources))
    ]
    if not cases:
        return _counts(tables["events"])
    best = max(
        cases,
        key=lambda case: (case.days, case.witnesses, -len(case.event["date_verbatim"].split())),
    )
    event = best.event
    several_articles = len({row["article_id"] for row in tables["events"]}) > 1
    teller = sources[event["article_id"]]["publisher"] if several_articles else "the article"
    others = f"{several(best.witnesses, 'other source')} name{'s' * (best.witnesses == 1)} this day"
    return Finding(
        f"\u201c{capital(event['date_verbatim'])}\u201d was {words.words(event['best_edtf'])}",
        f"{event['title']}: {teller}\u2019s words leave {best.days} days open; {others}.",
        event["event_id"],
    )


def _case(event: TextRow, said: list[TextRow], sources: Mapping[str, TextRow]) -> _Case | None:
    best = layout.certain(event, "best")
    if not (event["date_verbatim"] and best and best[0] == best[1] and layout.solid(event, "best")):
        return None
    opened = _open(event["date_edtf"])
    days = sum(layout.Axis(*run).days for run in opened)
    if days < 2 or not any(first <= best[0] <= last for first, last in opened):
        return None
    own, day = event["article_id"], event["best_edtf"]
    naming = [row for row in said if row["date_edtf"] == day and row["source_id"] != own]
    return _Case(days, len(witnesses(naming, sources)), event) if naming else None


def _open(value: str) -> list[tuple[date, date]]:
    """The runs of days of which one is meant: those of a unit or set; empty for other values."""
    read = edtf.read(value) if value else None
    if not read or read.extent != "within" or read.qualifier or not (read.earliest and read.latest):
        return []
    members = [edtf.read(part) for part in edtf.parts(read.canonical)]
    found: list[tuple[date, date]] = []
    for first, last in sorted((m.earliest, m.latest) for m in members if m.earliest and m.latest):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def _counts(events: Sequence[TextRow]) -> Finding:
    sure = [event for event in events if layout.solid(event, "best")]
    to_the_day = [event for event in sure if event["best_earliest"] == event["best_latest"]]
    count, dated = len(events), len(to_the_day)
    share = {0: "none", count: "all"}.get(dated, number(dated))
    which = f"{share} of them " if count > 1 else "not " * (not dated)
    return Finding(
        f"{capital(several(count, 'event'))}, {which}dated to the day",
        "Each as its article dates it, and as best known from all sources.",
    )
