"""Fill the generated blocks of README.md: what stands between `<!-- NAME -->` and `<!-- /NAME -->`."""

import re
from collections.abc import Callable

from scripts.common.errors import BuildError, Problem
from scripts.package.tables import Tables, text
from scripts.show.docs.markdown import plain, table
from scripts.show.facts import first_sentence
from scripts.show.forms import cite

SAMPLE_COLUMNS = (
    "event_id",
    "date_verbatim",
    "date_edtf",
    "date_earliest",
    "date_latest",
    "best_edtf",
)
SAMPLES = 3


def _head(schema: dict, made: Tables) -> str:
    return f"# {plain(schema['title'])}\n\n{plain(first_sentence(schema['description']))}"


def _get(schema: dict, made: Tables) -> str:
    clone = (
        f"git clone {schema['homepage']} {schema['name']} && cd {schema['name']}\n"
        if "homepage" in schema
        else ""
    )
    return f"```sh\n{clone}make\n.venv/bin/frictionless validate datapackage.json\n```"


def sample(made: Tables) -> list[dict[str, str]]:
    """Return rows of `events` that show what the package does.

    Those whose words are counted from a publication or a speech, and whose best-known date is another come first; of each precision one.
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
        row | {"date_verbatim": plain(row["date_verbatim"])}
        for row in rows
        if row["event_id"] in chosen
    ]


def _sample(schema: dict, made: Tables) -> str:
    return table(
        list(SAMPLE_COLUMNS), [[row[column] for column in SAMPLE_COLUMNS] for row in sample(made)]
    )


READINGS = {
    "date_verbatim": "the source's own words; empty where they are not known",
    "date_edtf": "the date as one value, in [EDTF](https://www.loc.gov/standards/datetime/) (ISO 8601-2:2019)",
    "date_earliest": "first day that it can mean, included; empty: open",
    "date_latest": "last day that it can mean, included; empty: open",
    "date_precision": "the calendar unit that the bounds fill; `range`: none; `open`: a side is open",
    "date_extent": "`within`: some time in there; `throughout`: from first to last",
    "best_edtf": "the best-known date, from all sources",
    "best_source_id": "whose date that is",
}


def _date(schema: dict, made: Tables) -> str:
    row = sample(made)[0]
    return table(
        ["column", "value", "how to read it"],
        [[f"`{column}`", row[column], how] for column, how in READINGS.items()],
    )


def _citation(schema: dict, made: Tables) -> str:
    return f"```text\n{cite.citation(schema, made)}\n```\n\n```bibtex\n{cite.bibtex(schema, made)}\n```"


BLOCKS: dict[str, Callable[[dict, Tables], str]] = {
    "head": _head,
    "get": _get,
    "sample": _sample,
    "date": _date,
    "citation": _citation,
}


def fill(readme: str, schema: dict, made: Tables) -> str:
    """Return the README with every block made anew. Raises BuildError where the marks of a block are missing."""
    for name, block in BLOCKS.items():
        # A mark is a line of its own: words of the data, which are always a part of a line, can never be one.
        pattern = re.compile(
            rf"^(<!-- {name} -->\n).*?^(<!-- /{name} -->)$", re.DOTALL | re.MULTILINE
        )
        content = f"{block(schema, made)}\n"
        readme, count = pattern.subn(
            lambda match, content=content: match[1] + content + match[2], readme
        )
        if count != 1:
            fix = f"Put <!-- {name} --> and <!-- /{name} --> on lines of their own, once"
            raise BuildError(
                [
                    Problem(
                        "README.md",
                        name,
                        "the marks of the generated block are not there once",
                        fix,
                    )
                ]
            )
    return readme
