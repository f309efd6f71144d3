"""What a package shares with the one that it was made from, and how that is updated.

Shared are the scripts, the tests of the scripts, the pins, the texts beside them and the schema. The
file `.machinery` in a package has the hash of each part as it was written. A part with another hash
was edited there, so it is kept. A part is a file, README.md without its generated blocks, or one
table or field of the schema.
"""

import hashlib
import itertools
import json
import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

from scripts.common import plain
from scripts.common.errors import BuildError, Problem
from scripts.package import descriptor, publish
from scripts.package.descriptor import Json

RECORD, README = ".machinery", "README.md"
FOLDERS = ("scripts", "tests", ".ci", ".github", "LICENSES")
ALONE = (
    "LICENSE", "CONTRIBUTING.md", "SECURITY.md", README, "Makefile", "pyproject.toml", "requirements.in", "requirements.txt",
    ".editorconfig", ".gitattributes", ".gitignore",
)  # fmt: skip
# What is shared of those folders: no caches and private files, no facts, and no generated page.
KINDS = re.compile(
    r".*(/run|/compat|\.(py|md|html|css|js|sql|csv|toml|txt|in|json|jsonld|svg|cff|yml))"
)
NOT_SHARED = re.compile(
    r"tests/(test_facts\w*\.py|ledger\.csv)|scripts/reader/README\.md|.*/\.\w+_cache/.*"
)
BLOCK = re.compile(r"^(<!-- (\w+) -->\n)(?:.*\n)*?(<!-- /\2 -->)$", re.MULTILINE)
COMPUTED = ("bytes", "hash", "schema")  # of a resource: not what a person writes

Parts = Mapping[str, bytes]
Record = Mapping[str, str]  # part -> hash


class Change(NamedTuple):
    """What an update does to a part: `added`, `replaced`, `removed` or `kept`. Only an edited part
    is kept; `differs` says that it is also another one in the package that the update comes from."""

    part: str
    what: str
    differs: bool = False


def parts(root: Path, named: Collection[str] | None = None) -> dict[str, bytes]:
    """Return the shared parts of the package at `root`; of its files, only those that are `named`."""
    paths = [root / name for name in ALONE]
    paths += [path for folder in FOLDERS for path in sorted((root / folder).rglob("*"))]
    found = {}
    for path in (path for path in paths if path.is_file()):
        name = path.relative_to(root).as_posix()
        of_kind = name in ALONE or (KINDS.fullmatch(name) and not NOT_SHARED.fullmatch(name))
        if of_kind and (named is None or name in named):
            found[name] = plain.read_bytes(path, name)
    if README in found:
        found[README] = BLOCK.sub(r"\1\3", found[README].decode("utf-8", "replace")).encode()
    try:
        return found | _of_schema(descriptor.read_descriptor(root))
    except (AttributeError, KeyError, TypeError):  # not linted: it may be of an older schema
        what, fix = "has a resource or a field that is not one", "Run make there, which names it"
        raise BuildError([Problem(descriptor.NAME, "", what, fix)]) from None


def _part(table: str, field: str = "") -> str:
    return f"{descriptor.NAME}: {table}" + f".{field}" * bool(field)


def _of_schema(schema: Json) -> dict[str, bytes]:
    found = {}
    for resource in schema["resources"]:
        keys = {key: value for key, value in resource["schema"].items() if key != "fields"}
        table = {key: value for key, value in resource.items() if key not in COMPUTED}
        found[_part(resource["name"])] = _encoded(table | {"schema": keys})
        for field in resource["schema"]["fields"]:
            written = {key: value for key, value in field.items() if key != "example"}
            found[_part(resource["name"], field["name"])] = _encoded(written)
    return found


def _encoded(thing: Json) -> bytes:
    return json.dumps(thing).encode()


