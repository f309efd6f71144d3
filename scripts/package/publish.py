"""Put the built files in place together: the package is wholly old or wholly new, whenever the build is stopped.

Several files cannot be renamed at once, so the move has a point of no return. All new files are first written to a staging
folder and flushed; nothing published has changed yet, and a full disk, a read-only folder or a kill ends it there. Then the
folder is renamed to `READY`, which is one atomic step: from here on the new package is the one that counts. Last, a child
process in a session of its own moves the files: a signal to the build does not reach it. If the child is stopped as well
(power loss), the next build finds `READY` and ends the move before it does anything else. A lock keeps two builds apart.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".lock"
STAGING = ".staging-"  # and a random end
READY = ".staging.ready"


class UnfinishedMove(Exception):
    """The new package counts, but not all of its files are in their places yet."""


@contextmanager
def locked(root: Path, heal: bool = True) -> Iterator[None]:
    """Hold the package alone, waiting for another build to end; unless told not to, finish what a stopped build left."""
    with open(root / LOCK, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if heal:
            _heal(root)
        yield


def _heal(root: Path) -> None:
    for left in root.glob(STAGING + "*"):
        shutil.rmtree(left)
    if (root / READY).is_dir():
        _move(root)


@contextmanager
def staging(root: Path) -> Iterator[Path]:
    """A folder beside the published files, on the same disk, that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=STAGING, dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def stale(root: Path, outputs: dict[str, bytes]) -> list[str]:
    """Return the outputs (path from the root -> bytes) that are not on disk with just these bytes."""
    return [name for name, data in sorted(outputs.items()) if not _same(root / name, data)]


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == data


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
    """Replace the outputs that changed, all together, and return their names. Call with the lock held."""
    changed = stale(root, outputs)
    if changed:
        with staging(root) as folder:
            write(folder, {name: outputs[name] for name in changed})
            os.rename(folder, root / READY)  # the point of no return
        child = os.fork()
        if child == 0:
            os.setsid()
            try:
                _move(root)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        if (root / READY).is_dir():
            raise UnfinishedMove(f"the new files wait in {READY}: run make again to move them into place")
    return changed


def _move(root: Path) -> None:
    ready = root / READY
    for path in sorted(p for p in ready.rglob("*") if p.is_file()):
        target = root / path.relative_to(ready)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, target)
    shutil.rmtree(ready)
