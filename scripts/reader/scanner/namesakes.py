"""Words that look like a date and are not one.

They are names (Sun, Jan, Theresa May), verbs (fall), figures of speech (of tomorrow) and numbers.
Each row of `NAMESAKES` has a pattern of such words, and a test of the sentence around them.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from ..languages.en import CAPITALISED, DAYPARTS, ORDINALS
from .direction.verbs import MODAL, UNTOLD
from .english import LEXICON, MONTHS, WEEKDAYS
from .hints import ABOUT, FRONT, end_of, without_stop

AROUND = 80  # characters around the words that the tests look at


class Lookalike(NamedTuple):
    """Words that may be a date, and what is around them."""

    core: str  # the words without prepositions and article
    preposition: str
    article: bool
    before: str  # the word in front
    after: str  # the text behind
    lead: str  # the text in front

    def behind(self, *words: str) -> bool:
        """Whether one of these is directly in front; the preposition may be part of it."""
        front = f" {self.lead}{self.preposition}".lower().rstrip()
        return front.endswith(tuple(f" {word.lower()}" for word in words))

    @property
    def led(self) -> bool:
        """Whether a preposition of time is in front."""
        return bool(self.preposition)


def _is_name(word: str) -> bool:
    """A capitalised word, but not one that belongs to dates or in front of them."""
    return word[:1].isupper() and word.lower().rstrip(".") not in LEXICON


def _next(after: str) -> str:
    found = re.match(r"\s+([A-Za-z]+)", after)
    return found[1] if found else ""


PRONOUNS = set(
    "i we you he she it they the a an his her their this that god all no be not also have".split()
)
PERSONAL = re.compile(
    r",?\s+(?:said|says|told|tells|asked|asks|added|wrote|spoke|left|died)\b|,?\s+who\b"
)
JOINING = set("and or to at in on for with when while after before as until but by from".split())


def _name_or_verb(c: Lookalike) -> bool:
    """Theresa May, June Carter, the March for Life, "May I"."""
    if c.led:
        return False
    follows = _next(c.after)
    return (
        c.core.isupper()
        or _is_name(c.before)
        or (_is_name(follows) and not c.article)
        or bool(PERSONAL.match(c.after))
        or c.after.startswith(" &")
        or c.before == "&"
        or (c.core in ("May", "March") and follows.lower() in BEHIND_A_VERB)
    )


BEHIND_A_VERB = PRONOUNS | {"for", "on", "of", "against", "toward"}
# A number behind these, or in front of the measures, is an amount.
AMOUNTS = set(
    "about than nearly some only least most almost exceed no. no $ # at over within on".split()
)
MEASURES = (
    "block million billion people troops men women soldiers workers students homes votes seats "
    "miles feet meters metres km kg m tons tonnes points pounds dollars euros jobs hours gmt utc "
    "est edt cst cdt mst mdt pst pdt local"
).split()
MEASURED = re.compile(r"\s*(?:%|per\s?cent)|\s+(?:" + "|".join(MEASURES) + r")\b", re.I)
# A number directly behind one of these names a thing: room 1850.
NUMBERED = set(
    "room suite apartment flat flight gate bus train route page chapter section clause paragraph lot "
    "item entry file order form model serial extension channel code password pin frequency".split()
)
# If 2024 was the year: capitalised only at the start of a sentence.
STARTS = set(
    "if when as but and while whether because although though that this so was is will".split()
)


def _number(c: Lookalike) -> bool:
    """Expo 2000, about 2000, 1600 men, 1990 percent: numbers that are not a year."""
    year = int(re.sub(r"\D", "", c.core) or 0)
    before, preposition = c.before.lower(), c.preposition.lower()
    if SINCE.search(c.lead) or (year < 100 and c.led) or _is_short_year(c, before):
        return False
    if _is_dated(c, before):
        return not 1000 <= year < 2200
    if before in AMOUNTS | NUMBERED or preposition in AMOUNTS or MEASURED.match(c.after):
        return True
    if c.led and preposition != "around":
        return not 1000 <= year < 2200
    is_named = _is_name(c.before) and before not in STARTS
    return is_named or not 1800 <= year < 2100


def _is_short_year(c: Lookalike, before: str) -> bool:
    """The class of '62."""
    return c.core[0] in "'\u2019" and (bool(c.led) or before in ("of", "and", "or"))


