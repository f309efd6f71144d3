"""Write the published package in other forms to dist/: SQLite, iCalendar, TimelineJS, and one zip for an archive. `make dist`.

Everything is read from the published files, so that a form says what the package says. The same package gives the same bytes.
"""

import csv
import io
import json
import sqlite3
import sys
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from scripts.package import descriptor

ROOT = Path(__file__).resolve().parents[1]
DIST = "dist"
TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "number": "REAL"}
# What an archive keeps besides the tables: it validates as it stands, and says what it is, whose, and how to cite it.
BESIDE = ("datapackage.json", "README.md", "LICENSE", "CITATION.cff", "CHANGELOG.md", ".zenodo.json")
PICTURES = ("data/timeline.svg", "data/timeline.html", "data/timeline.jsonld")

Table = list[dict[str, str]]


def read(root: Path) -> tuple[dict, dict[str, Table]]:
    """Return the descriptor and the rows of every table, as text."""
    schema = descriptor.read(root)
    tables = {r["name"]: (root / r["path"]).read_text("utf-8") for r in schema["resources"]}
    return schema, {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in tables.items()}


def sqlite(schema: dict, tables: dict[str, Table], path: Path) -> None:
    """Write a SQLite file with the keys and constraints of the schema, and the view `best_known_dates`."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as base:
        for resource in schema["resources"]:
            base.execute(_create(resource))
        for resource in schema["resources"]:
            names = descriptor.fields(resource)
            marks = ", ".join("?" * len(names))
            rows = [[row[name] or None for name in names] for row in tables[resource["name"]]]
            base.executemany(f"INSERT INTO {resource['name']} VALUES ({marks})", rows)
        base.execute(
            "CREATE VIEW best_known_dates AS SELECT e.event_id, e.title, a.date_edtf, a.date_earliest, a.date_latest, a.source_id "
            "FROM events e JOIN attestations a USING (event_id) WHERE a.rank = 'preferred'"
        )
        faults = base.execute("PRAGMA foreign_key_check").fetchall()
    base.close()
    if faults:
        raise ValueError(f"{path}: foreign keys that lead nowhere: {faults}")


def _create(resource: dict) -> str:
    schema, lines = resource["schema"], []
    for field in schema["fields"]:
        limits = field.get("constraints", {})
        line = f"{field['name']} {TYPES[field['type']]}"
        line += " NOT NULL" * bool(limits.get("required")) + " UNIQUE" * bool(limits.get("unique"))
        if "enum" in limits:
            line += f" CHECK ({field['name']} IN ({', '.join(_quoted(value) for value in limits['enum'])}))"
        for limit, sign in (("minimum", ">="), ("maximum", "<=")):
            if limit in limits:
                line += f" CHECK ({field['name']} {sign} {limits[limit]})"
        lines.append(line)
    lines.append(f"PRIMARY KEY ({', '.join(schema['primaryKey'])})")
    for key in schema.get("foreignKeys", []):
        target = key["reference"]["resource"] or resource["name"]
        columns, others = ", ".join(key["fields"]), ", ".join(key["reference"]["fields"])
        # Deferred: a row may stand before the one it names.
        lines.append(f"FOREIGN KEY ({columns}) REFERENCES {target} ({others}) DEFERRABLE INITIALLY DEFERRED")
    return f"CREATE TABLE {resource['name']} (\n  " + ",\n  ".join(lines) + "\n) STRICT"


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def calendar(schema: dict, tables: dict[str, Table]) -> bytes:
    """Return an iCalendar file of the best-known dates that have both bounds: whole days, the end exclusive as RFC 5545 has it."""
    whole = Calendar()
    whole.add("prodid", f"-//{schema['name']}//{schema['version']}//EN")
    whole.add("version", "2.0")
    stamp = datetime.fromisoformat(schema["created"]).astimezone(UTC)
    places = {row["place_id"]: row["name"] for row in tables["places"]}
    for row in tables["events"]:
        if not row["best_earliest"] or not row["best_latest"]:
            continue  # a calendar has no open ends
        entry = Event()
        entry.add("uid", f"{row['event_id']}@{schema['name']}")
        entry.add("dtstamp", stamp)
        entry.add("dtstart", date.fromisoformat(row["best_earliest"]))
        entry.add("dtend", date.fromisoformat(row["best_latest"]) + timedelta(days=1))
        entry.add("summary", row["title"])
        entry.add("description", f"{row['description']} EDTF: {row['best_edtf']}; in the article: {row['date_verbatim']}")
        entry.add("transp", "TRANSPARENT")
        if row["place_id"]:
            entry.add("location", places[row["place_id"]])
        whole.add_component(entry)
    return whole.to_ical()


def timelinejs(schema: dict, tables: dict[str, Table]) -> bytes:
    """Return the JSON that TimelineJS reads. A window is shown from its first day to its last, and its EDTF value is the label."""
    events = []
    for row in tables["events"]:
        days = [row["best_earliest"] or row["best_latest"], row["best_latest"] or row["best_earliest"]]
        start, end = (dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=True)) for day in days)
        said = f"In the article: {row['date_verbatim'] or 'no words'} ({row['date_edtf']})."
        events.append(
            {
                "unique_id": row["event_id"],
                "start_date": start,
                "end_date": end,
                "display_date": row["best_edtf"],
                "group": row["event_type"],
                "text": {"headline": row["title"], "text": f"<p>{row['description']}</p><p>{said}</p>"},
            }
        )
    title = {"text": {"headline": schema["title"], "text": f"<p>{schema['description']}</p>"}}
    return (json.dumps({"title": title, "events": events}, indent=2) + "\n").encode()


def archive(root: Path, schema: dict) -> bytes:
    """Return a zip of the package below one folder: names sorted, one date (that of the release), so always the same bytes."""
    names = sorted([*BESIDE, *PICTURES, *(resource["path"] for resource in schema["resources"])])
    moment = datetime.fromisoformat(schema["created"]).timetuple()[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            entry = zipfile.ZipInfo(f"{schema['name']}-{schema['version']}/{name}", moment)
            entry.external_attr = 0o644 << 16
            # Stored, not deflated: compressed bytes differ between versions of zlib.
            file.writestr(entry, (root / name).read_bytes(), zipfile.ZIP_STORED)
    return buffer.getvalue()


def export(root: Path, folder: Path) -> list[Path]:
    """Write every form of the package at `root` to `folder` and return the files."""
    schema, tables = read(root)
    folder.mkdir(parents=True, exist_ok=True)
    name = schema["name"]
    sqlite(schema, tables, folder / f"{name}.sqlite")
    written = [folder / f"{name}.sqlite"]
    for ending, data in (
        (".ics", calendar(schema, tables)),
        (".timelinejs.json", timelinejs(schema, tables)),
        (f"-{schema['version']}.zip", archive(root, schema)),
    ):
        written.append(folder / f"{name}{ending}")
        written[-1].write_bytes(data)
    return written


def main() -> int:
    """Write dist/ and say what is in it."""
    for path in export(ROOT, ROOT / DIST):
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
