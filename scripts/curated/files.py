"""Read the hand-written TOML of data/curated into records; report every mistake in it once."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from scripts.common import plain
from scripts.common.errors import BuildError, Problem
from scripts.curated.closest import Closest, one_of
from scripts.curated.mentions import unfold
from scripts.curated.records import REGISTRIES, STATEMENTS, Curated, Origin, Source
from scripts.curated.tomlfix import fix_of_toml
from scripts.curated.typed import Row, record_of, required, types_of

FOLDER = "data/curated"
SIGNS = ("README.md",)  # without facts
# An id (see contract.ID), and no name that Windows keeps for a device.
FILE_NAME = re.compile(r"(?!(con|prn|aux|nul|(com|lpt)[0-9])$)[a-z][a-z0-9]*(-[a-z0-9]+)*")
NAME_FIX = "Name it in lower-case words joined by -, a letter first, and .toml"
STRAY_FIX = (
    "Put each source, an article with its events too, under sources/ as ID.toml, "
    "and nothing else beside them"
)

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
    problems += _beyond(curated)
    curated.whole = not problems
    return curated, problems


class _Reader:
    """The records and problems so far. `lost` are the records dropped because of an error: a
    reference to one of them is not reported, since the error that dropped it already is. `lines`
    are those on which the rows of the file being read begin, by their identity."""

    def __init__(self) -> None:
        self.curated = Curated()
        self.problems: list[Problem] = []
        self.lost: Lost = set()
        self.lines: dict[int, int] = {}

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
        text = ""
        try:
            text = plain.read_text(path, name)
            document = tomllib.loads(text)
        except RecursionError:
            what, fix = "is nested too deeply", "Write plain tables of plain values"
            self._drop(path, Problem(name, "", what, fix))
        except BuildError as error:
            self._drop(path, *error.problems)
        except ValueError as error:  # not only TOMLDecodeError: a number of too many digits
            what = f"cannot be read: {error}"
            self._drop(path, Problem(name, "", what, fix_of_toml(text, str(error))))
        else:
            self.lines = _lines(text, document)
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
            given = {"source": where.id} if "source" in types_of(record) else {}
            self._read_list(document.pop(kind, []), kind, record, where.file, given)
        for key in [key for key, value in document.items() if _is_tables(value)]:
            del document[key]
            fix = one_of(key, STATEMENTS)
            if f"{key}s.toml" in REGISTRIES:
                fix = f"Write it to {FOLDER}/{key}s.toml"
            self.problems.append(Problem(where.file, key, "is an unknown table here", fix))
            self.lost |= {(kind, "") for kind in (*STATEMENTS, key)}  # it may be any of them
        source = record_of(Source, document, where, {"id": where.id}, self.problems)
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
            fix += ", or as [event.attestation] below its event" * (kind == "attestation")
            self.problems.append(Problem(name, kind, what, fix))
            self.lost.add((kind, ""))
            return
        made = getattr(self.curated, kind)
        for number, row in enumerate(rows, 1):
            line = self.lines.get(id(row))
            where = Origin(name, _label(kind, row, f"at line {line}" if line else str(number)))
            found = record_of(record, row, where, given, self.problems)
            if found:
                made.append(found)
            else:
                id_ = row.get("id")
                self.lost.add((kind, id_ if isinstance(id_, str) else ""))


def _is_tables(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and all(isinstance(row, dict) for row in value)
    )


def _misnamed(path: Path, name: str) -> Problem | None:
    of_source = path.parent.name == "sources"
    if not (path.suffix == ".toml" if of_source else path.name in REGISTRIES):
        return Problem(name, "", "is not a file the build expects here", STRAY_FIX)
    if of_source and not FILE_NAME.fullmatch(path.stem):
        return Problem(name, "", "is not named by an id", NAME_FIX)
    return None


def _lines(text: str, document: Row) -> dict[int, int]:
    """Return the line of each [[table]], by the identity of its row; of none where texts have such lines."""
    heads: dict[str, list[int]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if found := re.match(r"\s*\[\[ *(\w+) *\]\]", line):
            heads.setdefault(found[1], []).append(number)
    return {
        id(row): number
        for kind, numbers in heads.items()
        if isinstance(rows := document.get(kind), list) and len(rows) == len(numbers)
        for row, number in zip(rows, numbers, strict=True)
    }


def _label(kind: str, row: Row, place: str) -> str:
    """Return the id of a row, or its kind and the event that it is about, or its place."""
    id_, event = row.get("id"), row.get("event")
    if isinstance(id_, str) and id_:
        return id_[:80]
    return f"{kind} of {event[:80]}" if isinstance(event, str) and event else f"{kind} {place}"


REFERRED = ("event", "actor", "place", "source")  # the kinds of records that others refer to
REFERRING = ("actor", *STATEMENTS)


def _home(kind: type, file: str) -> str:
    needed = [name for name in types_of(kind) if name in required(kind) - {"where"}]
    return f"Add [[{kind.__name__.lower()}]] to {FOLDER}/{file}, with {', '.join(needed)}"


HOMES = {"event": "Add an [[event]] with it to the file of its article"} | {
    kind.__name__.lower(): _home(kind, file) for file, kind in REGISTRIES.items()
}


class _Missing(NamedTuple):
    """An id that no record has, and the records that refer to it."""

    kind: str
    id: str
    records: list[Any]

    def problem(self, closest: Closest) -> Problem:
        """Return the problem, at the first record that has the id."""
        close = closest(self.id)
        fix = f"Did you mean {close}?" if close else f"{HOMES[self.kind]}; or correct the id"
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


def _beyond(curated: Curated) -> Iterator[Problem]:
    """Yield the statements whose paragraph comes after the last one of their source."""
    last = {source.id: source.paragraphs for source in curated.source if source.paragraphs}
    for kind in (kind for kind in STATEMENTS if kind != "event"):
        for record in getattr(curated, kind):
            most = last.get(record.source)
            if most and record.paragraph and record.paragraph > most:
                what = f"paragraph is {record.paragraph}, and the source has {most} paragraphs"
                yield record.where.problem(what, "Correct it, or paragraphs of the source")


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
        if "to" in spec.metadata or is_dataclass(types_of(kind)[spec.name])
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
