"""Checks of events, their best-known dates and relations, and of the order of all rows."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from frictionless import Row

from scripts.common.days import TwoDays, agreement, closed
from scripts.common.graph import in_order
from scripts.package.checks.base import (
    Finding,
    Findings,
    Of,
    articles,
    bounds,
    by_event,
    published,
    with_rank,
)
from scripts.package.order import chronological, sort_key
from scripts.package.tables import common_place
from scripts.reader import edtf


def one_row_is_preferred(rows: list[Row], of: Of, table: str) -> Findings:
    """Every event that a source dates has exactly one preferred attestation, and it has a date."""
    attested = by_event(of("attestations"))
    if table == "events":
        for row in rows:
            said = attested.get(row["event_id"], [])
            dated = [other for other in said if other["date_edtf"]]
            if dated and not with_rank(said, "preferred"):
                yield _none_preferred(row, dated)
        return
    for said in attested.values():
        preferred = with_rank(said, "preferred")
        if len(preferred) > 1:
            many, sources = len(preferred), ", ".join(row["source_id"] for row in preferred)
            what = f"{many} attestations of the event are preferred; "
            what += "exactly one is its best-known date"
            yield Finding(preferred[0], what, f'Keep rank = "preferred" in one of {sources}')
        for row in (row for row in preferred if not row["date_edtf"]):
            what = "a preferred attestation needs a date"
            fix = 'Leave rank = "preferred" out, or give it words or a date'
            yield Finding(row, what, fix, missing=True)


def _none_preferred(event: Row, dated: list[Row]) -> Finding:
    file = f"data/curated/sources/{dated[0]['source_id']}.toml"
    if len(dated) > 1:
        what = "several sources give different dates, and none of them is preferred"
        fix = f'Write rank = "preferred" below the words of the best-known one, in {file} or another file'
    else:
        what = f"the one date of the event is {dated[0]['rank']}, so that none is preferred"
        fix = f"Leave rank out in {file}"
    return Finding(event, what, fix, missing=True)


def something_supports_what_is_preferred(rows: list[Row], of: Of, table: str) -> Findings:
    """Of three dates or more, two can be true, one of them preferred, which has a reason in note if
    most independent sources are against it; an equal one is not deprecated."""
    witness = {row["source_id"]: row["origin"] or row["source_id"] for row in of("sources")}
    for said in by_event(row for row in rows if row["date_edtf"]).values():
        for best in with_rank(said, "preferred")[:1]:
            yield from _supported(best, said, witness)
            for row in with_rank(said, "deprecated"):
                if row["date_edtf"] == best["date_edtf"]:
                    by = best["source_id"]
                    what = f"a date that is the best-known one ({by}) cannot be deprecated"
                    yield Finding(row, what, 'Leave rank = "deprecated" out')


def _supported(best: Row, said: list[Row], witness: dict[str, str]) -> Findings:
    others = [row for row in with_rank(said, "normal") if row is not best]
    if len(said) > 2 and others and all(_apart(best, row) for row in others):
        what = "none of the other sources can be right if this date is the best-known one"
        yield Finding(best, what, PREFERRED_FIX)
    against = _against(best, others, witness)
    if against and not best["note"]:
        what = f"{against}, which do not repeat each other, are against this date"
        yield Finding(best, what, f"{PREFERRED_FIX}, or say in note why it is right")


PREFERRED_FIX = "Give another source rank = 'preferred', or this one no rank"


def _against(best: Row, others: list[Row], witness: dict[str, str]) -> str:
    """Return how many independent sources cannot be right if a date is, if they are the most."""
    apart: dict[str, bool] = {}
    for row in others:
        name = witness.get(row["source_id"], "")
        apart[name] = apart.get(name, True) and _apart(best, row)
    apart[witness.get(best["source_id"], "")] = False
    against = sum(apart.values())
    return f"{against} of {len(apart)} sources" if against > len(apart) - against else ""


def _apart(one: Row, other: Row) -> bool:
    return agreement(bounds(one, "date"), bounds(other, "date")) == "disjoint"


def _with_attestations(
    rows: list[Row], of: Of
) -> Iterator[tuple[Row, list[Row], list[Row], list[Row]]]:
    """Yield each event with its attestations: all, that of its article, the preferred one."""
    attested = by_event(of("attestations"))
    for row in rows:
        said = attested.get(row["event_id"], [])
        own = [other for other in said if other["source_id"] == row["article_id"]]
        yield row, said, own[:1], with_rank(said, "preferred")[:1]


def dates_repeat_their_attestations(rows: list[Row], of: Of, table: str) -> Findings:
    """The dates of an event are those of its article's and of its preferred attestation."""
    for row, _, own, best in _with_attestations(rows, of):
        if not own:
            what = "the article has no attestation of the event"
            fix = (
                f"Add [event.attestation] below it in data/curated/sources/{row['article_id']}.toml, "
                "with words = ... or date = ...; "
                "if the article does not date it, words, undated = true and note"
            )
            yield Finding(row, what, fix, missing=True)
        if not best and row["best_edtf"]:
            what = "best_edtf is filled without a preferred attestation"
            fix = "Give one attestation rank = 'preferred', or empty the best-known date"
            yield Finding(row, what, fix, missing=True)
        for prefix, repeated in [*(("date", a) for a in own), *(("best", a) for a in best)]:
            pairs = {c: c.replace(prefix, "date", 1) for c in row if c.startswith(f"{prefix}_")}
            pairs |= {"best_source_id": "source_id"} if prefix == "best" else {}
            differ = [column for column, other in pairs.items() if row[column] != repeated[other]]
            if differ:
                what = f"{', '.join(differ)} differ from the attestation by {repeated['source_id']}"
                yield Finding(row, what, "Write its values; make copies them")


