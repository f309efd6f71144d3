"""Words that a scan reports and gives no date: lengths, pointers to another date of the text, days and years that a person must state."""

import re

from ..vocabulary import LOCAL, spelled_out
from .around import COUNT, HEDGED

PART = "(?:(?:first|second|third|fourth|final|last|latest|current)[- ])?(?:quarter|half|year)"
FISCAL = (
    rf"\b(?:(?:the )?{PART} of )?(?:the )?(?:(?:latest|last|current|next|this|[12][0-9]{{3}}(?:-[0-9]+)?)[- ])?(?:fiscal|financial)[- ]"
    rf"(?:{PART}|[12][0-9]{{3}})(?:(?:['\u2019]s)? (?:{PART}|[12][0-9]{{3}}(?:-[0-9]+)?))?\b|\bFY ?'?[0-9]{{2,4}}\b"
)
CURATED = re.compile(
    f"{FISCAL}|{HEDGED}"
    + r"|\b(?:"
    + "|".join(
        " ".join(words).title().replace(" S ", "['\u2019]s ").replace("s Day", "s['\u2019]? Day")
        for phrase in LOCAL
        for words in spelled_out(phrase)
    )
    + r")(?: (?:week(?:end)?|night|morning))?\b(?!\s[A-Z])"  # nor Easter Island
)

LENGTHS = re.compile(
    rf"\b{COUNT} (?:years|months|weeks|days|decades)\b(?: of [a-z]+ [a-z]+)?"
    rf"|\b(?:{COUNT}-(?:year|month|week|day)|(?:day|week|month|year|decade)s?-long)\b(?!-old)"
    r"|\b[0-9a-z]+th anniversary\b|\b(?:ahead|on the eve) of\b",
    re.I,
)
POINTERS = re.compile(
    rf"\b(?:the|{COUNT}) (?:day|night|morning|evening|afternoon|weekend|week|month|quarter|year|decade)s?"
    r" (?:before|after(?:wards?)?|prior|earlier|later)\b",
    re.I,
)
POINTING = re.compile(r"\b(?:same|that|following|previous|preceding|prior(?!\s+to))\b", re.I)
THE_NEXT = re.compile(
    r"(?:\w+\s+)?the\s+next\b", re.I
)  # last week is the calendar's, the next week that of the story
COUNTED = re.compile(r"\b(?:earlier|later|before|after)\W*$", re.I)
NO_DATE = "it names no date; derive it from another event"
ANOTHER = "it points to another date of the text; derive it from that event or anchor it there"
# What no rule reads, and what a sentence without it does not hold: plain words are sought sooner than patterns.
UNREAD = (
    (POINTERS, ANOTHER, ("before", "after", "prior", "earlier", "later")),
    (
        LENGTHS,
        NO_DATE,
        ("years", "months", "weeks", "days", "decades", "-", "anniversary", "ahead of", "eve of"),
    ),
)


def of(words: str, rule: str) -> str:
    """Why words that a rule reads are only a hint, or empty: they point to another date of the text."""
    next_one = THE_NEXT.match(words) and rule not in ("rolling-span", "within-count")
    counted = rule.startswith("counted") and COUNTED.search(words)
    return ANOTHER if POINTING.search(words) or next_one or counted else ""
