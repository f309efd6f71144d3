"""Read the hand-written TOML under data/curated into records, and name every mistake in it."""

import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from scripts.problems import Problem
from scripts.records import Actor, Anchor, Attestation, Curated, Derive, Event, Figure, Origin, Part, Place, Relation, Source

FOLDER = "data/curated"


REGISTRIES = {"events.toml": Event, "actors.toml": Actor, "places.toml": Place}
STATEMENTS = {"attestation": Attestation, "part": Part, "relation": Relation, "figure": Figure}
SIGNS = ("README.md",)  # hand-written too, but holding no facts
LARGEST = 100_000_000  # bytes of one file: far above any honest one, low enough to fit into memory


def read(root: Path) -> tuple[Curated, list[Problem]]:
    """Return the records of `root`/data/curated and every problem found; records with a problem are left out."""
    curated, problems = Curated(), []
    for path in _files(root, problems):
        document = _parse(path, root, problems)
        if document is None:
            continue
        name = path.relative_to(root).as_posix()
        if path.parent.name == "sources":
            _read_source(document, Origin(name, path.stem), curated, problems)
        else:
            if path.name == "events.toml":
                curated.article = _article(document, name, problems)
            record = REGISTRIES[path.name]
            _read_lists(document, {record.__name__.lower(): record}, name, {}, curated, problems)
    _check_ids(curated, problems)
    return curated, problems


def _files(root: Path, problems: list[Problem]) -> Iterator[Path]:
    """The curated files in a fixed order. Links and strays are named: nothing outside the folder is ever read."""
    folder = root / FOLDER
    expected = {folder / name for name in REGISTRIES}
    found = sorted(folder.rglob("*"))
    for path in [folder, folder / "sources"]:
        if path.is_symlink() or not path.is_dir():
            problems.append(Problem(path.relative_to(root).as_posix(), "", "is not a folder", "Make it a plain folder"))
            return
    for path in sorted(expected - set(found)):
        problems.append(Problem(path.relative_to(root).as_posix(), "", "is missing", "Create it; it may be empty of rows"))
    for path in found:
        name = path.relative_to(root).as_posix()
        source = path.parent == folder / "sources" and path.suffix == ".toml"
        if path.is_symlink() or not (path.is_file() or path == folder / "sources"):
            problems.append(Problem(name, "", "is a link or not a plain file", "Put the file itself there"))
        elif path.is_file() and (path in expected or source):
            yield path
        elif path.is_file() and path.name not in SIGNS:
            mend = "Put sources under sources/ as NAME.toml, and nothing else beside them"
            problems.append(Problem(name, "", "is a file that the build does not know", mend))


def _parse(path: Path, root: Path, problems: list[Problem]) -> dict | None:
    name = path.relative_to(root).as_posix()
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(f"the file is larger than {LARGEST} bytes")
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except RecursionError:
        problems.append(Problem(name, "", "is nested too deeply", "Write plain tables of plain values"))
    except (ValueError, OSError) as error:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        problems.append(Problem(name, "", f"cannot be read: {error}", "Mend the TOML there (UTF-8, strings in double quotes)"))
    return None


def _article(document: dict, name: str, problems: list[Problem]) -> str:
    article = document.pop("article", "")
    if not isinstance(article, str) or not article:
        problems.append(Problem(name, "article", "is missing", 'Write article = "ID" with the id of the source of the events'))
        return ""
    return article


def _read_source(document: dict, origin: Origin, curated: Curated, problems: list[Problem]) -> None:
    _read_lists(document, STATEMENTS, origin.file, {"source": origin.id}, curated, problems)
    head = {key: value for key, value in document.items() if key not in STATEMENTS}
    record = _record(Source, head, origin, {"id": origin.id}, problems)
    if record:
        curated.source.append(record)


