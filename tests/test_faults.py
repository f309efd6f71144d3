"""Proof by breaking: one fault of every kind in a valid package, and the gate that catches it.

Gates: `plain` is `frictionless validate` as anybody runs it, named with the type of its error; `meaning` are our checks within
frictionless; `lint` is the canonical form. Hash and bytes are stamped anew after a fault in a table, as a careless tool would
do, so that they do not hide the other gates; they have faults of their own.

What no gate can catch, and why: a sentence or a fact that is well-formed and wrong, in the curated file as in the table (only a
reader of the sources sees it; tests/test_facts.py pins those read by hand); the same change in a table alone is caught by
`make check` and tests/test_fresh.py, for it differs from the rebuild.
"""

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT
from frictionless import Package

from scripts.curated.problems import BuildError
from scripts.package import canonical
from scripts.package import descriptor as descriptors
from scripts.package.lint import lint
from scripts.package.validation import validate

DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
RESOURCES = {resource["name"]: resource for resource in DESCRIPTOR["resources"]}
Table = list[list[str]]


class Fault(NamedTuple):
    name: str
    gate: str
    message: str
    make: Callable[[Path], None]
    stamp: bool = True


# --- how to break things ------------------------------------------------------------------------------------------------


def in_rows(name: str, change: Callable[[Table], Table | None]) -> Callable[[Path], None]:
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
    def make(root: Path) -> None:
        path = root / f"data/{name}.csv"
        path.write_bytes(change(path.read_bytes()))

    return make


def in_descriptor(change: Callable[[dict], object]) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        descriptor = json.loads((root / "datapackage.json").read_text("utf-8"))
        change(descriptor)
        (root / "datapackage.json").write_text(json.dumps(descriptor, indent=2) + "\n")

    return make


def set_cell(name: str, column: str, value: str, row: int | None = None, where: str | None = None) -> Callable[[Path], None]:
    """Set a cell of the last row, of a row by number, or of the first row whose text holds `where`."""
    at = [field["name"] for field in RESOURCES[name]["schema"]["fields"]].index(column)

    def change(rows: Table) -> None:
        number = next(i for i, cells in enumerate(rows) if where in " ".join(cells)) if where else row or len(rows) - 1
        assert rows[number][at] != value
        rows[number][at] = value

    return in_rows(name, change)


def stamp(root: Path) -> None:
    def change(descriptor: dict) -> None:
        for resource in descriptor["resources"]:
            data = (root / resource["path"]).read_bytes()
            resource["bytes"], resource["hash"] = len(data), "sha256:" + hashlib.sha256(data).hexdigest()

    in_descriptor(change)(root)


# --- the faults ---------------------------------------------------------------------------------------------------------


