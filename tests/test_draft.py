"""The command for the next article drafts its curated file; no text of the article can break it."""

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
from scripts.draft import document, main

TEXT = """The Harbour Bridge Opens to Trams

PORTVILLE - The second bridge, finished on March 3, opened to trams on Friday, officials said on May 14, 2021.

It may carry 60 percent of 1,200 trams; $29.5 billion was spent over the past three years, 42 more than planned.

Last year the works stood still. "We lost last year to the flood," said the mayor.

The upcoming elections are near, and next year marks 30 years of public works.
"""
HEAD = {"title", "publisher", "source_type", "published", "language"}
EVENT = {"id", "title", "event_type", "status", "description"}


def read(text: str = TEXT, published: str = "2021-05-16") -> dict:
    return tomllib.loads(document(text, published))


def test_head_is_filled_in_and_what_a_person_must_add_is_empty() -> None:
    made = read()
    assert made.keys() - {"event", "attestation"} == HEAD
    assert (made["title"], made["published"], made["publisher"]) == (
        "The Harbour Bridge Opens to Trams",
        "2021-05-16",
        "",
    )
    assert all(
        event.keys() == EVENT and not event["title"] + event["event_type"] + event["description"]
        for event in made["event"]
    )


def test_each_date_of_the_text_is_an_event_and_its_attestation_in_the_order_of_the_text() -> None:
    made = read()
    assert [(row["words"], row["paragraph"]) for row in made["attestation"]] == [
        ("on March 3", 1),
        ("on Friday", 1),
        ("on May 14, 2021", 1),
        ("over the past three years", 2),
        ("Last year", 3),
        ("last year", 3),
        ("The upcoming elections", 4),
        ("next year", 4),
    ]
    assert [row["event"] for row in made["attestation"]] == [event["id"] for event in made["event"]]
    assert len({event["id"] for event in made["event"]}) == len(made["event"])


def test_the_status_is_written_where_the_date_tells() -> None:
    made = read()
    status = {
        row["words"]: event["status"]
        for row, event in zip(made["attestation"], made["event"], strict=True)
    }
    assert (status["on March 3"], status["next year"], status["The upcoming elections"]) == (
        "past",
        "upcoming",
        "",
    )


def test_words_that_need_an_anchor_have_one_and_others_have_none() -> None:
    anchored = {row["words"]: "anchor" in row for row in read()["attestation"]}
    assert anchored["on Friday"]
    assert not anchored["on May 14, 2021"]


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


PARTS = [*"ab \"'\\#[]=\r\n\t\x00\x0b\x1c\x7f\x85\u2028\u2029\u202e.,-", "Nov. 17", "last year"]
HOSTILE = st.lists(st.sampled_from(PARTS)).map("".join)


@law()
@given(HOSTILE)
def test_no_article_breaks_out_of_its_strings_and_comments(noise: str) -> None:
    made = tomllib.loads(document(f"{noise} on Nov. 17{noise}", "2021-05-16"))
    assert made.keys() - {"event", "attestation"} == HEAD
    assert all(
        row.keys() <= {"event", "words", "paragraph", "anchor", "direction"}
        for row in made.get("attestation", [])
    )
    assert not any(row["title"] for row in made.get("event", []))


FILLED = (
    ("publisher", "Harbour News"),
    ("event_type", "other"),
    ("status", "past"),
    ("description", "It is made up."),
)


def test_what_is_written_builds_once_it_is_filled_in(package: Path) -> None:
    """Words have an anchor and a direction only if they need one: else the build refuses them."""
    article = package.parent / "article.txt"
    article.write_text(
        TEXT
        + "\nThe mayor will speak on Tuesday, and spoke in June. By 1950 it was old. "
        + "It lasted until May.\n",
        "utf-8",
    )
    assert (
        main([str(article), "--published", "2021-05-16", "--new", "bridge", "--root", str(package)])
        == 0
    )
    written = package / "data/curated/sources/bridge.toml"
    text = written.read_text("utf-8")
    assert 'direction = "future"' in text
    for field, value in FILLED:
        text = text.replace(f'\n{field} = ""', f'\n{field} = "{value}"')
    text = re.sub(
        r'id = "EVENT-(.*)"\ntitle = ".*"',
        r'id = "EVENT-\1"\ntitle = "Event \1 of the harbour"',
        text,
    ).replace("EVENT-", "bridge-")
    written.write_text(text, "utf-8")
    assert build(["--root", str(package)]) == 0
    assert (
        sum(row["source_id"] == "bridge" for row in table("attestations", package))
        == text.count("[[attestation]]")
        == 12
    )


def test_the_build_names_the_fields_left_empty(
    package: Path, failing_build: Callable[[], list[str]]
) -> None:
    (package / "data/curated/sources/bridge.toml").write_text(
        document("A title\n\nIt opened on May 16, 2021.", "2021-05-16"), "utf-8"
    )
    reported = "\n".join(failing_build())
    for field in ("publisher", "EVENT-1", "title", "event_type", "status", "description"):
        assert field in reported


def test_new_writes_the_file_once_and_keeps_what_exists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data/curated/sources").mkdir(parents=True)
    (tmp_path / "article.txt").write_text("\ufeff" + TEXT, "utf-8")
    arguments = [
        str(tmp_path / "article.txt"),
        "--published",
        "2021-05-16",
        "--new",
        "bridge",
        "--root",
        str(tmp_path),
    ]
    assert main(arguments) == 0
    written = tmp_path / "data/curated/sources/bridge.toml"
    assert str(written) in capsys.readouterr().out
    assert written.read_text("utf-8") == document(TEXT, "2021-05-16")
    written.write_text("mine")
    assert main(arguments) == 1
    assert "already exists and is not changed" in capsys.readouterr().err
    assert written.read_text() == "mine"


def test_without_new_the_same_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    assert main([str(tmp_path / "article.txt"), "--published", "2021-05"]) == 0
    assert capsys.readouterr().out == document(TEXT, "2021-05")


@pytest.mark.parametrize(
    ("name", "content", "arguments", "message"),
    [
        ("none.txt", None, ["--published", "2021-05"], "No such file"),
        ("a.txt", b"caf\xe9", ["--published", "2021-05"], "not UTF-8"),
        ("a.txt", b"x", ["--published", "2021-05", "--new", "x", "--root", "nowhere"], "--root"),
    ],
)
def test_an_error_is_one_line_without_a_traceback(
    name: str,
    content: bytes | None,
    arguments: list[str],
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main([str(tmp_path / name), *arguments]) == 1
    shown = capsys.readouterr().err
    assert message in shown
    assert shown.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--published", "May"], "--published: 'May' is not an EDTF value this package reads. " "Write 2022-11-18, 2022-11 or 2022"),
        (["--published", "2021-05", "--new", "../x"], "--new: '../x' is not an id. Write lower-case letters"),
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
