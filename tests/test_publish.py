"""Whatever stops a build, the package is wholly old or wholly new, and the next build heals."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, snapshot

from scripts.build import main
from scripts.package import publish
from scripts.package.validation import validate

CHANGE = ("data/curated/sources/gazette-harbour-visit.toml", b"Visit of Ada Fernwick", b"Call of Ada Fernwick")
GENERATED = (
    "data/events.csv", "data/timeline.html", "data/timeline.jsonld", "data/timeline.svg", "data/timeline_narrow.svg", "datapackage.json",
)  # fmt: skip


def edit(root: Path) -> None:
    path = root / CHANGE[0]
    path.write_bytes(path.read_bytes().replace(*CHANGE[1:]))


def published(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in snapshot(root).items() if "curated" not in name}


@pytest.fixture
def states(package: Path, tmp_path: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The published files before and after an edit; the package is left edited and not yet built."""
    old = published(package)
    edit(package)
    assert main(["--root", str(package)]) == 0
    new = published(package)
    assert {name for name in new if new[name] != old[name]} == set(GENERATED)
    for name, data in old.items():
        (package / name).write_bytes(data)
    return old, new


def build(root: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "scripts.build", "--root", str(root)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def settle(root: Path) -> None:
    """Wait for whoever holds the lock: after a kill, the child that moves the files."""
    with publish.steady(root):
        pass


@pytest.mark.parametrize("steps", [4, pytest.param(48, marks=pytest.mark.long)])
def test_killed_at_any_moment(package: Path, states: tuple, steps: int) -> None:
    old, new = states
    started = time.monotonic()
    build(package).wait()
    whole = time.monotonic() - started
    for step in range(steps):
        for name, data in old.items():
            (package / name).write_bytes(data)
        process = build(package)
        time.sleep(whole * (0.4 + 0.7 * step / steps))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        settle(package)
        assert published(package) in (old, new), f"killed after {step}/{steps} of a build: a mixture is published"
        assert not validate(package)
    assert main(["--root", str(package)]) == 0
    assert published(package) == new
    assert not list(package.glob(".staging*"))


SLOWLY = """
import os, sys, time
from scripts.build import main

def replace(source, target, swiftly=os.replace):
    swiftly(source, target)
    time.sleep(0.3)

os.replace = replace
main(["--root", sys.argv[1]])
"""


def test_killed_amid_the_move(package: Path, states: tuple) -> None:
    """All of the build's process group is killed while the files are being moved: the child that moves them is not of it."""
    old, new = states
    process = subprocess.Popen(
        [sys.executable, "-c", SLOWLY, str(package)], cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True
    )
    while published(package) == old:
        time.sleep(0.01)
    assert published(package) != new
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    settle(package)
    assert published(package) == new


@pytest.mark.parametrize("moment", [0, 2, len(GENERATED)])
def test_check_moves_nothing_and_the_next_build_ends_the_move(
    package: Path, states: tuple, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """The child that moves the files is stopped too, as by a power cut. See test_targets.py for every moment."""
    _, new = states
    done = []
    replace = os.replace

    def stop(source: Path, target: Path) -> None:
        if len(done) == moment:
            os._exit(1)
        done.append(target)
        replace(source, target)

    monkeypatch.setattr(publish.os, "replace", stop)
    stopped = main(["--root", str(package)]) == 1
    assert stopped == (moment < len(GENERATED))
    monkeypatch.undo()
    amid = snapshot(package)
    assert main(["--root", str(package), "--check"]) == int(stopped)
    assert snapshot(package) == amid, "--check moved files"
    assert main(["--root", str(package)]) == 0
    assert published(package) == new


def test_full_disk_is_said(
    package: Path, states: tuple, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = states

    def fsync(number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "the disk")

    monkeypatch.setattr(publish.os, "fsync", fsync)
    assert main(["--root", str(package)]) == 1
    assert "the disk: No space left on device; nothing was published." in capsys.readouterr().err
    assert published(package) == old
    monkeypatch.undo()
    assert main(["--root", str(package)]) == 0
    assert published(package) == new


def test_folder_that_cannot_be_written(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not by chmod: the tests may run as root, whom it does not stop."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(package))

    monkeypatch.setattr(publish.tempfile, "mkdtemp", refuse)
    before = snapshot(package)
    assert main(["--root", str(package)]) == 1
    assert "Permission denied; nothing was published." in capsys.readouterr().err
    assert snapshot(package) == before


def test_two_builds_at_once(package: Path, states: tuple) -> None:
    _, new = states
    processes = [build(package) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    assert published(package) == new


def test_clock_in_another_century(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(package)
    for seconds in (-3e9, 4e9):
        monkeypatch.setattr(time, "time", lambda seconds=seconds: seconds)
        assert main(["--root", str(package)]) == 0
        assert snapshot(package) == before


def test_what_a_killed_build_left_is_cleared(package: Path) -> None:
    (package / (publish.STAGING + "left")).mkdir()
    assert main(["--root", str(package)]) == 0
    assert not list(package.glob(".staging*"))


def test_no_socket_is_opened(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the build went to the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    with pytest.raises(AssertionError):
        socket.create_connection(("localhost", 80))
    assert main(["--root", str(package)]) == 0


AUDIT = """
import os, sys
from scripts.build import main

def audit(event, arguments):
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    paths = arguments[:1] if writes else arguments[:2] if event in ("os.rename", "os.link", "os.symlink") else ()
    for path in paths:
        if not os.path.abspath(path).startswith(sys.argv[2]) and "__pycache__" not in str(path) and path != os.devnull:
            print("outside:", event, path)
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn")):
        print("outside:", event, arguments)

sys.addaudithook(audit)
sys.exit(main(["--root", sys.argv[1]]))
"""


def test_nothing_outside_of_the_package_is_written_or_asked(package: Path) -> None:
    """By Python's own audit of files opened for writing, renames, sockets and other programs."""
    edit(package)
    for allowed, clean in ((str(package), True), (str(package / "data"), False)):
        command = [sys.executable, "-c", AUDIT, str(package), allowed]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        assert result.stdout.endswith("valid\n")
        assert ("outside:" not in result.stdout) == clean, result.stdout
