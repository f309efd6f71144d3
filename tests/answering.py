"""The questions of data/questions.md, answered again from the CSVs alone, day by day and pair by pair; and its snippets, run."""

import ast
import contextlib
import csv
import io
import itertools
import random
import re
import shutil
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import duckdb
import pytest
from conftest import EDGES, EXAMPLE, dated, table

from scripts import export
from scripts.package.descriptor import columns_of, read_descriptor
from scripts.reader import edtf
from scripts.show.docs.questions import questions_page
from scripts.show.forms.views import duckdb_script

Value = TypeVar("Value", date, int)
Rows = list[tuple[object, ...]]
LANGUAGES = ("DuckDB", "SQLite", "pandas", "polars", "R")
FAR = date.min.toordinal(), date.max.toordinal()

# --- the page -------------------------------------------------------------------------------------------------------------


def sections(root: Path) -> dict[str, str]:
    """The text of each section of the page, by its heading."""
    parts = re.split(r"^## (.*)\n", (root / "data/questions.md").read_text("utf-8"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def snippets(text: str, language: str) -> str:
    """The code of a language in a section: all of its blocks, in their order."""
    blocks = re.findall(r"^([^\n`|]+):\n\n```\w+\n(.*?)^```", text, flags=re.M | re.S)
    return "".join(code for label, code in blocks if re.search(rf"\b{language}\b", label))


def answer_on(text: str) -> Rows:
    """The answer in a section, as it is shown."""
    lines = re.findall(r"^\| (.*) \|$", text, flags=re.M)[2:]
    return [tuple(cell.strip().replace("\\", "") for cell in line.split(" |")) for line in lines]


# --- the answers, worked out again ----------------------------------------------------------------------------------------


CERTAIN = ("best_certain_from", "best_certain_to")
CLOSED = ("date_earliest", "date_latest")


def most_often(values: Iterable[Value], otherwise: Value) -> Value:
    """The value that occurs most often, the first in order of several."""
    times = Counter(values)
    return min(times, key=lambda value: (-times[value], value), default=otherwise)


class Again:
    """The chosen day, event, pair and year of a package, and the answers, from its CSVs alone."""

    def __init__(self, root: Path) -> None:
        self.name, self.version = (read_descriptor(root)[key] for key in ("name", "version"))
        self.events, self.relations, self.said, sources = (
            table(name, root) for name in ("events", "event_relations", "attestations", "sources")
        )
        self.origin = {row["source_id"]: row["origin"] or row["source_id"] for row in sources}
        self.by_id = {row["event_id"]: row for row in self.events}
        ends = (row[f"date_{side}"] for row in self.events for side in ("earliest", "latest"))
        otherwise = date.fromisoformat(min(filter(None, ends), default="2000-01-01"))
        certain = (self.days(row, *CERTAIN) for row in self.events)
        self.day = most_often(itertools.chain(*certain), otherwise)
        stated = Counter(
            id_ for row in self.relations for id_ in (row["event_id"], row["related_event_id"])
        )
        self.event = sorted(self.by_id, key=lambda id_: -stated[id_])[0]
        closed = {row["event_id"]: self.days(row, *CLOSED) for row in self.events}
        others = (id_ for id_ in closed if closed[id_] and id_ != self.event)
        widest = sorted(others, key=lambda id_: -len(closed[id_]))
        self.pair = sorted([self.event, *widest[:1], self.event][:2], key=list(self.by_id).index)
        years = (year for days in closed.values() for year in {day.year for day in days})
        self.year = min(most_often(years, otherwise.year), 9997)

    @staticmethod
    def days(row: dict[str, str], first: str, last: str) -> list[date]:
        """Every day between two columns, if both are filled."""
        if not (row[first] and row[last]):
            return []
        start, end = (date.fromisoformat(row[column]).toordinal() for column in (first, last))
        return [*map(date.fromordinal, range(start, end + 1))]

    @staticmethod
    def window(row: dict[str, str], prefix: str) -> tuple[int, int, int, int]:
        """The first and last day on which it can begin, and on which it can end."""
        sides = ("earliest", "certain_from", "certain_to", "latest")
        cells = (row[f"{prefix}_{side}"] for side in sides)
        days = (date.fromisoformat(cell).toordinal() if cell else None for cell in cells)
        first, sure_from, sure_to, last = days
        first, last = first or FAR[0], last or FAR[1]
        return first, sure_from or last, sure_to or first, last

    def possibly(self) -> Rows:
        windows = ((row, self.window(row, "best")) for row in self.events)
        day = self.day.toordinal()
        return [self.shown(row) for row, (first, *_, last) in windows if first <= day <= last]

    def certainly(self) -> Rows:
        certain = ((row, self.days(row, *CERTAIN)) for row in self.events)
        return [self.shown(row) for row, days in certain if self.day in days]

    @staticmethod
    def shown(row: dict[str, str]) -> tuple[str, str, str]:
        return row["event_id"], row["title"], row["best_edtf"]

    def before(self) -> Rows:
        facts = {
            (row["event_id"], row["relation"], row["related_event_id"]) for row in self.relations
        }
        facts = {fact for fact in facts if fact[1] != "commemorates"}
        while True:  # each rule, on each two facts, until nothing is new
            new = set()
            for (a, one, b), (c, other, d) in itertools.product(facts, facts):
                if b == c and one == other:
                    new.add((a, one, d))
                if (one, other) == ("part-of", "before") and b == c:
                    new.add((a, "before", d))  # the part of what is before
                if (one, other) == ("before", "part-of") and b == d:
                    new.add((a, "before", c))  # the part of what is after
            if new <= facts:
                break
            facts |= new
        target, answer = self.event, []
        begins = self.window(self.by_id[target], "best")[:2]
        for id_, row in self.by_id.items():
            ends = self.window(row, "best")[2:]
            if (id_, "before", target) in facts or ends[1] < begins[0]:
                answer.append((id_, "certainly"))
            elif ends[0] > begins[1] or facts & {
                *((target, "before", id_), (target, "part-of", id_), (id_, "part-of", target))
            }:
                answer.append((id_, "never"))
            else:
                answer.append((id_, "possibly"))
        return [row for row in answer if row[0] != target]

    def distance(self) -> Rows:
        one, other = (self.by_id[id_] for id_ in self.pair)
        *_, soonest, end = self.window(one, "date")
        start, latest, *_ = self.window(other, "date")
        least = start - end if one["date_latest"] and other["date_earliest"] else ""
        starts = one["date_certain_to"] or one["date_earliest"]
        ends = other["date_certain_from"] or other["date_latest"]
        return [(least, latest - soonest if starts and ends else "")]

    def disagreement(self) -> Rows:
        answer = []
        for id_ in self.by_id:
            said = [row for row in self.said if row["event_id"] == id_ and row["date_edtf"]]
            gaps = {False: set(), True: set()}
            for one, other in itertools.combinations(said, 2):
                if self.origin[one["source_id"]] != self.origin[other["source_id"]]:
                    (a, *_, b), (c, *_, d) = self.window(one, "date"), self.window(other, "date")
                    gaps["deprecated" in (one["rank"], other["rank"])].add(max(c - b, a - d, 0))
            if any(gaps.values()):
                answer.append((id_, *(max(found, default="") for found in gaps.values())))
        return answer

    def months(self, prefix: str = "date") -> Rows:
        shares: Counter[str] = Counter()
        others = {"open": 0, "undated": 0}
        for row in self.events:
            days = self.days(row, f"{prefix}_earliest", f"{prefix}_latest")
            if not days:
                others["open" if row[f"{prefix}_edtf"] else "undated"] += 1
            elif "/" in row[f"{prefix}_edtf"]:  # it lasted
                shares.update({day.isoformat()[:7] for day in days})
            else:
                for month, count in Counter(day.isoformat()[:7] for day in days).items():
                    shares[month] += Fraction(count, len(days))
        years = self.year, self.year + 1
        return [
            *sorted((m, float(n)) for m, n in shares.items() if int(m[:4]) in years),
            *others.items(),
        ]

    def merged(self) -> Rows:
        return [(self.name, self.version, len(self.said))]


QUESTIONS: tuple[tuple[str, Callable[[Again], Rows]], ...] = (  # the heading, and its answer
    ("What was possibly on", Again.possibly),
    ("What was certainly on", Again.certainly),
    ("What was before", Again.before),
    ("How many days are from", Again.distance),
    ("How far do the sources disagree", Again.disagreement),
    ("How many events were there in each month", Again.months),
)
NAMES = tuple(name for name, _ in QUESTIONS)
MANY = ("How are many packages read together", Again.merged)


def same(found: Rows, expected: Rows) -> None:
    """Rows are the same in any order; numbers up to the error of a sum."""
    one, other = (sorted(rows, key=lambda row: str(row[:2])) for rows in (found, expected))

    def near(value: object) -> object:
        return value if isinstance(value, str) else pytest.approx(float(value), abs=1e-9)

    assert one == [tuple(map(near, row)) for row in other]


def as_rows(value: object) -> Rows:
    """A result of a snippet in Python as rows; an empty cell is an empty text."""
    if hasattr(value, "reset_index"):  # pandas: an index with names is a column
        is_plain = type(value.index).__name__ == "RangeIndex" or value.index.dtype == int
        value = value if is_plain else value.reset_index()
        rows = value.itertuples(index=False, name=None)
    elif hasattr(value, "rows"):  # polars
        rows = value.rows()
    else:
        rows = value if isinstance(value, list) else [value]
    return [tuple("" if cell is None or cell != cell else cell for cell in row) for row in rows]


# --- running the snippets -------------------------------------------------------------------------------------------------


def run_python(code: str, names: dict[str, object]) -> object:
    """Run code as a notebook does, and return the value of its last line."""
    *steps, last = ast.parse(code).body
    exec(compile(ast.Module(steps, []), "questions.md", "exec"), names)
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), "questions.md", "eval"), names)
    exec(compile(ast.Module([last], []), "questions.md", "exec"), names)
    return None


