"""Checks of figures: a measure has one unit, and value, unit and qualifier are those of the words."""

import re
from collections import Counter
from decimal import Decimal

from frictionless import Row

from scripts.package.checks.base import Finding, Findings, Of, languages
from scripts.reader.languages.en import ORDINALS, SMALL, TENS

SCALE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}  # m may be metres, too
_NUMERAL = re.compile(
    rf"([0-9][0-9,]*(?:\.[0-9]+)?)(?: *({'|'.join([*SCALE, *SHORT])})\b)?", re.IGNORECASE
)
# Signs in the words for a value, and the units that they may mean.
SIGNS = (
    (re.compile(r"%|\bper ?cent\b"), {"percent", "per-mille"}),
    (re.compile(r"\bpercentage points?\b"), {"percentage-points"}),
    (re.compile(r"(?<![A-Z])\$|\bUS dollars?\b"), {"USD", "CAD", "AUD"}),
    (re.compile(r"€|\beuros?\b|\bEUR\b"), {"EUR"}),
    (re.compile(r"£|\bGBP\b"), {"GBP"}),
    (re.compile(r"\btenge\b|\bKZT\b"), {"KZT"}),
    (re.compile(r"\byears?\b"), {"years"}),
    (re.compile(r"\bmonths?\b"), {"months"}),
    (re.compile(r"\bdays?\b"), {"days"}),
    (re.compile(r"\bweeks?\b"), {"weeks"}),
    (re.compile(r"\bbarrels?\b"), {"barrels"}),
    (re.compile(r"\btonnes?\b"), {"tonnes"}),
    (re.compile(r"\bkg\b|\bkilogram(?:me)?s?\b"), {"kilograms"}),
    (re.compile(r"(?<!square )(?<!cubic )\bmet(?:re|er)s?\b"), {"metres"}),
    (re.compile(r"\bhectares?\b"), {"hectares"}),
    (re.compile(r"\b(?:square kilomet(?:re|er)s|sq\.? km)\b|\bkm²"), {"square-kilometres"}),
    (
        re.compile(r"(?<!square )\bkilomet(?:re|er)s\b|(?<!sq )(?<!sq\. )\bkm\b(?!²)"),
        {"kilometres"},
    ),
    (re.compile(r"\bmegawatts?\b|\bMW\b"), {"megawatts"}),
)
# Words by which a source hedges a number, and the qualifiers that say the same: the longest first.
HEDGING = (
    (r"at least|(?:no|not) (?:less|fewer) than|a minimum of", "at-least"),
    (r"at most|(?:no|not) more than|a maximum of", "at-most"),
    (r"exceed(?:ed|s|ing)?(?!.*\bby\b)|more than|in excess of|upwards of|(?:over|above)(?= (?:US)?[$€£\d])", "more-than"),
    (r"less than|fewer than|(?:under|below)(?= (?:US)?[$€£\d])", "less-than almost"),
    (r"almost|nearly|close to|just short of", "almost"),
    (r"about|around|approximately|roughly|some(?= \d)|circa|an estimated", "about"),
    (r"up to", "up-to at-most"),
    (r"(?:reached|totall?ed|amounted to|stood at)(?= (?:US)?[$€£] ?\d| \d)", ""),
)  # fmt: skip
_HEDGE = re.compile("|".join(rf"\b({words})" for words, _ in HEDGING), re.IGNORECASE)
IN_A_ROW = ("rank", "ordinal")
VALUE_FIX = "Correct the value, the unit or value_words"


def measures_keep_their_unit(rows: list[Row], of: Of, table: str) -> Findings:
    """One measure has one unit, that of most of its figures."""
    used: dict[str, Counter[str]] = {}
    for row in rows:
        used.setdefault(row["measure"], Counter())[row["unit"]] += 1
    for row in rows:
        measure, unit = row["measure"], row["unit"]
        usual = used[measure].most_common(1)[0][0]  # that of the first row, if two tie
        if unit != usual:
            what = f"{measure} is in {usual} elsewhere and in {unit} here: "
            what += "every figure of a measure must use one unit"
            yield Finding(row, what, f'Give it another measure, or unit = "{usual}"')


SAME_FIGURE = "measure source_id value unit qualifier period_edtf actor_id event_id said_at_event_id paragraph"


def a_figure_is_given_once(rows: list[Row], of: Of, table: str) -> Findings:
    """No source gives one figure twice."""
    first: dict[tuple[object, ...], Row] = {}
    for row in rows:
        other = first.setdefault(tuple(row[column] for column in SAME_FIGURE.split()), row)
        if other is not row:
            what = f"the figure is {other['figure_id']} again"
            yield Finding(row, what, "Remove one, or say what tells them apart")


