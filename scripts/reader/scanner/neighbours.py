"""What words and marks directly beside a date do to it: two closed tables of phrases.

Words that are not in them do nothing.
"""

import re
from collections.abc import Callable
from itertools import product
from typing import NamedTuple

from ..languages.en import ORDINALS
from .direction.verbs import MOVING
from .english import ABBREVIATED, LEXICON, MONTHS, NUMBER_WORDS, WEEKDAYS
from .namesakes import JOINING, PRONOUNS

NEGATED = "a negation turns this bound round; state the date beside the words"
EXCLUDED = "the words beside it say that this is not the date"
BOUND = "the words beside it make it a bound; state the date beside the words"
COUNTED = "the words beside it count from this date; state the date beside the words"
HEDGED = "a hedge makes it about that date; write it with ~ beside the words"
DOUBTED = "the words or marks beside it doubt it; write the date with ? beside the words"
RECURRING = "the words beside it say that it recurs"
ERA = "years before 1 are not read"
CALENDAR = "other calendars are not read"
HALF_READ = "digits beside it belong to the date and were not read"
TWO_ENDS = "the words name two units; state the date beside the words"
NO_SUCH_DAY = "the day beside it does not exist, or belongs to another date"


def _kinds(*kinds: str) -> set[str]:
    return {word for word, (token, *_) in LEXICON.items() if token.kind in kinds}


