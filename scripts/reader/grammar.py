"""From tokens to one rule.

The kinds of the tokens match a row of `RULES`, or a modifier with a date beside it, or a range.
"""

from typing import Any, NamedTuple, cast

from . import edtf
from .lexicon import Token
from .patterns import ENDING_OF, OPENING_OF, RANGE_OF, RULE_OF, Names, ending, opening
from .rules import MODIFIERS, RULES, Modifier, Rule
from .units import DAY
from .windows import (
    At,
    Bounds,
    TwoReadings,
    Values,
    Window,
    closed,
    counting_from,
    nearest_by,
    one_day,
)

ALMOST_A_YEAR = 330  # days ahead: the same day of the year before is only weeks behind

GIVES = {rule.name: rule.gives for rule in RULES + MODIFIERS}
_DIVIDERS = ("to", "and", "or", "hyphen", "dash")


class Reading(NamedTuple):
    """What tokens say: the bounds, the name of the rule, and the extent.

    `value` is the EDTF value where it says more than the bounds: an interval whose ends are units,
    an approximate date.
    """

    bounds: Window | Bounds
    rule: str
    extent: str
    value: str = ""

    @property
    def gives(self) -> str:
        """What the rule gives, as `Rule.gives` lists it; a range gives a date."""
        return GIVES.get(self.rule, "date")

    @property
    def edtf(self) -> str:
        """The EDTF value."""
        return self.value or edtf.write(self.bounds.earliest, self.bounds.latest, self.extent)


def _reading(rule: Rule[Any], result: Window | Bounds | str) -> Reading:
    """The result of a rule: bounds, or an EDTF value."""
    if not isinstance(result, str):
        return Reading(result, rule.name, rule.extent)
    value = edtf.read(result)
    bounds = closed(value.earliest, value.latest)
    return Reading(bounds, rule.name, value.extent or rule.extent, result)


def read_tokens(tokens: list[Token], at: At) -> Reading:
    """Return what the tokens say, counted from `at`.

    Raises ValueError, with the reason, if no rule reads them.
    """
    kinds = tuple(token.kind for token in tokens)
    row = RULE_OF.get(kinds)
    if row:
        rule, names = row
        return _reading(rule, rule.compute(_values(names, tokens), at))
    if kinds[:2] == ("year", "from"):  # in 2018 from February to December
        return read_tokens([*tokens[1:], tokens[0]], at)
    if kinds[:1] == ("for",):
        return _for(tokens[1:], at, bool(tokens[0].value))
    end, front = ending(kinds), opening(kinds)
    if end:
        return _following(tokens[:-end], tokens[-end:], at)
    modifier, names = OPENING_OF[kinds[:front]] if front else (None, ())
    divider = next((kind for kind in _DIVIDERS if kinds.count(kind) == 1), None)
    if divider and (not modifier or modifier.narrows):
        return _range(tokens, kinds.index(divider), at)
    if modifier:
        behind = tokens[front:]
        whole = _this_unit(behind) if modifier.narrows else behind
        return _modified(modifier, _values(names, tokens), whole, at)
    raise ValueError(_why_unread(tokens))


def _why_unread(tokens: list[Token]) -> str:
    local = next((token.value for token in tokens if token.kind == "local"), "")
    varies = f"{local} is another day in another country, church or year" if local else ""
    if _has(tokens, "fiscal") and not local:
        varies = "a fiscal year begins on another day for each owner"
    if varies:
        return f"{varies}; curate it: state the date beside the words"
    unknown = ", ".join(str(token.value) for token in tokens if token.kind == "noun")
    return "no rule reads these words" + (f" (unknown: {unknown})" if unknown else "")


def _modified(rule: Modifier, values: Values, behind: list[Token], at: At) -> Reading:
    # "Until Friday", said on a Friday, is that day: then the modifier does not turn it ahead.
    is_own_day = (
        _has(behind, "weekday")
        and not at.direction
        and read_tokens(behind, at).bounds == one_day(at.day)
    )
    directed = at if is_own_day else at._replace(direction=at.direction or rule.direction)
    inner = read_tokens(behind, directed)
    if not isinstance(inner.bounds, Window) or inner.gives not in rule.takes:
        raise ValueError("the words do not say where the date beside them begins and ends")
    if rule.direction == "future" and not at.direction and _is_next_year(behind, inner.bounds, at):
        raise TwoReadings("the day just behind, or that of next year? State the year")
    if rule.gives == "approximate" and inner.extent == "throughout":
        raise ValueError("only one day, month, season, year or decade is approximate")
    return _reading(rule, rule.compute(inner.bounds, at, values))


