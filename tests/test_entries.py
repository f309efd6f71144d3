"""What a calendar and a slide can say of a vague date."""

import json
import re
from datetime import date, timedelta
from html import escape
from pathlib import Path

import pytest
from conftest import ROOT, dated, table
from icalendar import Calendar

from scripts.export import main, read_package
from scripts.show.facts import articles, named
from scripts.show.forms.entries import entries
from scripts.show.forms.ics import calendar
from scripts.show.forms.slides import timelinejs
from scripts.show.words import words

EXAMPLE = ROOT / "tests/example"
SCHEMA, TABLES = read_package(ROOT)
NAME, VERSION = SCHEMA["name"], SCHEMA["version"]


VAGUE = {  # best_edtf -> (its first and last day in an entry, or why there is none; the words in its title)
    "2030-05-07": (("2030-05-07", "2030-05-07"), ""),
    "2030-05-07/2030-05-09": (("2030-05-07", "2030-05-09"), ""),
    "[2030-05-01..2030-05-10]": (("2030-05-01", "2030-05-10"), " (some day from 1 to 10 May 2030)"),
    "2030-05-XX": (("2030-05-01", "2030-05-31"), " (some day in May 2030)"),
    "[..2030-05-07]": ("by 7 May 2030, no start given", ""),
    "2030-05-07/..": ("from 7 May 2030 on, no end given", ""),
    "2030-05-07?": (("2030-05-07", "2030-05-07"), " (7 May 2030, uncertain)"),
    "2030-05/2030-07": (
        ("2030-05-01", "2030-07-31"),
        " (from some day in May 2030 to some day in July 2030)",
    ),
    "2030~": (("2029-01-01", "2031-12-31"), " (about 2030)"),
    "[2030-05-07,2030-05-14]": (("2030-05-07", "2030-05-14"), " (on 7 or 14 May 2030)"),
    "2030/..": ("from some day in 2030 on, no end given", ""),
    "": ("no source gives a date", ""),
}


def _made_up() -> dict[str, list[dict[str, str]]]:
    """A table of events, one for each kind of date, that one source reports."""
    events = []
    for number, value in enumerate(VAGUE):
        row = dict.fromkeys(TABLES["events"][0], "") | {
            "event_id": f"event-{number}",
            "title": f"Event <{number}>, 100% made up",
        }
        row |= dated("best", value)
        events.append(
            row
            | {
                "event_type": "press-conference",
                "date_verbatim": "soon",
                "description": "One; two, three.",
            }
        )
    said = [
        dict.fromkeys(TABLES["attestations"][0], "")
        | {"event_id": row["event_id"], "source_id": "s", "rank": "preferred"}
        for row in events
    ]
    source = dict.fromkeys(TABLES["sources"][0], "") | {
        "source_id": "s",
        "publisher": "Example",
        "url": "https://example.org/a",
    }
    return TABLES | {"events": events, "attestations": said, "sources": [source]}


def _shown_in_calendar(data: bytes) -> dict[str, tuple[str, str, str]]:
    entries, day = Calendar.from_ical(data).walk("VEVENT"), timedelta(days=1)
    return {
        str(e["uid"]).split("@")[0]: (
            str(e["dtstart"].dt),
            str(
                e["dtend"].dt - day
                if "dtend" in e  # which no day is left for after the last day of the calendar
                else e["dtstart"].dt + (e["duration"].dt - day)
            ),
            str(e["summary"]),
        )
        for e in entries
    }


def test_calendar_says_vague_dates_in_words_or_leaves_them_out() -> None:
    made_up = _made_up()
    shown = _shown_in_calendar(calendar(SCHEMA, made_up))
    expected = {
        row["event_id"]: (*days, row["title"] + said)
        for row, (days, said) in zip(made_up["events"], VAGUE.values(), strict=True)
        if isinstance(days, tuple)
    }
    assert shown == expected


def test_calendar_escapes_what_would_part_a_text() -> None:
    """icalendar reads it without that too; other programs do not (RFC 5545, 3.3.11)."""
    lines = calendar(SCHEMA, _made_up()).replace(b"\r\n ", b"")
    assert b"\r\nSUMMARY:Event <0>\\, 100% made up\r\n" in lines
    assert b"\r\nDESCRIPTION:One\\; two\\, three.\\n" in lines


def test_what_is_left_out_is_named_with_the_reason() -> None:
    made_up = _made_up()
    left = {
        row["event_id"]: why
        for row, (why, _) in zip(made_up["events"], VAGUE.values(), strict=True)
        if isinstance(why, str)
    }
    assert dict(entries(made_up)[1]) == left


def test_calendar_has_the_first_and_the_last_day_that_a_date_can_be() -> None:
    made_up = _made_up()
    values = ("0001-01-01", "9999-12-31", "9999-12-30/9999-12-31", "99XX", "0001~")
    for row, value in zip(made_up["events"], values, strict=False):
        row |= dated("best", value)
    made_up["events"] = made_up["events"][: len(values)]
    lines = calendar(SCHEMA, made_up).decode().split("\r\n")
    ends = [line for line in lines if line.startswith(("DTSTART", "DTEND", "DURATION"))]
    assert [line.split(":")[1] for line in ends] == [
        *("00010101", "00010102"),
        *("99991231", "P1D"),  # no day is left for an exclusive end
        *("99991230", "P2D"),
        *("99000101", "P36524D"),
        *("00010101", "00030101"),
    ]
    parsed = Calendar.from_ical("\r\n".join(lines)).walk("VEVENT")
    assert [str(entry["dtstart"].dt) for entry in parsed][:2] == ["0001-01-01", "9999-12-31"]
    slides = json.loads(timelinejs(SCHEMA, made_up))["events"]
    assert slides[0]["start_date"] == {"year": 1, "month": 1, "day": 1}
    assert slides[1]["start_date"] == {"year": 9999, "month": 12, "day": 31}


