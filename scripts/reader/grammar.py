"""From tokens to one rule: the kinds of the tokens name a row of `RULES`, a modifier with a date behind it, or a range."""

from itertools import product
from typing import NamedTuple

from . import edtf
from .lexicon import Token
from .rules import MODIFIERS, RANGES, RULES, Rule
from .windows import DAY, At, Window, counting_from, nearest

# Names in patterns that stand for a token of another kind.
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
Table = dict[tuple[str, ...], tuple[Rule, tuple[str, ...]]]


def _table(rules: tuple[Rule, ...]) -> Table:
    """Spell the patterns out: kinds of tokens -> the rule that reads them and the names it gives their values."""
    table: Table = {}
    for rule in rules:
        for pattern in filter(None, rule.patterns.split(" | ")):
            items = [
                ((), (item[:-1],)) if item.endswith("?") else ((item,),) for item in pattern.split()
            ]
            for names in (sum(choice, ()) for choice in product(*items)):
                for kinds in product(*(_ALIASES.get(name, (name,)) for name in names)):
                    assert kinds not in table, (
                        f"two rules read {kinds}: {rule.name} and {table[kinds][0].name}"
                    )
                    table[kinds] = rule, names
    return table


_RANGES = {kind: rule for rule in RANGES for kind in rule.patterns.split()}
_TABLE = _table(RULES)
_MODIFIERS = _table(tuple(rule for rule in MODIFIERS if not rule.follows))
_FOLLOWING = _table(tuple(rule for rule in MODIFIERS if rule.follows))
_LONGEST_FRONT = max(map(len, _MODIFIERS))
_LONGEST_END = max(map(len, _FOLLOWING))
_GIVES = {rule.name: rule.gives for rule in RULES + MODIFIERS}
_DIVIDERS = ("to", "and", "or", "hyphen", "dash")


class Found(NamedTuple):
    """What tokens say: the window, the name of the rule, the extent, and the EDTF value where it says
    more than the window (an interval whose ends are units, an approximate date)."""

    window: Window
    rule: str
    extent: str
    value: str = ""

    @property
    def edtf(self) -> str:
        """The EDTF value."""
        return self.value or edtf.write(*self.window, self.extent)


def _found(rule: Rule, result: Window | str) -> Found:
    """What a rule computed: a window, or an EDTF value."""
    if isinstance(result, Window):
        return Found(result, rule.name, rule.extent)
    value = edtf.read(result)
    return Found(
        Window(value.earliest, value.latest), rule.name, value.extent or rule.extent, result
    )


def read(tokens: list[Token], at: At) -> Found:
    """Return what the tokens say, counted from `at`. Raises ValueError, with the reason, where no rule reads them."""
    kinds = tuple(token.kind for token in tokens)
    if kinds in _TABLE:
        rule, names = _TABLE[kinds]
        return _found(rule, rule.compute(_values(names, tokens), at))
    if kinds[:1] == ("for",):
        return _for(tokens[1:], at, bool(tokens[0].value))
    end = next(
        (n for n in range(min(_LONGEST_END, len(kinds) - 1), 0, -1) if kinds[-n:] in _FOLLOWING), 0
    )
    if end:
        return _following(tokens[:-end], tokens[-end:], at)
    front = next(
        (
            kinds[:n]
            for n in range(min(_LONGEST_FRONT, len(kinds) - 1), 0, -1)
            if kinds[:n] in _MODIFIERS
        ),
        (),
    )
    modifier, names = _MODIFIERS.get(front, (None, ()))
    divider = next((kind for kind in _DIVIDERS if kinds.count(kind) == 1), None)
    if divider and (not modifier or modifier.narrows):
        return _range(tokens, kinds.index(divider), at)
    if modifier:
        behind = _holding(tokens[len(front) :]) if modifier.narrows else tokens[len(front) :]
        return _modified(modifier, _values(names, tokens), behind, at)
    raise ValueError(_why_unread(tokens))


