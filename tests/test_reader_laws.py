"""Laws that hold for all words. Each would have caught a cause of wrong answers."""

from datetime import date, timedelta

from hypothesis import assume, example, given
from hypothesis import strategies as st
from laws import days, directions, law, read
from test_dates import CASES, NEWSWIRE, REFUSED
from test_reader_words import READ

from scripts.reader import edtf, resolve
from scripts.reader.rules import MODIFIERS, RANGES, RULES
from scripts.reader.scanner.english import MONTHS, WEEKDAYS

EXAMPLES = [words for rule in RULES + MODIFIERS for words, _ in rule.examples]
KNOWN = [
    *EXAMPLES,
    *(words for rule in RANGES for words, _ in rule.examples),
    *(case["words"] for case in CASES),
    *(row[0] for row in NEWSWIRE + READ),
]
VOCABULARY = sorted({word for words in KNOWN + REFUSED[:70] for word in words.split()})
DAY = timedelta(days=1)
NAMES = [m.title() for m in MONTHS]
months = st.sampled_from([*NAMES, *(f"{name[:3]}." for name in NAMES if name != "May")])
weekdays = st.sampled_from([d.title() for d in WEEKDAYS])
examples = st.sampled_from(EXAMPLES)
known = st.sampled_from(KNOWN)
phrases = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6).map(" ".join)
years = st.integers(1900, 2100)
dividers = st.sampled_from(["-", " - ", "\u2013", " to ", " until ", " and ", " or ", " through "])


@law()
@given(
    months | st.sampled_from("Q1|first half|May 5|Monday|third quarter|spring".split("|")),
    years,
    dividers,
    days,
)
def test_a_date_beside_a_bare_year_is_one_date_or_none(
    words: str, year: int, divider: str, day: object
) -> None:
    for opening in ("", "from "):
        span = read(f"{opening}{words}{divider}{year}", day)
        assert span is None or (
            span.rule not in ("range", "either", "between")
            and span.earliest.year == span.latest.year == year
        )


@law()
@given(examples, examples, days)
def test_no_date_continues_after_a_full_stop(one: str, other: str, day: object) -> None:
    assume(one[-1].isalpha() and one[-3:].lower() not in ("oct", "nov", "dec", "jan"))
    assert read(f"{one}. {other}", day) is None


@law()
@given(months, st.sampled_from(["a", "an", "one", "two", "twelve", ", a"]), days)
def test_no_number_in_words_is_a_day(month: str, number: str, day: object) -> None:
    assert read(f"{month} {number}", day) is None
    assert read(f"{number} {month}", day) is None


MODIFYING = (  # rules, and words of each
    ("part", "late"),
    ("within-unit", "earlier"),
    ("share", "much of"),
    ("rest", "the rest of"),
    ("so-far", "so far"),
)


@law()
@given(st.sampled_from(MODIFYING), examples, days)
def test_a_modifier_is_never_dropped(modifier: tuple, words: str, day: object) -> None:
    """It narrows the date behind it, or keeps a calendar unit whole under its own name.

    A span counted in days has no end that it could name.
    """
    name, front = modifier
    span, inner = read(f"{front} {words}", day), read(words, day)
    assume(span and inner and span.rule == name and inner.earliest and inner.latest)
    assert inner.earliest <= span.earliest <= span.latest <= inner.latest
    assert inner.rule not in ("rolling-span", "within-count")


@law()
@given(
    st.sampled_from(["two days", "a week", "three months", "10 years"]),
    st.sampled_from(["from", "after", "before"]),
    examples,
    days,
)
def test_a_length_counted_from_a_date_is_not_a_span(
    length: str, side: str, words: str, day: object
) -> None:
    assert read(f"for {length} {side} {words}", day) is None


UNLIKE = (
    "Monday|tomorrow|last week|May|2019|the 1990s|spring|the weekend|Christmas|the 19th century"
).split("|")


@law()
@given(st.permutations(UNLIKE), st.sampled_from(["-", " - ", "\u2014"]), days)
def test_a_dash_joins_only_what_is_alike(words: list[str], dash: str, day: object) -> None:
    span = read(f"{words[0]}{dash}{words[1]}", day)
    one_date = ("month", "season", "named-day", "nth-part")  # May-2019
    assert span is None or span.rule in one_date


