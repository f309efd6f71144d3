"""Read the hand-written TOML under data/curated into records, and name every mistake in it once."""

import math
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TextIO, get_args, get_type_hints

from scripts.common import plain
from scripts.common.errors import BuildError, Problem
from scripts.curated.closest import MOST, Closest
from scripts.curated.lost import Lost
from scripts.curated.records import (
    KEYS,
    REGISTRIES,
    Attestation,
    Curated,
    Event,
    Figure,
    Origin,
    Part,
    Relation,
    Source,
)

FOLDER = "data/curated"
STATEMENTS = {
    "event": Event,
    "attestation": Attestation,
    "part": Part,
    "relation": Relation,
    "figure": Figure,
}
SIGNS = ("README.md",)  # hand-written too, but holding no facts
HEAD = re.compile(
    r"\[\[\w+\]\]", re.ASCII
)  # of a list of tables; not of one within the table above it
BATCH = 200_000  # characters of a file that are parsed at a time
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
WIDEST = 2**63  # whole numbers are below: what SQLite, R and others hold
# What typographers write and CSV readers stumble over, as the tables write it: a double quote in a cell would need quoting.
QUOTED = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u201a"  # kept in notes
PLAIN = str.maketrans(
    dict.fromkeys('\u2018\u2019\u201b\u2032\u2033"' + QUOTED, "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f", " ")
    | {"\u2026": "...", "\u00ad": ""}
)
# Apostrophes around words in a note would make sniffers of CSV take them for quotes.
PLAIN_NOTE = {letter: to for letter, to in PLAIN.items() if chr(letter) not in QUOTED}
EXACT = {"url"}  # kept to the letter
FILE, FILE_FIX = (
    ("id", "source", "source_id", "article_id"),
    "The name of the file is the id of the source: leave this out",
)


def read(root: Path) -> tuple[Curated, list[Problem]]:
    """Return the records of `root`/data/curated and every problem found.

    Records with a problem are left out, and without a word of their own those that refer to them.
    """
    curated, problems, lost = Curated(), [], Lost()
    for path in _files(root, problems, lost):
        name = path.relative_to(root).as_posix()
        try:
            _read_file(path, name, curated, problems, lost)
            continue
        except RecursionError:
            problems.append(
                Problem(name, "", "is nested too deeply", "Write plain tables of plain values")
            )
        except OSError as error:
            problems.append(plain.unopened(name, error))
        except ValueError as error:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
            fix = "Fix the TOML there (UTF-8, strings in double quotes)"
            problems.append(Problem(name, "", f"cannot be read: {error}", fix))
        lost.file(path)
    _check_doubled(curated, problems)
    _check_references(curated, problems, lost)
    curated.whole = not problems
    return curated, problems


def _files(root: Path, problems: list[Problem], lost: Lost) -> Iterator[Path]:
    """The curated files in a fixed order. Links and strays are named: nothing outside the two folders is ever read."""
    folder, sources = root / FOLDER, root / FOLDER / "sources"
    try:
        # Not one call: what is wrong with the outer folder is said once.
        found = [*plain.entries(folder, FOLDER), *plain.entries(sources, f"{FOLDER}/sources")]
    except BuildError as error:
        problems += error.problems
        return
    for path in sorted({folder / name for name in REGISTRIES} - set(found)):
        problems.append(
            Problem(
                path.relative_to(root).as_posix(),
                "",
                "is missing",
                "Create it; it may be empty of rows",
            )
        )
        lost.file(path)
    for path in found:
        name = path.relative_to(root).as_posix()
        known = path.name in REGISTRIES if path.parent == folder else path.suffix == ".toml"
        fault = plain.fault(path, name)
        if path == sources or (not fault and path.name in SIGNS):
            continue
        if fault:
            problems.append(fault)
            lost.file(path)
        elif not known:
            fix = "Put each source, an article with its events too, under sources/ as ID.toml, and nothing else beside them"
            problems.append(Problem(name, "", "is a file that the build does not know", fix))
            lost.file(path)
        elif path.parent == sources and not ID.fullmatch(path.stem):
            problems.append(
                Problem(
                    name,
                    "",
                    "is not named by an id",
                    "Name it in lower-case words joined by -, a letter first, and .toml",
                )
            )
            lost.file(path)
        else:
            yield path


def _read_file(
    path: Path, name: str, curated: Curated, problems: list[Problem], lost: Lost
) -> None:
    if path.parent.name == "sources":
        head = _read_lists(path, name, STATEMENTS, {"source": path.stem}, curated, problems, lost)
        source = _record(Source, head, Origin(name, path.stem), {"id": path.stem}, problems)
        if source:
            curated.source.append(source)
        else:
            lost.record("source", path.stem)
        return
    record = REGISTRIES[path.name]
    kinds = {record.__name__.lower(): record}
    for key in _read_lists(path, name, kinds, {}, curated, problems, lost):
        problems.append(Problem(name, key, "is an unknown key", f"Known: {', '.join(kinds)}"))