def _why_unread(tokens: list[Token]) -> str:
    local = next((token.value for token in tokens if token.kind == "local"), None)
    if local:
        return f"{local} is another day in another country, church or year; curate it: state the date beside the words"
    if _has(tokens, "fiscal"):
        return "a fiscal year begins on another day for each owner; curate it: state the date beside the words"
    unknown = ", ".join(str(token.value) for token in tokens if token.kind == "noun")
    return "no rule reads these words" + (f" (unknown: {unknown})" if unknown else "")


def _modified(rule: Rule, values: dict[str, object], behind: list[Token], at: At) -> Found:
    own_day = (
        _has(behind, "weekday")
        and not at.direction
        and read(behind, at).window == Window(at.day, at.day)
    )
    directed = (
        at if own_day else at._replace(direction=at.direction or rule.direction)
    )  # until Friday, said on Friday
    inner, name = read(behind, directed)[:2]
    if None in inner or _GIVES.get(name, "date") not in rule.takes:
        raise ValueError("it is not said where the date beside these words begins and ends")
    return _found(rule, rule.compute(inner, at, values))


def _following(tokens: list[Token], end: list[Token], at: At) -> Found:
    """2012 or later, from 2015 on."""
    rule, names = _FOLLOWING[tuple(token.kind for token in end)]
    return _modified(rule, _values(names, end), tokens[tokens[0].kind == "from" :], at)


def _for(tokens: list[Token], at: At, whole: bool) -> Found:
    """For, throughout, all of a date: it was filled. "For three days from today" gives a length, and where it ends is not said;
    "for the quarter" may be any, "the whole quarter" is the one that holds the anchor."""
    found = read(_holding(tokens) if whole else tokens, at)
    gives = _GIVES.get(found.rule, "date")
    if gives in ("away", "bound", "approximate"):
        raise ValueError("a length counted from a date: it is not said on which day it ends")
    filled = whole and gives != "loose"  # "for 2023" may be planned for some day in it
    return Found(found.window, found.rule, "throughout") if filled else found


def _values(names: tuple[str, ...], tokens: list[Token]) -> dict[str, object]:
    return {name: token.value for name, token in zip(names, tokens, strict=False)}


def _holding(tokens: list[Token]) -> list[Token]:
    """A unit alone is the one that holds the anchor: the end of the month, later in the week, the whole year."""
    alone = len(tokens) == 1 and tokens[0].kind == "unit" and tokens[0].value != "half"
    return [Token("rel", 0), *tokens] if alone else tokens


def _has(tokens: list[Token], *kinds: str) -> bool:
    return not {token.kind for token in tokens}.isdisjoint(kinds)


# What makes two sides alike; a dash joins nothing else ("tomorrow - Friday" is one day said twice, or two).
_NAMING = {"num": "day", "th": "day", "ordinal": "day", "today": "weekday"} | {
    kind: kind for kind in ("month", "weekday", "year", "decade", "unit", "season", "century")
}


def _alike(left: list[Token], right: list[Token]) -> bool:
    left_kinds, right_kinds = (
        {_NAMING[t.kind] for t in side if t.kind in _NAMING} for side in (left, right)
    )
    both = _has(left, "today") == _has(right, "today") and _has(
        left[:1], "unit", "weekend"
    ) == _has(right[:1], "unit", "weekend")
    return both and bool(left_kinds & right_kinds)


def _bare_year_beside_another_kind(left: list[Token], right: list[Token]) -> bool:
    """From May to 2018, Dec-2018: one side is only a year and the other has none."""
    return any(
        [token.kind for token in one] == ["year"]
        and not _has(other, "year", "decade", "rel", "today", "part")
        for one, other in ((left, right), (right, left))
    )