def of_tables() -> Iterator[Fault]:
    for name in RESOURCES:
        yield Fault(
            f"{name}: columns swapped",
            "plain",
            "incorrect-label",
            in_rows(name, lambda rows: [[r[1], r[0], *r[2:]] for r in rows]),
        )
        yield Fault(f"{name}: column dropped", "plain", "missing-label", in_rows(name, lambda rows: [r[:-1] for r in rows]))
        yield Fault(f"{name}: column added", "plain", "extra-label", in_rows(name, lambda rows: [[*r, "x"] for r in rows]))
        yield Fault(
            f"{name}: column renamed",
            "plain",
            "incorrect-label",
            in_rows(name, lambda rows: [[rows[0][0] + "x", *rows[0][1:]], *rows[1:]]),
        )
        yield Fault(
            f"{name}: column in capitals",
            "plain",
            "incorrect-label",
            in_rows(name, lambda rows: [[c.upper() for c in rows[0]], *rows[1:]]),
        )
        yield Fault(f"{name}: header dropped", "plain", "incorrect-label", in_rows(name, lambda rows: rows[1:]))
        yield Fault(f"{name}: header doubled", "plain", "-error", in_rows(name, lambda rows: [rows[0], *rows]))
        yield Fault(f"{name}: row doubled", "plain", "primary-key", in_rows(name, lambda rows: [*rows, rows[-1]]))
        yield Fault(f"{name}: row doubled, by its form", "lint", "not unique", in_rows(name, lambda rows: [*rows, rows[-1]]))
        yield Fault(
            f"{name}: key not whole, by its form",
            "lint",
            "not whole",
            in_rows(name, lambda rows: [*rows[:-1], ["", *rows[-1][1:]]]),
        )
        yield Fault(f"{name}: row cut short", "plain", "missing-cell", in_rows(name, lambda rows: [*rows[:-1], rows[-1][:-1]]))
        yield Fault(f"{name}: row too long", "plain", "extra-cell", in_rows(name, lambda rows: [*rows[:-1], [*rows[-1], "x"]]))
        yield Fault(f"{name}: row blank", "plain", "blank-row", in_bytes(name, lambda data: data + b'""\n'))
        yield Fault(f"{name}: rows dropped, header only", "lint", "has no rows", in_rows(name, lambda rows: rows[:1]))
        yield Fault(
            f"{name}: byte order mark",
            "lint",
            "the header is not the columns",
            in_bytes(name, lambda data: b"\xef\xbb\xbf" + data),
        )
        yield Fault(f"{name}: CRLF", "lint", "canonical form", in_bytes(name, lambda data: data.replace(b"\n", b"\r\n")))
        yield Fault(f"{name}: no final newline", "lint", "canonical form", in_bytes(name, lambda data: data[:-1]))
        yield Fault(
            f"{name}: everything quoted",
            "lint",
            "canonical form",
            in_bytes(name, lambda data: data.replace(data.split(b",")[0], b'"' + data.split(b",")[0] + b'"', 1)),
        )
        yield Fault(f"{name}: another delimiter", "plain", "label", in_bytes(name, lambda data: data.replace(b",", b";")))
        yield Fault(
            f"{name}: another encoding",
            "lint",
            "is not CSV in UTF-8",
            in_bytes(name, lambda data: data.decode().encode("utf-16")),
        )
        yield Fault(
            f"{name}: one byte changed",
            "plain",
            "hash-count",
            in_bytes(name, lambda data: data[:-2] + bytes([data[-2] ^ 1]) + data[-1:]),
            stamp=False,
        )
        yield Fault(f"{name}: one byte added", "plain", "byte-count", in_bytes(name, lambda data: data + b"\n"), stamp=False)
        yield Fault(
            f"{name}: file gone",
            "plain",
            "scheme-error",
            lambda root, name=name: (root / f"data/{name}.csv").unlink(),
            stamp=False,
        )
        yield Fault(f"{name}: file linked", "lint", "a link", lambda root, name=name: _link(root / f"data/{name}.csv"))
        yield Fault(f"{name}: file empty", "plain", "source-error", in_bytes(name, lambda data: b""))


def _link(path: Path) -> None:
    target = path.rename(path.parent.parent / path.name)
    path.symlink_to(target)


BAD_VALUES = {
    "integer": [("a word", "some", "plain", "type-error"), ("a fraction", "1.5", "plain", "type-error"),
                ("an underscore", "1_000", "lint", "canonical integer"), ("a leading zero", "01", "lint", "canonical integer"), ("a sign", "+1", "lint", "canonical integer")],
    "number": [("a word", "some", "plain", "type-error"), ("off the map", "999", "plain", "constraint-error"), ("a comma", "51,18", "plain", "type-error"),
               ("an exponent", "1e1", "lint", "canonical number"), ("a trailing zero", "51.10", "lint", "canonical number")],
    "date": [("a word", "some", "plain", "type-error"), ("no such day", "2022-02-30", "plain", "type-error"), ("a month", "2022-11", "plain", "type-error"),
             ("short numbers", "2020-3-1", "lint", "canonical date"), ("a time", "2022-11-17T00:00:00", "plain", "type-error")],
}  # fmt: skip


