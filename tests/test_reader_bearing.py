"""A date is offered only with every word that bears on it: the scan refuses it whole, with the reason.

Every sentence is made up; `bearing.txt` has most of them.
"""

import re
from pathlib import Path

import pytest

from scripts.draft import document
from scripts.reader import scan
from scripts.reader.scanner import neighbours
from scripts.reader.scanner.bearing import REASONS

DAY = "2022-11-18"
# A reason, and below it the sentences of which each date is refused for such a reason.
FILE = (Path(__file__).parent / "bearing.txt").read_text("utf-8")
BELOW = {
    part.split("\n", 1)[0]: part.splitlines()[1:]
    for part in re.split("^## ", FILE, flags=re.MULTILINE)[1:]
}
PLAIN = BELOW.pop("plain: nothing bears on the dates; their values")


@pytest.mark.parametrize("reason", BELOW)
def test_a_date_without_the_word_that_bears_on_it_is_refused(reason: str) -> None:
    assert any(known.startswith(reason) for known in REASONS)
    for text in BELOW[reason]:
        found = list(scan(text, DAY))
        assert found, text
        assert [f.value for f in found] == [""] * len(found), text
        assert found[0].refused.startswith(reason), text


def test_plain_sentences_do_not_suffer() -> None:
    wrong = [
        (text, values, found)
        for text, values in (line.split(" | ") for line in PLAIN)
        if (found := " + ".join(f.value for f in scan(text, DAY))) != values
    ]
    assert wrong == []


# A date for each condition on it.
DATES = {
    "": "1850", "whole": "1850", "bare": "1850", "side": "before 1850", "about": "before 1850", "up": "up to 1850",
    "counted": "30 days before 1850", "day": "3 May 1850", "number": "5 May 1850", "hundred": "the tenth of June, seventeen hundred", "month": "May 1850", "year": "1850",
    "part": "late 1850s", "unit": "third quarter of 2021", "nth": "on the 19th", "from": "from 1850", "the": "the end of 1850",
    "named": "the year 1850", "weekday": "on Monday",
}  # fmt: skip
SAMPLES = {
    "UNIT": "hour", "UNITS": "hours", "DAY": "4", "NTH": "4th", "YEAR": "1712", "NUMBER": "4",
    "*": "big", "!NOUN": ".", "!WORD": ".",
}  # fmt: skip


def sample(item: str) -> str:
    """A word that an item of a phrase fits."""
    name = item.split("|")[0]
    if name[0] == "!":
        return SAMPLES.get(name, "he")
    return SAMPLES.get(name) or min(neighbours.WORDS.get(name, {name}))


def phrases(table: dict[str, str]) -> list[tuple[list[str], str]]:
    """The words of each phrase of a table, and a date that fits it."""
    return [
        ([sample(item) for item in words.replace("?", "").split()], DATES[date])
        for texts in table.values()
        for words, _, date in (text.strip().partition(" @") for text in texts.split(";"))
    ]


def test_a_date_without_a_year_may_have_the_year_behind_it() -> None:
    found = list(scan("They met in May, June and July 2018.", DAY))
    assert [(f.words, f.value) for f in found] == [
        ("in May", ""),
        ("June and July 2018", "2018-06/2018-07"),
    ]
    assert found[0].refused.startswith("the year behind")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It was built not before 1850.", "not before 1850", "[1850-01-01..]"),
        ("It opens no earlier than May 2023.", "no earlier than May 2023", "[2023-05-01..]"),
        ("It was done in January 2014 at the latest.", "in January 2014 at the latest", "[..2014-01-31]"),
        ("It opens on 3 May at the earliest.", "on 3 May at the earliest", "[2023-05-03..]"),
        ("It applies on or after 1 May 2023.", "on or after 1 May 2023", "[2023-05-01..]"),
        ("It must end on or before 1 May.", "on or before 1 May", "[2022-11-18..2023-05-01]"),
        ("It was not until 2015 that it shut.", "not until 2015", "[2015-01-01..]"),
        ("It is of the third quarter of the 19th century.", "the third quarter of the 19th century", "[1851-01-01..1875-12-31]"),
        ("They met around Nov. 3.", "around Nov. 3", "2022-11-03~"),
        ("They met on or about Nov. 3.", "on or about Nov. 3", "2022-11-03~"),
        ("He was born circa 3 May 1998.", "circa 3 May 1998", "1998-05-03~"),
        ("It was built about 1850.", "about 1850", "1850~"),
        ("It came in the second or third quarter of 2021.", "in the second or third quarter of 2021", "[2021-04-01..2021-09-30]"),
        ("They are past the Nov. 1 deadline.", "the Nov. 1", "2022-11-01"),
        ("It was laid down by the Feb. 23 accord.", "the Feb. 23", "2022-02-23"),
        ("He must send it by the Feb. 23 deadline.", "by the Feb. 23", "[2022-11-18..2023-02-23]"),
        ("He must leave by Nov. 16.", "by Nov. 16", ""),
        ("It is closed this year through August.", "this year through August", "2022-01-01/2022-08-31"),
        ("In 2018 from February to December, it was shut.", "In 2018 from February to December", "2018-02/2018-12"),
    ],
)  # fmt: skip
def test_words_that_bear_on_a_date_are_read_with_it(text: str, words: str, value: str) -> None:
    assert [(f.words, f.value) for f in scan(text, DAY)] == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "He fell on 9 Thermidor 1794.",
        "It was sold on 20 Tevet 5761.",
        "It cost about 1850 a year.",
        "About 1850 people came.",
        "A crowd of about 1850 people came.",
        "Turnout rose from 1979 to 2012 votes.",
    ],
)
def test_what_is_no_date_is_not_offered(text: str) -> None:
    assert [f.words for f in scan(text, DAY) if f.value] == []


def test_two_dates_of_two_kinds_are_no_range() -> None:
    found = scan("It made a revision Friday to December's figures.", "2022-11-16")
    assert [(f.words, f.value) for f in found] == [
        ("Friday", "2022-11-11"),
        ("December", "2022-12-XX"),
    ]


def test_every_phrase_of_the_tables_refuses_a_date_or_is_read_with_it() -> None:
    in_front = [
        (f"It was, he said, {' '.join(words)} {date}.", words[-1])
        for words, date in phrases(neighbours.IN_FRONT)
    ]
    behind = [
        (f"It was {date} {' '.join(words)}", words[0]) for words, date in phrases(neighbours.BEHIND)
    ]
    offered = [
        (text, f.words)
        for text, nearest in in_front + behind
        for f in scan(text, DAY)
        if f.value and nearest not in f.words.split()
    ]
    assert offered == []


def test_the_draft_keeps_a_refused_date_as_a_comment() -> None:
    drafted = document("A headline\n\nIt did not recover until 2015.\n", DAY)
    assert '# refused: "until 2015": a negation turns this bound round' in drafted
    assert "[[event]]" not in drafted
