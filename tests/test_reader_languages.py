# ruff: noqa: RUF001 (letters of other alphabets are meant)
"""Every language is held to the same rules and laws; its words are in tests/languages/CODE.csv.

A row has words and their value, counted from Thursday, 2022-11-17, or `refused`.
"""

import csv
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import laws
import pytest
from conftest import every_row, third
from hypothesis import given
from hypothesis import strategies as st
from laws import days, directions, law
from test_reader_scan import calls_of

from scripts.reader import Span, UnreadableDate, edtf, resolve, scan
from scripts.reader.languages import NoLanguage, has_table, language_of, spelled_out
from scripts.reader.lexicon import CONTEXT
from scripts.reader.patterns import ENDING_OF, OPENING_OF, RANGE_OF, RULE_OF
from scripts.reader.scanner.bearing import CONTRADICTION, DUAL, ONE_OF_TWO
from scripts.reader.scanner.neighbours import NO_SUCH_DAY, TWO_ENDS
from scripts.reader.scanner.tabled.beside import BEHIND, IN_FRONT, LOCAL_DAY
from scripts.reader.scanner.tabled.phrases import GROUPS, REASONS

HERE = Path(__file__).parent
DAY = "2022-11-17"
CASES = {
    file.stem: [*csv.DictReader(file.read_text("utf-8").splitlines())]
    for file in sorted(HERE.glob("languages/*.csv"))
}
TABLES = {file.stem for file in (HERE.parent / "scripts/reader/languages").glob("??.py")}
ROWS = [(code, row["words"], row["value"]) for code, rows in CASES.items() for row in rows]
READ = [(code, words, value) for code, words, value in ROWS if value != "refused"]
REFUSED = [(code, words) for code, words, value in ROWS if value == "refused"]
codes = st.sampled_from(sorted(CASES))


def read(words: str, code: str, anchor: object = DAY, direction: str | None = None) -> Span | None:
    return laws.read(words, anchor, direction, code)


def values(text: str, code: str) -> set[str]:
    return {found.value for found in scan(text, DAY, language=code) if found.value}


def test_every_table_but_english_has_cases() -> None:
    assert TABLES - {"en"} == CASES.keys()


@every_row("code, words, value", ROWS)
def test_words_are_read_or_refused(code: str, words: str, value: str) -> None:
    span = read(words, code)
    assert (span.edtf if span else "refused") == value
    assert span is None or span == read(words, f"{code}-XX") == read(words.upper(), code)


@every_row("code, words, value", READ)
def test_a_scan_finds_what_is_read_or_refuses_it(code: str, words: str, value: str) -> None:
    found = [*scan(f"({words})", DAY, language=code)]
    assert {one.value for one in found} <= {value, ""}
    assert all(one.value or one.refused for one in found)


@every_row("code, words", REFUSED)
def test_a_scan_does_not_offer_refused_words_in_pieces(code: str, words: str) -> None:
    assert not values(f"({words})", code)


