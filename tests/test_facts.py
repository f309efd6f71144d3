"""The facts of the article, read by hand from its text, one a test. A failure means that a fact changed: read it again first."""

from conftest import table

ARTICLE = "astana-times-borrell-visit"
EVENTS = {row["event_id"]: row for row in table("events")}
SAID = {row["event_id"]: row for row in table("attestations") if row["source_id"] == ARTICLE}
FIGURES = {row["figure_id"]: row for row in table("figures") if row["source_id"] == ARTICLE}
RELATIONS = {(row["event_id"], row["relation"], row["related_event_id"]) for row in table("event_relations")}
ACTORS = {row["actor_id"]: row for row in table("actors")}
PARTS = table("event_actors")
SOURCES = {row["source_id"]: row for row in table("sources")}


def date(event: str) -> tuple[str, str, str]:
    return EVENTS[event]["date_verbatim"], EVENTS[event]["date_earliest"], EVENTS[event]["date_latest"]


def best(event: str) -> tuple[str, str]:
    return EVENTS[event]["best_earliest"], EVENTS[event]["best_latest"]


def figure(name: str) -> tuple[str, str, str, str]:
    return tuple(FIGURES[name][column] for column in ("value", "unit", "qualifier", "actor_id"))


def test_the_article_is_dated_to_november_2022_and_to_no_day() -> None:
    assert SOURCES[ARTICLE]["published_edtf"] == "2022-11-XX"


def test_the_article_reports_eleven_events() -> None:
    assert len(EVENTS) == 11


def test_the_agreement_has_been_in_force_since_march_2020() -> None:
    assert date("epca-in-force") == ("in March 2020", "2020-03-01", "2020-03-31")


def test_the_memorandum_was_signed_early_in_the_month_of_the_speech() -> None:
    assert date("raw-materials-memorandum-signed") == ("early this month", "2022-11-01", "2022-11-10")


def test_the_words_of_the_memorandum_are_counted_from_the_day_they_were_spoken() -> None:
    said = SAID["raw-materials-memorandum-signed"]
    assert (said["anchor_type"], said["anchor_date"], said["paragraph"]) == ("speech", "2022-11-17", "4")


def test_the_press_conference_was_on_17_november_in_astana() -> None:
    assert date("joint-press-conference") == ("on Nov. 17", "2022-11-17", "2022-11-17")
    assert EVENTS["joint-press-conference"]["place_id"] == "astana"


def test_the_president_was_met_earlier_on_the_day_of_the_press_conference() -> None:
    assert date("borrell-tokayev-meeting") == ("Earlier in the day", "2022-11-17", "2022-11-17")
    assert ("borrell-tokayev-meeting", "before", "joint-press-conference") in RELATIONS


def test_the_minister_was_met_as_part_of_the_visit() -> None:
    assert ("borrell-tileuberdi-meeting", "part-of", "borrell-visit") in RELATIONS


def test_the_visit_comes_ahead_of_both_meetings_in_samarkand_and_has_no_first_day() -> None:
    assert date("borrell-visit") == ("ahead of", "", "2022-11-18")
    for event in ("eu-central-asia-ministerial", "eu-central-asia-connectivity-conference"):
        assert ("borrell-visit", "before", event) in RELATIONS


def test_one_range_stands_for_both_meetings_in_samarkand() -> None:
    for event in ("eu-central-asia-ministerial", "eu-central-asia-connectivity-conference"):
        assert date(event) == ("on Nov. 17-18", "2022-11-17", "2022-11-18")
        assert EVENTS[event]["date_edtf"] == "2022-11-17/2022-11-18"
        assert EVENTS[event]["place_id"] == "samarkand"


def test_the_elections_lie_ahead_of_the_speech_with_no_last_day() -> None:
    assert date("upcoming-elections") == ("The upcoming elections", "2022-11-17", "")
    assert EVENTS["upcoming-elections"]["status"] == "upcoming"


def test_the_anniversary_is_in_the_year_after_the_article() -> None:
    assert date("thirtieth-anniversary") == ("next year", "2023-01-01", "2023-12-31")
    assert SAID["thirtieth-anniversary"]["anchor_type"] == "publication"


