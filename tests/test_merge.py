"""Many packages become one Parquet file a table: with types, with package and version in every key, by name, or not at all."""

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest
from answering import MANY, run_python, sections, snippets
from conftest import EXAMPLE, ROOT, table, third

from scripts import merge
from scripts.build import main as build
from scripts.common.errors import BuildError, PackageError
from scripts.package import arrow, contract, descriptor
from scripts.package.descriptor import columns_of, read_descriptor

TYPES = {"string": str, "integer": int, "number": float, "date": date.fromisoformat}


def tables_of(root: Path, into: Path, version: str = "") -> Path:
    """Copy the tables and the descriptor of a package, with another version if one is given."""
    into.mkdir(parents=True)
    shutil.copytree(root / "data", into / "data", ignore=shutil.ignore_patterns("curated"))
    schema = read_descriptor(root)
    schema["version"] = version or schema["version"]
    (into / descriptor.NAME).write_bytes(descriptor.encoded(schema))
    return into


def turned(folder: Path) -> None:
    """Turn the order of the columns of every table around, in the descriptor too."""
    schema, tables = read_descriptor(folder), {}
    for resource in schema["resources"]:
        rows = list(
            csv.reader(io.StringIO((folder / resource["path"]).read_text("utf-8"), newline=""))
        )
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(row[::-1] for row in rows)
        tables[resource["name"]] = out.getvalue().encode()
        (folder / resource["path"]).write_bytes(tables[resource["name"]])
        resource["schema"]["fields"].reverse()
    (folder / descriptor.NAME).write_bytes(descriptor.refreshed(schema, tables))


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """This package, the example, and a later version of the example with its columns in another order."""
    later = tables_of(EXAMPLE, tmp_path / "later", "1.10.0")
    turned(later)
    return [tables_of(ROOT, tmp_path / "this"), tables_of(EXAMPLE, tmp_path / "example"), later]


def rows_of(folder: Path, name: str) -> list[tuple[object, ...]]:
    """The rows of a published table as a merged one has them."""
    schema = read_descriptor(folder)
    fields = {
        f["name"]: f["type"]
        for r in schema["resources"]
        if r["name"] == name
        for f in r["schema"]["fields"]
    }
    cells = [
        {column: TYPES[fields[column]](row[column]) if row[column] else None for column in row}
        for row in table(name, folder)
    ]
    order = columns_of(next(r for r in read_descriptor(EXAMPLE)["resources"] if r["name"] == name))
    return [
        (schema["name"], schema["version"], *(row[column] for column in order)) for row in cells
    ]


@pytest.mark.long
def test_every_cell_of_every_package_is_there_with_its_type(
    folders: list[Path], tmp_path: Path
) -> None:
    from pyarrow import parquet

    found = merge.merge(folders, tmp_path / "merged")
    for name, key in ((name, contract.key(name)) for name in contract.TABLES):
        merged = parquet.read_table(tmp_path / f"merged/{name}.parquet")
        rows = [tuple(row.values()) for row in merged.to_pylist()]
        assert merged.column_names[:2] == ["package", "version"]
        assert sorted(rows, key=str) == sorted(
            (row for folder in folders for row in rows_of(folder, name)), key=str
        )
        assert (
            len(
                set(
                    zip(
                        *(merged[column].to_pylist() for column in ("package", "version", *key)),
                        strict=True,
                    )
                )
            )
            == found[name]
        )
        assert found[name] == len(rows)


