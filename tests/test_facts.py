"""The facts of the data, read by hand from the article and the other pages, one a test. A failure means that a fact changed: read it again first."""

import pytest
from conftest import table

ARTICLE = "astana-times-borrell-visit"
EVENTS = {row["event_id"]: row for row in table("events")}
ROWS = {(row["event_id"], row["source_id"]): row for row in table("attestations")}
SAID = {event: row for (event, source), row in ROWS.items() if source == ARTICLE}
FIGURES = {row["figure_id"]: row for row in table("figures")}
OWN_FIGURES = [figure for figure, row in FIGURES.items() if row["source_id"] == ARTICLE]
RELATIONS = {(row["event_id"], row["relation"], row["related_event_id"]): row for row in table("event_relations")}
ACTORS = {row["actor_id"]: row for row in table("actors")}
PARTS = {(row["event_id"], row["actor_id"], row["role"], row["source_id"]): row for row in table("event_actors")}
SOURCES = {row["source_id"]: row for row in table("sources")}
SAMARKAND = ("eu-central-asia-ministerial", "eu-central-asia-connectivity-conference")


def date(event: str) -> tuple[str, str, str]:
    return EVENTS[event]["date_verbatim"], EVENTS[event]["date_edtf"], EVENTS[event]["date_extent"]


def figure(name: str) -> tuple[str, str, str, str, str]:
    return tuple(FIGURES[name][column] for column in ("value", "unit", "value_verbatim", "qualifier", "actor_id"))


def parts(event: str, role: str, source: str) -> set[str]:
    return {actor for e, actor, r, s in PARTS if (e, r, s) == (event, role, source)}


def witnesses(event: str) -> set[str]:
    return {source for e, source in ROWS if e == event}


# The article.


def test_the_article_is_dated_to_november_2022_and_to_no_day() -> None:
    assert SOURCES[ARTICLE]["published_edtf"] == "2022-11-XX"


def test_the_article_reports_eleven_events() -> None:
    assert len(EVENTS) == 11
    assert {row["article_id"] for row in EVENTS.values()} == {ARTICLE}
    assert SAID.keys() == EVENTS.keys()


def test_the_agreement_has_been_in_force_since_march_2020() -> None:
    assert date("epca-in-force") == ("in March 2020", "2020-03-XX", "within")


def test_the_memorandum_was_signed_early_in_the_month_of_the_speech() -> None:
    assert date("raw-materials-memorandum-signed") == ("early this month", "[2022-11-01..2022-11-10]", "within")


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
    assert date("borrell-tileuberdi-meeting") == ("as part of his first official visit", "[..2022-11-18]", "within")
    assert SAID["borrell-tileuberdi-meeting"]["date_rule"] == "within-event"
    assert SAID["borrell-tileuberdi-meeting"]["anchor_event_id"] == "borrell-visit"


def test_the_visit_comes_ahead_of_both_meetings_in_samarkand_and_has_no_first_day() -> None:
    assert date("borrell-visit") == ("ahead of the annual ... ministerial meeting", "[..2022-11-18]", "within")
    assert (EVENTS["borrell-visit"]["date_earliest"], EVENTS["borrell-visit"]["date_precision"]) == ("", "open")
    assert SAID["borrell-visit"]["date_rule"] == "until-event"


@pytest.mark.parametrize("event", SAMARKAND)
def test_one_range_stands_for_both_meetings_in_samarkand_and_neither_is_said_to_fill_it(event: str) -> None:
    assert date(event) == ("on Nov. 17-18", "[2022-11-17..2022-11-18]", "within")
    assert EVENTS[event]["place_id"] == "samarkand"


@pytest.mark.parametrize("event", SAMARKAND)
@pytest.mark.parametrize("source", ["kun-uz-samarkand-announcement", "nca-samarkand-announcement"])
def test_so_does_the_range_of_the_announcements(event: str, source: str) -> None:
    row = ROWS[event, source]
    assert (row["date_edtf"], row["date_extent"], row["agreement"]) == ("[2022-11-17..2022-11-18]", "within", "same")


def test_the_elections_lie_ahead_of_the_speech_with_no_last_day() -> None:
    assert date("upcoming-elections") == ("The upcoming elections", "[2022-11-17..]", "within")
    assert EVENTS["upcoming-elections"]["status"] == "upcoming"


