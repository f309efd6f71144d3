"""Checks of dates: each way to write one says the same, and words, rule and anchor lead to it."""

from frictionless import Row

from scripts.common.days import Bounds, TwoDays, closed
from scripts.curated.rereading import COUNT_FROM, against, readable
from scripts.curated.timeline import CURATED, DERIVATIONS, Derivation
from scripts.package.checks.base import (
    DATES,
    Finding,
    Findings,
    Of,
    articles,
    bounds,
    languages,
    published,
)
from scripts.reader import edtf
from scripts.reader.resolver import UnreadableDate, resolve_counting, with_extent
from scripts.reader.rules import MODIFIERS, RANGES, RULES

GIVEN = "edtf"  # the rule of a date whose words are not known
READ = {rule.name for rules in (RULES, MODIFIERS, RANGES) for rule in rules} - {GIVEN}
DERIVED = {kind.rule: kind for kind in DERIVATIONS.values()}
# The dates without bounds beside them.
LONE = {"attestations": "anchor_date", "figures": "period_anchor_date", "sources": "published_edtf"}

Fault = tuple[str, str] | None  # what is wrong, and the fix


def bounds_run_forwards(rows: list[Row], of: Of, table: str) -> Findings:
    """earliest <= latest."""
    for row in rows:
        for prefix in DATES[table]:
            first, last = bounds(row, prefix)
            if first and last and first > last:
                what = f"{prefix}_earliest {first} is after {prefix}_latest {last}"
                fix = f"Swap them, or run make, which writes both from {prefix}_edtf"
                yield Finding(row, what, fix)


def ways_to_write_a_date_agree(rows: list[Row], of: Of, table: str) -> Findings:
    """The EDTF value is canonical, and the columns that are computed from it agree with it."""
    for row in rows:
        for prefix in DATES[table]:
            fault = _fault_of_date(row, prefix)
            if fault:
                yield Finding(row, *fault)


# What is computed from the EDTF value, by the end of its column.
BOUNDS = ("earliest", "latest")
COMPUTED = ("precision", "extent", *edtf.SURE)


def _fault_of_date(row: Row, prefix: str) -> Fault:
    column = f"{prefix}_edtf"
    value = row[column]
    if not value:
        filled = [c for c in (f"{prefix}_{name}" for name in (*BOUNDS, *COMPUTED)) if row.get(c)]
        what = f"{', '.join(filled)} without {column}"
        return (what, f"Fill {column}, or empty these") if filled else None
    try:
        said = edtf.read(value)
    except ValueError as error:
        return f"{column}: {error}", f"Write it as EDTF, as {_as_edtf(row, prefix)}"
    first, last = bounds(row, prefix)
    if said[:2] != (first, last):
        right = f"{said.earliest} and {said.latest}"
        what = f"{column} {value} has the bounds {right}, not {first} and {last}"
        return what, f"Write these bounds, or {column} as {_as_edtf(row, prefix)}"
    extent = row.get(f"{prefix}_extent")
    written = _canonical(value, extent)
    if written != value:
        what = f"{column} {value} is not how {first} to {last}, {extent or said.extent}, is written"
        return what, f"Write {written or said.canonical}, or correct {prefix}_extent"
    if prefix == "period" and said.qualifier:
        return f"{column} {value} is {said.qualifier}", "Write a period without ~, ? and %"
    return _fault_of_computed(row, prefix, said)


def _fault_of_computed(row: Row, prefix: str, said: edtf.Value) -> Fault:
    computed = said._asdict() | {"extent": said.extent or "within"}
    for name in (name for name in COMPUTED if f"{prefix}_{name}" in row):
        column, right = f"{prefix}_{name}", computed[name] or None
        if row[column] != right:
            value, found = row[f"{prefix}_edtf"], row[column]
            what = f"{column} is {right or 'empty'} for {value}, not {found or 'empty'}"
            return what, f"Write {right}, or run make" if right else "Empty it, or run make"
    return None


def _as_edtf(row: Row, prefix: str) -> str:
    """Return how the bounds of a row are written, or samples if they are open or run backwards."""
    first, last = bounds(row, prefix)
    start, end = closed((first, last))
    if (first or last) and start <= end:
        return edtf.write(first, last, row.get(f"{prefix}_extent") or "within")
    return "2022-11-18, 2022-11-XX or [2022-11-01..2022-11-05]"


def _canonical(value: str, extent: str | None = None) -> str | None:
    try:
        return edtf.canonical(value, extent)
    except ValueError:
        return None


def single_dates_are_canonical(rows: list[Row], of: Of, table: str) -> Findings:
    """A date without bounds beside it exists, and is in its canonical form too."""
    column = LONE[table]
    for row in rows:
        value = row[column]
        canonical = value and _canonical(value)
        if value != canonical:
            what = f"{column} {value} is not in canonical form: {canonical or 'it is not a date'}"
            fix = "Write the date in its canonical form, as it is read"
            yield Finding(row, what, fix)