def in_python(language: str, root: Path) -> dict[str, Rows]:
    parts, names = sections(root), {}
    run_python(snippets(parts["Start"], language), names)
    codes = {heading: snippets(text, language) for heading, text in parts.items()}
    return {
        heading: as_rows(run_python(code, names))
        for heading, code in codes.items()
        if code and heading.startswith(NAMES)
    }


def base_of(language: str, root: Path) -> duckdb.DuckDBPyConnection | sqlite3.Connection:
    """What `make dist` gives for a language. DuckDB reads data/ in the current folder."""
    base = duckdb.connect() if language == "DuckDB" else sqlite3.connect(":memory:")
    if language == "DuckDB":
        base.execute(duckdb_script(read_descriptor(root)).decode())
    else:
        base.deserialize(export.sqlite(*export.read_package(root)))
    return base


def in_sql(language: str, root: Path) -> dict[str, Rows]:
    codes = {heading: snippets(text, language) for heading, text in sections(root).items()}
    with contextlib.closing(base_of(language, root)) as base:
        return {
            heading: as_rows(base.execute(code).fetchall())
            for heading, code in codes.items()
            if code and heading.startswith(NAMES)
        }


R_ROWS = """as_rows <- function(value) {
  if (is.matrix(value) || is.array(value) && length(dim(value)) == 2) value <- data.frame(rownames(value), as.data.frame(unclass(value)))
  if (!is.data.frame(value)) value <- data.frame(names(value), as.vector(value))
  write.table(value, quote = TRUE, sep = ",", row.names = FALSE, col.names = FALSE, na = "", qmethod = "double")
}
"""