def _read_lists(document: dict, kinds: dict, name: str, given: dict, curated: Curated, problems: list[Problem]) -> None:
    for key in document.keys() - kinds.keys() if name.count("/") == 2 else ():
        problems.append(Problem(name, key, "is an unknown key", f"Known: {', '.join(kinds)}"))
    for kind, record in kinds.items():
        rows = document.get(kind, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            problems.append(Problem(name, kind, "is not a list of tables", f"Write each as [[{kind}]]"))
            continue
        for number, row in enumerate(rows, 1):
            made = _record(record, row, Origin(name, _label(kind, row, number)), given, problems)
            if made:
                getattr(curated, kind).append(made)


def _label(kind: str, row: dict, number: int) -> str:
    """The id of a row; a statement without one goes by its kind and the event that it speaks of."""
    if isinstance(row.get("id"), str):
        return row["id"][:80]
    event = row.get("event")
    return f"{kind} of {event[:80]}" if isinstance(event, str) else f"{kind} {number}"


TYPES = {str: ("a text in quotes", (str,)), int: ("a whole number", (int,)), float: ("a number", (int, float))}


@cache
def _types(kind: type) -> dict[str, Any]:
    """The type that each field of a record must have; an optional one without its None."""
    hints = get_type_hints(kind)
    return {f.name: next((t for t in get_args(hints[f.name]) if t is not type(None)), hints[f.name]) for f in fields(kind)}


@cache
def _required(kind: type) -> frozenset[str]:
    return frozenset(f.name for f in fields(kind) if f.default is MISSING)


def _record(kind: type, row: dict, where: Origin, given: dict, problems: list[Problem]) -> Any:  # noqa: ANN401
    """Make a record of a TOML table, or name all that keeps it from being one and return None."""
    found: list[Problem] = []
    types = _types(kind)
    values = {"where": where} | given if "where" in types else dict(given)
    known = types.keys() - values.keys()
    for key, value in row.items():
        if key not in known:
            close = difflib.get_close_matches(key, sorted(known), 1)
            mend = f"Did you mean {close[0]}?" if close else f"Known: {', '.join(name for name in types if name in known)}"
            found.append(Problem(*where, f"{key} is an unknown key", mend))
        else:
            values[key] = value if type(value) is types[key] else _value(key, value, types[key], where, found)
    for name in sorted(_required(kind) - values.keys()):
        found.append(Problem(*where, f"{name} is missing", f"Add {name} = ..."))
    problems.extend(found)
    return None if found else kind(**values)


def _value(name: str, value: Any, wanted: type, where: Origin, found: list[Problem]) -> Any:  # noqa: ANN401
    """Return a value of the wanted type, a nested table as a record; name it where it is neither."""
    if wanted in TYPES:
        words, types = TYPES[wanted]
        if type(value) not in types:
            found.append(Problem(*where, f"{name} is not {words}: {str(value)[:60]!r}", f"Write {words}"))
    elif isinstance(value, dict):
        return _record(wanted, value, where, {}, found)
    else:
        found.append(Problem(*where, f"{name} is not a table", f"Write {name} = {{ ... }}"))
    return value


def _check_ids(curated: Curated, problems: list[Problem]) -> None:
    """Ids stand once, and every reference names one; a kind whose file could not be read is not held against others."""
    left_out = {(problem.file, problem.id) for problem in problems}  # a file that could not be read at all has no id
    kinds = {kind: {record.id for record in getattr(curated, kind)} for kind in ("event", "actor", "place", "source")}
    for kind in (*kinds, "figure"):
        first: dict[str, Origin] = {}
        for record in getattr(curated, kind):
            if record.id in first:
                found = f"the id stands twice, first in {first[record.id].file}"
                problems.append(Problem(*record.where, found, "Give each its own id, or remove one"))
            first.setdefault(record.id, record.where)
    own = f"{FOLDER}/sources/{curated.article}.toml"
    if curated.article and curated.article not in kinds["source"] and not {(own, ""), (own, curated.article)} & left_out:
        problems.append(Problem(f"{FOLDER}/events.toml", "article", f"no source has the id {curated.article!r}", "Correct it"))
    for kind in ("actor", *STATEMENTS):
        for record in getattr(curated, kind):
            for to, wanted in _references(record):
                file = f"{FOLDER}/{to}s.toml"
                if wanted not in kinds[to] and not {(file, ""), (file, wanted)} & left_out:
                    close = difflib.get_close_matches(wanted, kinds[to], 1)
                    mend = f"Did you mean {close[0]}?" if close else f"Add it to {file}, or correct the id"
                    problems.append(Problem(*record.where, f"no {to} has the id {wanted[:80]!r}", mend))


def _references(record: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any record
    """The kinds and ids of other records that a record names, those in its anchor and derivation included."""
    for spec in fields(record):
        value = getattr(record, spec.name)
        if "to" in spec.metadata and value:
            yield spec.metadata["to"], value
        elif isinstance(value, Anchor | Derive):
            yield from _references(value)
