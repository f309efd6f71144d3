"""The views in SQL that answer questions of vague dates: for SQLite, and as a file for DuckDB."""

from pathlib import Path

from scripts.package.descriptor import Json

VIEWS = Path(__file__).with_name("views.sql").read_text("utf-8")  # SQL of both
MACROS = Path(__file__).with_name("macros.sql").read_text("utf-8")  # SQLite has no macros
TYPES = {"string": "VARCHAR", "date": "DATE", "integer": "BIGINT", "number": "DOUBLE"}
HEAD = "-- The tables of {title}, version {version}, as views for DuckDB. Run it in the folder that has data/.\n"


def duckdb(schema: Json) -> bytes:
    """Return a script for DuckDB: the published CSVs as typed views, `VIEWS` and `MACROS`."""
    tables = "".join(map(_table, schema["resources"]))
    views = VIEWS.replace("CREATE VIEW", "CREATE OR REPLACE VIEW")
    return (HEAD.format_map(schema) + tables + "\n" + views + MACROS).encode()


def _table(resource: Json) -> str:
    """Return the view of a table. Types go by name, so the order of columns does not matter."""
    types = ", ".join(f"{f['name']}: '{TYPES[f['type']]}'" for f in resource["schema"]["fields"])
    return (
        f"CREATE OR REPLACE VIEW {resource['name']} AS FROM read_csv('{resource['path']}', "
        f"header = true, delim = ',', quote = '\"', escape = '\"',\n  types = {{{types}}});\n"
    )
