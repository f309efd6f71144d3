"""What the code knows of the schema: the tables, their columns, types, keys and constraints. Words and vocabularies are the descriptor's.

A descriptor that asks less would let through what other code takes for granted; so it is held against this before it is used.
"""

import re
from collections.abc import Iterator

# table -> its columns; ^ is part of the key, ! is required, = stands once.
TABLES = {
    "events": "event_id^= title!= article_id! event_type! status! date_verbatim date_edtf date_earliest date_latest "
    "date_certain_from date_certain_to date_precision date_extent date_qualifier best_edtf best_earliest best_latest "
    "best_certain_from best_certain_to best_qualifier best_source_id place_id description!",
    "attestations": "event_id^ source_id^ date_verbatim paragraph anchor_type anchor_event_id anchor_date date_direction date_rule "
    "date_edtf date_earliest date_latest date_certain_from date_certain_to date_precision date_extent date_qualifier "
    "place_id rank! agreement note",
    "event_actors": "event_id^ actor_id^ role^ source_id^ paragraph note",
    "event_relations": "event_id^ relation^ related_event_id^ source_id^ paragraph note",
    "figures": "figure_id^= title! measure! value_verbatim value! unit! qualifier period_verbatim period_rule period_anchor_type "
    "period_anchor_event_id period_anchor_date period_edtf period_earliest period_latest actor_id event_id said_at_event_id source_id! paragraph note",
    "actors": "actor_id^= name!= actor_type! position affiliation_id wikidata_id",
    "places": "place_id^= name! place_type! country_code latitude longitude timezone geonames_id= wikidata_id",
    "sources": "source_id^= title publisher! origin source_type! published_edtf language url= accessed note",
}
FILLED = (
    "events",
    "attestations",
    "sources",
)  # these have rows; the others may have their header only
OTHER_NAMES = {"article": "source", "best_source": "source", "related_event": "event", "anchor_event": "event",
               "period_anchor_event": "event", "said_at_event": "event", "affiliation": "actor"}  # fmt: skip

ID = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
# The forms of EDTF in which dates are published: a lone unit shows its unspecified digits (2020-03-XX).
_UNIT = "[0-9]{2}([0-9]{2}|[0-9]X|XX)(-([0-9]{2}|XX)){0,2}"
_LONE = "[0-9]{4}-[0-9]{2}-([0-9]{2}|XX)|[0-9]{2}([0-9]{2}|[0-9]X|XX)-XX-XX|[0-9]{4}-2[1-4]"
_END = rf"({_UNIT}[?~%]?|\.\.)"
_MEMBER = rf"({_UNIT}|({_UNIT})?\.\.({_UNIT})?)"
EDTF = rf"^({_LONE}|{_UNIT}[?~%]|{_END}/{_END}|\[{_MEMBER}(,{_MEMBER})*\])$"
# What is not seen, and the double quote: a line is a row, a comma between quotes does not occur.
UNSEEN = (
    r"\u0000-\u001f\"\u007f-\u00a0\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff"
).replace(r"\"", '"')
TEXT = rf"^[^ '=+\-@{UNSEEN}]([^{UNSEEN}]*[^ {UNSEEN}])?$"
WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")  # of a vocabulary
HELD = 2**53 - 1  # the largest whole number that JSON and spreadsheets keep
# names of columns -> (type, constraints, those of the table left out); the first that fits counts. An enum of None is any.
COLUMNS = tuple(
    (re.compile(names), kind, limits)
    for names, kind, limits in (
        (r"\w+_(earliest|latest|certain_from|certain_to)|accessed", "date", {}),
        ("paragraph", "integer", {"minimum": 0}),
        ("value", "integer", {"minimum": -HELD, "maximum": HELD}),
        ("geonames_id", "integer", {"minimum": 1, "maximum": HELD}),
        ("latitude", "number", {"minimum": -90, "maximum": 90}),
        ("longitude", "number", {"minimum": -180, "maximum": 180}),
        ("status", "string", {"enum": ["past", "ongoing", "upcoming"]}),
        (
            "date_precision",
            "string",
            {"enum": "day week month quarter half-year year decade century range open".split()},
        ),
        ("date_extent", "string", {"enum": ["within", "throughout"]}),
        (
            r"\w+_qualifier",
            "string",
            {"enum": ["approximate", "uncertain", "uncertain-approximate"]},
        ),
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
        ("url", "string", {"pattern": "^https?://[!#-~]+$", "maxLength": 500}),
        (r"\w+_edtf|\w+_date", "string", {"pattern": EDTF, "maxLength": 80}),
        (r"\w+_id|\w+_rule|measure", "string", {"pattern": ID, "maxLength": 80}),
        (r"\w+_verbatim", "string", {"pattern": TEXT, "maxLength": 200}),
        (r"\w+", "string", {"pattern": TEXT, "maxLength": 500}),
    )
)


