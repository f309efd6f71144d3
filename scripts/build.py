"""Build the package: curated TOML -> dates -> tables -> CSV, descriptor, README, picture -> validation -> publication."""

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from scripts.common import plain
from scripts.common.console import Console, run, tell
from scripts.common.errors import BuildError
from scripts.curated import files as curated
from scripts.curated import timeline
from scripts.package import descriptor, publish, tables
from scripts.package.canonical import strays
from scripts.package.lint import lint
from scripts.package.validation import validate
from scripts.show import facts
from scripts.show.docs import fields, readme
from scripts.show.docs import rulespage as rules
from scripts.show.forms import cite, metadata
from scripts.show.page import page
from scripts.show.picture import picture

ROOT = Path(__file__).resolve().parents[1]
RULES = "scripts/reader/README.md"


Say = Callable[[str], None]


def outputs(
    root: Path, say: Say = lambda step: None, beside: Path | None = None
) -> tuple[dict[str, bytes], dict[str, list[tables.Row]]]:
    """Return every generated file (path from the root -> bytes) and the rows of the tables; `say` is told each step.

    Nothing is written but a staging folder in `beside` (default: where the system keeps what is temporary) that is gone
    afterwards. Raises BuildError with every problem found.
    """
    say("read")
    schema = descriptor.read(root)
    unsafe = lint(schema) or strays(root, schema)  # before any of its paths is used
    if unsafe:
        raise BuildError(unsafe)
    records, problems = curated.read(root)
    say("date")
    dates, unread = timeline.resolve_all(records)
    problems += unread
    made = tables.make(tables.Facts(records, dates))
    tables.check_columns(made, schema)
    say("write")
    written = {
        resource["name"]: tables.write(made[resource["name"]], resource)
        for resource in schema["resources"]
    }
    files = {resource["path"]: written[resource["name"]] for resource in schema["resources"]}
    files[descriptor.NAME] = descriptor.write(schema, written)
    with publish.staging(beside) as folder:
        publish.write(folder, files)
        say("validate")
        problems += validate(folder, made, partial=bool(problems))
    if problems:
        raise BuildError(problems)
    say("draw")
    schema = json.loads(files[descriptor.NAME])  # with the examples that were just found
    schema["sources"] = cite.sources(made)  # only now is every article known to be right
    files[descriptor.NAME] = descriptor.encoded(schema)
    return files | _shown(root, schema, made, files), made


def _shown(
    root: Path, schema: dict, made: tables.Tables, files: dict[str, bytes]
) -> dict[str, bytes]:
    """What people, archives and search engines see of the tables."""
    told = facts.as_text(made)
    shown = {
        "README.md": readme.fill(plain.text(root / "README.md", "README.md"), schema, made).encode(
            "utf-8"
        ),
        "data/README.md": fields.fields_page(schema, made),
        "data/timeline.svg": picture.draw(schema, told),
        "data/timeline_narrow.svg": picture.draw(schema, told, picture.NARROW),
        "data/timeline.html": page.render(
            schema, told, files, cite.citation(schema, made), cite.bibtex(schema, made)
        ),
        "data/timeline.jsonld": metadata.jsonld(schema, told, files),
        "CITATION.cff": cite.cff(schema, made),
        ".zenodo.json": cite.zenodo(schema, made),
    }
    if (root / RULES).parent.is_dir():  # a package elsewhere has no reader of its own
        shown[RULES] = rules.rules_page()
    return shown


def main(arguments: list[str] | None = None) -> int:
    """Build and publish, or with --check compare only; return the exit status: 0 means published (or fresh), whoever listens."""
    parser = argparse.ArgumentParser(prog="python -m scripts.build", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 and name what is stale"
    )
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="the package to build (default: this one)"
    )
    options = parser.parse_args(arguments)
    console = Console()
    hold = publish.steady if options.check else publish.locked
    done = None
    try:
        with hold(options.root, lambda: console.step("wait")):
            files, made = outputs(
                options.root, console.step, None if options.check else options.root
            )
            done = (
                publish.stale(options.root, files)
                if options.check
                else publish.publish(options.root, files)
            )
    except BuildError as error:
        console.problems(error.problems, sys.stderr, "; nothing was published.")
    except publish.UnfinishedMove as error:
        console.fail(error)
    except MemoryError:
        console.fail("there is not enough memory; nothing was published.")
    except OSError as error:
        console.fail(
            f"{error.filename or options.root}: {error.strerror or error}; nothing was published."
        )
    except KeyboardInterrupt:
        if done is None:
            console.fail("stopped; nothing was published.")
    if done is None:
        return 1
    with suppress(KeyboardInterrupt):  # too late: what the status says is settled
        _report_stale(done) if options.check else _report_published(console, made, done)
    return int(options.check and bool(done))


def _report_published(
    console: Console, made: dict[str, list[tables.Row]], changed: list[str]
) -> None:
    for name, rows in made.items():
        tell(sys.stdout, f"{name:16} {len(rows):4} rows")
    tell(sys.stdout, f"changed: {', '.join(changed) or 'nothing'}")
    console.valid()


def _report_stale(stale: list[str]) -> None:
    for name in stale:
        tell(sys.stderr, f"{name} is stale: run make")
    if not stale:
        tell(sys.stdout, "fresh and valid")


if __name__ == "__main__":
    run(main)