def test_order_of_the_folders_does_not_show(folders: list[Path], tmp_path: Path) -> None:
    for name, order in (("one", folders), ("other", folders[::-1])):
        merge.merge(order, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes(), path.name


@pytest.mark.long
def test_dates_at_both_ends_of_the_calendar_are_kept(edges: Path, tmp_path: Path) -> None:
    merge.merge([edges], tmp_path / "merged")
    import polars

    rows = polars.read_parquet(tmp_path / "merged/events.parquet")
    assert (rows["date_earliest"].min(), rows["date_latest"].max()) == (date.min, date.max)


def test_a_row_group_is_written_when_it_is_full(
    folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyarrow import parquet

    assert arrow.GROUP >= 50_000
    monkeypatch.setattr(arrow, "GROUP", 20)
    merge.merge(folders, tmp_path / "merged")
    seen = set()
    for name in contract.TABLES:
        about = parquet.read_metadata(tmp_path / f"merged/{name}.parquet")
        groups = [about.row_group(number).num_rows for number in range(about.num_row_groups)]
        most = max(len(table(name, folder)) for folder in folders)
        assert all(20 <= rows < 20 + most for rows in groups[:-1]), name
        seen.add(len(groups))
    assert max(seen) > 1


# --- what cannot be merged ------------------------------------------------------------------------------------------------


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(
        (folder / name).read_text("utf-8").replace(old, new, 1), "utf-8"
    )


def rehashed(folder: Path, old: str, new: str) -> None:
    """Change the first such text of a table, with the hash that then is right."""
    edit("data/events.csv", old, new)(folder)
    schema = read_descriptor(folder)
    tables = {r["name"]: (folder / r["path"]).read_bytes() for r in schema["resources"]}
    (folder / descriptor.NAME).write_bytes(descriptor.refreshed(schema, tables))


def of_schema_2(folder: Path) -> None:
    """The descriptor without the columns that came with schema 3, and without `languages`."""
    schema = read_descriptor(folder)
    del schema["languages"]
    for resource in schema["resources"]:
        new = ("certain_from", "certain_to", "_qualifier", "accessed")
        resource["schema"]["fields"] = [
            f for f in resource["schema"]["fields"] if not f["name"].endswith(new)
        ]
    (folder / descriptor.NAME).write_bytes(descriptor.encoded(schema))


WRONG: dict[str, tuple[Callable[[Path], object], str]] = {  # what is done to a package, and what is said of it
    "a changed byte": (edit("data/places.csv", "Velmar", "Velmas"), "data/places.csv: is not the file that the descriptor has the hash of"),
    "a missing table": (lambda folder: (folder / "data/actors.csv").unlink(), "data/actors.csv: is missing"),
    "a link": (lambda folder: (folder / "data/actors.csv").rename(folder / "x") and (folder / "data/actors.csv").symlink_to("../x"), "data/actors.csv: is a link"),
    "no day": (lambda folder: rehashed(folder, "1989-03-01", "2020-99-01"), "data/events.csv: does not fit its schema: In CSV column"),
    "other columns": (lambda folder: rehashed(folder, "title,article_id", "article_id,title"), "data/events.csv: does not fit its schema: its columns are others"),
    "no package": (lambda folder: (folder / descriptor.NAME).unlink(), "datapackage.json: is missing. Name folders of packages"),
    "no JSON": (edit(descriptor.NAME, "{", "["), "datapackage.json: cannot be read"),
    "a path out of it": (edit(descriptor.NAME, "data/events.csv", "../events.csv"), "datapackage.json: events: path is"),
    "schema 2": (of_schema_2, "datapackage.json: has the columns of schema 2 or older; schema 3 is needed. Rebuild it: copy"),
    "a stopped build": (lambda folder: (folder / ".staging.ready").mkdir(), ".staging.ready: a build was stopped while it moved its files"),
}  # fmt: skip


@pytest.mark.parametrize("name", third(WRONG))
def test_what_is_wrong_is_said_and_nothing_changes(
    name: str, folders: list[Path], tmp_path: Path
) -> None:
    to = tmp_path / "merged"
    merge.merge(folders[:1], to)
    before = {path.name: path.read_bytes() for path in to.iterdir()}
    break_, said = WRONG[name]
    break_(folders[1])
    with pytest.raises(BuildError) as stopped:
        merge.merge(folders, to)
    (line,) = str(stopped.value).splitlines()
    assert line.startswith((folders[1] / said).as_posix())
    assert {path.name: path.read_bytes() for path in to.iterdir()} == before
    assert not [*tmp_path.glob(".staging*")]


def test_every_problem_is_said_in_one_run(folders: list[Path], tmp_path: Path) -> None:
    edit("data/places.csv", "Velmar", "Velmas")(folders[1])
    (folders[2] / "data/actors.csv").unlink()
    with pytest.raises(BuildError) as stopped:
        merge.merge(folders, tmp_path / "merged")
    assert len(stopped.value.problems) == 2
    twin = tables_of(EXAMPLE, tmp_path / "twin")
    (folders[2] / descriptor.NAME).unlink()
    with pytest.raises(BuildError) as stopped:
        merge.merge([*folders, twin], tmp_path / "merged")
    one, two = str(stopped.value).splitlines()
    assert "later/datapackage.json: is missing" in one
    assert (
        two
        == f"{twin}: is harbour-treaty-example 1.0.0, and {folders[1]} is, too. Name one of the two"
    )
    assert not (tmp_path / "merged").exists()


@pytest.mark.long
def test_a_package_of_schema_2_can_be_merged_when_it_is_rebuilt_as_told(
    package: Path, tmp_path: Path
) -> None:
    of_schema_2(package)
    with pytest.raises(
        BuildError,
        match=r"copy `resources` .* and `languages` from tests/example/datapackage\.json",
    ) as stopped:
        merge.merge([package], tmp_path / "merged")
    command = str(stopped.value).partition("run python -m scripts.build ")[2].rstrip(".").split()
    whole = json.loads((ROOT / descriptor.WHOLE).read_text("utf-8"))
    schema = read_descriptor(package) | {key: whole[key] for key in ("resources", "languages")}
    (package / descriptor.NAME).write_bytes(descriptor.encoded(schema))
    assert build(command) == 0
    assert merge.merge([package], tmp_path / "merged")["events"] == len(table("events", EXAMPLE))


@pytest.mark.parametrize("what", ["file", "link"])
def test_a_target_that_is_no_folder_is_not_touched(
    what: str, folders: list[Path], tmp_path: Path
) -> None:
    to = tmp_path / "merged"
    to.write_text("x") if what == "file" else to.symlink_to(folders[0])
    with pytest.raises(BuildError, match=r"merged: is (a link|not a folder)"):
        merge.merge(folders, to)


def test_without_pyarrow_it_says_what_to_install(
    folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "scripts.package.arrow")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(
        PackageError,
        match="pyarrow is missing: run make dist, which installs it, or pip install pyarrow",
    ):
        merge.merge(folders, tmp_path / "merged")


# --- the recipes ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def merged(
    folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, str, int]]:
    """The attestations of each package that the recipes count, from the CSVs; `merged` is in the current folder."""
    merge.merge(folders, tmp_path / "merged")
    monkeypatch.chdir(tmp_path)
    heads = [(read_descriptor(folder), folder) for folder in folders]
    return sorted(
        (head["name"], head["version"], len(table("attestations", folder)))
        for head, folder in heads
    )


