"""Files and folders that cannot be replaced: nothing changes, or the error names what is not finished."""

import errno
import itertools
import os
import shutil
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from conftest import snapshot
from moving import NEW, OLD, build, state

from scripts import export, ledger
from scripts.common.errors import BuildError
from scripts.package import publish

LONG = partial(pytest.param, marks=pytest.mark.long)


# --- what shows before anything is moved ----------------------------------------------------------------------------------


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        os.chdir(path.parent)  # an address of a socket is short
        made.bind(path.name)


KINDS: dict[str, Callable[[Path], object]] = {
    "is a folder": lambda path: path.mkdir(),
    "is a link": lambda path: path.symlink_to("/etc/passwd"),
    "is a pipe": os.mkfifo,
    "is a socket": _socket,
}


@pytest.mark.parametrize(
    "name", ["README.md", "data/events.csv", "data/timeline.html", "datapackage.json"]
)
@pytest.mark.parametrize("what", KINDS)
def test_target_that_is_no_plain_file(
    root: Path, name: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    (root / name).unlink(missing_ok=True)
    KINDS[what](root / name)
    before = state(root)
    for _ in range(2):
        with pytest.raises(BuildError, match=f"{name}: {what}"):
            build(root)
        assert state(root) == before
        assert not publish.unfinished(root)


@pytest.mark.parametrize(
    ("name", "answer", "said"),
    [
        ("ismount", True, "data: is on another file system than the package"),
        ("access", False, "data: cannot be written to"),
    ],
)
def test_folder_that_cannot_take_part(
    root: Path, name: str, answer: bool, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(os if name == "access" else os.path, name)
    monkeypatch.setattr(
        publish.os if name == "access" else publish.os.path,
        name,
        lambda path, *more: answer if Path(path).name == "data" else real(path, *more),
    )
    with pytest.raises(BuildError, match=said):
        build(root)
    assert state(root) == OLD


@pytest.mark.parametrize(
    "make",
    [lambda p: None, lambda p: p.write_bytes(b"no folder"), lambda p: p.symlink_to("elsewhere")],
)
def test_data_that_is_no_folder(root: Path, make: Callable[[Path], object]) -> None:
    (root / "data").rename(root / "elsewhere")
    make(root / "data")
    before = state(root)
    with pytest.raises(BuildError, match="data: is not a folder"):
        build(root)
    assert state(root) == before


def test_link_to_the_same_bytes_is_stale(root: Path) -> None:
    (root / "README.md").rename(root / "elsewhere")
    (root / "README.md").symlink_to("elsewhere")
    assert publish.stale(root, OLD) == ["README.md"]


# --- what shows only when it is tried -------------------------------------------------------------------------------------


@pytest.mark.parametrize("names", [*([name] for name in NEW), list(NEW)])
@pytest.mark.parametrize("code", [errno.EPERM, LONG(errno.EBUSY)])
def test_files_that_cannot_be_replaced_are_named_and_all_others_are(
    root: Path, names: list[str], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system refuses it if they are immutable, or if something is mounted on them."""
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if target in [root / name for name in names]:
            raise OSError(code, os.strerror(code), str(source), None, str(target))
        replace(source, target)

    monkeypatch.setattr(publish.os, "replace", refuse)
    for _ in range(2):
        with pytest.raises(publish.UnfinishedMove, match=os.strerror(code)) as told:
            build(root)
        assert [problem.file for problem in told.value.problems] == sorted(names)
        assert state(root) == {n: d for n, d in (NEW | OLD).items() if n in names and n in OLD} | {
            name: data for name, data in NEW.items() if name not in names
        }
        assert publish.unfinished(root)
    monkeypatch.undo()
    with publish.locked(root):
        assert state(root) == NEW
    assert not list(root.glob(".staging*"))


@pytest.mark.parametrize("side", ["before", "after"])
def test_package_that_is_renamed_or_lost_meanwhile_is_not_reported_as_built(
    root: Path, side: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The point of no return: before it nothing is published, after it the move is not finished."""
    rename = os.rename

    def amid(source: Path, target: Path) -> None:
        if side == "after":
            rename(source, target)
        rename(root, root.with_name("elsewhere"))
        if side == "before":
            rename(source, target)

    monkeypatch.setattr(publish.os, "rename", amid)
    with pytest.raises(OSError if side == "before" else publish.UnfinishedMove):
        build(root)
    monkeypatch.undo()
    with publish.locked(root.with_name("elsewhere")):
        assert state(root.with_name("elsewhere")) == (OLD if side == "before" else NEW)


@pytest.mark.parametrize("calls", [3, len(NEW) + 2, len(NEW) + 3, len(NEW) + 5])
def test_staging_folder_that_is_removed_meanwhile(
    root: Path, calls: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by `rm -rf .staging*`, while files are written to it or moved from it."""
    replace, done = os.replace, []

    def amid(source: Path, target: Path) -> None:
        replace(source, target)
        done.append(target)
        if len(done) == calls:
            for folder in root.glob(".staging*"):
                shutil.rmtree(folder)

    monkeypatch.setattr(publish.os, "replace", amid)
    early = calls <= len(NEW) + 2
    with pytest.raises(BuildError, match="removed" if early else "No such file") as told:
        build(root)
    assert isinstance(told.value, publish.UnfinishedMove) != early
    assert (state(root) == OLD) == early
    monkeypatch.undo()
    build(root)
    assert state(root) == NEW


@pytest.mark.parametrize("name", publish.BY_HAND)
def test_edit_made_while_the_build_runs_is_kept(root: Path, name: str) -> None:
    with publish.locked(root):
        before = publish.by_hand(root)
        (root / name).write_bytes(b"edited")
        with pytest.raises(BuildError, match=f"{name}: was changed while the build ran"):
            publish.publish(root, NEW, before)
    assert state(root) == OLD | {name: b"edited"}
    assert not list(root.glob(".staging*"))
    build(root)
    assert state(root) == NEW


@pytest.mark.parametrize("code", [errno.ENOSPC, LONG(errno.EROFS), LONG(errno.EIO)])
@pytest.mark.parametrize("fails_at", range(len(NEW) + len(publish.BY_HAND)))
def test_full_or_broken_disk(
    root: Path, code: int, fails_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many files have been written before it shows."""
    left = [fails_at]

    def fsync(number: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(code, os.strerror(code))

    monkeypatch.setattr(publish.os, "fsync", fsync)
    with pytest.raises(OSError, match=os.strerror(code)):
        build(root)
    assert state(root) == OLD
    assert not list(root.glob(".staging*"))
    monkeypatch.undo()
    build(root)
    assert state(root) == NEW


def test_stopped_at_any_step(root: Path) -> None:
    """Each system call that changes something is the last before the power goes: the next build finishes the move."""
    seen = []
    for step in itertools.count():
        (root / "data/timeline.html").unlink(missing_ok=True)
        publish.write_files(root, OLD)
        if not (child := os.fork()):  # a process that may be stopped
            _stop_after(step)
            build(root)
            os._exit(0)
        finished = os.waitpid(child, 0)[1] == 0
        seen.append("old" if state(root) == OLD else "new" if state(root) == NEW else "both")
        assert bool(publish.unfinished(root)) >= (seen[-1] == "both")
        with publish.locked(root):
            assert state(root) in (OLD, NEW)
            assert not list(root.glob(".staging*"))
        if finished:
            break
    assert list(dict.fromkeys(seen)) == ["old", "both", "new"]


def _stop_after(steps: int) -> None:
    left = iter(range(steps))

    def stop(call: Callable, *arguments: object, **more: object) -> object:
        return os._exit(1) if next(left, None) is None else call(*arguments, **more)

    for name in ("replace", "rename", "unlink", "rmdir"):
        setattr(os, name, partial(stop, getattr(os, name)))


@pytest.mark.long
@pytest.mark.parametrize(
    ("command", "package", "name"),
    [(ledger, ".", ledger.NAME), (export, "tests/example", "dist")],
)
def test_other_commands_name_the_file_and_leave_it_whole(
    clone: Path,
    command: ModuleType,
    package: str,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(publish.os, "fsync", full)
    before = snapshot(clone)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)) as told:
        command.main(["--root", str(clone / package)])
    assert told.value.filename.startswith(str(clone / package / name))
    assert snapshot(clone) == before


@pytest.mark.parametrize("command", [ledger, export])
def test_other_commands_do_not_read_half_a_package(package: Path, command: ModuleType) -> None:
    (package / publish.READY).mkdir()
    with pytest.raises(publish.UnfinishedMove, match="Run make to finish it"):
        command.main(["--root", str(package)])
