"""Read the hand-written TOML of data/curated into records; report every mistake in it once."""

import math
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_type_hints

from scripts.common import plain
from scripts.common.errors import BuildError, Problem
from scripts.curated.closest import MOST, Closest
from scripts.curated.mentions import unfold
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
STATEMENTS: dict[str, type] = {
    "event": Event,
    "attestation": Attestation,
    "part": Part,
    "relation": Relation,
    "figure": Figure,
}
SIGNS = ("README.md",)  # hand-written too, but without facts
FILE_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")  # an id: see contract.ID
WIDEST = 2**63  # whole numbers are smaller: what SQLite, R and others hold
# Typographic characters that CSV readers stumble over, and their plain form in the tables.
# A double quote in a cell would need quoting.
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
OF_FILE = ("id", "source", "source_id", "article_id")  # keys that the name of the file gives
OF_FILE_FIX = "The name of the file is the id of the source: leave this out"
TOML_FIX = "Fix the TOML at that line (UTF-8, strings in double quotes)"
NAME_FIX = "Name it in lower-case words joined by -, a letter first, and .toml"
STRAY_FIX = (
    "Put each source, an article with its events too, under sources/ as ID.toml, "
    "and nothing else beside them"
)

Row = Mapping[str, Any]  # a table of TOML
Lost = set[tuple[str, str]]  # (kind, id) of dropped records; an empty kind or id is any


def read_curated(root: Path) -> tuple[Curated, list[Problem]]:
    """Return the records of `root`/data/curated and every problem found.

    Records with a problem are dropped, and so are those that refer to them, without another one.
    """
    reader = _Reader()
    for path, name in reader.files(root):
        reader.read_file(path, name)
    curated, problems = reader.curated, reader.problems
    _check_ids(curated, problems)
    _check_references(curated, problems, reader.lost)
    curated.whole = not problems
    return curated, problems


class _Reader:
    """The records and problems so far. `lost` are the records dropped because of an error: a
    reference to one of them is not reported, since the error that dropped it already is."""

    def __init__(self) -> None:
        self.curated = Curated()
        self.problems: list[Problem] = []
        self.lost: Lost = set()

    def files(self, root: Path) -> Iterator[tuple[Path, str]]:
        """Yield the curated files and their names, sorted. Links and strays are only reported."""
        folder, sources = root / FOLDER, root / FOLDER / "sources"
        try:  # not one call: the outer folder is reported first, and only once
            found = [*plain.entries(folder, FOLDER), *plain.entries(sources, f"{FOLDER}/sources")]
        except BuildError as error:
            self.problems += error.problems
            return
        for path in sorted({folder / name for name in REGISTRIES} - set(found)):
            name = path.relative_to(root).as_posix()
            self._drop(path, Problem(name, "", "is missing", "Create it; it may be empty of rows"))
        for path in found:
            name = path.relative_to(root).as_posix()
            fault = plain.fault(path, name)
            if path == sources or (not fault and path.name in SIGNS):
                continue
            fault = fault or _misnamed(path, name)
            if fault:
                self._drop(path, fault)
            else:
                yield path, name

    def read_file(self, path: Path, name: str) -> None:
        """Read the records of a file."""
        try:
            document = tomllib.loads(plain.read_text(path, name))
        except RecursionError:
            what, fix = "is nested too deeply", "Write plain tables of plain values"
            self._drop(path, Problem(name, "", what, fix))
        except BuildError as error:
            self._drop(path, *error.problems)
        except ValueError as error:  # not only TOMLDecodeError: a number of too many digits
            self._drop(path, Problem(name, "", f"cannot be read: {error}", TOML_FIX))
        else:
            if path.parent.name == "sources":
                self._read_source(document, Origin(name, path.stem))
            else:
                self._read_registry(document, name, REGISTRIES[path.name])

    def _drop(self, path: Path, *problems: Problem) -> None:
        """Report a file that is not read. A reference to anything that it names is not reported;
        one that cannot be opened may hold anything."""
        self.problems += problems
        try:
            text = plain.read_bytes(path, path.name).decode("utf-8", "replace")
        except BuildError:
            record = REGISTRIES.get(path.name)
            kinds = [record.__name__.lower()] if record else ["event", "source"]
            self.lost |= {(kind, "") for kind in kinds}
        else:
            words = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text)
            self.lost |= {("", word) for word in (path.stem, *words)}

    def _read_source(self, document: dict[str, Any], where: Origin) -> None:
        unfold(document)
        for kind, record in STATEMENTS.items():
            given = {"source": where.id} if "source" in _types(record) else {}
            self._read_list(document.pop(kind, []), kind, record, where.file, given)
        source = _record(Source, document, where, {"id": where.id}, self.problems)
        if source:
            self.curated.source.append(source)
        else:
            self.lost.add(("source", where.id))

    def _read_registry(self, document: dict[str, Any], name: str, record: type) -> None:
        kind = record.__name__.lower()
        self._read_list(document.pop(kind, []), kind, record, name, {})
        for key in document:
            self.problems.append(Problem(name, key, "is an unknown key", f"Known: {kind}"))

    def _read_list(self, rows: object, kind: str, record: type, name: str, given: Row) -> None:
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            what, fix = "is not a list of tables", f"Write each as [[{kind}]]"
            self.problems.append(Problem(name, kind, what, fix))
            self.lost.add((kind, ""))
            return
        made = getattr(self.curated, kind)
        for number, row in enumerate(rows, 1):
            where = Origin(name, _label(kind, row, number))
            found = _record(record, row, where, given, self.problems)
            if found:
                made.append(found)
            else:
                id_ = row.get("id")
                self.lost.add((kind, id_ if isinstance(id_, str) else ""))


