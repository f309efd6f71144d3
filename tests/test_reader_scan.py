"""Scanning finds the date words of a text, and nothing that is none."""

from scripts.reader import scan

TEXT = """The Harbour Bridge Opens to Trams

PORTVILLE - The second bridge, finished on March 3, opened to trams on Friday, officials said on May 14, 2021.

It may carry 60 percent of 1,200 trams; $29.5 billion was spent over the past three years, 42 more than planned.

The first stone was laid in the early 1990s, and works stopped between 2015 and 2019. The mayor will march on; shares fall, and in spring 2022 they may rise.

Tests ran on Feb. 1-3 and from June to August 2020. The upcoming elections are near, and next year marks 30 years of public works.
"""


def found(published: str) -> list[tuple[int, str, str]]:
    return [(f.paragraph, f.words, f.value or "refused") for f in scan(TEXT, published)]


def test_every_date_of_a_text_is_found() -> None:
    assert found("2021-05-16") == [
        (1, "on March 3", "2021-03-03"),
        (1, "on Friday", "2021-05-14"),
        (1, "on May 14, 2021", "2021-05-14"),
        (2, "over the past three years", "2018-05-16/2021-05-16"),
        (3, "in the early 1990s", "[1990-01-01..1993-12-31]"),
        (3, "between 2015 and 2019", "[2015-01-01..2019-12-31]"),
        (3, "in spring 2022", "[2022-03-01..2022-05-31]"),
        (4, "on Feb. 1-3", "2021-02-01/2021-02-03"),
        (4, "from June to August 2020", "2020-06/2020-08"),
        (4, "The upcoming elections", "[2021-05-16..]"),
        (4, "next year", "2022-XX-XX"),
        (4, "30 years of public works", "refused"),
    ]


def test_words_too_fine_for_the_publication_are_listed_as_refused() -> None:
    refused = [words for _, words, value in found("2021-05") if value == "refused"]
    assert refused == ["on Friday", "over the past three years", "The upcoming elections", "30 years of public works"]


def test_what_is_found_stands_at_its_place() -> None:
    text = TEXT.replace("\n\n", "\r\n \u2028")
    for found in scan(text, "2021-05-16"):
        for mark in found.marks:
            assert text[mark.start : mark.end] == mark.words
            assert mark.words in found.sentence
