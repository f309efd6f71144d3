"""What more pages say of the events of the article, read by hand. A failure means that a fact changed: read the page's row again first."""

from conftest import every_row
from facts import FIGURES, PARTS, ROWS, SOURCES, parts, witnesses

ARTICLE = "astana-times-borrell-visit"
SAMARKAND = ("eu-central-asia-ministerial", "eu-central-asia-connectivity-conference")


@every_row(
    "event, source, words, rule, edtf",
    [
        ("diplomatic-relations-begun", "pauline-hakala-visit", "le 2 février 1993", "month-day", "1993-02-02"),
        ("diplomatic-relations-begun", "kazakh-tv-new-strategy", "in 1993", "year", "1993-XX-XX"),
        ("diplomatic-relations-begun", "kazakh-tv-cooperation-committee", "24 years ago", "curated", "1993-XX-XX"),
        ("diplomatic-relations-begun", "kazinform-central-asian-culture", "30th anniversary", "event-offset", "1993-XX-XX"),
        ("diplomatic-relations-begun", "eias-memorandum", "the early 1990s", "part", "[1990-01-01..1993-12-31]"),
        ("epca-in-force", "eias-memorandum", "on 1 March 2020", "month-day", "2020-03-01"),
        ("epca-in-force", "ozardiplo-council-readout", "on 1 March 2020", "month-day", "2020-03-01"),
        ("epca-in-force", "eureporter-cooperation-council", "op 1 maart 2020", "month-day", "2020-03-01"),
        ("epca-in-force", "daz-parliament-delegation", "am 1. März 2020", "month-day", "2020-03-01"),
        ("epca-in-force", "kazakhstan-news-gazette-council", "in March 2020", "month", "2020-03-XX"),
        ("epca-in-force", "eureporter-thirty-years", "in 2020", "year", "2020-XX-XX"),
        ("raw-materials-memorandum-signed", "eias-memorandum", "on 7 November 2022", "month-day", "2022-11-07"),
        ("raw-materials-memorandum-signed", "eunews-memorandum", "(7 novembre)", "month-day", "2022-11-07"),
        ("raw-materials-memorandum-signed", "newsline-lithium", "On November 7", "curated", "2022-11-07"),
        ("raw-materials-memorandum-signed", "global-eye-memorandum", "Lunedì 7 novembre", "curated", "2022-11-07"),
        ("raw-materials-memorandum-signed", "covidnews-memorandum", "on Monday, November 7", "curated", "2022-11-07"),
        ("raw-materials-memorandum-signed", "anews-memorandum", "on Monday", "curated", "[..2022-11-07]"),
        ("raw-materials-memorandum-signed", "azernews-michel-remarks", "to be signed soon", "curated", "[2022-10-27..]"),
        ("raw-materials-memorandum-signed", "sputnik-partnership-effective", "In early November", "part", "[2022-11-01..2022-11-10]"),
        ("raw-materials-memorandum-signed", "the-heralder-concert", "last November", "curated", "2022-11-XX"),
        ("raw-materials-memorandum-signed", "jjtv-roadmap", "last year", "related-unit", "2022-XX-XX"),
        ("raw-materials-memorandum-signed", "agenzia-nova-joint-statement-2", "recentemente firmato", "curated", "[..2023-02-02]"),
        ("borrell-visit", "news360-borrell-trip", "inizia mercoledì", "curated", "2022-11-16/.."),
        ("borrell-visit", "responsible-statecraft-eurasianet", "On November 17-18", "range", "[2022-11-17..2022-11-18]"),
        ("borrell-visit", "eeas-eu-com-samarkand", "on 17 & 19 Nov", "curated", "[2022-11-17..2022-11-19]"),
        ("borrell-tokayev-meeting", "news360-borrell-trip", "giovedì", "weekday", "2022-11-17"),
        ("borrell-tokayev-meeting", "la-prensa-latina-efe", "", "edtf", "[..2022-11-17]"),
        ("borrell-tileuberdi-meeting", "la-prensa-latina-efe", "", "edtf", "[..2022-11-17]"),
        ("eu-central-asia-ministerial", "astana-times-samarkand-proposals", "on Nov. 17", "month-day", "2022-11-17"),
        ("eu-central-asia-ministerial", "la-prensa-latina-efe", "on Thursday", "weekday", "2022-11-17"),
        ("eu-central-asia-ministerial", "news360-borrell-trip", "Lo stesso giorno", "related-unit", "2022-11-17"),
        ("eu-central-asia-ministerial", "kazinform-ministerial-delegation", "", "edtf", "[..2022-11-18]"),
        ("eu-central-asia-ministerial", "silkway-news-ministerial", "в ноябре 2022 года", "month", "2022-11-XX"),
        ("eu-central-asia-connectivity-conference", "ankasam-conference", "On November 18, 2022", "month-day", "2022-11-18"),
        ("eu-central-asia-connectivity-conference", "visit-uzbekistan-conference", "در 18 نوامبر 2022", "curated", "2022-11-18"),
        ("eu-central-asia-connectivity-conference", "news360-borrell-trip", "Venerdì", "weekday", "2022-11-18"),
        ("eu-central-asia-connectivity-conference", "azernews-michel-remarks", "in November", "month", "2022-11-XX"),
        ("eu-central-asia-connectivity-conference", "silkway-news-ministerial", "в рамках министерской встречи", "within-event", "2022-11-XX"),
        ("eu-central-asia-connectivity-conference", "vestnik-kavkaza-borrell-samarkand", "in the next weeks", "curated", "[2022-11-05..]"),
        ("eu-central-asia-connectivity-conference", "european-partners-dushanbe", "in the course of 2022", "curated", "2022-XX-XX"),
        ("upcoming-elections", "rferl-toqaev-winner", "of a November 20 presidential election", "curated", "2022-11-20"),
        ("upcoming-elections", "rferl-election-date", "November 20 as the date", "curated", "2022-11-20"),
        ("upcoming-elections", "kazakhstan-news-gazette-exit-poll", "on November 20", "curated", "2022-11-20"),
        ("upcoming-elections", "azernews-election-address", "for November 20, 2022", "month-day", "2022-11-20"),
        ("upcoming-elections", "diplomatic-insight-president-address", "on 20 November", "month-day", "2022-11-20"),
        ("upcoming-elections", "qazaqtv-election", "on November 20", "month-day", "2022-11-20"),
        ("upcoming-elections", "kazinform-observers-accredited", "on November 20, 2022", "month-day", "2022-11-20"),
        ("upcoming-elections", "agenzia-nova-election-eve", "di domenica 20 novembre", "month-day", "2022-11-20"),
        ("upcoming-elections", "trend-election-day", "for November 20", "month-day", "2022-11-20"),
        ("upcoming-elections", "sco-observer-results", "from 17 to 20 November, 2022", "range", "[2022-11-17..2022-11-20]"),
        ("thirtieth-anniversary", "the-heralder-concert", "on Feb. 2", "curated", "2023-02-02"),
        ("thirtieth-anniversary", "qazmonitor-anniversary", "in 2023", "year", "2023-XX-XX"),
        ("thirtieth-anniversary", "kazinform-central-asian-culture", "This year", "related-unit", "2023-XX-XX"),
        ("thirtieth-anniversary", "energy-charter-exhibition", "On 26 September 2022", "month-day", "2022-09-26"),
    ],
)  # fmt: skip
def test_the_words_of_a_page_and_what_they_mean(
    event: str, source: str, words: str, rule: str, edtf: str
) -> None:
    row = ROWS[event, source]
    assert (row["date_verbatim"], row["date_rule"], row["date_edtf"]) == (words, rule, edtf)
    assert row["rank"] == "normal"


