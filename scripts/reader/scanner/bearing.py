"""Words and marks beside a date that bear on it, though no rule reads them together with it.

A date without them would be another date, so the scan refuses it, with the reason. The tables are
closed: words that are not in them do nothing.
"""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise, product
from typing import NamedTuple

from ..numbers import NUMBER_WORDS, ORDINALS
from ..resolver import answer
from ..vocabulary import ABBREVIATED, LEXICON, MONTHS, WEEKDAYS
from .candidates import Candidate, lowered
from .direction.verbs import MOVING
from .namesakes import JOINING, PRONOUNS

NEAR = 80  # characters beside a date that are looked at
GAP = 20  # characters at most between two dates that bear on each other

NEGATED = "a negation turns this bound round; state the date beside the words"
EXCLUDED = "the words beside it say that this is not the date"
BOUND = "the words beside it make it a bound; state the date beside the words"
COUNTED = "the words beside it count from this date; state the date beside the words"
HEDGED = "a hedge makes it about that date; write it with ~ beside the words"
DOUBTED = "the words or marks beside it doubt it; write the date with ? beside the words"
RECURRING = "the words beside it say that it recurs"
ERA = "years before 1 are not read"
CALENDAR = "other calendars are not read"
DUAL = "a dual year belongs to two calendars; state the date beside the words"
HALF_READ = "digits beside it belong to the date and were not read"
TWO_ENDS = "the words name two units; state the date beside the words"
ONE_OF_TWO = "it is one of two dates; write both, as in [2022-11-07,2022-11-14]"
NO_RANGE = "the two dates are no range from the first to the second"
YEAR_BEHIND = "the year behind the next date may be its year, too"
NO_SUCH_DAY = "the day beside it does not exist, or belongs to another date"
CONTRADICTION = "the weekday and the date beside it do not agree"


def _kinds(*kinds: str) -> set[str]:
    return {word for word, (token, *_) in LEXICON.items() if token.kind in kinds}


