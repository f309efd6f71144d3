"""Draft the curated file of an article from its text, or of a list of events from a CSV.

`python -m scripts.draft ARTICLE.txt --published 2022-11-18 --new ID` finds the dates of a text.
`python -m scripts.draft EVENTS.csv --new ID` reads a TimelineJS sheet, or another one whose columns
are named. The file data/curated/sources/ID.toml has a stub for each date or row; without --new it
is printed. Fill in what is empty, then build: the build reports what is missing. Sentences and
reasons are in comments, which are never published.
"""

import argparse
import io
import re
import sys
from collections import Counter
from pathlib import Path

from scripts.common.console import run, tell
from scripts.common.errors import BuildError, Problem
from scripts.curated.files import FILE_NAME
from scripts.drafting.given import read_given
from scripts.drafting.prose import ENGLISH, document
from scripts.drafting.sheet import NAMED, read_sheet
from scripts.drafting.stubs import guide
from scripts.drafting.tabular import drafted
from scripts.package.descriptor import read_descriptor
from scripts.package.lint import lint
from scripts.reader import edtf
from scripts.reader.languages import has_table
from scripts.reader.scanner.detection import detect

ROOT = Path(__file__).resolve().parents[1]
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
SOURCES = "data/curated/sources"
SHEETS = (".csv", ".tsv")
VOCABULARIES = {"source_type": "sources", "event_type": "events", "status": "events"}


def main(arguments: list[str] | None = None) -> int:
    """Write or print the file, and say what is to be done with it; return the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    named = {kind: name for kind in NAMED if (name := getattr(options, kind))}
    is_sheet = options.source.suffix.lower() in SHEETS
    if not is_sheet and (named or options.event_type):
        parser.error("columns and event types are of a CSV: a file whose name ends in .csv or .tsv")
    if not is_sheet and not options.published:
        parser.error("the following arguments are required: --published")
    text, said = _of_sheet(options, named) if is_sheet else _of_article(options)
    text = guide(_vocabularies(options.root)) + text
    if options.new:
        path = _write(options.root, options.new, text)
        empty = Counter(re.findall('^([a-z_]+) = ""$', text, re.M))
        counts = ", ".join(f"{key} {times}" for key, times in empty.items())
        said += [f"wrote {path}; fill in the empty fields ({counts}), then build"]
    for line in said:
        tell(sys.stdout if options.new else sys.stderr, line)
    if not options.new:
        if isinstance(sys.stdout, io.TextIOWrapper):
            # UTF-8 as in every curated file, also where the terminal has another encoding
            sys.stdout.reconfigure(encoding="utf-8")
        print(text, end="")
    return 0


def _of_article(options: argparse.Namespace) -> tuple[str, list[str]]:
    text = read_given(options.source)
    language = options.language or detect(text, short=ENGLISH)
    if options.language or has_table(language):
        made = document(text, options.published, language)
        years = made.count('\ndate = "YYYY')
        what = f"{options.source}: it has years of its own; write that of {years} dates for YYYY"
        return made, [what] if years else []
    what, fix = (
        "is in a language that cannot be told by its words",
        f"Say --language CODE, or {ENGLISH}",
    )
    if language:
        what = f"is in a language whose dates are not found: by its words, {language!r}"
        fix = f"Say --language {language} for its head alone, or --language {ENGLISH}"
    raise BuildError([Problem(str(options.source), "", what, f"{fix} to scan it as English")])


def _of_sheet(options: argparse.Namespace, named: dict[str, str]) -> tuple[str, list[str]]:
    rows, said = read_sheet(options.source, named)
    prose = "\n".join(f"{row.cells['title']} {row.cells['description']}" for row in rows)
    language = options.language or detect(prose)
    text, more = drafted(rows, options.published or "", language, options.event_type)
    said += [f"{options.source}: {line}" for line in more]
    if more and not language:
        said += ["dates are read as English; --language CODE names another language"]
    fillers = {"--published DATE": "status", "--event-type TYPE": "event_type"}
    empty = {option: key for option, key in fillers.items() if f'\n{key} = ""' in text}
    if empty and not (options.published and options.event_type):
        said += [f"{' and '.join(empty)} would fill in {' and '.join(empty.values())}"]
    return text, said


def _vocabularies(root: Path) -> dict[str, list[str]]:
    """Return the values of some keys, by the descriptor; none if there is no sound one."""
    try:
        schema = read_descriptor(root)
    except BuildError:
        return {}
    if lint(schema):
        return {}
    tables = {r["name"]: r["schema"]["fields"] for r in schema["resources"]}
    fields = {(table, field["name"]): field for table in tables for field in tables[table]}
    return {key: fields[table, key]["constraints"]["enum"] for key, table in VOCABULARIES.items()}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.draft",
        usage="%(prog)s FILE [--published DATE] [--new ID] [other options]",
        description=__doc__,
        formatter_class=argparse.RawTextHelpFormatter,
    )
    add = parser.add_argument
    text = "ARTICLE.txt: plain text in UTF-8, a paragraph a line, the headline first;"
    add("source", metavar="FILE", type=Path, help=f"{text}\nor EVENTS.csv: a sheet with a header")
    dates = "publication date as EDTF: 2022-11 or 2022-11-18; an article needs it"
    add("--published", metavar="DATE", type=_date, help=dates)
    new = f"write {SOURCES}/ID.toml; an existing file is not changed"
    add("--new", metavar="ID", type=_id, help=new)
    language = "of the text, as en or de-AT, if its words do not tell"
    add("--language", metavar="CODE", type=_language, help=language)
    add("--root", type=Path, default=ROOT, help="folder of the package (default: this package)")
    of_sheet = parser.add_argument_group("for a CSV")
    default = "type of the events, if no column has it, as other"
    of_sheet.add_argument("--event-type", metavar="TYPE", default="", help=default)
    for kind, meaning in NAMED.items():
        of_sheet.add_argument(f"--{kind}-column", metavar="NAME", dest=kind, help=meaning)
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
    if not FILE_NAME.fullmatch(value):
        raise argparse.ArgumentTypeError(
            f"{value!r} is not an id. Write lower-case letters and digits, joined by hyphens"
        )
    return value


def _language(value: str) -> str:
    if not LANGUAGE.fullmatch(value):
        raise argparse.ArgumentTypeError(f"{value!r} is not the code of a language, as en or de-AT")
    return value


def _write(root: Path, name: str, text: str) -> Path:
    path = root / SOURCES / f"{name}.toml"
    fix = "Name the folder of a package with --root"
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        return path
    except FileExistsError:
        what = "already exists and is not changed"
        fix = "Choose another id, or move the file away"
    except OSError as error:
        what = str(error.strerror)
    raise BuildError([Problem(str(path), "", what, fix)])


if __name__ == "__main__":
    run(main)
