"""The patterns of the rules, spelled out: the rule that reads a sequence of kinds of tokens."""

from itertools import product
from typing import Any, TypeVar

from .rules import MODIFIERS, RANGES, RULES, Rule

# Names in patterns that match tokens of other kinds.
_COUNTS = ("num", "number", "a")
_ALIASES = {
    "day": ("num", "th", "ordinal"),
    "nth": ("th", "ordinal"),
    "count": _COUNTS,
    "count2": _COUNTS,
    "units2": ("unit", "units"),
    "through": ("to", "hyphen"),
    "piece": ("unit",),
    "one": ("unit",),
    "week": ("unit",),
    "units": ("unit", "units"),
    "months": ("unit", "units"),
    "end": ("year",),
}
Names = tuple[str, ...]  # what a pattern calls the values of its tokens
Kinds = tuple[str, ...]
AnyRule = TypeVar("AnyRule", bound=Rule[Any])


def _table(rules: tuple[AnyRule, ...]) -> dict[Kinds, tuple[AnyRule, Names]]:
    """Spell out the patterns: kinds of tokens -> their rule and the names of their values."""
    table: dict[Kinds, tuple[AnyRule, Names]] = {}
    for rule in rules:
        for names in _spelled_out(rule.patterns):
            for kinds in product(*(_ALIASES.get(name, (name,)) for name in names)):
                assert kinds not in table, f"two rules read {kinds}: {rule.name}, {table[kinds][0]}"
                table[kinds] = rule, names
    return table


def _spelled_out(patterns: str) -> list[Names]:
    """Each pattern with and without its optional items."""
    spelled: list[Names] = []
    for pattern in filter(None, patterns.split(" | ")):
        choices = [("", item[:-1]) if item[-1] == "?" else (item,) for item in pattern.split()]
        spelled += [tuple(filter(None, names)) for names in product(*choices)]
    return spelled


RANGE_OF = {kind: rule for rule in RANGES for kind in rule.patterns.split()}
RULE_OF = _table(RULES)
OPENING_OF = _table(tuple(rule for rule in MODIFIERS if not rule.follows))
ENDING_OF = _table(tuple(rule for rule in MODIFIERS if rule.follows))
# Kinds that open or end a modifier. Most words are of neither, and need no search.
OPENINGS, ENDINGS = {kinds[0] for kinds in OPENING_OF}, {kinds[-1] for kinds in ENDING_OF}
MOST = max(map(len, [*OPENING_OF, *ENDING_OF]))  # tokens of a modifier


def ending(kinds: Kinds) -> int:
    """Return the number of tokens of a modifier that ends the words, and leaves at least one."""
    most = min(MOST, len(kinds) - 1) if kinds[-1:] and kinds[-1] in ENDINGS else 0
    return next((n for n in range(most, 0, -1) if kinds[-n:] in ENDING_OF), 0)


def opening(kinds: Kinds) -> int:
    """Return the number of tokens of a modifier that opens the words, and leaves at least one."""
    most = min(MOST, len(kinds) - 1) if kinds[:1] and kinds[0] in OPENINGS else 0
    return next((n for n in range(most, 0, -1) if kinds[:n] in OPENING_OF), 0)
