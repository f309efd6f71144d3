"""The tables as an Excel workbook: a sheet a table, and a first sheet that says what it is.

It needs XlsxWriter, which a build does not.
"""

import io
from collections.abc import Mapping
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scripts.common.errors import BuildError, Problem
from scripts.package.descriptor import Json, columns_of
from scripts.show.facts import TextTables, as_rows
from scripts.show.forms.cite import citation

FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900, so it has no true day before this
MOST_DIGITS = 15  # of a number that Excel keeps
LONGEST = 32_767  # characters of a cell
CITED = 20  # articles of the citation: a title and an address take far fewer than 1,000 letters
WIDEST = 60  # characters that a column shows
# Without a format of its own, Excel shows a whole number of twelve digits as 1.6E+11.
SHOWN_AS = {"date": "yyyy-mm-dd", "integer": "0"}
READING = (
    "Each sheet is a table; its first row has the columns, which data/README.md of the package "
    "explains.",
    "An empty cell says that nothing is known, or that a side of a date is open.",
    "Days are dates of Excel from 1 March 1900 on, and ISO text before, since Excel has no such "
    "days.",
)

Shown = Mapping[str, Format]


def workbook(schema: Json, tables: TextTables) -> bytes:
    """Return the workbook. Raises BuildError for a cell that is longer than one of Excel may be."""
    _refuse_long_cells(schema, tables)
    buffer = io.BytesIO()
    # No text becomes a formula, a link or a number: cells are written by the type of their column.
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        created = datetime.fromisoformat(schema["created"]).replace(tzinfo=None)
        book.set_properties(
            {"title": schema["title"], "comments": schema["description"], "created": created}
        )
        bold = book.add_format({"bold": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True})
        shown = {kind: book.add_format({"num_format": form}) for kind, form in SHOWN_AS.items()}
        _about(book.add_worksheet("about"), schema, tables, bold, wrapped)
        for resource in schema["resources"]:
            sheet = book.add_worksheet(resource["name"])
            _table(sheet, resource, tables, bold, shown)
    return buffer.getvalue()


def _refuse_long_cells(schema: Json, tables: TextTables) -> None:
    problems = [
        Problem(resource["path"], "", f"line {line}, {name}: too long for Excel", "Shorten it")
        for resource in schema["resources"]
        for line, row in enumerate(tables[resource["name"]], 2)
        for name, cell in row.items()
        if len(cell) > LONGEST
    ]
    if problems:
        raise BuildError(problems)


def _about(
    sheet: Worksheet, schema: Json, tables: TextTables, bold: Format, wrapped: Format
) -> None:
    licence = schema["licenses"][0]
    lines = [
        ("Title", schema["title"]),
        ("Description", schema["description"]),
        ("Version", f"{schema['version']} ({schema['created'][:10]})"),
        ("Licence", f"{licence['name']}, {licence['path']}"),
        ("Cite as", citation(schema, as_rows(tables), CITED)),
        ("", "The sheet sources has every article."),
        *zip(("How to read it", "", ""), READING, strict=True),
        *((r["name"], r["description"]) for r in schema["resources"]),
    ]
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 110)
    for line, (what, text) in enumerate(lines):
        sheet.write_string(line, 0, what, bold)
        sheet.write_string(line, 1, text, wrapped)


def _table(
    sheet: Worksheet, resource: Json, tables: TextTables, bold: Format, shown: Shown
) -> None:
    rows, names = tables[resource["name"]], columns_of(resource)
    for column, field in enumerate(resource["schema"]["fields"]):
        sheet.write_string(0, column, field["name"], bold)
        cells = [row[field["name"]] for row in rows]
        sheet.set_column(column, column, min(WIDEST, max(map(len, [field["name"], *cells])) + 1))
        for line, cell in enumerate(cells, 1):
            _write(sheet, line, column, cell, field["type"], shown)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(names) - 1)


def _write(sheet: Worksheet, line: int, column: int, cell: str, kind: str, shown: Shown) -> None:
    if not cell:
        return
    if kind == "date" and date.fromisoformat(cell) >= FIRST_DAY:
        sheet.write_datetime(line, column, datetime.fromisoformat(cell), shown[kind])
    elif kind in ("integer", "number") and sum(map(str.isdigit, cell)) <= MOST_DIGITS:
        sheet.write_number(line, column, float(cell), shown.get("" if "." in cell else "integer"))
    else:
        sheet.write_string(line, column, cell)
