"""The benchmark measures what it says: grown packages are valid ones, and every stage runs on them."""

import re
from pathlib import Path

import pytest

from tests.bench import run, text


@pytest.mark.long
@pytest.mark.parametrize("factor", [1, 12])
def test_grown_package_is_measured(
    factor: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run.grow(tmp_path, factor)
    run.measure(tmp_path)
    count, *numbers = capsys.readouterr().out.split()
    once, article = 27, 24  # events of the example, and of the article that is grown
    assert int(count) == once + article * (factor - 1)
    assert len(numbers) == 7
    assert all(float(number) > 0 for number in numbers)


def test_every_public_case_is_answered_exactly() -> None:
    for case in run.CASES:
        answer = run._answer(run.READERS["ours"], case)
        assert answer == (run._expected(case) if case["outcome"] == "resolve" else None), case


def test_answers_of_others_are_read_as_bounds() -> None:
    assert run._with_edtf("November 2022", "", "") == run._with_edtf("Nov 2022", "", "")
    assert run._edtf_bounds("no value") is None


def test_a_scan_is_scored_by_place_and_bounds() -> None:
    plain, expected = text.read_marked(
        "On [[May 3|2021-05-03]] and [[June 4|2021-06-04]], [[Friday|2021-05-14]] and [[1990|1990-XX-XX]]."
    )
    may, june, friday, year = expected
    assert plain == "On May 3 and June 4, Friday and 1990."
    found = [
        may,
        june._replace(start=june.start - 1),
        friday._replace(bounds=may.bounds),
        text.Dated(0, 2, may.bounds),
    ]
    assert text.score(expected, found) == (2, 1, 1, 1, 0.5, 0.5)
    assert text.score(expected, expected) == (4, 0, 0, 0, 1.0, 1.0)
    assert text.score(expected, []) == (0, 0, 4, 0, 0.0, 0.0)
    assert year.bounds == run._with_edtf("1990", "", "")


@pytest.mark.long
def test_a_scan_is_compared_with_version_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert text.prose(3000)[:44] == "Harbour Towns Brace for a Long Winter Strike"
    monkeypatch.setattr(text, "SIZE", 3000)
    text.compare_versions()
    assert re.search(r"x version 2.0.0$|no commit 88e9e38", capsys.readouterr().out.strip())
    monkeypatch.setattr(text, "OLD", "0" * 40)
    text.compare_versions()
    assert "no commit" in capsys.readouterr().out


@pytest.mark.long
def test_a_merge_of_packages_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "PACKAGES", (1, 2))
    run.compare_merges()
    one, two = (line.split() for line in capsys.readouterr().out.splitlines()[-2:])
    assert (one[0], two[0]) == ("1", "2")
    assert int(two[1]) == 2 * int(one[1])
    assert 40 < int(one[1]) < 60
    assert all(float(number) > 0 for number in (*one, *two))