def test_the_anniversary_is_in_the_year_after_the_article() -> None:
    assert date("thirtieth-anniversary") == ("next year", "2023-XX-XX", "within")
    assert SAID["thirtieth-anniversary"]["anchor_type"] == "publication"


def test_relations_began_thirty_years_before_the_anniversary() -> None:
    assert date("diplomatic-relations-begun") == ("30 years of diplomatic relations", "1993-XX-XX", "within")
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
        ("raw-materials-memorandum-signed", "before", "joint-press-conference"): "4",
        ("thirtieth-anniversary", "commemorates", "diplomatic-relations-begun"): "9",
    }
    assert {row["source_id"] for row in RELATIONS.values()} == {ARTICLE}


def test_that_the_talks_are_the_meeting_with_the_minister_is_a_reading_and_says_so() -> None:
    assert "how we read them" in RELATIONS["borrell-tileuberdi-meeting", "before", "joint-press-conference"]["note"]


@pytest.mark.parametrize("event", SAMARKAND)
def test_central_asia_takes_part_by_the_names_of_both_meetings(event: str) -> None:
    assert parts(event, "participant", ARTICLE) == {"european-union", "central-asia"}
    assert ACTORS["central-asia"]["actor_type"] == "group-of-states"


def test_borrell_gives_the_eu_60_percent_of_foreign_direct_investment() -> None:
    assert figure("foreign-investment-share-by-borrell") == ("60", "percent", "60 percent", "", "josep-borrell")


def test_tileuberdi_gives_more_than_160_billion_dollars_of_investment() -> None:
    given = figure("foreign-investment-total-by-tileuberdi")
    assert given == ("160000000000", "USD", "exceeded $160 billion", "more-than", "mukhtar-tileuberdi")


def test_tileuberdi_gives_trade_of_29_5_billion_dollars_over_nine_months() -> None:
    assert figure("trade-turnover-by-tileuberdi") == ("29500000000", "USD", "$29.5 billion", "", "mukhtar-tileuberdi")
    assert FIGURES["trade-turnover-by-tileuberdi"]["period_edtf"] == "2022-01/2022-09"


def test_tileuberdi_gives_growth_of_42_percent_over_the_same_months() -> None:
    assert figure("trade-growth-by-tileuberdi") == ("420", "per-mille", "42 percent", "", "mukhtar-tileuberdi")
    assert FIGURES["trade-growth-by-tileuberdi"]["period_edtf"] == "2022-01/2022-09"


def test_the_agreement_covers_29_areas() -> None:
    assert figure("epca-areas-by-tileuberdi") == ("29", "areas", "29 areas", "", "mukhtar-tileuberdi")
    assert FIGURES["epca-areas-by-tileuberdi"]["event_id"] == "epca-in-force"


def test_the_relations_are_30_years_old_next_year() -> None:
    assert figure("relations-years-by-tileuberdi") == ("30", "years", "30 years", "", "mukhtar-tileuberdi")
    assert FIGURES["relations-years-by-tileuberdi"]["period_edtf"] == "2023-XX-XX"


@pytest.mark.parametrize("name", ["epca-areas-by-tileuberdi", "relations-years-by-tileuberdi"])
def test_a_number_that_may_be_the_reporters_says_so(name: str) -> None:
    assert "may be the reporter's" in FIGURES[name]["note"]


def test_the_article_gives_six_figures_all_said_at_the_press_conference() -> None:
    assert len(OWN_FIGURES) == 6
    assert {FIGURES[name]["said_at_event_id"] for name in OWN_FIGURES} == {"joint-press-conference"}


# What the other pages add.


@pytest.mark.parametrize(
    ("event", "edtf", "source"),
    [
        ("diplomatic-relations-begun", "1993-02-02", "kt-mfa-borrell-meeting"),
        ("epca-in-force", "2020-03-01", "council-eu-readout-reprint"),
        ("raw-materials-memorandum-signed", "2022-11-07", "commission-memorandum-release-reprint"),
        ("borrell-visit", "2022-11-16/2022-11-17", "eeas-visit-advisory-reprint"),
        ("borrell-tokayev-meeting", "2022-11-17", "vestnik-kavkaza-tokayev-meeting"),
        ("borrell-tileuberdi-meeting", "2022-11-17", "agenzia-nova-borrell-trade"),
        ("joint-press-conference", "2022-11-17", ARTICLE),
        ("eu-central-asia-ministerial", "2022-11-17", "eeas-ministerial-communique"),
        ("eu-central-asia-connectivity-conference", "2022-11-18", "eeas-connectivity-declaration"),
        ("upcoming-elections", "2022-11-20", "kazinform-election-results"),
        ("thirtieth-anniversary", "2023-02-02", "agenzia-nova-joint-statement"),
    ],
)
def test_the_best_known_date_and_where_it_is_from(event: str, edtf: str, source: str) -> None:
    assert (EVENTS[event]["best_edtf"], EVENTS[event]["best_source_id"]) == (edtf, source)


