"""Proof by breaking, 4: a descriptor that frictionless reads without a word, and that is still not right. See breaking.py."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from breaking import Fault, caught, caught_in_the_whole, in_descriptor, in_text
from conftest import third

from scripts.validate import main as validate

AT: dict[
    str, Callable[[dict], dict]
] = {  # the parts of the descriptor: of the table events, of its first field
    "package": lambda d: d,
    "contributor": lambda d: d["contributors"][0],
    "resource": lambda d: d["resources"][0],
    "schema": lambda d: d["resources"][0]["schema"],
    "dialect": lambda d: d["resources"][0]["dialect"],
    "field": lambda d: d["resources"][0]["schema"]["fields"][0],
    "constraints": lambda d: d["resources"][0]["schema"]["fields"][0]["constraints"],
    "foreign key": lambda d: d["resources"][0]["schema"]["foreignKeys"][0],
    "reference": lambda d: d["resources"][0]["schema"]["foreignKeys"][0]["reference"],
}
NEEDED = {
    "package": "$schema profile name title description version created languages keywords licenses contributors sources image resources",
    "contributor": "title",
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
    *(
        (f"contributor with {key} {value}", "contributor", key, value, f"{key} is")
        for key, value in (
            ("email", "nowhere"), ("path", "orcid:0000-0002-1825-0097"), ("path", "https://orcid.org/0000-0002-1825-0098"),
            ("path", "http://orcid.org/0000-0002-1825-0097"), ("givenName", ""), ("familyName", 7), ("roles", "author"),
        )
    ),
    ("no resources", "package", "resources", [], "resources is empty"),
    ("resources of no list", "package", "resources", {}, "resources is empty or not a list"),
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
    ("foreign key to no table", "reference", "resource", "towns", "does not lead to a primary key"),
    ("foreign key to no key", "reference", "fields", ["name"], "does not lead to a primary key"),
    ("foreign key of no field", "foreign key", "fields", ["town_id"], "has no field"),
    ("foreign key of no list", "foreign key", "fields", "article_id", "fields is article_id"),
    *((f"type {kind}", "field", "type", kind, f"has the type {kind}") for kind in ("any", "list", "year", "boolean", "object")),
)  # fmt: skip

# Loosened: a descriptor that asks less than the code takes for granted. (table, field, change of its constraints, what is said)
LOOSE = (
    ("events", "event_id", {"pattern": ".*"}, "pattern of event_id is .*"),
    ("events", "event_id", {"pattern": "^(a+)+$"}, "pattern of event_id is"),
    ("events", "event_id", {"required": None}, "is not a required field"),
    ("events", "event_id", {"unique": None}, "unique of event_id is None"),
    ("events", "title", {"maxLength": 100_000}, "maxLength of title is 100000"),
    ("events", "title", {"maxLength": None}, "maxLength of title is None"),
    ("events", "title", {"pattern": None}, "pattern of title is None"),
    ("events", "status", {"enum": None}, "enum of status is None"),
    ("events", "status", {"enum": ["past", "ongoing", "upcoming", "unknown"]}, "enum of status is"),
    ("events", "status", {"required": None}, "required of status is None"),
    ("events", "event_type", {"enum": None}, "enum of event_type is None"),
    ("events", "event_type", {"enum": ["javascript:alert(1)"]}, "enum of event_type has"),
    ("events", "date_edtf", {"pattern": "^[0-9X-]*$"}, "pattern of date_edtf is"),
    ("events", "date_earliest", {"minimum": 0}, "minimum of date_earliest is 0"),
    ("attestations", "rank", {"enum": ["preferred", "normal"]}, "enum of rank is"),
    ("attestations", "agreement", {"enum": ["same"]}, "enum of agreement is"),
    ("attestations", "paragraph", {"minimum": -1}, "minimum of paragraph is -1"),
    ("attestations", "date_rule", {"pattern": None}, "pattern of date_rule is None"),
    ("event_relations", "relation", {"enum": ["before", "part-of", "commemorates", "causes"]}, "enum of relation is"),
    ("figures", "value", {"maximum": 10**30}, "maximum of value is"),
    ("figures", "unit", {"enum": None}, "enum of unit is None"),
    ("places", "latitude", {"maximum": 900}, "maximum of latitude is 900"),
    ("places", "country_code", {"pattern": "^[A-Z]{2,3}$"}, "pattern of country_code is"),
    ("places", "timezone", {"pattern": None}, "pattern of timezone is None"),
    ("sources", "url", {"pattern": "^.*$"}, "pattern of url is"),
    ("sources", "url", {"unique": None}, "unique of url is None"),
    ("sources", "language", {"pattern": "^[a-z]*$"}, "pattern of language is"),
)  # fmt: skip
RETYPED = (
    ("events", "date_earliest", "string"), ("attestations", "paragraph", "string"), ("figures", "value", "number"), ("figures", "value", "string"),
    ("places", "latitude", "string"), ("places", "geonames_id", "string"), ("events", "title", "date"), ("events", "best_latest", "any"),
)  # fmt: skip
HEAD = (
    ("version", "2"),
    ("version", "latest"),
    ("version", "1.0.0-rc"),
    ("name", "../x"),
    ("name", "Upper"),
    ("name", ""),
    ("image", "data/other.svg"),
    ("image", "https://example.org/x.svg"),
    ("created", "yesterday"),
    ("created", "2026-01-01"),
    ("$schema", "https://example.org/x.json"),
    ("profile", "data-package"),
    ("homepage", "javascript:alert(1)"),
    ("homepage", "https://example.org/;rm"),
    ("title", ""),
    ("title", "a\u202eb"),
    ("title", "\ud800"),
    ("description", "a\x1b[2Jb"),
    ("keywords", []),
    ("keywords", ["a", "a"]),
    ("languages", "en"),
    ("languages", []),
    ("languages", ["EN"]),
    ("languages", ["english"]),
    ("languages", ["en", "en"]),
    ("languages", ["en", "qq"]),
    ("keywords", ["Ships", "ships"]),
    ("homepage", "http://127.0.0.1/"),
)
DECEIVING = (
    ("title", "COP \u0421\u041e\u0420", "title has CYRILLIC CAPITAL LETTER ES (U+0421) in a word that looks Latin"), ("title", "Caf\u00c3\u00a9", "title has 'Caf\u00c3\u00a9', which is UTF-8"),
    ("description", "Dates &amp; days", "description has &amp; for a character"), ("title", "...", "title has neither a letter nor a digit"),
)  # fmt: skip


def field_of(descriptor: dict, table: str, name: str) -> dict:
    resource = next(resource for resource in descriptor["resources"] if resource["name"] == table)
    return next(field for field in resource["schema"]["fields"] if field["name"] == name)


def limit(table: str, name: str, limits: dict) -> Callable[[dict], None]:
    def change(descriptor: dict) -> None:
        found = field_of(descriptor, table, name).setdefault("constraints", {})
        found.update(limits)
        for key in [key for key, value in found.items() if value is None]:
            del found[key]

    return change


def put(part: str, **values: object) -> Callable[[dict], None]:
    """Set properties of a part of the descriptor."""
    return lambda d: AT[part](d).update(values)


def less(part: str, name: str) -> Callable[[dict], object]:
    """Take a property out of a part of the descriptor."""
    return lambda d: AT[part](d).pop(name)


COLOUR = {"name": "colour", "type": "string", "title": "Colour", "description": "A colour."}
# (what is wrong, what is said, change of the descriptor)
OTHERS: tuple[tuple[str, str, Callable[[dict], object]], ...] = (
    ("a column more", "the field colour is not one that the build makes", lambda d: AT["schema"](d)["fields"].append(COLOUR)),
    ("a column less", "the column description has no field", lambda d: AT["schema"](d)["fields"].pop()),
    ("a column renamed", "the column event_type has no field", lambda d: field_of(d, "events", "event_type").update(name="kind")),
    ("keys dropped", "article_id has no foreign key", less("schema", "foreignKeys")),
    ("a key twice over", "of article_id to 'sources' is one too many", lambda d: AT["schema"](d)["foreignKeys"].append(AT["foreign key"](d))),
    ("a key that nothing asks for", "a foreign key of title to 'sources' is one too many", lambda d: AT["schema"](d)["foreignKeys"].append(AT["foreign key"](d) | {"fields": ["title"]})),
    ("a key to its own table by name", "affiliation_id has no foreign key", lambda d: d["resources"][5]["schema"]["foreignKeys"][0]["reference"].update(resource="actors")),
    ("a key of fewer columns", "primaryKey is ['event_id']", lambda d: d["resources"][1]["schema"].update(primaryKey=["event_id"])),
    ("a table dropped", "has no resource", lambda d: d["resources"].pop(1)),
    ("a date without a format", "is a date without a format", lambda d: field_of(d, "events", "date_earliest").pop("format")),
    ("a date in another form", "has the format", lambda d: field_of(d, "events", "date_earliest").update(format="%d.%m.%Y")),
    ("a header of no truth but one", "dialect is", put("dialect", header=1)),
    ("another form without a row of the contract", "or give title a row of COLUMNS in scripts/package/contract.py", limit("events", "title", {"pattern": "^https?://.*$"})),
    ("resource twice", "two resources have one name", lambda d: d["resources"].append(AT["resource"](d))),
    ("field twice", "two fields have one name", lambda d: AT["schema"](d)["fields"].append(AT["field"](d))),
    ("key that is not required", "is not a required field", less("constraints", "required")),
    ("fields in another order", "the header is not the columns", lambda d: AT["schema"](d)["fields"].reverse()),
)  # fmt: skip
ADDRESSES = (
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data/LICENSE",
    "https://me:word@example.org/",
)
IDS = ("10.5281/zenodo.1", "https://example.org/10.5281/x", "javascript:alert(1)", 'https://doi.org/10.5281/"><i>', None)  # fmt: skip
HASHES = ("md5:0", "sha256:", "sha256:" + "A" * 64, "0" * 64, "")
NAMES = (("../events", "a name of"), ("data events", "a name of"), ("Events", "does not make"))


def changes() -> Iterator[tuple[str, str, Callable[[dict], object]]]:
    yield from OTHERS
    for table, name, limits, said in LOOSE:
        yield f"{table}.{name}: {limits}", said, limit(table, name, limits)
    for table, name, kind in RETYPED:
        change = lambda d, at=(table, name), kind=kind: field_of(d, *at).update(type=kind)  # noqa: E731
        yield f"{table}.{name} is of type {kind}", f"{name} has the type {kind}", change
    for key, value in (*HEAD, *(("id", value) for value in IDS)):
        yield f"{key} is {value!a}", f"{key} is", put("package", **{key: value})
    for key, value, said in DECEIVING:
        yield f"{key} is {value!a}", said, put("package", **{key: value})
    for part in ("licenses", "contributors"):
        twice = lambda d, part=part: d[part].append(d[part][0])  # noqa: E731
        yield f"{part} has one twice", f"{part} has number 1 twice", twice
    for value in HASHES:
        yield f"hash is {value}", "hash is", put("resource", hash=value)
    for part in ("licenses", "sources"):
        for value in ADDRESSES:
            change = lambda d, part=part, value=value: d[part][0].update(path=value)  # noqa: E731
            yield f"{part} lead to {value}", "path is", change
    for part, names in NEEDED.items():
        for name in names.split():
            yield f"{part} without {name}", f"{name} is missing", less(part, name)
    for name, part, key, value, said in WRONG:
        yield name, said, put(part, **{key: value})
    for name, said in NAMES:
        yield f"resource named {name}", said, put("resource", name=name, path=f"data/{name}.csv")


def faults() -> Iterator[Fault]:
    for name, said, change in changes():
        yield Fault(name, "lint", said, "events", in_descriptor(change), stamp=False)
    for name, said, make in BESIDE:
        yield Fault(name, "lint", said, "events", make, stamp=False)


# What is changed in the text of the descriptor, and what is in data/ and should not be.
BESIDE: tuple[tuple[str, str, Callable[[Path], object]], ...] = (
    ("a key twice", "duplicate key", in_text('"name": "', '"name": "x",\n  "name": "')),
    ("no JSON", "cannot be read", in_text('"name"', "name")),
    ("undeclared file", "not declared", lambda root: (root / "data/extra.csv").write_text("a\n1\n")),
    ("undeclared folder", "not declared", lambda root: (root / "data/extra").mkdir()),
    ("linked picture", "is a link", lambda root: (root / "data/timeline.svg").symlink_to("/dev/null")),
)  # fmt: skip

FAULTS = list(faults())


@pytest.mark.parametrize("fault", third([(one,) for one in FAULTS]), ids=lambda fault: fault.name)
def test_fault_is_caught(fault: Fault, tables: Path) -> None:
    caught(fault, tables)


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_caught_in_the_whole(fault: Fault, tables: Path) -> None:
    caught_in_the_whole(fault, tables)


def test_no_fault_is_lost() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 80


# --- packages of others -------------------------------------------------------------------------------------------------

TABULAR = {
    "name": "gdp",
    "path": "gdp.csv",
    "schema": {"fields": [{"name": "Country", "type": "string"}]},
}
LIKE_OURS = [{"name": name, "path": f"{name}.csv", "schema": {"fields": [{"name": "id"}]}} for name in ("events", "places", "sources", "actors", "figures")]  # fmt: skip
OTHER_KIND = "datapackage.json: package: is not a package of this kind"
BOM = b"\xef\xbb\xbf"
FOREIGN: dict[str, tuple[dict[str, bytes], str]] = {  # the files, what is said in one line
    "a table of another kind": ({"datapackage.json": json.dumps({"name": "x", "resources": [TABULAR]}).encode()}, OTHER_KIND),
    "tables of our names with other columns": ({"datapackage.json": json.dumps({"resources": LIKE_OURS}).encode()}, OTHER_KIND),
    "no tables at all": ({"datapackage.json": b'{"resources": [{"name": "x", "path": "x.pdf"}, 7]}'}, OTHER_KIND),
    "YAML": ({"datapackage.yml": b"name: x"}, "datapackage.json: is missing. datapackage.yml is not read: write it as JSON"),
    "YAML by its long name": ({"datapackage.yaml": b"name: x"}, "datapackage.json: is missing. datapackage.yaml is not read"),
    "nothing": ({}, "datapackage.json: is missing. Create it"),
    "a descriptor with a mark": ({"datapackage.json": BOM + b"{}"}, "datapackage.json: begins with a byte-order mark. Save it as UTF-8 without one"),
}  # fmt: skip


@pytest.mark.parametrize("what", FOREIGN)
@pytest.mark.parametrize("named", [False, True], ids=["folder", "file"])
def test_a_package_of_others_is_told_in_one_line(
    what: str, named: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files, said = FOREIGN[what]
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    path = tmp_path / next(iter(files)) if named and files else tmp_path
    assert validate([str(path)]) == 1
    line, count = capsys.readouterr().out.splitlines()
    assert line.startswith(said)
    assert count == "1 problem"


@pytest.mark.long
def test_a_table_with_a_mark_and_a_doubled_id_have_messages_of_their_own(
    tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    actors = tables / "data/actors.csv"
    whole = actors.read_bytes()
    actors.write_bytes(BOM + whole)
    assert validate([str(tables)]) == 1
    said = "data/actors.csv: line 1: begins with a byte-order mark, as spreadsheets write it. Run make\n"
    assert capsys.readouterr().out == f"{said}1 problem\n"
    lines = whole.splitlines(keepends=True)
    actors.write_bytes(b"".join([*lines, lines[1].split(b",")[0], b",Other,state,,,\n"]))
    assert validate([str(tables)]) == 1
    said = [
        line for line in capsys.readouterr().out.splitlines() if f"line {len(lines) + 1}:" in line
    ]
    assert [
        line for line in said if "which line 2 has already. Give each its own, or remove" in line
    ]
    assert not [line for line in said if "own key" in line]
