"""Tables with the types of the schema, for Parquet. It needs pyarrow, which a build does not."""

from pathlib import Path

import pyarrow
from pyarrow import csv, parquet

from scripts.common.errors import BuildError, Problem
from scripts.package.descriptor import Json, columns_of

GROUP = 50_000  # rows that a row group has, at least, if it is not the last one
CHUNKS = 100  # tables that wait side by side: each takes room beyond its rows
TYPES = {
    "string": pyarrow.string(),
    "date": pyarrow.date32(),
    "integer": pyarrow.int64(),
    "number": pyarrow.float64(),
}


def typed(data: bytes, resource: Json) -> pyarrow.Table:
    """Return a published table with typed columns; an empty cell is null. Raises BuildError if the
    bytes do not fit the schema."""
    wanted = csv.ConvertOptions(
        column_types={
            field["name"]: TYPES[field["type"]] for field in resource["schema"]["fields"]
        },
        null_values=[""],
        strings_can_be_null=True,
    )
    try:
        table = csv.read_csv(pyarrow.BufferReader(data), convert_options=wanted)
        if table.column_names != columns_of(resource):
            raise pyarrow.ArrowInvalid("its columns are others")
    except pyarrow.ArrowException as error:
        what = f"does not fit its schema: {error}"
        problem = Problem(resource["path"], "", what, "Run python -m scripts.validate there")
        raise BuildError([problem]) from None
    return table


class Sink:
    """A Parquet file that is written in row groups; at most one group waits in memory."""

    def __init__(self, path: Path) -> None:
        self.rows = 0
        self._path, self._waiting = path, list[pyarrow.Table]()
        self._writer: parquet.ParquetWriter | None = None

    def add(self, table: pyarrow.Table, **first: str) -> None:
        """Add rows, with one value for all in columns of those names, in front of the others.

        Columns go by name: their order is that of the first table.
        """
        for place, (name, value) in enumerate(first.items()):
            table = table.add_column(place, name, pyarrow.repeat(value, len(table)))
        names = self._waiting[0].column_names if self._waiting else table.column_names
        self._waiting.append(table.select(names))
        self.rows += len(table)
        if sum(map(len, self._waiting)) >= GROUP:
            self._flush()
        elif len(self._waiting) > CHUNKS:
            self._waiting = [pyarrow.concat_tables(self._waiting).combine_chunks()]

    def _flush(self) -> parquet.ParquetWriter:
        table = pyarrow.concat_tables(self._waiting)
        self._writer = self._writer or parquet.ParquetWriter(self._path, table.schema)
        if len(table):
            self._writer.write_table(table, row_group_size=len(table))
        self._waiting = [table.schema.empty_table()]
        return self._writer

    def close(self) -> None:
        """Write what waits, and end the file."""
        self._flush().close()


def parquet_of(table: pyarrow.Table) -> bytes:
    """Return a table as the bytes of a Parquet file."""
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(table, sink)
    return bytes(sink.getvalue().to_pybytes())