def test_the_events_stand_in_the_order_in_which_they_happened() -> None:
    order = list(EVENTS)
    assert order[:4] == ["diplomatic-relations-begun", "epca-in-force", "raw-materials-memorandum-signed", "borrell-visit"]
    assert set(order[4:6]) == {"borrell-tileuberdi-meeting", "borrell-tokayev-meeting"}  # which came first is not recorded
    assert order[6:] == ["joint-press-conference", *SAMARKAND, "upcoming-elections", "thirtieth-anniversary"]


@pytest.mark.parametrize(
    ("event", "source", "words", "rule", "edtf"),
    [
        ("epca-in-force", "eiz-niedersachsen-agreement", "Am kommenden Sonntag (1. März)", "curated", "2020-03-01"),
        ("epca-in-force", "daz-wider-cooperation", "im März", "curated", "2020-03-XX"),
        ("epca-in-force", "new-york-globe-thirty-years", "in 2020", "year", "2020-XX-XX"),
        ("epca-in-force", "astana-times-gala-concert", "in March 2020", "month", "2020-03-XX"),
        ("raw-materials-memorandum-signed", "commission-memorandum-release-reprint", "yesterday", "day-word", "2022-11-07"),
        ("raw-materials-memorandum-signed", "manager-magazin-memorandum", "am Montag", "curated", "[2022-10-31..2022-11-28]"),
        ("raw-materials-memorandum-signed", "vestnik-kavkaza-tokayev-meeting", "on Nov. 7", "month-day", "2022-11-07"),
        ("raw-materials-memorandum-signed", "astana-times-joint-statement", "on Nov. 7", "month-day", "2022-11-07"),
        ("raw-materials-memorandum-signed", "eeas-transcript-reprint", "early this month", "part", "[2022-11-01..2022-11-10]"),
        ("borrell-visit", "vestnik-kavkaza-mfa-briefing", "on November 16-17", "range", "2022-11-16/2022-11-17"),
        ("borrell-tileuberdi-meeting", "agenzia-nova-borrell-trade", "oggi", "curated", "2022-11-17"),
        ("borrell-tileuberdi-meeting", "eeas-visit-advisory-reprint", "", "edtf", "[2022-11-16..2022-11-17]"),
        ("borrell-tileuberdi-meeting", "vestnik-kavkaza-mfa-briefing", "", "within-event", "[2022-11-16..2022-11-17]"),
        ("borrell-tokayev-meeting", "agenzia-nova-borrell-trade", "oggi", "curated", "2022-11-17"),
        ("borrell-tokayev-meeting", "eeas-visit-advisory-reprint", "", "edtf", "[2022-11-16..2022-11-17]"),
        ("borrell-tokayev-meeting", "vestnik-kavkaza-tokayev-meeting", "on Thursday", "weekday", "2022-11-17"),
        ("borrell-tokayev-meeting", "sputnik-tokayev-meeting", "on Thursday", "weekday", "2022-11-17"),
        ("joint-press-conference", "eeas-visit-advisory-reprint", "on 17 November", "curated", "2022-11-17"),
        ("eu-central-asia-ministerial", "eeas-visit-advisory-reprint", "on 17 November", "curated", "2022-11-17"),
        ("eu-central-asia-ministerial", "agenzia-nova-borrell-trade", "oggi", "curated", "2022-11-17"),
        ("eu-central-asia-connectivity-conference", "eeas-visit-advisory-reprint", "On 18 November", "curated", "2022-11-18"),
        ("eu-central-asia-connectivity-conference", "michel-remarks-reprint", "in November", "month", "2022-11-XX"),
        ("upcoming-elections", "astana-times-election-decree", "on Nov. 20, 2022", "month-day", "2022-11-20"),
        ("upcoming-elections", "devdiscourse-snap-election-called", "for Nov.20", "month-day", "2022-11-20"),
        ("upcoming-elections", "taiwan-news-election-eve", "on Sunday", "weekday", "2022-11-20"),
        ("upcoming-elections", "wion-election-day", "on Sunday (November 20)", "month-day", "2022-11-20"),
        ("upcoming-elections", "vestnik-kavkaza-election-day", "Today", "day-word", "2022-11-20"),
        ("upcoming-elections", "peoples-daily-snap-election", "on Sunday", "weekday", "2022-11-20"),
        ("thirtieth-anniversary", "astana-times-joint-statement", "on Feb. 2", "month-day", "2023-02-02"),
        ("thirtieth-anniversary", "agenzia-nova-joint-statement", "Oggi", "curated", "2023-02-02"),
        ("thirtieth-anniversary", "daz-thirty-years", "Am heutigen Donnerstag", "curated", "2023-02-02"),
        ("thirtieth-anniversary", "el-kz-anniversary", "(2 February)", "month-day", "2023-02-02"),
        ("thirtieth-anniversary", "astana-times-gala-concert", "on February 2", "curated", "2023-02-02"),
        ("thirtieth-anniversary", "eeas-transcript-reprint", "next February", "related-month", "2023-02-XX"),
        ("diplomatic-relations-begun", "daz-thirty-years", "vom 2. Februar 1993", "curated", "1993-02-02"),
        ("diplomatic-relations-begun", "astana-times-joint-statement", "since 1993", "curated", "1993-XX-XX"),
        ("diplomatic-relations-begun", "astana-times-gala-concert", "in 1993", "year", "1993-XX-XX"),
        (
            "diplomatic-relations-begun",
            "eeas-transcript-reprint",
            "will reach 30 years next February",
            "event-anniversary",
            "1993-02-XX",
        ),
    ],
)
def test_the_words_of_a_page_and_what_they_mean(event: str, source: str, words: str, rule: str, edtf: str) -> None:
    row = ROWS[event, source]
    assert (row["date_verbatim"], row["date_rule"], row["date_edtf"]) == (words, rule, edtf)


