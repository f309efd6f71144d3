"""The page and the picture, in a real browser: they show what the tables say, to everybody, and ask nothing of anybody.

Run wherever a Chromium is found on the PATH (`.ci/run` installs Debian's where it may); skipped, with the reason, where none is.
"""

import base64
import re
import shutil
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import ROOT, table
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NEEDS_BROWSER = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine; these tests run where there is one")
ADDRESS = (ROOT / "data/timeline.html").as_uri()
SOURCE = (ROOT / "data/timeline.html").read_text("utf-8")
EVENTS, SAID = table("events"), table("attestations")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """The page, opened from disk. Afterwards: no error was logged, and nothing was asked of anybody."""
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    page = context.new_page()
    errors, requests = [], []
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(ADDRESS)
    yield page
    assert not errors
    assert [url for url in requests if not url.startswith("data:")] == [ADDRESS]
    context.close()


def until(page: Page, condition: str) -> None:
    """Wait for a condition. (Playwright's own waiting evaluates strings, which the page's policy forbids.)"""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(30)
    raise AssertionError(f"never came true: {condition}")


def shown(page: Page) -> list[str]:
    return page.eval_on_selector_all("article:not([hidden])", "all => all.map(a => a.id)")


@NEEDS_BROWSER
def test_every_event_and_every_attestation_is_shown(page: Page) -> None:
    assert shown(page) == [row["event_id"] for row in EVENTS]
    for row in EVENTS:
        text = page.locator(f"#{row['event_id']}").inner_text()
        for column in ("title", "description", "date_verbatim", "date_edtf", "best_edtf"):
            assert row[column] in text, (row["event_id"], column)
    cells = page.eval_on_selector_all(
        "article tbody tr",
        "all => all.map(tr => [tr.closest('article').id, tr.dataset.source, ...[...tr.cells].map(td => td.innerText)])",
    )
    expected = [
        [a["event_id"], a["source_id"], a["date_verbatim"], a["date_edtf"], a["agreement"], a["rank"], a["note"]] for a in SAID
    ]
    assert [[c[0], c[1], c[3], c[5], c[6], c[7], c[8]] for c in cells] == expected
    assert [c[4] for c in cells] == [
        a["date_rule"] + (f", {a['anchor_type']} {a['anchor_date']}" if a["anchor_type"] else "") for a in SAID
    ]


@NEEDS_BROWSER
def test_every_source_is_linked_and_every_figure_shown(page: Page) -> None:
    addresses = {row["source_id"]: row["url"] for row in table("sources")}
    linked = page.eval_on_selector_all(
        "article tbody tr", "all => all.map(tr => [tr.dataset.source, tr.querySelector('a')?.getAttribute('href') ?? ''])"
    )
    assert linked == [[a["source_id"], addresses[a["source_id"]]] for a in SAID]
    assert page.eval_on_selector_all("#figures ~ .scroll tbody tr", "all => all.map(tr => tr.id)") == [
        row["figure_id"] for row in table("figures")
    ]


@NEEDS_BROWSER
@pytest.mark.parametrize("name", ["type", "actor", "place", "source"])
def test_filters_show_what_the_tables_say(page: Page, name: str) -> None:
    parts = table("event_actors")
    has = {
        "type": lambda e, value: e["event_type"] == value,
        "actor": lambda e, value: any(p["event_id"] == e["event_id"] and p["actor_id"] == value for p in parts),
        "place": lambda e, value: e["place_id"] == value,
        "source": lambda e, value: any(a["event_id"] == e["event_id"] and a["source_id"] == value for a in SAID),
    }[name]
    values = page.eval_on_selector_all(f"#by-{name} option", "all => all.map(o => o.value)")[1:]
    assert values
    for value in values[:6]:
        page.select_option(f"#by-{name}", value)
        expected = [e["event_id"] for e in EVENTS if has(e, value)]
        assert expected
        assert shown(page) == expected
        assert page.eval_on_selector_all("#chart li:not([hidden])", "all => all.map(li => li.dataset.event)") == expected
        assert page.inner_text("#count") == f"{len(expected)} of {len(EVENTS)} events"
    page.click("button[type=reset]")
    until(page, f"document.querySelectorAll('article:not([hidden])').length === {len(EVENTS)}")


@NEEDS_BROWSER
def test_search_finds_words_of_sources(page: Page) -> None:
    page.fill("#words", "CONFagricoltura slip")
    assert shown(page) == ["raw-materials-memorandum-signed"]
    page.fill("#words", "zyzzyva")
    assert shown(page) == []
    assert page.inner_text("#count") == f"0 of {len(EVENTS)} events"


@NEEDS_BROWSER
def test_works_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#events"
    page.focus("#chart")
    width = "document.querySelector('#chart ol').clientWidth"
    before = page.evaluate(width)
    for _ in range(5):
        page.keyboard.press("+")
    assert page.evaluate(width) > 20 * before
    page.keyboard.press("-")
    page.evaluate("document.querySelector('#chart').scrollLeft = 0")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('#chart').scrollLeft > 0")
    page.keyboard.press("0")
    assert page.evaluate(width) <= before + 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#chart li')?.dataset.event") == EVENTS[0]["event_id"]