def _read_lists(
    path: Path,
    name: str,
    kinds: dict,
    given: dict,
    curated: Curated,
    problems: list[Problem],
    lost: Lost,
) -> dict:
    """Read the lists of tables of these kinds, and return whatever else the file holds."""
    head: dict = {}
    numbers = dict.fromkeys(kinds, 0)
    for document in documents(path):
        for kind, record in kinds.items():
            rows = document.pop(kind, [])
            if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
                problems.append(
                    Problem(name, kind, "is not a list of tables", f"Write each as [[{kind}]]")
                )
                lost.record(kind, None)
                continue
            for row in rows:
                numbers[kind] += 1
                own = {key: value for key, value in given.items() if key in _types(record)}
                made = _record(
                    record, row, Origin(name, _label(kind, row, numbers[kind])), own, problems
                )
                if made:
                    getattr(curated, kind).append(made)
                else:
                    lost.record(kind, row.get("id"))
        head |= document
    return head


def documents(path: Path) -> Iterator[dict]:
    """Yield a parsed file some tables at a time: parsed TOML takes many times the memory of its text.

    A batch may end in the midst of a text that has a line like the head of a table; then all the rest is parsed at once.
    The empty lines in front keep the parser's line numbers true. Raises ValueError for a file that is
    no UTF-8 or no TOML, and OSError.
    """
    with path.open(encoding="utf-8", newline="\n") as file:
        before, batches = 0, _batches(file)
        for batch in batches:
            try:
                document = tomllib.loads(batch)
            except tomllib.TOMLDecodeError:
                yield tomllib.loads("\n" * before + batch + "".join(batches))
                return
            before += batch.count("\n")
            yield document


def _batches(file: TextIO) -> Iterator[str]:
    """The text of a file in parts of about `BATCH` characters, each but the first beginning with the head of a table."""
    kept: list[str] = []
    while lines := file.readlines(BATCH):
        last = next((n for n in reversed(range(len(lines))) if HEAD.match(lines[n])), 0)
        if last:
            yield "".join(kept + lines[:last])
            kept = []
        kept += lines[last:]
    yield "".join(kept)


def _label(kind: str, row: dict, number: int) -> str:
    """The id of a row; a statement without one goes by its kind and the event that it speaks of."""
    id_, event = row.get("id"), row.get("event")
    if isinstance(id_, str) and id_:
        return id_[:80]
    return f"{kind} of {event[:80]}" if isinstance(event, str) and event else f"{kind} {number}"


TYPES = {
    bool: ("true or false", (bool,)),
    str: ("a text in quotes", (str,)),
    int: ("a whole number", (int,)),
    float: ("a number", (int, float)),
}


@cache
def _types(kind: type) -> dict[str, Any]:
    """The type that each field of a record must have; an optional one without its None."""
    hints = get_type_hints(kind)
    return {
        f.name: next((t for t in get_args(hints[f.name]) if t is not type(None)), hints[f.name])
        for f in fields(kind)
    }


@cache
def _required(kind: type) -> frozenset[str]:
    return frozenset(f.name for f in fields(kind) if f.default is MISSING)


@cache
def _may_be_blank(kind: type) -> frozenset[str]:
    """The texts of a record that nothing else is known by."""
    return frozenset(
        f.name
        for f in fields(kind)
        if _types(kind)[f.name] is str and f.name != "id" and "to" not in f.metadata
    )


def _record(kind: type, row: dict, where: Origin, given: dict, problems: list[Problem]) -> Any:  # noqa: ANN401
    """Make a record of a TOML table, or name all that keeps it from being one and return None."""
    found: list[Problem] = []
    meant: set[str | None] = set()
    types = _types(kind)
    values = {"where": where} | given if "where" in types else dict(given)
    for key, value in row.items():
        if key not in types or key in values:
            known = [name for name in types if name not in {*given, "where"}]
            close = "" if given and key in FILE else _meant(key, kind, known, MOST - len(problems))
            meant.add(close)
            fix = (
                f"Did you mean {close}?"
                if close
                else f"Known: {', '.join(known)}"
                if close is None
                else FILE_FIX
            )
            found.append(Problem(*where, f"{key} is an unknown key", fix))
            continue
        if type(value) is not types[key] or type(value) in (int, float):
            value = _value(key, value, types[key], where, found)
        if type(value) is str:  # interned: ids and enums stand in many records
            value = sys.intern(_plain(key, value))
        values[key] = value
    needed = [name for name in types if name in _required(kind) - meant]
    blank = [
        name for name in needed if name not in values or (values[name] == "" and types[name] is str)
    ]
    if blank:
        are = "are" if blank[1:] else "is"
        found.append(
            Problem(
                *where,
                f"{', '.join(blank)} {are} missing",
                f"Add {', '.join(f'{name} = ...' for name in blank)}",
            )
        )
    problems.extend(found)
    if len(found) > bool(blank) or not _may_be_blank(kind).issuperset(blank):
        return None
    return kind(
        **values | dict.fromkeys(blank, "")
    )  # so that what else is wrong with its date is told in the same run


