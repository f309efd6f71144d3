"""Put the built files in place together. The move goes only forwards.

Several files cannot be renamed at once, so the move has a point of no return. First the new files
are written to a staging folder and flushed. Nothing published has changed yet: a full disk, a
read-only folder or a kill ends the build there. Then the folder is renamed to `READY`. This is one
atomic step; from here on the new package counts. Last, each file is moved to its place and the
folder is removed. If that is stopped (a kill, an immutable file), `READY` stays, `make check` and
validate name it, and the next build finishes the move.

A lock on the folder of the package keeps builds and readers apart, and signals wait for the end of
the move. Windows has neither: there a build runs alone, and a stopped move is finished by the next.
"""

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

with suppress(ImportError):
    import fcntl

STAGING = ".staging-"  # with a random end
READY = ".staging.ready"
NEW, OLD = "new", "old"  # in READY: the files to move, and what they replace of `BY_HAND`
BY_HAND = ("README.md", "datapackage.json")  # edited by hand too: the build refreshes parts of them
STAGED = re.compile(
    rf"{NEW}/(README\.md|CITATION\.cff|datapackage\.json|\.zenodo\.json|scripts/reader/README\.md"
    rf"|data/\w+\.(csv|svg|html|jsonld|md)|data/curated/README\.md)|{OLD}/(README\.md|datapackage\.json)",
    re.ASCII,
)
LATE = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}

Files = dict[str, bytes]  # path from the root -> bytes
Contents = dict[str, bytes | None]  # None: the file is missing, or not a plain file


class UnfinishedMove(BuildError):
    """The new package counts, but not all of its files are in place yet."""


