"""Checks of texts that look alike and are not: names, titles, words."""

from frictionless import Row

from scripts.common.letters import folded, not_english
from scripts.package.checks.base import Finding, Findings, Of, languages

# table -> the columns that together name one thing, the first of which is a text.
NAMES = {
    "events": ("title",),
    "actors": ("name",),
    "places": ("name", "country_code", "place_type"),
}
SPELT = {"sources": ("publisher", "origin")}  # the same words for the same one
# Columns in English, and columns in the language of the source.
ENGLISH = ("name", "position", "description")
QUOTED = ("title", "publisher", "origin", "date_verbatim", "period_verbatim", "value_verbatim")


def names_differ_to_the_eye(rows: list[Row], of: Of, table: str) -> Findings:
    """A name or title has letters, and no two rows have one but for case, form, width and
    punctuation."""
    first: dict[tuple[str, ...], Row] = {}
    key, columns = f"{table.removesuffix('s')}_id", NAMES[table]
    for row in rows:
        if not any(map(str.isalpha, row[columns[0]])):
            yield Finding(
                row, f"{columns[0]} {row[columns[0]]!r} has no letter", "Write it in words"
            )
        name = (folded(row[columns[0]]), *(row[column] or "" for column in columns[1:]))
        other = first.setdefault(name, row)
        if other is not row:
            what = (
                f"{columns[0]} {row[columns[0]]!r} is that of {other[key]}: {other[columns[0]]!r}"
            )
            fix = "Use the one id for both, or say in the name what tells them apart"
            yield Finding(row, what, fix)


def names_are_spelt_alike(rows: list[Row], of: Of, table: str) -> Findings:
    """A publisher, and a document that is repeated, is spelt alike in every row."""
    for column in SPELT[table]:
        first: dict[str, str] = {}
        for row in (row for row in rows if row[column]):
            other = first.setdefault(folded(row[column]), row[column])
            if other != row[column]:
                what = f"{column} {row[column]!r} is spelt {other!r} elsewhere"
                yield Finding(row, what, "Spell it alike in both")


def english_has_latin_letters(rows: list[Row], of: Of, table: str) -> Findings:
    """English text has no letters that only look like its own."""
    language = languages(of)
    for row in rows:
        columns = [*ENGLISH, *QUOTED] if _is_english(language, row) else ENGLISH
        for column in columns:
            if why := not_english(row.get(column) or ""):
                yield Finding(row, f"{column} {row[column]!r} {why}", "Write it in plain letters")


def _is_english(language: dict[str, str | None], row: Row) -> bool:
    code = language.get(row.get("source_id") or "") or "en"
    return code.split("-")[0] == "en"
