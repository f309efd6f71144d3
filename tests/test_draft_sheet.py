"""A CSV of events becomes a curated file: its dates are read or stay words, and every row is named that is not read."""

import re
import tomllib
from pathlib import Path

import pytest
from conftest import table
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from test_draft import filled

from scripts.build import main as build
from scripts.common.errors import BuildError
from scripts.draft import main
from scripts.drafting.sheet import COLUMNS, Row
from scripts.drafting.tabular import drafted

TIMELINEJS = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background"
SHEET = f'''{TIMELINEJS}
,,,,,,,,,The Harbour of Portville,"<p>All of it is made up.</p>",,,,,title,,#fff
1909,3,,,1911,6,3,,,The first bridge is built,"<p>It took <b>two</b> years &amp; a storm.</p>
<p>No one was hurt.</p>",https://bay.example/bridge.jpg,Bay Wire,"A ""long"" rope",,,Bridges,
1912,,,,,,,,autumn 1912,A storm breaks it,The ropes tore.,,,,,,,
1912,,,,,,,,before the war,"""The Long Wait""",Nothing happened.,,,,,,,
1950,,,,,,,,c. 1950,The second bridge,,,,,,,,
2021,5,14,10:15,,,,,,The second bridge opens to trams,One line.,,,,,,,
1900,,,,1999,,,,,The century of the bridges,An era.,,,,,era,,
'''


def draft(folder: Path, sheet: str | bytes, *arguments: str, name: str = "events.csv") -> str:
    path = folder / name
    path.write_bytes(sheet.encode() if isinstance(sheet, str) else sheet)
    assert main([str(path), *arguments]) == 0
    return str(path)


def events(text: str) -> list[dict]:
    return tomllib.loads(text).get("event", [])


