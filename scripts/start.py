"""Turn a clone of this repository into a new package with one made-up event.

`python -m scripts.start` removes the facts of this package: the curated files, the tables, the
picture and the page, the changelog, the facts in the tests and the ledger. They stay in the history
of the clone.
"""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import Any

from scripts import ledger
from scripts.common.console import run
from scripts.common.errors import BuildError
from scripts.curated.files import FOLDER
from scripts.curated.records import REGISTRIES
from scripts.package import descriptor, publish
from scripts.package.lint import lint

ROOT = Path(__file__).resolve().parents[1]
SOURCE = "made-up-article"
ARTICLE = """# Made up: replace this file with an article of your own. README.md tells how.
title = "A made-up article, to be replaced"
publisher = "The Made-up Gazette"
source_type = "news"
published = "{date}"
language = "en"

[[event]]
id = "made-up-event"
title = "A made-up event, to be replaced"
event_type = "other"
status = "past"
description = "Nothing happened; this row shows what an event looks like."

[[attestation]]
event = "made-up-event"
words = "last month"
anchor = {{ type = "publication" }}
"""
FACTS = '''"""The facts of the article, read by hand from its text, one a test. A failure means that a fact changed: read it again first."""

from conftest import table

EVENTS = {row["event_id"]: row for row in table("events")}


def test_the_article_reports_one_event() -> None:
    assert list(EVENTS) == ["made-up-event"]


def test_the_event_is_dated_by_the_words_of_the_article() -> None:
    assert EVENTS["made-up-event"]["date_verbatim"] == "last month"
    assert EVENTS["made-up-event"]["date_precision"] == "month"
'''
CHANGELOG = """# Changelog

Version numbers track the data; the [policy](README.md#versions-errors-licence) says what major, minor and patch mean.

## 0.1.0 - {date}

- Impact: a start, with one made-up event.
- Data: none yet.
- Structure: eight tables; those without rows have their header only.
"""


def head(schema: dict[str, Any], name: str, title: str, by: str, day: date) -> dict[str, Any]:
    """Return the descriptor of a new package: the schema without the facts of the old one."""
    roles = ["author", "maintainer", "publisher"]
    own = {
        "name": name,
        "title": title,
        "description": f"{title}. Made up so far: replace this description.",
        "version": "0.1.0",
        "created": f"{day.isoformat()}T00:00:00Z",
        "keywords": ["timeline", "events", "EDTF", "uncertain dates"],
        "contributors": [{"title": by, "role": "author", "roles": roles}],
        "sources": [{"title": "A made-up article, to be replaced"}],
    }
    return {
        key: own.get(key, value) for key, value in schema.items() if key not in ("id", "homepage")
    }


def start(root: Path, name: str, title: str, by: str, day: date) -> None:
    """Turn the package at `root` into a new one, which is still to be built."""
    schema = head(descriptor.read_descriptor(root), name, title, by, day)
    problems = lint(schema)
    if problems:  # before anything is taken out
        raise BuildError(problems)
    texts = {f"{FOLDER}/{name}": f"# No {Path(name).stem} yet.\n" for name in REGISTRIES} | {
        f"{FOLDER}/sources/{SOURCE}.toml": ARTICLE.format(date=day),
        "CHANGELOG.md": CHANGELOG.format(date=day),
        "tests/test_facts.py": FACTS,
    }
    made = {name: text.encode() for name, text in texts.items()} | {
        descriptor.NAME: descriptor.encoded(schema),
        ledger.NAME: ledger.as_csv([]),  # no id is released yet
    }
    publish.write_files(root, made)
    facts = f"{FOLDER}/sources/*.toml", "data/timeline*", "tests/test_facts_*.py"
    for path in {path for pattern in facts for path in root.glob(pattern)}:
        if path.relative_to(root).as_posix() not in made:
            path.unlink()


def _name(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", text):
        raise argparse.ArgumentTypeError(
            "a name is lower-case words joined by hyphens: my-timeline"
        )
    return text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text if len(text) == 10 else "")
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day: write it as 2024-05-17") from None


def main(arguments: list[str] | None = None) -> int:
    """Start the package and print the next step; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.start",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "name", type=_name, help="the name of the package: lower-case words joined by hyphens"
    )
    parser.add_argument("--title", required=True, help="its title")
    parser.add_argument("--by", required=True, help="who publishes it")
    parser.add_argument(
        "--date", required=True, type=_day, help="the day of its first version: 2024-05-17"
    )
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="the clone to turn into it (default: this one)"
    )
    options = parser.parse_args(arguments)
    start(options.root, options.name, options.title, options.by, options.date)
    print(
        f"{options.name} has one made-up event. Run make, then replace {FOLDER}/sources/{SOURCE}.toml."
    )
    return 0


if __name__ == "__main__":
    run(main)
