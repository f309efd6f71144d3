"""Word orders of one language: rows that bring tokens into the order of the grammar.

`before count units -> count units sign=-1` turns the tokens of "vor drei Tagen" into those of
"three days ago". On the left is a kind, or one of `GROUPS`, or a kind with its value (`unit=year`);
a `*` matches all tokens up to the end, or up to the items behind it. It contains no `to`. On the right is an item of the left, or its
number where two have one name, a token (`sign=-1`), or an item under another kind (`decade<year`);
nothing drops the tokens.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..numbers import Token, TokenValue

GROUPS = {
    "count": ("num", "number", "a"),
    "units": ("unit", "units"),
    "day": ("num", "th", "ordinal"),
}
REST = "*"


class Item(NamedTuple):
    """A token on the left: its kinds, and its value if it has to have one."""

    kinds: tuple[str, ...]
    value: TokenValue | None


class Order(NamedTuple):
    """A row: the items on the left, in front of `*` and behind it, and what the right is made of.

    Each part of the right is an item of the left, by its number, and a kind or a token instead.
    """

    front: tuple[Item, ...]
    has_rest: bool
    end: tuple[Item, ...]
    right: tuple[tuple[int, str | Token], ...]


def written(text: str) -> Token:
    """Return the token that a table writes as `unit=year`, `holiday=12-31` or `prep=in_the`."""
    kind, _, value = text.partition("=")
    month, _, day = value.partition("-")
    if month and day:
        return Token(kind, (int(month), int(day)))
    return Token(kind, int(value) if value.lstrip("-").isdecimal() else value.replace("_", " "))


def order(row: str) -> Order:
    """Return a row of a table, ready to use."""
    left, right = (side.split() for side in row.split("->"))
    names = [name.partition("=")[0] for name in left]
    middle = left.index(REST) if REST in left else len(left)
    front, end = (tuple(map(_item, side)) for side in (left[:middle], left[middle + 1 :]))
    parts: list[tuple[int, str | Token]] = []
    for name in right:
        is_token = "=" in name
        new, _, origin = name.rpartition("<")
        number = int(origin) - 1 if origin.isdecimal() else 0 if is_token else names.index(origin)
        parts.append((number, written(name) if is_token else new))
    return Order(front, REST in left, end, tuple(parts))


def _item(name: str) -> Item:
    kind, value = written(name)
    return Item(GROUPS.get(kind, (kind,)), None if value == "" else value)


def reordered(tokens: list[Token], orders: Sequence[Order]) -> list[Token]:
    """Return the tokens in the order of the grammar: each row in turn, where it fits."""
    for row in orders:
        at = 0
        while at + len(row.front) <= len(tokens):
            last = len(tokens) if row.has_rest else at + len(row.front)
            found = tokens[at:last]
            if _fits(row, found):
                made = _made(row, found)
                tokens = tokens[:at] + made + tokens[last:]
                at += len(made)
            else:
                at += 1
    return tokens


def _fits(row: Order, tokens: list[Token]) -> bool:
    items = row.front + row.end
    if row.has_rest and (len(tokens) <= len(items) or any(t.kind == "to" for t in tokens)):
        return False
    beside = tokens[: len(row.front)] + tokens[len(tokens) - len(row.end) :]
    return all(
        token.kind in item.kinds and item.value in (None, token.value)
        for item, token in zip(items, beside, strict=True)
    )


def _made(row: Order, found: list[Token]) -> list[Token]:
    """The tokens of the right."""
    first, last = len(row.front), len(found) - len(row.end)
    parts = [[token] for token in found[:first]]
    parts += [found[first:last]] * row.has_rest + [[token] for token in found[last:]]
    made: list[Token] = []
    for number, new in row.right:
        if isinstance(new, Token):
            made.append(new)
        else:
            made += [Token(new or token.kind, token.value) for token in parts[number]]
    return made