def _is_dated(c: Lookalike, before: str) -> bool:
    """Built about 1850; printed in Rome, 1761; circa 1850."""
    dated = DATED.search(c.lead) or before.endswith(",")
    return bool(dated and ENDS.match(c.after)) or CIRCA.search(c.lead) is not None


QUOTES = ('"', "\u201c", "\u201d")
CIRCA = re.compile(r"\b(?:circa|ca?\.?)\s+$", re.I)  # never in front of a count
SINCE = re.compile(
    r"(?:\b(?:since|until|till|from|in|before|after|between)|[12][0-9]{3}\s+(?:to|and|or))"
    rf"\s+(?:at\s+least|{ABOUT})\s+$",
    re.I,
)
DATED = re.compile(
    r"\b(?:active|begun|born|built|carved|cast|completed|composed|constructed|dated|dates|died"
    r"|erected|established|finished|flourished|founded|made|opened|painted|printed|written)"
    rf"(?:\s(?:from|to|in))?\s+{ABOUT}\s+$",
    re.I,
)
ENDS = re.compile(r"\s*(?:[.,;:)]|$)|\s(?:and|by|for|in|at|as|to|when|on|with)\b")
AGE = re.compile(r"\b(?:his|her|their|my|your)\s+(?:(?:early|mid|late)[- ])?$", re.I)
WEATHER = re.compile(r"\b(?:temperatures?|highs?|lows?|degrees)\b", re.I)
SPORT = re.compile(
    r"\b(?:scored|touchdowns?|halftime|rebounds|free throws?|quarterback|midfielder|striker"
    r"|goalkeeper|kickoff)\b",
    re.I,
)
LASTS = MODAL | UNTOLD | {"to", "not"}
NAMED_DAY = re.compile("(?:" + "|".join(day.title() for day in WEEKDAYS) + ")")
NAMING = set("Black Bloody Mr. Mr Mrs. Mrs Ms. Miss Dr. Sir Lady Captain Sergeant".split())
SEASONS = ("Spring", "Summer", "Autumn", "Fall", "Winter")
NAMED_DATE = f"(?:{'|'.join([*map(str.title, [*MONTHS, *WEEKDAYS]), *SEASONS])})"
STREETS = "Road Street Avenue Drive Lane Boulevard Rd\\. Ave\\. St\\.(?!\\s[A-Z])".split()
PLACES = "Creek River Lake Island Hill Hills Club School Church".split()
STREET = rf"\s(?:{'|'.join(STREETS)})(?!\w)"
PLACE = rf"\s(?:{'|'.join(PLACES)})\b"
ON_STREET = re.compile(rf"(?:{PLACE})?{STREET}")
AT_PLACE = re.compile(rf"(?:\s[A-Z][a-z]+){{0,2}}(?:{STREET}|{PLACE})")
NIGHT = f"(?: (?:{DAYPARTS}))?"
DAY_OR_NIGHT = re.compile(NAMED_DAY.pattern + NIGHT)
ANY = set("a any one some typical average normal".split())
PAPERS = set("week Times Mail Telegraph Mirror Herald Express Post Night school".split())
SEASONAL = set(
    "training break camp school season weather storm storms months clothes colors colours holidays "
    "vacation games".split()
)


def _attributive(c: Lookalike) -> bool:
    """The date belongs to a noun behind it: a Monday deadline, a Monday night vote."""
    follows = _next(re.sub("^" + NIGHT, "", c.after))
    return follows.islower() and follows not in JOINING


CHANGED = re.compile(
    r"\b(?:rose|risen|fell|fallen|grew|grown|dropped|climbed|went|shrank|increased|declined) from\s$"
)


def _is_change(c: Lookalike) -> bool:
    """Turnout rose from 1979 to 2012 votes."""
    lead = f"{c.lead}{c.preposition} "
    counted = CHANGED.search(lead) and _next(c.after).islower() and _next(c.after) not in JOINING
    return bool(MEASURED.match(c.after) or counted)


