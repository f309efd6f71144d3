"""Check the descriptor for what frictionless accepts silently, or fails on without a reason."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime

from scripts.common import letters
from scripts.common.addresses import refused
from scripts.common.errors import Problem
from scripts.package import contract
from scripts.package import descriptor as descriptors
from scripts.package.descriptor import Json
from scripts.package.languages import three_letters

# The properties of each part of the descriptor: all of these and no other; "?" marks optional ones.
PROPERTIES = {
    "package": "$schema profile name id? title description homepage? version created languages "
    "keywords "
    "licenses contributors sources image resources",
    "licenses": "name path title",
    "contributors": "title path? email? givenName? familyName? organization? role? roles?",
    "sources": "title path?",
    "resources": "name type profile title description path format mediatype encoding bytes hash "
    "dialect schema",
    "dialect": "header delimiter lineTerminator quoteChar doubleQuote skipInitialSpace "
    "caseSensitiveHeader",
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


def _is_text(value: object, most: int = 1000) -> bool:
    if not isinstance(value, str) or len(value) > most:
        return False
    return value.isprintable() and value == value.strip() != ""


def _is_description(value: object) -> bool:
    return _is_text(value, 5000) and "<!--" not in str(value)  # the marks of a generated block


def _is_instant(value: object) -> bool:
    """Return whether a time exists, in a year that an entry of a zip can have."""
    try:
        return 1980 <= datetime.strptime(str(value), "%Y-%m-%dT%H:%M:%SZ").year <= 2107
    except ValueError:
        return False


def _matches(pattern: str) -> Callable[[object], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def _is_address(value: object) -> bool:
    written = _matches(r"https?://[\w.-]+(:\d+)?([/?#][!#-~]*)?")
    return written(value) and not refused(str(value))


def _is_pattern(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(re.compile(value))
    except (re.error, RecursionError, OverflowError):
        return False


def _is_names(value: object) -> bool:
    if not isinstance(value, list) or not all(map(_is_text, value)):
        return False
    return 0 < len(value) == len(set(map(str.casefold, value)))


def _is_languages(value: object) -> bool:
    tag = re.compile(contract.kind("language")[1]["pattern"])
    if not isinstance(value, list) or not _is_names(value):
        return False
    return all(tag.search(name) and three_letters(name) for name in value)


def _is_orcid(path: str) -> bool:
    """Return whether a path is not an ORCID, or one with the right check digit (ISO 7064 MOD 11-2)."""
    if "orcid.org" not in path:
        return True
    if not re.fullmatch(r"https://orcid\.org/(\d{4}-){3}\d{3}[\dX]", path, re.ASCII):
        return False
    name = path.removeprefix("https://orcid.org/").replace("-", "")
    total = 0
    for digit in name[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == name[-1]


Test = tuple[str, Callable[[object], bool]]
# What the value of a property must be: (in words, whether it is). On some others frictionless fails
# without a reason.
VALUES: dict[str, Test] = {
    **dict.fromkeys(
        "$schema profile title image type mediatype encoding role format givenName "
        "familyName organization".split(),
        ("a text on one line of at most 1000 letters, without outer blanks", _is_text),
    ),
    "description": (
        "a text on one line of at most 5000 letters, without outer blanks and <!--",
        _is_description,
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
        "a public address of the web that a shell can take as it is",
        lambda value: _matches(r"https?://[\w.-]+(/[\w./~-]*)?")(value) and _is_address(value),
    ),
    "version": ("three numbers, as in 1.2.3", _matches(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}")),
    "created": (
        "a day and time from 1980 to 2107, as in 2026-01-31T00:00:00Z",
        lambda value: _matches(r"[\dT:-]{19}Z")(value) and _is_instant(value),
    ),
    "hash": ("sha256: and its 64 digits in lower case", _matches(r"sha256:[0-9a-f]{64}")),
    "resource": ("the name of a table, or nothing for the same one", _matches(r"[a-z_]*")),
    "example": ("a text on one line", lambda value: value == "" or _is_text(value)),
    "pattern": ("a regular expression", _is_pattern),
    "email": ("an e-mail address", _matches(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")),
}
ADDRESS = ("a public address of the web", _is_address)
PERSON = (
    "a public address of the web; an ORCID as https://orcid.org/0000-0002-1825-0097",
    lambda value: _is_address(value) and _is_orcid(str(value)),
)
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


NAMES: Test = ('a list of names, as ["..."]', _is_names)
# The values of the parts where a property differs from the one in `VALUES`.
OTHER_VALUES: dict[str, dict[str, Test]] = {
    "licenses": {"path": ADDRESS},
    "contributors": {"path": PERSON},
    "sources": {"path": ADDRESS},
    "foreignKeys": {"fields": NAMES},
    "reference": {"fields": NAMES},
}


def lint(descriptor: Json) -> list[Problem]:
    """Return every fault of a descriptor. Without one, its paths are in data/, its keys are keys,
    and it asks what the code knows."""
    if _is_foreign(descriptor):
        what = f"is not a package of this kind: it has not the tables {', '.join(contract.TABLES)}"
        return [_say("package", what, "Use frictionless validate, which reads any data package")]
    steps = (lambda d: _shape(d, "package", "package"), _names, _keys, _contract)
    for step in steps:  # each relies on what the one before has checked
        problems = list(step(descriptor))
        if problems:
            return problems
    return []


def _is_foreign(descriptor: object) -> bool:
    """Return whether a descriptor has resources, and fewer than half are tables of this kind."""
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(resources, list) or not resources:
        return False
    named = [r for r in resources if isinstance(r, dict) and isinstance(r.get("name"), str)]
    ours = [r for r in named if r["name"] in contract.TABLES and _has_key(r)]
    return len(ours) < len(contract.TABLES) / 2


def _has_key(resource: Json) -> bool:
    """Return whether a table has the columns of its key, as far as its schema can be read."""
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    names = (
        [f.get("name") for f in fields if isinstance(f, dict)] if isinstance(fields, list) else []
    )
    return set(contract.key(resource["name"])) <= set(map(str, names))


def _say(where: str, what: str, fix: str) -> Problem:
    return Problem(descriptors.NAME, where, what, fix)


def _shape(thing: object, kind: str, where: str) -> Iterator[Problem]:
    """Check the properties of a part of the descriptor, and of the parts in it."""
    if not isinstance(thing, dict):
        yield _say(where, "is not an object", "Write { ... }")
        return
    yield from _properties(thing, kind, where)
    for key in (key for key in OBJECTS.get(kind, ()) if key in thing):
        yield from _shape(thing[key], key, f"{where}.{key}")
    for key in (key for key in LISTS.get(kind, ()) if key in thing):
        yield from _list(thing[key], key, where)


def _properties(thing: Json, kind: str, where: str) -> Iterator[Problem]:
    """Check the names of the properties of a part, and their simple values."""
    named = PROPERTIES[kind].split()
    known = {name.rstrip("?") for name in named}
    for key in sorted(thing.keys() - known):
        fix = f"Known here: {', '.join(sorted(known))}"
        yield _say(where, f"{key} is unknown or misplaced", fix)
    for key in named:
        if not key.endswith("?") and key not in thing:
            yield _say(where, f"{key} is missing", "Add it")
    values = {} if kind == "dialect" else VALUES | OTHER_VALUES.get(kind, {})
    for key in sorted(thing.keys() & values.keys()):
        words, holds = values[key]
        if not holds(thing[key]):
            yield _say(where, f"{key} is {str(thing[key])[:60]}", f"Write {words}")
        elif key in TEXTS and (why := _deceives(thing[key], kind)):
            yield _say(where, f"{key} {why}: {thing[key][:60]}", "Write it in plain letters")


TEXTS = ("title", "description")


def _deceives(text: str, kind: str) -> str | None:
    """Return what is wrong with the letters of a text, or None. Those of a package are English."""
    if not any(map(str.isalnum, text)):
        return "has neither a letter nor a digit"
    return letters.fault_of(text) or (letters.not_english(text) if kind == "package" else None)


def _list(parts: object, key: str, where: str) -> Iterator[Problem]:
    if not isinstance(parts, list) or not parts:
        yield _say(where, f"{key} is empty or not a list", "Write at least one")
        return
    for number, part in enumerate(parts):
        name = part.get("name", number) if isinstance(part, dict) else number
        yield from _shape(part, key, f"{where}.{key}.{str(name)[:60]}")
        if key in ("licenses", "contributors") and part in parts[:number]:
            yield _say(where, f"{key} has number {number} twice", "Remove one")


def _names(descriptor: Json) -> Iterator[Problem]:
    """Check that each table of the contract is there once, as a file in data/ of the one form."""
    if not _matches(r"[a-z0-9][a-z0-9._-]*")(descriptor["name"]):
        yield _say("package", f"name is {descriptor['name']}", "Write it in lower case")
    yield from _differs("package", descriptor, PACKAGE)
    times = Counter(resource["name"] for resource in descriptor["resources"])
    for name in sorted(times.keys() - contract.TABLES.keys()):
        fix = f"Known: {', '.join(contract.TABLES)}"
        yield _say(name, "is a table that the build does not make", fix)
    for name in (name for name in contract.TABLES if name not in times):
        fix = f"Copy it from {descriptors.WHOLE}; all tables are published"
        yield _say(name, "has no resource", fix)
    for name in (name for name, count in times.items() if count > 1):
        yield _say(name, "two resources have one name", "Give each its own")
    for resource in descriptor["resources"]:
        own = {"path": f"data/{resource['name']}.csv", "dialect": DIALECT}
        yield from _differs(resource["name"], resource, RESOURCE | own)


def _differs(where: str, thing: Json, wanted: Json) -> Iterator[Problem]:
    for key, value in wanted.items():
        # As JSON: for Python, True is 1.
        if json.dumps(thing[key], sort_keys=True) != json.dumps(value, sort_keys=True):
            yield _say(where, f"{key} is {str(thing[key])[:300]!r}", f"Write {value!r}")


def _keys(descriptor: Json) -> Iterator[Problem]:
    """Check that primary keys are required fields, and that foreign keys lead to primary keys."""
    schemas = {resource["name"]: resource["schema"] for resource in descriptor["resources"]}
    for name, schema in schemas.items():
        fields = {field["name"]: field for field in schema["fields"]}
        if len(fields) != len(schema["fields"]):
            yield _say(name, "two fields have one name", "Give each its own")
        for key in schema["primaryKey"]:
            if not fields.get(key, {}).get("constraints", {}).get("required"):
                what = f"the key field {key} is not a required field"
                yield _say(name, what, "Set constraints.required")
        for foreign in schema.get("foreignKeys", []):
            columns, target = foreign["fields"], foreign["reference"]["resource"] or name
            if foreign["reference"]["fields"] != schemas.get(target, {}).get("primaryKey"):
                what = f"the foreign key of {columns} does not lead to a primary key"
                yield _say(name, what, "Correct the reference")
            if not set(columns) <= fields.keys():
                yield _say(name, f"the foreign key {columns} has no field", "Correct the fields")
        if schema["missingValues"] != [""]:
            what = "the empty cell is the only missing value"
            yield _say(name, what, 'Write "missingValues": [""]')
        for field in fields.values():
            if field.get("format", "default") != "default":
                yield _say(name, f"{field['name']} has the format {field['format']}", "Take it out")


def _contract(descriptor: Json) -> Iterator[Problem]:
    for resource in descriptor["resources"]:
        for what, fix in contract.departures(resource):
            yield _say(resource["name"], what, fix)