@law()
@given(weekdays, months, st.integers(1, 31), days, directions)
def test_a_stated_weekday_always_holds(
    weekday: str, month: str, number: int, day: object, direction: str | None
) -> None:
    forms = f"{weekday}, {month} {number}|{weekday} the {number}th|{number} {month} ({weekday})"
    for words in forms.split("|"):
        span = read(words, day, direction=direction)
        if span:
            assert WEEKDAYS[span.earliest.weekday()] == weekday.lower()
            assert span.earliest.day == number


@law()
@given(
    st.sampled_from(
        "two weeks ago|a month ago|three years ago|two months from today on|a week from".split("|")
    ),
    weekdays,
    days,
)
def test_a_count_beside_a_weekday_ends_on_it(count: str, weekday: str, day: object) -> None:
    span = read(f"{count} {weekday}", day)
    assert span is None or WEEKDAYS[span.earliest.weekday()] == weekday.lower()


@law()
@given(st.sampled_from(["last", "next"]), months, days)
def test_last_and_next_never_mean_the_month_beside(rel: str, month: str, day: object) -> None:
    span = read(f"{rel} {month}", day)
    if span:
        apart = (span.earliest.year - day.year) * 12 + span.earliest.month - day.month
        assert 2 <= abs(apart) <= 12
        assert (apart < 0) == (rel == "last")


# --- known words and any others ---


@law(300)
@given(
    st.one_of(st.text(), phrases, known),
    st.one_of(st.none(), days.map(str), st.text()),
    st.one_of(directions, st.text()),
)
@example("0001-01-01", None, None)
@example("before year 1", "0001-01-01", None)
@example("next century", "9999-01-01", None)
@example("after 9999", None, None)
@example("999 years ago", "0999-01-01", None)
@example("the past 999 decades", "2022-01-01", None)
@example("9999-12-31", None, None)
def test_any_string_resolves_or_is_refused(
    words: str, anchor: str | None, direction: str | None
) -> None:
    span = read(words, anchor, direction)
    if span:
        assert span.earliest or span.latest
        if span.earliest and span.latest:
            assert span.earliest <= span.latest
        value = edtf.read(span.edtf)
        assert (value.earliest, value.latest, value.precision) == span[:3]
        assert value.canonical == span.edtf


@law(200)
@given(
    st.sampled_from(["", "from ", "between "]),
    known,
    dividers,
    st.sampled_from(["", "before ", "early "]),
    known,
    days,
    directions,
)
@example("", "May", " until ", "before ", "1000", date(2021, 5, 16), None)
def test_any_two_dates_that_a_word_joins_are_read_or_refused(
    opening: str, one: str, divider: str, bound: str, other: str, day: date, direction: str | None
) -> None:
    span = read(f"{opening}{one}{divider}{bound}{other}", day, direction)
    assert span is None or (span.earliest or date.min) <= (span.latest or date.max)


@law(100)
@given(st.one_of(phrases, known), days, st.integers(0, 400), st.data())
def test_interval_anchor_gives_what_each_of_its_days_gives(
    words: str, first: date, length: int, data: st.DataObject
) -> None:
    last = first + DAY * length
    whole = read(words, f"{first}/{last}" if length else str(first))
    day = first + DAY * data.draw(st.integers(0, length))
    if whole:
        assert read(words, str(day)) == whole


@law(100)
@given(known, days, directions)
def test_coarser_anchor_never_gives_a_finer_answer(
    words: str, day: date, direction: str | None
) -> None:
    exact = read(words, str(day), direction)
    for coarse in (f"{day:%Y-%m}", f"{day:%Y}"):
        found = read(words, coarse, direction)
        assert found is None or found == exact


@law(100)
@given(st.one_of(phrases, known), days, directions)
def test_written_form_resolves_to_itself(words: str, day: date, direction: str | None) -> None:
    span = read(words, str(day), direction)
    assume(span)
    again = resolve(span.edtf)
    assert again[:3] == span[:3]
    assert span.precision == "day" or again.extent == span.extent


@law(80)
@given(st.sampled_from([words for words in KNOWN if read(words, None)]), days, days)
def test_words_that_need_no_anchor_never_move(words: str, one: date, other: date) -> None:
    free = read(words, None)
    assert read(words, str(one)) == read(words, str(other)) == free


@law(80)
@given(known, days, st.integers(1, 2000))
def test_answers_never_move_back_as_the_anchor_moves_on(words: str, day: date, later: int) -> None:
    """Two equal ends hold for the days between them only if no rule moves back."""
    before, after = read(words, str(day)), read(words, str(day + DAY * later))
    if before and after:
        assert (before.earliest or date.min) <= (after.earliest or date.min)
        assert (before.latest or date.max) <= (after.latest or date.max)
