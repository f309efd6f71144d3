"""What `make dist` writes says what the package says, and is the same every time."""

import io
import json
import os
import re
import shutil
import sqlite3
import zipfile
from datetime import date, datetime, timedelta
from html import escape
from pathlib import Path

import jsonschema
import openpyxl
import polars
import pytest
from conftest import ROOT, copy, dated, table
from frictionless import Package
from geojson_pydantic import FeatureCollection
from icalendar import Calendar
from openpyxl.cell import Cell

from scripts.common.errors import BuildError
from scripts.export import export, main, read_package
from scripts.package.descriptor import columns_of
from scripts.show.facts import articles, as_rows, named
from scripts.show.forms.archive import BESIDE, contents
from scripts.show.forms.cite import citation
from scripts.show.forms.entries import entries
from scripts.show.forms.ics import calendar
from scripts.show.forms.people import authors, cited, publisher
from scripts.show.forms.slides import timelinejs
from scripts.show.forms.workbook import workbook
from scripts.show.words import words

EXAMPLE = ROOT / "tests/example"
SCHEMA, TABLES = read_package(ROOT)
NAME, VERSION = SCHEMA["name"], SCHEMA["version"]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    export(ROOT, folder)
    return folder


def test_same_bytes_twice(dist: Path, tmp_path: Path) -> None:
    export(ROOT, tmp_path)
    for path in dist.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_zip_is_a_data_package_and_a_changed_byte_of_a_table_fails(
    dist: Path, tmp_path: Path
) -> None:
    path, changed = dist / f"{NAME}-{VERSION}.zip", tmp_path / "changed.zip"
    package = Package(str(path))
    assert [resource.name for resource in package.resources] == list(TABLES)
    assert package.validate().valid
    with zipfile.ZipFile(path) as file, zipfile.ZipFile(changed, "w") as other:
        assert file.testzip() is None
        assert {*BESIDE, "README.md", "croissant.json"} <= {*file.namelist()}
        for name in file.namelist():
            data = file.read(name)
            other.writestr(name, data.replace(b"e", b"f", 1) if name == "data/events.csv" else data)
    assert not Package(str(changed)).validate().valid


