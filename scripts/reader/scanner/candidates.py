"""Where date words are in a sentence: in runs of words that may belong to a date, the longest
that a rule reads."""

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from ..numbers import NUMBER_WORDS, ORDINALS
from ..resolver import Span, UnreadableDate, resolve
from ..rules import MODIFIERS, RULES
from ..vocabulary import DAYPARTS, IDIOMS, LEXICON, spelled_out
from . import comparisons, hints
from .direction.verbs import MOVING
from .hints import BARE_PREPOSITIONS, UP_TO, end_of
from .namesakes import is_namesake


class Candidate(NamedTuple):
    """Words of a sentence from `start` to `end`; `hint` is why they are only a hint, else empty."""

    start: int
    end: int
    hint: str = ""


PIECE = re.compile(
    r"""[0-9]{4}-(?:0[1-9]|1[0-2])(?![0-9-])
      | [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+(?:Z|[+-][0-9:]+)?
      | (?:(?<=the\ )|(?<=early\ )|(?<=late\ )|(?<=mid[\ -]))
        (?:[12][0-9])?[0-9]0['\u2019]s\b  # but 1990's budget
      | [0-9]{1,2}(?:[:.][0-9]{2})?[ap]m\b | [QH][1-4]\b | [1-4][QH]\b
      | [$\u20ac\u00a3]?[0-9][0-9,.:/]*[0-9](?:st|nd|rd|th|s)?(?![A-Za-z])
      | [0-9](?:st|nd|rd|th)?(?![A-Za-z])
      | ['\u2019][0-9]0s | ['\u2019][0-9]{2}(?![0-9]) | [ap]\.?m\b\.? | ['\u2019]s(?![A-Za-z])
      | [A-Za-z]+\.? | [^\sA-Za-z0-9] | [A-Za-z0-9]+""",
    re.VERBOSE | re.IGNORECASE,
)
MAX_WORDS = 10  # of one date
PUNCTUATION = set("-&,()'\u2013\u2014\u2019")
TIMES = set(
    "am pm a.m p.m est edt cst cdt mst mdt pst pdt gmt bst utc "
    "local eastern central pacific".split()
)
KNOWN = LEXICON.keys() | NUMBER_WORDS | TIMES | {"'s", "\u2019s", "oh", "c"} | PUNCTUATION
KNOWN |= {word for phrase in IDIOMS for words in spelled_out(phrase) for word in words}
# Words that no date ends with in running text, and punctuation that no date ends with.
CLOSES = PUNCTUATION - {")"} | set(
    "'s \u2019s s the of and to or a an in on at over during for from between since until till by "
    "before after around about within are is was were will have has had can could would should "
    "must that as which who said says come comes alone just only exactly sometime".split()
)
TAKEN = set("over in on by around through".split())  # took over on Friday
PARTS_OF_DAY, RELATIVE = set(DAYPARTS.split("|")), set("last next this in on".split())
NEVER_FIRST = PUNCTUATION | set("of s 's \u2019s and or to".split())
# A run of words without a word of these kinds, or a year, does not name a date.
NAMING_KINDS = set(
    "month weekday unit units century weekend today season holiday decade upcoming daypart".split()
)


def _words_of(*kinds: str) -> set[str]:
    return {word for word, tokens in LEXICON.items() if tokens[0].kind in kinds}


CORE = _words_of(*NAMING_KINDS) | {"fortnight", "eighteen", "nineteen", "twenty", "thousand"}
CORE |= {
    word for phrase in IDIOMS for words in spelled_out(phrase) for word in words if len(words) == 1
}
MONTH_WORDS, WEEKDAY_WORDS, PLURALS = _words_of("month"), _words_of("weekday"), _words_of("units")
SIDES = ("before", "after")
ABOUT = "|".join(word for word, tokens in LEXICON.items() if tokens[0].kind == "about")
HEDGE = re.compile(rf"(?:(?:(?:in|on|at)\s+(?:or\s+)?)?(?:{ABOUT}|c\.|ca\.)\s+)?", re.I)
READ_WITH_A_HEDGE = {rule.name for rule in RULES + MODIFIERS if "about" in rule.patterns.split()}
DAY_OR_YEAR = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?|[12][0-9]{3}")
DIGIT = re.compile("[0-9]")
NUMERAL = re.compile(
    r"['\u2019]?[0-9]{2,4}['\u2019]?s?|[0-9]{1,2}(?:st|nd|rd|th)|[0-9]+[./][0-9]+[./][0-9]+"
    r"|[qh][1-4]|[1-4][qh]|[0-9]{4}-.*"
)


