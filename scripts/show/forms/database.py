"""The tables as a SQLite file, with the keys and constraints of the schema."""

import sqlite3
from contextlib import closing

from scripts.common.errors import BuildError, Problem
from scripts.package import descriptor
from scripts.package.descriptor import Json
from scripts.show.facts import TextTables, as_rows
from scripts.show.forms.cite import citation
from scripts.show.forms.views import sql_views

SQL_TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "number": "REAL"}


def sqlite(schema: Json, tables: TextTables) -> bytes:
    """Return a SQLite file with the keys and constraints of the schema, and the views of views.py."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("PRAGMA foreign_keys = ON")  # checked by the commit
        try:
            _fill(base, schema, tables)
            base.commit()
        except sqlite3.Error as error:
            what, fix = f"does not fit its tables: {error}", "Run python -m scripts.validate"
            raise BuildError([Problem(descriptor.NAME, "", what, fix)]) from None
        return base.serialize()


def _fill(base: sqlite3.Connection, schema: Json, tables: TextTables) -> None:
    for resource in schema["resources"]:
        base.execute(_create(resource))
    for resource in schema["resources"]:
        names = descriptor.columns_of(resource)
        marks = ", ".join("?" * len(names))
        rows = [[row[name] or None for name in names] for row in tables[resource["name"]]]
        base.executemany(f"INSERT INTO {resource['name']} VALUES ({marks})", rows)
    about = _about(schema, tables)
    base.execute(
        f"CREATE TABLE about ({', '.join(f'{name} TEXT NOT NULL' for name in about)}) STRICT"
    )
    base.execute(f"INSERT INTO about VALUES ({', '.join('?' * len(about))})", list(about.values()))
    base.executescript(sql_views(schema))
    base.execute(f"PRAGMA user_version = {_version_number(schema['version'])}")


def _about(schema: Json, tables: TextTables) -> dict[str, str]:
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


def _create(resource: Json) -> str:
    schema, lines = resource["schema"], []
    for field in schema["fields"]:
        limits = field.get("constraints", {})
        line = f"{field['name']} {SQL_TYPES[field['type']]}"
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