def places_repeat_their_attestations(rows: list[Row], of: Of, table: str) -> Findings:
    """The place of an event is one that its attestations give: see `common_place`."""
    for row, said, own, best in _with_attestations(rows, of):
        first, others = (
            [(a["place_id"] or "", a["rank"]) for a in group] for group in ([*own, *best], said)
        )
        place = common_place(first, others)
        if (row["place_id"] or "") != place:
            what = (
                f"place_id is {row['place_id'] or 'empty'}; its attestations say {place or 'none'}"
            )
            yield Finding(row, what, f"Write {place}" if place else "Empty it")


def agreement_is_what_the_bounds_say(rows: list[Row], of: Of, table: str) -> Findings:
    """agreement compares the bounds with those of the article; empty in its own row or undated."""
    article = articles(of)
    own = {row["event_id"]: row for row in rows if row["source_id"] == article.get(row["event_id"])}
    for row in rows:
        said = own.get(row["event_id"])
        if said is None:
            continue  # the event, or its article's attestation, is missing: reported elsewhere
        counts = row is not said and row["date_edtf"] and said["date_edtf"]
        expected = agreement(bounds(row, "date"), bounds(said, "date")) if counts else None
        if row["agreement"] != expected:
            written = row["agreement"] or "empty"
            what = f"agreement is {expected or 'empty'} by the bounds, not {written}"
            yield Finding(row, what, f"Write {expected}" if expected else "Empty it")


def _begins_by(ours: TwoDays, theirs: TwoDays) -> bool:
    return ours[0] <= theirs[1]


def _meets(ours: TwoDays, theirs: TwoDays) -> bool:
    return ours[0] <= theirs[1] and theirs[0] <= ours[1]


def _ends_from(ours: TwoDays, theirs: TwoDays) -> bool:
    return ours[1] >= theirs[0]


# (whether two dates allow it, what is wrong otherwise)
Rule = tuple[Callable[[TwoDays, TwoDays], bool], str]
STATUS: dict[str, Rule] = {  # of an event, as of the publication of its article
    "past": (_begins_by, "begins after"),
    "ongoing": (_meets, "lies apart from"),
    "upcoming": (_ends_from, "ends before"),
}
POSSIBLE: dict[str, Rule] = {  # of an event and its related event
    "before": (_begins_by, "begins after the end of"),
    "part-of": (_meets, "lies outside of"),
    "commemorates": (_ends_from, "ends before the beginning of"),
}


def status_fits_the_dates(rows: list[Row], of: Of, table: str) -> Findings:
    """status fits the publication of the article, by its date of the event and the best-known
    one."""
    when = published(of)
    for row in rows:
        written = when.get(row["article_id"])
        if not written or row["status"] not in STATUS:
            continue
        try:
            day = closed(edtf.read(written)[:2])
        except ValueError:  # a published_edtf that is not a date is reported elsewhere
            continue
        fits, words = STATUS[row["status"]]
        for prefix in (prefix for prefix in ("date", "best") if row[f"{prefix}_edtf"]):
            dates, column = closed(bounds(row, prefix)), f"{prefix}_edtf"
            if not fits(dates, day):
                fitting = [f'"{name}"' for name, (other, _) in STATUS.items() if other(dates, day)]
                what = f"status is {row['status']}, but {column} {row[column]} {words}"
                what += f" the article of {written}"
                fix = f"Write status = {' or '.join(fitting)}, or correct the date"
                yield Finding(row, what, fix)
                break