@every_row("event", SAMARKAND)
def test_one_range_was_announced_for_both_meetings_in_samarkand(event: str) -> None:
    row = ROWS[event, "darakchi-samarkand-announcement"]
    assert (row["date_verbatim"], row["date_edtf"], row["date_extent"]) == (
        "17-18 ноября этого года",
        "[2022-11-17..2022-11-18]",
        "within",
    )
    assert row["place_id"] == "samarkand"


@every_row(
    "event, source, edtf, reason",
    [
        ("epca-in-force", "kazinform-euractiv-roundtable", "2019-03-01", "An evident slip of the year"),
        ("thirtieth-anniversary", "kazinform-vassilenko-briefing", "2024-XX-XX", "An evident slip of the year"),
        ("diplomatic-relations-begun", "staffusa-relations", "1992-XX-XX", "Not credible beside the others"),
        ("borrell-visit", "orda-borrell-second-visit", "2019-XX-XX", "An evident misreading"),
    ],
)  # fmt: skip
def test_dissent_is_kept_with_its_reason(event: str, source: str, edtf: str, reason: str) -> None:
    row = ROWS[event, source]
    assert (row["rank"], row["date_edtf"]) == ("deprecated", edtf)
    assert row["note"].startswith(reason)


@every_row(
    "event, source, words, place",
    [
        ("raw-materials-memorandum-signed", "table-media-memorandum", "gestern", "sharm-el-sheikh"),
        ("eu-central-asia-connectivity-conference", "eudevdays-panel", "later this year", ""),
        ("joint-press-conference", "frontier-post-transcript", "here today in Astana", "astana"),
        ("diplomatic-relations-begun", "energy-charter-exhibition", "30th anniversary", ""),
        ("epca-in-force", "daz-parliament-consent", "seit dem 1. Mai 2016", ""),
    ],
)
def test_words_that_do_not_date_the_event_are_kept_without_a_date(
    event: str, source: str, words: str, place: str
) -> None:
    row = ROWS[event, source]
    assert (row["date_verbatim"], row["date_edtf"], row["rank"], row["place_id"]) == (
        words,
        "",
        "normal",
        place,
    )
    assert row["note"]


