"""The page, in a real browser: what it shows is what the tables say, to everybody, and it asks nothing of anybody.

Run wherever a Chromium is found on the PATH (`.ci/run` installs Debian's where it may); skipped, with the reason, where none is.
How it looks at every width and scheme is tested in test_looks.py.
"""

import base64
import csv
import hashlib
import io
import json
import re
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browsing import EXAMPLE, NEEDS_BROWSER, Opener, geometry, shown, until
from conftest import ROOT, table
from playwright.sync_api import Page

from scripts.export import read
from scripts.reader import edtf
from scripts.show import cite, facts, page, words
from scripts.show.svg import WIDE

PACKAGES = {"package": ROOT, "example": EXAMPLE}
SOURCES = {name: (root / "data/timeline.html").read_text("utf-8") for name, root in PACKAGES.items()}
EVENTS, SAID = table("events"), table("attestations")


@pytest.fixture(params=PACKAGES)
def package_name(request: pytest.FixtureRequest) -> str:
    return request.param


# --- what is shown -----------------------------------------------------------------------------------------------------------


@NEEDS_BROWSER
def test_every_event_has_its_dates_in_words_and_in_edtf(opened: Opener, package_name: str) -> None:
    view = opened(PACKAGES[package_name])
    events = table("events", PACKAGES[package_name])
    assert shown(view) == [row["event_id"] for row in events]
    for row in events:
        said = view.locator(f"#event-{row['event_id']}").inner_text()
        for prefix in ("date", "best"):
            assert words.words(row[f"{prefix}_edtf"]).lower() in said.lower(), row["event_id"]
            assert row[f"{prefix}_edtf"] in said, row["event_id"]
        for column in ("title", "description", "date_verbatim"):
            assert row[column] in said, (row["event_id"], column)


@NEEDS_BROWSER
def test_every_source_has_its_line_and_pages_of_one_document_stand_together(opened: Opener, package_name: str) -> None:
    view, root = opened(PACKAGES[package_name]), PACKAGES[package_name]
    sources = {row["source_id"]: row for row in table("sources", root)}
    lines = view.eval_on_selector_all(
        ".compare .line[data-source]",
        """all => all.map(li => ({event: li.closest("article").id.slice(6), source: li.dataset.source, text: li.innerText,
        witness: li.closest(".witness")?.innerText ?? null, kinds: [...li.classList], href: li.querySelector("a")?.getAttribute("href") ?? "",
        struck: li.querySelector("s")?.textContent ?? null}))""",
    )
    said = {(row["event_id"], row["source_id"]): row for row in table("attestations", root)}
    assert sorted((line["event"], line["source"]) for line in lines) == sorted(said)
    for line in lines:
        row = said[line["event"], line["source"]]
        source = sources[row["source_id"]]
        assert row["rank"] in line["kinds"]
        assert line["href"] == source["url"]
        assert (words.words(row["date_edtf"]) or "no date") in line["text"]
        assert row["date_verbatim"] in line["text"]
        assert (line["struck"] is not None) == (row["rank"] == "deprecated" and bool(row["date_edtf"]))
        assert row["rank"] != "deprecated" or row["note"] in line["text"]
        twins = [
            other for event, other in said
            if event == row["event_id"] and source["origin"] and sources[other]["origin"] == source["origin"]
        ]  # fmt: skip
        assert (line["witness"] is not None) == (len(twins) > 1), (line["event"], line["source"])
        assert line["witness"] is None or source["origin"] in line["witness"]


@NEEDS_BROWSER
def test_every_date_says_how_it_was_read(opened: Opener, package_name: str) -> None:
    view, root = opened(PACKAGES[package_name]), PACKAGES[package_name]
    found = view.eval_on_selector_all(
        ".read > li", "all => all.map(li => [li.closest('article').id.slice(6), li.dataset.source, li.textContent])"
    )
    texts = {(event, source): said for event, source, said in found}
    rows = table("attestations", root)
    assert sorted(texts) == sorted((row["event_id"], row["source_id"]) for row in rows)
    for row in rows:
        said = texts[row["event_id"], row["source_id"]]
        for column in ("date_verbatim", "date_rule", "date_direction", "anchor_type", "date_edtf", "rank", "note"):
            assert row[column] in said, (row["event_id"], row["source_id"], column)
        assert words.words(row["anchor_date"]) in said
        assert not row["date_rule"] or page.MEANINGS[row["date_rule"]] in said