# Names for words in the tables. Numbers are written as DAY (3, 3-4), NTH (3rd), YEAR or NUMBER.
WORDS = {
    "SIDE": {"before", "after", "prior"},
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
    "CALENDAR": set("julian hijri hebrew jewish islamic muslim buddhist persian coptic ethiopian".split()),
}  # fmt: skip
# What words and marks do to the date directly behind them. `;` separates phrases, `|` a choice of
# words; `?` behind a word: it may be missing; `!`: none of these; `*`: any word; `@`: only if the
# date is so, see FITS.
IN_FRONT = {
    EXCLUDED: "not @whole; other|rather than; instead|exclusive|exception|style|manner|fashion of; not counting; "
    "except|excepting|excluding|barring|save|minus|omitting; except|save|but for; apart|aside from; "
    "false|wrong|spurious|erroneous date; MOVED from; MOVED * from; MOVED * * from; "
    "all|any|every|no|each * but; all|any|every|no|each * * but",
    BOUND: "at the? least|most|latest|earliest; as from; as * as; before|after|by|until|AT or|and; down|lead-up|run-up to; "
    "before|after|until|till|since|by|between|within|past|beyond|into|including|preceding|following|pending; "
    "ante|post|pre @bare; ante|post quem of?; through @bare; MORE than @bare; START from|to; halfway|midway; "
    "ahead|advance of; eve|side|morrow|vigil|aftermath|wake|anniversary of; run|lead|leading|build @up",
    COUNTED: "UNIT @side; !the|these|those UNITS @side; NUMBER|few|several @side; UNITS of|from|to|ended|ending @day; "
    "UNIT ended|ending; NTH|last|final UNIT|UNITS of; last|first|middle NTH of; within * UNIT of",
    HEDGED: "close to; near; not quite; short|shy of; toward|towards; turn of the?; ca|circa|fl|floruit|~|\u2248|\u00b1; "
    "about|around|roughly|approximately|circa|ca|c from|to; approx|est|estimated; almost|nearly|c; "
    "immediately|just|long|shortly|soon|well @side; ABOUT|good|over|under @counted; "
    "before|after|until|till|since|by|from|to|of|through|between|within @about",
    DOUBTED: "maybe|perhaps|possibly|presumably|probably|likely|reportedly|allegedly|supposedly|apparently|QUERY; "
    "SAID to be of|from; SAID to date from|to; tentatively|conjecturally|provisionally dated|assigned|placed to?; "
    "others|some|sources|accounts|scholars|historians say|give|claim|prefer|suggest",
    RECURRING: "annual|annually|yearly; each|every UNIT|MONTH",
    CALENDAR: "hijri|hijra; CALENDAR calendar|year|era|date",
    TWO_ENDS: "PART -? JOIN the? @part; NTH|PART JOIN the? @unit",
    NO_SUCH_DAY: "!MONTH DAY of? the? @month; MONTH|and|or|& DAY ,? @year",
    HALF_READ: "!MONTH DAY JOIN @number",
}
# The same for the date directly in front of them; a comma or an opening bracket may be between.
# `!NOUN` at the end: no noun follows.
BEHIND = {
    EXCLUDED: "recte; sic; i.e; error|misprint|slip for; wrongly|falsely|erroneously; in error",
    BOUND: "at the very? latest|earliest; at|the? latest; if not LATER; or LATER !NOUN; or a? * LATER !NOUN; "
    "and LATER !WORD; and following|subsequent; and thereafter; et seq; ff; -|\u2013 present|today|now; "
    "perhaps|possibly|probably LATER; following|preceding DAY|MONTH",
    HEDGED: "or so|thereabouts; give or take; + / -; \u00b1; plus or minus; more or less; at a guess; "
    "approximate|approximately|approx|estimated|est|circa",
    DOUBTED: "QUERY )|]|QUERY|,; QUERY !QUOTE; -|(|[ QUERY; uncertain|disputed|doubtful|unconfirmed; it is said|thought|believed; "
    "according to tradition|legend",
    RECURRING: "annually|yearly; of? in? each|every !NUMBER",
    ERA: "bc|bce|b.c|b.c.e; NUMBER bc|bce|b.c|b.c.e",
    CALENDAR: "o.s|n.s|ah|a.h|julian|hijri|hijra; old|new style; of|after the hijra|hegira",
    TWO_ENDS: "UNIT|UNITS @nth; JOIN the? PART? * UNIT|UNITS @nth",
}


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
        return self.behind[:2] in ("'s", "\u2019s") or (article and _is_noun(self.right[0]))


ARTICLES = {"the", "a", "an", "this", "that", "its", "his", "her", "their"}
NO_NOUN = JOINING | PRONOUNS | set("was were is are had has will would which who then than".split())


def _is_noun(word: str) -> bool:
    return word[:1].isalpha() and word.islower() and word not in NO_NOUN


Fits = Callable[[str], bool]


class Row(NamedTuple):
    """Words beside a date, the condition on the date, and the reason."""

    words: tuple[Fits, ...]
    date: str
    reason: str


FITS: dict[str, Callable[[Beside], bool]] = {
    "": lambda c: True,
    "whole": lambda c: c.date[0] not in ("only", "just"),
    "bare": lambda c: c.date[0] not in WORDS["AT"] | {"the"},
    "up": lambda c: c.date[0] == "up",
    "side": lambda c: c.first in WORDS["SIDE"],
    "about": lambda c: c.first in WORDS["ABOUT"],
    "counted": lambda c: not WORDS["SIDE"].isdisjoint(c.date[1:]),
    "day": lambda c: not WORDS["DAY"].isdisjoint(c.date),
    "number": lambda c: c.first in WORDS["DAY"],
    "month": lambda c: c.date[0] in WORDS["MONTH"],
    "year": lambda c: c.date == ["YEAR"],
    "part": lambda c: not WORDS["PART"].isdisjoint(c.date[:2]),
    "unit": lambda c: not (WORDS["UNIT"] | WORDS["UNITS"]).isdisjoint(c.date),
    "nth": lambda c: c.date[-1] in WORDS["NTH"],
}