@NEEDS_BROWSER
def test_marks_stand_where_the_dates_are(page: Page) -> None:
    page.click("#close")  # November 2022 fills the view
    boxes = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('#chart li')].map(li => [li.dataset.event,
           [...li.querySelectorAll('.mark')].map(m => { const r = m.getBoundingClientRect(); return [r.left, r.right] })]))"""
    )
    press, visit = boxes["joint-press-conference"], boxes["borrell-visit"]
    centre = sum(press[0]) / 2
    day = (sum(boxes["eu-central-asia-connectivity-conference"][1]) - sum(press[1])) / 2  # 17 to 18 November
    assert day > 10
    assert visit[1][0] == pytest.approx(centre - 1.5 * day, abs=2)  # from the start of the 16th
    assert visit[1][1] == pytest.approx(centre + 0.5 * day, abs=2)  # to the end of the 17th
    memorandum = boxes["raw-materials-memorandum-signed"]
    assert memorandum[0][1] - memorandum[0][0] == pytest.approx(10 * day, abs=3)  # 1 to 10 November


@NEEDS_BROWSER
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1000, 360])
def test_no_accessibility_fault(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@NEEDS_BROWSER
def test_nothing_is_cut_off_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@NEEDS_BROWSER
def test_prints_every_event_without_controls(page: Page) -> None:
    page.fill("#words", "confagricoltura")
    page.emulate_media(media="print")
    assert page.locator("article:visible").count() == len(EVENTS)
    assert page.locator(".controls:visible, #chart:visible, button:visible").count() == 0


@NEEDS_BROWSER
def test_without_javascript_it_is_a_plain_list(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(ADDRESS)
    assert page.locator("article").count() == len(EVENTS)
    assert page.locator("article:visible").count() == len(EVENTS)
    assert page.locator("#chart:visible, .controls:visible, #copy:visible").count() == 0
    context.close()


@NEEDS_BROWSER
def test_citation_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#copy")
    until(page, "document.querySelector('#copied').textContent === 'Copied.'")
    assert page.evaluate("navigator.clipboard.readText()").replace("\r", "") == page.inner_text("#citation")
    assert page.inner_text("#citation") in (ROOT / "README.md").read_text("utf-8")


def test_downloads_are_the_tables_byte_for_byte() -> None:
    found = dict(re.findall(r'download="(\w+)\.csv" href="data:text/csv;charset=utf-8;base64,([^"]+)"', SOURCE))
    assert {name: base64.b64decode(data) for name, data in found.items()} == {
        path.stem: path.read_bytes() for path in (ROOT / "data").glob("*.csv")
    }


def test_page_names_nothing_to_load() -> None:
    assert not re.search(r"<(script|img|iframe|link|video|audio|source)\b[^>]*\b(src|href)=\"(?!data:)", SOURCE)
    assert "@import" not in SOURCE
    assert not re.search(r"url\((?!#)", SOURCE)


# --- the picture --------------------------------------------------------------------------------------------------------

SVG = {"s": "http://www.w3.org/2000/svg"}


def test_picture_names_every_event_in_order() -> None:
    root = ElementTree.parse(ROOT / "data/timeline.svg").getroot()
    texts = ["".join(text.itertext()) for text in root.iterfind(".//s:text", SVG)]
    titles = [text for text in texts if text in {row["title"] for row in EVENTS}]
    assert titles == [row["title"] for row in EVENTS]
    assert "\u201cearly this month\u201d" in texts


def test_picture_can_be_heard() -> None:
    root = ElementTree.parse(ROOT / "data/timeline.svg").getroot()
    assert root.get("role") == "img"
    assert root.find("s:title", SVG).text
    described = root.find("s:desc", SVG).text
    assert all(
        f"{row['title']}: the article has {row['date_edtf']}; best known is {row['best_edtf']}." in described for row in EVENTS
    )
    assert not root.findall(".//s:script", SVG)


@NEEDS_BROWSER
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_picture_keeps_its_text_apart_and_inside(browser: Browser, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 700, "height": 900})
    page = context.new_page()
    page.goto((ROOT / "data/timeline.svg").as_uri())
    boxes = page.evaluate(
        "[...document.querySelectorAll('text')].map(t => { const r = t.getBoundingClientRect(); return [t.textContent, r.left, r.right, r.top, r.bottom] })"
    )
    width = page.evaluate("document.documentElement.getBoundingClientRect().right")
    for number, (text, left, right, top, bottom) in enumerate(boxes):
        assert left >= 0, text
        assert right <= width, text
        for other, *edges in boxes[number + 1 :]:
            apart = right <= edges[0] or edges[1] <= left or bottom <= edges[2] + 2 or edges[3] <= top + 2
            assert apart, f"{text!r} lies over {other!r}"
    context.close()
