"""Write the package in other forms to dist/: SQLite, iCalendar, TimelineJS, and a zip. `make dist`.

Everything is read from the published files. The same package gives the same bytes.
"""

import argparse
import csv
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from datetime import date, datetime
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from scripts.common import plain
from scripts.common.console import run
from scripts.common.errors import BuildError, Problem
from scripts.package import descriptor, placeholders, publish
from scripts.show.facts import as_rows
from scripts.show.forms.cite import citation
from scripts.show.forms.entries import entries
from scripts.show.forms.ics import calendar
from scripts.show.forms.views import VIEWS, duckdb

ROOT = Path(__file__).resolve().parents[1]
DIST = "dist"
TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "number": "REAL"}
# The files of an archive besides the tables: it validates by itself and can be cited.
BESIDE = (
    "datapackage.json",
    "README.md",
    "LICENSE",
    "LICENSES/CC-BY-4.0.txt",
    "LICENSES/MIT.txt",
    "CITATION.cff",
    "CHANGELOG.md",
    ".zenodo.json",
)
LINK = re.compile(r"""(?<!\\)\]\(<?([^)>\s]+)|(?:src|srcset|href)="([^"\s]+)""")

Schema = dict[str, Any]
Table = list[dict[str, str]]


def read_package(root: Path) -> tuple[Schema, dict[str, Table]]:
    """Return the descriptor and the rows of every table, as text."""
    schema = descriptor.read_descriptor(root)
    tables = {r["name"]: plain.read_text(root / r["path"], r["path"]) for r in schema["resources"]}
    return schema, {
        name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in tables.items()
    }


