"""The page data/curated/README.md: each table and key of the curated files, from the records."""

from dataclasses import fields, is_dataclass

from scripts.curated.records import REGISTRIES, STATEMENTS, Anchor, Attestation, Derive, Source
from scripts.curated.timeline import DERIVATIONS
from scripts.curated.typed import TYPES, in_toml, required, types_of
from scripts.package.descriptor import Json
from scripts.package.tables import LAYOUTS
from scripts.show.docs.markdown import table

IN_WAYS = (Attestation, Anchor, Derive)  # their examples are below, not all keys of them at once
HEAD = """# The curated files

The TOML files here are written by hand. They are the only place where facts are written: `make`
builds the tables in `data/` from them, and this page from the code that reads them. The examples
here are made up.

- [`actors.toml`](actors.toml) has the actors, [`places.toml`](places.toml) the places.
- `sources/ID.toml` is one document: an article with its events, or a page about events of others.
  The name of the file is the id of the source.

A key is followed by `=` and its value: a text in double quotes, a number, or `true`. A table in
double brackets, as `[[event]]`, is one of several: write one for each event. Its keys follow below it.
A line that begins with `#` is a comment. What the values of a key mean is explained in the
[tables](../README.md); to add one, add it to `datapackage.json`, as the message on it says. Ids are permanent from their first release on.
"""
MORE = "\n---\n"  # between two attestations
# (title, how, the TOML of it)
WAYS = (
    (
        "In the event itself",
        "What the article says of the date of its own event can be written in the event, as "
        "`[event.attestation]` below its keys and without `event`. If the article mentions the "
        "event "
        "again, another `[[event]]` with the same id and nothing but an `[event.attestation]` "
        "keeps "
        "those words: they are added to the note.",
        '[[event]]\nid = "market-opened"\ntitle = "The market opens"\nevent_type = "other"\n'
        'status = "past"\ndescription = "A market is opened beside the bridge."\n\n'
        '[event.attestation]\nwords = "on May 4, 2024"\n\n'
        '[[event]]\nid = "market-opened"\n\n[event.attestation]\nwords = "that Saturday"\nparagraph = 9',
    ),
    (
        "Words that are a date alone",
        "Quote the words of the source; a [rule](../../scripts/reader/README.md) reads them.",
        'event = "fair-held"\nwords = "from May 10 to May 12, 2024"\nplace = "ford-town"',
    ),
    (
        "Words that are counted from a day: an anchor",
        "Name what they are counted from: the publication of the source (it needs `published`), "
        "the day of a speech, or another event. `direction` says where the date lies if the "
        "sentence says it and the words do not.",
        'event = "bridge-opened"\nwords = "early this month"\nanchor = { type = "publication" }\n'
        '---\nevent = "works-begun"\nwords = "in March"\ndirection = "past"\n'
        'anchor = { type = "speech", event = "bridge-opened" }\n'
        '---\nevent = "tolls-planned"\nwords = "next year"\n'
        'anchor = { type = "speech", date = "2024-05-16" }\n'
        '---\nevent = "dinner-given"\nwords = "the next day"\n'
        'anchor = { type = "event", event = "first-crossing" }',
    ),
    (
        "A date by hand",
        "`date` is an EDTF value, see [Dates](../README.md#dates). Give it alone where the words "
        "are not known. Beside words that no rule reads, `note` has the reason.",
        'event = "ferry-founded"\ndate = "1850~"\n'
        '---\nevent = "first-crossing"\nwords = "on the feast of the ferrymen"\n'
        'date = "1851-06-24"\nnote = "The feast is on 24 June in the town\'s calendar."',
    ),
    (
        "A derived date",
        "`derive` takes the date from another event. `kind` is one of:\n\nKINDS",
        'event = "ferry-jubilee"\nderive = { kind = "anniversary", event = "first-crossing", years = 170 }\n'
        '---\nevent = "speech-given"\nderive = { kind = "within", event = "fair-held" }',
    ),
    (
        "An undated event",
        "Every event has an `[[attestation]]` by its article. If the article does not date it, "
        "quote "
        "how it names the event, with `undated = true` and the reason in `note`.",
        'event = "reform-begun"\nwords = "the reform of the tolls"\nundated = true\n'
        'note = "The article does not say since when."',
    ),
    (
        "Several sources",
        "Each source has an `[[attestation]]` of the event in its own file. If they give different "
        'dates, one of them has `rank = "preferred"`, the best-known one. `rank = "deprecated"` marks a '
        "date that is wrong, with the reason in `note`.",
        "",
    ),
)


