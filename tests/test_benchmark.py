"""The benchmark measures what it says: grown packages are valid ones, and every stage runs on them."""

from pathlib import Path

import pytest

from tests.bench import run


@pytest.mark.parametrize("factor", [1, 12])
def test_grown_package_is_measured(factor: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run.grow(tmp_path, factor)
    run.measure(tmp_path)
    count, *numbers = capsys.readouterr().out.split()
    assert int(count) == 11 * factor
    assert len(numbers) == 7
    assert all(float(number) > 0 for number in numbers)


def test_every_public_case_is_answered_exactly() -> None:
    for case in run.CASES:
        answer = run._answer(run.READERS["ours"], case)
        assert answer == (run._expected(case) if case["outcome"] == "resolve" else None), case


def test_answers_of_others_are_read_as_bounds() -> None:
    assert run._with_edtf("November 2022", "", "") == run._with_edtf("Nov 2022", "", "")
    assert run._edtf_bounds("no value") is None