@NEEDS_BROWSER
def test_marks_of_sources_share_one_axis(opened: Opener, package_name: str) -> None:
    """The middles of the lines of an event stand to each other as the middles of their dates do."""
    view, root = opened(PACKAGES[package_name]), PACKAGES[package_name]
    found = view.eval_on_selector_all(
        ".compare .line[data-source]",
        """all => all.map(li => { const mark = li.querySelector(".day path, rect.window, rect.given"), box = mark?.getBoundingClientRect();
        const axis = li.querySelector(".axis")?.getBoundingClientRect();
        return [li.closest("article").id.slice(6), li.dataset.source, box && axis ? [(box.left - axis.left) / axis.width, (box.right - axis.left) / axis.width] : null] })""",
    )
    said = {(row["event_id"], row["source_id"]): row for row in table("attestations", root)}
    for event in {event for event, _, _ in found}:
        places = {
            source: (sum(box) / 2, said[event, source])
            for one, source, box in found
            if one == event and box and said[event, source]["date_earliest"] and said[event, source]["date_latest"]
        }
        middles = [(_middle(row), at) for at, row in places.values()]
        for day, at in middles:
            for other, there in middles:
                if day < other:
                    assert at < there + 0.005, (event, day, other)
                if day == other:
                    assert at == pytest.approx(there, abs=0.005), event


def _middle(row: dict[str, str]) -> float:
    first, last = (date.fromisoformat(row[side]).toordinal() for side in ("date_earliest", "date_latest"))
    return (first + last) / 2


@NEEDS_BROWSER
def test_every_figure_is_shown_in_words_and_has_an_address(opened: Opener, package_name: str) -> None:
    view, root = opened(PACKAGES[package_name]), PACKAGES[package_name]
    figures = table("figures", root)
    texts = dict(view.eval_on_selector_all(".figures li", "all => all.map(li => [li.id, li.textContent])"))
    assert sorted(texts) == sorted(f"figure-{row['figure_id']}" for row in figures)
    for row in figures:
        said = texts[f"figure-{row['figure_id']}"]
        assert row["title"] in said or view.locator(f"details:has(#figure-{row['figure_id']}) > summary").inner_text().startswith(
            row["title"]
        )
        for part in (row["value_verbatim"], row["period_verbatim"], row["note"], words.words(row["period_edtf"])):
            assert part in said, row["figure_id"]
        number = re.search(r"-?[\d,]+(?:\.\d+)?", said)[0].replace(",", "")
        value = float(row["value"]) / (10 if row["unit"] == "per-mille" else 1)
        scale = next(
            (
                n
                for name, n in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6))
                if f"{number} {name}" in said.replace(",", "")
            ),
            1,
        )
        assert float(number) * scale == pytest.approx(value, rel=1e-12), row["figure_id"]


# --- scale ---------------------------------------------------------------------------------------------------------------------


def held(view: Page, events: list[dict[str, str]]) -> int:
    """Hold every mark at the present scale against the table; return how many stand in view."""
    seen = geometry(view)
    first, last = (date.fromordinal(date(1970, 1, 1).toordinal() + int(day)) for day in seen["view"].split("|"))
    left, right = WIDE.axis
    pixels = (right - left) / ((last - first).days + 1)

    def x(day: str, *, end: bool = False) -> float:
        return left + ((date.fromisoformat(day) - first).days + end) * pixels

    count = 0
    for row in events:
        lane = seen["lanes"].get(row["event_id"])
        if lane is None or not (row["date_edtf"] or row["best_edtf"]):
            continue
        for name, prefix in (("window", "date"), ("best", "best")):
            if not row[f"{prefix}_edtf"]:
                assert lane[name] is None
                continue
            start = x(row[f"{prefix}_earliest"]) if row[f"{prefix}_earliest"] else left
            end = x(row[f"{prefix}_latest"], end=True) if row[f"{prefix}_latest"] else right
            if end <= left + 0.01 or start >= right - 0.01:
                assert lane[name] is None, f"{row['event_id']}: {name} is outside of {first} to {last}"
                if name == "best":
                    assert lane["outside"], f"{row['event_id']}: no arrow leads to it"
                    assert ("\u25c2" in lane["outside"]) == (end <= left + 0.01)
                continue
            count += 1
            place = (max(start, left), min(end, right))
            drawn = lane[name]
            if lane["point"] and name == "best":
                assert sum(drawn) / 2 == pytest.approx((start + end) / 2, abs=0.6), row["event_id"]
            elif place[1] - place[0] < 3:
                assert drawn[0] - 0.6 <= place[0] <= place[1] <= drawn[1] + 0.6, row["event_id"]
            else:
                assert drawn == pytest.approx(list(place), abs=0.6), (row["event_id"], name)
        if lane["window"] and lane["best"] and _inside(row):
            assert lane["window"][0] - 0.6 <= sum(lane["best"]) / 2 <= lane["window"][1] + 0.6, row["event_id"]
    return count


