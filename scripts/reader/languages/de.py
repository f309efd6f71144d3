"""German."""

from . import FILLER, Table
from .inflection import LAST_DAY, WEEK_OF, endings


def forms(stems: str) -> str:
    """The adjectives of the stems with the endings of the cases."""
    return endings(stems, "e en er es em")


DAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag")
PARTS_OF_DAY = "früh morgen vormittag mittag nachmittag abend nacht".split()
NUMBERS = (
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn zwanzig"
).split()

OTHER_CALENDAR = "julianisch*|islamisch*|muslimisch*|jüdisch*|hebräisch*|persisch*|koptisch*|äthiopisch*|buddhistisch*"
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
            0: "anfang anfangs beginn frühen frühe frühes frühem",
            1: "mitte",
            2: "ende späten späte spätes spätem",
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
        "dating": {0: "datum datierung jahreszahl"},
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
        "frühestens": "allerfrühestens",
        "spätestens": "allerspätestens; bis spätestens; spätestens bis",
        "bis": "bis einschließlich|inklusive; bis zu|zum|zur|in|ins|an|hin",
        "noun=früher_als": "länger|früher|später|eher als",
        "noun=bis_auf": "bis auf",
        "noun=so_früh": "so früh",
        "noun=nacht_auf": "nacht auf|zu|zum",
        "noun=jetzt": "von jetzt an",
        "weihnachten": "ersten|erster weihnachtstag|weihnachtsfeiertag",
        "stephanstag": "zweiten|zweiter weihnachtstag|weihnachtsfeiertag",
        "heiligabend": "heiligen|heiliger abend",
        "": "n chr; nach christus|christi; über das|die|den|dem",
    },
    local="ostern|pfingsten|karfreitag|gründonnerstag|ostersonntag|ostermontag|karsamstag|"
    "fronleichnam; "
    "pfingstsonntag|pfingstmontag|fasching|karneval|aschermittwoch|rosenmontag|muttertag; "
    "christi himmelfahrt; "
    "allerseelen|advent|thanksgiving|ramadan|nationalfeiertag",
    in_front={
        "plain": "nicht nur|allein|bloß|zuletzt",
        "not": "hätte|hätten|wäre|wären ..; stimmt nicht dass|daß|, ...; "
        "stimmt nicht , dass|daß ...; falsch|unwahr|gelogen|unrichtig , dass|daß ...; "
        "legende|märchen|mythos , dass|daß ...; "
        "nicht|nie|niemals|kein*|keinesfalls|keineswegs|weder; weder .. noch; "
        "außer|ausser|statt|anstatt|anstelle|ausgenommen|ausschließlich; bis auf; mit ausnahme; "
        "an stelle; stil|stile|art|manier der|des|von?; hätte|hätten|wäre|wären; "
        "falsch*|irrig*|gefälscht*|fiktiv* datum|jahr|jahreszahl; "
        "falsch|irrtümlich|fälschlich*; "
        "rückdatiert|zurückdatiert|vordatiert; verlegt|verschoben|vertagt|vorgezogen @from; "
        "wäre|wären|hätte|hätten .. erst|schon",
        "negated": "nicht|nie|niemals|kein*|kaum|weder|niemand|nichts|nirgends|ohne .. @turned",
        "bound": "mindestens|wenigstens|höchstens|maximal|längstens; ante|post quem?; "
        "älter|jünger|länger|früher|später|eher|mehr|weniger als; "
        "so|ebenso früh|spät|alt wie; "
        "über|unter @bare; <|>|≤|≥|=; weit in; vorfeld; halbwegs zwischen; "
        "und|oder|bzw vor|nach; vor|nach|bis und|oder; vor|nach|bis und|oder am|im|zum",
        "counted": "vorabend|vortag|folgetag|jahrestag|gedenktag|nachgang|gefolge|vigil; "
        "nacht auf|zu|zum; morgen|abend|tag|tage vor|nach; kw|kalenderwoche NUM; "
        "woche|wochenende|wochenenden vom|von|ab|um|des|der @day; drittel|viertel|hälfte",
        "hedge": "kurz|lange|lang|bald|unmittelbar|gut|knapp|gleich|einige|wenige @bound; "
        "gut @year; "
        "c|fl|~|≈|±|ungefähr|annähernd|schätzungsweise|beiläufig; nahe @bare",
        "doubt": "andere|manche auf; "
        "soweit|soviel ich|man|wir|bekannt *? ...; gerüchten zufolge ...; "
        "dem vernehmen nach ...; es heißt , ...; "
        "wenn ich mich|wir nicht|recht irre|irren|entsinne|erinnere|täusche ...; "
        "wenn nicht alles täuscht|trügt ...; der legende|überlieferung|sage nach|zufolge ...; "
        "laut|nach der? legende|überlieferung|sage ...; "
        "vielleicht|wohl|vermutlich|wahrscheinlich|möglicherweise|eventuell|angeblich|mutmaßlich|"
        "womöglich|anscheinend|vorgeblich ,?; andere|manche|einige sagen|meinen|nennen ,?",
        "each": "montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonnabends|sonntags|"
        "werktags|wochentags; "
        "alle|jed* * UNIT; "
        "jed*|alle|sämtliche UNIT; "
        "jed*; "
        "jeweils|alljährlich|jährlich|meist|meistens|üblicherweise|gewöhnlich|normalerweise|"
        "traditionell|stets|immer @yearless; alle jahre; an allen",
        "calendar": "nach|laut dem? alten|altem|neuen|neuem|russischen|russischem stil|kalender|"
        "zeitrechnung ...; "
        "NUM vendémiaire|brumaire|frimaire|nivôse|pluviôse|ventôse|germinal|floréal|"
        "prairial|messidor|thermidor|fructidor|nisan|adar|tischri|tevet|ramadan|muharram; "
        f"{OTHER_CALENDAR} jahr|jahre|jahres|monat?; "
        f"{OTHER_CALENDAR} kalender*|zeitrechnung|ära ...; hidschra|hedschra|ah; "
        "geschäftsjahr*|wirtschaftsjahr*|fiskaljahr*|steuerjahr*|finanzjahr*|kirchenjahr*",
        "name": "*straße|*strasse|*platz|*allee|*brücke|*ring|*promenade|*park|*schule|"
        "*stadion|bewegung|brigade|"
        "bataillon des|der @month; "
        "platz|straße|brigade|stadion|gruppe|bund|komitee|verein|bewegung @numbered",
    },
    behind={
        "not": "falsch|unrichtig|irrig END; "
        ".. falsch|widerlegt|unhaltbar|erfunden|irrig|gefälscht @dated; "
        "recte|sic|irrtümlich|fälschlich*|ausgenommen|ausgeschlossen; "
        "richtig|eigentlich|tatsächlich NUM; .. verlegt|verschoben|vertagt|vorgezogen @from",
        "negated": ".. nicht|nie|niemals|kein*|kaum|niemand|nichts @ahead; "
        ".. nicht|nie|niemals|kein*|kaum @inside",
        "bound": "oder|und kurz|bald|wenig|etwas danach|davor|später|früher|vorher|nachher; "
        "bis|auf heute|jetzt|dato|weiteres; ausschließlich|exklusive|exkl; ff|et; "
        "und|sowie|oder folgende|folgenden|danach|später|davor|früher|vorher|älter|jünger; "
        "vielleicht|möglicherweise|eventuell später|früher; hinein",
        "hedge": "oder so|herum; plus minus; ±; + /; mehr oder weniger; "
        "ungefähr|circa|ca|zirka|etwa|geschätzt|schätzungsweise|rund END",
        "doubt": "andere|manche|einige auf; "
        "datum? unsicher|umstritten|fraglich|zweifelhaft|unbestätigt|strittig|angeblich|"
        "vermutlich|mutmaßlich|"
        "wahrscheinlich|vielleicht|möglicherweise END; heißt es; der legende|überlieferung; "
        "nach|laut anderen|manchen; andere|manche|einige sagen|meinen|nennen",
        "each": "jed* UNIT|MONTH; in? jed* UNIT; eines jeden UNIT; alle jahre; "
        "jährlich|alljährlich",
        "era": "v|vor chr|christus|christi|christo; v|vor u|d|unserer z|zeitrechnung|zeit|ära; "
        "vor der zeitenwende|zeitrechnung; "
        "a chr; bc|bce; NUM v|vor chr|christus|u|unserer",
        "half": "des jahres SHORT",
        "calendar": f"( {OTHER_CALENDAR}; "
        f"nach|im? dem? alten|neuen|russischen|alter|neuer kalender|zeitrechnung; "
        f"h @year; "
        "alten|neuen stils|kalenders; nach? altem|neuem|alten|neuen stil|kalender; a|n st; "
        f"nach|im|in|laut|gemäß|des? dem|der? {OTHER_CALENDAR} kalender*|zeitrechnung|ära; "
        "nach|seit? der? hidschra|hedschra; ah",
    },
    order=(
        *LAST_DAY,
        *WEEK_OF,
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
        for word in "tel sept mrz jun jul jän ca jh jhd jhdt d j m v n chr bzw nr st dr prof mag mio mrd art kap abs".split()
    },
    measures="menschen personen leute frauen männer kinder schüler studenten mitarbeiter "
    "mitglieder teilnehmer "
    "besucher zuschauer fans einwohner haushalte betriebe unternehmen wohnungen betten zimmer "
    "stimmen "
    "unterschriften flüchtlinge soldaten arbeitsplätze arbeitslose beschäftigte fahrzeuge autos "
    "tiere karten "
    "punkte euro mark franken dollar lire schilling prozent millionen milliarden mio mrd tonnen "
    "liter "
    "kilometer kilometern meter metern höhenmeter höhenmetern hektar quadratmeter m km kg ha t "
    "seiten stunden "
    "mal stück exemplare",
    labels="kilometer tel telefon plz postleitzahl hausnummer agenda horizont windows expo office "
    "nr nummer artikel art seite paragraf platz kapitel kap abschnitt absatz abs satz zimmer "
    "raum saal wohnung "
    "büro flug zug bus linie gleis gate fähre route straße los akte formular modell serie "
    "code kanal frequenz konto "
    "postfach sitzplatz ic ice ec rb re railjet roman film album lied song oper buch stück "
    "version drucksache",
    ahead="wird werden will wollen soll sollen möchte möchten dürfte dürften plant planen "
    "beabsichtigt "
    "findet finden beginnt beginnen startet starten lädt laden gastiert spielt spielen trifft "
    "treffen tagt tagen stimmt stimmen entscheidet entscheiden referiert liest folgt folgen endet",
    over="worden gewesen war waren wurde wurden hatte hatten hat haben habe kam kamen ging "
    "gingen stand standen gab gaben "
    "fand fanden begann begannen starb starben lag lagen blieb blieben nahm nahmen sprach sprachen "
    "fiel "
    "fielen trat traten zog zogen schloss verlor verloren gewann gewannen erhielt erhielten ließ "
    "ließen "
    "lief liefen schlug brach brachte brachten konnte konnten musste mussten stieg stiegen sank "
    "sanken "
    "*ierte *ierten *elte *elten *igte *igten *erte *erten *ärte *führte *führten *machte "
    "*machten "
    "*setzte "
    "*setzten *legte *legten *sagte *sagten *stellte *stellten *tete *teten",
    dotted=True,
    nth=r"\.(?![0-9])",
    decade=r"-?er(?:n|-?jahren?)?\b",
    clock=r"[0-9]{1,2}(?:[.:][0-9]{2})?(?:\s?-\s?[0-9]{1,2}(?:[.:][0-9]{2})?)?\s?uhr\b",
)
