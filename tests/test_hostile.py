"""No input makes the build leave the package, or print a traceback; a failed build changes nothing."""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, ROOT, examples, snapshot, third
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts import build, export, ledger, merge, release
from scripts.build import main
from scripts.common.errors import BuildError
from scripts.common.letters import folded
from scripts.package.validation import validate

CURATED = sorted(
    path.relative_to(EXAMPLE).as_posix() for path in (EXAMPLE / "data/curated").rglob("*.toml")
)

# --- well-formed trees --------------------------------------------------------------------------------------------------

ids = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=6), min_size=1, max_size=4
).map("-".join)
LETTERS = [chr(c) for c in range(32, 127) if chr(c) != '"'] + list(
    "\u00e9\u00fc\u0107\u017e\u05d0\u0639\u4e2d\u2019\u2014"
)
texts = st.text(LETTERS, min_size=1, max_size=40).map(lambda t: f"x {t.strip()}".strip())
DATES = (
    "2022-11-17", "2022-11-XX", "2021-XX-XX", "199X-XX-XX", "[2022-11-01..2022-11-10]", "[2022-11-17..]", "2022-01/2022-09", "../2022-11-18",
)  # fmt: skip
SAID = (  # what a source says of a date, beside nothing else: by date, by words, by words that no rule reads, by another event
    *(f'date = "{date}"' for date in DATES),
    'words = "in March 2020"',
    'words = "early this month"\nanchor = { type = "publication" }',
    'words = "in August"\nanchor = { type = "publication" }\ndirection = "past"',
    'words = "next Friday"\nanchor = { type = "speech", date = "2022-11-17" }',
    'words = "im M\u00e4rz"\ndate = "2022-03-XX"\nnote = "x"',
    'derive = { kind = "anniversary", event = "FIRST", years = -3 }',
    'derive = { kind = "offset", event = "FIRST", years = -20 }',
    'derive = { kind = "after", event = "FIRST" }',
    'derive = { kind = "until", event = "FIRST" }',
    'words = "on the eve of"\nderive = { kind = "within", event = "FIRST" }',
)  # fmt: skip
OTHERS = (*SAID, 'words = "met today"\nundated = true\nnote = "x"')


@st.composite
def trees(draw: st.DrawFn) -> dict[str, str]:
    """The files of a small package of which every row is used and every rule kept: path -> TOML."""
    events = draw(st.lists(ids, min_size=1, max_size=6, unique=True))
    sources = draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    names = draw(st.lists(texts, min_size=len(events), max_size=len(events), unique_by=folded))
    spelt = draw(st.lists(texts, min_size=4, max_size=4, unique_by=folded))
    publishers = dict(zip(sources, spelt, strict=False))
    toml = lambda text: json.dumps(text, ensure_ascii=False)  # noqa: E731 - a JSON string of these letters is a TOML string
    article_of = {event: draw(st.sampled_from(sources[:2])) for event in events}
    # One source beside the article dates an event: of several, one would have to agree with it.
    others = {event: draw(st.sampled_from(sources)) for event in events}
    files = {
        "actors.toml": '[[actor]]\nid = "somebody"\nname = "Somebody"\nactor_type = "person"\n',
        "places.toml": '[[place]]\nid = "somewhere"\nname = "Somewhere"\nplace_type = "sea"\nlatitude = 1.5\nlongitude = 2\n',
    }
    for source in sources:
        text = f'publisher = {toml(publishers[source])}\nsource_type = "news"\npublished = "2022-11"\nurl = "https://example.org/{source}"\n'
        for event, name in zip(events, names, strict=True):
            if article_of[event] == source:
                text += f'[[event]]\nid = "{event}"\ntitle = {toml(name)}\nevent_type = "meeting"\nstatus = "past"\n'
                text += f"description = {toml(draw(texts))}\n"
        for event in events:
            own, related = article_of[event] == source, event in (events[0], events[-1])
            may = SAID if own else OTHERS if source == others[event] else OTHERS[-1:]
            said = 'date = "2022-11-17"' if own and related else draw(st.sampled_from(may))
            if event == events[0] and "FIRST" in said:  # nothing is taken from itself
                said = 'date = "2021-XX-XX"'
            text += f'[[attestation]]\nevent = "{event}"\n{said.replace("FIRST", events[0])}\n'
            text += 'rank = "preferred"\n' if own else ""
            text += 'place = "somewhere"\n' if event == events[0] else ""
        if article_of[events[0]] == source:
            text += f'[[part]]\nevent = "{events[0]}"\nactor = "somebody"\nrole = "party"\n'
            text += '[[figure]]\nid = "count"\ntitle = "Count"\nmeasure = "trade-growth"\nunit = "per-mille"\n'
            text += f"value = {draw(st.integers(-(10**15), 10**15))}\n"
            if len(events) > 1:
                text += f'[[relation]]\nevent = "{events[0]}"\nrelation = "before"\nrelated_event = "{events[-1]}"\n'
        files[f"sources/{source}.toml"] = text
    return files


