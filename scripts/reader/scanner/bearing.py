"""Words and marks beside a date that bear on it, though no rule reads them together with it.

A date without them would be another date, so the scan refuses it, with the reason. The tables are
closed: words that are not in them do nothing.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from ..numbers import NUMBER_WORDS, ORDINALS
from ..resolver import answer
from ..vocabulary import ABBREVIATED, LEXICON, MONTHS, WEEKDAYS, spelled_out
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

# What words and marks do to the date directly behind them, and to the date directly in front of
# them. `;` separates phrases, `|` a choice of words.
CALENDARS = "julian|hijri|hebrew|jewish|islamic|muslim|buddhist|persian|coptic|ethiopian"
OPINION = "said|thought|believed|supposed|held|alleged|reputed|assumed|claims|claimed|purports"
IN_FRONT = {
    EXCLUDED: "not;other|rather than;instead|exclusive of;except|excepting|excluding|barring|save|minus;"
    "except|save|but for;apart|aside from;exception|style|manner|fashion of;not counting;omitting",
    BOUND: "at least|most|latest|earliest;at the latest|earliest;before|after|by|until|on|in|at or|and;as from;"
    "before|after|until|till|since|by|between|within|past|beyond|into|including;preceding;following;ante;ante|post quem;quem of;"
    "ahead|advance of;run-up|lead-up|leading|up|down to;eve|side of",
    HEDGED: "almost;close to;near;nearly;not quite;short|shy of;toward|towards;turn of;turn of the;c;ca;circa;fl;floruit;~;\u2248;\u00b1;"
    "about|around|roughly|approximately|circa|ca|c from|to;approx;est;estimated",
    DOUBTED: "maybe;perhaps;possibly;presumably;probably;likely;reportedly;allegedly;supposedly;apparently;?;"
    f"{OPINION} to be of|from;{OPINION} to date from|to;"
    "others|some|sources|accounts|scholars|historians say|give|claim|prefer|suggest",
    RECURRING: "annual;yearly",
    CALENDAR: f"hijri;hijra;{CALENDARS} calendar|year|era|date",
}
BEHIND = {
    EXCLUDED: "recte;sic;i.e;error|misprint|slip for",
    BOUND: "at the latest|earliest;at the very latest|earliest;if not earlier|later|before|after;and thereafter;"
    "-|\u2013 present|today|now",
    HEDGED: "give or take;+ / -;\u00b1;plus or minus;approximate;approx;estimated;est",
    DOUBTED: "? );? ];( ? );[ ? ];? ?;- ?;uncertain;disputed;doubtful;unconfirmed;it is said|thought|believed;"
    "according to tradition|legend",
    RECURRING: "annually;yearly;of|in each|every;each|every year|month|week",
    ERA: "bc;bce;b.c;b.c.e",
    CALENDAR: "o.s;n.s;old|new style;ah;a.h;julian;hijri;hijra",
}


def _phrases(table: dict[str, str]) -> dict[tuple[str, ...], str]:
    return {
        words: reason
        for reason, phrases in table.items()
        for phrase in phrases.split(";")
        for words in spelled_out(phrase)
    }


def _kinds(*kinds: str) -> set[str]:
    return {word for word, (token, *_) in LEXICON.items() if token.kind in kinds}


FRONT_PHRASES, BEHIND_PHRASES = _phrases(IN_FRONT), _phrases(BEHIND)
LONGEST = max(map(len, FRONT_PHRASES | BEHIND_PHRASES))
WORD = re.compile(r"[a-z]+(?:[-.'\u2019][a-z]+)*|[0-9]+(?:[./:,-][0-9]+)*[a-z]*|[^\sa-z0-9.]")
AT = {"in", "on", "at"}
MONTH_NAMES = {*MONTHS, *ABBREVIATED}
UNIT_NAMES = _kinds("unit", "units", "century")
ONE_UNIT = _kinds("unit", "weekend") | {"century", "minute", "hour"}
MANY_UNITS = _kinds("units") | {"minutes", "hours", "weekends", "fortnight"}
PARTS = {"early", "mid", "late"}
ABOUT = _kinds("about") | {"c"}
SIDES = {"before", "after", "prior"}
TURNED = SIDES | {"until", "till", "by", "up"}
ONCE = set("born die baptised baptized founded built begun completed written signed dated".split())
NOT = set(
    "not never no nor none nobody nothing neither hardly barely scarcely cannot unable fail fails "
    "failed refuse refuses refused unlikely".split()
)
CLAUSE_ENDS = set(", ; : ( ) and but that which who because when where while if although".split())
SOON = {"immediately", "just", "long", "shortly", "soon", "well"}
TIMES = set("before after until till since by from to of through between within".split())
COMPARATIVES = set("earlier later sooner older newer longer more less fewer".split())
LATER = set("earlier later sooner before after beyond onward onwards so thereabouts".split())
ALL = {"all", "any", "every", "no", "each"}
ARTICLES = {"the", "a", "an", "this", "that", "its", "his", "her", "their"}
NO_NOUN = JOINING | PRONOUNS | set("was were is are had has will would which who then than".split())
OF_DAYS = {"of", "the", ",", "(", ")"}
JOIN = {"and", "or", "to", "&", ",", "/", "-", "\u2013"}
WRONG = set(
    "rejected disproved discredited erroneous spurious mistaken wrong false misprint".split()
)
WRONGLY = {"wrongly", "falsely", "mistakenly", "erroneously"}
GIVEN = {"dated", "given", "assigned", "ascribed", "attributed", "placed", "put"}
# Words of the tables and rows; a date with none of them and no number beside it is as it is.
TELLING = {word for words in FRONT_PHRASES | BEHIND_PHRASES for word in words} - {
    *("of", "to", "for", "on", "in", "at", "and", "the", "is", "it", "be")
}
TELLING |= MANY_UNITS | ONE_UNIT | PARTS | ONCE | SOON | COMPARATIVES | LATER | ALL
TELLING |= WRONG | WRONGLY | {*WEEKDAYS, "have"}
TELLING |= {*NUMBER_WORDS, "calendar", "reckoning", "through", "s", "would"}
DIGIT = re.compile("[0-9]")
BOUNDING = re.compile(
    rf"(?:(?:in|on|at)\s+)?(?:{'|'.join(TURNED | ABOUT)})\b|as\s(?:early|late|soon)|from\s|.*[/-]"
)
TOUCHED = re.compile(r"['\u2019]?[-\u2013/.:,]?[0-9]|['\u2019]?\s+s\b|[-\u2013](?=[\s.,;)]|$)")
TOUCHES = re.compile(r"[0-9][-\u2013/.,:]$")
DUAL_YEAR = re.compile(r"/[0-9]|,?\s+[0-9]{3,4}/[0-9]")
DUAL_INSIDE = re.compile(rf"\b(?:{'|'.join(MONTH_NAMES)})\b.*[0-9]{{4}}/[0-9]{{1,4}}$")
# Before or after a time of that day.
DAYPARTS = "|".join(_kinds("daypart"))
CLOCK = re.compile(
    rf"[0-9]{{1,2}}(?:[:.][0-9]{{2}})?(?:\s?[ap]\.?m\b|:)|(?:the\s)?(?:{DAYPARTS})\b"
)
OF_CALENDAR = re.compile(
    r",?\s\(?(?:(?:of|in|by|on|under|according\sto)\s)?(?:the\s)?(?!gregorian|christian|common)"
    r"[a-z]+\s(?:[a-z]+\s)?(?:calendar|era|reckoning)\b"
)
OTHER_DAY = re.compile(rf",?\s\(?an?\s({'|'.join(WEEKDAYS)})\b")
HAD = re.compile(r"(?:^|[,;]\s)had\s")


class Beside(NamedTuple):
    """The words of a date in lower case, those around it, and the text directly around it."""

    left: list[str]  # the nearest last; at least two, which may be empty
    date: list[str]
    right: list[str]  # at least one, which may be empty
    first: str  # the first word of the date that is not in, on or at
    text: str
    before: str
    behind: str

    @property
    def of_a_noun(self) -> bool:
        """The May 3 vote, Monday's vote: what is in front of the date bears on the vote."""
        article = self.date[0] in ARTICLES or self.left[-1] in ARTICLES
        return self.behind[:2] in ("'s", "\u2019s") or (article and _is_noun(self.right))


