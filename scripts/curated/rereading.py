"""What the reader makes of the words of a row, and the fix of words that it refuses."""

from typing import NamedTuple

from scripts.common.days import Bounds, closed
from scripts.common.errors import DateError
from scripts.curated.contradictions import Dateable
from scripts.reader import edtf
from scripts.reader.resolver import Span, UnreadableDate, resolve_counting

BY_HAND = (
    "Give the source's exact words; if they are, add the date as EDTF in date = ..., "
    "or undated = true if they date nothing: either in place of anchor and direction, with the "
    "reason in note = ..."
)
COUNT_FROM = "Count from another event, from the publication or from a speech"
EDTF = "Write the date as EDTF, as 2022-11-18, 2022-11-XX or [2022-11-01..2022-11-05]"
# The fix by the reason of the reader, if it is not to write the date by hand.
REASONS = {
    "needs-anchor": 'Add anchor = { type = "publication" }, or the speech or event that they are counted from',
    "coarse-anchor": 'Write derive = { kind = "within", event = ... } with an event, or the date as EDTF in date = ... and the reason in note',
    "open-anchor": "Count from a date that has both ends and no qualifier",
}
OTHER_WAY = {"past": "future", "future": "past"}


def fix_of(row: Dateable, error: Exception) -> str:
    """Return the fix of a row that has no date because of `error`."""
    if isinstance(error, DateError):
        return error.fix
    if isinstance(error, edtf.ExtentError):
        return "Leave extent out"
    if isinstance(error, OverflowError):
        return "Count fewer years: the calendar has those from 1 to 9999"
    if row.date:
        return EDTF
    if not row.words:
        return "Correct derive, so that the date lies in the years 1 to 9999"
    return REASONS.get(getattr(error, "reason", ""), BY_HAND)


def needs_anchor(words: str, language: str) -> bool:
    """Return whether words are a date only if there is a day to count from."""
    try:
        resolve_counting(words, language=language)
    except UnreadableDate as error:
        return error.reason == "needs-anchor"
    return False


class Reading(NamedTuple):
    """What rules read words as, the anchor that they were counted from, and the direction."""

    span: Span
    anchor: str | None
    direction: str | None


def readable(
    words: str, language: str, published: str | None, bounds: Bounds | None
) -> Reading | None:
    """Return what rules read words of a language as, though a person gives the date, or says that there is none.

    Rules may read them alone; or, counted from the publication, as the same bounds.
    """
    ways: list[tuple[str | None, str | None]] = [(None, None)]
    if published and bounds:
        ways += [(published, direction) for direction in (None, *OTHER_WAY)]
    for anchor, direction in ways:
        try:
            span = resolve_counting(words, anchor, direction, language=language)[0]
        except UnreadableDate:
            continue
        if anchor is None or span[:2] == bounds:
            return Reading(span, anchor, direction)
    return None


def against(
    direction: str, value: str, bounds: Bounds, anchor: str, of_anchor: Bounds
) -> DateError | None:
    """Return the error of a date that cannot be in that direction of its anchor, or None."""
    (first, last), (start, end) = closed(bounds), closed(of_anchor)
    if first <= end if direction == "past" else last >= start:
        return None
    side = "before" if direction == "past" else "after"
    fix = f'Write direction = "{OTHER_WAY[direction]}", or leave it out'
    return DateError(f"the date {value} is not {side} its anchor {anchor}", fix)
