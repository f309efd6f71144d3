"""No input leads the build out of the package or to a traceback, and none that fails changes what is published."""

import json
import random
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, snapshot
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.build import main
from scripts.curated.problems import BuildError
from scripts.package.validation import validate

QUIET = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CURATED = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "data/curated").rglob("*.toml"))

# --- well-formed trees --------------------------------------------------------------------------------------------------

ids = st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=6), min_size=1, max_size=4).map("-".join)
texts = st.text([chr(c) for c in range(32, 127) if chr(c) not in '"'], min_size=1, max_size=40).map(
    lambda t: f"x {t.strip()}".strip()
)
DATES = st.sampled_from(
    [
        "2022-11-17",
        "2022-11-XX",
        "2021-XX-XX",
        "199X-XX-XX",
        "[2022-11-01..2022-11-10]",
        "[2022-11-17..]",
        "2022-01/2022-09",
        "../2022-11-18",
    ]
)


@st.composite
def trees(draw: st.DrawFn) -> dict[str, str]:
    """The files of a small package of which every row is used and every rule kept: path -> TOML."""
    events = draw(st.lists(ids, min_size=1, max_size=6, unique=True))
    sources = draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    names = draw(st.lists(texts, min_size=len(events), max_size=len(events), unique=True))
    article = sources[0]
    toml = json.dumps  # a JSON string of ASCII is a TOML string
    files = {
        "events.toml": f"article = {toml(article)}\n"
        + "".join(
            f'[[event]]\nid = {toml(e)}\ntitle = {toml(n)}\nevent_type = "meeting"\nstatus = "past"\ndescription = {toml(draw(texts))}\n'
            for e, n in zip(events, names, strict=True)
        ),
        "actors.toml": '[[actor]]\nid = "somebody"\nname = "Somebody"\nactor_type = "person"\n',
        "places.toml": '[[place]]\nid = "somewhere"\nname = "Somewhere"\ncountry_code = "UZB"\nlatitude = 1.5\nlongitude = 2\ntimezone = "Asia/Samarkand"\ngeonames_id = 1\n',
    }
    part = f'[[part]]\nevent = {toml(events[0])}\nactor = "somebody"\nrole = "party"\n'
    figure = f'[[figure]]\nid = "count"\ntitle = "Count"\nmeasure = "trade-growth"\nvalue = {draw(st.integers(0, 10**15))}\nunit = "percent"\n'
    relation = f'[[relation]]\nevent = {toml(events[0])}\nrelation = "before"\nrelated_event = {toml(events[-1])}\n'
    for source in sources:
        head = f'publisher = {toml(draw(texts))}\nsource_type = "news"\nlanguage = "en"\npublished = "2022-11"\nurl = "https://example.org/{source}"\n'
        rows = [
            f"[[attestation]]\nevent = {toml(event)}\ndate = {toml('2022-11-17' if related else draw(DATES))}\n"
            + ('place = "somewhere"\n' if event == events[0] else "")
            + ('rank = "preferred"\n' if source == article else f"note = {toml(draw(texts))}\n")
            for event in events
            for related in [source == article and event in (events[0], events[-1])]
        ]
        files[f"sources/{source}.toml"] = head + "".join(rows)
    files[f"sources/{article}.toml"] += part + figure + (relation if len(events) > 1 else "")
    return files


def lay(root: Path, files: dict[str, str]) -> None:
    """Replace the curated files of a package. Where a table would have no rows, the descriptor names none for it."""
    for path in (root / "data/curated").rglob("*.toml"):
        path.unlink()
    for name, text in files.items():
        (root / "data/curated" / name).write_text(text, "utf-8")
    path = root / "datapackage.json"
    descriptor = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    article = tomllib.loads(files["events.toml"])["article"]
    url = tomllib.loads(files[f"sources/{article}.toml"])["url"]
    descriptor["sources"][0]["path"] = url
    path.write_text(json.dumps(descriptor, indent=2) + "\n")


@QUIET
@given(files=trees())
def test_well_formed_trees_build_into_packages_that_validate(files: dict[str, str], package: Path) -> None:
    lay(package, files)
    lone = files["events.toml"].count("[[event]]") == 1
    status = main(["--root", str(package)])
    if lone:  # a single event has no relation, and a table without rows is not published
        assert status == 1
    else:
        assert status == 0
        assert not validate(package)


# --- damage -------------------------------------------------------------------------------------------------------------

HOSTILE = [
    '"', "'", ",", "\\n", "\\u0000", "\\u202e", "=1+1", "+1", "-1", "@x", "../../etc/passwd", "\\uD800", "\u200f", "\udcff", "[[", "]]", "{", "}",
    "= ", "\n", "\n[[event]]\n", '"""', "nan", "inf", "-0.0", "1e999", "9" * 400, "true", "1979-05-27T07:32:00Z", "\x00", "\ufeff", "\r", "#",
]  # fmt: skip


