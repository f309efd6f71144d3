"""The verbs that give a date its direction: forms, kinds, and words that change their meaning."""

import re

WILL = set("will shall won't we'll i'll he'll she'll they'll it'll you'll".split())
MODAL = WILL | {"would", "may", "might", "should", "must"}
# They say nothing about the time.
UNTOLD = set("could can cannot can't couldn't do does don't doesn't".split())
IS, WAS, HAD = (
    set("is are isn't aren't i'm we're you're they're he's she's".split()),
    set("was were wasn't weren't".split()),
    set("had hadn't".split()),
)
HAVE = HAD | {"has", "have", "having"}
BE = {"be", "been", "being"}
# Between a modal and its verb.
HELPERS = (
    MODAL | BE | HAVE | set("not also soon again now then only both all never remain stay".split())
)
# Said of an expected event: "is due", "a vote scheduled for".
EXPECTED = set(
    "scheduled due set slated expected planned supposed likely ready poised bound going "
    "about believed forecast tipped".split()
)
# Words that lead to an infinitive that is to come: "plans to redeem", "the proposal to sell". Past
# forms do not: "agreed to meet Friday" may have agreed on Friday.
LEADS = EXPECTED | set(
    "plan plans planning intend intends intending expect expects expecting hope hopes "
    "hoping want wants agree agrees aim aims seek seeks propose proposes prepare prepares "
    "preparing vow vows pledge pledges promise promises threaten threatens need needs "
    "proposal offer deadline date intention commitment option permission time".split()
)
# In Friday's talks, the firm plans to sell; on Friday, the firm plans to sell.
PLANS = {word for word in LEADS if word.endswith("s")}
# Has scheduled talks Monday, planned a march Saturday.
PLANNING = set(
    "plan plans planned planning schedule scheduled organize organized organise organised "
    "organizing organising arrange arranged".split()
)
# Present forms for events by calendar and for dates due. The date must be directly behind them.
TIMETABLE = set(
    "goes comes kicks returns lifts airs begin begins start starts open opens close "
    "closes end ends expire expires mature matures reopen reopens resume resumes arrive "
    "arrives leave leaves depart departs meet meets convene convenes payable due "
    "effective expiring maturing redeemable starting beginning opening continues lasts "
    "reconvene reconvenes premieres debuts gathers enters".split()
)
# His first start Monday; but "classes start", "they start".
NOUNS_TOO = set("start end open close meet leave".split())
PLURAL = set("they we you who that which and people".split())
NEGATIVE = set("not no nobody none nothing neither".split())
FORMERLY = set("originally initially previously once first".split())
# Cancelled a vote planned for Monday.
CANCELLED = set(
    "postponed averted cancelled canceled scrapped skipped missed boycotted disrupted".split()
)
# Past forms that lead to an event to come: "ordered him to appear Tuesday".
ORDERING = set(
    "told ordered asked urged promised threatened vowed pledged planned hoped intended invited "
    "agreed booked voted".split()
)
APPEARING = set(
    "appear report testify return meet vote travel fly play resume strike walk march protest rally".split()
)
# With could these are over: could be reached.
PERCEIVED = set(
    "reached see seen hear heard feel felt find found tell remember say said confirm "
    "confirmed have barely hardly finally manage just".split()
)
# Present forms for events by calendar, beside a day of the week: "votes on Tuesday", "voters
# choose". No other verbs: headlines use the present for events that are over ("court upholds ban
# Monday").
PRESENT = set("go head vote choose elect host travel celebrate return face play hear".split())
# Thanks to heavy rain.
NO_SUBJECT = set("thanks due according next owing close prior back up".split())
# A date directly behind these belongs to them: "will study the crash Monday".
HAPPENED = set(
    "attack attacks crash injury injuries murder bombing bombings incident raid raids "
    "killing shooting explosion blast fire earthquake quake storm riot riots clash "
    "clashes remarks loss defeat win victory arrest".split()
)
CAUSES = {"after", "over", "because", "amid", "following"}
# Hopes for a deal by Friday.
EXPECTING = set(
    "predict predicts expect expects expecting hope hopes hoping want wants wanting".split()
)
TWO_WORDS = {
    ("take", "effect"),
    ("takes", "effect"),
    ("of", "record"),
    ("goes", "on"),
    ("go", "on"),
    ("take", "office"),
    ("takes", "office"),
    ("due", "out"),
    ("take", "place"),
    ("takes", "place"),
}
# Verbs that set a date for something else, which may be past or future.
SETTING = set(
    "set scheduled planned slated extended postponed delayed moved pushed called expected "
    "rescheduled fixed declared authorized approved announced proposed ordered convened "
    "adjourned appealed invited warned predicted forecast "
    "projected estimated due".split()
)
MOVING = set("moved postponed delayed rescheduled extended pushed".split())  # to a date
PHRASAL = set("away back down in off on out over up".split())  # took over, went on
LASTING = set(
    "rained snowed froze burned raged waited lingered dragged lasted ran continued stayed "
    "remained lived worked served played stood kept reigned ruled went".split()
)
SAYING = set(
    "said told added announced reported noted explained insisted argued declared warned "
    "testified".split()
)
IRREGULAR = set(
    "said told met began went came made took left won lost held sold bought rose fell "
    "grew led gave got saw sent quit ran became found brought spent spoke wrote broke "
    "drew flew drove struck built paid kept stood sat caught taught thought fought sought "
    "felt heard knew shot threw chose swore sworn stole sank shook froze fled bore born "
    "wore lent meant dealt slept swept taken given seen gone done written spoken broken "
    "grown known shown drawn driven flown stolen frozen underwent withdrew withdrawn "
    "arose bled laid slid sang rode blew tore dug overran overrode sprang shut risen "
    "begun chosen shaken bit bred clung crept dove dreamt dwelt ate fed flung forbade forgave "
    "forgot foresaw got hid knelt learnt lit mistook overcame overtook overthrew rang shone shrank "
    "slew slung spat spun strove stuck stung strode sung sunk swam swung undertook understood wove "
    "wound wrung hung misled outdid awoke".split()
)
DID = {"did", "didn't"}
# Past or present: "the dollar hit a record".
UNMARKED = set(
    "beat bet bid broadcast burst cast cost cut forecast hit hurt let put read rid set shut split "
    "spread thrust upset".split()
)
# A clause with one of these, or with a past form, is not known to be in the present.
TOLD = UNTOLD | DID | MODAL | IS | WAS | HAVE | BE | UNMARKED
NO_VERBS = set(
    "need speed indeed hundred united red bed seed feed breed creed deed exceed proceed "
    "succeed shed sacred wicked aged compared unchanged unexpected unnamed unidentified unlimited "
    "unprecedented unarmed unmarked undisclosed unspecified unrelated unresolved unfinished "
    "undecided unseeded unemployed".split()
)
DETERMINERS = set(
    "a an the its his her their our my this that these those no any each every at in of "
    "by for".split()
)
COMPARED = set("from than versus against with".split())
AMOUNT = re.compile(
    r"[$\u00a3\u20ac]?[0-9].*|percent|points?|cents|million|billion|trillion|an?|share|tons"
    r"|about|only|just"
)
OWNERS = set("a an the its his her their our".split())
ADVERBS = set("still long once most so".split())
# Behind these and a verb, the date may belong to the noun: "a cutback in September", "for a mission
# in December".
LINKS = set(
    "for of to on in with at about over into against under toward towards on between".split()
)
EVENTS = set(
    "rally race final vote election elections arraignment meeting summit hearing game "
    "trial talks mission visit trip deadline launch referendum conference session strike "
    "ceremony game match concert sale auction march protest protests demonstration walkout "
    "vigil".split()
)
STOPS = {";", ":", "\u2014", "--", "(", ")"}
OPENERS = {
    "and",
    "but",
    "so",
    "then",
    "also",
    "meanwhile",
    "however",
    "yet",
    ",",
    '"',
    "\u201c",
    "\u201d",
}
PREPOSITIONS = set(
    "on in at by until till from through since for to during before after around over "
    "throughout".split()
)
FUNCTION = PREPOSITIONS | set(
    "and or but as when where while that which who with of if because than although "
    "though he she it they".split()
)
WORD = re.compile(
    r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*|[$\u00a3\u20ac]?[0-9](?:[0-9.,]*[0-9])?%?"
    r"|[;:()\u2014\u201c\u201d\"]|--|,"
)


def words_of(text: str) -> list[str]:
    """Return the words and punctuation of a text, with straight apostrophes."""
    return [word.replace("\u2019", "'") for word in WORD.findall(text)]


def lowered(words: list[str]) -> list[str]:
    """Return the words in lower case, except May and Will: with a capital they are not verbs."""
    return [word if word in ("May", "Will") else word.lower() for word in words]


def is_past(word: str) -> bool:
    """Tell whether a word is a past form: simple past or participle."""
    return word in IRREGULAR or (
        word.endswith("ed") and len(word) > 3 and word not in NO_VERBS and "-" not in word
    )
