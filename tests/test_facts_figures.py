"""Numbers, titles and names, read by hand, one a test. A failure means that a fact changed: read it again first."""

import pytest
from conftest import table
from facts import ACTORS, ARTICLE, FIGURES, OWN_FIGURES, SOURCES


@pytest.mark.parametrize(
    ("measure", "unit", "values"),
    [
        ("areas-of-cooperation", "areas", [29, 29, 29, 29, 29]),
        ("eu-foreign-investment-net-stock", "USD", [77_000_000_000]),
        ("eu-foreign-investment-total", "USD", [160_000_000_000] * 4),
        ("eu-share-of-foreign-investment", "percent", [60, 60, 60, 60]),
        ("eu-share-of-foreign-investment-on-another-basis", "percent", [50]),
        ("trade-growth", "per-mille", [184, 276, 380, 420, 430]),
        ("trade-growth-in-euros", "per-mille", [760]),
        ("trade-turnover", "USD", [n * 100_000_000 for n in (208, 260, 295, 350, 399, 400)]),
        ("trade-turnover-in-euros", "EUR", [32_000_000_000]),
        ("years-of-diplomatic-relations", "years", [30]),
    ],
)
def test_a_measure_has_one_unit_and_these_values(measure: str, unit: str, values: list[int]) -> None:
    rows = [row for row in FIGURES.values() if row["measure"] == measure]
    assert {row["unit"] for row in rows} == {unit}
    assert sorted(int(row["value"]) for row in rows) == values


def test_there_are_no_measures_but_those() -> None:
    assert len({row["measure"] for row in FIGURES.values()}) == 10


def test_the_words_of_a_number_are_given_only_where_they_are_known() -> None:
    others = {name: row["value_verbatim"] for name, row in FIGURES.items() if name not in OWN_FIGURES}
    assert {name: words for name, words in others.items() if words} == {"foreign-investment-share-by-jankauskas": "about half"}


def test_the_other_figure_for_trade_in_the_same_months_stands_beside_the_article() -> None:
    same = [row for row in FIGURES.values() if row["period_edtf"] == "2022-01/2022-09" and row["measure"] == "trade-turnover"]
    assert {(row["source_id"], row["value"]) for row in same} == {
        (ARTICLE, "29500000000"),
        ("kursiv-von-der-leyen", "20800000000"),
    }


@pytest.mark.parametrize("name", ["trade-turnover-by-tileuberdi", "trade-growth-by-tileuberdi"])
def test_the_note_of_a_trade_figure_gives_what_fits_it_beside_what_does_not(name: str) -> None:
    assert "for the same months" in FIGURES[name]["note"]
    assert "fits it" in FIGURES[name]["note"]


def test_where_von_der_leyen_gave_the_share_is_not_known() -> None:
    hers = [row for row in FIGURES.values() if row["actor_id"] == "ursula-von-der-leyen"]
    assert len(hers) == 2
    assert not any(row["event_id"] or row["said_at_event_id"] for row in hers)


def test_the_transcript_and_the_article_have_the_share_from_one_speech() -> None:
    row = FIGURES["foreign-investment-share-by-borrell-transcript"]
    assert (row["event_id"], row["said_at_event_id"]) == ("", "joint-press-conference")


def test_a_title_in_brackets_is_a_translation() -> None:
    assert {source: row["language"] for source, row in SOURCES.items() if "[" in row["title"]} == {
        "caravan-tokayev-meeting": "ru",
        "daz-thirty-years": "de",
        "europe-hr-cooperation-council": "hr",
        "turanews-jankauskas": "ru",
    }


def test_the_language_of_a_page_that_was_not_seen_itself_is_not_known() -> None:
    assert [source for source, row in SOURCES.items() if not row["language"]] == ["enow-relations"]


def test_wikidata_ids_are_those_that_were_checked() -> None:
    assert {actor: row["wikidata_id"] for actor, row in ACTORS.items() if row["wikidata_id"]} == {
        "alikhan-smailov": "Q56825894",
        "european-union": "Q458",
        "josep-borrell": "Q312901",
        "kassym-jomart-tokayev": "Q200881",
        "kazakhstan": "Q232",
        "mukhtar-tileuberdi": "Q70254110",
        "ursula-von-der-leyen": "Q60772",
    }


def test_the_places_are_cities() -> None:
    assert {row["place_id"]: row["place_type"] for row in table("places")} == {
        "astana": "city",
        "samarkand": "city",
        "sharm-el-sheikh": "city",
    }
