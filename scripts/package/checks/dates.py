"""Checks of dates: each way to write one says the same, and words, rule and anchor lead to it."""

from datetime import date

from frictionless import Row

from scripts.curated.contradictions import COUNT_FROM, OTHER_WAY, lies, readable
from scripts.curated.timeline import CURATED, DERIVATIONS
from scripts.package.checks.base import (
    DATES,
    MISSING,
    Bounds,
    Faults,
    Of,
    Said,
    articles,
    bounds,
    closed,
)
from scripts.reader import edtf
from scripts.reader.resolver import UnreadableDate, resolve_counting
from scripts.reader.rules import MODIFIERS, RANGES, RULES

GIVEN = "edtf"  # the rule of a date whose words are not known
READ = {rule.name for rule in (*RULES, *MODIFIERS, *RANGES)} - {GIVEN}
DERIVED = {kind.rule: kind for kind in DERIVATIONS.values()}
# The dates that have no bounds beside them.
LONE = {"attestations": "anchor_date", "figures": "period_anchor_date", "sources": "published_edtf"}


def bounds_run_forwards(rows: list[Row], of: Of, table: str) -> Faults:
    """earliest <= latest."""
    for row in rows:
        for prefix in DATES[table]:
            first, last = bounds(row, prefix)
            if first and last and first > last:
                fix = f"Swap them, or run make, which writes both from {prefix}_edtf"
                yield row, Said(f"{prefix}_earliest {first} is after {prefix}_latest {last}", fix)


def ways_to_write_a_date_agree(rows: list[Row], of: Of, table: str) -> Faults:
    """EDTF and all that is computed from it say one thing, in its canonical form."""
    for row in rows:
        for prefix in DATES[table]:
            note = _differs(row, prefix)
            if note:
                yield row, note


# What is computed from the EDTF value, by the end of its column.
COMPUTED = ("earliest", "latest", "precision", "extent", *edtf.SURE)


def _differs(row: Row, prefix: str) -> str | None:
    value, (first, last) = row[f"{prefix}_edtf"], bounds(row, prefix)
    if not value:
        filled = [c for c in (f"{prefix}_{name}" for name in COMPUTED) if row.get(c)]
        return (
            Said(
                f"{', '.join(filled)} without {prefix}_edtf", f"Fill {prefix}_edtf, or empty these"
            )
            if filled
            else None
        )
    try:
        said = edtf.read(value)
    except ValueError as error:
        return Said(
            f"{prefix}_edtf: {error}",
            f"Write it as EDTF, as {_as_edtf(first, last, row.get(f'{prefix}_extent'))}",
        )
    if said[:2] != (first, last):
        what = f"{prefix}_edtf {value} has the bounds {said.earliest} and {said.latest}, not {first} and {last}"
        return Said(
            what,
            f"Write these bounds, or {prefix}_edtf as {_as_edtf(first, last, row.get(f'{prefix}_extent'))}",
        )
    extent = row.get(f"{prefix}_extent")
    written = _canonical(value, extent)
    if written != value:
        what = f"{prefix}_edtf {value} is not how {first} to {last}, {extent or said.extent}, is written"
        fix = f"Write {written or said.canonical}, or correct {prefix}_extent"
        return Said(what, fix)
    for name in COMPUTED[2:]:
        column, computed = f"{prefix}_{name}", getattr(said, name) or None
        if name == "extent" and computed is None:  # of a day, which has either
            computed = extent or "within"
        if column in row and row[column] != computed:
            what = f"{column} is {computed or 'empty'} for {value}, not {row[column] or 'empty'}"
            return Said(
                what, f"Write {computed}, or run make" if computed else "Empty it, or run make"
            )
    return None


def _as_edtf(first: date | None, last: date | None, extent: str | None) -> str:
    """How bounds are written, or how any are, where these are open on both sides or run backwards."""
    start, end = closed((first, last))
    if (first or last) and start <= end:
        return edtf.write(first, last, extent or "within")
    return "2022-11-18, 2022-11-XX or [2022-11-01..2022-11-05]"


def _canonical(value: str, extent: str | None = None) -> str | None:
    try:
        return edtf.canonical(value, extent)
    except ValueError:
        return None


def single_dates_are_canonical(rows: list[Row], of: Of, table: str) -> Faults:
    """A date without bounds beside it exists and stands in its canonical form too."""
    for row in rows:
        value = row[LONE[table]]
        if value and _canonical(value) != value:
            yield (
                row,
                f"{LONE[table]} {value} is not in canonical form: {_canonical(value) or 'it is no date'}",
            )


