"""The canonical form of the package: everything that frictionless passes over in silence."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from scripts.curated.problems import BuildError, Problem
from scripts.package import descriptor as descriptors

# The properties that stand at each place of the descriptor: all of these, and nothing else, unless marked with "?".
PROPERTIES = {
    "package": "$schema profile name title description homepage? version created keywords licenses contributors sources image resources",
    "licenses": "name path title",
    "contributors": "title role roles",
    "sources": "title path?",
    "resources": "name type profile title description path format mediatype encoding bytes hash dialect schema",
    "dialect": "header delimiter lineTerminator quoteChar doubleQuote skipInitialSpace caseSensitiveHeader",
    "schema": "fields primaryKey foreignKeys? missingValues",
    "fields": "name type format? title description example? constraints?",
    "constraints": "required? unique? enum? pattern? minimum? maximum? maxLength?",
    "foreignKeys": "fields reference",
    "reference": "resource fields",
}
LISTS = {
    "package": ("licenses", "contributors", "sources", "resources"),
    "schema": ("fields", "foreignKeys"),
}
OBJECTS = {"resources": ("dialect", "schema"), "fields": ("constraints",), "foreignKeys": ("reference",)}


def _is_pattern(value: object) -> bool:
    try:
        re.compile(value)
    except (TypeError, re.error):
        return False
    return isinstance(value, str)


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


# What the value of a property must be: (in words, whether it is). frictionless fails without a word on some that are not.
VALUES: dict[str, tuple[str, Callable[[object], bool]]] = {
    **dict.fromkeys(
        "$schema name title description homepage version created image type path example resource role hash".split(),
        ("a text", lambda value: isinstance(value, str)),
    ),
    **dict.fromkeys(("required", "unique"), ("true or false", lambda value: isinstance(value, bool))),
    **dict.fromkeys(("minimum", "maximum", "maxLength"), ("a whole number", lambda value: type(value) is int)),
    **dict.fromkeys(("primaryKey", "enum", "keywords", "roles"), ("a list of texts", _is_names)),
    "pattern": ("a regular expression", _is_pattern),
}
RESOURCE = {"type": "table", "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
DIALECT = {
    "header": True, "delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True,
    "skipInitialSpace": False, "caseSensitiveHeader": True,
}  # fmt: skip
NAME = re.compile(r"[a-z]+(_[a-z]+)*")
CANONICAL = {
    # Any letters, but nothing that is not seen, and no double quote: a line is a row, a comma between quotes does not occur.
    "string": re.compile(
        '[^\x00-\x1f"\x7f-\xa0\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff\ud800-\udfff]*'
    ),
    "integer": re.compile(r"0|-?[1-9][0-9]*"),
    "number": re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}
BESIDE = {
    "curated",
    "README.md",
    "timeline.svg",
    "timeline_narrow.svg",
    "timeline.html",
    "timeline.jsonld",
}  # in data/, next to the tables


def lint(root: Path) -> list[Problem]:
    """Return every departure of the package at `root` from its canonical form. Only the named files are read."""
    try:
        descriptor = descriptors.read(root)
    except BuildError as error:
        return error.problems
    problems = lint_descriptor(descriptor)
    if problems:
        return problems
    tables = (problem for resource in descriptor["resources"] for problem in _table_file(root, resource))
    return [*tables, *strays(root, descriptor)]


def lint_descriptor(descriptor: dict) -> list[Problem]:
    """Return every departure of a descriptor: after this, its paths lie in data/ and its keys are keys."""
    # Each step stands on what the one before has made sure of.
    for step in (lambda d: _shape(d, "package", "package"), _names, _keys):
        problems = list(step(descriptor))
        if problems:
            return problems
    return []


def strays(root: Path, descriptor: dict) -> Iterator[Problem]:
    """Yield files in data/ that the descriptor does not declare, and links, which could lead elsewhere."""
    declared = {resource["path"] for resource in descriptor["resources"]}
    if (root / "data").is_symlink():
        yield Problem("data", "", "is a link", "Put the folder itself there")
        return
    for path in sorted((root / "data").iterdir()):
        name = path.relative_to(root).as_posix()
        if path.is_symlink():
            yield Problem(name, "", "is a link", "Put the file itself there")
        elif name not in declared and path.name not in BESIDE:
            yield Problem(name, "", "is in data/ but not declared", f"Add it to {descriptors.NAME}, or remove it")


def _say(where: str, what: str, mend: str) -> Problem:
    return Problem(descriptors.NAME, where, what, mend)


def _shape(thing: object, kind: str, where: str) -> Iterator[Problem]:
    """Walk the descriptor by the table of properties."""
    if not isinstance(thing, dict):
        yield _say(where, "is not an object", "Write { ... }")
        return
    named = PROPERTIES[kind].split()
    known = {name.rstrip("?") for name in named}
    for key in sorted(thing.keys() - known):
        yield _say(where, f"{key} is unknown or misplaced", f"Known here: {', '.join(sorted(known))}")
    for key in named:
        if not key.endswith("?") and key not in thing:
            yield _say(where, f"{key} is missing", "Add it")
    for key in sorted(thing.keys() & VALUES.keys()):
        words, holds = VALUES[key]
        if not holds(thing[key]):
            yield _say(where, f"{key} is {str(thing[key])[:60]}", f"Write {words}")
    if kind in ("foreignKeys", "reference") and not _is_names(thing.get("fields")):
        yield _say(where, "fields is no list of names", 'Write ["..."]')
    for key in OBJECTS.get(kind, ()):
        if key in thing:
            yield from _shape(thing[key], key, f"{where}.{key}")
    for key in LISTS.get(kind, ()):
        if key not in thing:
            continue
        if not isinstance(thing[key], list) or not thing[key]:
            yield _say(where, f"{key} is empty or no list", "Write at least one")
            continue
        for number, part in enumerate(thing[key]):
            name = part.get("name", number) if isinstance(part, dict) else number
            yield from _shape(part, key, f"{where}.{key}.{name}")


def _names(descriptor: dict) -> Iterator[Problem]:
    """Names are names, once each; what is the same for every resource is the same; a path lies in data/."""
    names = [resource["name"] for resource in descriptor["resources"]]
    for name in names:
        if not NAME.fullmatch(name):
            yield _say("resources", f"{name!r} is not a name of lower-case words joined by _", "Correct it")
        elif names.count(name) > 1:
            yield _say(name, "two resources have one name", "Give each its own")
    for resource in descriptor["resources"]:
        for key, value in (RESOURCE | {"path": f"data/{resource['name']}.csv", "dialect": DIALECT}).items():
            if resource[key] != value:
                yield _say(resource["name"], f"{key} is {resource[key]!r}", f"Write {value!r}")


def _keys(descriptor: dict) -> Iterator[Problem]:
    """Primary keys are required fields; a foreign key points at the primary key of a table that is there."""
    resources = {resource["name"]: resource for resource in descriptor["resources"]}
    for name, resource in resources.items():
        schema = resource["schema"]
        fields = {field["name"]: field for field in schema["fields"]}
        if len(fields) != len(schema["fields"]):
            yield _say(name, "two fields have one name", "Give each its own")
        for key in schema["primaryKey"]:
            if not fields.get(key, {}).get("constraints", {}).get("required"):
                yield _say(name, f"the key field {key} is not a required field", "Set constraints.required")
        for foreign in schema.get("foreignKeys", []):
            target = resources.get(foreign["reference"]["resource"] or name)
            if target is None or foreign["reference"]["fields"] != target["schema"]["primaryKey"]:
                yield _say(
                    name, f"the foreign key of {foreign['fields']} points at what is no primary key", "Correct the reference"
                )
            if not set(foreign["fields"]) <= fields.keys():
                yield _say(name, f"the foreign key {foreign['fields']} is of no field", "Correct the fields")
        if schema["missingValues"] != [""]:
            yield _say(name, "the empty cell is the only missing value", 'Write "missingValues": [""]')
        for field in fields.values():
            if field["type"] not in CANONICAL:
                yield _say(name, f"{field['name']} has the type {field['type']}", f"Use one of {', '.join(CANONICAL)}")


def _table_file(root: Path, resource: dict) -> Iterator[Problem]:
    path = root / resource["path"]
    if path.is_symlink() or not path.is_file():
        yield Problem(resource["path"], "", "is missing, a link or no plain file", "Run make")
        return
    yield from (Problem(resource["path"], where, what, mend) for where, what, mend in _table(path.read_bytes(), resource))


def _table(data: bytes, resource: dict) -> Iterator[tuple[str, str, str]]:
    """Compare the bytes with how the same rows are written canonically; then look at each cell."""
    fields = resource["schema"]["fields"]
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        yield "", f"is not CSV in UTF-8: {error}", "Run make"
        return
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    if out.getvalue().encode() != data:
        yield "", "is not in canonical form: LF, minimal quotes, a final newline, no byte order mark", "Run make"
    if not rows or rows[0] != [field["name"] for field in fields]:
        yield "line 1", "the header is not the columns of the schema, in their order", "Run make"
        return
    if len(rows) < 2:
        yield "", "has no rows", "A table without rows is not published: add one, or take the resource out"
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(fields):
            yield f"line {number}", f"has {len(row)} cells for {len(fields)} columns", "Run make"
        for cell, field in zip(row, fields, strict=False):
            fault = _cell(cell, field["type"])
            if fault:
                yield f"line {number}", f"{field['name']} {fault}: {cell[:60]!r}", "Correct it in data/curated and run make"
    key = [[field["name"] for field in fields].index(name) for name in resource["schema"]["primaryKey"]]
    seen: set[tuple] = set()
    for number, row in enumerate(rows[1:], 2):
        value = tuple(row[i] for i in key if i < len(row))
        if value in seen or not all(value):
            yield f"line {number}", f"the key {value} is not unique or not whole", "Give each row its own key"
        seen.add(value)


def _cell(cell: str, kind: str) -> str | None:
    if not cell:
        return None
    if cell != cell.strip():
        return "has outer blanks"
    if not CANONICAL[kind].fullmatch(cell) or (kind == "string" and cell[0] in "=+-@'"):
        return f"is not a canonical {kind}"
    if kind == "date":
        try:
            date.fromisoformat(cell)
        except ValueError:
            return "is not a day"
    return None
