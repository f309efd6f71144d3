"""Proof by breaking, 1: a table whose columns, rows, bytes or file are not what they should be. See breaking.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from breaking import (
    RESOURCES,
    WHOLE,
    Fault,
    Rows,
    caught,
    caught_in_the_whole,
    in_bytes,
    in_descriptor,
    in_rows,
    often,
    set_cell,
)

from scripts.package.contract import FILLED


def _link(path: Path) -> None:
    target = path.rename(path.parent.parent / path.name)
    path.symlink_to(target)


def _upper(rows: Rows) -> Rows:
    return [[cell.upper() for cell in rows[0]], *rows[1:]]


# What is done to the rows, the header first: (name, gate, what it says, change).
ROWS = (
    ("columns swapped", "plain", "incorrect-label", lambda rows: [[r[1], r[0], *r[2:]] for r in rows]),
    ("column dropped", "plain", "missing-label", lambda rows: [r[:-1] for r in rows]),
    ("column added", "plain", "extra-label", lambda rows: [[*r, "x"] for r in rows]),
    ("column renamed", "plain", "incorrect-label", lambda rows: [[rows[0][0] + "x", *rows[0][1:]], *rows[1:]]),
    ("column in capitals", "plain", "incorrect-label", _upper),
    ("header dropped", "plain", "incorrect-label", lambda rows: rows[1:]),
    ("header doubled", "plain", "-error", lambda rows: [rows[0], *rows]),
    ("row doubled", "plain", "primary-key", lambda rows: [*rows, rows[-1]]),
    ("row doubled, by its form", "lint", "not unique", lambda rows: [*rows, rows[-1]]),
    ("key not whole, by its form", "lint", "not whole", lambda rows: [*rows[:-1], ["", *rows[-1][1:]]]),
    ("row cut short", "plain", "missing-cell", lambda rows: [*rows[:-1], rows[-1][:-1]]),
    ("row too long", "plain", "extra-cell", lambda rows: [*rows[:-1], [*rows[-1], "x"]]),
    ("row cut short, by its form", "lint", "cells for", lambda rows: [*rows[:-1], rows[-1][:-1]]),
)  # fmt: skip
BYTES = (
    ("row blank", "plain", "blank-row", lambda data: data + b'""\n'),
    ("byte order mark", "lint", "begins with a byte-order mark", lambda data: b"\xef\xbb\xbf" + data),
    ("CRLF", "lint", "canonical form", lambda data: data.replace(b"\n", b"\r\n")),
    ("no final newline", "lint", "canonical form", lambda data: data[:-1]),
    ("a cell quoted", "lint", "canonical form", lambda data: b'"' + data.replace(b",", b'",', 1)),
    ("another delimiter", "plain", "label", lambda data: data.replace(b",", b";")),
    ("another encoding", "lint", "is not CSV in UTF-8", lambda data: data.decode().encode("utf-16")),
    ("file empty", "plain", "source-error", lambda data: b""),
)  # fmt: skip
UNSTAMPED = (
    ("one byte changed", "plain", "hash-count", lambda data: data[:-2] + bytes([data[-2] ^ 1]) + data[-1:]),
    ("one byte added", "plain", "byte-count", lambda data: data + b"\n"),
)  # fmt: skip


def faults() -> Iterator[Fault]:
    for table in RESOURCES:
        for name, gate, said, change in ROWS:
            yield Fault(f"{table}: {name}", gate, said, table, in_rows(table, change))
        for name, gate, said, change in BYTES:
            yield Fault(f"{table}: {name}", gate, said, table, in_bytes(table, change))
        for name, gate, said, change in UNSTAMPED:
            yield Fault(f"{table}: {name}", gate, said, table, in_bytes(table, change), stamp=False)
        gone = lambda root, table=table: (root / f"data/{table}.csv").unlink()  # noqa: E731
        yield Fault(f"{table}: file gone", "plain", "scheme-error", table, gone, stamp=False)
        linked = lambda root, table=table: _link(root / f"data/{table}.csv")  # noqa: E731
        yield Fault(f"{table}: file linked", "lint", "a link", table, linked)
    for table in FILLED:
        header = in_rows(table, lambda rows: rows[:1])
        yield Fault(f"{table}: rows dropped, header only", "lint", "has no rows", table, header)
    yield Fault("other hash", "plain", "hash-count", "events", in_descriptor(_hash), stamp=False)
    yield Fault("other bytes", "plain", "byte-count", "events", in_descriptor(_bytes), stamp=False)


def _hash(descriptor: dict) -> None:
    descriptor["resources"][0]["hash"] = "sha256:" + "0" * 64


def _bytes(descriptor: dict) -> None:
    descriptor["resources"][0]["bytes"] = 1


FAULTS = list(faults())


@pytest.mark.parametrize("fault", often(FAULTS), ids=lambda fault: fault.name)
def test_fault_is_caught(fault: Fault, tables: Path) -> None:
    caught(fault, tables)


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_caught_in_the_whole(fault: Fault, tables: Path) -> None:
    caught_in_the_whole(fault, tables)


def test_valid_package_passes_every_gate(tables: Path) -> None:
    assert {gate: find(tables) for gate, find in WHOLE.items()} == {
        "plain": [],
        "meaning": [],
        "lint": [],
    }


@pytest.mark.long
def test_whole_package_is_looked_at_table_by_table(tables: Path) -> None:
    """What a gate sees in one table it sees in all, in one run: a cell too long in each, whose hash is not updated."""
    for table, resource in RESOURCES.items():
        set_cell(table, resource["schema"]["fields"][0]["name"], "x" * 600)(tables)
    found = WHOLE["plain"](tables)
    assert sum(line.startswith("hash-count") for line in found) == len(RESOURCES)
    assert sum(
        line.startswith("constraint-error") and '"maxLength" is "80"' in line for line in found
    ) == len(RESOURCES)
    ours = WHOLE["lint"](tables)
    for table in RESOURCES:
        assert any(line.startswith(f"data/{table}.csv") for line in ours), table
