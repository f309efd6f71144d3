"""Where date words are in a sentence: in runs of words that may belong to a date, the longest
that a rule reads."""

import re
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from ..languages import spelled_out
from ..languages.en import DAYPARTS, IDIOMS, LOCAL, ORDINALS
from ..resolver import answer
from ..rules import MODIFIERS, RULES
from . import comparisons, hints
from .direction.verbs import MOVING
from .english import LEXICON, NUMBER_WORDS
from .hints import BARE_PREPOSITIONS, UP_TO, end_of
from .namesakes import AROUND, is_namesake


class Candidate(NamedTuple):
    """Words of a sentence from `start` to `end`; why they are only a hint, or are refused.

    Places count characters. In a tabled language they count pieces until all words beside them have
    been looked at.
    """

    start: int
    end: int
    hint: str = ""
    refused: str = ""


# Of a text in lower case. Words first, since most pieces are words; but a.m. is not a word, and
# neither are q1 and h1.
PIECE = re.compile(
    r"""(?!\s) (?: (?![ap]\.m\b|[qh][1-4]\b)[a-z]+\.?
      | [0-9]{4}-(?:0[1-9]|1[0-2])(?![0-9-])
      | [0-9]{4}-[0-9]{2}-[0-9]{2}(?:t(?:[01][0-9]|2[0-4])(?::?[0-5][0-9])*(?:z|[+-][0-9:]+)?(?![0-9:])|(?=t[0-9]))
      | [0-9]{1,2}-[0-9]{1,2}-(?:[0-9]{4}|[0-9]{2})(?![0-9])
      | (?:(?<=the\ )|(?<=early\ )|(?<=late\ )|(?<=mid[\ -]))
        (?:[12][0-9])?[0-9]0['\u2019]s\b  # but 1990's budget
      | [0-9]{1,2}(?:[:.][0-9]{2})?[ap]m\b | [qh][1-4]\b | [1-4][qh]\b
      | [$\u20ac\u00a3]?[0-9][0-9,.:/]*[0-9](?:st|nd|rd|th|s)?(?![a-z])
      | [0-9](?:st|nd|rd|th)?(?![a-z])
      | ['\u2019][0-9]0s | ['\u2019][0-9]{2}(?![0-9]) | [ap]\.?m\b\.? | ['\u2019]s(?![a-z])
      | [^a-z0-9] | [a-z0-9]+)""",
    re.VERBOSE,
)
MAX_WORDS = 10  # of one date
PUNCTUATION = set("-&,()'\u2013\u2014\u2019")
TIMES = set(
    "am pm a.m p.m est edt cst cdt mst mdt pst pdt gmt bst utc "
    "local eastern central pacific".split()
)
KNOWN = LEXICON.keys() | NUMBER_WORDS | TIMES | {"'s", "\u2019s", "oh", "c"} | PUNCTUATION
PHRASES = [words for phrases in IDIOMS.values() for words in spelled_out(phrases)]
KNOWN |= {word for words in PHRASES for word in words}
# Words that no date ends with in running text, and punctuation that no date ends with.
CLOSES = PUNCTUATION - {")"} | set(
    "'s \u2019s s the of and to or a an in on at over during for from between since until till by "
    "before after around about within are is was were will have has had can could would should "
    "must that as which who said says come comes alone just only exactly sometime".split()
)
UPCOMING = {"upcoming", "forthcoming"}
OWN = ("'s", "\u2019s")
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
CORE |= {word for word, *behind in PHRASES if not behind}
WORD = re.compile("[a-z]+")
NUMERAL_CUE = (
    re.compile(  # a sentence without a match has no NUMERAL; it begins with a digit, to be fast
        r"[0-9](?:(?<=['\u2019].)[0-9]|(?<=[12])[0-9]{3}|0['\u2019]?s|st|nd|rd|th"
        r"|(?<=[qh][1-4])|(?<=[1-4])[qh]|[./-][0-9]+[./-][0-9])"
    )
)
UNIT_CUES = _words_of("unit", "units", "daypart") | set(
    "weekend period ahead eve anniversary".split()
)
CURATED_CUES = {words[0] for words in spelled_out(LOCAL)}
CURATED_CUES |= set("ago now fiscal financial fy".split())
MONTH_WORDS, WEEKDAY_WORDS, PLURALS = _words_of("month"), _words_of("weekday"), _words_of("units")
SIDES = ("before", "after")
HEDGES = "|".join(_words_of("about"))
HEDGE = re.compile(rf"(?:(?:(?:in|on|at)\s+(?:or\s+)?)?(?:{HEDGES}|ca?\.)\s+)?", re.I)
READ_WITH_A_HEDGE = {rule.name for rule in RULES + MODIFIERS if "about" in rule.patterns.split()}
DAY_OR_YEAR = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?|[12][0-9]{3}")
DIGIT = re.compile("[0-9]")
MONEY = "$\u20ac\u00a3"
NUMERAL = re.compile(
    r"(?:['\u2019][0-9]|[12][0-9]{2}|[0-9])[0-9]['\u2019]?s|['\u2019][0-9]{2}|[12][0-9]{3}|[0-9]{1,2}(?:st|nd|rd|th)|[0-9]+[./-][0-9]+[./-][0-9]+"
    r"|[qh][1-4]|[1-4][qh]|[0-9]{4}-.*"
)


