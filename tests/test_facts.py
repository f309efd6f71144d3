"""The facts of the data, read by hand from the article and the other pages, one a test. A failure means that a fact changed: read it again first."""

import pytest
from facts import (
    ACTORS,
    FIGURES,
    PARTS,
    ROWS,
    SOURCES,
    date,
    events_of,
    figure,
    figures_of,
    parts,
    period,
    relations_of,
    said_by,
)

ARTICLE = "astana-times-borrell-visit"
EVENTS, SAID = events_of(ARTICLE), said_by(ARTICLE)
OWN_FIGURES, RELATIONS = figures_of(ARTICLE), relations_of(ARTICLE)
NINE_MONTHS = ("2022-01-01", "2022-09-30")
SAMARKAND = ("eu-central-asia-ministerial", "eu-central-asia-connectivity-conference")

# The article.


def test_the_article_is_dated_to_november_2022_and_to_no_day() -> None:
    assert SOURCES[ARTICLE]["published_edtf"] == "2022-11-XX"


def test_the_article_reports_thirteen_events_and_says_something_of_the_date_of_each() -> None:
    assert len(EVENTS) == 13
    assert SAID.keys() >= EVENTS.keys()


@pytest.mark.parametrize(
    ("event", "words", "paragraph", "status"),
    [
        ("political-reforms", "ambitious political reform process", "8", "ongoing"),
        ("global-gateway-strategy", "the EU's Global Gateway strategy", "12", "past"),
    ],
)
def test_two_events_have_words_that_date_nothing(
    event: str, words: str, paragraph: str, status: str
) -> None:
    assert date(event) == (words, "", "")
    assert (SAID[event]["paragraph"], EVENTS[event]["status"]) == (paragraph, status)
    assert SAID[event]["note"].startswith("The words date nothing")


def test_the_reforms_were_begun_by_the_president() -> None:
    assert ("political-reforms", "kassym-jomart-tokayev", "organiser", ARTICLE) in PARTS


def test_the_agreement_has_been_in_force_since_march_2020() -> None:
    assert date("epca-in-force") == ("in March 2020", "2020-03-XX", "within")


def test_the_memorandum_was_signed_early_in_the_month_of_the_speech() -> None:
    assert date("raw-materials-memorandum-signed") == (
        "early this month",
        "[2022-11-01..2022-11-10]",
        "within",
    )


def test_the_words_of_the_memorandum_are_counted_from_the_day_they_were_spoken() -> None:
    said = SAID["raw-materials-memorandum-signed"]
    assert (said["anchor_type"], said["anchor_event_id"], said["anchor_date"]) == (
        "speech",
        "joint-press-conference",
        "2022-11-17",
    )
    assert said["paragraph"] == "4"


def test_the_press_conference_was_on_17_november_in_astana() -> None:
    assert date("joint-press-conference") == ("on Nov. 17", "2022-11-17", "within")
    assert EVENTS["joint-press-conference"]["place_id"] == "astana"


def test_the_president_was_met_earlier_on_the_day_of_the_press_conference() -> None:
    assert date("borrell-tokayev-meeting") == ("Earlier in the day", "2022-11-17", "within")
    assert SAID["borrell-tokayev-meeting"]["anchor_event_id"] == "joint-press-conference"


def test_the_minister_was_met_at_some_time_in_the_visit() -> None:
    assert date("borrell-tileuberdi-meeting") == (
        "as part of his first official visit",
        "[..2022-11-18]",
        "within",
    )
    assert SAID["borrell-tileuberdi-meeting"]["date_rule"] == "within-event"
    assert SAID["borrell-tileuberdi-meeting"]["anchor_event_id"] == "borrell-visit"


def test_the_visit_comes_ahead_of_both_meetings_in_samarkand_and_has_no_first_day() -> None:
    assert date("borrell-visit") == (
        "ahead of the annual ... ministerial meeting",
        "[..2022-11-18]",
        "within",
    )
    assert (
        EVENTS["borrell-visit"]["date_earliest"],
        EVENTS["borrell-visit"]["date_precision"],
    ) == ("", "open")
    assert SAID["borrell-visit"]["date_rule"] == "until-event"


@pytest.mark.parametrize("event", SAMARKAND)
def test_one_range_stands_for_both_meetings_in_samarkand_and_neither_is_said_to_fill_it(
    event: str,
) -> None:
    assert date(event) == ("on Nov. 17-18", "[2022-11-17..2022-11-18]", "within")
    assert EVENTS[event]["place_id"] == "samarkand"


@pytest.mark.parametrize("event", SAMARKAND)
@pytest.mark.parametrize("source", ["kun-uz-samarkand-announcement", "nca-samarkand-announcement"])
def test_so_does_the_range_of_the_announcements(event: str, source: str) -> None:
    row = ROWS[event, source]
    assert (row["date_edtf"], row["date_extent"], row["agreement"]) == (
        "[2022-11-17..2022-11-18]",
        "within",
        "same",
    )


def test_the_elections_lie_ahead_of_the_speech_with_no_last_day() -> None:
    assert date("upcoming-elections") == ("The upcoming elections", "[2022-11-17..]", "within")
    assert EVENTS["upcoming-elections"]["status"] == "upcoming"


def test_the_anniversary_is_in_the_year_after_the_article() -> None:
    assert date("thirtieth-anniversary") == ("next year", "2023-XX-XX", "within")
    assert SAID["thirtieth-anniversary"]["anchor_type"] == "publication"


