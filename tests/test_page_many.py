"""A page of many events: a strip and the rows that matter most, a line for each event, and the rest when it is asked for."""

import csv
import io
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from browsing import Opener, geometry, needs_browser, rendered, saved, shown
from conftest import EXAMPLE, dated

from scripts.export import read_package
from scripts.package import tables as written
from scripts.show import facts, words
from scripts.show.picture import picture, strip

FORMS = ("{d}", "{d}", "{m}-XX", "{y}-XX-XX", "{d}/{e}", "[{d}..{e}]", "[{d}..]", "{d}~")
Made = tuple[Path, dict[str, list[dict[str, str]]]]


def made(count: int, folder: Path) -> Made:
    """A page of so many made-up events of forty years, with one in year 1, one in year 9999, and one without a date."""
    schema, tables = read_package(EXAMPLE)
    article = facts.articles(tables)[0]["source_id"]
    other = next(row["source_id"] for row in tables["sources"] if row["source_id"] != article)
    events, said = [], []
    for n in range(count):
        day = date(1980, 1, 1) + timedelta(n * n * 37 % 14600)
        forms = {"d": day, "e": day + timedelta(n % 50 + 1), "m": f"{day:%Y-%m}", "y": day.year}
        value = {0: "0001-01-01", 1: "9999-12-31", 2: ""}.get(n, FORMS[n % 8].format(**forms))
        event = dict.fromkeys(tables["events"][0], "") | dated("best", value) | dated("date", value)
        key = f"event-number-{n}"
        event |= {"event_id": key, "title": f"Event {n} & co", "description": f"Made up, {n}."}
        event |= {"event_type": ("visit", "talks")[n % 2], "status": "past"}
        events.append(event | {"article_id": article, "best_source_id": article})
        blank = dict.fromkeys(tables["attestations"][0], "") | dated("date", value)
        blank["event_id"] = key
        said.append(blank | {"source_id": article, "rank": "preferred"})
        note = {"rank": "normal", "note": f"Noted <once> as n{n}x."}
        said += [blank | {"source_id": other} | note] * (n % 3 == 0)
    made = {name: [] for name in tables} | {"events": events, "attestations": said}
    made["sources"] = tables["sources"]
    rows = facts.as_rows(made)
    files = {r["path"]: written.to_csv(rows[r["name"]], r) for r in schema["resources"]}
    saved(folder, rendered(made, files))
    (folder / "data/timeline.svg").write_bytes(picture.draw(schema, made))
    return folder, made


