"""The headline is a finding made by rule: the vaguest words of an article that became a day."""

import re

import pytest
from conftest import dated

from scripts.show.picture.finding import finding


def _case(
    event_id: str, said: str, value: str, best: str, sources: int, origin: str = ""
) -> tuple[dict, list[dict], list[dict]]:
    row = {
        "event_id": event_id,
        "title": event_id,
        "date_verbatim": said,
        "article_id": "own",
    }
    row |= dated("date", value) | dated("best", best)
    named = [
        {"event_id": event_id, "source_id": f"{event_id}-{number}", "date_edtf": best}
        for number in range(sources)
    ]
    return row, named, [{"source_id": r["source_id"], "origin": origin} for r in named]


def _find(*cases: tuple[dict, list[dict], list[dict]]) -> str:
    parts = [
        [item for case in cases for item in (case[part] if part else [case[0]])]
        for part in range(3)
    ]
    own = {"source_id": "own", "origin": ""}
    found = finding({"events": parts[0], "attestations": parts[1], "sources": [*parts[2], own]})
    return f"{found.headline} | {found.sentence}"


MONTH = ("a", "in March", "2020-03-XX", "2020-03-09", 1)
YEAR = ("b", "the coming year", "2021-XX-XX", "2021-06-01", 2)
SHORTER = ("c", "next year", "2021-XX-XX", "2021-06-01", 2)


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        ([MONTH], "\u201cIn March\u201d was 9 March 2020 | a: the article\u2019s words leave 31 days open; one other source names this day."),
        ([MONTH, YEAR], "\u201cThe coming year\u201d was 1 June 2021 | b: the article\u2019s words leave 365 days open; two other sources name this day."),
        ([YEAR, SHORTER], "\u201cNext year\u201d was 1 June 2021 | c: the article\u2019s words leave 365 days open; two other sources name this day."),
        ([(*YEAR, "one text")], "\u201cThe coming year\u201d was 1 June 2021 | b: the article\u2019s words leave 365 days open; one other source names this day."),
    ],
)  # fmt: skip
def test_headline_is_the_vaguest_words_that_became_a_day(cases: list[tuple], said: str) -> None:
    assert _find(*(_case(*case) for case in cases)) == said


def test_only_days_that_the_words_allow_are_counted() -> None:
    said = _find(_case("a", "on 2 or 9 March", "[2020-03-02,2020-03-09]", "2020-03-09", 1))
    assert "leave 2 days open" in said
    twice = "[2020-03-01..2020-03-10,2020-03-05..2020-03-12]"
    said = _find(_case("a", "early", twice, "2020-03-09", 1))
    assert "leave 12 days open" in said
    said = _find(_case("a", "in spring", "2020-21", "2020-03-09", 1))
    assert "leave 92 days open" in said


def test_headline_says_all_where_all_have_a_day() -> None:
    cases = [_case(name, "on 9 March", "2020-03-09", "2020-03-09", 1) for name in "abc"]
    assert _find(*cases).startswith("Three events, all of them dated to the day |")
    vague = [_case(name, "in March", "2020-03-XX", "2020-03-XX", 1) for name in "abc"]
    assert _find(*vague).startswith("Three events, none of them dated to the day |")
    assert _find(*vague, *cases[:1]).startswith("Four events, one of them dated to the day |")


@pytest.mark.parametrize(
    "case",
    [
        ("a", "in March", "2020-03-XX", "2020-04-09", 1),  # not one of these days
        ("a", "in March", "2020-03-XX", "2020-03-XX", 1),  # no day
        ("a", "in March", "2020-03-XX", "2020-03-09", 0),  # nobody else says so
        ("a", "after it", "[2020-03-01..]", "2020-03-09", 1),  # no number of days
        (
            "a",
            "in March",
            "2020-03-01/2020-03-31",
            "2020-03-09",
            1,
        ),  # words that leave nothing open
        ("a", "", "2020-03-XX", "2020-03-09", 1),  # no words
        ("a", "some day", "", "", 0),  # no date
        ("a", "about 2020", "2020~", "2020-03-09", 1),  # open by our convention, not by the words
        ("a", "perhaps in March", "2020-03?", "2020-03-09", 1),
        ("a", "in March", "2020-03-XX", "2020-03-09?", 1),  # a day that is not certain
        ("a", "from March to May", "2020-03/2020-05", "2020-03-09", 1),  # it lasted
        ("a", "on 2 or 9 March", "[2020-03-02,2020-03-09]", "2020-03-05", 1),  # neither of the two
        ("a", "up to May", "../2020-05", "2020-03-09", 1),
    ],
)
def test_headline_counts_where_no_words_became_a_day(case: tuple) -> None:
    assert re.match(r"One event, (not )?dated to the day \|", _find(_case(*case)))