def _hash(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def read_record(root: Path) -> dict[str, str]:
    """Return the hash of each part when it was written. Raises BuildError if there is no record."""
    lines = plain.read_text(root / RECORD, RECORD).splitlines()
    return {part: digest for digest, _, part in (line.partition("  ") for line in lines)}


def compare(record: Record, theirs: Parts, ours: Parts) -> Iterator[Change]:
    """Yield what an update from `ours` does to the parts of `theirs`, sorted by name."""
    for part in sorted(record.keys() | ours.keys()):
        was, has, comes = record.get(part), _hash(theirs.get(part)), _hash(ours.get(part))
        if has == was and has != comes:
            yield Change(part, "removed" if comes is None else "replaced" if has else "added")
        elif has != comes:
            yield Change(part, "kept", comes != was)


def update(root: Path, source: Path) -> list[Change]:
    """Give the package at `root` the shared parts of `source`, and return what that changes.

    Without a record, nothing there is known to be unedited, so only missing parts are added.
    """
    record = read_record(root) if (root / RECORD).exists() else {}
    ours = parts(source)
    theirs = parts(root, record.keys() | ours.keys())
    changes = [*compare(record, theirs, ours)]
    came = {c.part: ours[c.part] for c in changes if c.what in ("added", "replaced")}
    gone = [c.part for c in changes if c.what == "removed"]
    kept = {c.part: theirs.get(c.part) for c in changes if c.what == "kept"}
    files = {part: data for part, data in came.items() if not is_of_schema(part)}
    removed = [*itertools.filterfalse(is_of_schema, gone)]
    _refuse_links(root, [*files, *removed])
    publish.write_files(root, _whole(root, source, files, came.keys() | gone, kept))
    for name in files:
        shutil.copymode(source / name, root / name)
    for name in removed:
        (root / name).unlink()
    _write_record(root, ours, {part: record.get(part) for part in kept})
    return changes


def _write_record(root: Path, ours: Parts, kept: Mapping[str, str | None]) -> None:
    """Note what an update wrote; of what it kept, what was noted before."""
    now = {part: _hash(data) for part, data in ours.items()} | dict(kept)
    lines = [f"{digest}  {part}\n" for part, digest in sorted(now.items()) if digest]
    publish.write_files(root, {RECORD: "".join(lines).encode()})


def _refuse_links(root: Path, names: Iterable[str]) -> None:
    """Raise BuildError if a folder on the way to a file is a link: it leads out of the package."""
    folders = {root / parent for name in names for parent in PurePath(name).parents} - {root}
    links = sorted(str(folder.relative_to(root)) for folder in folders if folder.is_symlink())
    if links:
        raise BuildError([Problem(x, "", "is a link", "Put a plain folder there") for x in links])


def is_of_schema(part: str) -> bool:
    """Return whether a part is a table or a field of the schema."""
    return part.startswith(_part(""))


def _whole(
    root: Path, source: Path, files: Parts, changed: set[str], kept: Mapping[str, bytes | None]
) -> dict[str, bytes]:
    """Return the files to write: README.md with the blocks that it has there, and the descriptor
    if a part of its schema changes."""
    written = dict(files)
    if README in files and (root / README).exists():
        blocks = {m[2]: m[0] for m in BLOCK.finditer((root / README).read_text("utf-8"))}
        text = files[README].decode()
        written[README] = BLOCK.sub(lambda m: blocks.get(m[2], m[0]), text).encode()
    if any(map(is_of_schema, changed)):
        written[descriptor.NAME] = _with_schema(root, source, kept)
    return written


def _with_schema(root: Path, source: Path, kept: Mapping[str, bytes | None]) -> bytes:
    """Return the descriptor at `root` with the tables and fields of `source`, but for those kept."""

    def chosen(part: str, ours: Json) -> Json:
        own: Json = json.loads(kept.get(part) or b"{}")
        return {key: own.get(key, value) for key, value in ours.items()} | own if own else ours

    theirs, ours = map(descriptor.read_descriptor, (root, source))
    old = {resource["name"]: resource for resource in theirs["resources"]}
    made = []
    for resource in ours["resources"]:
        name = resource["name"]
        own = old.get(name, {"schema": {"fields": []}})
        examples = {field["name"]: field.get("example") for field in own["schema"]["fields"]}
        fields = [
            descriptor.with_example(chosen(_part(name, f["name"]), f), examples.get(f["name"]))
            for f in resource["schema"]["fields"]
        ]
        table = chosen(_part(name), resource)
        sums = {key: own[key] for key in ("bytes", "hash") if key in own}
        made.append(table | sums | {"schema": table["schema"] | {"fields": fields}})
    return descriptor.encoded(theirs | {"resources": made})


def differences(theirs: bytes, ours: bytes) -> str:
    """Return what a table or field of `ours` has that an edited one does not have, in words."""
    there, here = json.loads(theirs), json.loads(ours)
    there, here = (part | part.pop("constraints", {}) for part in (there, here))
    more = [value for value in here.pop("enum", []) if value not in there.get("enum", [])]
    said = [f"its enum has also {', '.join(more)}"] * bool(more)
    others = [key for key in here if here[key] != there.get(key)]
    return "; ".join(said + [f"it has another {' and '.join(others)}"] * bool(others))
