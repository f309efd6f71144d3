"""Dates that a scan refuses for the words, numbers and dates beside them, with the reason.

A date without a word that bears on it would be another date. The phrases are in neighbours.py.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from ..resolver import answer
from .candidates import Candidate, lowered
from .english import WEEKDAYS
from .neighbours import (
    BEHIND,
    BEHIND_ROWS,
    BOUND,
    BRACKETS,
    CALENDAR,
    COUNTED,
    EXCLUDED,
    FRONT_ROWS,
    HALF_READ,
    IN_FRONT,
    NEGATED,
    WIDTH,
    WORD,
    WORDS,
    Beside,
    is_noun,
    of_phrases,
    outwards,
    rows_at,
    words_of,
)

NEAR = 80  # characters beside a date that are looked at
GAP = 20  # characters at most between two dates that bear on each other
DUAL = "a dual year belongs to two calendars; state the date beside the words"
ONE_OF_TWO = "it is one of two dates; write both, as in [2022-11-07,2022-11-14]"
NO_RANGE = "the two dates are no range from the first to the second"
YEAR_BEHIND = "the year behind the next date may be its year, too"
CONTRADICTION = "the weekday and the date beside it do not agree"
TURNED = WORDS["SIDE"] | {"until", "till", "by", "up"}
ONCE = set(
    "born die baptised baptized founded built begun completed written signed dated place "
    "happen occur fall".split()
)
NOT = set(
    "not never no nor none nobody nothing neither hardly barely scarcely cannot unable fail fails "
    "failed refuse refuses refused decline declines declined unlikely yet unfinished incomplete "
    "unresolved undecided unpaid unsigned".split()
)
CLAUSE_ENDS = set(", ; : ( ) and but that which who because when where while if although".split())
WRONG = set(
    "rejected disproved discredited erroneous spurious mistaken wrong false misprint untenable "
    "legendary apocryphal fictitious impossible invented".split()
)
UNTRUE = re.compile(
    r"\b(?:untrue|false|wrong|myth|legend|fiction|unlikely|improbable|doubtful|implausible)\sthat\b[^;:]*$"
)
TOUCHED = re.compile(
    r"\s?\[[0-9]|['\u2019]?[-\u2013/.:,]?[0-9]|['\u2019]?\s+s\b|\s+[lIO][0-9]{3}\b|\+|[Tt][0-9]|,?\s+(?:at\s+)?(?:2[5-9]:|[3-9][0-9]:|[0-9]{1,2}:[6-9])[0-9]|[-\u2013](?=[\s.,;)]|$)"
)
TOUCHES = re.compile(r".*[0-9][-\u2013/.,:]")
DUAL_YEAR = re.compile(r"[/\u2044][0-9]|,?\s+[0-9]{3,4}/[0-9]")
DUAL_INSIDE = re.compile(
    rf"\b(?:{'|'.join(WORDS['MONTH'])})\b.*[^-][0-9]{{4}}[/\u2044-][0-9]{{1,4}}$"
)
FILE_NAME = re.compile("[a-z]+-[0-9]{4}-[0-9]{2}$")
WEEK = set(WEEKDAYS)
OTHER_DAY = re.compile(rf",?\s\(?an?\s({'|'.join(WEEKDAYS)})\b", re.I)
NAME = re.compile(r"\s[0-9]+\s[A-Z]")
HAD = re.compile(r"(?:^|[,;]\s)(?:(?:if\s(?:\w+\s){1,3})?had|were)\s")


# In the Julian calendar, he died on 3 May 1700.
OTHER_CALENDAR = re.compile(rf"\b(?:{'|'.join(WORDS['CALENDAR'])}) (?:calendar|reckoning)\b[^;:]*$")


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
    """June 4, 989; 25 December 800 Charles was crowned; but "June 4, 989 people" has a count."""
    if c.date[-1] not in WORDS["MONTH"] | WORDS["DAY"] | WORDS["NTH"]:
        return False
    right = c.right[c.right[0] in (",", "(", "]", ")") :]
    at = next(at for at, word in enumerate(right) if word not in WORDS["NUMBER"])
    is_count = (is_noun(right[at]) and not NAME.match(c.behind)) or right[at] in ("%", "of")
    return at > 0 and not is_count


def _is_called_wrong(c: Beside) -> bool:
    """The date of 4 May 1605 is now rejected; it is a myth that he died on 4 May 1605."""
    if not {"date", "dating"}.isdisjoint(c.left[-3:]):
        return not WRONG.isdisjoint(WORD.findall(c.behind))
    return " that " in c.before and UNTRUE.search(c.before) is not None


def _says_another_day(c: Beside) -> bool:
    """16 November 2022 (a Monday)."""
    day = OTHER_DAY.match(c.behind)
    said = re.sub(r"^(?:in|on|at)\s", "", c.text) if day else ""
    return day is not None and answer(said).reason == "" and not answer(f"{day[1]} {said}").span


ROWS: tuple[tuple[str, Callable[[Beside], bool]], ...] = (
    (DUAL, lambda c: bool(DUAL_YEAR.match(c.behind) or (not {"/", "-", "\u2044"}.isdisjoint(c.text) and DUAL_INSIDE.search(c.text)))),
    (HALF_READ, lambda c: bool(TOUCHED.match(c.behind) or TOUCHES.fullmatch(c.before[-3:]))),
    (HALF_READ, lambda c: bool(FILE_NAME.match(c.text)) or (")" in c.text and "(" not in c.text)),
    (HALF_READ, _half_number),
    (NEGATED, _negated),
    (BOUND, lambda c: c.date[0] == "as" and c.date[1] in ("early", "late", "soon")),
    (EXCLUDED, _is_called_wrong),
    # Had he lived to 3 May, he would have been eighty.
    (EXCLUDED, lambda c: " would " in c.behind and HAD.search(c.before) is not None),
    (CONTRADICTION, _says_another_day),
    (CALENDAR, lambda c: OTHER_CALENDAR.search(c.before) is not None),
)  # fmt: skip
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
        (rf"(?:.*\s(?:or|and)\s)?{WEEKDAY}", r",?\s+\(?(?:the\s)?", DAY_AND_MONTH, CONTRADICTION, True),
        (DAY_AND_MONTH, r",?\s+\(?", WEEKDAY, CONTRADICTION, True),
        (r"(?:from|between|since)\s.*", r"\s+(?:to|and|until|till|through)\s+|\s?[-\u2013]\s?", ".*", NO_RANGE, True),
        (".*", r",?\s+\(?or\s+(?:[a-z]+\s+)?|/|\s\[", ".*", ONE_OF_TWO, True),
        (DAY_AND_MONTH, r"\s\(", DAY_AND_MONTH, ONE_OF_TWO, True),
        (r"(?:on\s)?the\s[0-9]{1,2}[a-z]{2}", r",?\s(?:and\s|or\s)?(?:the\s)?", DAY_AND_MONTH, HALF_READ, False),
        # The Sunday before 4 May.
        (rf"(?:for\s)?(?:the\s)?{WEEKDAY}", r"\s+", r"(?:before|after)\s.*", COUNTED, True),
        # In 1936, on the 4th of August.
        (r"in\s[0-9]{4}", r",?\s+", rf"(?!.*[0-9]{{4}}){DAY_AND_MONTH}", YEAR_BEHIND, True),
        (r".*[0-9]0s", r",?\s+(?:and\s+)?", "['\u2019][0-9]0s", YEAR_BEHIND, True),
        (rf"(?!.*[0-9]{{4}}).*{MONTH}(?:\s[0-9]+)?", SEPARATORS, rf".*{MONTH}.*[0-9]{{4}}", YEAR_BEHIND, False),
    )
)  # fmt: skip
REASONS = {reason for reason, _ in ROWS} | {reason for _, reason, _ in PAIRS} | {*IN_FRONT, *BEHIND}


def with_reasons(sentence: str, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates, each refused one with its reason."""
    small = lowered(sentence)
    return refused(
        found,
        lambda place: _reason(sentence, small, place.start, place.end),
        lambda one, other: (
            ("", False) if other.start - one.end > GAP else _of_two(small, one, other)
        ),
    )