def test_words_that_no_rule_reads_say_how_they_were_read() -> None:
    assert all(row["note"] for row in ROWS.values() if row["date_rule"] == "curated")


def test_only_a_sunday_told_on_the_day_before_needed_a_direction() -> None:
    assert {key: row["date_direction"] for key, row in ROWS.items() if row["date_direction"]} == {
        ("upcoming-elections", "taiwan-news-election-eve"): "future"
    }


@pytest.mark.parametrize(
    ("event", "source", "words", "place"),
    [
        ("borrell-tokayev-meeting", "turkic-world-tokayev-meeting", "met today", ""),
        ("joint-press-conference", "eeas-transcript-reprint", "here today in Astana", "astana"),
    ],
)
def test_words_that_nobody_can_date_are_kept(event: str, source: str, words: str, place: str) -> None:
    row = ROWS[event, source]
    assert (row["date_verbatim"], row["date_edtf"], row["place_id"]) == (words, "", place)
    assert row["note"]


@pytest.mark.parametrize("source", ["interfax-memorandum-reprint", "mining-magazine-memorandum"])
def test_the_memorandum_was_signed_in_sharm_el_sheikh_as_others_say(source: str) -> None:
    row = ROWS["raw-materials-memorandum-signed", source]
    assert (row["date_edtf"], row["place_id"]) == ("", "sharm-el-sheikh")
    assert row["note"].startswith("Used for the place")
    assert EVENTS["raw-materials-memorandum-signed"]["place_id"] == "sharm-el-sheikh"
    assert SAID["raw-materials-memorandum-signed"]["place_id"] == ""


@pytest.mark.parametrize(
    ("event", "source"),
    [
        ("raw-materials-memorandum-signed", "calea-europeana-von-der-leyen"),
        ("raw-materials-memorandum-signed", "globalfactor-strategic-partnership"),
        ("raw-materials-memorandum-signed", "confagricoltura-napoli-memorandum"),
        ("thirtieth-anniversary", "jjtv-anniversary"),
        ("thirtieth-anniversary", "astana-times-gala-concert"),
        ("epca-in-force", "ep-mission-report-copy"),
        *((event, "eeas-visit-advisory-reprint") for event, source in ROWS if source == "eeas-visit-advisory-reprint"),
    ],
)
def test_a_year_that_the_page_does_not_print_is_said_to_be_read_from_the_context(event: str, source: str) -> None:
    assert "read from the context" in ROWS[event, source]["note"]


