"""Every command, snippet and link in README.md and CONTRIBUTING.md works as it is written."""

import json
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from dataclasses import MISSING, fields
from pathlib import Path

import duckdb
import pytest
from conftest import EXAMPLE, ROOT, git, table

from scripts.build import outputs
from scripts.common.errors import BuildError
from scripts.curated.records import REGISTRIES, STATEMENTS, Anchor, Derive, Source
from scripts.package.descriptor import read_descriptor
from scripts.package.placeholders import left
from scripts.show.docs import readme
from scripts.show.forms.views import duckdb_script

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "tests/README.md",
    "CHANGELOG.md",
    "data/README.md",
    "data/questions.md",
    "data/curated/README.md",
    "scripts/reader/README.md",
)
KINDS = (Source, *STATEMENTS.values(), *REGISTRIES.values())
TITLES = {row["title"] for row in table("events") if row["best_edtf"]}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!-- head -->\n",
        "<!-- /head -->\n<!-- head -->\n",
        "<!-- head -->\n<!-- /head -->\n" * 2,
    ],
)
def test_marks_of_a_block_that_are_not_there_once_are_told(text: str) -> None:
    with pytest.raises(
        BuildError,
        match=r"README\.md: head: the marks of the generated block are missing or repeated",
    ):
        readme.fill(text, {"title": "Made up", "description": "Made up."}, {})


def snippets(language: str) -> list[str]:
    return [code for name, code in BLOCKS if name == language]


def test_every_block_has_a_test() -> None:
    assert {name for name, _ in BLOCKS} >= {"python", "r", "sql", "sh", "toml", "bibtex", "text"}


def test_the_readme_opens_with_the_data() -> None:
    lines = README.splitlines()
    sample, picture = lines.index("<!-- sample -->"), README.index("data/timeline.svg")
    assert sample < 10
    assert README.index("<!-- /sample -->") < picture < README.index("\nmake\n")
    assert lines.index("make") < 35


