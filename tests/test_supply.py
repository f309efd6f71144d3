"""What the project takes from others is pinned, hashed and read-only."""

import hashlib
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

LISTS = (
    "requirements.txt",
    "tests/requirements.txt",
    "tests/profiles.txt",
    "tests/bench/requirements.txt",
    "tests/spark/requirements.txt",
    "tests/croissant/requirements.txt",
)


@pytest.mark.parametrize("name", LISTS)
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    text = re.sub(
        r"\\\n", "", re.sub(r"^\s*#.*\n", "", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE)
    )
    for line in filter(None, text.splitlines()):
        assert re.fullmatch(
            r"[a-z0-9._-]+==[^\s;]+( ; [^-]+)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", line
        ), line


def test_only_two_packages_are_needed_at_run_time() -> None:
    lines = (ROOT / "requirements.in").read_text("utf-8").splitlines()
    assert [
        re.match(r"[a-z]+", line)[0] for line in lines if line and not line.startswith("#")
    ] == ["frictionless", "pendulum"]


def test_requirements_are_installed_with_hashes_required() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^PIP := .*--require-hashes", makefile, re.MULTILINE)
    assert set(re.findall(r"-r (\S+)", makefile)) == set(LISTS)


def test_what_is_installed_without_hashes_says_why() -> None:
    for name, lines in (("Makefile", 1), ("tests/compat", 1)):
        text = (ROOT / name).read_text("utf-8")
        bare = [
            line for line in text.splitlines() if re.search(r"pip.* install(?!.*-hashes)", line)
        ]
        assert len(bare) == lines
        assert len(re.findall(r"^#.* without hashes: it is", text, re.MULTILINE)) == lines


def test_every_run_has_a_time_limit() -> None:
    text = (ROOT / ".ci/run").read_text("utf-8")
    assert re.findall(r"^ *(\S* *\w*) make", text, re.M) == [
        "limited 10m",
        "limited 20m",
        "limited 60m",
    ]


# What a workflow may do beyond reading: publish the page.
WRITES = {"pages.yml": {"contents": "read", "pages": "write", "id-token": "write"}}


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github/workflows").iterdir()), ids=lambda p: p.name
)
def test_workflow_is_pinned_by_commit_and_has_no_more_rights_than_it_needs(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    rights = [job["permissions"] for job in workflow["jobs"].values() if "permissions" in job]
    assert rights == [rights_of for name, rights_of in WRITES.items() if name == path.name]
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    uses = [step["uses"] for step in steps if "uses" in step]
    assert uses
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", use) for use in uses)
    assert all(job["timeout-minutes"] for job in workflow["jobs"].values())
    # A script must not be made of what somebody else can write, as the title of a pull request.
    assert not any("${{" in step.get("run", "") for step in steps)
    for step in steps:
        if "actions/checkout@" in step.get("uses", ""):
            assert step["with"] == {"persist-credentials": False}


def test_the_page_is_published_with_all_that_it_links_to(tmp_path: Path) -> None:
    """The steps of the workflow, with a stand-in for the browser of the runner."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))
    (script,) = (step["run"] for step in workflow["jobs"]["publish"]["steps"] if "run" in step)
    (tmp_path / "data").symlink_to(ROOT / "data")
    browser = tmp_path / "bin/google-chrome"
    browser.parent.mkdir()
    browser.write_text(
        '#!/bin/sh\nfor a; do case $a in --screenshot=*) : > "${a#*=}";; esac; done\n'
    )
    browser.chmod(0o755)
    path = {"PATH": f"{browser.parent}:{os.environ['PATH']}"}
    subprocess.run(["bash", "-eu", "-c", script], cwd=tmp_path, env=path, check=True)
    names = {file.name for file in (tmp_path / "site").iterdir()}
    assert names >= {"index.html", "timeline.html", "timeline.svg", "timeline.png", "events.csv"}
    assert (tmp_path / "site/index.html").read_bytes() == (ROOT / "data/timeline.html").read_bytes()


def test_workflow_runs_every_python_that_the_readme_promises() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text("utf-8"))
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"][0] == "3.11"
    assert "Python 3.11 or newer" in (ROOT / "README.md").read_text("utf-8")


def test_workflow_has_time_limits_a_cache_and_one_long_run() -> None:
    text = (ROOT / ".github/workflows/test.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert all(job["timeout-minutes"] <= 60 for job in workflow["jobs"].values())
    assert workflow["concurrency"]["cancel-in-progress"] is True
    steps = workflow["jobs"]["test"]["steps"]
    assert [step["with"]["cache"] for step in steps if "cache" in step.get("with", {})] == ["pip"]
    (skips,) = [step["env"]["SKIP_LONG"] for step in steps if "env" in step]
    assert "!= '3.11'" in skips
    assert "SKIP_LONG" in (ROOT / ".ci/run").read_text("utf-8")


LICENCES = {
    # The plain text of creativecommons.org, as other projects have it too.
    "CC-BY-4.0": "fd3a263fe19ed8faa9068b43abaebafc02c77897b0c6fc09abc04bb592e5f16e",
    "MIT": "ee5474fbf192c4bf231dfda879d4e8ecd5cad5021dc860fd8bff94011a679260",
}


@pytest.mark.parametrize("name", LICENCES)
def test_licences_are_there_in_full(name: str) -> None:
    text = (ROOT / f"LICENSES/{name}.txt").read_bytes()
    assert hashlib.sha256(text).hexdigest() == LICENCES[name]
    assert f"LICENSES/{name}.txt" in (ROOT / "LICENSE").read_text("utf-8")
