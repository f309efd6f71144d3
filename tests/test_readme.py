"""Every command and every snippet in the README works as it stands there."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT, table

from scripts.build import main

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def snippets(language: str) -> list[str]:
    return [code for name, code in BLOCKS if name == language]


def test_every_block_has_a_test() -> None:
    assert {name for name, _ in BLOCKS} == {"python", "r", "sql", "sh", "toml", "bibtex", "text"}


@pytest.mark.parametrize("code", snippets("python"))
def test_python_snippet(code: str) -> None:
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "2022-11-07" in result.stdout or "epca-in-force 2020-03-01 2020-03-31" in result.stdout


@pytest.mark.parametrize("code", snippets("sql"))
def test_sql_snippet(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(ROOT)
    rows = duckdb.sql(code).fetchall()
    assert len(rows) == len(table("events"))


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not on this machine; the snippet is run where it is")
@pytest.mark.parametrize("code", snippets("r"))
def test_r_snippet(code: str) -> None:
    result = subprocess.run(["Rscript", "-e", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "2022-11-07" in result.stdout


def _commands() -> list[str]:
    return [line.split("#")[0].strip() for block in snippets("sh") for line in block.splitlines() if line.strip()]


# `make` and `make test` run the tests themselves, and set up a whole environment: .ci/run runs them on a fresh clone.
SETS_UP = {"make", "make test"}


@pytest.mark.parametrize("command", sorted(set(_commands()) - SETS_UP))
def test_command(command: str, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    ignored = shutil.ignore_patterns(".venv", ".git", ".hypothesis", "__pycache__", ".pytest_cache", ".ruff_cache")
    shutil.copytree(ROOT, clone, ignore=ignored)
    (clone / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    (clone / "ARTICLE.txt").write_text("A headline\n\nThe line opened on Nov. 17.\n")
    result = subprocess.run(command, shell=True, cwd=clone, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_two_commands_are_in_the_readme_and_in_ci() -> None:
    ci = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    assert set(_commands()) >= SETS_UP <= set(ci)


def test_example_of_a_source_builds(package: Path) -> None:
    (example,) = snippets("toml")
    assert tomllib.loads(example)["attestation"]
    (package / "data/curated/sources/example.toml").write_text(example)
    assert main(["--root", str(package)]) == 0
    assert any(row["source_id"] == "example" for row in table("attestations", package))


def test_every_link_leads_somewhere() -> None:
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in README.splitlines()
        if line.startswith("#")
    }
    for target in re.findall(r"\]\(([^)]+)\)|src=\"([^\"]+)\"", README):
        target = target[0] or target[1]
        if target.startswith("#"):
            assert target[1:] in headings, target
        elif not target.startswith("http"):
            assert (ROOT / target).exists(), target


def test_project_does_not_name_what_is_not_in_it() -> None:
    named = "sha" + "red/"
    files = [
        path for folder in ("scripts", "tests", "data", ".ci", ".github") for path in (ROOT / folder).rglob("*") if path.is_file()
    ]
    for path in [*files, ROOT / "README.md", ROOT / "Makefile"]:
        if path.suffix in (".py", ".md", ".toml", ".yml", ".txt", ".in", "") and "__pycache__" not in path.parts:
            assert named not in path.read_text("utf-8"), path
