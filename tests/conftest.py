"""What the tests share: the committed package, the made-up example, and copies of them that a test may break."""

import csv
import gc
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from scripts.build import main, outputs
from scripts.export import export
from scripts.package.publish import write_files
from scripts.reader import edtf

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "tests/example"

# The tests write many small files: in memory, where there is room, that takes a quarter of the time of a disk.
if os.access("/dev/shm", os.W_OK) and shutil.disk_usage("/dev/shm").free > 2**30:
    os.environ.setdefault("TMPDIR", "/dev/shm")
    tempfile.tempdir = None  # pytest has asked for it already

# The same made-up inputs in every run, so that a failure is due to the change; in `make test-long` many more of them, and with
# HYPOTHESIS_PROFILE=search new ones.
settings.register_profile("fixed", derandomize=True, deadline=None, max_examples=15)
settings.register_profile("long", derandomize=True, deadline=None, max_examples=1000)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


def pytest_collection_finish() -> None:
    """Leave out of garbage collection what is loaded by now: looking at it took a tenth of the time."""
    gc.freeze()


def pytest_unconfigure() -> None:
    """Let the last collection free everything; otherwise DuckDB reports leaks."""
    gc.unfreeze()


def examples(few: int, many: int) -> pytest.MarkDecorator:
    """How many made-up inputs a test with the argument `examples` looks at: few, and many more in `make test-long`."""
    return pytest.mark.parametrize("examples", [few, pytest.param(many, marks=pytest.mark.long)])


def third(rows: Iterable[object]) -> list[object]:
    """Every third row in each run, the others in `make test-long`."""
    return [
        pytest.param(
            *(row if isinstance(row, tuple) else (row,)), marks=pytest.mark.long if n % 3 else ()
        )
        for n, row in enumerate(rows)
    ]


def every_row(
    names: str, rows: Iterable[object]
) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """As `parametrize`, for a long table in one test: it names every row that fails.

    A test for each of thousands of words takes longer than what it tests.
    """
    several, rows = "," in names, list(rows)
    assert rows, "no rows, no test"

    def decorate(test: Callable[..., None]) -> Callable[[], None]:
        def of_all_rows() -> None:
            failed = []
            for row in rows:
                try:
                    test(*row) if several else test(row)
                except (Exception, pytest.fail.Exception) as error:
                    failed.append(f"{names} = {row!r}: {type(error).__name__} {error}")
            assert not failed, "\n".join(failed)

        of_all_rows.__doc__ = test.__doc__
        return of_all_rows

    return decorate


def table(name: str, root: Path = ROOT) -> list[dict[str, str]]:
    """The rows of a published table, as any CSV reader sees them."""
    return list(
        csv.DictReader(io.StringIO((root / "data" / f"{name}.csv").read_text("utf-8"), newline=""))
    )


def dated(prefix: str, value: str) -> dict[str, str]:
    """The columns of a date with its bounds, as the build fills them; empty without a value."""
    sides = ("earliest", "latest", "certain_from", "certain_to")
    read = edtf.read(value) if value else None
    days = {f"{prefix}_{side}": str(getattr(read, side, None) or "") for side in sides}
    return {f"{prefix}_edtf": value} | days


def copy(root: Path, into: Path) -> Path:
    """Copy everything that the build reads and writes of a package."""
    shutil.copytree(root / "data", into / "data")
    for name in ("datapackage.json", "README.md", "CITATION.cff", ".zenodo.json"):
        shutil.copy(root / name, into / name)
    return into


def git(root: Path, *arguments: str) -> None:
    """Run git there, with a made-up author."""
    author = ("-c", "user.name=A. Uthor", "-c", "user.email=author@example.org")
    subprocess.run(["git", "-C", str(root), *author, *arguments], check=True)


@pytest.fixture(autouse=True, scope="session")
def _no_wait_for_the_disk() -> Iterator[None]:
    """Skip fsync: the tests do not check whether files outlast a loss of power."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda number: None)
        yield


def built(root: Path) -> dict[str, bytes]:
    """The files that a build of a valid package gives, without the time that validating it takes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scripts.build.validate", lambda *_, **__: [])
        return outputs(root)[0]


