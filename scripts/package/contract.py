"""What the code knows of the schema. Labels, descriptions and most vocabularies are the
descriptor's own.

A descriptor that asks less would accept values that the code cannot handle, so it is compared with
this before it is used. The columns themselves are those that tables.py makes.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from scripts.package.descriptor import Json
from scripts.package.tables import columns

Limits = dict[str, Any]  # the constraints of a field

# table -> its columns that are more than there: ^ is part of the key, ! is required, = is unique.
TABLES = {
    "events": "event_id^= title!= article_id! event_type! status! description!",
    "attestations": "event_id^ source_id^ rank!",
    "event_actors": "event_id^ actor_id^ role^ source_id^",
    "event_relations": "event_id^ relation^ related_event_id^ source_id^",
    "figures": "figure_id^= title! measure! value! unit! source_id!",
    "actors": "actor_id^= name!= actor_type!",
    "places": "place_id^= name! place_type! geonames_id=",
    "sources": "source_id^= publisher! source_type! url=",
}
FILLED = ("events", "attestations", "sources")  # these have rows; the others may be empty
OTHER_NAMES = {"article": "source", "best_source": "source", "related_event": "event", "anchor_event": "event",
               "period_anchor_event": "event", "said_at_event": "event", "affiliation": "actor"}  # fmt: skip

ID = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
# The forms of EDTF in which dates are published: a lone unit has its unspecified digits (2020-03-XX).
_UNIT = "[0-9]{2}([0-9]{2}|[0-9]X|XX)(-([0-9]{2}|XX)){0,2}"
_LONE = "[0-9]{4}-[0-9]{2}-([0-9]{2}|XX)|[0-9]{2}([0-9]{2}|[0-9]X|XX)-XX-XX|[0-9]{4}-2[1-4]"
_END = rf"({_UNIT}[?~%]?|\.\.)"
_MEMBER = rf"({_UNIT}|({_UNIT})?\.\.({_UNIT})?)"
EDTF = rf"^({_LONE}|{_UNIT}[?~%]|{_END}/{_END}|\[{_MEMBER}(,{_MEMBER})*\])$"
# Invisible characters, and the double quote: so a line is a row, and no cell is quoted for a quote.
UNSEEN = (
    r"\u0000-\u001f\"\u007f-\u00a0\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff"
).replace(r"\"", '"')
TEXT = rf"^[^ '=+\-@{UNSEEN}]([^{UNSEEN}]*[^ {UNSEEN}])?$"
ADDRESS = "^https?://[!#-~]+$"
WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")  # of a vocabulary
HELD = 2**53 - 1  # the largest whole number that JSON and spreadsheets keep
PRECISIONS = "day week month quarter half-year year decade century range open".split()
# (names of columns, type, constraints without required and unique): the first row that fits a name
# counts. An enum of None is a vocabulary of the descriptor, of which no code knows the words.
COLUMNS: tuple[tuple[str, str, Limits], ...] = (
    (r"\w+_(earliest|latest|certain_from|certain_to)|accessed", "date", {}),
    ("paragraph", "integer", {"minimum": 0}),
    ("value", "integer", {"minimum": -HELD, "maximum": HELD}),
    ("geonames_id", "integer", {"minimum": 1, "maximum": HELD}),
    ("latitude", "number", {"minimum": -90, "maximum": 90}),
    ("longitude", "number", {"minimum": -180, "maximum": 180}),
    ("status", "string", {"enum": ["past", "ongoing", "upcoming"]}),
    ("date_precision", "string", {"enum": PRECISIONS}),
    ("date_extent", "string", {"enum": ["within", "throughout"]}),
    (r"\w+_qualifier", "string", {"enum": ["approximate", "uncertain", "uncertain-approximate"]}),
    (r"(period_)?anchor_type", "string", {"enum": ["publication", "speech", "event"]}),
    ("date_direction", "string", {"enum": ["past", "future"]}),
    ("rank", "string", {"enum": ["preferred", "normal", "deprecated"]}),
    ("agreement", "string", {"enum": ["same", "narrower", "wider", "overlaps", "disjoint"]}),
    ("relation", "string", {"enum": ["before", "part-of", "commemorates"]}),
    (r"\w+_type|role|unit|qualifier", "string", {"enum": None}),
    ("country_code", "string", {"pattern": "^[A-Z]{3}$"}),
    ("wikidata_id", "string", {"pattern": "^Q[1-9][0-9]*$", "maxLength": 20}),
    ("timezone", "string", {"pattern": "^[A-Z][A-Za-z]+(/[A-Za-z0-9_+-]+)*$", "maxLength": 80}),
    ("language", "string", {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$", "maxLength": 35}),
    (r"(\w+_)?url", "string", {"pattern": ADDRESS, "maxLength": 500}),
    (r"\w+_edtf|\w+_date", "string", {"pattern": EDTF, "maxLength": 80}),
    (r"\w+_id|\w+_rule|measure", "string", {"pattern": ID, "maxLength": 80}),
    (r"\w+_verbatim", "string", {"pattern": TEXT, "maxLength": 200}),
    (r"\w+", "string", {"pattern": TEXT, "maxLength": 500}),
)
HERE = "scripts/package/contract.py"


def _marked(table: str, marks: str) -> list[str]:
    return [name.rstrip("^!=") for name in TABLES[table].split() if set(marks) & set(name)]


def key(table: str) -> list[str]:
    """Return the primary key of a table."""
    return _marked(table, "^")


def required(table: str) -> list[str]:
    """Return the columns of a table that have no empty cell."""
    return _marked(table, "^!")


def unique(table: str) -> list[str]:
    """Return the columns of a table that have no value twice."""
    return _marked(table, "=")


def references(table: str) -> dict[str, str]:
    """Return the columns of a table that hold ids of rows, and the table of those rows."""
    found = {}
    for column in (column for column in columns(table) if column.endswith("_id")):
        thing = column.removesuffix("_id")
        target = f"{OTHER_NAMES.get(thing, thing)}s"
        if target in TABLES and [column] != key(table):
            found[column] = target
    return found


@cache
def kind(column: str) -> tuple[str, Limits]:
    """Return the type of a column, and the constraints that its name implies."""
    return next((kind, limits) for names, kind, limits in COLUMNS if re.fullmatch(names, column))


def may_grow(column: str) -> bool:
    """Return whether the vocabulary of a column is the descriptor's own."""
    return kind(column)[1].get("enum", ()) is None