def _is_noun(words: list[str]) -> bool:
    return bool(words) and words[0][:1].isalpha() and words[0] not in NO_NOUN


def _is_day(word: str) -> bool:
    return re.fullmatch("(?:[0-9]{1,2}[/-])?[0-9]{1,2}(?:st|nd|rd|th)?", word) is not None


def _is_number(word: str) -> bool:
    return (word[:1].isdigit() and ":" not in word) or word in NUMBER_WORDS


def _is_nth(word: str) -> bool:
    return word in ORDINALS or (word[:1].isdigit() and word.endswith(("st", "nd", "rd", "th")))


def _is_not(word: str) -> bool:
    return word in ("not", "never") or word.endswith(("n't", "n\u2019t"))


def _negated(c: Beside) -> bool:
    """Did not open until 3 May; not born on 3 May. But "not at the meeting on 3 May"."""
    if c.first not in TURNED:
        return c.left[-1] in ONCE and any(map(_is_not, c.left[-3:]))
    for word in reversed(c.left):
        if word in NOT or _is_not(word):
            return True
        if word in CLAUSE_ENDS:
            return False
    return False


def _counted(c: Beside) -> bool:
    """The week before 3 May; within 30 hours of 3 May. But "in the years after 1990" is a bound."""
    last, before = c.left[-1], c.left[-2]
    if last in ("of", "from", "to", "ended", "ending"):  # but "the week of 3 May"
        counted = (
            _is_nth(c.left[-3]) or {"within", "last", "final"}.isdisjoint(c.left[-5:-2]) is False
        )
        is_length = before in MANY_UNITS and any(map(_is_day, c.date))
        return is_length or (counted and before in ONE_UNIT | MANY_UNITS)
    is_length = last in ONE_UNIT or (last in MANY_UNITS and before not in ("the", "these", "those"))
    return is_length and c.first in SIDES | {"from"}


