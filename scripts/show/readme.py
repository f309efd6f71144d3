"""Fill the generated blocks of README.md: what stands between `<!-- NAME -->` and `<!-- /NAME -->`."""

import re
from collections.abc import Callable

from scripts.curated.problems import BuildError, Problem
from scripts.curated.timeline import DERIVATIONS
from scripts.package.tables import Row, text
from scripts.reader.dates import resolve, written
from scripts.reader.rules import MODIFIERS, RANGES, RULES

Tables = dict[str, list[Row]]


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _files(schema: dict, made: Tables) -> str:
    rows = [
        [f"[`{r['path']}`]({r['path']})", str(len(made[r["name"]])), r["description"].split(". ")[0].rstrip(".") + "."]
        for r in schema["resources"]
    ]
    return table(["file", "rows", "one row is"], [[*row[:2], row[2].removeprefix("One row is ")] for row in rows])


SAMPLE = ("raw-materials-memorandum-signed", "eu-central-asia-ministerial", "thirtieth-anniversary")
SAMPLE_COLUMNS = ("event_id", "date_verbatim", "date_edtf", "date_earliest", "date_latest", "best_edtf")


def _sample(schema: dict, made: Tables) -> str:
    rows = [row.cells for row in made["events"] if row.cells["event_id"] in SAMPLE]
    return table(list(SAMPLE_COLUMNS), [[text(row[c]) for c in SAMPLE_COLUMNS] for row in rows])


def _fields(schema: dict, made: Tables) -> str:
    return "\n\n".join(_field_table(resource) for resource in schema["resources"])


def _field_table(resource: dict) -> str:
    links = {
        key["fields"][0]: key["reference"]["resource"] or resource["name"] for key in resource["schema"].get("foreignKeys", [])
    }
    rows = []
    for field in resource["schema"]["fields"]:
        limits = field.get("constraints", {})
        kind = field["type"] + (", required" if limits.get("required") else "")
        if field["name"] in resource["schema"]["primaryKey"]:
            kind += ", key"
        if field["name"] in links:
            kind += f", [{links[field['name']]}](#{links[field['name']]})"
        allowed = f" One of: {', '.join(f'`{value}`' for value in limits['enum'])}." if "enum" in limits else ""
        rows.append([f"`{field['name']}`", kind, field["description"] + allowed, f"`{field['example']}`"])
    return f"### {resource['name']}\n\n{resource['description']}\n\n" + table(["field", "type", "meaning", "example"], rows)


def _rules(schema: dict, made: Tables) -> str:
    rows = [
        [
            f"`{rule.name}`",
            rule.meaning,
            "<br>".join(f"{words}: `{written(resolve(words, '2022-11-17'))}`" for words, _ in rule.examples),
        ]
        for rule in RULES + MODIFIERS + RANGES
    ]
    rows += [[f"`{d.rule}`", d.meaning, "curated as such"] for d in DERIVATIONS.values()]
    return table(["rule", "meaning", "examples, counted from Thursday, 2022-11-17"], rows)


def citation(schema: dict) -> str:
    """Return the citation of the dataset, and of what it was made from, as plain text."""
    author, source = schema["contributors"][0]["title"], schema["sources"][0]
    return (
        f"{author} ({schema['created'][:4]}). {schema['title']} (version {schema['version']}) [Data set].\n"
        f"Made from: {source['title']}, {source['path']}"
    )


def _citation(schema: dict, made: Tables) -> str:
    address, title = schema["sources"][0]["path"], schema["title"]
    year = schema["created"][:4]
    author = schema["contributors"][0]["title"]
    return f"""```text
{citation(schema)}
```

```bibtex
@misc{{kazakhstan_eu_timeline,
  author       = {{{{{author}}}}},
  title        = {{{title}}},
  year         = {{{year}}},
  version      = {{{schema["version"]}}},
  howpublished = {{Data set}}
}}

@misc{{astana_times_borrell_visit,
  author       = {{{{The Astana Times}}}},
  title        = {{{schema["sources"][0]["title"].split(" (The")[0]}}},
  year         = {{2022}},
  month        = nov,
  url          = {{{address}}}
}}
```"""


BLOCKS: dict[str, Callable[[dict, Tables], str]] = {
    "files": _files,
    "sample": _sample,
    "fields": _fields,
    "rules": _rules,
    "citation": _citation,
}


def fill(readme: str, schema: dict, made: Tables) -> str:
    """Return the README with every block made anew. Raises BuildError where the marks of a block are missing."""
    for name, block in BLOCKS.items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        content = f"\n{block(schema, made)}\n\n"
        readme, count = pattern.subn(lambda match, content=content: match[1] + content + match[2], readme)
        if count != 1:
            mend = f"Put <!-- {name} --> and <!-- /{name} --> on lines of their own, once"
            raise BuildError([Problem("README.md", name, "the marks of the generated block are not there once", mend)])
    return readme
