"""The words of dates in tables: words, idioms, local holidays, and pairs that a hyphen joins."""

from collections.abc import Iterator, Mapping
from itertools import product

from .numbers import DECADES, Token, TokenValue

MONTHS = (
    "january february march april may june july august september october november december".split()
)
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
UNITS = ("day", "week", "month", "quarter", "half", "year", "decade")
ABBREVIATED = {m[:3]: i for i, m in enumerate(MONTHS, 1)} | {"sept": 9}
SHORT_DAYS = {d[:3]: i for i, d in enumerate(WEEKDAYS)} | {"tues": 1, "thur": 3, "thurs": 3}

# kind -> word -> value. Words of the kind FILLER add nothing to a date and are skipped.
# Kinds that are not words: `num`, `th` (21st), `year`, `number` and `ordinal` (in words),
# `hyphen`, `dash`, `noun` (an unknown word).
FILLER = ""
WORDS_OF_KIND: Mapping[str, Mapping[str, TokenValue]] = {
    "month": {m: i for i, m in enumerate(MONTHS, 1)} | ABBREVIATED,
    "weekday": {d: i for i, d in enumerate(WEEKDAYS)} | SHORT_DAYS,
    "a": {"a": 1, "an": 1},
    "decade": dict(DECADES),
    "unit": {unit: unit for unit in UNITS},
    "units": {f"{unit}s": unit for unit in UNITS},
    "century": {"century": "century", "centuries": "century"},
    "weekend": {"weekend": "weekend"},
    "rel": {"this": 0, "current": 0, "same": 0}
    | dict.fromkeys(("last", "previous", "preceding", "prior", "latest"), -1)
    | dict.fromkeys(("next", "coming"), 1),
    "pointer": {"that": 0, "following": 1},  # to another date of the text
    "past": {"past": -1},
    "final": {"final": -1},
    "ended": {"ended": 0},
    "ending": {"ending": 0},
    "fiscal": {"fiscal": 0},
    "calendar": {"calendar": 0},
    "sign": {"ago": -1, "time": 1},  # in two years' time
    "hence": {"hence": 0},
    "moved": {"earlier": -1, "later": 1},
    "today": {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1},
    "daypart": dict.fromkeys(
        "morning afternoon evening night noon midday midnight dawn dusk sunrise sunset".split(), 0
    ),
    "part": {"early": 0, "mid": 1, "late": 2},
    "season": {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12},
    "holiday": {"christmas": (12, 25), "halloween": (10, 31)},
    "upcoming": {"upcoming": 0, "forthcoming": 0},
    # 1: could be earlier or later, so the date is approximate
    "about": dict.fromkeys(("almost", "nearly", "some"), 0)
    | dict.fromkeys(("about", "around", "roughly", "approximately", "circa", "ca"), 1),
    "within": {"within": 0},
    "since": {"since": 0},
    "until": {"until": 0, "till": 0, "through": 1, "thru": 1},
    "by": {"by": 0},
    "before": {"before": -1},
    "after": {"after": 1},
    "from": {"from": 0},
    "to": {"to": 0},
    "and": {"and": 0, "&": 0},
    "or": {"or": 0},
    "between": {"between": 0},
    "onward": {"onward": 0, "onwards": 0},
    "for": {"for": 0} | dict.fromkeys(("throughout", "all", "whole", "entire", "full"), 1),
    "prep": {word: word for word in ("in", "on", "at", "during", "over")},
    FILLER: dict.fromkeys(
        ("the", "of", "alone", "just", "only", "exactly", "sometime", "s", ","), 0
    ),
}
LEXICON = {
    word: (Token(kind, value),)
    for kind, words in WORDS_OF_KIND.items()
    for word, value in words.items()
}


def _tokens(words: str) -> tuple[Token, ...]:
    """The tokens of plain words, used to define idioms."""
    return tuple(token for word in words.split() for token in LEXICON[word] if token.kind)


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
IDIOMS |= dict.fromkeys(LOCAL, (Token("local", ""),))

# Pairs of kinds that a hyphen joins to one date; between others it makes a range. After early, mid
# and late it always joins.
JOINTS = {
    *product(("ordinal", "th", "num", "number", "a", "final", "rel", "for"), ("unit", "units")),
    *product(("unit", "units"), ("sign", "moved", "before", "after", "year")),
    *product(("month", "season", "holiday"), ("year",)),
    *product(("weekday", "today"), ("daypart",)),
    ("rel", "weekday"),
    ("num", "year"),
    ("th", "year"),
    ("fiscal", "ordinal"),
    ("calendar", "year"),
}


def spelled_out(phrase: str) -> Iterator[tuple[str, ...]]:
    """Yield the phrases that the choices in a phrase spell out."""
    return product(*(word.split("|") for word in phrase.split()))


Idiom = tuple[tuple[str, ...], tuple[Token, ...]]  # the words behind the first, and the meaning


def _index() -> dict[str, list[Idiom]]:
    """The idioms by their first word, longest first."""
    index: dict[str, list[Idiom]] = {}
    for phrase, meaning in IDIOMS.items():
        for first, *rest in spelled_out(phrase):
            tokens = _tokens(meaning) if isinstance(meaning, str) else meaning
            if tokens and tokens[0].kind == "local":
                tokens = (Token("local", " ".join((first, *rest)).replace(" s ", "'s ")),)
            index.setdefault(first, []).append((tuple(rest), tokens))
    for meanings in index.values():
        meanings.sort(key=lambda meaning: -len(meaning[0]))
    return index


BY_FIRST_WORD = _index()
