"""The words of dates: `lex` turns news text into tokens, each a kind and a value. What the kinds mean stands in `KINDS`."""

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A word or number of a date: its kind (a key of `KINDS`, or `num`, `nth`, `year`, `decade`, `noun`) and its value."""

    kind: str
    value: object


MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
TEENS = "thir four fif six seven eigh nine".split()
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split() + [f"{stem}teen" for stem in TEENS]
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
ORDINALS += [f"{stem}teenth" for stem in TEENS]
TENS = {f"{stem}t": 10 * tens for tens, stem in enumerate("twen thir for fif six seven eigh nine".split(), 2)}
UNITS = ("day", "week", "month", "quarter", "half", "year", "decade")

# kind -> word -> value. A kind of None is a word that adds nothing to a date and is passed over.
KINDS: dict[str | None, dict[str, object]] = {
    "month": {n: i for i, m in enumerate(MONTHS, 1) for n in (m, m[:3])} | {"sept": 9},
    "weekday": {n: i for i, d in enumerate(WEEKDAYS) for n in (d, d[:3])} | {"tues": 1, "thur": 3, "thurs": 3},
    "num": {n: i for i, n in enumerate(NUMBERS, 1)}
    | {"a": 1, "an": 1}
    | {f"{stem}y": tens for stem, tens in TENS.items()}
    | {f"{stem}y{n}": tens + i for stem, tens in TENS.items() for i, n in enumerate(NUMBERS[:9], 1)},
    "nth": {n: i for i, n in enumerate(ORDINALS, 1)}
    | {f"{stem}ieth": tens for stem, tens in TENS.items()}
    | {f"{stem}y{n}": tens + i for stem, tens in TENS.items() for i, n in enumerate(ORDINALS[:9], 1)},
    "decade": {f"{stem}ies": tens for stem, tens in TENS.items()},
    "unit": {unit: unit for unit in UNITS},
    "units": {f"{unit}s": unit for unit in UNITS},
    "century": {"century": "century"},
    "weekend": {"weekend": "weekend"},
    "rel": {"this": 0, "current": 0, "same": 0, "that": 0}
    | dict.fromkeys(("last", "previous", "preceding", "prior", "latest"), -1)
    | dict.fromkeys(("next", "following", "coming"), 1),
    "past": {"past": -1},
    "final": {"final": -1},
    "ended": {"ended": 0},
    "sign": {"ago": -1, "hence": 1},
    "moved": {"earlier": -1, "later": 1},
    "today": {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "ereyesterday": -2, "overmorrow": 2},
    "daypart": dict.fromkeys(("morning", "afternoon", "evening", "night", "noon", "midday", "midnight"), 0),
    "part": dict.fromkeys(("early", "beginning", "start"), 0)
    | dict.fromkeys(("mid", "middle"), 1)
    | dict.fromkeys(("late", "end"), 2),
    "season": {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12},
    "holiday": {
        "christmas": (12, 25), "christmaseve": (12, 24), "boxingday": (12, 26), "newyearsday": (1, 1),
        "newyearseve": (12, 31), "valentinesday": (2, 14), "halloween": (10, 31),
    },
    "upcoming": {"upcoming": 0, "forthcoming": 0},
    "since": {"since": 0},
    "until": {"until": 0, "till": 0, "through": 0, "thru": 0},
    "by": {"by": 0},
    "before": {"before": -1},
    "after": {"after": 1},
    "from": {"from": 0},
    "to": {"to": 0, "-": 0},
    "and": {"and": 0, "&": 0},
    "or": {"or": 0},
    "between": {"between": 0},
    "for": dict.fromkeys(("for", "throughout", "all", "whole", "entire", "full"), 0),
    None: dict.fromkeys(("the", "on", "in", "at", "of", "over", "during", "alone", "just", "only", "exactly", "sometime", "s", ","), 0),
}  # fmt: skip
LEXICON = {word: Token(kind, value) for kind, words in KINDS.items() for word, value in words.items()}

# Words that are a date only when capitalised: "may" is a verb, "sun" a star.
CAPITALISED = re.compile(r"\b(may|march|mar|august|sat|sun)\b")

# Several words with one meaning, rewritten to one word.
PHRASES = tuple(
    (re.compile(pattern), one)
    for pattern, one in (
        (r"\b(?:(?:day|night|evening|morning|afternoon) before yesterday|night before last)\b", "ereyesterday"),
        (r"\bday after tomorrow\b", "overmorrow"),
        (r"\b(day|week|month|year) (before|after)$", r"a \1 \2"),
        (r"\b(?:night|evening|morning|afternoon) (before|after)$", r"a day \1"),
        (r"\b(?:night|evening|morning|afternoon) (?=(?:before|after) )", "day "),
        (rf"\bmonth of (?={'|'.join(m[:3] for m in MONTHS)})", ""),
        (r"\bmid(year|month|week)\b", r"mid \1"),
        (r"\bnew year'?s (eve|day)\b", r"newyears\1"),
        (r"\bchristmas eve\b", "christmaseve"),
        (r"\bchristmas day\b", "christmas"),
        (r"\bboxing day\b", "boxingday"),
        (r"\bvalentine'?s day\b", "valentinesday"),
        (r"\bfrom (?:now|today)\b", "hence"),
        (r"\b((?:year|month|week|day)s?)(?:'s|') time$", r"\1 hence"),
        (r"\b(?:so|thus) far (?:in )?(?=this |[12][0-9]{3})", "since "),
        (r"\byear[- ]to[- ]date\b", "since this year"),
        (r"\b(year|month|week|quarter)(?:'?s[- ]|[- ])end$", r"end of this \1"),
        (r"\bmost recent\b", "latest"),
        (r"\byear[- ]end\b", "end of"),
        (r"\bas (?:early|late|recently|soon|far back|of)(?: as)?\b", ""),
        (r"\b(?:calendar )?years? (?=(?:of )?[12][0-9]{3}\b)", ""),
        (r"\b(?:calendar|full-)(?= ?(?:year|[12][0-9]{3})\b)", ""),
        (r"\bfiscal (?=\w+ ended\b)", ""),
        (r"\b(?:this|that) (?=past|coming|same)", ""),
        (r"\bprior to\b", "before"),
        (r"\b(?:no later than\b|up (?=to|until))", "by "),
        (r"\bby (?:to|until)\b", "until"),
        (rf"\b({'|'.join(f'{stem}y' for stem in TENS)})-(?={'|'.join(NUMBERS[:9] + ORDINALS[:9])}\b)", r"\1"),
        (r"\b(early|mid|late)-? ?to[- ](?=early|mid|late)", r"\1 to "),
        (r"\bover (?!the\b)(?=\w+ \w+ (?:ago|earlier|later|from|hence|before|after)\b)", "more than "),
        (
            r"\b(mid|early|late|end|one|two|three|four|six|nine|first|second|third|fourth|[1-4](?:st|nd|rd|th)|year|week|month)-(?=[a-z0-9'])",
            r"\1 ",
        ),
    )
)

# All of them begin at the start of a word: one search tells that words hold none, as most do.
ANY_PHRASE = re.compile(r"\b(?:" + "|".join(pattern.pattern.removeprefix(r"\b") for pattern, _ in PHRASES) + ")")
TYPOGRAPHY = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-") | dict.fromkeys("\u2018\u2019\u02bc`", "'")
)

ZONE = r"(?:\s(?:[ecmp][sd]?t|gmt|utc|bst|cest|msk|(?:local|eastern|central|pacific)\stime)\b)"
TOKENS = re.compile(
    r"""(?P<skip>[\s,()]+|'s?(?![0-9a-z])|[0-9]{1,2}(?::[0-9]{2})*\s?[ap]\.?m\b\.?"""
    + ZONE
    + r"""?|t?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:z|[+-][0-9]{2}:?[0-9]{2}|"""
    + ZONE
    + r""")?(?![0-9a-z]))
      | (?P<iso>(?P<y>[0-9]{4})(?P<dash>[-/.]?)(?P<m>[0-9]{2})(?P=dash)(?P<d>[0-9]{2})(?![0-9]))
      | (?P<numeric>(?P<n1>[0-9]{1,2})(?P<between>[/.-])(?P<n2>[0-9]{1,2})(?P=between)(?P<n3>[0-9]{4}|[0-9]{2})(?![0-9]))
      | (?P<decade>(?P<start>'?[1-9]0|[12][0-9][1-9]0|2000)'?s\b)
      | '(?P<yy>[0-9]{2})(?![0-9a-z])
      | (?P<years>(?P<y1>[12][0-9]{3})[-/](?P<y2>[0-9]{2})(?![0-9a-z-]))
      | (?P<part>(?P<p1>q|h(?=[12]\s'?[0-9]))(?P<n4>[1-4])\b|(?P<n5>[1-4])(?P<p2>q|h(?=\s'?[0-9]))\b)
      | (?P<nth>[0-9]{1,2})(?:(?:st|nd|rd|th)\b|\.(?=\s[a-z]))
      | (?P<year>[12][0-9]{3})(?![0-9a-z])
      | (?P<num>[0-9]{1,3})(?![0-9a-z:.]|,[0-9])
      | (?P<word>[a-z]+)\.?
      | (?P<mark>[-&])""",
    re.VERBOSE | re.ASCII,
)