def _misnamed(path: Path, name: str) -> Problem | None:
    of_source = path.parent.name == "sources"
    if not (path.suffix == ".toml" if of_source else path.name in REGISTRIES):
        return Problem(name, "", "is not a file the build expects here", STRAY_FIX)
    if of_source and not FILE_NAME.fullmatch(path.stem):
        return Problem(name, "", "is not named by an id", NAME_FIX)
    return None


def _label(kind: str, row: Row, number: int) -> str:
    """Return the id of a row, or its kind and the event that it is about, or its number."""
    id_, event = row.get("id"), row.get("event")
    if isinstance(id_, str) and id_:
        return id_[:80]
    return f"{kind} of {event[:80]}" if isinstance(event, str) and event else f"{kind} {number}"


TYPES: dict[type, tuple[str, tuple[type, ...]]] = {
    bool: ("true or false", (bool,)),
    str: ("a text in quotes", (str,)),
    int: ("a whole number", (int,)),
    float: ("a number", (int, float)),
}


@cache
def _types(kind: type) -> dict[str, Any]:
    """Return the type that each field of a record must have; an optional one without its None."""
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
    """Return the texts without which a record can still be checked: those that are not ids."""
    types = _types(kind)
    return frozenset(
        f.name
        for f in fields(kind)
        if types[f.name] is str and f.name != "id" and "to" not in f.metadata
    )


def _record(kind: type, row: Row, where: Origin, given: Row, problems: list[Problem]) -> Any:  # noqa: ANN401
    """Make a record of a TOML table, or report every reason why not and return None."""
    types = _types(kind)
    found: list[Problem] = []
    values = {"where": where, **given} if "where" in types else dict(given)
    known = [name for name in types if name not in values]  # those that a person writes
    meant = {""}  # by unknown keys: they are not missing as well
    for key, value in row.items():
        if key in known:
            values[key] = _plain(key, _value(key, value, types[key], where, found))
            continue
        fix = OF_FILE_FIX
        if not (given and key in OF_FILE):
            close = _meant(key, kind, known, MOST - len(problems))
            fix = f"Did you mean {close}?" if close else f"Known: {', '.join(known)}"
            meant.add(close)
        found.append(where.problem(f"{key} is an unknown key", fix))
    blank = _blank(kind, values, meant)
    if blank:
        what = f"{', '.join(blank)} {'are' if blank[1:] else 'is'} missing"
        found.append(where.problem(what, f"Add {', '.join(f'{name} = ...' for name in blank)}"))
    problems.extend(found)
    if len(found) > bool(blank) or not _may_be_blank(kind).issuperset(blank):
        return None
    # With blanks, so that a wrong date of the record is reported in the same run.
    return kind(**values | dict.fromkeys(blank, ""))


def _blank(kind: type, values: Row, meant: set[str]) -> list[str]:
    """Return the required keys that have no value."""
    texts = {name for name, wanted in _types(kind).items() if wanted is str}
    return [
        name
        for name in _types(kind)
        if name in _required(kind) - meant
        and (name not in values or (name in texts and values[name] == ""))
    ]


def _plain(key: str, value: Any) -> Any:  # noqa: ANN401 - of any type
    """Return a text as the tables write it; one string for equal texts: ids and enums recur."""
    if type(value) is not str:
        return value
    letters = {} if key in EXACT else PLAIN_NOTE if key == "note" else PLAIN
    return sys.intern(value.translate(letters))


def _meant(key: str, kind: type, known: list[str], left: int) -> str:
    """Return the key that an unknown one was meant to be: that of a column, a similar one, or none."""
    written = "id" if key == f"{kind.__name__.lower()}_id" else KEYS.get(key)
    return written if written in known else Closest(known, left)(key) or ""


