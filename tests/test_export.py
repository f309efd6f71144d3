"""What `make dist` writes says what the package says, and is the same every time."""

import csv
import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from datetime import date, timedelta
from html import escape
from pathlib import Path

import pytest
from conftest import ROOT, dated, table
from icalendar import Calendar

from scripts.export import BESIDE, archive, export, main, packed, read_package, timelinejs
from scripts.show.facts import articles, as_rows
from scripts.show.forms.cite import citation
from scripts.show.forms.entries import entries
from scripts.show.forms.ics import calendar
from scripts.show.forms.people import authors, cited, publisher
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


@pytest.mark.long
def test_zip_validates_as_it_stands(dist: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(dist / f"{NAME}-{VERSION}.zip") as file:
        assert file.testzip() is None
        file.extractall(tmp_path)
    inside = tmp_path / f"{NAME}-{VERSION}"
    assert {name for name in BESIDE if (inside / name).is_file()} == set(BESIDE)
    command = [
        str(Path(sys.executable).with_name("frictionless")),
        "validate",
        str(inside / "datapackage.json"),
    ]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_no_link_in_the_zip_is_broken(dist: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(dist / f"{NAME}-{VERSION}.zip") as file:
        file.extractall(tmp_path)
    pages = list(tmp_path.rglob("*.md"))
    assert any(page.name == "README.md" for page in pages)
    broken = [
        f"{page.relative_to(tmp_path)}: {target}"
        for page in pages
        for target in re.findall(
            r"""(?<!\\)\]\(([^)\s]+)|\b(?:src|srcset)="([^"]+)""", page.read_text("utf-8")
        )
        for target in [(target[0] or target[1]).split("#")[0]]
        if target
        and not target.startswith(("http:", "https:", "mailto:"))
        and not (page.parent / target).exists()
    ]
    assert not broken


def test_archive_follows_links_and_stays_inside(tmp_path: Path) -> None:
    for name, content in {
        "README.md": "[a](docs/a.md#part) [out](../../secret.md) [web](https://example.org) <img src='x'> <img src=\"b.svg\"> [](#here)",
        "docs/a.md": "[b](../more/) [gone](gone.md)",
        "more/c.txt": "", "more/.hidden/d.txt": "", "b.svg": "", "unlinked.txt": "",
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    assert packed(tmp_path, {"resources": []}) == ["README.md", "b.svg", "docs/a.md", "more/c.txt"]


def test_zip_does_not_depend_on_the_files_times(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(
        ROOT,
        copy,
        ignore=shutil.ignore_patterns(".venv", ".git", ".hypothesis", "__pycache__", ".*_cache"),
    )
    for path in copy.rglob("*"):
        os.utime(path, (1e9, 1e9))
    assert (
        hashlib.sha256(archive(copy, SCHEMA)).hexdigest()
        == hashlib.sha256(archive(ROOT, SCHEMA)).hexdigest()
    )
    assert zipfile.ZipFile(io.BytesIO(archive(ROOT, SCHEMA))).namelist()


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


def test_timelinejs_groups_in_words_and_links_its_sources(dist: Path) -> None:
    addresses = {escape(row["url"]) for row in table("sources")}
    url = {row["source_id"]: row["url"] for row in table("sources")}
    events = {row["event_id"]: row for row in table("events")}
    for slide in json.loads((dist / f"{NAME}.timelinejs.json").read_text("utf-8"))["events"]:
        assert re.fullmatch(r"[A-Z][a-z ]+", slide["group"])
        linked = re.findall(r'href="([^"]*)"', slide["text"]["text"])
        event = events[slide["unique_id"]]
        assert linked or not (url[event["article_id"]] or url[event["best_source_id"]])
        assert set(linked) <= addresses


def test_command_says_what_it_wrote_and_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "package"
    ignored = shutil.ignore_patterns(".*", "scripts", "tests", "dist")
    shutil.copytree(EXAMPLE, root, ignore=ignored)
    shutil.copy(EXAMPLE / ".zenodo.json", root)
    path = root / "data/events.csv"
    rows = table("events", EXAMPLE)
    for row in rows[:1]:
        row |= {"best_edtf": f"[{row['best_earliest']}..]", "best_latest": ""}
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    assert main(["--root", str(root), "--to", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert ".ics  " in said
    assert re.search(
        rf"^{rows[0]['event_id']}: left out .*or later, no end given$", said, re.MULTILINE
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


def test_jsonld_describes_the_dataset() -> None:
    thing = json.loads((ROOT / "data/timeline.jsonld").read_text("utf-8"))
    assert (thing["@context"], thing["@type"]) == ("https://schema.org/", "Dataset")
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
