"""Whatever stops a build, the package is wholly old or wholly new, and the next build heals."""

import errno
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, ROOT, copy, snapshot

from scripts.build import main, outputs
from scripts.package import publish
from scripts.package.validation import validate

CHANGE = ("data/curated/sources/gazette-harbour-visit.toml", b"Visit of Ada Fernwick", b"Journey of Ada Fernwick")
GENERATED = (
    "data/events.csv",
    "data/timeline.html",
    "data/timeline.jsonld",
    "data/timeline.svg",
    "data/timeline_narrow.svg",
    "datapackage.json",
)
State = dict[str, bytes]  # the published files that are not hidden


def edit(root: Path) -> None:
    path = root / CHANGE[0]
    path.write_bytes(path.read_bytes().replace(*CHANGE[1:]))


def published(root: Path) -> State:
    return {name: data for name, data in snapshot(root).items() if "curated" not in name}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build gives after the edit."""
    root = copy(EXAMPLE, tmp_path_factory.mktemp("edited") / "package")
    edit(root)
    return outputs(root)[0]


@pytest.fixture
def states(package: Path, files: dict[str, bytes]) -> tuple[State, State]:
    """The published files before and after an edit; the package is left edited and not yet built."""
    old = published(package)
    new = {name: files.get(name, data) for name, data in old.items()}
    assert {name for name in new if new[name] != old[name]} == set(GENERATED)
    edit(package)
    return old, new


def put(root: Path, files: dict[str, bytes]) -> int:
    """Publish what was built before, as a build does in the end; return the exit status."""
    try:
        with publish.locked(root):
            publish.publish(root, files)
    except (OSError, publish.UnfinishedMove):
        return 1
    return 0


def build(root: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "scripts.build", "--root", str(root)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def settle(root: Path) -> None:
    """Wait for whoever holds the lock: after a kill, the child that moves the files."""
    with publish.steady(root):
        pass


@pytest.mark.long
def test_killed_at_any_moment(package: Path, states: tuple) -> None:
    old, new = states
    started = time.monotonic()
    build(package).wait()
    whole = time.monotonic() - started
    for step in range(24):
        for name, data in old.items():
            (package / name).write_bytes(data)
        process = build(package)
        time.sleep(whole * (0.3 + step / 24))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        settle(package)
        state = published(package)
        assert state in (old, new), f"killed after {step}/24 of a build: a mixture is published"
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


def stops_between_two_renames(root: Path, run: Callable[[], int], moment: int) -> bool:
    """Stop the child that moves the files too, as by a power cut; return whether the build was."""
    done = []
    replace = os.replace

    def stop(source: Path, target: Path) -> None:
        if len(done) == moment:
            os._exit(1)
        done.append(target)
        replace(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish.os, "replace", stop)
        stopped = run() == 1
    assert stopped == (moment < len(GENERATED))
    assert stopped == bool(publish.unfinished(root))
    return stopped


@pytest.mark.parametrize("moment", range(8))
def test_stopped_between_any_two_renames(package: Path, states: tuple, files: dict[str, bytes], moment: int) -> None:
    """The next build ends the move, before it does anything else."""
    _, new = states
    stops_between_two_renames(package, lambda: put(package, files), moment)
    with publish.locked(package):
        assert published(package) == new


@pytest.mark.parametrize("moment", [3, *(pytest.param(moment, marks=pytest.mark.long) for moment in range(8) if moment != 3)])
def test_build_stopped_between_any_two_renames(package: Path, states: tuple, moment: int) -> None:
    _, new = states
    stopped = stops_between_two_renames(package, lambda: main(["--root", str(package)]), moment)
    amid = snapshot(package)
    assert main(["--root", str(package), "--check"]) == int(stopped)
    assert snapshot(package) == amid, "--check moved files"
    assert main(["--root", str(package)]) == 0
    assert published(package) == new


def breaks_the_disk(code: int, after: int) -> Callable[[int], None]:
    """An fsync that fails from some call on."""
    calls = []

    def fsync(number: int) -> None:
        calls.append(number)
        if len(calls) > after:
            raise OSError(code, os.strerror(code), "the disk")

    return fsync


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_full_or_broken_disk(
    package: Path, states: tuple, files: dict[str, bytes], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = states
    for after in range(2 * len(GENERATED) + 1):  # the new files, the old ones, and their names
        monkeypatch.setattr(publish.os, "fsync", breaks_the_disk(code, after))
        assert put(package, files) == 1
        assert published(package) == old
    monkeypatch.undo()
    assert put(package, files) == 0
    assert published(package) == new


LATER = [pytest.param(code, after, marks=pytest.mark.long) for code in (errno.EROFS, errno.EIO) for after in range(0, 24, 4)]


@pytest.mark.parametrize(("code", "after"), [(errno.ENOSPC, 11), *LATER])
def test_disk_that_breaks_in_a_build(
    package: Path, states: tuple, code: int, after: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, _ = states
    monkeypatch.setattr(publish.os, "fsync", breaks_the_disk(code, after))
    if main(["--root", str(package)]) == 1:
        assert f"the disk: {os.strerror(code)}; nothing was published." in capsys.readouterr().err
        assert published(package) == old
    else:
        assert after >= 9 + 2 * len(GENERATED), "the tables, the descriptor; the new files, the old ones"


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
    with publish.locked(package):
        pass
    assert not list(package.glob(".staging*"))


AUDIT = """
import os, socket, sys
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
status = main(["--root", sys.argv[1]])
print("status", status)
open(sys.argv[1] + "/../beside", "w").close()
socket.socket()
"""


def test_nothing_outside_of_the_package_is_written_or_asked(package: Path) -> None:
    """By Python's own audit of files opened for writing, renames, sockets and other programs; in the end it shows that it sees."""
    edit(package)
    command = [sys.executable, "-c", AUDIT, str(package), str(package)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    built, seen = result.stdout.split("status 0\n")
    assert built.endswith("valid\n")
    assert "outside:" not in built
    assert re.findall(r"outside: (\S+)", seen) == ["open", "socket.__new__"]
