"""Fill the generated blocks of README.md, between `<!-- NAME -->` and `<!-- /NAME -->`."""

import html
import re
from collections.abc import Callable

from scripts.common.errors import BuildError, Problem
from scripts.package.descriptor import Json
from scripts.package.tables import Tables, text
from scripts.show.docs.markdown import literal, table
from scripts.show.facts import as_text, capital, first_sentence, several, site
from scripts.show.forms import cite
from scripts.show.picture.finding import finding
from scripts.show.picture.svg import WIDE

SAMPLE_COLUMNS = (
    "event_id",
    "date_verbatim",
    "date_edtf",
    "date_earliest",
    "date_latest",
    "best_edtf",
)
SAMPLES = 3
CITED = 3  # articles: the page of the fields lists all


def _head(schema: Json, made: Tables) -> str:
    return f"# {literal(schema['title'])}\n\n{literal(first_sentence(schema['description']))}"


def _get(schema: Json, made: Tables) -> str:
    clone = (
        f"git clone {schema['homepage']} {schema['name']} && cd {schema['name']}\n"
        if "homepage" in schema
        else ""
    )
    return f"```sh\n{clone}make\n.venv/bin/frictionless validate datapackage.json\n```"


def sample(made: Tables) -> list[dict[str, str]]:
    """Return rows of `events` that show the work of the package, one for each precision.

    First come relative words, counted from a publication or a speech, with a different best-known
    date.
    """
    counted = [
        row.cells
        for row in made["attestations"]
        if row.cells["anchor_type"] in ("publication", "speech")
    ]
    anchored = {(cells["event_id"], cells["source_id"]) for cells in counted}
    rows = [{name: text(value) for name, value in row.cells.items()} for row in made["events"]]

    def worth(row: dict[str, str]) -> tuple[bool, ...]:
        relative = (row["event_id"], row["article_id"]) in anchored
        refined = row["best_edtf"] not in ("", row["date_edtf"])
        return (
            not (relative and refined and row["date_verbatim"]),
            not (refined and row["date_verbatim"]),
            not row["date_verbatim"],
        )

    shown: dict[str, dict[str, str]] = {}
    for row in sorted(rows, key=worth):
        shown.setdefault(row["date_precision"], row)
    chosen = [row["event_id"] for row in sorted(shown.values(), key=worth)[:SAMPLES]]
    return [
        row | {"date_verbatim": literal(row["date_verbatim"])}
        for row in rows
        if row["event_id"] in chosen
    ]


def _sample(schema: Json, made: Tables) -> str:
    rows = [[row[column] for column in SAMPLE_COLUMNS] for row in sample(made)]
    return table(list(SAMPLE_COLUMNS), rows)


READINGS = {
    "date_verbatim": "the source's own words; empty if they are not known",
    "date_edtf": "the date as one [EDTF](https://www.loc.gov/standards/datetime/) value (ISO "
    "8601-2:2019)",
    "date_earliest": "earliest possible day, inclusive; empty if unbounded",
    "date_latest": "latest possible day, inclusive; empty if unbounded",
    "date_certain_from": "first day on which it certainly took place; empty if no day is certain",
    "date_certain_to": "last day on which it certainly took place",
    "best_edtf": "the best-known date, from all sources",
    "best_source_id": "the source of the best-known date",
}


def _date(schema: Json, made: Tables) -> str:
    row = sample(made)[0]
    return table(
        ["column", "value", "how to read it"],
        [[f"`{column}`", row[column], how] for column, how in READINGS.items()],
    )


def _citation(schema: Json, made: Tables) -> str:
    parts = (cite.citation(schema, made, CITED), cite.bibtex(schema, made, CITED))
    text, bibtex = (part.strip() for part in parts)
    cited = f"```text\n{text}\n```\n\n```bibtex\n{bibtex}\n```"
    more = len(cite.articles(made)) - CITED
    where = "[data/README.md](data/README.md#articles)"
    listed = capital(f"{several(more, 'more article')} in {where}.")
    notes = [f"\n\n{listed}"] * (more > 0) + ["\nThere is no DOI yet."] * (not cite.doi(schema))
    return cited + "".join(notes)


def _picture(schema: Json, made: Tables) -> str:
    """The picture, with what it finds as its text, leading to the published page if there is one."""
    found = finding(as_text(made))
    said = html.escape(f"{found.headline}. {found.sentence}")
    page = site(schema) or "data/timeline.html"
    narrow = '<source media="(max-width: 767px)" srcset="data/timeline_narrow.svg">'
    image = f'<img src="data/timeline.svg" width="{WIDE.width}" alt="{said}">'
    return f'<a href="{page}"><picture>{narrow}{image}</picture></a>'


BLOCKS: dict[str, Callable[[Json, Tables], str]] = {
    "head": _head,
    "get": _get,
    "sample": _sample,
    "picture": _picture,
    "date": _date,
    "citation": _citation,
}


def fill(readme: str, schema: Json, made: Tables) -> str:
    """Return the README with every block generated. Raises BuildError if a block has no marks."""
    for name, block in BLOCKS.items():
        # A mark is a whole line. Words of the data are always a part of a line.
        head, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        parts = re.split(rf"^{head}(?:.*\n)*?^{end}$", readme, flags=re.MULTILINE)
        if len(parts) != 2:
            what = "the marks of the generated block are missing or repeated"
            fix = f"Put {head.strip()} and {end} on two lines, once"
            raise BuildError([Problem("README.md", name, what, fix)])
        readme = f"{head}{block(schema, made)}\n{end}".join(parts)
    return readme
