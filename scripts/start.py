"""Start a package of your own in a new folder, or update the scripts of one that was started so.

A new folder gets the scripts, their tests, the whole schema and one placeholder article. On a folder
that this command made, it replaces what was not edited there: the scripts, their tests, the pins, the
texts and the schema. It names what it changes, and what was edited there and is kept. The facts there
are never touched, and this package is not changed.
"""

import argparse
import os
import re
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import Any

from scripts import ledger
from scripts.build import outputs
from scripts.common.console import run, tell
from scripts.common.errors import BuildError, Problem, shown
from scripts.common.plain import ROOT, refuse_data
from scripts.curated.files import FOLDER
from scripts.curated.records import REGISTRIES
from scripts.package import descriptor, machinery, publish
from scripts.package.lint import lint

SOURCE = f"{FOLDER}/sources/placeholder-article.toml"
ARTICLE = """# PLACEHOLDER: write your own file beside this one, then delete this one.
title = "PLACEHOLDER: the title of an article"
publisher = "PLACEHOLDER: who published it"
source_type = "news"
published = "{date}"
language = "en"

[[event]]
id = "placeholder-event"
title = "PLACEHOLDER: an event that it reports"
event_type = "other"
status = "past"
description = "PLACEHOLDER: what happened, in your own words."

[event.attestation]
words = "today"
anchor = {{ type = "publication" }}
"""
FACTS = '''"""Facts that a person read in the sources. If one fails, a date changed: read the source again first."""

from facts import ALL_EVENTS

# (event, the words of its article for the date, the date): one line for each event that you checked
FACTS: list[tuple[str, str, str]] = []


def test_events_have_the_dates_that_were_read() -> None:
    for event, words, value in FACTS:
        found = ALL_EVENTS[event]
        assert (found["date_verbatim"], found["date_edtf"]) == (words, value), event
'''
CHANGELOG = """# Changelog

Version numbers track the data; the [policy](README.md#versions-errors-licence) defines major, minor and patch.

## 0.1.0 - {date}

- Impact: the first version.
- Data: PLACEHOLDER: say what is in it.
"""
FIRST, LAST = date(1980, 1, 1), date(2107, 12, 31)  # the days that an entry of a zip can have
LONGEST = 200  # letters of a title or a name
MADE = """{folder} is a package with one placeholder article. Next:
  cd {folder} && make
Then put your article beside {source}
and delete the placeholder. README.md there says how; make names the placeholders that are left."""


def head(schema: dict[str, Any], name: str, title: str, by: str, day: date) -> dict[str, Any]:
    """Return the descriptor of a new package: the schema without the facts of the old one."""
    roles = ["author", "maintainer", "publisher"]
    own = {
        "name": name,
        "title": title,
        "description": "PLACEHOLDER: say in one sentence what this timeline is about.",
        "version": "0.1.0",
        "created": f"{day.isoformat()}T00:00:00Z",
        "languages": ["en"],
        "keywords": ["timeline", "events", "EDTF", "uncertain dates"],
        "contributors": [{"title": by, "role": "author", "roles": roles}],
        "sources": [{"title": "PLACEHOLDER"}],
    }
    return {
        key: own.get(key, value) for key, value in schema.items() if key not in ("id", "homepage")
    }


def start(folder: Path, title: str, by: str, day: date, source: Path = ROOT) -> None:
    """Make the package `folder` from the one at `source`; nothing is there until all of it is."""
    schema = head(descriptor.read_descriptor(source), folder.name, title, by, day)
    problems = lint(schema)
    if problems:
        raise BuildError(problems)
    said = "# Nothing here yet. README.md beside this file says how to write one.\n"
    texts = {f"{FOLDER}/{name}": said for name in REGISTRIES} | {
        SOURCE: ARTICLE.format(date=day),
        "CHANGELOG.md": CHANGELOG.format(date=day),
        "tests/test_facts.py": FACTS,
    }
    made = {name: text.encode() for name, text in texts.items()} | {
        descriptor.NAME: descriptor.encoded(schema),
        ledger.NAME: ledger.as_csv([]),  # no id is released yet
    }
    with publish.staging(folder.parent) as beside:
        new = beside / folder.name
        publish.write_files(new, made)
        machinery.update(new, source)
        publish.write_files(new, outputs(new)[0])
        os.rename(new, folder)  # an empty folder may be there