def test_provisional_application_is_not_the_entry_into_force() -> None:
    assert "provisional application" in ROWS["epca-in-force", "daz-parliament-consent"]["note"]


@every_row(
    "event, source",
    [
        ("eu-central-asia-connectivity-conference", "azernews-michel-remarks"),
        ("raw-materials-memorandum-signed", "azernews-michel-remarks"),
        ("eu-central-asia-connectivity-conference", "ankasam-conference"),
        ("epca-in-force", "eureporter-cooperation-council"),
        ("epca-in-force", "daz-wider-cooperation"),
        ("epca-in-force", "eiz-niedersachsen-agreement"),
        ("thirtieth-anniversary", "el-kz-anniversary"),
        ("upcoming-elections", "astana-times-election-decree"),
        ("upcoming-elections", "devdiscourse-odihr-mission"),
        ("upcoming-elections", "devdiscourse-snap-election-called"),
        ("upcoming-elections", "taiwan-news-election-eve"),
        *(
            (event, "news360-borrell-trip")
            for event, source in ROWS
            if source == "news360-borrell-trip"
        ),
    ],
)
def test_what_a_page_announces_is_said_to_be_a_plan(event: str, source: str) -> None:
    assert ROWS[event, source]["note"].startswith("A plan")


@every_row(
    "event, source",
    [
        ("borrell-tileuberdi-meeting", "la-prensa-latina-efe"),
        ("borrell-tokayev-meeting", "la-prensa-latina-efe"),
        ("eu-central-asia-ministerial", "la-prensa-latina-efe"),
        ("raw-materials-memorandum-signed", "anews-memorandum"),
        ("borrell-visit", "responsible-statecraft-eurasianet"),
        ("borrell-visit", "eeas-eu-com-samarkand"),
        ("upcoming-elections", "sco-observer-results"),
        ("thirtieth-anniversary", "energy-charter-exhibition"),
        ("thirtieth-anniversary", "daz-thirty-years"),
        ("thirtieth-anniversary", "jjtv-anniversary"),
        ("diplomatic-relations-begun", "daz-thirty-years"),
        ("diplomatic-relations-begun", "eeas-transcript-reprint"),
        ("raw-materials-memorandum-signed", "astana-times-joint-statement"),
        ("borrell-tokayev-meeting", "kt-mfa-borrell-meeting"),
        ("borrell-tileuberdi-meeting", "kt-mfa-borrell-meeting"),
        ("political-reforms", "silkwaytv-devigne"),
    ],
)
def test_what_is_inferred_is_said_to_be(event: str, source: str) -> None:
    assert ROWS[event, source]["note"].startswith("An inference")