Pair = tuple[str, bool]  # why two dates side by side are refused, and whether both are


def refused(
    found: list[Candidate],
    alone: Callable[[Candidate], str],
    of_two: Callable[[Candidate, Candidate], Pair],
) -> list[Candidate]:
    """Return candidates with the reasons that each has alone, and with the next one.

    Hints have none: they are not dates anyway.
    """
    found = [place if place.hint else place._replace(refused=alone(place)) for place in found]
    for number, (one, other) in enumerate(pairwise(found)):
        reason, both = ("", False) if one.hint or other.hint else of_two(one, other)
        if reason:
            found[number] = found[number]._replace(refused=reason)
        if reason and both:
            found[number + 1] = other._replace(refused=reason)
    return found


def _of_two(small: str, one: Candidate, other: Candidate) -> Pair:
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


def _reason(sentence: str, small: str, start: int, end: int) -> str:
    text = small[start:end]
    before, behind = small[max(0, start - NEAR) : start], sentence[end : end + NEAR]
    left = EMPTY + words_of(before[-NEAR // 2 :])
    right = words_of(small[end : end + NEAR // 2]) + EMPTY
    if not _may_bear(left, text, right, before, behind):
        return ""  # most dates
    date = words_of(text)
    first = next((word for word in date if word not in WORDS["AT"]), "")
    c = Beside(left, date, right, first, text, before, behind)
    return next((reason for reason, fits in ROWS if fits(c)), "") or of_phrases(c)


EMPTY = [""] * WIDTH
TELLING = re.compile(
    rf"(?:(?:in|on|at)\s)?(?:{'|'.join(TURNED | WORDS['ABOUT'])}|as)\b|.*[-\u2013/)]"
)


def _may_bear(left: list[str], text: str, right: list[str], before: str, behind: str) -> bool:
    """Whether a phrase or a row may fit; it is fast, and says no for most dates."""
    return (
        any(rows_at(BEHIND_ROWS, words) for words in outwards(right))
        or bool(rows_at(FRONT_ROWS, left[:-3:-1]))
        or left[-1] in ONCE | BRACKETS
        or behind[:1] == "/"
        or not {"date", "dating"}.isdisjoint(left[-3:])
        or not WEEK.isdisjoint(right[:4])
        or not WORDS["NUMBER"].isdisjoint(right[:2])
        or TELLING.match(text) is not None
        or TOUCHED.match(behind) is not None
        or " that " in before
        or "calendar" in before
        or "reckoning" in before
        or " would " in behind
    )
