"""The order of things that need each other, the cycles that leave some without one, and what a thing leads to."""

from collections.abc import Collection, Hashable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
MOST = 100  # cycles that are searched for; each search walks through the graph once


def in_order(graph: Mapping[Key, Collection[Key]]) -> tuple[list[Key], list[list[Key]]]:
    """Return the keys of a graph, each after all that it needs, and the cycles in it.

    A cycle begins and ends with its smallest key, and shares no key with another one. Its keys are
    not in the order. With `MOST` cycles the search ends: then there is no order at all.
    """
    left = dict(graph)
    cycles: list[list[Key]] = []
    while len(cycles) < MOST:
        try:
            order = TopologicalSorter(left).static_order()
            return [key for key in order if key in left], cycles
        except CycleError as error:  # it names one cycle: without it, there may be others
            around: list[Key] = error.args[1][:0:-1]  # each key before the one that it needs
            first = around.index(min(around, key=str))
            cycles.append([*around[first:], *around[: first + 1]])
            for key in around:
                del left[key]
    return [], cycles


def reached(start: Key, graph: Mapping[Key, Collection[Key]]) -> set[Key]:
    """Return all keys that a key leads to, directly or not."""
    found: set[Key] = set()
    ahead = [start]
    while ahead:
        new = set(graph.get(ahead.pop(), ())) - found
        found |= new
        ahead += new
    return found
