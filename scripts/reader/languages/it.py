"""Italian."""

from . import FILLER, Table
from .inflection import BEHIND, DECADES, HALVES, TO, WEEK_OF, centuries, counted, endings, joined

OF = "di|del|della|dello|dell|dei|degli|delle"
TO_THE = "a|al|alla|allo|all|ai|agli|alle"
OTHER_CALENDAR = "giulian*|islamic*|musulman*|ebraic*|persian*|copt*|etiopic*|buddist*"
TABLE = Table(
    words={
        "weekday": {0: "lunedi", 1: "martedi", 2: "mercoledi", 3: "giovedi", 4: "venerdi"},
        "a": {1: "un uno una"},
        "number": counted(
            "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
            "quindici sedici diciassette diciotto diciannove venti",
            2,
        )
        | {
            30: "trenta",
            40: "quaranta",
            50: "cinquanta",
            60: "sessanta",
            70: "settanta",
            80: "ottanta",
            90: "novanta",
            100: "cento",
        },
        "ordinal": joined(
            counted(
                "primo,primi,prime second,secondo,seconda terzo,terza quarto,quarta quinto,quinta "
                "sesto,sesta settimo,settima ottavo,ottava nono,nona decimo,decima"
            ),
            centuries(""),
        ),
        "unit": {
            "day": "giorno giornata",
            "week": "settimana",
            "month": "mese",
            "quarter": "trimestre",
            "half": "semestre",
            "year": "anno",
            "decade": "decennio",
        },
        "units": {
            "day": "giorni",
            "week": "settimane",
            "month": "mesi",
            "quarter": "trimestri",
            "half": "semestri",
            "decade": "decenni",
        },
        "years": {"year": "anni"},
        "century": {"century": "secolo secoli"},
        "weekend": {"weekend": "weekend"},
        "rel": {
            0: "questo questa quest questi queste corrente odierno odierna",
            -1: endings("scors passat", "o a i e"),
            1: endings("prossim ventur", "o a i e"),
        },
        "past": {-1: endings("ultim", "o a i e")},
        "pointer": {
            0: "stesso stessa medesimo quel quello quella",
            1: "seguente successivo successiva",
            -1: "precedente",
        },
        "moved": {-1: "prima addietro"},
        "after": {1: "dopo"},
        "sign": {-1: "fa"},
        "today": {
            0: "oggi stamattina stamani stamane stasera stanotte",
            -1: "ieri",
            1: "domani",
            2: "dopodomani",
        },
        "daypart": {
            0: "mattina mattino mattinata pomeriggio sera serata notte mezzogiorno mezzanotte"
        },
        "part": {0: "inizio inizi", 1: "metà", 2: "fine"},
        "share": {0: "corso"},
        "season": {3: "primavera", 6: "estate", 9: "autunno", 12: "inverno"},
        "holiday": {
            (12, 25): "natale",
            (8, 15): "ferragosto",
            (1, 1): "capodanno",
            (11, 1): "ognissanti",
        },
        "dating": {0: "data datazione"},
        "about": {0: "quasi", 1: "circa verso ca"},
        "by": {0: "entro"},
        "from": {0: "da dal dalla dallo dall dai dagli dalle"},
        "at": {0: TO_THE.replace("|", " ")},
        "and": {0: "e ed &"},
        "or": {0: "o oppure"},
        "between": {0: "tra fra"},
        "for": {0: "per", 1: "tutto tutta intero intera"},
        FILLER: {
            0: "in nel nella nello nell nei negli nelle di del della dello dell dei degli delle d "
            "durante",
            1: "il lo la l i gli le",
            2: "sempre solo già anche ancora proprio , s",
        },
    },
    idioms={
        "today=-2": "altro ieri; altroieri",
        "today=2": "dopo domani",
        "weekend": "fine settimana",
        "ordinal=1 unit=week": "prima settimana",
        "ordinal=1 halves=half": "prima metà",
        "ordinal=2 halves=half": "seconda metà",
        "before=-1": f"prima {OF}",
        "noun=più_tardi_di": "più|meno tardi|presto di|del|della|dell",
        "moved=1": "più tardi",
        "rel=0": "in corso",
        "pointer=0 unit=day": "quel giorno",
        "pointer=1 unit=day": "giorno dopo|seguente|successivo; indomani",
        "pointer=-1 unit=day": "giorno prima|precedente",
        "until=0": f"fino|sino {TO_THE}|in",
        "opening=0": "a partire|decorrere|cominciare da|dal|dalla|dallo|dall|dai",
        "bounded=1": f"non prima; non prima {OF}; al più presto",
        "bounded=-1": f"non oltre; al più tardi; non più tardi; non più tardi|oltre {OF}; "
        "non oltre il|lo|l; non dopo",
        "entro": "entro e non oltre",
        "onward=0": "in poi|avanti",
        "about=1": f"intorno|attorno {TO_THE}",
        "": f"nel corso {OF}; d c; dopo cristo",
        "holiday=12-31": "san silvestro",
        "holiday=12-26": "santo stefano",
    },
    local="pasqua|pasquetta|pentecoste|carnevale|ramadan; venerdì|lunedì santo",
    in_front={
        "plain": "non solo|soltanto|solamente",
        "not": "non è|era|erano|fu|furono|sono|risale|data; "
        "se .. fosse|fossero|avesse|avessero ..; falso che ...; non è vero che ...; "
        "leggenda che ...; "
        "non|né|mai|nessun*; tranne|eccetto|salvo|fuorché|anziché; ad|a eccezione; invece; "
        "al posto; "
        "divers* da|dal; piuttosto che; nello stile; alla maniera; "
        "avrebbe|avrebbero|sarebbe|sarebbero dovut*|potut* *; "
        "fals*|errat* data|anno; erroneamente|falsamente *?; retrodatat*|postdatat*; "
        "rinviat*|spostat*|posticipat*|anticipat*|rimandat* @from",
        "negated": "non|né|mai|nessun*|nulla|niente|senza .. @turned",
        "bound": "almeno|massimo|minimo; "
        "più|meno antic*|vecchi*|recent*|tardi|presto? di|del|dello|dal|che; "
        "più|meno @bare; <|>|≤|≥|=; ante|post quem?; già dal|dalla; prima|dopo o|e; "
        "a metà tra|fra; in vista; oltre; avvicinarsi",
        "counted": "UNIT precedent*|seguent*|successiv*|antecedent*; UNIT che precedette|seguì; "
        "vigilia|antivigilia|indomani|scia; anniversario del|dell|di; notte tra|fra|sul; "
        "giorno|giorni|sera|mattina prima|dopo; settimana NUM; "
        "settimana|weekend|settimane del|dal|di @day; terzo|quarto|metà",
        "hedge": "poco|subito|molto|ben|appena|immediatamente|qualche @bound; "
        "c|ca|fl|~|≈|±|approssimativamente|pressappoco|grosso; vicino a|al|all; scorcio; "
        "volgere",
        "doubt": "altri|alcuni al|nel; "
        "se la memoria ...; a quanto pare|risulta|sembra|dicono ...; "
        "per quanto *? *? *? sappia|ricordi|noto ...; si dice che ...; pare|sembra che ...; "
        "se non sbaglio|erro|ricordo ...; se non m|mi inganno|sbaglio|tradisce ...; "
        "salvo errore ...; secondo la|una leggenda|tradizione|diceria ...; "
        "forse|probabilmente|presumibilmente|magari|verosimilmente|possibilmente|apparentemente|"
        "presuntamente ,?; "
        "altri|alcuni dicono|danno ,?",
        "each": "ogni * UNIT; "
        "ogni UNIT; tutti|tutte gli|le|i UNIT; il|la @alone; "
        "ogni|ciascun*; tutti|tutte i|gli|le; "
        "annualmente|abitualmente|solitamente|normalmente|tradizionalmente @yearless; "
        "di solito @yearless",
        "calendar": "secondo il vecchio|nuovo calendario|stile ...; "
        "secondo l antico|antico? calendario|stile ...; "
        "NUM vendemmiaio|brumaio|frimaio|nevoso|piovoso|ventoso|germinale|fiorile|pratile|"
        "messidoro|termidoro|fruttidoro|nisan|adar|ramadan; "
        f"calendario {OTHER_CALENDAR} ...; egira; anno {OTHER_CALENDAR}; era {OTHER_CALENDAR}; "
        "anno|esercizio fiscale|finanziario|liturgico; esercizio",
        "name": "via|viale|piazza|piazzale|corso|largo|ponte|vicolo|scuola|stadio|brigata|"
        "movimento|quartiere|rione|"
        "stazione @numbered; via|piazza|movimento|brigata|ponte del|dei",
    },
    behind={
        "not": "errat*|fals* END; "
        ".. falsa|falso|errata|smentita|inventata @dated; "
        "recte|sic; per errore; eccettuat*; in realtà NUM; anzi NUM",
        "negated": ".. non|mai|nessun*|nulla|niente @ahead",
        "bound": "o|e di? poco|subito|appena prima|dopo; "
        "escluso|esclusa; in o|e? poi|avanti; "
        "e|o oltre|seguenti|successiv*|dopo|prima|più|anteriore|posteriore; "
        "forse prima|dopo|più; fino ad|a; compreso a; e ss; ss",
        "hedge": "o giù|circa; più o meno; ±; + /; circa|ca|approssimativamente|stima* END; "
        "all incirca",
        "doubt": "altri|alcuni al|nel; "
        "data? incert*|discuss*|dubbi*|presunt*|forse|probabilmente END; si dice|crede; "
        "secondo la|una|alcuni|altri tradizione|"
        "leggenda?; altri|alcuni dicono",
        "each": "di|del|in? ogni UNIT|MONTH; di ciascun* UNIT; tutti gli UNIT; annualmente; "
        "all anno",
        "era": "a c; av|avanti c|cristo; prima di|dell|della cristo|era|nostra; avanti l era; "
        "a|p e v; bc; "
        "di|del|dell? NUM a|av|avanti|prima c|cristo|di|l|e",
        "half": "di|del|dell anno? SHORT @month",
        "calendar": f"( {OTHER_CALENDAR}; del|secondo|nel|per il? vecchio|antico calendario; "
        f"h @year; "
        "vecchio|nuovo|antico stile; stile vecchio|nuovo|antico; dell? egira; "
        f"del|secondo|nel|per il? calendario {OTHER_CALENDAR}; dell era {OTHER_CALENDAR}",
    },
    order=(
        "unit=month month -> month",
        *DECADES,
        *BEHIND,
        "between count units -> in=0 count units",
        "today count units sign -> count units sign today",
        "weekday count units sign -> count units sign weekday",
        "century ordinal -> ordinal century",
        *HALVES,
        *WEEK_OF,
        *TO,
        "at ->",
        "by count units -> within=0 count units",
        "from * onward -> * onward=0",
        "from * -> since=1 *",
        "opening * -> * onward=0",
    ),
    stops={f"{word}.": word for word in "d c ca art cap pag".split()},
    measures="persone euro lire dollari abitanti uomini donne metri chilometri milioni miliardi "
    "tonnellate pagine",
    labels="chilometro km tel telefono agenda orizzonte windows expo office "
    "articolo art numero n pagina pag capitolo cap sezione paragrafo comma volo treno bus "
    "autobus tram linea navetta "
    "uscita gate binario camera stanza sala aula ufficio appartamento posto strada lotto "
    "fascicolo modulo modello "
    "codice canale frequenza serie conto protocollo romanzo film album canzone opera libro "
    "versione frecciarossa",
    ahead="*rà *ranno vuole vogliono intende intendono previsto prevista",
    over="era erano aveva avevano ha hanno fu furono",
    nth="[º°ª]",
)