def _is_next_year(tokens: list[Token], day: Window, at: At) -> bool:
    """By Jan. 14, said on Jan. 15."""
    counted = day.earliest == day.latest and not _has(tokens, "year", "rel")
    return counted and (day.earliest - at.day).days > ALMOST_A_YEAR


def _following(tokens: list[Token], end: list[Token], at: At) -> Reading:
    """2012 or later, from 2015 on."""
    rule, names = ENDING_OF[tuple(token.kind for token in end)]
    return _modified(rule, _values(names, end), tokens[tokens[0].kind == "from" :], at)


def _for(tokens: list[Token], at: At, whole: bool) -> Reading:
    """For, throughout, all of a date.

    "For three days from today" gives a length but no end. "For the quarter" may be any quarter,
    "the whole quarter" is the one that contains the anchor.
    """
    found = read_tokens(_this_unit(tokens) if whole else tokens, at)
    if found.gives in ("away", "bound", "approximate"):
        raise ValueError("a length counted from a date: the words do not say on which day it ends")
    if not whole or found.gives == "loose":  # "for 2023" may be planned for some day in it
        return found
    is_filled = found.gives == "span" or found.extent == "throughout"
    if not is_filled and not edtf.is_unit(edtf.read(found.edtf)):
        raise ValueError("the words do not say which days are meant")
    return Reading(found.bounds, found.rule, "throughout")


def _values(names: Names, tokens: list[Token]) -> Values:
    return cast(Values, {name: token.value for name, token in zip(names, tokens, strict=False)})


def _this_unit(tokens: list[Token]) -> list[Token]:
    """A unit alone is the one that contains the anchor: the end of the month, the whole year."""
    alone = len(tokens) == 1 and tokens[0].kind == "unit" and tokens[0].value != "half"
    return [Token("rel", 0), *tokens] if alone else tokens


def _has(tokens: list[Token], *kinds: str) -> bool:
    return not {token.kind for token in tokens}.isdisjoint(kinds)


# --- ranges ---

Sides = tuple[list[Token], list[Token]]
# What makes two sides alike. A dash joins nothing else: "tomorrow - Friday" could be one day that
# is stated twice, or two days.
_NAMING = {"num": "day", "th": "day", "ordinal": "day", "today": "weekday"} | {
    kind: kind for kind in ("month", "weekday", "year", "decade", "unit", "season", "century")
}


def _alike(left: list[Token], right: list[Token]) -> bool:
    def begins_with_unit(side: list[Token]) -> bool:
        return _has(side[:1], "unit", "weekend")

    left_kinds, right_kinds = (
        {_NAMING[token.kind] for token in side if token.kind in _NAMING} for side in (left, right)
    )
    return (
        _has(left, "today") == _has(right, "today")
        and begins_with_unit(left) == begins_with_unit(right)
        and bool(left_kinds & right_kinds)
    )


def _is_day(side: list[Token]) -> bool:
    return _has(side, "weekday", "num", "th")


def _bare_year_beside_another_kind(left: list[Token], right: list[Token]) -> bool:
    """From May to 2018, Dec-2018: one side is only a year and the other has none."""
    return any(
        [token.kind for token in one] == ["year"]
        and not _has(other, "year", "decade", "rel", "today", "part")
        for one, other in ((left, right), (right, left))
    )


def _range(tokens: list[Token], middle: int, at: At) -> Reading:
    opening = tokens[0].kind if tokens[0].kind in ("from", "between") else None
    left, right = tokens[1 if opening else 0 : middle], tokens[middle + 1 :]
    divider = tokens[middle].kind
    if not left or not right:
        raise ValueError(_why_unread(tokens))
    why = _no_range(left, divider if divider != "to" or not opening else "from", right)
    if why:
        raise ValueError(why)
    for complete in _COMPLETE:
        left, right = complete(left, right)
    first, last = _nearest_ends(left, right, at)
    if divider in ("and", "or") and opening != "between" and last.earliest - first.latest != DAY:
        raise ValueError("two dates that do not adjoin are not one date")
    rule = RANGE_OF["between" if opening == "between" else divider]
    if rule.extent == "throughout":
        return _reading(rule, edtf.interval(first, last))
    return _reading(rule, Window(first.earliest, last.latest))


def _no_range(left: list[Token], divider: str, right: list[Token]) -> str:
    """Why two dates are no range; empty if they may be one."""
    if _bare_year_beside_another_kind(left, right):
        return "a year beside a date without a year is not a range"
    if divider in ("hyphen", "dash") and not _alike(left, right):
        return "a dash joins only two dates of one kind"
    if divider == "to" and _is_day(left) and not _is_day(right):
        return "two dates of two kinds: write from, if they are a range"
    return ""


# What one side leaves out, the other gives. Each function fills in one thing.