def test_relations_began_thirty_years_before_the_anniversary() -> None:
    assert date("diplomatic-relations-begun") == (
        "30 years of diplomatic relations",
        "1993-XX-XX",
        "within",
    )
    assert SAID["diplomatic-relations-begun"]["anchor_event_id"] == "thirtieth-anniversary"


def test_what_came_before_what_was_part_of_what_and_commemorates_what() -> None:
    assert {relation: row["paragraph"] for relation, row in RELATIONS.items()} == {
        ("borrell-tileuberdi-meeting", "before", "joint-press-conference"): "8",
        ("borrell-tileuberdi-meeting", "part-of", "borrell-visit"): "2",
        ("borrell-tokayev-meeting", "before", "joint-press-conference"): "14",
        ("borrell-tokayev-meeting", "part-of", "borrell-visit"): "14",
        ("borrell-visit", "before", "eu-central-asia-connectivity-conference"): "13",
        ("borrell-visit", "before", "eu-central-asia-ministerial"): "13",
        ("epca-in-force", "before", "joint-press-conference"): "6",
        ("joint-press-conference", "before", "thirtieth-anniversary"): "9",
        ("joint-press-conference", "before", "upcoming-elections"): "8",
        ("joint-press-conference", "part-of", "borrell-visit"): "3",
        ("political-reforms", "before", "joint-press-conference"): "7",
        ("political-reforms", "before", "upcoming-elections"): "8",
        ("raw-materials-memorandum-signed", "before", "joint-press-conference"): "4",
        ("thirtieth-anniversary", "commemorates", "diplomatic-relations-begun"): "9",
    }


def test_that_the_talks_are_the_meeting_with_the_minister_is_a_reading_and_says_so() -> None:
    assert (
        "how we read them"
        in RELATIONS["borrell-tileuberdi-meeting", "before", "joint-press-conference"]["note"]
    )


@pytest.mark.parametrize("event", SAMARKAND)
def test_central_asia_takes_part_by_the_names_of_both_meetings(event: str) -> None:
    assert parts(event, "participant", ARTICLE) == {"european-union", "central-asia"}
    assert ACTORS["central-asia"]["actor_type"] == "group-of-states"


def test_borrell_gives_the_eu_60_percent_of_foreign_direct_investment() -> None:
    assert figure("foreign-investment-share-by-borrell") == (
        "60",
        "percent",
        "60 percent",
        "",
        "josep-borrell",
    )


def test_tileuberdi_gives_more_than_160_billion_dollars_of_investment() -> None:
    given = figure("foreign-investment-total-by-tileuberdi")
    assert given == (
        "160000000000",
        "USD",
        "exceeded $160 billion",
        "more-than",
        "mukhtar-tileuberdi",
    )


def test_tileuberdi_gives_trade_of_29_5_billion_dollars_over_nine_months() -> None:
    assert figure("trade-turnover-by-tileuberdi") == (
        "29500000000",
        "USD",
        "reached $29.5 billion",
        "",
        "mukhtar-tileuberdi",
    )
    assert period("trade-turnover-by-tileuberdi") == NINE_MONTHS


def test_tileuberdi_gives_growth_of_42_percent_over_the_same_months() -> None:
    assert figure("trade-growth-by-tileuberdi") == (
        "420",
        "per-mille",
        "increasing by 42 percent",
        "",
        "mukhtar-tileuberdi",
    )
    assert period("trade-growth-by-tileuberdi") == NINE_MONTHS


def test_the_agreement_covers_29_areas() -> None:
    assert figure("epca-areas-by-tileuberdi") == (
        "29",
        "areas",
        "29 areas of cooperation",
        "",
        "mukhtar-tileuberdi",
    )
    assert FIGURES["epca-areas-by-tileuberdi"]["event_id"] == "epca-in-force"


def test_the_relations_are_30_years_old_next_year() -> None:
    assert figure("relations-years-by-tileuberdi") == (
        "30",
        "years",
        "30 years",
        "",
        "mukhtar-tileuberdi",
    )
    assert FIGURES["relations-years-by-tileuberdi"]["period_edtf"] == "2023-XX-XX"


@pytest.mark.parametrize("name", ["epca-areas-by-tileuberdi", "relations-years-by-tileuberdi"])
def test_a_number_that_may_be_the_reporters_says_so(name: str) -> None:
    assert "may be the reporter's" in FIGURES[name]["note"]


def test_borrell_calls_kazakhstan_the_first_trading_partner_of_the_eu_in_central_asia() -> None:
    given = figure("kazakh-trade-rank-by-borrell")
    assert given == ("1", "rank", "biggest trading partner in Central Asia", "", "josep-borrell")
    assert "the other way round" in FIGURES["kazakh-trade-rank-by-borrell"]["note"]


def test_borrell_calls_the_eu_the_first_foreign_investor() -> None:
    given = figure("eu-investor-rank-by-borrell")
    assert given == ("1", "rank", "by far the largest foreign investor", "", "josep-borrell")


def test_the_visit_is_the_first_official_one() -> None:
    assert figure("visit-number-in-the-article") == ("1", "ordinal", "first official visit", "", "")
    assert FIGURES["visit-number-in-the-article"]["event_id"] == "borrell-visit"


def test_the_article_gives_nine_figures_all_but_the_reporters_said_at_the_press_conference() -> (
    None
):
    assert len(OWN_FIGURES) == 9
    elsewhere = {
        name
        for name in OWN_FIGURES
        if FIGURES[name]["said_at_event_id"] != "joint-press-conference"
    }
    assert elsewhere == {"visit-number-in-the-article"}
