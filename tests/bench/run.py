"""Measure the reader beside others, the build beside frictionless and as it grows, and a merge.

`make bench`. Every claim is a ratio of two numbers of the same run; no test asserts a time.
"""

import csv
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path

from edtf import parse_edtf, text_to_edtf

from scripts.curated import timeline
from scripts.curated.files import read_curated
from scripts.package import descriptor, tables
from scripts.package.validation import validate
from scripts.reader import UnreadableDate, resolve
from tests.bench.text import compare_scanners, compare_versions

ROOT = Path(__file__).resolve().parents[2]
CASES = list(csv.DictReader((ROOT / "tests/date_cases.csv").read_text("utf-8").splitlines()))
EXAMPLE = ROOT / "tests/example"
SCALES = (1, 100, 10_000)
Bounds = tuple[date | None, date | None] | None


def _ours(words: str, anchor: str, direction: str) -> Bounds:
    try:
        return resolve(words, anchor or None, direction or None)[:2]
    except UnreadableDate:
        return None


def _with_dateparser(words: str, anchor: str, direction: str) -> Bounds:
    found = _dateparser(anchor, direction).get_date_data(words)
    if not found.date_obj:
        return None
    day = found.date_obj.date()
    ends = {"month": f"{day:%Y-%m}", "year": f"{day:%Y}"}.get(found.period, day.isoformat())
    return _edtf_bounds(ends)


@lru_cache
def _dateparser(anchor: str, direction: str) -> "DateDataParser":  # noqa: F821 - may not be installed
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": _moment(anchor),
        "PREFER_DATES_FROM": direction or "current_period",
    }
    return DateDataParser(languages=["en"], settings=settings)


def _with_parsedatetime(words: str, anchor: str, _direction: str) -> Bounds:
    moment, status = _calendar().parseDT(words, _moment(anchor))
    return (moment.date(), moment.date()) if status else None


def _with_edtf(words: str, _anchor: str, _direction: str) -> Bounds:
    value = text_to_edtf(words)
    return _edtf_bounds(value) if value else None


@cache
def _calendar() -> "Calendar":  # noqa: F821 - imported where it is installed
    from parsedatetime import VERSION_CONTEXT_STYLE, Calendar

    return Calendar(version=VERSION_CONTEXT_STYLE)


def _moment(anchor: str) -> datetime:
    return datetime.fromisoformat(f"{anchor}-01"[:10] if anchor else "2022-11-17")


def _edtf_bounds(value: str) -> Bounds:
    try:
        parsed = parse_edtf(value)
        ends = parsed.lower_strict(), parsed.upper_strict()
    except Exception:  # another project's parser, on its own output
        return None
    return tuple(None if isinstance(end, float) else date(*end[:3]) for end in ends)


READERS: dict[str, Callable[[str, str, str], Bounds]] = {
    "ours": _ours,
    "dateparser": _with_dateparser,
    "parsedatetime": _with_parsedatetime,
    "python-edtf": _with_edtf,
}


def compare_readers() -> None:
    """Print the score of each reader on the public cases, and its speed compared with ours."""
    dated = sum(case["outcome"] == "resolve" for case in CASES)
    print(
        f"Reading the {len(CASES)} cases of tests/date_cases.csv: {dated} are dates, "
        f"{len(CASES) - dated} must be refused\n"
    )
    print(f"{'':14} {'exact':>6} {'wrong':>6} {'false dates':>12} {'a second':>10} {'ours is':>9}")
    speeds = {}
    for name, read in READERS.items():
        answers = [_answer(read, case) for case in CASES]
        exact = sum(
            a == _expected(c)
            for a, c in zip(answers, CASES, strict=True)
            if c["outcome"] == "resolve"
        )
        wrong = sum(
            a is not None and a != _expected(c)
            for a, c in zip(answers, CASES, strict=True)
            if c["outcome"] == "resolve"
        )
        false = sum(
            a is not None for a, c in zip(answers, CASES, strict=True) if c["outcome"] == "refuse"
        )
        speeds[name] = _speed(read)
        ratio = f"{speeds['ours'] / speeds[name]:.1f} x"
        print(f"{name:14} {exact:6} {wrong:6} {false:12} {speeds[name]:10.0f} {ratio:>9}")


def _answer(read: Callable, case: dict[str, str]) -> Bounds:
    try:
        return read(case["words"], case["anchor"], case["direction"])
    except Exception:  # another project's reader: an exception is no answer
        return None


def _expected(case: dict[str, str]) -> Bounds:
    return tuple(
        date.fromisoformat(case[side]) if case[side] else None for side in ("earliest", "latest")
    )


def _speed(read: Callable) -> float:
    """Expressions per second of processor time, over at least half a second."""
    rounds, started = 0, time.process_time()
    while time.process_time() - started < 0.5:
        for case in CASES:
            _answer(read, case)
        rounds += 1
    return rounds * len(CASES) / (time.process_time() - started)


