"""Search, filters and addresses of the page lead to what the tables say, there and back."""

import json
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from browsing import (
    IN_A_BROWSER,
    Opener,
    found,
    geometry,
    needs_browser,
    press,
    rendered,
    saved,
    shown,
    until,
)
from conftest import EXAMPLE, ROOT, examples, table

from scripts.export import read_package
from scripts.reader import edtf
from scripts.show import words

EVENTS, SAID = table("events", EXAMPLE), table("attestations", EXAMPLE)


@IN_A_BROWSER
@examples(1, 100)
def test_filters_show_what_the_tables_say(opened: Opener, examples: int) -> None:
    view, parts = opened(EXAMPLE), table("event_actors", EXAMPLE)
    filters = {
        "type": ("event_type", EVENTS),
        "actor": ("actor_id", parts),
        "place": ("place_id", EVENTS),
        "source": ("source_id", SAID),
    }
    for name, (column, rows) in filters.items():
        having = defaultdict(set)
        for row in rows:
            having[row[column]].add(row["event_id"])
        values = view.eval_on_selector_all(f"#by-{name} option", "all => all.map(o => o.value)")[1:]
        assert values
        # Those that are a part of others come first: a filter must not take one for the other.
        inside = {value for value in values for other in values if value in other != value}
        for value in sorted(values, key=lambda value: value not in inside)[:examples]:
            view.select_option(f"#by-{name}", value)
            expected = [e["event_id"] for e in EVENTS if e["event_id"] in having[value]]
            assert expected, "a filter leaves nothing"
            assert shown(view) == expected
            assert sorted(geometry(view)["lanes"]) == sorted(expected)
        view.click("#find [type=reset]")
        assert len(shown(view)) == len(EVENTS)


Days = tuple[date | None, date | None]


def windows(row: dict[str, str]) -> list[Days]:
    """The windows of an event: the best-known date and the article's, open sides open; of another source's date the known days."""
    found: list[Days] = []
    for value in (row["best_edtf"], row["date_edtf"]):
        found += [edtf.read(part)[:2] for part in edtf.parts(value)] if "," in value else []
        found += [edtf.read(value)[:2]] if value and "," not in value else []
    for value in (a["date_edtf"] for a in SAID if a["event_id"] == row["event_id"]):
        for part in edtf.parts(value) if "," in value else filter(None, [value]):
            first, last = edtf.read(part)[:2]
            found.append((first or last, last or first))
    return found


def overlapping(first: date | None, last: date | None) -> list[str]:
    """The events with a window that holds a day of these."""
    first, last = first or date.min, last or date.max
    within = {
        row["event_id"]: any(
            (a or date.min) <= last and first <= (b or date.max) for a, b in windows(row)
        )
        for row in EVENTS
    }
    return [key for key in within if within[key]]


def any_year(month: int, day: int) -> list[str]:
    years = range(1690, 2060)
    found = {key for year in years for key in overlapping(*[date(year, month, day)] * 2)}
    return [row["event_id"] for row in EVENTS if row["event_id"] in found]


FORMS = [
    "{day} {name}", "{day} {name} {year}", "{day}th {name}", "{name} {day}", "{name} {day}, {year}", "{short}. {day}",
    "{short} {day} {year}", "{year}-{month}-{two}", "{two}.{month}.{year}", "the {day}th of {name} {year}", "on {day} {short} {year}",
    "{year}-{month}-{two}?",
]  # fmt: skip


@IN_A_BROWSER
@examples(1, 100)
def test_search_finds_what_falls_on_a_date_however_it_is_written(
    opened: Opener, examples: int
) -> None:
    view = opened(EXAMPLE)
    days = sorted({row["best_earliest"] for row in EVENTS if row["best_earliest"]}, reverse=True)
    for day in map(date.fromisoformat, days[:examples]):
        name = words.MONTH_NAMES[day.month - 1]
        parts = {"day": day.day, "year": day.year, "name": name, "short": name[:3]}
        parts |= {"two": f"{day.day:02}", "month": f"{day.month:02}"}
        that_day, in_any_year = overlapping(day, day), any_year(day.month, day.day)
        expected = {
            form.format(**parts): that_day if "{year}" in form else in_any_year for form in FORMS
        }
        for unit, value in ((f"{name} {day.year}", f"{day:%Y-%m}"), (str(day.year), f"{day:%Y}")):
            expected[unit] = overlapping(*edtf.read(value)[:2])
        assert dict(zip(expected, found(view, [*expected]), strict=True)) == expected