ARTICLES = {"the", "a", "an", "this", "that", "its", "his", "her", "their"}
# Names for words in the tables. Numbers are written as DAY (3, 3-4), NTH (3rd), YEAR or NUMBER.
WORDS = {
    "SIDE": {"before", "after", "prior"},
    "ARTICLE": ARTICLES,
    "UNIT": _kinds("unit", "weekend") | {"century", "minute", "hour", "fortnight", "half"},
    "UNITS": _kinds("units") | {"minutes", "hours", "weekends"},
    "MONTH": {*MONTHS, *ABBREVIATED},
    "DAY": {"DAY", "NTH"},
    "NTH": {"NTH", *ORDINALS},
    "NUMBER": {"DAY", "YEAR", "NUMBER", *NUMBER_WORDS},
    "ABOUT": _kinds("about") | {"c"},
    "PART": {"early", "mid", "late"},
    "QUOTE": {"", '"', "\u201d", "'", "\u2019"},
    "AT": {"in", "on", "at"},
    "START": {"", ","},
    "QUERY": {"?"},
    "JOIN": {"and", "or", "to", "&", ",", "/", "-", "\u2013"},
    "LATER": set("earlier later sooner before after beyond onward onwards subsequently thereafter".split()),
    "MORE": set("earlier later sooner older newer longer more less fewer".split()),
    "MOVED": MOVING | {"adjourned", "deferred", "forward"},
    "SAID": set("said thought believed supposed held alleged reputed assumed claims claimed purports".split()),
    "FALSE": set("false wrong spurious erroneous forged fake fictitious".split()),
    "FALSELY": set("wrongly falsely mistakenly erroneously".split()),
    "GIVEN": set("dated given assigned ascribed attributed placed put".split()),
    "FISCAL": set("fiscal financial tax crop model church liturgical".split()),
    "WESTERN": {"gregorian", "christian", "common", "the"},
    "CALENDAR": set("julian hijri hebrew jewish islamic muslim buddhist persian coptic ethiopian".split()),
}  # fmt: skip
# What words and marks do to the date directly behind them. `;` separates phrases, `|` a choice of
# words; `?` behind a word: it may be missing; `!`: none of these; `*`: any word; `@`: only if the
# date is so, see FITS.
IN_FRONT = {
    EXCLUDED: "not|never|neither|nor|isn't|wasn't @whole; none of; other|rather than; "
    "instead|exclusive|exception|style|manner|fashion|imitation of; "
    "except|excepting|excluding|barring|minus|omitting; !ARTICLE bar|save; not counting; "
    "except|save|but for; apart|aside from; "
    "FALSE date; FALSELY GIVEN to?; FALSE * is|was? dated; MOVED *? *? from; all but; "
    "all|any|every|no|each * *? but; if it were|was still?; "
    "would|should|cannot|can't|couldn't have been? *; could not have been? *; "
    "backdated|antedated|postdated|misdated to?",
    BOUND: "at the? very? least|most|latest|earliest ,?; earliest; as|effect|effective|and from; "
    "as * as; up to @counted; "
    "before|after|by|until|AT ,? or|and; before|after|by|until ,? or|and AT ,?; "
    "down|through|way|lead-up|run-up to; <|>|\u2264|\u2265|=; "
    "before|after|until|till|since|between|within|past|beyond|into|including|preceding|following|"
    "pending; by @bare; "
    "ante|post|pre @bare; ante|post quem of|:?; through @bare; MORE than @bare; "
    "later|earlier than; START from|to; "
    "halfway|midway; "
    "ahead|advance of; eve|side|morrow|vigil|aftermath|wake|anniversary of; "
    "run|lead|leading|build @up",
    COUNTED: "UNIT @side; !the|these|those UNITS @side; NUMBER|few|several @side; "
    "UNITS of|from|to|ended|ending @day; "
    "UNIT ended|ending; NTH|last|final UNIT|UNITS of; last|first|middle NTH of; UNIT NUMBER of; "
    "within * UNIT of",
    HEDGED: "close to; near; not quite; short|shy of; toward|towards; turn of the?; ABOUT @the; "
    "ca|circa|fl|floruit|~|\u2248|\u00b1; "
    "about|around|roughly|approximately|circa|ca|c from|to; approx|est|estimated; almost|nearly|c; "
    "immediately|just|long|shortly|soon|well @side; ABOUT|good|over|under @counted; "
    "before|after|until|till|since|by|from|to|of|through|between|within @about",
    DOUBTED: "maybe|perhaps|possibly|presumably|probably|likely|reportedly|allegedly|supposedly|apparently|reputedly|purportedly|conceivably|seemingly|likelihood|QUERY; "
    "SAID to be of|from; SAID to date from|to; "
    "tentatively|conjecturally|provisionally dated|assigned|placed to?; "
    "others|some|sources|accounts|scholars|historians say|give|claim|prefer|suggest",
    RECURRING: "annual|annually|yearly ,?; each|every UNIT|MONTH ,?; each|every other",
    CALENDAR: "old|new style date? of?; hijri|hijra|ah|a.h|hegirae|era; CALENDAR calendar|year|era|date; "
    "CALENDAR|FISCAL @named",
    TWO_ENDS: "PART -? JOIN the? @part; NTH|PART -? JOIN the? @unit",
    NO_SUCH_DAY: "!MONTH DAY of? the? @month; MONTH|JOIN DAY|NUMBER ,? @year",
    HALF_READ: "!MONTH DAY JOIN @number; YEAR @year; DAY|NTH sic @month",
}
# The same for the date directly in front of them; a comma or an opening bracket may be between.
# `!NOUN` at the end: no noun follows.
BEHIND = {
    EXCLUDED: "recte; sic; i.e; error|misprint|slip for; wrongly|falsely|erroneously; in error; "
    "read NUMBER; "
    "corrected|amended|changed to; ( properly|actually|rather|correctly; "
    "apart|aside|excepted|excluded; style|revival",
    BOUND: "to|until|till|through|into|inclusive @from; at the very? latest|earliest|soonest; "
    "at|the? latest; if not LATER; or|and onward|onwards|thereafter|beyond; "
    "and earlier|older !NOUN; or not long|much before|after|earlier|later; or LATER !NOUN; "
    "or a? * LATER !NOUN; "
    "and LATER !WORD; and|but no|not LATER; at the outside; forward|forwards; "
    "and following|subsequent; and ever? since|henceforth|after !WORD; "
    "and every day|year; on !WORD @from; et seq; ff; -|\u2013 present|today|now; "
    "perhaps|possibly|probably LATER; following|preceding DAY|MONTH",
    COUNTED: "of? the year before|after|earlier|later; "
    "of the? previous|preceding|following|next year; "
    "or? next|last|past|gone|week|fortnight !NOUN",
    HEDGED: "or so|thereabouts; give or take; + / -; \u00b1; plus or minus; more or less; "
    "at a guess; "
    "approximate|approximately|approx|estimated|est|circa",
    DOUBTED: "QUERY )|]|QUERY|,; QUERY !QUOTE; -|(|[ QUERY; "
    "uncertain|disputed|doubtful|unconfirmed; it is said|thought|believed; "
    "according to tradition|legend; by|in some|other|one *; though? others|some say|give|prefer",
    RECURRING: "annually|yearly; of|in|on|as each|every !NUMBER; each|every UNIT|other|second",
    ERA: "NUMBER? bc|bce|b.c|b.c.e; before christ; bp !WORD",
    CALENDAR: "( YEAR old|new|o.s|n.s; o.s|n.s|ah|a.h|julian|hijri|hijra; "
    "of|in|by|on|under|( the? !WESTERN *? calendar|era|reckoning; "
    "according to the? !WESTERN *? calendar|era|reckoning; , !WESTERN era|calendar; "
    "solar|lunar hijri; old|new style; of|after the hijra|hegira; FISCAL year; "
    "of fy|fiscal|financial",
    HALF_READ: "YEAR @year; in the year NUMBER|of; and|or|& DAY ,? YEAR @day; ad|a.d NUMBER; and NUMBER @hundred",
    NO_SUCH_DAY: "MONTH DAY|NUMBER @weekday; DAY MONTH @weekday",
    TWO_ENDS: "UNIT|UNITS @nth; or|and|to the? PART? * UNIT|UNITS @nth",
}