def grow(root: Path, factor: int) -> None:
    """Write the example package with each event of its main article `factor` times.

    Other sources refer to the first copy of each.
    """
    (root / "data/curated/sources").mkdir(parents=True)
    (root / "datapackage.json").write_bytes((EXAMPLE / "datapackage.json").read_bytes())
    for path in (EXAMPLE / "data/curated").rglob("*.toml"):
        (root / path.relative_to(EXAMPLE)).write_bytes(path.read_bytes())
    article = max(
        (root / "data/curated/sources").iterdir(),
        key=lambda path: path.read_text("utf-8").count("[[event]]"),
    )
    parts = re.findall(
        r"\[\[(?:event|attestation)\]\]\n.*?(?=\n\[\[|\Z)", article.read_text("utf-8"), re.DOTALL
    )
    ids = re.findall(
        r'^id = "(.*)"',
        "\n".join(part for part in parts if part.startswith("[[event]]")),
        re.MULTILINE,
    )
    names = re.compile(r'\b(id|event) = "(' + "|".join(map(re.escape, ids)) + ')"')
    with article.open("a", encoding="utf-8") as file:
        for letters in map(_letters, range(1, factor)):
            for part in parts:
                copy = names.sub(rf'\1 = "\2-{letters}"', part)
                copy = re.sub(
                    r'^(title|description) = "', rf'\1 = "{letters} ', copy, flags=re.MULTILINE
                )  # no two texts are the same
                file.write("\n" + re.sub(r"\nrank = .*", "", copy).rstrip() + "\n")


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def measure(root: Path) -> None:
    """Print the processor seconds of tomllib alone and of each stage of the build.

    Then the peak of memory before and after validation, in this process.
    """
    times = []

    def timed(stage: Callable) -> object:
        started = time.process_time()
        result = stage()
        times.append(time.process_time() - started)
        return result

    schema = descriptor.read_descriptor(root)
    timed(
        lambda: [
            None
            for path in (root / "data/curated").rglob("*.toml")
            for _ in [tomllib.loads(path.read_text("utf-8"))]
        ]
    )
    records, problems = timed(lambda: read_curated(root))
    dates, unread = timed(lambda: timeline.resolve_all(records))
    assert not problems + unread, (problems + unread)[:3]

    def write() -> int:
        made = tables.make(tables.Facts(records, dates))
        written = {r["name"]: tables.to_csv(made[r["name"]], r) for r in schema["resources"]}
        for r in schema["resources"]:
            (root / r["path"]).write_bytes(written[r["name"]])
        (root / descriptor.NAME).write_bytes(descriptor.refreshed(schema, written))
        return len(made["events"])

    count = timed(write)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    found = timed(lambda: validate(root))
    assert not found, found[:3]
    peaks = peak, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(count, *times, *peaks)


def compare_stages() -> None:
    """Print a row for each scale, with the time of the build as a multiple of tomllib's."""
    print("\nThe stages of the build, seconds for 1,000 events, and the peak of memory\n")
    heads = (
        "tomllib",
        "read",
        "resolve",
        "write",
        "validate",
        "events a second",
        "x tomllib",
        "MB built",
        "MB validated",
    )
    print(f"{'events':>8} " + " ".join(f"{head:>{max(8, len(head))}}" for head in heads))
    for factor in SCALES:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            grow(root, factor)
            command = [sys.executable, "-m", "tests.bench.run", str(root)]
            numbers = subprocess.run(
                command, cwd=ROOT, check=True, capture_output=True, text=True
            ).stdout.split()
        count, seconds, peaks = (
            int(numbers[0]),
            [float(number) for number in numbers[1:6]],
            numbers[6:],
        )
        built = sum(seconds[1:4])
        cells = [f"{second * 1000 / count:.3f}" for second in seconds]
        cells += [f"{count / built:.0f}", f"{built / seconds[0]:.2f}", *peaks]
        print(
            f"{count:8} "
            + " ".join(
                f"{cell:>{max(8, len(head))}}" for cell, head in zip(cells, heads, strict=True)
            )
        )


PACKAGES = (1, 100, 1000)


def many(folder: Path, count: int) -> list[Path]:
    """Write packages that differ in their version only, each with about 50 events; return them."""
    grow(folder / "0", 2)
    schema = descriptor.read_descriptor(folder / "0")
    records, _ = read_curated(folder / "0")
    made = tables.make(tables.Facts(records, timeline.resolve_all(records)[0]))
    files = {r["path"]: tables.to_csv(made[r["name"]], r) for r in schema["resources"]}
    written = {r["name"]: files[r["path"]] for r in schema["resources"]}
    whole = json.loads(descriptor.refreshed(schema, written))
    roots = [folder / str(number) for number in range(count)]
    for number, root in enumerate(roots):
        head = {descriptor.NAME: descriptor.encoded(whole | {"version": f"{number}.0.0"})}
        for name, data in (files | head).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
    return roots


def compare_merges() -> None:
    """Print the time and the peak of memory of a merge, for more and more packages."""
    print("\nMerging packages into Parquet\n")
    print(f"{'packages':>8} {'events':>8} {'seconds':>8} {'ms a package':>13} {'MB':>6}")
    for count in PACKAGES:
        with tempfile.TemporaryDirectory() as name:
            folders = [str(root) for root in many(Path(name), count)]
            command = [sys.executable, "-m", "scripts.merge", *folders, "--to", f"{name}/merged"]
            started = time.perf_counter()
            with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as merge:
                said = merge.stdout.read()
                _, merge.returncode, used = os.wait4(merge.pid, 0)  # with the memory of this one
            took = time.perf_counter() - started
            assert merge.returncode == 0, said
        events = said.split()[1]
        each = 1000 * took / count
        print(f"{count:8} {events:>8} {took:8.2f} {each:13.1f} {used.ru_maxrss // 1024:6}")


def compare_commands() -> None:
    """Print the time of a warm build as a multiple of plain frictionless."""
    bare = [str(Path(sys.executable).with_name("frictionless")), "validate", "datapackage.json"]
    commands = {"build": [sys.executable, "-m", "scripts.build"], "frictionless": bare}
    taken = {name: [] for name in commands}
    for _ in range(7):  # in turns, so that both meet the same noise
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
            taken[name].append(time.perf_counter() - started)
    ratio = min(taken["build"]) / min(taken["frictionless"])
    print(
        f"\nA warm build with validation takes {ratio:.2f} x "
        "a bare frictionless validate of the same tables"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        compare_readers()
        compare_scanners()
        compare_versions()
        compare_commands()
        compare_merges()
        compare_stages()
