"""A curated file reads the same whole and in parts: the same records, the same problems, the same lines in messages."""

from pathlib import Path

import pytest
from conftest import EXAMPLE

from scripts.curated import files as curated

RELEASE = "data/curated/sources/southmark-ministry-release.toml"
HEAD_IN_A_TEXT = '\n[[part]]\nactor = """\n[[attestation]]\n"""\nrole = "\'\'\'\\n[[figure]]"\n'


@pytest.mark.parametrize("size", [1, 120, 1000])
def test_records_are_the_same_in_parts(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = curated.read(EXAMPLE)
    monkeypatch.setattr(curated, "BATCH", size)
    assert curated.read(EXAMPLE) == whole
    assert not whole[1]


@pytest.mark.parametrize(
    "mistake",
    [
        "\n[[figure]]\nvalue = 01\n",
        "\nlate = 1\n[[part]]\n[[part]]\nzzz = 1\n",
        "\n[[attestation.anchor]]\n",
        HEAD_IN_A_TEXT,
        HEAD_IN_A_TEXT + "\n[[part]]\nrole = x\n",
        '\n[[part]]\nrole = """\n[[part]]\n',
    ],
    ids=lambda text: repr(text)[:40],
)
def test_problems_are_the_same_in_parts(
    mistake: str, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = package / RELEASE
    path.write_text(path.read_text("utf-8") + mistake * 2, "utf-8")
    whole = curated.read(package)[1]
    assert whole
    for size in (1, 60, 200, 5000):
        monkeypatch.setattr(curated, "BATCH", size)
        parts = curated.read(package)[1]
        assert {problem for problem in parts if problem.file == RELEASE} >= set(whole), size


@pytest.mark.parametrize("size", [1, 60, 5000])
def test_table_that_stands_twice_is_named_in_parts_too(
    size: int, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(curated, "BATCH", size)
    path = package / RELEASE
    path.write_text(
        path.read_text("utf-8") + "\n[[attestation]]\n[figure]\nid = 'x'\n" * 2, "utf-8"
    )
    found = " ".join(map(str, curated.read(package)[1]))
    assert (
        "figure: is not a list of tables" in found
        or "Cannot declare ('figure',) twice (at line 27" in found
    )


def test_parts_begin_with_the_head_of_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(curated, "BATCH", 60)
    text = 'title = "t"\n' + "".join(f'[[row]]\nid = "{number}"\n' for number in range(50))
    (tmp_path / "file").write_text(text)
    with (tmp_path / "file").open() as file:
        parts = list(curated._batches(file))
    assert "".join(parts) == text
    assert len(parts) > 10
    assert all(part.startswith("[[row]]") for part in parts[1:])
