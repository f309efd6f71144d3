"""The workbook, Parquet, GeoJSON and Croissant say what the tables say, read by other libraries."""

import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from scripts.common.errors import BuildError
from scripts.export import export, read_package
from scripts.package.descriptor import columns_of
from scripts.show.facts import as_rows
from scripts.show.forms.cite import citation
from scripts.show.forms.workbook import workbook

if TYPE_CHECKING:
    from openpyxl.cell import Cell

EXAMPLE = ROOT / "tests/example"
pytestmark = pytest.mark.long


@pytest.fixture(
    scope="module",
    params=[pytest.param(ROOT, marks=pytest.mark.long), EXAMPLE],
    ids=["package", "example"],
)
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple:
    root, folder = request.param, tmp_path_factory.mktemp("forms")
    export(root, folder)
    schema, tables = read_package(root)
    return folder, schema, tables


def test_workbook_has_every_cell_with_its_type(exported: tuple) -> None:
    import openpyxl

    folder, schema, tables = exported
    book = openpyxl.load_workbook(folder / f"{schema['name']}.xlsx")
    assert book.sheetnames == ["about", *tables]
    said = [cell.value for cell in book["about"]["B"]]
    assert schema["title"] in said
    assert citation(schema, as_rows(tables), 20) in said
    for resource in schema["resources"]:
        kinds = [field["type"] for field in resource["schema"]["fields"]]
        head, *rows = book[resource["name"]].iter_rows()
        assert [cell.value for cell in head] == columns_of(resource)
        read = [[_text(c, kind) for c, kind in zip(row, kinds, strict=True)] for row in rows]
        assert read == [[*row.values()] for row in tables[resource["name"]]]


def _text(cell: "Cell", kind: str) -> str:
    """The text of a cell, which must have the type of its column."""
    if cell.value is None:
        return ""
    if kind == "date" and cell.is_date:
        assert cell.value.date() >= date(1900, 3, 1)
        return str(cell.value.date())
    if kind in ("integer", "number"):
        assert cell.data_type == "n"
        return f"{cell.value:.12g}" if isinstance(cell.value, float) else str(cell.value)
    assert cell.data_type == "s"
    assert kind == "string" or cell.value < "1900-03-01"
    return cell.value


def test_workbook_has_text_where_excel_has_no_day_and_no_formula() -> None:
    import openpyxl

    schema, tables = read_package(EXAMPLE)
    event = tables["events"][0] | {
        "title": "=1+1",
        "best_earliest": "1900-02-28",
        "best_latest": "1900-03-01",
    }
    figure = tables["figures"][0] | {"value": "160000000000"}
    made = workbook(
        schema | {"title": "x" * 40_000}, tables | {"events": [event], "figures": [figure]}
    )
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book["about"]["B1"].value == "x" * 32_767
    value = next(c for c in book["figures"][2] if c.value == 160_000_000_000)
    assert value.number_format == "0"  # else Excel shows 1.6E+11
    sheet = book["events"]
    cells = dict(zip((c.value for c in sheet[1]), sheet[2], strict=True))
    assert (cells["title"].value, cells["title"].data_type) == ("=1+1", "s")
    assert (cells["best_earliest"].value, cells["best_latest"].value) == (
        "1900-02-28",
        datetime(1900, 3, 1),
    )
    with pytest.raises(BuildError, match="too long for Excel"):
        workbook(schema, tables | {"events": [event | {"title": "x" * 40_000}]})


def test_parquet_has_the_rows_and_types_of_every_table(exported: tuple) -> None:
    import polars

    folder, schema, tables = exported
    for resource in schema["resources"]:
        read = polars.read_parquet(folder / f"{schema['name']}.{resource['name']}.parquet")
        days = [f["name"] for f in resource["schema"]["fields"] if f["type"] == "date"]
        assert [name for name, kind in read.schema.items() if kind == polars.Date] == days
        for name in days:
            cells = ["" if day is None else str(day) for day in read[name]]
            assert cells == [row[name] for row in tables[resource["name"]]]
        assert read.columns == columns_of(resource)
        assert len(read) == len(tables[resource["name"]])


def test_geojson_is_valid_and_its_whens_are_the_windows(exported: tuple) -> None:
    folder, schema, tables = exported
    text = (folder / f"{schema['name']}.geojson").read_text("utf-8")
    from geojson_pydantic import FeatureCollection

    FeatureCollection.model_validate_json(text)
    features = json.loads(text)["features"]
    places = {row["place_id"]: row for row in tables["places"]}
    assert [feature["id"] for feature in features] == [row["event_id"] for row in tables["events"]]
    for feature, event in zip(features, tables["events"], strict=True):
        place = places.get(event["place_id"])
        located = bool(place and place["latitude"])
        assert (feature["geometry"] is not None) == located
        if located:
            assert feature["geometry"]["coordinates"] == [
                float(place["longitude"]),
                float(place["latitude"]),
            ]
        (span,) = feature.get("when", {}).get("timespans", [{}])
        start, end = span.get("start", {}), span.get("end", {})
        assert start.get("in", start.get("earliest", "")) == event["best_earliest"]
        assert end.get("in", end.get("latest", "")) == event["best_latest"]
        if event["best_certain_from"] and start:
            assert start.get("in", start.get("latest")) == event["best_certain_from"]


@pytest.mark.long
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of mlcroissant's own use of rdflib
def test_croissant_is_read_by_mlcroissant_where_it_is(
    exported: tuple, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROISSANT_CACHE", str(tmp_path))  # where it unpacks, if not loaded yet
    mlcroissant = pytest.importorskip(
        "mlcroissant",
        reason="make test-long installs it; a Python that it has no wheel for has none",
    )
    folder, schema, tables = exported
    data = mlcroissant.Dataset(str(folder / "croissant.json"))
    assert not data.metadata.issues.errors
    for resource in schema["resources"]:
        name, first = resource["name"], columns_of(resource)[0]
        read = [record[f"{name}/{first}"].decode() for record in data.records(name)]
        assert read == [row[first] for row in tables[name]]
