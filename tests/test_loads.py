"""Every table loads in every tool that the README names, with the rows, types, empty cells and days that the schema gives.

Large libraries are loaded where a test needs them: `make test` leaves most of them out.
"""

import re
import shutil
import sqlite3
import subprocess
from datetime import date
from pathlib import Path

import duckdb
import pytest
from conftest import EXAMPLE, table
from frictionless import Package

from scripts.build import main as build
from scripts.package.contract import FILLED
from scripts.package.descriptor import read_descriptor
from scripts.validate import main as validate

RESOURCES = {resource["name"]: resource for resource in read_descriptor(EXAMPLE)["resources"]}
EACH = pytest.mark.parametrize("name", RESOURCES)
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
SEASON = re.compile("[0-9]{4}-2[1-4]")  # not a month
CONVERT = {"string": str, "integer": int, "number": float, "date": date.fromisoformat}


@pytest.fixture
def home() -> Path:
    """The package whose tables are loaded; test_facts_loads.py has another."""
    return EXAMPLE


def expected(name: str, home: Path) -> list[tuple]:
    """The rows with the types of the schema; an empty cell is None.

    A column of EDTF in which every date is known to the day cannot but be guessed to hold days, which say the same.
    """
    types = {field["name"]: CONVERT[field["type"]] for field in RESOURCES[name]["schema"]["fields"]}
    rows = table(name, home)
    for column in types:
        cells = [row[column] for row in rows if row[column]]
        if column.endswith(("_edtf", "anchor_date")) and cells and all(map(DAY.fullmatch, cells)):
            types[column] = date.fromisoformat
    return [
        tuple(types[column](cell) if cell else None for column, cell in row.items()) for row in rows
    ]


def path(name: str, home: Path) -> str:
    return str(home / RESOURCES[name]["path"])


def columns(name: str, kind: str) -> list[str]:
    return [field["name"] for field in RESOURCES[name]["schema"]["fields"] if field["type"] == kind]


@pytest.mark.long
@EACH
def test_pandas_guesses_the_types(name: str, home: Path) -> None:
    import pandas

    frame = pandas.read_csv(path(name, home), parse_dates=columns(name, "date"))
    rows = [
        tuple(
            None if pandas.isna(v) else v.date() if isinstance(v, pandas.Timestamp) else v
            for v in row
        )
        for row in frame.itertuples(index=False)
    ]
    as_read = [
        tuple(v.isoformat() if isinstance(v, date) else v for v in row) for row in rows
    ]  # pandas guesses no days by itself
    assert as_read == [
        tuple(v.isoformat() if isinstance(v, date) else v for v in row)
        for row in expected(name, home)
    ]


@pytest.mark.long
@EACH
def test_polars_guesses_the_types(name: str, home: Path) -> None:
    import polars

    frame = polars.read_csv(path(name, home), try_parse_dates=True)
    assert frame.rows() == expected(name, home)


@pytest.mark.long
@EACH
def test_pyarrow_guesses_the_types(name: str, home: Path) -> None:
    import pyarrow.csv

    options = pyarrow.csv.ConvertOptions(strings_can_be_null=True, null_values=[""])
    loaded = pyarrow.csv.read_csv(path(name, home), convert_options=options)
    assert [tuple(row.values()) for row in loaded.to_pylist()] == expected(name, home)


@EACH
def test_duckdb_guesses_the_types(name: str, home: Path) -> None:
    assert duckdb.sql(f"SELECT * FROM '{path(name, home)}'").fetchall() == expected(name, home)


@EACH
def test_plain_reader_of_lines_gets_the_same_rows(name: str, home: Path) -> None:
    """No cell holds a line break: a line is a row, even for tools that do not know of quotes."""
    assert len(Path(path(name, home)).read_text("utf-8").splitlines()) == len(table(name, home)) + 1


@EACH
def test_no_cell_is_one_that_a_spreadsheet_turns_into_something_else(name: str, home: Path) -> None:
    """What a spreadsheet takes for a number, a date, a truth or a formula is only what the schema says is one."""
    strings = columns(name, "string")
    for row in table(name, home):
        for column in strings:
            cell = row[column]
            assert cell[:1] not in tuple("=+-@'\t"), cell
            assert (
                not cell.replace(",", "")
                .replace(".", "")
                .replace("/", "")
                .replace("-", "")
                .isdigit()
                or "/" in cell
                or len(cell) == 10
                or SEASON.fullmatch(cell)
            ), cell
            assert cell.lower() not in ("true", "false", "na", "nan", "null", "none", "inf"), cell
            assert len(cell) <= 32767