def test_timelinejs_says_vague_dates_in_words_or_leaves_them_out() -> None:
    made_up = _made_up()
    slides = {
        slide["unique_id"]: slide for slide in json.loads(timelinejs(SCHEMA, made_up))["events"]
    }
    for row, (days, said) in zip(made_up["events"], VAGUE.values(), strict=True):
        if isinstance(days, str):
            assert row["event_id"] not in slides
            continue
        slide = slides[row["event_id"]]
        assert (
            str(date(**slide["start_date"])),
            str(date(**slide.get("end_date", slide["start_date"]))),
        ) == days
        assert slide["text"]["headline"] == escape(row["title"]) + said
        assert slide["display_date"] == words(row["best_edtf"])


def test_export_of_the_example_shows_each_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(EXAMPLE), "--to", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    shown = _shown_in_calendar(next(tmp_path.glob("*.ics")).read_bytes())
    slides = {
        slide["unique_id"]: slide
        for slide in json.loads(next(tmp_path.glob("*.timelinejs.json")).read_text("utf-8"))[
            "events"
        ]
    }
    cases = set()
    for row in table("events", EXAMPLE):
        key, first, last, value = (
            row["event_id"],
            row["best_earliest"],
            row["best_latest"],
            row["best_edtf"],
        )
        certain = first == row["best_certain_from"] and last == row["best_certain_to"]
        kind = ("day" if first == last else "throughout") if certain else "within"
        case = "undated" if not value else kind if first and last else "open"
        cases.add(case)
        if case in ("undated", "open"):
            assert key not in shown
            assert key not in slides
            why = words(value) or "no source gives a date"
            assert re.search(rf"^{key}: left out .*: {why}$", said, re.MULTILINE)
            continue
        heading = f"{row['title']} ({words(value)})" if case == "within" else row["title"]
        assert shown[key] == (first, last, heading)
        assert slides[key]["text"]["headline"] == escape(heading)
        assert slides[key]["display_date"] == words(value)
    assert cases == {"undated", "open", "day", "within", "throughout"}, (
        "the example no longer has every case"
    )


@pytest.mark.long
def test_calendar_has_a_name_and_its_entries_kinds_and_addresses(dist: Path) -> None:
    parsed = Calendar.from_ical((dist / f"{NAME}.ics").read_bytes())
    assert str(parsed["X-WR-CALNAME"]) == SCHEMA["title"]
    addresses = {row["url"] for row in table("sources")} | {""}  # a source may have none
    kinds = {
        row["event_id"]: row["event_type"].replace("-", " ").capitalize() for row in table("events")
    }
    for entry in parsed.walk("VEVENT"):
        assert [str(kind) for kind in entry["categories"].cats] == [
            kinds[str(entry["uid"]).split("@")[0]]
        ]
        assert str(entry.get("url", "")) in addresses


def test_calendar_lines_are_short_and_come_back_whole(dist: Path) -> None:
    data = (dist / f"{NAME}.ics").read_bytes()
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    said = {
        str(e["uid"]).split("@")[0]: str(e["description"])
        for e in Calendar.from_ical(data).walk("VEVENT")
    }
    for row in table("events"):
        assert row["event_id"] not in said or row["description"] in said[row["event_id"]]


def test_every_event_is_in_the_forms_or_named_as_left_out(dist: Path) -> None:
    ids = {row["event_id"] for row in table("events")}
    left = {gone.event_id for gone in entries(TABLES)[1]}
    slides = json.loads((dist / f"{NAME}.timelinejs.json").read_text("utf-8"))["events"]
    assert _shown_in_calendar((dist / f"{NAME}.ics").read_bytes()).keys() == ids - left
    assert {slide["unique_id"] for slide in slides} == ids - left


def test_timelinejs_groups_by_article_and_links_its_sources(dist: Path) -> None:
    addresses = {escape(row["url"]) for row in table("sources")}
    url = {row["source_id"]: row["url"] for row in table("sources")}
    events = {row["event_id"]: row for row in table("events")}
    groups = {named(article) for article in articles(TABLES)}
    for slide in json.loads((dist / f"{NAME}.timelinejs.json").read_text("utf-8"))["events"]:
        assert slide["group"] in groups
        linked = re.findall(r'href="([^"]*)"', slide["text"]["text"])
        event = events[slide["unique_id"]]
        assert linked or not (url[event["article_id"]] or url[event["best_source_id"]])
        assert set(linked) <= addresses


def test_timelinejs_has_a_group_for_each_article_also_for_two_of_one_name() -> None:
    made_up = _made_up()
    (source,) = made_up["sources"]
    made_up["sources"] = [source | {"source_id": key} for key in ("a", "b")]
    for event, key in zip(made_up["events"], "ab", strict=False):
        event["article_id"] = key
    groups = [slide["group"] for slide in json.loads(timelinejs(SCHEMA, made_up))["events"]]
    assert groups[:2] == ["Example (a)", "Example (b)"]
