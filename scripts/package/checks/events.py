"""Checks of events: which date counts as the best, what the tables repeat of each other, what is related to what, and the order of rows."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from frictionless import Row

from scripts.curated.cycles import circle, components
from scripts.package.checks.base import MISSING, Faults, Of, Said, articles, bounds, closed
from scripts.package.order import chronological, order_of
from scripts.package.tables import agreement, common_place
from scripts.reader import edtf

Pair = tuple[date, date]


def one_row_is_preferred(rows: list[Row], of: Of, table: str) -> Faults:
    """Every event that anybody dates has exactly one preferred attestation, and it has a date."""
    attestations = of("attestations")
    dated: dict[str, list[Row]] = {}
    best: dict[str, list[str]] = {}
    for row in attestations:
        if row["rank"] == "preferred":
            best.setdefault(row["event_id"], []).append(row["source_id"])
        if row["date_edtf"]:
            dated.setdefault(row["event_id"], []).append(row)
    told: set[str] = set()
    for row in rows:
        many = len(best.get(row["event_id"], ()))
        if table == "events":
            if not many and row["event_id"] in dated:
                first, *others = dated[row["event_id"]]
                file = f"data/curated/sources/{first['source_id']}.toml"
                what, fix = (
                    f"the one date of the event is {first['rank']}, so that none is preferred",
                    f"Leave rank out in {file}",
                )
                if others:
                    what = "several sources date the event and none of them is preferred"
                    fix = f'Write rank = "preferred" in {file}, or in the file of another that dates it'
                yield row, Said(f"{MISSING} {what}", fix)
        elif row["rank"] == "preferred":
            if many > 1 and row["event_id"] not in told:  # once, with the sources of all
                told.add(row["event_id"])
                what = f"{many} attestations of the event are preferred; exactly one is its best-known date"
                yield (
                    row,
                    Said(
                        what,
                        f'Keep rank = "preferred" in one of {", ".join(best[row["event_id"]])}',
                    ),
                )
            if not row["date_edtf"]:
                fix = 'Leave rank = "preferred" out, or give it words or a date'
                yield row, Said(f"{MISSING} a preferred attestation needs a date", fix)


def something_supports_what_is_preferred(rows: list[Row], of: Of, table: str) -> Faults:
    """Of three dated rows or more, one beside the preferred one can be true with it; none is called wrong for what it says too."""
    dated: dict[str, list[Row]] = {}
    for row in rows:
        if row["date_edtf"]:
            dated.setdefault(row["event_id"], []).append(row)
    for told in dated.values():
        best = next((row for row in told if row["rank"] == "preferred"), None)
        others = [row for row in told if row is not best and row["rank"] == "normal"]
        if best is None:
            continue
        if len(told) > 2 and others and all(_apart(best, row) for row in others):
            yield best, "none of the other sources can be right if this date is the best-known one"
        for row in told:
            if row["rank"] == "deprecated" and bounds(row, "date") == bounds(best, "date"):
                what = (
                    f"a date that is the best-known one ({best['source_id']}) cannot be deprecated"
                )
                yield row, Said(what, 'Leave rank = "deprecated" out')


def _apart(one: Row, other: Row) -> bool:
    return agreement(bounds(one, "date"), bounds(other, "date")) == "disjoint"


def dates_repeat_their_attestations(rows: list[Row], of: Of, table: str) -> Faults:
    """The date of an event is that of its article's row, its best-known date that of its preferred row, its place one of theirs."""
    attested: dict[str, list[Row]] = {}
    for row in of("attestations"):
        attested.setdefault(row["event_id"], []).append(row)
    for row in rows:
        told = attested.get(row["event_id"], [])
        own = next((other for other in told if other["source_id"] == row["article_id"]), None)
        best = next((other for other in told if other["rank"] == "preferred"), None)
        if own is None:
            fix = f"Add an [[attestation]] of it to data/curated/sources/{row['article_id']}.toml"
            yield row, Said(f"{MISSING} the article has no attestation of the event", fix)
        for prefix, repeated in (("date", own), ("best", best)):
            if repeated is None:
                continue
            pairs = {c: c.replace(prefix, "date", 1) for c in row if c.startswith(f"{prefix}_")}
            pairs |= {"best_source_id": "source_id"} if prefix == "best" else {}
            differ = [c for c, other in pairs.items() if row[c] != repeated[other]]
            if differ:
                what = f"{', '.join(differ)} differ from the attestation by {repeated['source_id']}"
                yield row, Said(what, "Write what stands there; make copies it")
        if best is None and row["best_edtf"]:
            what = f"{MISSING} best_edtf stands without a preferred attestation"
            yield (
                row,
                Said(what, "Give one attestation rank = 'preferred', or empty the best-known date"),
            )
        place = common_place([(other["place_id"] or "", other["rank"]) for other in (own, best) if other is not None],
                             [(other["place_id"] or "", other["rank"]) for other in told])  # fmt: skip
        if (row["place_id"] or "") != place:
            what = (
                f"place_id is {row['place_id'] or 'empty'}; its attestations say {place or 'none'}"
            )
            yield row, Said(what, f"Write {place}" if place else "Empty it")


