"""The entries of a calendar: events whose best-known date has both ends, and why others are left
out.

A calendar has no vague days. So an entry whose days are not all certain has the words of its date
in its title. An event with an open or missing date is left out and listed.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from scripts.show import words
from scripts.show.facts import TextRow, TextTables, by_id, is_address, named, spaced
from scripts.show.picture import layout


class Entry(NamedTuple):
    """An event that can be shown, from `first` to `last`; `vague` if a day of it is not certain."""

    event_id: str
    title: str
    category: str
    article: str  # the name of the article that reports it, another one for each article
    first: date
    last: date
    vague: bool
    date: str  # the best-known date in words
    lines: tuple[str, ...]
    place: TextRow | None
    links: tuple[tuple[str, str], ...]  # (label, address), the source of the date first

    @property
    def heading(self) -> str:
        """The title, with the words of a vague date."""
        return f"{self.title} ({self.date})" if self.vague else self.title


class LeftOut(NamedTuple):
    """An event that cannot be shown, and why."""

    event_id: str
    why: str


def entries(tables: TextTables) -> tuple[list[Entry], list[LeftOut]]:
    """Return the entries and the events left out, both in the order of the table."""
    shown: list[Entry] = []
    left: list[LeftOut] = []
    places, sources = by_id(tables, "place"), by_id(tables, "source")
    articles = _named_apart(tables)
    for event in tables["events"]:
        why = _unshowable(event)
        if why:
            left.append(LeftOut(event["event_id"], why))
        else:
            shown.append(_entry(event, places.get(event["place_id"]), sources, articles))
    return shown, left


def _unshowable(event: TextRow) -> str:
    if not event["best_edtf"]:
        return "no source gives a date"
    if not (event["best_earliest"] and event["best_latest"]):
        return words.words(event["best_edtf"])
    return ""


def _named_apart(tables: TextTables) -> dict[str, str]:
    """Return the name of each article by its id, with the id where two have the same name."""
    ids = {event["article_id"] for event in tables["events"]}
    names = {key: named(row) for key, row in by_id(tables, "source").items() if key in ids}
    many = Counter(names.values())
    return {key: f"{name} ({key})" if many[name] > 1 else name for key, name in names.items()}


def _entry(
    event: TextRow,
    place: TextRow | None,
    sources: Mapping[str, TextRow],
    articles: Mapping[str, str],
) -> Entry:
    own, best = event["article_id"], event["best_source_id"]
    linked = [("Best-known date", best), ("Article", own)] if best != own else [("Article", own)]
    links = [
        (f"{what}: {named(sources[key])}", sources[key]["url"])
        for what, key in linked
        if key in sources
    ]
    quote = f"\u201c{event['date_verbatim']}\u201d" if event["date_verbatim"] else ""
    article = ", that is ".join(filter(None, (quote, words.words(event["date_edtf"]))))
    return Entry(
        event_id=event["event_id"],
        title=event["title"],
        category=spaced(event["event_type"]).capitalize(),
        article=articles.get(own, own),
        first=date.fromisoformat(event["best_earliest"]),
        last=date.fromisoformat(event["best_latest"]),
        vague=not layout.solid(event, "best"),
        date=words.words(event["best_edtf"]),
        lines=(
            event["description"],
            f"Best-known date: {words.words(event['best_edtf'])} (EDTF {event['best_edtf']}).",
            f"In the article: {article or 'no date'}.",
        ),
        place=place,
        links=tuple((what, url) for what, url in links if is_address(url)),
    )
