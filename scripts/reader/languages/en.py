"""English."""

import re
from typing import Any

from ..numbers import Numerals
from ..windows import UNITS
from . import FILLER, Table

TEENS = "thir four fif six seven eigh nine".split()
_STEMS = {
    f"{stem}t": 10 * tens
    for tens, stem in enumerate("twen thir for fif six seven eigh nine".split(), 2)
}
SMALL = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split()
        + [f"{stem}teen" for stem in TEENS],
        1,
    )
}
TENS = {f"{stem}y": number for stem, number in _STEMS.items()}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
        + [f"{stem}teenth" for stem in TEENS],
        1,
    )
} | {f"{stem}ieth": number for stem, number in _STEMS.items()}
DECADES = {f"{stem}ies": number for stem, number in _STEMS.items()}
WORDS: dict[str, dict[Any, str]] = {
    "month": {9: "sept"},
    "weekday": {1: "tues", 3: "thur thurs"},
    "a": {1: "a an"},
    "decade": {number: word for word, number in DECADES.items()},
    "unit": {unit: unit for unit in UNITS},
    "units": {unit: f"{unit}s" for unit in UNITS},
    "century": {"century": "century centuries"},
    "weekend": {"weekend": "weekend"},
    "rel": {
        0: "this current same",
        -1: "last previous preceding prior latest",
        1: "next coming",
    },
    "pointer": {0: "that", 1: "following"},  # to another date of the text
    "past": {-1: "past"},
    "final": {-1: "final"},
    "ended": {0: "ended"},
    "ending": {0: "ending"},
    "fiscal": {0: "fiscal"},
    "calendar": {0: "calendar"},
    "sign": {-1: "ago", 1: "time"},  # in two years' time
    "hence": {0: "hence"},
    "moved": {-1: "earlier", 1: "later"},
    "today": {0: "today tonight", -1: "yesterday", 1: "tomorrow"},
    "daypart": {0: "morning afternoon evening night noon midday midnight dawn dusk sunrise sunset"},
    "part": {0: "early", 1: "mid", 2: "late"},
    "season": {3: "spring", 6: "summer", 9: "autumn fall", 12: "winter"},
    "holiday": {(12, 25): "christmas", (10, 31): "halloween"},
    "upcoming": {0: "upcoming forthcoming"},
    # 1: could be earlier or later, so the date is approximate
    "about": {0: "almost nearly some", 1: "about around roughly approximately circa ca"},
    "within": {0: "within"},
    "since": {0: "since"},
    "until": {0: "until till", 1: "through thru"},
    "by": {0: "by"},
    "before": {-1: "before"},
    "after": {1: "after"},
    "from": {0: "from"},
    "to": {0: "to"},
    "and": {0: "and &"},
    "or": {0: "or"},
    "between": {0: "between"},
    "onward": {0: "onward onwards"},
    "for": {0: "for", 1: "throughout all whole entire full"},
    "prep": {word: word for word in ("in", "on", "at", "during", "over")},
    FILLER: {0: "the of alone just only exactly sometime s ,"},
}
DAYPARTS = "day|night|evening|morning|afternoon"
# What phrases mean, in plain words or as tokens. `|` separates a choice of words; a hyphen is allowed
# between any two words.
IDIOMS = {
    "today=-2": f"{DAYPARTS} before yesterday; night before last",
    "today=2": "day after tomorrow",
    "day before": "night|evening|morning|afternoon before",
    "day after": "night|evening|morning|afternoon after",
    "following day": f"next {DAYPARTS}",
    "pointer=-1 unit=day": f"previous|preceding {DAYPARTS}",
    "final day": "last day",
    "that": "that same",
    "past": "this past",
    "next": "this coming",
    "this weekend": "coming weekend; this coming weekend",
    "number=100": "a hundred",
    "number=2 units=week": "a fortnight",
    "label=month": "month of",
    "latest": "most recent",
    "hence=0": "from now|today",
    "before": "prior to",
    "by": "no|not later than; on|in|at or before; not after",
    "bounded=1": "no|not earlier|sooner than; on|in|at or after; not before|until|till; "
    "at the earliest",
    "bounded=-1": "at the latest",
    "about": "in|on|at or about|around",
    "until": "up to|until",
    "": "as early|late|recently|soon as; as far back as; as of",
    "mid year": "midyear",
    "mid month": "midmonth",
    "mid week": "midweek",
    "mid summer": "midsummer",
    "mid winter": "midwinter",
    "prep=in_the": "in the",  # "in the nine months" is not nine months ahead
    "prep=over_the": "over the",
    "prep=during_the": "during the",
    "ordinal=2 unit=half": "latter half",
    # Only with "of": alone or before a month these are verbs ("will end in March").
    "early": "start|beginning of; early|small hours of; early|first|opening days|weeks of; "
    "early|first part",
    "late": "closing|final|last days|weeks of; end|close of; end -; latter|later|last part",
    "mid": "middle of",
    "share=0": "a good|large|great|big part of; much|most|part|parts of; better|best part of",
    "rest=0": "rest|remainder|balance of",
    "sofar=0": "so|thus far",
    "late this year": "year s end",
    "closing=month": "month s end; month end",
    "weekend": "week end",
    "holiday=12-31": "new year s eve; new years|year eve",
    "holiday=1-1": "new year s day; new year s; new years|year day",
    "holiday=12-24": "christmas eve",
    "christmas": "christmas day",
    "holiday=12-26": "boxing day",
    "holiday=5-1": "may day",
    "holiday=2-14": "valentine s day; valentine|valentines day",
}
IDIOMS |= {
    f"sofar=0 rel=0 unit={unit}": f"{unit} to date" for unit in ("week", "month", "quarter", "year")
}
# the last week of March
IDIOMS |= {f"final=-1 unit={unit}": f"last {unit} of" for unit in UNITS}
IDIOMS |= {f"closing={unit}": f"{unit} end" for unit in ("year", "quarter")}

