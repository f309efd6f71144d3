"""Dutch."""

from . import FILLER, Table
from .inflection import DECADES, LAST_DAY, counted, endings

DAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
PARTS_OF_DAY = "morgen ochtend middag avond nacht".split()
TABLE = Table(
    words={
        "month": {3: "mrt", 9: "sept"},
        "weekday": {
            number: " ".join(day + part for part in PARTS_OF_DAY) for number, day in enumerate(DAYS)
        },
        "a": {1: "een één"},
        "number": counted(
            "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
            "zestien "
            "zeventien achttien negentien twintig",
            2,
        )
        | {
            30: "dertig",
            40: "veertig",
            50: "vijftig",
            60: "zestig",
            70: "zeventig",
            80: "tachtig",
            90: "negentig",
            100: "honderd",
        },
        "ordinal": counted(
            "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde "
            "dertiende veertiende vijftiende zestiende "
            "zeventiende achttiende negentiende twintigste eenentwintigste"
        ),
        "unit": {
            "day": "dag",
            "week": "week",
            "month": "maand",
            "quarter": "kwartaal",
            "half": "halfjaar jaarhelft",
            "year": "jaar",
            "decade": "decennium",
        },
        "units": {
            "day": "dagen",
            "week": "weken",
            "month": "maanden",
            "quarter": "kwartalen",
            "decade": "decennia",
        },
        "years": {"year": "jaren"},
        "century": {"century": "eeuw eeuwen"},
        "weekend": {"weekend": "weekend weekeinde"},
        "halves": {"half": "helft"},
        "decade": {
            10 * tens: word
            for tens, word in enumerate(
                "twintiger dertiger veertiger vijftiger zestiger zeventiger tachtiger "
                "negentiger".split(),
                2,
            )
        },
        "rel": {
            0: "deze dit lopende huidige",
            -1: endings("vorig afgelopen verleden voorbij", "- e"),
            1: endings("volgend komend aanstaand", "- e"),
        },
        "past": {-1: "laatste"},
        "pointer": {0: "dezelfde hetzelfde diezelfde", 1: "daaropvolgende", -1: "voorafgaande"},
        "moved": {-1: "eerder daarvoor tevoren", 1: "later daarna nadien"},
        "sign": {-1: "geleden"},
        "today": {
            0: "vandaag vanavond vanmiddag vanochtend vanmorgen vannacht",
            -1: "gisteren gisteravond gistermiddag gisterochtend",
            1: "morgen morgenavond morgenmiddag morgenochtend",
            -2: "eergisteren",
            2: "overmorgen",
        },
        "daypart": {0: "ochtend ochtends middag middags avond avonds nacht nachts middernacht"},
        "part": {0: "begin vroege", 1: "medio midden half halverwege", 2: "eind einde late"},
        "season": {3: "lente voorjaar", 6: "zomer", 9: "herfst najaar", 12: "winter"},
        "holiday": {
            (12, 25): "kerst kerstmis kerstdag",
            (12, 24): "kerstavond",
            (12, 31): "oudejaarsavond oudjaar",
            (1, 1): "nieuwjaar nieuwjaarsdag",
            (12, 5): "sinterklaasavond pakjesavond",
        },
        "about": {0: "bijna", 1: "circa ongeveer omstreeks rond"},
        "within": {0: "binnen"},
        "since": {0: "sinds sedert"},
        "until": {0: "tot"},
        "bounded": {1: "vroegst", -1: "uiterlijk"},
        "before": {-1: "voor vóór"},
        "after": {1: "na"},
        "over": {0: "over"},
        "opening": {0: "vanaf"},
        "from": {0: "van"},
        "and": {0: "en &"},
        "or": {0: "of"},
        "between": {0: "tussen"},
        "for": {1: "heel hele gehele"},
        "prep": {"in": "in"},
        FILLER: {
            0: "op om te ten bij aan uit per tijdens gedurende",
            1: "de het den der des",
            2: "pas al nog ook net alleen , s",
        },
        "not": {0: "niet geen nooit nimmer behalve uitgezonderd"},
        "style": {0: "islamitische joodse juliaanse perzische koptische"},
        "each": {0: "elk elke ieder iedere jaarlijks telkens"},
        "doubt": {0: "misschien wellicht vermoedelijk waarschijnlijk mogelijk"},
        "loosely": {0: "kort vlak lang spoedig ruim"},
        "counted": {0: "vooravond"},
        "compared": {0: "meer minder langer"},
    },
    idioms={
        "daypart=0": "van de morgen",
        "rel=0 daypart=0": "deze morgen|ochtend|nacht",
        "gisteren": "gisteren morgen|ochtend|middag|avond",
        "pointer=1 unit=day": "volgende dag|ochtend|morgen; dag erna|daarna|later",
        "pointer=0 unit=day": "diezelfde|dezelfde|die dag",
        "pointer=-1 unit=day": "dag ervoor|eerder|tevoren",
        "part=2 unit=year": "jaareinde",
        "not=0": "met uitzondering van; in plaats van",
        "compared=0": "eerder|later|meer|minder dan",
        "share=0": "in de loop van",
        "vroegst": "op zijn vroegst; ten vroegste; niet voor; niet eerder dan",
        "uiterlijk": "ten laatste; niet later dan; tot uiterlijk",
        "tot": "tot en met|aan|in|op",
        "vanaf": "met ingang van",
        "era=0": "v chr; voor christus",
        "": "n chr; na christus",
        "kerst": "eerste kerstdag",
        "holiday=12-26": "tweede kerstdag",
    },
    local="pasen|pinksteren|hemelvaart|hemelvaartsdag|carnaval|koningsdag|sinterklaas; "
    "goede vrijdag",
    order=(
        *LAST_DAY,
        "decade years -> decade",
        *DECADES,
        "unit=month month -> month",
        "count past units -> past count units",
        "past units * -> final=-1 units *",
        "over count units -> in=0 count units",
        "over ->",
        "today count units sign -> count units sign today",
        "weekday count units sign -> count units sign weekday",
        "ordinal halves * -> ordinal unit=half *",
        "opening * -> * onward=0",
        "from ->",
    ),
    stops={f"{word}.": word for word in "v n chr mrt sept".split()},
    measures="mensen personen euro gulden dollar inwoners bezoekers kilometer meter procent miljoen miljard ton",
    labels="artikel nummer nr pagina",
    ahead="zal zullen wil willen moet moeten gaat gaan wordt worden",
    over="was waren werd werden had hadden heeft hebben",
    nth=r"(?:e|ste|de)\b",
    decade=r"-?er\b",
    clock=r"[0-9]{1,2}(?:[.:][0-9]{2})?\s?uur\b",
)
