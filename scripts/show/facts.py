"""The tables as text, and the questions that picture, page and calendar ask of them."""

import re
from collections.abc import Iterable, Mapping, Sequence

from scripts.curated.records import Origin
from scripts.package.tables import Row, text
from scripts.show.words import words

TextRow = Mapping[str, str]
TextTables = Mapping[str, Sequence[TextRow]]
NOWHERE = Origin("", "")  # of a row that was read back from a table
NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
POWERS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def as_text(made: Mapping[str, Sequence[Row]]) -> dict[str, list[dict[str, str]]]:
    """Return every table as the text of its CSV; each row has every column of its table."""
    tables = {
        name: [{column: text(value) for column, value in row.cells.items()} for row in rows]
        for name, rows in made.items()
    }
    for rows in tables.values():
        blank = dict.fromkeys((column for row in rows for column in row), "")
        rows[:] = [blank | row for row in rows]
    return tables


def as_rows(tables: TextTables) -> dict[str, list[Row]]:
    """Return published tables, read back as text, in the shape that the build uses."""
    return {name: [Row(dict(row), NOWHERE) for row in rows] for name, rows in tables.items()}


def group_by(rows: Iterable[TextRow], column: str) -> dict[str, list[TextRow]]:
    """Return the rows by the value of a column, in their order."""
    groups: dict[str, list[TextRow]] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return groups


def by_id(tables: TextTables, name: str) -> dict[str, TextRow]:
    """Return the rows of a table by their id: those of `events` for `event`."""
    return {row[f"{name}_id"]: row for row in tables[f"{name}s"]}


def articles(tables: TextTables) -> list[TextRow]:
    """Return the sources that report events, in the order of the events."""
    sources = by_id(tables, "source")
    return [sources[key] for key in dict.fromkeys(row["article_id"] for row in tables["events"])]


def witnesses(said: Iterable[TextRow], sources: Mapping[str, TextRow]) -> list[list[TextRow]]:
    """Return the rows of one event by witness: pages with the same document are one witness."""
    groups: dict[str, list[TextRow]] = {}
    for row in said:
        groups.setdefault(sources[row["source_id"]]["origin"] or row["source_id"], []).append(row)
    return list(groups.values())


def named(source: TextRow) -> str:
    """Return the name of a source: its publisher, and its title if it has one."""
    return f"{source['publisher']}: {source['title']}" if source["title"] else source["publisher"]


def when(source: TextRow) -> str:
    """Return when a source was published, for a reference: `November 2022`."""
    return words(source["published_edtf"]).removeprefix("some day in ") or "undated"


def spaced(value: str) -> str:
    """Return a value of an enum as words: `press-conference` -> `press conference`."""
    return value.replace("-", " ")


def capital(value: str) -> str:
    """Return a text with a capital first letter."""
    return value[:1].upper() + value[1:]


def first_sentence(words: str) -> str:
    """Return the first sentence of a description."""
    return words.split(". ")[0].rstrip(".") + "."


def number(count: int) -> str:
    """Return a number for prose: a small one as a word."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def several(count: int, noun: str) -> str:
    """Return a number and its noun: `one source`, `four sources`."""
    plural = "es" if noun.endswith("s") else "s"
    return f"{number(count)} {noun}{plural * (count != 1)}"


def amount(figure: TextRow) -> str:
    """Return a figure in words, as exact as its value: `more than 160 billion USD`.

    276 per-mille is written `27.6 percent`.
    """
    value, unit = float(figure["value"]), figure["unit"]
    if unit == "per-mille":
        value, unit = value / 10, "percent"
    power, name = next(((power, name) for power, name in POWERS if abs(value) >= power), (1, ""))
    return " ".join(
        filter(None, (spaced(figure["qualifier"]), f"{value / power:,.12g}", name, spaced(unit)))
    )


def is_address(url: str) -> bool:
    """Whether a link may go to this address: to the web, never into a script."""
    return url.startswith(("https://", "http://"))


GITHUB = re.compile(r"https://github\.com/([\w-]+)/([\w.-]+?)(?:\.git)?/?")


def site(schema: Mapping[str, object]) -> str:
    """Return the address of the folder that publishes the page, from `homepage`; empty without one.

    That of a repository on GitHub is its GitHub Pages.
    """
    home = str(schema.get("homepage", ""))
    repository = GITHUB.fullmatch(home)
    if repository:
        return f"https://{repository[1].lower()}.github.io/{repository[2]}/"
    return f"{home.rstrip('/')}/" if is_address(home) else ""
