"""Words and marks beside a date that bear on it, though no rule reads them together with it.

A date without them would be another date, so the scan refuses it, with the reason. The tables are
closed: words that are not in them do nothing.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from ..numbers import NUMBER_WORDS, ORDINALS
from ..vocabulary import ABBREVIATED, LEXICON, MONTHS, spelled_out
from .candidates import Candidate, lowered
from .namesakes import JOINING, PRONOUNS

NEAR, CLOSE = 80, 30  # characters beside a date that are looked at, and that first tell if to look
GAP = 20  # characters at most between two dates that bear on each other

NEGATED = "a negation turns this bound round; state the date beside the words"
EXCLUDED = "the words beside it say that this is not the date"
BOUND = "the words beside it make it a bound; state the date beside the words"
COUNTED = "the words beside it count from this date; state the date beside the words"
HEDGED = "a hedge makes it about that date; write it with ~ beside the words"
DOUBTED = "the words or marks beside it doubt it; write the date with ? beside the words"
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

# What words and marks do to the date directly behind them, and to the date directly in front of
# them. `;` separates phrases, `|` a choice of words.
IN_FRONT = {
    EXCLUDED: "other|rather than;instead|exclusive of;except|excepting|excluding|barring|save|minus;"
    "except|save for;but for;apart|aside from",
    BOUND: "at least|most;including;before|after|by|until|on|in|at or|and;"
    "before|after|until|till|since|by|between|within|past|beyond|into;"
    "ahead|advance of;run-up|lead-up|leading|up to;eve|side of",
    HEDGED: "almost;close to;near;nearly;toward|towards;turn of;turn of the;c;ca;circa;~;\u2248;\u00b1;"
    "about|around|roughly|approximately|circa|ca|c from|to;approx;est;estimated",
    DOUBTED: "maybe;perhaps;possibly;presumably;probably;likely;?",
    CALENDAR: "julian|hijri|hebrew|islamic|coptic|persian calendar",
}
BEHIND = {
    BOUND: "at the latest|earliest;at the very latest|earliest;if not earlier|later|before|after;"
    "or earlier|later|sooner|before|after|beyond;-|\u2013 present|today|now",
    HEDGED: "or so;or thereabouts;give or take;+ / -;\u00b1;plus or minus;approximate;approx;estimated;est",
    DOUBTED: "? );? ];( ? );[ ? ];? ?;- ?;uncertain;disputed;doubtful;unconfirmed",
    ERA: "bc;bce;b.c;b.c.e",
    CALENDAR: "o.s;n.s;old|new style;ah;a.h;julian",
}


def _phrases(table: dict[str, str]) -> dict[tuple[str, ...], str]:
    return {
        words: reason
        for reason, phrases in table.items()
        for phrase in phrases.split(";")
        for words in spelled_out(phrase)
    }


FRONT_PHRASES, BEHIND_PHRASES = _phrases(IN_FRONT), _phrases(BEHIND)
LAST_WORDS = {words[-1] for words in FRONT_PHRASES}
FIRST_WORDS = {words[0] for words in BEHIND_PHRASES}
DIGIT = re.compile("[0-9]")
BRACKETS = ([","], ["("])
AT = ("in", "on", "at")
LONGEST = max(map(len, FRONT_PHRASES | BEHIND_PHRASES))
WORD = re.compile(r"[a-z]+(?:[-.'\u2019][a-z]+)*|[0-9]+(?:[./:,-][0-9]+)*[a-z]*|[^\sa-z0-9.]")
MONTH_NAMES = {*MONTHS, *ABBREVIATED}
UNIT_NAMES = {
    word for word, (token, *_) in LEXICON.items() if token.kind in ("unit", "units", "century")
}
ONE_UNIT = {word for word in UNIT_NAMES if not word.endswith("s")} | {"minute", "hour", "weekend"}
LENGTHS = UNIT_NAMES | ONE_UNIT | {"minutes", "hours", "weekends", "fortnight"}
PARTS = {"early", "mid", "late"}
NOT = set(
    "not never no nor none nobody nothing neither hardly barely scarcely cannot unable fail fails "
    "failed refuse refuses refused unlikely".split()
)
CLAUSE_ENDS = set(", ; : ( ) and but that which who because when where while if although".split())
TURNED = {"before", "until", "till", "by", "prior", "up"}
COMPARATIVES = set("earlier later sooner older newer longer more less fewer".split())
SIDES = {"before", "after", "prior"}
SOON = {"immediately", "just", "long", "shortly", "soon", "well"}
TIMES = set("before after until till since by from to of through between within".split())
ABOUT = {word for word, (token, *_) in LEXICON.items() if token.kind == "about"} | {"c"}
ARTICLES = {"the", "a", "an", "this", "that", "its", "his", "her", "their"}
NO_NOUN = JOINING | PRONOUNS | set("was were is are had has will would which who then than".split())
JOIN = {"and", "or", "to", "&", ",", "/", "-", "\u2013"}
TOUCHED = re.compile(r"['\u2019]?[-\u2013/.:,]?[0-9]|['\u2019]?\s+s\b")
TOUCHES = re.compile(r"[0-9][-\u2013/.,:]$")
CLOCK = re.compile(
    r"[0-9]{1,2}(?::[0-9]{2}|\s?[ap]\.?m\b)|noon|midnight"
)  # of that day, before or after
DUAL_YEAR = re.compile(r"/[0-9]|,?\s+[0-9]{3,4}/[0-9]")
DUAL_INSIDE = re.compile(rf"\b(?:{'|'.join(MONTH_NAMES)})\b.*[0-9]{{4}}/[0-9]{{1,4}}$")


# Words of the tables and rows; a date with none of them and no number around it is as it is.
TELLING = {word for words in FRONT_PHRASES | BEHIND_PHRASES for word in words} | LENGTHS | PARTS
TELLING |= (
    COMPARATIVES | SOON | ABOUT | NUMBER_WORDS | set("not calendar through s ? - \u2013".split())
)
UNEVEN = re.compile("[/-]")
BOUNDING = re.compile(rf"(?:(?:in|on|at)\s+)?(?:{'|'.join(TURNED | ABOUT | SIDES)})\b")
TELLING -= set("of to from for than on in at and the".split())


class Beside(NamedTuple):
    """The words of a date in lower case, those around it, and the text directly around it."""

    left: list[str]  # the nearest last
    date: list[str]
    first: str  # the first word of the date that is not in, on or at
    right: list[str]
    text: str
    before: str
    behind: str

    @property
    def of_a_noun(self) -> bool:
        """The May 3 vote, Monday's vote: what is in front of the date bears on the vote."""
        article = self.date[0] in ARTICLES or not ARTICLES.isdisjoint(self.left[-1:])
        return self.behind[:2] in ("'s", "\u2019s") or (article and _is_noun(self.right))


