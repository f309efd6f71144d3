"""Draft the curated file of an article: a stub for each date that the scan finds in its text.

Not every date is an event: the date of a dateline, a byline or the stamp of a post is a comment. In
a chronicle, which has years of its own, a date without a year is not counted from the publication:
its year is left to the person.
"""

import re
from collections.abc import Iterator
from functools import cache

from scripts.drafting.stubs import VERSION, Attestation, comment, head, quoted, status_at, stub
from scripts.reader import Found, UnreadableDate, edtf, resolve, scan
from scripts.reader.languages import has_table, language_of
from scripts.reader.scanner.bearing import REASONS
from scripts.reader.scanner.tabled.beside import LOCAL_DAY

ENGLISH = "en"
BESIDE = REASONS | {LOCAL_DAY}  # why words beside a date refuse it
BY_HAND = (
    "Dates in this language are not found. Write an [[event]] for each, and in its "
    "[event.attestation] "
    'words = "...", date = "..." (EDTF) and note = "..." (why the words mean that date).'
)
SPOKEN = (
    "spoken: if it is counted from the day of the speech, "
    'anchor = { type = "speech", event = "ID" } or date = "DAY"'
)
CHRONICLE = (
    "The text has years of its own, and hardly a date near its publication. Dates without a year "
    "are not counted from the publication: write their years for YYYY, or delete date and note and "
    'write anchor = { type = "publication" }.'
)
INFERRED = "The year is inferred from the text around the words."


def document(text: str, published: str, language: str = ENGLISH) -> str:
    """Return the curated file of an article, with empty fields that a person must fill in.

    Raises ValueError if `published` is not an EDTF value.
    """
    title = next((line for line in text.splitlines() if line.strip()), "")
    lines = [*head(title=title, published=published, language=language)]
    if not has_table(language):
        return "\n".join([*lines, "", comment(BY_HAND), ""])
    text = "\n".join(text.splitlines())  # one mark of the end of a line
    found = [*scan(text, published, language=language)]
    chronicle = is_chronicle(found, published, language)
    lines += ["", comment(CHRONICLE)] if chronicle else []
    year = ""  # that the text named last
    for date in found:
        aside = date.hint or _aside(date, text)
        if aside or date.refused in BESIDE:  # the words alone would be a false quotation
            kind = "hint" if aside else "refused"
            words = date.bare if date.hint else date.words
            what = f"{kind}: {quoted(words)}: {aside or date.refused}"
            lines += ["", comment(_place(date)), comment(what)]
        elif chronicle and date.counted:
            lines += _without_year(date, year, language)
        else:
            lines += _stub(date, published, language)
            year = date.words if _has_year(date) else year
    return "\n".join(lines) + "\n"


def _place(found: Found) -> str:
    return f"paragraph {found.paragraph}: {found.sentence}"


def _stub(found: Found, published: str, language: str) -> Iterator[str]:
    status, doubt = _status(found, published, language)
    comments = [_place(found), found.value or f"refused: {found.refused}"]
    comments += [SPOKEN] if found.spoken else []
    comments += [f"direction: {found.reason}"] if found.direction else []
    comments += [doubt] if doubt else []
    attestation: Attestation = {
        "words": found.words,
        "paragraph": found.paragraph,
        "anchor": '{ type = "publication" }' if found.counted else None,
        "direction": found.direction or None,
    }
    yield from stub(comments, {"status": status}, attestation)


def _without_year(found: Found, year: str, language: str) -> Iterator[str]:
    """Return the stub of a date whose year is left to the person."""
    comments = [_place(found), *([f"year: the last words with one are {year}"] if year else [])]
    attestation: Attestation = {
        "words": found.words,
        "paragraph": found.paragraph,
        "date": f"YYYY{_month_and_day(found.words, language)}",
        "note": INFERRED,
    }
    yield from stub(comments, {}, attestation)


def _month_and_day(words: str, language: str) -> str:
    """Return -05-03 for May 3, nothing for words without a month."""
    try:
        deictic = _is_deictic(words, language)
        value = "" if deictic else resolve(words, "2000-12-31", language=language).edtf
    except UnreadableDate:
        return ""
    found = re.fullmatch("[0-9]{4}(-[0-9]{2}(?:-[0-9]{2})?)(-XX)?", value)
    return found[1] if found else ""


# Words shortly before a date that is not over, and behind a date that is not, or is.
AHEAD = re.compile(
    r"(?:\b(?:will|shall|is to|are to|to be|plans? to|due|expected|scheduled|upcoming|forthcoming)"
    r"|['\u2019]ll)\b(?=(?:\s+(?!said|told|announced)[\w'\u2019-]+){0,4}\s*$)",
    re.I,
)
IS, WAS = (re.compile(rf"\s*(?:{verbs})\b", re.I) for verbs in ("is|are", "was|were|had been"))


