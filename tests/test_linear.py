"""Slips and cycles are found, in time that grows with the input and no faster."""

import random
from graphlib import TopologicalSorter
from itertools import pairwise

import pytest

from scripts.common.graph import MOST, in_order
from scripts.curated.closest import Closest

NAMES = {"lake-in-spring", "harbour-visit", "g20-summit", *map(str, range(1000, 1100))}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("lake-in-springs", "lake-in-spring"),
        ("lake-in-pring", "lake-in-spring"),
        ("ake-in-spring", "lake-in-spring"),
        ("lake-in-sprxng", "lake-in-spring"),
        ("lake-ni-spring", "lake-in-spring"),
        ("LAKE in spring", "lake-in-spring"),
        ("harbour_visit", "harbour-visit"),
        ("g2-summit", "g20-summit"),
        ("moon-landing", None),
        ("", None),
        ("\ud800", None),
        ("x" * 10_000, None),
    ],
)
def test_a_slip_is_recognised(word: str, meant: str | None) -> None:
    assert Closest(NAMES)(word) == meant


def test_few_names_are_compared_by_likeness() -> None:
    assert Closest({"paragraph", "place"})("paragraf") == "paragraph"
    assert Closest({"paragraph", "place"})("zzz") is None


def test_words_beyond_the_first_some_are_not_looked_up() -> None:
    class Counted(set):
        asked = 0

        def __contains__(self, name: object) -> bool:
            self.asked += 1
            return False

    closest = Closest(names := Counted(NAMES), most=10)
    closest("some-name")
    once = names.asked
    for _ in range(10_000):
        closest("some-name")
    assert names.asked == 10 * once


def _reach(graph: dict, key: str) -> set:
    seen, left = set(), [key]
    while left:
        new = [k for k in graph[left.pop()] if k in graph and k not in seen]
        seen.update(new)
        left += new
    return seen


def test_order_and_cycles_are_those_of_the_definition() -> None:
    draw = random.Random(1)
    for _ in range(200):
        names = [str(number) for number in range(draw.randrange(1, 9))]
        graph = {key: set(draw.choices([*names, "x"], k=draw.randrange(3))) for key in names}
        reach = {key: _reach(graph, key) for key in graph}
        order, cycles = in_order(graph)
        in_cycle = {key for cycle in cycles for key in cycle}
        assert in_cycle <= {key for key in graph if key in reach[key]}
        assert sorted([*order, *in_cycle]) == sorted(graph), "each key is in one of the two"
        assert sum(len(cycle) - 1 for cycle in cycles) == len(in_cycle), "cycles share no key"
        for cycle in cycles:
            assert all(b in graph[a] for a, b in pairwise(cycle))
            assert cycle[0] == cycle[-1] == min(cycle)
        for number, key in enumerate(order):
            assert graph[key] & graph.keys() - in_cycle <= set(order[:number])


def test_each_of_many_cycles_is_named_and_all_else_has_an_order() -> None:
    pairs = {str(number): [str(number ^ 1)] for number in range(2 * MOST - 2)}
    order, cycles = in_order(pairs | {"own": ["own"], "after": ["own"]} | {"last": ["after"]})
    assert len(cycles) == MOST == len({tuple(cycle) for cycle in cycles})
    order, cycles = in_order({k: pairs[k] for k in list(pairs)[2:]} | {"a": ["b"], "b": ["2"]})
    assert (order, len(cycles)) == (["b", "a"], MOST - 2)


@pytest.mark.parametrize("size", [1_000, pytest.param(100_000, marks=pytest.mark.long)])
def test_searches_are_few(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The searches of graphlib are counted, not the seconds: each takes linear time."""
    searches = []
    search = TopologicalSorter.static_order
    monkeypatch.setattr(
        TopologicalSorter, "static_order", lambda self: searches.append(self) or search(self)
    )
    for graph, asked in (
        ({str(key): (str(key ^ 1),) for key in range(size)}, MOST),
        ({str(key): (str((key + 1) % size),) for key in range(size)}, 2),
        ({str(key): (str(key + 1),) for key in range(size)}, 1),
    ):
        searches.clear()
        in_order(graph)
        assert len(searches) == asked