# Before or after a time of that day.
CLOCK = re.compile(
    rf"[0-9]{{1,2}}(?:[:.][0-9]{{2}})?(?:\s?[ap]\.?m\b|:)|(?:the\s)?(?:{'|'.join(_kinds('daypart'))})\b"
)


class Beside(NamedTuple):
    """The words of a date in lower case, those around it, and the text directly around it."""

    left: list[str]  # the nearest last; filled up with empty words
    date: list[str]
    right: list[str]  # filled up, too
    first: str  # the first word of the date that is not in, on or at
    text: str
    before: str
    behind: str

    @property
    def of_a_noun(self) -> bool:
        """The May 3 vote, Monday's vote: what is in front of the date bears on the vote."""
        article = self.date[0] in ARTICLES or self.left[-1] in ARTICLES
        return self.behind[:2] in ("'s", "\u2019s") or (article and is_noun(self.right[0]))


NO_NOUN = JOINING | PRONOUNS | set("was were is are had has will would which who then than".split())


def is_noun(word: str) -> bool:
    """Whether a word may be a noun: it is not one of those that join or stand for a noun."""
    return word[:1].isalpha() and word.islower() and word not in NO_NOUN


class Row(NamedTuple):
    """Words beside a date, the condition on the date, and the reason."""

    words: tuple[Callable[[str], bool], ...]
    date: str
    reason: str


FITS: dict[str, Callable[[Beside], bool]] = {
    "": lambda c: True,
    "whole": lambda c: c.date[0] not in ("only", "just"),
    "bare": lambda c: c.date[0] not in WORDS["AT"] | {"the"},
    "named": lambda c: not {"year", "calendar"}.isdisjoint(c.date),
    "the": lambda c: c.date[0] == "the",
    "up": lambda c: c.date[0] == "up",
    "from": lambda c: "from" in (c.left[-1], c.date[0]),
    "side": lambda c: c.first in WORDS["SIDE"],
    "about": lambda c: c.first in WORDS["ABOUT"],
    "counted": lambda c: not WORDS["SIDE"].isdisjoint(c.date[1:]),
    "day": lambda c: not WORDS["DAY"].isdisjoint(c.date),
    "number": lambda c: c.first in WORDS["DAY"],
    "hundred": lambda c: c.date[-1] in ("hundred", "thousand"),
    "month": lambda c: c.date[0] in WORDS["MONTH"],
    "year": lambda c: c.date == ["YEAR"],
    "part": lambda c: not WORDS["PART"].isdisjoint(c.date[:2]),
    "unit": lambda c: not (WORDS["UNIT"] | WORDS["UNITS"]).isdisjoint(c.date),
    "weekday": lambda c: c.date[-1] in WEEKDAYS,
    "nth": lambda c: c.date[-1] in WORDS["NTH"],
}


