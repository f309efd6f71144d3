"""Ids are permanent: every published id keeps its meaning, or is retired with what replaces it.

tests/ledger.csv has a row for each: the table, the id, what it means, the version that brought it; and where it was taken back,
the version that did so and the ids that replace it (or `nothing: ` and the reason). `make ledger` writes the rows of new ids.
"""

import json
import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from scripts import ledger

LEDGER = ledger.rows_of(ROOT)
PUBLISHED = ledger.published(ROOT)
VERSION = tuple(
    map(int, json.loads((ROOT / "datapackage.json").read_text("utf-8"))["version"].split("."))
)


def test_every_id_ever_published_is_there_and_means_what_it_meant() -> None:
    assert not ledger.faults(LEDGER, PUBLISHED)


def test_no_row_of_the_ledger_is_from_a_version_to_come() -> None:
    versions = [row[column] for row in LEDGER for column in ("since", "retired") if row[column]]
    assert all(tuple(map(int, version.split("."))) <= VERSION for version in versions)


ROW = dict(LEDGER[0])
OTHER = LEDGER[1]["id"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "gone"}, "has vanished"),
        ({"meaning": "something else"}, "now means"),
        ({"retired": "9.0.0", "replaced_by": OTHER}, "still published"),
        ({"id": "gone", "retired": "9.0.0", "replaced_by": ""}, "write in replaced_by"),
        ({"id": "gone", "retired": "9.0.0", "replaced_by": "nowhere"}, "write in replaced_by"),
        (
            {"id": "gone", "since": "1.0.0", "retired": "1.1.0", "replaced_by": OTHER},
            "within a major version",
        ),
    ],
)
def test_ledger_catches(change: dict[str, str], said: str) -> None:
    assert any(said in fault for fault in ledger.faults([ROW | change, *LEDGER[1:]], PUBLISHED))


def test_ledger_lets_a_retired_id_go() -> None:
    gone = ROW | {
        "id": "gone",
        "retired": "9.0.0",
        "replaced_by": "nothing: the article was taken back",
    }
    assert not ledger.faults([*LEDGER, gone], PUBLISHED)


def test_ledger_asks_for_new_ids_and_the_command_writes_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert any(
        f"{ROW['id']} is new: run make ledger" in fault
        for fault in ledger.faults(LEDGER[1:], PUBLISHED)
    )
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "datapackage.json", tmp_path)
    (tmp_path / "tests").mkdir()
    (tmp_path / ledger.NAME).write_bytes(ledger.as_csv(LEDGER[1:]))
    assert ledger.main(["--root", str(tmp_path)]) == 0
    assert f"{ROW['table']}: {ROW['id']}" in capsys.readouterr().out
    written = ledger.rows_of(tmp_path)
    assert {row["id"] for row in written} == {row["id"] for row in LEDGER}
    assert next(row for row in written if row["id"] == ROW["id"])["since"] == ".".join(
        map(str, VERSION)
    )