def _inside(row: dict[str, str]) -> bool:
    first, last = row["date_earliest"] or "0000", row["date_latest"] or "9999"
    return first <= (row["best_earliest"] or "0000") and (row["best_latest"] or "9999") <= last


STEPS = (
    ["in"] * 4
    + ["later"] * 4
    + ["earlier"] * 7
    + ["out"] * 3
    + ["all"]
    + ["in"] * 9
    + ["earlier", "later", "out", "later", "later"]
)


@NEEDS_BROWSER
def test_every_mark_is_true_after_every_step_and_none_leads_to_an_empty_view(opened: Opener, package_name: str) -> None:
    view, events = opened(PACKAGES[package_name]), table("events", PACKAGES[package_name])
    for step in STEPS:
        view.click(f"#{step}")
        assert held(view, events), f"nothing is in view after {step}: {view.evaluate('location.hash')}"
    view.click("#drawn")
    assert view.evaluate("document.querySelector('.timeline.wide').dataset.view") is None
    assert view.evaluate("location.hash") == ""


@NEEDS_BROWSER
@pytest.mark.parametrize("count", [3, 60])
def test_few_and_many_events_of_two_articles_stay_true_at_every_scale(opened: Opener, count: int, tmp_path: Path) -> None:
    schema, tables = read(EXAMPLE)
    articles = [source["source_id"] for source in facts.articles(tables)]
    windows = ["", "{d}", "{m}-XX", "{y}-XX-XX", "[..{e}]", "{d}/{e}", "[{d}..{e}]", "[{d}..]"]
    events = []
    for number in range(count):  # a few centuries, now thick, now thin
        day = date(1990, 1, 1) + timedelta(number * number * 37 % 9000 - 20000 * (number % 17 == 16))
        later = day + timedelta(number % 5 * 9 + 1)
        forms = {"d": day, "e": later, "m": f"{day:%Y-%m}", "y": f"{day:%Y}"}
        row = dict.fromkeys(tables["events"][0], "") | {
            "event_id": f"e-{number}",
            "title": f"Event {number}",
            "event_type": "visit",
        }
        for prefix, value in (("date", windows[number % 8]), ("best", windows[1 + number * 3 % 7])):
            written = value.format(**forms)
            bounds = edtf.read(written) if written else (None, None)
            row |= {
                f"{prefix}_edtf": written,
                f"{prefix}_earliest": str(bounds[0] or ""),
                f"{prefix}_latest": str(bounds[1] or ""),
            }
        events.append(row | {"article_id": articles[number % 2]})
    made = {name: [] for name in tables} | {"events": events, "sources": tables["sources"]}
    (tmp_path / "data").mkdir()
    files = {resource["path"]: b"" for resource in schema["resources"]}
    (tmp_path / "data/timeline.html").write_bytes(page.render(schema, made, files, "Cited", "@misc{cited}"))
    view = opened(tmp_path)
    assert len(shown(view)) == count
    for step in STEPS:
        view.click(f"#{step}")
        assert held(view, events), f"nothing is in view after {step}: {view.evaluate('location.hash')}"


@NEEDS_BROWSER
def test_a_view_is_fitted_to_what_the_filters_leave(opened: Opener) -> None:
    view = opened(ROOT)
    view.click("#all")
    for name in ("type", "place"):
        for value in view.eval_on_selector_all(f"#by-{name} option", "all => all.map(o => o.value)")[1:]:
            view.select_option(f"#by-{name}", value)
            assert held(view, [row for row in EVENTS if row["event_id"] in shown(view)]), value
        view.click("#find [type=reset]")