def columns(table: str) -> list[str]:
    """Return the names of the columns of a table."""
    return [column.rstrip("^!=") for column in TABLES[table].split()]


def key(table: str) -> list[str]:
    """Return the primary key of a table."""
    return [column.rstrip("^!=") for column in TABLES[table].split() if "^" in column]


def references(table: str) -> dict[str, str]:
    """Return the columns of a table that hold ids of rows, and the table of those rows."""
    targets = {
        column: column.removesuffix("_id") for column in columns(table) if column.endswith("_id")
    }
    targets = {column: f"{OTHER_NAMES.get(thing, thing)}s" for column, thing in targets.items()}
    return {
        column: target
        for column, target in targets.items()
        if target in TABLES and [column] != key(table)
    }


def kind(column: str) -> tuple[str, dict]:
    """Return the type of a column, and the constraints that its name tells of."""
    return next((kind, limits) for names, kind, limits in COLUMNS if names.fullmatch(column))


def may_grow(column: str) -> bool:
    """Return whether the vocabulary of a column is the descriptor's, and no code knows its words."""
    return kind(column)[1].get("enum", ()) is None


def departures(resource: dict) -> Iterator[tuple[str, str]]:
    """Yield how a resource departs from what the code knows of its table: what is wrong, what to write."""
    table, schema = resource["name"], resource["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    for column in sorted(fields.keys() - set(columns(table))):
        yield (
            f"the field {column} is one that the build does not make",
            f"The columns are {', '.join(columns(table))}",
        )
    for marked in TABLES[table].split():
        column = marked.rstrip("^!=")
        if column in fields:
            yield from _of_field(fields[column], marked)
        else:
            yield f"the column {column} has no field", "Describe it there"
    if schema["primaryKey"] != key(table):
        yield f"primaryKey is {schema['primaryKey']}", f"Write {key(table)}"
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


def _of_field(field: dict, marked: str) -> Iterator[tuple[str, str]]:
    column = field["name"]
    wanted, limits = kind(column)
    if field["type"] != wanted:
        yield f"{column} has the type {field['type']}", f"Write {wanted}"
    if (
        wanted == "date" and "format" not in field
    ):  # frictionless before 5.17 refuses an example without it
        yield f"{column} is a date without a format", 'Write "format": "default"'
    limits = limits | ({"required": True} if marked.endswith(("^", "!", "^=", "!=")) else {})
    limits |= {"unique": True} if "=" in marked else {}
    found = dict(field.get("constraints", {}))
    strange = [value for value in found.get("enum", []) if not WORD.fullmatch(value)]
    if strange:
        yield (
            f"enum of {column} has {strange[0][:60]!r}",
            "Write words of letters and digits, joined by -",
        )
    if "enum" in limits and limits["enum"] is None:
        limits["enum"] = found.get("enum") or ["..."]
    for name in sorted(limits.keys() | found.keys()):
        one, other = found.get(name), limits.get(name)
        if (one, type(one)) != (other, type(other)):
            yield (
                f"{name} of {column} is {one}",
                f"Write {other}" if name in limits else "Take it out",
            )
