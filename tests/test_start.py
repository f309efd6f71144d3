"""A new package is a new folder by one command; the same command updates it and keeps what was edited there."""

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from conftest import ROOT, built, snapshot, table, third

from scripts import ledger, start
from scripts.build import main as build
from scripts.common.errors import BuildError
from scripts.export import main as export
from scripts.export import read_package
from scripts.package import machinery, placeholders, publish
from scripts.package.descriptor import read_descriptor
from scripts.package.lint import lint
from scripts.show.forms.archive import archive

ARGUMENTS = ["--title", "Harbour timeline", "--by", "Harbour Watch", "--date", "2031-04-09"]
ARTICLE = """title = "Ministers of Northmark and Southmark meet (made up)"
publisher = "The Northmark Courier"
source_type = "news"
published = "2031-04"

[[event]]
id = "harbour-treaty-signed"
title = "Harbour treaty signed"
event_type = "treaty"
status = "past"
description = "Made up: two states sign a treaty on their harbour."

[[event]]
id = "harbour-opened"
title = "Harbour opened"
event_type = "construction"
status = "past"
description = "Made up: the harbour is opened."

[[attestation]]
event = "harbour-treaty-signed"
words = "early this month"
anchor = { type = "publication" }
place = "gull-bay"

[[attestation]]
event = "harbour-opened"
words = "in the days of the old kings"
undated = true
note = "No reign is named."

[[part]]
event = "harbour-treaty-signed"
actor = "northmark"
role = "signatory"

[[relation]]
event = "harbour-opened"
relation = "before"
related_event = "harbour-treaty-signed"

[[figure]]
id = "harbour-depth"
title = "Change of the depth of the harbour"
measure = "harbour-depth-change"
value_words = "3 metres less"
value = -3
unit = "metres"
event = "harbour-treaty-signed"
"""
ACTORS = '[[actor]]\nid = "northmark"\nname = "Northmark"\nactor_type = "state"\n'
PLACES = '[[place]]\nid = "gull-bay"\nname = "Gull Bay"\nplace_type = "sea"\n'


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new package, not to be changed."""
    folder = tmp_path_factory.mktemp("new") / "harbour-timeline"
    assert start.main([str(folder), *ARGUMENTS]) == 0
    return folder


@pytest.fixture
def own(fresh: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(fresh, tmp_path / fresh.name)


def replace_the_placeholders(root: Path) -> None:
    (root / start.SOURCE).unlink()
    for name, text in (
        ("sources/northmark-courier", ARTICLE),
        ("actors", ACTORS),
        ("places", PLACES),
    ):
        (root / f"data/curated/{name}.toml").write_text(text)
    for name in ("datapackage.json", "CHANGELOG.md"):
        text = (root / name).read_text("utf-8")
        (root / name).write_text(re.sub('PLACEHOLDER: [^"\n]+', "Made up.", text), "utf-8")


def test_new_folder_is_whole_and_this_one_is_untouched(tmp_path: Path) -> None:
    before = machinery.parts(ROOT), snapshot(ROOT / "data")
    folder = tmp_path / "harbour-timeline"
    folder.mkdir()  # an empty one may be there
    assert start.main([str(folder), *ARGUMENTS]) == 0
    assert (machinery.parts(ROOT), snapshot(ROOT / "data")) == before
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]
    assert machinery.parts(folder) == before[0]
    assert os.access(folder / ".ci/run", os.X_OK)
    assert publish.stale(folder, built(folder)) == []
    assert len([*folder.glob("data/*.csv")]) == 8
    assert ledger.rows_of(folder) == []


@pytest.mark.long
def test_placeholders_are_named_until_they_are_replaced_and_nothing_is_given_away_before(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(["--root", str(own)]) == 0
    said = f"placeholders are left in datapackage.json (description), {start.SOURCE}, CHANGELOG.md"
    assert capsys.readouterr().out.splitlines().count(said) == 1
    with pytest.raises(placeholders.BuildError) as refused:
        export(["--root", str(own)])
    assert len(refused.value.problems) == 3
    assert not (own / "dist").exists()
    replace_the_placeholders(own)
    assert build(["--root", str(own)]) == 0
    assert "placeholder" not in capsys.readouterr().out
    assert placeholders.left(own) == []
    assert [*table("event_relations", own), *table("figures", own), *table("actors", own)]
    assert table("events", own)[0]["best_edtf"] == "[2031-04-01..2031-04-10]"


@pytest.mark.parametrize(
    ("old", "new", "left"),
    third(
        [
            ('id = "harbour-opened"', 'id = "placeholder-event"', True),
            ('title = "Harbour opened"', 'title = "A placeholder is opened"', False),
            ('title = "Harbour opened"', 'title = "PLACEHOLDERS are opened"', False),
            ("No reign is named.", "PLACEHOLDER", True),
        ]
    ),
)
def test_one_mark_is_a_placeholder_and_no_other_word(
    old: str, new: str, left: bool, own: Path
) -> None:
    replace_the_placeholders(own)
    path = own / "data/curated/sources/northmark-courier.toml"
    path.write_text(ARTICLE.replace(old, new))
    assert bool(placeholders.left(own)) == left


def grow(*words: str) -> Callable[[Path], object]:
    """Add values to an open vocabulary."""

    def change(root: Path) -> None:
        described = read_descriptor(root)
        field = next(
            f for f in described["resources"][0]["schema"]["fields"] if f["name"] == "event_type"
        )
        field["constraints"]["enum"] += words
        (root / "datapackage.json").write_text(json.dumps(described, indent=2), "utf-8")

    return change


def nothing(root: Path) -> None:
    """Change nothing."""


def suite(root: Path, *tests: str) -> str:
    """What fails of the tests of a package."""
    if not (root / ".venv").exists():
        (root / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
    # as `make test` runs there: the longer run of this package is not meant
    env = {name: value for name, value in os.environ.items() if name != "HYPOTHESIS_PROFILE"}
    result = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    failed = [x for x in result.stdout.splitlines() if x.startswith(("E ", "FAILED", "ERROR"))]
    return "\n".join(failed or ["failed"]) if result.returncode else ""


@pytest.mark.long
def test_its_own_tests_hold_before_a_ledger_and_after_its_article(own: Path) -> None:
    tests = [f"tests/test_{name}.py" for name in ("facts", "ledger", "cite", "descriptor")]
    assert not suite(own, *tests)
    replace_the_placeholders(own)
    assert build(["--root", str(own)]) == 0
    assert not suite(own, *tests)


STRANGE = """publisher = "The <b>Paper</b> & Co."
source_type = "social-media"
published = "2024"
url = "http://paper.example/<a>?b=1&c='d'"
"""
EVENTS = {  # title: its date
    "<script>alert(1)</script> & [a](b) | `code` *em* _u_ # 1. true": 'words = "2019"',
    "Until a month": 'date = "../2016-05"',
    "A very long title " + "that goes on and on " * 20: 'words = "' + "as she told it by the fire " * 6 + '-"\ndate = "1850~/1914-07?"\nnote = "Hers."',
    "\u03a9 \u00df \u65e5\u672c \U0001f600 \u05e2\u05d1\u05e8": 'date = "19XX"',
    "First day": 'date = "0001-01-01"',
    "Winter": 'date = "2004-24"',
    "Of two days": 'date = "[2004-05-03,2004-06-07]"',
    "Undated": 'words = "of old"\nundated = true\nnote = "No year."',
}  # fmt: skip
PEOPLE = [
    {"title": "Ada Reed", "givenName": "Ada", "familyName": "Reed", "path": "https://orcid.org/0000-0002-1825-0097", "roles": ["author"]},
    {"title": "Press", "roles": ["publisher"]},
]  # fmt: skip


def strange(root: Path) -> None:
    """An article with what a user may write: markup, long titles, other letters, dates of all kinds."""
    (root / start.SOURCE).unlink()
    text = STRANGE
    for number, (title, dated) in enumerate(EVENTS.items()):
        text += f'\n[[event]]\nid = "event-{number}"\ntitle = "{title.strip()}"\nevent_type = "other"\nstatus = "past"\n'
        text += f'description = "It is {number}."\n\n[event.attestation]\n{dated}\n'
    (root / "data/curated/sources/zz-paper.toml").write_text(text, "utf-8")
    described = read_descriptor(root) | {
        "contributors": PEOPLE,
        "languages": ["de-AT", "en"],
        "homepage": "https://example.org/x",
    }
    described |= {"id": "https://doi.org/10.5281/zenodo.1234", "description": "Short."}
    (root / "datapackage.json").write_text(json.dumps(described, indent=2), "utf-8")
    grow("eruption")(root)


def undated(root: Path) -> None:
    """One event, which nobody dates."""
    article = root / start.SOURCE
    text = article.read_text("utf-8").replace(
        'anchor = { type = "publication" }', 'undated = true\nnote = "x"'
    )
    article.write_text(text.replace('"today"', '"of old"'), "utf-8")


OF_DATA = re.compile(r"\b(ROOT|package_root|home)\b|\btable\(")  # of the package itself


@pytest.mark.long
@pytest.mark.parametrize("change", [nothing, replace_the_placeholders, strange, undated])
def test_all_of_its_tests_hold(own: Path, change: Callable[[Path], None]) -> None:
    change(own)
    assert build(["--root", str(own)]) == 0
    # the other tests do not see the data, so that one of the four runs them
    of_data = (t for t in own.glob("tests/test_*.py") if OF_DATA.search(t.read_text("utf-8")))
    tests = [] if change is nothing else sorted(map(str, of_data))
    assert not suite(own, "-n", "auto", *tests)


# --- what one may type --------------------------------------------------------------------------------------------------

WRONG = {
    "no day": ("--date", "May", "'May' is not a day: write it as 2024-05-17"),
    "a month": ("--date", "2031-04", "'2031-04' is not a day"),
    "another form of a day": ("--date", "20310409", "'20310409' is not a day"),
    "a day of a week": ("--date", "2031-W15-3", "'2031-W15-3' is not a day"),
    "a day that does not exist": ("--date", "2031-02-30", "'2031-02-30' is not a day"),
    "the first year": ("--date", "0001-01-01", "0001-01-01 is not a day from 1980-01-01 to 2107-12-31"),
    "the last year": ("--date", "9999-12-31", "9999-12-31 is not a day from"),
    "a title of two lines": ("--title", "a\nb", r"'a\nb' is not one line"),
    "an empty title": ("--title", "", "'' is not one line"),
    "a blank title": ("--title", " x", "' x' is not one line"),
    "a title that moves the cursor": ("--title", "a\x1b[2J", r"'a\x1b[2J' is not one line"),
    "a title that turns the line": ("--title", "a\u202eb", "is not one line"),
    "a title without end": ("--title", "x" * 201, "is not one line of 1 to 200 letters"),
    "a name of two lines": ("--by", "a\n", "is not one line"),
    "blanks and capitals": ("folder", "My Timeline", "'My Timeline' is not the name of a package"),
    "an underscore": ("folder", "my_timeline", "name the folder in lower-case words joined by hyphens, as in ../my-timeline"),
    "a digit first": ("folder", "2nd", "is not the name of a package"),
    "a leading dash": ("folder", "./-x", "is not the name of a package"),
    "a line break in a path": ("folder", "x/a\nb", r"'a\nb' is not the name of a package"),
    "the root": ("folder", "/", "is not the name of a package"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_is_refused(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    key, value, said = WRONG[what]
    given = {"folder": "x-y", "--title": "X", "--by": "X", "--date": "2031-04-09"} | {key: value}
    folder = given.pop("folder")
    with pytest.raises(SystemExit) as stopped:
        start.main([*(f"{name}={text}" for name, text in given.items()), "--", folder])
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err.splitlines()[-1]
    assert not [*tmp_path.iterdir()]


PLACES_TO_PUT_IT = {
    "this package": (lambda at: at / "here", "inside this package"),
    "a folder of this package": (lambda at: at / "here/data/x", "is inside this package. Name a folder beside it: ../my-timeline"),
    "the data of another package": (lambda at: at / "other/data/x", "is in the data of a package. Name a folder outside of it"),
    "a folder with files": (lambda at: at / "full", "has files, and was not made by this command. Name a new folder, or an empty one"),
    "a file": (lambda at: at / "file", "is not a plain folder"),
    "a link to a folder": (lambda at: at / "link", "is not a plain folder"),
    "a folder that is missing": (lambda at: at / "gone/x", "gone: is missing. Create it first"),
}  # fmt: skip


@pytest.mark.parametrize("what", PLACES_TO_PUT_IT)
def test_a_package_is_made_only_where_nothing_is(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "ROOT", tmp_path / "here")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "other/data").mkdir(parents=True)
    (tmp_path / "other/datapackage.json").write_text("{}")
    (tmp_path / "link").symlink_to(tmp_path / "full")
    place, said = PLACES_TO_PUT_IT[what]
    folder, before = place(tmp_path), snapshot(tmp_path)
    with pytest.raises(start.BuildError, match=re.escape(said)):
        start.main([str(folder), *ARGUMENTS])
    assert snapshot(tmp_path) == before


def test_what_is_missing_is_named_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        start.main([str(tmp_path / "x"), "--by", "X"])
    assert "a new folder needs --title, --date" in capsys.readouterr().err


@pytest.mark.long
@pytest.mark.parametrize("day", [start.FIRST, start.LAST])
def test_every_day_that_is_accepted_builds_and_can_be_archived(day: date, tmp_path: Path) -> None:
    start.start(tmp_path / "edge", "Edge", "The Press", day)
    assert archive(tmp_path / "edge", *read_package(tmp_path / "edge"))


HOSTILE = [
    '"quoted" \'single\' `code`', "<!-- head --> --> <!--", "<script>alert(1)</script> <b>&</b>", "[a](b) ![c](d) | *e* _f_ # g",
    "-- --by -x", "../../etc/passwd", "{format} %s $HOME \\n \\", "= + @ : { } [ ] , & * ! | > ' \" % x", "# - ? null ~",
    "日本 Ünïcode 😀", "x ]]>",
]  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_and_names_stay_words(text: str, tmp_path: Path) -> None:
    folder = tmp_path / "x"
    assert start.main([str(folder), f"--title={text}", f"--by={text}", "--date=2031-04-09"]) == 0
    described = read_descriptor(folder)
    assert (described["title"], described["contributors"][0]["title"]) == (text, text)
    cff = yaml.safe_load((folder / "CITATION.cff").read_text("utf-8"))
    assert (cff["title"], cff["authors"]) == (text, [{"name": text}])
    assert json.loads((folder / ".zenodo.json").read_text("utf-8"))["title"] == text
    assert json.loads((folder / "data/timeline.jsonld").read_text("utf-8"))["name"] == text
    for name in ("timeline", "timeline_narrow"):
        ElementTree.parse(folder / f"data/{name}.svg")
    page = (folder / "data/timeline.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "<b>&" not in (folder / "README.md").read_text("utf-8").split("```")[0]
    assert build(["--root", str(folder)]) == 0


@pytest.mark.parametrize("text", ["Fish &amp; chips", "= ! %", "]]>"])
def test_a_title_without_letters_or_with_an_entity_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="Write it in plain letters"):
        start.main([str(tmp_path / "x"), f"--title={text}", "--by=B", "--date=2031-04-09"])
    assert not [*tmp_path.iterdir()]


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = iter(range(30))

    def full(number: int) -> None:
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(publish.os, "fsync", full)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        start.main([str(tmp_path / "x"), *ARGUMENTS])
    assert not [*tmp_path.iterdir()]


# --- updates ------------------------------------------------------------------------------------------------------------

MAKEFILE, NEW, FACTS = "Makefile", "scripts/added.py", "tests/test_facts.py"


def add(name: str, text: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_text(_text(root, name) + text, "utf-8")


def _text(root: Path, name: str) -> str:
    return (root / name).read_text("utf-8") if (root / name).exists() else ""


def drop(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).unlink()


PART = "datapackage.json: events.event_type"
UPDATES = {  # what: (changed here, edited there, what is said, the file that shows it, a part of its text there afterwards)
    "a script is changed": (add(MAKEFILE, "# new\n"), nothing, [f"{MAKEFILE}: replaced"], MAKEFILE, "# new"),
    "a script is added": (add(NEW, "# new\n"), nothing, [f"{NEW}: added"], NEW, "# new"),
    "a script is removed": (drop("SECURITY.md"), nothing, ["SECURITY.md: removed"], "SECURITY.md", None),
    "a script is edited there": (nothing, add(MAKEFILE, "# mine\n"), [f"{MAKEFILE}: was edited there, and is kept"], MAKEFILE, "# mine"),
    "it is changed here too": (add(MAKEFILE, "# new\n"), add(MAKEFILE, "# mine\n"), [f"{MAKEFILE}: was edited there, and is kept. It has changed here too: compare it with "], MAKEFILE, "# mine"),
    "the same is done on both sides": (add(MAKEFILE, "# new\n"), add(MAKEFILE, "# new\n"), [], MAKEFILE, "# new"),
    "a file is removed there": (nothing, drop("SECURITY.md"), ["SECURITY.md: was edited there, and is kept"], "SECURITY.md", None),
    "a file of its own has the name of a new one": (add(NEW, "# new\n"), add(NEW, "# mine\n"), [f"{NEW}: was edited there, and is kept. It has"], NEW, "# mine"),
    "an edited file is removed here": (drop("SECURITY.md"), add("SECURITY.md", "Mine."), ["SECURITY.md: was edited there, and is kept"], "SECURITY.md", "Mine."),
    "a test of its own": (nothing, add("tests/test_mine.py", "# mine\n"), [], "tests/test_mine.py", "# mine"),
    "private files and caches": (lambda root: [add(f"scripts/{name}", "x")(root) for name in (".env", "notes~", "dump.db", "x.pyc")], nothing, [], "scripts/.env", None),
    "facts": (add(FACTS, "# theirs\n"), add(FACTS, "# mine\n"), [], FACTS, "# mine"),
    "the text of the README": (add("README.md", "New.\n"), nothing, ["README.md: replaced"], "README.md", "# Harbour timeline"),
    "an edited README": (add("README.md", "New.\n"), add("README.md", "Mine.\n"), ["README.md: was edited there, and is kept. It has"], "README.md", "Mine."),
    "a vocabulary that has grown here": (grow("new-here"), nothing, [f"{PART}: replaced"], "datapackage.json", '"new-here"'),
    "a vocabulary that has grown there": (nothing, grow("new-there"), [f"{PART}: was edited there, and is kept"], "datapackage.json", '"new-there"'),
    "a vocabulary that has grown on both sides": (grow("new-here"), grow("new-there"), [f"{PART}: was edited there, and is kept. Here its enum has also new-here"], "datapackage.json", '"new-there"'),
    "a title": (nothing, lambda root: (root / "datapackage.json").write_text(_text(root, "datapackage.json").replace("Harbour timeline", "Mine")), [], "datapackage.json", "Mine"),
}  # fmt: skip


@pytest.mark.parametrize("what", third(UPDATES))
def test_update(what: str, fresh: Path, own: Path, tmp_path: Path) -> None:
    here = shutil.copytree(fresh, tmp_path / "here")
    change, edit, said, name, text = UPDATES[what]
    change(here)
    edit(own)
    kept = {
        path: (own / path).read_bytes()
        for path in (start.SOURCE, FACTS, ledger.NAME, "data/events.csv")
    }
    *lines, last = start.update(own, here)
    assert [line[: len(begin)] for line, begin in zip(lines, said, strict=True)] == said
    of_those = sum("is kept" in line for line in lines)
    assert (
        last == f"{len(lines) - of_those} changed, {of_those} kept. Run make and make test there."
    )
    assert {path: (own / path).read_bytes() for path in kept} == kept
    assert (text in _text(own, name)) if text else not (own / name).exists()
    again = [line for line in lines if "is kept" in line]
    assert start.update(own, here)[:-1] == again  # what was edited stays known as edited
    assert not lint(read_descriptor(own))


@pytest.mark.parametrize(
    "descriptor", ["{}", "[]", "\udcff", '{"resources": [1]}', '{"resources": [{"name": 1}]}']
)
def test_a_descriptor_that_is_none_is_named_and_nothing_is_updated(
    descriptor: str, own: Path
) -> None:
    (own / "datapackage.json").write_bytes(descriptor.encode("utf-8", "surrogateescape"))
    before = snapshot(own)
    with pytest.raises(BuildError, match=r"^datapackage\.json: (is not|has a resource)"):
        start.update(own)
    assert snapshot(own) == before


def test_no_file_is_written_through_a_link(fresh: Path, own: Path, tmp_path: Path) -> None:
    here = shutil.copytree(fresh, tmp_path / "here")
    (here / NEW).write_text("# new\n")
    shutil.move(own / "scripts", tmp_path / "elsewhere")
    (own / "scripts").symlink_to(tmp_path / "elsewhere")
    before = snapshot(tmp_path)
    with pytest.raises(start.BuildError, match=r"^scripts: is a link\. Put a plain folder there$"):
        start.update(own, here)
    assert snapshot(tmp_path) == before


def test_the_command_updates_a_folder_that_it_made(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / MAKEFILE).write_text("# mine\n")
    before = snapshot(own)
    assert start.main([str(own)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{MAKEFILE}: was edited there, and is kept",
        "0 changed, 1 kept. Run make and make test there.",
    ]
    assert snapshot(own) == before


@pytest.mark.long
def test_a_package_that_was_made_makes_others(fresh: Path, tmp_path: Path) -> None:
    start.start(tmp_path / "second", "Second", "The Press", date(2031, 4, 9), fresh)
    assert machinery.parts(tmp_path / "second") == machinery.parts(ROOT)
    assert "Harbour" not in (tmp_path / "second/datapackage.json").read_text("utf-8")