@pytest.mark.skipif(
    not shutil.which("soffice"),
    reason="LibreOffice is not on this machine; the round trip is run where it is",
)
def test_libreoffice_gives_back_every_cell(tmp_path: Path, home: Path) -> None:
    """Opened with the spreadsheet's own guesses (English, comma, UTF-8), saved as a spreadsheet, and written as CSV again."""
    soffice = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    # Separator, text mark, UTF-8, first line, no columns named, English (US), no quoting of all, guess special numbers.
    form = "Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true"
    into = [
        "--convert-to",
        "ods",
        "--outdir",
        str(tmp_path / "ods"),
        *(path(name, home) for name in RESOURCES),
    ]
    subprocess.run(
        [*soffice, f"--infilter={form}", *into], check=True, capture_output=True, timeout=300
    )
    back = [
        "--convert-to",
        f"csv:{form},false",
        "--outdir",
        str(tmp_path / "csv"),
        *map(str, (tmp_path / "ods").glob("*.ods")),
    ]
    subprocess.run([*soffice, *back], check=True, capture_output=True, timeout=300)
    for name in RESOURCES:
        assert (tmp_path / f"csv/{name}.csv").read_bytes() == Path(path(name, home)).read_bytes(), (
            name
        )


ONE_EVENT = """title = "A ferry starts (a made-up article)"
publisher = "The Example Gazette"
source_type = "news"
published = "2024-05-17"

[[event]]
id = "ferry-starts"
title = "The ferry starts"
event_type = "launch"
status = "past"
description = "Made up: a ferry starts."

[[attestation]]
event = "ferry-starts"
words = "early this month"
anchor = { type = "publication" }
"""


@pytest.fixture(scope="module")
def header_only(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of one event: its other five tables have their header only."""
    root = tmp_path_factory.mktemp("one") / "package"
    shutil.copytree(EXAMPLE, root)
    for source in (root / "data/curated/sources").iterdir():
        source.unlink()
    for registry in ("actors.toml", "places.toml"):
        (root / "data/curated" / registry).write_text("")
    (root / "data/curated/sources/ferry.toml").write_text(ONE_EVENT)
    assert build(["--root", str(root)]) == 0
    return root


@pytest.mark.long
def test_tables_without_rows_are_published_and_valid(header_only: Path) -> None:
    assert Package(str(header_only / "datapackage.json")).validate().valid
    assert validate([str(header_only)]) == 0
    for name in RESOURCES:
        lines = (header_only / RESOURCES[name]["path"]).read_text("utf-8").splitlines()
        assert len(lines) == 1 + (name in FILLED), name


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in RESOURCES if name not in FILLED])
def test_a_table_without_rows_loads(header_only: Path, name: str) -> None:
    import pandas
    import polars
    import pyarrow.csv

    file = str(header_only / RESOURCES[name]["path"])
    names = [field["name"] for field in RESOURCES[name]["schema"]["fields"]]
    assert (list(pandas.read_csv(file)), len(pandas.read_csv(file))) == (names, 0)
    assert (polars.read_csv(file).columns, polars.read_csv(file).height) == (names, 0)
    assert pyarrow.csv.read_csv(file).column_names == names
    relation = duckdb.read_csv(file, header=True)
    assert (relation.columns, relation.fetchall()) == (names, [])
    base = sqlite3.connect(":memory:")
    pandas.read_csv(file).to_sql(name, base)
    assert base.execute(f"SELECT count(*) FROM {name}").fetchone() == (0,)


@pytest.mark.long
@pytest.mark.skipif(
    not shutil.which("Rscript"), reason="R is not on this machine; it runs where it is"
)
def test_tables_without_rows_load_in_r(header_only: Path) -> None:
    files = [RESOURCES[name]["path"] for name in RESOURCES if name not in FILLED]
    code = "".join(f"stopifnot(nrow(read.csv('{file}')) == 0);" for file in files)
    subprocess.run(["Rscript", "-e", code], cwd=header_only, check=True)
