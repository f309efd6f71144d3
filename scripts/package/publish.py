"""Put the built files in place together: the package is wholly old or wholly new, whenever the build is stopped.

Several files cannot be renamed at once, so the move has a point of no return. All new files, and copies of the old ones, are
first written to a staging folder and flushed; nothing published has changed yet, and a full disk, a read-only folder or a kill
ends it there. Then the folder is renamed to `READY`, which is one atomic step: from here on the new package is the one that
counts. Last, a child process in a session of its own moves the files: a signal to the build does not reach it. Where a file
cannot be moved after all (it is immutable, or something is mounted on it), the folder is renamed to `BACK`: from here on the
old package is the one that counts, and what was moved is put back. If the child is stopped as well (power loss), the next
build finds `READY` or `BACK` and ends that first. A lock on the package's folder itself keeps builds and readers apart.
"""

import fcntl
import json
import os
import re
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.common import plain
from scripts.common.errors import BuildError, Problem

STAGING = ".staging-"  # and a random end
READY = ".staging.ready"
BACK = ".staging.back"
NAMES = "names.json"  # in READY and BACK: whether each file that is moved was there before
GENERATED = re.compile(
    r"README\.md|CITATION\.cff|datapackage\.json|\.zenodo\.json|scripts/reader/README\.md|data/\w+\.(csv|svg|html|jsonld|md)",
    re.ASCII,
)
LATE = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class UnfinishedMove(Exception):
    """One whole state counts, but not all of its files are in their places yet."""