MARKS = {"a line break": "\n", "a NUL": "\x00", "a tab": "\t", "a right-to-left mark": "\u200f", "a no-break space": "\u00a0"}


def of_cells() -> Iterator[Fault]:
    for name, resource in RESOURCES.items():
        for field in resource["schema"]["fields"]:
            column, limits, where = field["name"], field.get("constraints", {}), f"{name}.{field['name']}"
            if limits.get("required"):
                yield Fault(f"{where}: empty", "plain", "-", set_cell(name, column, ""))
            for kind, value, gate, message in BAD_VALUES.get(field["type"], []):
                yield Fault(f"{where}: {kind}", gate, message, set_cell(name, column, value))
            if field["type"] == "string":
                yield Fault(f"{where}: not allowed", "plain", "constraint-error", set_cell(name, column, "n\u00ad\u00f6"))
                yield Fault(f"{where}: outer blank", "plain", "constraint-error", set_cell(name, column, f" {field['example']}"))
                yield Fault(f"{where}: a formula", "plain", "constraint-error", set_cell(name, column, "=1+1"))
            if (
                field["type"] == "string" and field is resource["schema"]["fields"][-1]
            ):  # one gate for all fields: one field is enough
                for kind, mark in MARKS.items():
                    yield Fault(
                        f"{where}: {kind}", "plain", "constraint-error", set_cell(name, column, f"{field['example']}{mark}x")
                    )
            if field["type"] != "string" or field is resource["schema"]["fields"][1]:
                yield Fault(
                    f"{where}: outer blank, by its form", "lint", "outer blanks", set_cell(name, column, f"{field['example']} ")
                )
            if limits.get("unique"):
                yield Fault(f"{where}: not unique", "plain", "unique-error", in_rows(name, _double(column)))
        for key in resource["schema"].get("foreignKeys", []):
            yield Fault(
                f"{name}.{key['fields'][0]}: no such row", "plain", "foreign-key", set_cell(name, key["fields"][0], "no-such-row")
            )


def _double(column: str) -> Callable[[Table], None]:
    def change(rows: Table) -> None:
        at = rows[0].index(column)
        filled = [row for row in rows[1:] if row[at]]
        filled[1][at] = filled[0][at]

    return change


ARTICLE = "astana-times-borrell-visit"


