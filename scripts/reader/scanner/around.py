"""What stands around the words of a date: prepositions in front, hedges that make it another, the full stop behind."""

import re

from ..numbers import SMALL, TENS
from ..vocabulary import ABBREVIATED, SHORT_DAYS

BARE_PREPOSITIONS = (
    "on+or+before on in at over during for from since until till by before after throughout through within around as+of prior+to up+to up+until "
    "no+later+than as+early+as as+late+as as+recently+as as+soon+as just only sometime"
).split()
COUNT = rf"(?:[0-9]+|(?:a )?few|an?|several|many|dozens? of|(?:{'|'.join([*SMALL, *TENS])})(?:-[a-z]+)?)"
UP_TO = re.compile(r"(?:by|on or before|until|till|no later than)\s", re.I)
# More than three weeks ago is not three weeks ago, and about ten days ago is no day; about a month ago is a month.
HEDGED = (
    r"\b(?i:(?:(?:a little|just|well|slightly|not much) )?(?:(?:more|less|fewer) than|over|under|at least|at most|up to)"
    rf" (?:{COUNT}|half an?) (?:[a-z]+) (?:ago|from now)"
    rf"|(?:about|almost|nearly|roughly|some|around|approximately) {COUNT} (?:days?|weeks?) (?:ago|from now))\b"
)
FRONT = re.compile(
    rf"(?:(?!{HEDGED}|\w+\s+or\s)(?:"
    + "|".join(p.replace("+", r"\s+") for p in BARE_PREPOSITIONS)
    + r")\s+)*",
    re.I,
)
ABBREVIATIONS = tuple(f"{word}." for word in (*ABBREVIATED, *SHORT_DAYS, "a.m", "p.m"))


def without_stop(words: str) -> str:
    """The words without a full stop that shortens nothing."""
    return (
        words[:-1] if words.endswith(".") and not words.lower().endswith(ABBREVIATIONS) else words
    )