def is_address(column: str) -> bool:
    """Return whether a column holds addresses of the web."""
    return kind(column)[1].get("pattern") == ADDRESS


def departures(resource: Json) -> Iterator[tuple[str, str]]:
    """Yield how a resource departs from what the code knows of its table, and the fix."""
    table, schema = resource["name"], resource["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    known = columns(table)
    for column in sorted(fields.keys() - set(known)):
        what = f"the field {column} is not one that the build makes"
        yield what, f"The columns are {', '.join(known)}; scripts/package/tables.py makes them"
    for column in known:
        if column in fields:
            yield from _of_field(fields[column], table)
        else:
            yield f"the column {column} has no field", "Describe it there"
    if schema["primaryKey"] != key(table):
        yield f"primaryKey is {schema['primaryKey']}", f"Write {key(table)}"
    yield from _of_references(table, schema)


def _of_references(table: str, schema: Json) -> Iterator[tuple[str, str]]:
    stated = [
        (foreign["fields"], foreign["reference"]["resource"])
        for foreign in schema.get("foreignKeys", [])
    ]
    wanted = [
        ([column], target if target != table else "")
        for column, target in references(table).items()
    ]
    for (column,), target in (key for key in wanted if key not in stated):
        yield f"{column} has no foreign key", f"Add the one to {target or 'its own table'}"
    for number, (names, target) in enumerate(stated):
        if (names, target) not in wanted or (names, target) in stated[:number]:
            what = f"a foreign key of {', '.join(names)} to {target!r} is one too many"
            yield what, 'Take it out; the table itself is ""'


def _of_field(field: Json, table: str) -> Iterator[tuple[str, str]]:
    column = field["name"]
    wanted, limits = kind(column)
    new = f", or give {column} a row of COLUMNS in {HERE}" if _is_default(column) else ""
    if field["type"] != wanted:
        yield f"{column} has the type {field['type']}", f"Write {wanted}{new}"
    if wanted == "date" and "format" not in field:  # frictionless before 5.17 refuses its example
        yield f"{column} is a date without a format", 'Write "format": "default"'
    found: Limits = field.get("constraints", {})
    strange = [value for value in found.get("enum", []) if not WORD.fullmatch(value)]
    if strange:
        what = f"enum of {column} has {strange[0][:60]!r}"
        yield what, "Write words of letters and digits, joined by -"
    if may_grow(column):
        limits = {"enum": found.get("enum") or ["..."]}
    limits = limits | {"required": True} if column in required(table) else limits
    limits = limits | {"unique": True} if column in unique(table) else limits
    for name in sorted(limits.keys() | found.keys()):
        one, other = found.get(name), limits.get(name)
        if (one, type(one)) != (other, type(other)):  # for Python, True is 1
            fix = f"Write {other}" if name in limits else "Take it out"
            yield f"{name} of {column} is {one}", fix + new


def _is_default(column: str) -> bool:
    """Return whether only the last row of `COLUMNS`, which is for any text, fits a column."""
    return kind(column) == COLUMNS[-1][1:]
