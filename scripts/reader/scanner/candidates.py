"""Where in a sentence date words stand: the longest words that a rule reads, in runs of words that may belong to a date."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..numbers import NUMBER_WORDS, ORDINALS
from ..resolver import Span, UnreadableDate, resolve
from ..rules import MODIFIERS, RULES
from ..vocabulary import DAYPARTS, IDIOMS, LEXICON, spelled_out
from . import hints
from .around import BARE_PREPOSITIONS, UP_TO
from .direction.verbs import MOVING
from .namesakes import is_namesake


class Place(NamedTuple):
    """Words of a sentence from `start` to `end`, and why they are only a hint, or empty where they are a date."""

    start: int
    end: int
    hint: str = ""


PIECE = re.compile(
    r"""[0-9]{4}-(?:0[1-9]|1[0-2])(?![0-9-]) | [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+(?:Z|[+-][0-9:]+)?
      | (?:(?<=the\ )|(?<=early\ )|(?<=late\ )|(?<=mid[\ -]))(?:[12][0-9])?[0-9]0['\u2019]s\b  # but 1990's budget
      | [0-9]{1,2}(?:[:.][0-9]{2})?[ap]m\b | [QH][1-4]\b | [1-4][QH]\b
      | [$\u20ac\u00a3]?[0-9][0-9,.:/]*[0-9](?:st|nd|rd|th|s)?(?![A-Za-z]) | [0-9](?:st|nd|rd|th)?(?![A-Za-z])
      | ['\u2019][0-9]0s | ['\u2019][0-9]{2}(?![0-9]) | [ap]\.?m\b\.? | ['\u2019]s(?![A-Za-z])
      | [A-Za-z]+\.? | [^\sA-Za-z0-9] | [A-Za-z0-9]+""",
    re.VERBOSE | re.IGNORECASE,
)
LONGEST = 10  # words of one date
MARKS = set("-&,()'\u2013\u2014\u2019")
TIMES = set(
    "am pm a.m p.m est edt cst cdt mst mdt pst pdt gmt bst utc local eastern central pacific".split()
)
KNOWN = LEXICON.keys() | NUMBER_WORDS | TIMES | {"'s", "\u2019s", "oh"} | MARKS
KNOWN |= {word for phrase in IDIOMS for words in spelled_out(phrase) for word in words}
# Words that no date ends with in running text, and marks that none begins with.
CLOSES = MARKS - {")"} | set(
    "'s \u2019s s the of and to or a an in on at over during for from between since until till by before after around about within "
    "are is was were will have has had can could would should must that as which who said says come comes alone just only exactly "
    "sometime".split()
)
TAKEN = set("over in on by around through".split())  # took over on Friday
PARTS_OF_DAY, RELATIVE = set(DAYPARTS.split("|")), set("last next this in on".split())
NEVER_FIRST = set("of s 's \u2019s and or to".split())
# Without a word of these kinds, or a year, a run of words names no date.
NAMING = set(
    "month weekday unit units century weekend today season holiday decade upcoming daypart".split()
)
CORE = {word for word, tokens in LEXICON.items() if tokens[0].kind in NAMING}
CORE |= {
    word for phrase in IDIOMS for words in spelled_out(phrase) for word in words if len(words) == 1
}
CORE |= {"fortnight", "eighteen", "nineteen", "twenty", "thousand"}
MONTH_WORDS = {word for word, tokens in LEXICON.items() if tokens[0].kind == "month"}
PLURALS = {word for word, tokens in LEXICON.items() if tokens[0].kind == "units"}
DAYS = {word for word, tokens in LEXICON.items() if tokens[0].kind == "weekday"}
SIDES = ("before", "after")
ABOUT = "|".join(word for word, tokens in LEXICON.items() if tokens[0].kind == "about")
HEDGE = re.compile(rf"(?:(?:(?:in|on|at)\s+(?:or\s+)?)?(?:{ABOUT}|c\.|ca\.)\s+)?", re.I)
READ_WITH_A_HEDGE = {rule.name for rule in RULES + MODIFIERS if "about" in rule.patterns.split()}
DAY_OR_YEAR = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?|[12][0-9]{3}")
DIGIT = re.compile("[0-9]")
NUMERAL = re.compile(
    r"['\u2019]?[0-9]{2,4}['\u2019]?s?|[0-9]{1,2}(?:st|nd|rd|th)|[0-9]+[./][0-9]+[./][0-9]+|[qh][1-4]|[1-4][qh]|[0-9]{4}-.*"
)


def places(sentence: str, day: str) -> list[Place]:
    """Return the places of dates and hints in a sentence, in its order; `day` is any day to read from."""
    curated = [Place(*match.span()) for match in hints.CURATED.finditer(sentence)]
    taken = [*_dates(sentence, day, curated), *curated]
    small = sentence.lower()
    for pattern, hint, cues in hints.UNREAD:
        if any(cue in small for cue in cues):
            found = (Place(*match.span(), hint) for match in pattern.finditer(sentence))
            taken += [place for place in found if not _overlap(place, taken)]
    return sorted(taken)


def _overlap(place: Place, taken: list[Place]) -> bool:
    return any(place.start < other.end and other.start < place.end for other in taken)


class Piece(NamedTuple):
    """A word, number or mark of a sentence."""

    start: int
    end: int
    word: str  # in lower case, without a stop


def _runs(sentence: str, taken: list[Place]) -> Iterator[list[Piece]]:
    """Stretches of words that may all belong to one date, without the places that are taken."""
    run: list[Piece] = []
    nouns = 0  # that may still follow "upcoming"
    for match in PIECE.finditer(sentence):
        word = match[0].lower().rstrip(".")
        nouns = 2 if word in ("upcoming", "forthcoming") else nouns - 1
        free = not taken or not _overlap(Place(*match.span()), taken)
        known = word in KNOWN or (not word.isalpha() and DIGIT.search(word))
        if free and (known or (nouns >= 0 and word.isalpha())):
            run.append(Piece(*match.span(), word))
        else:
            yield run
            run = []
    yield run


def _dates(sentence: str, day: str, taken: list[Place]) -> Iterator[Place]:
    for run in _runs(sentence, taken):
        start = 0
        while start < len(run):
            length, hint = _longest(sentence, run, start, day)
            if length:
                yield Place(run[start].start, run[start + length - 1].end, hint)
            start += length or 1


def _longest(sentence: str, run: list[Piece], start: int, day: str) -> tuple[int, str]:
    """How many words of the run from `start` on are a date, and whether only a hint; a date that is only part of words is none."""
    first, second = run[start].word, run[start + 1].word if start + 1 < len(run) else ""
    numbered = second == "," and first.isdigit() and len(first) < 3  # version 2, June 1991
    joined_on = second == "," and first in BARE_PREPOSITIONS  # the day before, March stormed in
    loose = first in PARTS_OF_DAY and second in RELATIVE  # one night last month
    taken = first in TAKEN and second in ("in", "on", "at")
    if numbered or joined_on or loose or taken or first in MARKS or first in NEVER_FIRST:
        return 0, ""
    core = next((at for at in range(start, len(run)) if _names(run[at].word)), len(run))
    for length in range(min(LONGEST, len(run) - start), core - start, -1):
        if not _whole(run, start, start + length):
            continue
        place = run[start].start, run[start + length - 1].end
        hint = _reads(sentence[slice(*place)], day)
        bare = place[0] + len(
            HEDGE.match(sentence[slice(*place)])[0]
        )  # about 1990 people are no year
        if (
            hint is not None
            and not _joined(sentence, *place)
            and not is_namesake(sentence, bare, place[1])
        ):
            return length, hint
    return 0, ""


def _whole(run: list[Piece], start: int, end: int) -> bool:
    """Nothing that belongs to the last word is left out: a bracket that opens, the day or year behind a month, what May's first is."""
    words = [piece.word for piece in run[start:end]]
    follows = run[end].word if end < len(run) else ""
    unopened = words[-1] == ")" and "(" not in words
    cut = words[-1] in MONTH_WORDS and DAY_OR_YEAR.fullmatch(follows)
    owned = words[-1] in ORDINALS and words[-2:-1] in (["'s"], ["\u2019s"])
    of_what = (
        words[-1] in PLURALS and follows == "of"
    )  # the last two weeks of March are not those up to today
    # By a year, to the fall of 2024; in June, the first such visit.
    apart = any(words[at : at + 2] == [",", "to"] for at in range(len(words))) or _counts_beside(
        words
    )
    closes = words[-1] in CLOSES and words[-3:-1] != ["new", "year"]
    return not (unopened or cut or owned or of_what or apart or closes or _are_two(words))


def _counts_beside(words: list[str]) -> bool:
    """In June, the first such visit; in January, first drop; the first, in June."""
    bare = [word for word in words if word != "the"]
    behind = bare[-2:-1] == [","] and bare[-1] in ORDINALS
    return behind or (bare[0] in ORDINALS and bare[1:2] == [","])


def _are_two(words: list[str]) -> bool:
    """On Friday, after Monday's vote; but the Friday before Christmas is one day."""
    beside = [
        at
        for at, pair in enumerate(pairwise(words))
        if pair[0] in DAYS and pair[1] in (*SIDES, ",")
    ]
    apart = [
        at
        for at in beside
        if words[at + 1] in SIDES or words[at + 2 : at + 3] in ([side] for side in SIDES)
    ]
    return any(words[at + 1] == "," or words[at - 1 : at] != ["the"] for at in apart)


def _names(word: str) -> bool:
    return word in CORE or bool(not word.isalpha() and NUMERAL.fullmatch(word))


def _span(words: str, day: str) -> Span:
    try:
        return resolve(words, day, from_event=True)
    except UnreadableDate as error:
        if error.two_readings or not UP_TO.match(words):
            raise
        return resolve(words, day, "past", from_event=True)  # by March 2014, said later


def _reads(words: str, day: str) -> str | None:
    """None where no rule reads the words; else why they are only a hint, or empty."""
    try:
        rule = _span(words, day).rule
        if HEDGE.match(words)[0] and rule not in READ_WITH_A_HEDGE:  # about 3 p.m. Monday
            return None
        return hints.of(words, rule)
    except UnreadableDate as error:
        return "" if error.two_readings else None


# What goes on behind a date or in front of it without a blank: pre-Christmas, May-born, v3.4.21, 2.5.13+1, jan.org.
GOES_ON = re.compile(r"-[A-Za-z]|[+_~@=]\w|(?<=\.)\w")
MOVED = re.compile(rf"\b(?:{'|'.join(sorted(MOVING))}|put off|changed|slipped)(?:\s\w+){{0,3}}\s$")
CAME_BEFORE = re.compile(r"\w-?$")


def _joined(sentence: str, start: int, end: int) -> bool:
    """A part of a longer word; or "the year-ago", which belongs to a noun; or two dates: moved from May to March."""
    moved = re.match(r"from\s.*\sto\s", sentence[start:end], re.I) and MOVED.search(
        sentence, 0, start
    )
    year_ago = re.search(r"\byear-ago$", sentence[start:end], re.I) and re.match(
        r" [a-z]", sentence[end:]
    )
    return bool(
        moved
        or year_ago
        or CAME_BEFORE.search(sentence, max(0, start - 2), start)
        or GOES_ON.match(sentence, end)
    )