def figures_fit_their_words(rows: list[Row], of: Of, table: str) -> Findings:
    """Value, unit and qualifier are those of the words, if the words have figures, signs and a
    hedge; a number in a row is 1 or more.

    Thousands, millions and hedges are read in English only, so other sources keep their value.
    """
    language = languages(of)
    for row in rows:
        if row["unit"] in IN_A_ROW and row["value"] < 1:
            what = f"value is {row['value']}: a number in a row begins with 1"
            yield Finding(row, what, VALUE_FIX)
        words, unit = row["value_verbatim"] or "", row["unit"]
        signs = [named for sign, named in SIGNS if sign.search(words)]
        if signs and not any(unit in named for named in signs):
            yield Finding(row, f"unit is {unit}, and the words say {words!r}", VALUE_FIX)
        if (language.get(row["source_id"], "") or "en").split("-")[0] == "en":
            yield from _against_english(row, words)


def _against_english(row: Row, words: str) -> Findings:
    """Yield what is not as the English words say: the value, the qualifier."""
    numbers = _numbers(words, 10 if row["unit"] == "per-mille" else 1) or in_words(
        words, row["unit"]
    )
    if numbers and abs(row["value"]) not in numbers:
        yield Finding(row, f"value is {row['value']}, and the words say {words!r}", VALUE_FIX)
    fitting = _qualifiers(words)
    if fitting and (row["qualifier"] or "") not in fitting:
        what = f"qualifier is {row['qualifier'] or 'empty'}, and the words say {words!r}"
        right = " or ".join(f'"{word}"' for word in sorted(fitting) if word)
        yield Finding(row, what, f"Write qualifier = {right}" if right else "Leave it out")


def _qualifiers(words: str) -> set[str]:
    """Return the qualifiers that fit the hedges of words; none if there is no hedge."""
    found = [HEDGING[match.lastindex - 1][1] for match in _HEDGE.finditer(words) if match.lastindex]
    said = {qualifier for one in found for qualifier in one.split()}
    return said or ({""} if found else said)


def _numbers(words: str, scale: int) -> set[Decimal]:
    """Return the numbers that words can give in figures, as they are published."""
    return {
        Decimal(n.replace(",", "")) * size * scale
        for n, word in _NUMERAL.findall(words)
        for size in (SCALE.get(word.lower(), 1), SHORT.get(word.lower()))
        if size
    }


# Numbers in words: "thirty-one", "a hundred and five", "two dozen". Words for parts and chances, and a
# second number, say that the value is another one: "two thirds", "nine out of ten", "five to seven".
_TIMES = {"dozen": 12, "hundred": 100, **SCALE}
_CARDINAL = "|".join([*SMALL, *TENS, *_TIMES])
_RUN = re.compile(rf"\b(?:an? )?(?:{_CARDINAL})(?:(?:(?: and)? |-)(?:{_CARDINAL}))*\b")
_ORDINAL = re.compile(rf"\b(?:({'|'.join(TENS)})-)?({'|'.join(ORDINALS)})\b")
_PARTS = re.compile(
    rf"\b(?:half|halves|quarters?|point|fold|times|(?:{'|'.join([*ORDINALS, *_TIMES])})s)\b"
)
_OF_HUNDRED = re.compile(r"%|\bper ?cent|\bpercentage point")


def in_words(words: str, unit: str) -> set[Decimal]:
    """Return the one number that words without figures are plainly, as it is published, or none."""
    words = words[:1].lower() + words[1:]  # "Thirty ships"; elsewhere a capital is that of a name
    if unit in IN_A_ROW:
        found = [TENS.get(tens, 0) + ORDINALS[one] for tens, one in _ORDINAL.findall(words)]
        return {Decimal(found[0])} if len(found) == 1 else set()
    runs = _RUN.findall(words)
    shares = unit in ("percent", "per-mille", "percentage-points")
    if len(runs) != 1 or _PARTS.search(words) or (shares and not _OF_HUNDRED.search(words)):
        return set()
    number = _cardinal(re.findall(r"[a-z]+", runs[0]))
    return {Decimal(number * (10 if unit == "per-mille" else 1))} if number else set()


def _cardinal(words: list[str]) -> int | None:
    """Return the number in words; none if it is no number, or only "one", which can be anybody."""
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