def _plain(key: str, value: str) -> str:
    """A text as the tables write it: plain quotes and dashes, but quotation marks stay in a note."""
    return value if key in EXACT else value.translate(PLAIN_NOTE if key == "note" else PLAIN)


def _meant(key: str, kind: type, known: list[str], left: int) -> str | None:
    """The key that an unknown one was meant to be: that of a column of the tables, or one spelt alike; None for neither."""
    written = "id" if key == f"{kind.__name__.lower()}_id" else KEYS.get(key)
    return written if written in known else Closest(known, left)(key)


def _value(name: str, value: Any, wanted: type, where: Origin, found: list[Problem]) -> Any:  # noqa: ANN401
    """Return a value of the wanted type, a nested table as a record; name it where it is neither."""
    if wanted in TYPES:
        words, types = TYPES[wanted]
        if type(value) not in types:
            found.append(
                Problem(*where, f"{name} is not {words}: {str(value)[:60]!r}", f"Write {words}")
            )
        elif type(value) in (int, float) and not _is_held(value):
            found.append(
                Problem(
                    *where,
                    f"{name} is beyond what 64 bits hold",
                    f"Write {words} that others can hold too",
                )
            )
    elif isinstance(value, dict):
        return _record(wanted, value, where, {}, found)
    else:
        found.append(Problem(*where, f"{name} is not a table", f"Write {name} = {{ ... }}"))
    return value


def _is_held(value: float) -> bool:
    """Whether a number is one that others can hold too."""
    return abs(value) < WIDEST if isinstance(value, int) else math.isfinite(value)


KINDS = ("event", "actor", "place", "source")
HOMES = {
    "event": "Add an [[event]] with it to the file of its article",
    "actor": f"Add it to {FOLDER}/actors.toml",
    "place": f"Add it to {FOLDER}/places.toml",
}


def _check_doubled(curated: Curated, problems: list[Problem]) -> None:
    """Ids stand once."""
    for kind in (*KINDS, "figure"):
        first: dict[str, Origin] = {}
        for record in getattr(curated, kind):
            if record.id in first:
                found = f"the id stands twice, first in {first[record.id].file}"
                problems.append(
                    Problem(*record.where, found, "Give each its own id, or remove one")
                )
            first.setdefault(record.id, record.where)


def _check_references(curated: Curated, problems: list[Problem], lost: Lost) -> None:
    """Every reference names a record. Records with one that does not are left out, and so are those that refer to them."""
    ids = {kind: {record.id for record in getattr(curated, kind)} for kind in KINDS}
    closest = {kind: Closest(names) for kind, names in ids.items()}
    wanting: dict[tuple[str, str], list] = {}
    gone = []
    for kind in ("actor", *STATEMENTS):
        for record in getattr(curated, kind):
            for to, id_ in _references(record):
                wanting.setdefault((to, id_), []).append((kind, record))
                if id_ not in ids[to]:
                    gone.append((to, id_))
    for to, id_ in dict.fromkeys(gone):  # a missing id is told once, where it is named first
        if not lost.holds(to, id_):
            problems.append(
                _dangling([record for _, record in wanting[to, id_]], to, id_, closest[to])
            )
    left_out: set[int] = set()
    while gone:
        for kind, record in wanting.pop(gone.pop(), ()):
            left_out.add(id(record))
            if kind in KINDS:
                gone.append((kind, record.id))
    if left_out:
        for kind in ("actor", *STATEMENTS):
            setattr(
                curated,
                kind,
                [record for record in getattr(curated, kind) if id(record) not in left_out],
            )


def _dangling(records: list, kind: str, id_: str, closest: Closest) -> Problem:
    close = closest(id_)
    fix = f"Did you mean {close}?" if close else f"{HOMES[kind]}, or correct the id"
    also = f", which is named {len(records)} times" if len(records) > 1 else ""
    if also and close:
        fix = f"Correct it, or the id of {close}, whichever is misspelt"
    return Problem(*records[0].where, f"no {kind} has the id {id_[:80]!r}{also}", fix)


@cache
def _references_of(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields of a record that hold ids, and the kind of record that each names; its anchor and derivation have none."""
    return tuple(
        (spec.name, spec.metadata.get("to", ""))
        for spec in fields(kind)
        if "to" in spec.metadata or is_dataclass(_types(kind)[spec.name])
    )


def _references(record: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any record
    """The kinds and ids of other records that a record names, those in its anchor and derivation included."""
    for name, kind in _references_of(type(record)):
        value = getattr(record, name)
        if value and kind:
            yield kind, value
        elif value:
            yield from _references(value)
