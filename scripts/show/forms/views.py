"""The views in SQL that answer questions of vague dates: for SQLite, and as a file for DuckDB."""

from pathlib import Path

from scripts.package.descriptor import Json, columns_of

TYPES = {"string": "VARCHAR", "date": "DATE", "integer": "BIGINT", "number": "DOUBLE"}
ENDS = {"earliest": "'0001-01-01'", "latest": "'9999-12-31'"}  # of the calendar, for open sides
HEAD = """-- {title}, version {version}.
-- The tables as views for DuckDB, with views and macros for vague dates. Run it in the folder of the
-- package: it reads data/.
"""
WINDOWS = """-- The events. Open sides, and both sides of undated events, are at the ends of the calendar.
CREATE VIEW windows AS SELECT
  {}
FROM events;

"""


def sql_views(schema: Json) -> str:
    """Return the views of SQLite and DuckDB: `windows`, and those of views.sql."""
    (events,) = (resource for resource in schema["resources"] if resource["name"] == "events")
    filled = ",\n  ".join(map(_filled, columns_of(events)))
    return WINDOWS.format(filled) + _text_of("views.sql")


def _filled(column: str) -> str:
    end = ENDS.get(column.rpartition("_")[2])
    return f"coalesce({column}, {end}) AS {column}" if end else column


def _text_of(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def duckdb_script(schema: Json) -> bytes:
    """Return a script for DuckDB: the published CSVs as typed views, `sql_views`, macros.sql."""
    tables = "".join(map(_table, schema["resources"]))
    both = sql_views(schema).replace("CREATE VIEW", "CREATE OR REPLACE VIEW")
    return f"{HEAD.format_map(schema)}{tables}\n{both}{_text_of('macros.sql')}".encode()


def _table(resource: Json) -> str:
    """Return the view of a table. Types go by name, so the order of columns does not matter."""
    types = ", ".join(f"{f['name']}: '{TYPES[f['type']]}'" for f in resource["schema"]["fields"])
    return (
        f"CREATE OR REPLACE VIEW {resource['name']} AS FROM read_csv('{resource['path']}', "
        f"header = true, delim = ',', quote = '\"', escape = '\"',\n  types = {{{types}}});\n"
    )