def lay(root: Path, files: dict[str, str]) -> None:
    """Replace the curated files of a package."""
    for path in (root / "data/curated").rglob("*.toml"):
        path.unlink()
    for name, text in files.items():
        (root / "data/curated" / name).write_text(text, "utf-8")


@pytest.mark.long
def test_well_formed_trees_build_into_packages_that_validate(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    @settings(max_examples=80)
    @given(trees())
    def builds(files: dict[str, str]) -> None:
        lay(package, files)
        assert main(["--root", str(package)]) == 0, capsys.readouterr().err
        assert not validate(package)

    builds()


# --- damage -------------------------------------------------------------------------------------------------------------

HOSTILE = [
    '"', "'", ",", "\\n", "\\u0000", "\\u202e", "=1+1", "+1", "-1", "@x", "../../etc/passwd", "\\uD800", "\u200f", "\udcff", "[[", "]]", "{", "}",
    "= ", "\n", "\n[[event]]\n", '"""', "nan", "inf", "-0.0", "1e999", "9" * 400, "true", "1979-05-27T07:32:00Z", "\x00", "\ufeff", "\r", "#",
]  # fmt: skip


def fails_cleanly(root: Path, before: dict[str, bytes], printed: str) -> None:
    """See that a build that failed changed nothing, and that what it printed are faults that say where they are."""
    assert snapshot(root) == before
    *problems, last = printed.splitlines()
    assert problems
    assert last.endswith("nothing was published.")
    assert all(re.match(r"(data/|datapackage\.json)", line) for line in problems), printed


@pytest.mark.long
def test_damage_teaches_and_changes_nothing(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    @settings(max_examples=150)
    @given(
        st.sampled_from(CURATED),
        st.integers(0, 2**32),
        st.lists(st.sampled_from(HOSTILE), max_size=3),
        st.booleans(),
    )
    def teaches(file: str, seed: int, pieces: list[str], cut: bool) -> None:
        draw, text = random.Random(seed), (EXAMPLE / file).read_text("utf-8")
        for piece in pieces:
            at = draw.randrange(len(text))
            text = text[:at] + piece + text[at:]
        if cut:
            first = draw.randrange(len(text))
            text = text[:first] + text[first + draw.randrange(60) :]
        (package / file).write_bytes(
            text.encode("utf-8", "surrogatepass" if "\ud800" in text else "surrogateescape")
        )
        before = snapshot(package)
        try:
            if main(["--root", str(package)]):
                fails_cleanly(package, before, capsys.readouterr().err)
            else:
                assert not validate(package)
        finally:
            for name in [file, *before]:
                (package / name).write_bytes((EXAMPLE / name).read_bytes())

    teaches()


@pytest.mark.long
@pytest.mark.parametrize("size", [100_000, 10_000_000])
def test_long_cells_are_refused(
    size: int, package: Path, failing_build: Callable[[], list[str]]
) -> None:
    path = package / "data/curated/sources/gazette-harbour-visit.toml"
    path.write_text(path.read_text("utf-8").replace("Visit of", "x" * size, 1), "utf-8")
    lines = failing_build()
    assert any("fernwick-visit: title is '" in line for line in lines)
    assert max(map(len, lines)) < 1_000


EVENT = """
[[event]]
id = "event-{0}"
title = "Event {0}"
event_type = "meeting"
status = "past"
description = "Made up."

[[attestation]]
event = "event-{0}"
words = "on Jun. 12"
anchor = {{ type = "publication" }}
"""


@pytest.mark.long
@pytest.mark.parametrize("count", [100, 5_000])
def test_many_events(count: int, package: Path) -> None:
    path = package / "data/curated/sources/gazette-harbour-visit.toml"
    path.write_text(path.read_text("utf-8") + "".join(map(EVENT.format, range(count))), "utf-8")
    before = len((package / "data/events.csv").read_bytes().splitlines())
    assert main(["--root", str(package)]) == 0
    assert len((package / "data/events.csv").read_bytes().splitlines()) == before + count


def test_empty_files_are_no_package(package: Path, failing_build: Callable[[], list[str]]) -> None:
    for path in (package / "data/curated").rglob("*.toml"):
        path.write_text("")
    lines = failing_build()
    assert sum("publisher, source_type are missing" in line for line in lines) == len(CURATED) - 2


@pytest.mark.parametrize(
    ("what", "change", "said"),
    [
        ("path", lambda d: d["resources"][0].update(path="../../outside.csv"), "path is '../../outside.csv'"),
        ("name", lambda d: d["resources"][0].update(name="../../outside", path="data/../../outside.csv"), "a name of"),
        ("table", lambda d: d["resources"][3].update(name="towns", path="data/towns.csv"), "towns: is a table that the build does not make"),
        ("column", lambda d: d["resources"][7]["schema"]["fields"].pop(1), "the column title has no field"),
        ("key twice", lambda d: None, "duplicate key"),
    ],
)  # fmt: skip
def test_descriptor_cannot_lead_elsewhere(
    what: str, change: Callable, said: str, package: Path, failing_build: Callable[[], list[str]]
) -> None:
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    change(descriptor)
    text = json.dumps(descriptor)
    path.write_text(
        text.replace('{"$schema"', '{"name": "x", "$schema"') if what == "key twice" else text
    )
    if what == "table":
        (package / "data/event_relations.csv").unlink()
    lines = failing_build()
    assert any(said in line for line in lines), lines
    assert not list(package.parent.glob("outside*"))


def _set(**values: object) -> Callable[[Path], None]:
    """Set properties of the descriptor, or of the table of that name."""

    def change(root: Path) -> None:
        descriptor = json.loads((root / "datapackage.json").read_text("utf-8"))
        tables = {resource["name"]: resource for resource in descriptor["resources"]}
        for name, value in values.items():
            tables[name].update(value) if name in tables else descriptor.update({name: value})
        (root / "datapackage.json").write_text(json.dumps(descriptor) + "\n")

    return change


def _write(name: str, old: bytes, new: bytes) -> Callable[[Path], object]:
    """Replace bytes of a file, or all of them."""

    def change(root: Path) -> None:
        data = (root / name).read_bytes()
        assert old in data
        (root / name).write_bytes(data.replace(old, new, 1) if old else new)

    return change


BOARD = b"grain-board,Northland Grain Board,organisation,,northland,\n"
SCHEMA = "datapackage.json"
BROKEN = (  # (how to break a package, the start of what each command says)
    (_write(SCHEMA, b"", b"{}"), f"{SCHEMA}: package: "),
    (_write(SCHEMA, b"", b"[]"), f"{SCHEMA}: is not an object"),
    (_set(version="banana"), f"{SCHEMA}: package: version is banana"),
    (_set(version=None), f"{SCHEMA}: package: version is None"),
    (_set(created="2026-02-30T00:00:00Z"), f"{SCHEMA}: package: created is 2026-02-30"),
    (_set(created="1600-01-01T00:00:00Z"), f"{SCHEMA}: package: created is 1600"),
    (_set(title="x" * 1001), f"{SCHEMA}: package: title is xxx"),
    (_set(description="A timeline. <!-- /head --> More."), f"{SCHEMA}: package: description is A"),
    (_set(resources=None), f"{SCHEMA}: package: resources is empty"),
    (_set(events={"name": "../x"}), f"{SCHEMA}: package.resources.../x: name is ../x"),
    (_set(events={"name": "events; DROP"}), f"{SCHEMA}: package.resources.events; DROP: name is"),
    (_set(events={"name": []}), f"{SCHEMA}: package.resources.[]: name is []"),
    (_set(events={"path": ["data/events.csv"]}), f"{SCHEMA}: events: path is "),
    (_write("data/actors.csv", BOARD, b"grain-board,Northland\n"), "data/actors.csv: line 4: has 2 cells"),
    (_write("data/actors.csv", BOARD, b'"' + BOARD), "data/actors.csv: is not CSV"),
    (_write("data/actors.csv", b"Grain Board", b"\xff"), "data/actors.csv: is not CSV in UTF-8"),
    (_write("data/actors.csv", b"Grain Board", b"x" * 200_000), "data/actors.csv: "),
    (_write("data/event_actors.csv", b"signed,northland", b"signed,nobody"), "data/event_actors.csv: line "),
    (_write("data/events.csv", b"event_id,", b"id,"), "data/events.csv: line 1: the header"),
)  # fmt: skip


@pytest.mark.parametrize(("change", "said"), third(BROKEN), ids=[said for _, said in BROKEN])
def test_every_command_names_the_file_and_writes_nothing(
    change: Callable[[Path], object],
    said: str,
    package: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (package / "tests").mkdir()
    (package / ledger.NAME).write_bytes(ledger.as_csv([]))
    change(package)
    before, root, to = snapshot(package), str(package), str(package.parent / "out")
    commands = [(export, ["--root", root, "--to", to]), (ledger, ["--root", root])]
    if said.startswith(SCHEMA):  # the others make the tables again, or look at the bytes only
        commands += [(build, ["--root", root]), (release, ["1.0.0", "--root", root])]
        commands += [(merge, [root, "--to", to])]
    for command, arguments in commands:
        try:
            assert command.main(arguments) == 1
            lines = capsys.readouterr().err.splitlines()
        except BuildError as error:
            lines = str(error).replace(f"{root}/", "").splitlines()
        assert any(line.startswith(said) for line in lines), lines
        assert snapshot(package) == before
        assert not Path(to).exists()


def _leaves(thing: object, path: tuple = ()) -> list[tuple]:
    if isinstance(thing, dict | list):
        inner = thing.items() if isinstance(thing, dict) else enumerate(thing)
        return [path, *(leaf for key, value in inner for leaf in _leaves(value, (*path, key)))]
    return [path]


DESCRIPTOR = json.loads((EXAMPLE / "datapackage.json").read_text("utf-8"))


VALUES = (None, 7, -1.5, True, "", "x", "(", [], ["x"], [[]], {}, {"x": {}})


@examples(10, 300)
def test_damage_to_the_descriptor_teaches_and_changes_nothing(
    examples: int, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    @settings(max_examples=examples)
    @given(st.sampled_from(_leaves(DESCRIPTOR)[1:]), st.sampled_from(VALUES))
    def teaches(path: tuple, value: object) -> None:
        descriptor = json.loads(json.dumps(DESCRIPTOR))
        at = descriptor
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value
        (package / "datapackage.json").write_text(json.dumps(descriptor) + "\n")
        before = snapshot(package)
        try:
            if main(["--root", str(package)]):
                fails_cleanly(package, before, capsys.readouterr().err)
            else:
                assert not validate(package)
        finally:
            for name in before:
                (package / name).write_bytes((EXAMPLE / name).read_bytes())

    teaches()


def test_linked_data_folder_is_refused(
    package: Path, failing_build: Callable[[], list[str]]
) -> None:
    (package / "data").rename(package.parent / "elsewhere")
    (package / "data").symlink_to(package.parent / "elsewhere")
    assert any("data: is a link" in line for line in failing_build())


def test_undeclared_file_stops_the_build(
    package: Path, failing_build: Callable[[], list[str]]
) -> None:
    (package / "data/extra.csv").write_text("a\n1\n")
    assert any("data/extra.csv: is in data/ but not declared" in line for line in failing_build())


def test_nothing_is_evaluated() -> None:
    """And no other program is started, but git for a release."""
    for path in (ROOT / "scripts").rglob("*.py"):
        code = path.read_text("utf-8")
        if path == ROOT / "scripts/common/git.py":
            code = code.replace("import subprocess\n", "").replace("subprocess.run(", "", 1)
        assert not re.search(
            r"(?<![\w.])(eval|exec|compile|__import__)\(|pickle|yaml\.(unsafe_|full_)?load|subprocess|os\.system|shell=",
            code,
        ), path


def test_all_addresses_are_of_the_web() -> None:
    descriptor = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    addresses = [licence["path"] for licence in descriptor["licenses"]]
    addresses += [source["path"] for source in descriptor["sources"] if "path" in source]
    assert all(address.startswith(("https://", "http://")) for address in addresses)


def test_problem_without_problems_is_impossible() -> None:
    assert str(BuildError([])) == ""