@pytest.mark.parametrize("event", sorted({event for event, source in ROWS if source == "eeas-visit-advisory-reprint"}))
def test_the_advisory_is_a_plan(event: str) -> None:
    assert ROWS[event, "eeas-visit-advisory-reprint"]["note"].startswith("A plan")


def test_the_day_of_the_meeting_with_the_minister_is_a_plan_of_that_day() -> None:
    assert ROWS["borrell-tileuberdi-meeting", "agenzia-nova-borrell-trade"]["note"].startswith("A plan of that day")


def test_that_the_elections_are_those_of_20_november_is_said_to_be_inferred() -> None:
    others = [ROWS["upcoming-elections", source] for source in witnesses("upcoming-elections") - {ARTICLE}]
    assert len(others) == 9
    assert all("inferred from the dates" in row["note"] for row in others)


@pytest.mark.parametrize(
    ("source", "event", "edtf", "reason"),
    [
        ("astana-calling-anniversary", "diplomatic-relations-begun", "1996-XX-XX", "Not credible beside the others"),
        ("confagricoltura-napoli-memorandum", "raw-materials-memorandum-signed", "2022-10-07", "An evident slip of the month"),
        ("enow-relations", "diplomatic-relations-begun", "1992-XX-XX", "Not credible beside the others"),
    ],
)
def test_dissent_is_kept_with_its_reason(source: str, event: str, edtf: str, reason: str) -> None:
    row = ROWS[event, source]
    assert (row["rank"], row["date_edtf"], row["agreement"]) == ("deprecated", edtf, "disjoint")
    assert row["note"].startswith(reason)


def test_no_other_date_is_held_to_be_wrong() -> None:
    assert sum(row["rank"] == "deprecated" for row in ROWS.values()) == 3


@pytest.mark.parametrize(
    ("origin", "sources"),
    [
        (
            "Akorda readout of Tokayev's meeting with Borrell",
            {
                "caravan-tokayev-meeting",
                "sputnik-tokayev-meeting",
                "turkic-world-tokayev-meeting",
                "vestnik-kavkaza-tokayev-meeting",
            },
        ),
        (
            "joint statement of Borrell and Tileuberdi on 30 years of relations",
            {"agenzia-nova-joint-statement", "astana-times-joint-statement"},
        ),
    ],
)
def test_pages_that_carry_one_document_have_one_origin(origin: str, sources: set[str]) -> None:
    assert {source for source, row in SOURCES.items() if row["origin"] == origin} == sources


def test_other_origins_are_each_a_document_of_its_own() -> None:
    origins = [row["origin"] for row in SOURCES.values() if row["origin"]]
    assert len(origins) - len(set(origins)) == 4


def test_the_memorandum_was_signed_by_von_der_leyen_and_smailov_as_others_say() -> None:
    signed = {(actor, source) for _, actor, role, source in PARTS if role == "signatory"}
    assert {actor for actor, _ in signed} == {"ursula-von-der-leyen", "alikhan-smailov"}
    assert ARTICLE not in {source for _, source in signed}


def test_signatories_that_a_page_has_second_hand_are_said_to_be_so() -> None:
    told = [row for (_, _, role, source), row in PARTS.items() if (role, source) == ("signatory", "turkic-world-tokayev-meeting")]
    assert len(told) == 2
    assert all(row["note"].startswith("Second-hand") for row in told)


def test_borrell_was_to_chair_the_ministerial_and_norov_to_host_it() -> None:
    assert {
        key[1:]: row["note"] for key, row in PARTS.items() if key[0] == "eu-central-asia-ministerial" and key[3] != ARTICLE
    } == {
        ("josep-borrell", "chair", "agenzia-nova-borrell-trade"): "A plan of that day.",
        ("vladimir-norov", "host", "agenzia-nova-borrell-trade"): "A plan of that day.",
        ("vladimir-norov", "host", "ieu-monitoring-ministerial-reprint"): "",
    }


def test_only_borrell_is_known_to_have_spoken_at_the_connectivity_conference() -> None:
    assert {actor for event, actor, role, _ in PARTS if (event, role) == (SAMARKAND[1], "speaker")} == {"josep-borrell"}


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
