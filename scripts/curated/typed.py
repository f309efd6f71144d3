"""Make a record of one table of TOML, and report every mistake in it."""

import math
import re
import sys
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime, time
from functools import cache
from typing import Any, get_args, get_type_hints

from scripts.common.errors import Problem
from scripts.curated.closest import MOST, Closest, one_of
from scripts.curated.records import KEYS, STATEMENTS, Origin

LONGEST = 1000  # characters of a text: twice what any column holds
WIDEST = 2**63  # whole numbers are smaller: what SQLite, R and others hold
# Typographic characters that CSV readers stumble over, and their plain form in the tables.
# A double quote in a cell would need quoting.
QUOTED = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u201a"  # kept in notes, and in texts that begin with one
PLAIN = str.maketrans(
    dict.fromkeys('\u2018\u2019\u201b\u2032\u2033"' + QUOTED, "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f", " ")
    | {"\u2026": "...", "\u00ad": ""}
)
# Apostrophes around words in a note would make sniffers of CSV take them for quotes.
APOSTROPHES = re.compile(r"(?:^|[\s(])'(\w[^']*)'(?=[\s.,;:!?)]|$)")
PLAIN_NOTE = {letter: to for letter, to in PLAIN.items() if chr(letter) not in QUOTED}
EXACT = {"url"}  # kept to the letter
OF_FILE = ("id", "source", "source_id", "article_id")  # keys that the name of the file gives
OF_FILE_FIX = "The name of the file is the id of the source: leave this out"

Row = Mapping[str, Any]  # a table of TOML

TYPES: dict[type, tuple[str, tuple[type, ...]]] = {
    bool: ("true or false", (bool,)),
    str: ("a text in quotes", (str,)),
    int: ("a whole number", (int,)),
    float: ("a number", (int, float)),
}


BARE = (int, float, date, datetime, time)  # what TOML has without quotes


@cache
def types_of(kind: type) -> dict[str, Any]:
    """Return the type that each field of a record must have; an optional one without its None."""
    hints = get_type_hints(kind)
    return {
        f.name: next((t for t in get_args(hints[f.name]) if t is not type(None)), hints[f.name])
        for f in fields(kind)
    }


@cache
def words_of(kind: type) -> dict[str, tuple[str, ...]]:
    """Return the words that a field may be, where the code knows them."""
    return {f.name: f.metadata["values"] for f in fields(kind) if "values" in f.metadata}


@cache
def required(kind: type) -> frozenset[str]:
    """Return the fields of a record that have no default."""
    return frozenset(f.name for f in fields(kind) if f.default is MISSING)


@cache
def _may_be_blank(kind: type) -> frozenset[str]:
    """Return the texts without which a record can still be checked: those that are not ids."""
    types = types_of(kind)
    return frozenset(
        f.name
        for f in fields(kind)
        if types[f.name] is str and f.name != "id" and "to" not in f.metadata
    )


def record_of(kind: type, row: Row, where: Origin, given: Row, problems: list[Problem]) -> Any:  # noqa: ANN401
    """Make a record of a TOML table, or report every reason why not and return None.

    A key that is only misspelt, and a text without quotes, count as what they were meant to be, so
    that the next mistake of the record is reported in the same run.
    """
    types = types_of(kind)
    found: list[Problem] = []
    values = {"where": where, **given} if "where" in types else dict(given)
    known = [name for name in types if name not in values]  # those that a person writes
    meant, broken = {""}, False  # by unknown keys: they are not missing as well
    for key, value in row.items():
        name = key
        of_file = bool(given) and key in OF_FILE
        if key not in known:
            name = "" if of_file else _meant(key, kind, known, MOST - len(problems))
            fix = OF_FILE_FIX if of_file else _instead(key, name, known)
            found.append(where.problem(f"{key} is an unknown key", fix))
            meant.add(name)
            broken |= not (name or of_file)
        if name and (name == key or name not in row):
            held = _value(kind, name, value, where, found)
            broken |= held is None
            values[name] = _plain(name, held)
    blank = _blank(kind, values, meant)
    if blank:
        found.append(_missing(blank, where))
    problems.extend(found)
    if broken or not _may_be_blank(kind).issuperset(required(kind) - values.keys() | {*blank}):
        return None
    # With blanks, so that a wrong date of the record is reported in the same run.
    return kind(**dict.fromkeys(required(kind) & _may_be_blank(kind), "") | values)


def _missing(names: list[str], where: Origin) -> Problem:
    what = f"{', '.join(names)} {'are' if names[1:] else 'is'} missing"
    return where.problem(what, f"Add {', '.join(f'{name} = ...' for name in names)}")