# What is typed, by the first and last day that it means; `..` is an open side.
RANGES = {
    "2019-06-10 2019-06-12": ["between 10 and 12 June 2019"],
    "2019-06-11 2019-06-12": [
        *("[2019-06-11..2019-06-12]", "2019-06-11/2019-06-12", "on 11 or 12 June 2019"),
        *("11\u201312 June 2019", "June 11-12, 2019", "from 11 to 12 Jun 2019"),
    ],
    "2019-06-11 2019-06-11": [
        *("2019/06/11", "11. 6. 2019", "2019 June 11", "11-Jun-2019", "2019-06-11T10:00Z"),
        "Tuesday, 11 June 2019",
    ],
    "2019-06-01 2019-06-30": ["2019, June"],
    "2018-11-01 2019-06-30": ["November 2018 to June", "November to June 2019"],
    "1989-01-01 1989-12-31": ["some day in 1989", "1989-XX-XX"],
    "1989-03-01 1989-03-31": ["1989-03-XX"],
    "1980-01-01 1989-12-31": ["the 1980s", "198X"],
    "1980-01-01 1986-12-31": ["1980 to 1986", "1980/1986"],
    "1986-01-01 1986-12-31": ["ca. 1986", "~1986"],
    "2001-03-01 2001-05-31": ["2001-21", "spring 2001"],
    "0085-01-01 0085-12-31": ["AD 85"],
    ".. 2019-06-14": ["by 14 June 2019", "[..2019-06-14]", "on or before 14 June 2019"],
    ".. 2015-12-31": ["before 2016"],
    "2020-01-01 ..": ["since 2020"],
    "2019-07-01 ..": ["after June 2019"],
    "2019-06-14 ..": ["14 June 2019 or later, no end given", "on or after 14 June 2019"],
    "1985-01-01 ..": ["from 1985 on, no end given"],
    "1980-01-01 ..": ["1980-XX-XX/.."],
}


@needs_browser
def test_search_reads_ranges_open_windows_and_values(opened: Opener) -> None:
    view = opened(EXAMPLE)
    known = {row["date_edtf"]: row["event_id"] for row in SAID}
    for days, texts in RANGES.items():
        expected = overlapping(*edtf.read(f"[{days.replace(' ', '..').replace('....', '..')}]")[:2])
        for typed, left in zip(texts, found(view, texts), strict=True):
            # If a side is open, the open sides of other sources count as well.
            assert set(expected) <= set(left) if ".." in days else left == expected, typed
            assert typed not in known or known[typed] in left, typed


NO_DATES = [
    *("Feb 30", "30 February 2020", "29 Feb 2019", "31 April", "April 31st, 1999", "32 May"),
    *("2022-02-30", "2022-13-01", "2022-00-10", "0000-01-01", "31.4.2021", "[2022-11-17..2022-11-31]"),
    *("Monday 11 June 2019", "12 to 11 June 2019", "2020 to 2019", "[2019-06-12..2019-06-11]", "12-11 June"),
    *("11.6.19", "11 June 19", "June 11 '19", "11-Jun-19", "2019/02/30", "2019 Feb 30", "2019-02-30T10:00"),
    *("17/11/2022", "11/2022", "17-11-2022", "from 30 to 31 June 2019", "visit 30 Feb", "0 May 2020"),
]  # fmt: skip


SIGNS = [
    *("[march", "(may", "may)", "march.", "*", "\\", "$", "..", "/", "[]", "\u201c\u201d", '"', "1 " * 300),
    *("nov " * 300, "\U0001f600", "x" * 3000, "7 or", "to 7 june", "a..b", "{1989}", "&amp;", "<b>"),
]  # fmt: skip


@needs_browser
def test_a_search_of_signs_does_no_harm(opened: Opener) -> None:
    view = opened(EXAMPLE)  # which fails if anything is reported
    assert len(found(view, SIGNS)) == len(SIGNS)


