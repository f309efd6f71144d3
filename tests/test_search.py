"""Search for what falls through: every cell replaced by another of its kind, bytes, descriptors and trees damaged at random.

A few of each in every run, all of them in `make test-long`. `SILENT` are the columns of which no check can know whether another
cell is right; for every other column a single replaced cell never passes.
"""

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from breaking import DESCRIPTOR, Held, stamp
from conftest import EXAMPLE, snapshot

from scripts.build import main
from scripts.package import contract
from scripts.package.checks import findings
from scripts.validate import main as validate

# Words in a person's own language, and facts that only the source tells; the ledger and the reviewer guard them.
SILENT = {
    "events": "event_type status description",
    "attestations": "source_id date_verbatim paragraph anchor_type anchor_event_id anchor_date date_direction date_extent place_id rank note",
    "event_actors": "event_id actor_id role source_id paragraph note",
    "event_relations": "event_id relation related_event_id source_id paragraph note",
    "figures": "title value_verbatim value unit qualifier period_verbatim period_anchor_type period_anchor_event_id actor_id event_id said_at_event_id source_id paragraph note",
    "actors": "actor_type position affiliation_id wikidata_id",
    "places": "name place_type country_code latitude longitude timezone geonames_id wikidata_id",
    "sources": "title publisher origin source_type published_edtf language url accessed note",
}
# Of these a cell may be silent, but few are: (table, column) -> how many in a hundred at most.
SELDOM = {
    ("attestations", "date_verbatim"): 10, ("attestations", "anchor_event_id"): 5, ("attestations", "anchor_date"): 2,
    ("attestations", "anchor_type"): 15, ("attestations", "date_direction"): 2, ("attestations", "date_extent"): 15,
    ("attestations", "rank"): 10, ("attestations", "source_id"): 20, ("event_actors", "event_id"): 20, ("event_relations", "event_id"): 10,
    ("event_relations", "related_event_id"): 10, ("event_relations", "relation"): 10, ("sources", "published_edtf"): 40,
    ("figures", "period_anchor_type"): 15, ("figures", "period_anchor_event_id"): 5,
}  # fmt: skip


def fits(table: str, rows: list[dict]) -> bool:
    """Whether the rows keep the keys and the constraints of the table: else frictionless names them."""
    if any(row[column] is None for column in contract.required(table) for row in rows):
        return False
    for columns in (contract.key(table), *([column] for column in contract.unique(table))):
        keys = [tuple(row[column] for column in columns) for row in rows]
        filled = [key for key in keys if key != (None,)]
        if len(set(filled)) < len(filled):
            return False
    return True


def others(held: Held, table: str, column: str) -> list[object]:
    """Cells that the column could hold: those of other rows, none, some of its vocabulary, ids of the table that it refers to."""
    found = {row[column] for row in held.rows(table)} | {None}
    schema = next(
        resource["schema"] for resource in DESCRIPTOR["resources"] if resource["name"] == table
    )
    field = next(field for field in schema["fields"] if field["name"] == column)
    found |= set(field.get("constraints", {}).get("enum", [])[:6])
    target = contract.references(table).get(column)
    found |= {row[contract.key(target)[0]] for row in held.rows(target)[:8]} if target else set()
    return sorted(found, key=str)[:14]


def is_told(held: Held) -> bool:
    return any(True for table in contract.TABLES for _ in findings(table, held.rows))


def replaced(held: Held, table: str, column: str) -> Iterator[bool]:
    """Put another cell in place of each, and yield whether that is told."""
    cells = others(held, table, column)
    for row in held.rows(table):
        kept = row[column]
        for cell in cells:
            row[column] = cell
            if cell != kept and fits(table, held.rows(table)):
                yield is_told(held)
        row[column] = kept


@pytest.mark.long
def test_replaced_cell_is_told() -> None:
    held = Held(EXAMPLE)
    assert not is_told(held)
    for table in contract.TABLES:
        for column in contract.columns(table):
            told = list(replaced(held, table, column))
            silent, allowed = (
                told.count(False),
                SELDOM.get((table, column), 100 * (column in SILENT[table].split())),
            )
            enough = silent <= len(told) * allowed / 100
            assert enough, f"{table}.{column}: {silent} of {len(told)} other cells pass"


