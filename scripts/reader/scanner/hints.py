"""Words around a date, and words that a scan reports without a date.

Around a date are prepositions, hedges and full stops. Without a date are lengths, pointers to
another date of the text, and days and years whose date a person must state.
"""

import re

from ..languages import spelled_out
from ..languages.en import LOCAL, SMALL, TENS
from .english import ABBREVIATED, SHORT_DAYS, WORDS_OF_KIND

ABOUT = rf"(?:{'|'.join(word for word, sign in WORDS_OF_KIND['about'].items() if sign)}|ca?\.)"
BARE_PREPOSITIONS = (
    "on+or+before on+or+after in+or+before in+or+after on in at over during for from since until till by before after throughout "
    "through within around as+of prior+to up+to up+until no+later+than not+later+than "
    "no+earlier+than not+earlier+than no+sooner+than not+before not+until not+till not+after as+early+as as+late+as "
    "as+recently+as as+soon+as just only sometime"
).split()
COUNT = (
    r"(?:[0-9]+|(?:a )?few|an?|several|many|dozens? of|"
    rf"(?:{'|'.join([*SMALL, *TENS])})(?:-[a-z]+)?)"
)
UP_TO = re.compile(
    r"(?:by|(?:on|in|at) or before|(?:up )?until|till|up to|(?:no|not) later than|not after)\s",
    re.I,
)
# More than three weeks ago is not three weeks ago. About ten days ago is not a day, but about a
# month ago is a month.
HEDGED = (
    r"\b(?i:(?:(?:a little|just|well|slightly|not much) )?"
    r"(?:(?:more|less|fewer) than|over|under|at least|at most|up to)"
    rf" (?:{COUNT}|half an?) (?:[a-z]+) (?:ago|from now)"
    rf"|(?:about|almost|nearly|roughly|some|around|approximately) {COUNT}"
    r" (?:days?|weeks?) (?:ago|from now))\b"
)
FRONT = re.compile(
    rf"(?:(?!{HEDGED}|\w+\s+or\s(?!before\s|after\s))(?:"
    + "|".join(words.replace("+", r"\s+") for words in BARE_PREPOSITIONS)
    + r")\s+)*",
    re.I,
)
ABBREVIATIONS = tuple(f"{word}." for word in (*ABBREVIATED, *SHORT_DAYS, "a.m", "p.m"))


def end_of(pattern: re.Pattern[str], text: str, start: int = 0) -> int:
    """Return where a match that begins at `start` ends; `start` itself if there is none."""
    match = pattern.match(text, start)
    return match.end() if match else start


def without_stop(words: str) -> str:
    """Return the words without a full stop, unless it marks an abbreviation."""
    if words.endswith(".") and not words.lower().endswith(ABBREVIATIONS):
        return words[:-1]
    return words


PART = "(?:(?:first|second|third|fourth|final|last|latest|current)[- ])?(?:quarter|half|year)"
YEARS = "[12][0-9]{3}(?:-[0-9]+)?"
FISCAL = (
    rf"\b(?:(?:the )?{PART} of )?(?:the )?(?:(?:latest|last|current|next|this|{YEARS})[- ])?"
    rf"(?:fiscal|financial)[- ](?:{PART}|[12][0-9]{{3}})(?:(?:['\u2019]s)? (?:{PART}|{YEARS}))?\b"
    r"|\bFY ?'?[0-9]{2,4}\b"
)
CURATED = re.compile(
    f"{FISCAL}|{HEDGED}"
    + r"|\b(?:"
    + "|".join(
        " ".join(words).title().replace(" S ", "['\u2019]s ").replace("s Day", "s['\u2019]? Day")
        for words in spelled_out(LOCAL)
    )
    + r")(?: (?:week(?:end)?|night|morning))?\b(?!\s[A-Z])"  # but not Easter Island
)

LENGTHS = re.compile(
    rf"\b{COUNT} (?:years|months|weeks|days|decades)\b(?: of [a-z]+ [a-z]+)?"
    rf"|\b(?:{COUNT}-(?:year|month|week|day)|(?:day|week|month|year|decade)s?-long)\b(?!-old)"
    r"|\b[0-9a-z]+th anniversary\b|\b(?:ahead|on the eve) of\b",
    re.I,
)
POINTERS = re.compile(
    rf"\b(?:the|{COUNT}) "
    r"(?:day|night|morning|evening|afternoon|weekend|week|month|quarter|year|decade)s?"
    r" (?:before|after(?:wards?)?|prior|earlier|later)\b",
    re.I,
)
POINTING = re.compile(r"\b(?:same|that|following|previous|preceding|prior(?!\s+to))\b", re.I)
# Last week is counted from the publication, the next week from the story.
THE_NEXT = re.compile(r"(?:\w+\s+)?the\s+next\b", re.I)
COUNTED = re.compile(r"\b(?:earlier|later|before|after)\W*$", re.I)
NO_DATE = "it names no date; derive it from another event"
ANOTHER = "it points to another date of the text; derive it from that event or anchor it there"
COMPARED = "it compares with another period, which the text does not name"
# Patterns that no rule reads, why, and words of which a sentence must contain one to match.
# Searching plain words first is faster.
UNREAD = (
    (POINTERS, ANOTHER, ("before", "after", "prior", "earlier", "later")),
    (
        LENGTHS,
        NO_DATE,
        (
            *("years", "months", "weeks", "days", "decades", "anniversary", "ahead of", "eve of"),
            *("-year", "-month", "-week", "-day", "-long"),
        ),
    ),
)


def hint_of(words: str, rule: str) -> str:
    """Return why words that a rule reads are only a hint, or an empty string.

    They are one if they point to another date of the text.
    """
    next_one = THE_NEXT.match(words) and rule not in ("rolling-span", "within-count")
    counted = rule.startswith("counted") and COUNTED.search(words)
    return ANOTHER if POINTING.search(words) or next_one or counted else ""