def test_no_link_in_the_zip_is_broken(dist: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(dist / f"{NAME}-{VERSION}.zip") as file:
        file.extractall(tmp_path)
    pages = list(tmp_path.rglob("*.md"))
    assert any(page.name == "README.md" for page in pages)
    broken = [
        f"{page.relative_to(tmp_path)}: {target}"
        for page in pages
        for target in re.findall(
            r"""(?<!\\)\]\(([^)\s]+)|\b(?:src|srcset)="([^"]+)""",
            re.sub(r"(?ms)^```.*?^```$", "", page.read_text("utf-8")),
        )
        for target in [(target[0] or target[1]).split("#")[0]]
        if target
        and not target.startswith(("http:", "https:", "mailto:"))
        and not (page.parent / target).exists()
    ]
    assert not broken


def test_the_zip_holds_neither_code_nor_what_is_typed_and_its_readme_fits() -> None:
    files = contents(ROOT, SCHEMA, TABLES)
    assert not [name for name in files if name.endswith((".py", ".toml")) or "tests" in name]
    readme = files["README.md"].decode()
    assert not re.search(r"^ *make\b", readme, re.MULTILINE)
    assert citation(SCHEMA, as_rows(TABLES)) in readme


def test_zip_does_not_depend_on_the_files_times(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(
        ROOT,
        copy,
        ignore=shutil.ignore_patterns(".venv", ".git", ".hypothesis", "__pycache__", ".*_cache"),
    )
    for path in copy.rglob("*"):
        os.utime(path, (1e9, 1e9))
    assert contents(copy, SCHEMA, TABLES) == contents(ROOT, SCHEMA, TABLES)


def test_a_link_is_not_followed_and_a_package_that_is_not_valid_not_exported(
    tmp_path: Path,
) -> None:
    (tmp_path / "dist").symlink_to(tmp_path)
    with pytest.raises(BuildError, match="is a link"):
        export(EXAMPLE, tmp_path / "dist")
    broken = copy(EXAMPLE, tmp_path / "broken")
    events = broken / "data/events.csv"
    events.write_bytes(events.read_bytes().replace(b"2", b"3", 1))
    with pytest.raises(BuildError):
        export(broken, tmp_path / "out")
    assert not (tmp_path / "out").exists()


# --- the workbook, Parquet, GeoJSON and Croissant, each read back by another library ---


@pytest.fixture(scope="module", params=[ROOT, EXAMPLE], ids=["package", "example"])
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple:
    root, folder = request.param, tmp_path_factory.mktemp("forms")
    export(root, folder)
    schema, tables = read_package(root)
    return folder, schema, tables


def test_workbook_has_every_cell_with_its_type(exported: tuple) -> None:
    folder, schema, tables = exported
    book = openpyxl.load_workbook(folder / f"{schema['name']}.xlsx")
    assert book.sheetnames == ["about", *tables]
    said = [cell.value for cell in book["about"]["B"]]
    assert schema["title"] in said
    assert citation(schema, as_rows(tables)) in said
    for resource in schema["resources"]:
        kinds = [field["type"] for field in resource["schema"]["fields"]]
        head, *rows = book[resource["name"]].iter_rows()
        assert [cell.value for cell in head] == columns_of(resource)
        read = [[_text(c, kind) for c, kind in zip(row, kinds, strict=True)] for row in rows]
        assert read == [[*row.values()] for row in tables[resource["name"]]]


def _text(cell: Cell, kind: str) -> str:
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
    schema, tables = read_package(EXAMPLE)
    event = tables["events"][0] | {
        "title": "=1+1",
        "best_earliest": "1900-02-28",
        "best_latest": "1900-03-01",
    }
    made = workbook(schema, tables | {"events": [event]})
    sheet = openpyxl.load_workbook(io.BytesIO(made))["events"]
    cells = dict(zip((c.value for c in sheet[1]), sheet[2], strict=True))
    assert (cells["title"].value, cells["title"].data_type) == ("=1+1", "s")
    assert (cells["best_earliest"].value, cells["best_latest"].value) == (
        "1900-02-28",
        datetime(1900, 3, 1),
    )
    with pytest.raises(BuildError, match="too long for Excel"):
        workbook(schema, tables | {"events": [event | {"title": "x" * 40_000}]})


def test_parquet_has_the_rows_and_types_of_every_table(exported: tuple) -> None:
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
def test_croissant_is_read_by_mlcroissant(exported: tuple, tmp_path: Path) -> None:
    mlcroissant = pytest.importorskip(
        "mlcroissant",
        reason="make test-long installs it; a Python that it has no wheel for has none",
    )
    folder, schema, tables = exported
    with zipfile.ZipFile(folder / f"{schema['name']}-{schema['version']}.zip") as file:
        file.extractall(tmp_path)
    data = mlcroissant.Dataset(str(tmp_path / "croissant.json"))
    assert not data.metadata.issues.errors
    for name, rows in tables.items():
        if rows:
            assert len([*data.records(name)]) == len(rows)


@pytest.fixture
def base(dist: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"file:{dist / f'{NAME}.sqlite'}?mode=ro", uri=True)
    yield connection
    connection.close()


@pytest.mark.parametrize("name", TABLES)
def test_sqlite_has_every_cell(name: str, base: sqlite3.Connection) -> None:
    rows = base.execute(f"SELECT * FROM {name}").fetchall()
    text = [
        [
            "" if v is None else f"{v:g}" if isinstance(v, float) and v == int(v) else str(v)
            for v in row
        ]
        for row in rows
    ]
    assert text == [list(row.values()) for row in table(name)]


def test_sqlite_keys_hold(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = sum(len(base.execute(f"PRAGMA foreign_key_list({name})").fetchall()) for name in TABLES)
    assert keys == sum(
        len(resource["schema"].get("foreignKeys", [])) for resource in SCHEMA["resources"]
    )


def test_sqlite_says_what_it_is(base: sqlite3.Connection) -> None:
    cursor = base.execute("SELECT * FROM about")
    (row,) = cursor.fetchall()
    said = dict(zip((column[0] for column in cursor.description), row, strict=True))
    licence = SCHEMA["licenses"][0]
    assert (said["name"], said["title"], said["version"]) == (NAME, SCHEMA["title"], VERSION)
    assert (said["licence"], said["licence_url"]) == (licence["name"], licence["path"])
    assert said["citation"] == citation(SCHEMA, as_rows(TABLES))
    assert base.execute("PRAGMA user_version").fetchone()[0] == int(
        "".join(f"{int(part):02}" for part in VERSION.split("."))
    )


def test_sqlite_view_gives_the_best_known_dates(base: sqlite3.Connection) -> None:
    rows = base.execute("SELECT event_id, date_edtf FROM best_known_dates").fetchall()
    assert dict(rows) == {
        row["event_id"]: row["best_edtf"] for row in table("events") if row["best_edtf"]
    }


STATEMENTS = [
    "UPDATE attestations SET event_id = 'nowhere'",
    "UPDATE attestations SET rank = 'best'",
    "UPDATE events SET title = NULL",
    "UPDATE events SET status = 'someday'",
    "INSERT INTO sources SELECT * FROM sources",
    "UPDATE sources SET title = x'00', source_id = NULL",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_sqlite_refuses(statement: str, dist: Path) -> None:
    copy = sqlite3.connect(":memory:")
    with sqlite3.connect(dist / f"{NAME}.sqlite") as stored:
        stored.backup(copy)
    stored.close()
    copy.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError), copy:
        copy.execute(statement)
    copy.close()


# --- what a calendar and a slide can say of a vague date ------------------------------------------------------------------

VAGUE = {  # best_edtf -> (its first and last day in an entry, or why there is none; the words in its title)
    "2030-05-07": (("2030-05-07", "2030-05-07"), ""),
    "2030-05-07/2030-05-09": (("2030-05-07", "2030-05-09"), ""),
    "[2030-05-01..2030-05-10]": (("2030-05-01", "2030-05-10"), " (some day from 1 to 10 May 2030)"),
    "2030-05-XX": (("2030-05-01", "2030-05-31"), " (some day in May 2030)"),
    "[..2030-05-07]": ("by 7 May 2030, no start given", ""),
    "2030-05-07/..": ("from 7 May 2030 on, no end given", ""),
    "2030-05-07?": (("2030-05-07", "2030-05-07"), " (7 May 2030, uncertain)"),
    "2030-05/2030-07": (
        ("2030-05-01", "2030-07-31"),
        " (from some day in May 2030 to some day in July 2030)",
    ),
    "2030~": (("2029-01-01", "2031-12-31"), " (about 2030)"),
    "[2030-05-07,2030-05-14]": (("2030-05-07", "2030-05-14"), " (on 7 or 14 May 2030)"),
    "2030/..": ("from some day in 2030 on, no end given", ""),
    "": ("no source gives a date", ""),
}


def _made_up() -> dict[str, list[dict[str, str]]]:
    """A table of events, one for each kind of date, that one source reports."""
    events = []
    for number, value in enumerate(VAGUE):
        row = dict.fromkeys(TABLES["events"][0], "") | {
            "event_id": f"event-{number}",
            "title": f"Event <{number}>, 100% made up",
        }
        row |= dated("best", value)
        events.append(
            row
            | {
                "event_type": "press-conference",
                "date_verbatim": "soon",
                "description": "One; two, three.",
            }
        )
    said = [
        dict.fromkeys(TABLES["attestations"][0], "")
        | {"event_id": row["event_id"], "source_id": "s", "rank": "preferred"}
        for row in events
    ]
    source = dict.fromkeys(TABLES["sources"][0], "") | {
        "source_id": "s",
        "publisher": "Example",
        "url": "https://example.org/a",
    }
    return TABLES | {"events": events, "attestations": said, "sources": [source]}


def _shown_in_calendar(data: bytes) -> dict[str, tuple[str, str, str]]:
    entries, day = Calendar.from_ical(data).walk("VEVENT"), timedelta(days=1)
    return {
        str(e["uid"]).split("@")[0]: (
            str(e["dtstart"].dt),
            str(
                e["dtend"].dt - day
                if "dtend" in e  # which no day is left for after the last day of the calendar
                else e["dtstart"].dt + (e["duration"].dt - day)
            ),
            str(e["summary"]),
        )
        for e in entries
    }


def test_calendar_says_vague_dates_in_words_or_leaves_them_out() -> None:
    made_up = _made_up()
    shown = _shown_in_calendar(calendar(SCHEMA, made_up))
    expected = {
        row["event_id"]: (*days, row["title"] + said)
        for row, (days, said) in zip(made_up["events"], VAGUE.values(), strict=True)
        if isinstance(days, tuple)
    }
    assert shown == expected


def test_calendar_escapes_what_would_part_a_text() -> None:
    """icalendar reads it without that too; other programs do not (RFC 5545, 3.3.11)."""
    lines = calendar(SCHEMA, _made_up()).replace(b"\r\n ", b"")
    assert b"\r\nSUMMARY:Event <0>\\, 100% made up\r\n" in lines
    assert b"\r\nDESCRIPTION:One\\; two\\, three.\\n" in lines


def test_what_is_left_out_is_named_with_the_reason() -> None:
    made_up = _made_up()
    left = {
        row["event_id"]: why
        for row, (why, _) in zip(made_up["events"], VAGUE.values(), strict=True)
        if isinstance(why, str)
    }
    assert dict(entries(made_up)[1]) == left


def test_calendar_has_the_first_and_the_last_day_that_a_date_can_be() -> None:
    made_up = _made_up()
    values = ("0001-01-01", "9999-12-31", "9999-12-30/9999-12-31", "99XX", "0001~")
    for row, value in zip(made_up["events"], values, strict=False):
        row |= dated("best", value)
    made_up["events"] = made_up["events"][: len(values)]
    lines = calendar(SCHEMA, made_up).decode().split("\r\n")
    ends = [line for line in lines if line.startswith(("DTSTART", "DTEND", "DURATION"))]
    assert [line.split(":")[1] for line in ends] == [
        *("00010101", "00010102"),
        *("99991231", "P1D"),  # no day is left for an exclusive end
        *("99991230", "P2D"),
        *("99000101", "P36524D"),
        *("00010101", "00030101"),
    ]
    parsed = Calendar.from_ical("\r\n".join(lines)).walk("VEVENT")
    assert [str(entry["dtstart"].dt) for entry in parsed][:2] == ["0001-01-01", "9999-12-31"]
    slides = json.loads(timelinejs(SCHEMA, made_up))["events"]
    assert slides[0]["start_date"] == {"year": 1, "month": 1, "day": 1}
    assert slides[1]["start_date"] == {"year": 9999, "month": 12, "day": 31}


def test_timelinejs_says_vague_dates_in_words_or_leaves_them_out() -> None:
    made_up = _made_up()
    slides = {
        slide["unique_id"]: slide for slide in json.loads(timelinejs(SCHEMA, made_up))["events"]
    }
    for row, (days, said) in zip(made_up["events"], VAGUE.values(), strict=True):
        if isinstance(days, str):
            assert row["event_id"] not in slides
            continue
        slide = slides[row["event_id"]]
        assert (
            str(date(**slide["start_date"])),
            str(date(**slide.get("end_date", slide["start_date"]))),
        ) == days
        assert slide["text"]["headline"] == escape(row["title"]) + said
        assert slide["display_date"] == words(row["best_edtf"])


def test_export_of_the_example_shows_each_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(EXAMPLE), "--to", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    shown = _shown_in_calendar(next(tmp_path.glob("*.ics")).read_bytes())
    slides = {
        slide["unique_id"]: slide
        for slide in json.loads(next(tmp_path.glob("*.timelinejs.json")).read_text("utf-8"))[
            "events"
        ]
    }
    cases = set()
    for row in table("events", EXAMPLE):
        key, first, last, value = (
            row["event_id"],
            row["best_earliest"],
            row["best_latest"],
            row["best_edtf"],
        )
        certain = first == row["best_certain_from"] and last == row["best_certain_to"]
        kind = ("day" if first == last else "throughout") if certain else "within"
        case = "undated" if not value else kind if first and last else "open"
        cases.add(case)
        if case in ("undated", "open"):
            assert key not in shown
            assert key not in slides
            why = words(value) or "no source gives a date"
            assert re.search(rf"^{key}: left out .*: {why}$", said, re.MULTILINE)
            continue
        heading = f"{row['title']} ({words(value)})" if case == "within" else row["title"]
        assert shown[key] == (first, last, heading)
        assert slides[key]["text"]["headline"] == escape(heading)
        assert slides[key]["display_date"] == words(value)
    assert cases == {"undated", "open", "day", "within", "throughout"}, (
        "the example no longer has every case"
    )


def test_calendar_has_a_name_and_its_entries_kinds_and_addresses(dist: Path) -> None:
    parsed = Calendar.from_ical((dist / f"{NAME}.ics").read_bytes())
    assert str(parsed["X-WR-CALNAME"]) == SCHEMA["title"]
    addresses = {row["url"] for row in table("sources")} | {""}  # a source may have none
    kinds = {
        row["event_id"]: row["event_type"].replace("-", " ").capitalize() for row in table("events")
    }
    for entry in parsed.walk("VEVENT"):
        assert [str(kind) for kind in entry["categories"].cats] == [
            kinds[str(entry["uid"]).split("@")[0]]
        ]
        assert str(entry.get("url", "")) in addresses


def test_calendar_lines_are_short_and_come_back_whole(dist: Path) -> None:
    data = (dist / f"{NAME}.ics").read_bytes()
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    said = {
        str(e["uid"]).split("@")[0]: str(e["description"])
        for e in Calendar.from_ical(data).walk("VEVENT")
    }
    for row in table("events"):
        assert row["event_id"] not in said or row["description"] in said[row["event_id"]]


def test_every_event_is_in_the_forms_or_named_as_left_out(dist: Path) -> None:
    ids = {row["event_id"] for row in table("events")}
    left = {gone.event_id for gone in entries(TABLES)[1]}
    slides = json.loads((dist / f"{NAME}.timelinejs.json").read_text("utf-8"))["events"]
    assert _shown_in_calendar((dist / f"{NAME}.ics").read_bytes()).keys() == ids - left
    assert {slide["unique_id"] for slide in slides} == ids - left


def test_timelinejs_groups_by_article_and_links_its_sources(dist: Path) -> None:
    addresses = {escape(row["url"]) for row in table("sources")}
    url = {row["source_id"]: row["url"] for row in table("sources")}
    events = {row["event_id"]: row for row in table("events")}
    groups = {named(article) for article in articles(TABLES)}
    for slide in json.loads((dist / f"{NAME}.timelinejs.json").read_text("utf-8"))["events"]:
        assert slide["group"] in groups
        linked = re.findall(r'href="([^"]*)"', slide["text"]["text"])
        event = events[slide["unique_id"]]
        assert linked or not (url[event["article_id"]] or url[event["best_source_id"]])
        assert set(linked) <= addresses


def test_command_says_what_it_wrote_and_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = entries(read_package(EXAMPLE)[1])[1]
    assert main(["--root", str(EXAMPLE), "--to", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert ".ics  " in said
    assert left
    for gone in left:
        assert re.search(
            rf"^{gone.event_id}: left out .*{re.escape(gone.why)}$", said, re.MULTILINE
        )


def test_zenodo_says_what_the_descriptor_says() -> None:
    zenodo = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))
    assert zenodo["upload_type"] == "dataset"
    assert (zenodo["title"], zenodo["version"], zenodo["keywords"]) == (
        SCHEMA["title"],
        VERSION,
        SCHEMA["keywords"],
    )
    assert zenodo["license"] == SCHEMA["licenses"][0]["name"].lower()
    assert [person["name"] for person in zenodo["creators"]] == [
        cited(person) for person in authors(SCHEMA)
    ]
    urls = [row["url"] for row in articles(TABLES) if row["url"]]
    assert [item["identifier"] for item in zenodo["related_identifiers"]][: len(urls)] == urls
    assert zenodo["publication_date"] == SCHEMA["created"][:10]


TEXT, MANY = {"type": "string", "minLength": 1}, {"type": "array", "minItems": 1}
# What Google's dataset search asks of a Dataset, and what an Event of ours says.
DATASET = {
    "required": ["name", "description", "license", "creator", "distribution", "about",
                 "measurementTechnique", "variableMeasured", "version"],
    "properties": {
        "@type": {"const": "Dataset"}, "name": TEXT, "measurementTechnique": TEXT,
        "description": {"type": "string", "minLength": 50, "maxLength": 5000},
        "distribution": MANY, "citation": MANY, "variableMeasured": MANY,
        "about": {"type": "array", "items": {
            "required": ["identifier", "name", "subjectOf"],
            "additionalProperties": False,
            "properties": {
                "@type": {"const": "Event"}, "identifier": TEXT, "name": TEXT, "description": TEXT,
                "startDate": {"pattern": r"^\d{4}-\d\d-\d\d$"}, "endDate": {"pattern": r"^\d{4}-\d\d-\d\d$"},
                "dcterms:temporal": {"properties": {"@type": {"const": "edtf:EDTF"}, "@value": TEXT}},
                "location": {"required": ["name"]}, "subjectOf": {"required": ["name"]},
            },
        }},
    },
}  # fmt: skip


@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["package", "example"])
def test_jsonld_has_every_event_with_the_days_that_are_certain(root: Path) -> None:
    thing = json.loads((root / "data/timeline.jsonld").read_text("utf-8"))
    jsonschema.validate(thing, DATASET)
    for said, event in zip(thing["about"], table("events", root), strict=True):
        which = "best" if event["best_edtf"] else "date"
        assert said["identifier"] == event["event_id"]
        assert said.get("dcterms:temporal", {}).get("@value", "") == event[f"{which}_edtf"]
        if "startDate" in said:
            assert said["startDate"] == event[f"{which}_earliest"] == event[f"{which}_certain_from"]
        if "endDate" in said:
            assert said["endDate"] == event[f"{which}_latest"] == event[f"{which}_certain_to"]
        known = (
            event[f"{which}_certain_from"]
            and event[f"{which}_earliest"] == event[f"{which}_latest"]
        )
        assert not known or said["startDate"] == said["endDate"]


def test_jsonld_describes_the_dataset() -> None:
    thing = json.loads((ROOT / "data/timeline.jsonld").read_text("utf-8"))
    assert thing["@context"][0] == "https://schema.org/"
    jsonschema.validate(thing, DATASET)
    assert (thing["name"], thing["version"], thing["license"]) == (
        SCHEMA["title"],
        VERSION,
        SCHEMA["licenses"][0]["path"],
    )
    creators = thing["creator"] if isinstance(thing["creator"], list) else [thing["creator"]]
    assert [creator["name"] for creator in creators] == [who["title"] for who in authors(SCHEMA)]
    assert thing["publisher"]["name"] == publisher(SCHEMA)["title"]
    for item, resource in zip(thing["distribution"], SCHEMA["resources"], strict=True):
        path = ROOT / "data" / item["contentUrl"]
        assert path == ROOT / resource["path"]
        assert item["contentSize"] == f"{path.stat().st_size} B"
        assert item["encodingFormat"] == "text/csv"


def test_jsonld_in_the_page_is_the_same() -> None:
    page = (ROOT / "data/timeline.html").read_text("utf-8")
    inside = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(inside) == json.loads((ROOT / "data/timeline.jsonld").read_text("utf-8"))
