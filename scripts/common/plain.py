"""Read plain files only: a link, pipe, device, folder or huge file is reported, never opened."""

import os
import stat
from codecs import BOM_UTF8
from pathlib import Path

from scripts.common.errors import BuildError, Problem

ROOT = Path(__file__).resolve().parents[2]  # of this repository: the package of every command
LARGEST = 100_000_000  # bytes: far above any honest file, small enough to fit into memory
# If a file became a pipe or a link since it was looked at, opening it neither waits nor follows.
# Windows has neither flag, and needs the third to keep line ends.
FLAGS = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"):
    FLAGS |= getattr(os, _flag, 0)
NOT_PLAIN = {
    stat.S_IFLNK: "is a link",
    stat.S_IFDIR: "is a folder",
    stat.S_IFIFO: "is a pipe",
    stat.S_IFSOCK: "is a socket",
}


def fault(path: Path, name: str, missing: str = "Create it") -> Problem | None:
    """Return why the file at `path`, called `name`, cannot be read as a plain file, or None.

    `missing` is the fix for a file that does not exist.
    """
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return Problem(name, "", "is missing", missing)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        return unopened(name, error)
    if not stat.S_ISREG(found.st_mode):
        what = NOT_PLAIN.get(stat.S_IFMT(found.st_mode), "is a device")
        return Problem(name, "", what, "Put a plain file there")
    if found.st_size > LARGEST:
        return Problem(name, "", f"is larger than {LARGEST} bytes", "Split it, or delete it")
    return None


def read_bytes(path: Path, name: str, missing: str = "Create it") -> bytes:
    """Return the bytes of a plain file. Raises BuildError with the reason why it cannot."""
    found = fault(path, name, missing)
    if found:
        raise BuildError([found])
    try:
        with open(os.open(path, FLAGS), "rb") as file:
            size = os.fstat(file.fileno()).st_size
            return file.read(min(size, LARGEST))  # a size: room for it is taken at once
    except OSError as error:
        raise BuildError([unopened(name, error)]) from None


def read_text(path: Path, name: str, missing: str = "Create it") -> str:
    """Return the text of a plain UTF-8 file. Raises BuildError with the reason why it cannot."""
    data = read_bytes(path, name, missing)
    if data.startswith(BOM_UTF8):
        what, fix = "begins with a byte-order mark", "Save it as UTF-8 without one"
        raise BuildError([Problem(name, "", what, fix)])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"byte {error.start} is {error.object[error.start]:#04x}"
        problem = Problem(name, "", f"is not UTF-8: {byte}", "Save it as UTF-8")
        raise BuildError([problem]) from None


def unopened(name: str, error: Exception) -> Problem:
    """Return the problem of a file or folder that the system does not open."""
    why = getattr(error, "strerror", None) or error
    return Problem(
        name, "", f"cannot be opened: {why}", "Check the permissions of the file, or the disk"
    )


def entries(folder: Path, name: str) -> list[Path]:
    """Return the sorted entries of a plain folder, called `name`, or raise BuildError."""
    try:
        mode = folder.lstat().st_mode
        if stat.S_ISDIR(mode):
            return sorted(folder.iterdir())
        what, fix = ("is a link" if stat.S_ISLNK(mode) else "is not a folder"), "Put a folder there"
        problem = Problem(name, "", what, fix)
    except (FileNotFoundError, NotADirectoryError):
        problem = Problem(name, "", "is missing", "Create the folder")
    except OSError as error:
        problem = unopened(name, error)
    raise BuildError([problem])


def refuse_data(folder: Path) -> None:
    """Raise BuildError if a folder is in the data of a package, which holds nothing else."""
    for path in (folder.resolve(), *folder.resolve().parents):
        if path.name == "data" and (path.parent / "datapackage.json").is_file():
            what, fix = "is in the data of a package", "Name a folder outside of it"
            raise BuildError([Problem(str(folder), "", what, fix)])