def _value(name: str, value: Any, wanted: type, where: Origin, found: list[Problem]) -> Any:  # noqa: ANN401
    """Return a value, a nested table as a record; report it if it is not of the wanted type."""
    if wanted not in TYPES:
        if isinstance(value, dict):
            return _record(wanted, value, where, {}, found)
        found.append(where.problem(f"{name} is not a table", f"Write {name} = {{ ... }}"))
        return value
    words, types = TYPES[wanted]
    if type(value) not in types:
        shown = str(value)[:60]
        found.append(where.problem(f"{name} is not {words}: {shown!r}", f"Write {words}"))
    elif type(value) in (int, float) and not _is_held(value):
        fix = f"Write {words} that others can hold too"
        found.append(where.problem(f"{name} is beyond what 64 bits hold", fix))
    return value


def _is_held(value: float) -> bool:
    return abs(value) < WIDEST if isinstance(value, int) else math.isfinite(value)


REFERRED = ("event", "actor", "place", "source")  # the kinds of records that others refer to
REFERRING = ("actor", *STATEMENTS)
HOMES = {
    "event": "Add an [[event]] with it to the file of its article",
    "actor": f"Add it to {FOLDER}/actors.toml",
    "place": f"Add it to {FOLDER}/places.toml",
}


class _Missing(NamedTuple):
    """An id that no record has, and the records that refer to it."""

    kind: str
    id: str
    records: list[Any]

    def problem(self, closest: Closest) -> Problem:
        """Return the problem, at the first record that has the id."""
        close = closest(self.id)
        fix = f"Did you mean {close}?" if close else f"{HOMES[self.kind]}, or correct the id"
        also = f", which is named {len(self.records)} times" if len(self.records) > 1 else ""
        if also and close:
            fix = f"Correct it, or the id of {close}, whichever is misspelt"
        what = f"no {self.kind} has the id {self.id[:80]!r}{also}"
        where: Origin = self.records[0].where
        return where.problem(what, fix)


def _check_ids(curated: Curated, problems: list[Problem]) -> None:
    """Report and drop a second record of a kind with the same id."""
    for kind in (*REFERRED, "figure"):
        kept: dict[str, Any] = {}
        for record in getattr(curated, kind):
            first = kept.setdefault(record.id, record)
            if first is not record:
                what = f"duplicate id; first used in {first.where.file}"
                problems.append(record.where.problem(what, "Give each its own id, or remove one"))
        setattr(curated, kind, [*kept.values()])


Reference = tuple[str, str]  # the kind and id of a record
Users = dict[Reference, list[tuple[str, Any]]]  # the records that refer to it, with their kinds


def _check_references(curated: Curated, problems: list[Problem], lost: Lost) -> None:
    """Report references to no record, each id once, and drop all records that depend on one."""
    ids = {kind: {record.id for record in getattr(curated, kind)} for kind in REFERRED}
    closest = {kind: Closest(names) for kind, names in ids.items()}
    users = _users(curated)
    gone = [(to, id_) for to, id_ in users if id_ not in ids[to]]
    for to, id_ in gone:
        if not lost & {(to, id_), (to, ""), ("", id_)}:
            records = [record for _, record in users[to, id_]]
            problems.append(_Missing(to, id_, records).problem(closest[to]))
    dropped = _dependents(gone, users)
    for kind in REFERRING if dropped else ():
        kept = [record for record in getattr(curated, kind) if id(record) not in dropped]
        setattr(curated, kind, kept)


def _users(curated: Curated) -> Users:
    users: Users = {}
    for kind in REFERRING:
        for record in getattr(curated, kind):
            for reference in _references(record):
                users.setdefault(reference, []).append((kind, record))
    return users


def _dependents(gone: list[Reference], users: Users) -> set[int]:
    """Return the identities of the records that refer to something gone, directly or not."""
    dropped: set[int] = set()
    while gone:
        for kind, record in users.pop(gone.pop(), ()):
            dropped.add(id(record))
            if kind in REFERRED:
                gone.append((kind, record.id))
    return dropped


@cache
def _references_of(kind: type) -> tuple[tuple[str, str], ...]:
    """Return the fields of a record that hold ids, and the kind of record that each names.

    An anchor and a derivation are records with references of their own; their kind is empty.
    """
    return tuple(
        (spec.name, spec.metadata.get("to", ""))
        for spec in fields(kind)
        if "to" in spec.metadata or is_dataclass(_types(kind)[spec.name])
    )


def _references(record: Any) -> Iterator[Reference]:  # noqa: ANN401 - any record
    """Yield the records that a record refers to, also in its anchor and derivation."""
    of: type = type(record)
    for name, kind in _references_of(of):
        value = getattr(record, name)
        if value and kind:
            yield kind, value
        elif value:
            yield from _references(value)
