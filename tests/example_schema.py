"""Give the made-up example the tables of the package as its descriptor has them now; `make example` does, and builds it."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "tests/example"


def resources(live: dict, example: dict) -> list[dict]:
    """The example's resources, each as the package has it; what the package has no table for stays as it is."""
    theirs = {resource["name"]: resource for resource in live["resources"]}
    return [
        _with_keys(theirs[own["name"]], own, theirs.keys()) if own["name"] in theirs else own
        for own in example["resources"]
    ]


def _with_keys(theirs: dict, own: dict, known: set[str]) -> dict:
    """A resource of the package, with the example's foreign keys to tables that the package has not, and the example's sums."""
    kept = [
        key
        for key in own["schema"].get("foreignKeys", [])
        if key["reference"]["resource"] not in ("", *known)
    ]
    keys = theirs["schema"].get("foreignKeys", []) + kept
    examples = {
        field["name"]: {"example": field["example"]}
        for field in own["schema"]["fields"]
        if "example" in field
    }
    bare = [
        {key: value for key, value in field.items() if key != "example"}
        for field in theirs["schema"]["fields"]
    ]
    fields = [field | examples.get(field["name"], {}) for field in bare]
    schema = theirs["schema"] | {"fields": fields} | ({"foreignKeys": keys} if keys else {})
    return theirs | {"bytes": own["bytes"], "hash": own["hash"], "schema": schema}


def main() -> None:
    """Write the example's descriptor."""
    live, example = (
        json.loads((root / "datapackage.json").read_text("utf-8")) for root in (ROOT, EXAMPLE)
    )
    changed = example | {"resources": resources(live, example)}
    (EXAMPLE / "datapackage.json").write_text(json.dumps(changed, indent=2) + "\n")


if __name__ == "__main__":
    main()
