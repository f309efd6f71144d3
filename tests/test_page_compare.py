"""A day is at one place on every line of a comparison; a zoomed drawing says what it shows; no mark vanishes; only words are quoted."""

import re
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from browsing import Opener, needs_browser, rendered, saved
from conftest import EXAMPLE, ROOT, dated, table
from playwright.sync_api import Page
from test_looks import none_is_cut_or_small_or_covered, texts

from scripts.export import read_package
from scripts.show import facts, words
from scripts.show.page import page

SHOW = Path(page.__file__).parent


def test_every_part_of_the_script_is_named_says_its_job_and_is_in_the_page() -> None:
    parts = {path.name: path.read_text("utf-8") for path in SHOW.glob("page_*.js")}
    assert sorted(parts) == sorted(f"page_{name}.js" for name in page.SCRIPT)
    source = (EXAMPLE / "data/timeline.html").read_text("utf-8")
    places = [source.find(parts[f"page_{name}.js"]) for name in page.SCRIPT]
    assert places == sorted(places)
    assert places[0] > 0
    for name, part in parts.items():
        assert part.startswith("// "), f"{name} does not say its job"
        assert part.count("\n") <= 350, name


# --- the comparison of sources ----------------------------------------------------------------------------------------------


@needs_browser
@pytest.mark.long
@pytest.mark.parametrize("width", [360, 540, 900])
def test_a_day_has_one_place_on_every_line_also_of_a_witness_of_several_pages(
    opened: Opener, package_root: Path, width: int
) -> None:
    root = package_root
    said = {
        (row["event_id"], row["source_id"]): row["date_edtf"] for row in table("attestations", root)
    }
    found = opened(root, viewport={"width": width, "height": 800}).eval_on_selector_all(
        ".compare .line[data-source]:has(.axis)",
        """all => all.map(li => { const axis = li.querySelector(".axis").getBoundingClientRect(), box = e => e && (b => [b.left, b.right])(e.getBoundingClientRect());
        return { event: li.closest("article").id.slice(6), source: li.dataset.source, within: !!li.closest(".witness"), axis: [axis.left, axis.right],
        mark: box(li.querySelector(".day path, rect.window, rect.given")) } })""",
    )
    places: dict[tuple[str, str], list[tuple[bool, list[float]]]] = {}
    for line in found:
        value = said[line["event"], line["source"]]
        if value:
            places.setdefault((line["event"], "axis"), []).append((line["within"], line["axis"]))
            assert line["mark"][1] - line["mark"][0] >= 3, line
            places.setdefault((line["event"], value), []).append((line["within"], line["mark"]))
    for key, marks in places.items():
        assert all(mark == pytest.approx(marks[0][1], abs=0.6) for _, mark in marks), key
    assert any(len({within for within, _ in marks}) == 2 for marks in places.values()), (
        "no witness of several pages"
    )


@needs_browser
def test_only_the_words_of_a_source_are_set_as_a_quotation(
    opened: Opener, package_root: Path
) -> None:
    root = package_root
    said = {
        (row["event_id"], row["source_id"]): row["date_verbatim"]
        for row in table("attestations", root)
    }
    quoted = opened(root).eval_on_selector_all(
        ".compare .line[data-source]",
        """all => all.map(li => [li.closest("article").id.slice(6), li.dataset.source,
        [...li.querySelectorAll("*")].filter(e => e.tagName === "Q" || getComputedStyle(e).fontStyle === "italic").map(e => e.textContent)])""",
    )
    assert {(event, source): words for event, source, words in quoted} == {
        key: [text] if text else [] for key, text in said.items()
    }
    assert "" in said.values()


@pytest.mark.parametrize("name", ["timeline.svg", "timeline_narrow.svg"])
@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["package", "example"])
def test_only_the_words_of_an_article_are_set_as_a_quotation_in_the_picture(
    root: Path, name: str
) -> None:
    said = {row["event_id"]: row["date_verbatim"] for row in table("events", root)}
    for lane in ET.parse(root / "data" / name).iterfind(".//*[@data-event]"):
        quote = " ".join(text.text for text in lane.iter() if text.get("class") == "quote")
        assert quote.strip("\u201c\u201d") == said[lane.get("data-event")]


# --- the drawing at another scale -------------------------------------------------------------------------------------------


def drawn(view: Page) -> dict:
    """The view, its heading and the labels of its axis, and the size of each bar of an article, in pixels of the drawing."""
    return view.evaluate(
        """() => { const svg = document.querySelector(".timeline.wide"), words = css => [...svg.querySelectorAll(css)].map(e => e.textContent);
        const size = path => (b => [b.width, b.height])(path.getBBox());
        return { days: svg.dataset.view.split("|").map(Number), heading: words(".live.heading .heading"), labels: words(".live.heading .small"),
        bars: [...svg.querySelectorAll(".marks :is(.window, .given)")].filter(e => e.checkVisibility()).map(size) } }"""
    )


