"""The descriptor as it must stand: everything that frictionless passes over in silence, or fails on without a word."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator

from scripts.common.errors import Problem
from scripts.package import contract
from scripts.package import descriptor as descriptors
from scripts.package.languages import three_letters

# The properties that stand at each place of the descriptor: all of these, and nothing else, unless marked with "?".
PROPERTIES = {
    "package": "$schema profile name id? title description homepage? version created languages keywords "
    "licenses contributors sources image resources",
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
OBJECTS = {
    "resources": ("dialect", "schema"),
    "fields": ("constraints",),
    "foreignKeys": ("reference",),
}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value.isprintable() and value == value.strip() != ""


def _matches(pattern: str) -> Callable[[object], bool]:
    return lambda value: (
        isinstance(value, str) and re.fullmatch(pattern, value, re.ASCII) is not None
    )


def _is_pattern(value: object) -> bool:
    try:
        re.compile(value)
    except (TypeError, re.error, RecursionError, OverflowError):
        return False
    return isinstance(value, str)


def _is_names(value: object) -> bool:
    return (
        isinstance(value, list)
        and value != []
        and all(map(_is_text, value))
        and len(set(value)) == len(value)
    )


def _is_languages(value: object) -> bool:
    tag = re.compile(contract.kind("language")[1]["pattern"])
    return _is_names(value) and all(tag.search(name) and three_letters(name) for name in value)


# What the value of a property must be: (in words, whether it is). frictionless fails without a word on some that are not.
VALUES: dict[str, tuple[str, Callable[[object], bool]]] = {
    **dict.fromkeys(
        "$schema profile title description image type mediatype encoding role format".split(),
        ("a text on one line, without outer blanks", _is_text),
    ),
    **dict.fromkeys(
        ("required", "unique"), ("true or false", lambda value: isinstance(value, bool))
    ),
    **dict.fromkeys(
        ("minimum", "maximum", "maxLength", "bytes"),
        ("a whole number", lambda value: type(value) is int),
    ),
    **dict.fromkeys(
        ("primaryKey", "enum", "keywords", "roles"), ("a list of texts, each once", _is_names)
    ),
    # As https://datapackage.org/recipes/language-support/ has it: the first is the one written in.
    "languages": ('a list of tags of BCP 47, as ["en"]', _is_languages),
    "name": ("a name of letters, digits and . _ -", _matches(r"[A-Za-z0-9][A-Za-z0-9._-]*")),
    "id": (
        "the address of its DOI, as https://doi.org/10.5281/zenodo.1234",
        _matches(r"https://doi\.org/10\.\d{4,9}/[\w./()-]+"),
    ),
    "homepage": (
        "an address of the web that a shell can take as it is",
        _matches(r"https?://[\w.-]+(/[\w./~-]*)?"),
    ),
    "version": ("three numbers, as in 1.2.3", _matches(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}")),
    "created": (
        "a day and time, as in 2026-01-31T00:00:00Z",
        _matches(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"),
    ),
    "hash": ("sha256: and its 64 digits in lower case", _matches(r"sha256:[0-9a-f]{64}")),
    "resource": ("the name of a table, or nothing for the same one", _matches(r"[a-z_]*")),
    "example": ("a text on one line", lambda value: value == "" or _is_text(value)),
    "pattern": ("a regular expression", _is_pattern),
}
ADDRESS = ("an address of the web", _matches(r"https?://[\w.-]+(:\d+)?([/?#][!#-~]*)?"))
PATHS = {"licenses": ADDRESS, "sources": ADDRESS}
PACKAGE = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "profile": "tabular-data-package",
    "image": "data/timeline.svg",
}
RESOURCE = {
    "type": "table",
    "profile": "tabular-data-resource",
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8",
}
DIALECT = {
    "header": True, "delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True,
    "skipInitialSpace": False, "caseSensitiveHeader": True,
}  # fmt: skip


def lint(descriptor: dict) -> list[Problem]:
    """Return every departure of a descriptor: after this, its paths lie in data/, its keys are keys, and it asks what the code knows."""
    # Each step stands on what the one before has made sure of.
    for step in (lambda d: _shape(d, "package", "package"), _names, _keys, _contract):
        problems = list(step(descriptor))
        if problems:
            return problems
    return []


def _say(where: str, what: str, fix: str) -> Problem:
    return Problem(descriptors.NAME, where, what, fix)


def _shape(thing: object, kind: str, where: str) -> Iterator[Problem]:
    """Walk the descriptor by the table of properties."""
    if not isinstance(thing, dict):
        yield _say(where, "is not an object", "Write { ... }")
        return
    named = PROPERTIES[kind].split()
    known = {name.rstrip("?") for name in named}
    for key in sorted(thing.keys() - known):
        yield _say(
            where, f"{key} is unknown or misplaced", f"Known here: {', '.join(sorted(known))}"
        )
    for key in named:
        if not key.endswith("?") and key not in thing:
            yield _say(where, f"{key} is missing", "Add it")
    values = VALUES | ({"path": PATHS[kind]} if kind in PATHS else {})
    for key in sorted(thing.keys() & values.keys() - {"fields"}) if kind != "dialect" else ():
        words, holds = values[key]
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
            yield from _shape(part, key, f"{where}.{key}.{str(name)[:60]}")


def _names(descriptor: dict) -> Iterator[Problem]:
    """Tables are those of the contract, once each; what is the same for every resource is the same; a path lies in data/."""
    if not _matches(r"[a-z0-9][a-z0-9._-]*")(descriptor["name"]):
        yield _say("package", f"name is {descriptor['name']}", "Write it in lower case")
    yield from _differs("package", descriptor, PACKAGE)
    times = Counter(resource["name"] for resource in descriptor["resources"])
    for name in sorted(times.keys() - contract.TABLES.keys()):
        yield _say(
            name, "is a table that the build does not make", f"Known: {', '.join(contract.TABLES)}"
        )
    for name in (name for name in contract.TABLES if name not in times):
        yield _say(
            name, "has no resource", f"Copy it from {descriptors.WHOLE}; all tables are published"
        )
    for name in (name for name, count in times.items() if count > 1):
        yield _say(name, "two resources have one name", "Give each its own")
    for resource in descriptor["resources"]:
        yield from _differs(
            resource["name"],
            resource,
            RESOURCE | {"path": f"data/{resource['name']}.csv", "dialect": DIALECT},
        )


def _differs(where: str, thing: dict, wanted: dict) -> Iterator[Problem]:
    for key, value in wanted.items():
        if json.dumps(thing[key], sort_keys=True) != json.dumps(
            value, sort_keys=True
        ):  # for Python, True is 1
            yield _say(where, f"{key} is {str(thing[key])[:300]!r}", f"Write {value!r}")


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
                yield _say(
                    name, f"the key field {key} is not a required field", "Set constraints.required"
                )
        for foreign in schema.get("foreignKeys", []):
            target = resources.get(foreign["reference"]["resource"] or name)
            if target is None or foreign["reference"]["fields"] != target["schema"]["primaryKey"]:
                what = f"the foreign key of {foreign['fields']} points at what is no primary key"
                yield _say(name, what, "Correct the reference")
            if not set(foreign["fields"]) <= fields.keys():
                yield _say(
                    name,
                    f"the foreign key {foreign['fields']} is of no field",
                    "Correct the fields",
                )
        if schema["missingValues"] != [""]:
            yield _say(
                name, "the empty cell is the only missing value", 'Write "missingValues": [""]'
            )
        for field in fields.values():
            if field.get("format", "default") != "default":
                yield _say(name, f"{field['name']} has the format {field['format']}", "Take it out")


def _contract(descriptor: dict) -> Iterator[Problem]:
    for resource in descriptor["resources"]:
        for what, fix in contract.departures(resource):
            yield _say(resource["name"], what, fix)
