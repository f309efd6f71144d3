"""Only plain files are opened; everything else in their place is reported."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.build import outputs
from scripts.common.errors import BuildError
from scripts.curated.files import read_curated
from scripts.package import descriptor
from scripts.package.canonical import strays
from scripts.package.validation import validate

CURATED = ("data/curated/places.toml", "data/curated/sources/old-almanac.toml")
READ = ("datapackage.json", *CURATED)
PUBLISHED = ("data/events.csv", "data/sources.csv", "data/timeline.svg", "data/timeline.html")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))


def _huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 10**12)


KINDS: dict[str, Callable[[Path], object]] = {
    "is a folder": lambda path: path.mkdir(),
    "is a link": lambda path: path.symlink_to("/dev/zero"),
    "is a link, ": lambda path: path.symlink_to(path.name),
    "is a link; ": lambda path: path.symlink_to("nowhere"),
    "is a pipe": os.mkfifo,
    "is a socket": _socket,
    "is larger than 100000000 bytes": _huge,
    "is missing": lambda path: None,
}


def put(root: Path, name: str, what: str) -> None:
    (root / name).unlink()
    KINDS[what](root / name)


def said(root: Path, name: str) -> list[str]:
    """What reading the file alone says."""
    if name in CURATED:
        return [str(problem) for problem in read_curated(root)[1]]
    try:
        descriptor.read_descriptor(root)
    except BuildError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize("what", KINDS)
@pytest.mark.parametrize("name", READ)
def test_what_the_build_reads(
    name: str, what: str, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(package)
    put(package, name, what)
    if name == CURATED[1] and what == "is missing":
        return  # a package may have fewer sources
    assert [
        line for line in said(package, name) if line.startswith(f"{name}: {what.rstrip(',; ')}")
    ], said(package, name)


@pytest.mark.parametrize(
    ("name", "what"),
    [("data/events.csv", "is a pipe")]
    + [pytest.param(name, what, marks=pytest.mark.long) for name in PUBLISHED for what in KINDS],
)
def test_what_is_published(
    name: str, what: str, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(package)
    put(package, name, what)
    found = [str(problem) for problem in validate(package)]
    if what == "is missing" and not name.endswith(".csv"):
        assert found == []  # a picture that is not there is what make check finds
    else:
        assert any(line.startswith(f"{name}: {what.rstrip(',; ')}") for line in found), found
        assert len(found) <= 2, found


@pytest.mark.parametrize(
    "what", ["is a pipe", *(pytest.param(what, marks=pytest.mark.long) for what in KINDS)]
)
def test_readme(what: str, package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(package)
    put(package, "README.md", what)
    with pytest.raises(BuildError, match=f"README.md: {what.rstrip(',; ')}"):
        outputs(package)


@pytest.mark.parametrize("what", [what for what in KINDS if what != "is missing"])
@pytest.mark.parametrize("name", ["curated", "events.csv", "timeline.svg"])
def test_data_holds_plain_files_and_the_folder_of_curated_ones(
    name: str, what: str, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(package)
    shutil.rmtree(package / "data/curated")
    (package / "data" / name).unlink(missing_ok=True)
    KINDS[what](package / "data" / name)
    found = [str(problem) for problem in strays(package, descriptor.read_descriptor(package))]
    if (name, what) == ("curated", "is a folder"):
        assert not found
    else:
        assert [line.startswith(f"data/{name}: {what.rstrip(',; ')}") for line in found] == [True]


@pytest.mark.parametrize("folder", ["data", "data/curated", "data/curated/sources"])
@pytest.mark.parametrize("what", ["is missing", "is a link", "is not a folder"])
def test_folders(folder: str, what: str, package: Path) -> None:
    shutil.move(package / folder, package / "elsewhere")
    if what == "is a link":
        (package / folder).symlink_to(package / "elsewhere")
    elif what == "is not a folder":
        (package / folder).write_bytes(b"")
    found = [
        str(problem)
        for problem in (validate(package) if folder == "data" else read_curated(package)[1])
    ]
    assert len(found) == 1
    assert found[0].startswith(f"{folder}: {what}"), found


@pytest.mark.parametrize(
    "where", [pytest.param("data", marks=pytest.mark.long), "data/curated", "data/curated/sources"]
)
def test_folders_within_folders_are_not_entered(
    where: str, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(package / where)
    for _ in range(1100):
        os.mkdir("x")
        os.chdir("x")
    monkeypatch.chdir(package)
    found = [
        str(problem)
        for problem in (validate(package) if where == "data" else read_curated(package)[1])
    ]
    assert [line for line in found if line.startswith(f"{where}/x: is ")] == found
    assert len(found) == 1
    os.chdir(package / where)
    depth = 0
    while os.path.isdir("x"):  # rmtree of Python 3.11 would be too deep itself
        os.chdir("x")
        depth += 1
    for _ in range(depth):
        os.chdir("..")
        os.rmdir("x")


@pytest.mark.parametrize(
    "name",
    [
        b"\xff.toml",
        b"New Source.toml",
        b"UP.toml",
        b"-x.toml",
        b"\x1b[2J.toml",
        b".toml",
        b"x.TOML",
        b"x.toml~",
    ],
)
def test_names_that_are_no_ids(name: bytes, package: Path) -> None:
    path = package / "data/curated/sources" / os.fsdecode(name)
    path.write_text('publisher = "X"\nsource_type = "news"\n')
    found = [str(problem) for problem in read_curated(package)[1]]
    assert len(found) == 1
    assert found[0].isprintable()
    assert "is not named by an id" in found[0] or "is not a file the build expects here" in found[0]


def test_file_that_cannot_be_opened(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by chmod: the tests may run as root, whom it does not stop."""
    opened = os.open

    def refuse(path: str, *more: object, **others: object) -> int:
        if str(path).endswith(("datapackage.json", "events.csv")):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *more, **others)

    monkeypatch.setattr(os, "open", refuse)
    assert [str(problem) for problem in validate(package)] == [
        "datapackage.json: cannot be opened: Permission denied. Check the permissions of the file, or the disk"
    ]
