"""Read a CSV of events: its rows, by what each column holds. All its faults are named in one run."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from scripts.common.errors import BuildError, Problem
from scripts.drafting.given import read_given

# The columns that the command line can name, and what they hold.
NAMED = {
    "title": "what happened, in a line",
    "date": "when, or from when: in words or as EDTF",
    "end": "until when, of a period",
    "display": "the date in words, beside columns that have it in numbers",
    "description": "what happened, in a few sentences",
    "place": "where (kept in the note)",
    "media": "a picture or page (kept in the note)",
    "group": "a part of the sheet (kept in the note)",
    "type": "the type of the event",
}
# What a column can hold, and the names by which it is known without being told: those of a
# TimelineJS sheet, and plain ones. Case, blanks and underscores do not count.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": ("headline", "title"),
    "date": ("date", "startdate"),
    "end": ("end", "enddate"),
    "display": ("displaydate",),
    "description": ("text", "description"),
    "place": ("place", "location"),
    "media": ("media",),
    "credit": ("mediacredit",),
    "caption": ("mediacaption",),
    "type": (),  # of the event; "Type" of TimelineJS is the kind of slide
    "slide": ("type",),
    "group": ("group",),
    "year": ("year",),
    "month": ("month",),
    "day": ("day",),
    "time": ("time",),
    "end-year": ("endyear",),
    "end-month": ("endmonth",),
    "end-day": ("endday",),
    "end-time": ("endtime",),
}
QUOTES = 'Put a cell with commas, quotes or line breaks in quotes, and write a quote in it as ""'


class Row(NamedTuple):
    """A row: the line on which it begins, and its cells by what they hold (all of `COLUMNS`)."""

    line: int
    cells: Mapping[str, str]


class Sheet(NamedTuple):
    """The rows that are not blank, and what the reader of the sheet should know of it."""

    rows: list[Row]
    said: list[str]


def read_sheet(path: Path, named: Mapping[str, str]) -> Sheet:
    """Return the rows of a CSV; `named` are the columns that the command line names.

    Raises BuildError with all problems of the file, its header and its lines.
    """
    text = read_given(path)
    mark = _separator(text)
    said = [] if mark == "," else [f"{path}: read as separated by {NAMES[mark]}"]
    lines = _lines(path, text, mark)
    (_, header), *rows = lines
    columns = _columns(path, header, named)
    rows = [(line, cells) for line, cells in rows if any(map(str.strip, cells))]
    problems = [
        Problem(
            str(path), f"line {line}", f"has {len(cells)} cells, the header {len(header)}", QUOTES
        )
        for line, cells in rows
        if any(map(str.strip, cells[len(header) :]))
    ]
    said += [
        f"{path}: line {line} has {len(cells)} of {len(header)} cells; the others are taken as empty"
        for line, cells in rows
        if len(cells) < len(header)
    ]
    found = [_row(line, cells, header, columns) for line, cells in rows]
    if not found:
        problems.append(Problem(str(path), "", "has no rows", "Write a row for each event"))
    if problems:
        raise BuildError(problems)
    unused = [name for name in header if name and name not in columns.values()]
    said += [f"{path}: columns not used (see --help): {', '.join(unused)}"] if unused else []
    return Sheet(found, said)


def _row(line: int, cells: list[str], header: list[str], columns: Mapping[str, str]) -> Row:
    texts = dict(zip(header, (" ".join(cell.split()) for cell in cells), strict=False))
    texts[""] = ""  # a column without a name, as one of row numbers, has no kind
    return Row(line, {kind: texts.get(columns.get(kind, ""), "") for kind in COLUMNS})


NAMES = {",": "commas", ";": "semicolons", "\t": "tabs"}


def _separator(text: str) -> str:
    """Return the mark that gives the header the most columns; a comma if none does."""
    first = re.split("[\r\n]", text.lstrip(), maxsplit=1)[0][:10_000]  # csv has a limit
    return max(NAMES, key=lambda mark: len(next(csv.reader([first], delimiter=mark), [])))


def _lines(path: Path, text: str, mark: str) -> list[tuple[int, list[str]]]:
    """Return the records, with the lines on which they begin; blank lines are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    lines, line = [], 1
    try:
        for record in reader:
            if record:
                lines.append((line, record))
            line = reader.line_num + 1
    except csv.Error as error:
        problem = Problem(str(path), f"line {line}", f"is no CSV: {error}", QUOTES)
        raise BuildError([problem]) from None
    return lines


def _columns(path: Path, header: list[str], named: Mapping[str, str]) -> dict[str, str]:
    """Return the name of the column that holds each kind; strip the names of the header."""
    header[:] = [name.strip() for name in header]
    problems = [*_header_problems(header, named)]
    columns = {**named}
    free = [*dict.fromkeys(name for name in header if name not in named.values())]
    may_be = {kind: [name for name in free if _key(name) in COLUMNS[kind]] for kind in COLUMNS}
    for kind, names in may_be.items():
        if kind not in named and names:
            columns[kind] = names[0]
            problems += [_ambiguous(kind, names)] if names[1:] else []
    problems = problems or [*_missing(columns, header)]
    if problems:
        raise BuildError([Problem(str(path), "header", what, fix) for what, fix in problems])
    return columns


def _missing(columns: Mapping[str, str], header: list[str]) -> Iterator[tuple[str, str]]:
    needed = (("title",), ("date", "year", "display"))
    unknown = [kinds[0] for kinds in needed if not {*kinds} & columns.keys()]
    if unknown:
        what = f"no column is known to be the {' or the '.join(unknown)}"
        options = " ".join(f"--{kind}-column NAME" for kind in unknown)
        yield (
            what,
            f"Name it: {options}; --help lists what other columns can hold. Columns: {', '.join(header)}",
        )


def _ambiguous(kind: str, names: list[str]) -> tuple[str, str]:
    what = f"{' and '.join(names)} can both be the {kind}"
    return what, f"Name one of them: --{kind}-column {_shown(names[0])}"


def _header_problems(header: list[str], named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in sorted({name for name in header if name and header.count(name) > 1}):
        yield f"the column {name!r} is there twice", "Give each column its own name"
    for kind, name in named.items():
        if name not in header:
            what = f"there is no column {name!r} for --{kind}-column"
            yield what, f"Columns: {', '.join(header)}"


def _key(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _shown(name: str) -> str:
    return f'"{name}"' if " " in name else name
