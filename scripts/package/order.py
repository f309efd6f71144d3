"""The order of the rows of every table, for the build and for the check of published tables."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from typing import Any

from scripts.common.days import Bounds
from scripts.common.graph import reached

Relation = tuple[str, str, str]  # event, relation, related event
SortKey = Callable[[Mapping[str, Any]], tuple[Any, ...]]  # of a row by column name


def sort_key(table: str, place: Mapping[str, int], article: Mapping[str, str]) -> SortKey:
    """Return the sort key of the rows of a table.

    `place` is the position of each event, `article` its article, whose rows come first.
    """
    articles = set(article.values())
    keys: dict[str, SortKey] = {
        "events": lambda row: (place.get(row["event_id"], len(place)),),
        "figures": lambda row: (row["measure"], row["figure_id"]),
        "actors": lambda row: (row["actor_id"],),
        "places": lambda row: (row["place_id"],),
        "sources": lambda row: (row["source_id"] not in articles, row["source_id"]),
    }

    def by_event(row: Mapping[str, Any]) -> tuple[Any, ...]:
        event, source = row["event_id"], row["source_id"]
        columns = ("relation", "related_event_id", "actor_id", "role")
        own = "" if source == article.get(event) else source
        return (place.get(event, len(place)), *(row[c] for c in columns if c in row), own)

    return keys.get(table, by_event)


def chronological(
    best: Mapping[str, Bounds], own: Mapping[str, Bounds], relations: Iterable[Relation]
) -> list[str]:
    """Return the ids of events by the first day of their best-known date, or the last if its start
    is open.

    Events without a date come last. Ties follow the relations: the earlier event comes first; a
    part follows its whole, and comes before everything that the whole comes before. Remaining ties
    follow the dates of the articles (`own`), then the ids.
    """
    earlier = _earlier(relations)
    ties: dict[date, list[str]] = {}
    for id_ in sorted(best, key=lambda id_: (*_rank(own[id_]), id_)):
        ties.setdefault(best[id_][0] or best[id_][1] or date.max, []).append(id_)
    return [id_ for day in sorted(ties) for id_ in _untied(ties[day], earlier)]


def _rank(bounds: Bounds) -> tuple[date, date]:
    first, last = bounds
    return (first or date.min if first or last else date.max), last or date.max


def _earlier(relations: Iterable[Relation]) -> dict[str, set[str]]:
    """Return the events that must come before each event."""
    befores: list[tuple[str, str]] = []
    wholes: dict[str, set[str]] = {}
    for event, relation, other in relations:
        if relation == "before":
            befores.append((event, other))
        elif relation == "part-of":
            wholes.setdefault(event, set()).add(other)
    earlier = {part: reached(part, wholes) - {part} for part in wholes}
    parts: dict[str, set[str]] = {}
    for part, above in earlier.items():
        for whole in above:
            parts.setdefault(whole, set()).add(part)
    for event, other in befores:
        earlier.setdefault(other, set()).update({event, *parts.get(event, ())} - {other})
    return earlier


def _untied(events: list[str], earlier: dict[str, set[str]]) -> list[str]:
    """Return the events, each after those that must come before it, else in their order."""
    order = {id_: number for number, id_ in enumerate(events)}
    sorter = TopologicalSorter({id_: earlier.get(id_, set()) & order.keys() for id_ in events})
    try:
        sorter.prepare()
    except CycleError:  # contradictory relations: the checks report them
        return events
    ready: list[int] = []
    placed: list[str] = []
    while sorter.is_active():
        for id_ in sorter.get_ready():
            heappush(ready, order[id_])
        placed.append(events[heappop(ready)])
        sorter.done(placed[-1])
    return placed