def test_a_timelinejs_sheet_needs_no_options(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = draft(tmp_path, SHEET)
    text, said = capsys.readouterr()
    made = tomllib.loads(text)
    assert (made["title"], made["source_type"], made["language"]) == (
        "The Harbour of Portville",
        "other",
        "en",
    )
    assert [(event["id"], event["attestation"]) for event in made["event"]] == [
        ("the-first-bridge-is-built", {"date": "1909-03/1911-06-03", "note": "Media: https://bay.example/bridge.jpg; Credit: Bay Wire; Caption: A “long” rope; Group: Bridges"}),
        ("a-storm-breaks-it", {"words": "autumn 1912"}),
        ("the-long-wait", {"words": "before the war", "date": "1912-XX-XX", "note": "No rule reads the words; the date is from other columns of the sheet."}),
        ("the-second-bridge", {"words": "c. 1950"}),
        ("the-second-bridge-opens-to-trams", {"date": "2021-05-14", "note": "Time: 10:15"}),
    ]  # fmt: skip
    assert made["event"][0]["description"] == "It took two years & a storm. No one was hurt."
    assert made["event"][2]["title"] == "The Long Wait"
    assert "\n# line 3: year 1909, month 3, end-year 1911, end-month 6, end-day 3\n" in text
    assert said.splitlines() == [
        f"{path}: columns not used (see --help): Media Thumbnail, Background",
        f"{path}: line 2: a slide of the type 'title' is no event",
        f"{path}: line 9: a slide of the type 'era' is no event",
        "--published DATE and --event-type TYPE would fill in status and event_type",
    ]


NAMED = """What,When,Until,Details,Kind,Spot
Bridge begun,3 March 1909,June 1911,It was long.,Construction,Portville
Bridge painted,11/10/16,,It was red.,,
"""


def test_columns_are_named_and_types_and_status_filled_in(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = package.parent / "events.csv"
    path.write_text(NAMED, "utf-8")
    options = "--title-column What --date-column When --end-column Until --description-column Details --type-column Kind --place-column Spot --event-type other --published 2021 --new bridges"
    assert main([str(path), *options.split(), "--root", str(package)]) == 0
    written = package / "data/curated/sources/bridges.toml"
    assert capsys.readouterr().out.splitlines() == [
        f"{path}: line 3: '11/10/16': the year has two digits: give the cells the format yyyy-mm-dd, and save the sheet again",
        "dates are read as English; --language CODE names another language",
        f"wrote {written}; fill in the empty fields (title 1, publisher 1, status 1, date 1, note 1), then build",
    ]
    first, second = events(written.read_text("utf-8"))
    assert (first["event_type"], first["status"], second["event_type"]) == (
        "construction",
        "past",
        "other",
    )
    assert first["attestation"] == {"date": "1909-03-03/1911-06", "note": "Place: Portville"}
    assert second["attestation"] == {"words": "11/10/16", "date": "", "note": ""}


@pytest.mark.long
def test_a_sheet_builds_once_what_is_marked_is_filled_in(package: Path) -> None:
    """Titles that begin with a quote or are there twice, and long texts, are marked: they would not build."""
    hard = f"""2000,,,,,,,,,"“Red” paint","{"long " * 120}",,,,,,,
2001,,,,,,,,,A storm breaks it,Again.,,,,,,,
2002,,,,,,,,\u2018late 2002\u2019,=1+1,- none,,,,,,,
,,,,,,,,some day,Undated,It happened.,,,,,,,
2003,2,30,,,,,,,No such day,It happened.,,,,,,,
,,,,,,,,,No date at all,It happened.,,,,,,,
2004,,,,,,,,1999,Two dates,It happened.,,,,,,,
"""
    path = package.parent / "events.csv"
    path.write_text(SHEET + hard, "utf-8")
    assert main([str(path), "--new", "bridges", "--root", str(package)]) == 0
    written = package / "data/curated/sources/bridges.toml"
    text = filled(written.read_text("utf-8")).replace('\npublished = ""', "")
    assert text.count('\ndate = ""') == 4
    text = text.replace('\ndate = ""', '\ndate = "1999"').replace(
        '\nnote = ""', '\nnote = "By hand."'
    )
    assert '""' not in text.partition("\ntitle")[2]
    written.write_text(text, "utf-8")
    assert build(["--root", str(package)]) == 0
    rows = [row for row in table("attestations", package) if row["source_id"] == "bridges"]
    assert len(rows) == 12
    assert {row["date_edtf"] for row in rows if row["date_verbatim"] == "c. 1950"} == {"1950~"}


# The cells of a row; its words, its date, and what is said of it.
DATES = [
    ({"date": "1815-12-10"}, "", "1815-12-10", ""),
    ({"date": "1815"}, "", "1815-XX-XX", ""),
    ({"date": "1815-12/1816"}, "", "1815-12/1816", ""),
    ({"date": "1850~"}, "", "1850~", ""),
    ({"date": "14 Oct 1066"}, "14 Oct 1066", "", ""),
    ({"date": "14 Oct 1066", "end": "14 Oct 1066"}, "", "1066-10-14", ""),
    ({"date": "Oct 1853", "end": "1856"}, "", "1853-10/1856", ""),
    ({"date": "c. 1850", "end": "1860"}, "", "1850~/1860", ""),
    ({"date": "late 1916"}, "late 1916", "", ""),
    ({"date": "2013-06-14 00:00:00"}, "2013-06-14 00:00:00", "", ""),
    ({"year": "1943", "month": "7", "end-year": "1946"}, "", "1943-07/1946", ""),
    ({"year": "800"}, "", "0800-XX-XX", ""),
    ({"year": "1943.0", "month": "7.0", "day": "5.0"}, "", "1943-07-05", ""),
    ({"year": "1825", "month": "March", "day": "5"}, "", "1825-03-05", ""),
    ({"year": "1850s"}, "1850s", "", ""),
    ({"year": "1969", "display": "July 1969"}, "July 1969", "", ""),
    ({"year": "1969", "month": "7", "day": "20", "display": "July 1969"}, "July 1969", "", ""),
    ({"year": "1872", "display": "1872-1873"}, "1872-1873", "", ""),
    ({"year": "2012", "display": "Jan-12"}, "Jan-12", "2012-XX-XX", ""),
    ({"year": "1825", "date": "5 March 1825"}, "5 March 1825", "", ""),
    ({"date": "11/10/16", "display": "November 10th 2016"}, "November 10th 2016", "", ""),
    ({"year": "1835", "display": "winter 1834-35"}, "", "", "'winter 1834-35' is [1834-12-01..1835-02-28], but other columns say 1835-XX-XX"),
    ({"year": "1835", "display": "1935"}, "", "", "'1935' is 1935-XX-XX, but other columns say 1835-XX-XX"),
    ({"date": "Mar-46"}, "Mar-46", "", "'Mar-46': the year has two digits: give the cells the format yyyy-mm-dd"),
    ({"date": "2.6.32"}, "2.6.32", "", "'2.6.32': the year has two digits"),
    ({"date": "2.6.1932"}, "2.6.1932", "", ""),
    ({"date": "11-Mar-15"}, "11-Mar-15", "", "'11-Mar-15': the year has two digits"),
    ({"date": "11/10/2016"}, "11/10/2016", "", "'11/10/2016': day/month or month/day? Write the month in words"),
    ({"date": "2003-02-30"}, "2003-02-30", "", "'2003-02-30': "),
    ({"date": "2010-11"}, "2010-11", "", "'2010-11': a month or a pair of years?"),
    ({"date": "the session of 12"}, "the session of 12", "", "'the session of 12': no rule reads these words"),
    ({"date": "44562"}, "44562", "", "'44562': a number for a day: give the cells the format yyyy-mm-dd"),
    ({"date": "-44"}, "", "", "'-44': years before 1 are not read"),
    ({"year": "-8000"}, "", "", "'-8000': years before 1 are not read"),
    ({"date": "c. 700 BCE"}, "c. 700 BCE", "", "'c. 700 BCE': no rule reads these words"),
    ({"date": "3 May"}, "3 May", "", "'3 May': it has no year"),
    ({"date": "until 1877"}, "until 1877", "", "'until 1877': the day that it is counted from is not known"),
    ({"date": "yesterday"}, "yesterday", "", "'yesterday': it has no year"),
    ({"date": "6 aout 2013"}, "6 aout 2013", "", "'6 aout 2013': no rule reads these words"),
    ({"date": "30 February 2003"}, "30 February 2003", "", "'30 February 2003': "),
    ({"year": "1943", "day": "5"}, "", "", "'5 1943': no rule reads these words"),
    ({"month": "5"}, "5", "", "'5': "),
    ({"date": "1946", "end": "1943"}, "", "", "'1946' to '1943' is no period: '1946/1943' runs backwards"),
    ({"date": "1381", "end": "between 25 and 26 June 1381"}, "", "", "'1381' to 'between 25 and 26 June 1381' is no period: an end is a period itself"),
    ({"date": "1381", "end": "some day"}, "", "", "'some day': "),
    ({"end": "1943"}, "", "", "it has an end, but no start"),
    ({}, "", "", "it has no date"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "words", "date", "said"), DATES, ids=[" ".join(row[0].values()) for row in DATES]
)
def test_a_date_is_read_or_stays_words(
    cells: dict[str, str], words: str, date: str, said: str
) -> None:
    cells = dict.fromkeys(COLUMNS, "") | {"title": "A"} | cells
    text, lines = drafted([Row(7, cells)])
    made = events(text)[0]["attestation"]
    assert (made.get("words", ""), made.get("date", "")) == (words, date)
    assert ("date" in made) == (bool(date) or bool(said))
    assert lines == [] if not said else lines[0].startswith(f"line 7: {said}")


BAD = [
    (b"caf\xe9,b\n", "events.csv: line 1: is not UTF-8: byte 0xe9. Save it as UTF-8 (for a sheet: CSV UTF-8)"),
    ("title,date\n".encode("utf-16"), "events.csv: is UTF-16"),
    (b"", "events.csv: is empty. Put the text into it, or a header and a row for each event"),
    (b"title,date\n", "events.csv: has no rows. Write a row for each event"),
    (b"title,date\n,\n\n", "events.csv: has no rows"),
    (b"title,date,date\nA,1,2", "events.csv: header: the column 'date' is there twice. Give each column its own name"),
    (b"what,date\nA,1", "events.csv: header: no column is known to be the title. Name it: --title-column NAME; --help lists what other columns can hold. Columns: what, date"),
    (b"what,when\nA,1", "events.csv: header: no column is known to be the title or the date. Name it: --title-column NAME --date-column NAME; "),
    (b"title,when\nA,1", "events.csv: header: no column is known to be the date. Name it: --date-column NAME"),
    (b"title,headline,date\nA,B,1", 'events.csv: header: title and headline can both be the title. Name one of them: --title-column title'),
    (b'title,date\n"A,1999\nB,2000\n', "events.csv: line 2: is no CSV: unexpected end of data. Put a cell with commas"),
    (b"title" * 40_000 + b",date\nA,1999\n", "events.csv: "),
    (b'title,date\n"A" b,1999\n', "events.csv: line 2: is no CSV: ',' expected after '\"'"),
    (b"title,date\nA,1999,x\nB,2000\nC,D,2001\n", "events.csv: line 2: has 3 cells, the header 2. Put a cell with commas|events.csv: line 4: has 3 cells, the header 2"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "messages"), BAD)
def test_a_bad_csv_is_named_and_nothing_is_written(
    sheet: bytes, messages: str, tmp_path: Path
) -> None:
    with pytest.raises(BuildError) as failed:
        draft(tmp_path, sheet, "--new", "x", "--root", str(tmp_path))
    said = str(failed.value).replace(f"{tmp_path}/", "").splitlines()
    assert len(said) == len(messages.split("|"))
    assert all(
        line.startswith(message) for line, message in zip(said, messages.split("|"), strict=True)
    )
    assert [path.name for path in tmp_path.rglob("*")] == ["events.csv"]


def test_a_named_column_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(
        BuildError, match=r"there is no column 'When' for --date-column\. Columns: title, date"
    ):
        draft(tmp_path, "title,date\nA,1999", "--date-column", "When")


READ = [
    (b"\xef\xbb\xbftitle,date\nA,1999\n", "events.csv", ""),
    (b"title;date\nA, with a comma;1999\n", "events.csv", "read as separated by semicolons"),
    (b"title\tdate\nA\t1999\n", "events.tsv", "read as separated by tabs"),
    (b"title,date\r\nA,1999\r\n", "events.csv", ""),
    (b"title,date\rA,1999\r", "events.CSV", ""),  # of an old Mac
    (b" Title , START_DATE ,,\nA,1999,,\n", "events.csv", ""),
    (b"title,date,place\nA,1999\n", "events.csv", "line 2 has 2 of 3 cells; the others are taken as empty"),
    (b"title,date\nA,1999,,\n,,\n", "events.csv", ""),
    (b",title,date\n0,A,1999\n", "events.csv", ""),  # with row numbers
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "name", "said"), READ)
def test_other_csvs_are_read(
    sheet: bytes, name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = draft(tmp_path, sheet, "--event-type", "other", "--published", "2021", name=name)
    out, err = capsys.readouterr()
    assert [event["attestation"] for event in events(out)] == [{"date": "1999-XX-XX"}]
    assert err == (f"{path}: {said}\n" if said else "")


def test_dates_are_read_in_the_language_of_the_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = "title,date,end\nDie Brücke,3. März 1909,\nDer Turm,März 1910,Juni 1911\n"
    draft(tmp_path, sheet)
    assert "dates are read as English; --language CODE names" in capsys.readouterr().err
    draft(tmp_path, sheet, "--language", "de")
    out, err = capsys.readouterr()
    said = [event["attestation"] for event in events(out)]
    assert said == [{"words": "3. März 1909"}, {"date": "1910-03/1911-06"}]
    assert "line" not in err


@pytest.mark.parametrize(
    ("titles", "ids"),
    [
        (["A fair", "A fair", "a fair!"], ["a-fair", "a-fair-2", "a-fair-3"]),
        (["1926 General Strike", "3rd bridge of the", "Łódź, Spärck & Péter's"], ["general-strike", "bridge", "odz-sparck-peters"]),
        (["Мост", "2021", ""], ["", "", ""]),
        (["One two three four five six seven"], ["one-two-three-four-five-six"]),
    ],
)  # fmt: skip
def test_ids_are_the_first_words_of_the_title(titles: list[str], ids: list[str]) -> None:
    rows = [
        Row(n, dict.fromkeys(COLUMNS, "") | {"title": t, "year": "1999"})
        for n, t in enumerate(titles)
    ]
    assert [event["id"] for event in events(drafted(rows)[0])] == ids


CELL = st.lists(
    st.sampled_from([*"ab\"'\\#[]=\r\n\t\x00\x1c\x7f\u2028,;-<>&1/", "1999", "May"])
).map("".join)


@law()
@given(st.fixed_dictionaries(dict.fromkeys(("title", "description", "date", "end", "media"), CELL)))
def test_no_cell_breaks_out_of_its_string(cells: dict[str, str]) -> None:
    text, _ = drafted([Row(2, dict.fromkeys(COLUMNS, "") | cells)])
    (event,) = events(text)
    assert event.keys() == {"id", "title", "event_type", "status", "description", "attestation"}
    assert event["attestation"].keys() <= {"words", "date", "note"}
    assert re.fullmatch("[a-z0-9-]*", event["id"])