def words_are_read_by_their_rule(rows: list[Row], of: Of, table: str) -> Findings:
    """Rule, anchor and direction read the words as this date; no rule reads those dated by hand."""
    when, language = published(of), languages(of)
    for row in rows:
        rule = row[f"{DATES[table][0]}_rule"]
        direction = row.get("date_direction")
        source = row["source_id"]
        fault = _fault_of_words(row, table, language.get(source) or "en", when.get(source))
        if not fault and direction and rule not in READ:
            fault = "date_direction is for words that a rule reads", "Empty it"
        if fault:
            yield Finding(row, *fault)


def _fault_of_words(row: Row, table: str, language: str, when: str | None) -> Fault:
    prefix = DATES[table][0]
    words, rule = row[f"{prefix}_verbatim"], row[f"{prefix}_rule"]
    anchor = row[LONE[table]]
    if rule in READ:
        return _reread(row, prefix, language, anchor, row.get("date_direction"))
    if rule == CURATED or (words and not rule):
        return _by_hand(row, prefix, language, anchor, when)
    if rule == GIVEN and words and _reread(row, prefix, language, anchor, None) is None:
        return None  # the page prints the date in ISO form
    if rule == GIVEN and (words or anchor):
        what = "its rule is edtf, which has neither words nor anchor"
        return what, "Empty words and anchor, or write the rule that reads them"
    if rule in (None, GIVEN) or (rule in DERIVED and table == "attestations"):
        return None
    what = f"{prefix}_rule {rule} is not a rule"
    return what, "Run make, which writes the rule that reads the words"


def _reread(
    row: Row, prefix: str, language: str, anchor: str | None, direction: str | None
) -> Fault:
    """Return how the date of a row differs from that of its words, or None."""
    words, rule = row[f"{prefix}_verbatim"], row[f"{prefix}_rule"]
    if not words:
        what = f"the rule {rule} has no words to read"
        return what, f"Give the words; a date without words has the rule {GIVEN}"
    from_event = row.get("anchor_type") == "event"
    try:
        span, counted = resolve_counting(
            words, anchor, direction, from_event=from_event, language=language
        )
    except UnreadableDate as error:
        return str(error), "Correct the words, or what they are counted from"
    try:
        read = with_extent(span, row.get("date_extent")).edtf
    except edtf.ExtentError as error:
        return str(error), "Write date_extent as within"
    written = row[f"{prefix}_edtf"]
    if read != written:
        what = f"{words!r} is {read} by the rule {span.rule}, not {written or 'empty'}"
        fix = f"Write {read} and its bounds, or correct the words or what they are counted from"
        return what, fix
    if span.rule != rule:
        return f"{words!r} is read by the rule {span.rule}, not {rule}", f"Write {span.rule}"
    if anchor and not counted:
        return f"{words!r} needs no anchor, but has one", "Empty the anchor"
    if direction and _reread(row, prefix, language, anchor, None) is None:
        return f"{words!r} needs no direction, but has one", "Empty date_direction"
    return None


def _by_hand(row: Row, prefix: str, language: str, anchor: str | None, when: str | None) -> Fault:
    """Return why words cannot have a date by hand, or none, or None."""
    words = row[f"{prefix}_verbatim"]
    given = bounds(row, prefix) if row[f"{prefix}_rule"] else None
    if not words:
        what = "its rule is curated, which is for words that are known; without words it is edtf"
        return what, f"Write the rule {GIVEN}, or give the words"
    if anchor:
        what = "a date given by hand is counted from nothing, but has an anchor"
        return what, "Empty the anchor"
    found = readable(words, language, when, given)
    if not found or row.get(f"{prefix}_qualifier"):  # a doubt says less than the words do
        return None
    span = found.span
    what = (
        f"the rule {span.rule} reads {words!r} as {span.edtf}; the row has a date by hand, or none"
    )
    return what, f"Leave the date to the rule: {span.edtf}"


def derivations_follow_from_their_event(rows: list[Row], of: Of, table: str) -> Findings:
    """A date derived from another event is where its rule puts it, whole years away."""
    for row in (row for row in rows if row["date_rule"] in DERIVED):
        kind, event, anchor = DERIVED[row["date_rule"]], row["anchor_event_id"], row["anchor_date"]
        if row["anchor_type"] != "event" or not event or not anchor:
            what = f"the rule {kind.rule} needs an event as its anchor"
            yield Finding(row, what, "Fill anchor_event_id and anchor_date")
        elif not _follows(row, kind, _bounds_of(anchor)):
            what = f"{row['date_edtf']} does not follow from {anchor} by the rule {kind.rule}"
            fix = f"Correct derive, or the date of {event}; make computes the rest"
            yield Finding(row, what, fix)


def _follows(row: Row, kind: Derivation, base: Bounds) -> bool:
    """Return whether a derivation leads from the bounds of the anchor to the date of a row."""
    found = bounds(row, "date")
    first, start = found[0] or found[1], base[0] or base[1]
    years = first.year - start.year if kind.years and first and start else 0
    if kind.years and years == 0:
        return False
    try:
        written = edtf.write(*found, "within")
        return kind.shift(base, years) == found and written == row["date_edtf"]
    except (ValueError, OverflowError):
        return False