def _is_noun(words: list[str]) -> bool:
    return bool(words) and words[0][0].isalpha() and words[0] not in NO_NOUN


def _is_day(word: str) -> bool:
    return re.fullmatch("(?:[0-9]{1,2}[/-])?[0-9]{1,2}(?:st|nd|rd|th)?", word) is not None


def _is_number(word: str) -> bool:
    return (word[0].isdigit() and ":" not in word) or word in NUMBER_WORDS


def _is_nth(word: str) -> bool:
    return word in ORDINALS or (word[0].isdigit() and word.endswith(("st", "nd", "rd", "th")))


def _negated(c: Beside) -> bool:
    """Not, or never, in the clause in front."""
    if c.first not in TURNED:
        return False
    for word in reversed(c.left):
        if word in NOT or word.endswith(("n't", "n\u2019t")):
            return True
        if word in CLAUSE_ENDS:
            return False
    return False


def _counted(c: Beside) -> bool:
    """The week before 3 May; within 30 hours of 3 May. But "in the years after 1990" is a bound."""
    last, *rest = c.left[::-1] or [""]
    if last in ("of", "from", "to") and rest:
        return rest[0] in LENGTHS and any(map(_is_day, c.date))
    if last in ("ended", "ending"):
        return rest[:1] != [] and rest[0] in LENGTHS
    is_counted = last in ONE_UNIT or rest[:1] not in (["the"], ["these"], ["those"])
    return last in LENGTHS and c.first in ("before", "after", "prior", "from") and is_counted


def _two_ends(c: Beside) -> bool:
    """Late 19th or early 20th century; second or third quarter of 2021."""
    left = [word for word in c.left[-4:] if word != "-"]
    in_front = left[-1:] and left[-1] in JOIN and (left[-2:-1] or [""])[0]
    has_unit = not UNIT_NAMES.isdisjoint(c.date)
    if in_front and (in_front in PARTS or (has_unit and _is_nth(in_front))):
        return c.date[0] in PARTS or has_unit
    if not _is_nth(c.date[-1]) or not c.right:
        return False
    behind = c.right[1:4] if c.right[0] in JOIN else c.right[:1]
    return not UNIT_NAMES.isdisjoint(behind)


