"""Words beside a date of a tabled language that change it: the phrases of its table, by reason.

The README beside the tables says how phrases are written. They become patterns that are matched
from the date outwards, so that a scan is linear.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from ...languages import FILLER, Language, language_of
from ...resolver import answer
from ..candidates import Candidate
from ..neighbours import (
    BOUND,
    CALENDAR,
    COUNTED,
    DOUBTED,
    ERA,
    EXCLUDED,
    HALF_READ,
    HEDGED,
    NEGATED,
    RECURRING,
)
from .lines import Line

NAMED = "it is part of a name"
REASONS = {
    "plain": "",  # the words beside it do nothing, though a shorter phrase would
    "not": EXCLUDED,
    "negated": NEGATED,
    "bound": BOUND,
    "counted": COUNTED,
    "hedge": HEDGED,
    "doubt": DOUBTED,
    "each": RECURRING,
    "era": ERA,
    "calendar": CALENDAR,
    "half": HALF_READ,
    "name": NAMED,
}
# Names of words in phrases: kinds of the table.
GROUPS = {
    "UNIT": ("unit", "units", "years", "weekend"),
    "MONTH": ("month",),
    "WEEKDAY": ("weekday",),
    "ORDINAL": ("ordinal",),
}
NUMBERS = {"NUM": r"[0-9]\w*", "SHORT": "[0-9]{1,3}"}
LED = (FILLER, "prep", "from", "at", "on")  # kinds that may be between a phrase and a date
END = r"(?:[^\w(%] |$)"
# Up to so many words of the clause, or of the sentence, between the date and a word.
FAR = {"..": r"(?:\w+ ){0,15}?", "...": r"(?:[^;: ]+ ){0,25}?"}
WIDTH = 30  # pieces beside a date that are looked at
DIVIDERS = {"to", "hyphen", "dash", "and", "or"}


class Row(NamedTuple):
    """A pattern of the words from the date outwards, the condition on the date, and the reason."""

    pattern: re.Pattern[str]
    on: str
    reason: str


class Beside(NamedTuple):
    """A date in its line, the kinds of its tokens, and where it begins without prepositions."""

    line: Line
    place: Candidate
    kinds: tuple[str, ...]
    core: int

    @property
    def last(self) -> str:
        """The last day; empty for an open end."""
        words = self.line.slice(self.place.start, self.place.end)
        said = answer(words, self.line.day, language=self.line.of.language.code)
        return str(said.span.latest or "") if said.span else ""

    @property
    def front(self) -> int:
        """Where the word in front of the date and its prepositions is."""
        at = self.core - 1
        while self.line.kind(at) in LED:
            at -= 1
        return at

    @property
    def first(self) -> str:
        """The kind of the first token."""
        return self.kinds[0] if self.kinds else ""

    def fits(self, on: str) -> bool:
        """Whether the date meets a condition of a row, or has a token of that kind."""
        return FITS[on](self) if on in FITS else on in self.kinds


BOUNDS = ("before", "after", "until", "by", "since", "opening")
ENDING = ("before", "until", "by")  # bounds that a negation behind them turns round, too
NAMED_DAYS = {"month", "today", "weekday"}
# Conditions on the date.
FITS: dict[str, Callable[[Beside], bool]] = {
    "": lambda c: True,
    "bare": lambda c: c.core == c.place.start,  # without a preposition and an article
    "numbered": lambda c: FITS["bare"](c) and c.first in ("num", "th", "ordinal"),  # 25 Aprile
    # names of streets have a capital letter: 8 Марта
    "title": lambda c: c.line.is_capital(c.core + 1) or c.kinds == ("year",),
    "yearless": lambda c: {"year", "rel", "today"}.isdisjoint(c.kinds),
    "alone": lambda c: c.kinds == ("weekday",),
    "dated": lambda c: c.line.kind(c.front) == "dating",  # the date of 3 May
    "bound": lambda c: c.first in BOUNDS,
    "turned": lambda c: c.first in (*ENDING, "after"),
    "inside": lambda c: c.first in ENDING and c.place.start > 0,
    "ahead": lambda c: c.first in ENDING and c.last > c.line.day,
    "from": lambda c: "from" in (c.line.kind(c.place.start), c.line.kind(c.core - 1)),
    "day": lambda c: not NAMED_DAYS.isdisjoint(c.kinds) and DIVIDERS.isdisjoint(c.kinds),
}


def beside(line: Line, place: Candidate) -> Beside:
    """Return a date with its kinds, and where it begins without prepositions."""
    core = place.start
    while core < place.end - 1 and line.kind(core) in LED:
        core += 1
    return Beside(line, place, line.kinds(place.start, place.end), core)


def of_phrases(c: Beside) -> str:
    """Return what the phrases of the table do to a date, or nothing."""
    words = c.line.words
    left = _text(words[max(0, c.core - WIDTH) : c.core][::-1])
    right = _text(words[c.place.end : c.place.end + WIDTH])
    for text, rows in zip((left, right), phrases_of(c.line.of.language.code), strict=True):
        for row in rows:
            if row.pattern.match(text) and c.fits(row.on):
                if not row.reason:
                    break
                return row.reason
    return ""


def _text(words: list[str]) -> str:
    return "".join(f"{word} " for word in words if word not in SKIPPED)


SKIPPED = {"'", "\u2019", ".", "-"}


@cache
def phrases_of(code: str) -> tuple[list[Row], list[Row]]:
    """Return the rows in front and behind of a language."""
    language = language_of(code)
    words = language.lexicon.items()
    fillers = "|".join(word for word, (token, *_) in words if token.kind in LED and word != ",")
    return (
        _rows(language, language.table.in_front, rf"(?:[(\[] )?(?:(?:{fillers}) ){{0,3}}?"),
        _rows(language, language.table.behind, r"(?:[,(\[] )?"),
    )


def _rows(language: Language, table: Mapping[str, str], between: str) -> list[Row]:
    rows = []
    for name, phrases in table.items():
        on_date: dict[str, list[str]] = {}
        for phrase in phrases.split(";"):
            words, _, on = phrase.strip().partition("@")
            items = [_item(language, item) for item in words.split()]
            outwards = items[::-1] if table is language.table.in_front else items
            on_date.setdefault(on, []).append("".join(outwards))
        for on, each in on_date.items():
            gap = "" if on in ("bare", "numbered", "title") else between
            rows.append(Row(re.compile(f"{gap}(?:{'|'.join(each)})"), on, REASONS[name]))
    return rows


def _item(language: Language, item: str) -> str:
    """The pattern of one item of a phrase."""
    if item == "END":
        return END
    if item in FAR:
        return FAR[item]
    name = item.removesuffix("?") or item
    words = [
        word
        for choice in name.split("|")
        for kind in GROUPS.get(choice, ("",))
        for word in (language.words.get(kind, ()) if kind else (choice,))
    ]
    choices = "|".join(
        NUMBERS.get(word) or re.escape(word).replace(r"\*", r"\w*") for word in words
    )
    return f"(?:(?:{choices}) )" + "?" * (name != item)
