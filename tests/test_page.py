"""The page shows what the tables say: every date in words and in EDTF, every source on the axis of its event, every figure.

In a real browser, wherever a Chromium is found on the PATH (`.ci/run` installs Debian's where it may); skipped, with the reason,
where none is. How it looks at every width and in every scheme is tested in test_looks.py.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from browsing import IN_A_BROWSER, Opener, needs_browser, shown
from conftest import table

from scripts.show import words
from scripts.show.page import page


@IN_A_BROWSER
def test_every_event_has_its_dates_in_words_and_in_edtf(opened: Opener, package_root: Path) -> None:
    view = opened(package_root)
    events = table("events", package_root)
    assert shown(view) == [row["event_id"] for row in events]
    for row in events:
        said = view.locator(f"#event-{row['event_id']}").inner_text()
        for prefix in ("date", "best"):
            assert words.words(row[f"{prefix}_edtf"]).lower() in said.lower(), row["event_id"]
            assert row[f"{prefix}_edtf"] in said, row["event_id"]
        for column in ("title", "description", "date_verbatim"):
            assert row[column] in said, (row["event_id"], column)


@needs_browser
def test_every_source_has_its_line_and_pages_of_one_document_stand_together(
    opened: Opener, package_root: Path
) -> None:
    view, root = opened(package_root), package_root
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
        assert (line["struck"] is not None) == (
            row["rank"] == "deprecated" and bool(row["date_edtf"])
        )
        assert row["rank"] != "deprecated" or row["note"] in line["text"]
        twins = [
            other for event, other in said
            if event == row["event_id"] and source["origin"] and sources[other]["origin"] == source["origin"]
        ]  # fmt: skip
        assert (line["witness"] is not None) == (len(twins) > 1), (line["event"], line["source"])
        said_by = (line["witness"] or line["text"]).lower()
        assert source["origin"].lower() in said_by
        name = f"carried by {source['publisher']}" if source["origin"] else source["publisher"]
        assert name.lower() in line["text"].lower()
        others = [sources[other]["publisher"] for event, other in said if event == row["event_id"]]
        is_alone = others.count(source["publisher"]) == 1 or "own" in line["kinds"]
        assert is_alone or (source["title"] or row["source_id"]) in line["text"]


@needs_browser
def test_every_date_says_how_it_was_read(opened: Opener, package_root: Path) -> None:
    view, root = opened(package_root), package_root
    found = view.eval_on_selector_all(
        ".read > li",
        "all => all.map(li => [li.closest('article').id.slice(6), li.dataset.source, li.textContent])",
    )
    texts = {(event, source): said for event, source, said in found}
    rows = table("attestations", root)
    assert sorted(texts) == sorted((row["event_id"], row["source_id"]) for row in rows)
    for row in rows:
        said = texts[row["event_id"], row["source_id"]]
        for column in (
            *("date_verbatim", "date_rule", "date_direction", "anchor_type", "date_edtf"),
            *("rank", "note"),
        ):
            assert row[column] in said, (row["event_id"], row["source_id"], column)
        assert words.words(row["anchor_date"]) in said
        assert not row["date_rule"] or page.MEANINGS[row["date_rule"]] in said


@needs_browser
def test_marks_of_sources_share_one_axis(opened: Opener, package_root: Path) -> None:
    """The middles of the lines of an event stand to each other as the middles of their dates do."""
    view, root = opened(package_root), package_root
    found = view.eval_on_selector_all(
        ".compare .line[data-source]",
        """all => all.map(li => { const mark = li.querySelector(".day path, rect.window, rect.given"), box = mark?.getBoundingClientRect();
        const axis = li.querySelector(".axis")?.getBoundingClientRect();
        return [li.closest("article").id.slice(6), li.dataset.source, box && axis ? [(box.left - axis.left) / axis.width, (box.right - axis.left) / axis.width] : null] })""",
    )
    said = {(row["event_id"], row["source_id"]): row for row in table("attestations", root)}
    for event in {event for event, _, _ in found}:
        boxes = [(said[event, source], box) for one, source, box in found if one == event and box]
        middles = [
            (_middle(row), sum(box) / 2)
            for row, box in boxes
            if row["date_earliest"] and row["date_latest"]
        ]
        for day, at in middles:
            for other, there in middles:
                if day < other:
                    assert at < there + 0.005, (event, day, other)
                if day == other:
                    assert at == pytest.approx(there, abs=0.005), event


def _middle(row: dict[str, str]) -> float:
    first, last = (
        date.fromisoformat(row[side]).toordinal() for side in ("date_earliest", "date_latest")
    )
    return (first + last) / 2


@needs_browser
def test_every_figure_is_shown_in_words_and_has_an_address(
    opened: Opener, package_root: Path
) -> None:
    view, root = opened(package_root), package_root
    figures = table("figures", root)
    texts = dict(
        view.eval_on_selector_all(".figures li", "all => all.map(li => [li.id, li.textContent])")
    )
    assert sorted(texts) == sorted(f"figure-{row['figure_id']}" for row in figures)
    for row in figures:
        said = texts[f"figure-{row['figure_id']}"]
        assert row["title"] in said or view.locator(
            f"details:has(#figure-{row['figure_id']}) > summary"
        ).inner_text().startswith(row["title"])
        for column in ("value_verbatim", "period_verbatim", "note"):
            assert row[column] in said, row["figure_id"]
        assert words.words(row["period_edtf"]) in said
        number = re.search(r"-?[\d,]+(?:\.\d+)?", said)[0].replace(",", "")
        value = float(row["value"]) / (10 if row["unit"] == "per-mille" else 1)
        powers = (("trillion", 1e12), ("billion", 1e9), ("million", 1e6), ("", 1))
        scale = next(n for name, n in powers if f"{number} {name}" in said.replace(",", ""))
        assert float(number) * scale == pytest.approx(value, rel=1e-12), row["figure_id"]
