"""The order of rows; that of events is by best-known date, of those that tie by what is stated of them, the article's date, their ids."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush

Bounds = tuple[date | None, date | None]
Relation = tuple[str, str, str]  # event, relation, related event


def chronological(
    best: Mapping[str, Bounds], own: Mapping[str, Bounds], relations: Iterable[Relation]
) -> list[str]:
    """Return the ids of events by the first day of their best-known date, an open start by its last, undated ones at the end.

    Of those that tie, one stated to be before another comes first; a part follows its whole, and comes before what that
    comes before. What is left is ordered by the dates that the articles give (`own`), then by id.
    """
    earlier = _earlier(relations)
    ties: dict[date, list[str]] = {}
    for id_ in sorted(best, key=lambda id_: (*_rank(own[id_]), id_)):
        ties.setdefault(best[id_][0] or best[id_][1] or date.max, []).append(id_)
    return [id_ for day in sorted(ties) for id_ in _untied(ties[day], earlier)]


def _rank(bounds: Bounds) -> Bounds:
    first, last = bounds
    return (first or date.min if first or last else date.max), last or date.max


def _earlier(relations: Iterable[Relation]) -> dict[str, set[str]]:
    """The events that must come before each."""
    befores: list[tuple[str, str]] = []
    wholes: dict[str, set[str]] = {}
    for event, relation, other in relations:
        if relation == "before":
            befores.append((event, other))
        elif relation == "part-of":
            wholes.setdefault(event, set()).add(other)
    earlier = {part: _all_wholes(part, wholes) - {part} for part in wholes}
    parts: dict[str, set[str]] = {}
    for part, above in earlier.items():
        for whole in above:
            parts.setdefault(whole, set()).add(part)
    for event, other in befores:
        earlier.setdefault(other, set()).update({event, *parts.get(event, ())} - {other})
    return earlier


def _all_wholes(part: str, wholes: dict[str, set[str]]) -> set[str]:
    """Everything that an event is a part of, however many steps away."""
    found: set[str] = set()
    ahead = [part]
    while ahead:
        new = wholes.get(ahead.pop(), set()) - found
        found |= new
        ahead += new
    return found


def _untied(events: list[str], earlier: dict[str, set[str]]) -> list[str]:
    """Each event after those that must come before it; of several that may come next, the first of the list."""
    order = {id_: number for number, id_ in enumerate(events)}
    sorter = TopologicalSorter({id_: earlier.get(id_, set()) & order.keys() for id_ in events})
    try:
        sorter.prepare()
    except CycleError:  # contradictory relations: the checks name them
        return events
    ready: list[int] = []
    placed: list[str] = []
    while sorter.is_active():
        for id_ in sorter.get_ready():
            heappush(ready, order[id_])
        placed.append(events[heappop(ready)])
        sorter.done(placed[-1])
    return placed


Cells = Mapping[str, object]


def order_of(
    table: str, place: Mapping[str, int], article: Mapping[str, str]
) -> Callable[[Cells], tuple]:
    """Return the key by which the rows of a table other than `events` are sorted.

    `place` is that of each event, `article` its article, whose rows come before those of other sources.
    """
    articles = set(article.values())

    def by_event(row: Cells) -> tuple:
        event, source = row["event_id"], row["source_id"]
        columns = ("relation", "related_event_id", "actor_id", "role")
        own = "" if source == article.get(event) else source
        return (
            place.get(event, len(place)),
            *(row[column] for column in columns if column in row),
            own,
        )

    keys: dict[str, Callable[[Cells], tuple]] = {
        "figures": lambda row: (row["measure"], row["figure_id"]),
        "actors": lambda row: (row["actor_id"],),
        "places": lambda row: (row["place_id"],),
        "sources": lambda row: (row["source_id"] not in articles, row["source_id"]),
    }
    return keys.get(table, by_event)