def words_are_read_by_their_rule(rows: list[Row], of: Of, table: str) -> Faults:
    """Rule, anchor and direction read the words as these bounds; a date by hand stands beside no words that they read."""
    prefix = DATES[table][0]
    published = {row["source_id"]: row["published_edtf"] for row in of("sources")}
    for row in rows:
        words, rule = row[f"{prefix}_verbatim"], row[f"{prefix}_rule"]
        anchor = row["anchor_date" if table == "attestations" else "period_anchor_date"]
        if rule in READ:
            from_event = row.get("anchor_type") == "event"
            date = row[f"{prefix}_edtf"], row.get("date_extent")
            note = _reread(words, rule, anchor, row.get("date_direction"), date, from_event)
        elif rule == CURATED or (words and not rule):
            note = _by_hand(
                words,
                anchor,
                published.get(row["source_id"]),
                bounds(row, prefix) if rule else None,
            )
        elif rule == GIVEN:
            what = "its rule is edtf, which has neither words nor anchor"
            note = (
                Said(what, "Empty words and anchor, or write the rule that reads them")
                if words or anchor
                else None
            )
        else:
            derived = rule in DERIVED and table == "attestations"
            what = f"{prefix}_rule {rule} is no rule"
            note = (
                Said(what, "Run make, which writes the rule that reads the words")
                if rule and not derived
                else None
            )
        if not note and row.get("date_direction") and rule not in READ:
            note = Said("date_direction is for words that a rule reads", "Empty it")
        if note:
            yield row, note


def _reread(
    words: str | None,
    rule: str,
    anchor: str | None,
    direction: str | None,
    date: tuple[str | None, str | None],  # EDTF and extent
    from_event: bool,
) -> str | None:
    if not words:
        return Said(
            f"the rule {rule} has no words to read",
            f"Give the words; a date without words has the rule {GIVEN}",
        )
    try:
        span, counted = resolve_counting(words, anchor, direction, from_event=from_event)
    except UnreadableDate as error:
        return Said(str(error), "Correct the words, or what they are counted from")
    read = _canonical(span.edtf, date[1])
    if read != date[0]:
        what = f"{words!r} is {read or span.edtf} by the rule {span.rule}, not {date[0] or 'empty'}"
        fix = f"Write {read or span.edtf} and its bounds, or correct the words or what they are counted from"
        return Said(what, fix)
    if span.rule != rule:
        return Said(f"{words!r} is read by the rule {span.rule}, not {rule}", f"Write {span.rule}")
    if anchor and not counted:
        return Said(f"{words!r} needs no anchor, but has one", "Empty the anchor")
    if direction and _reread(words, rule, anchor, None, date, from_event) is None:
        return Said(f"{words!r} needs no direction, but has one", "Empty date_direction")
    return None


def _by_hand(
    words: str | None, anchor: str | None, published: str | None, window: Bounds | None
) -> str | None:
    """Why words cannot have a date by hand, or none: rules read them by themselves, or from the publication as these bounds."""
    if not words:
        what = "its rule is curated, which is for words that are known; without words it is edtf"
        return Said(what, f"Write the rule {GIVEN}, or give the words")
    if anchor:
        return Said(
            "a date given by hand is counted from nothing, but has an anchor", "Empty the anchor"
        )
    found = readable(words, published, window)
    if not found:
        return None
    span = found.span
    what = (
        f"the rule {span.rule} reads {words!r} as {span.edtf}; the row has a date by hand, or none"
    )
    return Said(what, f"Leave the date to the rule: {span.edtf}")


def derivations_follow_from_their_event(rows: list[Row], of: Of, table: str) -> Faults:
    """What is derived from another event lies where its rule puts it; a distance in years is a whole number of them."""
    for row in rows:
        kind = DERIVED.get(row["date_rule"])
        if kind is None:
            continue
        if row["anchor_type"] != "event" or not row["anchor_event_id"] or not row["anchor_date"]:
            yield (
                row,
                Said(
                    f"the rule {kind.rule} needs an event as its anchor",
                    "Fill anchor_event_id and anchor_date",
                ),
            )
            continue
        base, found = _bounds_of(row["anchor_date"]), bounds(row, "date")
        first, start = found[0] or found[1], base[0] or base[1]
        years = first.year - start.year if kind.years and first and start else 0
        try:
            fits = kind.shift(base, years) == found and (not kind.years or years != 0)
            fits &= _canonical(edtf.write(*found, "within"), row["date_extent"]) == row["date_edtf"]
        except (ValueError, OverflowError):
            fits = False
        if not fits:
            what = f"{row['date_edtf']} does not follow from {row['anchor_date']} by the rule {kind.rule}"
            yield (
                row,
                Said(
                    what,
                    f"Correct derive, or the date of {row['anchor_event_id']}; make computes the rest",
                ),
            )


