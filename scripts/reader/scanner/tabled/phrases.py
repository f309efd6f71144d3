"""Words beside a date of a tabled language that change it: the phrases of its table, by reason.

The README beside the tables says how phrases are written. They become patterns that are matched
from the date outwards, so that a scan is linear.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ...languages import FILLER, Language, language_of
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
from .lines import Line, Place

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
BOUNDS = ("before", "after", "until", "by", "since", "opening")


class Row(NamedTuple):
    """A pattern of the words from the date outwards, the condition on the date, and the reason."""

    pattern: re.Pattern[str]
    on: str
    reason: str


class Beside(NamedTuple):
    """A date, the kinds of its tokens, where it begins without prepositions, and what is around."""

    line: Line
    place: Place
    kinds: tuple[str, ...]
    core: int

    @property
    def bare(self) -> bool:
        """Whether the date has no preposition and no article."""
        return self.core == self.place.start

    @property
    def front(self) -> int:
        """Where the word in front of the date and its prepositions is."""
        at = self.core - 1
        while self.line.kind(at) in LED:
            at -= 1
        return at

    def fits(self, on: str) -> bool:
        """Whether the date meets a condition of a row: one of these, or it has a token of a kind."""
        first = self.kinds[:1]
        if on == "":
            return True
        if on == "bare":
            return self.bare
        if on == "numbered":  # Piazza 25 Aprile
            return self.bare and first != () and first[0] in ("num", "th", "ordinal")
        if on == "title":  # names of streets have a capital letter: 8 Марта
            return self.line.is_capital(self.core + 1) or self.kinds == ("year",)
        if on == "alone":
            return self.kinds == ("weekday",)
        if on == "dated":
            return self.line.kind(self.front) == "dating"
        if on == "bound":
            return first != () and first[0] in BOUNDS
        if on == "turned":
            return first != () and first[0] in ("before", "after", "until", "by")
        if on == "inside":
            return first != () and first[0] in ("before", "until", "by") and self.place.start > 0
        if on == "from":
            return "from" in (self.line.kind(self.place.start), self.line.kind(self.core - 1))
        if on == "day":
            return {"month", "today", "weekday"} & {*self.kinds} != set() and not (
                DIVIDERS & {*self.kinds}
            )
        return on in self.kinds


def beside(line: Line, place: Place) -> Beside:
    """Return a date with what is around it."""
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
    fillers = "|".join(word for word, (token, *_) in language.lexicon.items() if token.kind in LED)
    return (
        _rows(language, language.table.in_front, rf"(?:[(\[] )?(?:(?:{fillers}|,) ){{0,3}}?"),
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
