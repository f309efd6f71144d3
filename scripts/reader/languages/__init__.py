"""Languages as tables: the words of dates in one language, made ready for the lexicon.

README.md beside this file says how to add a language. Names of months and weekdays come from
CLDR, by pendulum's locale lookup.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import product
from typing import Any

import pendulum

from ..numbers import Numerals, Token, TokenValue
from .wordorder import order, written

# Kinds of tokens that are not words: `num`, `th` (21st), `year`, `number` and `ordinal` (in words),
# `hyphen`, `dash`, `noun` (an unknown word). Words of the kind FILLER add nothing to a date.
FILLER = ""
NEVER = r"(?!)"


@dataclass(frozen=True)
class Table:
    """What one language says; README.md explains each field."""

    words: Mapping[str, Mapping[Any, str]]  # kind -> value -> words
    idioms: Mapping[str, str] = field(default_factory=dict)  # meaning -> phrases
    local: str = ""
    in_front: Mapping[str, str] = field(default_factory=dict)
    behind: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    numerals: Numerals = field(default_factory=Numerals)
    stops: Mapping[str, str] = field(default_factory=dict)
    verbs: str = ""
    day_first: bool = True
    dotted: bool = False
    measures: str = ""
    labels: str = ""
    ahead: str = ""
    over: str = ""
    # parts of the pattern of tokens
    letter: str = r"[^\W\d_]"
    apostrophe: str = r"(?<=[^\W\d_])'|'(?![0-9])"  # that is no part of a number
    nth: str = NEVER
    decade: str = NEVER
    clock: str = NEVER
    hours: str = NEVER
    zone: str = NEVER
    flags: re.RegexFlag = re.UNICODE


# For names of months alone: 17. listopadu 2022, 17 de novembro de 2022.
UNTABLED = Table({FILLER: {0: "de"}}, dotted=True, nth=r"\.(?![0-9])")
LOCALES = {"pt": "pt_br"}  # names of locales that are not the code of their language
CODE = re.compile("[a-z]{2,3}")
WRITTEN = re.compile(r"[-\s.\u2019'A-Za-z\u00c0-\u024f\u0400-\u04ff\u02bc]+")  # Latin, Cyrillic


class NoLanguage(ValueError):
    """There is no table of words for the language, and no names of its months."""


def spelled_out(phrases: str) -> Iterator[tuple[str, ...]]:
    """Yield the phrases that the choices in some phrases spell out; `; ` separates them."""
    for phrase in phrases.split("; "):
        yield from product(*(word.split("|") for word in phrase.split()))


Idiom = tuple[tuple[str, ...], tuple[Token, ...]]  # the words behind the first, and the meaning


class Language:
    """A table made ready: each word with its tokens, the idioms by their first word, one pattern."""

    def __init__(self, code: str, table: Table) -> None:
        self.code, self.table = code, table
        self.months, short_months = _names(code, "months")
        self.weekdays, short_days = _names(code, "days")
        self.words: dict[str, dict[str, TokenValue]] = {
            "month": _numbered(self.months, 1) | _numbered(short_months, 1),
            "weekday": _numbered(self.weekdays, 0) | _numbered(short_days, 0),
        }
        for kind, meanings in table.words.items():
            self.words.setdefault(kind, {}).update(
                (word, value) for value, words in meanings.items() for word in words.split()
            )
        self.lexicon = {
            word: (Token(kind, value),)
            for kind, words in self.words.items()
            for word, value in words.items()
        }
        self.idioms = self._idioms()
        # Words that a full stop only abbreviates. Behind any other word a stop ends the sentence,
        # and no date continues after it.
        short = {*short_months, *short_days} - {*self.months, *self.weekdays}
        self.stopped: dict[str, str] = {**{f"{word}.": word for word in short}, **table.stops}
        self.hedges = {*self.words.get("about", ())}
        self.sides = {*self.words.get("before", ()), *self.words.get("after", ())}
        self.number_words = table.numerals.words
        self.order = tuple(map(order, table.order))
        self.dotted = table.dotted
        self.measures = frozenset(table.measures.split())
        self.labels = frozenset(table.labels.split())
        self.ahead, self.over = map(_one_of, (table.ahead, table.over))
        self.small_names = _has_small_names(code)
        self.verbs = re.compile(table.verbs) if table.verbs else None
        self.tokens = re.compile(_pattern(table), re.VERBOSE | table.flags)

    def _idioms(self) -> dict[str, list[Idiom]]:
        """The idioms by their first word, longest first."""
        index: dict[str, list[Idiom]] = {}
        for meaning, phrases in self.table.idioms.items():
            tokens = self._tokens(meaning)
            for first, *rest in spelled_out(phrases):
                index.setdefault(first, []).append((tuple(rest), tokens))
        for first, *rest in spelled_out(self.table.local) if self.table.local else ():
            name = " ".join((first, *rest)).replace(" s ", "'s ")
            index.setdefault(first, []).append((tuple(rest), (Token("local", name),)))
        for meanings in index.values():
            meanings.sort(key=lambda meaning: -len(meaning[0]))
        return index

    def _tokens(self, meaning: str) -> tuple[Token, ...]:
        """The tokens that define an idiom: those of plain words, or written as `part=2`."""
        each = ((written(word),) if "=" in word else self.lexicon[word] for word in meaning.split())
        return tuple(token for tokens in each for token in tokens if token.kind)


def _names(code: str, of: str) -> tuple[list[str], list[str]]:
    """The names of the months or days in CLDR, and their abbreviations, in lower case."""
    try:
        locale = pendulum.locale(LOCALES.get(code, code))
    except ValueError:
        raise NoLanguage(f"no table of words, and no names of months, for {code!r}") from None
    wide, short = (
        [name.lower().rstrip(".") for name in locale.get(f"translations.{of}.{form}").values()]
        for form in ("wide", "abbreviated")
    )
    if not all(map(WRITTEN.fullmatch, wide)):
        raise NoLanguage(f"only Latin and Cyrillic letters are read, not those of {code!r}")
    return wide, short


def _has_small_names(code: str) -> bool:
    locale = pendulum.locale(LOCALES.get(code, code))
    name: str = locale.get("translations.months.wide")[1]
    return name.islower()


def _one_of(words: str) -> re.Pattern[str]:
    """A pattern of some words, in which `*` matches any beginning."""
    return re.compile("|".join(words.split()).replace("*", r"\w+") or NEVER)


def _numbered(names: list[str], first: int) -> dict[str, TokenValue]:
    return {name: number for number, name in enumerate(names, first)}


def _pattern(table: Table) -> str:
    """The pattern of one token."""
    gap = r"\s?" if table.dotted else ""
    short = rf"[0-9]{{1,2}}\.{gap}[0-9]{{1,2}}\.(?!\s?[0-9])" if table.dotted else NEVER
    # 7./8. Juli, Mai/Juni
    pair = r"|(?<=\.)/(?=[0-9]{1,2}\.)|(?<=[^\W\d_])/(?=[^\W\d_])" if table.dotted else ""
    return rf"""# Words first, since most tokens are words; but q1, h1 and t10:30 are not words.
        (?P<word>(?![hqt][0-9]){table.letter}+\.?|&)
      | (?P<hyphen>\s*--?\s*{pair})
      | (?P<clock>{table.hours})
      | (?P<own>'s)(?![0-9a-z])
      | (?P<skip>
            [\s,()]+
          | {table.apostrophe}
          | {table.clock}
          | t?[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:z|[+-][0-9]{{2}}:?[0-9]{{2}}|{table.zone})?
            (?![0-9a-z])
        )
      | (?P<iso>(?P<y>[0-9]{{4}})(?P<dash>[-/.]?)(?P<m>[0-9]{{2}})(?P=dash)(?P<d>[0-9]{{2}})
            (?![0-9]))
      | (?P<numeric>
            (?P<n1>[0-9]{{1,2}})(?P<between>[/.-]){gap}(?P<n2>[0-9]{{1,2}})(?P=between){gap}
            (?P<n3>[0-9]{{4}}|[0-9]{{2}})(?![0-9])
        )
      | (?P<short>{short})
      | (?P<decade>(?P<start>'?[1-9]0|[12][0-9][1-9]0|2000)(?:{table.decade}))
      | '(?P<yy>[0-9]{{2}})(?![0-9a-z])
      | (?P<years>(?P<y1>[12][0-9]{{3}})[-/]{gap}(?P<y2>[0-9]{{2}})(?![0-9a-z-]))
      | (?P<part>
            (?P<p1>q|h(?=[12]\s'?[0-9]))(?P<n4>[1-4])\b
          | (?P<n5>[1-4])(?P<p2>q|h(?=\s'?[0-9]))\b
        )
      | (?P<th>[0-9]{{1,2}})(?:{table.nth})
      | (?P<year>[12][0-9]{{3}})(?![0-9a-z])
      | (?P<num>[0-9]{{1,3}})(?![0-9:.]|{table.letter}|,[0-9])"""


@cache
def language_of(code: str) -> Language:
    """Return the language of a code; the table of a regional one (de-AT) is that of its language.

    A language without a table has the names of its months and weekdays alone, in Latin or Cyrillic
    letters. Raises NoLanguage if it has none.
    """
    name = code.split("-")[0].lower()
    if name != code:
        return language_of(name)
    if not CODE.fullmatch(name):
        raise NoLanguage(f"{code!r} is not the code of a language, as en or de-AT")
    try:
        module = import_module(f"{__name__}.{name}")
    except ModuleNotFoundError:
        return Language(name, UNTABLED)
    return Language(name, module.TABLE)


def has_table(code: str) -> bool:
    """Return whether the words of a language are known: then its texts can be scanned."""
    try:
        return language_of(code).table is not UNTABLED
    except NoLanguage:
        return False