def _bounds_of(value: str) -> Bounds:
    try:
        return edtf.read(value)[:2]
    except ValueError:  # what is no date is told elsewhere
        return None, None


def anchors_are_what_they_say(rows: list[Row], of: Of, table: str) -> Faults:
    """An anchor is the publication of the source, or the date of the event as this source or its article has it."""
    published = {row["source_id"]: row["published_edtf"] for row in of("sources")}
    article, own = articles(of), "period_" if table == "figures" else ""
    dates = {(row["source_id"], row["event_id"]): row["date_edtf"] for row in of("attestations")}
    for row in rows:
        kind, event, value = (row[f"{own}anchor_{name}"] for name in ("type", "event_id", "date"))
        expected = None
        # A source or an event that is not among the rows is told where it is left out.
        if not value or row["source_id"] not in published or (event and event not in article):
            continue
        if event:
            expected = dates.get((row["source_id"], event)) or dates.get(
                (article.get(event), event)
            )
        elif kind == "publication":
            expected = published.get(row["source_id"])
        if event and kind == "publication":
            what = f"{own}anchor_type is publication, but {own}anchor_event_id names an event"
            yield (
                row,
                Said(
                    what, f"Empty {own}anchor_event_id, or write {own}anchor_type speech or event"
                ),
            )
        elif (event or kind == "publication") and value != expected:
            what = f"the date of {event}" if event else "the publication of the source"
            fix = f"Write {expected}, or correct {what}; make counts the words again"
            yield row, Said(f"{own}anchor_date {value} is not {what}: {expected or 'none'}", fix)
        elif table == "figures":
            continue
        elif event == row["event_id"]:
            yield row, Said("the event is counted from itself", COUNT_FROM)
        elif row["date_direction"] and not lies(
            row["date_direction"], bounds(row, "date"), _bounds_of(row["anchor_date"])
        ):
            what = f"the date does not lie in the {row['date_direction']} of its anchor {row['anchor_date']}"
            yield (
                row,
                Said(
                    what, f'Write direction = "{OTHER_WAY[row["date_direction"]]}", or leave it out'
                ),
            )


# A cell that does not stand without another: (table, column, the one that it needs).
GO_TOGETHER = (
    ("attestations", "date_rule", "date_edtf"),
    ("attestations", "date_edtf", "date_rule"),
    ("attestations", "anchor_type", "anchor_date"),
    ("attestations", "anchor_date", "anchor_type"),
    ("attestations", "anchor_event_id", "anchor_type"),
    ("attestations", "anchor_type", "date_edtf"),
    ("attestations", "date_direction", "anchor_date"),
    ("figures", "period_rule", "period_edtf"),
    ("figures", "period_edtf", "period_rule"),
    ("figures", "period_anchor_date", "period_verbatim"),
    ("figures", "period_anchor_type", "period_anchor_date"),
    ("figures", "period_anchor_date", "period_anchor_type"),
    ("figures", "period_anchor_event_id", "period_anchor_type"),
    ("figures", "period_verbatim", "period_rule"),
    ("events", "best_edtf", "best_source_id"),
    ("events", "best_source_id", "best_edtf"),
)


def cells_go_together(rows: list[Row], of: Of, table: str) -> Faults:
    """No cell stands without the one that it belongs to."""
    pairs = [(column, other) for name, column, other in GO_TOGETHER if name == table]
    for row in rows:
        for column, other in pairs:
            if row[column] and not row[other]:
                yield (
                    row,
                    Said(
                        f"{column} is filled but {other} is empty",
                        f"Fill {other}, or empty {column}",
                    ),
                )


def attestations_say_something(rows: list[Row], of: Of, table: str) -> Faults:
    """A row has a date, words or a place; words that date nothing, a date by hand and a wrong date have their reason."""
    for row in rows:
        if not (row["date_edtf"] or row["date_verbatim"] or row["place_id"]):
            yield (
                row,
                Said(
                    f"{MISSING} the row gives neither a date nor a place",
                    "Give words, a date or a place",
                ),
            )
        reasons = {
            "a deprecated date": row["rank"] == "deprecated",
            "a date given by hand beside words": row["date_rule"] == CURATED,
            "words that date nothing": row["date_verbatim"] and not row["date_edtf"],
        }
        for what in (what for what, holds in reasons.items() if holds and not row["note"]):
            yield row, f"{what} needs the reason in note"
        if row["anchor_type"] == "event" and not row["anchor_event_id"]:
            yield (
                row,
                Said(
                    "anchor_type is event, and anchor_event_id does not say which", "Name the event"
                ),
            )
