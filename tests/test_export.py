"""What `make dist` writes says what the package says, and is the same every time."""

import io
import os
import re
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, copy, table
from frictionless import Package

from scripts.common.errors import BuildError
from scripts.export import export, main, read_package
from scripts.show.facts import as_rows
from scripts.show.forms.archive import BESIDE, archive, contents
from scripts.show.forms.cite import citation
from scripts.show.forms.entries import entries

EXAMPLE = ROOT / "tests/example"
SCHEMA, TABLES = read_package(ROOT)
NAME, VERSION = SCHEMA["name"], SCHEMA["version"]


@pytest.mark.long
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
        assert {*BESIDE, "README.md"} <= {*file.namelist()}
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
    assert not re.search(r"^ *`?make\b", readme, re.MULTILINE)
    assert all(line in readme for line in citation(SCHEMA, as_rows(TABLES)).split("\n"))
    odd = SCHEMA | {"title": "<b> [x](y) `z`", "description": "One | two."}
    shown = contents(ROOT, odd, TABLES)["README.md"].decode()
    assert shown.startswith("# &lt;b> \\[x\\](y) \\`z\\`\n\nOne | two.\n")


@pytest.mark.parametrize(("created", "year"), [("1970", 1980), ("2022", 2022), ("2200", 2107)])
def test_the_zip_has_the_year_of_the_release_or_the_nearest_that_a_zip_can_have(
    created: str, year: int
) -> None:
    data = archive(ROOT, SCHEMA | {"created": f"{created}-11-28T00:00:00Z"}, TABLES)
    dates = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    assert dates == {(year, 11, 28, 0, 0, 0)}


@pytest.mark.long
def test_dist_has_one_archive_of_the_package_another_folder_keeps_its_own(tmp_path: Path) -> None:
    root = copy(EXAMPLE, tmp_path / "package")
    name = read_package(root)[0]["name"]
    for folder, left in ((root / "dist", 2), (tmp_path / "mine", 3)):
        folder.mkdir()
        for old in (f"{name}-0.9.0.zip", "other-0.9.0.zip"):
            (folder / old).touch()
        export(root, folder)
        assert len([*folder.glob("*.zip")]) == left


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


def test_no_link_is_followed_and_nothing_is_put_into_the_data_of_a_package(
    tmp_path: Path,
) -> None:
    (tmp_path / "dist").symlink_to(tmp_path)
    with pytest.raises(BuildError, match="is a link"):
        export(EXAMPLE, tmp_path / "dist")
    with pytest.raises(BuildError, match="is in the data of a package"):
        export(EXAMPLE, EXAMPLE / "data/out")
    assert not (EXAMPLE / "data/out").exists()


@pytest.mark.long
def test_a_package_that_is_not_valid_is_not_exported(tmp_path: Path) -> None:
    broken = copy(EXAMPLE, tmp_path / "broken")
    events = broken / "data/events.csv"
    events.write_bytes(events.read_bytes().replace(b"2", b"3", 1))
    with pytest.raises(BuildError):
        export(broken, tmp_path / "out")
    assert not (tmp_path / "out").exists()


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


@pytest.mark.long
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