def _bounds_of(value: str) -> Bounds:
    try:
        said = edtf.read(value)
        return said[:2] if not said.qualifier else (None, None)  # nothing derives from a doubt
    except ValueError:  # reported elsewhere
        return None, None


def anchors_are_what_they_say(rows: list[Row], of: Of, table: str) -> Findings:
    """An anchor is the publication of the source, or its event's date by the source or article."""
    when, article = published(of), articles(of)
    own = LONE[table].removesuffix("date")
    dates = {(row["source_id"], row["event_id"]): row["date_edtf"] for row in of("attestations")}
    for row in (row for row in rows if row[f"{own}date"] and row["source_id"] in when):
        kind, event, value = (row[f"{own}{name}"] for name in ("type", "event_id", "date"))
        source = row["source_id"]
        if kind == "publication" and event in article:
            what = f"{own}type is publication, but {own}event_id names an event"
            fix = f"Empty {own}event_id, or write {own}type speech or event"
            yield Finding(row, what, fix)
            continue
        if kind == "publication" and not event:
            what, expected = "the publication of the source", when[source]
        elif event in article:
            what = f"the date of {event}"
            expected = dates.get((source, event)) or dates.get((article[event], event))
        else:  # a day that a person gives, or an event that was dropped, which is reported there
            continue
        if value != expected:
            fix = f"Write {expected}, or correct {what}; make counts the words again"
            yield Finding(row, f"{own}date {value} is not {what}: {expected or 'none'}", fix)


def dates_lie_in_their_direction(rows: list[Row], of: Of, table: str) -> Findings:
    """A date is before or after its anchor, as its direction says; no event is its own anchor."""
    for row in (row for row in rows if row["anchor_date"]):
        anchor, direction = row["anchor_date"], row["date_direction"]
        if row["anchor_event_id"] == row["event_id"]:
            yield Finding(row, "the event is counted from itself", COUNT_FROM)
        elif direction and row["date_edtf"]:
            own, base = bounds(row, "date"), _bounds_of(anchor)
            error = against(direction, row["date_edtf"], own, anchor, base)
            if error:
                yield Finding(row, str(error), error.fix)


def sources_come_after_what_they_report(rows: list[Row], of: Of, table: str) -> Findings:
    """A page is read on its day or later, and what was said at an event is on no page before it."""
    days = {id_: closed(_bounds_of(value)) for id_, value in published(of).items() if value}
    if table == "sources":
        yield from _read_before_published(rows, days)
        return
    events = {row["event_id"]: row for row in of("events")}
    for row in (
        row for row in rows if row["said_at_event_id"] in events and row["source_id"] in days
    ):
        event, day = events[row["said_at_event_id"]], days[row["source_id"]]
        if all(closed(bounds(event, prefix))[0] > day[1] for prefix in DATES["events"]):
            what = f"said_at_event_id {event['event_id']} comes after the page, which is of {published(of)[row['source_id']]}"
            yield Finding(row, what, "Leave said_at out, or correct the date of the page")


def _read_before_published(rows: list[Row], days: dict[str, TwoDays]) -> Findings:
    for row in (row for row in rows if row["accessed"] and row["source_id"] in days):
        if row["accessed"] < days[row["source_id"]][0]:
            what = f"accessed {row['accessed']} is before published {row['published_edtf']}"
            yield Finding(row, what, "Correct one of the two")


# (table, a column, the column that it needs)
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
    ("sources", "accessed", "url"),
    ("events", "best_edtf", "best_source_id"),
    ("events", "best_source_id", "best_edtf"),
)


def cells_go_together(rows: list[Row], of: Of, table: str) -> Findings:
    """A cell is filled only if the one that it belongs to is."""
    pairs = [(column, other) for name, column, other in GO_TOGETHER if name == table]
    for row in rows:
        for column, other in pairs:
            if row[column] and not row[other]:
                what = f"{column} is filled but {other} is empty"
                yield Finding(row, what, f"Fill {other}, or empty {column}")


def attestations_say_something(rows: list[Row], of: Of, table: str) -> Findings:
    """A row has a date, words or a place; dates by hand, deprecated or missing have their
    reason."""
    for row in rows:
        if not (row["date_edtf"] or row["date_verbatim"] or row["place_id"]):
            what = "the row gives neither a date nor a place"
            yield Finding(row, what, "Give words, a date or a place", missing=True)
        reasons = {
            "a deprecated date": row["rank"] == "deprecated",
            "a date given by hand beside words": row["date_rule"] == CURATED,
            "words that date nothing": row["date_verbatim"] and not row["date_edtf"],
        }
        for what in (what for what, holds in reasons.items() if holds and not row["note"]):
            fix = 'Write note = "..." with the reason'
            yield Finding(row, f"{what} needs the reason in note", fix)
        if row["anchor_type"] == "event" and not row["anchor_event_id"]:
            what = "anchor_type is event, and anchor_event_id does not say which"
            yield Finding(row, what, "Name the event")