@needs_browser
def test_no_date_that_does_not_exist_finds_anything(opened: Opener) -> None:
    view = opened(EXAMPLE)
    assert dict(zip(NO_DATES, found(view, NO_DATES), strict=True)) == {t: [] for t in NO_DATES}
    for typed, said in (
        ("Feb 30", "\u201cfeb 30\u201d is not a date that exists."),
        ("17/11/2022", "Write 17 November 2022 or 2022-11-17."),
        ("11/2022", "Write 17 November 2022 or 2022-11-17."),
        ("11 June '19", "\u201c11 june 19\u201d is not read: the year needs four digits."),
        ("visit 17-11-2022", "Write 17 November 2022 or 2022-11-17."),
    ):
        found(view, [typed])
        assert said in view.inner_text("#why [role=status]"), typed


# Every label that the page shows of an event, and the event's id: (event, label).
LABELS = """() => {
  const own = node => [...node.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(" ").replace(/\\s+/g, " ").trim();
  const found = [];
  for (const article of document.querySelectorAll("article")) {
    const key = article.id.slice(6), inside = article.querySelectorAll(":not(dt, text, script, [data-common], .scale, .scale *, .link)");
    found.push([key, key]);
    for (const node of inside) if (own(node)) found.push([key, node.tagName === "Q" ? `\u201c${own(node)}\u201d` : own(node)]);
  }
  for (const lane of document.querySelectorAll("svg.timeline [data-event]"))
    for (const kind of ["known", "said"]) {
      const said = [...lane.querySelectorAll(`.${kind}`)].map(t => t.textContent).join(" ");
      if (/\\d/.test(said)) found.push([lane.dataset.event, said]);
    }
  return found;
}"""


@needs_browser
@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("example", 12),
        *(pytest.param(n, 1, marks=pytest.mark.long) for n in ("example", "package", "edges")),
    ],
)
def test_every_label_and_id_finds_its_own_event(
    opened: Opener, name: str, share: int, request: pytest.FixtureRequest
) -> None:
    roots = {"package": ROOT, "example": EXAMPLE}
    view = opened(roots.get(name) or request.getfixturevalue(name))
    labels = view.evaluate(LABELS)
    assert len(labels) > 300
    some = labels[::share]
    press(view, "all", "in", "in", "in", "in")  # then arrows lead to the dates that are out of view
    some += [pair for pair in view.evaluate(LABELS) if {"\u25c2", "\u25b8"} & set(pair[1])]
    lefts = found(view, [label for _, label in some])
    assert not [pair for pair, left in zip(some, lefts, strict=True) if pair[0] not in left]


@needs_browser
def test_search_finds_words_but_not_every_event_by_its_publisher(
    opened: Opener, package_root: Path
) -> None:
    view, root = opened(package_root), package_root
    events, said = table("events", root), table("attestations", root)
    publishers = {row["source_id"]: row["publisher"] for row in table("sources", root)}
    for event in events[:: 1 if root == ROOT else 6]:
        view.fill("#words", event["title"].upper())
        assert event["event_id"] in shown(view)
    article_of = {event["event_id"]: event["article_id"] for event in events}
    for publisher in {publishers[key] for key in article_of.values()}:
        view.fill("#words", publisher)
        by_it = (a for a in said if publishers[a["source_id"]] == publisher)
        other = {a["event_id"] for a in by_it if a["source_id"] != article_of[a["event_id"]]}
        named = [row for row in events if publisher.lower() in json.dumps(row).lower()]
        named += [row for row in said if publisher.lower() in row["note"].lower()]
        assert set(shown(view)) >= other
        every = other | {row["event_id"] for row in named} == article_of.keys()
        assert len(shown(view)) < len(events) or every