def curated_page(schema: Json) -> bytes:
    """Return the page as Markdown, with the vocabularies of the schema."""
    source = ("The head of a file under sources/", "", Source)
    tables = [(f"`[[{name}]]`", f"[[{name}]]\n", kind) for name, kind in STATEMENTS.items()]
    tables += [
        (f"`[[{name}]]` in {file}", f"[[{name}]]\n", kind)
        for file, kind in REGISTRIES.items()
        for name in [kind.__name__.lower()]
    ]
    nested = [("`anchor = { ... }`", "", Anchor), ("`derive = { ... }`", "", Derive)]
    tables[2:2] = nested
    words = _vocabularies(schema)
    parts = [HEAD, *(_record(*one, words) for one in (source, *tables)), _ways()]
    return ("\n\n".join(part.strip() for part in parts) + "\n").encode()


def _vocabularies(schema: Json) -> dict[tuple[str, str], list[str]]:
    """Return the words that a key may be by the schema: (the name of the record, the key)."""
    names = {name: kind.__name__ for name, (kind, _) in LAYOUTS.items()}
    return {
        (names[resource["name"]], field["name"]): field["constraints"]["enum"]
        for resource in schema["resources"]
        for field in resource["schema"]["fields"]
        if "enum" in field.get("constraints", {})
    }


def _record(title: str, mark: str, kind: type, words: dict[tuple[str, str], list[str]]) -> str:
    types, rows, lines = types_of(kind), [], []
    for f in fields(kind):
        if f.metadata.get("example") is None:
            continue
        values = f.metadata.get("values") or words.get((kind.__name__, f.name), ())
        meaning = f.metadata["meaning"] + _values(values) + _target(f.metadata.get("to", ""))
        shown = in_toml(f.metadata["example"])
        need = "yes" if f.name in required(kind) else ""
        what = "a table" if is_dataclass(types[f.name]) else TYPES[types[f.name]][0]
        rows.append([f"`{f.name}`", what, need, meaning, f"`{shown}`"])
        if not (f.name == "date" and "words" in types):  # one of the two
            lines.append(f"{f.name} = {shown}")
    about = " ".join((kind.__doc__ or "").split())
    keys = table(["key", "value", "required", "meaning", "example"], rows)
    block = f"\n\n```toml\n{mark}" + "\n".join(lines) + "\n```"
    return f"## {title}\n\n{about}\n\n{keys}{block * (kind not in IN_WAYS)}"


def _values(values: object) -> str:
    listed = ", ".join(f"`{value}`" for value in values) if isinstance(values, list | tuple) else ""
    return f" One of: {listed}." if listed else ""


def _target(kind: str) -> str:
    return f" An id of `[[{kind}]]`." if kind else ""


def _ways() -> str:
    kinds = "\n".join(
        f"- `{name}`: {d.meaning}" + " It needs `years`." * d.years
        for name, d in DERIVATIONS.items()
    )
    parts = ["## How to write a date"]
    for title, how, toml in WAYS:
        parts.append(f"### {title}\n\n{how.replace('KINDS', kinds)}")
        if toml:
            heads = (
                "" if block.startswith("[") else "[[attestation]]\n" for block in toml.split(MORE)
            )
            blocks = "\n\n".join(map("".join, zip(heads, toml.split(MORE), strict=True)))
            parts.append(f"```toml\n{blocks}\n```")
    return "\n\n".join(parts)
