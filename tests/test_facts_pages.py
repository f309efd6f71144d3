"""What other pages say of the events of the article, read by hand, one a test. A failure means that a fact changed: read it again first."""

import pytest
from facts import ARTICLE, EVENTS, PARTS, ROWS, SAID, SOURCES, witnesses

SAMARKAND = ("eu-central-asia-ministerial", "eu-central-asia-connectivity-conference")

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