def _no_such_day(c: Beside) -> bool:
    """31 November; Nov. 31, 2022."""
    *rest, last = [word for word in c.left[-3:] if word not in ("of", "the")] or [""]
    if c.date[0] in MONTH_NAMES:
        return _is_day(last) and (rest[-1:] or [""])[0] not in MONTH_NAMES
    if len(c.date) > 1 or not re.fullmatch("[0-9]{4}", c.date[0]):
        return False
    *rest, last = [word for word in c.left[-4:] if word != ","] or [""]
    return _is_day(last) and bool(rest) and rest[-1] in MONTH_NAMES | {"and", "or", "&"}


def _half_list(c: Beside) -> bool:
    """3 and 5 May."""
    if len(c.left) < 2 or not _is_day(c.first) or c.left[-1] not in JOIN:
        return False
    return _is_day(c.left[-2]) and (c.left[-3:-2] or [""])[0] not in MONTH_NAMES


def _half_number(c: Beside) -> bool:
    """June 4, 989; of May, one thousand eight hundred; but "June 4, 989 people" has a count."""
    right = c.right[c.right[:1] == [","] :]
    last = c.date[-1]
    if not right or not _is_number(right[0]) or not (last in MONTH_NAMES or _is_day(last)):
        return False
    behind = next((at for at, word in enumerate(right) if not _is_number(word)), len(right))
    return not _is_noun(right[behind:]) and right[behind : behind + 1] not in (["%"], ["of"])


def _and_after(c: Beside) -> bool:
    """In 1850 and after; but not "in 1850 and later served"."""
    return (
        c.right[:1] == ["and"]
        and c.right[1:2] in (["before"], ["earlier"], ["after"], ["later"], ["beyond"], ["onwards"])
        and (len(c.right) == 2 or not c.right[2].isalpha() or c.right[2] in JOINING)
    )


def _compared(c: Beside) -> bool:
    """Older than 1850; but it may cost more than in 1850."""
    return (
        c.left[-1:] == ["than"]
        and c.left[-2:-1] != []
        and c.left[-2] in COMPARATIVES
        and c.date[0] not in AT
    )


def _era(c: Beside) -> bool:
    """March 15, 44 BC."""
    right = [word for word in c.right[:3] if word != "," and not word.isdigit()]
    return BEHIND_PHRASES.get(tuple(right[:1])) == ERA


def _doubted(c: Beside) -> bool:
    """Built 1850? by monks; but not at the end of a question."""
    return c.right[:1] == ["?"] and len(c.right) > 1 and (c.right[1] == "," or c.right[1].isalpha())