# Sentences, and the values of the marks that a scan finds in them; "refused" for one with a reason.
SENTENCES = [
    ("de", "Im Jahr 2008 kamen 2000 Besucher, 2009 waren es 2500.", "2008-XX-XX 2009-XX-XX"),
    ("de", "Laut Gesetz Nr. 1971 gilt es auf 1950 Metern nicht.", ""),
    ("de", "Tel. 0471 2010 33, am 5. Spieltag stand es 2:1 (23.).", ""),
    ("de", "August Müller kam in das Café Sonntag. Guten Morgen, sagte er am Morgen.", ""),
    ("de", "Die Sommer sind heiß; der Herbst des Lebens.", ""),
    ("de", "Vom 5. bis 22. November.", "2022-11-05 2022-11-22"),
    ("de", "Am 7./8. Juli.", "2022-07-07 2022-07-08"),
    ("de", "Ostern 2010 war früh, und in der Nacht auf Montag brannte es.", "refused refused"),
    ("de", "Am 3., 4. und 5. Mai; am ersten Sonntag im Advent.", "refused refused refused"),
    ("de", "Vor zwei Jahren im Mai; am Montag nach Ostern; im Mai 68.", "refused " * 4),
    ("de", "Der Rat wird am Freitag tagen, wie er am Montag sagte.", "2022-11-18 2022-11-14"),
    ("de", "Am heutigen Freitag geschieht nichts.", "refused refused"),
    ("de", "Drei Tage später ging er; am Tag davor blieb er.", "refused refused"),
    ("de", "Von 1945 an, seit drei Wochen, im Jänner 1200 Gäste.", "1945-XX-XX 2023-01-XX"),
    ("fr", "2000 personnes ont été là, et 1998 spectateurs ; la planète Mars.", ""),
    ("fr", "Le 14, 15 et 16 mars 2020 ; chaque lundi ; plus tôt que mai.", "refused " * 4),
    ("fr", "Il se rendra lundi à Lyon, né le 3 mai 1954 à Nantes.", "2022-11-21 1954-05-03"),
    ("it", "Nata il 3 maggio 1954, l'8 settembre '43.", "1954-05-03 1943-09-08"),
    ("it", "Ogni lunedì; tre settimane dopo; invece di martedì.", "refused refused refused"),
    ("it", "Più tardi del 5 maggio 2023.", "refused"),
    ("es", "Plácido Domingo cantó; los lunes; en la mañana.", ""),
    ("es", "Se reunirá el lunes; no el martes.", "2022-11-21 refused"),
    ("es", "No llegó el 31 de junio de 2020.", "refused"),
    ("ru", "Раньше 5 мая не приедет; через два дня после выборов; 2000 человек.", "refused " * 2),
    ("ru", "В ночь на вторник; по вторникам; в 2012 году.", "refused 2012-XX-XX"),
    ("nl", "Vanaf 1 mei 2020, niet op maandag, 2000 mensen.", "2020-05-01 refused"),
]


@pytest.mark.parametrize(("code", "sentence", "marks"), SENTENCES)
def test_a_scan_finds_dates_and_no_names_and_numbers(code: str, sentence: str, marks: str) -> None:
    finds = scan(sentence, DAY, language=code)
    found = [(one.value and mark.value) or "refused" for one in finds for mark in one.marks]
    assert found == marks.split()


# A row of CODE.txt: a reason of which a scan refuses a date of the sentence, and offers none; or
# the values that it offers; nothing where there is no date.
WHY = REASONS | {"dual": DUAL, "ends": TWO_ENDS, "local": LOCAL_DAY, "no day": NO_SUCH_DAY, "one of": ONE_OF_TWO, "weekday": CONTRADICTION}  # fmt: skip
BEARING = [
    (file.stem, *line.split("| "))
    for file in sorted(HERE.glob("languages/*.txt"))
    for line in file.read_text("utf-8").splitlines()
]


@every_row("code, wanted, sentence", BEARING)
def test_a_date_is_offered_only_with_every_word_that_bears_on_it(
    code: str, wanted: str, sentence: str
) -> None:
    found = [*scan(sentence, "2022-11-18", language=code)]
    offered, wanted = " + ".join(f.value for f in found if f.value), wanted.strip()
    assert offered == ("" if wanted in WHY else wanted)
    assert wanted not in WHY or WHY[wanted] in {f.refused for f in found}


def test_a_scan_finds_out_the_language() -> None:
    german = "Der Rat hat am 5. Mai 2020 beschlossen, dass die Brücke für ein Jahr gesperrt wird und nicht mehr. "
    polish = "Stary most nad portem będzie zamknięty na rok, a ci, którzy muszą, popłyną łodzią, bo nie ma już drogi. "
    assert [found.value for found in scan(german * 2, DAY)] == ["2020-05-05"] * 2
    with pytest.raises(NoLanguage, match="'pl'"):
        scan(2 * polish, DAY)


