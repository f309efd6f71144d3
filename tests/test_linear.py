"""Slips and cycles are found, in time that grows with the input and no faster."""

import random
from itertools import pairwise

import pytest

from scripts.curated.closest import Closest
from scripts.curated.cycles import circle, components

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


def _reach(graph: dict, key: int) -> set:
    seen, left = set(), [key]
    while left:
        new = [k for k in graph[left.pop()] if k in graph and k not in seen]
        seen.update(new)
        left += new
    return seen


def test_parts_and_order_are_those_of_the_definition() -> None:
    draw = random.Random(1)
    for _ in range(200):
        size = draw.randrange(1, 9)
        graph = {
            key: {draw.randrange(size + 1) for _ in range(draw.randrange(3))} for key in range(size)
        }
        reach = {key: _reach(graph, key) for key in graph}
        parts = list(components(graph))
        assert sorted(key for part in parts for key in part) == sorted(graph)
        done: set[int] = set()
        for part in parts:
            assert {
                b for b in graph for a in part[:1] if b == a or (b in reach[a] and a in reach[b])
            } == set(part)
            done.update(part)
            assert all(reach[key] <= done for key in part), "something comes before what it needs"
            path = circle(graph, part)
            assert bool(path) == (part[0] in reach[part[0]])
            assert all(b in graph[a] and {a, b} <= set(part) for a, b in pairwise(path))
            assert path[:1] == path[-1:]


@pytest.mark.parametrize("size", [10_000, pytest.param(100_000, marks=pytest.mark.long)])
def test_many_cycles_and_one_long_one(size: int) -> None:
    """Each edge is walked once: what is asked of the graph is counted, not the seconds."""
    asked = []
    for graph in (
        {key: (key ^ 1,) for key in range(size)},
        {key: ((key + 1) % size,) for key in range(size)},
        {key: (key + 1,) for key in range(size)},
    ):

        class Counted(dict):
            def __getitem__(self, key: int) -> tuple:
                asked.append(key)
                return super().__getitem__(key)

        asked.clear()
        parts = list(components(Counted(graph)))
        assert len(asked) == size == sum(map(len, parts))