NAMESAKES: tuple[tuple[re.Pattern[str], Callable[[Lookalike], bool]], ...] = (
    # Sun, Sat: short weekdays name a date only with a stop and behind a preposition.
    (
        re.compile(r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.?", re.I),
        lambda c: c.core[-1] != "." or not c.led or not c.after,
    ),
    (
        re.compile(r"Jan|Mar|Dec|Nov|Oct|Sep|Apr|Jun|Jul|Feb|Aug", re.I),
        lambda c: not c.led or c.core.islower() or _is_name(_next(c.after)),
    ),
    (re.compile(r"May|March|April|June|August", re.I), _name_or_verb),
    # The Sunday Times, the Mail on Sunday, Monday Night Football, Bloody Sunday; it was a Monday,
    # but not a Monday deadline.
    (
        NAMED_DAY,
        lambda c: _next(c.after) in PAPERS or c.behind("mail on", "sun on", "independent on"),
    ),
    (NAMED_DAY, lambda c: bool(re.match(r"\s(?:Night|Morning|Evening)\s[A-Z]", c.after))),
    (
        re.compile(rf"{NAMED_DAY.pattern} (?:Night|Morning|Evening)"),
        lambda c: _is_name(_next(c.after)),
    ),
    # Black Monday, Captain Friday; but "met the President Monday".
    (NAMED_DAY, lambda c: c.before in NAMING),
    (NAMED_DAY, lambda c: (c.article or c.before.lower() == "the") and _is_name(_next(c.after))),
    (DAY_OR_NIGHT, lambda c: c.before.lower() in ANY and not _attributive(c)),
    # The car of tomorrow.
    (re.compile(r"today|tomorrow|yesterday", re.I), lambda c: c.before.lower() == "of"),
    # USA Today, the Today programme.
    (
        re.compile(r"Today|Tomorrow|Yesterday"),
        lambda c: _is_name(c.before) or c.article or c.before.lower() == "the",
    ),
    # Spring training, winter weather.
    (
        re.compile(r"spring|summer|autumn|fall|winter", re.I),
        lambda c: not c.article and _next(c.after) in SEASONAL,
    ),
    # The light of a winter morning.
    (
        re.compile(r"(?:spring|summer|autumn|fall|winter)\b.*"),
        lambda c: c.before.lower() in ("a", "an", "any"),
    ),
    # Shares fall, spring to mind, the fall of Saigon.
    (
        re.compile(r"spring|summer|autumn|fall|winter", re.I),
        lambda c: not c.led or _next(c.after) in ("of", "from"),
    ),
    # The 4th of July Street, Sunday Creek Road, 1900 Spring St., the August Moon Social Club; but in
    # "on Monday Wall Street fell" Monday is a date.
    (re.compile(".*[a-z]"), lambda c: ON_STREET.match(c.after) is not None),
    (
        re.compile(rf"(?:[0-9]+ )?{NAMED_DATE}"),
        lambda c: not c.led and bool(AT_PLACE.match(c.after)),
    ),
    # The second this month, the third in June.
    (re.compile(rf"(?:{'|'.join(ORDINALS)}) (?:this|last|next|in) .*", re.I), lambda c: True),
    # Winter Park, the Prague Spring of 1968.
    (
        re.compile(r"(?:Spring|Summer|Autumn|Fall|Winter)(?: .*)?"),
        lambda c: _is_name(c.before) or _is_name(_next(c.after)),
    ),
    # He scored in the second half.
    (re.compile(r"[a-z]+[ -](?:quarter|half)"), lambda c: bool(SPORT.search(c.lead + c.after))),
    (
        re.compile(r"Christmas|Halloween|New Year['\u2019]s", re.I),
        lambda c: not c.led and c.before != "and",
    ),
    (re.compile(r"(?:full|whole|entire)[- ].*", re.I), lambda c: c.before.lower() in ("a", "an")),
    (
        re.compile(r"weekend", re.I),
        lambda c: not (c.led or c.article) or _next(c.after) in ("before", "after", "of"),
    ),
    # At the end of the day, all that counts is the price.
    (re.compile(r"end of the day", re.I), lambda c: c.behind("at", "at the")),
    # On the 5th floor.
    (
        re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)(?: (?:and|or|to) [0-9]+(?:st|nd|rd|th))?"),
        lambda c: not (c.led and c.article) or _next(c.after) not in JOINING | {""},
    ),
    # In his 60s; temperatures in the 60s.
    (
        re.compile(r"[0-9]0['\u2019]?s"),
        lambda c: not c.article or c.before.lower() in ("upper", "lower", "mid", "low", "high"),
    ),
    (
        re.compile(r"(?:(?:early|mid|late)[- ])?(?:[0-9]0['\u2019]?s|[a-z]+ties)", re.I),
        lambda c: bool(AGE.search(c.lead) or WEATHER.search(c.lead)),
    ),
    # It will last two weeks; it stands to this day.
    (re.compile(r"last .*", re.I), lambda c: not c.article and c.before.lower() in LASTS),
    (re.compile(r"this day", re.I), lambda c: c.before.lower() == "to" or _next(c.after) == "and"),
    # For 10 years from 1994: a length; the turn of the 20th century.
    (re.compile(r".* (?:from|after|before) .*"), lambda c: c.behind("for", "over")),
    (re.compile(r".*century"), lambda c: c.behind("turn of", "turn of the")),
    # It fell in all but two months of 2019.
    (re.compile(r".*months of .*"), lambda c: c.before == "but"),
    # Prices fall in 2019, will fall next year.
    (
        re.compile(r"(?:spring|fall) (?:in|last|next|this) .*"),
        lambda c: not c.led and not c.article,
    ),
    (
        re.compile(r"[0-9]+\.[0-9]+\.[0-9]+"),
        lambda c: c.before.lower() in ("version", "release", "section", "chapter"),
    ),
    (re.compile(r"['\u2019]?[0-9]{2,4}"), _number),
    # The novel "1984".
    (re.compile(r"[0-9]{4}"), lambda c: c.lead[-1:] in QUOTES and c.after[:1] in QUOTES),
    # Turnout rose from 1979 to 2012 votes.
    (re.compile(r"(?:between )?[12][0-9]{3} (?:to|and) [12][0-9]{3}"), _is_change),
)