@NEEDS_BROWSER
def test_drag_enlarges_what_was_dragged_over_and_the_wheel_zooms_at_the_pointer(opened: Opener) -> None:
    view = opened(ROOT)
    view.click("#all")
    before = [int(day) for day in geometry(view)["view"].split("|")]
    view.locator(".timeline.wide .lane .rule").first.scroll_into_view_if_needed()
    box = view.locator(".timeline.wide").bounding_box()
    scale = box["width"] / WIDE.width
    left, right = (box["x"] + edge * scale for edge in WIDE.axis)
    row = view.locator(".timeline.wide .lane .rule").first.bounding_box()["y"] + 12
    target = (left + (right - left) * 0.9, left + (right - left) * 0.99)
    view.mouse.move(target[0], row)
    view.mouse.down()
    view.mouse.move(target[1], row, steps=4)
    view.mouse.up()
    first, last = (int(day) for day in geometry(view)["view"].split("|"))
    days = before[1] - before[0] + 1
    assert first == pytest.approx(before[0] + 0.9 * days, abs=1.5)
    assert last == pytest.approx(before[0] + 0.99 * days, abs=1.5)
    at = left + (right - left) * 0.25
    view.mouse.move(at, row)
    view.keyboard.down("Control")
    view.mouse.wheel(0, -100)
    view.keyboard.up("Control")
    until(view, f"document.querySelector('.timeline.wide').dataset.view !== '{first}|{last}'")
    new = [int(day) for day in geometry(view)["view"].split("|")]
    assert new[1] - new[0] < last - first
    assert new[0] + 0.25 * (new[1] - new[0] + 1) == pytest.approx(
        first + 0.25 * (last - first + 1), abs=(last - first) * 0.02 + 1.5
    )


@NEEDS_BROWSER
def test_an_arrow_leads_to_what_lies_outside(opened: Opener) -> None:
    view = opened(ROOT)
    view.click("#in")
    outside = view.locator(".timeline.wide a.outside")
    assert outside.count()
    for number in range(outside.count()):
        view.click("#drawn")
        view.click("#in")
        key = outside.nth(number).get_attribute("data-go")
        outside.nth(number).click()
        assert geometry(view)["lanes"][key]["best"], key
        held(view, EVENTS)


@NEEDS_BROWSER
def test_tooltip_has_quote_window_and_best_known_date(opened: Opener) -> None:
    view = opened(ROOT)
    for row in EVENTS[:3]:
        view.hover(f".timeline.wide [data-event={row['event_id']}] text >> nth=0")
        said = view.inner_text("#tip")
        for part in (
            row["title"],
            row["date_verbatim"],
            words.words(row["date_edtf"]),
            f"Best known: {words.words(row['best_edtf'])}",
        ):
            assert part in said
    view.keyboard.press("Escape")
    assert view.locator("#tip:visible").count() == 0


# --- finding things --------------------------------------------------------------------------------------------------------------


@NEEDS_BROWSER
@pytest.mark.parametrize("name", ["type", "actor", "place", "source"])
def test_filters_show_what_the_tables_say(opened: Opener, name: str) -> None:
    view, parts = opened(ROOT), table("event_actors")
    has = {
        "type": lambda e, value: e["event_type"] == value,
        "actor": lambda e, value: any(p["event_id"] == e["event_id"] and p["actor_id"] == value for p in parts),
        "place": lambda e, value: e["place_id"] == value,
        "source": lambda e, value: any(a["event_id"] == e["event_id"] and a["source_id"] == value for a in SAID),
    }[name]
    values = view.eval_on_selector_all(f"#by-{name} option", "all => all.map(o => o.value)")[1:]
    assert values
    for value in values[:8]:
        view.select_option(f"#by-{name}", value)
        expected = [e["event_id"] for e in EVENTS if has(e, value)]
        assert expected
        assert shown(view) == expected
        drawn = view.eval_on_selector_all(
            ".timeline.wide .lane", "all => all.filter(g => g.style.display !== 'none').map(g => g.dataset.event)"
        )
        assert sorted(drawn) == sorted(expected)
    view.click("#find [type=reset]")
    assert len(shown(view)) == len(EVENTS)