def of_meaning() -> Iterator[Fault]:
    cases = {
        "bounds run backwards": ("attestations", "date_latest", "2019-01-01", "epca-in-force astana", "is after"),
        "EDTF of other bounds": ("attestations", "date_edtf", "2020-04-XX", "in March 2020", "has the bounds"),
        "EDTF of no day": ("attestations", "date_edtf", "2022-11-31", "joint-press-conference astana", "does not exist"),
        "EDTF not canonical": ("attestations", "date_edtf", "[2020-03-01..2020-03-31]", "in March 2020", "is not how"),
        "EDTF of the other extent": ("attestations", "date_extent", "throughout", "in March 2020", "is not how"),
        "precision gained": ("attestations", "date_precision", "day", "in March 2020", "date_precision is month"),
        "precision lost": ("events", "date_precision", "range", "in March 2020", "date_precision is month"),
        "bounds without a value": ("figures", "period_edtf", "", "2022-08-31", "without period_edtf"),
        "period of other bounds": ("figures", "period_edtf", "2022-01/2022-07", "2022-08-31", "has the bounds"),
        "best date of other bounds": ("events", "best_edtf", "2020-03-02", "in March 2020", "has the bounds"),
        "anchor not canonical": ("attestations", "anchor_date", "[2022-11-17..2022-11-17]", "next February", "not in canonical form"),
        "publication not canonical": ("sources", "published_edtf", "[2022-11-01..2022-11-30]", ARTICLE, "not in canonical form"),
        "rule dropped": ("attestations", "date_rule", "", "in March 2020", "date_edtf stands without date_rule"),
        "anchor dropped": ("attestations", "anchor_date", "", "next February", "anchor_type stands without anchor_date"),
        "anchor type dropped": ("attestations", "anchor_type", "", "next February", "anchor_date stands without anchor_type"),
        "place dropped": ("attestations", "place_id", "", "mining-magazine", "neither a date nor a place"),
        "reason dropped": ("attestations", "note", "", "confagricoltura", "needs the reason"),
        "preferred twice": ("attestations", "rank", "preferred", "azernews", "exactly one"),
        "preferred never": ("attestations", "rank", "normal", "council-eu-readout", "none of them is preferred"),
        "preferred without a date": ("attestations", "rank", "preferred", "mining-magazine", "needs a date"),
        "event without the words": ("events", "date_verbatim", "in May 2020", "in March 2020", "date_verbatim differ"),
        "agreement of other bounds": ("attestations", "agreement", "same", "council-eu-readout", "agreement is narrower"),
        "agreement dropped": ("attestations", "agreement", "", "council-eu-readout", "agreement is narrower"),
        "agreement of the article with itself": ("attestations", "agreement", "same", "in March 2020", "agreement is empty"),
        "relation with itself": ("event_relations", "related_event_id", "borrell-tokayev-meeting", "borrell-tokayev", "not related to itself"),
        "before what was earlier": ("event_relations", "related_event_id", "epca-in-force", "borrell-tokayev", "begins after the end"),
        "part of what was earlier": ("event_relations", "related_event_id", "epca-in-force", "borrell-tileuberdi", "lies outside"),
        "anniversary of something else": ("event_relations", "related_event_id", "epca-in-force", "commemorates", "is not 30 years after"),
        "anniversary of other years": ("figures", "value", "25", "relations-years", "is not 25 years after"),
        "source without a statement": ("attestations", "source_id", "kursiv-von-der-leyen", "azernews", "nothing refers to azernews"),
    }  # fmt: skip
    for name, (table, column, value, where, message) in cases.items():
        yield Fault(f"meaning: {name}", "meaning", message, set_cell(table, column, value, where=where))
    rows = in_rows("attestations", lambda rows: [r for r in rows if r[:2] != ["epca-in-force", ARTICLE]])
    yield Fault("meaning: article silent on an event", "meaning", "the article has no attestation", rows)
    yield Fault(
        "meaning: actor unused",
        "meaning",
        "nothing refers to nobody",
        in_rows("actors", lambda rows: [*rows, ["nobody", "Nobody", "person", "", "", ""]]),
    )


def events(descriptor: dict) -> dict:
    return descriptor["resources"][0]


def field(descriptor: dict, number: int = 0) -> dict:
    return events(descriptor)["schema"]["fields"][number]


