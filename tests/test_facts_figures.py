"""Numbers, titles and names, read by hand, one a test. A failure means that a fact changed: read it again first."""

from conftest import every_row, table
from facts import ACTORS, FIGURES, SOURCES, period

NINE_MONTHS = ("2022-01-01", "2022-09-30")


B = 1_000_000_000


@every_row(
    "measure, unit, values",
    [
        ("areas-of-cooperation", "areas", {29}),
        ("eu-foreign-investment-total", "USD", {160 * B}),
        ("eu-investment-over-thirty-years", "USD", {76 * B, 77 * B, 160 * B}),
        ("eu-rank-among-foreign-investors-in-kazakhstan", "rank", {1}),
        ("eu-rank-among-kazakh-trading-partners", "rank", {1}),
        ("eu-share-of-all-investment", "percent", {50}),
        ("eu-share-of-foreign-investment", "percent", {60}),
        ("eu-share-of-kazakh-foreign-trade", "percent", {30, 33}),
        ("kazakh-rank-among-eu-trading-partners-in-central-asia", "rank", {1}),
        ("number-of-the-ministerial-meeting", "ordinal", {18}),
        ("number-of-the-official-visit", "ordinal", {1}),
        ("number-of-the-visit", "ordinal", {1}),
        ("trade-growth", "per-mille", {184, 276, 380, 420, 430}),
        ("trade-growth-in-euros", "per-mille", {760}),
        ("trade-turnover", "USD", {n * B // 10 for n in (208, 260, 295, 350, 399, 400)}),
        ("trade-turnover-in-euros", "EUR", {32 * B}),
        ("years-of-diplomatic-relations", "years", {30}),
    ],
)
def test_a_measure_has_one_unit_and_these_values_are_there(
    measure: str, unit: str, values: set[int]
) -> None:
    rows = [row for row in FIGURES.values() if row["measure"] == measure]
    assert {row["unit"] for row in rows} == {unit}
    assert {int(row["value"]) for row in rows} >= values


@every_row(
    "name, words, value, qualifier",
    [
        ("epca-areas-by-jankauskas", "29 different areas", "29", ""),
        ("epca-areas-by-kazakh-ministry", "29 areas of cooperation", "29", ""),
        ("epca-areas-by-vassilenko-article", "29 areas of interaction", "29", ""),
        ("epca-areas-el-kz", "29 spheres of engagement", "29", ""),
        ("epca-areas-eximtutor", "29 areas of cooperation", "29", ""),
        ("epca-areas-in-joint-statement", "29 vaste aree di cooperazione", "29", ""),
        ("epca-areas-new-york-globe", "29 areas", "29", ""),
        ("foreign-investment-total-by-vassilenko", "has invested $160 billion", "160000000000", ""),
        ("foreign-investment-total-gala-concert", "total foreign direct investment of $160 billion", "160000000000", ""),
        ("investment-over-thirty-years-jjtv", "exceeded US$160 billion", "160000000000", "more-than"),
        ("investment-over-thirty-years-by-jankauskas", "almost US$77 billion", "77000000000", "almost"),
        ("investment-over-thirty-years-by-jankauskas-turanews", "почти 76 млрд долларов", "76000000000", "almost"),
        ("foreign-investment-share-by-borrell-transcript", "60% of the stock of capital invested", "60", ""),
        ("foreign-investment-share-by-von-der-leyen-globalfactor", "60 % of foreign direct investment", "60", ""),
        ("foreign-investment-share-by-von-der-leyen-interfax", "60% of the stock", "60", ""),
        ("all-investment-share-by-jankauskas", "about a half, or 50 percent", "50", "about"),
        ("kazakh-trade-share-by-smailov", "30% of the country's foreign trade volume", "30", ""),
        ("kazakh-trade-share-by-smailov-kursiv", "30% of the country's external trade", "30", ""),
        ("kazakh-trade-share-by-vassilenko", "approximately 30 percent", "30", "about"),
        ("kazakh-trade-share-jjtv", "one third", "33", "about"),
        ("kazakh-trade-share-turanews", "30% внешнего товарооборота", "30", ""),
        ("kazakh-trade-rank-by-borrell-agreement", "der bei weitem größte Handelspartner", "1", ""),
        ("kazakh-trade-rank-by-michel", "biggest trading partner in Central Asia", "1", ""),
        ("kazakh-trade-rank-council", "main trade partner", "1", ""),
        ("eu-investor-rank-by-von-der-leyen-interfax", "by far the largest foreign investor", "1", ""),
        ("ministerial-number-in-communique", "18th", "18", ""),
        ("trade-growth-by-vassilenko", "exceeded the 2021 figure by 27.6 percent", "276", ""),
        ("trade-turnover-by-vassilenko", "reaching $40 billion", "40000000000", ""),
        ("trade-turnover-by-jankauskas", "превысил 32 млрд евро", "32000000000", "more-than"),
        ("trade-growth-by-jankauskas", "вырос сразу на 76%", "760", ""),
    ],
)  # fmt: skip
def test_the_words_of_a_number_and_what_they_mean(
    name: str, words: str, value: str, qualifier: str
) -> None:
    row = FIGURES[name]
    assert (row["value_verbatim"], row["value"], row["qualifier"]) == (words, value, qualifier)


@every_row(
    "names, words, bounds",
    [
        ("trade-turnover-astana-times trade-growth-astana-times", "", ("2022-01-01", "2022-12-31")),
        ("trade-turnover-by-vassilenko trade-growth-by-vassilenko", "In 2022", ("2022-01-01", "2022-12-31")),
        ("trade-turnover-gala-concert", "In 2022", ("2022-01-01", "2022-12-31")),
        ("trade-turnover-kursiv trade-growth-kursiv", "Over the first nine months this year", ("2022-01-01", "2022-09-30")),
        ("trade-turnover-by-jankauskas trade-growth-by-jankauskas", "за 10 месяцев 2022 года", ("2022-01-01", "2022-10-31")),
        ("trade-turnover-jjtv trade-growth-jjtv", "this year", ("2022-01-01", "")),
        ("investment-over-thirty-years-jjtv", "over the three decades", ("1993-01-01", "2023-12-31")),
        ("investment-over-thirty-years-by-jankauskas", "in 30 years of our cooperation", ("1993-01-01", "2023-12-31")),
        ("all-investment-share-by-jankauskas", "in 30 years of our cooperation", ("1993-01-01", "2023-12-31")),
        ("investment-over-thirty-years-by-jankauskas-turanews", "за 30 лет", ("1993-01-01", "2023-12-31")),
    ],
)  # fmt: skip
def test_the_period_of_a_number(names: str, words: str, bounds: tuple[str, str]) -> None:
    for name in names.split():
        assert (FIGURES[name]["period_verbatim"], period(name)) == (words, bounds)
        assert FIGURES[name]["note"] or FIGURES[name]["period_rule"] != "curated"


def test_the_other_figure_for_trade_in_the_same_months_is_beside_the_article() -> None:
    same = [
        name
        for name, row in FIGURES.items()
        if row["measure"] == "trade-turnover" and period(name) == NINE_MONTHS
    ]
    assert {"trade-turnover-by-tileuberdi", "trade-turnover-kursiv"} <= set(same)


@every_row("name", ["trade-turnover-by-tileuberdi", "trade-growth-by-tileuberdi"])
def test_the_note_of_a_trade_figure_gives_what_fits_it_beside_what_does_not(name: str) -> None:
    assert "for the same months" in FIGURES[name]["note"]
    assert "fits it" in FIGURES[name]["note"]


@every_row(
    "name, event",
    [
        ("foreign-investment-share-by-von-der-leyen-globalfactor", ""),
        ("foreign-investment-share-by-von-der-leyen-interfax", "raw-materials-memorandum-signed"),
    ],
)
def test_one_page_has_von_der_leyen_give_the_share_at_the_signing_and_one_does_not_say_where(
    name: str, event: str
) -> None:
    row = FIGURES[name]
    assert (row["actor_id"], row["event_id"], row["said_at_event_id"]) == (
        "ursula-von-der-leyen",
        "",
        event,
    )


def test_a_sentence_of_the_reporter_has_no_speaker() -> None:
    assert FIGURES["foreign-investment-total-by-vassilenko"]["actor_id"] == ""
    assert "is not quoted" in FIGURES["foreign-investment-total-by-vassilenko"]["note"]


def test_the_transcript_and_the_article_have_the_share_from_one_speech() -> None:
    row = FIGURES["foreign-investment-share-by-borrell-transcript"]
    assert (row["event_id"], row["said_at_event_id"]) == ("", "joint-press-conference")


def test_a_title_in_brackets_is_a_translation() -> None:
    titles = {source: row["language"] for source, row in SOURCES.items() if "[" in row["title"]}
    assert "en" not in titles.values()
    assert (
        titles.items()
        >= {
            "caravan-tokayev-meeting": "ru",
            "daz-thirty-years": "de",
            "europe-hr-cooperation-council": "hr",
            "turanews-jankauskas": "ru",
        }.items()
    )


def test_the_search_page_has_its_language_and_its_address() -> None:
    assert SOURCES["enow-relations"]["language"] == "en"
    assert SOURCES["enow-relations"]["url"].startswith("https://enow.com/")


def test_wikidata_ids_are_those_that_were_checked() -> None:
    assert {
        actor: row["wikidata_id"] for actor, row in ACTORS.items() if row["wikidata_id"]
    }.items() >= {
        "alikhan-smailov": "Q56825894",
        "european-union": "Q458",
        "josep-borrell": "Q312901",
        "kassym-jomart-tokayev": "Q200881",
        "kazakhstan": "Q232",
        "mukhtar-tileuberdi": "Q70254110",
        "ursula-von-der-leyen": "Q60772",
    }.items()


def test_the_places_are_cities() -> None:
    assert {row["place_id"]: row["place_type"] for row in table("places")}.items() >= {
        "astana": "city",
        "samarkand": "city",
        "sharm-el-sheikh": "city",
    }.items()