@contextmanager
def locked(root: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Lock the package for a build; call `waiting` if another process has it.

    A move that was stopped is finished first. Raises UnfinishedMove if that fails.
    """
    with _lock(root, "LOCK_EX", waiting):
        for left in root.glob(f"{STAGING}*"):
            shutil.rmtree(left, ignore_errors=True)  # folders only: files and links stay
        with _undisturbed():
            _finish(root)
        yield


@contextmanager
def steady(root: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Lock the package for readers, so that no build changes it meanwhile. Nothing is written."""
    with _lock(root, "LOCK_SH", waiting):
        yield


@contextmanager
def whole(root: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Lock the package for readers. Raises UnfinishedMove if a move was stopped."""
    with steady(root, waiting):
        if left := unfinished(root):
            raise UnfinishedMove(left)
        yield


@contextmanager
def _lock(root: Path, kind: str, waiting: Callable[[], None]) -> Iterator[None]:
    if "fcntl" not in globals():
        yield
        return
    folder, wanted = os.open(root, os.O_RDONLY | os.O_DIRECTORY), getattr(fcntl, kind)
    try:
        try:
            fcntl.flock(folder, wanted | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(folder, wanted)
        yield
    finally:
        os.close(folder)


def unfinished(root: Path) -> list[Problem]:
    """Return the problem of a move that was stopped, if there is one."""
    what = "a build was stopped while it moved its files"
    found = os.path.lexists(root / READY)
    return [Problem(READY, "", what, "Run make to finish it")] if found else []


@contextmanager
def staging(beside: Path | None) -> Iterator[Path]:
    """Make a folder in `beside`, on the same disk, or in the system's temporary folder."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=STAGING, dir=beside))
    except OSError as error:  # name the parent: the random name means nothing to the user
        raise _named(error, beside or Path(tempfile.gettempdir())) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def by_hand(root: Path) -> Contents:
    """Return the files that are edited by hand, as they are before the build reads them."""
    return {name: _content(root, name) for name in BY_HAND}


def stale(root: Path, outputs: Files) -> list[str]:
    """Return the outputs that differ from the files on disk."""
    return [name for name, data in sorted(outputs.items()) if _content(root, name) != data]


def _content(root: Path, name: str) -> bytes | None:
    try:
        return plain.read_bytes(root / name, name)
    except BuildError:
        return None


def write_files(folder: Path, outputs: Files) -> None:
    """Write files below a folder, each whole or not at all, and flush them to the disk.

    Raises OSError with the name of the file.
    """
    for name, data in outputs.items():
        path = folder / name
        part = path.with_name(STAGING + path.name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(part, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileNotFoundError):
                shutil.copymode(path, part)
            os.replace(part, path)
        except OSError as error:
            raise _named(error, path) from None
        finally:
            with suppress(OSError):
                part.unlink()


def _named(error: OSError, path: Path) -> OSError:
    return OSError(error.errno, error.strerror, str(path))


def publish(root: Path, outputs: Files, before: Contents) -> list[str]:
    """Replace the outputs that changed, all together, and return their names.

    Call it with the lock held; `before` is what `by_hand` returned. Raises BuildError or OSError
    if nothing was changed, UnfinishedMove if not all files could be moved. Signals that come
    during the move are dropped.
    """
    changed = {name: outputs[name] for name in stale(root, outputs)}
    if problems := [problem for name in changed for problem in _probe(root, name)]:
        raise BuildError(problems)
    if not changed:
        return []
    with staging(root) as folder:
        old = {name: data for name in changed if (data := before.get(name)) is not None}
        write_files(folder / OLD, old)
        write_files(folder / NEW, changed)
        for name in changed:
            with suppress(FileNotFoundError):
                shutil.copymode(root / name, folder / NEW / name)
        with _undisturbed():
            if problems := list(_disturbed(root, before, folder / NEW, changed)):
                raise BuildError(problems)
            os.rename(folder, root / READY)  # the point of no return
            _finish(root)
            if left := stale(root, changed):
                what = "the build could not put it in place"
                raise UnfinishedMove([Problem(name, "", what, "Run make again") for name in left])
    return list(changed)


def _probe(root: Path, name: str) -> Iterator[Problem]:
    """Yield what would keep a file from being replaced, as far as it shows before the move."""
    target, folder = root / name, (root / name).parent
    if folder.is_symlink() or not folder.is_dir():
        yield Problem(folder.name, "", "is not a folder", "Make it a plain folder")
    elif os.path.ismount(folder) or folder.stat().st_dev != root.stat().st_dev:
        what = "is on another file system than the package, so its files cannot be moved there"
        yield Problem(folder.name, "", what, "Mount the whole package, not this folder of it")
    elif not os.access(folder, os.W_OK | os.X_OK):
        yield Problem(folder.name, "", "cannot be written to", "Check its permissions")
    elif os.path.lexists(target):
        try:
            plain.read_bytes(target, name)
        except BuildError as error:
            fix = "It is generated: move away what is there"
            yield from (problem._replace(fix=fix) for problem in error.problems)


def _disturbed(root: Path, before: Contents, new: Path, outputs: Files) -> Iterator[Problem]:
    """Yield what somebody else did to the package, or to the staged files, since the build began."""
    for name in (name for name, data in before.items() if _content(root, name) != data):
        yield Problem(name, "", "was changed while the build ran", "Run make again")
    for name in stale(new, outputs):
        yield Problem(name, "", "was removed from the staging folder", "Run make again")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold signals back; drop those that came meanwhile."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, LATE)
    try:
        yield
    finally:
        while late := signal.sigpending() & LATE - before:
            signal.sigwait(late)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _finish(root: Path) -> None:
    """Finish a move that has begun. Raises UnfinishedMove with each file that was not moved."""
    ready = root / READY
    if not os.path.lexists(ready):
        return
    problems = [problem for name in _staged(ready) for problem in _move(root, name)]
    if problems:
        raise UnfinishedMove(problems)
    shutil.rmtree(ready, ignore_errors=True)
    if left := unfinished(root):
        raise UnfinishedMove(left)


def _move(root: Path, name: str) -> Iterator[Problem]:
    """Move one file from READY to its place, unless it was edited after the build was stopped."""
    new, old = (_content(root / READY / side, name) for side in (NEW, OLD))
    if old is not None and _content(root, name) not in (None, old, new):
        fix = f"Remove {READY} to keep the change, or undo the change, and run make"
        yield Problem(name, "", "was changed after the build was stopped", fix)
        return
    try:
        os.replace(root / READY / NEW / name, root / name)
    except OSError as error:
        what = f"cannot be moved to its place: {error.strerror}"
        yield Problem(name, "", what, "Fix that, and run make to finish the build")


def _staged(ready: Path) -> list[str]:
    """Return the files that are still to be moved. Raises UnfinishedMove if no build made `ready`.

    Only plain files with the names of generated files are moved. Links are not followed.
    """
    found = [Path(top, name) for top, folders, files in os.walk(ready) for name in folders + files]
    links = [path for path in (ready, *found) if path.is_symlink()]
    others = [path for path in found if not path.is_dir()]
    names = sorted(path.relative_to(ready).as_posix() for path in others)
    strange = not all(path.is_file() for path in others)
    if links or strange or not ready.is_dir() or not all(map(STAGED.fullmatch, names)):
        what = "was not made by a build of this package"
        raise UnfinishedMove([Problem(READY, "", what, "Look into it, and remove it")])
    return [name.removeprefix(f"{NEW}/") for name in names if name.startswith(f"{NEW}/")]