def candidates(sentence: str, day: str) -> list[Candidate]:
    """Return the dates and hints in a sentence, in its order; `day` is any day to count from."""
    taken: list[Candidate] = []
    _take(taken, (Candidate(*match.span()) for match in hints.CURATED.finditer(sentence)))
    _take(taken, (Candidate(*span, hints.COMPARED) for span in comparisons.places(sentence)))
    _take(taken, list(_dates(sentence, day, taken)))
    small = sentence.lower()
    for pattern, hint, cues in hints.UNREAD:
        if any(cue in small for cue in cues):
            _take(taken, (Candidate(*match.span(), hint) for match in pattern.finditer(sentence)))
    return taken


def _take(taken: list[Candidate], places: Iterable[Candidate]) -> None:
    """Add the places that are free, in the order of the sentence."""
    for place in places:
        if not _overlaps(place.start, place.end, taken):
            insort(taken, place)


def _overlaps(start: int, end: int, taken: list[Candidate]) -> bool:
    """Whether a place overlaps one of the places taken, which are in order and apart."""
    at = bisect_right(taken, start, key=attrgetter("end"))
    return at < len(taken) and taken[at].start < end


class Piece(NamedTuple):
    """A word, number or punctuation mark of a sentence."""

    start: int
    end: int
    word: str  # in lower case, without a stop


def _runs(sentence: str, taken: list[Candidate]) -> Iterator[list[Piece]]:
    """Runs of words that may all belong to one date, outside the places that are taken."""
    run: list[Piece] = []
    nouns = 0  # that may still follow "upcoming"
    for match in PIECE.finditer(sentence):
        word = match[0].lower().rstrip(".")
        nouns = 2 if word in ("upcoming", "forthcoming") else nouns - 1
        free = not taken or not _overlaps(*match.span(), taken)
        known = word in KNOWN or (not word.isalpha() and DIGIT.search(word))
        if free and (known or (nouns >= 0 and word.isalpha())):
            run.append(Piece(*match.span(), word))
        else:
            yield run
            run = []
    yield run


def _dates(sentence: str, day: str, taken: list[Candidate]) -> Iterator[Candidate]:
    for run in _runs(sentence, taken):
        start = 0
        while start < len(run):
            length, hint = _longest(sentence, run, start, day)
            if length:
                yield Candidate(run[start].start, run[start + length - 1].end, hint)
            start += length or 1


def _longest(sentence: str, run: list[Piece], start: int, day: str) -> tuple[int, str]:
    """How many words of the run from `start` on are a date, and why they are only a hint."""
    if _cannot_begin(run[start].word, run[start + 1].word if start + 1 < len(run) else ""):
        return 0, ""
    end = min(start + MAX_WORDS, len(run))  # no further, so that a scan is linear
    core = next((at for at in range(start, end) if _names(run[at].word)), end)
    for length in range(end - start, core - start, -1):
        if not _is_whole(run, start, start + length):
            continue
        first, last = run[start].start, run[start + length - 1].end
        words = sentence[first:last]
        hint = _hint(words, day)
        if hint is None or _joined(sentence, first, last):
            continue
        # Without its hedge: "about 1990 people" has no year.
        if not is_namesake(sentence, first + end_of(HEDGE, words), last):
            return length, hint
    return 0, ""


def _cannot_begin(first: str, second: str) -> bool:
    """Whether no date begins with the first word when the second follows."""
    if second == "," and (
        (first.isdigit() and len(first) < 3)  # version 2, June 1991
        or first in BARE_PREPOSITIONS  # the day before, March stormed in
    ):
        return True
    return (
        first in NEVER_FIRST
        or (first == "past" and second == "the")  # past the Nov. 1 deadline
        or (first in PARTS_OF_DAY and second in RELATIVE)  # one night last month
        or (first in TAKEN and second in ("in", "on", "at"))
    )