@every_row(
    "event, source, place",
    [
        ("raw-materials-memorandum-signed", "eunews-memorandum", "sharm-el-sheikh"),
        ("raw-materials-memorandum-signed", "global-eye-memorandum", ""),
        ("raw-materials-memorandum-signed", "globalfactor-strategic-partnership", "sharm-el-sheikh"),
        ("raw-materials-memorandum-signed", "anews-memorandum", ""),
        ("borrell-tileuberdi-meeting", "la-prensa-latina-efe", "astana"),
        ("eu-central-asia-ministerial", "astana-times-samarkand-proposals", "samarkand"),
        ("eu-central-asia-connectivity-conference", "ankasam-conference", "samarkand"),
    ],
)  # fmt: skip
def test_the_place_is_the_city_that_the_page_names(event: str, source: str, place: str) -> None:
    assert ROWS[event, source]["place_id"] == place


@every_row(
    "same",
    [
        ("ozardiplo-council-readout", "council-eu-readout-reprint"),
        ("eureporter-cooperation-council", "europe-hr-cooperation-council"),
        ("eureporter-thirty-years", "new-york-globe-thirty-years"),
        ("frontier-post-transcript", "eeas-transcript-reprint"),
        ("azernews-michel-remarks", "michel-remarks-reprint"),
        ("staffusa-relations", "enow-relations"),
        ("agenzia-nova-joint-statement-2", "agenzia-nova-joint-statement"),
        ("global-eye-memorandum", "covidnews-memorandum"),
        ("azernews-election-address", "diplomatic-insight-president-address"),
        ("astana-times-samarkand-proposals", "kazinform-ministerial-delegation"),
        ("calea-europeana-von-der-leyen", "commission-memorandum-release-reprint"),
        ("confagricoltura-napoli-memorandum", "commission-memorandum-release-reprint"),
        ("anews-memorandum", "manager-magazin-memorandum"),
    ],
)
def test_pages_that_carry_one_document_have_one_origin(same: tuple[str, str]) -> None:
    origins = {SOURCES[source]["origin"] for source in same}
    assert len(origins) == 1
    assert "" not in origins


@every_row(
    "name, words, value, unit, qualifier, actor",
    [
        ("trade-turnover-by-tokayev", "amounted to $ 40 billion", "40000000000", "USD", "", "kassym-jomart-tokayev"),
        ("kazakh-trade-share-by-tokayev", "more than 40% of our foreign trade", "40", "percent", "more-than", "kassym-jomart-tokayev"),
        ("trade-turnover-kazpress", "около 40 миллиардов долларов", "40000000000", "USD", "about", ""),
        ("epca-areas-by-vassilenko-kazinform", "29 as defined in the agreement", "29", "areas", "", "vassilenko"),
        ("epca-areas-kazinform-roundtable", "29 areas", "29", "areas", "", ""),
        ("epca-areas-kazakhstan-news-gazette", "29 promising areas", "29", "areas", "", ""),
        ("epca-areas-kazakh-tv", "29 areas of new enhanced partnership", "29", "areas", "", ""),
        ("epca-areas-eureporter", "29 specific areas", "29", "areas", "", ""),
        ("epca-areas-by-devigne", "29 areas of cooperation", "29", "areas", "", ""),
        ("ministerial-number-silkway", "", "18", "ordinal", "", ""),
        ("kazakh-trade-rank-by-michel-azernews", "biggest trading partner in Central Asia", "1", "rank", "", "charles-michel"),
    ],
)  # fmt: skip
def test_a_number_of_a_page(
    name: str, words: str, value: str, unit: str, qualifier: str, actor: str
) -> None:
    row = FIGURES[name]
    assert (
        row["value_verbatim"],
        row["value"],
        row["unit"],
        row["qualifier"],
        row["actor_id"],
    ) == (
        words,
        value,
        unit,
        qualifier,
        actor,
    )


def test_tokayev_gives_the_trade_of_the_year_before_his_speech() -> None:
    row = FIGURES["trade-turnover-by-tokayev"]
    assert (row["period_verbatim"], row["period_earliest"], row["period_latest"]) == (
        "Last year",
        "2022-01-01",
        "2022-12-31",
    )


def test_a_period_whose_year_is_not_known_is_empty() -> None:
    row = FIGURES["trade-turnover-kazpress"]
    assert (row["period_edtf"], row["period_earliest"], row["period_latest"]) == ("", "", "")
    assert "year of the page is not known" in row["note"]


