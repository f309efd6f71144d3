"""The draft of an article has its dates; no text of the article can break it."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import table
from hypothesis import given
from hypothesis import strategies as st
from laws import law

from scripts.build import main as build
from scripts.common.errors import BuildError
from scripts.draft import main
from scripts.drafting.prose import document, is_chronicle
from scripts.reader import scan

TEXT = """The Harbour Bridge Opens to Trams

PORTVILLE - The second bridge, finished on March 3, opened to trams on Friday, officials said on May 14, 2021.

It may carry 60 percent of 1,200 trams; $29.5 billion was spent over the past three years, 42 more than planned.

Last year the works stood still. "We lost last year to the flood," said the mayor.

The upcoming elections are near, and next year marks 30 years of public works.
"""
HEAD = {"title", "publisher", "source_type", "published", "language"}
EVENT = {"id", "title", "event_type", "status", "description", "attestation"}


def read(text: str = TEXT, published: str = "2021-05-16") -> dict:
    return tomllib.loads(document(text, published))


def dates(text: str = TEXT, published: str = "2021-05-16") -> dict[str, dict]:
    """The drafted events by the words of their dates."""
    return {
        event["attestation"]["words"]: event for event in read(text, published).get("event", [])
    }


def test_head_is_filled_in_and_what_a_person_must_add_is_empty() -> None:
    made = read()
    assert made.keys() - {"event"} == HEAD
    assert made["title"] == "The Harbour Bridge Opens to Trams"
    assert (made["published"], made["language"], made["publisher"]) == ("2021-05-16", "en", "")
    for event in made["event"]:
        assert event.keys() == EVENT
        assert not event["id"] + event["title"] + event["event_type"] + event["description"]


def test_each_date_of_the_text_is_an_event_in_the_order_of_the_text() -> None:
    said = [event["attestation"] for event in read()["event"]]
    assert [(row["words"], row["paragraph"]) for row in said] == [
        ("on March 3", 1),
        ("on Friday", 1),
        ("on May 14, 2021", 1),
        ("over the past three years", 2),
        ("Last year", 3),
        ("last year", 3),
        ("The upcoming elections", 4),
        ("next year", 4),
    ]


def test_the_status_is_written_where_the_date_tells() -> None:
    status = {words: event["status"] for words, event in dates().items()}
    assert (status["on March 3"], status["next year"]) == ("past", "upcoming")
    assert status["The upcoming elections"] == ""


@pytest.mark.parametrize(
    ("sentence", "words", "status", "doubt"),
    [
        ("The fair on Saturday and Sunday is free.", "on Saturday and Sunday", "", "past by its date, but the sentence says 'is'"),
        ("The fair on Saturday and Sunday was free.", "on Saturday and Sunday", "past", ""),
        ("The mayor said the fair will open, and spoke on Monday.", "on Monday", "past", ""),
        ("The meeting next Tuesday was called off.", "next Tuesday", "", "upcoming by its date, but the sentence says 'was'"),
        ("The works will have ended in 2018.", "in 2018", "past", ""),
    ],
)  # fmt: skip
def test_a_status_that_contradicts_the_sentence_is_named(
    sentence: str, words: str, status: str, doubt: str
) -> None:
    text = f"A title\n\n{sentence}"
    assert dates(text, "2021-05-14")[words]["status"] == status
    named = re.findall("^# status: (.*)$", document(text, "2021-05-14"), re.M)
    assert [line.replace('"', "'") for line in named] == [doubt] * bool(doubt)


def test_words_that_need_an_anchor_have_one_and_others_have_none() -> None:
    made = dates()
    assert "anchor" in made["on Friday"]["attestation"]
    assert "anchor" not in made["on May 14, 2021"]["attestation"]


def test_comments_hold_sentences_values_refusals_speech_and_hints() -> None:
    made = document(TEXT, "2021-05")
    for line in (
        '# paragraph 3: "We lost last year to the flood," said the mayor.',
        "# 2020-XX-XX",
        "# refused: the answer depends on which day of 2021-05 is meant",
        '# hint: "30 years of public works": it names no date; derive it from another event',
    ):
        assert f"\n{line}\n" in made
    spoken = made.index("# spoken: ")
    assert made.index("We lost") < spoken < made.index('words = "last year"')
    assert made.count("# spoken: ") == 1


# A first paragraph, and the words of it that are no event: a dateline, a stamp or a byline.
ASIDES = [
    ("Buenos Aires, December 24 (Agency) -- The bridge is open.", "December 24", "dateline"),
    ("PORTVILLE, Dec. 24, 2020 (Bay Wire) - The bridge is open.", "Dec. 24, 2020", "dateline"),
    ("“PORT EMBER/VELMAR, Dec 24 Bay Wire \u2013 The bridge is open.", "Dec 24", "dateline"),
    ("PARIS — Dec. 24 — The bridge is open.", "Dec. 24", "dateline"),
    ("By Ann Writer | 24 December 2020 10:15", "24 December 2020 10:15", "stamp"),
    ("Published: 24 December 2020, 10:15 GMT", "24 December 2020, 10:15 GMT", "stamp"),
    ("Last updated on December 24, 2020", "on December 24, 2020", "stamp"),
    ("Ann Writer @ann · 24 Dec 2020", "24 Dec 2020", "stamp"),
    ("24 December 2020", "24 December 2020", "stamp"),
    ("The bridge runs on Harbour 2.6.32 since then.", "2.6.32", "number"),
    ("The bridge opened on 2.6.32 at last.", "on 2.6.32", ""),
    ("The bridge opened on December 24 (a Thursday) -- at last.", "on December 24", ""),
    ("PORTVILLE -- On Dec. 24 the bridge opened.", "On Dec. 24", ""),
    ("24 December 2020 \u2013 The bridge opens.", "24 December 2020", ""),
    ("24 December 2020 | The bridge opens", "24 December 2020", ""),
    ("Updated on December 24, 2020, the plan names a bridge.", "on December 24, 2020", ""),
    ("By December 24, 2020 the bridge was open.", "By December 24, 2020", ""),
]  # fmt: skip


@pytest.mark.parametrize(("line", "words", "kind"), ASIDES, ids=[line for line, _, _ in ASIDES])
def test_datelines_stamps_and_bylines_are_hints(line: str, words: str, kind: str) -> None:
    text = f"A title\n{line}\n"
    assert (words in dates(text, "2020-12-28")) == (not kind)
    if kind:
        assert f'# hint: "{words}": the {kind}' in document(text, "2020-12-28").replace(
            ": a st", ": the st"
        )


CHRONICLE = """The bridges of Portville
The first bridge was begun in March 1909. The ropes arrived on 3 May, and on 9 June the river rose.
It was opened on 3 June 1911. A storm broke it in the autumn of 1912.
The works began again on 14 April, stopped in May, and ended in 1914.
"""


def test_in_a_chronicle_a_year_that_is_not_written_is_left_to_the_person() -> None:
    made = dates(CHRONICLE, "2021")
    assert [row["attestation"].get("date", "") for row in made.values()] == [
        "", "YYYY-05-03", "YYYY-06-09", "", "", "YYYY-04-14", "YYYY-05", "",
    ]  # fmt: skip
    assert "anchor" not in made["on 14 April"]["attestation"]
    text = document(CHRONICLE, "2021")
    assert (
        text.count("# The text has years of its own, and hardly a date near its publication.") == 1
    )
    assert "# year: the last words with one are in the autumn of 1912" in text


@pytest.mark.parametrize(
    ("text", "chronicle"),
    [
        (CHRONICLE, True),
        (CHRONICLE + "It was painted on Friday.", False),
        ("The mayor spoke on Monday. The bridge opened in 1911, burnt in 1912, fell in 1950.", False),
        ("The bridge opened in 1911 and burnt in 1912.", False),  # too few
        ("It was begun in 2020, opened on 3 May 2021, painted in June 2021; it burnt on 3 March.", False),
        ("Version 2.4.10 of 1911 was followed in 1912 and in 1950.", True),
    ],
)  # fmt: skip
def test_a_chronicle_has_years_of_its_own_and_no_date_near_its_publication(
    text: str, chronicle: bool
) -> None:
    assert is_chronicle([*scan(text, "2021-05-14")], "2021-05-14") == chronicle


PARTS = [*"ab \"'\\#[]=\r\n\t\x00\x0b\x1c\x7f\x85\u2028\u2029\u202e.,-", "Nov. 17", "last year"]
HOSTILE = st.lists(st.sampled_from(PARTS)).map("".join)


@law()
@given(HOSTILE)
def test_no_article_breaks_out_of_its_strings_and_comments(noise: str) -> None:
    text = document(f"{noise} on Nov. 17{noise}", "2021-05-16")
    assert all(letter.isprintable() or letter == "\n" for letter in text), "reaches a terminal"
    made = tomllib.loads(text)
    assert made.keys() - {"event"} == HEAD
    for event in made.get("event", []):
        assert event.keys() == EVENT
        assert not event["title"]
        assert event["attestation"].keys() <= {"words", "paragraph", "anchor", "direction"}


FILLED = {
    "publisher": "Harbour News",
    "event_type": "other",
    "status": "past",
    "description": "Made up.",
}


def filled(text: str) -> str:
    """A draft with what is empty filled in; ids and titles are numbered."""
    for key, value in FILLED.items():
        text = text.replace(f'\n{key} = ""', f'\n{key} = "{value}"')
    for number in range(text.count('\nid = ""')):
        text = text.replace('\nid = ""', f'\nid = "bridge-{number}"', 1)
    for number in range(text.count('"\ntitle = ""')):
        text = text.replace('"\ntitle = ""', f'"\ntitle = "Event {number} of the harbour"', 1)
    return text


def draft(package: Path, text: str, *more: str) -> Path:
    """Draft the article `bridge` in a package; return the file."""
    article = package.parent / "article.txt"
    article.write_text(text, "utf-8")
    assert (
        main(
            [
                str(article),
                "--published",
                "2021-05-16",
                "--new",
                "bridge",
                "--root",
                str(package),
                *more,
            ]
        )
        == 0
    )
    return package / "data/curated/sources/bridge.toml"


def test_what_is_written_builds_once_it_is_filled_in(package: Path) -> None:
    """Words have an anchor and a direction only if they need one: else the build refuses them."""
    more = "\nThe mayor will speak on Tuesday, and spoke in June. By 1950 it was old. It lasted until May.\n"
    written = draft(package, TEXT + more)
    text = written.read_text("utf-8")
    assert 'direction = "future"' in text
    written.write_text(filled(text), "utf-8")
    assert build(["--root", str(package)]) == 0
    rows = [row for row in table("attestations", package) if row["source_id"] == "bridge"]
    assert len(rows) == text.count("[event.attestation]") == 12


@pytest.mark.long
def test_a_chronicle_builds_once_its_years_are_filled_in(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = draft(package, CHRONICLE)
    assert ": it has years of its own; write that of 4 dates for YYYY\n" in capsys.readouterr().out
    text = written.read_text("utf-8")
    written.write_text(filled(text).replace("YYYY", "1910"), "utf-8")
    assert build(["--root", str(package)]) == 0
    dated = {row["date_verbatim"]: row for row in table("attestations", package)}
    assert (dated["on 3 May"]["date_edtf"], dated["on 3 May"]["date_rule"]) == (
        "1910-05-03",
        "curated",
    )


@pytest.mark.long
def test_two_stubs_with_one_id_are_one_event(package: Path) -> None:
    """The words of the stub with an id alone go to the note of the other, before or behind it."""
    written = draft(
        package, "A title\n\nThe fair is this weekend.\nIt opened on Saturday, May 15, 2021.\n"
    )
    first, second = written.read_text("utf-8").split("[[event]]")[1:]
    head = filled(written.read_text("utf-8").split("[[event]]")[0])
    told = filled("\n[[event]]" + second).replace("bridge-0", "the-fair")
    mention = "\n[[event]]" + first.replace('id = ""', 'id = "the-fair"')
    for text in (head + mention + told, head + told + mention):
        written.write_text(text, "utf-8")
        assert build(["--root", str(package)]) == 0
        rows = [row for row in table("attestations", package) if row["source_id"] == "bridge"]
        assert [row["date_verbatim"] for row in rows] == ["on Saturday, May 15, 2021"]
        assert rows[0]["note"] == "Also “this weekend” (paragraph 1)."


TOLD = '[[event]]\nid = "a-fair"\ntitle = "T"\nevent_type = "other"\nstatus = "past"\ndescription = "D"\n'
SAID = '[event.attestation]\nwords = "in 2018"\n'
MENTION = '[[event]]\nid = "a-fair"\n'
STRAYS = [
    (TOLD + SAID + TOLD, ["a-fair: duplicate id"]),
    (TOLD + SAID + TOLD + SAID, ["a-fair: duplicate id", "attestation of a-fair: this source already dates this event"]),
    (TOLD + SAID + MENTION + '[event.attestation]\nundated = true\n', ["a-fair: duplicate id", "a-fair: title, event_type, status, description are missing", "attestation of a-fair: this source already dates this event"]),
    (TOLD + 'attestation = "in 2018"\n', ["a-fair: attestation is an unknown key"]),
    (TOLD.replace('"a-fair"', '""') + SAID, ["event at line 4: id is missing"]),
    (TOLD + SAID.replace("words", "wrods"), ["attestation of a-fair: wrods is an unknown key. Did you mean words?"]),
    (TOLD + SAID + MENTION + SAID.replace("2018", "May"), []),
    (TOLD + SAID.replace("[event.attestation]", "[[event.attestation]]"), []),
    (MENTION + SAID + MENTION + SAID, ["a-fair: title, event_type, status, description are missing"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "messages"), STRAYS)
def test_what_is_no_mention_is_reported(rows: str, messages: list[str], package: Path) -> None:
    from scripts.curated.files import read_curated
    from scripts.curated.timeline import resolve_all

    source = 'publisher = "P"\nsource_type = "news"\npublished = "2021-05-16"\n'
    (package / "data/curated/sources/bridge.toml").write_text(source + rows, "utf-8")
    curated, problems = read_curated(package)
    problems += resolve_all(curated)[1]
    said = [str(p).removeprefix("data/curated/sources/bridge.toml: ") for p in problems]
    assert len(said) == len(messages), said
    assert all(any(line.startswith(message) for line in said) for message in messages), said


@pytest.mark.long
def test_the_build_names_the_fields_left_empty(
    package: Path, failing_build: Callable[[], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    lines = draft(package, "A title\n\nIt opened on May 16, 2021.").read_text("utf-8").split("\n")
    at = f"event at line {lines.index('[[event]]') + 1}"
    capsys.readouterr()
    reported = failing_build()
    assert f"{at}: id, title, event_type, status, description are missing" in "\n".join(reported)
    assert "publisher is missing" in "\n".join(reported)
    assert len(reported) == 3  # one message a stub, one for the head, and their count


GERMAN = (
    "Am 12. April 2017 wurde die Brücke nach zwei Jahren wieder für den Verkehr geöffnet. "
    "Der Bürgermeister sagte, dass sie nicht mehr so lange gesperrt werden soll wie im Winter."
)


POLISH = (
    "Stary most nad portem został otwarty w kwietniu, a ci, którzy muszą przejść na drugą stronę, "
    "nie popłyną już łodzią, jak to było przez dwa lata od czasu powodzi, która go uszkodziła."
)


def test_an_article_in_another_language_is_scanned_in_it(package: Path) -> None:
    made = tomllib.loads(draft(package, GERMAN).read_text("utf-8"))
    assert made["language"] == "de"
    assert [e["attestation"]["words"] for e in made["event"]] == ["Am 12. April 2017", "im Winter"]


def test_an_article_in_a_language_without_a_table_is_refused_or_has_its_head_alone(
    package: Path,
) -> None:
    article = package.parent / "article.txt"
    article.write_text(POLISH, "utf-8")
    call = [str(article), "--published", "2021-05", "--new", "x", "--root", str(package)]
    with pytest.raises(
        BuildError,
        match=r"by its words, 'pl'\. Say --language pl for its head alone, or --language en to",
    ):
        main(call)
    article.write_text("Portville Velmar Ember Orm Fernwick Northland Southmark " * 9, "utf-8")
    with pytest.raises(BuildError, match=r"cannot be told by its words\. Say --language CODE"):
        main(call)
    made = draft(package, POLISH, "--language", "pl")
    assert tomllib.loads(made.read_text("utf-8")).keys() == HEAD
    assert "# Dates in this language are not found." in made.read_text("utf-8")


def test_new_writes_the_file_once_and_keeps_what_exists(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = draft(package, "\ufeff" + TEXT)
    assert capsys.readouterr().out == (
        f"wrote {written}; fill in the empty fields (publisher 1, id 8, title 8, event_type 8, "
        "description 8, status 2), then build\n"
    )
    guide, _, made = written.read_text("utf-8").partition("\ntitle = ")
    assert f"title = {made}" == document(TEXT, "2021-05-16")
    assert "# status: past, ongoing, upcoming" in guide
    assert "# event_type: agreement" in guide
    written.write_text("mine")
    with pytest.raises(BuildError, match="already exists and is not changed"):
        draft(package, TEXT)
    assert written.read_text() == "mine"


def test_without_new_the_same_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    assert main([str(tmp_path / "article.txt"), "--published", "2021-05"]) == 0
    assert capsys.readouterr().out.endswith(document(TEXT, "2021-05"))


@pytest.mark.parametrize(
    ("name", "content", "arguments", "message"),
    [
        ("none.txt", None, [], "none.txt: is missing. Name a file that exists"),
        ("a.txt", b"A line\ncaf\xe9", [], "a.txt: line 2: is not UTF-8: byte 0xe9. Save it as UTF-8"),
        ("a.txt", b"\xef\xbb\xbf \r\n", [], "a.txt: is empty. Put the text into it"),
        ("a.txt", "café".encode("utf-16"), [], "a.txt: is UTF-16. Save it as UTF-8"),
        ("a.txt", b"x" * 10_000_001, [], "a.txt: is larger than 10,000,000 bytes. Split it"),
        ("a.txt", b"x", ["--new", "x", "--root", "nowhere"], "No such file or directory. Name the folder of a package with --root"),
    ],
)  # fmt: skip
def test_a_bad_file_is_named(
    name: str, content: bytes | None, arguments: list[str], message: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(BuildError) as failed:
        main([str(tmp_path / name), "--published", "2021-05", *arguments])
    assert message in str(failed.value)
    assert "\n" not in str(failed.value)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--published", "May"], "--published: 'May' is not an EDTF value this package reads. " "Write 2022-11-18, 2022-11 or 2022"),
        (["--published", "2021-05", "--new", "../x"], "--new: '../x' is not an id. Write lower-case letters"),
        (["--published", "2021-05", "--language", "German"], "--language: 'German' is not the code of a language, as en"),
        (["--published", "2021-05", "--title-column", "x"], "columns and event types are of a CSV"),
        ([], "the following arguments are required: --published"),
    ],
)  # fmt: skip
def test_a_wrong_call_names_the_argument(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["a.txt", *arguments])
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


def test_the_reader_works_alone(tmp_path: Path) -> None:
    """A copy under another name reads as before, without any other module of the project."""
    code = (
        "import sys, shutil; folder = sys.argv[1];"
        "shutil.copytree('scripts/reader', folder + '/lifted');"
        "sys.path[:0] = [folder]; sys.path.remove('');"
        "from lifted import resolve, scan, Span, UnreadableDate;"
        "assert list(scan('It opened on May 14, 2021.', '2021-05-16'))[0].value == '2021-05-14';"
        "assert not any(name.split('.')[0] == 'scripts' for name in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[1])