@pytest.mark.parametrize(
    "words", third(["und 5. ", "am 5. Mai ", "vor drei Jahren ", "1/", "2010 ", "der Montag "])
)
def test_the_work_grows_as_the_text_does(words: str) -> None:
    short, long = (calls_of(words * times, "de") for times in (150, 300))
    assert long < 2.5 * short


# --- the tables ---

# Kinds that are no words, that the lexicon or a row of `order` turns into others, or that refuse.
OTHERS = {"", "dating", "prep", "pointer", "local", "final", "in", *IN_FRONT, *BEHIND}
READ_KINDS = {
    kind for table in (RULE_OF, OPENING_OF, ENDING_OF) for kinds in table for kind in kinds
}


@pytest.mark.parametrize("code", sorted(TABLES))
def test_every_kind_of_a_table_is_one_that_is_read(code: str) -> None:
    language = language_of(code)
    turned = {kind for row in language.order for item in row.front + row.end for kind in item.kinds}
    kinds = language.words.keys() | {
        token.kind for found in language.idioms.values() for _, tokens in found for token in tokens
    }
    known = OTHERS | READ_KINDS | CONTEXT.keys() | turned | {"for", *RANGE_OF}
    assert kinds <= known, kinds - known


@pytest.mark.parametrize("code", sorted(TABLES))
def test_no_word_of_a_table_has_two_kinds(code: str) -> None:
    words = language_of(code).table.words
    listed = [word for of in words.values() for each in of.values() for word in {*each.split()}]
    assert not [word for word, times in Counter(listed).items() if times > 1]


@pytest.mark.parametrize("code", sorted(TABLES))
def test_every_month_and_day_of_the_week_is_read(code: str) -> None:
    language = language_of(code)
    months = [read(f"3 {month} 2022", code) for month in language.months]
    assert [span and span.edtf for span in months] == [f"2022-{n:02}-03" for n in range(1, 13)]
    if code != "en":
        weekdays = [read(weekday, code) for weekday in language.weekdays]
        assert [span and span.earliest.weekday() for span in weekdays] == [*range(7)]


@pytest.mark.parametrize("code", "be bg cs da fo fr lt nb nn pl pt sk sv tr uk".split())
def test_a_language_without_a_table_has_its_months(code: str) -> None:
    try:
        months = language_of(code).months
    except NoLanguage:
        assert code == "be"
        return
    assert [read(f"17 {month} 2022", code).edtf for month in months] == [
        f"2022-{n:02}-17" for n in range(1, 13)
    ]
    if not has_table(code):
        with pytest.raises(NoLanguage, match="no table of words"):
            scan("x", DAY, language=code)


@pytest.mark.parametrize(
    "code", ["fa", "zh", "ja", "xx", "", "english", "wordorder", "../en", "EN_US"]
)
def test_a_language_that_cannot_be_read_is_refused(code: str) -> None:
    with pytest.raises(UnreadableDate):
        resolve("May 5, 2020", language=code)
    with pytest.raises(NoLanguage):
        scan("May 5, 2020", DAY, language=code or "-")


def test_only_the_language_that_is_asked_for_is_loaded() -> None:
    code = (
        "import sys; from scripts.reader import resolve;"
        "loaded = lambda: {n[-2:] for n in sys.modules if n[:-2] == 'scripts.reader.languages.'};"
        "assert not loaded(); resolve('5. Mai 2020', language='de'); assert loaded() == {'de'};"
        "resolve('May 5, 2020'); assert loaded() == {'de', 'en'}"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=HERE.parent)


# --- the laws ---


