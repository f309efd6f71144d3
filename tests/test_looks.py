"""How page and picture look: at every width and in every scheme nothing is cut off, too small, on top of another, or hard to read.

Every run looks at one width a scheme; `make test-long` at all widths, of the package and of the example.
"""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Opener, geometry, needs_browser, shown
from conftest import EXAMPLE, ROOT, table
from playwright.sync_api import Browser, Page

SCHEMES: dict[str, dict[str, object]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "script-off": {"java_script_enabled": False},
}
WIDTHS = (360, 540, 900, 1280)
QUICK = {  # the page of the example is smaller, which saves half of the time of axe-core
    (ROOT, 360, "script-off"),
    (EXAMPLE, 900, "dark"),
}
CONTROLS = ("in", "out", "earlier", "later", "all", "drawn")


def _matrix() -> list:
    cases = [(ROOT, width, scheme) for width in WIDTHS for scheme in SCHEMES]
    cases += [(EXAMPLE, width, scheme) for width in WIDTHS for scheme in SCHEMES]
    return [
        pytest.param(
            *case,
            id=f"{'example' if case[0] == EXAMPLE else 'package'}-{case[1]}-{case[2]}",
            marks=[] if case in QUICK else pytest.mark.long,
        )
        for case in cases
    ]


# Every piece of text that can be seen: its words, box and size as they are on the screen.
TEXTS = """within => {
  const found = [], walker = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
  const known = new Map();  // for those who hear the page only: clipped away, or in what is
  const clipped = (e) => {
    if (!e) return false;
    if (!known.has(e)) known.set(e, getComputedStyle(e).clipPath === "inset(50%)" || clipped(e.parentElement));
    return known.get(e);
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement, style = getComputedStyle(parent);
    if (!node.data.trim() || parent.closest("script, style, title, desc, option, select, .skip") || !parent.checkVisibility({ visibilityProperty: true })) continue;
    if (clipped(parent)) continue;
    const svg = parent.ownerSVGElement, scale = svg?.viewBox?.baseVal?.width ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of svg ? [parent.getBoundingClientRect()] : range.getClientRects())
      if (box.width > 1) found.push({ words: node.data.trim(), left: box.left + scrollX, right: box.right + scrollX, top: box.top + scrollY, bottom: box.bottom + scrollY,
        size: parseFloat(style.fontSize) * scale });
  }
  return found;
}"""


def texts(page: Page, within: str = "body") -> list[dict]:
    found = page.evaluate(TEXTS, within)
    assert found
    return found


def none_is_cut_or_small_or_covered(found: list[dict], width: int, least: float = 11) -> None:
    for item in found:
        assert item["left"] >= -0.5, f"{item['words']!r} begins left of the page"
        assert item["right"] <= width + 0.5, f"{item['words']!r} ends right of the page"
        assert item["size"] >= least - 0.01, f"{item['words']!r} is {item['size']:.1f} px"
    ordered = sorted(found, key=lambda item: item["top"])
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other["top"] >= one["bottom"] - 3:
                break
            over = min(one["right"], other["right"]) - max(one["left"], other["left"])
            assert over <= 2, f"{one['words']!r} lies over {other['words']!r}"


def unfolded(page: Page, width: int) -> None:
    """With every fold open, all can be read, by the rules of axe-core too."""
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width, (
        "an open fold scrolls sideways"
    )
    none_is_cut_or_small_or_covered(texts(page), width)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@needs_browser
@pytest.mark.parametrize(("root", "width", "scheme"), _matrix())
def test_page_at(opened: Opener, root: Path, width: int, scheme: str) -> None:
    page = opened(root, viewport={"width": width, "height": 800}, **SCHEMES[scheme])
    assert page.evaluate("document.documentElement.scrollWidth") <= width, (
        "the page scrolls sideways"
    )
    none_is_cut_or_small_or_covered(texts(page), width)
    titles = page.eval_on_selector_all(
        "h1, h2, h3, summary",
        "all => all.map(h => [h.textContent, h.scrollWidth <= h.clientWidth + 1])",
    )
    assert all(fits for _, fits in titles), titles
    if scheme == "script-off":
        assert page.locator("article:visible").count() == len(table("events", root))
        assert (
            page.locator(
                ".controls:visible, #png:visible, [data-copy]:visible, #shown:visible"
            ).count()
            == 0
        )
        assert page.locator("svg.timeline:visible").count() == 1
        return
    for control in CONTROLS:
        page.eval_on_selector(f"#{control}", "button => button.click()")
        assert page.locator(
            "svg.timeline:visible .marks :is(.best, .window, .given):visible"
        ).count(), f"nothing in view after {control}"
        none_is_cut_or_small_or_covered(texts(page, "#frame"), width)
    page.eval_on_selector_all(
        "article ~ article", "all => all.forEach(a => a.remove())"
    )  # one event, as the rest are like it
    unfolded(page, width)


@needs_browser
@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["package", "example"])
def test_whole_page_unfolded_at(opened: Opener, root: Path, width: int, scheme: str) -> None:
    unfolded(opened(root, viewport={"width": width, "height": 800}, **SCHEMES[scheme]), width)


