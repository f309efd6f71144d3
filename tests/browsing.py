"""What the tests of the page share: where a Chromium is, what to wait for, what to measure."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import EXAMPLE
from playwright.sync_api import Page

from scripts.export import read_package
from scripts.show.facts import TextTables
from scripts.show.page import page

# The first of them is the same browser without windows: it takes half the time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
IN_A_BROWSER = pytest.mark.skipif(
    not CHROMIUM, reason="no Chromium on this machine; these tests run where there is one"
)


def needs_browser(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that opens pages. `make test` opens a few, those with IN_A_BROWSER alone."""
    return pytest.mark.long(IN_A_BROWSER(test))


QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
Opener = Callable[..., Page]


def rendered(
    tables: TextTables,
    files: Mapping[str, bytes] | None = None,
    cited: tuple[str, str] = ("Cited", "@misc{x}"),
    **described: str,
) -> bytes:
    """The page of the example, with other tables: those that are not given are empty."""
    schema, whole = read_package(EXAMPLE)
    files = files or {resource["path"]: b"" for resource in schema["resources"]}
    made = {name: [] for name in whole} | tables
    return page.render(schema | described, made, files, *cited)


def saved(folder: Path, source: bytes) -> Path:
    """Write a page as that of a package in a folder, and return the folder."""
    (folder / "data").mkdir()
    (folder / "data/timeline.html").write_bytes(source)
    return folder


def until(page: Page, condition: str) -> None:
    """Wait for a condition. (Playwright's own waiting evaluates strings, which the page's policy forbids.)"""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(30)
    raise AssertionError(f"never came true: {condition}")


def shown(page: Page) -> list[str]:
    """The events that are not hidden."""
    return page.eval_on_selector_all("article:not([hidden])", "all => all.map(a => a.id.slice(6))")


def found(page: Page, typed: list[str]) -> list[list[str]]:
    """What a search shows, for each text; the last one stays in the box."""
    return page.evaluate(
        """all => all.map(text => {
          const box = document.getElementById("words");
          box.value = text;
          box.dispatchEvent(new Event("input", { bubbles: true }));
          return [...document.querySelectorAll("article:not([hidden])")].map(article => article.id.slice(6));
        })""",
        typed,
    )


def press(page: Page, *steps: str) -> None:
    """Press buttons of the scale, one after the other."""
    page.evaluate("all => all.forEach(id => document.getElementById(id).click())", list(steps))


def days_in_view(page: Page) -> tuple[date, date]:
    """The first and the last day of the view."""
    first, last = map(int, geometry(page)["view"].split("|"))
    return date(1970, 1, 1) + timedelta(first), date(1970, 1, 1) + timedelta(last)


def geometry(page: Page) -> dict:
    """The view of the wide drawing, and from where to where its marks go, in its own pixels."""
    return page.evaluate(
        """() => { const svg = document.querySelector(".timeline.wide"), box = path => { if (!path) return null; const b = path.getBBox(); return [b.x, b.x + b.width] };
        const lanes = [...svg.querySelectorAll(".lane")].filter(g => g.style.display !== "none").map(g => [g.dataset.event, {
          window: box(g.querySelector(".marks .window, .marks .given")), best: box(g.querySelector(".marks .best")),
          cores: {
            date: box(g.querySelector(".marks .core:not(.best)")),
            best: box(g.querySelector(".marks .best.core")) },
          hollow: !!g.querySelector(".marks .best.vague"),
          solid: !!g.querySelector(".marks .given"),
          point: g.querySelector(".marks .best")?.getAttribute("d").includes("l") ?? false, outside: g.querySelector("a.outside")?.textContent ?? null }]);
        return { view: svg.dataset.view ?? null, lanes: Object.fromEntries(lanes) } }"""
    )