def sqlite(schema: Schema, tables: dict[str, Table]) -> bytes:
    """Return a SQLite file with the keys and constraints of the schema, and the views of views.sql."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("PRAGMA foreign_keys = ON")  # checked by the commit
        try:
            _fill(base, schema, tables)
            base.commit()
        except sqlite3.Error as error:
            what, fix = f"does not fit its tables: {error}", "Run python -m scripts.validate"
            raise BuildError([Problem(descriptor.NAME, "", what, fix)]) from None
        return base.serialize()


def _fill(base: sqlite3.Connection, schema: Schema, tables: dict[str, Table]) -> None:
    for resource in schema["resources"]:
        base.execute(_create(resource))
    for resource in schema["resources"]:
        names = descriptor.columns_of(resource)
        marks = ", ".join("?" * len(names))
        rows = [[row[name] or None for name in names] for row in tables[resource["name"]]]
        base.executemany(f"INSERT INTO {resource['name']} VALUES ({marks})", rows)
    base.execute(
        "CREATE VIEW best_known_dates AS SELECT "
        "e.event_id, e.title, a.date_edtf, a.date_earliest, a.date_latest, "
        "a.date_certain_from, a.date_certain_to, a.date_qualifier, a.source_id "
        "FROM events e JOIN attestations a USING (event_id) WHERE a.rank = 'preferred'"
    )
    about = _about(schema, tables)
    base.execute(
        f"CREATE TABLE about ({', '.join(f'{name} TEXT NOT NULL' for name in about)}) STRICT"
    )
    base.execute(f"INSERT INTO about VALUES ({', '.join('?' * len(about))})", list(about.values()))
    base.executescript(VIEWS)
    base.execute(f"PRAGMA user_version = {_version_number(schema['version'])}")


def _about(schema: Schema, tables: dict[str, Table]) -> dict[str, str]:
    """Return title, licence and citation: the file may be passed on without the package."""
    licence = schema["licenses"][0]
    named = {name: schema[name] for name in ("name", "title", "description", "version", "created")}
    more = {
        "licence": licence["name"],
        "licence_url": licence["path"],
        "citation": citation(schema, as_rows(tables)),
    }
    return named | more | {"homepage": schema.get("homepage", "")}


def _version_number(version: str) -> int:
    """Return the version as an integer that grows with it: 2.1.0 is 20100."""
    major, minor, patch = map(int, version.split("."))
    return major * 10_000 + minor * 100 + patch


def _create(resource: Schema) -> str:
    schema, lines = resource["schema"], []
    for field in schema["fields"]:
        limits = field.get("constraints", {})
        line = f"{field['name']} {TYPES[field['type']]}"
        line += " NOT NULL" * bool(limits.get("required")) + " UNIQUE" * bool(limits.get("unique"))
        if "enum" in limits:
            values = ", ".join(map(_quoted, limits["enum"]))
            line += f" CHECK ({field['name']} IN ({values}))"
        for limit, sign in (("minimum", ">="), ("maximum", "<=")):
            if limit in limits:
                line += f" CHECK ({field['name']} {sign} {limits[limit]})"
        lines.append(line)
    lines.append(f"PRIMARY KEY ({', '.join(schema['primaryKey'])})")
    for key in schema.get("foreignKeys", []):
        target = key["reference"]["resource"] or resource["name"]
        columns, others = ", ".join(key["fields"]), ", ".join(key["reference"]["fields"])
        # Deferred: a row may come before the row that it refers to.
        lines.append(
            f"FOREIGN KEY ({columns}) REFERENCES {target} ({others}) DEFERRABLE INITIALLY DEFERRED"
        )
    return f"CREATE TABLE {resource['name']} (\n  " + ",\n  ".join(lines) + "\n) STRICT"


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def timelinejs(schema: Schema, tables: dict[str, Table]) -> bytes:
    """Return the JSON for TimelineJS: the `entries`, with dates in words and linked sources."""
    slides = []
    for entry in entries(tables)[0]:
        slide: dict[str, object] = {"unique_id": entry.event_id, "start_date": _parts(entry.first)}
        if entry.first != entry.last:
            slide["end_date"] = _parts(entry.last)
        paragraphs = [escape(line) for line in entry.lines]
        paragraphs += [f'<a href="{escape(url)}">{escape(what)}</a>' for what, url in entry.links]
        slides.append(
            slide
            | {
                "display_date": entry.date,
                "group": entry.category,
                "text": {
                    "headline": escape(entry.heading),
                    "text": "".join(f"<p>{line}</p>" for line in paragraphs),
                },
            }
        )
    title = {
        "text": {
            "headline": escape(schema["title"]),
            "text": f"<p>{escape(schema['description'])}</p>",
        }
    }
    return (json.dumps({"title": title, "events": slides}, indent=2) + "\n").encode()


def _parts(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def packed(root: Path, schema: Schema) -> list[str]:
    """Return the files of an archive: the package, and all that its pages link to, step by step."""
    names = {name for name in BESIDE if (root / name).is_file()} | {
        resource["path"] for resource in schema["resources"]
    }
    names |= _below(root, "data")
    unread = {name for name in names if name.endswith(".md")}
    while unread:
        page = unread.pop()
        found = {
            name for target in _targets(root, page) for name in _found(root, page, target)
        } - names
        names |= found
        unread |= {name for name in found if name.endswith(".md")}
    return sorted(names)


def _targets(root: Path, page: str) -> set[str]:
    """Return the targets of the links and images of a Markdown page that are in the package."""
    text = plain.read_text(root / page, page)
    targets = {next(filter(None, match)) for match in LINK.findall(text)}
    return {target.split("#")[0] for target in targets if not re.match(r"[a-z]+:|#|/", target)}


def _found(root: Path, page: str, target: str) -> set[str]:
    path = ((root / page).parent / unquote(target)).resolve()
    if not path.is_relative_to(root.resolve()) or not path.exists() or path == root.resolve():
        return set()
    name = path.relative_to(root.resolve()).as_posix()
    return _below(root, name) if path.is_dir() else {name}


def _below(root: Path, folder: str) -> set[str]:
    """Return the files below a folder, without hidden folders and caches."""
    files = (path.relative_to(root) for path in (root / folder).rglob("*") if path.is_file())
    return {
        file.as_posix()
        for file in files
        if not any(part.startswith((".", "__")) for part in file.parent.parts[1:])
    }


def archive(root: Path, schema: Schema) -> bytes:
    """Return a zip of the package: names sorted, dated by the release, so always the same bytes."""
    moment = datetime.fromisoformat(schema["created"]).timetuple()[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in packed(root, schema):
            entry = zipfile.ZipInfo(f"{schema['name']}-{schema['version']}/{name}", moment)
            entry.external_attr = 0o644 << 16
            # Stored, not deflated: compressed bytes differ between versions of zlib.
            file.writestr(entry, (root / name).read_bytes(), zipfile.ZIP_STORED)
    return buffer.getvalue()


def export(root: Path, folder: Path) -> list[Path]:
    """Write every form of the package at `root` to `folder` and return the files."""
    with publish.whole(root):
        schema, tables = read_package(root)
        name = schema["name"]
        forms = {
            f"{name}.sqlite": sqlite(schema, tables),
            f"{name}.duckdb.sql": duckdb(schema),
            f"{name}.ics": calendar(schema, tables),
            f"{name}.timelinejs.json": timelinejs(schema, tables),
            f"{name}-{schema['version']}.zip": archive(root, schema),
        }
    publish.write_files(folder, forms)
    return [folder / form for form in forms]


def main(arguments: list[str] | None = None) -> int:
    """Write the forms; print their sizes, and the events that two of them cannot show."""
    parser = argparse.ArgumentParser(prog="python -m scripts.export", description=__doc__)
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="the package to export (default: this one)"
    )
    parser.add_argument(
        "--to", type=Path, help=f"the folder to write to (default: {DIST}/ in the package)"
    )
    options = parser.parse_args(arguments)
    placeholders.refuse(options.root)
    folder = options.to or options.root / DIST
    for path in export(options.root, folder):
        print(f"{path.name}  {path.stat().st_size} bytes")
    for event_id, why in entries(read_package(options.root)[1])[1]:
        print(
            f"{event_id}: left out of the calendar and of TimelineJS, which cannot show its date: {why}"
        )
    return 0


if __name__ == "__main__":
    run(main)
