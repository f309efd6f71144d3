"""Inclusive days: bounds that may be open, and the two days that some comparisons need."""

from datetime import date

Bounds = tuple[date | None, date | None]  # None on an open side
TwoDays = tuple[date, date]


def closed(bounds: Bounds) -> TwoDays:
    """Return two days: an open side reaches to the end of the calendar."""
    return bounds[0] or date.min, bounds[1] or date.max


def agreement(ours: Bounds, theirs: Bounds) -> str:
    """Return how `ours` compares with `theirs`: same, narrower, wider, overlaps or disjoint."""
    (first, last), (start, end) = closed(ours), closed(theirs)
    if (first, last) == (start, end):
        return "same"
    if last < start or end < first:
        return "disjoint"
    if start <= first and last <= end:
        return "narrower"
    return "wider" if first <= start and end <= last else "overlaps"
