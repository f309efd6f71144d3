"""Business news compares a period with the one named last; its value is counted from that one.

Every text is made up.
"""

import pytest

from scripts.reader import scan

THIRD, SECOND, YEAR_AGO = (
    f"[{days}]"
    for days in ("1989-07-01..1989-09-30", "1989-04-01..1989-06-30", "1988-07-01..1988-09-30")
)
COMPARED = [
    # the text, the words of its hints, their values
    ("Profit rose in the third quarter from a year earlier.", "a year earlier", YEAR_AGO),
    ("It lost less in the third quarter than in the year-ago quarter.", "the year-ago quarter", YEAR_AGO),
    ("Sales in the third quarter beat the prior-year period.", "the prior-year period", YEAR_AGO),
    ("It won in the third quarter; the same quarter a year before it lost.", "the same quarter a year before", YEAR_AGO),
    ("It won in the third quarter; in the latest period, costs fell.", "the latest period", THIRD),
    ("It won in the third quarter. Revenue for the quarter was flat.", "the quarter", THIRD),
    ("It won in the third quarter.\n\nIt lost in the previous quarter.", "the previous quarter", SECOND),
    ("It won in the third quarter, it said Monday, after a quarter earlier.", "a quarter earlier", SECOND),
    ("Orders rose in September from the previous month.", "the previous month", "1989-08-XX"),
    ("Orders rose in September from the same month a year ago.", "the same month a year ago", "1988-09-XX"),
    ("Sales in 1988 beat the prior-year period.", "the prior-year period", "1987-XX-XX"),
    # no period of that length was named, and nothing is counted from the publication
    ("Profit rose from a year earlier.", "a year earlier", ""),
    ("Orders rose in September from the year-ago quarter.", "the year-ago quarter", ""),
    ("He fell ill in the previous year.", "in the previous year", ""),
    ("Growth may slow in the second quarter of 1990, from a year earlier.", "a year earlier", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value"), COMPARED)
def test_a_comparison_is_counted_from_the_period_named_last(
    text: str, words: str, value: str
) -> None:
    hint = [found for found in scan(text, "1989-10-26") if found.hint][-1]
    assert (hint.words, hint.value, hint.marks[-1].value) == (words, value, value)


@pytest.mark.parametrize(
    "text",
    [
        "The quarter was rich in artists.",
        "Orders rose in September. The quarter of the tanners burned.",
        "The period of mourning ended on May 3.",
        "In the third quarter, the period from May to June was the worst.",
        "It sold more in the latest quarter.",
    ],
)
def test_other_quarters_and_periods_are_no_comparisons(text: str) -> None:
    assert [found.words for found in scan(text, "1989-10-26") if found.hint] == []
