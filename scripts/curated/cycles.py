"""Put what needs each other in order, and find what waits for itself, in time linear in the size of the graph (Tarjan 1972)."""

from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Graph = Mapping[Key, Collection[Key]]  # key -> the keys that it needs


def components(graph: Graph) -> Iterator[list[Key]]:
    """Yield the parts of a graph whose keys all need each other, by way of others or at once; each after all that it needs.

    A part of one key is a cycle only where the key needs itself: see `circle`. Needed keys that are not in the graph are passed over.
    """
    found: dict[
        Key, int
    ] = {}  # key -> the earliest key, by its number, that its part is known to reach
    pending: list[Key] = []  # found, but its part is not known yet
    numbers: dict[Key, int] = {}
    for start in graph:
        if start in numbers:
            continue
        walk: list[
            tuple[Key, Iterator[Key]]
        ] = []  # no recursion: a chain may be longer than Python's stack
        step: Key | None = start
        while True:
            if step is not None:
                numbers[step] = found[step] = len(numbers)
                pending.append(step)
                walk.append((step, (key for key in graph[step] if key in graph)))
            key, needed = walk[-1]
            step = None
            for other in needed:
                if other not in numbers:
                    step = other
                    break
                if other in found:
                    found[key] = min(found[key], numbers[other])
            if step is not None:
                continue
            walk.pop()
            reached = found[key]
            if reached == numbers[key]:
                yield [*_taken(pending, found, key)]
            elif walk:
                found[walk[-1][0]] = min(found[walk[-1][0]], reached)
            if not walk:
                break


def _taken(pending: list[Key], found: dict[Key, int], first: Key) -> Iterator[Key]:
    while True:
        key = pending.pop()
        del found[key]
        yield key
        if key == first:
            return


def circle(graph: Graph, part: list[Key]) -> list[Key]:
    """Return one way round within a part of a graph, beginning and ending with the same key; empty where nothing waits for itself."""
    inside, place, path = set(part), {}, []
    key = min(part)
    while key is not None and key not in place:
        place[key] = len(path)
        path.append(key)
        key = next((other for other in graph[key] if other in inside), None)
    return [] if key is None else [*path[place[key] :], key]