def agreement_is_what_the_bounds_say(rows: list[Row], of: Of, table: str) -> Faults:
    """agreement is what the bounds of the row and those of the event's article say; empty on the article's own, and without a date."""
    article = articles(of)
    own = {row["event_id"]: row for row in rows if row["source_id"] == article.get(row["event_id"])}
    for row in rows:
        told = own.get(row["event_id"])
        if told is None:
            continue  # the event, or what its article says of it, is not there: told elsewhere
        counts = row is not told and row["date_edtf"] and told["date_edtf"]
        expected = agreement(bounds(row, "date"), bounds(told, "date")) if counts else None
        if row["agreement"] != expected:
            what = f"agreement is {expected or 'empty'} by the bounds, not {row['agreement'] or 'empty'}"
            yield row, Said(what, f"Write {expected}" if expected else "Empty it")


# status -> (whether dates and those of the article's publication allow it, what is wrong if not)
STATUS: dict[str, tuple[Callable[[Pair, Pair], bool], str]] = {
    "past": (lambda dates, published: dates[0] <= published[1], "begins after"),
    "ongoing": (
        lambda dates, published: dates[0] <= published[1] and published[0] <= dates[1],
        "lies apart from",
    ),
    "upcoming": (lambda dates, published: dates[1] >= published[0], "ends before"),
}


def status_fits_the_dates(rows: list[Row], of: Of, table: str) -> Faults:
    """An event is past, ongoing or upcoming as of its article's publication, by the article's date and by the best-known one."""
    published = {row["source_id"]: row["published_edtf"] for row in of("sources")}
    for row in rows:
        when, holds = published.get(row["article_id"]), STATUS.get(row["status"])
        try:
            day = closed(edtf.read(when)[:2]) if when else None
        except ValueError:  # what is no date is told elsewhere
            continue
        for prefix in ("date", "best") if day and holds else ():
            if row[f"{prefix}_edtf"] and not holds[0](closed(bounds(row, prefix)), day):
                dates = closed(bounds(row, prefix))
                fitting = " or ".join(
                    f'"{name}"' for name, (fits, _) in STATUS.items() if fits(dates, day)
                )
                what = f"status is {row['status']}, but {prefix}_edtf {row[f'{prefix}_edtf']} {holds[1]} the article of {when}"
                yield row, Said(what, f"Write status = {fitting}, or correct the date")
                break


# relation -> (whether the bounds of an event and its related event allow it, what it says of them if not)
POSSIBLE: dict[str, tuple[Callable[[Pair, Pair], bool], str]] = {
    "before": (lambda ours, theirs: ours[0] <= theirs[1], "begins after the end of"),
    "part-of": (
        lambda ours, theirs: ours[0] <= theirs[1] and theirs[0] <= ours[1],
        "lies outside of",
    ),
    "commemorates": (lambda ours, theirs: theirs[0] <= ours[1], "ends before the beginning of"),
}