def _is_whole(run: list[Piece], start: int, end: int) -> bool:
    """Whether nothing is left out that belongs to the words, and nothing else is part of them."""
    words = [piece.word for piece in run[start:end]]
    return not (
        _is_cut(words, run[end].word if end < len(run) else "")
        or _counts_beside(words)
        or _joins_two(words)
    )


def _is_cut(words: list[str], follows: str) -> bool:
    """Whether the last word is not the end of a date."""
    last = words[-1]
    if last == ")":
        return "(" not in words
    if last in CLOSES:
        return words[-3:-1] != ["new", "year"]  # New Year's
    return bool(
        (last in MONTH_WORDS and DAY_OR_YEAR.fullmatch(follows))
        or (last in ORDINALS and words[-2:-1] in (["'s"], ["\u2019s"]))  # May's first victim
        # The last two weeks of March are not the two weeks up to today.
        or (last in PLURALS and follows == "of")
    )


def _counts_beside(words: list[str]) -> bool:
    """In June, the first such visit; in January, first drop; the first, in June."""
    bare = [word for word in words if word != "the"]
    behind = bare[-2:-1] == [","] and bare[-1] in ORDINALS
    return behind or (bare[0] in ORDINALS and bare[1:2] == [","])


def _joins_two(words: list[str]) -> bool:
    """By a year, to the fall of 2024; on Friday, after Monday's vote.

    But the Friday before Christmas is one day.
    """
    if any(pair == (",", "to") for pair in pairwise(words)):
        return True
    for at, (word, beside) in enumerate(pairwise(words)):
        if word in WEEKDAY_WORDS and (
            (beside == "," and words[at + 2 : at + 3] in ([side] for side in SIDES))
            or (beside in SIDES and words[at - 1 : at] != ["the"])
        ):
            return True
    return False


def _names(word: str) -> bool:
    return word in CORE or bool(not word.isalpha() and NUMERAL.fullmatch(word))


def _resolved(words: str, day: str) -> Span:
    try:
        return resolve(words, day, from_event=True)
    except UnreadableDate as error:
        if error.two_readings or not UP_TO.match(words):
            raise
        return resolve(words, day, "past", from_event=True)  # by March 2014, said later


def _hint(words: str, day: str) -> str | None:
    """Why the words are only a hint, empty for a date; None if no rule reads the words."""
    try:
        rule = _resolved(words, day).rule
    except UnreadableDate as error:
        return "" if error.two_readings else None
    if end_of(HEDGE, words) and rule not in READ_WITH_A_HEDGE:  # about 3 p.m. Monday
        return None
    return hints.hint_of(words, rule)


# What continues a date without a blank in front or behind: pre-Christmas, May-born, v3.4.21,
# 2.5.13+1, jan.org.
GOES_ON = re.compile(r"-[A-Za-z]|[+_~@=]\w|(?<=\.)\w")
CAME_BEFORE = re.compile(r"\w-?$")
MOVED = re.compile(rf"\b(?:{'|'.join(sorted(MOVING))}|put off|changed|slipped)(?:\s\w+){{0,3}}\s$")
FROM_TO = re.compile(r"from\s.*\sto\s", re.I)
YEAR_AGO = re.compile(r"\byear-ago$", re.I)
SMALL_WORD = re.compile(r" [a-z]")


def _joined(sentence: str, start: int, end: int) -> bool:
    """Whether the words are only a part of something.

    That is a longer word; the year-ago of a noun ("the year-ago profit"); or the old and the new
    date in "moved from May to March".
    """
    words = sentence[start:end]
    return bool(
        (FROM_TO.match(words) and MOVED.search(sentence, 0, start))
        or (YEAR_AGO.search(words) and SMALL_WORD.match(sentence, end))
        or CAME_BEFORE.search(sentence, max(0, start - 2), start)
        or GOES_ON.match(sentence, end)
    )
