"""English."""

import re
from typing import Any

from ..numbers import Numerals, Token
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
# Phrases with one meaning, and words with the meaning of a phrase. `|` separates a choice of words;
# a hyphen is allowed between any two words. The meaning is given in plain words or as tokens.
IDIOMS: dict[str, str | tuple[Token, ...]] = {
    f"{DAYPARTS} before yesterday": (Token("today", -2),),
    "night before last": (Token("today", -2),),
    "day after tomorrow": (Token("today", 2),),
    "night|evening|morning|afternoon before": "day before",
    "night|evening|morning|afternoon after": "day after",
    f"next {DAYPARTS}": "following day",
    f"previous|preceding {DAYPARTS}": (Token("pointer", -1), Token("unit", "day")),
    "last day": "final day",
    "that same": "that",
    "this past": "past",
    "this coming": "next",
    "coming weekend": "this weekend",
    "this coming weekend": "this weekend",
    "a hundred": (Token("number", 100),),
    "a fortnight": (Token("number", 2), Token("units", "week")),
    "month of": (Token("label", "month"),),
    "most recent": "latest",
    "from now|today": (Token("hence", 0),),
    "prior to": "before",
    "no|not later than": "by",
    "on|in|at or before": "by",
    "not after": "by",
    "no|not earlier|sooner than": (Token("bounded", 1),),
    "on|in|at or after": (Token("bounded", 1),),
    "not before|until|till": (Token("bounded", 1),),
    "at the earliest": (Token("bounded", 1),),
    "at the latest": (Token("bounded", -1),),
    "in|on|at or about|around": "about",
    "up to|until": "until",
    "as early|late|recently|soon as": "",
    "as far back as": "",
    "as of": "",
    "midyear": "mid year",
    "midmonth": "mid month",
    "midweek": "mid week",
    "midsummer": "mid summer",
    "midwinter": "mid winter",
    # "in the nine months" is not nine months ahead
    "in the": (Token("prep", "in the"),),
    "over the": (Token("prep", "over the"),),
    "during the": (Token("prep", "during the"),),
    "latter half": (Token("ordinal", 2), Token("unit", "half")),
    # Only with "of": alone or before a month these are verbs ("will end in March").
    "start|beginning of": "early",
    "early|small hours of": "early",
    "early|first|opening days|weeks of": "early",
    "closing|final|last days|weeks of": "late",
    "middle of": "mid",
    "end|close of": "late",
    "end -": "late",
    "early|first part": "early",
    "latter|later|last part": "late",
    "a good|large|great|big part of": (Token("share", 0),),
    "much|most|part|parts of": (Token("share", 0),),
    "better|best part of": (Token("share", 0),),
    "rest|remainder|balance of": (Token("rest", 0),),
    "so|thus far": (Token("sofar", 0),),
    "year s end": "late this year",
    "month s end": (Token("closing", "month"),),
    "week end": "weekend",
    "new year s eve": (Token("holiday", (12, 31)),),
    "new years|year eve": (Token("holiday", (12, 31)),),
    "new year s day": (Token("holiday", (1, 1)),),
    "new year s": (Token("holiday", (1, 1)),),
    "new years|year day": (Token("holiday", (1, 1)),),
    "christmas eve": (Token("holiday", (12, 24)),),
    "christmas day": "christmas",
    "boxing day": (Token("holiday", (12, 26)),),
    "may day": (Token("holiday", (5, 1)),),
    "valentine s day": (Token("holiday", (2, 14)),),
    "valentine|valentines day": (Token("holiday", (2, 14)),),
}
IDIOMS |= {
    f"{unit} to date": (Token("sofar", 0), Token("rel", 0), Token("unit", unit))
    for unit in ("week", "month", "quarter", "year")
}
# the last week of March
IDIOMS |= {f"last {unit} of": (Token("final", -1), Token("unit", unit)) for unit in UNITS}
IDIOMS |= {f"{unit} end": (Token("closing", unit),) for unit in ("year", "quarter", "month")}

# Holidays whose date depends on the country, church or year: a person must give the date.
LOCAL = (
    "thanksgiving|easter|pentecost|whitsun|passover|ramadan|hanukkah|diwali|nauryz|nowruz|eid",
    "purim|carnival",
    "labor|labour|memorial|independence|election|veterans|columbus|presidents|mothers|fathers day",
    "bastille|victory|republic|thanksgiving|constitution|unity|flag|canada|australia|anzac day",
    "remembrance|armistice|inauguration|ascension|groundhog day",
    "mother|father|veteran|president|patrick s day",
    "martin luther king day",
    "lunar|chinese new year",
    "yom kippur",
    "rosh hashanah",
    "bank holiday",
    "easter monday|sunday|weekend",
    "good|black|holy friday",
    "black|cyber|whit monday",
    "palm sunday",
    "ash wednesday",
    "super|shrove|fat tuesday",
    "super bowl sunday",
    "maundy|black|holy thursday",
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