def in_words(first: date, last: date) -> str:
    ends = [
        f"{day.day} {words.MONTH_NAMES[day.month - 1][:3]} {day.year}".split()
        for day in (first, last)
    ]
    repeated = 2 if ends[0][1:] == ends[1][1:] else 1 if ends[0][2] == ends[1][2] else 0
    return f"From {' '.join(ends[0][: 3 - repeated])} to {' '.join(ends[1])}"


@needs_browser
def test_a_zoomed_drawing_says_its_period_and_its_years_and_every_bar_can_be_seen(
    opened: Opener, package_root: Path
) -> None:
    view, thin = opened(package_root), 0
    for step in ["in", "in", "in", "later", "all", "in", "out"]:
        view.click(f"#{step}")
        seen = drawn(view)
        first, last = (date(1970, 1, 1) + timedelta(day) for day in seen["days"])
        assert seen["heading"] == [in_words(first, last)]
        assert seen["labels"]
        for label in seen["labels"]:
            assert first.year <= int(re.search(r"\b\d{4}$", label)[0]) <= last.year, label
        for width, height in seen["bars"]:
            assert width >= 3
            assert width >= 7 or height > 14, (
                f"a point of 14 pixels hides a bar of {width} by {height}"
            )
        thin += sum(width < 7 for width, _ in seen["bars"])
    assert thin


@needs_browser
def test_the_headline_goes_with_its_event(opened: Opener) -> None:
    view = opened(EXAMPLE)
    about = view.get_attribute("#finding", "data-about")
    rows = {row["event_id"]: row for row in table("events", EXAMPLE)}
    for key in (
        about,
        next(key for key, row in rows.items() if row["event_type"] != rows[about]["event_type"]),
    ):
        view.select_option("#by-type", rows[key]["event_type"])
        assert view.is_visible("#finding") == (key == about)
        assert view.locator(".timeline.wide .head text:visible").count()


@needs_browser
@pytest.mark.long
@pytest.mark.parametrize("width", [360, 900])
def test_long_titles_and_undated_events_keep_apart_at_every_scale(
    opened: Opener, width: int, tmp_path: Path
) -> None:
    tables = read_package(EXAMPLE)[1]
    articles = [source["source_id"] for source in facts.articles(tables)]
    forms = [
        *("", "2004-05-{a:02}", "2004-05-XX", "2004-XX-XX", "[..2004-05-{b:02}]"),
        *("2004-05-{a:02}/2004-05-{b:02}", "[2004-05-{a:02}..]", "2004-04/2004-05-{b:02}"),
        *("2004-05-{a:02}?", "[2004-05-{a:02},2004-07,2005-01-{b:02}]", "2003-21/2004-24"),
    ]
    events = []
    for number in range(28):
        row = dict.fromkeys(tables["events"][0], "") | {"event_type": "visit"}
        row |= {"event_id": f"e-{number}", "article_id": articles[number % 2]}
        row["title"] = "A meeting of the ministers of many states " * (number % 3 + 1)
        row["date_verbatim"] = ("", "soon", "in the days before the yearly fair")[number % 3]
        for prefix, form in (("date", forms[number % 11]), ("best", forms[number * 2 % 11])):
            row |= dated(prefix, form.format(a=number % 9 + 1, b=number + 2))
        events.append(row)
    source = rendered({"events": events, "sources": tables["sources"]})
    view = opened(saved(tmp_path, source), viewport={"width": width, "height": 900})
    for step in ["all", "in", "in", "in", "later", "later", "out", "drawn"]:
        view.click(f"#{step}")
        none_is_cut_or_small_or_covered(texts(view, "#frame"), width)


@needs_browser
def test_a_package_of_one_source_says_so_in_every_row(opened: Opener, tmp_path: Path) -> None:
    """The dates of the first article of the example, with nobody to confirm them."""
    tables = read_package(EXAMPLE)[1]
    article = facts.articles(tables)[0]
    events = [
        row | dated("best", row["date_edtf"]) | {"best_source_id": article["source_id"]}
        for row in tables["events"]
        if row["article_id"] == article["source_id"] and row["date_edtf"]
    ]
    said = [row for row in tables["attestations"] if row["source_id"] == article["source_id"]]
    source = rendered({"events": events, "attestations": said, "sources": [article]})
    view = opened(saved(tmp_path, source))
    assert view.inner_text(".headline").startswith("24 events from")
    assert view.locator(".timeline.wide .muted").count() == 0
    for step in ("drawn", "all", "in"):
        view.eval_on_selector(f"#{step}", "button => button.click()")
        remarks = view.eval_on_selector_all(
            ".timeline.wide .said", "all => all.map(e => e.textContent)"
        )
        assert remarks == ["from the article alone"] * len(events)
    summaries = view.locator(".summary").all_inner_texts()
    assert summaries == ["From the article alone."] * len(events)
    assert view.locator("#by-source, #figures").count() == 0
    view.fill("#words", events[0]["title"])
    assert view.locator("article:not([hidden])").count() == 1
