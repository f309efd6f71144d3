"""What the data shows, in a headline: by rule, from the tables, for any package.

The finding is the vaguest words that became a day: of the events whose article has words that leave
several days open, and whose best-known date is one of these days, the one with the most days; of
several, the one with the most witnesses for that day, then the one with the fewest words. A date
that is approximate or uncertain is not counted: its bounds are our convention, not its words.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from scripts.reader import edtf
from scripts.show import words
from scripts.show.facts import Row, Tables, by, capital, number, several, witnesses
from scripts.show.picture import layout


class Finding(NamedTuple):
    """A headline, and the sentence below it."""

    headline: str
    sentence: str
    event_id: str = ""


class _Case(NamedTuple):
    days: int
    witnesses: int
    event: Row


def finding(tables: Tables) -> Finding:
    """Return what to say above the picture."""
    sources = {row["source_id"]: row for row in tables["sources"]}
    said = by(tables["attestations"], "event_id")
    cases = [
        case
        for event in tables["events"]
        if (case := _case(event, said.get(event["event_id"], []), sources))
    ]
    if not cases:
        return _plain(tables["events"])
    best = max(
        cases,
        key=lambda case: (case.days, case.witnesses, -len(case.event["date_verbatim"].split())),
    )
    event = best.event
    several_articles = len({row["article_id"] for row in tables["events"]}) > 1
    teller = sources[event["article_id"]]["publisher"] if several_articles else "the article"
    others = several(best.witnesses, "other source")
    return Finding(
        f"\u201c{capital(event['date_verbatim'])}\u201d was {words.words(event['best_edtf'])}",
        f"{event['title']}: {teller}\u2019s words leave {best.days} days open; {others} name{'s' * (best.witnesses == 1)} this day.",
        event["event_id"],
    )


def _case(event: Row, said: list[Row], sources: Mapping[str, Row]) -> _Case | None:
    best = layout.bounds(event, "best")
    if not (event["date_verbatim"] and best and best[0] == best[1] and layout.solid(event, "best")):
        return None
    opened = _open(event["date_edtf"])
    days = sum(layout.Axis(*stretch).days for stretch in opened)
    if days < 2 or not any(first <= best[0] <= last for first, last in opened):
        return None
    naming = [
        row
        for row in said
        if row["date_edtf"] == event["best_edtf"] and row["source_id"] != event["article_id"]
    ]
    return _Case(days, len(witnesses(naming, sources)), event) if naming else None


def _open(value: str) -> list[tuple[date, date]]:
    """The stretches of days of which one is meant: those of a unit or set. Else there are none."""
    read = edtf.read(value) if value else None
    if not read or read.extent != "within" or read.qualifier or not (read.earliest and read.latest):
        return []
    found: list[tuple[date, date]] = []
    for member in sorted(edtf.read(part)[:2] for part in edtf.parts(read.canonical)):
        first, last = member
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def _plain(events: Sequence[Row]) -> Finding:
    sure = [event for event in events if layout.solid(event, "best")]
    to_the_day = [event for event in sure if event["best_earliest"] == event["best_latest"]]
    count, dated = len(events), len(to_the_day)
    share = {0: "none", count: "all"}.get(dated, number(dated))
    which = f"{share} of them " if count > 1 else "" if dated else "not "
    return Finding(
        f"{capital(several(count, 'event'))}, {which}dated to the day",
        "Each as its article dates it, and as best known from all sources.",
    )