@settings(QUIET, max_examples=40)
@given(
    file=st.sampled_from(CURATED),
    seed=st.integers(0, 2**32),
    pieces=st.lists(st.sampled_from(HOSTILE), max_size=3),
    cut=st.booleans(),
)
def test_damage_teaches_and_changes_nothing(
    file: str, seed: int, pieces: list[str], cut: bool, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    original = (ROOT / file).read_text("utf-8")
    draw, text = random.Random(seed), original
    for piece in pieces:
        at = draw.randrange(len(text))
        text = text[:at] + piece + text[at:]
    if cut:
        first = draw.randrange(len(text))
        text = text[:first] + text[first + draw.randrange(60) :]
    (package / file).write_bytes(text.encode("utf-8", "surrogatepass" if "\ud800" in text else "surrogateescape"))
    before = snapshot(package)
    try:
        status = main(["--root", str(package)])
        printed = capsys.readouterr()
        if status:
            assert snapshot(package) == before
            *problems, last = printed.err.splitlines()
            assert problems
            assert last.endswith("nothing was published.")
            assert all(re.match(r"(data/|datapackage\.json)", line) for line in problems), printed.err
        else:
            assert not validate(package)
    finally:
        for name in [file, *before]:
            (package / name).write_bytes((ROOT / name).read_bytes())


@pytest.mark.parametrize("size", [1_000, 10_000_000])
def test_long_cells_are_refused(size: int, package: Path, failing_build: Callable[[], list[str]]) -> None:
    path = package / "data/curated/events.toml"
    path.write_text(path.read_text("utf-8").replace("Visit of", "x" * size, 1), "utf-8")
    lines = failing_build()
    assert any("borrell-visit: title is not as the schema has it" in line for line in lines)
    assert max(map(len, lines)) < 1_000


def test_thousands_of_events(package: Path) -> None:
    from tests.bench.run import grow

    root = package.parent / "grown"
    grow(root, 300)
    (root / "README.md").write_bytes((package / "README.md").read_bytes())
    assert main(["--root", str(root)]) == 0
    assert len((root / "data/events.csv").read_bytes().splitlines()) == 1 + 300 * 11


def test_no_events_at_all(package: Path, failing_build: Callable[[], list[str]]) -> None:
    for path in (package / "data/curated").rglob("*.toml"):
        path.write_text('article = "x"\n' if path.name == "events.toml" else "")
    lines = failing_build()
    assert any("events.toml: article: no source has the id 'x'" in line for line in lines)
    assert any("publisher is missing" in line for line in lines)


@pytest.mark.parametrize(
    ("what", "change", "said"),
    [
        ("path", lambda d: d["resources"][0].update(path="../../outside.csv"), "path is '../../outside.csv'"),
        ("name", lambda d: d["resources"][0].update(name="../../outside", path="data/../../outside.csv"), "is not a name"),
        ("table", lambda d: d["resources"][3].update(name="towns", path="data/towns.csv"), "towns: is a table on one side only"),
        ("column", lambda d: d["resources"][7]["schema"]["fields"].pop(1), "the column title has no field"),
        ("key twice", lambda d: None, "stands twice"),
    ],
)
def test_descriptor_cannot_lead_elsewhere(
    what: str, change: Callable, said: str, package: Path, failing_build: Callable[[], list[str]]
) -> None:
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    change(descriptor)
    text = json.dumps(descriptor)
    path.write_text(text.replace('{"$schema"', '{"name": "x", "$schema"') if what == "key twice" else text)
    if what == "table":
        (package / "data/event_relations.csv").unlink()
    lines = failing_build()
    assert any(said in line for line in lines), lines
    assert not list(package.parent.glob("outside*"))


def _leaves(thing: object, path: tuple = ()) -> list[tuple]:
    if isinstance(thing, dict | list):
        inner = thing.items() if isinstance(thing, dict) else enumerate(thing)
        return [path, *(leaf for key, value in inner for leaf in _leaves(value, (*path, key)))]
    return [path]


DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_text("utf-8"))


@settings(QUIET, max_examples=60)
@given(
    st.sampled_from(_leaves(DESCRIPTOR)[1:]), st.sampled_from([None, 7, -1.5, True, "", "x", "(", [], ["x"], [[]], {}, {"x": {}}])
)
def test_damage_to_the_descriptor_teaches_and_changes_nothing(
    package: Path, capsys: pytest.CaptureFixture[str], path: tuple, value: object
) -> None:
    descriptor = json.loads(json.dumps(DESCRIPTOR))
    at = descriptor
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    (package / "datapackage.json").write_text(json.dumps(descriptor, indent=2) + "\n")
    before = snapshot(package)
    try:
        if main(["--root", str(package)]):
            assert snapshot(package) == before
            assert capsys.readouterr().err.splitlines()[-1].endswith("nothing was published.")
        else:
            assert not validate(package)
    finally:
        for name in before:
            (package / name).write_bytes((ROOT / name).read_bytes())


def test_linked_data_folder_is_refused(package: Path, failing_build: Callable[[], list[str]]) -> None:
    (package / "data").rename(package.parent / "elsewhere")
    (package / "data").symlink_to(package.parent / "elsewhere")
    assert any("data: is a link" in line for line in failing_build())


def test_undeclared_file_stops_the_build(package: Path, failing_build: Callable[[], list[str]]) -> None:
    (package / "data/extra.csv").write_text("a\n1\n")
    assert any("data/extra.csv: is in data/ but not declared" in line for line in failing_build())


def test_nothing_is_evaluated() -> None:
    for path in (ROOT / "scripts").rglob("*.py"):
        code = path.read_text("utf-8")
        assert not re.search(r"(?<![\w.])(eval|exec|compile|__import__)\(|pickle|yaml|subprocess|os\.system|shell=", code), path


def test_all_addresses_are_of_the_web() -> None:
    descriptor = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    addresses = [thing["path"] for thing in descriptor["licenses"] + descriptor["sources"]]
    assert all(address.startswith("https://") for address in addresses)


def test_problem_without_problems_is_impossible() -> None:
    assert str(BuildError([])) == ""
