"""Checks of places, actors, figures and sources."""

import re
from collections import Counter
from decimal import Decimal

from frictionless import Row

from scripts.common.graph import in_order
from scripts.package.checks.base import Finding, Findings, Of

# What each kind of place must have, and what it cannot have; anything else may be empty.
_POINT = "country_code latitude longitude timezone"
PLACES = {
    "city": (_POINT, ""),
    "building": (_POINT, ""),
    "site": ("", ""),
    "region": ("", ""),
    "country": ("country_code", "timezone"),
    "sea": ("", "country_code timezone"),
}


def places_are_of_their_kind(rows: list[Row], of: Of, table: str) -> Findings:
    """A place has the columns of its kind, and no others; degrees come in pairs."""
    for row in rows:
        kind = row["place_type"]
        needs, cannot = PLACES.get(kind, ("", ""))
        if lacks := [column for column in needs.split() if row[column] is None]:
            fix = f"Add {', '.join(f'{c} = ...' for c in lacks)}, or write another place_type"
            yield Finding(row, f"a {kind} needs {' and '.join(f'a {c}' for c in lacks)}", fix)
        if extra := [column for column in cannot.split() if row[column] is not None]:
            fix = f"Leave {' and '.join(extra)} out, or write another place_type"
            yield Finding(row, f"a {kind} has no {' or '.join(extra)}", fix)
        if (row["latitude"] is None) != (row["longitude"] is None):
            what = "latitude and longitude go together"
            yield Finding(row, what, "Give both, or leave both out")


# What each kind of actor may be affiliated with. Only a person has a position.
ORGANISED = ("organisation", "state", "group-of-states")
AFFILIATIONS = {
    "person": ORGANISED,
    "organisation": ORGANISED,
    "state": ("organisation", "group-of-states"),
    "group-of-states": (),
}


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def actors_are_of_their_kind(rows: list[Row], of: Of, table: str) -> Findings:
    """Only persons have positions, and affiliations lead from a kind to one that can hold it."""
    kinds = {row["actor_id"]: row["actor_type"] for row in rows}
    for row in rows:
        kind, affiliation = row["actor_type"], row["affiliation_id"]
        if row["position"] and kind != "person":
            fix = "Leave position out, or write actor_type = 'person'"
            yield Finding(row, f"{_a(kind)} has no position", fix)
        other = kinds.get(affiliation)
        if other and other not in AFFILIATIONS.get(kind, (other,)):
            what = f"{_a(kind)} is not affiliated with {_a(other)}: {affiliation}"
            fix = "Name another affiliation or leave it out, or correct an actor_type"
            yield Finding(row, what, fix)


def affiliations_are_not_circular(rows: list[Row], of: Of, table: str) -> Findings:
    """No actor is affiliated with itself, directly or not."""
    own = {row["actor_id"]: row for row in rows}
    _, cycles = in_order({id_: [row["affiliation_id"]] for id_, row in own.items()})
    for cycle in cycles:
        what = f"circular affiliation: {' -> '.join(cycle)}"
        yield Finding(own[cycle[0]], what, "Leave the affiliation of one of them out")


def wikidata_names_one(rows: list[Row], of: Of, table: str) -> Findings:
    """An item of Wikidata is one actor or place."""
    first: dict[str, str] = {}
    for row in rows:
        item, own = row["wikidata_id"], row[f"{table.removesuffix('s')}_id"]
        if item and first.setdefault(item, own) != own:
            what = f"wikidata_id {item} is already used by {first[item]}"
            yield Finding(row, what, "Use the one id for both, or correct wikidata_id")


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
    (re.compile(r"\bbarrels?\b"), {"barrels"}),
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
    languages = {source["source_id"]: source["language"] or "en" for source in of("sources")}
    for row in rows:
        if row["unit"] in IN_A_ROW and row["value"] < 1:
            what = f"value is {row['value']}: a number in a row begins with 1"
            yield Finding(row, what, VALUE_FIX)
        words, unit = row["value_verbatim"] or "", row["unit"]
        signs = [named for sign, named in SIGNS if sign.search(words)]
        if signs and not any(unit in named for named in signs):
            yield Finding(row, f"unit is {unit}, and the words say {words!r}", VALUE_FIX)
        if languages.get(row["source_id"], "")[:2] == "en":
            yield from _against_english(row, words)


def _against_english(row: Row, words: str) -> Findings:
    """Yield what is not as the English words say: the value, the qualifier."""
    numbers = _numbers(words, 10 if row["unit"] == "per-mille" else 1)
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


# table -> a column that refers to its rows -> the tables that have the column.
USES: dict[str, dict[str, tuple[str, ...]]] = {
    "sources": {
        "source_id": ("attestations", "event_actors", "event_relations", "figures"),
        "article_id": ("events",),
    },
    "actors": {"actor_id": ("event_actors", "figures"), "affiliation_id": ("actors",)},
    "places": {"place_id": ("attestations", "events")},
}


def all_are_used(rows: list[Row], of: Of, table: str) -> Findings:
    """Every source says something; every actor and place is named somewhere."""
    used = {
        row[column] for column, tables in USES[table].items() for name in tables for row in of(name)
    }
    key = f"{table.removesuffix('s')}_id"
    for row in (row for row in rows if row[key] not in used):
        yield Finding(row, f"nothing refers to {row[key]}", "Use it or remove it", missing=True)