@pytest.fixture(params=["example", pytest.param("package", marks=pytest.mark.long)])
def package_root(request: pytest.FixtureRequest) -> Path:
    """The made-up example; in `make test-long` also the package of this project."""
    return {"example": EXAMPLE, "package": ROOT}[request.param]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the made-up example, on which the machinery is tested."""
    return copy(EXAMPLE, tmp_path / "package")


EDGES = (  # dates at both ends of what an ISO date can hold
    *("0001-01-01", "0001~", "../0001", "0001/..", "[0001-01-02,0850-03]"),
    *("0005-12/0006-01", "0085-05-03?"),
    *("9999-12-31", "99XX", "9998/9999", "9999-12-31/..", "9999-12-30/9999-12-31", "9999-12~"),
)


@pytest.fixture(scope="session")
def edges(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, with an event for each of `EDGES`, built. For reading only."""
    package = copy(EXAMPLE, tmp_path_factory.mktemp("edges") / "package")
    path = package / "data/curated/sources/gazette-harbour-visit.toml"
    events, attestations = path.read_text("utf-8").split("[[attestation]]", 1)
    for number, value in enumerate(EDGES):
        key, status = f"edge-{number}", "upcoming" if value.startswith("9") else "past"
        events += f'[[event]]\nid = "{key}"\ntitle = "Edge {number}"\nevent_type = "other"\n'
        events += f'status = "{status}"\ndescription = "At the edge."\n\n'
        events += f'[[attestation]]\nevent = "{key}"\nparagraph = 15\ndate = "{value}"\n\n'
    path.write_text(f"{events}[[attestation]]{attestations}", "utf-8")
    assert main(["--root", str(package)]) == 0
    return package


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """A copy of the package of this project."""
    return copy(ROOT, tmp_path / "live")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A package of a few words (see moving.py), in a folder whose name could be taken for a pattern."""
    from moving import OLD

    root = tmp_path / "package [1]*"
    write_files(root, OLD | {"data/curated/places.toml": b""})
    return root


def snapshot(root: Path) -> dict[str, bytes]:
    """Every published file and its bytes. What the build keeps for itself is hidden, and may go while this looks."""
    seen = {}
    for path in root.iterdir():
        if not path.name.startswith("."):
            for file in [path] if path.is_file() else path.rglob("*"):
                if file.is_file():
                    seen[file.relative_to(root).as_posix()] = file.read_bytes()
    return seen


@pytest.fixture
def failing_build(package: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[], list[str]]:
    """Build the copy, see that it fails and changes nothing, and return the lines it printed."""

    def build() -> list[str]:
        before = snapshot(package)
        assert main(["--root", str(package)]) == 1, "the build passed"
        assert snapshot(package) == before, "a failing build changed a file"
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        assert captured.out == ""
        return captured.err.splitlines()

    return build


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A copy of the example's tables and descriptor, without what they are made of."""
    root = tmp_path / "tables"
    (root / "data").mkdir(parents=True)
    shutil.copy(EXAMPLE / "datapackage.json", root)
    for path in (EXAMPLE / "data").glob("*.csv"):
        shutil.copy(path, root / "data")
    return root


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of the whole project, as a fresh clone has it, with the environment of this one."""
    root = tmp_path / "clone"
    ignored = shutil.ignore_patterns(
        ".venv*",
        ".git",
        ".hypothesis",
        "__pycache__",
        ".*_cache",
        "dist",
        ".lock",
    )
    shutil.copytree(ROOT, root, ignore=ignored)
    (root / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    return root


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """One browser for all tests of the page."""
    from browsing import CHROMIUM, QUIET
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: "Browser") -> Iterator[Callable[..., "Page"]]:
    """Open the page of a package, from disk. Afterwards: nothing was logged or popped up, nothing was asked of anybody."""
    contexts, errors, requests = [], [], []

    def open_page(root: Path, way: str = "", **options: object) -> "Page":
        context = chromium.new_context(**({"viewport": {"width": 1000, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                errors.append(message.text) if message.type in ("error", "warning") else None
            ),
        )
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: (errors.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: requests.append(request.url))
        page.goto((root / "data/timeline.html").as_uri() + way)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not errors
    assert [url for url in requests if not url.startswith(("data:", "blob:", "file:"))] == []
    assert all(
        url.split("#")[0].endswith("data/timeline.html")
        for url in requests
        if url.startswith("file:")
    )


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make dist` writes for this package."""
    folder = tmp_path_factory.mktemp("dist")
    export(ROOT, folder)
    return folder