def _rows(table: dict[str, str]) -> Iterable[tuple[list[set[str]], Row]]:
    """The rows of a table, each with the words that fit each of its items."""
    for reason, phrases in table.items():
        for phrase in phrases.split(";"):
            text, _, date = phrase.strip().partition(" @")
            choices = [("", item[:-1]) if item[-1] == "?" else (item,) for item in text.split()]
            for items in product(*choices):
                words = [_words(item) for item in items if item]
                row = Row(tuple(_fits(item) for item in items if item), date, reason)
                yield words, row


def _words(item: str) -> set[str]:
    return set().union(*(WORDS.get(name, {name}) for name in item.lstrip("!").split("|")))


def _fits(item: str) -> Fits:
    if item == "*":
        return bool
    if item == "!NOUN":
        return lambda word: not _is_noun(word)
    if item == "!WORD":
        return lambda word: not word.isalpha() or word in JOINING
    words = _words(item)
    return words.__contains__ if item[0] != "!" else lambda word: word not in words


def _index(table: dict[str, str], nearest: int) -> dict[str, list[Row]]:
    """The rows by the word directly beside the date, longest first."""
    index: dict[str, list[Row]] = {}
    for words, row in sorted(_rows(table), key=lambda pair: -len(pair[0])):
        for word in words[nearest]:
            index.setdefault(word, []).append(row)
    return index


FRONT_ROWS, BEHIND_ROWS = _index(IN_FRONT, -1), _index(BEHIND, 0)
WIDTH = 6  # words beside a date that the rows look at
WORD = re.compile(r"[a-z]+(?:[-.'\u2019][a-z]+)*|[0-9]+(?:[./:,-][0-9]+)*[a-z]*|[^\sa-z0-9.]")
NUMBERS = (
    (re.compile("(?:[0-9]{1,2}[/-])?[0-9]{1,2}"), "DAY"),
    (re.compile("[0-9]{1,2}(?:st|nd|rd|th)"), "NTH"),
    (re.compile("[0-9]{4}"), "YEAR"),
    (re.compile("[^:]*"), "NUMBER"),
)


def _words_of(text: str) -> list[str]:
    """The words and marks of a text, numbers by their kind."""
    return [
        next((kind for form, kind in NUMBERS if form.fullmatch(word)), word)
        if word[0].isdigit()
        else word
        for word in WORD.findall(text)
    ]


# --- what no phrase says ---

TURNED = WORDS["SIDE"] | {"until", "till", "by", "up"}
ONCE = set("born die baptised baptized founded built begun completed written signed dated".split())
NOT = set(
    "not never no nor none nobody nothing neither hardly barely scarcely cannot unable fail fails "
    "failed refuse refuses refused unlikely yet".split()
)
CLAUSE_ENDS = set(", ; : ( ) and but that which who because when where while if although".split())
WRONG = set(
    "rejected disproved discredited erroneous spurious mistaken wrong false misprint".split()
)
WRONGLY = {"wrongly", "falsely", "mistakenly", "erroneously"}
GIVEN = {"dated", "given", "assigned", "ascribed", "attributed", "placed", "put"}
TOUCHED = re.compile(r"['\u2019]?[-\u2013/.:,]?[0-9]|['\u2019]?\s+s\b|[-\u2013](?=[\s.,;)]|$)")
TOUCHES = re.compile(r"[0-9][-\u2013/.,:]$")
DUAL_YEAR = re.compile(r"/[0-9]|,?\s+[0-9]{3,4}/[0-9]")
DUAL_INSIDE = re.compile(
    rf"\b(?:{'|'.join(WORDS['MONTH'])})\b.*[0-9]{{4}}/[0-9]{{1,4}}$|[a-z]+-[0-9]{{4}}-[0-9]{{2}}$"
)
# Before or after a time of that day.
CLOCK = re.compile(
    rf"[0-9]{{1,2}}(?:[:.][0-9]{{2}})?(?:\s?[ap]\.?m\b|:)|(?:the\s)?(?:{'|'.join(_kinds('daypart'))})\b"
)
OF_CALENDAR = re.compile(
    r",?\s(?:\(|(?:of|in|by|on|under|according\sto)\s)(?:the\s)?(?!the|gregorian|christian|common)"
    r"[a-z]+\s(?:[a-z]+\s)?(?:calendar|era|reckoning)\b"
)
OTHER_DAY = re.compile(rf",?\s\(?an?\s({'|'.join(WEEKDAYS)})\b")
HAD = re.compile(r"(?:^|[,;]\s)(?:if\s(?:\w+\s){1,3})?had\s")