Index = dict[tuple[str, ...], list[Row]]


def _index(table: dict[str, str], in_front: bool) -> Index:
    """The rows of a table by the two words nearest to the date, or by one, narrowest first."""
    index: Index = {}
    for reason, phrases in table.items():
        for phrase in phrases.split(";"):
            text, _, date = phrase.strip().partition(" @")
            choices = [("", item[:-1]) if item[-1] == "?" else (item,) for item in text.split()]
            for spelled in product(*choices):
                items = [item for item in spelled if item]
                outwards = items[::-1] if in_front else items
                row = Row(tuple(map(_fits, outwards)), date, reason)
                named = 2 if len(outwards) > 1 and outwards[1][0] not in "!*" else 1
                for key in product(*map(_words, outwards[:named])):
                    index.setdefault(key, []).append(row)
    for rows in index.values():
        rows.sort(key=lambda row: (-len(row.words), not row.date))
    return index


def _words(item: str) -> set[str]:
    return set().union(*(WORDS.get(name, {name}) for name in item.lstrip("!").split("|")))


def _fits(item: str) -> Callable[[str], bool]:
    words = _words(item)
    if item in ENDS:
        return ENDS[item]
    return words.__contains__ if item[0] != "!" else lambda word: word not in words


ENDS: dict[str, Callable[[str], bool]] = {
    "*": bool,
    "!NOUN": lambda word: not is_noun(word),
    "!WORD": lambda word: not word.isalpha() or word in JOINING,
}
FRONT_ROWS, BEHIND_ROWS = _index(IN_FRONT, True), _index(BEHIND, False)
WIDTH = 6  # words beside a date that the rows look at
WORD = re.compile(r"[a-z]+(?:[-.'\u2019][a-z]+)*|[0-9]+(?:[./:,-][0-9]+)*[a-z]*|[^\sa-z0-9.]")
NUMBERS = (
    (re.compile("(?:[0-9]{1,2}[/-])?[0-9]{1,2}"), "DAY"),
    (re.compile("[0-9]{1,2}(?:st|nd|rd|th)"), "NTH"),
    (re.compile("[0-9]{4}"), "YEAR"),
    (re.compile("[^:]*"), "NUMBER"),
)


def words_of(text: str) -> list[str]:
    """Return the words and marks of a text, numbers by their kind."""
    return [_kind(word) if word[0].isdigit() else word for word in WORD.findall(text)]


def _kind(number: str) -> str:
    return next((kind for form, kind in NUMBERS if form.fullmatch(number)), number)


def of_phrases(c: Beside) -> str:
    """Return what the phrases directly around a date do to it; a comma or a bracket may be between."""
    for words in outwards(c.right):
        for row in rows_at(BEHIND_ROWS, words):
            if _is_beside(row, words, c):
                return row.reason
    if c.of_a_noun or CLOCK.match(c.text):
        return ""
    left = [word for word in c.left[::-1] if word not in BRACKETS]
    return next((row.reason for row in rows_at(FRONT_ROWS, left) if _is_beside(row, left, c)), "")


BRACKETS = set("()[]")
OPENING = {",", "(", "["}


def outwards(right: list[str]) -> list[list[str]]:
    """Return the words behind a date; also those behind a comma or an opening bracket."""
    return [right, right[1:]] if right[0] in OPENING else [right]


def rows_at(index: Index, words: list[str]) -> list[Row]:
    """Return the rows that may fit words, which go from the date outwards."""
    first, second, *_ = words
    keys = ((first, second), (first,), ("*", second))
    return [row for key in keys if key in index for row in index[key]]


def _is_beside(row: Row, words: list[str], c: Beside) -> bool:
    fits = all(fits(word) for fits, word in zip(row.words, words, strict=False))
    return fits and FITS[row.date](c)