def of_descriptor() -> Iterator[Fault]:
    def lint_fault(name: str, message: str, change: Callable[[dict], object]) -> Fault:
        return Fault(f"descriptor: {name}", "lint", message, in_descriptor(change), stamp=False)

    for level, pick in (("package", lambda d: d), ("resource", events), ("schema", lambda d: events(d)["schema"]), ("field", field),
                        ("dialect", lambda d: events(d)["dialect"]), ("constraints", lambda d: field(d)["constraints"])):  # fmt: skip
        yield lint_fault(
            f"unknown property of the {level}",
            "colour is unknown or misplaced",
            lambda d, pick=pick: pick(d).update(colour="red"),
        )
    for key in (
        "$schema",
        "profile",
        "name",
        "title",
        "description",
        "version",
        "created",
        "keywords",
        "licenses",
        "contributors",
        "sources",
        "image",
    ):
        yield lint_fault(f"no {key}", f"{key} is missing", lambda d, key=key: d.pop(key))
    for key in (
        "type",
        "profile",
        "title",
        "description",
        "format",
        "mediatype",
        "encoding",
        "bytes",
        "hash",
        "dialect",
        "schema",
        "path",
    ):
        yield lint_fault(f"resource without {key}", f"{key} is missing", lambda d, key=key: events(d).pop(key))
    for key in ("header", "delimiter", "lineTerminator", "quoteChar", "doubleQuote", "skipInitialSpace", "caseSensitiveHeader"):
        yield lint_fault(f"dialect without {key}", f"{key} is missing", lambda d, key=key: events(d)["dialect"].pop(key))
    for key in ("name", "type", "title", "description"):
        yield lint_fault(f"field without {key}", f"{key} is missing", lambda d, key=key: field(d).pop(key))
    for key, value in (("type", "file"), ("profile", "data-resource"), ("format", "tsv"), ("encoding", "latin-1"), ("mediatype", "text/plain"),
                       ("path", "data/../data/events.csv"), ("path", ["data/events.csv"]), ("path", "/etc/passwd"), ("path", "https://example.org/events.csv")):  # fmt: skip
        yield lint_fault(f"{key} is {value}", f"{key} is", lambda d, key=key, value=value: events(d).update({key: value}))
    for name in ("../events", "Events", "data events"):
        yield lint_fault(
            f"resource named {name}",
            "a name of" if name != "Events" else "does not make",
            lambda d, name=name: events(d).update(name=name, path=f"data/{name}.csv"),
        )
    for key, value in (("pattern", "("), ("required", "yes"), ("minimum", "none"), ("enum", [None]), ("maxLength", 1.5)):
        yield lint_fault(
            f"{key} of no use", f"{key} is {value}", lambda d, key=key, value=value: field(d)["constraints"].update({key: value})
        )
    yield lint_fault("name of no text", "name is 7", lambda d: events(d).update(name=7))
    yield lint_fault("no resources", "resources is empty", lambda d: d.update(resources=[]))
    yield lint_fault("resource twice", "two resources have one name", lambda d: d["resources"].append(events(d)))
    yield lint_fault("no fields", "fields is empty", lambda d: events(d)["schema"].update(fields=[]))
    yield lint_fault("field twice", "two fields have one name", lambda d: events(d)["schema"]["fields"].append(field(d)))
    yield lint_fault("uniqueKeys", "uniqueKeys is unknown", lambda d: events(d)["schema"].update(uniqueKeys=[["title"]]))
    yield lint_fault("fieldsMatch", "fieldsMatch is unknown", lambda d: events(d)["schema"].update(fieldsMatch=["subset"]))
    yield lint_fault("a checklist", "checklist is unknown", lambda d: events(d).update(checklist={"checks": []}))
    yield lint_fault("foreign keys of the resource", "foreignKeys is unknown", lambda d: events(d).update(foreignKeys=[]))
    yield lint_fault("constraint beside constraints", "required is unknown", lambda d: field(d).update(required=True))
    yield lint_fault("misspelt constraint", "patern is unknown", lambda d: field(d)["constraints"].update(patern="x"))
    yield lint_fault(
        "exclusive bound", "exclusiveMinimum is unknown", lambda d: field(d)["constraints"].update(exclusiveMinimum=0)
    )
    yield lint_fault(
        "labelled missing values",
        "the only missing value",
        lambda d: events(d)["schema"].update(missingValues=[{"value": "", "label": "none"}]),
    )
    yield lint_fault(
        "NA as a missing value", "the only missing value", lambda d: events(d)["schema"].update(missingValues=["", "NA"])
    )
    yield lint_fault("key that is not required", "is not a required field", lambda d: field(d)["constraints"].pop("required"))
    yield lint_fault("key of no field", "is not a required field", lambda d: events(d)["schema"].update(primaryKey=["id"]))
    yield lint_fault(
        "foreign key to no table",
        "no primary key",
        lambda d: events(d)["schema"]["foreignKeys"][0]["reference"].update(resource="towns"),
    )
    yield lint_fault(
        "foreign key to no key",
        "no primary key",
        lambda d: events(d)["schema"]["foreignKeys"][0]["reference"].update(fields=["name"]),
    )
    yield lint_fault(
        "foreign key of no field", "is of no field", lambda d: events(d)["schema"]["foreignKeys"][0].update(fields=["town_id"])
    )
    for kind in ("any", "list", "year", "boolean", "object"):
        yield lint_fault(f"type {kind}", f"has the type {kind}", lambda d, kind=kind: field(d).update(type=kind))
    yield lint_fault(
        "fields in another order", "the header is not the columns", lambda d: events(d)["schema"]["fields"].reverse()
    )
    yield Fault(
        "descriptor: a key twice",
        "lint",
        "stands twice",
        lambda root: _in_text(root, '"name": "kazakhstan', '"name": "x",\n  "name": "kazakhstan'),
        stamp=False,
    )
    yield Fault("descriptor: no JSON", "lint", "cannot be read", lambda root: _in_text(root, '"name"', "name"), stamp=False)
    yield Fault(
        "descriptor: another hash",
        "plain",
        "hash-count",
        in_descriptor(lambda d: events(d).update(hash="sha256:" + "0" * 64)),
        stamp=False,
    )
    yield Fault("descriptor: other bytes", "plain", "byte-count", in_descriptor(lambda d: events(d).update(bytes=1)), stamp=False)
    yield Fault(
        "data: undeclared file", "lint", "not declared", lambda root: (root / "data/extra.csv").write_text("a\n1\n"), stamp=False
    )
    yield Fault(
        "data: linked picture",
        "lint",
        "is a link",
        lambda root: (root / "data/timeline.svg").symlink_to("/dev/null"),
        stamp=False,
    )
    yield Fault("data: undeclared folder", "lint", "not declared", lambda root: (root / "data/extra").mkdir(), stamp=False)