@pytest.fixture(scope="module", params=[80, pytest.param(5000, marks=pytest.mark.long)])
def many(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(request.param, tmp_path_factory.mktemp("many"))


@needs_browser
def test_without_script_every_date_can_be_read(opened: Opener, many: Made) -> None:
    root, tables = many
    view = opened(root, java_script_enabled=False)
    lines = view.locator("article summary").all_text_contents()
    assert len(lines) == len(tables["events"])
    for row, said in zip(tables["events"], lines, strict=True):
        assert row["title"] in said
        assert (words.words(row["best_edtf"]) or "no date").lower() in said.lower()
        assert row["best_edtf"] in said


def test_the_picture_is_a_strip_and_the_rows_that_matter_most(many: Made) -> None:
    root, tables = many
    count = len(tables["events"])
    for svg in ((root / f"data/timeline.{end}").read_text("utf-8") for end in ("svg", "html")):
        assert max(float(h) for h in re.findall(r'<svg [^>]*height="([\d.]+)"', svg)) < 4000
        assert f"{picture.ROWS} of {count:,} events" in svg
        assert f"and {count - picture.ROWS:,} more" in svg
        assert "1 before this period, 1 after this period" in svg
    assert (root / "data/timeline.html").stat().st_size < 12_000_000


def paths(view: object, css: str) -> list[float]:
    text = view.get_attribute(f".timeline.wide {css}", "d")  # type: ignore[attr-defined]
    return [float(n) for n in re.findall(r"[\d.]+", text)]


@needs_browser
def test_the_script_draws_the_strip_that_the_build_drew_and_counts_what_is_shown(
    opened: Opener, many: Made
) -> None:
    root, tables = many
    whole = strip.strip(tables["events"])
    view = opened(root)
    before = {css: paths(view, css) for css in (".strip .sure", ".strip .maybe")}
    view.evaluate(f"location.hash = '#from={whole.axis.first}&to={whole.axis.last}'")
    view.wait_for_selector(".timeline.wide .strip.live", state="attached")
    for css, numbers in before.items():
        assert paths(view, css) == pytest.approx(numbers, abs=0.11), css
    view.click("#drawn")
    view.select_option("#by-type", "talks")
    left = [row for row in tables["events"] if row["event_type"] == "talks"]
    assert shown(view) == [row["event_id"] for row in left]
    lanes = geometry(view)["lanes"]
    assert len(lanes) == picture.ROWS
    assert set(lanes) <= set(shown(view))
    others = sum(bool(row["best_edtf"]) for row in left) - picture.ROWS
    assert f"and {others:,} more" in view.text_content(".timeline.wide .more")
    for step in ("in", "in", "later", "out", "all"):
        view.click(f"#{step}")
        assert geometry(view)["lanes"], step
    assert float(view.get_attribute(".timeline.wide", "height")) < 4000


@needs_browser
def test_details_come_when_they_are_asked_for_and_can_be_searched(
    opened: Opener, many: Made
) -> None:
    root, tables = many
    view = opened(root)
    for typed, key in (
        ("n9x", "event-number-9"),
        ("event-number-13", "event-number-13"),
        ("noted <once> as n12x.", "event-number-12"),
    ):
        view.fill("#words", typed)
        assert key in shown(view), typed
    article = view.locator("#event-event-number-12")
    assert article.locator(".line").count() == 0
    article.locator("summary").first.click()
    article.locator(".line[data-source]").first.wait_for()
    said = [row for row in tables["attestations"] if row["event_id"] == "event-number-12"]
    assert article.locator(".line[data-source]").count() == len(said) == 2
    assert "Noted <once> as n12x." in article.locator(".read").text_content()
    linked = opened(root, "#event-event-number-30")
    assert linked.locator("#event-event-number-30 .line[data-source]").first.is_visible()


@needs_browser
def test_in_print_the_lines_have_two_columns_and_details_the_whole_width(
    opened: Opener, many: Made
) -> None:
    root, tables = many
    view = opened(root, viewport={"width": 703, "height": 1000})
    pages = len(re.findall(rb"/Type\s*/Page\b", view.pdf(format="A4", prefer_css_page_size=True)))
    assert pages <= 4 + len(tables["events"]) / 45
    view.locator("#event-event-number-12 summary").first.click()
    view.emulate_media(media="print")
    widths = [view.locator(f"#event-event-number-{n}").bounding_box()["width"] for n in (11, 12)]
    assert widths[0] < 350 < 650 < widths[1]


@needs_browser
def test_what_is_shown_can_be_saved_and_whole_tables_are_linked(opened: Opener, many: Made) -> None:
    root, tables = many
    view = opened(root)
    assert view.get_attribute("#table-events", "href") == "events.csv"
    view.fill("#words", "n9x")
    left = set(shown(view))
    for name in ("events", "attestations"):
        with view.expect_download() as saved:
            view.click(f"[data-rows={name}]")
        rows = list(csv.DictReader(io.StringIO(saved.value.path().read_text("utf-8"), newline="")))
        ids = [row["event_id"] for row in tables[name]]
        assert [row["event_id"] for row in rows] == [key for key in ids if key in left]
        assert rows


# How many elements a search or a step of the scale touches: each of them costs time.
TOUCHED = """async (element, act) => {
  const touched = new Set(), see = new MutationObserver(all => all.forEach(one => touched.add(one.target)));
  see.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  act === null ? element.click() : (element.value = act, element.dispatchEvent(new Event("input", { bubbles: true })));
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  see.disconnect();
  return touched.size;
}"""


@needs_browser
def test_a_page_of_many_events_has_few_elements_and_touches_fewer(
    opened: Opener, many: Made
) -> None:
    """A search changes a line each at most; a step of the scale what is drawn, however many there are."""
    root, tables = many
    view, count = opened(root), len(tables["events"])
    assert view.evaluate("document.querySelectorAll('*').length") < 8 * count + 1000
    for typed in ("e", "event 41", "17 November 2010", "since 2010", ""):
        assert view.eval_on_selector("#words", TOUCHED, typed) < count + 100, typed
    for step in ("in", "in", "later", "out", "all", "drawn"):
        assert view.eval_on_selector(f"#{step}", TOUCHED, None) < 100, step
