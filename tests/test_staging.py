"""Only a folder that a build made is moved from; readers and builds wait for one another."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import ROOT, snapshot
from moving import NEW, OLD, build, state

from scripts.build import main
from scripts.package import publish
from scripts.validate import main as validate

# --- the folders of the build ---------------------------------------------------------------------------------------------


STRANGE: dict[str, dict[str, bytes]] = {
    "a file": {"": b"mine"},
    "a file of another name": {"new/Makefile": b"evil"},
    "curated": {"new/data/curated/x.toml": b"evil"},
    "neither new nor old": {"README.md": b"evil"},
    "a file more": {"new/README.md": b"evil", "extra": b""},
    "a file more that is old": {"new/README.md": b"evil", "old/LICENSE": b""},
}


@pytest.mark.parametrize("kind", STRANGE)
def test_folder_that_no_build_made_is_not_moved_from(root: Path, kind: str) -> None:
    publish.write_files(root / publish.READY, STRANGE[kind])
    with pytest.raises(publish.UnfinishedMove, match="was not made by a build of this package"):
        build(root)
    assert state(root) == OLD
    assert publish.unfinished(root)


@pytest.mark.parametrize("where", ["", "new", "new/README.md", "new/data", "old", "pipe"])
def test_links_and_pipes_are_not_moved_from(root: Path, where: str, tmp_path: Path) -> None:
    publish.write_files(tmp_path / "made", {"new/README.md": b"evil", "new/data/events.csv": b""})
    target = root / publish.READY / where.replace("pipe", "new/README.md")
    target.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(target) if where == "pipe" else target.symlink_to(tmp_path / "made" / where)
    with pytest.raises(publish.UnfinishedMove):
        build(root)
    assert state(root) == OLD


def test_folder_that_cannot_be_removed_is_reported(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish.shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(publish.UnfinishedMove, match=publish.READY):
        build(root)
    assert state(root) == NEW


@pytest.mark.long
def test_check_and_validate_move_nothing_and_name_it(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the next build may finish a move that was stopped."""
    publish.write_files(package / publish.READY, {"new/README.md": b"# New\n"})
    before = snapshot(package)
    assert main(["--root", str(package), "--check"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        ".staging.ready: a build was stopped while it moved its files. Run make to finish it",
        "1 problem; the build is not finished.",
    ]
    assert validate([str(package)]) == 1
    assert f"{publish.READY}: a build was stopped" in capsys.readouterr().out
    assert snapshot(package) == before
    assert (package / publish.READY / "new/README.md").exists()


@pytest.mark.parametrize("now", [b"edited", OLD["README.md"], b"moved", None])
def test_edit_made_after_a_stop_is_kept(root: Path, now: bytes | None) -> None:
    stopped = {"new/README.md": b"moved", "old/README.md": OLD["README.md"]}
    publish.write_files(root / publish.READY, stopped)
    (root / "README.md").write_bytes(now) if now else (root / "README.md").unlink()
    if now == b"edited":
        with pytest.raises(
            publish.UnfinishedMove, match=r"README\.md: was changed after the build"
        ):
            build(root)
        assert state(root) == OLD | {"README.md": b"edited"}
        shutil.rmtree(root / publish.READY)
    else:
        with publish.locked(root):
            assert state(root) == OLD | {"README.md": b"moved"}
    build(root)
    assert state(root) == NEW


def test_what_is_staged_lies_beside_what_it_replaces(root: Path) -> None:
    """On the same disk, so that a rename moves it."""
    with publish.staging(root) as folder:
        assert folder.parent == root
    assert not folder.exists()


def test_what_is_not_a_folder_of_ours_stays(root: Path) -> None:
    (root / ".staging-note").write_text("mine")
    (root / ".staging-link").symlink_to(root / "data")
    (root / ".lock").symlink_to(root / "data/curated/places.toml")
    (root / "data/curated/places.toml").write_text("kept")
    build(root)
    assert state(root) == NEW
    assert (root / ".staging-note").read_text() == "mine"
    assert (root / ".staging-link").is_symlink()
    assert (root / "data/curated/places.toml").read_text() == "kept"


def test_modes_of_files_are_kept(root: Path) -> None:
    for name in ("README.md", "data/curated/places.toml"):
        (root / name).chmod(0o664)
    build(root)
    publish.write_files(root, {"data/curated/places.toml": b"changed"})
    for name in ("README.md", "data/curated/places.toml"):
        assert (root / name).stat().st_mode & 0o777 == 0o664


# --- side by side ---------------------------------------------------------------------------------------------------------


def test_reader_waits_for_a_build_and_a_build_for_readers(root: Path) -> None:
    seen, waited, begun = [], threading.Event(), threading.Event()

    def read() -> None:
        with publish.steady(root, waited.set):
            seen.append(state(root))

    def write() -> None:
        with publish.locked(root, begun.set):
            publish.publish(root, NEW, {})

    with publish.locked(root):
        (root / "README.md").write_bytes(b"half")
        reader = threading.Thread(target=read)
        reader.start()
        assert waited.wait(10)
        publish.write_files(root, OLD)
    reader.join(10)
    assert seen == [OLD]
    with publish.steady(root), publish.steady(root):
        writer = threading.Thread(target=write)
        writer.start()
        assert begun.wait(10)
        assert state(root) == OLD
    writer.join(10)
    assert state(root) == NEW


def test_reading_writes_nothing(root: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in [root, *root.rglob("*")]}
    with publish.steady(root):
        assert publish.unfinished(root) == []
    assert {path: path.stat().st_mtime_ns for path in [root, *root.rglob("*")]} == before


INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from scripts.package import publish
root, number = Path(sys.argv[1]), int(sys.argv[2])
rename = os.rename
def amid(*arguments):
    rename(*arguments)
    os.kill(os.getpid(), number)
publish.os.rename = amid
with publish.locked(root):
    publish.publish(root, {"README.md": b"new"}, {})
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_that_comes_too_late_is_dropped(root: Path, number: int) -> None:
    command = [sys.executable, "-c", INTERRUPTED, str(root), str(int(number))]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert (root / "README.md").read_bytes() == b"new"