def _in_text(root: Path, old: str, new: str) -> None:
    path = root / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


FAULTS = [*of_tables(), *of_cells(), *of_meaning(), *of_descriptor()]


def plain(root: Path) -> list[str]:
    return [f"{error.type}: {error.note}" for error in _errors(root)]


def _errors(root: Path) -> list:
    report = Package(str(root / "datapackage.json")).validate()
    return [*report.errors, *(error for task in report.tasks for error in task.errors)]


def form(root: Path) -> list[str]:
    """The descriptor and the bytes by themselves, without frictionless."""
    try:
        descriptor = descriptors.read(root)
        problems = [*lint(descriptor), *canonical.strays(root, descriptor)]
        if problems:
            return [str(problem) for problem in problems]
        return [f.what for r in descriptor["resources"] for f in canonical.faults(canonical.read(root, r), r)]
    except BuildError as error:
        return [str(problem) for problem in error.problems]


GATES: dict[str, Callable[[Path], list[str]]] = {
    "plain": plain,
    "meaning": lambda root: [str(problem) for problem in validate(root) if "curated file: the words" in problem.mend],
    "lint": form,
}


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    (tmp_path / "p/data").mkdir(parents=True)
    shutil.copy(ROOT / "datapackage.json", tmp_path / "p")
    for path in (ROOT / "data").glob("*.csv"):
        shutil.copy(path, tmp_path / "p/data")
    return tmp_path / "p"


def test_valid_package_passes_every_gate(tables: Path) -> None:
    assert {gate: find(tables) for gate, find in GATES.items()} == {"plain": [], "meaning": [], "lint": []}


def test_there_are_many_faults_and_each_has_a_name() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 150


def everything(root: Path) -> dict[Path, bytes | None]:
    return {path: path.read_bytes() if path.is_file() else None for path in root.rglob("*")}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_caught(fault: Fault, tables: Path) -> None:
    before = everything(tables)
    fault.make(tables)
    if fault.stamp:
        stamp(tables)
    assert everything(tables) != before, "nothing was broken"
    found = GATES[fault.gate](tables)
    assert any(fault.message in line for line in found), f"{fault.gate} is silent: {found}"
