"""A release is refused with all reasons at once, or writes the ledger and prints the tag commands."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLE, built, git

from scripts import ledger, release, start
from scripts.build import main as build
from scripts.common.git import tagged
from scripts.show.docs import readme

DAY = "2031-04-09"
CHANGES = f"# Changelog\n\n## 1.0.0 - {DAY}\n\n- Impact: the first version.\n"
ARTICLE = """title = "Bridge opens"
publisher = "The Courier"
source_type = "news"
published = "2031-04-02"

[[event]]
id = "bridge-opened"
title = "The bridge opens"
event_type = "construction"
status = "past"
description = "A bridge is opened to traffic."

[[attestation]]
event = "bridge-opened"
words = "early this month"
anchor = { type = "publication" }
"""
README = "".join(f"<!-- {name} -->\n<!-- /{name} -->\n" for name in readme.BLOCKS)
SOURCE = "data/curated/sources/courier-bridge.toml"


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git clone of a package of one article, ready for its first release."""
    root = tmp_path_factory.mktemp("release") / "package"
    schema = json.loads((EXAMPLE / "datapackage.json").read_text("utf-8"))
    schema = start.head(schema, "bridges", "Bridges", "Bridge Watch", date.fromisoformat(DAY))
    schema |= {
        "version": "1.0.0",
        "description": "Dated events of bridges, from the articles of one made-up paper.",
    }
    files = {
        "datapackage.json": json.dumps(schema),
        "README.md": README,
        "CHANGELOG.md": CHANGES,
        ".gitignore": ".lock\n.staging*\n",
        ledger.NAME: ledger.as_csv([]).decode(),
        "data/curated/actors.toml": "",
        "data/curated/places.toml": "",
        SOURCE: ARTICLE,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    assert build(["--root", str(root)]) == 0
    git(root, "init", "-q")
    commit(root)
    return root


@pytest.fixture
def bridges(ready: Path, tmp_path: Path) -> Path:
    """A copy of that clone to break."""
    root = tmp_path / "bridges"
    subprocess.run(["cp", "-r", str(ready), str(root)], check=True)
    return root


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), "utf-8")


def refused(root: Path, capsys: pytest.CaptureFixture[str], version: str = "1.0.0") -> list[str]:
    """The reasons that are printed; nothing is written."""
    before = (root / ledger.NAME).read_bytes()
    assert release.main([version, "--root", str(root)]) == 1
    assert (root / ledger.NAME).read_bytes() == before
    captured = capsys.readouterr()
    assert not captured.out
    *reasons, end = captured.err.splitlines()
    assert end.endswith("; nothing was written.")
    return reasons


