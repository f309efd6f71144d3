"""The drawing on the page is true at every scale, and no control leads to an empty view."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from browsing import (
    IN_A_BROWSER,
    Opener,
    days_in_view,
    geometry,
    needs_browser,
    press,
    rendered,
    saved,
    shown,
    until,
)
from conftest import EXAMPLE, ROOT, dated, examples, table
from playwright.sync_api import Page

from scripts.export import read_package
from scripts.show import facts, words
from scripts.show.picture.svg import WIDE

EVENTS = table("events", EXAMPLE)


def held(view: Page, events: list[dict[str, str]]) -> int:
    """Hold every mark at the present scale against the table; return how many stand in view."""
    seen, (first, last) = geometry(view), days_in_view(view)
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
            before = "" < row[f"{prefix}_latest"] < str(first)
            if before or row[f"{prefix}_earliest"] > str(last):
                assert lane[name] is None, (
                    f"{row['event_id']}: {name} is outside of {first} to {last}"
                )
                if name == "best":
                    assert lane["outside"], f"{row['event_id']}: no arrow leads to it"
                    assert ("\u25c2" in lane["outside"]) == before
                continue
            count += 1
            _holds_core(row, prefix, lane, (x, left, right))
            place = (max(start, left), min(end, right))
            drawn = lane[name]
            if lane["point"] and name == "best":
                middle = min(max((start + end) / 2, left), right)
                assert sum(drawn) / 2 == pytest.approx(middle, abs=0.6), row["event_id"]
            elif place[1] - place[0] < 3:
                assert drawn[0] - 0.6 <= place[0] <= place[1] <= drawn[1] + 0.6, row["event_id"]
            else:
                assert drawn == pytest.approx(list(place), abs=0.6), (row["event_id"], name)
        if lane["window"] and lane["best"] and _inside(row):
            assert lane["window"][0] - 0.6 <= sum(lane["best"]) / 2 <= lane["window"][1] + 0.6, row[
                "event_id"
            ]
    return count


def _holds_core(row: dict[str, str], prefix: str, lane: dict, scale: tuple) -> None:
    """Solid is only what is certain; a core lies on its days, as far as they are in view."""
    x, left, right = scale
    first, last = row[f"{prefix}_earliest"], row[f"{prefix}_latest"]
    from_, to = row[f"{prefix}_certain_from"], row[f"{prefix}_certain_to"]
    whole = bool(from_) and (first, last) == (from_, to)
    assert (not lane["hollow"] if prefix == "best" else lane["solid"]) == whole, row["event_id"]
    core = lane["cores"][prefix]
    if whole or not from_:
        assert core is None, row["event_id"]
    elif core:
        start, end = max(x(from_), left), min(x(to, end=True), right)
        assert core[0] - 0.6 <= start, row["event_id"]
        assert end <= core[1] + 0.6, row["event_id"]
        assert core[1] - core[0] == pytest.approx(max(end - start, 3), abs=0.6), row["event_id"]


def _inside(row: dict[str, str]) -> bool:
    first, last = row["date_earliest"] or "0000", row["date_latest"] or "9999"
    return first <= (row["best_earliest"] or "0000") and (row["best_latest"] or "9999") <= last


FEW = "in in later later earlier out all in in in earlier later out".split()
MANY = FEW + ["in"] * 4 + ["later"] * 4 + ["earlier"] * 7 + ["out"] * 3
MANY += ["all", *["in"] * 9, "earlier", "out", "later", "later"]


def true_after(steps: list[str], view: Page, events: list[dict[str, str]]) -> None:
    for step in steps:
        view.eval_on_selector(f"#{step}", "button => button.click()")
        assert held(view, events), (
            f"nothing is in view after {step}: {view.evaluate('location.hash')}"
        )


@needs_browser
def test_every_mark_is_true_after_every_step_and_none_leads_to_an_empty_view(
    opened: Opener, package_root: Path
) -> None:
    view, events = opened(package_root), table("events", package_root)
    true_after(MANY if package_root == ROOT else FEW, view, events)
    view.click("#drawn")
    assert view.evaluate("document.querySelector('.timeline.wide').dataset.view") is None
    assert view.evaluate("location.hash") == ""


@needs_browser
@pytest.mark.long
@pytest.mark.parametrize("count", [3, 60])
def test_few_and_many_events_of_two_articles_stay_true_at_every_scale(
    opened: Opener, count: int, tmp_path: Path
) -> None:
    tables = read_package(EXAMPLE)[1]
    articles = [source["source_id"] for source in facts.articles(tables)]
    windows = [
        *("", "{d}", "{m}-XX", "{y}-XX-XX", "[..{e}]", "{d}/{e}", "[{d}..{e}]", "[{d}..]"),
        *("{y}/{z}", "{d}?", "{d}/..", "../{m}", "{y}~", "{m}/{e}", "{y}-23"),
    ]
    events = []
    for number in range(count):  # a few centuries, now thick, now thin
        away = number * number * 37 % 9000 - 20000 * (number % 17 == 16)
        day = date(1990, 1, 1) + timedelta(away)
        later = day + timedelta(number % 5 * 9 + 1)
        forms = {"d": day, "e": later, "m": f"{day:%Y-%m}", "y": day.year, "z": later.year + 2}
        row = dict.fromkeys(tables["events"][0], "")
        row |= {"event_id": f"e-{number}", "title": f"Event {number}", "event_type": "visit"}
        other = windows[1 + number * 3 % 14]
        for prefix, value in (("date", windows[number % 15]), ("best", other)):
            row |= dated(prefix, value.format(**forms))
        events.append(row | {"article_id": articles[number % 2]})
    source = rendered({"events": events, "sources": tables["sources"]})
    view = opened(saved(tmp_path, source))
    assert len(shown(view)) == count
    true_after(MANY, view, events)


@pytest.mark.long
@needs_browser
def test_first_and_last_years_are_true_and_found(opened: Opener, edges: Path) -> None:
    view = opened(edges)
    true_after(FEW, view, table("events", edges))
    view.click("#all")
    assert "From 1 Jan AD 1 to 31 Dec 9999" in view.text_content(
        ".timeline.wide .live.heading .heading"
    )
    view.fill("#words", "1 January 0001")
    assert "edge-0" in shown(view)
    assert "edge-4" not in shown(view)


VALUES = "all => all.map(option => option.value)"


@needs_browser
@examples(1, 100)
def test_a_view_is_fitted_to_what_the_filters_leave(opened: Opener, examples: int) -> None:
    view = opened(EXAMPLE)
    view.click("#all")
    for name in ("type", "place"):
        options = f"#by-{name} option:not([value=''])"
        for value in view.eval_on_selector_all(options, VALUES)[:examples]:
            view.select_option(f"#by-{name}", value)
            left = [row for row in EVENTS if row["event_id"] in shown(view)]
            if any(row["date_edtf"] or row["best_edtf"] for row in left):
                assert held(view, left), value
            else:  # then there is no scale, until it is asked for again
                view.click("#find [type=reset]")
                view.click("#all")
        view.click("#find [type=reset]")


@needs_browser
def test_drag_enlarges_what_was_dragged_over_and_the_wheel_zooms_at_the_pointer(
    opened: Opener,
) -> None:
    view = opened(EXAMPLE)
    view.click("#all")
    before = days_in_view(view)
    view.locator(".timeline.wide .lane.live").first.scroll_into_view_if_needed()
    box = view.locator(".timeline.wide").bounding_box()
    scale = box["width"] / WIDE.width
    left, right = (box["x"] + edge * scale for edge in WIDE.axis)
    row = view.locator(".timeline.wide .lane.live").first.bounding_box()["y"] + 12
    target = (left + (right - left) * 0.9, left + (right - left) * 0.99)
    view.mouse.move(target[0], row)
    view.mouse.down()
    view.mouse.move(target[1], row, steps=4)
    view.mouse.up()
    seen, (first, last) = geometry(view)["view"], days_in_view(view)
    days = (before[1] - before[0]).days + 1
    assert (first - before[0]).days == pytest.approx(0.9 * days, abs=1.5)
    assert (last - before[0]).days == pytest.approx(0.99 * days, abs=1.5)
    at = left + (right - left) * 0.25
    view.mouse.move(at, row)
    view.keyboard.down("Control")
    view.mouse.wheel(0, -100)
    view.keyboard.up("Control")
    until(view, f"document.querySelector('.timeline.wide').dataset.view !== '{seen}'")
    new = days_in_view(view)
    old_days, new_days = (last - first).days, (new[1] - new[0]).days
    assert new_days < old_days
    there = (new[0] - first).days + 0.25 * (new_days + 1)  # the same day is at the pointer
    assert there == pytest.approx(0.25 * (old_days + 1), abs=old_days * 0.02 + 1.5)


# Where the plot of the drawing in view is: [left, top, right, bottom] of the axes, below the legend.
PLOT = """() => {
  const svg = document.querySelectorAll("svg.timeline"), seen = [...svg].find(s => s.checkVisibility()), box = seen.getBoundingClientRect();
  const scale = box.width / seen.viewBox.baseVal.width, wide = seen.classList.contains("wide");
  const lanes = [...seen.querySelectorAll("[data-axis]")].map(lane => lane.getBoundingClientRect());
  return [box.left + (wide ? 332 : 10) * scale, lanes[0].top, box.left + (wide ? 746 : 330) * scale, lanes.at(-1).bottom];
}"""


@IN_A_BROWSER
@pytest.mark.parametrize("width", [pytest.param(1000, marks=pytest.mark.long), 390])
def test_a_drag_begins_anywhere_on_the_plot_as_soon_as_the_page_opens(
    opened: Opener, width: int
) -> None:
    view = opened(EXAMPLE, viewport={"width": width, "height": 9000})
    left, top, right, bottom = view.evaluate(PLOT)
    spots = [(0.04, 0.02), (0.8, 0.31), (0.04, 0.52), (0.8, 0.77), (0.5, 0.98)]
    blank = 0
    for across, down in spots:
        x, y = left + across * (right - left), top + down * (bottom - top)
        blank += view.evaluate(
            f"document.elementFromPoint({x}, {y}).matches('.paper, .tint, svg.timeline')"
        )
        view.mouse.move(x, y)
        view.mouse.down()
        view.mouse.move(x + 30, y, steps=2)
        view.mouse.up()
        assert geometry(view)["view"], (across, down)
        view.eval_on_selector("#drawn", "button => button.click()")
    assert blank


@needs_browser
def test_a_mark_that_is_drawn_again_keeps_the_focus_and_every_tab_stop_does_something(
    opened: Opener,
) -> None:
    view = opened(EXAMPLE)
    view.click("#in")
    key = view.get_attribute(".timeline.wide a.outside >> nth=0", "data-go")
    view.focus(f".timeline.wide [data-event={key}] a.outside")
    view.keyboard.press("Enter")
    focus = "document.activeElement.closest('.timeline.wide .lane')?.dataset.event"
    assert view.evaluate(focus) == key
    view.evaluate("document.activeElement.blur()")
    stops = []
    view.focus("#drawn")
    while len(stops) < 200:
        view.keyboard.press("Tab")
        stops.append(view.evaluate("document.activeElement.outerHTML.slice(0, 40)"))
        if not view.evaluate("Boolean(document.activeElement.closest('#frame'))"):
            break
    assert len(stops) > len(EVENTS)
    assert all(stop.startswith("<a ") for stop in stops[:-1]), stops


@needs_browser
def test_buttons_with_nothing_left_to_do_say_so(opened: Opener) -> None:
    view = opened(EXAMPLE)

    def off() -> list[str]:
        return view.eval_on_selector_all("#zoom [aria-disabled=true]", "all => all.map(b => b.id)")

    assert off() == ["drawn"]
    view.click("#all")
    assert off() == ["out", "earlier", "later", "all"]
    seen = geometry(view)["view"]
    view.eval_on_selector("#out", "button => { button.focus(); button.click(); }")
    assert geometry(view)["view"] == seen
    assert view.evaluate("document.activeElement.id") == "out"
    press(view, *["in"] * 20)
    assert "in" in off()
    press(view, "all", "in", "in")
    for way in ("earlier", "later"):
        press(view, *[way] * 20)
        assert way in off()


@needs_browser
def test_one_scale_is_in_order_of_time(opened: Opener, package_root: Path) -> None:
    view, rows = opened(package_root), table("events", package_root)
    view.click("#all")
    known = {}
    for row in rows:
        prefix = "best" if row["best_edtf"] else "date"
        first, last = row[f"{prefix}_earliest"], row[f"{prefix}_latest"]
        known[row["event_id"]] = (first or last or "9999-99", last or first)
    order = view.eval_on_selector_all(
        ".timeline.wide [data-event]", "all => all.map(g => g.dataset.event)"
    )
    assert len(order) == len(rows)
    assert [known[key] for key in order] == sorted(known.values())


@needs_browser
def test_the_search_is_above_the_picture_and_stays_where_it_is(opened: Opener) -> None:
    view = opened(EXAMPLE, viewport={"width": 390, "height": 700})
    top = "document.getElementById('words').getBoundingClientRect().top"
    assert view.evaluate(f"{top} < document.getElementById('frame').getBoundingClientRect().top")
    view.evaluate("document.getElementById('words').scrollIntoView()")
    before = view.evaluate(top)
    for typed in ("a", "an", "anniversary", "zyzzyva", "12 June"):
        view.fill("#words", typed)
        assert view.evaluate(top) == pytest.approx(before, abs=1), typed
        drawn = view.eval_on_selector_all(
            ".timeline.narrow [data-event]", "all => all.map(g => g.dataset.event)"
        )
        assert not shown(view) or sorted(drawn) == sorted(shown(view))


@needs_browser
@examples(1, 100)
def test_an_arrow_leads_to_what_lies_outside(opened: Opener, examples: int) -> None:
    view = opened(EXAMPLE)
    view.click("#in")
    outside = view.locator(".timeline.wide a.outside")
    assert outside.count()
    for number in range(outside.count())[:examples]:
        view.click("#drawn")
        view.click("#in")
        key = outside.nth(number).get_attribute("data-go")
        outside.nth(number).click()
        assert geometry(view)["lanes"][key]["best"], key
        held(view, EVENTS)


@needs_browser
def test_tooltip_has_quote_window_and_best_known_date(opened: Opener) -> None:
    view = opened(EXAMPLE)
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


@needs_browser
def test_a_date_that_the_view_cuts_looks_torn_and_not_as_if_it_ended(opened: Opener) -> None:
    view, seen = opened(EXAMPLE), 0
    for _ in range(3):
        view.click("#in")
        from_, to = days_in_view(view)
        for row in EVENTS:
            if not (row["date_earliest"] and row["date_latest"]):
                continue
            first, last = (
                date.fromisoformat(row[side]) for side in ("date_earliest", "date_latest")
            )
            if last < from_ or first > to:
                continue
            path = view.locator(
                f".timeline.wide [data-event={row['event_id']}] .marks :is(.window, .given)"
            ).first
            corners = 4 + 3 * (first < from_) + 3 * (last > to)
            assert len((path.get_attribute("d") or "").split("L")) == corners, row["event_id"]
            seen += corners > 4
    assert seen