def falling(year: str, month: str, day: str) -> list[str]:
    """The events that a date falls on, from the tables: their best-known date may be then, or a source's date lies inside."""
    pattern = f"{year or '....'}-{month or '..'}-{day or '..'}"
    found = []
    for row in EVENTS:
        days = (
            [(row["best_earliest"] or row["best_latest"], row["best_latest"] or row["best_earliest"])] if row["best_edtf"] else []
        )
        inside = [
            (a["date_earliest"], a["date_latest"])
            for a in SAID
            if a["event_id"] == row["event_id"] and a["date_earliest"] and a["date_latest"]
        ]
        may = any(re.fullmatch(pattern, str(date.fromordinal(n))) for pair in days for n in _ordinals(pair))
        does = any(
            len({re.sub(f"^{pattern}$", "", str(date.fromordinal(n))) for n in _ordinals(pair)} - {""}) == 0 for pair in inside
        )
        if may or does:
            found.append(row["event_id"])
    return found


def _ordinals(pair: tuple[str, str]) -> range:
    return range(date.fromisoformat(pair[0]).toordinal(), date.fromisoformat(pair[1]).toordinal() + 1)


FORMS = [
    "{day} {name}", "{day} {name} {year}", "{day}th {name}", "{name} {day}", "{name} {day}, {year}", "{short}. {day}",
    "{short} {day} {year}", "{year}-{month}-{two}", "{two}.{month}.{year}",
]  # fmt: skip


@NEEDS_BROWSER
def test_search_finds_what_falls_on_a_date_however_it_is_written(opened: Opener) -> None:
    view = opened(ROOT)
    days = sorted({row["best_earliest"] for row in EVENTS if row["best_earliest"]})
    for day in map(date.fromisoformat, days):
        name = words.NAMES[day.month - 1]
        parts = {
            "day": day.day,
            "two": f"{day.day:02}",
            "month": f"{day.month:02}",
            "year": day.year,
            "name": name,
            "short": name[:3],
        }
        for form in FORMS:
            view.fill("#words", form.format(**parts))
            year = str(day.year) if "{year}" in form else ""
            assert shown(view) == falling(year, parts["month"], parts["two"]), form.format(**parts)
        view.fill("#words", f"{name} {day.year}")
        assert shown(view) == falling(str(day.year), parts["month"], "")
        view.fill("#words", str(day.year))
        assert shown(view) == falling(str(day.year), "", "")


@NEEDS_BROWSER
def test_search_finds_words_but_not_every_event_by_its_publisher(opened: Opener, package_name: str) -> None:
    view, root = opened(PACKAGES[package_name]), PACKAGES[package_name]
    events, sources = table("events", root), {row["source_id"]: row for row in table("sources", root)}
    said = table("attestations", root)
    for event in events:
        view.fill("#words", event["title"].upper())
        assert event["event_id"] in shown(view)
    for key in {event["article_id"] for event in events}:
        view.fill("#words", sources[key]["publisher"])
        other = {
            a["event_id"]
            for a in said
            for event in events
            if event["event_id"] == a["event_id"]
            and a["source_id"] != event["article_id"]
            and sources[a["source_id"]]["publisher"] == sources[key]["publisher"]
        }
        mentioned = {e["event_id"] for e in events if sources[key]["publisher"].lower() in json.dumps(e).lower()}
        notes = {a["event_id"] for a in said if sources[key]["publisher"].lower() in a["note"].lower()}
        assert set(shown(view)) >= other
        assert len(shown(view)) < len(events) or other | mentioned | notes == {e["event_id"] for e in events}


@NEEDS_BROWSER
def test_no_result_says_why_and_offers_to_show_all(opened: Opener) -> None:
    view = opened(ROOT)
    view.fill("#words", "zyzzyva")
    assert shown(view) == []
    assert "\u201czyzzyva\u201d" in view.inner_text("#why")
    assert view.locator("#frame:visible").count() == 0
    view.fill("#words", "5 May 1731")
    assert "No date falls on" in view.inner_text("#why")
    view.fill("#words", EVENTS[0]["title"])
    other = next(row["event_type"] for row in EVENTS if row["event_type"] != EVENTS[0]["event_type"])
    view.select_option("#by-type", other)
    assert "but not with Kind" in view.inner_text("#why")
    view.click("#show-all")
    assert len(shown(view)) == len(EVENTS)
    assert view.locator("#why:visible").count() == 0
    assert view.locator("#frame:visible").count() == 1


