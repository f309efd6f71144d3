"""datapackage.json: hand-kept, and the schema of everything that is written. The build refreshes `bytes` and `hash` only."""

import hashlib
import json
from pathlib import Path

from scripts.curated.problems import BuildError, Problem

NAME = "datapackage.json"


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
    """Return the bytes of the descriptor with `bytes` and `hash` of the tables (by resource name), two-space JSON."""
    resources = [
        resource
        | {"bytes": len(tables[resource["name"]]), "hash": "sha256:" + hashlib.sha256(tables[resource["name"]]).hexdigest()}
        for resource in descriptor["resources"]
    ]
    return (json.dumps(descriptor | {"resources": resources}, indent=2) + "\n").encode()


def fields(resource: dict) -> list[str]:
    """Return the column names of a resource, in order."""
    return [field["name"] for field in resource["schema"]["fields"]]
