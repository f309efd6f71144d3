"""Write the package in other forms to dist/: SQLite, Parquet, a workbook, GeoJSON, iCalendar,
TimelineJS, Croissant, and a zip for an archive. `make dist`.

Everything is read from the published files, which are validated first. The same package gives the
same bytes.
"""

import argparse
import csv
import io
import os
import re
import sys
from pathlib import Path

from scripts.common import plain
from scripts.common.console import run, tell
from scripts.common.errors import BuildError, PackageError, Problem
from scripts.package import descriptor, placeholders, publish
from scripts.package.descriptor import Json
from scripts.package.validation import validate
from scripts.show.facts import TextTables
from scripts.show.forms.archive import archive
from scripts.show.forms.croissant import croissant
from scripts.show.forms.database import sqlite
from scripts.show.forms.entries import entries
from scripts.show.forms.geojson import geojson
from scripts.show.forms.ics import calendar
from scripts.show.forms.slides import timelinejs
from scripts.show.forms.views import duckdb_script

ROOT = Path(__file__).resolve().parents[1]
DIST = "dist"
FORMS = {  # the end of the file name -> the function that writes the file
    ".sqlite": sqlite,
    ".duckdb.sql": lambda schema, tables: duckdb_script(schema),
    ".geojson": geojson,
    ".ics": calendar,
    ".timelinejs.json": timelinejs,
}
CROISSANT = "croissant.json"
NEEDS = "{} is missing: run make dist, which installs it"


def read_package(root: Path) -> tuple[Json, dict[str, list[dict[str, str]]]]:
    """Return the descriptor and the rows of every table, as text."""
    schema = descriptor.read_descriptor(root)
    tables = {r["name"]: plain.read_text(root / r["path"], r["path"]) for r in schema["resources"]}
    return schema, {
        name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in tables.items()
    }


def forms(root: Path, schema: Json, tables: TextTables) -> dict[str, bytes]:
    """Return every form by its file name. Raises PackageError without the libraries they need."""
    try:
        from scripts.package.arrow import parquet_of, typed
        from scripts.show.forms.workbook import workbook
    except ImportError as error:
        raise PackageError(NEEDS.format(error.name)) from None
    name = schema["name"]
    made = {f"{name}{end}": write(schema, tables) for end, write in FORMS.items()}
    made[f"{name}.xlsx"] = workbook(schema, tables)
    for resource in schema["resources"]:
        data = plain.read_bytes(root / resource["path"], resource["path"])
        made[f"{name}.{resource['name']}.parquet"] = parquet_of(typed(data, resource))
    packed = f"{name}-{schema['version']}.zip"
    made[packed] = archive(root, schema, tables)
    made[CROISSANT] = croissant(schema, tables, packed, made[packed])
    return made


def export(root: Path, folder: Path) -> list[Path]:
    """Write every form of the package at `root` to `folder` and return the files.

    Raises BuildError with all that is wrong with the package, or if `folder` is a link or no folder.
    """
    if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir()):
        what, fix = "is a link, or no folder", "Remove it, or name another with --to"
        raise BuildError([Problem(str(folder), "", what, fix)])
    plain.refuse_data(folder)
    with publish.whole(root):
        problems = validate(root)
        if problems:
            raise BuildError(problems)
        schema, tables = read_package(root)
        made = forms(root, schema, tables)
    folder.mkdir(parents=True, exist_ok=True)
    with publish.staging(folder) as staged:
        publish.write_files(staged, made)  # a full disk changes nothing
        for name in made:
            os.replace(staged / name, folder / name)
    if folder == root / DIST:  # which has one archive; a folder of someone else may have more
        form = re.compile(rf"{re.escape(schema['name'])}-\d+\.\d+\.\d+\.zip", re.ASCII)
        for path in [*folder.iterdir()]:
            if form.fullmatch(path.name) and path.name not in made:
                path.unlink()
    return [folder / name for name in made]


def main(arguments: list[str] | None = None) -> int:
    """Write the forms; print their sizes, and the events that two of them cannot show."""
    parser = argparse.ArgumentParser(prog="python -m scripts.export", description=__doc__)
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="the package to export (default: this one)"
    )
    parser.add_argument(
        "--to", type=Path, help=f"the folder to write to (default: {DIST}/ in the package)"
    )
    options = parser.parse_args(arguments)
    placeholders.refuse(options.root)
    folder = options.to or options.root / DIST
    for path in export(options.root, folder):
        tell(sys.stdout, f"{path.name}  {path.stat().st_size} bytes")
    for event_id, why in entries(read_package(options.root)[1])[1]:
        what = f"{event_id}: left out of the calendar and of TimelineJS, which cannot show its date"
        tell(sys.stdout, f"{what}: {why}")
    return 0


if __name__ == "__main__":
    run(main)
