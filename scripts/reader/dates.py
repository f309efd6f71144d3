"""Read the date words of news text: `resolve` turns them into inclusive day bounds by a named rule, or refuses.

Words become tokens (`lex`), the kinds of the tokens name one rule of `RULES`, and the rule computes the bounds from one
day of the anchor. A rule is applied at both ends of the anchor and must give the same answer: so no result is ever finer
than its anchor. Every rule only moves forward as the anchor does, hence two equal ends vouch for the days between.
"""

from datetime import date
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from . import edtf
from .lexicon import Token, lex
from .rules import MODIFIERS, RANGES, RULES, Rule
from .windows import DAY, At, Window, counting_from, nearest

LONGEST = 120  # characters; longer than any date words, short enough that no input can be slow


class UnreadableDate(ValueError):
    """Words that are no date, no existing date, or not one date; the message names the words and why."""


class Span(NamedTuple):
    """What date words say. Bounds are inclusive days, None on an open side; `precision` is the calendar unit they fill;
    `rule` names the row of `RULES` that was used; `extent` is `within` or `throughout`, as the words suggest."""

    earliest: date | None
    latest: date | None
    precision: str
    rule: str
    extent: str


def resolve(words: str, anchor: str | None = None, direction: str | None = None) -> Span:
    """Return the span that `words` give, counted from `anchor` (an EDTF day, month, year or interval).

    `direction`, `past` or `future`, decides where words alone could be either ("in March"). Raises UnreadableDate for
    what is not a date, does not exist, contradicts itself, or depends on which day of a coarse anchor is meant.
    """
    return resolve_counting(words, anchor, direction)[0]


def resolve_counting(words: str, anchor: str | None = None, direction: str | None = None) -> tuple[Span, bool]:
    """Return what `resolve` does, and whether the words were counted from the anchor at all. Raises UnreadableDate too."""
    try:
        if direction not in (None, "past", "future"):
            raise UnreadableDate(f"direction {direction!r} is neither past nor future")
        if len(words) > LONGEST:
            raise UnreadableDate("too long for a date")
        stated = _stated(words.strip())
        if stated:
            return stated, False
        tokens = lex(words)
        first, last = _anchor_ends(anchor)
        at = counting_from(first, direction)
        found = _read(tokens, at)
        if first != last and at.asked and _read(tokens, counting_from(last, direction)) != found:
            raise UnreadableDate(f"the answer depends on which day of {anchor} is meant")
        window, rule, extent = found
        return Span(*window, edtf.precision_of(*window), rule, extent), bool(at.asked)
    except (ValueError, OverflowError) as error:  # OverflowError: beyond the years 1 to 9999
        raise UnreadableDate(f"cannot read {words[:LONGEST]!r}: {error}") from None


def written(span: Span) -> str:
    """Return the EDTF value of a span."""
    return edtf.write(span.earliest, span.latest, span.extent)


def _stated(words: str) -> Span | None:
    """A date that is already in EDTF needs no reading. A bare year is left to the words: EDTF adds nothing to it."""
    if len(words) < 7 or not (words[0] in "[." or (words[:3].isdecimal() and words[4] in "-/")):
        return None
    if len(words) == 7 and words[5:].isdecimal() and int(words[2:4]) + 1 == int(words[5:]) <= 12:
        raise UnreadableDate("a month or a pair of years? Write the month in words or both years in full")
    try:
        bounds = edtf.read(words)
    except ValueError:
        return None  # 2019-2021, 1998-99
    window = bounds.earliest, bounds.latest
    return Span(*window, edtf.precision_of(*window), "edtf", bounds.extent or "within")


@lru_cache(maxsize=1024)
def _anchor_ends(anchor: str | None) -> tuple[date | None, date | None]:
    if anchor is None:
        return None, None
    bounds = edtf.read(anchor)
    if bounds.earliest is None or bounds.latest is None:
        raise UnreadableDate(f"the anchor {anchor} is open; nothing can be counted from it")
    return bounds.earliest, bounds.latest


# --- from tokens to one rule --------------------------------------------------------------------------------------------

# Names in patterns that stand for a token of another kind.
_ALIASES = {
    "day": ("num", "nth"),
    "piece": ("unit",),
    "one": ("unit",),
    "week": ("unit",),
    "units": ("unit", "units"),
    "months": ("unit", "units"),
    "end": ("year",),
}
Table = dict[tuple[str, ...], tuple[Rule, tuple[str, ...]]]


def _table(rules: tuple[Rule, ...]) -> Table:
    """Spell the patterns out: kinds of tokens -> the rule that reads them and the names it gives their values."""
    table: Table = {}
    for rule in rules:
        for pattern in filter(None, rule.patterns.split(" | ")):
            items = [((), (item[:-1],)) if item.endswith("?") else ((item,),) for item in pattern.split()]
            for names in (sum(choice, ()) for choice in product(*items)):
                for kinds in product(*(_ALIASES.get(name, (name,)) for name in names)):
                    assert kinds not in table, f"two rules read {kinds}: {rule.name} and {table[kinds][0].name}"
                    table[kinds] = rule, names
    return table


_RANGES = {kind: rule for rule in RANGES for kind in rule.patterns.split()}
_TABLE, _MODIFIERS = _table(RULES), _table(MODIFIERS)
_LONGEST_FRONT = max(map(len, _MODIFIERS))
_GIVES = {rule.name: rule.gives for rule in MODIFIERS}