def recipe(language: str) -> str:
    (text,) = (text for heading, text in sections(ROOT).items() if heading.startswith(MANY[0]))
    return snippets(text, language)


def test_duckdb_and_polars_count_what_the_tables_have(merged: list[tuple[str, str, int]]) -> None:
    import polars

    assert duckdb.sql(recipe("DuckDB")).fetchall() == merged
    assert run_python(recipe("polars"), {"polars": polars}).rows() == merged


SPARK = """
import json
from pyspark.sql.types import StructField, StructType, StringType, DateType
found = {result}
by_place = StructType([StructField("event_id", StringType()), StructField("best_earliest", DateType())])
spark.sparkContext.setLogLevel("OFF")
read = spark.read.option("header", True).schema(by_place)
taken = [row.event_id for row in read.csv("turned.csv").collect()]
try:
    read.option("enforceSchema", False).csv("turned.csv").collect()
    refused = False
except Exception:
    refused = True
print(json.dumps([[list(row) for row in found], taken, refused]))
"""


@pytest.mark.long
@pytest.mark.skipif(
    not shutil.which("java"), reason="Java is not on this machine; Spark runs where it is"
)
def test_spark_counts_the_same_and_takes_csv_by_position(
    merged: list[tuple[str, str, int]],
) -> None:
    pytest.importorskip("pyspark", reason="make test-long installs PySpark where Java is")
    Path("turned.csv").write_text("best_earliest,event_id\n2022-11-17,visit\n")
    *steps, last = recipe("Spark").splitlines()
    code = "\n".join(steps) + SPARK.replace("{result}", last)
    done = subprocess.run(
        [sys.executable, "-"], input=code, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found, taken, refused = json.loads(done.stdout.splitlines()[-1])
    assert [tuple(row) for row in found] == merged
    assert taken == ["2022-11-17"], "a schema no longer goes by position: correct data/questions.md"
    assert refused