# Holidays whose date depends on the country, church or year: a person must give the date.
LOCAL = (
    "thanksgiving|easter|pentecost|whitsun|passover|ramadan|hanukkah|diwali|nauryz|nowruz|eid; "
    "purim|carnival; "
    "labor|labour|memorial|independence|election|veterans|columbus|presidents|mothers|fathers day; "
    "bastille|victory|republic|thanksgiving|constitution|unity|flag|canada|australia|anzac day; "
    "remembrance|armistice|inauguration|ascension|groundhog day; "
    "mother|father|veteran|president|patrick s day; martin luther king day; "
    "lunar|chinese new year; yom kippur; rosh hashanah; bank holiday; "
    "easter monday|sunday|weekend; good|black|holy friday; black|cyber|whit monday; palm sunday; "
    "ash wednesday; super|shrove|fat tuesday; super bowl sunday; maundy|black|holy thursday"
)

# Words that are a date only when capitalised, or beside a number: "may" is a verb, "sun" a star.
CAPITALISED = r"\b(may|march|mar|august|sat|sun)\b"
UNNUMBERED = (
    r"(?<![0-9][ -])(?<![0-9](?:st|nd|rd|th) )(?<!\bof )"
    rf"{CAPITALISED}(?![ -](?:the )?[0-9])"
)
ZONE = r"(?:\s(?:[ecmp][sd]?t|gmt|utc|bst|cest|msk|(?:local|eastern|central|pacific)\stime)\b)"
TABLE = Table(
    words=WORDS,
    idioms=IDIOMS,
    local=LOCAL,
    numerals=Numerals(SMALL, TENS, ORDINALS, DECADES, {"hundred": 100, "thousand": 1000}),
    stops={"c.": "circa", "ca.": "circa"}
    | {f"{word}.": word for word in ("sept", "tues", "thur", "thurs")},
    verbs=UNNUMBERED,
    day_first=False,
    letter="[a-z]",
    apostrophe="'(?![0-9a-z])",
    nth=r"(?:st|nd|rd|th)\b|\.(?=\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    decade=r"'?s\b",
    clock=r"[0-9]{4}\s?(?:[ecmp][sd]t|gmt|utc)\b"
    rf"|[0-9]{{1,2}}(?:[:.][0-9]{{2}})*\s?[ap]\.?m\b\.?{ZONE}?",
    hours=r"\so'clock\b",
    zone=ZONE,
    flags=re.ASCII,
)