def _range(tokens: list[Token], middle: int, at: At) -> Found:
    opening = tokens[0].kind if tokens[0].kind in ("from", "between") else None
    left, right = tokens[1 if opening else 0 : middle], tokens[middle + 1 :]
    divider = tokens[middle].kind
    if not left or not right:
        raise ValueError(_why_unread(tokens))
    if _bare_year_beside_another_kind(left, right):
        raise ValueError("a year beside a date without one is no range")
    if divider in ("hyphen", "dash") and not _alike(left, right):
        raise ValueError("a dash joins only two dates of one kind")
    left, right = _complete(left, right)
    days = _has(left, "num") or (_has(left, "month") and _has(left, "th", "ordinal"))
    if _has(left, "month", "unit", "season") and not days and not _has(left, "year", "rel"):
        # A range of months without a year is the nearest as a whole: January-September is not two months from November.
        years = [_ends([*left, Token("year", at.day.year + n)], right, at) for n in (-1, 0, 1)]
        first, last = nearest(years, at, key=lambda ends: Window(ends[0].earliest, ends[1].latest))
    else:
        first, last = _ends(left, right, at)
        if (
            at.direction == "past" and _has(left, "weekday") and last.latest > at.day
        ):  # from Monday to Friday, it was shut
            first, last = _ends(left, right, counting_from(at.day - 7 * DAY, "past"))
    if divider in ("and", "or") and opening != "between" and last.earliest - first.latest != DAY:
        raise ValueError("two dates apart are not one date")
    rule = _RANGES[opening if opening == "between" else divider]
    if rule.extent == "throughout":
        return _found(rule, edtf.interval(first, last))
    return Found(Window(first.earliest, last.latest), rule.name, rule.extent)


def _complete(left: list[Token], right: list[Token]) -> tuple[list[Token], list[Token]]:
    """What one side leaves out, the other gives: the date behind a lone early, the unit of a lone next, the quarter or century
    of a lone ordinal, the month of a lone day, the year of both."""
    months = [token for token in left + right if token.kind == "month"]
    if [token.kind for token in left] == ["part"] == [token.kind for token in right[:1]]:
        left = [*left, *right[1:]]
    if [token.kind for token in right] == ["rel"] and _has(left[-1:], "unit"):
        right = [*right, left[-1]]
    if (
        len(left) == 1
        and _has(left, "th", "ordinal")
        and _has(right[:1], "th", "ordinal")
        and _has(right[1:2], "unit", "units")
    ):
        unit = Token("unit", right[1].value)
        left, right = [*left, unit], [right[0], unit, *right[2:]]
    if _has(right[-1:], "century") and len(left) == 1 and _has(left, "th", "ordinal"):
        left = [*left, right[-1]]
    if months and not _has(right, "month", "weekday") and _has(right[:1], "num", "th", "ordinal"):
        right = [months[0], *right]
    if months and not _has(left, "month") and _has(left[-1:], "num", "th", "ordinal"):
        left = [*left, months[-1]]
    behind = (
        right[-1:] if _has(right[-1:], "year") else right[-2:] if _has(right[-2:-1], "rel") else []
    )
    if behind and _has(left, "month", "unit", "season") and not _has(left, "year", "rel"):
        left = [*left, *behind]
        if (
            _has(behind, "year")
            and _side(left, counting_from(None)).earliest
            > _side(right, counting_from(None)).earliest
        ):
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
        if _has(right, "weekday") and not _has(left, "weekday"):
            # From Sept. 14 to Thursday: the latest Thursday, if it lies behind; else the first from there on.
            at = (
                at
                if _side(right, at).earliest > first.earliest
                else counting_from(first.earliest, "future")
            )
        elif _months_of(right) and _months_of(left) == _months_of(right):
            right = [*right, Token("year", first.earliest.year)]
        else:
            at = counting_from(first.earliest, "future")
    last = _side(right, at)
    if first == last or first.earliest > last.earliest or first.latest > last.latest:
        raise ValueError("the range runs backwards or stands still")
    return first, last


def _side(tokens: list[Token], at: At) -> Window:
    window, rule = read(tokens, at)[:2]
    if None in window or _GIVES.get(rule) in ("bound", "approximate"):
        raise ValueError("a range lies between two dates, not between bounds")
    return window