PIECES = [
    b'"', b",", b"\n", b"\r", b";", b"\x00", b"\xff", b"\xef\xbb\xbf", "\u202e".encode(), b"=", b"9" * 5000, b"-", b"[", b"..", b"XX", b"2022-11-31",
    b"0000-01-01", b"9999-12-31", b"/", b" ", b"#\n", b"nan", b"inf", b"1e999", b"\x1b[2J", b"Q0", b"x" * 200_000, b"[..]", b"9999-XX-XX", b"next year",
]  # fmt: skip
VALUES = [
    None, 7, -1.5, True, "", "x", "(", [], ["x"], [[]], {}, {"x": {}}, "^(a+)+$", "\ud800", "any", "date", "integer", "year", 10**400, "../x", "sha256:",
    [None], ["event_id"], 1e400, "\x1b[2J", ";", "text/html", "javascript:alert(1)", "file:///etc/passwd", "event_id",
]  # fmt: skip
NAMES = sorted(path.name for path in (EXAMPLE / "data").glob("*.csv"))


def of_bytes(root: Path, draw: random.Random) -> None:
    path = root / "data" / draw.choice(NAMES)
    data = path.read_bytes()
    at = draw.randrange(len(data) + 1)
    path.write_bytes(
        data[:at]
        + draw.choice(PIECES) * draw.randrange(2)
        + data[at + draw.choice([0, 0, 1, 5, 30]) :]
    )
    if draw.random() < 0.8:
        stamp(root)


def of_the_descriptor(root: Path, draw: random.Random) -> None:
    thing = json.loads(json.dumps(DESCRIPTOR))
    for _ in range(draw.choice([1, 1, 2])):
        at, key = thing, "resources" if "resources" in thing else min(thing)
        while isinstance(at[key], dict | list) and at[key] and draw.random() < 0.9:
            at = at[key]
            key = draw.choice(sorted(at)) if isinstance(at, dict) else draw.randrange(len(at))
        at[key] = draw.choice(VALUES)
        if isinstance(at, dict) and draw.random() < 0.2:
            del at[key]
    (root / "datapackage.json").write_text(json.dumps(thing, indent=2))


KINDS: tuple[Callable[[Path], object], ...] = (
    lambda path: path.mkdir(), os.mkfifo, lambda path: path.symlink_to("/dev/zero"), lambda path: path.symlink_to(path.name),
    lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"\xff\xfe\x00"), lambda path: path.write_bytes(b"\n" * 100_000),
    lambda path: (path.touch(), os.truncate(path, 10**12)), lambda path: path.write_bytes(b"[" * 50_000), lambda path: None,
)  # fmt: skip


def of_the_tree(root: Path, draw: random.Random) -> None:
    """Put something else in place of a file or folder, or something beside it."""
    path = draw.choice(sorted(root.rglob("*")))
    if draw.random() < 0.3:
        path = path.with_name(
            draw.choice(
                [
                    "x",
                    "x.toml",
                    os.fsdecode(b"\xff.toml"),
                    "\x1b[2J.csv",
                    "a[b]*.toml",
                    ".staging-x",
                    "x" * 200,
                ]
            )
        )
    elif path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    path.parent.mkdir(exist_ok=True)
    draw.choice(KINDS)(path)


def plain_files(root: Path) -> dict[str, bytes]:
    """The published files that are plain and small: what stands in the place of others is the damage."""
    found = (
        path
        for path in [*root.iterdir(), *(root / "data").glob("*")]
        if path.is_file() and not path.is_symlink()
    )
    return {path.name: path.read_bytes() for path in found if path.stat().st_size < 10**9}


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, 200, 20))  # in parts, which several processes share
@pytest.mark.parametrize("damage", [of_bytes, of_the_descriptor, of_the_tree])
def test_damage_at_random_is_told_or_harmless(
    damage: Callable[[Path, random.Random], None],
    first: int,
    package: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Validation and build end, without a traceback, and say what is wrong in lines that a terminal can show."""
    whole = package.with_name("whole")
    package.rename(whole)
    for seed in range(first, first + 20):
        shutil.copytree(whole, package, symlinks=True)
        damage(package, random.Random(seed))
        before = plain_files(package)
        valid = validate([str(package)])
        printed = capsys.readouterr()
        assert valid in (0, 1)
        assert (valid == 0) == printed.out.endswith("valid\n"), f"{damage.__name__}, seed {seed}"
        if seed % 4 == 0 or damage is of_the_tree:
            built = main(["--root", str(package)])
            printed = capsys.readouterr()
            if built:
                assert plain_files(package) == before, (
                    f"{damage.__name__}, seed {seed}: a failing build changed a file"
                )
                assert "nothing was published" in printed.err
        text = (printed.out + printed.err).replace("\n", "")
        assert text.isprintable(), f"{damage.__name__}, seed {seed}"
        assert len(text) < 100_000
        shutil.rmtree(package)
    assert snapshot(whole)
