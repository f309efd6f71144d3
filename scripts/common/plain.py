"""Read plain files, and only those: what is a link, a pipe, a device, a folder or endless is named and never opened."""

import os
import stat
from pathlib import Path

from scripts.common.errors import BuildError, Problem

LARGEST = 100_000_000  # bytes: far above any honest file, low enough to fit into memory
KINDS = (
    (stat.S_ISLNK, "is a link"),
    (stat.S_ISDIR, "is a folder"),
    (stat.S_ISFIFO, "is a pipe"),
    (stat.S_ISSOCK, "is a socket"),
    (lambda mode: not stat.S_ISREG(mode), "is a device"),
)


def fault(path: Path, name: str, missing: str = "Create it") -> Problem | None:
    """Return why the file at `path`, called `name`, cannot be read as a plain file, or None. `missing` is the fix if it is not there."""
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return Problem(name, "", "is missing", missing)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        return unopened(name, error)
    what = next((words for holds, words in KINDS if holds(found.st_mode)), None)
    if what:
        return Problem(name, "", what, "Put the plain file itself there")
    if found.st_size > LARGEST:
        return Problem(
            name, "", f"is larger than {LARGEST} bytes", "Split it, or see what wrote it"
        )
    return None


def read(path: Path, name: str, missing: str = "Create it") -> bytes:
    """Return the bytes of a plain file. Raises BuildError with the one reason why not."""
    found = fault(path, name, missing)
    if found:
        raise BuildError([found])
    try:
        # Should it have become a pipe or a link in between, opening it neither waits nor follows.
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW), "rb") as file:
            return file.read(
                min(os.fstat(file.fileno()).st_size, LARGEST)
            )  # which is room that is taken at once
    except OSError as error:
        raise BuildError([unopened(name, error)]) from None


def text(path: Path, name: str, missing: str = "Create it") -> str:
    """Return the text of a plain UTF-8 file. Raises BuildError with the one reason why not."""
    try:
        return read(path, name, missing).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BuildError(
            [
                Problem(
                    name,
                    "",
                    f"is not UTF-8: byte {error.start} is {error.object[error.start]:#04x}",
                    "Save it as UTF-8",
                )
            ]
        ) from None


def unopened(name: str, error: Exception) -> Problem:
    """Return the problem of a file or folder that the system does not let us open."""
    why = getattr(error, "strerror", None) or error
    return Problem(
        name,
        "",
        f"cannot be opened: {why}",
        "Give yourself the right to read it, or see to the disk",
    )


def entries(folder: Path, name: str) -> list[Path]:
    """Return what lies in a plain folder, called `name`, in a fixed order. Raises BuildError with the one reason why not."""
    try:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode):
            what = "is a link" if stat.S_ISLNK(found.st_mode) else "is not a folder"
            raise BuildError([Problem(name, "", what, "Put the plain folder itself there")])
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        raise BuildError([Problem(name, "", "is missing", "Create the folder")]) from None
    except OSError as error:
        raise BuildError([unopened(name, error)]) from None
