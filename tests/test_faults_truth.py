"""Proof by breaking, 5: rows that fit the schema, agree with each other, and are not what their words, rules and names say.

Here the cells that repeat the changed cell are changed too, so that only the meaning is wrong. The
columns that no check can know are listed in test_search.py.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from breaking import RESOURCES, Fault, Rows, caught, caught_in_the_whole, in_rows

from scripts.common.addresses import page_of
from scripts.package.checks import amounts, doubts, events, figures, world

Change = tuple[
    str, str, dict[str, str]
]  # a table, a text of a row (nothing: the last), column -> cell


def set_cells(*changes: Change) -> Callable[[Path], None]:
    """Set cells of several rows."""

    def make(root: Path) -> None:
        for table, where, cells in changes:
            in_rows(
                table,
                lambda rows, where=where, cells=cells, table=table: _set(rows, table, where, cells),
            )(root)

    return make


def _set(rows: Rows, table: str, where: str, cells: dict[str, str]) -> None:
    names = [field["name"] for field in RESOURCES[table]["schema"]["fields"]]
    row = next(row for row in rows[1:] if where in " ".join(row))
    for column, cell in cells.items():
        row[names.index(column)] = cell


def dated(prefix: str, edtf: str, earliest: str, latest: str) -> dict[str, str]:
    return {f"{prefix}_edtf": edtf, f"{prefix}_earliest": earliest, f"{prefix}_latest": latest}


TREATY, APRIL = (
    "harbour-treaty-signed gazette",
    dated("date", "1989-04-XX", "1989-04-01", "1989-04-30"),
)
RELATION = {"source_id": "gazette-harbour-visit", "paragraph": "", "note": ""}


def relation(event: str, relation: str, other: str) -> Callable[[Rows], Rows]:
    return lambda rows: [*rows, [event, relation, other, *RELATION.values()]]


def swapped(first: int, second: int) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        rows[first], rows[second] = rows[second], rows[first]

    return change


# (what is wrong, what the check says, the table where it shows, the cells)
CASES: tuple[tuple[str, str, str, tuple[Change, ...]], ...] = (
    ("words of another month", "'in April 1989' is 1989-04-XX by the rule month", "attestations", (("attestations", TREATY, {"date_verbatim": "in April 1989"}), ("events", "in March 1989", {"date_verbatim": "in April 1989"}))),
    ("date of another month", "'in March 1989' is 1989-03-XX by the rule month", "attestations", (("attestations", TREATY, APRIL), ("events", "in March 1989", APRIL))),
    ("rule that does not exist", "date_rule month-ish is not a rule", "attestations", (("attestations", TREATY, {"date_rule": "month-ish"}),)),
    ("rule of another kind", "is read by the rule month, not year", "attestations", (("attestations", TREATY, {"date_rule": "year"}),)),
    ("rule without words", "the rule month has no words to read", "attestations", (("attestations", TREATY, {"date_verbatim": ""}),)),
    ("rule of a person beside readable words", "the rule month reads 'in March 1989' as 1989-03-XX", "attestations", (("attestations", TREATY, {"date_rule": "curated", "note": "x"}),)),
    ("rule of a person with an anchor", "counted from nothing, but has an anchor", "attestations", (("attestations", "on 14 June", {"anchor_type": "speech", "anchor_date": "2019-06-01"}),)),
    ("rule of a person without words", "which is for words that are known", "attestations", (("attestations", "1988-03-09", {"date_rule": "curated"}),)),
    ("unknown words with an anchor", "its rule is edtf, which has neither words nor anchor", "attestations", (("attestations", "1988-03-09", {"anchor_type": "speech", "anchor_date": "2019-06-01"}),)),
    ("words that date nothing and are readable", "the rule year reads 'in 2019' as 2019-XX-XX", "attestations", (("attestations", "resigned today", {"date_verbatim": "in 2019"}),)),
    ("words that the publication reads as this by hand", "the rule day-word reads 'yesterday'", "attestations", (("attestations", "bay-wire-reprint yesterday", {"date_rule": "curated", "anchor_type": "", "anchor_date": "", "note": "x"}),)),
    ("anchor of speech moved", "'next Friday' is 2019-06-21 by the rule related-weekday", "attestations", (("attestations", "next Friday", {"anchor_date": "2019-06-19"}),)),
    ("anchor of words that need none", "'in March 1989' needs no anchor", "attestations", (("attestations", TREATY, {"anchor_type": "publication", "anchor_date": "2019-06-XX"}),)),
    ("anchor dropped", "these words need an anchor", "attestations", (("attestations", "next Friday", {"anchor_type": "", "anchor_date": ""}),)),
    ("publication moved with its anchor", "'yesterday' is 2019-06-08 by the rule day-word", "attestations", (("attestations", "bay-wire-reprint yesterday", {"anchor_date": "2019-06-09"}), ("sources", "bay-wire-reprint", {"published_edtf": "2019-06-09"}))),
    ("publication moved alone", "is not the publication of the source: 2019-06-09", "attestations", (("sources", "bay-wire-reprint", {"published_edtf": "2019-06-09"}),)),
    ("publication with an event", "anchor_type is publication, but anchor_event_id names an event", "attestations", (("attestations", "bay-wire-reprint yesterday", {"anchor_event_id": "press-conference"}),)),
    ("direction dropped", "'in July' is", "attestations", (("attestations", "in July", {"date_direction": ""}),)),
    ("direction turned", "'in July' is", "attestations", (("attestations", "in July", {"date_direction": "future"}),)),
    ("direction that is not needed", "needs no direction, but has one", "attestations", (("attestations", "on Tuesday", {"date_direction": "past"}),)),
    ("direction of a date by hand", "date_direction is for words that a rule reads", "attestations", (("attestations", "30th anniversary", {"date_direction": "future"}),)),
    ("derived by another rule", "does not follow from 2019-06-14 by the rule after-event", "attestations", (("attestations", "ahead of", {"date_rule": "after-event"}),)),
    ("anniversary of another day", "does not follow from 1989-03-XX by the rule event-anniversary", "attestations", (("attestations", "30th anniversary", dated("date", "2019-04-XX", "2019-04-01", "2019-04-30")),)),
    ("anniversary of its own year", "does not follow from 1989-03-XX by the rule event-anniversary", "attestations", (("attestations", "30th anniversary", dated("date", "1989-03-XX", "1989-03-01", "1989-03-31")),)),
    ("offset sharper than a year", "does not follow from 1989-03-XX by the rule event-offset", "attestations", (("attestations", "a decade of talks", dated("date", "1979-03-XX", "1979-03-01", "1979-03-31")),)),
    ("part outside of its whole", "does not follow from [..2019-06-14] by the rule within-event", "attestations", (("attestations", "harbour-tour gazette", dated("date", "[..2019-06-15]", "", "2019-06-15")),)),
    ("derived from a speech", "needs an event as its anchor", "attestations", (("attestations", "after the summit", {"anchor_type": "speech"}),)),
    ("derived from itself", "the event is counted from itself", "attestations", (("attestations", "after the summit", {"anchor_event_id": "tariff-talks", "anchor_date": "[2019-06-14..]"}),)),
    ("period of other words", "'last year' is 2018-XX-XX by the rule related-unit", "figures", (("figures", "last year", dated("period", "2017-XX-XX", "2017-01-01", "2017-12-31")),)),
    ("period counted from another year", "'last year' is 2019-XX-XX", "figures", (("figures", "last year", {"period_anchor_date": "2020-06-XX"}),)),
    ("period by no rule", "period_rule year-ish is not a rule", "figures", (("figures", "last year", {"period_rule": "year-ish"}),)),
    ("period by the rule of an event", "period_rule until-event is not a rule", "figures", (("figures", "last year", {"period_rule": "until-event"}),)),
    ("words for no period", "period_verbatim is filled but period_rule is empty", "figures", (("figures", "thirty years", {"period_verbatim": "at some time"}),)),
    ("unit that the words deny", "unit is percent, and the words say '4.2 billion euros'", "figures", (("figures", "4.2 billion", {"unit": "percent"}),)),
    ("currency that the words deny", "unit is USD, and the words say '4.2 billion euros'", "figures", (("figures", "4.2 billion", {"unit": "USD"}),)),
    ("percent that the words do not say", "the words say '4.2 billion euros'", "figures", (("figures", "4.2 billion", {"unit": "per-mille", "value": "42000000000"}),)),
    ("ranks swapped with what is wrong", "none of the other sources can be right", "attestations", (("attestations", "1988-03-09", {"rank": "preferred"}), ("attestations", "harbour-treaty-signed southmark", {"rank": "normal"}))),
    ("ranks swapped and both called wrong", "none of the other sources can be right", "attestations", (("attestations", "1988-03-09", {"rank": "preferred"}), ("attestations", "harbour-treaty-signed southmark", {"rank": "deprecated", "note": "x"}))),
    ("best date called wrong elsewhere", "cannot be deprecated", "attestations", (("attestations", "hafenbote-vertrag", {"rank": "deprecated"}),)),
    ("past event after its article", "status is past, but date_edtf 2020-03-XX begins after the article", "events", (("events", "ferry-line-opens", {"status": "past"}),)),
    ("upcoming event before its article", "status is upcoming, but date_edtf 2018-07-XX ends before the article", "events", (("events", "lighthouse-restored", {"status": "upcoming"}),)),
    ("ongoing event apart from its article", "status is ongoing, but date_edtf 2018-07-XX lies apart from the article", "events", (("events", "lighthouse-restored", {"status": "ongoing"}),)),
    ("place of nobody", "place_id is upper-fell; its attestations say velmar", "events", (("events", "press-conference", {"place_id": "upper-fell"}),)),
    ("place dropped", "place_id is empty; its attestations say velmar", "events", (("events", "press-conference", {"place_id": ""}),)),
    ("zone of no place", "timezone Asia/Velmar is not in the tz database", "places", (("places", "port-ember", {"timezone": "Asia/Velmar"}),)),
    ("zone of a system only", "timezone Etc/localtime is not in the tz database", "places", (("places", "port-ember", {"timezone": "Etc/localtime"}),)),
    ("country of two letters and one", "country_code KZK is not one of ISO 3166-1", "places", (("places", "port-ember", {"country_code": "KZK"}),)),
    ("person that is a state", "a state has no position", "actors", (("actors", "ada-fernwick", {"actor_type": "state"}),)),
    ("affiliated with a person", "a person is not affiliated with a person", "actors", (("actors", "bo-lindqvarn", {"affiliation_id": "ada-fernwick"}),)),
    ("group of states in a state", "a group-of-states is not affiliated with a state", "actors", (("actors", "league-of-four-shores", {"affiliation_id": "northland"}),)),
    ("affiliated with itself", "circular affiliation: grain-board -> grain-board", "actors", (("actors", "grain-board", {"affiliation_id": "grain-board"}),)),
    ("affiliations that go round", "circular affiliation: ", "actors", (("actors", "league-of-four-shores", {"affiliation_id": "southmark"}),)),
    ("item of two actors", "wikidata_id Q9000000001 is already used by ada-fernwick", "actors", (("actors", "bo-lindqvarn", {"wikidata_id": "Q9000000001"}),)),
    ("language of a country in lower case", "language en-gb is not a well-formed tag", "sources", (("sources", "bay-wire", {"language": "en-gb"}),)),
    ("hedge that is not recorded", "qualifier is empty, and the words say 'more than 2 ferries'", "figures", (("figures", "a pair of ferries", {"value_verbatim": "more than 2 ferries"}),)),
    ("hedge of another kind", "qualifier is about, and the words say 'almost 4.2 billion euros'", "figures", (("figures", "4.2 billion", {"value_verbatim": "almost 4.2 billion euros"}),)),
    ("hedge that turns about", "qualifier is about, and the words say 'no more than 4.2 billion euros'", "figures", (("figures", "4.2 billion", {"value_verbatim": "no more than 4.2 billion euros"}),)),
    ("hedge where the words have none", "qualifier is about, and the words say 'reached €4.2 billion'", "figures", (("figures", "4.2 billion", {"value_verbatim": "reached €4.2 billion"}),)),
    ("place in a row before the first", "value is 0: a number in a row begins with 1", "figures", (("figures", "treaty-articles", {"unit": "ordinal", "value": "0"}),)),
    ("page read without an address", "accessed is filled but url is empty", "sources", (("sources", "observer-regatta", {"accessed": "2019-07-01"}),)),
    ("figure given twice", "the figure is treaty-articles again", "figures", (("figures", "treaty-articles", {"measure": "grain-sold", "source_id": "gazette-harbour-visit", "value": "1250000", "unit": "tonnes", "qualifier": "at-most", "event_id": "grain-deal-signed", "paragraph": "4"}),)),
    ("page read before it was published", "accessed 2019-06-07 is before published 2019-06-08", "sources", (("sources", "bay-wire", {"accessed": "2019-06-07"}),)),
    ("number on a page before it was said", "said_at_event_id press-conference comes after the page, which is of 2001-XX-XX", "figures", (("figures", "population", {"said_at_event_id": "press-conference"}),)),
    ("title but for its case", "title 'northland FOUNDED' is that of northland-founded: 'Northland founded'", "events", (("events", "grain-deal-signed", {"title": "northland FOUNDED"}),)),
    ("title but for a comma", "title 'Northland, founded' is that of northland-founded", "events", (("events", "grain-deal-signed", {"title": "Northland, founded"}),)),
    ("title but for its width", "is that of northland-founded: 'Northland founded'", "events", (("events", "grain-deal-signed", {"title": "Northland \uff46ounded"}),)),
    ("title without a letter", "title '12-3' has no letter", "events", (("events", "grain-deal-signed", {"title": "12-3"}),)),
    ("length in other units", "unit is metres, and the words say '12 thousand km'", "figures", (("figures", "regatta-distance", {"value_verbatim": "12 thousand km"}),)),
    ("name of another actor", "name 'BO LINDQVARN' is that of bo-lindqvarn", "actors", (("actors", "zofie-krasna", {"name": "BO LINDQVARN"}),)),
    ("name of another place", "name 'VELMAR' is that of port-ember", "places", (("places", "port-ember", {"name": "Velmar", "country_code": "XNL"}), ("places", "velmar Velmar", {"name": "VELMAR"}))),
    ("publisher that is spelt otherwise", "is spelt 'Bay-Wire' elsewhere", "sources", (("sources", "coast-wire", {"publisher": "bay wire"}), ("sources", "bay-wire-reprint Northland", {"publisher": "Bay-Wire"}))),
    ("document that is spelt otherwise", "origin 'Release of the Northland Grain board' is spelt", "sources", (("sources", "coast-wire", {"origin": "Release of the Northland Grain board"}),)),
    ("page of two sources", "url http://www.baywire.example/a//1/#top is the page of bay-wire-reprint", "sources", (("sources", "coast-wire", {"url": "http://www.baywire.example/a//1/#top"}),)),
    ("copy of a page in an archive", "is the page of bay-wire-reprint: https://baywire.example/a/1", "sources", (("sources", "coast-wire", {"url": "https://web.archive.org/web/20190609/http://baywire.example/a/1"}),)),
    ("number in words", "value is 25, and the words say 'thirty years'", "figures", (("figures", "thirty years", {"value": "25"}),)),
    ("dozens", "value is 12, and the words say 'Two dozen years'", "figures", (("figures", "thirty years", {"value": "12", "value_verbatim": "Two dozen years"}),)),
    ("ordinal in words", "value is 2, and the words say 'the third treaty'", "figures", (("figures", "thirty years", {"value": "2", "unit": "ordinal", "value_verbatim": "the third treaty"}),)),
    ("thousandth part of a unit", "unit is tonnes, and the words say '3 kg'", "figures", (("figures", "treaty-articles", {"value": "3", "unit": "tonnes", "value_verbatim": "3 kg"}),)),
    ("word wholly of Cyrillic letters", "has CYRILLIC CAPITAL LETTER ES (U+0421) in a word that looks Latin", "events", (("events", "grain-deal-signed", {"title": "COP \u0421\u041e\u0420"}),)),
    ("date words wholly of Greek letters", "has GREEK CAPITAL LETTER MU (U+039C) in a word", "attestations", (("attestations", "after the summit", {"date_verbatim": "\u039c\u0391\u03a5"}),)),
    ("name of wide letters", "has FULLWIDTH LATIN CAPITAL LETTER B (U+FF22)", "actors", (("actors", "bo-lindqvarn", {"name": "\uff22\uff4f Lindqvarn"}),)),
    ("number that is exact and hedged", "qualifier is about, and the words say 'exactly 5 ships'", "figures", (("figures", "thirty years", {"value": "5", "unit": "items", "value_verbatim": "exactly 5 ships", "qualifier": "about"}),)),
    ("degrees above zero", "value is 5, and the words say 'minus 5 degrees'", "figures", (("figures", "thirty years", {"value": "5", "unit": "degrees-celsius", "value_verbatim": "minus 5 degrees"}),)),
    ("growth that is a fall", "value is 37, and the words say 'a fall of 3.7 percent'", "figures", (("figures", "thirty years", {"value": "37", "unit": "per-mille", "value_verbatim": "a fall of 3.7 percent", "measure": "trade-growth"}),)),
    ("fall that is growth", "value is -37, and the words say 'rose by 3.7 percent'", "figures", (("figures", "thirty years", {"value": "-37", "unit": "per-mille", "value_verbatim": "rose by 3.7 percent", "measure": "trade-growth"}),)),
    ("dollars of another country", "unit is USD, and the words say 'C$5 million'", "figures", (("figures", "thirty years", {"value": "5000000", "unit": "USD", "value_verbatim": "C$5 million"}),)),
    ("currency by its code", "unit is EUR, and the words say '5 million CHF'", "figures", (("figures", "thirty years", {"value": "5000000", "unit": "EUR", "value_verbatim": "5 million CHF"}),)),
    ("hours for days", "unit is days, and the words say '3 hours'", "figures", (("figures", "thirty years", {"value": "3", "unit": "days", "value_verbatim": "3 hours"}),)),
    ("area for a length", "unit is metres, and the words say '30 square metres'", "figures", (("figures", "thirty years", {"value": "30", "unit": "metres", "value_verbatim": "30 square metres"}),)),
    ("share in words", "value is 50, and the words say 'one third of trade'", "figures", (("figures", "thirty years", {"value": "50", "unit": "percent", "value_verbatim": "one third of trade"}),)),
    ("largest that is second", "value is 2, and the words say 'the largest partner'", "figures", (("figures", "thirty years", {"value": "2", "unit": "rank", "value_verbatim": "the largest partner"}),)),
    ("page of two sources, its query in another order", "is the page of bay-wire-reprint: https://coastwire.example/grain?lang=en&id=2", "sources", (("sources", "bay-wire-reprint", {"url": "https://coastwire.example/grain?lang=en&id=2"}),)),
    ("item of an actor and a place", "wikidata_id Q9000000001 is already used by ada-fernwick", "places", (("places", "port-ember", {"wikidata_id": "Q9000000001"}),)),
    ("digits of another script", "has ARABIC-INDIC DIGIT THREE (U+0663)", "figures", (("figures", "thirty years", {"value_verbatim": "\u0663\u0660 years"}),)),
    ("hedge in a sign", "qualifier is empty, and the words say '~30 years'", "figures", (("figures", "thirty years", {"value_verbatim": "~30 years"}),)),
    ("hedge behind its number", "qualifier is empty, and the words say '30 or more years'", "figures", (("figures", "thirty years", {"value_verbatim": "30 or more years"}),)),
    ("address with credentials", "url holds credentials", "sources", (("sources", "bay-wire", {"url": "https://a:b@baywire.example/"}),)),
)  # fmt: skip
ROWS = (
    ("before, both ways", "circular relations (before): ", "event_relations", relation("press-conference", "before", "talks-with-premier")),
    ("before, round three", "circular relations (before): ", "event_relations", lambda rows: relation("evening-regatta", "before", "fernwick-visit")(rows)),
    ("part of its part", "circular relations (part-of): ", "event_relations", relation("evening-regatta", "part-of", "kittiwake-wins")),
    ("before what it is a part of", "and before is stated of the two as well", "event_relations", relation("kittiwake-wins", "before", "evening-regatta")),
    ("after what it is a part of", "and before is stated of the two as well", "event_relations", relation("evening-regatta", "before", "kittiwake-wins")),
    ("before what it commemorates", "circular relations (before): ", "event_relations", relation("treaty-anniversary", "before", "harbour-treaty-signed")),
    ("commemorates what is to come", "ends before the beginning of", "event_relations", relation("lighthouse-restored", "commemorates", "press-conference")),
    ("events out of order", "the row is out of order", "events", swapped(2, 3)),
    ("events that tie out of order", "the row is out of order", "events", swapped(9, 10)),
    ("undated event first", "the row is out of order", "events", lambda rows: [rows[0], rows[-1], *rows[1:-1]]),
    ("attestations out of order", "the row is out of order", "attestations", swapped(1, 2)),
    ("parts out of order", "the row is out of order", "event_actors", swapped(1, 2)),
    ("relations out of order", "the row is out of order", "event_relations", swapped(1, 2)),
    ("figures out of order", "the row is out of order", "figures", swapped(1, 2)),
    ("actors out of order", "the row is out of order", "actors", swapped(1, 2)),
    ("places out of order", "the row is out of order", "places", swapped(1, 2)),
    ("articles behind other sources", "the row is out of order", "sources", swapped(1, 4)),
)  # fmt: skip
FAULTS = [
    *(
        Fault(name, "meaning", said, table, set_cells(*changes))
        for name, said, table, changes in CASES
    ),
    *(
        Fault(name, "meaning", said, table, in_rows(table, change))
        for name, said, table, change in ROWS
    ),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_caught(fault: Fault, tables: Path) -> None:
    caught(fault, tables)


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_caught_in_the_whole(fault: Fault, tables: Path) -> None:
    caught_in_the_whole(fault, tables)


def values() -> Iterator[tuple[str, str, str, bool]]:
    """Check, column, cell, and whether it is right."""
    column, check = "language", "languages_are_registered"
    for right in "en en-GB de-CH zh-Hant-TW sr-Latn es-419 yue gsw-CH sl-rozaj-biske de-DE-1996 en-x-own kk-Cyrl-KZ yue ru".split():
        yield check, column, right, True
    for wrong in "EN en-gb en_GB english e en- en--GB en-GBR en-latn zh-hant x-own en-a en-GB-GB 419 de-DE-96 xx qq-DE eng deu-DE en-UK en-ZZ iw cze ger".split():
        yield check, column, wrong, False
    column, check = "url", "addresses_are_public"
    for right in (
        "https://example.org/a?id=1&lang=en#x", "http://example.org", "https://example.org:443/", "https://a.b.example.co.uk/~x/(1)",
        "https://example.org/utm_source=1", "https://xn--e1afmkfd.xn--p1ai/", "https://8.example.org/", "https://example.org/?page=localhost",
    ):  # fmt: skip
        yield check, column, right, True
    for wrong in (
        "https://user@example.org/", "https://user:word@example.org/", "https://@example.org/", "https://localhost/", "https://LOCALHOST./a",
        "https://my.localhost/", "https://printer.local/", "https://intranet/", "https://build.internal/", "https://localhost.localdomain/", "https://wiki.corp/",
        "https://router.home.arpa/", "https://example.123/", "https://a..example/", "https://-a.example/", "https://%6c%6f%63alhost/", "https://exa mple.org/", "https://127.0.0.1/", "https://10.0.0.1/",
        "https://192.168.1.1/a", "https://[::1]/", "https://[fe80::1]/", "https://8.8.8.8/", "https://2130706433/", "https://0x7f000001/",
        "https://127.1/", "https://example.org:8080/", "https://example.org:99999/", "https://example.org:x/", "https://[bad/", "https://",
        "https:///path", "https://./", "https://x.onion/", "https://example.org/?utm_source=x", "https://example.org/?a=1&UTM_Campaign=y",
        "https://example.org/?fbclid=", "https://example.org/?gclid=1", "https://example.org/?a=1&mc_cid=2", "https://example.org/?yclid=2",
    ):  # fmt: skip
        yield check, column, wrong, False
    for wrong in (
        "https://a.example/%0d%0ax", "https://a.example/%00", "https://a.example/\\x", "https://xn--pple-43d.com/", "https://xn--80ak6aa92e.com/",
        "https://127.0.0.1.nip.io/", "https://a.10-0-0-1.example/", "https://localtest.me/", "https://bit.ly/x", "https://0x7f.1/", "https://0177.0.0.1/", "https://[::ffff:7f00:1]/", "https://xn--a.example/",
        f"https://a.example/{'x' * 500}",
    ):  # fmt: skip
        yield check, column, wrong, False
    column, check = "timezone", "countries_and_zones_exist"
    for right in "Asia/Almaty America/Port-au-Prince America/Argentina/Buenos_Aires Etc/GMT+8 UTC Europe/Kyiv Europe/Kiev".split():
        yield check, column, right, True
    for wrong in "Asia/Velmar America Asia asia/almaty Asia/Almaty/ Europe/Paris2 ../zones posix/UTC zone.tab tzdata.zi".split():
        yield check, column, wrong, False
    column = "country_code"
    for right in "KAZ UZB XKX XNL DEU TWN".split():
        yield check, column, right, True
    for wrong in "ZZZ KZA EUR AAA UKR2".split():
        yield check, column, wrong, False


@pytest.mark.parametrize(("check", "column", "cell", "right"), list(values()))
def test_names_of_the_world(check: str, column: str, cell: str, right: bool) -> None:
    row = {"timezone": None, "country_code": None} | {column: cell}
    assert (list(getattr(world, check)([row], lambda name: [], "")) == []) == right


@pytest.mark.parametrize(
    ("country", "north", "east", "zone", "said"),
    [
        ("KAZ", 51.2, 71.4, "Asia/Almaty", ""), ("KAZ", 71.4, 51.2, "Asia/Almaty", "the place is far from KAZ: latitude and longitude are swapped"),
        ("KAZ", -51.2, 71.4, "Asia/Almaty", "latitude has the wrong sign"), ("PER", -12, 77, "America/Lima", "longitude has the wrong sign"),
        ("AUS", 33.9, -151.2, "Australia/Sydney", "both degrees have the wrong sign"), ("KAZ", 48.9, 2.4, "Asia/Almaty", "the place is far from KAZ"),
        ("KAZ", 0, 0, "Asia/Almaty", "the place is far from KAZ"), ("CHN", 29.7, 91.1, "Asia/Shanghai", ""), ("IND", 8.1, 77.5, "Asia/Kolkata", ""),
        ("KAZ", None, None, "Asia/Tashkent", "timezone Asia/Tashkent is not one of KAZ"), ("KAZ", None, None, "Europe/Kiev", "is not one of KAZ"),
        ("KAZ", None, None, "Etc/GMT-5", "timezone Etc/GMT-5 is not one of KAZ"), ("UKR", None, None, "Europe/Kiev", ""), ("DEU", None, None, "Europe/Zurich", ""),
        ("XKX", 42.7, 21.2, "Europe/Belgrade", ""), ("XNL", -48.5, -123, "Etc/GMT+8", ""), ("XNL", -48.5, 123, "Etc/GMT+8", "timezone Etc/GMT+8 is far from longitude 123"), ("WSM", -13.8, -171.8, "Pacific/Apia", ""), ("CHN", 43.8, 87.6, "Asia/Shanghai", ""), ("ZZZ", 1, 1, None, "is not one of ISO 3166-1"),
    ],
)  # fmt: skip
def test_a_place_is_in_its_country(
    country: str, north: float | None, east: float | None, zone: str | None, said: str
) -> None:
    row = {"country_code": country, "latitude": north, "longitude": east, "timezone": zone}
    checks = (world.countries_and_zones_exist, world.places_lie_in_their_country)
    found = [one.what for check in checks for one in check([row], lambda name: [], "places")]
    assert [said in what for what in found] == ([True] if said else [])


@pytest.mark.parametrize(
    ("words", "unit", "number"),
    [
        ("thirty-one ships", "items", 31), ("a hundred and five", "items", 105), ("two thousand five hundred", "items", 2500), ("five million", "USD", 5_000_000),
        ("five per cent", "per-mille", 50), ("the thirty-first session", "ordinal", 31), ("no fewer than forty", "items", 40), ("some hundred ships", "items", None),
        ("two thirds", "items", None), ("half of the fleet", "percent", 50), ("a quarter", "percent", 25), ("growth in the first half", "percent", None), ("the largest partner", "rank", 1), ("one of the largest partners", "rank", None), ("in 2019, five ships", "items", 5), ("the 2019 fleet of ships", "items", None), ("a pair of ferries", "items", 2), ("nine out of ten", "percent", None), ("one of the ships", "items", None), ("dozens of ships", "items", None),
        ("two and a half million", "items", None), ("nineteen ninety-six", "items", None), ("the Group of Seven", "items", None), ("first of the second", "ordinal", None),
    ],
)  # fmt: skip
def test_number_that_words_plainly_are(words: str, unit: str, number: int | None) -> None:
    assert amounts.numbers(words, unit) == ({number} if number else set())


@pytest.mark.parametrize(
    ("words", "value", "unit", "measure"),
    [
        ("30 percent more than in 2021", 30, "percent", "m"), ("12 more than the year before", 12, "items", "m"), ("29 areas in 30 years", 29, "areas", "m"),
        ("29 books about ships", 29, "items", "m"), ("12 flights a week", 12, "flights", "m"), ("5 ships last year", 5, "items", "m"), ("US$5 million", 5_000_000, "USD", "m"),
        ("60 percent of 12 ships", 12, "items", "m"), ("5 ALL firms", 5, "companies", "m"), ("1950 ships", 1950, "items", "m"), ("1 300 000 ships", 1_300_000, "items", "m"), ("1'300'000 ships", 1_300_000, "items", "m"), ("the third country to join", 1, "countries", "m"),
        ("a third of the 120 seats", 40, "seats", "m"), ("9 out of 10 people", 90, "percent", "m"), ("two decades", 20, "years", "m"), ("2½ million people", 2_500_000, "people", "m"),
        ("€29.5 bln", 29_500_000_000, "EUR", "m"), ("2 GW", 2000, "megawatts", "m"), ("5‰", 5, "per-mille", "m"), ("30 ships, up from about 20", 30, "items", "m"), ("about the 30 people", 30, "people", "m"),
        ("fell to 3 percent", 3, "percent", "share"), ("growth slowed to 3 percent", 3, "percent", "trade-growth"), ("fell to 3 percent", 3, "percent", "trade-growth"), ("two of the 27 members", 2, "countries", "m"), ("30 years and 3 days", 30, "years", "m"),
        ("over thirty years", 30, "years", "m"),
    ],
)  # fmt: skip
def test_true_words_for_a_value_pass(words: str, value: int, unit: str, measure: str) -> None:
    row = {"value_verbatim": words, "value": value, "unit": unit, "measure": measure}
    row |= {"qualifier": None, "source_id": "s"}
    assert list(figures.figures_fit_their_words([row], lambda name: [], "figures")) == []


@pytest.mark.parametrize(
    ("value", "unit", "measure", "said"),
    [
        (-3, "items", "m", "a number of items below zero"), (-3, "USD", "m", ""), (300, "percent", "share-of-it", "a share is at most 100"),
        (300, "percent", "growth", ""), (400, "countries", "m", "which no place on Earth has"), (-300, "degrees-celsius", "m", "which no place on Earth has"),
    ],
)  # fmt: skip
def test_an_amount_that_cannot_be_is_doubted(
    value: int, unit: str, measure: str, said: str
) -> None:
    row = {"value": value, "unit": unit, "measure": measure}
    found = [one.what for one in doubts.amounts_are_possible([row], lambda name: [], date.max)]
    assert [said in what for what in found] == [True] * bool(said)


def test_an_archive_has_the_page_that_its_address_names() -> None:
    copies = ("web.archive.org/web/2019/https://a.example/x", "archive.ph/2019/http://a.example/x")
    assert {page_of(f"https://{copy}") for copy in copies} == {"a.example/x"}
    assert page_of("https://archive.ph/x7Kq2/") != page_of("https://archive.ph/b31Zz/")


def test_the_row_that_differs_from_most_is_named() -> None:
    rows = [{"measure": "grain", "unit": unit} for unit in ("barrels", "tonnes", "tonnes")]
    (found,) = figures.measures_keep_their_unit(rows, lambda name: [], "figures")
    assert found.row is rows[0]


@pytest.mark.parametrize(
    ("others", "note", "outvoted"),
    [
        ("abc", "", True), ("abc", "It is a plan.", False), ("a", "", False), ("ab", "", True), ("aaa", "", False), ("abB", "", False),
        ("pp", "", False),
    ],
)  # fmt: skip
def test_what_most_witnesses_deny_is_preferred_for_a_reason_only(
    others: str, note: str, outvoted: bool
) -> None:
    """A letter is a witness, and a capital one supports the preferred date."""

    def row(source: str, day: int, rank: str, note: str) -> dict:
        edges = {f"date_{side}": date(2020, 5, day) for side in ("earliest", "latest")}
        return edges | {
            "event_id": "e",
            "source_id": source,
            "rank": rank,
            "note": note,
            "date_edtf": str(day),
        }

    said = [row("p", 1, "preferred", note), row("S", 1, "normal", "")]
    said += [
        row(f"{n}{name}", 1 if name.isupper() else 9, "normal", "") for n, name in enumerate(others)
    ]
    sources = [
        {
            "source_id": r["source_id"],
            "origin": r["source_id"][-1].lower() if r["source_id"] != "S" else "p",
        }
        for r in said
    ]
    found = events.something_supports_what_is_preferred(
        said, {"sources": sources}.get, "attestations"
    )
    assert any("are against this date" in one.what for one in found) == outvoted
