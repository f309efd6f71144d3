"""No regular expression of the scripts backtracks for long: each is parsed, and two repeats without a bound that could share
the same letters are refused."""

import ast
import importlib
import re
import re._compiler as compiler
import re._constants as kinds
import re._parser as parser
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

LETTERS = [chr(number) for number in range(9, 127)] + list("\u00a0\u00e9\u0436\u0660\u2014")
REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT)
SINGLE = (kinds.LITERAL, kinds.NOT_LITERAL, kinds.ANY, kinds.IN)
Open = frozenset[frozenset[str]]  # the letters of each repeat that could still go on


def inner(kind: object, value: object) -> list:
    """The ways through a group: the parts of each."""
    if kind is kinds.BRANCH:
        return value[1]
    if kind is kinds.SUBPATTERN:
        return value[-1:]
    return [value] if kind is kinds.ATOMIC_GROUP else []


class Reading:
    """One pattern: `shared` has the letters that two of its repeats could share."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.parsed = parser.parse(pattern, flags)
        self.shared: list[str] = []
        self.walk(self.parsed, frozenset())

    def letters(self, parts: list) -> frozenset[str]:
        """The letters that these parts match alone."""
        one = parser.SubPattern(self.parsed.state, parts)
        return frozenset(filter(compiler.compile(one, self.parsed.state.flags).fullmatch, LETTERS))

    def walk(self, parts: list, going: Open) -> Open:
        """Note what is shared, and return the repeats that can go on after these parts."""
        for kind, value in parts:
            if kind in SINGLE:
                of = self.letters([(kind, value)])
                going = frozenset(letters & of for letters in going if letters & of)
            elif kind in REPEATS:
                going = self.repeat(*value, going)
            elif kind in (kinds.ASSERT, kinds.ASSERT_NOT):
                self.walk(value[1], frozenset())
            elif ways := inner(kind, value):
                going = frozenset().union(*(self.walk(way, going) for way in ways))
        return going

    def repeat(self, least: int, most: int, body: list, going: Open) -> Open:
        after = self.walk(body, going)
        if most is kinds.MAXREPEAT:
            of = self.letters(list(body))
            self.shared += ["".join(sorted(letters & of)) for letters in going if letters & of]
            after |= self.walk(body, after)  # the second time
            after |= {of} if of else set()
        return after if least else after | going


def held(thing: object) -> Iterator[re.Pattern]:
    """The compiled patterns in a value of a module, and in what it holds."""
    if isinstance(thing, re.Pattern):
        yield thing
    elif isinstance(thing, dict | tuple | list | set | frozenset):
        for part in thing.values() if isinstance(thing, dict) else thing:
            yield from held(part)


def written(path: Path) -> Iterator[re.Pattern]:
    """The patterns that are written in calls, as in re.sub("a+", ...)."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(ast.Attribute(ast.Name("re")), [ast.Constant(str(text)), *_]):
                yield re.compile(text)


def patterns() -> dict[tuple[str, int], str]:
    """Every pattern of the scripts and its flags, and a module that has it."""
    found: dict[tuple[str, int], str] = {}
    for path in sorted((ROOT / "scripts").rglob("*.py")):
        name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
        module = importlib.import_module(name.removesuffix(".__init__"))
        for pattern in (*held(vars(module)), *written(path)):
            if isinstance(pattern.pattern, str):
                found.setdefault((pattern.pattern, pattern.flags), name)
    return found


@pytest.mark.long
def test_no_two_repeats_of_a_pattern_share_letters() -> None:
    every = patterns()
    assert len(every) > 200
    found = {name: text for (text, flags), name in every.items() if Reading(text, flags).shared}
    assert found == {}


@pytest.mark.parametrize(
    ("pattern", "shared"),
    [
        ("a+a+", True), ("(a+)+", True), ("(?:a|b+)+c", True), (r"\w+\s*\w+", True), (r"\w+a\w+", True), ("(x+x+)+y", True), (r"(\w+\s?)*", True),
        ("(?>a+)a*", True), ("a*?(b|a)*", True), ("a*b*", False), (r"\d+\.\d+", False), ("(?:[A-Z][a-z]+ )*x", False), (r"(?:\s+\w+)*\s*x", False),
        ("(?=a+)a+", False), ("a+|a+", False), ("[^ ]([^a]*[^ a])?", False),
    ],
)  # fmt: skip
def test_shared_letters_are_seen(pattern: str, shared: bool) -> None:
    assert bool(Reading(pattern).shared) == shared