def test_the_share_of_foreign_trade_is_its_own_measure() -> None:
    assert FIGURES["kazakh-trade-share-by-tokayev"]["measure"] == "eu-share-of-kazakh-foreign-trade"


@every_row("source", ["anews-memorandum", "eunews-memorandum", "sputnik-partnership-effective"])
def test_the_memorandum_was_signed_by_von_der_leyen_and_smailov(source: str) -> None:
    assert parts("raw-materials-memorandum-signed", "signatory", source) == {
        "ursula-von-der-leyen",
        "alikhan-smailov",
    }


def test_borrell_chaired_the_ministerial_as_a_report_after_it_says() -> None:
    row = PARTS["eu-central-asia-ministerial", "josep-borrell", "chair", "la-prensa-latina-efe"]
    assert row["note"] == "He co-chaired the meeting."


@every_row("source", ["astana-times-samarkand-proposals", "kazinform-ministerial-delegation"])
def test_borrell_and_tileuberdi_took_part_in_the_ministerial(source: str) -> None:
    assert parts("eu-central-asia-ministerial", "participant", source) == {
        "josep-borrell",
        "mukhtar-tileuberdi",
    }


def test_tokayev_won_the_election() -> None:
    assert parts("upcoming-elections", "winner", "rferl-toqaev-winner") == {"kassym-jomart-tokayev"}


def test_that_the_elections_are_those_of_20_november_is_said_to_be_inferred() -> None:
    others = [
        ROWS["upcoming-elections", source] for source in witnesses("upcoming-elections") - {ARTICLE}
    ]
    assert all("inferred from the dates" in row["note"] for row in others)
    assert all(row["date_latest"] == "2022-11-20" for row in others)


@every_row(
    "source, published, note",
    [
        ("news360-borrell-trip", "2022-11-16", "read from the address"),
        ("responsible-statecraft-eurasianet", "2022-11-28", "read from the address"),
        ("kazinform-euractiv-roundtable", "2020-11-27", "from the record"),
        ("jjtv-roadmap", "2023-05-22", "from the record"),
        ("trend-election-day", "2022-11-20", "from the record"),
        ("la-prensa-latina-efe", "2022-11-17", "dateline"),
        ("vestnik-kavkaza-borrell-samarkand", "2022-11-05", "read from the context"),
    ],
)
def test_a_day_of_a_page_that_it_does_not_print_is_said_to_be_from_elsewhere(
    source: str, published: str, note: str
) -> None:
    row = SOURCES[source]
    assert row["published_edtf"] == published
    assert note in row["note"]


@every_row(
    "source, published",
    [
        ("azernews-michel-remarks", "2022-10-27"),
        ("kazakhstan-news-gazette-council", "2020-02-25"),
        ("anews-memorandum", "2022-11-07"),
        ("sputnik-partnership-effective", "2023-05-19"),
        ("qazmonitor-anniversary", "2022-12-30"),
        ("kazinform-central-asian-culture", "2023-01-19"),
        ("qazaqtv-election", "2022-09-22"),
        ("kazinform-observers-accredited", "2022-10-17"),
    ],
)
def test_the_day_that_a_page_prints(source: str, published: str) -> None:
    assert SOURCES[source]["published_edtf"] == published


@every_row(
    "event, words",
    [("borrell-tokayev-meeting", "During the visit"), ("borrell-tileuberdi-meeting", "")],
)
def test_a_meeting_in_a_visit_of_a_month_is_in_that_month(event: str, words: str) -> None:
    row = ROWS[event, "kt-mfa-borrell-meeting"]
    assert (row["date_verbatim"], row["date_edtf"], row["date_extent"]) == (
        words,
        "2022-11-XX",
        "within",
    )


@every_row(
    "source, words",
    [("silkwaytv-devigne", "on the 16th of March")],
)
def test_a_step_of_the_reforms_does_not_date_them(source: str, words: str) -> None:
    row = ROWS["political-reforms", source]
    assert (row["date_verbatim"], row["date_edtf"], row["rank"]) == (words, "", "normal")


def test_the_advisory_names_no_city_for_the_meetings_in_kazakhstan() -> None:
    events = ("borrell-tokayev-meeting", "borrell-tileuberdi-meeting", "joint-press-conference")
    assert {ROWS[event, "eeas-visit-advisory-reprint"]["place_id"] for event in events} == {""}