def _is_not(word: str) -> bool:
    return word in ("not", "never") or word.endswith(("n't", "n\u2019t"))


def _negated(c: Beside) -> bool:
    """Did not open until 3 May; not born on 3 May. But "not at the meeting on 3 May"."""
    if c.first not in TURNED:
        return c.left[-1] in ONCE and any(map(_is_not, c.left[-3:]))
    for word in reversed(WORD.findall(c.before)):
        if word in NOT or _is_not(word):
            return True
        if word in CLAUSE_ENDS:
            return False
    return False


def _half_number(c: Beside) -> bool:
    """June 4, 989; of May, one thousand eight hundred; but "June 4, 989 people" has a count."""
    if c.date[-1] not in WORDS["MONTH"] | WORDS["DAY"]:
        return False
    right = c.right[c.right[0] in (",", "(", "]", ")") :]
    at = next(at for at, word in enumerate(right) if word not in WORDS["NUMBER"])
    return at > 0 and not _is_noun(right[at]) and right[at] not in ("%", "of")


def _half_range(c: Beside) -> bool:
    """From October 2015 to 4,100 units; from 1850 to the war."""
    opened = "from" in (c.left[-1], c.date[0])
    return opened and c.right[0] in ("to", "until", "till", "through", "into")


def _is_called_wrong(c: Beside) -> bool:
    """The date of 4 May 1605 is now rejected; wrongly dated to 1605."""
    if c.left[-1] in ("of", "to") and c.left[-2] in ("date", "dating"):
        return not WRONG.isdisjoint(WORD.findall(c.behind))
    return not (WRONGLY.isdisjoint(c.left[-4:]) or GIVEN.isdisjoint(c.left[-3:]))


def _says_another_day(c: Beside) -> bool:
    """16 November 2022 (a Monday)."""
    day, said = OTHER_DAY.match(c.behind), re.sub(r"^(?:in|on|at)\s", "", c.text)
    return day is not None and answer(said).reason == "" and not answer(f"{day[1]} {said}").span


ROWS: tuple[tuple[str, Callable[[Beside], bool]], ...] = (
    (DUAL, lambda c: bool(DUAL_YEAR.match(c.behind) or DUAL_INSIDE.search(c.text))),
    (HALF_READ, lambda c: bool(TOUCHED.match(c.behind) or TOUCHES.search(c.before))),
    (HALF_READ, lambda c: ")" in c.text and "(" not in c.text),
    (HALF_READ, _half_number),
    (CALENDAR, lambda c: bool(OF_CALENDAR.match(c.behind))),
    (NEGATED, _negated),
    (BOUND, lambda c: c.date[0] == "as" and c.date[1] in ("early", "late", "soon")),
    (BOUND, _half_range),
    (EXCLUDED, _is_called_wrong),
    # Would have opened on 3 May, would have been eighty on 3 May.
    (
        EXCLUDED,
        lambda c: "have" in c.left[-3:-1] and not {"would", "should"}.isdisjoint(c.left[-4:-2]),
    ),
    # Had he lived to 3 May, he would have been eighty.
    (EXCLUDED, lambda c: " would " in c.behind and HAD.search(c.before) is not None),
    (CONTRADICTION, _says_another_day),
)
# Two finds side by side: what the first is, what is between, the second, why, and if both are
# refused or only the first.
WEEKDAY = r"(?:on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow)"
DAY_AND_MONTH = r"(?:on\s)?(?:the\s)?(?:[a-z]{3,9}\.?\s[0-9]{1,2}\b|[0-9]{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[a-z]{3}).*"
MONTH = rf"\b(?:{'|'.join(sorted(WORDS['MONTH']))})\b\.?"
SEPARATORS = r"(?:,|\s|\(|\b(?:again|and|but|instead|not|of|on|rather|than|then|to)\b)+"
OPENED = re.compile(r"(?:from|between)\s+$")
PAIRS = tuple(
    ([re.compile(pattern) for pattern in (one, between, other)], reason, both)
    for one, between, other, reason, both in (
        # Monday, Nov. 16, 2022: read together if they agree, and so never side by side.
        (WEEKDAY, r",?\s+\(?(?:the\s)?", DAY_AND_MONTH, CONTRADICTION, True),
        (DAY_AND_MONTH, r",?\s+\(?", WEEKDAY, CONTRADICTION, True),
        (r"(?:from|between|since)\s.*", r"\s+(?:to|and|until|till|through)\s+|\s?[-\u2013]\s?", ".*", NO_RANGE, True),
        (".*", r",?\s+\(?or\s+(?:[a-z]+\s+)?|/|\s\[", ".*", ONE_OF_TWO, True),
        (DAY_AND_MONTH, r"\s\(", DAY_AND_MONTH, ONE_OF_TWO, True),
        (r".*[0-9]0s", r",?\s+(?:and\s+)?", "['\u2019][0-9]0s", YEAR_BEHIND, True),
        (rf"(?!.*[0-9]{{4}}).*{MONTH}(?:\s[0-9]+)?", SEPARATORS, rf".*{MONTH}.*[0-9]{{4}}", YEAR_BEHIND, False),
    )
)  # fmt: skip
REASONS = {reason for reason, _ in ROWS} | {reason for _, reason, _ in PAIRS} | {*IN_FRONT, *BEHIND}


