"""French."""

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

OTHER_CALENDAR = "julien|musulman|musulmane|islamique|juif|hébraïque|persan|copte|républicain|bouddhique|éthiopien"
TABLE = Table(
    words={
        "month": {2: "fevrier", 7: "juill", 8: "aout", 12: "decembre"},
        "a": {1: "un une"},
        "number": counted(
            "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
            2,
        )
        | {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 100: "cent"},
        "ordinal": joined(
            counted(
                "premier,première,premiers,premières deuxième,second,seconde troisième "
                "quatrième "
                "cinquième sixième septième huitième neuvième dixième"
            ),
            centuries("e", "ème"),
        ),
        "unit": {
            "day": "jour",
            "week": "semaine",
            "month": "mois",
            "quarter": "trimestre",
            "half": "semestre",
            "year": "an année",
            "decade": "décennie",
        },
        "units": {
            "day": "jours",
            "week": "semaines",
            "quarter": "trimestres",
            "half": "semestres",
            "year": "ans",
            "decade": "décennies",
        },
        "years": {"year": "années"},
        "century": {"century": "siècle siècles"},
        "weekend": {"weekend": "weekend"},
        "halves": {"half": "moitié"},
        "rel": {
            0: "ce cet cette ces actuel actuelle",
            -1: f"{endings('dernier passé écoulé', '- s')} {endings('dernière passée écoulée', '- s')}",
            1: endings("prochain prochaine", "- s"),
        },
        "pointer": {0: "même", 1: "suivant suivante", -1: "précédent précédente"},
        "here": {0: "ci"},
        "there": {0: "là"},
        "today": {0: "aujourdhui", -1: "hier", 1: "demain"},
        "daypart": {0: "matin matinée midi soir soirée nuit minuit"},
        "part": {0: "début débuts", 1: "mi milieu", 2: "fin"},
        "share": {0: "courant"},
        "season": {3: "printemps", 6: "été", 9: "automne", 12: "hiver"},
        "holiday": {(12, 25): "noël", (11, 1): "toussaint"},
        "dating": {0: "date datation millésime"},
        "about": {0: "presque", 1: "vers environ circa ca"},
        "ago": {0: "voilà"},
        "prep": {"in": "dans"},
        "from": {0: "depuis"},
        "before": {-1: "avant"},
        "after": {1: "après"},
        "at": {0: "à au aux"},
        "and": {0: "et &"},
        "or": {0: "ou"},
        "between": {0: "entre"},
        "for": {0: "pour", 1: "toute tout"},
        FILLER: {
            0: "en de du d des dès pendant durant lors",
            1: "le la les l",
            2: "seulement , s",
        },
    },
    idioms={
        "aujourdhui": "aujourd hui",
        "today=-2": "avant hier",
        "today=2": "après demain",
        "midi": "après midi",
        "weekend": "week end",
        "number=17": "dix sept",
        "number=18": "dix huit",
        "number=19": "dix neuf",
        "number=80": "quatre vingt; quatre vingts",
        "number=90": "quatre vingt dix",
        "number=70": "soixante dix",
        "voilà": "il y a",
        "noun=plus_tôt_que": "plus|moins tôt|tard que|qu",
        "moved=-1": "plus tôt; auparavant",
        "moved=1": "plus tard",
        "rel=0": "en cours",
        "pointer=1 unit=day": "le lendemain; lendemain",
        "pointer=-1 unit=day": "veille",
        "until=0": "jusqu à|au|en|aux; jusque|jusqu",
        "by=0": "d ici|ici à|au|aux; d ici",
        "opening=0": "à partir|compter de|du|d",
        "bounded=-1": "au plus tard; pas après; pas plus tard que|qu; dernier délai|carat",
        "bounded=1": "au plus tôt; pas avant; pas plus tôt que|qu",
        "vers": "autour de|du|d; aux alentours de|du|d",
        "": "au cours de|du|des|d; ap j c; après j c; après jésus christ",
        "holiday=1-1": "jour de l an; nouvel an",
        "holiday=12-31": "saint sylvestre",
    },
    local="pâques|pentecôte|ascension|ramadan; mardi gras; vendredi saint",
    in_front={
        "plain": "pas|non seulement|uniquement",
        "not": "s il|ils|elle|elles avait|avaient|était|étaient|eût ..; "
        "si * *? avait|avaient|était|étaient|eût ..; faux que|qu ...; "
        "pas vrai|exact que|qu ...; n|pas est? pas? vrai que|qu ...; légende que|qu ...; "
        "pas|jamais|aucun|aucune|nullement|ni; non NUM?; non pas; sauf|excepté|hormis|hors; "
        "plutôt que|qu; "
        "à l exception; au lieu; autre que|qu; à la manière|façon; dans le style; "
        "aurait|auraient|devait|devaient dû|pu|avoir *; fausse|faux date|millésime; "
        "daté|datée|datés|datées par|à erreur|tort; faussement|erronément *?; "
        "antidat*|postdat*; "
        "report*|repouss*|déplac*|avanc*|décal* du|de",
        "negated": "pas|jamais|aucun|aucune|rien|personne|guère|nul|nulle|sans .. @turned",
        "bound": "au moins|plus|maximum|minimum; "
        "plus|moins ancien*|récent*|vieux|vieille|tôt|tard? que|qu|de|d; "
        "plus|moins @bare; aussi|dès tôt|tard que|qu; <|>|≤|≥|=; ante|post quem?; "
        "avant|après|jusque ou|et; avant|après ou|et en|le|au; à mi chemin entre; "
        "en prévision; approche|approches",
        "counted": "UNIT suivant|précédant; UNIT qui suivit|précéda|suit|précède; "
        "veille|surveille|lendemain|surlendemain|sillage|suites; anniversaire du|de|d; "
        "soir|matin|jour|jours précédant|suivant; jour|jours|lendemain avant|après; "
        "semaine NUM; "
        "semaine|weekend|end|quinzaine|semaines du|de @day; tiers|quart|moitié",
        "hedge": "peu|juste|longtemps|bien|immédiatement|quelque|quelques|aussitôt @bound; "
        "c|ca|fl|~|≈|±|approximativement|grosso; près de|du|d; alentours|environs; tournant",
        "doubt": "d autres|certains de; "
        "autant que|qu *? *? *? *? sache|souvienne|souviens|rappelle ...; "
        "à ma|notre connaissance ...; à ce qu|que *? *? dit|paraît|semble ...; "
        "on dit que|qu ...; "
        "si je|ma|mes ne? *? *? *? trompe|bons|souviens|souvenirs|mémoire ...; sauf erreur ...; "
        "selon la légende|tradition|rumeur ...; d après la légende|tradition ...; "
        "probablement|vraisemblablement|possiblement|apparemment|prétendument|supposément|"
        "éventuellement ,?; "
        "peut être ,?; sans doute ,?; d autres|certains disent|parlent|donnent ,?",
        "each": "les lundis|mardis|mercredis|jeudis|vendredis|samedis|dimanches; "
        "tous|toutes les * UNIT; chaque * UNIT; "
        "chaque UNIT; tous|toutes les UNIT; le @alone; "
        "chaque; tous|toutes les; "
        "annuellement|habituellement|généralement|traditionnellement|normalement|toujours "
        "@yearless",
        "calendar": "selon|suivant l ancien calendrier|style ...; "
        "selon|suivant le vieux|nouveau calendrier|style ...; "
        "NUM vendémiaire|brumaire|frimaire|nivôse|pluviôse|ventôse|germinal|floréal|"
        "prairial|messidor|thermidor|fructidor|nisan|adar|tishri|ramadan|mouharram an?; "
        f"calendrier {OTHER_CALENDAR} ...; an|année {OTHER_CALENDAR}? hégire; hégire; "
        f"ère {OTHER_CALENDAR}; "
        "an|année de l hégire; exercice|année fiscal*|budgétaire|liturgique; exercice",
        "name": "rue|place|avenue|boulevard|quai|pont|square|école|collège|lycée|stade|"
        "mouvement|brigade|impasse|"
        "station du|des @month; "
        "rue|place|avenue|boulevard|stade|groupe|comité|mouvement @numbered",
    },
    behind={
        "not": "faux|fausse|erroné* END; "
        ".. fausse|faux|erronée|réfutée|inventée|falsifiée @dated; "
        "recte|sic; par|à erreur|tort; excepté*; en réalité NUM; plutôt|exactement NUM",
        "negated": ".. pas|jamais|aucun|aucune|rien|personne|nul|nulle|guère @ahead",
        "bound": "ou|et d? un? peu|juste|bientôt|tôt avant|après; "
        "exclu*; non compris; et|ou au? delà|suivant*|après|avant|plus|antérieur*|postérieur*; "
        "peut être plus|avant|après; à|jusqu nos|aujourd|ce; au plus; et s; ss",
        "hedge": "ou environ|à; plus ou moins; ±; + /; "
        "environ|circa|ca|approximativement|estimé*|estimation END; "
        "à peu|quelques; ou dans ces",
        "doubt": "d autres|certains de; "
        "date? incertain*|contesté*|douteux|douteuse|discuté*|présumé*|supposé*|"
        "probablement|probable END; "
        "peut être END; dit on; croit on; selon la|une|certains|d tradition|légende|certains?; "
        "d autres|certains disent",
        "each": "de|en? chaque UNIT|MONTH; tous les UNIT|MONTH; annuellement; par an",
        "era": "av|avant j c; av|avant jésus christ; avant notre|l ère; aec|avc|bc; "
        "NUM av|avant j|jésus|notre",
        "half": "de|en l? an SHORT",
        "calendar": f"( {OTHER_CALENDAR}; "
        f"du|selon|dans|suivant l? le? ancien? calendrier ancien|russe; "
        f"selon l ancien calendrier; h @year; "
        "ancien|vieux|nouveau style; v|n|a s; de? l? hégire; ah; "
        f"du|selon|dans|suivant le? calendrier {OTHER_CALENDAR}; de l ère {OTHER_CALENDAR}",
    },
    order=(
        "rel=0 unit hyphen here -> rel unit",
        "rel=0 unit hyphen there -> pointer=0 unit",
        "rel=0 unit here -> rel unit",
        "rel=0 unit there -> pointer=0 unit",
        "unit=month month -> month",
        *DECADES,
        "rel=0 count rel=-1 units -> rel=-1 count units",
        *BEHIND,
        *AGO,
        *HALVES,
        *WEEK_OF,
        *TO,
        "at ->",
        "from * -> since=0 *",
        "opening * -> * onward=0",
    ),
    stops={"sept.": "septembre"}
    | {f"{word}.": word for word in "av ap j c ca fevr juill dec no art chap".split()},
    measures="personnes euros francs dollars habitants hommes femmes mètres kilomètres "
    "millions milliards tonnes pages",
    labels="kilomètre km tél téléphone agenda horizon windows expo office "
    "article articles art numéro no n page chapitre chap section paragraphe alinéa ligne vol "
    "train bus tram métro "
    "rame navette porte quai chambre salle bureau appartement siège route lot dossier "
    "formulaire modèle code canal "
    "fréquence série compte référence tgv ter roman film album chanson pièce opéra livre "
    "ouvrage version",
    ahead="*ra *ront va vont doit doivent devrait devraient prévoit prévoient prévu prévue "
    "souhaite souhaitent",
    over="était étaient avait avaient a ont fut furent",
    nth=r"(?:ers?|res?|e|ème|eme|nde?)\b",
    clock=r"[0-9]{1,2}\s?h(?:eures?)?(?:\s?[0-9]{2})?\b",
)
