"""CONTRIBUTING.md is short, its paths exist, and the numbers in tests/README.md are true."""

import re
from math import prod
from types import ModuleType

import pytest
import test_curated_mistakes
import test_faults_cells
import test_faults_descriptor
import test_faults_meaning
import test_faults_tables
import test_faults_truth
import test_hostile
import test_ledger
import test_markdown
import test_page_take
import test_plain
import test_publish
import test_staging
import test_streams
import test_targets
from conftest import ROOT


def cases(*modules: ModuleType) -> int:
    """How many cases the tests of some modules have, by their parameters."""
    tests = [
        thing
        for module in modules
        for name, thing in vars(module).items()
        if name.startswith("test_")
    ]
    marks = [
        [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
        for test in tests
    ]
    return sum(prod(len(mark.args[1]) for mark in of_one) for of_one in marks)


ROWS = {
    "bytes and lines of a table": len(test_faults_tables.FAULTS),
    "one cell against its column, and letters that deceive": len(test_faults_cells.CELLS)
    + len(test_faults_cells.FAULTS),
    "one cell against the other cells": len(test_faults_meaning.FAULTS),
    "a careful change of a row and of all cells that repeat it": len(test_faults_truth.FAULTS),
    "names of languages, zones, countries, addresses; where a place lies; words for a value": cases(
        test_faults_truth
    )
    - 2 * len(test_faults_truth.FAULTS),
    "the descriptor: shape, loosened, retyped, renamed": len(test_faults_descriptor.FAULTS),
    "the curated files": len(test_curated_mistakes.MISTAKES),
    "what a source may truly say, and seldom does": len(test_curated_mistakes.DOUBTS),
    "a package or a ledger before each command": 2 * len(test_hostile.BROKEN)
    + 3 * sum(said.startswith(test_hostile.SCHEMA) for _, said in test_hostile.BROKEN)
    + cases(test_ledger),
    "code planted in the page": len(test_page_take.PLANTED),
    "links, pipes, sockets, folders, endless files, names, depths": cases(test_plain),
    "targets, staging folders, full disks, signals, power cuts": cases(
        test_targets, test_staging, test_publish
    ),
    "streams, encodings, folders of any name": cases(test_streams),
    "words of the data in Markdown": cases(test_markdown),
}


CONTRIBUTING, TESTS = (
    (ROOT / f).read_text("utf-8") for f in ("CONTRIBUTING.md", "tests/README.md")
)


def test_contributing_is_one_screen() -> None:
    assert len(CONTRIBUTING.splitlines()) <= 60


@pytest.mark.parametrize("text", [CONTRIBUTING, TESTS], ids=["CONTRIBUTING.md", "tests/README.md"])
def test_every_path_that_is_named_exists(text: str) -> None:
    names = re.findall(r"`((?:scripts|tests|data)/[^`\s]*)`", text)
    assert names
    assert [name for name in names if not [*ROOT.glob(name.rstrip("/"))]] == []


def test_every_file_of_the_tests_is_in_the_table() -> None:
    table = TESTS.partition("## What each file tests")[2].partition("\n## ")[0]
    named = re.findall(r"`([\w*]+\.py)`", table)
    files = [*(ROOT / "tests").glob("*.py")]
    assert [path.name for path in files if not any(path.match(name) for name in named)] == []
    assert [name for name in named if not any(path.match(name) for path in files)] == []


@pytest.mark.parametrize("what", ROWS)
def test_number_of_faults_is_true_and_not_far_behind(what: str) -> None:
    row = re.search(rf"^\| {re.escape(what)} \| ([0-9]+) \|", TESTS, re.MULTILINE)
    assert row, "no row"
    assert ROWS[what] * 0.7 <= int(row[1]) <= ROWS[what]