def refusals(sentence: str, found: list[Candidate]) -> list[str]:
    """Return for each candidate why it is refused, or nothing; hints are not dates anyway."""
    small = lowered(sentence)
    reasons = ["" if place.hint else _reason(small, place.start, place.end) for place in found]
    for number, (one, other) in enumerate(pairwise(found)):
        if not (one.hint or other.hint or other.start - one.end > GAP):
            reason, both = _of_two(small, one, other)
            reasons[number] = reason or reasons[number]
            reasons[number + 1] = (both and reason) or reasons[number + 1]
    return reasons


def _of_two(small: str, one: Candidate, other: Candidate) -> tuple[str, bool]:
    """Why two finds side by side are refused, and whether both are."""
    opened = OPENED.search(small[max(0, one.start - 9) : one.start])
    parts = (
        (opened[0] if opened else "") + small[one.start : one.end],
        small[one.end : other.start],
        small[other.start : other.end],
    )
    for patterns, reason, both in PAIRS:
        if all(pattern.fullmatch(part) for pattern, part in zip(patterns, parts, strict=True)):
            return reason, both
    return "", False


def _reason(small: str, start: int, end: int) -> str:
    text = small[start:end]
    before, behind = small[max(0, start - NEAR) : start], small[end : end + NEAR]
    left, date, right = (
        _words_of(before[-NEAR // 2 :]),
        _words_of(text),
        _words_of(behind[: NEAR // 2]),
    )
    first = next((word for word in date if word not in WORDS["AT"]), "")
    empty = [""] * WIDTH
    c = Beside(empty + left, date, right + empty, first, text, before, behind)
    return next((reason for reason, fits in ROWS if fits(c)), "") or _of_phrases(c)


def _of_phrases(c: Beside) -> str:
    """What the phrases directly around a date do to it; a comma or a bracket may be between."""
    for right in (c.right, c.right[1:]) if c.right[0] in (",", "(", "[") else (c.right,):
        for row in BEHIND_ROWS.get(right[0], ()):
            if _beside(row, right[: len(row.words)], c):
                return row.reason
    left = [word for word in c.left if word not in ("(", ")", "[", "]")]
    if c.of_a_noun or CLOCK.match(c.text):
        return ""
    for row in FRONT_ROWS.get(left[-1], ()):
        if _beside(row, left[-len(row.words) :], c):
            return row.reason
    return ""


def _beside(row: Row, words: list[str], c: Beside) -> bool:
    return all(fits(word) for fits, word in zip(row.words, words, strict=True)) and FITS[row.date](
        c
    )