def lex(words: str) -> list[Token]:
    """Return the tokens of date words, without the words that add nothing.

    Raises ValueError for a character, number or numeric date that no date words hold.
    """
    verbs = CAPITALISED.search(words)
    if verbs:
        raise ValueError(f"{verbs[0]!r} names a date only with a capital letter")
    text = words.lower().translate(TYPOGRAPHY).strip(' \t\n.,;:()"\u201c\u201d')
    if ANY_PHRASE.search(text):  # one search for most words, which hold none
        for pattern, one in PHRASES:
            text = pattern.sub(one, text)
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        match = TOKENS.match(text, position)
        if not match:
            raise ValueError(f"{text[position]!r} does not belong in a date")
        position = match.end()
        tokens += _tokens(match)
    return _in_context([token for token in tokens if token.kind])


def _tokens(match: re.Match) -> list[Token]:
    kind = match.lastgroup  # the outermost group, for it closes last
    if kind in ("word", "mark"):
        return [LEXICON.get(match[kind]) or Token("noun", match[kind])]
    if kind == "skip":
        return []
    if kind == "iso":
        return _date(match["y"], match["m"], match["d"])
    if kind == "numeric":
        return _numeric(int(match["n1"]), match["between"], int(match["n2"]), match["n3"])
    if kind == "yy":
        return [Token("year", int(match["yy"]))]
    if kind == "decade":
        return [Token("decade", int(match["start"].strip("'")))]
    if kind == "years":
        first = int(match["y1"])
        return [Token("year", first), Token("to", 0), Token("year", first // 100 * 100 + int(match["y2"]))]
    if kind == "part":
        unit = "quarter" if "q" in (match["p1"], match["p2"]) else "half"
        return [Token("nth", int(match["n4"] or match["n5"])), Token("unit", unit)]
    return [Token(kind, int(match[kind]))]


def _date(year: str, month: str, day: str) -> list[Token]:
    if not 1 <= int(month) <= 12:
        raise ValueError(f"there is no month {month}")
    return [Token("month", int(month)), Token("num", int(day)), Token("year", int(year))]


def _numeric(first: int, between: str, second: int, year: str) -> list[Token]:
    """Dots stand between day, month, year. Others do so in Europe, but the US puts the month first: one must be > 12."""
    if between != "." and first <= 12 and second <= 12 and first != second:
        raise ValueError("day/month or month/day? Write the month in words")
    if between != "." and second > 12:
        first, second = second, first
    return _date(year, str(second), str(first))


def _in_context(tokens: list[Token]) -> list[Token]:
    """Inside a date `until` is `to`; a part of day counts only behind this, last, next ("Friday night" is Friday)."""
    kept = []
    for i, token in enumerate(tokens):
        if i and token.kind == "until":
            token = Token("to", 0)
        if token.kind != "daypart" or (i and tokens[i - 1].kind == "rel"):
            kept.append(token)
    return kept