def _blank(kind: type, values: Row, meant: set[str]) -> list[str]:
    """Return the required keys that have no value."""
    texts = {name for name, wanted in types_of(kind).items() if wanted is str}
    return [
        name
        for name in types_of(kind)
        if name in required(kind) - meant
        and (name not in values or (name in texts and values[name] == ""))
    ]


def _plain(key: str, value: Any) -> Any:  # noqa: ANN401 - of any type
    """Return a text as the tables write it; one string for equal texts: ids and enums recur."""
    if type(value) is not str:
        return value
    # A cell must not begin with an apostrophe, but a title may begin with a quotation mark.
    keeps_quotes = key == "note" or value[:1] in QUOTED
    letters = {} if key in EXACT else PLAIN_NOTE if keeps_quotes else PLAIN
    return sys.intern(unicodedata.normalize("NFC", value).translate(letters))


def _meant(key: str, kind: type, known: list[str], left: int) -> str:
    """Return the key that an unknown one was meant to be: that of a column, a similar one, or none."""
    own = kind.__name__.lower()
    written = "id" if key == f"{own}_id" else KEYS.get(key, f"{own}_{key}")
    return written if written in known else Closest(known, left)(key) or ""


def _instead(key: str, meant: str, known: list[str]) -> str:
    """Return the fix of an unknown key: what was meant, or the known keys and where it belongs."""
    if meant:
        return f"Did you mean {meant}?"
    said, one = f"Known: {', '.join(known)}", key.removesuffix("s")
    if one in STATEMENTS:
        return f"{said}. Write each as [[{one}]]"
    tables = [f"[[{name}]]" for name, record in STATEMENTS.items() if one in types_of(record)]
    return said + f". {one} is a key of {', '.join(tables)}" * bool(tables)


def _value(kind: type, name: str, value: Any, where: Origin, found: list[Problem]) -> Any:  # noqa: ANN401
    """Return a value, a nested table as a record; None if there is none of the wanted type."""
    wanted = types_of(kind)[name]
    if wanted not in TYPES:
        if isinstance(value, dict):
            return record_of(wanted, value, where, {}, found)
        example = next(f.metadata["example"] for f in fields(kind) if f.name == name)
        fix = f"Write a table, as {name} = {in_toml(example)}"
        found.append(where.problem(f"{name} is not a table", fix))
        return None
    words, types = TYPES[wanted]
    if type(value) not in types:
        fix = f"Write {words}{_as_typed(wanted, name, value)}"
        found.append(where.problem(f"{name} is not {words}: {str(value)[:60]!r}", fix))
        return str(value) if wanted is str and _is_bare(value) else None
    if misfit := _misfit(name, value, words, words_of(kind).get(name)):
        found.append(where.problem(*misfit))
        return None
    quoted = APOSTROPHES.search(_plain(name, value)) if name == "note" else None
    if quoted:
        fix = f"Write \u201c{quoted[1]}\u201d"
        found.append(
            where.problem(
                "note has apostrophes around words, which sniffers of CSV take for quotes", fix
            )
        )
    return value


def _misfit(
    name: str, value: object, words: str, allowed: Collection[str] | None
) -> tuple[str, str] | None:
    """Return what is wrong with a value of the right type, and the fix; nothing if it fits."""
    if isinstance(value, int | float) and not _is_held(value):
        return f"{name} is beyond what 64 bits hold", f"Write {words} that others can hold too"
    if isinstance(value, str) and len(value) > LONGEST:  # before any pattern looks at it
        what = f"{name} is {value[:60]!r}: longer than {LONGEST} characters"
        return what, "Write it in fewer words"
    if allowed and value not in ("", *allowed):
        return f"{name} is {str(value)[:60]!r}: not one of its values", one_of(value, allowed)
    return None


def in_toml(value: object) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {in_toml(one)}' for key, one in value.items())} }}"
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _is_bare(value: object) -> bool:
    return isinstance(value, BARE) and not isinstance(value, bool)


def _as_typed(wanted: type, name: str, value: object) -> str:
    """Return how a value of another type is written as the wanted one, if that can be told."""
    if wanted is str and _is_bare(value):
        return f': {name} = "{str(value)[:60]}"'
    if wanted is int and type(value) is float:
        return ", if need be of a smaller unit: 276 per-mille for 27.6 percent"
    if wanted is bool and value in ("true", "false"):
        return f" without quotes: {name} = {value}"
    number = str(value).replace(",", ".")
    is_number = wanted in (int, float) and re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", number)
    return f" without quotes: {name} = {number}" if is_number else ""


def _is_held(value: float) -> bool:
    return abs(value) < WIDEST if isinstance(value, int) else math.isfinite(value)
