"""What the data shows, in a headline: by rule, from the tables, for any package.

The finding is the vaguest words that became a day: of the events whose article has words that leave several days open, and
whose best-known date is one of these days, the one with the most days; of several, the one with the most witnesses for that
day, then the one with the fewest words.
"""

from collections.abc import Mapping, Sequence
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
    article, best = layout.bounds(event, "date"), layout.bounds(event, "best")
    if not (
        event["date_verbatim"]
        and article
        and best
        and all(article)
        and all(best)
        and best[0] == best[1]
    ):
        return None
    days = layout.Axis(*article).days  # type: ignore[arg-type]  # both sides are given
    if (
        days < 2
        or edtf.read(event["date_edtf"]).extent != "within"
        or not article[0] <= best[0] <= article[1]
    ):
        return None
    naming = [
        row
        for row in said
        if row["date_edtf"] == event["best_edtf"] and row["source_id"] != event["article_id"]
    ]
    return _Case(days, len(witnesses(naming, sources)), event) if naming else None


def _plain(events: Sequence[Row]) -> Finding:
    to_the_day = [
        event
        for event in events
        if event["best_edtf"] and event["best_earliest"] == event["best_latest"]
    ]
    count, dated = len(events), len(to_the_day)
    share = {0: "none", count: "all"}.get(dated, number(dated))
    which = f"{share} of them " if count > 1 else "" if dated else "not "
    return Finding(
        f"{capital(several(count, 'event'))}, {which}dated to the day",
        "Each as its article dates it, and as best known from all sources.",
    )