@law(100)
@given(codes, st.data(), st.one_of(st.none(), days), directions)
def test_any_words_of_a_language_are_read_or_refused(
    code: str, data: st.DataObject, anchor: date | None, direction: str | None
) -> None:
    vocabulary = sorted({word for row in CASES[code] for word in row["words"].split()})
    words = " ".join(data.draw(st.lists(st.sampled_from(vocabulary), min_size=1, max_size=6)))
    span = read(words, code, anchor, direction)
    if span:
        value = edtf.read(span.edtf)
        assert (value.earliest, value.latest, value.precision) == span[:3]
        assert read(f"{words} qwxz", code, anchor, direction) is None  # an unknown word
    for found in scan(words, str(anchor or DAY), language=code):
        assert bool(found.value) != bool(found.refused)
        assert words[found.start : found.end] == found.marks[0].words or len(found.marks) > 1


@law(100)
@given(st.sampled_from(READ), days, st.integers(0, 400), st.data(), directions)
def test_an_interval_gives_what_each_of_its_days_gives(
    row: tuple, first: date, length: int, data: st.DataObject, direction: str | None
) -> None:
    code, words, _ = row
    whole = read(words, code, f"{first}/{first + timedelta(length)}", direction)
    day = first + timedelta(data.draw(st.integers(0, length)))
    assert whole is None or read(words, code, day, direction) == whole


@law(100)
@given(st.sampled_from(READ), days, directions)
def test_a_coarse_anchor_never_gives_a_finer_answer(
    row: tuple, day: date, direction: str | None
) -> None:
    code, words, _ = row
    exact = read(words, code, day, direction)
    for coarse in (f"{day:%Y-%m}", f"{day:%Y}"):
        assert read(words, code, coarse, direction) in (None, exact)


# Dates for the conditions of phrases: a bound, a date behind "from".
BOUNDED = {"de": "bis 2015", "es": "antes de 2015", "fr": "avant 2015", "it": "prima del 2015", "nl": "tot 2015", "ru": "до 2015 года"}  # fmt: skip
FROM = {"de": "vom 5. Mai 2022", "es": "desde mayo de 2022", "it": "dal maggio 2022", "ru": "с мая 2022 года"}  # fmt: skip
SAMPLES = {"..": "", "...": "", "*": "qwxz", "END": ")", "NUM": "7", "SHORT": "44"}


def dates_for(on: str, code: str) -> list[str]:
    """Dates that meet a condition of a phrase."""
    language = language_of(code)
    day = f"5 {language.months[4].title()} 2022"
    if on in ("turned", "bound", "inside", "until"):
        return [BOUNDED[code]]
    named = {
        "ahead": BOUNDED[code].replace("2015", "2045"),
        "from": FROM.get(code, ""),
        "year": "2015",
        "yearless": day.removesuffix(" 2022"),
        "day": day,
        "dated": f"{next(iter(language.words['dating']))} {day}",
    }
    return [named[on]] if on in named else [day] + [language.weekdays[2]] * (not on)


def spelled(words: str, code: str) -> str:
    """The words of a phrase, with one word for each of its groups and marks."""
    groups = {name: next(iter(language_of(code).words[kinds[0]])) for name, kinds in GROUPS.items()}
    choices = (item.removesuffix("?").split("|") for item in words.split())
    items = ("|".join(groups.get(word, word) for word in choice) for choice in choices)
    return " ".join(SAMPLES.get(item, item.replace("*", "")) for item in items)


BESIDE = [
    (
        code,
        f"x {{}} {words}" if behind else f"x {words} {{}}",
        date,
        words.split()[0 if behind else -1],
    )
    for code in CASES
    for behind, table in enumerate(
        (language_of(code).table.in_front, language_of(code).table.behind)
    )
    for name, phrases in table.items()
    if name != "plain"
    for text, _, on in (phrase.partition("@") for phrase in phrases.split(";"))
    for words in map(" ".join, spelled_out(spelled(text, code)))
    for date in dates_for(on, code)
]


@every_row("code, phrase, date, nearest", BESIDE)
def test_a_date_is_never_cut_from_a_word_that_changes_it(
    code: str, phrase: str, date: str, nearest: str
) -> None:
    found = [f for f in scan(phrase.format(date), DAY, language=code) if f.value]
    assert not [f.words for f in found if nearest not in f.words.lower().split()]
