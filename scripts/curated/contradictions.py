"""What a row of a curated file must not say together, and the fix of each."""

from collections.abc import Callable

from scripts.curated.records import Attestation, Figure

Dateable = Attestation | Figure


def has(row: Dateable, key: str) -> bool:
    """Return whether a key is given."""
    return bool(getattr(row, key))


TOGETHER = (
    ("derive", "date"), ("derive", "anchor"), ("derive", "direction"), ("date", "anchor"), ("date", "direction"),
    ("undated", "date"), ("undated", "anchor"), ("undated", "derive"), ("undated", "direction"),
)  # fmt: skip
SAYS = ("words", "date", "derive", "place", "anchor", "direction", "undated")  # the last need words
REASON = 'Add note = "..." with the reason'
UNDATED = 'add words = "..." (how it names the event), undated = true and note = "..."'

# (whether a row contradicts itself, what is wrong, how to fix it)
CONTRADICTIONS: tuple[tuple[Callable[[Dateable], bool], str, str], ...] = (
    *(
        (
            lambda row, one=one, other=other: has(row, one) and has(row, other),
            f"both {one} and {other} are given",
            f"Leave {one} or {other} out",
        )
        for one, other in TOGETHER
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
        lambda row: has(row, "derive") and row.extent == "throughout",
        "a derived date does not say that the event filled it",
        "Leave extent out",
    ),
    (
        lambda row: has(row, "direction") and not has(row, "anchor"),
        "direction is given without an anchor",
        "Add the anchor that the words are counted from, or leave direction out",
    ),
    (
        lambda row: bool(row.words and row.date and not row.note),
        "a date beside words needs the reason in note",
        REASON,
    ),
    (
        lambda row: has(row, "undated") and not row.note,
        "words that date nothing need the reason in note",
        REASON,
    ),
    (
        lambda row: isinstance(row, Attestation) and not any(has(row, key) for key in SAYS),
        "neither a date nor a place is given",
        f"Add words, date, derive or place; if the source does not date the event, {UNDATED}",
    ),
)  # fmt: skip