@pytest.mark.long
@pytest.mark.parametrize("code", snippets("python"))
def test_python_snippet(
    code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import pandas

    monkeypatch.chdir(ROOT)
    wide = {"width": 1000, "max_colwidth": None, "max_rows": None}
    with pandas.option_context(*(x for name, n in wide.items() for x in (f"display.{name}", n))):
        exec(code, {})
    printed = capsys.readouterr().out
    assert all(title in printed for title in TITLES)


def test_sql_snippets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, many = "".join(snippets("sql")).strip().split("\n\n")
    (macro,) = re.findall(r"`(FROM .*;)`", README)
    monkeypatch.chdir(ROOT)
    assert {row[0] for row in duckdb.sql(one).fetchall()} == TITLES
    with duckdb.connect() as base:
        base.execute(duckdb_script(read_descriptor(ROOT)).decode())
        assert base.sql(macro).columns == ["event_id", "title", "best_edtf"]
    for name in ("first", "second"):
        shutil.copytree(ROOT / "data", tmp_path / name / "data")
    monkeypatch.chdir(tmp_path)
    rows = duckdb.sql(many).fetchall()
    said = {(row["event_id"], row["source_id"]) for row in table("attestations")}
    assert {row[:3] for row in rows} == {
        (name, *key) for name in ("first", "second") for key in said
    }
    assert len(rows) == 2 * len(said)  # not each package with each other


@pytest.mark.skipif(
    not shutil.which("Rscript"), reason="R is not on this machine; the snippet is run where it is"
)
@pytest.mark.parametrize("code", snippets("r"))
def test_r_snippet(code: str) -> None:
    result = subprocess.run(
        ["Rscript", "-e", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert all(title in result.stdout for title in TITLES)


def _commands() -> set[str]:
    """The lines of shell blocks, and every `make ...` within a line."""
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```", README + CONTRIBUTING, re.MULTILINE | re.DOTALL)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return {*filter(None, lines), *re.findall(r"`(make(?: [a-z-]+)?)`", README + CONTRIBUTING)}


# These set up an environment, run the tests or take long. .ci/run runs the first three.
SETS_UP = {"make", "make test", "make test-long"}
START, GO = re.search(r"^```sh\n(.*scripts\.start .*)\n(cd .*)\n```", README, re.MULTILINE).groups()
SLOW = {"make bench", "make compat", "make requirements", "make clean"}


@pytest.mark.long
@pytest.mark.parametrize("command", sorted(_commands() - SETS_UP - SLOW))
def test_command(command: str, clone: Path) -> None:
    if command.startswith("git clone"):
        pytest.skip("a test does not ask for the address of the descriptor")
    if command == GO:  # after the command before it, without setting up an environment
        command = f"{START} && {GO.replace('make', sys.executable + ' -m scripts.build')}"
    if "X.Y.Z" in command:  # a release needs a clean tree
        version = json.loads((clone / "datapackage.json").read_text("utf-8"))["version"]
        command = command.replace("X.Y.Z", version)
        for step in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
            git(clone, *step)
    else:
        (clone / "ARTICLE.txt").write_text("A headline\n\nThe line opened on May 2.\n")
        (clone / "EVENTS.csv").write_text("title,date\nThe line opens,2 May 1999\n")
    result = subprocess.run(
        command, shell=True, cwd=clone, capture_output=True, text=True, check=False
    )
    said = result.stdout + result.stderr
    if command.startswith(("make dist", ".venv/bin/python -m scripts.release")) and left(ROOT):
        assert "has a placeholder" in said
    else:
        assert result.returncode == 0, said


def test_signs_of_open_sides_are_told_apart() -> None:
    assert "open bound" not in README
    assert 'inside brackets `..` means "to"' in README


@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["package", "example"])
def test_the_page_of_fields_says_to_use_the_bounds(root: Path) -> None:
    head = (root / "data/README.md").read_text("utf-8").split("\n## events")[0]
    for words in ("`_earliest`", "`_latest`", "edtf 4.11", "only the first day"):
        assert words in head


def test_every_target_of_the_makefile_is_told() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())
    told = {
        command.removeprefix("make").strip() or "build"
        for command in _commands()
        if command.startswith("make")
    }
    assert told <= targets
    shown = subprocess.run(
        ["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert {
        line.split()[1] for line in shown.splitlines() if line.startswith("make ")
    } == targets  # the first line, of make alone, says build


def test_the_two_commands_are_in_the_readme_and_in_ci() -> None:
    ci = {
        *re.findall(r"^ *limited \d+m (.+)$", (ROOT / ".ci/run").read_text("utf-8"), re.MULTILINE)
    }
    assert _commands() >= SETS_UP <= ci


def test_example_of_an_article_builds(package: Path) -> None:
    (example,) = snippets("toml")
    assert len(example.splitlines()) <= 30
    assert "made-up" in tomllib.loads(example)["title"]
    (package / "data/curated/sources/example.toml").write_text(example)
    _, made = outputs(package)
    (event,) = [row.cells for row in made["events"] if row.cells["article_id"] == "example"]
    assert event["best_source_id"] == "example"


@pytest.mark.parametrize("kind", [*KINDS, Anchor, Derive])
def test_every_key_of_the_curated_files_is_explained(kind: type) -> None:
    page = (ROOT / "data/curated/README.md").read_text("utf-8")
    about = " ".join(kind.__doc__.split())
    rows = page.split(f"\n\n{about}\n\n")[1].split("\n\n")[0].splitlines()[2:]
    given = {"where"} | ({"id"} if kind is Source else {"source"})
    keys = [f for f in fields(kind) if f.name not in given]
    assert [row.split("`")[1] for row in rows] == [f.name for f in keys]
    needed = {f.name for f in keys if f.default is MISSING and f.default_factory is MISSING}
    assert {row.split("`")[1] for row in rows if row.split(" | ")[2] == "yes"} == needed
    for f, row in zip(keys, rows, strict=True):
        assert f.metadata["meaning"] in row
        assert all(f"`{value}`" in row for value in f.metadata.get("values", ()))


@pytest.mark.long
def test_examples_of_the_curated_files_are_one_package(package: Path) -> None:
    """The examples of every key, and of every way to write a date, with only what they refer to."""
    curated = package / "data/curated"
    text = (ROOT / "data/curated/README.md").read_text("utf-8")
    head, *blocks = re.findall(r"^```toml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    registries = {
        name: [b for b in blocks if b.startswith(f"[[{name}]]")] for name in ("actor", "place")
    }
    said = [block for block in blocks if not block.startswith(("[[actor", "[[place"))]
    told = {*re.findall(r'^\[\[event\]\]\nid = "([^"]+)"', "\n".join(said), re.MULTILINE)}
    events = {*re.findall(r'event = "([^"]+)"', "".join(said))} - told
    made = [
        f'[[event]]\nid = "{event}"\ntitle = "About {event}"\nevent_type = "other"\n'
        f'status = "{"upcoming" if "planned" in event else "past"}"\ndescription = "Made up."\n'
        for event in sorted(events)
    ]
    for path in (curated / "sources").iterdir():
        path.unlink()
    ministry = '[[actor]]\nid = "works-ministry"\nname = "Works"\nactor_type = "organisation"\n'
    (curated / "actors.toml").write_text("".join([*registries["actor"], ministry]))
    (curated / "places.toml").write_text("".join(registries["place"]))
    (curated / "sources/gazette.toml").write_text("\n".join([head, *made, *said]))
    _, tables = outputs(package)
    assert len(tables["events"]) == len(events) + len(told) == 11
    assert all(len(rows) for rows in tables.values())


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    text = re.sub(r"^```.*?^```$", "", (ROOT / page).read_text("utf-8"), flags=re.M | re.S)
    for found in re.findall(r"(?<!\\)\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"", text):
        target, _, anchor = (found[0] or found[1]).partition("#")
        if target.startswith("http"):
            continue
        path = (ROOT / page).parent / target if target else ROOT / page
        assert path.exists(), found
        if anchor:
            headings = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
            assert anchor in {
                re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings
            }, found


@pytest.mark.parametrize(
    "command", ["build", "validate", "draft", "export", "ledger", "merge", "release", "start"]
)
def test_every_command_has_help(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [command, "--help"])
    monkeypatch.delitem(
        sys.modules, f"scripts.{command}", raising=False
    )  # runpy warns of a module that is there already
    with pytest.raises(SystemExit) as ended:
        runpy.run_module(f"scripts.{command}", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: python -m scripts.{command}")


def test_every_command_is_known() -> None:
    commands = {path.stem for path in (ROOT / "scripts").glob("*.py")} - {"__init__"}
    assert commands == {
        "build",
        "validate",
        "draft",
        "export",
        "ledger",
        "merge",
        "release",
        "start",
    }


def test_project_does_not_name_what_is_not_in_it() -> None:
    named = ("sha" + "red/").encode()
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    for name in listed.stdout.decode().split("\0")[:-1]:
        assert named not in (ROOT / name).read_bytes(), name
