"""Whatever stands where a file is to go, the package stays wholly old, or becomes wholly new, and what is said of it is true."""

import errno
import os
import signal
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from moving import NEW, OLD, build, state

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


def refusing(
    monkeypatch: pytest.MonkeyPatch, *names: str, code: int = errno.EPERM, gently: bool = True
) -> None:
    """Let no file be moved onto these names, as the system does if they are immutable or mounted on."""
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name in names and (gently or "old" in Path(source).parts):
            raise OSError(code, os.strerror(code), str(source), None, str(target))
        replace(source, target)

    monkeypatch.setattr(publish.os, "replace", refuse)


@pytest.mark.parametrize("name", NEW)
@pytest.mark.parametrize(
    "code",
    [errno.EPERM, *(LONG(code) for code in (errno.EBUSY, errno.EXDEV, errno.EROFS, errno.ENOSPC))],
)
def test_target_that_cannot_be_replaced(
    root: Path, name: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(monkeypatch, Path(name).name, code=code)
    for _ in range(2):
        with pytest.raises(OSError, match=os.strerror(code)) as told:
            build(root)
        assert told.value.filename.endswith(name)
        assert state(root) == OLD
        assert not publish.unfinished(root)
    monkeypatch.undo()
    build(root)
    assert state(root) == NEW


def test_no_way_on_and_no_way_back_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first file moves, the second does not, and the first does not go back: only then is the package a mixture, and it is said."""
    real = os.replace

    def fail_twice(source: Path, target: Path) -> None:
        if Path(target).name == "events.csv" or "old" in Path(source).parts:
            raise OSError(errno.EIO, "the disk is gone", str(source), None, str(target))
        real(source, target)

    monkeypatch.setattr(publish.os, "replace", fail_twice)
    with pytest.raises(publish.UnfinishedMove, match="stopped while it moved"):
        build(root)
    with pytest.raises(publish.UnfinishedMove, match="the disk is gone"):
        build(root)
    assert publish.unfinished(root)
    monkeypatch.undo()
    with publish.locked(root):
        assert state(root) == OLD
    build(root)
    assert state(root) == NEW


@pytest.mark.parametrize(
    ("call", "code"), [("fork", errno.EAGAIN), ("fork", errno.ENOMEM), ("pipe", errno.EMFILE)]
)
@pytest.mark.parametrize("immutable", ["timeline.svg", "nothing"])
def test_no_process_is_left_to_move_the_files(
    root: Path, call: str, code: int, immutable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It shows after the point of no return: then the files are moved, or put back, by the build itself."""

    def refuse() -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(publish.os, call, refuse)
    if immutable == "nothing":
        build(root)
        assert state(root) == NEW
    else:
        refusing(monkeypatch, immutable)
        with pytest.raises(OSError, match=immutable):
            build(root)
        assert state(root) == OLD
    assert not list(root.glob(".staging*"))


def test_nobody_waits_for_children(root: Path) -> None:
    """As a shell says by `trap "" CHLD`, and some that start others do by themselves."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        build(root)
    finally:
        signal.signal(signal.SIGCHLD, before)
    assert state(root) == NEW
    assert not list(root.glob(".staging*"))


@pytest.mark.parametrize("code", [errno.ENOSPC, LONG(errno.EROFS), LONG(errno.EIO)])
@pytest.mark.parametrize("fails_at", range(1 + len(NEW) + len(OLD)))
def test_full_or_broken_disk(
    root: Path, code: int, fails_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many files have been written before it shows."""
    left = [fails_at]

    def fsync(number: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(code, os.strerror(code), "the disk")

    monkeypatch.setattr(publish.os, "fsync", fsync)
    with pytest.raises(OSError, match=os.strerror(code)):
        build(root)
    assert state(root) == OLD
    assert not list(root.glob(".staging*"))
    monkeypatch.undo()
    build(root)
    assert state(root) == NEW


def test_the_new_package_counts_by_one_rename_and_not_before(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise OSError(errno.EIO, "the disk is gone")

    monkeypatch.setattr(publish.os, "rename", refuse)
    with pytest.raises(OSError, match="the disk is gone"):
        build(root)
    monkeypatch.undo()
    assert not list(root.glob(".staging*"))
    with publish.locked(root):
        assert state(root) == OLD


@pytest.mark.parametrize("immutable", ["timeline.svg", "nothing"])
@pytest.mark.parametrize("step", range(12))
def test_stopped_at_any_step(root: Path, step: int, immutable: str) -> None:
    """Each system call that changes something is the last one before the power goes: the next build ends what was begun."""
    left = [step]

    def counted(call: Callable) -> Callable:
        def stop(*arguments: object, **more: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                os._exit(1)
            if (
                call is replace
                and Path(str(arguments[1])).name == immutable
                and "new" in Path(str(arguments[0])).parts
            ):
                raise OSError(errno.EPERM, "immutable", "", None, str(arguments[1]))
            return call(*arguments, **more)

        return stop

    replace, rename, unlink = os.replace, os.rename, Path.unlink
    parent = os.getpid()
    child = os.fork()
    if child == 0:  # everything in a process that may be stopped
        publish.os.replace, publish.os.rename = counted(replace), counted(rename)
        Path.unlink = counted(unlink)
        try:
            build(root)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert os.getpid() == parent
    assert state(root) in (OLD, NEW) or publish.unfinished(root)
    with publish.locked(root):
        assert state(root) in (OLD, NEW)
        assert not publish.unfinished(root)
    assert not list(root.glob(".staging*"))