def test_relations_began_thirty_years_before_the_anniversary() -> None:
    assert date("diplomatic-relations-begun") == ("30 years of diplomatic relations", "1993-01-01", "1993-12-31")
    assert ("thirtieth-anniversary", "commemorates", "diplomatic-relations-begun") in RELATIONS
    assert figure("relations-years-by-tileuberdi") == ("30", "years", "", "mukhtar-tileuberdi")


def test_borrell_gives_the_eu_60_percent_of_foreign_direct_investment() -> None:
    assert figure("foreign-investment-share-by-borrell") == ("60", "percent", "", "josep-borrell")


def test_tileuberdi_gives_more_than_160_billion_dollars_of_investment() -> None:
    assert figure("foreign-investment-total-by-tileuberdi") == ("160000000000", "USD", "more-than", "mukhtar-tileuberdi")


def test_tileuberdi_gives_trade_of_29_5_billion_dollars_over_nine_months() -> None:
    assert figure("trade-turnover-by-tileuberdi") == ("29500000000", "USD", "", "mukhtar-tileuberdi")
    assert FIGURES["trade-turnover-by-tileuberdi"]["period_edtf"] == "2022-01/2022-09"


def test_tileuberdi_gives_growth_of_42_percent_over_the_same_months() -> None:
    assert figure("trade-growth-by-tileuberdi") == ("42", "percent", "", "mukhtar-tileuberdi")
    assert FIGURES["trade-growth-by-tileuberdi"]["period_edtf"] == "2022-01/2022-09"


def test_the_agreement_covers_29_areas() -> None:
    assert figure("epca-areas-by-tileuberdi") == ("29", "areas", "", "mukhtar-tileuberdi")


def test_the_article_gives_six_figures() -> None:
    assert len(FIGURES) == 6


# What the other sources add: hand-checked against the evidence.


def test_the_best_known_dates() -> None:
    assert {event: best(event) for event in EVENTS} == {
        "diplomatic-relations-begun": ("1993-02-02", "1993-02-02"),
        "epca-in-force": ("2020-03-01", "2020-03-01"),
        "raw-materials-memorandum-signed": ("2022-11-07", "2022-11-07"),
        "borrell-visit": ("2022-11-16", "2022-11-17"),
        "borrell-tokayev-meeting": ("2022-11-17", "2022-11-17"),
        "borrell-tileuberdi-meeting": ("2022-11-17", "2022-11-17"),
        "joint-press-conference": ("2022-11-17", "2022-11-17"),
        "eu-central-asia-ministerial": ("2022-11-17", "2022-11-17"),
        "eu-central-asia-connectivity-conference": ("2022-11-18", "2022-11-18"),
        "upcoming-elections": ("2022-11-20", "2022-11-20"),
        "thirtieth-anniversary": ("2023-02-02", "2023-02-02"),
    }


def test_the_memorandum_was_signed_by_von_der_leyen_and_smailov_as_others_say() -> None:
    signed = {(p["actor_id"], p["source_id"]) for p in PARTS if p["role"] == "signatory"}
    assert {actor for actor, _ in signed} == {"ursula-von-der-leyen", "alikhan-smailov"}
    assert ARTICLE not in {source for _, source in signed}


def test_the_memorandum_was_signed_in_sharm_el_sheikh_as_others_say() -> None:
    assert EVENTS["raw-materials-memorandum-signed"]["place_id"] == "sharm-el-sheikh"
    assert SAID["raw-materials-memorandum-signed"]["place_id"] == ""


def test_dissent_is_kept_with_its_reason() -> None:
    wrong = {row["source_id"]: row for row in table("attestations") if row["rank"] == "deprecated"}
    assert {source: row["date_edtf"] for source, row in wrong.items()} == {
        "astana-calling-anniversary": "1996-XX-XX",
        "confagricoltura-napoli-memorandum": "2022-10-07",
        "enow-relations": "1992-XX-XX",
    }
    assert all(row["note"] and row["agreement"] == "disjoint" for row in wrong.values())


def test_the_other_figure_for_trade_in_the_same_months_stands_beside_the_article() -> None:
    same = [row for row in table("figures") if row["period_edtf"] == "2022-01/2022-09" and row["measure"] == "trade-turnover"]
    assert {(row["source_id"], row["value"]) for row in same} == {
        (ARTICLE, "29500000000"),
        ("kursiv-von-der-leyen", "20800000000"),
    }


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
