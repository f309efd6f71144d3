"""Proof by breaking, 3: a row that fits the schema and still cannot be true. See breaking.py.

Each fault is in the example as a tool would leave it that changes one cell; the message is that of our check.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from breaking import Fault, Rows, caught, caught_in_the_whole, in_rows, set_cell

from scripts.common.days import agreement
from scripts.package.checks.things import all_are_used
from scripts.package.contract import TABLES, columns

# table: (what is wrong, column, cell, a text of the row, what the check says, the table where it shows if that is another)
CASES = {
    "attestations": (
        ("bounds run backwards", "date_latest", "1980-01-01", "in March 1989", "is after"),
        ("bounds run backwards within a year", "date_latest", "1989-02-28", "in March 1989", "is after"),
        ("EDTF of other bounds", "date_edtf", "1989-04-XX", "in March 1989", "has the bounds"),
        ("EDTF of no day", "date_edtf", "2019-06-31", "on Jun. 12", "does not exist"),
        ("EDTF not canonical", "date_edtf", "[1989-03-01..1989-03-31]", "in March 1989", "is not how"),
        ("EDTF of the other extent", "date_extent", "throughout", "in March 1989", "is not how"),
        ("precision gained", "date_precision", "day", "in March 1989", "date_precision is month"),
        ("certain where nothing is", "date_certain_from", "1989-03-01", "in March 1989", "date_certain_from is empty for 1989-03-XX"),
        ("certain day dropped", "date_certain_to", "", "on Jun. 12", "date_certain_to is 2019-06-12 for 2019-06-12"),
        ("certain without a date", "date_certain_to", "2019-06-07", "resigned today", "date_certain_to without date_edtf"),
        ("doubt that no source has", "date_qualifier", "uncertain", "in March 1989", "date_qualifier is empty for 1989-03-XX"),
        ("bounds without a value", "date_edtf", "", "in March 1989", "without date_edtf"),
        ("anchor not canonical", "anchor_date", "[2019-06-12..2019-06-12]", "next Friday", "not in canonical form"),
        ("rule of no date", "date_edtf", "", "in March 1989", "date_rule is filled but date_edtf is empty"),
        ("rule dropped", "date_rule", "", "in March 1989", "date_edtf is filled but date_rule is empty"),
        ("anchor dropped", "anchor_date", "", "next Friday", "anchor_type is filled but anchor_date is empty"),
        ("anchor type dropped", "anchor_type", "", "next Friday", "anchor_date is filled but anchor_type is empty"),
        ("anchor type of an event dropped", "anchor_type", "", "Earlier in the day", "anchor_event_id is filled but anchor_type is empty"),
        ("direction of nothing", "date_direction", "past", "in March 1989", "date_direction is filled but anchor_date is empty"),
        ("anchor of an event that is not said", "anchor_event_id", "", "Earlier in the day", "does not say which"),
        ("anchor at another day than its event", "anchor_date", "2019-06-13", "Earlier in the day", "is not the date of press-conference: 2019-06-12"),
        ("anchor at another event", "anchor_event_id", "four-shores-summit", "Earlier in the day", "is not the date of four-shores-summit: 2019-06-14"),
        ("anchor at another day than the publication", "anchor_date", "2019-06-09", "bay-wire-reprint yesterday", "is not the publication of the source: 2019-06-08"),
        ("direction that the date contradicts", "date_direction", "future", "in July", "is not after its anchor"),
        ("direction that the date contradicts, back", "date_direction", "past", "ferry-line-opens gazette", "is not before its anchor"),
        ("place dropped", "place_id", "", "next-election old-almanac", "neither a date nor a place"),
        ("reason of a deprecated date dropped", "note", "", "deprecated", "a deprecated date needs the reason"),
        ("reason of a date by hand dropped", "note", "", "od úterý", "a date given by hand beside words needs the reason"),
        ("reason of words without a date dropped", "note", "", "resigned today", "words that date nothing needs the reason"),
        ("rule for no words, with words", "date_rule", "edtf", "in March 1989", "its rule is edtf, which has neither words nor anchor"),
        ("preferred twice", "rank", "preferred", "coast-wire-reprint", "exactly one"),
        ("preferred never", "rank", "normal", "bay-wire-reprint", "none of them is preferred", "events"),
        ("preferred without a date", "rank", "preferred", "resigned today", "needs a date"),
        ("agreement of other bounds", "agreement", "same", "bay-wire-reprint", "agreement is narrower"),
        ("agreement dropped", "agreement", "", "bay-wire-reprint", "agreement is narrower"),
        ("agreement of the article with itself", "agreement", "same", "in March 1989", "agreement is empty"),
        ("source without a statement", "source_id", "gazette-harbour-visit", "kittiwake-wins", "the article has no attestation", "events"),
        ("source that says nothing", "source_id", "lodni-listy-navsteva", "coast-wire-reprint", "nothing refers to coast-wire-reprint", "sources"),
    ),
    "events": (
        ("precision lost", "date_precision", "range", "in March 1989", "date_precision is month"),
        ("best date of other bounds", "best_edtf", "1989-03-02", "in March 1989", "has the bounds"),
        ("best day certain on another", "best_certain_from", "1989-03-02", "in March 1989", "best_certain_from is 1989-03-09"),
        ("best source dropped", "best_source_id", "", "in March 1989", "best_edtf is filled but best_source_id is empty"),
        ("best date dropped", "best_edtf", "", "in March 1989", "best_source_id is filled but best_edtf is empty"),
        ("best date of another source", "best_source_id", "old-almanac", "in March 1989", "best_source_id differ from the attestation"),
        ("words of no attestation", "date_verbatim", "in May 1989", "in March 1989", "date_verbatim differ from the attestation"),
        ("another article", "article_id", "observer-regatta", "in March 1989", "the article has no attestation"),
    ),
    "figures": (
        ("period of other bounds", "period_edtf", "2018-01/2018-08", "nine months of 2018", "has the bounds"),
        ("period without a value", "period_edtf", "", "nine months of 2018", "without period_edtf"),
        ("period without a rule", "period_rule", "", "nine months of 2018", "period_edtf is filled but period_rule is empty"),
        ("rule without a period", "period_rule", "month", "treaty-years", "period_rule is filled but period_edtf is empty"),
        ("anchor without words", "period_verbatim", "", "last year", "period_anchor_date is filled but period_verbatim is empty"),
        ("anchor not canonical", "period_anchor_date", "[2019-06-01..2019-06-30]", "last year", "not in canonical form"),
        ("period with a doubt", "period_edtf", "2018-01-01/2018-09-30?", "nine months of 2018", "is uncertain"),
        ("anchor type dropped", "period_anchor_type", "", "last year", "period_anchor_date is filled but period_anchor_type is empty"),
        ("anchor at another day than its event", "period_anchor_date", "2019-06-13", "last year", "period_anchor_date 2019-06-13 is not the date of press-conference"),
        ("anchor is a publication and an event", "period_anchor_type", "publication", "last year", "but period_anchor_event_id names an event"),
        ("two units of one measure", "unit", "barrels", "grain-sold-by-the-wire", "every figure of a measure must use one unit"),
        ("value of other words", "value", "420000000", "4.2 billion", "the words say"),
        ("value of other words, in per-mille", "value", "-370", "a fall of 3.7 percent", "the words say"),
        ("value of words with commas", "value", "1250001", "1,250,000", "the words say"),
        ("anniversary of other years", "value", "25", "treaty-years", "is not 25 years after", "event_relations"),
    ),
    "event_relations": (
        ("relation with itself", "related_event_id", "talks-with-premier", "talks-with-premier", "not related to itself"),
        ("before what was earlier", "related_event_id", "harbour-treaty-signed", "talks-with-premier", "begins after the end"),
        ("part of what was earlier", "related_event_id", "harbour-treaty-signed", "harbour-tour", "lies outside"),
        ("part of what came later", "related_event_id", "next-election", "harbour-tour", "lies outside"),
        ("anniversary of something else", "related_event_id", "northland-founded", "commemorates", "is not 30 years after"),
    ),
    "places": (
        ("city without a zone", "timezone", "", "velmar", "a city needs a timezone"),
        ("city without a country", "country_code", "", "velmar", "a city needs a country_code"),
        ("building without a zone", "timezone", "", "orm-lighthouse", "a building needs a timezone"),
        ("country without a code", "country_code", "", "northland-country", "a country needs a country_code"),
        ("country with a zone", "timezone", "Etc/GMT+8", "northland-country", "a country has no timezone"),
        ("sea with a country", "country_code", "XNL", "cold-sound", "a sea has no country_code"),
        ("sea with a zone", "timezone", "Etc/GMT+8", "cold-sound", "a sea has no timezone"),
        ("one degree without the other", "longitude", "", "cold-sound", "latitude and longitude go together"),
    ),
    "sources": (
        ("publication not canonical", "published_edtf", "[2019-06-01..2019-06-30]", "gazette-harbour-visit", "not in canonical form"),
    ),
}  # fmt: skip


def faults() -> Iterator[Fault]:
    for table, cases in CASES.items():
        for wrong, column, cell, where, said, *elsewhere in cases:
            change = set_cell(table, column, cell, where)
            yield Fault(f"{table}: {wrong}", "meaning", said, (elsewhere or [table])[0], change)
    yield Fault(
        "actors: unused",
        "meaning",
        "nothing refers to nobody",
        "actors",
        in_rows("actors", _nobody),
    )
    yield Fault(
        "places: unused",
        "meaning",
        "nothing refers to upper-hill",
        "places",
        in_rows("places", _nowhere),
    )
    silent = in_rows(
        "attestations",
        lambda rows: [r for r in rows if r[:2] != ["lighthouse-restored", "gazette-harbour-visit"]],
    )
    yield Fault(
        "attestations: article silent on an event",
        "meaning",
        "the article has no attestation",
        "events",
        silent,
    )


def _nowhere(rows: Rows) -> Rows:
    return [*rows[:-1], ["upper-hill", "Upper Hill", "region", *[""] * 6], rows[-1]]


def _nobody(rows: Rows) -> Rows:
    return [*rows, ["nobody", "Nobody", "person", "", "", ""]]


FAULTS = list(faults())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_caught(fault: Fault, tables: Path) -> None:
    caught(fault, tables)


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        ((5, 10), "same"), ((5, 7), "narrower"), ((7, 10), "narrower"), ((7, 8), "narrower"), ((5, 11), "wider"), ((4, 10), "wider"),
        ((5, None), "wider"), ((None, 10), "wider"), ((None, 7), "overlaps"), ((7, None), "overlaps"), ((4, 5), "overlaps"),
        ((10, 11), "overlaps"), ((11, 12), "disjoint"), ((None, 4), "disjoint"), ((3, 4), "disjoint"),
    ],
)  # fmt: skip
def test_agreement_with_the_days_from_5_to_10(
    ours: tuple[int | None, int | None], expected: str
) -> None:
    first, last = (day and date(2019, 6, day) for day in ours)
    assert agreement((first, last), (date(2019, 6, 5), date(2019, 6, 10))) == expected


@pytest.mark.parametrize(
    ("table", "column", "by"),
    [
        ("sources", "source_id", "attestations"), ("sources", "source_id", "event_actors"), ("sources", "source_id", "event_relations"),
        ("sources", "source_id", "figures"), ("sources", "article_id", "events"), ("actors", "actor_id", "event_actors"),
        ("actors", "actor_id", "figures"), ("actors", "affiliation_id", "actors"), ("places", "place_id", "attestations"),
        ("places", "place_id", "events"),
    ],
)  # fmt: skip
def test_each_use_of_a_row_is_enough(table: str, column: str, by: str) -> None:
    """The others name nothing."""
    unnamed = {name: dict.fromkeys(columns(name)) for name in TABLES}
    row = unnamed[table] | {f"{table.removesuffix('s')}_id": "x"}
    assert list(all_are_used([row], lambda name: [unnamed[name]], table))
    assert not list(
        all_are_used(
            [row], lambda name: [unnamed[name] | ({column: "x"} if name == by else {})], table
        )
    )


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_caught_in_the_whole(fault: Fault, tables: Path) -> None:
    caught_in_the_whole(fault, tables)