@contextmanager
def locked(root: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the package alone to build it, and finish what a stopped build left; `waiting` is called if another has it."""
    with _lock(root, fcntl.LOCK_EX, waiting):
        _heal(root)
        yield


@contextmanager
def steady(root: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the package together with other readers, so that no build changes it meanwhile. Nothing is written."""
    with _lock(root, fcntl.LOCK_SH, waiting):
        yield


@contextmanager
def _lock(root: Path, kind: int, waiting: Callable[[], None]) -> Iterator[None]:
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(folder, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(folder, kind)
        yield
    finally:
        os.close(folder)


def unfinished(root: Path) -> list[Problem]:
    """Return what keeps the published files from being one state: a move that was stopped."""
    left = [name for name in (READY, BACK) if (root / name).is_dir()]
    return [
        Problem(name, "", "a build was stopped while it moved its files", "Run make to finish it")
        for name in left
    ]


def _heal(root: Path) -> None:
    for left in root.iterdir():
        if left.name.startswith(STAGING) and left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
    _settle(root)


@contextmanager
def staging(beside: Path | None) -> Iterator[Path]:
    """A folder in `beside`, on the same disk, or where the system keeps what is temporary; gone afterwards."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=STAGING, dir=beside))
    except OSError as error:  # of a name that nobody knows
        raise OSError(error.errno, error.strerror, str(beside or tempfile.gettempdir())) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def stale(root: Path, outputs: dict[str, bytes]) -> list[str]:
    """Return the outputs (path from the root -> bytes) that are not on disk with just these bytes, and a move that was stopped."""
    other = [name for name, data in sorted(outputs.items()) if not _same(root / name, name, data)]
    return other + [problem.file for problem in unfinished(root)]


def _same(path: Path, name: str, data: bytes) -> bool:
    return plain.fault(path, name) is None and plain.read_bytes(path, name) == data


def write(folder: Path, outputs: dict[str, bytes]) -> None:
    """Write the outputs below a folder and flush them to the disk."""
    for name, data in outputs.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def publish(root: Path, outputs: dict[str, bytes]) -> list[str]:
    """Replace the outputs that changed, all together, and return their names. Call with the lock held.

    Raises BuildError where a target cannot be replaced, OSError where the disk fails, with everything as it was; UnfinishedMove
    where neither state could be reached. A Ctrl-C that comes while the files move comes too late, and is dropped.
    """
    changed = stale(root, outputs)
    if not changed:
        return changed
    problems = [problem for name in changed for problem in _probe(root, name)]
    if problems:
        raise BuildError(problems)
    old = {
        name: plain.read_bytes(root / name, name)
        for name in changed
        if os.path.lexists(root / name)
    }
    with staging(root) as folder:
        write(
            folder,
            {f"new/{name}": outputs[name] for name in changed}
            | {f"old/{name}": data for name, data in old.items()},
        )
        for name in old:
            shutil.copymode(root / name, folder / "old" / name)
            shutil.copymode(root / name, folder / "new" / name)
        write(folder, {NAMES: json.dumps({name: name in old for name in changed}).encode()})
        with _undisturbed():
            os.rename(folder, root / READY)  # the point of no return
            _settle_apart(root)
    return changed


def _probe(root: Path, name: str) -> Iterator[Problem]:
    """What would keep a file from being replaced, as far as it shows before it is tried."""
    target, folder = root / name, (root / name).parent
    if folder.is_symlink() or not folder.is_dir():
        yield Problem(folder.name, "", "is not a folder", "Make it a plain folder")
    elif os.path.ismount(folder) or folder.stat().st_dev != root.stat().st_dev:
        what = "is on another file system than the package, so that their files cannot be replaced together"
        yield Problem(folder.name, "", what, "Mount the whole package, not this folder of it")
    elif not os.access(folder, os.W_OK | os.X_OK):
        yield Problem(folder.name, "", "cannot be written to", "Give yourself the right to")
    else:
        found = plain.fault(target, name)
        if found and os.path.lexists(target):
            yield found._replace(fix="It is generated: move away what stands there")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold signals back; those that came meanwhile are dropped."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, LATE)
    try:
        yield
    finally:
        while late := signal.sigpending() & set(LATE) - before:
            signal.sigwait(late)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle_apart(root: Path) -> None:
    """Settle in a child process that outlives this one. Raises OSError with the reason where it had to put all back."""
    try:
        ours, theirs = os.pipe()
        child = os.fork()
    except OSError:  # no process or no file is left to be had: then in this one
        if reason := _settle(root):
            raise OSError(reason.errno, reason.strerror, str(reason.filename2)) from None
        return
    if child == 0:
        os.setsid()
        try:
            reason = _settle(root)
            os.write(
                theirs,
                json.dumps(
                    reason and [reason.errno, reason.strerror, str(reason.filename2)]
                ).encode(),
            )
        finally:  # whatever else happened shows by what is left
            os._exit(0)
    os.close(theirs)
    with open(ours, "rb") as told:
        reason = json.loads(told.read() or "null")
    with suppress(
        ChildProcessError
    ):  # whoever started this one may have said that nobody waits for children
        os.waitpid(child, 0)
    if unfinished(root):
        raise UnfinishedMove("\n".join(map(str, unfinished(root))))
    if reason:
        raise OSError(*reason)


def _settle(root: Path) -> OSError | None:
    """End a move that has begun: forwards; or, where a file cannot be put in its place, back. Return the reason for the latter.

    Raises UnfinishedMove where neither can be done.
    """
    reason = None
    try:
        if os.path.lexists(root / READY) and not os.path.lexists(root / BACK):
            reason = _forwards(root)
        if os.path.lexists(root / BACK):
            _backwards(root)
    except OSError as error:
        what = "a build was stopped while it moved its files, and they can be moved neither on nor back"
        raise UnfinishedMove(
            f"{error.filename2 or error.filename}: {error.strerror}: {what}. Fix that, and run make"
        ) from None
    return reason


def _forwards(root: Path) -> OSError | None:
    ready = root / READY
    names = _names(ready)
    try:
        for name in names:
            if (ready / "new" / name).exists():
                os.replace(ready / "new" / name, root / name)
    except OSError as error:
        os.rename(ready, root / BACK)
        return error
    _discard(ready)
    return None


def _backwards(root: Path) -> None:
    back = root / BACK
    for name, was_there in _names(back).items():
        moved = not (back / "new" / name).exists()
        if moved and not was_there:
            (root / name).unlink(missing_ok=True)
        elif moved and (back / "old" / name).exists():  # else it is back already
            os.replace(back / "old" / name, root / name)
    _discard(back)


def _names(folder: Path) -> dict[str, bool]:
    """The files that a staging folder is to move, and whether each was there before. Raises UnfinishedMove if no build made it."""
    try:
        names = json.loads(plain.read_bytes(folder / NAMES, NAMES))
        if (
            not folder.is_symlink()
            and all(GENERATED.fullmatch(name) for name in names)
            and not _strange(folder, names)
        ):
            return names
    except (BuildError, ValueError, TypeError):
        pass  # as below
    raise UnfinishedMove(
        f"{folder.name} is not as a build of this package leaves it: look into it, and remove it"
    )


def _strange(folder: Path, names: dict[str, bool]) -> bool:
    """Whether there is anything in a staging folder but plain files of these names. Folders that should not be are not entered."""
    files = {folder / NAMES, *(folder / side / name for side in ("new", "old") for name in names)}
    folders = {parent for file in files for parent in file.parents if folder in parent.parents}
    found = [entry for place in (folder, *folders) if place.is_dir() for entry in os.scandir(place)]
    return any(
        not (entry.is_file(follow_symlinks=False) and Path(entry) in files)
        and not (entry.is_dir(follow_symlinks=False) and Path(entry) in folders)
        for entry in found
    )


def _discard(folder: Path) -> None:
    """Take a folder out of the way in one step, then remove it."""
    gone = tempfile.mkdtemp(prefix=STAGING, dir=folder.parent)
    os.rename(folder, gone)
    shutil.rmtree(gone, ignore_errors=True)
