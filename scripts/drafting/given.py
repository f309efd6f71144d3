"""Read the text or sheet that a person gives: a plain file of UTF-8, not too large."""

from pathlib import Path

from scripts.common import plain
from scripts.common.errors import BuildError, Problem

LARGEST = 10_000_000  # bytes
SAVE = "Save it as UTF-8 (for a sheet: CSV UTF-8)"
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_given(path: Path) -> str:
    """Return the text of a file, without a byte-order mark. Raises BuildError with the reason."""
    data = plain.read_bytes(path, str(path), "Name a file that exists")
    what, at = "", ""
    if len(data) > LARGEST:
        what, fix = f"is larger than {LARGEST:,} bytes", "Split it"
    elif not data.strip(b"\xef\xbb\xbf \t\r\n"):
        what, fix = "is empty", "Put the text into it, or a header and a row for each event"
    elif data.startswith(UTF16):
        what, fix = "is UTF-16", SAVE
    else:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            at = f"line {line}"
            what, fix = f"is not UTF-8: byte {data[error.start]:#04x}", SAVE
    raise BuildError([Problem(str(path), at, what, fix)])
