"""What the words for a value say: its number, unit, qualifier and sign. Only units are read in other languages too.

Unclear words are passed over: they are quoted from pages, and a page can put a number in any words.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

import validators  # frictionless brings it

from scripts.reader.languages.en import ORDINALS, SMALL, TENS

SCALE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}  # m may be metres, too
# 1,300,000 and 1 300 000 and 1'300'000
_NUMERAL = re.compile(
    rf"([0-9]{{1,3}}(?:[ '][0-9]{{3}})+(?![0-9])|[0-9][0-9,]*(?:\.[0-9]+)?)(?: *({'|'.join([*SCALE, *SHORT])})\b)?",
    re.IGNORECASE,
)
# In 2019, the 2019 fleet; but "1950 ships" is a number.
_YEAR = re.compile(
    r"(?:\b(?:in|of|since|by|the|from|to|until|till|than|year|for|before|after|during|[A-Z][a-z]{2,8})|,) (?:1[5-9]|20)[0-9]{2}\b"
    rf"(?![.,]?[0-9]| *(?:{'|'.join([*SCALE, *SHORT])})\b)"
)
_TIMES = {"pair": 2, "dozen": 12, "hundred": 100, **SCALE}
_CARDINAL = "|".join([*SMALL, *TENS, *_TIMES])
_RUN = re.compile(rf"\b(?:an? )?(?:{_CARDINAL})(?:(?:(?: and)? |-)(?:{_CARDINAL}))*\b")
_ORDINAL = re.compile(rf"\b(?:({'|'.join(TENS)})-)?({'|'.join(ORDINALS)})\b")
_FIRST = re.compile(r"\b(?:largest|biggest|highest)\b")
_OF_MANY = re.compile(r"\b(?:among|one of)\b")
# Words for parts and chances say that the value is another number: "nine times", "two point five".
_PARTS = re.compile(
    rf"\b(?:half|halves|quarters?|point|fold|times|(?:{'|'.join([*ORDINALS, *_TIMES])})s)\b"
)
_SHARE = re.compile(
    r"(?<!first )(?<!second )(?<!other )\b(?:(half)|(an?|one|two|three|four)[ -](third|quarter|fifth)s?)\b"
)
_OF = {"third": 3, "quarter": 4, "fifth": 5, "a": 1, "an": 1, **SMALL}
_OF_HUNDRED = re.compile(r"%|\bper ?cent|\bpercentage point")
# A share or a chance of a printed total, and sizes that are not read: the value may be any number.
_NOT_READ = re.compile(
    r"\b(?:half|third|quarter|fifth|percent|cent)s? of (?:the |all |its |their |\S+'s )*[0-9]"
    r"|\b[0-9]+ (?:in|out of) (?:every )?[0-9]|[½⅓⅔¼¾⅕⅛]|10\^|\b(?:decades|centuries|crore|lakh)\b"
    r"|[0-9][ -]?(?:bln|mln|(?:m|b|tr)illions|GW|TWh?|bcm|kt|Mt)\b|[0-9]-(?:m|b|tr)illion\b"
    r"|[0-9]\s?[-\u2013]\s?[0-9.,]+ (?:m|b|tr)illion|\b(?:giga|tera|kilo|mega)(?:watts?|tonnes?)\b|\b[A-Z][0-9]\+"
)
IN_A_ROW = ("rank", "ordinal")
SHARES = ("percent", "per-mille", "percentage-points")


def _figures(words: str, scale: int) -> set[Decimal]:
    """Return the numbers that words can give in figures, as they are published."""
    return {
        Decimal(re.sub("[, ']", "", n)) * size * scale
        for n, word in _NUMERAL.findall(words)
        for size in (SCALE.get(word.lower(), 1), SHORT.get(word.lower()))
        if size
    }


def numbers(words: str, unit: str) -> set[Decimal]:
    """Return the numbers that the value can be, as it is published; none if the words have none."""
    if _NOT_READ.search(words):
        return set()
    scale = 10 if unit == "per-mille" and not re.search("‰|per mill", words) else 1
    plain = _YEAR.sub("", words)
    figures = _figures(plain, scale)
    if figures and unit in IN_A_ROW:
        return figures
    return figures | in_words(_NUMERAL.sub("", plain), unit, scale)  # two of the 27 members


def in_words(words: str, unit: str, scale: int = 1) -> set[Decimal]:
    """Return the one number that words without figures plainly are: thirty-one, two dozen, a third."""
    words = words[:1].lower() + words[1:]  # "Thirty ships"; elsewhere a capital is that of a name
    if unit in IN_A_ROW:
        found = [TENS.get(tens, 0) + ORDINALS[one] for tens, one in _ORDINAL.findall(words)]
        if unit == "rank" and not found and _FIRST.search(words) and not _OF_MANY.search(words):
            found = [1]
        return {Decimal(found[0])} if len(found) == 1 else set()
    runs, shares = _RUN.findall(words), _SHARE.findall(words)
    if (
        unit == "percent"
        and len(shares) == 1
        and len(runs) == bool(shares[0][2]) * (shares[0][1] in SMALL)
    ):
        half, part, of = shares[0]
        hundredths = Decimal(50) if half else Decimal(100 * _OF[part]) / _OF[of]
        return {Decimal(int(hundredths)), Decimal(int(hundredths) + bool(hundredths % 1))}
    if len(runs) != 1 or _PARTS.search(words) or (unit in SHARES and not _OF_HUNDRED.search(words)):
        return set()
    number = _cardinal(re.findall(r"[a-z]+", runs[0]))
    return {Decimal(number * scale)} if number else set()


def _cardinal(words: list[str]) -> int | None:
    """Return the number in words; None if it is not a number, or only "one", which can be a pronoun."""
    whole, part = 0, 0  # what thousands and more make, and what is below
    for before, word in zip(["", *words], words, strict=False):
        small = SMALL.get(word) or TENS.get(word)
        if small:
            room = part % 100 == 0 or (small < 10 and part % 100 > 10 and part % 10 == 0)
            if not room:  # "nineteen ninety"
                return None
            part += small
        elif times := _TIMES.get(word):
            if not before:  # "hundreds" of anything
                return None
            part = (part or 1) * times
            if times >= 1000:
                whole, part = whole + part, 0
    return None if words == ["one"] else whole + part


# Words for a measure directly behind a number, and their unit; some have none in any vocabulary yet.
MEASURED = (
    "years months weeks days hours barrels tonnes kilograms litres gallons hectares acres miles metres kilometres"
    " square-metres square-kilometres square-miles cubic-metres kilowatts megawatts gigawatt-hours"
).split()
ABBREVIATED = {"kilometres": "km(?!²)", "square-kilometres": r"km²|sq\.? km", "kilograms": "kg", "megawatts": "MW", "gigawatt-hours": "GWh"}  # fmt: skip
DOLLARS = {"USD", "CAD", "AUD", "NZD", "HKD", "SGD"}


def _of_measure(unit: str) -> re.Pattern[str]:
    name = unit.removesuffix("s").replace("-", "[ -]").replace("tre", "t(?:re|er)")
    also = f"|{ABBREVIATED[unit]}" if unit in ABBREVIATED else ""
    return re.compile(
        rf"(?:[0-9]|\b(?:{_CARDINAL}))[ -](?:metric |full |more )?(?:{name}s?\b{also})"
    )


# Signs in the words for a value, and the units that they may mean.
UNIT_SIGNS = (
    (re.compile(r"%|\bper ?cent\b"), {"percent", "per-mille"}),
    (re.compile(r"‰|\bper mill?e\b"), {"per-mille"}),
    (re.compile(r"\bpercentage points?\b"), {"percentage-points"}),
    (re.compile(r"(?<![A-Z])\$|(?<!US )(?<!an )\bdollars?\b"), DOLLARS),
    (re.compile(r"US\$|\bUS dollars?\b"), {"USD"}),
    (re.compile(r"\bCA?\$|\bCanadian dollars?\b"), {"CAD"}),
    (re.compile(r"\bAU?\$|\bAustralian dollars?\b"), {"AUD"}),
    (re.compile(r"\bR\$|\breai?s\b"), {"BRL"}),
    (re.compile(r"€|\beuros?\b"), {"EUR"}),
    (re.compile("£"), {"GBP"}),
    (re.compile("¥"), {"JPY", "CNY"}),
    (re.compile(r"\byen\b"), {"JPY"}),
    (re.compile(r"\b(?:yuan|renminbi)\b"), {"CNY"}),
    (re.compile(r"₽|\brou?bles?\b"), {"RUB", "BYN"}),
    (re.compile(r"₹|\brupees?\b"), {"INR", "PKR", "LKR", "NPR"}),
    (re.compile(r"\btenge\b"), {"KZT"}),
    *((_of_measure(unit), {unit}) for unit in MEASURED),
)


def _are_several(words: str) -> bool:
    """Whether words have more than one number: then it is not plain of which a unit or hedge is."""
    plain = _YEAR.sub("", words)
    return len(_NUMERAL.findall(plain)) + len(_RUN.findall(_NUMERAL.sub("", plain))) > 1


def units(words: str, unit: str) -> list[set[str]]:
    """Return the units that each sign in words can mean; none if it is not plain of which number."""
    if _are_several(words):
        return []
    codes = {code for code in re.findall(r"\b[A-Z]{3}\b", words) if validators.currency(code)}
    found = [named for sign, named in UNIT_SIGNS if sign.search(words)]
    return [*found, codes] if codes and unit.isupper() else found


# Words by which a source hedges a number, and the qualifiers that say the same: the longest first.
HEDGING = (
    (r"at least|(?:no|not) (?:less|fewer) than|a minimum of", "at-least"),
    (r"at most|(?:no|not) more than|a maximum of", "at-most"),
    (r"exceed(?:ed|s|ing)?(?!.{0,60}\bby\b)|(?<![0-9%] )(?<!cent )(?<!points )more than|in excess of|upwards of|(?:over|above)(?= (?:US)?[$€£\d])", "more-than"),
    (r"(?<![0-9%] )(?<!cent )(?<!points )(?:less|fewer) than|(?:under|below)(?= (?:US)?[$€£\d])", "less-than almost"),
    (r"close to", "almost about"),
    (r"almost|nearly|just short of", "almost"),
    (r"about|around|approximately|roughly|some|circa|an estimated", "about"),
    (r"up to", "up-to at-most"),
    (r"exactly|precisely|reached|totall?ed|amounted to|stood at", ""),
)  # fmt: skip
# What is hedged is a number: unlike in "books about ships" and "more than last year".
_HEDGE = re.compile(
    rf"\b(?:{'|'.join(f'({words})' for words, _ in HEDGING)})"
    rf"(?= (?:an? )?(?:(?-i:[A-Z]{{2,3}}) ?)?(?:[$€£¥]|[0-9]|(?:{_CARDINAL}|half|third|quarter)\b))",
    re.IGNORECASE,
)


# Hedges in signs and behind the number.
_NUMBER = rf"(?:[0-9]|\b(?:{_CARDINAL})\b)"
MARKED = (
    (re.compile(r"[0-9]\+(?![0-9])|>\s?[0-9]|≥\s?[0-9]"), "more-than at-least"),
    (re.compile(r"<\s?[0-9]|≤\s?[0-9]"), "less-than at-most"),
    (re.compile(rf"[~≈]\s?[0-9]|\bca?\. ?[0-9]|{_NUMBER}(?: or so\b|-odd\b|-ish\b)"), "about"),
    (re.compile(rf"{_NUMBER} or (?:more|over)\b|{_NUMBER}[^0-9]{{0,40}} at (?:the )?(?:least|a minimum)$"), "at-least"),
    (re.compile(rf"{_NUMBER} or (?:less|fewer)\b|{_NUMBER}[^0-9]{{0,40}} at (?:the )?(?:most|a maximum)$"), "at-most"),
)  # fmt: skip


def qualifiers(words: str) -> set[str]:
    """Return the qualifiers that fit the hedges of words; none if it is not plain what is hedged."""
    if _are_several(words):
        return set()
    found = [HEDGING[match.lastindex - 1][1] for match in _HEDGE.finditer(words) if match.lastindex]
    found += [fitting for pattern, fitting in MARKED if pattern.search(words)]
    said = {qualifier for one in found for qualifier in one.split()}
    return said or ({""} if found else said)


BELOW = re.compile(r"\bminus [0-9]|\bbelow zero\b")
# But growth that "fell to 3 percent" is still growth.
FELL = re.compile(
    r"\b(?:f[ae]ll|falls|fallen|drop|dropped|declined?|decreased?|shrank|contracted|down)\b"
    r"(?! (?:to|from) [0-9])"
)
ROSE = re.compile(r"\b(?:rose|rise|risen|increased?|grew|grown|growth|higher|up)\b")
CHANGES = {"growth", "change", "increase"}  # in the name of a measure


def signs(words: str, measure: str) -> Iterator[int]:
    """Yield the sign that words plainly give the value, -1 or 1."""
    if BELOW.search(words):
        yield -1
    elif CHANGES & {*measure.split("-")}:
        ways = [sign for sign, pattern in ((-1, FELL), (1, ROSE)) if pattern.search(words)]
        yield from ways if len(ways) == 1 else []
