"""Dutch."""

from . import FILLER, Table
from .inflection import DECADES, LAST_DAY, WEEK_OF, counted, endings

DAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
PARTS_OF_DAY = "morgen ochtend middag avond nacht".split()
OTHER_CALENDAR = (
    "juliaans*|islamitisch*|joods*|hebreeuws*|perzisch*|koptisch*|ethiopisch*|boeddhistisch*"
)
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
        "dating": {0: "datum jaartal datering"},
        "about": {0: "bijna", 1: "circa ca ongeveer omstreeks rond"},
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
    },
    idioms={
        "daypart=0": "van de morgen",
        "rel=0 daypart=0": "deze morgen|ochtend|nacht",
        "gisteren": "gisteren morgen|ochtend|middag|avond",
        "pointer=1 unit=day": "volgende dag|ochtend|morgen; dag erna|daarna|later",
        "noun=later_dan": "eerder|later dan",
        "noun=volgend_op": "volgend op|aan",
        "noun=nacht_op": "nacht van|op",
        "pointer=0 unit=day": "diezelfde|dezelfde|die dag",
        "pointer=-1 unit=day": "dag ervoor|eerder|tevoren",
        "part=2 unit=year": "jaareinde",
        "share=0": "in de loop van",
        "vroegst": "op zijn vroegst; ten vroegste; niet vóór; niet voor; niet eerder dan",
        "uiterlijk": "ten laatste; op zijn laatst; niet na; niet later dan; tot uiterlijk",
        "tot": "tot en met|aan|in|op",
        "vanaf": "met ingang van",
        "": "n chr; na christus",
        "kerst": "eerste kerstdag",
        "holiday=12-26": "tweede kerstdag",
    },
    local="pasen|pinksteren|hemelvaart|hemelvaartsdag|carnaval|koningsdag|sinterklaas; "
    "goede vrijdag",
    in_front={
        "plain": "niet alleen|enkel|slechts",
        "not": "klopt|waar niet|waar? dat ...; niet waar dat ...; onwaar|fabel|onjuist dat ...; "
        "niet|geen|nooit|nimmer|noch|evenmin; behalve|uitgezonderd; met uitzondering; in plaats; "
        "anders dan; "
        "in de stijl; valse|verkeerde|foute datum|jaartal; ten onrechte|abusievelijk *?; "
        "geantedateerd|gepostdateerd; "
        "verplaatst|uitgesteld|verschoven|vervroegd van",
        "negated": "niet|geen|nooit|nimmer|niemand|niets|nauwelijks|amper|zonder .. @turned",
        "bound": "minstens|hoogstens|minimaal|maximaal; ten minste|hoogste; "
        "ouder|jonger|eerder|later|meer|minder|langer|"
        "vroeger dan; zo vroeg|laat als; <|>|≤|≥|=; ante|post quem?; voor|na of|en; aanloop; "
        "halverwege tussen",
        "counted": "UNIT voorafgaand|volgend aan|op?; "
        "vooravond|nasleep|vigilie; verjaardag van; nacht op; dag|dagen|avond|ochtend voor|na; "
        "week NUM; "
        "week|weken|weekend|weekeinde van|vanaf @day; derde|kwart|helft",
        "hedge": "kort|vlak|lang|spoedig|ruim|onmiddellijk|net|enige @bound; ruim @year; "
        "c|fl|~|≈|±|grofweg; dicht|vlak bij; wisseling",
        "doubt": "anderen|sommigen op; "
        "voor zover ...; naar men ...; naar verluidt ...; het heet dat ...; "
        "als ik me|mij niet|goed|wel vergis|herinner ...; "
        "volgens de|een legende|overlevering ...; naar verluidt ...; "
        "misschien|wellicht|vermoedelijk|waarschijnlijk|mogelijk|mogelijkerwijs|zogenaamd|"
        "blijkbaar ,?; "
        "anderen|sommigen zeggen|noemen ,?",
        "each": "maandags|dinsdags|woensdags|donderdags|vrijdags|zaterdags|zondags; "
        "elk|elke|om de? * UNIT; "
        "elk|elke|ieder|iedere|alle UNIT; "
        "elk|elke|ieder|iedere|alle; "
        "jaarlijks|telkens|steeds|meestal|gewoonlijk|altijd|traditiegetrouw|normaal @yearless",
        "calendar": "volgens de oude|nieuwe kalender|stijl ...; "
        "NUM vendémiaire|brumaire|frimaire|nivôse|pluviôse|ventôse|germinal|floréal|"
        "prairial|messidor|thermidor|fructidor|nisan|adar|ramadan; "
        f"{OTHER_CALENDAR} jaar|jaartelling|kalender; {OTHER_CALENDAR} kalender ...; hidjra; "
        "boekjaar|belastingjaar|begrotingsjaar|kerkelijk jaar?",
        "name": "straat|plein|laan|brug|park|school|stadion|beweging|brigade van @month; "
        "plein|straat|laan|stadion @numbered",
    },
    behind={
        "not": "fout|onjuist|vals END; "
        ".. vals|onjuist|fout|weerlegd|verzonnen @dated; "
        "recte|sic; ten onrechte; uitgezonderd|uitgesloten; eigenlijk NUM; "
        "verplaatst|uitgesteld|verschoven; "
        "lees NUM",
        "negated": ".. niet|geen|nooit|niemand|niets|nauwelijks @ahead; "
        ".. niet|geen|nooit|nimmer|nauwelijks @inside",
        "bound": "of|en kort|vlak|iets daarna|daarvoor|later|eerder|ervoor|erna; "
        "exclusief; en|of volgende|daarna|later|eerder|ouder|jonger|verder|daarvoor; "
        "misschien|mogelijk eerder|later; tot heden|nu|vandaag; op zijn; ten laatste|vroegste; e v",
        "hedge": "of zo|daaromtrent; plus min; ±; + /; min of meer; "
        "ongeveer|circa|ca|naar|geschat END",
        "doubt": "anderen|sommigen op; "
        "datum? onzeker|betwist|twijfelachtig|vermoedelijk|waarschijnlijk|mogelijk|misschien END; "
        "zegt men; "
        "volgens de|een|anderen|sommigen overlevering|legende?; anderen|sommigen zeggen",
        "each": "van|in? elk|elke|ieder|iedere UNIT|MONTH; jaarlijks; per jaar",
        "era": "v|voor chr|christus|c; v|voor o|onze j|jaartelling; voor de gangbare|gewone; "
        "vgj|bc; "
        "NUM v|voor chr|christus|onze",
        "half": "van het jaar SHORT",
        "calendar": f"( {OTHER_CALENDAR}; volgens|van de|het oude|nieuwe kalender; h @year; "
        f"oude|nieuwe stijl; o|n s; volgens|in|van de|het? {OTHER_CALENDAR} kalender|jaartelling; "
        f"van? de? hidjra; ah",
    },
    order=(
        *LAST_DAY,
        *WEEK_OF,
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
    stops={f"{word}.": word for word in "v n chr mrt sept ca nr art blz".split()},
    measures="mensen personen euro gulden dollar inwoners bezoekers kilometer meter procent "
    "miljoen miljard ton",
    labels="kilometer tel telefoon postcode huisnummer agenda horizon windows expo office "
    "artikel art nummer nr pagina blz hoofdstuk paragraaf sectie lid vlucht trein bus tram lijn "
    "perron spoor gate "
    "kamer zaal lokaal kantoor stoel weg route kavel dossier formulier model code kanaal "
    "frequentie serie rekening "
    "ic roman film album lied boek opera versie",
    ahead="zal zullen wil willen moet moeten gaat gaan wordt worden",
    over="was waren werd werden had hadden heeft hebben",
    nth=r"(?:e|ste|de)\b",
    decade=r"-?er\b",
    clock=r"[0-9]{1,2}(?:[.:][0-9]{2})?\s?uur\b",
)
