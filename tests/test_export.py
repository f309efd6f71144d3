"""What `make dist` writes says what the package says, and is the same every time."""

import hashlib
import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ROOT, table
from icalendar import Calendar

from scripts.export import BESIDE, archive, export, read

SCHEMA, TABLES = read(ROOT)
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


def test_zip_validates_as_it_stands(dist: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(dist / f"{NAME}-{VERSION}.zip") as file:
        assert file.testzip() is None
        file.extractall(tmp_path)
    inside = tmp_path / f"{NAME}-{VERSION}"
    assert {name for name in BESIDE if (inside / name).is_file()} == set(BESIDE)
    command = [str(Path(sys.executable).with_name("frictionless")), "validate", str(inside / "datapackage.json")]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_zip_does_not_depend_on_the_files_times(package: Path) -> None:
    import os

    for name in BESIDE:
        (package / name).write_bytes((ROOT / name).read_bytes())
    for path in package.rglob("*"):
        os.utime(path, (1e9, 1e9))
    same = hashlib.sha256(archive(package, SCHEMA)).hexdigest() == hashlib.sha256(archive(ROOT, SCHEMA)).hexdigest()
    assert same
    assert zipfile.ZipFile(io.BytesIO(archive(ROOT, SCHEMA))).namelist()


@pytest.fixture
def base(dist: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"file:{dist / f'{NAME}.sqlite'}?mode=ro", uri=True)
    yield connection
    connection.close()


@pytest.mark.parametrize("name", TABLES)
def test_sqlite_has_every_cell(name: str, base: sqlite3.Connection) -> None:
    rows = base.execute(f"SELECT * FROM {name}").fetchall()
    text = [["" if v is None else f"{v:g}" if isinstance(v, float) and v == int(v) else str(v) for v in row] for row in rows]
    assert text == [list(row.values()) for row in table(name)]


def test_sqlite_keys_hold(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = sum(len(base.execute(f"PRAGMA foreign_key_list({name})").fetchall()) for name in TABLES)
    assert keys == sum(len(resource["schema"].get("foreignKeys", [])) for resource in SCHEMA["resources"])


def test_sqlite_view_gives_the_best_known_dates(base: sqlite3.Connection) -> None:
    rows = base.execute("SELECT event_id, date_edtf FROM best_known_dates").fetchall()
    assert dict(rows) == {row["event_id"]: row["best_edtf"] for row in table("events")}


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO event_actors VALUES ('nowhere', 'kazakhstan', 'party', 'azernews-memorandum')",
        "UPDATE attestations SET rank = 'best'",
        "UPDATE events SET title = NULL",
        "UPDATE figures SET value = -1",
        "INSERT INTO actors SELECT * FROM actors",
        "UPDATE places SET latitude = 'north'",
    ],
)
def test_sqlite_refuses(statement: str, dist: Path) -> None:
    copy = sqlite3.connect(":memory:")
    with sqlite3.connect(dist / f"{NAME}.sqlite") as stored:
        stored.backup(copy)
    stored.close()
    copy.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError), copy:
        copy.execute(statement)
    copy.close()


def test_calendar_has_the_best_known_days(dist: Path) -> None:
    parsed = Calendar.from_ical((dist / f"{NAME}.ics").read_bytes())
    days = {
        str(entry["uid"]).split("@")[0]: (str(entry["dtstart"].dt), str(entry["dtend"].dt - timedelta(days=1)))
        for entry in parsed.walk("VEVENT")
    }
    assert days == {row["event_id"]: (row["best_earliest"], row["best_latest"]) for row in table("events")}


def test_timelinejs_has_every_event(dist: Path) -> None:
    shown = json.loads((dist / f"{NAME}.timelinejs.json").read_text("utf-8"))
    events = {event["unique_id"]: event for event in shown["events"]}
    assert events.keys() == {row["event_id"] for row in table("events")}
    for row in table("events"):
        event = events[row["event_id"]]
        assert str(date(**event["start_date"])) == row["best_earliest"]
        assert event["display_date"] == row["best_edtf"]


def test_zenodo_says_what_the_descriptor_says() -> None:
    zenodo = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))
    assert zenodo["upload_type"] == "dataset"
    assert (zenodo["title"], zenodo["version"], zenodo["keywords"]) == (SCHEMA["title"], VERSION, SCHEMA["keywords"])
    assert zenodo["license"] == SCHEMA["licenses"][0]["name"].lower()
    assert [person["name"] for person in zenodo["creators"]] == [person["title"] for person in SCHEMA["contributors"]]
    assert [item["identifier"] for item in zenodo["related_identifiers"]] == [source["path"] for source in SCHEMA["sources"]]
    assert zenodo["publication_date"] == SCHEMA["created"][:10]


def test_jsonld_describes_the_dataset() -> None:
    thing = json.loads((ROOT / "data/timeline.jsonld").read_text("utf-8"))
    assert (thing["@context"], thing["@type"]) == ("https://schema.org/", "Dataset")
    assert 50 <= len(thing["description"]) <= 5000  # what Google's dataset search asks
    assert (thing["name"], thing["version"], thing["license"]) == (SCHEMA["title"], VERSION, SCHEMA["licenses"][0]["path"])
    assert thing["creator"]["name"] == SCHEMA["contributors"][0]["title"]
    for item, resource in zip(thing["distribution"], SCHEMA["resources"], strict=True):
        path = ROOT / "data" / item["contentUrl"]
        assert path == ROOT / resource["path"]
        assert item["contentSize"] == f"{path.stat().st_size} B"
        assert item["encodingFormat"] == "text/csv"


def test_jsonld_in_the_page_is_the_same() -> None:
    page = (ROOT / "data/timeline.html").read_text("utf-8")
    inside = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(inside) == json.loads((ROOT / "data/timeline.jsonld").read_text("utf-8"))
