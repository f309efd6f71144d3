"""The tables of this package load in every tool as those of the example do: the tests of test_loads.py on them."""

import csv
import io
from pathlib import Path

import pytest
from conftest import ROOT
from test_loads import (  # noqa: F401 - collected here too, with the fixture below
    test_duckdb_guesses_the_types,
    test_libreoffice_gives_back_every_cell,
    test_no_cell_is_one_that_a_spreadsheet_turns_into_something_else,
    test_pandas_guesses_the_types,
    test_plain_reader_of_lines_gets_the_same_rows,
    test_polars_guesses_the_types,
    test_pyarrow_guesses_the_types,
)


@pytest.fixture
def home() -> Path:
    return ROOT


@pytest.mark.parametrize("path", sorted(ROOT.glob("data/*.csv")), ids=lambda path: path.stem)
@pytest.mark.parametrize("size", [2048, 5120, None])
def test_a_sniffer_reads_every_cell(path: Path, size: int | None) -> None:
    text = path.read_text("utf-8")
    sniffed = csv.Sniffer().sniff(text[:size])
    read = csv.reader(io.StringIO(text, newline=""), sniffed)
    assert [*read] == [*csv.reader(io.StringIO(text, newline=""))]