MANY = {"each", "every"}
USUAL = {"usually", "normally", "typically", "traditionally"}
AT = {"in", "on", "at"}
BEFORE_CHRIST = re.compile(r"\s+B\.?C\b")
ARTICLE = re.compile(r"the\s+", re.I)


def is_namesake(sentence: str, start: int, end: int) -> bool:
    """Tell whether the words from `start` to `end` of a sentence only look like a date."""
    core, preposition, article, tests = _core(sentence[start:end])
    lead = sentence[max(0, start - AROUND) : start]
    words = lead.rsplit(None, 3)[-3:] if lead[-1:].isspace() else []
    if not core or _are_many(words) or BEFORE_CHRIST.match(sentence, end):
        return True
    if not tests:
        return False
    before = words[-1].lstrip("\"'(\u2018\u201c") if words else ""
    after = sentence[end : end + AROUND]
    lookalike = Lookalike(core, preposition, article, before, after, lead)
    return any(test(lookalike) for test in tests)


def _are_many(lead: list[str]) -> bool:
    """Each Monday, every May; usually on Mondays, usually meets in May."""
    *rest, last = [word.lower() for word in lead] or [""]
    beside = rest[-2:] if last in AT else rest[-1:]
    return last in MANY or not USUAL.isdisjoint([last, *beside])


@lru_cache(maxsize=4096)
def _core(words: str) -> tuple[str, str, bool, list[Callable[[Lookalike], bool]]]:
    """The words without prepositions and article, these, and the tests of the rows that fit.

    The core is empty for a verb: march, may.
    """
    words = without_stop(words)
    front = end_of(FRONT, words)
    at = end_of(ARTICLE, words, front)
    core = "" if re.search(CAPITALISED, words) else words[at:]
    tests = [test for pattern, test in NAMESAKES if pattern.fullmatch(core)]
    return core, words[:front].strip(), at > front, tests
