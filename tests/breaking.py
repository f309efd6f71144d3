"""How to break the example in one place, and the gates that should find it. The faults are in test_faults_*.py.

Gates: `plain` is `frictionless validate` as anybody runs it, named with the type of its error; `meaning` are our checks within
frictionless; `lint` is the canonical form. Each fault is shown to the table that it is in; `make test-long` shows every one to
the whole package again, as the build and a stranger do. Hash and bytes are updated after a fault in a table, as a careless
tool would do, so that they do not hide the other gates; they have their own faults.

What no gate can catch, and why: a sentence or a fact that is well-formed and wrong, in the curated file as in the table (only a
reader of the sources sees it; tests/test_facts.py pins those read by hand); the same change in a table alone is caught by
`make check` and tests/test_fresh.py, for it differs from the rebuild.
"""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from conftest import EXAMPLE, table, third
from frictionless import Package, Resource

from scripts.common.errors import BuildError
from scripts.package import canonical
from scripts.package import descriptor as descriptors
from scripts.package.checks import findings
from scripts.package.lint import lint
from scripts.package.validation import validate

DESCRIPTOR = json.loads((EXAMPLE / "datapackage.json").read_text("utf-8"))
RESOURCES = {resource["name"]: resource for resource in DESCRIPTOR["resources"]}
Rows = list[list[str]]


class Fault(NamedTuple):
    """One thing that is wrong: its name, the gate that sees it and a part of what that says, the table where it shows, how to
    make it in the package at a path, and whether hash and bytes are updated."""

    name: str
    gate: str
    message: str
    table: str
    make: Callable[[Path], object]
    stamp: bool = True


def in_rows(name: str, change: Callable[[Rows], Rows | None]) -> Callable[[Path], None]:
    """Change the rows of a table, the header first, and write them as canonically as the change allows."""

    def make(root: Path) -> None:
        path = root / f"data/{name}.csv"
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
        rows = change(rows) or rows
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows(rows)
        path.write_bytes(out.getvalue().encode("utf-8"))

    return make


