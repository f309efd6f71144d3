"""Scanning finds the date words of a text, and no names, verbs or figures of speech.

Every text is made up.
"""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import every_row
from hypothesis import given
from hypothesis import strategies as st
from laws import law

from scripts.reader import UnreadableDate, edtf, resolve, scan
from scripts.reader.scanner import bearing, candidates, comparisons, namesakes
from scripts.reader.scanner.bearing import REASONS
from scripts.reader.scanner.direction import clause
from tests.bench import text as marked

TEXT = """The Harbour Bridge Opens to Trams

PORTVILLE - The second bridge, finished on March 3, opened to trams on Friday, officials said on May 14, 2021.

It may carry 60 percent of 1,200 trams; $29.5 billion was spent over the past three years, 42 more than planned.

The first stone was laid in the early 1990s, and works stopped between 2015 and 2019. The mayor will march on; shares fall, and in spring 2022 they may rise.

Tests ran on Feb. 1-3 and from June to August 2020. The upcoming elections are near, and next year marks 30 years of public works.
"""


WIRE = (Path(__file__).parent / "wire.txt").read_text("utf-8")


def found(published: str) -> list[tuple[int, str, str]]:
    return [(f.paragraph, f.words, f.value or "refused") for f in scan(TEXT, published)]


def test_every_date_of_a_text_is_found() -> None:
    assert found("2021-05-16") == [
        (1, "on March 3", "2021-03-03"),
        (1, "on Friday", "2021-05-14"),
        (1, "on May 14, 2021", "2021-05-14"),
        (2, "over the past three years", "[2018-05-16..2021-05-16]"),
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
    over, ahead = "over the past three years", "The upcoming elections"
    assert refused == ["on Friday", over, ahead, "30 years of public works"]


def test_a_whole_marked_text_is_found_mark_by_mark() -> None:
    text, expected = marked.read_marked(marked.FILE.read_text("utf-8"))
    found = marked.found_by_us(text, marked.PUBLISHED)
    assert [(text[f.start : f.end], f.bounds) for f in found] == [
        (text[e.start : e.end], e.bounds) for e in expected
    ]
    assert marked.score(expected, found) == (len(expected), 0, 0, 0, 1.0, 1.0)


NO_DATES = """
Shares of Sun rose. Jan met Mar at the Mar Hotel.
He reads the Sunday Times.
Theresa May spoke. April Jones, a nurse, sang with June Carter.
The March for Life passed the March on Portville.
May I ask? May the best team win. WHO MAY MODIFY IT
Prices fall and rents rise. Ideas spring to mind.
The fall of Portville was the fall from grace.
The cars of tomorrow are the dreams of yesterday.
In his 60s he ran 1,200 miles. She is in her late fifties.
He lives on the 5th floor of 1600 Harbour Avenue.
Expo 2000 cost about 2000 pounds, Windows 2000 less.
Captain Friday reread "1984" in room 1850, on 4th of July Street.
About 1990 people came, or 1995 men, or 2010 percent.
Each winter and every Friday it closes. The scores were in the upper 60s.
It fell for half of them, for a second, and for a full year of it.
He wrote version 3.4.21 and sent it to v1.7.10, lib2.5.13+1 and jan.kowal@example.org.
A May-born child of pre-2010 fame. The year-ago results were weak.
It happens a month or two. In a way, it ended in the end.
Easter Island is far away.
May told the house, and May, who is old, sat. June left him.
USA Today said so on the Today programme.
They met in spring training, in winter weather and after summer camp.
At 1600 hours he ran 1500 metres; by 1730 local time he lived at 1895 Preston Drive.
May be used by all. Bloody Sunday was a Sunday.
He reads the Mail on Sunday and the Saturday Evening Post; he was in Winter Park.
He scored in the second half. Temperatures were in the 60s.
It will last two weeks. It stands to this day. It was built in the 5th century B.C.
At the end of the day it is the price that counts. It opened at the turn of the century.
The 2nd and 3rd rows are full. You may march 3 miles, or 30 may go.
"""


@pytest.mark.parametrize("line", NO_DATES.strip().splitlines())
def test_names_verbs_figures_and_numbers_are_not_dates(line: str) -> None:
    assert [f.words for f in scan(line, "2021-05-16") if not f.hint] == []


@pytest.mark.parametrize("name", [*namesakes.STREETS, *namesakes.PLACES])
def test_streets_and_places_named_after_a_day_are_not_dates(name: str) -> None:
    name = name.split("(")[0].replace("\\", "")
    assert [f.words for f in scan(f"The shop of Sunday Oak {name} was old.", "2021-05-16")] == []
    assert [f.words for f in scan("On Sunday Oak Town was old.", "2021-05-16")] == ["On Sunday"]


@pytest.mark.parametrize("word", sorted(namesakes.STARTS))
def test_a_year_behind_the_first_word_of_a_sentence_is_one(word: str) -> None:
    assert [f.words for f in scan(f"{word.title()} 2019 dry, they move.", "2021-05-16")] == ["2019"]


MARKS = [
    ("It closed on Friday.", ["Friday"]),
    ("It closed in Sept. 2019 and in Oct.", ["Sept. 2019", "Oct"]),
    ("Friday's vote was close.", ["Friday"]),
    ("It stands in last year's third quarter.", ["last year's third quarter"]),
    ("The Nov. 15 deadline and the Tuesday vote passed.", ["Nov. 15", "Tuesday"]),
    ("The 2020 harvest failed in the 1990s.", ["2020", "the 1990s"]),
    ("It grew in the nine months ended Sept. 30.", ["Sept. 30"]),
    ("It grew in the year ended July 2.", ["July 2"]),
    ("It opened earlier this month.", ["this month"]),
    ("It opened late last month.", ["late last month"]),
    ("It lasted from March 3 to April 5.", ["March 3", "April 5"]),
    ("It lasted from June to August 2019.", ["June", "August 2019"]),
    ("It lasted until the end of 2019.", ["the end of 2019"]),
    ("It met Nov. 3-5.", ["Nov. 3-5"]),
    ("It was Saturday. ``Well,'' he said.", ["Saturday"]),
    ("He took over on Friday (May 14).", ["Friday (May 14)"]),
    ("It had filed by Wednesday.", ["Wednesday"]),
    ("As of May 12, it had not filed, nor prior to 2022.", ["May 12", "2022"]),
    ("See today's paper.", ["today"]),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_bare_dates_are_marked_as_annotators_do(text: str, expected: list[str]) -> None:
    marks = [mark for f in scan(text, "2021-05-16") for mark in f.marks]
    assert [mark.words for mark in marks] == expected
    assert all(text[mark.start : mark.end] == mark.words for mark in marks)


def test_both_ends_of_a_range_have_the_values_that_the_whole_gives() -> None:
    (found,) = scan("It lasted from June to August 2019.", "2021-05-16")
    assert found.value == "2019-06/2019-08"
    assert [mark.value for mark in found.marks] == ["2019-06-XX", "2019-08-XX"]


HINTS = """
That day the mast broke.
The following week it was fixed.
They met the next morning.
The day before, it rained.
A year earlier it had been worse.
Two days later they left.
It took three weeks.
It is a 10-year treaty.
A decade-long quarrel ended.
It was dug in three weeks.
They marked the 10th anniversary.
On the same day it closed.
"""


@pytest.mark.parametrize("line", HINTS.strip().splitlines())
def test_lengths_and_pointers_are_hints(line: str) -> None:
    (found,) = scan(line, "2021-05-16")
    assert found.hint


POINTERS = "that|the same|the previous|the preceding|the prior|the following|the next".split("|")
UNITS = "day week month year decade".split()
OTHERS = "quarter weekend morning afternoon evening night Friday March summer".split()
POINTING = [f"{pointer} {unit}" for pointer in POINTERS for unit in UNITS + OTHERS]
POINTING += [
    f"{count} {unit} {side}"
    for many, counts in (("", "the a one"), ("s", "two 30"))
    for count in counts.split()
    for unit in (unit + many for unit in UNITS)
    for side in "earlier later before after afterward".split()
]


@every_row("words", POINTING)
def test_words_that_point_to_another_date_of_the_text_are_hints(words: str) -> None:
    closed, *reopened = scan(f"It closed on May 3. It reopened {words}.", "2021-05-16")
    assert closed.value == "2021-05-03"
    assert reopened
    assert all(found.hint for found in reopened)


def test_what_must_be_curated_is_found_and_refused_with_the_reason() -> None:
    text = "It opens on Thanksgiving. In fiscal 2020 it lost; last April it won."
    found = [
        (f.words, f.value, f.refused.split(";")[0].split(",")[0]) for f in scan(text, "2021-05-16")
    ]
    assert found == [
        ("Thanksgiving", "", "thanksgiving is another day in another country"),
        ("fiscal 2020", "", "a fiscal year begins on another day for each owner"),
        ("last April", "", "the month beside the anchor's"),
    ]


def test_no_date_is_read_over_a_full_stop() -> None:
    text = (
        "It rained in May. 2019 was dry. He met Mr. Day on Nov. 3. Friday was wet. "
        "It cost one in April. One was lost."
    )
    words = [f.words for f in scan(text, "2021-05-16")]
    assert words == ["in May", "2019", "on Nov. 3", "Friday", "in April"]


PIECES = st.sampled_from(
    "on in the of by since until from to and or a an one May March Sun Jan. Nov. 17 3 2019 1990s "
    "last next this week month year years Friday Monday's today tomorrow, second third quarter "
    "half ago earlier later weeks ended Sept. 30 . , ; ( ) - ' \" \u2019s fall spring early late "
    "will said was before after for upcoming elections nineteen ninety-six Thanksgiving fiscal "
    "60s Mr. \n \u2028 00 5th each".split(" ")
)


@law(100)
@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=25).map(" ".join)),
    st.sampled_from(["2021-05-16", "2021-05", "2021", "1999-01/2000-03"]),
)
def test_any_text_is_scanned_and_what_is_found_is_what_its_words_say(
    text: str, published: str
) -> None:
    end = 0
    for found in scan(text, published):
        for mark in found.marks:
            assert text[mark.start : mark.end] == mark.words
            assert end <= mark.start < mark.end
            end = mark.end
        assert text[found.start : found.end] == found.bare
        assert bool(found.value) != bool(found.refused)
        assert bool(found.direction) == bool(found.reason)
        if found.value:
            side = found.direction or None
            said = resolve(found.words, published, side, from_event=True)
            assert said.edtf == found.value
        elif not found.hint and found.refused not in REASONS:  # those are of its neighbours
            with pytest.raises(UnreadableDate):
                resolve(found.words, published)