def _date_behind_a_part(left: list[Token], right: list[Token]) -> Sides:
    """Early to mid-November."""
    if [token.kind for token in left] == ["part"] == [token.kind for token in right[:1]]:
        left = [*left, *right[1:]]
    return left, right


def _unit_of_a_lone_next(left: list[Token], right: list[Token]) -> Sides:
    """This year and next."""
    if [token.kind for token in right] == ["rel"] and _has(left[-1:], "unit"):
        right = [*right, left[-1]]
    return left, right


def _unit_of_a_lone_ordinal(left: list[Token], right: list[Token]) -> Sides:
    """The first and second quarters; the 18th and 19th centuries."""
    if len(left) != 1 or not _has(left, "th", "ordinal"):
        return left, right
    if _has(right[:1], "th", "ordinal") and _has(right[1:2], "unit", "units"):
        unit = Token("unit", right[1].value)
        left, right = [*left, unit], [right[0], unit, *right[2:]]
    elif _has(right[-1:], "century"):
        left = [*left, right[-1]]
    return left, right


def _month_of_a_lone_day(left: list[Token], right: list[Token]) -> Sides:
    """Nov. 17-18, 17-18 November."""
    months = [token for token in left + right if token.kind == "month"]
    if not months:
        return left, right
    if _has(right[:1], "num", "th", "ordinal") and not _has(right, "month", "weekday"):
        right = [months[0], *right]
    if _has(left[-1:], "num", "th", "ordinal") and not _has(left, "month"):
        left = [*left, months[-1]]
    return left, right


def _year_of_both(left: list[Token], right: list[Token]) -> Sides:
    """June to August 2020; December to February 2023 starts in 2022."""
    if not _has(left, "month", "unit", "season") or _has(left, "year", "rel"):
        return left, right
    if _has(right[-2:-1], "rel") and not _has(right[-1:], "year"):  # of last year
        return [*left, *right[-2:]], right
    year = right[-1] if _has(right[-1:], "year") else None
    if not year:
        return left, right
    same = [*left, year]
    no_anchor = counting_from(None)
    if _side(same, no_anchor).earliest <= _side(right, no_anchor).earliest:
        return same, right
    if _months_of(left) == _months_of(right):
        raise ValueError("the range runs backwards")
    assert isinstance(year.value, int)  # the value of every year
    return [*left, Token("year", year.value - 1)], right


_COMPLETE = (
    _date_behind_a_part,
    _unit_of_a_lone_next,
    _unit_of_a_lone_ordinal,
    _month_of_a_lone_day,
    _year_of_both,
)


def _months_of(tokens: list[Token]) -> list[object]:
    return [token.value for token in tokens if token.kind == "month"]


Ends = tuple[Window, Window]


def _nearest_ends(left: list[Token], right: list[Token], at: At) -> Ends:
    """Both sides of the range that is nearest to the anchor."""
    names_days = _has(left, "num") or (_has(left, "month") and _has(left, "th", "ordinal"))
    names_months = _has(left, "month", "unit", "season") and not names_days
    if names_months and not _has(left, "year", "rel"):
        # Nearest as a whole: in November, January-September is this year's, though the next
        # January is only two months away.
        ranges = [_ends([*left, Token("year", at.day.year + n)], right, at) for n in (-1, 0, 1)]
        return nearest_by(ranges, at, lambda ends: Window(ends[0].earliest, ends[1].latest))
    first, last = _ends(left, right, at)
    if at.direction == "past" and _has(left, "weekday") and last.latest > at.day:
        # It was closed from Monday to Friday, said on a Thursday: last week.
        return _ends(left, right, counting_from(at.day - 7 * DAY, "past"))
    return first, last


def _ends(left: list[Token], right: list[Token], at: At) -> Ends:
    """Both sides; a second side without a year is the first such date from the first side on."""
    first = _side(left, at)
    if _has(right, "month", "weekday", "unit", "season") and not _has(right, "year", "rel"):
        if _has(right, "weekday") and not _has(left, "weekday"):
            # From Sept. 14 to Thursday: the latest Thursday, if it is later than Sept. 14.
            if _side(right, at).earliest <= first.earliest:
                at = counting_from(first.earliest, "future")
        elif _months_of(right) and _months_of(left) == _months_of(right):
            right = [*right, Token("year", first.earliest.year)]
        else:
            at = counting_from(first.earliest, "future")
    last = _side(right, at)
    if first == last or first.earliest > last.earliest or first.latest > last.latest:
        raise ValueError("the range runs backwards or has no length")
    return first, last


def _side(tokens: list[Token], at: At) -> Window:
    found = read_tokens(tokens, at)
    if not isinstance(found.bounds, Window) or found.gives in ("bound", "approximate"):
        raise ValueError("a range is between two dates, not between bounds")
    return found.bounds