def in_bytes(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Change the bytes of a table."""

    def make(root: Path) -> None:
        path = root / f"data/{name}.csv"
        path.write_bytes(change(path.read_bytes()))

    return make


def in_descriptor(change: Callable[[dict], object]) -> Callable[[Path], None]:
    """Change the descriptor."""

    def make(root: Path) -> None:
        descriptor = json.loads((root / "datapackage.json").read_text("utf-8"))
        change(descriptor)
        (root / "datapackage.json").write_text(json.dumps(descriptor) + "\n")

    return make


def in_text(old: str, new: str) -> Callable[[Path], None]:
    """Replace a text of the descriptor once."""

    def make(root: Path) -> None:
        path = root / "datapackage.json"
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    return make


def set_cell(
    name: str, column: str, value: str, where: str = "", row: int = -1
) -> Callable[[Path], None]:
    """Set a cell of the last row, of another one by its number from 0, or of the first row whose text holds `where`."""
    at = [field["name"] for field in RESOURCES[name]["schema"]["fields"]].index(column)

    def change(rows: Rows) -> None:
        chosen = next(row for row in rows[1:] if where in " ".join(row)) if where else rows[1:][row]
        assert chosen[at] != value
        chosen[at] = value

    return in_rows(name, change)


def stamp(root: Path) -> None:
    """Put the hash and the size of each table into the descriptor."""

    def change(descriptor: dict) -> None:
        for resource in descriptor["resources"]:
            data = (root / resource["path"]).read_bytes()
            resource["bytes"], resource["hash"] = (
                len(data),
                "sha256:" + hashlib.sha256(data).hexdigest(),
            )

    in_descriptor(change)(root)


def _said(report: object) -> list[str]:
    return [
        f"{error.type}: {error.note}"
        for error in [*report.errors, *(e for task in report.tasks for e in task.errors)]
    ]


def plain(root: Path, table: str, message: str) -> list[str]:
    """What frictionless says of one table; without the keys to other tables, unless it is about one."""
    if message == "foreign-key":
        return _said(Package(str(root / "datapackage.json")).get_resource(table).validate())
    descriptor = json.loads((root / "datapackage.json").read_text("utf-8"))
    resource = next(resource for resource in descriptor["resources"] if resource["name"] == table)
    resource["schema"].pop("foreignKeys", None)
    return _said(Resource.from_descriptor(resource, basepath=str(root)).validate())


CONVERT = {"string": str, "integer": int, "number": Decimal, "date": date.fromisoformat}


class Held:
    """The rows of the package at a path, with the types of the schema, as the checks ask for them."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cache  # noqa: B019 - it lives as long as its test
    def rows(self, name: str) -> list[dict]:
        """The rows of a table; an empty cell is None."""
        types = {
            field["name"]: CONVERT[field["type"]] for field in RESOURCES[name]["schema"]["fields"]
        }
        return [
            {column: types[column](cell) if cell else None for column, cell in row.items()}
            for row in table(name, self._root)
        ]


def meaning(root: Path, table: str, message: str) -> list[str]:
    """What our checks say of one table, without frictionless around them."""
    found = list(findings(table, Held(root).rows))
    assert all(finding.fix for finding in found), "a finding has no fix"
    return [finding.what for finding in found]


def form(root: Path, table: str, message: str) -> list[str]:
    """The problems of the descriptor, of the files in data/, and of the bytes and cells of one table."""
    try:
        descriptor = descriptors.read_descriptor(root)
        problems = lint(descriptor) or canonical.strays(root, descriptor)
        if problems:
            return [str(problem) for problem in problems]
        resource = next(
            resource for resource in descriptor["resources"] if resource["name"] == table
        )
        return [
            fault.what for fault in canonical.faults(canonical.read_table(root, resource), resource)
        ]
    except BuildError as error:
        return [str(problem) for problem in error.problems]


GATES: dict[str, Callable[[Path, str, str], list[str]]] = {
    "plain": plain,
    "meaning": meaning,
    "lint": form,
}
WHOLE: dict[str, Callable[[Path], list[str]]] = {
    "plain": lambda root: _said(Package(str(root / "datapackage.json")).validate()),
    "meaning": lambda root: [str(problem) for problem in validate(root)],
    "lint": lambda root: [str(problem) for problem in validate(root)],
}


def everything(root: Path) -> dict[Path, bytes | None]:
    """Every path below a folder, and the bytes of the files."""
    return {path: path.read_bytes() if path.is_file() else None for path in root.rglob("*")}


def broken(fault: Fault, root: Path) -> None:
    """Make a fault, and see that it changed something."""
    before = everything(root)
    fault.make(root)
    if fault.stamp:
        stamp(root)
    assert everything(root) != before, "nothing was broken"


def often(faults: list[Fault]) -> list[object]:
    """The faults for every run; of those that frictionless finds, which takes longer, a third."""
    own = [fault for fault in faults if fault.gate != "plain"]
    return own + third([(fault,) for fault in faults if fault.gate == "plain"])


def caught(fault: Fault, root: Path) -> None:
    """See that the gate catches the fault in the table where it shows."""
    broken(fault, root)
    found = GATES[fault.gate](root, fault.table, fault.message)
    assert any(fault.message in line for line in found), f"{fault.gate} is silent: {found}"


def caught_in_the_whole(fault: Fault, root: Path) -> None:
    """See that the gate catches the fault when the whole package is validated.

    Where frictionless has told of a cell, its form is not told beside it: then a fault of the form is one of that table.
    """
    broken(fault, root)
    found = WHOLE[fault.gate](root)
    told = [
        line
        for line in found
        if fault.gate == "lint" and line.startswith(f"data/{fault.table}.csv: line ")
    ]
    assert told or any(fault.message in line for line in found), f"{fault.gate} is silent: {found}"