def in_r(root: Path) -> dict[str, Rows]:
    """The answers of R: all snippets in one run, each in its own copy of the start."""
    parts = sections(root)
    codes = {h: snippets(text, "R") for h, text in parts.items() if h.startswith(NAMES)}
    script = R_ROWS + snippets(parts["Start"], "R") + "options(digits = 17)\n"
    for heading, code in codes.items():
        script += f"cat('## {heading}\\n'); as_rows(local({{\n{code}}}))\n"
    result = subprocess.run(
        ["Rscript", "-"], input=script, cwd=root, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    found = {}
    for part in result.stdout.split("## ")[1:]:
        heading, _, text = part.partition("\n")
        rows = list(csv.reader(io.StringIO(text)))
        found[heading] = [tuple(map(number, row)) for row in rows]
    return found


def number(cell: str) -> float | str:
    return float(cell) if re.fullmatch(r"-?[0-9.]+(e-?[0-9]+)?", cell) else cell


def answers(language: str, root: Path) -> dict[str, Rows]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)  # the snippets read data/ here
        if language == "R":
            return in_r(root)
        run = in_sql if language in ("DuckDB", "SQLite") else in_python
        return run(language, root)


def check(language: str, root: Path) -> None:
    """Every question has a snippet in the language, which gives the right answer."""
    again, found = Again(root), answers(language, root)
    for (name, answer), (heading, rows) in zip(QUESTIONS, found.items(), strict=True):
        assert heading.startswith(name)
        same(rows, answer(again))


