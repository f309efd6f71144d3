"""datapackage.json: hand-kept, and the schema of everything that is written. The build refreshes what it can compute there."""

import csv
import hashlib
import io
import json
from pathlib import Path

from scripts.curated.problems import BuildError, Problem

NAME = "datapackage.json"
WHOLE = "tests/example/datapackage.json"  # holds every table


def read(root: Path) -> dict:
    """Return the descriptor. Raises BuildError where it is no JSON, or says something twice."""
    try:
        return json.loads((root / NAME).read_bytes().decode("utf-8"), object_pairs_hook=_once)
    except (OSError, ValueError, RecursionError) as error:
        raise BuildError([Problem(NAME, "", f"cannot be read: {error}", "Mend the JSON there")]) from None


def _once(pairs: list[tuple[str, object]]) -> dict:
    keys = [key for key, _ in pairs]
    doubled = sorted({key for key in keys if keys.count(key) > 1})
    if doubled:
        raise ValueError(f"the key {doubled[0]!r} stands twice in one object")
    return dict(pairs)


def write(descriptor: dict, tables: dict[str, bytes]) -> bytes:
    """Return the bytes of the descriptor, two-space JSON, with what can be computed from the tables (by resource name): `bytes`,
    `hash`, and the `example` of each field, which is kept where the table holds it and is else the first value there."""
    resources = [_computed(resource, tables[resource["name"]]) for resource in descriptor["resources"]]
    return (json.dumps(descriptor | {"resources": resources}, indent=2) + "\n").encode()


def _computed(resource: dict, table: bytes) -> dict:
    schema, examples = resource["schema"], _examples(resource, table)
    described = [
        {key: examples.get(field["name"], value) if key == "example" else value for key, value in field.items()}
        for field in schema["fields"]
    ]
    sums = {"bytes": len(table), "hash": "sha256:" + hashlib.sha256(table).hexdigest()}
    return resource | sums | {"schema": schema | {"fields": described}}


def _examples(resource: dict, table: bytes) -> dict[str, str]:
    """Field -> its example, for those of which the table holds any value."""
    wanted = {field["name"]: field.get("example") for field in resource["schema"]["fields"]}
    found: dict[str, str] = {}
    for row in csv.DictReader(io.StringIO(table.decode("utf-8"), newline="")):
        for name in [name for name in wanted if row[name]]:
            found.setdefault(name, row[name])
            if row[name] == wanted[name]:
                found[name] = wanted.pop(name)
        if not wanted:
            break
    return found


def fields(resource: dict) -> list[str]:
    """Return the column names of a resource, in order."""
    return [field["name"] for field in resource["schema"]["fields"]]
