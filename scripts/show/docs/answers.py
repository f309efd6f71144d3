"""The answers on data/questions.md, and the rules that choose what the questions are about."""

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from scripts.common.days import Bounds, TwoDays, closed
from scripts.common.graph import reached
from scripts.show.facts import TextRow, TextTables, group_by
from scripts.show.picture.layout import bounds, certain

NOWHEN = date(2000, 1, 1)  # the day of a package that has none
LAST_YEAR = (
    9997  # SQLite has no day after 9999, from which it would count back to the end of a month
)
OPEN: Bounds = (None, None)  # also of an event without a date
Answer = list[list[str]]  # rows of text
Graph = Mapping[str, Collection[str]]


class Chosen(NamedTuple):
    """The day, the event, the two events of a distance, and the first of two years."""

    day: date
    event: str
    pair: tuple[str, str]
    year: int


class Said(NamedTuple):
    """What a source says: the document that it carries, and the window."""

    origin: str
    first: date
    last: date


def choose(events: Sequence[TextRow], relations: Sequence[TextRow]) -> Chosen:
    """Return what the questions are about, by rules that hold for any package. Ties: the first.

    The day is the one on which most events certainly took place; the event has the most stated
    relations; the pair is that event and the one with the widest closed window in its article, in
    the order of the table; the year is the one that most closed windows in the articles touch.
    """
    windows = {row["event_id"]: bounds(row, "date") or OPEN for row in events}
    shut = {id_: (first, last) for id_, (first, last) in windows.items() if first and last}
    sure = [days for row in events if (days := certain(row, "best"))]
    otherwise = min((day for window in windows.values() for day in window if day), default=NOWHEN)
    event = _most_related(windows, relations)
    day = _busiest([(first.toordinal(), last.toordinal()) for first, last in sure])
    year = _busiest([(first.year, last.year) for first, last in shut.values()])
    return Chosen(
        date.fromordinal(day) if day else otherwise,
        event,
        _pair(event, shut, list(windows)),
        min(year or otherwise.year, LAST_YEAR),
    )


def _most_related(ids: Iterable[str], relations: Sequence[TextRow]) -> str:
    related = Counter(row[end] for row in relations for end in ("event_id", "related_event_id"))
    return max(ids, key=lambda id_: related[id_])


def _pair(event: str, shut: Mapping[str, TwoDays], ids: list[str]) -> tuple[str, str]:
    """Return the event and the one with the widest window, in the order of the table."""
    widths = {id_: last - first for id_, (first, last) in shut.items() if id_ != event}
    other = max(widths, key=widths.__getitem__, default=event)
    return (event, other) if ids.index(event) <= ids.index(other) else (other, event)


def _busiest(stretches: Sequence[tuple[int, int]]) -> int:
    """Return the first number that most stretches, ends included, have in common; 0 of none."""
    changes = Counter(first for first, _ in stretches)
    changes.subtract(last + 1 for _, last in stretches)
    found = most = height = 0
    for number in sorted(changes):
        height += changes[number]
        if height > most:
            found, most = number, height
    return found


def possibly_on(day: date, events: Sequence[TextRow]) -> Answer:
    """Return the events that can have been on a day."""
    return _on(day, [(row, _outer(row, "best")) for row in events])


def certainly_on(day: date, events: Sequence[TextRow]) -> Answer:
    """Return the events that were on a day."""
    return _on(day, [(row, sure) for row in events if (sure := certain(row, "best"))])


def _on(day: date, dated: Sequence[tuple[TextRow, TwoDays]]) -> Answer:
    found = [row for row, (first, last) in dated if first <= day <= last]
    return [[row["event_id"], row["title"], row["best_edtf"]] for row in found]


def _outer(row: TextRow, prefix: str) -> TwoDays:
    """Return the first and last possible day; an open side reaches to the end of the calendar."""
    return closed(bounds(row, prefix) or OPEN)


def order(event: str, events: Sequence[TextRow], relations: Sequence[TextRow]) -> Answer:
    """Return whether each other event was certainly, possibly or never before `event`."""
    wholes, parts = _graph(relations, "part-of"), _graph(relations, "part-of", back=True)
    joined = reached(event, wholes) | reached(event, parts)
    earlier, later = (
        _beyond(event, _graph(relations, "before", back), wholes, parts) for back in (True, False)
    )
    rows = {row["event_id"]: row for row in events}
    first, begins = _outer(rows[event], "best")[0], _turns(rows[event])[1]

    def before(id_: str) -> str:
        if id_ in earlier or _outer(rows[id_], "best")[1] < first:
            return "certainly"
        never = id_ in later or id_ in joined or _turns(rows[id_])[0] > begins
        return "never" if never else "possibly"

    return [[id_, before(id_)] for id_ in rows if id_ != event]


