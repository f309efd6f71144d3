"""Build the package: curated TOML -> dates -> tables -> CSV, descriptor, README, picture -> validation -> publication."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.curated import files as curated
from scripts.curated import timeline
from scripts.curated.problems import BuildError
from scripts.package import descriptor, publish, tables
from scripts.package.lint import lint_descriptor, strays
from scripts.package.validation import validate
from scripts.show import facts, metadata, page, picture, readme
from scripts.show.console import Console

ROOT = Path(__file__).resolve().parents[1]


Say = Callable[[str], None]


def outputs(root: Path, say: Say = lambda step: None) -> tuple[dict[str, bytes], dict[str, list[tables.Row]]]:
    """Return every generated file (path from the root -> bytes) and the rows of the tables; `say` is told each step.

    Nothing is written outside of a staging folder that is gone afterwards. Raises BuildError with every problem found.
    """
    say("read")
    schema = descriptor.read(root)
    unsafe = lint_descriptor(schema) or list(strays(root, schema))  # before any of its paths is used
    if unsafe:
        raise BuildError(unsafe)
    records, problems = curated.read(root)
    say("date")
    dates, unread = timeline.resolve_all(records)
    problems += unread
    made = tables.make(tables.Facts(records, dates))
    tables.check_columns(made, schema)
    say("write")
    written = {resource["name"]: tables.write(made[resource["name"]], resource) for resource in schema["resources"]}
    files = {resource["path"]: written[resource["name"]] for resource in schema["resources"]}
    files[descriptor.NAME] = descriptor.write(schema, written)
    with publish.staging(root) as folder:
        publish.write(folder, files)
        say("validate")
        problems += validate(folder, made, partial=bool(problems))
    if problems:
        raise BuildError(problems)
    say("draw")
    return files | _shown(root, schema, made, files), made


def _shown(root: Path, schema: dict, made: dict[str, list[tables.Row]], files: dict[str, bytes]) -> dict[str, bytes]:
    """What people and search engines see of the tables."""
    told = facts.as_text(made)
    return {
        "README.md": readme.fill((root / "README.md").read_text("utf-8"), schema, made).encode("utf-8"),
        "data/timeline.svg": picture.draw(schema, told),
        "data/timeline-narrow.svg": picture.draw(schema, told, picture.NARROW),
        "data/timeline.html": page.render(schema, told, files),
        "data/timeline.jsonld": metadata.jsonld(schema, told, files),
        ".zenodo.json": metadata.zenodo(schema),
    }


def main(arguments: list[str] | None = None) -> int:
    """Build and publish, or with --check compare only; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.build", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 and name what is stale")
    parser.add_argument("--root", type=Path, default=ROOT, help="the package to build (default: this one)")
    options = parser.parse_args(arguments)
    console = Console()
    try:
        with publish.locked(options.root, heal=not options.check):
            files, made = outputs(options.root, console.step)
            if options.check:
                return _report_stale(publish.stale(options.root, files))
            changed = publish.publish(options.root, files)
    except BuildError as error:
        console.problems(error.problems)
        return 1
    except publish.UnfinishedMove as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or options.root}: {error.strerror or error}; nothing was published.", file=sys.stderr)
        return 1
    for name, rows in made.items():
        print(f"{name:16} {len(rows):4} rows")
    print(f"changed: {', '.join(changed) or 'nothing'}")
    console.valid()
    return 0


def _report_stale(stale: list[str]) -> int:
    for name in stale:
        print(f"{name} is stale: run make", file=sys.stderr)
    if not stale:
        print("fresh and valid")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
