"""Spanish."""

from . import FILLER, Table
from .inflection import (
    AGO,
    BEHIND,
    DECADES,
    HALVES,
    TO,
    WEEK_OF,
    centuries,
    counted,
    endings,
    joined,
)

OTHER_CALENDAR = "julian*|islámic*|musulm*|hebre*|judí*|persa|copt*|etíope|budista"
TABLE = Table(
    words={
        "month": {9: "setiembre"},
        "weekday": {2: "miercoles", 5: "sabado"},
        "a": {1: "un uno una"},
        "number": counted(
            "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
            "dieciséis diecisiete dieciocho diecinueve veinte",
            2,
        )
        | {
            30: "treinta",
            40: "cuarenta",
            50: "cincuenta",
            60: "sesenta",
            70: "setenta",
            80: "ochenta",
            90: "noventa",
            100: "cien",
        },
        "ordinal": joined(
            counted(
                "primero,primer,primera,primeros,primeras segundo,segunda tercero,tercer,tercera "
                "cuarto,cuarta quinto,quinta sexto,sexta séptimo,séptima octavo,octava "
                "noveno,novena décimo,décima"
            ),
            centuries(""),
        ),
        "unit": {
            "day": "día jornada",
            "week": "semana",
            "month": "mes",
            "quarter": "trimestre",
            "half": "semestre",
            "year": "año",
            "decade": "década decenio",
        },
        "units": {
            "day": "días",
            "week": "semanas",
            "month": "meses",
            "quarter": "trimestres",
            "half": "semestres",
            "decade": "décadas",
        },
        "years": {"year": "años"},
        "halves": {"half": "mitad"},
        "century": {"century": "siglo siglos"},
        "rel": {
            0: "este esta estos estas actual presente",
            -1: endings("pasad", "o a os as"),
            1: endings("próxim entrant", "o a os as e"),
        },
        "past": {-1: endings("últim", "o a os as")},
        "pointer": {
            0: "mismo misma ese esa aquel aquella",
            1: "siguiente",
            -1: "anterior previo previa",
        },
        "moved": {-1: "antes", 1: "después"},
        "today": {0: "hoy", -1: "ayer anoche", 1: "mañana", -2: "anteayer"},
        "daypart": {0: "tarde noche madrugada mediodía medianoche"},
        "part": {
            0: "principio principios comienzo comienzos inicio inicios",
            1: "mediado mediados",
            2: "final finales fin fines",
        },
        "season": {3: "primavera", 6: "verano", 9: "otoño", 12: "invierno"},
        "holiday": {(12, 25): "navidad", (12, 31): "nochevieja", (12, 24): "nochebuena"},
        "dating": {0: "fecha datación"},
        "about": {0: "casi", 1: "hacia sobre aproximadamente circa ca"},
        "ago": {0: "hace"},
        "from": {0: "desde"},
        "until": {0: "hasta"},
        "before": {-1: "antesde"},
        "after": {1: "tras"},
        "at": {0: "a al"},
        "and": {0: "y e &"},
        "or": {0: "o u"},
        "between": {0: "entre"},
        "for": {0: "para", 1: "todo toda entero entera"},
        FILLER: {
            0: "en de del durante por",
            1: "el la los las lo",
            2: "solo sólo ya también , s",
        },
    },
    idioms={
        "today=-2": "antes de ayer",
        "today=2": "pasado mañana",
        "daypart=0": "por|de|la|madrugada mañana; por|de la mañana|tarde|noche",
        "noun=los_lunes": "los lunes|martes|miércoles|jueves|viernes|sábados|domingos",
        "rel=0 daypart=0": "esta mañana",
        "weekend=weekend": "fin|fines de semana",
        "before=-1": "antes de|del",
        "after=1": "después de|del",
        "noun=más_tarde_que": "más|menos tarde|temprano|pronto que|del|de",
        "moved=1": "más tarde",
        "rel=0": "en curso",
        "rel=1": "que viene",
        "rel=-1": "que pasó",
        "pointer=1 unit=day": "día siguiente",
        "pointer=-1 unit=day": "día anterior|antes",
        "in=0": "dentro de",
        "opening=0": "a partir de|del",
        "bounded=-1": "a más tardar; como muy tarde; como tarde|máximo; a lo sumo; "
        "a lo más tarde; "
        "lo más tarde; no más tarde|allá de|del; no después de|del",
        "bounded=1": "como muy pronto|temprano; como pronto|mínimo; lo más pronto|temprano; "
        "no antes de|del",
        "onward=0": "en adelante",
        "about=1": "en torno a|al; alrededor de|del",
        "": "a lo largo de|del; en el transcurso|curso de|del; d c; después de cristo",
        "holiday=1-1": "año nuevo",
    },
    local="pascua|pentecostés|carnaval|ramadán; semana santa; viernes|jueves santo",
    in_front={
        "plain": "no solo|sólo|solamente|únicamente",
        "not": "no es|era|eran|fue|fueron|son|data; "
        "si .. hubiera|hubieran|hubiese|hubiesen|fuera|fuese ..; falso que ...; "
        "no es cierto|verdad que ...; le*nda que ...; "
        "no|ni|nunca|jamás|ningún|ninguna|tampoco; salvo|excepto; todo|todos|todas .. menos; "
        "a|con excepción; en lugar|vez; "
        "distinto|distinta|diferente|otro|otra a|al|de|del|que; al|en el? estilo; "
        "habría|habrían|hubiera|hubieran|debió|debía|debería|deberían de? haber? *? *?; "
        "fals*|errón* fecha|año; fecha|año fals*|errón*; erróneamente|falsamente *? *?; "
        "antedatad*|posdatad*; "
        "aplazad*|pospuest*|adelantad*|trasladad*|retrasad* @from; "
        "aplazad*|pospuest*|adelantad*|trasladad* del",
        "negated": "no|ni|nunca|jamás|ningún|ninguna|nadie|nada|apenas|sin|tampoco .. @turned",
        "bound": "al menos; por lo|como menos|mínimo|máximo|mucho; "
        "más|menos antigu*|viej*|reciente|tarde|temprano|pronto? "
        "que|de|del; más|menos @bare; tan temprano|tarde|pronto como; <|>|≤|≥|=; "
        "ante|post quem?; "
        "antes|después o|y; a medio camino; más allá",
        "counted": "UNIT previ*|siguient*|anterior*|posterior* a|al?; "
        "víspera|vísperas|antevíspera|estela; aniversario del|de; día siguiente|anterior; "
        "día|días|noche|semana antes|después|previo|previos; semana NUM; "
        "semana|semanas|quincena del|de @day; tercio|cuarto|mitad",
        "hedge": "poco|justo|mucho|bien|inmediatamente|algo @bound; c|fl|~|≈|±|unos; cerca de|del",
        "doubt": "otros|algunos en|de; "
        "que se|yo? sepa|recuerde ...; al parecer ...; según parece|dicen ...; se dice que ...; "
        "si no recuerdo|yerro ...; si no me equivoco|engaño|falla ...; si mal no recuerdo ...; "
        "salvo error ...; según la|una le*nda|tradición ...; cuenta la le*nda ...; "
        "quizá|quizás|acaso|probablemente|posiblemente|presumiblemente|supuestamente|"
        "aparentemente ,?; tal vez ,?; "
        "a lo mejor ,?; otros|algunos dicen|dan ,?",
        "each": "los WEEKDAY|sábados|domingos; "
        "cada * UNIT; "
        "cada UNIT; todos|todas los|las UNIT; "
        "cada; todos|todas los|las; "
        "anualmente|habitualmente|normalmente|tradicionalmente|generalmente|siempre @yearless",
        "calendar": "según el antiguo|viejo|nuevo calendario|estilo ...; "
        "según el calendario|estilo antiguo|viejo|nuevo ...; "
        "NUM de? vendimiario|brumario|frimario|nivoso|pluvioso|ventoso|germinal|floreal|pradial|"
        "mesidor|termidor|fructidor|nisán|adar|ramadán; "
        f"calendario {OTHER_CALENDAR} ...; hégira; año {OTHER_CALENDAR}; era {OTHER_CALENDAR}; "
        "año|ejercicio fiscal|presupuestario|litúrgico; ejercicio",
        "name": "calle|plaza|avenida|paseo|puente|barrio|escuela|estadio|colegio|estación|"
        "parque|movimiento|brigada|"
        "grupo @numbered; calle|plaza|avenida|puente|movimiento|brigada del",
    },
    behind={
        "not": "fals*|errón* END; "
        ".. falsa|falso|errónea|refutada|inventada @dated; "
        "recte|sic; por error; exceptuad*; en realidad NUM; mejor NUM",
        "negated": ".. no|nunca|jamás|ningún|ninguna|nadie|nada @ahead",
        "bound": "o|y de? poco|algo|justo antes|después; "
        "exclusive|excluid*; y|o siguientes|posterior*|anterior*|después|antes|más; en adelante; "
        "quizá|quizás|tal vez? antes|después|más; hasta hoy|ahora|la; y ss; ss",
        "hedge": "más o menos; o por|así; ±; + /; "
        "aproximad*|aproximadamente|aprox|circa|ca|estimad* END; o cosa así",
        "doubt": "otros|algunos en|de; "
        "fecha? incert*|inciert*|discutid*|dudos*|presunt*|quizá|quizás|probablemente|"
        "posiblemente END; se dice|cree; "
        "según la|una|algunos|otros tradición|le*nda?; otros|algunos dicen",
        "each": "de|en? cada UNIT|MONTH; todos los UNIT; anualmente; al año",
        "era": "a c; a de c|j; antes de cristo|nuestra|la; aec|bc; de|del? NUM a|antes c|de|e",
        "plain": "de|del NUM a|y|h|horas",
        "half": "de|del año? SHORT @month",
        "calendar": f"( {OTHER_CALENDAR}; "
        f"del|según|en el? antiguo? calendario antiguo|viejo|nuevo|ruso; h @year; "
        f"estilo antiguo|nuevo|viejo|juliano; de la hégira; "
        f"del|según|en el? calendario {OTHER_CALENDAR}; de la era {OTHER_CALENDAR}",
    },
    order=(
        "unit=month month -> month",
        *DECADES,
        *BEHIND,
        *AGO,
        "century ordinal -> ordinal century",
        *HALVES,
        *WEEK_OF,
        *TO,
        "at ->",
        "from * onward -> * onward=0",
        "from * -> since=1 *",
        "opening * -> * onward=0",
    ),
    stops={f"{word}.": word for word in "d c ca art cap núm pág".split()},
    measures="personas euros pesetas pesos dólares habitantes hombres mujeres metros "
    "kilómetros millones toneladas páginas",
    labels="kilómetro km tel teléfono agenda horizonte windows expo office n nro "
    "artículo art número núm página pág capítulo cap sección párrafo apartado vuelo tren "
    "autobús bus línea metro "
    "puerta andén habitación sala aula despacho piso asiento carretera ruta lote expediente "
    "formulario modelo código "
    "canal frecuencia serie cuenta referencia novela película álbum canción ópera libro "
    "versión ave",
    ahead="*rá *rán va van quiere quieren prevé prevén previsto prevista",
    over="era eran había habían ha han fue fueron *aron *ieron",
    nth=r"\.?[º°ª]|(?:er|ro)\b",
    clock=r"[0-9]{1,2}(?:[.:][0-9]{2})?\s?(?:h|horas)\b",
)