def test_an_open_date_with_a_planned_verb_has_no_direction() -> None:
    """An open date has no distance, so whether it is the nearer one is unknown."""
    (found,) = scan("The upcoming elections's vote will be close.", "2022-11-17")
    assert (found.value, found.direction) == ("[2022-11-17..]", "")


def test_a_publication_date_that_is_not_edtf_is_refused() -> None:
    with pytest.raises(ValueError, match="not an EDTF value"):
        list(scan("On Friday.", "May 2021"))
    assert edtf.read("2021-05")


def calls_of(text: str, language: str = "en") -> int:
    """How many Python functions a scan of a text calls, steps of generators included."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        list(scan(text, "2022-11-18", language=language))
    finally:
        sys.setprofile(None)
    return count


RUNS = (
    "1 |the |a |last |may |2020 |Monday |two years |the quarter |5/|c. |from May to June, |not until |"
    "In May 2018 it, |a year earlier |1850 or |moved from May to June |upcoming "
).split("|")


@pytest.mark.parametrize(
    "words", [*RUNS[::6], *(pytest.param(run, marks=pytest.mark.long) for run in RUNS)]
)
def test_the_work_grows_as_the_text_does(words: str) -> None:
    assert calls_of(words * 300) < 2.5 * calls_of(words * 150)


@pytest.mark.long
def test_searching_only_where_a_cue_is_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """With every cue in every sentence, the finds are the same."""
    texts = [(WIRE, "1989-10-26"), (TEXT, "2021-05-16"), (NO_DATES, "2021-05-16")]
    before = [list(scan(*text)) for text in texts]
    cues = candidates.CORE | candidates.UNIT_CUES | candidates.CURATED_CUES
    monkeypatch.setattr(candidates, "WORD", SimpleNamespace(findall=lambda _: cues))
    monkeypatch.setattr(comparisons, "BACK", ("",))
    monkeypatch.setattr(comparisons, "ALONE", ("",))
    monkeypatch.setattr(bearing, "_may_bear", lambda *_: True)
    monkeypatch.setattr(clause, "may_govern", lambda _: True)
    assert [list(scan(*text)) for text in texts] == before


def test_letters_that_grow_in_lower_case_keep_their_places() -> None:
    (found,) = scan("\u0130zmir met May 3, 2018.", "2022-11-18")
    assert (found.start, found.end, found.words) == (10, 21, "May 3, 2018")


def test_a_very_long_sentence_is_shortened_around_its_dates() -> None:
    found = list(scan("The mill opened on May 3, " * 200, "2022-11-18"))
    assert len(found) == 200
    assert all("on May 3" in one.sentence and len(one.sentence) < 700 for one in found)
    assert (found[0].sentence[:8], found[0].sentence[-3:]) == ("The mill", "...")
