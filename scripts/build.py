"""Build the package: curated TOML -> dates -> tables -> files -> validation -> publication."""

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from scripts import ledger
from scripts.common import plain
from scripts.common.console import Console, run, tell
from scripts.common.errors import BuildError, Problem
from scripts.common.plain import ROOT
from scripts.curated import timeline
from scripts.curated.files import read_curated
from scripts.package import descriptor, placeholders, publish, tables
from scripts.package.canonical import strays
from scripts.package.descriptor import Json
from scripts.package.lint import lint
from scripts.package.validation import validate
from scripts.show import facts
from scripts.show.docs import curatedpage, fields, questions, readme
from scripts.show.docs import rulespage as rules
from scripts.show.forms import cite, metadata
from scripts.show.page import page
from scripts.show.picture import picture

RULES = "scripts/reader/README.md"
CURATED = "data/curated/README.md"


Say = Callable[[str], None]


def outputs(
    root: Path,
    say: Say = lambda step: None,
    beside: Path | None = None,
    warn: list[Problem] | None = None,
) -> tuple[dict[str, bytes], tables.Tables]:
    """Return every generated file (path from the root -> bytes) and the rows of the tables.

    `say` is called with each step. Nothing is written but a staging folder in `beside` (default:
    the system's folder for temporary files), which is deleted at the end. `warn` is filled with
    the warnings. Raises BuildError with every problem found.
    """
    say("read")
    schema = descriptor.read_descriptor(root)
    unsafe = lint(schema) or strays(root, schema)  # before any of its paths is used
    if unsafe:
        raise BuildError(unsafe)
    records, problems = read_curated(root)
    say("date")
    dates, unread = timeline.resolve_all(records)
    problems += unread
    made = tables.make(tables.Facts(records, dates))
    say("write")
    resources = schema["resources"]
    written = {name: tables.to_csv(made[name], r) for r in resources for name in [r["name"]]}
    files = {resource["path"]: written[resource["name"]] for resource in resources}
    files[descriptor.NAME] = descriptor.refreshed(schema, written)
    with publish.staging(beside) as folder:
        publish.write_files(folder, files)
        say("validate")
        problems += validate(folder, made, partial=bool(problems), warn=warn)
    if problems:
        raise BuildError(problems)
    say("draw")
    schema = json.loads(files[descriptor.NAME])  # with the examples that were just found
    schema["sources"] = cite.sources(made)  # only now is every article known to be right
    files[descriptor.NAME] = descriptor.encoded(schema)
    return files | _shown(root, schema, made, files), made


def _shown(
    root: Path, schema: Json, made: tables.Tables, files: dict[str, bytes]
) -> dict[str, bytes]:
    """Return what people, archives and search engines see of the tables."""
    rows = facts.as_text(made)
    filled = readme.fill(plain.read_text(root / "README.md", "README.md"), schema, made)
    cited = cite.citation(schema, made), cite.bibtex(schema, made)
    shown = {
        "README.md": filled.encode("utf-8"),
        "data/README.md": fields.fields_page(schema, made),
        "data/questions.md": questions.questions_page(schema, rows),
        "data/timeline.svg": picture.draw(schema, rows),
        "data/timeline_narrow.svg": picture.draw(schema, rows, picture.NARROW),
        "data/timeline.html": page.render(schema, rows, files, *cited),
        "data/timeline.jsonld": metadata.jsonld(schema, rows, files),
        "CITATION.cff": cite.cff(schema, made),
        ".zenodo.json": cite.zenodo(schema, made),
    }
    if (root / RULES).parent.is_dir():  # only this repository has the reader
        shown |= {RULES: rules.rules_page(), CURATED: curatedpage.curated_page(schema)}
    return shown


def main(arguments: list[str] | None = None) -> int:
    """Build and publish, or compare with --check. The exit status is 0 if published or fresh."""
    parser = argparse.ArgumentParser(prog="python -m scripts.build", description=__doc__)
    said = "write nothing; exit 1 and print the files that are stale"
    parser.add_argument("--check", action="store_true", help=said)
    said = "the package to build (default: this one)"
    parser.add_argument("--root", type=Path, default=ROOT, help=said)
    options = parser.parse_args(arguments)
    console = Console()
    done = _build(options.root, options.check, console)
    if done is None:
        return 1
    with suppress(KeyboardInterrupt):  # too late: the status is settled
        _report_stale(done) if options.check else console.valid()
    return int(options.check and bool(done))


def _build(root: Path, check: bool, console: Console) -> list[str] | None:
    """Return the files that changed, or with `check` the stale ones; None after an error."""
    hold = publish.whole if check else publish.locked
    done: list[str] | None = None
    warnings: list[Problem] = []
    try:
        with hold(root, lambda: console.step("wait")):
            before = publish.by_hand(root)
            files, made = outputs(root, console.step, None if check else root, warnings)
            left = placeholders.left(root)
            done = publish.stale(root, files) if check else publish.publish(root, files, before)
        console.warnings(BuildError([*warnings, *ledger.doubted(root, made)]).problems)
        if not check:
            _report_published(made, done, left)
    except publish.UnfinishedMove as error:
        console.problems(error.problems, sys.stderr, "; the build is not finished.")
    except BuildError as error:
        console.problems(error.problems, sys.stderr, "; nothing was published.")
    except MemoryError:
        console.fail("there is not enough memory; nothing was published.")
    except OSError as error:
        why = f"{error.filename or root}: {error.strerror or error}"
        console.fail(f"{why}; nothing was published.")
    except KeyboardInterrupt:
        if done is None:
            console.fail("stopped; nothing was published.")
    return done


def _report_published(made: tables.Tables, changed: list[str], left: list[str]) -> None:
    for name, rows in made.items():
        tell(sys.stdout, f"{name:16} {len(rows):4} rows")
    tell(sys.stdout, f"changed: {', '.join(changed) or 'nothing'}")
    if left:
        tell(sys.stdout, f"placeholders are left in {', '.join(left)}")


def _report_stale(stale: list[str]) -> None:
    for name in stale:
        tell(sys.stderr, f"{name} is stale: run make")
    if not stale:
        tell(sys.stdout, "fresh and valid")


if __name__ == "__main__":
    run(main)