ROWS: tuple[tuple[str, Callable[[Beside], bool]], ...] = (
    (DUAL, lambda c: bool(DUAL_YEAR.match(c.behind) or DUAL_INSIDE.search(c.text))),
    (HALF_READ, lambda c: bool(TOUCHED.match(c.behind) or TOUCHES.search(c.before))),
    (HALF_READ, lambda c: bool(re.match("[a-z]+-[0-9]{4}-[0-9]{2}$", c.text))),
    (ERA, _era),
    (CALENDAR, lambda c: "calendar" in c.right[:6] and "gregorian" not in c.right[:6]),
    (NEGATED, _negated),
    (
        EXCLUDED,
        lambda c: c.left[-1:] == ["not"] and c.date[0] not in ("only", "just") and not c.of_a_noun,
    ),
    (
        HEDGED,
        lambda c: c.first in SIDES and not SOON.isdisjoint(c.left[-1:]),
    ),
    (HEDGED, lambda c: c.first in ABOUT and not TIMES.isdisjoint(c.left[-1:])),
    (BOUND, lambda c: c.left[-1:] == ["through"] and c.date[0] != "the"),  # through the nineties
    (COUNTED, _counted),
    (TWO_ENDS, _two_ends),
    (NO_SUCH_DAY, _no_such_day),
    (HALF_READ, _half_list),
    (HALF_READ, _half_number),
    (BOUND, _and_after),
    (BOUND, _compared),
    (DOUBTED, _doubted),
)
# Two finds side by side: what the first is, what is between, the second, why, and if both are
# refused or only the first.
WEEKDAY = r"(?:on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow)"
DAY_AND_MONTH = r"(?:[a-z]{3,9}\.?\s+[0-9]{1,2}\b|[0-9]{1,2}\s+[a-z]{3}).*"
MONTH = rf"\b(?:{'|'.join(sorted(MONTH_NAMES))})\b\.?"
SEPARATORS = r"(?:,|\s|\(|\b(?:again|and|but|instead|not|of|on|rather|than|then|to)\b)+"
OPENED = re.compile(r"(?:from|between)\s+$")
PAIRS = tuple(
    ([re.compile(pattern) for pattern in (one, between, other)], reason, both)
    for one, between, other, reason, both in (
        # Monday, Nov. 16, 2022: read together if they agree, and so never side by side.
        (WEEKDAY, r",?\s+\(?", DAY_AND_MONTH, CONTRADICTION, True),
        (r"(?:from|between|since)\s.*", r"\s+(?:to|and|until|till|through)\s+|\s?[-\u2013]\s?", ".*", NO_RANGE, True),
        (".*", r",?\s+or\s+|/", ".*", ONE_OF_TWO, True),
        (rf"(?!.*[0-9]{{4}}).*{MONTH}(?:\s[0-9]+)?", SEPARATORS, rf".*{MONTH}.*[0-9]{{4}}", YEAR_BEHIND, False),
    )
)  # fmt: skip
REASONS = {reason for reason, _ in ROWS} | {*FRONT_PHRASES.values(), *BEHIND_PHRASES.values()}
REASONS |= {reason for _, reason, _ in PAIRS}


def refusals(sentence: str, found: list[Candidate]) -> list[str]:
    """Return for each candidate why it is refused, or nothing; hints are not dates anyway."""
    small = lowered(sentence)
    reasons = ["" if place.hint else _reason(small, place.start, place.end) for place in found]
    for number, (one, other) in enumerate(pairwise(found)):
        if one.hint or other.hint or other.start - one.end > GAP:
            continue
        reason, both = _of_two(small, one, other)
        if reason:
            reasons[number] = reason
            reasons[number + 1] = reason if both else reasons[number + 1]
    return reasons


def _of_two(sentence: str, one: Candidate, other: Candidate) -> tuple[str, bool]:
    """Why two finds side by side are refused, and whether both are."""
    between = sentence[one.end : other.start]
    first, second = sentence[one.start : one.end], sentence[other.start : other.end]
    opened = OPENED.search(sentence[max(0, one.start - 9) : one.start])
    parts = (opened[0] + first if opened else first, between, second)
    for patterns, reason, both in PAIRS:
        if all(pattern.fullmatch(part) for pattern, part in zip(patterns, parts, strict=True)):
            return reason, both
    return "", False


def _reason(small: str, start: int, end: int) -> str:
    text, before = small[start:end], small[max(0, start - CLOSE) : start]
    behind = small[end : end + CLOSE]
    left, right = WORD.findall(before), WORD.findall(behind)
    if (
        TELLING.isdisjoint(left)
        and TELLING.isdisjoint(right)
        and not (
            BOUNDING.match(text)
            or UNEVEN.search(text)
            or DIGIT.search(before)
            or DIGIT.search(behind)
        )
    ):
        return ""  # most dates
    left, date = WORD.findall(small[max(0, start - NEAR) : start]), WORD.findall(text)
    first = next((word for word in date if word not in AT), "")
    c = Beside(left, date, first, right, text, before, behind)
    return next((reason for reason, fits in ROWS if fits(c)), "") or _of_phrases(c)


def _of_phrases(c: Beside) -> str:
    """What the phrases directly around a date do to it; a comma or a bracket may be between."""
    for right in (c.right, c.right[1:]) if c.right[:1] in BRACKETS else (c.right,):
        if right and right[0] in FIRST_WORDS:
            for words in (tuple(right[:n]) for n in range(LONGEST, 0, -1)):
                if words in BEHIND_PHRASES:
                    return BEHIND_PHRASES[words]
    left = [word for word in c.left if word not in ("(", ")")]
    if left and left[-1] in LAST_WORDS and not c.of_a_noun and not CLOCK.match(c.text):
        for words in (tuple(left[-n:]) for n in range(LONGEST, 0, -1)):
            if words in FRONT_PHRASES:
                return FRONT_PHRASES[words]
    return ""
