"""Check a version before its release, add its ids to the ledger, print the commands that tag it.

Nothing is written until every problem is fixed. Run `make test` and `make test-long` before.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts import ledger
from scripts.build import outputs
from scripts.common import plain
from scripts.common.console import Console, run, tell
from scripts.common.errors import BuildError, Problem
from scripts.common.git import git, tagged
from scripts.package import descriptor, placeholders, publish
from scripts.package.checks.doubts import LATER
from scripts.package.lint import lint
from scripts.package.placeholders import CHANGES

ROOT = Path(__file__).resolve().parents[1]
VERSION = re.compile(ledger.VERSION)
HEADING = re.compile(r"^## ([0-9.]+) - ([0-9-]+)$", re.MULTILINE)
Schema = dict[str, Any]


def problems(root: Path, version: str) -> list[Problem]:
    """Return all reasons against the release. Raises BuildError if the descriptor is unreadable."""
    schema = descriptor.read_descriptor(root)
    if found := lint(schema):
        return found
    return [
        *_versions(root, schema, version),
        *_ids(root, version),
        *map(placeholders.problem, placeholders.left(root)),
        *_stale(root),
        *_untidy(root),
    ]


def _versions(root: Path, schema: Schema, version: str) -> Iterator[Problem]:
    """Descriptor and changelog are of the version and of one day, and it follows the one before."""
    if tagged(root, version):
        yield Problem("git", f"v{version}", "is tagged already", "Release a higher version")
    heads = HEADING.findall(plain.read_text(root / CHANGES, CHANGES)) or [("unknown", "")]
    (head, day), before = heads[0], heads[1:2]
    found = {descriptor.NAME: schema["version"], CHANGES: head}
    wrong = [name for name, said in found.items() if said != version]
    if wrong:
        what, fix = f"is {found[wrong[0]]}, not {version}", f"Write {version} there"
        if CHANGES in wrong:
            fix = f"{fix}, in {CHANGES} as '## {version} - DAY'"
        yield Problem(" and ".join(wrong), "version", what, fix)
        return
    created = schema.get("created", "")[:10]
    if day != created:
        what = f"is {created}, but {CHANGES} says {day}"
        yield Problem(descriptor.NAME, "created", what, "Write the day of the release in both")
    if before and not ledger.number(before[0][0]) < ledger.number(version):
        fix = "Put the newest version first, with the highest number"
        yield Problem(CHANGES, version, f"does not follow {before[0][0]}", fix)


def _ids(root: Path, version: str) -> Iterator[Problem]:
    """No row is of a later version; released ids are published and mean what they meant."""
    rows = ledger.rows_of(root)
    yield from ledger.later(rows, version)
    # Ids that are new in this version are written again, and may differ.
    released = [row for row in rows if row["since"] != version]
    yield from ledger.faults(released, ledger.published(root))


def _stale(root: Path) -> Iterator[Problem]:
    """Every published file, the citation files too, is what a build of the curated files gives, and
    no page of a source is newer than the release."""
    warnings: list[Problem] = []
    try:
        stale = publish.stale(root, outputs(root, warn=warnings)[0])
    except BuildError as error:
        yield from error.problems
    else:
        if stale:
            yield Problem(", ".join(stale), "", "not what a build gives", "Run make")
        yield from (warning for warning in warnings if LATER in warning.what)


def _untidy(root: Path) -> Iterator[Problem]:
    """Git has everything; the ledger alone may differ, since this command writes it."""
    status, error = git(root, "status", "--porcelain", "--", ".", f":(exclude){ledger.NAME}")
    if error:
        yield Problem("git", "", error, "Release from a git clone")
    elif status:
        names = ", ".join(line[3:] for line in status.splitlines())
        yield Problem("git", "", f"not committed: {names}", "Commit, ignore or remove these files")


def _version(text: str) -> str:
    if not VERSION.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a version: write it as 3.0.0")
    return text


def main(arguments: list[str] | None = None) -> int:
    """Check, write the ledger and print the commands; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.release", description=__doc__)
    parser.add_argument("version", type=_version, help="the version to release: 3.0.0")
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="the package to release (default: this one)"
    )
    options = parser.parse_args(arguments)
    found = problems(options.root, options.version)
    if found:
        Console().problems(BuildError(found).problems, sys.stderr, "; nothing was written.")
        return 1
    ledger.main(["--root", str(options.root)])
    name = f"{descriptor.read_descriptor(options.root)['name']} {options.version}"
    for line in (
        f"{name} can be released:",
        f"git add {ledger.NAME} && (git diff --cached --quiet || git commit -m 'Ids of {name}')",
        f"git tag -a v{options.version} -m '{name}'",
    ):
        tell(sys.stdout, line)
    return 0


if __name__ == "__main__":
    run(main)
