"""Merge many packages: each table of all of them becomes one Parquet file.

Its first columns are `package` and `version`. They are a part of every key, since an id is unique
only inside one version of a package. Columns are typed and go by name, in the order of the first
package by name and version. The same packages give the same bytes, in any order of the arguments.
"""

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from scripts.common import plain
from scripts.common.console import run, tell
from scripts.common.errors import BuildError, PackageError, Problem
from scripts.package import contract, descriptor, publish
from scripts.package.descriptor import Json
from scripts.package.lint import lint

OLD = "has the columns of schema 2 or older; schema 3 is needed"
REBUILD = (
    "Rebuild it: copy `resources` (with its own words in the enums) and `languages` from "
    f"{descriptor.WHOLE} to its descriptor, and run python -m scripts.build --root {{}}"
)
NEEDS = "pyarrow is missing: run make dist, which installs it, or pip install pyarrow"


class Package(NamedTuple):
    """A package to merge: its name, its version, and the folder as it was given."""

    name: str
    version: str
    folder: Path


def find(folders: Sequence[Path]) -> list[Package]:
    """Return the packages by name and version. Raises BuildError with all that cannot be merged."""
    found: dict[tuple[str, str], Package] = {}
    problems: list[Problem] = []
    for folder in folders:
        try:
            schema = _descriptor(folder)
        except BuildError as error:
            problems += _inside(folder, error)
            continue
        package = Package(schema["name"], schema["version"], folder)
        first = found.setdefault(package[:2], package)
        if first is not package:
            what = f"is {package.name} {package.version}, and {first.folder} is, too"
            problems.append(Problem(str(folder), "", what, "Name one of the two"))
    if problems:
        raise BuildError(problems)
    return [found[key] for key in sorted(found)]


def _descriptor(folder: Path) -> Json:
    """Return the descriptor of a package of schema 3, or raise BuildError."""
    if not os.path.lexists(folder / descriptor.NAME):
        raise BuildError([Problem(descriptor.NAME, "", "is missing", "Name folders of packages")])
    schema = descriptor.read_descriptor(folder)
    problems = lint(schema)
    text = json.dumps(schema)
    if problems and "date_edtf" in text and "date_certain_from" not in text:
        problems = [Problem(descriptor.NAME, "", OLD, REBUILD.format(folder))]
    if problems:
        raise BuildError(problems)
    return schema


def _inside(folder: Path, error: BuildError) -> Iterator[Problem]:
    """Yield the problems of a package, with its folder in front of the file."""
    for problem in error.problems:
        yield problem._replace(file=(folder / problem.file).as_posix())


def read_tables(folder: Path) -> list[tuple[bytes, Json]]:
    """Return the bytes and the resource of each table. Raises BuildError if a hash is wrong."""
    with publish.whole(folder):
        resources = _descriptor(folder)["resources"]
        read = [(plain.read_bytes(folder / r["path"], r["path"]), r) for r in resources]
    what = "is not the file that the descriptor has the hash of"
    problems = [
        Problem(resource["path"], "", what, "Run make there, or get the package again")
        for data, resource in read
        if resource["hash"] != f"sha256:{hashlib.sha256(data).hexdigest()}"
    ]
    if problems:
        raise BuildError(problems)
    return read


def merge(folders: Sequence[Path], to: Path) -> dict[str, int]:
    """Write a Parquet file for each table to the folder `to`, and return the rows in them.

    One package, and a row group of each table, is in memory at a time. Raises BuildError with every
    problem, and PackageError without pyarrow; the files in `to` change only if there is none.
    """
    try:
        from scripts.package.arrow import Sink, typed
    except ImportError:
        raise PackageError(NEEDS) from None
    if os.path.lexists(to):
        plain.entries(to, str(to))  # a plain folder
    plain.refuse_data(to)
    packages, problems = find(folders), list[Problem]()
    to.parent.mkdir(parents=True, exist_ok=True)
    with publish.staging(to.parent) as staged:
        sinks = {name: Sink(staged / f"{name}.parquet") for name in contract.TABLES}
        for package in packages:
            try:
                read = [
                    (sinks[r["name"]], typed(data, r)) for data, r in read_tables(package.folder)
                ]
            except BuildError as error:
                problems += _inside(package.folder, error)
                continue
            for sink, table in read:
                sink.add(table, package=package.name, version=package.version)
        if problems:
            raise BuildError(problems)
        for sink in sinks.values():
            sink.close()
        to.mkdir(exist_ok=True)
        for path in sorted(staged.iterdir()):
            os.replace(path, to / path.name)
    return {name: sink.rows for name, sink in sinks.items()}


def main(arguments: list[str] | None = None) -> int:
    """Merge, and print how many rows each file has."""
    parser = argparse.ArgumentParser(prog="python -m scripts.merge", description=__doc__)
    parser.add_argument("folder", nargs="+", type=Path, help="a package, built with schema 3")
    parser.add_argument("--to", type=Path, required=True, help="the folder for the Parquet files")
    options = parser.parse_args(arguments)
    for name, rows in merge(options.folder, options.to).items():
        tell(sys.stdout, f"{name}.parquet  {rows} rows")
    return 0


if __name__ == "__main__":
    run(main)