def relations_can_hold(rows: list[Row], of: Of, table: str) -> Faults:
    """A stated relation can hold under the articles' bounds and under the best-known ones; an anniversary has its years."""
    events = {row["event_id"]: row for row in of("events")}
    years = {
        f["event_id"]: f["value"]
        for f in of("figures")
        if f["unit"] == "years"
        and f["event_id"] in events
        and f["source_id"] == events[f["event_id"]]["article_id"]
    }
    for row in rows:
        event, other = events.get(row["event_id"]), events.get(row["related_event_id"])
        for prefix in (
            ("date", "best") if event and other else ()
        ):  # an event that is not there is told by the foreign key
            if not (event[f"{prefix}_edtf"] and other[f"{prefix}_edtf"]):
                continue
            ours, theirs = (closed(bounds(e, prefix)) for e in (event, other))
            holds, words = POSSIBLE[row["relation"]]
            n = years.get(row["event_id"]) if row["relation"] == "commemorates" else None
            if not holds(ours, theirs):
                by = "the article's dates" if prefix == "date" else "the best-known dates"
                yield row, f"{row['event_id']} {words} {row['related_event_id']} by {by}"
                break
            elif n is not None and not (
                theirs[0].year + n <= ours[1].year and ours[0].year <= theirs[1].year + n
            ):
                fix = "Correct the value of the figure in years, or the date of one of the two"
                yield (
                    row,
                    Said(
                        f"{row['event_id']} is not {n} years after {row['related_event_id']}", fix
                    ),
                )
                break


def relations_do_not_contradict(rows: list[Row], of: Of, table: str) -> Faults:
    """No event comes before itself or is a part of itself, however many steps away, nor before what it is a part of."""
    stated = {(row["event_id"], row["relation"], row["related_event_id"]) for row in rows}
    graphs: dict[str, dict[str, list[str]]] = {"before": {}, "part-of": {}}
    first: dict[str, Row] = {}
    for row in rows:
        event, relation, other = row["event_id"], row["relation"], row["related_event_id"]
        first.setdefault(event, row)
        ends = (
            (other, event) if relation == "commemorates" else (event, other)
        )  # what is commemorated came before
        graph = graphs["part-of" if relation == "part-of" else "before"]
        graph.setdefault(ends[0], []).append(ends[1])
        graph.setdefault(ends[1], [])
        against = [
            name
            for name in ("before", "commemorates")
            for a, b in ((event, other), (other, event))
            if (a, name, b) in stated
        ]
        if relation == "part-of" and against:
            yield row, f"{event} is a part of {other}, and {against[0]} stands between them too"
    for relation, graph in graphs.items():
        for part in components(graph):
            around = circle(graph, part)
            row = next((first[event] for event in around if event in first), None)
            if row is not None and len(around) == 2:
                yield row, f"{around[0]} is not related to itself"
            elif row is not None:
                yield row, f"the relations go round ({relation}): {' -> '.join(around)}"


SORT = "Move it to its place; make sorts the rows"


def rows_stand_in_order(rows: list[Row], of: Of, table: str) -> Faults:
    """Rows stand in the order that is stated of their table."""
    events = of("events")
    if table == "events":
        best = {row["event_id"]: bounds(row, "best") for row in events}
        own = {row["event_id"]: bounds(row, "date") for row in events}
        relations = [
            (row["event_id"], row["relation"], row["related_event_id"])
            for row in of("event_relations")
        ]
        expected = [row["event_id"] for row in events] and chronological(best, own, relations)
        wrong = next(
            (
                (row, id_)
                for row, id_ in zip(rows, expected, strict=False)
                if row["event_id"] != id_
            ),
            None,
        )
        if wrong:
            yield wrong[0], Said(f"{MISSING} the row is out of order: {wrong[1]} comes first", SORT)
        return
    place = {row["event_id"]: number for number, row in enumerate(events)}
    key = order_of(table, place, articles(of))
    for before, row in pairwise(rows):
        if key(row) < key(before):
            yield (
                row,
                Said(f"{MISSING} the row is out of order: it comes before the one above it", SORT),
            )
            return
