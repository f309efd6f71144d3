"""The numbers in CONTRIBUTING.md are those of the tables of faults."""

import re
from collections import Counter
from math import prod
from types import ModuleType

import pytest
import test_curated_mistakes
import test_faults_cells
import test_faults_descriptor
import test_faults_meaning
import test_faults_tables
import test_faults_truth
import test_markdown
import test_plain
import test_publish
import test_streams
import test_targets
from conftest import ROOT

GATES = {"plain": "plain", "lint": "form", "meaning": "meaning"}
WORLD = Counter(right for *_, right in test_faults_truth.values())


def cases(*modules: ModuleType) -> int:
    """How many cases the tests of some modules have, by their parameters."""
    tests = [thing for module in modules for name, thing in vars(module).items() if name.startswith("test_")]
    marks = [[mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"] for test in tests]
    return sum(prod(len(mark.args[1]) for mark in of_one) for of_one in marks)


def by_gate(*gates: str) -> str:
    """How many faults each gate catches; of one gate, its name alone."""
    counted = Counter(GATES[gate] for gate in gates)
    return ", ".join(f"{gate} {counted[gate]}" if len(counted) > 1 else gate for gate in GATES.values() if gate in counted)


ROWS = {
    "bytes and lines of a table": (len(test_faults_tables.FAULTS), by_gate(*(f.gate for f in test_faults_tables.FAULTS))),
    "one cell against its column": (
        len(test_faults_cells.CELLS) + len(test_faults_cells.FAULTS),
        by_gate(*("plain" for _ in test_faults_cells.CELLS), *(fault.gate for fault in test_faults_cells.FAULTS)),
    ),
    "one cell against the rest": (len(test_faults_meaning.FAULTS), by_gate(*(f.gate for f in test_faults_meaning.FAULTS))),
    "a row made with care: all that repeats it changed too": (len(test_faults_truth.FAULTS), "meaning"),
    "names of languages, zones, countries, addresses": (f"{WORLD.total()} ({WORLD[False]} wrong, {WORLD[True]} right)", "meaning"),
    "the descriptor: shape, loosened, retyped, renamed": (len(test_faults_descriptor.FAULTS), "descriptor"),
    "the curated files": (len(test_curated_mistakes.MISTAKES), "read"),
    "links, pipes, sockets, folders, endless files, names, depths": (cases(test_plain), "read, descriptor, form"),
    "targets, staging folders, full disks, signals, power cuts": (cases(test_targets, test_publish), "publish"),
    "streams, encodings, folders of any name": (cases(test_streams), "the exit status"),
    "words of the data in Markdown": (cases(test_markdown), "shown as they are"),
}  # fmt: skip


@pytest.mark.parametrize("what", ROWS)
def test_number_of_faults_and_their_gates(what: str) -> None:
    told = re.search(rf"^\| {re.escape(what)} \| (.+?) \| (.+?) \|", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    count, gate = ROWS[what]
    assert told, "no row"
    assert (told[1], told[2][: len(gate)]) == (str(count), gate)
