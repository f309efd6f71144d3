"""Write data/README.md: what each table, field and value means, from the descriptor."""

from scripts.package.tables import Tables
from scripts.show.docs.markdown import code, plain, table
from scripts.show.facts import first_sentence

HEAD = """# What every field means

The tables below are generated, by `make`, from the facts that stand in [`curated/`](curated/): edit there, never here. Text is
UTF-8; days are full ISO days; the empty cell is the only missing value. The schema itself is [`datapackage.json`](../datapackage.json);
the rules that `date_rule` and `period_rule` name are explained on [a page of their own](../scripts/reader/README.md).

To calculate with dates, use the columns of their bounds, which end in `_earliest` and `_latest`.
An EDTF cell encodes bounds and extent, but not every library reads every form: edtf 4.11 for
JavaScript reads only the first day of `[2022-11-01..2022-11-10]`.
"""


def write(schema: dict, made: Tables) -> bytes:
    """Return the page as Markdown."""
    files = [
        [
            f"[{r['name']}](#{r['name']})",
            f"[`{r['name']}.csv`]({r['name']}.csv)",
            str(len(made[r["name"]])),
            _one_row(r),
        ]
        for r in schema["resources"]
    ]
    parts = [
        HEAD,
        table(["table", "file", "rows", "one row is"], files),
        *map(_resource, schema["resources"]),
    ]
    return ("\n\n".join(part.strip() for part in parts) + "\n").encode()


def _one_row(resource: dict) -> str:
    return plain(first_sentence(resource["description"]).removeprefix("One row is "))


def _resource(resource: dict) -> str:
    schema = resource["schema"]
    links = {
        key["fields"][0]: key["reference"]["resource"] or resource["name"]
        for key in schema.get("foreignKeys", [])
    }
    rows = []
    for field in schema["fields"]:
        name, limits = field["name"], field.get("constraints", {})
        kind = (
            field["type"]
            + ", required" * bool(limits.get("required"))
            + ", key" * (name in schema["primaryKey"])
        )
        kind += f", [{links[name]}](#{links[name]})" if name in links else ""
        allowed = (
            f" One of: {', '.join(f'`{value}`' for value in limits['enum'])}."
            if "enum" in limits
            else ""
        )
        example = code(field["example"]) if field.get("example") else ""
        rows.append([f"`{name}`", kind, plain(field["description"]) + allowed, example])
    head = f"## {resource['name']}\n\n{plain(resource['description'])}"
    return f"{head}\n\n{table(['field', 'type', 'meaning', 'example'], rows)}"