# --- the address -----------------------------------------------------------------------------------------------------------------


@NEEDS_BROWSER
def test_filters_search_zoom_and_open_event_are_in_the_address(opened: Opener) -> None:
    view = opened(ROOT)
    kind = EVENTS[0]["event_type"]
    view.select_option("#by-type", kind)
    filtered = shown(view)
    view.click("#all")
    zoomed = geometry(view)["view"]
    view.click(f"#event-{filtered[0]} .link")
    address = view.evaluate("location.hash")
    assert address.startswith(f"#event-{filtered[0]}&")

    def stands() -> bool:
        chosen = view.evaluate(
            "[document.querySelector('#by-type').value, document.querySelector('.timeline.wide').dataset.view]"
        )
        return chosen == [kind, zoomed] and shown(view) == filtered

    assert stands()
    view.reload()
    assert stands()
    assert view.locator("article.open").get_attribute("id") == f"event-{filtered[0]}"
    view.select_option("#by-type", "")
    assert len(shown(view)) == len(EVENTS)
    view.go_back()
    until(view, f"document.querySelector('#by-type').value === '{kind}'")
    assert stands()
    view.go_forward()
    until(view, "document.querySelector('#by-type').value === ''")
    assert len(shown(view)) == len(EVENTS)
    for _ in range(3):
        view.go_back()
    until(view, f"location.hash === '#type={kind}'")
    assert shown(view) == filtered
    assert geometry(view)["view"] is None
    view.go_back()
    until(view, "location.hash === ''")
    assert len(shown(view)) == len(EVENTS)


@NEEDS_BROWSER
def test_a_search_can_be_shared_and_undone_in_one_step(opened: Opener) -> None:
    view = opened(ROOT)
    view.locator("#words").press_sequentially("anniversary")
    found = shown(view)
    assert 0 < len(found) < len(EVENTS)
    assert view.evaluate("location.hash") == "#q=anniversary"
    view.reload()
    assert view.input_value("#words") == "anniversary"
    assert shown(view) == found
    view.go_back()
    until(view, "location.hash === ''")
    assert view.input_value("#words") == ""
    assert len(shown(view)) == len(EVENTS)


@NEEDS_BROWSER
def test_a_link_to_a_hidden_event_brings_it_out(opened: Opener) -> None:
    row = EVENTS[-1]
    for way in (f"#event-{row['event_id']}", f"#event-{row['event_id']}&q=zyzzyva"):
        view = opened(ROOT, way)
        assert view.locator(f"#event-{row['event_id']}").is_visible()
        assert view.evaluate(f"document.getElementById('event-{row['event_id']}').getBoundingClientRect().top < innerHeight")
    view = opened(ROOT, "#q=zyzzyva")
    assert shown(view) == []
    view.evaluate(f"location.hash = '#event-{row['event_id']}'")
    until(view, f"!document.getElementById('event-{row['event_id']}').hidden")
    assert view.input_value("#words") == ""


@NEEDS_BROWSER
def test_a_link_to_a_figure_opens_its_fold(opened: Opener) -> None:
    row = table("figures")[-1]
    view = opened(ROOT, f"#figure-{row['figure_id']}")
    assert view.locator(f"#figure-{row['figure_id']}").is_visible()


@NEEDS_BROWSER
def test_a_strange_address_does_no_harm(opened: Opener) -> None:
    for way in (
        "#%",
        "#type=nothing&from=x&to=2022",
        "#%3Cb%3E&q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "#events&from=2022-01-01&to=1999-01-01",
    ):
        view = opened(ROOT, way)
        assert view.locator("h1").is_visible()
        assert view.locator("main img").count() == 0


@NEEDS_BROWSER
def test_works_by_keyboard(opened: Opener) -> None:
    view = opened(ROOT)
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.className") == "skip"
    view.keyboard.press("Enter")
    assert view.evaluate("location.hash") == "#events"
    assert view.evaluate("document.activeElement.id") == "events"
    view.focus("#in")
    view.keyboard.press("Enter")
    assert geometry(view)["view"]
    view.focus(f".timeline.wide [data-event={EVENTS[0]['event_id']}] a")
    assert EVENTS[0]["title"] in view.inner_text("#tip")
    view.keyboard.press("Enter")
    assert view.locator("article.open").get_attribute("id") == f"event-{EVENTS[0]['event_id']}"


