"""Every snippet of data/questions.md gives the answer above it, in every language, and the answers are right.

Also on made-up tables with dates of every kind.
"""

import contextlib
import re
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from answering import (
    LANGUAGES,
    MANY,
    QUESTIONS,
    Again,
    Rows,
    answer_on,
    as_rows,
    base_of,
    check,
    made_up,
    run_python,
    same,
    sections,
    snippets,
)
from conftest import EXAMPLE, ROOT

from scripts.show.docs.answers import order
from scripts.show.docs.questions import MOST

NEEDS_R = pytest.mark.skipif(
    not shutil.which("Rscript"), reason="R is not on this machine; its snippets run where it is"
)


@pytest.fixture(
    params=[
        "package",
        *(pytest.param(name, marks=pytest.mark.long) for name in ("example", "made up")),
    ]
)
def asked(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The packages that are asked; in the made-up one, events last, and only that decides an order."""
    known = {"package": ROOT, "example": EXAMPLE}
    return known.get(request.param) or made_up(tmp_path / "package", 110)


SPOKEN = (  # in every run those that load quickly
    *("DuckDB", "SQLite"),
    *(
        pytest.param(name, marks=pytest.mark.long)
        for name in LANGUAGES
        if name not in ("DuckDB", "SQLite", "R")
    ),
    pytest.param("R", marks=[NEEDS_R, pytest.mark.long]),
)


@pytest.mark.parametrize("language", SPOKEN)
def test_each_snippet_gives_the_answer(language: str, asked: Path) -> None:
    check(language, asked)


def shown(rows: Rows) -> Rows:
    """Rows as the page shows them."""
    cells = [
        [f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows
    ]
    return [tuple(row) for row in cells[:MOST]]


def test_the_answers_on_the_page_are_right(asked: Path) -> None:
    again, parts = Again(asked), sections(asked)
    for name, answer in (*QUESTIONS, MANY):
        (text,) = (text for heading, text in parts.items() if heading.startswith(name))
        rows = answer(again)
        order = (lambda row: str(row[0])) if answer is Again.disagreement else (lambda row: 0)
        if len(rows) <= MOST:
            assert sorted(answer_on(text), key=order) == sorted(shown(rows), key=order), name
        else:
            assert set(answer_on(text)) < set(shown(rows) + shown(rows[MOST:]))
            assert f"... and {len(rows) - MOST} more." in text
    headings = " ".join(parts)
    assert all(
        word in headings
        for word in (again.event, *again.pair, f"{again.year} and {again.year + 1}")
    )


def test_every_question_is_answered_in_every_language(asked: Path) -> None:
    parts = sections(asked)
    for name, _ in QUESTIONS:
        (text,) = (text for heading, text in parts.items() if heading.startswith(name))
        assert all(snippets(text, language) for language in LANGUAGES), name


def test_the_order_of_every_two_events_is_the_same_everywhere(
    asked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(asked)
    again = Again(asked)
    expected = []
    for event in again.by_id:
        again.event = event
        expected += [(id_, is_before, event) for id_, is_before in again.before()]
        assert order(event, again.events, again.relations) == [[*row] for row in again.before()]
    query = "SELECT event_id, is_before, related_event_id FROM event_order"
    for language in ("DuckDB", "SQLite"):
        with contextlib.closing(base_of(language, asked)) as base:
            assert sorted(base.execute(query).fetchall()) == sorted(expected), language
            windows = base.execute("SELECT * FROM windows").fetchall()
        filled = {"earliest": "0001-01-01", "latest": "9999-12-31"}
        cells = [
            [cell or filled.get(column.rpartition("_")[2], "") for column, cell in row.items()]
            for row in again.events
        ]
        assert [["" if cell is None else str(cell) for cell in row] for row in windows] == cells


@pytest.mark.parametrize("language", ["DuckDB", "SQLite"])
def test_months_of_the_best_known_dates_are_counted_as_told(
    language: str, asked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(asked)
    ((_, text),) = (
        part for part in sections(asked).items() if part[0].startswith("How many events")
    )
    code = re.sub(r"\bFROM events\b", "FROM best_known_dates", snippets(text, language))
    with contextlib.closing(base_of(language, asked)) as base:
        found = as_rows(base.execute(code).fetchall())
    same(
        found,
        [row for row in Again(asked).months("best") if row[0] != "undated"] + [("undated", 0)],
    )


# --- the plots ------------------------------------------------------------------------------------------------------------


def lines_of(root: Path) -> list[tuple[str, str]]:
    """The windows that a plot shows, cut where it is: the article's, then the best-known ones."""
    again = Again(root)
    edges = date(again.year, 1, 1).toordinal(), date(again.year + 1, 12, 31).toordinal()
    rows = [again.window(row, "date") for row in again.events]
    shown = [
        n for n, (first, *_, last) in enumerate(rows) if first <= edges[1] and last >= edges[0]
    ]
    windows = [again.window(again.events[n], prefix) for prefix in ("date", "best") for n in shown]
    return [
        (date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat())
        for first, *_, last in windows
    ]


PLOTS = "How are uncertain dates plotted?"
PNG = b"\x89PNG\r\n"


@pytest.mark.long
@pytest.mark.filterwarnings("ignore:Glyph")  # the font of the plot lacks a letter of a title
def test_pandas_plots_every_window(
    asked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import dates, pyplot

    parts, names = sections(asked), {}
    monkeypatch.chdir(asked)
    run_python(snippets(parts["Start"], "pandas"), names)
    monkeypatch.chdir(tmp_path)
    run_python(snippets(parts[PLOTS], "pandas"), names)
    axes = pyplot.gca()
    drawn = [
        tuple(dates.num2date(x).date().isoformat() for x, _ in line)
        for lines in axes.collections
        for line in lines.get_segments()
    ]
    pyplot.close()
    assert drawn == lines_of(asked)
    assert len(axes.get_yticklabels()) == len(drawn) / 2 > 0
    assert sum(len(dots.get_xdata()) for dots in axes.lines) == len(drawn)
    assert (tmp_path / "uncertainty.png").read_bytes().startswith(PNG)


@pytest.mark.long
@NEEDS_R
def test_r_plots_every_window(asked: Path, tmp_path: Path) -> None:
    parts = sections(asked)
    told = "segments <- function(x0, y0, x1, ...) { cat(paste('line', as.integer(x0), as.integer(x1)), sep = '\\n'); graphics::segments(x0, y0, x1, ...) }\n"
    script = (
        f"{told}{snippets(parts['Start'], 'R')}setwd('{tmp_path}')\n{snippets(parts[PLOTS], 'R')}"
    )
    result = subprocess.run(
        ["Rscript", "-"], input=script, cwd=asked, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    lines = re.findall(r"^line (-?\d+) (-?\d+)$", result.stdout, re.M)
    drawn = [
        tuple((date(1970, 1, 1) + timedelta(int(day))).isoformat() for day in line)
        for line in lines
    ]
    assert drawn == lines_of(asked)
    assert (tmp_path / "uncertainty.png").read_bytes().startswith(PNG)


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(n, marks=pytest.mark.long) for n in range(2, 60))]
)
@pytest.mark.parametrize("language", SPOKEN)
def test_each_snippet_holds_for_made_up_tables(language: str, seed: int, tmp_path: Path) -> None:
    check(language, made_up(tmp_path / "package", seed))