def relations_can_hold(rows: list[Row], of: Of, table: str) -> Findings:
    """A relation can hold by the articles' dates and the best-known ones; anniversaries have their
    years."""
    events = {row["event_id"]: row for row in of("events")}
    article = articles(of)
    years = {
        f["event_id"]: f["value"]
        for f in of("figures")
        if f["unit"] == "years" and f["event_id"] and f["source_id"] == article.get(f["event_id"])
    }
    for row in rows:
        pair = [events[row[c]] for c in ("event_id", "related_event_id") if row[c] in events]
        apart = years.get(row["event_id"]) if row["relation"] == "commemorates" else None
        if len(pair) == 2:  # an event that is missing is reported by the foreign key
            found = (_impossible(row, pair, prefix, apart) for prefix in ("date", "best"))
            yield from [finding for finding in found if finding][:1]


def _impossible(row: Row, pair: list[Row], prefix: str, years: int | None) -> Finding | None:
    """Return why a relation cannot hold by these dates of its events, or None."""
    if not all(event[f"{prefix}_edtf"] for event in pair):
        return None
    ours, theirs = (closed(bounds(event, prefix)) for event in pair)
    event, other = row["event_id"], row["related_event_id"]
    holds, words = POSSIBLE[row["relation"]]
    if not holds(ours, theirs):
        by = "the article's dates" if prefix == "date" else "the best-known dates"
        fix = "Correct the relation, or the date of one of the two"
        return Finding(row, f"{event} {words} {other} by {by}", fix)
    if years is None or (
        theirs[0].year + years <= ours[1].year and ours[0].year <= theirs[1].year + years
    ):
        return None
    fix = "Correct the value of the figure in years, or the date of one of the two"
    return Finding(row, f"{event} is not {years} years after {other}", fix)


def relations_do_not_contradict(rows: list[Row], of: Of, table: str) -> Findings:
    """No event is before itself, part of itself, or before its whole, directly or not."""
    stated = {(row["event_id"], row["relation"], row["related_event_id"]) for row in rows}
    graphs: dict[str, dict[str, list[str]]] = {"before": {}, "part-of": {}}
    first: dict[str, Row] = {}
    fix = "Remove one of these relations"
    for row in rows:
        event, relation, other = row["event_id"], row["relation"], row["related_event_id"]
        first.setdefault(event, row)
        graph = graphs["part-of" if relation == "part-of" else "before"]
        # What is commemorated came before.
        one, two = (other, event) if relation == "commemorates" else (event, other)
        graph.setdefault(one, []).append(two)
        against = [
            name
            for name in ("before", "commemorates")
            for a, b in ((event, other), (other, event))
            if (a, name, b) in stated
        ]
        if relation == "part-of" and against:
            what = f"{event} is a part of {other}, and {against[0]} is stated of the two as well"
            yield Finding(row, what, fix)
    for relation, graph in graphs.items():
        for cycle in in_order(graph)[1]:
            row = next(first[event] for event in cycle if event in first)
            what = f"circular relations ({relation}): {' -> '.join(cycle)}"
            if len(cycle) == 2:
                what = f"{cycle[0]} is not related to itself"
            yield Finding(row, what, fix)


SORT_FIX = "Move it to its place; make sorts the rows"


def rows_are_in_order(rows: list[Row], of: Of, table: str) -> Findings:
    """Rows are in the order of their table; the first that is not is reported."""
    events = of("events")
    ids = [row["event_id"] for row in events]
    if table == "events":
        best = {row["event_id"]: bounds(row, "best") for row in events}
        own = {row["event_id"]: bounds(row, "date") for row in events}
        relations = [
            (row["event_id"], row["relation"], row["related_event_id"])
            for row in of("event_relations")
        ]
        ids = chronological(best, own, relations)
    key = sort_key(table, {id_: number for number, id_ in enumerate(ids)}, articles(of))
    for before, row in pairwise(rows):
        if key(row) < key(before):
            what = "the row is out of order: it comes before the one above it"
            yield Finding(row, what, SORT_FIX, missing=True)
            return