Found = tuple[Window, str, str]  # the window, the name of the rule, the extent


def _read(tokens: list[Token], at: At) -> Found:
    kinds = tuple(token.kind for token in tokens)
    if kinds in _TABLE:
        rule, names = _TABLE[kinds]
        return rule.compute(_values(names, tokens), at), rule.name, rule.extent
    if kinds[:1] == ("for",):
        return *_read(_holding(tokens[1:]), at)[:2], "throughout"
    front = next((kinds[:n] for n in range(min(_LONGEST_FRONT, len(kinds) - 1), 0, -1) if kinds[:n] in _MODIFIERS), ())
    modifier, names = _MODIFIERS.get(front, (None, ()))
    divider = next((kind for kind in ("to", "and", "or") if kinds.count(kind) == 1), None)
    if divider and (not modifier or modifier.narrows):
        return _range(tokens, kinds.index(divider), at)
    if modifier:
        behind = _holding(tokens[len(front) :]) if modifier.narrows else tokens[len(front) :]
        inside = at._replace(direction=at.direction or modifier.direction, loosely=modifier.gives == "loose")
        inner, rule, _ = _read(behind, inside)
        if None in inner or _GIVES.get(rule, "date") not in modifier.takes:
            raise ValueError("it is not said where the date behind these words begins and ends")
        return modifier.compute(inner, at, _values(names, tokens)), modifier.name, modifier.extent
    unknown = ", ".join(str(token.value) for token in tokens if token.kind == "noun")
    raise ValueError("no rule reads these words" + (f" (unknown: {unknown})" if unknown else ""))


def _values(names: tuple[str, ...], tokens: list[Token]) -> dict[str, object]:
    return {name: token.value for name, token in zip(names, tokens, strict=False)}


def _holding(tokens: list[Token]) -> list[Token]:
    """A unit alone is the one that holds the anchor: the end of the month, later in the week, the whole year."""
    return [Token("rel", 0), *tokens] if [token.kind for token in tokens] == ["unit"] else tokens


def _has(tokens: list[Token], *kinds: str) -> bool:
    return any(token.kind in kinds for token in tokens)


def _range(tokens: list[Token], middle: int, at: At) -> Found:
    opening = tokens[0].kind if tokens[0].kind in ("from", "between") else None
    left, right = _complete(tokens[1 if opening else 0 : middle], tokens[middle + 1 :])
    if _has(left, "month", "unit", "season") and not _has(left, "num", "year", "rel"):
        # A range of months without a year is the nearest as a whole: January-September is not two months from November.
        years = [_ends([*left, Token("year", at.day.year + n)], right, at) for n in (-1, 0, 1)]
        first, last = nearest(years, at, key=lambda ends: Window(ends[0].earliest, ends[1].latest))
    else:
        first, last = _ends(left, right, at)
    divider = tokens[middle].kind
    if divider != "to" and opening != "between" and last.earliest - first.latest != DAY:
        raise ValueError("two dates apart are not one date")
    rule = _RANGES[opening if opening == "between" else divider]
    return Window(first.earliest, last.latest), rule.name, rule.extent


def _complete(left: list[Token], right: list[Token]) -> tuple[list[Token], list[Token]]:
    """What one side leaves out, the other gives: the date behind a lone early, the unit of a lone next, the month of a lone day,
    the year of both."""
    months = [token for token in left + right if token.kind == "month"]
    if [token.kind for token in left] == ["part"] == [token.kind for token in right[:1]]:
        left = [*left, *right[1:]]
    if [token.kind for token in right] == ["rel"] and _has(left[-1:], "unit"):
        right = [*right, left[-1]]
    if months and not _has(right, "month", "weekday") and _has(right[:1], "num", "nth"):
        right = [months[0], *right]
    if months and not _has(left, "month") and _has(left[-1:], "num", "nth"):
        left = [*left, months[-1]]
    behind = right[-1:] if _has(right[-1:], "year") else right[-2:] if _has(right[-2:-1], "rel") else []
    if behind and _has(left, "month", "unit", "season") and not _has(left, "year", "rel"):
        left = [*left, *behind]
        if _has(behind, "year") and _read(left, counting_from(None))[0].earliest > _read(right, counting_from(None))[0].earliest:
            left[-1] = Token("year", behind[0].value - 1)
            if _months_of(left) == _months_of(right):
                raise ValueError("the range runs backwards")
    return left, right


def _months_of(tokens: list[Token]) -> list[object]:
    return [token.value for token in tokens if token.kind == "month"]


def _ends(left: list[Token], right: list[Token], at: At) -> tuple[Window, Window]:
    """Both sides; a second side without a year is the first such date from the first side on."""
    first = _side(left, at)
    if _has(right, "month", "weekday", "unit", "season") and not _has(right, "year", "rel"):
        if _months_of(right) and _months_of(left) == _months_of(right):
            right = [*right, Token("year", first.earliest.year)]
        else:
            at = counting_from(first.earliest, "future")
    last = _side(right, at)
    if first == last or first.earliest > last.earliest or first.latest > last.latest:
        raise ValueError("the range runs backwards or stands still")
    return first, last


def _side(tokens: list[Token], at: At) -> Window:
    window, rule, _ = _read(tokens, at)
    if None in window or _GIVES.get(rule) == "bound":
        raise ValueError("a range lies between two dates, not between bounds")
    return window
