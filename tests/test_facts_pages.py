"""What other pages say of the events of the article, read by hand. A failure means that a fact changed: read it again first."""

from conftest import every_row
from facts import PARTS, ROWS, SOURCES, events_of, parts, said_by, witnesses

ARTICLE = "astana-times-borrell-visit"
EVENTS, SAID = events_of(ARTICLE), said_by(ARTICLE)
SAMARKAND = ("eu-central-asia-ministerial", "eu-central-asia-connectivity-conference")

# What the other pages add.


@every_row(
    "event, edtf, source",
    [
        ("diplomatic-relations-begun", "1993-02-02", "kt-mfa-borrell-meeting"),
        ("epca-in-force", "2020-03-01", "council-eu-readout-reprint"),
        ("global-gateway-strategy", "2021-12-01", "kun-uz-samarkand-announcement"),
        ("raw-materials-memorandum-signed", "2022-11-07", "commission-memorandum-release-reprint"),
        ("borrell-visit", "2022-11-16/2022-11-17", "eeas-visit-advisory-reprint"),
        ("borrell-tokayev-meeting", "2022-11-17", "sputnik-tokayev-meeting"),
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


def test_the_events_are_in_the_order_in_which_they_happened() -> None:
    order = list(EVENTS)
    first = [
        "diplomatic-relations-begun",
        "epca-in-force",
        "global-gateway-strategy",
        "raw-materials-memorandum-signed",
    ]
    assert order[:5] == [*first, "borrell-visit"]
    assert set(order[5:7]) == {
        "borrell-tileuberdi-meeting",
        "borrell-tokayev-meeting",
    }  # which came first is not recorded
    assert order[7:12] == [
        "joint-press-conference",
        *SAMARKAND,
        "upcoming-elections",
        "thirtieth-anniversary",
    ]
    assert order[12:] == ["political-reforms"]  # no date


@every_row(
    "event, source, words, rule, edtf",
    [
        ("epca-in-force", "eiz-niedersachsen-agreement", "Am kommenden Sonntag (1. März)", "stated-twice", "2020-03-01"),
        ("epca-in-force", "daz-wider-cooperation", "im März", "month", "2020-03-XX"),
        ("epca-in-force", "new-york-globe-thirty-years", "in 2020", "year", "2020-XX-XX"),
        ("epca-in-force", "astana-times-gala-concert", "in March 2020", "month", "2020-03-XX"),
        ("raw-materials-memorandum-signed", "commission-memorandum-release-reprint", "yesterday", "day-word", "2022-11-07"),
        ("raw-materials-memorandum-signed", "manager-magazin-memorandum", "am Montag", "curated", "[2022-11-07,2022-11-14]"),
        ("raw-materials-memorandum-signed", "vestnik-kavkaza-tokayev-meeting", "on Nov. 7", "month-day", "2022-11-07"),
        ("raw-materials-memorandum-signed", "astana-times-joint-statement", "on Nov. 7", "month-day", "2022-11-07"),
        ("raw-materials-memorandum-signed", "eeas-transcript-reprint", "early this month", "part", "[2022-11-01..2022-11-10]"),
        ("borrell-visit", "vestnik-kavkaza-mfa-briefing", "on November 16-17", "range", "2022-11-16/2022-11-17"),
        ("borrell-tileuberdi-meeting", "agenzia-nova-borrell-trade", "oggi", "day-word", "2022-11-17"),
        ("borrell-tileuberdi-meeting", "eeas-visit-advisory-reprint", "", "edtf", "[2022-11-16..2022-11-17]"),
        ("borrell-tileuberdi-meeting", "vestnik-kavkaza-mfa-briefing", "", "within-event", "[2022-11-16..2022-11-17]"),
        ("borrell-tokayev-meeting", "agenzia-nova-borrell-trade", "oggi", "day-word", "2022-11-17"),
        ("borrell-tokayev-meeting", "eeas-visit-advisory-reprint", "", "edtf", "[2022-11-16..2022-11-17]"),
        ("borrell-tokayev-meeting", "vestnik-kavkaza-tokayev-meeting", "on Thursday", "weekday", "2022-11-17"),
        ("borrell-tokayev-meeting", "sputnik-tokayev-meeting", "on Thursday", "weekday", "2022-11-17"),
        ("joint-press-conference", "eeas-visit-advisory-reprint", "on 17 November", "curated", "2022-11-17"),
        ("eu-central-asia-ministerial", "eeas-visit-advisory-reprint", "on 17 November", "curated", "2022-11-17"),
        ("eu-central-asia-ministerial", "agenzia-nova-borrell-trade", "Sempre oggi", "day-word", "2022-11-17"),
        ("eu-central-asia-connectivity-conference", "eeas-visit-advisory-reprint", "On 18 November", "curated", "2022-11-18"),
        ("eu-central-asia-connectivity-conference", "michel-remarks-reprint", "in November", "month", "2022-11-XX"),
        ("upcoming-elections", "astana-times-election-decree", "on Nov. 20, 2022", "month-day", "2022-11-20"),
        ("upcoming-elections", "devdiscourse-snap-election-called", "for Nov.20", "month-day", "2022-11-20"),
        ("upcoming-elections", "taiwan-news-election-eve", "on Sunday", "weekday", "2022-11-20"),
        ("upcoming-elections", "wion-election-day", "on Sunday (November 20)", "month-day", "2022-11-20"),
        ("upcoming-elections", "vestnik-kavkaza-election-day", "Today", "day-word", "2022-11-20"),
        ("upcoming-elections", "peoples-daily-snap-election", "Nov. 20, 2022", "month-day", "2022-11-20"),
        ("thirtieth-anniversary", "astana-times-joint-statement", "on Feb. 2", "month-day", "2023-02-02"),
        ("thirtieth-anniversary", "agenzia-nova-joint-statement", "Oggi", "day-word", "2023-02-02"),
        ("thirtieth-anniversary", "daz-thirty-years", "Am heutigen Donnerstag", "curated", "2023-02-02"),
        ("thirtieth-anniversary", "el-kz-anniversary", "(2 February)", "month-day", "2023-02-02"),
        ("thirtieth-anniversary", "astana-times-gala-concert", "on February 2", "curated", "2023-02-02"),
        ("thirtieth-anniversary", "eeas-transcript-reprint", "next February", "related-month", "2023-02-XX"),
        ("diplomatic-relations-begun", "daz-thirty-years", "vom 2. Februar 1993", "month-day", "1993-02-02"),
        ("diplomatic-relations-begun", "astana-times-joint-statement", "since 1993", "curated", "1993-XX-XX"),
        ("diplomatic-relations-begun", "astana-times-gala-concert", "in 1993", "year", "1993-XX-XX"),
        ("diplomatic-relations-begun", "kt-mfa-borrell-meeting", "(2 February 1993)", "month-day", "1993-02-02"),
        ("diplomatic-relations-begun", "kazinform-devigne-interview", "on February 2, 1993", "month-day", "1993-02-02"),
        ("diplomatic-relations-begun", "astana-times-anniversary-later", "marked on Feb. 2", "curated", "1993-02-02"),
        ("diplomatic-relations-begun", "astana-calling-anniversary", "in 1996", "year", "1996-XX-XX"),
        ("diplomatic-relations-begun", "enow-relations", "in 1992", "year", "1992-XX-XX"),
        ("epca-in-force", "council-eu-readout-reprint", "on 1 March 2020", "month-day", "2020-03-01"),
        ("epca-in-force", "tdmi-cooperation-committee", "on 1 March 2020", "month-day", "2020-03-01"),
        ("epca-in-force", "ep-mission-report-copy", "on 1 March", "month-day", "2020-03-01"),
        ("epca-in-force", "europe-hr-cooperation-council", "1. ožujka 2020.", "curated", "2020-03-01"),
        ("epca-in-force", "agenzia-nova-joint-statement", "nel 2020", "year", "2020-XX-XX"),
        ("epca-in-force", "eximtutor-vassilenko-briefing", "in March 2020", "month", "2020-03-XX"),
        ("global-gateway-strategy", "kun-uz-samarkand-announcement", "on December 1, 2021", "month-day", "2021-12-01"),
        ("global-gateway-strategy", "nca-samarkand-announcement", "on 1 December 2021", "month-day", "2021-12-01"),
        ("raw-materials-memorandum-signed", "azernews-memorandum", "on November 7, 2022", "month-day", "2022-11-07"),
        ("raw-materials-memorandum-signed", "calea-europeana-von-der-leyen", "luni, 7 noiembrie", "curated", "2022-11-07"),
        ("raw-materials-memorandum-signed", "globalfactor-strategic-partnership", "on Monday (7 November)", "curated", "2022-11-07"),
        ("raw-materials-memorandum-signed", "confagricoltura-napoli-memorandum", "Il 7 ottobre", "curated", "2022-10-07"),
        ("raw-materials-memorandum-signed", "interfax-memorandum-reprint", "on Monday", "curated", "[..2022-11-07]"),
        ("raw-materials-memorandum-signed", "new-york-globe-thirty-years", "last year", "related-unit", "2022-XX-XX"),
        ("raw-materials-memorandum-signed", "el-kz-anniversary", "recently signed", "curated", "[..2023-01-24]"),
        ("raw-materials-memorandum-signed", "kazinform-strategic-partnership", "", "edtf", "[..2022-11-08]"),
        ("raw-materials-memorandum-signed", "kursiv-von-der-leyen", "", "edtf", "[..2022-11-08]"),
        ("borrell-visit", "eeas-visit-advisory-reprint", "on 16 to 17 November", "curated", "2022-11-16/2022-11-17"),
        ("borrell-visit", "sputnik-visit-announcement", "on 16 to 17 November", "range", "2022-11-16/2022-11-17"),
        ("borrell-visit", "sputnik-tokayev-meeting", "from November 16-17", "range", "2022-11-16/2022-11-17"),
        ("borrell-visit", "agenzia-nova-borrell-trade", "(16-17 novembre)", "range", "2022-11-16/2022-11-17"),
        ("borrell-visit", "kt-mfa-borrell-meeting", "On November 2022", "month", "2022-11-XX"),
        ("borrell-visit", "eximtutor-vassilenko-briefing", "in November", "month", "2022-11-XX"),
        ("borrell-tokayev-meeting", "caravan-tokayev-meeting", "", "edtf", "[..2022-11-17]"),
        ("borrell-tokayev-meeting", "eeas-transcript-reprint", "today", "day-word", "2022-11-17"),
        ("eu-central-asia-ministerial", "eeas-ministerial-communique", "on 17 November 2022", "month-day", "2022-11-17"),
        ("eu-central-asia-ministerial", "nca-ministerial", "On 17 November 2022", "month-day", "2022-11-17"),
        ("eu-central-asia-ministerial", "ieu-monitoring-ministerial-reprint", "on 17 November", "month-day", "2022-11-17"),
        ("eu-central-asia-ministerial", "eeas-norov-press-conference", "of today", "day-word", "2022-11-17"),
        (SAMARKAND[0], "kun-uz-samarkand-announcement", "on November 17-18", "range", "[2022-11-17..2022-11-18]"),
        (SAMARKAND[1], "kun-uz-samarkand-announcement", "on November 17-18", "range", "[2022-11-17..2022-11-18]"),
        (SAMARKAND[0], "nca-samarkand-announcement", "On 17-18 November 2022", "range", "[2022-11-17..2022-11-18]"),
        (SAMARKAND[1], "nca-samarkand-announcement", "On 17-18 November 2022", "range", "[2022-11-17..2022-11-18]"),
        (SAMARKAND[1], "eeas-connectivity-declaration", "on 18 November 2022", "month-day", "2022-11-18"),
        (SAMARKAND[1], "diplomatic-insight-connectivity-conference", "on 18 November 2022", "month-day", "2022-11-18"),
        (SAMARKAND[1], "erasmus-uz-connectivity-conference", "November 18, 2022", "month-day", "2022-11-18"),
        (SAMARKAND[1], "sputnik-visit-announcement", "On 18 November", "month-day", "2022-11-18"),
        (SAMARKAND[1], "uzbek-embassy-norov-briefing", "Today", "day-word", "2022-11-18"),
        ("upcoming-elections", "kazinform-election-results", "on November 20, 2022", "month-day", "2022-11-20"),
        ("upcoming-elections", "devdiscourse-odihr-mission", "for the November 20 presidential election", "curated", "2022-11-20"),
        ("upcoming-elections", "sco-observer-statement", "from 17 November to 20 November 2022", "range", "[2022-11-17..2022-11-20]"),
        ("thirtieth-anniversary", "jjtv-anniversary", "On February 2", "curated", "2023-02-02"),
        ("thirtieth-anniversary", "eximtutor-vassilenko-briefing", "this year", "related-unit", "2023-XX-XX"),
        ("thirtieth-anniversary", "astana-times-trade-of-the-year", "this year", "curated", "2023-XX-XX"),
        ("diplomatic-relations-begun", "eeas-transcript-reprint", "will reach 30 years next February", "event-anniversary", "1993-02-XX"),
    ],
)  # fmt: skip
def test_the_words_of_a_page_and_what_they_mean(
    event: str, source: str, words: str, rule: str, edtf: str
) -> None:
    row = ROWS[event, source]
    assert (row["date_verbatim"], row["date_rule"], row["date_edtf"]) == (words, rule, edtf)


def test_words_that_no_rule_reads_say_how_they_were_read() -> None:
    assert all(row["note"] for row in ROWS.values() if row["date_rule"] == "curated")


@every_row(
    "event, source",
    [
        ("upcoming-elections", "taiwan-news-election-eve"),
        *((event, "kun-uz-samarkand-announcement") for event in SAMARKAND),
    ],
)
def test_words_told_before_a_nearer_day_of_the_past_needed_a_direction(
    event: str, source: str
) -> None:
    assert ROWS[event, source]["date_direction"] == "future"


@every_row(
    "event, source, words, place",
    [
        ("borrell-tokayev-meeting", "turkic-world-tokayev-meeting", "has met today", ""),
        ("joint-press-conference", "eeas-transcript-reprint", "here today in Astana", "astana"),
    ],
)
def test_words_that_nobody_can_date_are_kept(
    event: str, source: str, words: str, place: str
) -> None:
    row = ROWS[event, source]
    assert (row["date_verbatim"], row["date_edtf"], row["place_id"]) == (words, "", place)
    assert row["note"]


@every_row("source", ["interfax-memorandum-reprint", "mining-magazine-memorandum"])
def test_the_memorandum_was_signed_in_sharm_el_sheikh_as_others_say(source: str) -> None:
    assert ROWS["raw-materials-memorandum-signed", source]["place_id"] == "sharm-el-sheikh"
    assert EVENTS["raw-materials-memorandum-signed"]["place_id"] == "sharm-el-sheikh"
    assert SAID["raw-materials-memorandum-signed"]["place_id"] == ""


@every_row(
    "event, source",
    [
        ("raw-materials-memorandum-signed", "calea-europeana-von-der-leyen"),
        ("raw-materials-memorandum-signed", "globalfactor-strategic-partnership"),
        ("raw-materials-memorandum-signed", "confagricoltura-napoli-memorandum"),
        ("thirtieth-anniversary", "jjtv-anniversary"),
        ("thirtieth-anniversary", "astana-times-gala-concert"),
        ("epca-in-force", "ep-mission-report-copy"),
        ("raw-materials-memorandum-signed", "interfax-memorandum-reprint"),
        ("raw-materials-memorandum-signed", "vestnik-kavkaza-tokayev-meeting"),
        ("borrell-tokayev-meeting", "vestnik-kavkaza-tokayev-meeting"),
        ("upcoming-elections", "vestnik-kavkaza-election-day"),
        *(
            (event, "eeas-visit-advisory-reprint")
            for event, source in ROWS
            if source == "eeas-visit-advisory-reprint"
        ),
    ],
)
def test_a_year_that_the_page_does_not_print_is_said_to_be_read_from_the_context(
    event: str, source: str
) -> None:
    assert "read from the context" in ROWS[event, source]["note"]


@every_row(
    "event", sorted({event for event, source in ROWS if source == "eeas-visit-advisory-reprint"})
)
def test_the_advisory_is_a_plan(event: str) -> None:
    assert ROWS[event, "eeas-visit-advisory-reprint"]["note"].startswith("A plan")


def test_the_day_of_the_meeting_with_the_minister_is_a_plan_of_that_day() -> None:
    assert ROWS["borrell-tileuberdi-meeting", "agenzia-nova-borrell-trade"]["note"].startswith(
        "A plan of that day"
    )


def test_that_the_elections_are_those_of_20_november_is_said_to_be_inferred() -> None:
    others = [
        ROWS["upcoming-elections", source] for source in witnesses("upcoming-elections") - {ARTICLE}
    ]
    assert all("inferred from the dates" in row["note"] for row in others)


@every_row(
    "source, event, edtf, reason",
    [
        ("astana-calling-anniversary", "diplomatic-relations-begun", "1996-XX-XX", "Not credible beside the others"),
        ("confagricoltura-napoli-memorandum", "raw-materials-memorandum-signed", "2022-10-07", "An evident slip of the month"),
        ("enow-relations", "diplomatic-relations-begun", "1992-XX-XX", "Not credible beside the others"),
    ],
)  # fmt: skip
def test_dissent_is_kept_with_its_reason(source: str, event: str, edtf: str, reason: str) -> None:
    row = ROWS[event, source]
    assert (row["rank"], row["date_edtf"], row["agreement"]) == ("deprecated", edtf, "disjoint")
    assert row["note"].startswith(reason)


def test_a_date_that_is_held_to_be_wrong_has_its_reason() -> None:
    assert all(
        row["note"]
        for (event, _), row in ROWS.items()
        if event in EVENTS and row["rank"] == "deprecated"
    )


@every_row(
    "origin, sources",
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
        (
            "EEAS advisory on Borrell's visit to Kazakhstan and Uzbekistan",
            {
                "eeas-visit-advisory-reprint",
                "sputnik-visit-announcement",
                "agenzia-nova-borrell-trade",
            },
        ),
        (
            "Uzbek agency text on the Samarkand meetings of November 2022",
            {"kun-uz-samarkand-announcement", "nca-samarkand-announcement"},
        ),
    ],
)
def test_pages_that_carry_one_document_have_one_origin(origin: str, sources: set[str]) -> None:
    assert {source for source, row in SOURCES.items() if row["origin"] == origin} >= sources


def test_the_memorandum_was_signed_by_von_der_leyen_and_smailov_as_others_say() -> None:
    memorandum = "raw-materials-memorandum-signed"
    signed = {
        (actor, source)
        for event, actor, role, source in PARTS
        if (event, role) == (memorandum, "signatory")
    }
    assert {actor for actor, _ in signed} == {"ursula-von-der-leyen", "alikhan-smailov"}
    assert ARTICLE not in {source for _, source in signed}


def test_signatories_that_a_page_has_second_hand_are_said_to_be_so() -> None:
    told = [
        row
        for (_, _, role, source), row in PARTS.items()
        if (role, source) == ("signatory", "turkic-world-tokayev-meeting")
    ]
    assert len(told) == 2
    assert all(row["note"].startswith("Second-hand") for row in told)


@every_row(
    "event, actor, role, source",
    [
        (SAMARKAND[0], "josep-borrell", "chair", "agenzia-nova-borrell-trade"),
        (SAMARKAND[0], "vladimir-norov", "host", "agenzia-nova-borrell-trade"),
        (SAMARKAND[0], "josep-borrell", "chair", "eeas-visit-advisory-reprint"),
        (SAMARKAND[0], "vladimir-norov", "host", "eeas-visit-advisory-reprint"),
        (SAMARKAND[0], "josep-borrell", "chair", "sputnik-visit-announcement"),
        (SAMARKAND[1], "josep-borrell", "host", "eeas-visit-advisory-reprint"),
        (SAMARKAND[1], "josep-borrell", "host", "sputnik-visit-announcement"),
    ],
)
def test_a_planned_part_says_so(event: str, actor: str, role: str, source: str) -> None:
    assert PARTS[event, actor, role, source]["note"].startswith("A plan")


def test_borrell_chaired_the_ministerial_norov_was_the_host_and_opened_it() -> None:
    assert (
        "A report after the day"
        in PARTS[SAMARKAND[0], "josep-borrell", "chair", "ieu-monitoring-ministerial-reprint"][
            "note"
        ]
    )
    assert parts(SAMARKAND[0], "host", "ieu-monitoring-ministerial-reprint") == {"vladimir-norov"}
    assert parts(SAMARKAND[0], "speaker", "nca-ministerial") == {"vladimir-norov"}


STATES = {"kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan"}


@every_row(
    "event, source, others",
    [
        (SAMARKAND[0], "eeas-ministerial-communique", {"josep-borrell"}),
        (SAMARKAND[1], "eeas-connectivity-declaration", {"josep-borrell"}),
    ],
)
def test_the_five_states_took_part_by_their_ministers_or_deputies(
    event: str, source: str, others: set[str]
) -> None:
    assert parts(event, "participant", source) == STATES | others
    notes = {actor: PARTS[event, actor, "participant", source]["note"] for actor in STATES}
    assert {actor for actor, note in notes.items() if "deputy" in note} == {
        "kyrgyzstan",
        "turkmenistan",
    }


def test_borrell_and_mirziyoyev_spoke_at_the_connectivity_conference() -> None:
    assert parts(SAMARKAND[1], "speaker", "diplomatic-insight-connectivity-conference") == {
        "josep-borrell",
        "shavkat-mirziyoyev",
    }
    assert parts(SAMARKAND[1], "speaker", "eeas-connectivity-opening-remarks") == {"josep-borrell"}


@every_row(
    "source",
    ["sputnik-tokayev-meeting", "vestnik-kavkaza-tokayev-meeting", "kt-mfa-borrell-meeting"],
)
def test_borrell_and_tokayev_met_as_the_readouts_say(source: str) -> None:
    assert parts("borrell-tokayev-meeting", "participant", source) == {
        "josep-borrell",
        "kassym-jomart-tokayev",
    }


@every_row(
    "event, source, place",
    [
        *(
            (event, "sputnik-visit-announcement", "astana")
            for event in ("borrell-visit", "borrell-tileuberdi-meeting")
        ),
        ("borrell-tokayev-meeting", "sputnik-visit-announcement", "astana"),
        (SAMARKAND[0], "sputnik-visit-announcement", "samarkand"),
        (SAMARKAND[1], "diplomatic-insight-connectivity-conference", "samarkand"),
        (SAMARKAND[1], "eeas-connectivity-opening-remarks", "samarkand"),
        (SAMARKAND[1], "erasmus-uz-connectivity-conference", "samarkand"),
        (SAMARKAND[1], "uzbek-embassy-norov-briefing", "samarkand"),
    ],
)
def test_the_place_that_a_page_gives(event: str, source: str, place: str) -> None:
    assert ROWS[event, source]["place_id"] == place


@every_row(
    "source, edtf, words",
    [
        ("nca-samarkand-announcement", "2022-07-17", "the page prints 17 July 2022"),
        ("kursiv-von-der-leyen", "2022-11-08", "read from the address"),
        ("taiwan-news-election-eve", "2022-11-19", "from its record only"),
        ("vestnik-kavkaza-tokayev-meeting", "2022-11-17", "prints no year"),
    ],
)
def test_where_the_day_of_a_page_is_known_from(source: str, edtf: str, words: str) -> None:
    assert SOURCES[source]["published_edtf"] == edtf
    assert words in SOURCES[source]["note"]