def _two_ends(c: Beside) -> bool:
    """Late 19th or early 20th century; second or third quarter of 2021; mid- to late 1850s."""
    *_, other, last = ["", "", *(word for word in c.left[-4:] if word != "-")]
    has_unit = not UNIT_NAMES.isdisjoint(c.date)
    if last in JOIN and (other in PARTS or (has_unit and _is_nth(other))):
        return c.date[0] in PARTS or has_unit
    behind = c.right[1:4] if c.right[0] in JOIN else c.right[:1]
    return _is_nth(c.date[-1]) and not UNIT_NAMES.isdisjoint(behind)


def _no_such_day(c: Beside) -> bool:
    """31 November; Nov. 31, 2022."""
    *_, other, last = ["", "", *(word for word in c.left[-5:] if word not in OF_DAYS)]
    if c.date[0] in MONTH_NAMES:
        return _is_day(last) and other not in MONTH_NAMES
    year = len(c.date) == 1 and c.date[0].isdigit()
    return year and _is_day(last) and other in MONTH_NAMES | {"and", "or", "&"}


def _half_list(c: Beside) -> bool:
    """3 and 5 May."""
    *_, month, other, last = ["", *c.left]
    return _is_day(c.first) and last in JOIN and _is_day(other) and month not in MONTH_NAMES


