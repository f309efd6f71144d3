"""Proof by breaking, 4: a descriptor that frictionless reads without a word, and that is still not right. See breaking.py."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from breaking import Fault, caught, caught_in_the_whole, in_descriptor, in_text

AT: dict[str, Callable[[dict], dict]] = {  # the parts of the descriptor: of the table events, of its first field
    "package": lambda d: d,
    "resource": lambda d: d["resources"][0],
    "schema": lambda d: d["resources"][0]["schema"],
    "dialect": lambda d: d["resources"][0]["dialect"],
    "field": lambda d: d["resources"][0]["schema"]["fields"][0],
    "constraints": lambda d: d["resources"][0]["schema"]["fields"][0]["constraints"],
    "foreign key": lambda d: d["resources"][0]["schema"]["foreignKeys"][0],
    "reference": lambda d: d["resources"][0]["schema"]["foreignKeys"][0]["reference"],
}
NEEDED = {
    "package": "$schema profile name title description version created keywords licenses contributors sources image resources",
    "resource": "name type profile title description path format mediatype encoding bytes hash dialect schema",
    "schema": "fields primaryKey missingValues",
    "dialect": "header delimiter lineTerminator quoteChar doubleQuote skipInitialSpace caseSensitiveHeader",
    "field": "name type title description",
    "foreign key": "fields reference",
    "reference": "resource fields",
}
# (what is wrong, part, property, value, what is said)
WRONG = (
    *((f"{part}: unknown property", part, "colour", "red", "colour is unknown or misplaced") for part in AT),
    *((f"type is {value}", "resource", "type", value, "type is") for value in ("file", 7, None)),
    ("profile of the resource", "resource", "profile", "data-resource", "profile is"),
    ("format", "resource", "format", "tsv", "format is"),
    ("encoding", "resource", "encoding", "latin-1", "encoding is"),
    ("mediatype", "resource", "mediatype", "text/plain", "mediatype is"),
    *(
        (f"path is {path}", "resource", "path", path, "path is")
        for path in ("data/../data/events.csv", ["data/events.csv"], "/etc/passwd", "https://example.org/events.csv", "events.csv")
    ),
    ("name of no text", "resource", "name", 7, "name is 7"),
    ("another delimiter", "dialect", "delimiter", ";", "dialect is"),
    ("a header less", "dialect", "header", False, "dialect is"),
    ("pattern that is none", "constraints", "pattern", "(", "pattern is ("),
    ("required of no truth", "constraints", "required", "yes", "required is yes"),
    ("minimum of no number", "constraints", "minimum", "none", "minimum is none"),
    ("enum of no text", "constraints", "enum", [None], "enum is [None]"),
    ("length of no whole number", "constraints", "maxLength", 1.5, "maxLength is 1.5"),
    ("misspelt constraint", "constraints", "patern", "x", "patern is unknown"),
    ("exclusive bound", "constraints", "exclusiveMinimum", 0, "exclusiveMinimum is unknown"),
    ("no resources", "package", "resources", [], "resources is empty"),
    ("resources of no list", "package", "resources", {}, "resources is empty or no list"),
    ("no fields", "schema", "fields", [], "fields is empty"),
    ("uniqueKeys", "schema", "uniqueKeys", [["title"]], "uniqueKeys is unknown"),
    ("fieldsMatch", "schema", "fieldsMatch", ["subset"], "fieldsMatch is unknown"),
    ("labelled missing values", "schema", "missingValues", [{"value": "", "label": "none"}], "the only missing value"),
    ("NA as a missing value", "schema", "missingValues", ["", "NA"], "the only missing value"),
    ("key of no field", "schema", "primaryKey", ["id"], "is not a required field"),
    ("key of no list", "schema", "primaryKey", "event_id", "primaryKey is event_id"),
    ("a checklist", "resource", "checklist", {"checks": []}, "checklist is unknown"),
    ("foreign keys of the resource", "resource", "foreignKeys", [], "foreignKeys is unknown"),
    ("constraint beside constraints", "field", "required", True, "required is unknown"),
    ("foreign key to no table", "reference", "resource", "towns", "no primary key"),
    ("foreign key to no key", "reference", "fields", ["name"], "no primary key"),
    ("foreign key of no field", "foreign key", "fields", ["town_id"], "is of no field"),
    ("foreign key of no list", "foreign key", "fields", "article_id", "fields is no list of names"),
    *((f"type {kind}", "field", "type", kind, f"has the type {kind}") for kind in ("any", "list", "year", "boolean", "object")),
)  # fmt: skip


def faults() -> Iterator[Fault]:
    def fault(name: str, said: str, change: Callable[[dict], object]) -> Fault:
        return Fault(name, "lint", said, "events", in_descriptor(change), stamp=False)

    for part, names in NEEDED.items():
        for name in names.split():
            yield fault(f"{part} without {name}", f"{name} is missing", lambda d, part=part, name=name: AT[part](d).pop(name))
    for name, part, key, value, said in WRONG:
        yield fault(name, said, lambda d, part=part, key=key, value=value: AT[part](d).update({key: value}))
    for name, said in (("../events", "a name of"), ("data events", "a name of"), ("Events", "does not make")):
        renamed = {"name": name, "path": f"data/{name}.csv"}
        yield fault(f"resource named {name}", said, lambda d, renamed=renamed: AT["resource"](d).update(renamed))
    yield fault("resource twice", "two resources have one name", lambda d: d["resources"].append(AT["resource"](d)))
    yield fault("field twice", "two fields have one name", lambda d: AT["schema"](d)["fields"].append(AT["field"](d)))
    yield fault("key that is not required", "is not a required field", lambda d: AT["constraints"](d).pop("required"))
    yield fault("fields in another order", "the header is not the columns", lambda d: AT["schema"](d)["fields"].reverse())
    yield Fault("a key twice", "lint", "stands twice", "events", in_text('"name": "', '"name": "x",\n  "name": "'), stamp=False)
    yield Fault("no JSON", "lint", "cannot be read", "events", in_text('"name"', "name"), stamp=False)
    for name, said, make in BESIDE:
        yield Fault(name, "lint", said, "events", make, stamp=False)


# What lies in data/ and should not.
BESIDE: tuple[tuple[str, str, Callable[[Path], object]], ...] = (
    ("undeclared file", "not declared", lambda root: (root / "data/extra.csv").write_text("a\n1\n")),
    ("undeclared folder", "not declared", lambda root: (root / "data/extra").mkdir()),
    ("linked picture", "is a link", lambda root: (root / "data/timeline.svg").symlink_to("/dev/null")),
)

FAULTS = list(faults())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_caught(fault: Fault, tables: Path) -> None:
    caught(fault, tables)


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_caught_in_the_whole(fault: Fault, tables: Path) -> None:
    caught_in_the_whole(fault, tables)


def test_no_fault_is_lost() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 80
