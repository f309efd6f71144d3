"""What keeps a row from having a date, and what to write instead."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from scripts.curated.records import Attestation, Figure
from scripts.reader.resolver import Span, UnreadableDate, resolve_counting

Bounds = tuple[date | None, date | None]


class DateError(ValueError):
    """A row that has no date as it is, and what to write instead."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.fix = fix


BY_HAND = "Give the source's exact words; if they are, write the date as EDTF in date = ... and the reason in note"
COUNT_FROM = "Count from another event, from the publication or from a speech"
EDTF = "Write the date as EDTF, as 2022-11-18, 2022-11-XX or [2022-11-01..2022-11-05]"
NEEDS_ANCHOR = "these words need an anchor"
# What the reader says of words, and the fix where that is another than a date by hand: the first that fits counts.
FIXES = (
    (
        NEEDS_ANCHOR,
        'Add anchor = { type = "publication" }, or the speech or event that they are counted from',
    ),
    (
        "depends on which day",
        'Write derive = { kind = "within", event = ... } with an event, or the date as EDTF in date = ... and the reason in note',
    ),
    ("; nothing can be counted from it", "Count from a date that has both ends and no qualifier"),
)


def fix_of(row: Attestation | Figure, error: Exception) -> str:
    """Return the fix of what was refused."""
    if isinstance(error, DateError):
        return error.fix
    if isinstance(error, OverflowError):
        return "Count fewer years: the calendar has those from 1 to 9999"
    if row.date or not row.words:
        return EDTF if row.date else "Correct derive, so that the date lies in the years 1 to 9999"
    return next((fix for said, fix in FIXES if said in str(error)), BY_HAND)


def has(row: Attestation | Figure, key: str) -> bool:
    """Whether a key is given. A figure has no derivation, direction, extent or place, and is never undated."""
    return bool(getattr(row, key, None))


class Reading(NamedTuple):
    """What rules read words as, and from where: from no anchor, or from the publication in a direction, where they need one."""

    span: Span
    anchor: str | None
    direction: str | None


def readable(words: str, published: str | None, window: Bounds | None) -> Reading | None:
    """Return what rules read words as that have a date by hand, or none: by themselves; or, counted from the publication, as the
    same bounds. None where they read them as neither."""
    ways = [(published, way) for way in (None, "past", "future")] if published and window else []
    for anchor, direction in [(None, None), *ways]:
        try:
            span = resolve_counting(words, anchor, direction)[0]
        except UnreadableDate:
            continue
        if anchor is None or span[:2] == window:
            return Reading(span, anchor, direction)
    return None


OTHER_WAY = {"past": "future", "future": "past"}


def lies(direction: str, window: Bounds, anchor: Bounds) -> bool:
    """Whether bounds can lie in that direction of those of their anchor; an open side reaches anywhere."""
    if direction == "past":
        return (window[0] or date.min) <= (anchor[1] or date.max)
    return (window[1] or date.max) >= (anchor[0] or date.min)


# What a row may not say together: (whether it does, what is wrong, what to write instead).
CONTRADICTIONS: tuple[tuple[Callable[[Attestation | Figure], bool], str, str], ...] = (
    (
        lambda row: getattr(row, "extent", "") not in ("", "within", "throughout"),
        "the extent is neither within nor throughout",
        'Write extent = "within" or "throughout"',
    ),
    (
        lambda row: getattr(row, "direction", "") not in ("", "past", "future"),
        "the direction is neither past nor future",
        'Write direction = "past" or "future"',
    ),
    *(
        (
            lambda row, one=one, other=other: has(row, one) and has(row, other),
            f"both {one} and {other} are given",
            f"Leave {one} or {other} out",
        )
        for one, other in (
            ("derive", "date"), ("derive", "anchor"), ("derive", "direction"), ("date", "anchor"), ("date", "direction"),
            ("undated", "date"), ("undated", "anchor"), ("undated", "derive"), ("undated", "direction"),
        )
    ),
    *(
        (
            lambda row, key=key: has(row, key) and not row.words,
            f"{key} is given without words",
            f"Add words = ... as the source has them, or leave {key} out",
        )
        for key in ("anchor", "direction", "undated")
    ),
    (
        lambda row: has(row, "direction") and not has(row, "anchor"),
        "direction is given without an anchor",
        "Add the anchor that the words are counted from, or leave direction out",
    ),
    (
        lambda row: row.words and row.date and not row.note,
        "a date beside words needs the reason in note",
        'Add note = "..." with the reason',
    ),
    (
        lambda row: has(row, "undated") and not row.note,
        "words that date nothing need the reason in note",
        'Add note = "..." with the reason',
    ),
    (
        lambda row: isinstance(row, Attestation) and not any(has(row, key) for key in ("words", "date", "derive", "place")),
        "neither a date nor a place is given",
        "Add words, date, derive or place",
    ),
)  # fmt: skip
