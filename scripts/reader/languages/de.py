"""German."""

from . import FILLER, Table
from .inflection import LAST_DAY, endings


def forms(stems: str) -> str:
    """The adjectives of the stems with the endings of the cases."""
    return endings(stems, "e en er es em")


DAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag")
PARTS_OF_DAY = "früh morgen vormittag mittag nachmittag abend nacht".split()
NUMBERS = (
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn zwanzig"
).split()

TABLE = Table(
    words={
        "month": {
            1: "jänner jän jänners januars",
            2: "feber februars",
            3: "mrz",
            6: "jun",
            7: "jul",
            9: "sept",
        },
        "weekday": {5: "sonnabend"}
        | {
            number: " ".join(
                ["sonnabend"] * (number == 5)
                + [day + part for day in days.split() for part in PARTS_OF_DAY]
            )
            for number, days in enumerate(DAYS)
        },
        "a": {1: "ein eine einem einen einer eines"},
        "number": dict(enumerate(NUMBERS, 2))
        | {
            25: "fünfundzwanzig",
            30: "dreißig dreissig",
            40: "vierzig",
            50: "fünfzig",
            100: "hundert",
        },
        "ordinal": {
            number: forms(word)
            for number, word in enumerate(
                "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft "
                "dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst "
                "einundzwanzigst".split(),
                1,
            )
        },
        "unit": {
            "day": "tag tages tags",
            "week": "woche",
            "month": "monat monats monates",
            "quarter": "quartal quartals vierteljahr vierteljahres",
            "half": "halbjahr halbjahres jahreshälfte",
            "year": "jahr jahres jahrs",
            "decade": "jahrzehnt jahrzehnts jahrzehntes dekade",
        },
        "units": {
            "day": "tage tagen",
            "week": "wochen",
            "month": "monate monaten",
            "quarter": "quartale quartalen",
            "year": "jahre jahren",
            "decade": "jahrzehnte jahrzehnten",
        },
        "halves": {"half": "hälfte"},  # of a stated date: alone it is that of a game
        "century": {"century": "jahrhundert jahrhunderts jahrhunderte jahrhunderten jh jhd jhdt"},
        "weekend": {"weekend": "wochenende wochenendes"},
        "decade": {
            10 * tens: f"{word}er"
            for tens, word in enumerate(
                "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), 2
            )
        },
        "rel": {
            0: forms("dies laufend aktuell heurig derzeitig"),
            -1: forms("letzt vergangen vorig abgelaufen"),
            1: forms("nächst kommend"),
        },
        "penult": {-1: forms("vorletzt vorvergangen"), 1: forms("übernächst")},
        "pointer": {
            0: forms("selb gleich jen"),
            1: forms("folgend darauffolgend drauffolgend"),
            -1: forms("vorangegangen vorhergehend"),
        },
        "moved": {-1: "zuvor davor vorher früher", 1: "später danach darauf"},
        "today": {
            0: f"heute {forms('heutig')}",
            -1: f"gestern {forms('gestrig')}",
            1: f"morgen {forms('morgig')}",
            -2: "vorgestern",
            2: "übermorgen",
        },
        "daypart": {
            0: "früh vormittag mittag nachmittag abend nacht mitternacht morgens vormittags "
            "mittags "
            "nachmittags abends nachts"
        },
        "part": {
            0: "anfang anfangs beginn frühen frühe",
            1: "mitte",
            2: "ende späten späte",
        },
        "season": {
            3: "frühling frühlings frühjahr frühjahrs",
            6: "sommer sommers",
            9: "herbst herbsts herbstes",
            12: "winter winters",
        },
        "holiday": {
            (12, 24): "heiligabend",
            (12, 25): "weihnachten",
            (12, 26): "stephanstag stefanitag",
            (12, 31): "silvester",
            (1, 1): "neujahr neujahrstag",
            (11, 1): "allerheiligen",
        },
        "about": {0: "fast beinahe knapp", 1: "um circa ca zirka etwa ungefähr rund gegen"},
        "within": {0: "innerhalb binnen"},
        "since": {0: "seit"},
        "until": {0: "bis"},
        "bounded": {1: "frühestens", -1: "spätestens"},
        "before": {-1: "vor"},
        "after": {1: "nach"},
        "opening": {0: "ab"},
        "and": {0: "und sowie &"},
        "or": {0: "oder bzw beziehungsweise"},
        "between": {0: "zwischen"},
        "for": {0: "für", 1: f"{forms('ganz gesamt')}"},
        "prep": {"in": "in"},
        "from": {0: "von vom"},
        "on": {0: "an"},
        FILLER: {
            0: "am im zum zur beim ins zu während auf anno",
            1: "der die das den dem des",
            2: "erst schon noch genau nur auch , s",
        },
        # words that change a date and that no rule reads
        "not": {0: f"nicht nie niemals {forms('kein')} außer ausser statt anstatt"},
        "style": {
            0: endings(
                "islamisch jüdisch hebräisch persisch julianisch koptisch muslimisch",
                "e en er es em",
            )
        },
        "each": {0: f"{forms('jed')} jeweils alljährlich jährlich meist üblicherweise"},
        "doubt": {0: "vielleicht wohl vermutlich wahrscheinlich möglicherweise eventuell"},
        "loosely": {0: "kurz lange lang bald unmittelbar gut"},
        "compared": {0: "über"},
        "counted": {0: "vorabend jahrestag"},
    },
    idioms={
        "heute": "heute|gestern|vorgestern morgen; heutigen|heutiger tag|tage|tages",
        "daypart=0": "am|diesen|jeden|guten|selben morgen",
        "rel=0 daypart=0": "diesen morgen",
        "pointer=1 unit=day": "nächsten|nächster|nächstes tag|tages|morgen|abend|nacht",
        "pointer=0 unit=day": "diesem|diesen|dieses tag|tage|tages",
        "pointer=-1 unit=day": "vortag|vortages",
        "gestern": "gestrigen|gestriger tag|tage|tages",
        "morgen": "morgigen|morgiger tag|tage|tages",
        "rel=0 unit=year": "heuer; d j",
        "rel=-1 unit=year": "v j; vorjahr|vorjahres|vorjahrs",
        "rel=0 unit=month": "d m",
        "rel=-1 unit=month": "v m; vormonat|vormonats",
        "rel=-1 unit=week": "vorwoche",
        "part=0 unit=year": "jahresbeginn|jahresanfang|jahresanfangs",
        "part=1 unit=year": "jahresmitte",
        "part=2 unit=year": "jahresende|jahresendes|jahresschluss",
        "part=0 unit=month": "monatsbeginn|monatsanfang",
        "part=1 unit=month": "monatsmitte",
        "part=2 unit=month": "monatsende",
        "part=0 unit=week": "wochenbeginn|wochenanfang",
        "part=1 unit=week": "wochenmitte",
        "part=0 season=6": "frühsommer",
        "part=1 season=6": "hochsommer",
        "part=2 season=6": "spätsommer",
        "part=0 season=9": "frühherbst",
        "part=2 season=9": "spätherbst",
        "share=0": "im lauf|laufe|verlauf|verlaufe; größter|großer|grosser teil|teile",
        "rest=0": "rest",
        "bounded=1": "nicht vor; nicht früher|eher als",
        "bounded=-1": "nicht nach; nicht später als",
        "bis": "bis zu|zum|zur|in|ins|an|hin",
        "not=0": "bis auf; mit ausnahme von|vom|des|der; an stelle von|des|der",
        "spätestens": "bis spätestens; spätestens bis",
        "noun=jetzt": "von jetzt an",
        "weihnachten": "ersten|erster weihnachtstag|weihnachtsfeiertag",
        "stephanstag": "zweiten|zweiter weihnachtstag|weihnachtsfeiertag",
        "heiligabend": "heiligen|heiliger abend",
        "era=0": "v chr; vor christus|christi",
        "": "n chr; nach christus|christi; über das|die|den|dem",
        "compared=0": "mehr|weniger|länger|früher|später|eher als",
        "counted=0": "nacht auf|zu|zum",
        "style=0": "alten|neuen stils",
    },
    local="ostern|pfingsten|karfreitag|gründonnerstag|ostersonntag|ostermontag|karsamstag|fronleichnam; "
    "pfingstsonntag|pfingstmontag|fasching|karneval|aschermittwoch|rosenmontag|muttertag; "
    "christi himmelfahrt; "
    "allerseelen|advent|thanksgiving|ramadan|nationalfeiertag",
    order=(
        *LAST_DAY,
        "decade units=year -> decade",
        "decade unit=year -> decade",
        "unit=month month -> month",
        "penult=-1 unit -> unit before=-1 rel=-1",
        "penult=-1 weekday -> weekday before=-1 rel=-1",
        "penult=1 unit -> unit after=1 rel=1",
        "penult=1 weekday -> weekday after=1 rel=1",
        "weekday today=1 -> weekday",
        "rel unit=year season -> season rel unit",
        "within rel=0 unit -> rel unit",
        "before count units -> count units sign=-1",
        "before about count units -> about count units sign=-1",
        "weekday count units sign -> count units sign weekday",
        "today count units sign -> count units sign today",
        "ordinal halves * -> ordinal unit<halves *",
        "opening * -> * onward=0",
        "from * on -> * onward=0",
        "from ->",
        "on ->",
    ),
    stops={
        f"{word}.": word
        for word in "sept mrz jun jul jän ca jh jhd jhdt d j m v n chr bzw nr st dr prof mag mio mrd".split()
    },
    measures="menschen personen leute frauen männer kinder schüler studenten mitarbeiter mitglieder teilnehmer "
    "besucher zuschauer fans einwohner haushalte betriebe unternehmen wohnungen betten zimmer "
    "stimmen "
    "unterschriften flüchtlinge soldaten arbeitsplätze arbeitslose beschäftigte fahrzeuge autos "
    "tiere karten "
    "punkte euro mark franken dollar lire schilling prozent millionen milliarden mio mrd tonnen "
    "liter "
    "kilometer kilometern meter metern höhenmeter höhenmetern hektar quadratmeter m km kg ha t "
    "seiten stunden "
    "mal stück exemplare",
    labels="nr nummer artikel art seite paragraf platz",
    ahead="wird werden will wollen soll sollen möchte möchten dürfte dürften plant planen beabsichtigt "
    "findet finden beginnt beginnen startet starten lädt laden gastiert spielt spielen trifft "
    "treffen tagt tagen stimmt stimmen entscheidet entscheiden referiert liest folgt folgen endet",
    over="worden gewesen war waren wurde wurden hatte hatten hat haben habe kam kamen ging gingen stand standen gab gaben "
    "fand fanden begann begannen starb starben lag lagen blieb blieben nahm nahmen sprach sprachen "
    "fiel "
    "fielen trat traten zog zogen schloss verlor verloren gewann gewannen erhielt erhielten ließ "
    "ließen "
    "lief liefen schlug brach brachte brachten konnte konnten musste mussten stieg stiegen sank "
    "sanken "
    "*ierte *ierten *elte *elten *igte *igten *erte *erten *ärte *führte *führten *machte *machten "
    "*setzte "
    "*setzten *legte *legten *sagte *sagten *stellte *stellten *tete *teten",
    dotted=True,
    nth=r"\.(?![0-9])",
    decade=r"-?er(?:n|-?jahren?)?\b",
    clock=r"[0-9]{1,2}(?:[.:][0-9]{2})?(?:\s?-\s?[0-9]{1,2}(?:[.:][0-9]{2})?)?\s?uhr\b",
)
