"""Draft the curated file of an article: its head, and a stub for each date in its text, in order.

`python -m scripts.draft ARTICLE.txt --published 2022-11-18 --new ID` writes the file
data/curated/sources/ID.toml; without --new it is printed. Fill in what is left empty: the
publisher, what happened, which dates are of one event, and which words in quotation marks are
counted from another day. The build reports what is missing. The sentences of the article are in
comments, which are never published.
"""

import argparse
import io
import json
import re
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from scripts.common.console import run, tell
from scripts.reader import Found, edtf, scan
from scripts.reader.scanner.bearing import REASONS

ROOT = Path(__file__).resolve().parents[1]
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
SOURCES = "data/curated/sources"
SPOKEN = (
    "spoken: if it is counted from the day of the speech, "
    'anchor = { type = "speech", event = "ID" } or date = "DAY"'
)


def quoted(text: str) -> str:
    """Return a TOML string on one line; no character of the article can end it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def comment(text: str) -> str:
    """Return a TOML comment on one line; line breaks and control characters become blanks."""
    return "# " + " ".join("".join(c if c.isprintable() else " " for c in text).split())


def document(text: str, published: str) -> str:
    """Return the curated file of an article, with empty fields that a person must fill in.

    Raises ValueError if `published` is not an EDTF value.
    """
    title = next((line.strip() for line in text.splitlines() if line.strip()), "")
    lines = _head(title, published)
    numbers = count(1)
    for found in scan(text, published):
        lines += _entry(found, published, numbers)
    return "\n".join(lines) + "\n"


def _head(title: str, published: str) -> list[str]:
    return [
        f"title = {quoted(' '.join(title.split()))}",
        'publisher = ""',
        'source_type = "news"',
        f"published = {quoted(published)}",
        'language = "en"',
    ]


def _status(value: str, published: str) -> str:
    """Past or upcoming at the time of the article; empty if the date does not decide it."""
    if not value:
        return ""
    date, article = edtf.read(value), edtf.read(published)
    if date.latest and article.earliest and date.latest < article.earliest:
        return "past"
    return "upcoming" if date.earliest and article.latest and date.earliest > article.latest else ""


def _entry(found: Found, published: str, numbers: Iterator[int]) -> Iterator[str]:
    """A comment for a hint; an event and its attestation for a date, with the sentence above."""
    yield ""
    yield comment(f"paragraph {found.paragraph}: {found.sentence}")
    if found.hint:
        yield comment(f"hint: {quoted(found.bare)}: {found.hint}")
        return
    if found.refused in REASONS:  # its words alone would be a false quotation
        yield comment(f"refused: {quoted(found.words)}: {found.refused}")
        return
    event = f"EVENT-{next(numbers)}"  # not a valid id: the build rejects it until it is replaced
    yield from (
        "[[event]]",
        f'id = "{event}"',
        'title = ""',
        'event_type = ""',
        f'status = "{_status(found.value, published)}"',
        'description = ""',
        "",
    )
    yield comment(found.value or f"refused: {found.refused}")
    if found.spoken:
        yield comment(SPOKEN)
    yield from (
        "[[attestation]]",
        f'event = "{event}"',
        f"words = {quoted(found.words)}",
        f"paragraph = {found.paragraph}",
    )
    if found.counted:
        yield 'anchor = { type = "publication" }'
    if found.direction:
        yield f"direction = {quoted(found.direction)}  {comment(found.reason)}"


def main(arguments: list[str] | None = None) -> int:
    """Write or print the file; return the exit status, 0 or 1 after an error message."""
    options = _parser().parse_args(arguments)
    try:
        written = document(_read(options.text), options.published)
        if options.new:
            path = _write(options.root, options.new, written)
            tell(sys.stdout, f"wrote {path}; fill in the empty fields, then build")
        else:
            if isinstance(sys.stdout, io.TextIOWrapper):
                # UTF-8 as in every curated file, also where the terminal has another encoding
                sys.stdout.reconfigure(encoding="utf-8")
            print(written, end="")
    except ValueError as error:
        tell(sys.stderr, str(error))
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.draft",
        description=__doc__,
        formatter_class=argparse.RawTextHelpFormatter,
    )
    parser.add_argument(
        "text",
        metavar="ARTICLE.txt",
        type=Path,
        help="plain text in UTF-8, one paragraph per line, the headline first",
    )
    parser.add_argument(
        "--published",
        metavar="DATE",
        required=True,
        type=_date,
        help="publication date as EDTF: 2022-11 or 2022-11-18",
    )
    parser.add_argument(
        "--new",
        metavar="ID",
        type=_id,
        help=f"write {SOURCES}/ID.toml; an existing file is not changed",
    )
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="folder of the package (default: this package)"
    )
    return parser


def _date(value: str) -> str:
    try:
        edtf.read(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"{error}. Write 2022-11-18, 2022-11 or 2022, as far as it is known"
        ) from None
    return value


def _id(value: str) -> str:
    if not ID.fullmatch(value):
        raise argparse.ArgumentTypeError(
            f"{value!r} is not an id. Write lower-case letters and digits, joined by hyphens"
        )
    return value


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"{path}: not UTF-8 (byte {error.start}). Save the text as UTF-8"
        ) from None
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}. Name a text file that can be read") from None


def _write(root: Path, name: str, text: str) -> Path:
    path = root / SOURCES / f"{name}.toml"
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise ValueError(
            f"{path}: already exists and is not changed. Choose another id, or move the file away"
        ) from None
    except OSError as error:
        raise ValueError(
            f"{path}: {error.strerror}. Name the folder of a package with --root"
        ) from None
    return path


if __name__ == "__main__":
    run(main)