@needs_browser
@pytest.mark.parametrize("scheme", ["dark", pytest.param("light", marks=pytest.mark.long)])
@pytest.mark.parametrize(
    "root", [ROOT, pytest.param(EXAMPLE, marks=pytest.mark.long)], ids=["package", "example"]
)
def test_print(opened: Opener, root: Path, scheme: str) -> None:
    """The drawing and the events that are shown, on white paper, on few pages."""
    page = opened(
        root, viewport={"width": 703, "height": 1000}, color_scheme=scheme
    )  # A4 between its margins
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))
    # So many rows of each table fill a page: what the sources say of the events, the figures, and the list of sources.
    fill = {"events": 4, "attestations": 30, "figures": 20, "sources": 25}
    assert 1 <= pages <= 2 + sum(len(table(name, root)) / rows for name, rows in fill.items())
    page.emulate_media(media="print", color_scheme=scheme)
    assert page.locator("article:visible").count() == len(table("events", root))
    assert (
        page.locator("#find:visible, button:visible, #tip:visible, .reading:visible").count() == 0
    )
    for name, css in (("figures", ".figures li"), ("sources", "[data-used]")):
        assert page.locator(f"{css}:visible").count() == len(table(name, root))
    for row in table("sources", root):
        assert row["url"] in page.inner_text(f"[data-used={row['source_id']}]")
    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.timeline.wide .paper')).fill]"
    )
    assert colours == ["rgb(255, 255, 255)"] * 2
    inks = page.eval_on_selector_all(
        "h1, h3, p, .timeline text",
        "all => all.map(e => getComputedStyle(e)[e.namespaceURI.endsWith('svg') ? 'fill' : 'color'])",
    )
    assert all(sum(map(int, re.findall(r"\d+", ink)[:3])) < 450 for ink in inks), (
        "pale ink on white paper"
    )
    none_is_cut_or_small_or_covered(texts(page), 703, least=12)  # 9 pt


@needs_browser
def test_print_holds_what_is_shown(opened: Opener) -> None:
    page = opened(EXAMPLE)
    kind = table("events", EXAMPLE)[0]["event_type"]
    page.select_option("#by-type", kind)
    page.fill("#words", "the")
    page.emulate_media(media="print")
    said = (
        f"{len(shown(page))} of {len(table('events', EXAMPLE))} events, search: the, Kind: {kind}"
    )
    assert page.inner_text("#filtered") == said
    page.emulate_media(media="screen")
    page.fill("#words", "")
    page.emulate_media(media="print")
    left = [row["event_id"] for row in table("events", EXAMPLE) if row["event_type"] == kind]
    assert page.locator("article:visible").count() == len(left)
    assert sorted(geometry(page)["lanes"]) == sorted(left)
    said = [row for row in table("attestations", EXAMPLE) if row["event_id"] in left]
    used = {row["source_id"] for row in said}
    listed = page.eval_on_selector_all(
        "[data-used]:not([hidden])", "all => all.map(li => li.dataset.used)"
    )
    assert used <= set(listed)


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
@pytest.mark.parametrize("name", ["timeline.svg", "timeline_narrow.svg"])
@pytest.mark.parametrize(
    "root", [ROOT, pytest.param(EXAMPLE, marks=pytest.mark.long)], ids=["package", "example"]
)
def test_picture(chromium: Browser, root: Path, name: str, scheme: str) -> None:
    width = {"timeline.svg": 760, "timeline_narrow.svg": 340}[name]
    context = chromium.new_context(viewport={"width": width, "height": 900}, **SCHEMES[scheme])
    page = context.new_page()
    page.goto((root / "data" / name).as_uri())
    none_is_cut_or_small_or_covered(texts(page, "svg"), width, least=12)
    context.close()


SHEET = (703, 1031)  # pixels of A4 between its margins


@needs_browser
def test_a_tall_picture_begins_on_the_first_sheet_and_is_cut_between_its_rows(
    opened: Opener,
) -> None:
    """A browser moves an image that is taller than a sheet to the next one, and leaves the first one empty."""
    page = opened(EXAMPLE, viewport={"width": SHEET[0], "height": SHEET[1]})
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    seen = page.eval_on_selector_all(
        "svg.timeline",
        """all => all.filter(svg => svg.checkVisibility()).map(svg => {
          const { y, height } = svg.viewBox.baseVal, box = svg.getBoundingClientRect();
          return [y, y + height, box.top, box.bottom];
        })""",
    )
    edges = page.eval_on_selector_all(
        ".timeline.wide:not(.piece) > g", "all => all.map(g => g.transform.baseVal[0].matrix.f)"
    )
    assert len(seen) > 1
    assert [end for _, end, *_ in seen[:-1]] == [start for start, *_ in seen[1:]]
    assert {start for start, *_ in seen} <= set(edges)
    assert seen[0][3] <= SHEET[1]
    assert all(bottom - top <= SHEET[1] for *_, top, bottom in seen)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".piece").count() == 0