# --- to take away ------------------------------------------------------------------------------------------------------------------


@NEEDS_BROWSER
@pytest.mark.parametrize("name", ["events", "attestations"])
def test_what_is_shown_can_be_saved(opened: Opener, name: str) -> None:
    view = opened(ROOT)
    view.select_option("#by-type", EVENTS[0]["event_type"])
    left = shown(view)
    assert 0 < len(left) < len(EVENTS)
    with view.expect_download() as saved:
        view.click(f"[data-rows={name}]")
    rows = list(csv.DictReader(io.StringIO(saved.value.path().read_text("utf-8"), newline="")))
    assert rows == [row for row in table(name) if row["event_id"] in left]


@NEEDS_BROWSER
def test_the_picture_can_be_saved(opened: Opener) -> None:
    view = opened(ROOT)
    with view.expect_download() as saved:
        view.click("#svg")
    assert saved.value.path().read_bytes() == (ROOT / "data/timeline.svg").read_bytes()
    with view.expect_download() as saved:
        view.click("#png")
    data = saved.value.path().read_bytes()
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20]) == 2 * WIDE.width
    assert saved.value.suggested_filename.endswith(".png")


@NEEDS_BROWSER
@pytest.mark.parametrize("what", ["citation", "bibtex"])
def test_citation_is_copied_or_not_said_to_be(opened: Opener, what: str) -> None:
    view = opened(ROOT)
    view.context.grant_permissions(["clipboard-read", "clipboard-write"])
    view.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    status = f"document.querySelector('[data-copy={what}]').nextElementSibling.textContent"
    view.click(f"[data-copy={what}]")
    until(view, f"{status} === 'Copied.'")
    assert view.evaluate("navigator.clipboard.readText()").replace("\r", "") == view.inner_text(f"#{what}")
    view.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no')); document.execCommand = () => false")
    view.click(f"[data-copy={what}]")
    until(view, f"{status}.startsWith('Not copied')")


def test_downloads_are_what_is_published_byte_for_byte() -> None:
    found = dict(re.findall(r'download="([^"]+)" href="data:[^;]+;charset=utf-8;base64,([^"]+)"', SOURCES["package"]))
    schema, tables = read(ROOT)
    made = facts.as_rows(tables)
    expected = {path.name: path.read_bytes() for path in (ROOT / "data").glob("*.csv")}
    expected |= {f"{schema['name']}.svg": (ROOT / "data/timeline.svg").read_bytes()}
    expected |= {f"{schema['name']}.txt": f"{cite.citation(schema, made)}\n".encode()}
    expected |= {f"{schema['name']}.bib": f"{cite.bibtex(schema, made)}\n".encode()}
    decoded = {name: base64.b64decode(data) for name, data in found.items()}
    assert decoded.pop(f"{schema['name']}.ics").startswith(b"BEGIN:VCALENDAR\r\n")
    assert decoded == expected


# --- what it is, and that it is safe ------------------------------------------------------------------------------------------------


