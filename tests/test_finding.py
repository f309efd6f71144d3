"""The headline is a finding made by rule: the most surprising words of an article that another source narrowed."""

import pytest
from conftest import dated

from scripts.show.picture.finding import by_weight, finding


def _case(
    event_id: str,
    said: str,
    value: str,
    best: str,
    sources: int,
    against: int = 0,
    *,
    origin: str = "",
    **more: str,
) -> tuple[list[dict], list[dict], list[dict], list[dict]]:
    row = {"event_id": event_id, "title": event_id, "date_verbatim": said, "article_id": "own"}
    row |= dated("date", value) | dated("best", best) | {"event_type": more.get("event_type", "")}
    names = [f"{event_id}-{n}" for n in range(sources + against)]
    own = {"event_id": event_id, "source_id": "own"} | more | dated("date", value)
    values = [best] * sources + ["1999-01-01"] * against
    named = [
        {"event_id": event_id, "source_id": name} | dated("date", other)
        for name, other in zip(names, values, strict=True)
    ]
    relations = [{"event_id": event_id, "relation": more.get("relation", "part-of")}]
    return [row], [own, *named], [{"source_id": n, "origin": origin} for n in names], relations


def _tables(*cases: tuple) -> dict[str, list[dict]]:
    parts = [[item for case in cases for item in case[part]] for part in range(4)]
    own = {"source_id": "own", "origin": "", "published_edtf": "2020-03-20"}
    names = ("events", "attestations", "sources", "event_relations")
    return dict(zip(names, parts, strict=True)) | {"sources": [*parts[2], own]}


def _find(*cases: tuple) -> str:
    found = finding(_tables(*cases))
    return f"{found.headline} | {found.sentence}"


MONTH = _case("a", "in March", "2020-03-XX", "2020-03-09", 1)
YEAR = _case("b", "the coming year", "2021-XX-XX", "2021-06-01", 2)
SHORTER = _case("c", "next year", "2021-XX-XX", "2021-06-01", 2)
DISPUTED = _case("d", "the year that is coming", "2021-XX-XX", "2021-06-01", 2, 1)
RELATIVE = _case("e", "early", "[2020-03-01..2020-03-10]", "2020-03-09", 1, anchor_type="speech")
OPEN = _case("f", "upcoming", "[2020-03-18..]", "2020-03-30", 1)
PAIR = _case("g", "in 2020", "2020-XX-XX", "2020-03-08/2020-03-09", 2)
ONE_TEXT = _case("b", "the coming year", "2021-XX-XX", "2021-06-01", 2, origin="one text")


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        ([MONTH], "\u201cIn March\u201d was 9 March 2020 | a: the article\u2019s words leave 31 days open; one other source names this day."),
        ([MONTH, YEAR], "\u201cThe coming year\u201d was 1 June 2021 | b: the article\u2019s words leave 365 days open; two other sources name this day."),
        ([YEAR, SHORTER], "\u201cNext year\u201d was 1 June 2021 | c: the article\u2019s words leave 365 days open; two other sources name this day."),
        ([SHORTER, DISPUTED], "\u201cThe year that is coming\u201d was 1 June 2021 | d: the article\u2019s words leave 365 days open; two other sources name this day, one names another."),
        ([YEAR, RELATIVE], "\u201cEarly\u201d was 9 March 2020 | e: the article\u2019s words leave 10 days open; one other source names this day."),
        ([OPEN], "\u201cUpcoming\u201d was 30 March 2020 | f: the article\u2019s words leave the end open; one other source names this day."),
        ([OPEN, MONTH], "\u201cIn March\u201d was 9 March 2020 | a: the article\u2019s words leave 31 days open; one other source names this day."),
        ([PAIR, MONTH], "\u201cIn 2020\u201d was from 8 to 9 March 2020 | g: the article\u2019s words leave 366 days open; two other sources name these days."),
        ([ONE_TEXT], "\u201cThe coming year\u201d was 1 June 2021 | b: the article\u2019s words leave 365 days open; one other source names this day."),
    ],
)  # fmt: skip
def test_headline_is_the_most_surprising_of_the_words_that_were_narrowed(
    cases: list[tuple], said: str
) -> None:
    assert _find(*cases) == said
    assert by_weight(_tables(*cases))[0] == said.split(" | ")[1][0]


@pytest.mark.parametrize(
    ("words", "value", "days"),
    [
        ("on 2 or 9 March", "[2020-03-02,2020-03-09]", 2),
        ("early", "[2020-03-01..2020-03-10,2020-03-05..2020-03-12]", 12),
        ("in spring", "2020-21", 92),
    ],
)
def test_only_days_that_the_words_allow_are_counted(words: str, value: str, days: int) -> None:
    assert f"leave {days} days open" in _find(_case("a", words, value, "2020-03-09", 1))


def test_headline_counts_where_nothing_was_narrowed() -> None:
    cases = [_case(name, "on 9 March", "2020-03-09", "2020-03-09", 1) for name in "abc"]
    assert _find(*cases).startswith("Three events in 2020 | All of them are dated to the day.")
    vague = [_case(name, "in March", "2020-03-XX", "2021-03-XX", 1) for name in "abc"]
    assert _find(*vague).startswith("Three events in 2021 | None of them are dated to the day.")
    assert _find(*vague, *cases[:1]).startswith("Four events from 2020 to 2021 | One of them is ")


@pytest.mark.parametrize(
    "case",
    [
        ("a", "in March", "2020-03-XX", "2020-04-09", 1),  # not one of these days
        ("a", "in March", "2020-03-XX", "2020-03-XX", 1),  # no day
        ("a", "in March", "2020-03-XX", "2020-03-09", 0),  # nobody else says so
        ("a", "in March", "2020-03-01/2020-03-31", "2020-03-09", 1),  # nothing is left open
        ("a", "", "2020-03-XX", "2020-03-09", 1),  # no words
        ("a", "some day", "", "", 0),  # no date
        ("a", "about 2020", "2020~", "2020-03-09", 1),  # open by our convention, not by the words
        ("a", "perhaps in March", "2020-03?", "2020-03-09", 1),
        ("a", "in March", "2020-03-XX", "2020-03-09?", 1),  # a day that is not certain
        ("a", "from March to May", "2020-03/2020-05", "2020-03-09", 1),  # it lasted
        ("a", "on 2 or 9 March", "[2020-03-02,2020-03-09]", "2020-03-05", 1),  # neither of the two
        ("a", "up to May", "../2020-05", "2020-03-09", 1),
        ("a", "after it", "[2020-03-21..]", "2020-03-20", 1),  # before the open window
    ],
)
def test_headline_counts_without_a_finding(case: tuple) -> None:
    assert _find(_case(*case)).startswith("One event")


@pytest.mark.parametrize(
    "more",
    [
        {"event_type": "anniversary"},
        {"relation": "commemorates"},
        {"date_rule": "event-offset"},
        {"date_rule": "event-anniversary"},
    ],
)
def test_anniversaries_and_derived_dates_are_no_finding(more: dict[str, str]) -> None:
    case = ("a", "in March", "2020-03-XX", "2020-03-09", 1)
    assert _find(_case(*case)).startswith("\u201cIn March\u201d")
    assert _find(_case(*case, **more)).startswith("One event")
