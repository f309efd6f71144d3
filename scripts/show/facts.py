"""The tables as people read them: every cell as text, the small questions that picture, page and calendar ask of them."""

from collections.abc import Iterable, Mapping, Sequence

from scripts.package.tables import Row as Made
from scripts.package.tables import text
from scripts.show.words import words

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]
NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
POWERS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def as_text(made: Mapping[str, Sequence[Made]]) -> dict[str, list[dict[str, str]]]:
    """Return every table as the text that its CSV holds; every column that any row has stands in each."""
    tables = {
        name: [{column: text(value) for column, value in row.cells.items()} for row in rows]
        for name, rows in made.items()
    }
    for rows in tables.values():
        blank = dict.fromkeys((column for row in rows for column in row), "")
        rows[:] = [blank | row for row in rows]
    return tables


def as_rows(tables: Tables) -> dict[str, list[Made]]:
    """Return published tables, read back as text, in the shape in which the build has them."""
    return {name: [Made(dict(row), None) for row in rows] for name, rows in tables.items()}


def by(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """Return the rows by the value of a column, in their order."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return groups


def articles(tables: Tables) -> list[Row]:
    """Return the sources that report events, in the order of the events."""
    sources = {row["source_id"]: row for row in tables["sources"]}
    return [
        sources[key] for key in dict.fromkeys(event["article_id"] for event in tables["events"])
    ]


def witnesses(said: Iterable[Row], sources: Mapping[str, Row]) -> list[list[Row]]:
    """Return the rows of one event by witness: pages that carry one and the same document are one witness."""
    groups: dict[str, list[Row]] = {}
    for row in said:
        groups.setdefault(sources[row["source_id"]]["origin"] or row["source_id"], []).append(row)
    return list(groups.values())


def named(source: Row) -> str:
    """Return how a source is called: its publisher, and its title where there is one."""
    return f"{source['publisher']}: {source['title']}" if source["title"] else source["publisher"]


def when(source: Row) -> str:
    """Return when a source was published, as a reference has it: `November 2022`."""
    return words(source["published_edtf"]).removeprefix("some day in ") or "undated"


def plain(value: str) -> str:
    """Return a value of an enum as words: `press-conference` -> `press conference`."""
    return value.replace("-", " ")


def capital(value: str) -> str:
    """Return a text with a capital letter at its head."""
    return value[:1].upper() + value[1:]


def first_sentence(words: str) -> str:
    """Return the first sentence of a description."""
    return words.split(". ")[0].rstrip(".") + "."


def number(count: int) -> str:
    """Return a number as prose has it: small ones as words."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def several(count: int, noun: str) -> str:
    """Return a number and its noun: `one source`, `four sources`."""
    plural = "es" if noun.endswith("s") else "s"
    return f"{number(count)} {noun}{plural * (count != 1)}"


def amount(figure: Row) -> str:
    """Return a figure in words, no less exact than its value: `more than 160 billion USD`, 276 per-mille as `27.6 percent`."""
    value, unit = float(figure["value"]), figure["unit"]
    if unit == "per-mille":
        value, unit = value / 10, "percent"
    power, name = next(((power, name) for power, name in POWERS if abs(value) >= power), (1, ""))
    return " ".join(
        filter(None, (plain(figure["qualifier"]), f"{value / power:,.12g}", name, plain(unit)))
    )


def is_address(url: str) -> bool:
    """Whether a link may lead there: to the web, and never into a script."""
    return url.startswith(("https://", "http://"))
