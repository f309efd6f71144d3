"""Checks of figures: a measure has one unit, and value, unit and qualifier are those of the words."""

from collections import Counter

from frictionless import Row

from scripts.package.checks import amounts
from scripts.package.checks.base import Finding, Findings, Of, languages

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
    """Value, unit and qualifier are those of the words, if the words plainly say them; a number in
    a row is 1 or more."""
    language = languages(of)
    for row in rows:
        if row["unit"] in amounts.IN_A_ROW and row["value"] < 1:
            what = f"value is {row['value']}: a number in a row begins with 1"
            yield Finding(row, what, VALUE_FIX)
        words, unit = row["value_verbatim"] or "", row["unit"]
        meant = amounts.units(words, unit)
        if meant and not any(unit in named for named in meant):
            yield Finding(row, f"unit is {unit}, and the words say {words!r}", VALUE_FIX)
        if (language.get(row["source_id"], "") or "en").split("-")[0] == "en":
            yield from _against_english(row, words)


def _against_english(row: Row, words: str) -> Findings:
    """Yield a value and a qualifier that contradict the English words."""
    numbers = amounts.numbers(words, row["unit"])
    value = row["value"]
    against = [sign for sign in amounts.signs(words, row["measure"]) if value * sign < 0]
    if against or (numbers and abs(value) not in numbers):
        yield Finding(row, f"value is {value}, and the words say {words!r}", VALUE_FIX)
    fitting = amounts.qualifiers(words)
    if fitting and (row["qualifier"] or "") not in fitting:
        what = f"qualifier is {row['qualifier'] or 'empty'}, and the words say {words!r}"
        right = " or ".join(f'"{word}"' for word in sorted(fitting) if word)
        yield Finding(row, what, f"Write qualifier = {right}" if right else "Leave it out")