# --- made-up tables -------------------------------------------------------------------------------------------------------

VALUES = (
    *EDGES, "", "", "2020-02-29", "2020-02-28/2020-03-01", "2019-12/2020-01", "2020~", "2020-01-31?", "[2020-01-30..2020-02-02]",
    "[2020-01-15,2020-03-15]", "[..2020-02-29]", "[2020-02-29..]", "2020-02-29/..", "../2020-02-29", "2020-24", "2019/2021-03", "18XX-XX-XX",
)  # fmt: skip


def made_up(root: Path, seed: int) -> Path:
    """A package of made-up tables, with the page: dates of every kind, chains of relations, sources of one origin."""
    rng = random.Random(seed)
    schema = read_descriptor(EXAMPLE)
    ids = [f"event-{n}" for n in range(rng.choice((1, 2, 6, 12)))]
    values = rng.sample(VALUES, rng.choice((1, 3, len(VALUES))))
    blank = {"publisher": "x", "source_type": "news"}
    origins = [rng.choice(("", "", "one", "two")) for _ in range(5)]
    sources = [blank | {"source_id": f"source-{n}", "origin": o} for n, o in enumerate(origins)]
    events, said, relations = [], [], []
    about = {"article_id": "source-0", "event_type": "other", "status": "past", "description": "x"}
    for id_ in ids:
        own, rows = rng.choice(values), []
        for source in [sources[0], *rng.sample(sources[1:], rng.randrange(5))]:
            value = own if source is sources[0] else rng.choice(values)
            row = {"event_id": id_, "source_id": source["source_id"], "date_extent": extent(value)}
            rank = rng.choice(("normal", "normal", "deprecated"))
            rows.append(row | {"rank": rank} | dated("date", value))
        best = rng.choice(rows)
        best["rank"] = "preferred" if best["date_edtf"] else "normal"
        event = {"event_id": id_, "title": f"About {id_}, \u201cthe\u201d one"} | about
        event |= dated("date", own) | {"date_extent": extent(own)}
        events.append(event | dated("best", best["date_edtf"]))
        said += rows
    for one, other in itertools.combinations(ids, 2):
        if rng.random() < 0.2:
            kind = rng.choice(("before", "part-of", "commemorates"))
            row = {"event_id": one, "relation": kind, "related_event_id": other}
            relations.append(row | {"source_id": "source-0"})
    made = {"events": events, "attestations": said, "event_relations": relations}
    made["sources"] = sources
    (root / "data").mkdir(parents=True)
    texts = {}
    for resource in schema["resources"]:
        names = columns_of(resource)
        rows = [
            {name: row.get(name, "") for name in names} for row in made.get(resource["name"], [])
        ]
        texts[resource["name"]] = rows
        with (root / resource["path"]).open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    shutil.copy(EXAMPLE / "datapackage.json", root)
    (root / "data/questions.md").write_bytes(questions_page(schema, texts))
    return root


def extent(value: str) -> str:
    read = edtf.read(value) if value else None
    return (read.extent or "within") if read else ""
