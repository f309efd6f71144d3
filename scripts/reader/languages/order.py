"""Word orders of one language: rows that bring tokens into the order of the grammar.

`before count units -> count units sign=-1` turns the tokens of "vor drei Tagen" into those of
"three days ago". On the left is a kind, or one of `GROUPS`, or a kind with its value (`unit=year`);
a `*` at the end stands for all the rest. On the right is an item of the left, a token (`sign=-1`),
or an item under another kind (`decade<year`).
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
    """A row: the items on the left, whether all the rest follows, and what the right is made of.

    Each part of the right is an item of the left, by its number, and a kind or a token instead.
    """

    items: tuple[Item, ...]
    has_rest: bool
    right: tuple[tuple[int, str | Token], ...]


def _value(text: str) -> TokenValue:
    return int(text) if text.lstrip("-").isdecimal() else text


def order(row: str) -> Order:
    """Return a row of a table, ready to use."""
    left, right = (side.split() for side in row.split(" -> "))
    has_rest = left[-1] == REST
    names = [name.partition("=")[0] for name in left]
    items = []
    for name in left[: len(left) - has_rest]:
        kind, _, value = name.partition("=")
        items.append(Item(GROUPS.get(kind, (kind,)), _value(value) if value else None))
    parts: list[tuple[int, str | Token]] = []
    for name in right:
        kind, equals, value = name.partition("=")
        new, _, origin = name.rpartition("<")
        parts.append((-1, Token(kind, _value(value))) if equals else (names.index(origin), new))
    return Order(tuple(items), has_rest, tuple(parts))


def reordered(tokens: list[Token], orders: Sequence[Order]) -> list[Token]:
    """Return the tokens in the order of the grammar: each row in turn, wherever it fits."""
    for row in orders:
        at = 0
        while at + len(row.items) <= len(tokens):
            end = at + len(row.items)
            if all(map(_fits, row.items, tokens[at:end])):
                made = _made(row, tokens[at:end], tokens[end:] if row.has_rest else [])
                tokens = tokens[:at] + made + ([] if row.has_rest else tokens[end:])
                at += len(made)
            else:
                at += 1
    return tokens


def _fits(item: Item, token: Token) -> bool:
    return token.kind in item.kinds and item.value in (None, token.value)


def _made(row: Order, found: list[Token], rest: list[Token]) -> list[Token]:
    made: list[Token] = []
    for number, new in row.right:
        if isinstance(new, Token):
            made.append(new)
        elif number == len(found):
            made += rest
        else:
            made.append(Token(new or found[number].kind, found[number].value))
    return made