def _half_number(c: Beside) -> bool:
    """June 4, 989; of May, one thousand eight hundred; but "June 4, 989 people" has a count."""
    right = c.right[
        c.right[0] == "," or (c.right[0] == "(" and c.right[1:2] != [] and c.right[1].isdigit()) :
    ]
    at = next((at for at, word in enumerate(right) if not _is_number(word)), len(right))
    ends_early = c.date[-1] in MONTH_NAMES or _is_day(c.date[-1])
    return at > 0 and ends_early and not _is_noun(right[at:]) and right[at : at + 1] != ["%"]


def _era(c: Beside) -> bool:
    """March 15, 44 BC."""
    right = [word for word in c.right[:3] if word != "," and not word.isdigit()]
    return BEHIND_PHRASES.get(tuple(right[:1])) == ERA


def _or_later(c: Beside) -> bool:
    """In 1850 or a little later, in 1850 and after; but not "in 1850 and later served"."""
    at = next((at for at, word in enumerate(c.right[:4]) if word in LATER), 0)
    ends = c.right[at + 1 : at + 2] == [] or not _is_noun(c.right[at + 1 :])
    hedge = c.right[at] in ("so", "thereabouts")
    is_open = at + 1 >= len(c.right) or c.right[at + 1] in JOINING or not c.right[at + 1].isalpha()
    return at > 0 and (
        (c.right[0] == "or" and (ends or hedge)) or (c.right[0] == "and" and at == 1 and is_open)
    )


def _half_range(c: Beside) -> bool:
    """From October 2015 to 4,100 units; from 1850 to the war. From 1904 he kept a diary."""
    opened = c.left[-1] == "from"
    return (opened or c.date[0] == "from") and (
        c.right[0] in ("to", "until", "till", "through") or (opened and c.left[-2] in ("", ","))
    )


def _says_another_day(c: Beside) -> bool:
    """16 November 2022 (a Monday)."""
    day = OTHER_DAY.match(c.behind)
    said = " ".join(word for word in c.date if word not in AT)
    return day is not None and answer(said).reason == "" and not answer(f"{day[1]} {said}").span


def _is_called_wrong(c: Beside) -> bool:
    """The date of 4 May 1605 is now rejected; wrongly dated to 1605."""
    if c.left[-1] in ("of", "to") and c.left[-2] in ("date", "dating"):
        return not WRONG.isdisjoint(c.right)
    return not (WRONGLY.isdisjoint(c.left[-4:]) or GIVEN.isdisjoint(c.left[-3:]))