class Elements(HTMLParser):
    """The attributes of every element, and the text of scripts and styles."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, str] = {}
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.found[-1] if self.found else ("", {})
        if tag in ("script", "style"):
            name = attributes.get("type") or tag
            self.inside[name] = self.inside.get(name, "") + data

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", {}))


def test_article_and_home_are_named_at_the_top(package_name: str) -> None:
    schema, tables = read(PACKAGES[package_name])
    head = SOURCES[package_name].split("</header>")[0].split("<header>")[1]
    for source in facts.articles(tables):
        assert source["publisher"] in head
        assert not source["url"] or f'href="{source["url"].replace("&", "&amp;")}"' in head
    assert not schema.get("homepage") or f'href="{schema["homepage"]}"' in head


def test_those_who_share_it_get_a_title_and_a_description(package_name: str) -> None:
    schema, _ = read(PACKAGES[package_name])
    metas = [attributes for tag, attributes in Elements(SOURCES[package_name]).found if tag == "meta"]
    named = {m.get("property") or m.get("name"): m["content"] for m in metas if m.get("property") or m.get("name")}
    assert named["og:title"] == schema["title"]
    assert named["description"] == schema["description"]
    assert len(named["og:description"]) > 30


def test_jsonld_names_period_places_and_every_article(package_name: str) -> None:
    root = PACKAGES[package_name]
    thing = json.loads(Elements(SOURCES[package_name]).inside["application/ld+json"])
    assert thing == json.loads((root / "data/timeline.jsonld").read_text("utf-8"))
    events = table("events", root)
    days = [row[c] for row in events for c in ("date_earliest", "date_latest", "best_earliest", "best_latest") if row[c]]
    assert thing["temporalCoverage"] == f"{min(days)}/{max(days)}"
    used = {row["place_id"] for row in events}
    assert [p["name"] for p in thing["spatialCoverage"]] == [p["name"] for p in table("places", root) if p["place_id"] in used]
    articles = {row["article_id"] for row in events}
    urls = {row["url"] for row in table("sources", root) if row["source_id"] in articles and row["url"]}
    assert {article["url"] for article in thing["isBasedOn"] if "url" in article} == urls
    assert len(thing["isBasedOn"]) == len(articles)


def test_policy_allows_this_script_and_this_style_and_nothing_else(package_name: str) -> None:
    elements = Elements(SOURCES[package_name])
    (policy,) = [a["content"] for tag, a in elements.found if a.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert (rules["default-src"], rules["base-uri"], rules["form-action"]) == ("'none'", "'none'", "'none'")
    for name in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(elements.inside[name].encode()).digest()).decode()
        assert rules[f"{name}-src"] == f"'sha256-{digest}'"
    assert "unsafe" not in policy


def test_page_names_nothing_to_load_and_no_handler(package_name: str) -> None:
    source = SOURCES[package_name]
    for tag, attributes in Elements(source).found:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name != "style", tag
            if name == "src" or (name == "href" and tag != "a"):
                assert value.startswith("data:") or attributes.get("rel") == "canonical", (tag, value)
            if name == "href" and tag == "a":
                assert re.match(r"#|https?://|data:(text|image)/", value), value
    assert "@import" not in source
    assert not re.search(r"url\(", source)


def test_ids_are_unique_and_every_inner_link_leads_somewhere(package_name: str) -> None:
    elements = Elements(SOURCES[package_name])
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in elements.found:
        if tag == "a" and (attributes.get("href") or "").startswith("#"):
            assert attributes["href"][1:] in ids
        for name in ("aria-labelledby", "aria-describedby"):
            assert set((attributes.get(name) or "").split()) <= set(ids)


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}</script>&amp;"


@NEEDS_BROWSER
def test_no_text_of_a_table_becomes_markup_and_no_id_collides(opened: Opener, tmp_path_factory: pytest.TempPathFactory) -> None:
    schema, tables = read(EXAMPLE)
    taken = iter(["show", "words", "find", "in", "out", "all", "events", "cite", "count"])
    renamed = {row["event_id"]: next(taken, row["event_id"]) for row in tables["events"]}
    for name, rows in tables.items():
        for row in rows:
            for column in row:
                if column.endswith("event_id"):
                    row[column] = renamed.get(row[column], row[column])
                elif column in ("title", "note", "description", "date_verbatim", "publisher", "origin", "name", "value_verbatim"):
                    row[column] = HOSTILE
                elif column == "url":
                    row[column] = "javascript:alert(1)"
        assert rows, name
    files = {resource["path"]: b"" for resource in schema["resources"]}
    made = page.render(schema | {"title": HOSTILE, "homepage": "javascript:alert(1)"}, tables, files, HOSTILE, HOSTILE)
    root = tmp_path_factory.mktemp("hostile")
    (root / "data").mkdir()
    (root / "data/timeline.html").write_bytes(made)
    ids = [attributes["id"] for _, attributes in Elements(made.decode()).found if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert "javascript:" not in re.sub(r">[^<]*<", "><", made.decode())
    view = opened(root)  # which fails where anything was run, asked for, or reported
    assert view.locator("img").count() == 0
    assert shown(view) == list(renamed.values())
    assert view.locator("h1").inner_text() == HOSTILE
    view.click("#in")
    assert view.locator("#find").is_visible()
