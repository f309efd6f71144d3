"""Find the date words of a text: each with its place, its sentence, its value or why it is refused."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import edtf
from .dates import Span, UnreadableDate, resolve_counting, written
from .direction import SILENT, Proposal, propose
from .namesakes import BARE_PREPOSITIONS, is_namesake
from .sentences import Sentence, sentences
from .vocabulary import IDIOMS, LEXICON, spelled_out
from .numbers import WORDS


class Found(NamedTuple):
    """Date words of a text.

    `words` are those to publish, with the preposition in front, and `value` their EDTF value, or it is empty and `refused`
    says why. `bare` are the words from `start` to `end` of the text without preposition, 's and full stop, as annotators
    mark them, and `bare_value` what these say. `counted`: they are counted from the anchor. `spoken`: they stand in quotation
    marks. `direction` is proposed where it changes the value, for the `reason` beside it. `hint` says why words are no date
    of their own: a length, a count, or a pointer to another date of the text.
    """

    paragraph: int
    words: str
    value: str
    refused: str
    counted: bool
    bare: str
    bare_value: str
    start: int
    end: int
    sentence: str
    spoken: bool = False
    direction: str = ""
    reason: str = ""
    hint: str = ""


WORD = re.compile(
    r"""[$\u20ac\u00a3]?[0-9][0-9,.:/]*[0-9](?:st|nd|rd|th|s)?(?![A-Za-z])|[0-9](?:st|nd|rd|th)?(?![A-Za-z])
      | ['\u2019][0-9]0s|['\u2019][0-9]{2}(?![0-9])|[ap]\.?m\b\.?|[A-Za-z]+(?=['\u2019]s\b)|['\u2019]s\b|[A-Za-z]+(?:['\u2019](?![A-Za-z]))?\.?
      | [-\u2013\u2014&,]|[^\sA-Za-z0-9]|[A-Za-z0-9]+""",
    re.VERBOSE,
)
LONGEST = 10  # words of one date
MARKS = set("-&,\u2013\u2014")
CLOSES = MARKS | set("the of and to or are is was were will have has that as which in on at over during for from between since until till by before after".split())
TIMES = set("am pm est edt cst cdt mst mdt pst pdt gmt bst utc local eastern central pacific".split())
KNOWN = LEXICON.keys() | WORDS | TIMES | {word for phrase in IDIOMS for words in spelled_out(phrase) for word in words}
# Without one of these a run of words names no date.
CORE = {
    word
    for word, tokens in LEXICON.items()
    if tokens[0].kind in ("month", "weekday", "unit", "units", "century", "weekend", "today", "season", "holiday", "decade", "upcoming", "daypart")
} | {"nineteen", "eighteen", "twenty", "thousand", "midyear", "midweek", "easter", "thanksgiving", "ramadan", "passover", "tuesday"}
FRONT = re.compile(r"(?:(?:%s)\s+)+(?=\S)" % "|".join(BARE_PREPOSITIONS), re.I)
