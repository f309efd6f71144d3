"""The package as one zip that is a data package itself: its descriptor is at the root.

It holds the tables, what explains and shows them, licences and citation; not the code.
"""

import io
import re
import zipfile
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from posixpath import dirname, join, normpath

from scripts.common import plain
from scripts.package.descriptor import NAME, Json
from scripts.show.docs.markdown import literal, table
from scripts.show.facts import TextTables, as_rows, first_sentence
from scripts.show.forms.cite import citation

# Files besides the tables, if the package has them.
BESIDE = (
    "LICENSE",
    "LICENSES/CC-BY-4.0.txt",
    "LICENSES/MIT.txt",
    "CITATION.cff",
    "CHANGELOG.md",
    ".zenodo.json",
)
YEARS = 1980, 2107  # that a zip can hold
SHOWN = re.compile(r"data/[\w-]+\.(?:csv|html|jsonld|md|svg)")  # not what is typed by hand
# A block of code, which has no links; or a link, of which no bracket is escaped.
LINK = re.compile(
    r"^```.*?^```$|(?<!\\)(!?)\[((?:[^\]\\\n]|\\.)*)\]\(<?([^)>\s]+)>?\)", re.DOTALL | re.MULTILINE
)
WEB = re.compile(r"[a-z]+:|#")
README = """# {title}

{description}

Version {version} of {created}. A data package: each table is a CSV file, and `datapackage.json`
describes its columns, keys and checksums. [data/README.md](data/README.md) explains the columns.

{tables}

`data/timeline.html` shows the events; it opens in a browser.

Check that nothing was changed, with [Frictionless](https://framework.frictionlessdata.io):

    frictionless validate datapackage.json

## Cite

```text
{citation}
```

## Licence

[{licence}]({licence_path})
"""


def archive(root: Path, schema: Json, tables: TextTables) -> bytes:
    """Return the zip. The same package gives the same bytes: names are sorted, and dated by the
    release."""
    files = contents(root, schema, tables)
    moment = datetime.fromisoformat(schema["created"]).timetuple()[:6]
    moment = (min(max(moment[0], YEARS[0]), YEARS[1]), *moment[1:])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, moment)
            entry.external_attr = 0o644 << 16
            # Stored, not deflated: compressed bytes differ between versions of zlib.
            file.writestr(entry, files[name], zipfile.ZIP_STORED)
    return buffer.getvalue()


def contents(root: Path, schema: Json, tables: TextTables) -> dict[str, bytes]:
    """Return the files of the archive by name. A link to what is not in it becomes plain text."""
    names = {NAME, *(resource["path"] for resource in schema["resources"])}
    names |= {name for name in BESIDE if (root / name).is_file()}
    found = (path.relative_to(root).as_posix() for path in (root / "data").iterdir())
    names |= {name for name in found if SHOWN.fullmatch(name)}
    files = {name: plain.read_bytes(root / name, name) for name in names}
    own = {"README.md": _readme(schema, tables).encode()}
    for name in (name for name in files if name.endswith(".md")):
        files[name] = _linked(name, files[name], files.keys() | own.keys())
    return files | own


def _readme(schema: Json, tables: TextTables) -> str:
    licence = schema["licenses"][0]
    rows = [
        [f"[{r['name']}]({r['path']})", literal(first_sentence(r["description"]))]
        for r in schema["resources"]
    ]
    return README.format_map(
        {
            **{name: literal(schema[name]) for name in ("title", "description", "version")},
            "created": schema["created"][:10],
            "tables": table(["table", "what it holds"], rows),
            "citation": citation(schema, as_rows(tables)),
            "licence": licence["name"],
            "licence_path": licence["path"],
        }
    )


def _linked(page: str, data: bytes, names: Collection[str]) -> bytes:
    def kept(link: re.Match[str]) -> str:
        if not link[3]:
            return link[0]
        target = normpath(join(dirname(page), link[3].split("#")[0]))
        inside = WEB.match(link[3]) or any(
            name == target or name.startswith(f"{target}/") for name in names
        )
        return link[0] if inside else link[2]

    return LINK.sub(kept, data.decode("utf-8")).encode()