def _status(found: Found, published: str, language: str) -> tuple[str, str]:
    """Return the status by the date, and nothing; or nothing, and what the sentence says instead."""
    status = status_at(found.value, published)
    before, _, behind = found.sentence.partition(found.words)
    doubt = language.startswith(ENGLISH) and {
        "past": (found.counted and AHEAD.search(before)) or IS.match(behind),
        "upcoming": WAS.match(behind),
    }.get(status)
    if not doubt:
        return status, ""
    return "", f"status: {status} by its date, but the sentence says {quoted(doubt[0].strip())}"


BUREAU, WIRE = r"\([^)]{1,40}\)", r"[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,3}"
AGENCY = f"{BUREAU}|{WIRE}"
BEHIND_DATELINE = re.compile(rf",?\s*(?:(?:{AGENCY})\s*)?(?:--|[\u2014\u2013:|]|-\s)")
PLACE = re.compile(
    rf"[\"\u201c(]?[^\W\d_a-z][\w.'\u2019]*(?:[ ,/-]+(?:[^\W\d_a-z][\w.'\u2019]*|de|la|of|the))*(?:[ ,]*{BUREAU}|[ ,]+{WIRE})?[ ,/\u2014\u2013-]*"
)
STAMP = re.compile(
    "by|posted|published|updated|last|first|modified|edited|created|added|on|at|am|pm|gmt|utc|est|edt|"
    "cet|cest|bst|pst|min|read|comments?|share|ago|edt|h|m|d|date|time|[0-9]+"
)
BYLINE = re.compile(
    r"\W*(?:By [^\W\d_]|(?:last |first )?(?:posted|published|updated|modified)\b)", re.I
)
POST = re.compile("[@|\u00b7\u2022]")
LONGEST_BYLINE = 14  # words
WIDE = 200  # characters on each side of a date: datelines and stamps are shorter
DATELINE = "the dateline; it dates the report, not an event"
STAMPED = "a stamp, a byline or a heading; it dates no event"
NUMBERED = "the number of a version, or a day with a year of two digits; if so, write a stub for it"


def _aside(found: Found, text: str) -> str:
    """Return why a date of the text is beside its story, or an empty string."""
    before = text[max(0, found.start - WIDE) : found.start].rpartition("\n")[2].strip()
    behind = text[found.end : found.end + WIDE].partition("\n")[0].rstrip()
    is_bare = found.words.startswith(found.bare[:3])  # no preposition in front
    if is_bare and PLACE.fullmatch(before) and BEHIND_DATELINE.match(behind):
        return DATELINE
    if is_bare and VERSION.fullmatch(found.bare):
        return NUMBERED
    words = re.findall(r"\w+", f"{before} {behind}".lower())
    is_line = len(words) <= LONGEST_BYLINE and not behind.endswith((".", "!", "?"))
    is_post = POST.search(before) and all(map(STAMP.fullmatch, re.findall(r"\w+", behind.lower())))
    if is_line and (all(map(STAMP.fullmatch, words)) or BYLINE.match(before) or is_post):
        return STAMPED
    return ""


YEAR = re.compile("[0-9]{4}")


@cache
def _deictic(language: str) -> re.Pattern[str]:
    """Words, not 2.4.10; without a month, as May 3 and last May have."""
    months = "|".join(month[:3] for month in language_of(language).words["month"])
    return re.compile(rf"(?=.*[^\W\d_])(?!.*\b(?:{months}))", re.I)


def _is_deictic(words: str, language: str) -> bool:
    return _deictic(language).match(words) is not None


def _has_year(found: Found) -> bool:
    return bool(found.value and not found.counted and YEAR.search(found.words))


def is_chronicle(found: list[Found], published: str, language: str = ENGLISH) -> bool:
    """Return whether the dates without a year are counted from elsewhere than the publication.

    So it is where the text has years of its own, three or more, and hardly a date near its
    publication: within a year of it, or in words that are counted from its day (today, last week).
    """
    day = edtf.read(published)
    own = [date for date in found if _has_year(date)]
    far = sum(_days_apart(edtf.read(date.value), day) > 366 for date in own)
    deictic = sum(
        date.counted and not date.hint and bool(date.value and _is_deictic(date.words, language))
        for date in found
    )
    return far >= 3 and (len(own) - far + deictic) * 8 <= far


def _days_apart(one: edtf.Value, other: edtf.Value) -> int:
    ends = [(a, b) for a in one[:2] for b in other[:2] if a and b]
    return min((abs((a - b).days) for a, b in ends), default=0)