@pytest.fixture
def unbuilt(bridges: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The clone to break where the build does not matter."""
    monkeypatch.setattr(release, "outputs", lambda root, warn: ({}, {}))
    return bridges


@pytest.mark.long
def test_release_writes_the_ledger_and_prints_commands_that_tag(
    unbuilt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):  # again before the commit: the ledger alone may differ
        assert release.main(["1.0.0", "--root", str(unbuilt)]) == 0
        *_, add, tag = capsys.readouterr().out.splitlines()
    rows = {row["id"]: row["since"] for row in ledger.rows_of(unbuilt)}
    assert rows == {"bridge-opened": "1.0.0", "courier-bridge": "1.0.0"}
    for name in ("user.name", "user.email"):
        git(unbuilt, "config", name, "a@example.org")
    subprocess.run(["bash", "-ec", f"{add}\n{tag}"], cwd=unbuilt, check=True, capture_output=True)
    assert tagged(unbuilt, "1.0.0")
    assert refused(unbuilt, capsys) == ["git: v1.0.0: is tagged already. Release a higher version"]


@pytest.mark.long
def test_all_reasons_are_named_at_once_each_once(
    bridges: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bridges / "CHANGELOG.md").write_text(f"{CHANGES}\n## 1.2.0 - {DAY}\n", "utf-8")
    edit(bridges, "datapackage.json", f"{DAY}T", "2031-04-08T")
    edit(bridges, "data/timeline.jsonld", "Bridges", "Bridge")
    rows = [
        {"table": "events", "id": "gone", "meaning": "It | other", "since": "0.9.0"},
        {"table": "sources", "id": "courier-bridge", "meaning": "It", "since": "0.9.0"},
        {"table": "events", "id": "bridge-opened", "meaning": "It", "since": "9.0.0"},
    ]
    empty = {"retired": "", "replaced_by": ""}
    (bridges / ledger.NAME).write_bytes(ledger.as_csv([row | empty for row in rows]))
    reasons = "\n".join(refused(bridges, capsys))
    for said in (
        "CHANGELOG.md: 1.0.0: does not follow 1.2.0.",
        f"datapackage.json: created: is 2031-04-08, but CHANGELOG.md says {DAY}.",
        "tests/ledger.csv: events: bridge-opened: is of 9.0.0, which comes after 1.0.0.",
        "tests/ledger.csv: events: gone: has vanished.",
        "tests/ledger.csv: sources: courier-bridge: meant 'It' and now means",
        "data/timeline.jsonld: not what a build gives. Run make",
        "git: not committed: CHANGELOG.md, data/timeline.jsonld, datapackage.json.",
    ):
        assert reasons.count(said) == 1, reasons


@pytest.mark.long
def test_an_id_of_a_version_that_was_not_released_may_change(unbuilt: Path) -> None:
    assert release.main(["1.0.0", "--root", str(unbuilt)]) == 0
    edit(unbuilt, SOURCE, "bridge-opened", "long-bridge-opened")
    assert build(["--root", str(unbuilt)]) == 0
    commit(unbuilt)
    assert release.main(["1.0.0", "--root", str(unbuilt)]) == 0
    ids = {row["id"] for row in ledger.rows_of(unbuilt)}
    assert ids == {"long-bridge-opened", "courier-bridge"}


def test_the_wrong_version_is_one_reason(unbuilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (reason,) = refused(unbuilt, capsys, "1.0.1")
    assert reason.startswith("datapackage.json and CHANGELOG.md: version: is 1.0.0, not 1.0.1.")


def test_placeholders_of_a_new_package_are_refused(
    bridges: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(release, "outputs", lambda root, warn: (built(root), {}))
    (bridges / start.SOURCE).write_text(start.ARTICLE.format(date=DAY), "utf-8")
    edit(
        bridges,
        "datapackage.json",
        "Dated events of bridges, from the articles of one made-up paper.",
        "PLACEHOLDER: say in a sentence of your own what it is about.",
    )
    for name, data in built(bridges).items():
        (bridges / name).write_bytes(data)
    commit(bridges)
    assert [reason.split(". ")[0] for reason in refused(bridges, capsys)] == [
        f"{start.SOURCE}: has a placeholder",
        "datapackage.json (description): has a placeholder",
    ]


def test_a_page_that_is_newer_than_the_release_is_refused(
    bridges: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(bridges, SOURCE, '"2031-04-02"', '"2031-05-02"')
    assert build(["--root", str(bridges)]) == 0
    commit(bridges)
    capsys.readouterr()
    (reason,) = refused(bridges, capsys)
    said = "the page is of 2031-05-02, after created in datapackage.json, 2031-04-09. Correct"
    assert f"{SOURCE}: courier-bridge: {said}" in reason


def test_curated_files_that_do_not_build_are_named(
    bridges: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(bridges, SOURCE, '"past"', '"gone"')
    commit(bridges)
    (reason,) = refused(bridges, capsys)
    assert reason.startswith(SOURCE)


def test_a_folder_without_git_is_refused(unbuilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (unbuilt / ".git").rename(unbuilt.parent / "git")
    (reason,) = refused(unbuilt, capsys)
    assert reason.startswith("git: fatal: not a git repository")


@pytest.mark.parametrize("version", ["v1.0.0", "1.0", "01.0.0", "1.0.0-rc1"])
def test_what_is_not_a_version_is_a_wrong_call(
    version: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        release.main([version])
    assert stopped.value.code == 2
    assert "is not a version: write it as 3.0.0" in capsys.readouterr().err