def _graph(relations: Sequence[TextRow], kind: str, back: bool = False) -> Graph:
    """Return the related events of each event, or with `back` the events of each related one."""
    graph: dict[str, list[str]] = {}
    for row in relations:
        if row["relation"] == kind:
            ends = row["event_id"], row["related_event_id"]
            graph.setdefault(ends[back], []).append(ends[not back])
    return graph


def _beyond(event: str, steps: Graph, wholes: Graph, parts: Graph) -> set[str]:
    """Return the events that steps lead to. A part takes the steps of its wholes; a step to a whole
    leads to its parts."""
    found: set[str] = set()
    ahead = [event]
    while ahead:
        here = ahead.pop()
        ends = {end for id_ in {here} | reached(here, wholes) for end in steps.get(id_, ())}
        new = ends.union(*(reached(end, parts) for end in ends)) - found
        found |= new
        ahead += new
    return found


def _turns(row: TextRow) -> TwoDays:
    """Return the first day on which an event can have ended, and the last to have begun on."""
    sure = certain(row, "best")
    return (sure[1], sure[0]) if sure else _outer(row, "best")


def days_between(pair: tuple[str, str], events: Sequence[TextRow]) -> Answer:
    """Return the fewest and the most days from the end of one event to the beginning of another."""
    rows = {row["event_id"]: row for row in events}
    (first, last), (start, end) = (bounds(rows[id_], "date") or OPEN for id_ in pair)
    ended, begun = (certain(rows[id_], "date") for id_ in pair)
    return [[_days(last, start), _days(ended[1] if ended else first, begun[0] if begun else end)]]


def _days(one: date | None, other: date | None) -> str:
    return str((other - one).days) if one and other else ""


def gaps(tables: TextTables) -> Answer:
    """Return the largest gap between two origins of each event, then the largest of a deprecated
    date. The largest come first."""
    origins = {row["source_id"]: row["origin"] or row["source_id"] for row in tables["sources"]}
    found: list[tuple[int, list[str]]] = []
    for id_, said in group_by(tables["attestations"], "event_id").items():
        ranked: dict[bool, list[Said]] = {False: [], True: []}
        for row in said:
            if row["date_edtf"]:
                one = Said(origins[row["source_id"]], *_outer(row, "date"))
                ranked[row["rank"] == "deprecated"].append(one)
        every, wrong = ranked[False] + ranked[True], ranked[True]
        gap, apart = _gap(ranked[False], ranked[False]), max(_gap(wrong, every), _gap(every, wrong))
        if max(gap, apart) >= 0:
            found.append((gap, [id_, *("" if n < 0 else str(n) for n in (gap, apart))]))
    return [cells for _, cells in sorted(found, key=lambda pair: -pair[0])]


def _gap(ones: Sequence[Said], others: Sequence[Said]) -> int:
    """Return the most days from the end of one to the start of another of another origin; 0 if
    none ends before another starts, -1 if there is no other origin."""
    ends: dict[str, date] = {}
    for one in ones:
        ends[one.origin] = min(one.last, ends.get(one.origin, one.last))
    earliest = sorted(ends.items(), key=lambda end: end[1])[:2]  # one of two is of another origin
    days = [
        max(0, (other.first - last).days)
        for other in others
        for origin, last in earliest
        if origin != other.origin
    ]
    return max(days, default=-1)


def months(first_year: int, events: Sequence[TextRow]) -> Answer:
    """Return the events of each month of two years, vague ones in shares; then the number of open
    and of undated ones."""
    calendar = [(y, m) for y in (first_year, first_year + 1) for m in range(1, 13)]
    starts = {date(y, m, 1): date(y, m, monthrange(y, m)[1]) for y, m in calendar}
    shares: dict[str, Fraction] = {}
    counts = {"open": 0, "undated": 0}
    for row in events:
        first, last = bounds(row, "date") or OPEN
        if not first or not last:
            counts["open" if row["date_edtf"] else "undated"] += 1
            continue
        for start, end in starts.items():
            days = (min(last, end) - max(first, start)).days + 1
            if days > 0:
                n = (last - first).days + 1 if row["date_extent"] == "within" else days
                month = start.isoformat()[:7]
                shares[month] = shares.get(month, Fraction(0)) + Fraction(days, n)
    shown = [[month, f"{float(shares[month]):.3f}"] for month in sorted(shares)]
    return shown + [[name, str(count)] for name, count in counts.items()]