def update(folder: Path, source: Path = ROOT) -> list[str]:
    """Update the package `folder` from the one at `source`, and return what to print."""
    with publish.locked(folder):
        before = machinery.parts(folder, ())
        changes = machinery.update(folder, source)
    ours, lines = machinery.parts(source, ()), []
    for change in changes:
        line = f"{change.part}: {change.what}"
        if change.what == "kept":
            line = f"{change.part}: was edited there, and is kept"
            there, here = before.get(change.part), ours.get(change.part)
            if change.differs and there and here and machinery.is_of_schema(change.part):
                line += f". Here {machinery.differences(there, here)}"
            elif change.differs:
                line += f". It has changed here too: compare it with {source / change.part}"
        lines.append(line)
    kept = sum(change.what == "kept" for change in changes)
    return [*lines, f"{len(changes) - kept} changed, {kept} kept. Run make and make test there."]


def _folder(text: str) -> Path:
    """Return the folder of a package; its name is the name of the package."""
    folder = Path(os.path.abspath(text))
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", folder.name):
        said = "is not the name of a package: name the folder in lower-case words joined by hyphens"
        raise argparse.ArgumentTypeError(f"'{shown(folder.name)}' {said}, as in ../my-timeline")
    return folder


def _text(text: str) -> str:
    if not text.isprintable() or text != text.strip() or not 0 < len(text) <= LONGEST:
        said = f"is not one line of 1 to {LONGEST} letters without outer blanks"
        raise argparse.ArgumentTypeError(f"'{shown(text, 80)}' {said}")
    return text


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else "")
    except ValueError:
        said = "is not a day: write it as 2024-05-17"
        raise argparse.ArgumentTypeError(f"'{shown(text, 80)}' {said}") from None
    if not FIRST <= day <= LAST:
        raise argparse.ArgumentTypeError(f"{text} is not a day from {FIRST} to {LAST}")
    return day


def _refused(folder: Path, source: Path) -> Problem | None:
    """Return why no package can be made in a folder, or None. Raises BuildError for one in the data
    of another package."""
    refuse_data(folder)
    name = str(folder)
    if folder == source or source in folder.parents:
        return Problem(
            name, "", "is inside this package", "Name a folder beside it: ../my-timeline"
        )
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return Problem(name, "", "is not a plain folder", "Name a new folder")
    if not folder.parent.is_dir():
        return Problem(str(folder.parent), "", "is missing", "Create it first")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / machinery.RECORD).is_file():
        what = "has files, and was not made by this command"
        return Problem(name, "", what, "Name a new folder, or an empty one")
    return None


def main(arguments: list[str] | None = None) -> int:
    """Make or update the package, print what was done; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.start",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    said = "the folder, beside this one: its name is the name of the package, as in ../my-timeline"
    parser.add_argument("folder", type=_folder, help=said)
    needed = {"title": (_text, "its title"), "by": (_text, "who publishes it"),
              "date": (_day, "the day of its first version: 2024-05-17")}  # fmt: skip
    for name, (kind, said) in needed.items():
        parser.add_argument(f"--{name}", type=kind, help=f"{said} (for a new folder)")
    options = parser.parse_args(arguments)
    folder: Path = options.folder
    if refused := _refused(folder, ROOT):
        raise BuildError([refused])
    if (folder / machinery.RECORD).is_file():
        lines = update(folder)
    elif missing := [f"--{name}" for name in needed if getattr(options, name) is None]:
        parser.error(f"a new folder needs {', '.join(missing)}")
    else:
        start(folder, options.title, options.by, options.date)
        shortest = min(os.path.relpath(folder), str(folder), key=len)
        lines = MADE.format(folder=shlex.quote(shortest), source=SOURCE).splitlines()
    for line in lines:
        tell(sys.stdout, line)
    return 0


if __name__ == "__main__":
    run(main)
