"""Draft the curated file of a sheet: a stub for each row, with its date or the reason why not.

Nothing is guessed: a date that no rule reads, or two that contradict each other, stay words.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from scripts.common.days import agreement
from scripts.curated.typed import PLAIN
from scripts.drafting.sheet import Row
from scripts.drafting.stubs import Attestation, head, status_at, stub
from scripts.package.contract import TEXT
from scripts.reader import edtf, resolve

LONGEST = {"words": 200}  # characters; of others 500
SLIDES = ("title", "era")  # kinds of slides of TimelineJS that are no events
NOTED = ("place", "time", "end-time", "media", "credit", "caption", "group")
DATES = ("date", "display", "year", "month", "day", "end", "end-year", "end-month", "end-day")
EDTF = re.compile(r"[0-9]{4}([-/.~?%][-/0-9X~?%.]*)?")
BESIDE = "No rule reads the words; the date is from other columns of the sheet."

Cells = Mapping[str, str]


class Dating(NamedTuple):
    """The date of a row: its words or an EDTF value or both, its value, and why it is not dated."""

    words: str = ""
    date: str = ""
    value: str = ""
    problem: str = ""


def drafted(
    rows: list[Row], published: str = "", language: str = "", event_type: str = ""
) -> tuple[str, list[str]]:
    """Return the draft of the rows of a sheet, and what is to be said of some of them."""
    title = next((_text(row.cells["title"]) for row in rows if _slide(row) == "title"), "")
    known = {"language": language} if language else {}
    lines = [*head(title=title, source_type="other", published=published, **known)]
    said: list[str] = []
    taken: set[str] = set()  # ids and titles
    for row in rows:
        if _slide(row) in SLIDES:
            said.append(f"line {row.line}: a slide of the type {_slide(row)!r} is no event")
            continue
        dating = date_of(row.cells, language or "en")
        if dating.problem:
            said.append(f"line {row.line}: {dating.problem}")
        lines += _stub(row, dating, status_at(dating.value, published), event_type, taken)
    return "\n".join(lines) + "\n", said


def _slide(row: Row) -> str:
    return row.cells["slide"].lower()


def _stub(row: Row, dating: Dating, status: str, event_type: str, taken: set[str]) -> Iterator[str]:
    cells, title = row.cells, _text(row.cells["title"])
    given = ", ".join(f"{kind} {cells[kind]}" for kind in DATES if cells[kind])
    comments = [f"line {row.line}: {' | '.join(filter(None, (given, dating.problem)))}"]
    texts = {
        "title": title,
        "description": _text(cells["description"]),
        "words": dating.words,
        "note": _note(cells),
    }
    unfit = {key: why for key, text in texts.items() if (why := _unfit(key, text))}
    if title and f"title {title}" in taken:
        unfit["title"] = "is that of another row"
    comments += [f"{key} {unfit[key]}: {texts[key]}" for key in texts if key in unfit]
    fit = {key: "" if key in unfit else text for key, text in texts.items()}
    event = {
        "id": _new_id(title, taken),
        "title": fit["title"],
        "event_type": _slug(cells["type"]) or event_type,
        "status": status,
        "description": fit["description"],
    }
    taken.add(f"title {fit['title']}")
    yield from stub(comments, event, _attestation(dating, fit["words"], fit["note"]))


def _attestation(dating: Dating, words: str, note: str) -> Attestation:
    """What the row says of the date. None: not written; empty: a person fills it in."""
    note = " ".join(filter(None, (BESIDE if words and dating.date else "", note)))
    date = dating.date or ("" if words else dating.value)
    return {
        "words": words or None,
        "date": date if date or not dating.value else None,
        "note": note or ("" if words and not dating.value else None),
    }


def date_of(cells: Cells, language: str) -> Dating:
    """Return the date of a row. Words of the sheet are kept where they say as much as its columns."""
    start, end = _parts(cells, ""), cells["end"] or _parts(cells, "end-")
    shown = cells["display"] or (cells["date"] if start else "")
    start = start or cells["date"]
    value, why = _period(start, end, language)
    if not shown:
        cell = "" if end or start not in cells.values() else start  # of several cells: no words
        words = "" if value and EDTF.fullmatch(cell) else cell
        return Dating(words, "" if words else value, value, "" if value else why)
    return _with_words(shown, value, language)


def _with_words(shown: str, value: str, language: str) -> Dating:
    """Return the date of words, beside the value of other columns."""
    read, why_not = _read(shown, language)
    if not (read and value):
        problem = "" if read or value else why_not
        return Dating(shown, value, read or value, problem)
    compared = agreement(edtf.read(read)[:2], edtf.read(value)[:2])
    if compared in ("overlaps", "disjoint"):
        return Dating(problem=f"{shown!r} is {read}, but other columns say {value}")
    # Wider words stay: the columns may have a day or a year only because they must have one.
    return Dating(shown, value=read)


def _parts(cells: Cells, prefix: str) -> str:
    """Return a date that is given as year, month and day: EDTF, or words for a month in words."""
    given = [re.sub(r"\.0$", "", cells[prefix + unit]) for unit in ("year", "month", "day")]
    year, month, day = given
    known = [part for part in given if part]
    if all(map(str.isdecimal, known)) and known == given[: len(known)]:
        return "-".join(part.zfill(4 if not at else 2) for at, part in enumerate(known))
    return " ".join(filter(None, (day, month, year)))


def _period(start: str, end: str, language: str) -> tuple[str, str]:
    """Return the EDTF value of a date or, with an end, of a period; or the reason why there is none."""
    if not start:
        return "", "it has an end, but no start" if end else "it has no date"
    first, why = _read(start, language)
    if not (first and end):
        return first, why
    last, why = _read(end, language)
    if not last or first == last:
        return last and first, why
    ends = "/".join(re.sub("(-XX)+$", "", one) for one in (first, last))
    why = "an end is a period itself" if "[" in ends or ends.count("/") > 1 else ""
    try:
        if not why:
            return edtf.canonical(ends), ""
    except ValueError as error:
        why = str(error)
    return "", f"{start!r} to {end!r} is no period: {why}"


# What is wrong with words that no rule reads, where the sheet is to blame.
FORMAT = "give the cells the format yyyy-mm-dd, and save the sheet again"
FAULTS = (
    (re.compile("-[0-9]+"), "years before 1 are not read"),
    (
        re.compile("([0-9]{1,2}[-/. ])?([0-9]{1,2}|[A-Za-z]{3,9})[-/. ]+'?[0-9]{2}"),
        f"the year has two digits: {FORMAT}",
    ),
    (re.compile("[0-9]{5}([.][0-9]+)?"), f"a number for a day: {FORMAT}"),
)


def _read(words: str, language: str) -> tuple[str, str]:
    """Return the EDTF value of words without an anchor, or the reason why there is none."""
    try:
        if re.fullmatch("0[0-9]{3}", words):  # a year that is no date in a text
            return edtf.canonical(words), ""
        return resolve(words, language=language).edtf, ""
    except ValueError as error:
        why = str(error).removeprefix(f"cannot read {words!r}: ")
        if getattr(error, "reason", "") == "needs-anchor":
            has_year = re.search("[0-9]{4}", words)
            why = "the day that it is counted from is not known" if has_year else "it has no year"
    why = next((fault for pattern, fault in FAULTS if pattern.fullmatch(words)), why)
    return "", f"{words!r}: {why}"


def _note(cells: Cells) -> str:
    """Return the place, the media and what else belongs to an event, as one note."""
    found = ((kind.replace("-", " ").capitalize(), _text(cells[kind])) for kind in NOTED)
    note = "; ".join(f"{name}: {text}" for name, text in found if text)
    return re.sub('"([^"]*)"', "\u201c\\1\u201d", note)


BLOCK = "p|br|div|li|ul|ol|h[1-6]|blockquote|tr|td"


def _text(cell: str) -> str:
    """Return the plain text of a cell, without the tags of HTML and quotes around all of it."""
    text = re.sub(rf"</?(?:{BLOCK})\b[^>]*>", " ", cell, flags=re.I)
    text = unescape(re.sub(r"</?[a-zA-Z][^>]*>", "", text))
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    quote = re.fullmatch('["\u201c]([^"\u201c\u201d]*)["\u201d]', text)
    return quote[1] if quote else text


def _unfit(key: str, text: str) -> str:
    """Return why a text cannot be published as it is, or an empty string."""
    longest = LONGEST.get(key, 500)
    if len(text) > longest:
        return f"has {len(text)} characters, at most {longest} are published"
    fits = not text or re.fullmatch(TEXT, text.translate(PLAIN))
    return "" if fits else "begins with a quote or one of = + - @, or has an invisible character"


JOINTS = "a an and as at by for from in into of on or the to with".split()


def _slug(text: str) -> str:
    """Return an id of the first words of a text, without numbers, which may be dates."""
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("\u2019", ""))
    words = re.findall("[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    named = [word for word in words if not word.isdecimal()]
    while named and not named[0][0].isalpha():
        named.pop(0)
    named = named[:6]
    while named and named[-1] in JOINTS:
        named.pop()
    return "-".join(named)[:60].rstrip("-")


def _new_id(title: str, taken: set[str]) -> str:
    """Return an id that no other row has, or an empty string if the title has no Latin letters."""
    slug = _slug(title)
    number = 1
    while slug and (new := slug if number == 1 else f"{slug}-{number}") in taken:
        number += 1
    if not slug:
        return ""
    taken.add(new)
    return new
