"""Released ids are permanent: each is published with its meaning, or is retired and replaced.

tests/ledger.csv has a row for each released id: the table, the id, its meaning and its first
version; if it is retired, that version and the ids that replace it (or `nothing: ` and the reason).
`python -m scripts.release` adds the ids of a new version.
"""

import json
import shutil
from pathlib import Path

import pytest
from conftest import ROOT, git

from scripts import ledger
from scripts.common.errors import BuildError

LEDGER = ledger.rows_of(ROOT)
PUBLISHED = ledger.published(ROOT)
NOW = json.loads((ROOT / "datapackage.json").read_text("utf-8"))["version"]
VERSION = tuple(map(int, NOW.split(".")))


def test_every_released_id_is_there_and_means_what_it_meant() -> None:
    assert not ledger.faults(LEDGER, PUBLISHED)


def test_no_row_of_the_ledger_is_from_a_version_to_come() -> None:
    versions = [row[column] for row in LEDGER for column in ("since", "retired") if row[column]]
    assert all(tuple(map(int, version.split("."))) <= VERSION for version in versions)


# What the ledger would be if all ids were released with the first version.
FULL = ledger.missing([], PUBLISHED, "0.0.1")
ROW = FULL[0]
OTHER = FULL[1]["id"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "gone"}, "has vanished"),
        ({"meaning": "something else"}, "now means"),
        ({"retired": "9.0.0", "replaced_by": OTHER}, "is retired and still published"),
        ({"id": "gone", "retired": "9.0.0", "replaced_by": ""}, "retired without a published id in replaced_by"),
        ({"id": "gone", "retired": "9.0.0", "replaced_by": "nowhere"}, "retired without a published id in replaced_by"),
        ({"id": "gone", "since": "1.0.0", "retired": "1.1.0", "replaced_by": OTHER}, "within a major version"),
    ],
)  # fmt: skip
def test_ledger_catches(change: dict[str, str], said: str) -> None:
    faults = ledger.faults([ROW | change, *FULL[1:]], PUBLISHED)
    assert any(said in fault.what for fault in faults)


def test_ledger_lets_a_retired_id_go() -> None:
    gone = ROW | {
        "id": "gone",
        "retired": "9.0.0",
        "replaced_by": "nothing: the article was taken back",
    }
    assert not ledger.faults([*FULL, gone], PUBLISHED)


def version(tag: str | None, root: Path) -> Path:
    """A copy of the package whose ledger has a row of this version with an id that was renamed."""
    shutil.copytree(ROOT / "data", root / "data")
    shutil.copy(ROOT / "datapackage.json", root)
    (root / "tests").mkdir()
    old = ROW | {"id": "old-name", "since": NOW}
    (root / ledger.NAME).write_bytes(ledger.as_csv([*FULL[1:], old]))
    git(root, "init", "-q")
    git(root, "commit", "-q", "--allow-empty", "-m", "x")
    if tag:
        git(root, "tag", tag)
    return root


@pytest.mark.long
def test_new_ids_are_no_fault_and_the_command_adds_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not ledger.faults(FULL[1:], PUBLISHED)
    root = version(None, tmp_path)
    assert ledger.main(["--root", str(root)]) == 0
    assert f"{ROW['table']}: {ROW['id']}" in capsys.readouterr().out
    written = {(row["table"], row["id"]): row for row in ledger.rows_of(root)}
    published = {(name, id_) for name, ids in PUBLISHED.items() for id_ in ids}
    assert published <= written.keys()
    assert written[ROW["table"], ROW["id"]]["since"] == NOW
    assert (ROW["table"], "old-name") not in written, "an id that was never released is kept"


@pytest.mark.long
def test_an_id_of_a_tagged_version_is_kept(tmp_path: Path) -> None:
    root = version(f"v{NOW}", tmp_path)
    before = (root / ledger.NAME).read_bytes()
    with pytest.raises(BuildError, match=f"has vanished, and {ROW['id']}, which is new, has its"):
        ledger.main(["--root", str(root)])
    assert (root / ledger.NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("events,x", "line 2: is not a row"), ("events,x,y,1.0.0,,,", "line 2: is not a row"), ("evnts,x,y,1.0.0,,", "line 2: is not a row"),
        ("events; DROP,x,y,1.0.0,,", "line 2: is not a row"), ("events,../x,y,1.0.0,,", "line 2: is not a row"), ("events,x,,1.0.0,,", "line 2: is not a row"),
        ("events,x,y,banana,,", "line 2: is not a row"), ("events,x,y,1.0.0,2,nothing: x", "line 2: is not a row"), ("events,x,\x1b[0m,1.0.0,,", "line 2: is not a row"),
        ('events,"x,y,1.0.0,,', "line 2: is not CSV"), ("events,x,y,1.0.0,,\nevents,x,z,1.0.0,,", "line 3: has events: x again"), ("\udcff", "is not UTF-8"),
    ],
)  # fmt: skip
def test_a_line_that_is_not_one_of_a_ledger_is_named(line: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    text = f"{','.join(ledger.COLUMNS)}\n{line}\n"
    (tmp_path / ledger.NAME).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BuildError, match=f"^{ledger.NAME}: {said}"):
        ledger.rows_of(tmp_path)
