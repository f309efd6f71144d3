"""datapackage.json: kept by hand, the schema of all tables. The build updates the values that it
can compute."""

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

from scripts.common import plain
from scripts.common.errors import BuildError, Problem

Json = dict[str, Any]  # an object of the descriptor; lint.py checks what it holds
NAME = "datapackage.json"
OTHERS = ("datapackage.yml", "datapackage.yaml")  # other tools read these
WHOLE = "tests/example/datapackage.json"  # has every table


def read_descriptor(root: Path) -> Json:
    """Return the descriptor. Raises BuildError if it is not JSON, or has duplicate keys."""
    beside = next((name for name in OTHERS if (root / name).exists()), "")
    missing = f"{beside} is not read: write it as JSON" if beside else "Create it"
    text = plain.read_text(root / NAME, NAME, missing)
    try:
        found: object = json.loads(text, object_pairs_hook=_once, parse_constant=_never)
        if isinstance(found, dict):
            return found
        what = "is not an object"
    except RecursionError:
        what = "is nested too deeply"
    except ValueError as error:
        what = f"cannot be read: {error}"
    raise BuildError([Problem(NAME, "", what, "Fix the JSON there")])


def _once(pairs: list[tuple[str, object]]) -> Json:
    made: Json = {}
    for key, value in pairs:
        if key in made:
            raise ValueError(f"duplicate key {key!r} in one object")
        made[key] = value
    return made


def _never(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def refreshed(descriptor: Json, tables: dict[str, bytes]) -> bytes:
    """Return the bytes of the descriptor with the values that depend on the tables (by resource
    name).

    These are `bytes`, `hash` and the `example` of each field: kept if the table has it, else the
    first value of the column.
    """
    resources = [
        _computed(resource, tables[resource["name"]]) for resource in descriptor["resources"]
    ]
    return encoded(descriptor | {"resources": resources})


def encoded(descriptor: Json) -> bytes:
    """Return the bytes of the descriptor: two-space JSON."""
    return (json.dumps(descriptor, indent=2) + "\n").encode()


def _computed(resource: Json, table: bytes) -> Json:
    schema, examples = resource["schema"], _examples(resource, table)
    described = [with_example(field, examples.get(field["name"])) for field in schema["fields"]]
    sums = {"bytes": len(table), "hash": "sha256:" + hashlib.sha256(table).hexdigest()}
    return resource | sums | {"schema": schema | {"fields": described}}


def with_example(field: Json, example: str | None) -> Json:
    """Return a field with that example, if any, after its description."""
    described = {}
    for key in (key for key in field if key != "example"):
        described[key] = field[key]
        if key == "description" and example:
            described["example"] = example
    return described


def _examples(resource: Json, table: bytes) -> dict[str, str]:
    """Return the example of each field that has a value in the table."""
    wanted = {field["name"]: field.get("example") for field in resource["schema"]["fields"]}
    found: dict[str, str] = {}
    for row in csv.DictReader(io.StringIO(table.decode("utf-8"), newline="")):
        for name in [name for name in wanted if _may_be_shown(row[name])]:
            found.setdefault(name, row[name])
            if row[name] == wanted[name]:
                found[name] = wanted.pop(name)
        if not wanted:
            break
    return found


def _may_be_shown(cell: str) -> bool:
    """Return whether a cell can be an example. One that cannot is reported in its row."""
    return cell.strip() == cell != "" and cell.isprintable()


def columns_of(resource: Json) -> list[str]:
    """Return the column names of a resource, in order."""
    return [field["name"] for field in resource["schema"]["fields"]]
