"""What stands where the build keeps its own is moved from only if a build made it; readers and builds wait for one another."""

import json
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

# --- what stands where the build keeps its own ----------------------------------------------------------------------------


def _names(**names: object) -> bytes:
    return json.dumps(names).encode()


STRANGE: dict[str, dict[str, bytes]] = {
    "nothing": {},
    "a file of another name": {"names.json": _names(Makefile=True), "new/Makefile": b"evil"},
    "a file that is not named": {
        "names.json": _names(**{"README.md": True}),
        "new/Makefile": b"evil",
    },
    "curated": {
        "names.json": _names(**{"data/curated/x.toml": True}),
        "new/data/curated/x.toml": b"evil",
    },
    "a way up": {"names.json": _names(**{"../x": True}), "new/README.md": b"evil"},
    "no names": {"new/README.md": b"evil"},
    "no JSON": {"names.json": b"{", "new/README.md": b"evil"},
    "a list": {"names.json": b"[1]", "new/README.md": b"evil"},
    "a number": {"names.json": b"1", "new/README.md": b"evil"},
    "a file more": {
        "names.json": _names(**{"README.md": True}),
        "new/README.md": b"evil",
        "extra": b"",
    },
}


@pytest.mark.parametrize("kind", STRANGE)
@pytest.mark.parametrize("name", [publish.READY, publish.BACK])
def test_folder_that_no_build_made_is_not_moved_from(root: Path, kind: str, name: str) -> None:
    (root / name).mkdir()
    publish.write(root / name, STRANGE[kind])
    with pytest.raises(publish.UnfinishedMove, match="is not as a build of this package leaves it"):
        build(root)
    assert state(root) == OLD
    assert (root / name).exists()


def test_check_and_validate_move_nothing_and_say_so(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A move that was stopped: the package is whole, and only the next build may end it."""
    publish.write(
        package / publish.READY,
        {"names.json": _names(**{"README.md": True}), "new/README.md": b"# New\n"},
    )
    before = snapshot(package)
    assert main(["--root", str(package), "--check"]) == 1
    assert validate([str(package)]) == 1
    assert publish.READY in capsys.readouterr().out
    assert snapshot(package) == before
    assert (package / publish.READY / "new/README.md").exists()


def test_what_is_staged_lies_beside_what_it_replaces(root: Path) -> None:
    """On the same disk, so that a rename moves it."""
    with publish.staging(root) as folder:
        assert folder.parent == root
    assert not folder.exists()


@pytest.mark.parametrize("where", ["", "new", "new/README.md"])
def test_links_are_not_moved_from(root: Path, where: str, tmp_path: Path) -> None:
    publish.write(
        tmp_path / "made", {"names.json": _names(**{"README.md": True}), "new/README.md": b"evil"}
    )
    target = root / publish.READY / where
    if where:
        publish.write(root / publish.READY, {"names.json": _names(**{"README.md": True})})
        target.parent.mkdir(exist_ok=True)
    target.symlink_to(tmp_path / "made" / where)
    with pytest.raises(publish.UnfinishedMove):
        build(root)
    assert state(root) == OLD


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
    (root / "README.md").chmod(0o664)
    build(root)
    assert (root / "README.md").stat().st_mode & 0o777 == 0o664


# --- side by side ---------------------------------------------------------------------------------------------------------


def test_reader_waits_for_a_build_and_a_build_for_readers(root: Path) -> None:
    seen, waited, begun = [], threading.Event(), threading.Event()

    def read() -> None:
        with publish.steady(root, waited.set):
            seen.append(state(root))

    def write() -> None:
        with publish.locked(root, begun.set):
            publish.publish(root, NEW)

    with publish.locked(root):
        (root / "README.md").write_bytes(b"half")
        reader = threading.Thread(target=read)
        reader.start()
        assert waited.wait(10)
        publish.write(root, OLD)
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
    publish.publish(root, {"README.md": b"new"})
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_that_comes_too_late_is_dropped(root: Path, number: int) -> None:
    command = [sys.executable, "-c", INTERRUPTED, str(root), str(int(number))]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert (root / "README.md").read_bytes() == b"new"