def candidates(sentence: str, day: str) -> list[Candidate]:
    """Return the dates and hints in a sentence, in its order; `day` is any day to count from."""
    taken: list[Candidate] = []
    small = lowered(sentence)
    words = set(WORD.findall(small))  # few sentences have a cue, and each cue saves a search
    if not words.isdisjoint(CURATED_CUES):
        _take(taken, (Candidate(*match.span()) for match in hints.CURATED.finditer(sentence)))
    has_units = not words.isdisjoint(UNIT_CUES)
    if has_units:
        _take(taken, (Candidate(*span, hints.COMPARED) for span in comparisons.places(sentence)))
    if NUMERAL_CUE.search(small) or not words.isdisjoint(CORE):
        dates = list(_dates(sentence, small, day, taken))
        taken = sorted(taken + dates) if taken else dates
    for pattern, hint, cues in hints.UNREAD if has_units else ():
        if any(cue in small for cue in cues):
            _take(taken, (Candidate(*match.span(), hint) for match in pattern.finditer(sentence)))
    return taken


CAPITALS = re.compile("[A-Z]+")


def lowered(text: str) -> str:
    """Return the text in lower case, each letter in its place: some letters become two."""
    small = text.lower()
    same = len(small) == len(text)
    return small if same else CAPITALS.sub(lambda capitals: capitals[0].lower(), text)


def _take(taken: list[Candidate], places: Iterable[Candidate]) -> None:
    """Add the places that are free, in the order of the sentence."""
    for place in places:
        if not _overlaps(place.start, place.end, taken):
            insort(taken, place)


def _overlaps(start: int, end: int, taken: list[Candidate]) -> bool:
    """Whether a place overlaps one of the places taken, which are in order and apart."""
    at = bisect_right(taken, start, key=attrgetter("end"))
    return at < len(taken) and taken[at].start < end


class Line(NamedTuple):
    """A sentence, a day to count from, and its words, numbers and punctuation marks.

    `words` are those of `pieces` in lower case, without a stop.
    """

    text: str
    day: str
    pieces: list[re.Match[str]]
    words: list[str]


def _dates(sentence: str, small: str, day: str, taken: list[Candidate]) -> Iterator[Candidate]:
    pieces = list(PIECE.finditer(small))
    line = Line(sentence, day, pieces, [piece[0].rstrip(".") for piece in pieces])
    cores = [
        at
        for at, word in enumerate(line.words)
        if word in CORE or (not word.isalpha() and NUMERAL.fullmatch(word))
    ]

    def belongs(at: int) -> bool:
        word = line.words[at]
        known = word in KNOWN or _is_number(word) or _is_upcoming(line.words, at)
        return known and not (taken and _overlaps(*pieces[at].span(), taken))

    for place in longest(cores, len(pieces), belongs, MAX_WORDS, partial(_longest, line)):
        yield in_characters(place, pieces)


def in_characters(place: Candidate, pieces: list[re.Match[str]]) -> Candidate:
    """Return a candidate that is counted in pieces, counted in characters."""
    return place._replace(start=pieces[place.start].start(), end=pieces[place.end - 1].end())


def longest(
    cores: Iterable[int],
    count: int,
    belongs: Callable[[int], bool],
    most: int,
    read: Callable[[int, int, int], Candidate | None],
) -> Iterator[Candidate]:
    """Yield the longest date around each core, in a sentence of `count` pieces.

    A date lies in a run of pieces of which each may belong to one. It has at most `most` pieces, so
    that a scan is linear. `read` gets a start, a core and a stop, and returns the longest date that
    begins at the start, contains the core and ends by the stop.
    """
    start = stop = 0
    for core in cores:
        if core >= stop:
            first, start, stop = stop, core, core
            while stop < count and belongs(stop):
                stop += 1
            while first < start and core < stop and belongs(start - 1):
                start -= 1
        start = max(start, core - most + 1)
        while start <= core < stop:
            place = read(start, core, stop)
            if place:
                yield place
            start = place.end if place else start + 1