ROWS: tuple[tuple[str, Callable[[Beside], bool]], ...] = (
    (DUAL, lambda c: bool(DUAL_YEAR.match(c.behind) or DUAL_INSIDE.search(c.text))),
    (HALF_READ, lambda c: bool(TOUCHED.match(c.behind) or TOUCHES.search(c.before))),
    (HALF_READ, lambda c: bool(re.match("[a-z]+-[0-9]{4}-[0-9]{2}$", c.text))),
    (ERA, _era),
    (CALENDAR, lambda c: bool(OF_CALENDAR.match(c.behind))),
    (NEGATED, _negated),
    (HEDGED, lambda c: c.first in SIDES and c.left[-1] in SOON),
    (HEDGED, lambda c: c.first in ABOUT and c.left[-1] in TIMES),
    (BOUND, lambda c: c.left[-1] == "through" and c.date[0] != "the"),  # through the nineties
    (BOUND, lambda c: c.date[0] == "as" and c.date[1] in ("early", "late", "soon")),
    # Older than 1850; but it may cost more than in 1850.
    (BOUND, lambda c: c.left[-1] == "than" and c.left[-2] in COMPARATIVES and c.date[0] not in AT),
    (BOUND, _or_later),
    (BOUND, _half_range),
    (COUNTED, _counted),
    (TWO_ENDS, _two_ends),
    (NO_SUCH_DAY, _no_such_day),
    (HALF_READ, _half_list),
    (HALF_READ, _half_number),
    (EXCLUDED, lambda c: c.left[-1] == "but" and not ALL.isdisjoint(c.left[-5:])),  # all days but
    # Had he lived to 3 May, he would have been eighty.
    (EXCLUDED, lambda c: "would" in c.right and HAD.search(c.before) is not None),
    (EXCLUDED, lambda c: "have" in c.left[-4:] and not {"would", "should"}.isdisjoint(c.left[-5:])),
    (EXCLUDED, _is_called_wrong),
    (CONTRADICTION, _says_another_day),
    (RECURRING, lambda c: c.left[-1] in MONTH_NAMES and c.left[-2] in ("each", "every")),
    # Built 1850? by monks; but not at the end of a question.
    (DOUBTED, lambda c: c.right[0] == "?" and (c.right[1:2] == [","] or c.right[-1].isalpha())),
)  # fmt: skip
# Two finds side by side: what the first is, what is between, the second, why, and if both are
# refused or only the first.
WEEKDAY = r"(?:on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow)"
DAY_AND_MONTH = (
    r"(?:the\s)?(?:[a-z]{3,9}\.?\s[0-9]{1,2}\b|[0-9]{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[a-z]{3}).*"
)
MONTH = rf"\b(?:{'|'.join(sorted(MONTH_NAMES))})\b\.?"
SEPARATORS = r"(?:,|\s|\(|\b(?:again|and|but|instead|not|of|on|rather|than|then|to)\b)+"
OPENED = re.compile(r"(?:from|between)\s+$")
PAIRS = tuple(
    ([re.compile(pattern) for pattern in (one, between, other)], reason, both)
    for one, between, other, reason, both in (
        # Monday, Nov. 16, 2022: read together if they agree, and so never side by side.
        (WEEKDAY, r",?\s+\(?(?:the\s)?", DAY_AND_MONTH, CONTRADICTION, True),
        (r"(?:from|between|since)\s.*", r"\s+(?:to|and|until|till|through)\s+|\s?[-\u2013]\s?", ".*", NO_RANGE, True),
        (".*", r",?\s+or\s+|/", ".*", ONE_OF_TWO, True),
        (r".*[0-9]{3}0s", r",?\s+(?:and\s+)?", "['\u2019][0-9]0s", YEAR_BEHIND, True),
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
    text, before = small[start:end], small[max(0, start - CLOSE) : start]
    behind = small[end : end + CLOSE]
    if (
        TELLING.isdisjoint(WORD.findall(before))
        and TELLING.isdisjoint(WORD.findall(behind))
        and not (BOUNDING.match(text) or DIGIT.search(before) or DIGIT.search(behind))
    ):
        return ""  # most dates
    before, behind = small[max(0, start - NEAR) : start], small[end : end + NEAR]
    date, left, right = WORD.findall(text), WORD.findall(before), WORD.findall(behind)
    first = next((word for word in date if word not in AT), "")
    c = Beside(["", "", *left], date, right or [""], first, text, before, behind)
    return next((reason for reason, fits in ROWS if fits(c)), "") or _of_phrases(c)


def _of_phrases(c: Beside) -> str:
    """What the phrases directly around a date do to it; a comma or a bracket may be between."""
    inner = c.right[c.right[0] in (",", "(", "[") :]
    left = [word for word in c.left if word not in ("(", ")")]
    told = c.of_a_noun or CLOCK.match(c.text) or c.date[0] in ("only", "just")
    for count in range(LONGEST, 0, -1):
        reason = BEHIND_PHRASES.get(tuple(c.right[:count])) or BEHIND_PHRASES.get(
            tuple(inner[:count])
        )
        reason = reason or ("" if told else FRONT_PHRASES.get(tuple(left[-count:]), ""))
        if reason:
            return reason
    return ""
