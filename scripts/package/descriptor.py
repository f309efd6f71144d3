"""datapackage.json: hand-kept, and the schema of everything that is written. The build refreshes what it can compute there."""

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
WHOLE = "tests/example/datapackage.json"  # holds every table


def read(root: Path) -> dict:
    """Return the descriptor. Raises BuildError where it is no plain file, no JSON, or says something twice."""
    text = plain.text(root / NAME, NAME)
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_never)
    except RecursionError:
        raise BuildError(
            [Problem(NAME, "", "is nested too deeply", "Fix the JSON there")]
        ) from None
    except ValueError as error:
        raise BuildError(
            [Problem(NAME, "", f"cannot be read: {error}", "Fix the JSON there")]
        ) from None


def _once(pairs: list[tuple[str, object]]) -> dict:
    made: dict[str, object] = {}
    for key, value in pairs:
        if key in made:
            raise ValueError(f"the key {key!r} stands twice in one object")
        made[key] = value
    return made


def _never(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def write(descriptor: dict, tables: dict[str, bytes]) -> bytes:
    """Return the bytes of the descriptor, with what the tables (by resource name) decide.

    That is `bytes`, `hash` and the `example` of each field: kept if the table holds it, else the
    first value there.
    """
    resources = [
        _computed(resource, tables[resource["name"]]) for resource in descriptor["resources"]
    ]
    return encoded(descriptor | {"resources": resources})


def encoded(descriptor: dict) -> bytes:
    """Return the bytes of the descriptor: two-space JSON."""
    return (json.dumps(descriptor, indent=2) + "\n").encode()


def _computed(resource: dict, table: bytes) -> dict:
    schema, examples = resource["schema"], _examples(resource, table)
    described = [_with_example(field, examples.get(field["name"])) for field in schema["fields"]]
    sums = {"bytes": len(table), "hash": "sha256:" + hashlib.sha256(table).hexdigest()}
    return resource | sums | {"schema": schema | {"fields": described}}


def _with_example(field: dict, example: str | None) -> dict:
    """A field with that example behind its description; a column without values has none."""
    described = {}
    for key in (key for key in field if key != "example"):
        described[key] = field[key]
        if key == "description" and example:
            described["example"] = example
    return described


def _examples(resource: dict, table: bytes) -> dict[str, str]:
    """Field -> its example, for those of which the table holds any value."""
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
    """Whether a cell can be an example; one that cannot is told of its row, not of the descriptor."""
    return cell.strip() == cell != "" and cell.isprintable()


def fields(resource: dict) -> list[str]:
    """Return the column names of a resource, in order."""
    return [field["name"] for field in resource["schema"]["fields"]]
