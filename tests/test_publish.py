"""A build that is stopped changes nothing, or the next build finishes it."""

import errno
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import EXAMPLE, ROOT, copy, snapshot

from scripts import build as build_module
from scripts.build import RULES, main, outputs
from scripts.package import publish
from scripts.package.validation import validate
from scripts.validate import main as check

CHANGE = (
    "data/curated/sources/gazette-harbour-visit.toml",
    b"Visit of Ada Fernwick",
    b"Call of Ada Fernwick",
)
GENERATED = (
    "data/events.csv", "data/timeline.html", "data/timeline.jsonld", "data/timeline.svg", "data/timeline_narrow.svg", "datapackage.json",
)  # fmt: skip
State = dict[str, bytes]  # the published files that are not hidden


def edit(root: Path) -> None:
    path = root / CHANGE[0]
    path.write_bytes(path.read_bytes().replace(*CHANGE[1:]))


def published(root: Path) -> State:
    return {name: data for name, data in snapshot(root).items() if "curated" not in name}


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> State:
    """What a build gives after the edit."""
    root = copy(EXAMPLE, tmp_path_factory.mktemp("edited") / "package")
    edit(root)
    return outputs(root)[0]


@pytest.fixture
def states(package: Path, edited: State) -> tuple[State, State]:
    """The published files before and after an edit; the package is left edited and not yet built."""
    old = published(package)
    new = {name: edited.get(name, data) for name, data in old.items()}
    assert {name for name in new if new[name] != old[name]} == set(GENERATED)
    edit(package)
    return old, new


def build(root: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "scripts.build", "--root", str(root)]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.mark.long
def test_killed_at_any_moment(package: Path, states: tuple) -> None:
    """See test_killed_amid_the_move, and test_targets.py for every call that changes anything, for the same in `make test`."""
    (old, new), steps = states, 24
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
        unfinished = publish.unfinished(package)
        assert published(package) in (old, new) or unfinished, f"killed after {step}/{steps}"
        with publish.locked(package):
            assert published(package) == (new if unfinished else published(package))
        assert published(package) in (old, new)
        assert not validate(package)
    assert main(["--root", str(package)]) == 0
    assert published(package) == new
    assert not list(package.glob(".staging*"))


SLOWLY = """
import os, sys, time
from scripts.build import main

def replace(source, target, swiftly=os.replace):
    swiftly(source, target)
    time.sleep(0.1 * (".staging.ready" in str(source)))

os.replace = replace
main(["--root", sys.argv[1]])
"""


@pytest.mark.long
def test_killed_amid_the_move(package: Path, states: tuple) -> None:
    """The files are old and new: it is reported, and the next build makes them all new."""
    old, new = states
    process = subprocess.Popen([sys.executable, "-c", SLOWLY, str(package)], cwd=ROOT)
    while published(package) == old:
        time.sleep(0.01)
    process.kill()
    process.wait()
    amid = snapshot(package)
    assert published(package) not in (old, new)
    assert main(["--root", str(package), "--check"]) == 1
    assert check([str(package)]) == 1
    assert snapshot(package) == amid, "--check or validate moved files"
    assert main(["--root", str(package)]) == 0
    assert published(package) == new


@pytest.mark.long
def test_edit_made_while_the_build_reads_is_kept(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read, readme = build_module.read_curated, package / "README.md"
    edited = readme.read_bytes() + b"\nEdited.\n"
    edit(package)

    def slowly(root: Path) -> object:
        readme.write_bytes(edited)
        return read(root)

    monkeypatch.setattr(build_module, "read_curated", slowly)
    before = snapshot(package)
    assert main(["--root", str(package)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "README.md: was changed while the build ran. Run make again",
        "1 problem; nothing was published.",
    ]
    assert snapshot(package) == before | {"README.md": edited}
    assert main(["--root", str(package)]) == 0
    assert readme.read_bytes() == edited


def test_every_generated_file_may_be_moved(edited: State) -> None:
    names = [f"{publish.NEW}/{name}" for name in (*edited, RULES)]
    names += [f"{publish.OLD}/{name}" for name in publish.BY_HAND]
    assert all(map(publish.STAGED.fullmatch, names)), names


def test_full_disk_is_said(
    package: Path,
    states: tuple,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old, _ = states

    def fsync(number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(publish.os, "fsync", fsync)
    assert main(["--root", str(package)]) == 1
    assert ".csv: No space left on device; nothing was published." in capsys.readouterr().err
    assert published(package) == old


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


BARE = """
import os, signal, sys
sys.modules["fcntl"] = None
for module, names in ((os, "O_NONBLOCK O_NOFOLLOW O_DIRECTORY"), (signal, "SIGHUP pthread_sigmask sigpending sigwait")):
    for name in names.split():
        delattr(module, name)
from scripts.build import main
sys.exit(main(["--root", sys.argv[1]]))
"""


def test_build_without_what_windows_lacks(package: Path, states: tuple) -> None:
    done = subprocess.run([sys.executable, "-c", BARE, str(package)], cwd=ROOT, check=False)
    assert done.returncode == 0
    assert published(package) == states[1]


@pytest.mark.long
def test_two_builds_at_once(package: Path, states: tuple) -> None:
    _, new = states
    processes = [build(package) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    assert published(package) == new


@pytest.mark.long
@pytest.mark.parametrize("seconds", [4e9, -3e9])
def test_clock_in_another_century(
    seconds: float, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(package)
    monkeypatch.setattr(time, "time", lambda: seconds)
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


@pytest.mark.long
def test_nothing_outside_of_the_package_is_written_or_asked(package: Path) -> None:
    """By Python's own audit of files opened for writing, renames, sockets and other programs; in the end it shows that it sees."""
    edit(package)
    command = [sys.executable, "-c", AUDIT, str(package), str(package)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    built, seen = result.stdout.split("status 0\n")
    assert built.endswith("valid\n")
    assert "outside:" not in built
    assert re.findall(r"outside: (\S+)", seen) == ["open", "socket.__new__"]