@needs_browser
def test_no_result_says_why_and_offers_to_show_all(opened: Opener) -> None:
    view = opened(EXAMPLE)
    view.fill("#words", "zyzzyva")
    assert shown(view) == []
    assert "\u201czyzzyva\u201d" in view.inner_text("#why")
    assert view.locator("#frame:visible").count() == 0
    view.fill("#words", EVENTS[0]["title"])
    kinds = [row["event_type"] for row in EVENTS]
    other = next(kind for kind in kinds if kind != kinds[0])
    view.select_option("#by-type", other)
    assert "but not with Kind" in view.inner_text("#why")
    view.click("#show-all")
    assert len(shown(view)) == len(EVENTS)
    assert view.locator("#why:visible").count() == 0
    assert view.locator("#frame:visible").count() == 1


@needs_browser
def test_a_day_without_any_date_is_told_from_words_that_nothing_has(
    opened: Opener, tmp_path: Path
) -> None:
    """On a page of two events: in the whole example, a date without an end falls on every day."""
    tables = read_package(EXAMPLE)[1]
    ends = ("date_earliest", "date_latest", "best_earliest", "best_latest")
    closed = [row for row in tables["events"] if all(row[end] for end in ends)]
    made = rendered({"events": closed[-2:], "sources": tables["sources"]})
    view = opened(saved(tmp_path, made))
    view.fill("#words", "5 May 1731")
    assert "No date falls on" in view.inner_text("#why")


@needs_browser
def test_filters_search_zoom_and_open_event_are_in_the_address(opened: Opener) -> None:
    view = opened(EXAMPLE)
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


@needs_browser
@pytest.mark.long
def test_a_search_can_be_shared_and_undone_in_one_step(opened: Opener) -> None:
    view = opened(EXAMPLE)
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


@needs_browser
def test_a_search_that_hides_the_open_event_can_be_shared(opened: Opener) -> None:
    view = opened(EXAMPLE, f"#event-{EVENTS[0]['event_id']}")
    view.fill("#words", "zyzzyva")
    assert view.evaluate("location.hash") == "#q=zyzzyva"
    view.fill("#words", EVENTS[0]["event_id"])
    address = f"#event-{EVENTS[0]['event_id']}&q={EVENTS[0]['event_id']}"
    assert view.evaluate("location.hash") == address


@needs_browser
@examples(1, 2)
def test_a_link_to_a_hidden_event_brings_it_out(opened: Opener, examples: int) -> None:
    row = EVENTS[-1]
    for way in (f"#event-{row['event_id']}&q=zyzzyva", f"#event-{row['event_id']}")[:examples]:
        view = opened(EXAMPLE, way)
        assert view.locator(f"#event-{row['event_id']}").is_visible()
        assert view.evaluate(
            f"document.getElementById('event-{row['event_id']}').getBoundingClientRect().top < innerHeight"
        )
    view = opened(EXAMPLE, "#q=zyzzyva")
    assert shown(view) == []
    view.evaluate(f"location.hash = '#event-{row['event_id']}'")
    until(view, f"!document.getElementById('event-{row['event_id']}').hidden")
    assert view.input_value("#words") == ""


@needs_browser
def test_a_link_to_a_figure_opens_its_fold(opened: Opener) -> None:
    row = table("figures", EXAMPLE)[-1]
    view = opened(EXAMPLE, f"#figure-{row['figure_id']}")
    assert view.locator(f"#figure-{row['figure_id']}").is_visible()


@needs_browser
@examples(1, 100)
def test_a_strange_address_does_no_harm(opened: Opener, examples: int) -> None:
    ways = (
        "#%3Cb%3E&q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "#%",
        "#type=nothing&from=x&to=2022",
        "#events&from=2022-01-01&to=1999-01-01",
    )
    for way in ways[:examples]:
        view = opened(EXAMPLE, way)
        assert view.locator("h1").is_visible()
        assert view.locator("main img").count() == 0


@IN_A_BROWSER
def test_works_by_keyboard(opened: Opener) -> None:
    view = opened(EXAMPLE)
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
    focus = "document.activeElement.closest('article, .lane')"
    assert view.evaluate(f"{focus}.id") == f"event-{EVENTS[0]['event_id']}"
    view = opened(EXAMPLE)
    view.focus(f".timeline.wide [data-event={EVENTS[0]['event_id']}] a")
    view.keyboard.press("Enter")
    view.go_back()
    until(view, f"{focus}?.dataset.event === '{EVENTS[0]['event_id']}'")