def _is_number(word: str) -> bool:
    """Whether it has a digit and is not an amount of money."""
    return not word.isalpha() and DIGIT.search(word) is not None and word[0] not in MONEY


def _is_upcoming(words: list[str], at: int) -> bool:
    """Whether it is one of the two nouns behind upcoming."""
    return words[at].isalpha() and not UPCOMING.isdisjoint(words[max(0, at - 2) : at])


def _longest(line: Line, start: int, core: int, stop: int) -> Candidate | None:
    """The longest date that starts at `start` and contains `core`."""
    words, pieces = line.words, line.pieces
    if _cannot_begin(words[start], words[start + 1] if start + 1 < stop else ""):
        return None
    first = pieces[start].start()
    for end in range(min(start + MAX_WORDS, stop), core, -1):
        if _is_cut(words, start, end, words[end] if end < stop else ""):
            continue
        last = pieces[end - 1].end()
        said = _reading(line.text[first:last], line.day)
        if not said or _joined(line.text, first, last):
            continue
        # Without its hedge: "about 1990 people" has no year.
        if not is_namesake(line.text, first + said.hedge, last):
            return Candidate(start, end, said.hint)
    return None


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
        or (first in TAKEN | {"week", "weekend"} and second in ("in", "on", "at"))
    )


def _is_cut(words: list[str], start: int, end: int, follows: str) -> bool:
    """Whether the last word is not the end of a date."""
    last = words[end - 1]
    if last == ")":
        return "(" not in words[start:end]
    if last in CLOSES:
        return words[max(start, end - 3) : end - 1] != ["new", "year"]  # New Year's
    return bool(
        (last in MONTH_WORDS and DAY_OR_YEAR.fullmatch(follows))
        # May's first victim
        or (last in ORDINALS and end - start > 1 and words[end - 2] in OWN)
        # The last two weeks of March are not the two weeks up to today.
        or (last in PLURALS and follows == "of")
    )


class Reading(NamedTuple):
    """Why words are only a hint, empty for a date; the length of the hedge in front."""

    hint: str
    hedge: int


@lru_cache(maxsize=4096)
def _reading(text: str, day: str) -> Reading | None:
    """What words say that are one date and nothing else; None if no rule reads them."""
    words = [piece.rstrip(".") for piece in PIECE.findall(lowered(text))]
    if _counts_beside(words) or _joins_two(words):
        return None
    hedge = end_of(HEDGE, text)
    said = answer(text, day, from_event=True)
    if not said.span and said.reason != "two-readings" and UP_TO.match(text):
        said = answer(text, day, "past", from_event=True)  # by March 2014, said later
    if not said.span:
        return Reading("", hedge) if said.reason == "two-readings" else None
    if hedge and said.span.rule not in READ_WITH_A_HEDGE:  # about 3 p.m. Monday
        return None
    return Reading(hints.hint_of(text, said.span.rule), hedge)


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


# What continues a date without a blank in front or behind: pre-Christmas, May-born, v3.4.21,
# 2.5.13+1, jan.org.
GOES_ON = re.compile(r"-[A-Za-z]|[+_~@=]\w|(?<=\.)\w")
CAME_BEFORE = re.compile(r"[\w#@]-?$")
MOVED = re.compile(
    rf"\b(?:{'|'.join(sorted(MOVING))}|put off|brought forward|changed|slipped|shifted|switched|transferred|deferred|adjourned)(?:\s\w+){{0,3}}\s(?:from\s)?$"
)
TWO = re.compile(r".*\sto\s")
YEAR_AGO = re.compile(r"\byear-ago$", re.I)
SMALL_WORD = re.compile(r" [a-z]")


def _joined(sentence: str, start: int, end: int) -> bool:
    """Whether the words are only a part of something.

    That is a longer word; the year-ago of a noun ("the year-ago profit"); or the old and the new
    date in "moved from May to March".
    """
    words = sentence[start:end]
    return bool(
        (TWO.match(words) and MOVED.search(sentence[max(0, start - AROUND) : start]))
        or (YEAR_AGO.search(words) and SMALL_WORD.match(sentence, end))
        or CAME_BEFORE.search(sentence, max(0, start - 2), start)
        or GOES_ON.match(sentence, end)
    )
