"""Words that look like a date and are none: names (Sun, Jan, Theresa May), verbs (fall), figures of speech (of tomorrow), numbers.

Each row of `NAMESAKES` says of which words it speaks and what in the sentence around them tells that they are no date.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from ..lexicon import CAPITALISED
from ..numbers import ORDINALS
from ..vocabulary import DAYPARTS, LEXICON, MONTHS, WEEKDAYS
from .around import FRONT, without_stop
from .direction.verbs import MODAL, UNTOLD

AROUND = 80  # characters around words that may tell what they are


class Candidate(NamedTuple):
    """Words that may be a date, without prepositions and article; what stood in front of them; the word before, the text behind."""

    core: str
    preposition: str
    article: bool
    before: str
    after: str
    lead: str  # the text in front

    def behind(self, *words: str) -> bool:
        """Whether one of these stands right in front, as the preposition or before it."""
        return (
            f" {self.lead}{self.preposition}".lower()
            .rstrip()
            .endswith(tuple(f" {word.lower()}" for word in words))
        )

    @property
    def led(self) -> bool:
        """A preposition of time stands in front."""
        return bool(self.preposition)


def _capital(word: str) -> bool:
    """A name, not the start of what is known to belong to dates or to stand in front of them."""
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


def _name_or_verb(c: Candidate) -> bool:
    """Theresa May, June Carter, the March for Life, "May I"."""
    follows = _next(c.after)
    if c.led:
        return False
    named = (
        c.core.isupper()
        or _capital(c.before)
        or (_capital(follows) and not c.article)
        or bool(PERSONAL.match(c.after))
    )
    joined = c.after.startswith(" &") or c.before == "&"
    return (
        named
        or joined
        or (
            c.core in ("May", "March")
            and follows.lower() in PRONOUNS | {"for", "on", "of", "against", "toward"}
        )
    )


# In front of these a number is an amount, and behind those.
AMOUNTS = set(
    "about than nearly some only least most almost exceed no. no $ # at over within on".split()
)
MEASURES = (
    "block million billion people troops men women soldiers workers students homes votes seats miles feet meters metres km kg m tons tonnes points "
    "pounds dollars euros jobs hours gmt utc est edt cst cdt mst mdt pst pdt local"
).split()
MEASURED = re.compile(r"\s*(?:%|percent)|\s+(?:" + "|".join(MEASURES) + r")\b", re.I)


def _number(c: Candidate) -> bool:
    """Expo 2000, about 2000, 1600 men, 1990 percent: only a year that stands as one."""
    year = int(re.sub(r"\D", "", c.core) or 0)
    short = c.core[0] in "'\u2019" and (
        c.led or c.before.lower() in ("of", "and", "or")
    )  # the class of '62
    if SINCE.search(c.lead) or short or (year < 100 and c.led):
        return False
    amount = (
        c.before.lower() in AMOUNTS or c.preposition.lower() in AMOUNTS or MEASURED.match(c.after)
    )
    led = c.led and c.preposition.lower() != "around"
    named = _capital(c.before) and c.before.lower() not in STARTS
    return (
        bool(amount) or (not led and (named or not 1800 <= year < 2100)) or not 1000 <= year < 2200
    )


STARTS = set(
    "if when as but and while whether because although though that this so was is will".split()
)  # If 2024 was the year
SINCE = re.compile(r"\b(?:since|until|till|from|in)\s+(?:at\s+least|about|around)\s+$", re.I)
AGE = re.compile(r"\b(?:his|her|their|my|your)\s+(?:(?:early|mid|late)[- ])?$", re.I)
WEATHER = re.compile(r"\b(?:temperatures?|highs?|lows?|degrees)\b", re.I)
SPORT = re.compile(
    r"\b(?:scored|touchdowns?|halftime|rebounds|free throws?|quarterback|midfielder|striker|goalkeeper|kickoff)\b",
    re.I,
)
LASTS = MODAL | UNTOLD | {"to", "not"}
DAYS = re.compile("(?:" + "|".join(day.title() for day in WEEKDAYS) + ")")
NAMING = f"(?:{'|'.join([*map(str.title, [*MONTHS, *WEEKDAYS]), 'Spring', 'Summer', 'Autumn', 'Fall', 'Winter'])})"
STREETS = "Road Street Avenue Drive Lane Boulevard Rd\\. Ave\\. St\\.(?!\\s[A-Z])".split()
PLACES = "Creek River Lake Island Hill Hills Club School Church".split()
STREET, PLACE = (
    re.compile(rf"(?:\s[A-Z][a-z]+){{0,2}}\s(?:{'|'.join(names)})(?!\w)")
    for names in (STREETS, PLACES)
)
NIGHT = f"(?: (?:{DAYPARTS}))?"
DAYS_OR_NIGHTS = re.compile(DAYS.pattern + NIGHT)
ANY = set("a any typical average normal".split())
PAPERS = set("week Times Mail Telegraph Mirror Herald Express Post Night school".split())
SEASONAL = set(
    "training break camp school season weather storm storms months clothes colors colours holidays vacation games".split()
)


def _attributive(c: Candidate) -> bool:
    """A noun follows, to which the date belongs: a Monday deadline, a Monday night vote."""
    follows = _next(re.sub("^" + NIGHT, "", c.after))
    return follows.islower() and follows not in JOINING


NAMESAKES: tuple[tuple[re.Pattern, Callable[[Candidate], bool]], ...] = (
    # Sun, Sat: short weekdays are words for a date only with a stop, behind a preposition.
    (
        re.compile(r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.?", re.I),
        lambda c: c.core[-1] != "." or not c.led or not c.after,
    ),
    (
        re.compile(r"Jan|Mar|Dec|Nov|Oct|Sep|Apr|Jun|Jul|Feb|Aug", re.I),
        lambda c: not c.led or c.core.islower() or _capital(_next(c.after)),
    ),
    (re.compile(r"May|March|April|June|August", re.I), _name_or_verb),
    # The Sunday Times, the Mail on Sunday, Monday Night Football, Bloody Sunday; it was a Monday, and not a Monday deadline.
    (DAYS, lambda c: _next(c.after) in PAPERS or c.behind("mail on", "sun on", "independent on")),
    (DAYS, lambda c: bool(re.match(r"\s(?:Night|Morning|Evening)\s[A-Z]", c.after))),
    (re.compile(rf"{DAYS.pattern} (?:Night|Morning|Evening)"), lambda c: _capital(_next(c.after))),
    (DAYS, lambda c: c.before in ("Black", "Bloody")),
    (DAYS, lambda c: (c.article or c.before.lower() == "the") and _capital(_next(c.after))),
    (DAYS_OR_NIGHTS, lambda c: c.before.lower() in ANY and not _attributive(c)),
    # The car of tomorrow.
    (re.compile(r"today|tomorrow|yesterday", re.I), lambda c: c.before.lower() == "of"),
    # USA Today, the Today programme.
    (
        re.compile(r"Today|Tomorrow|Yesterday"),
        lambda c: _capital(c.before) or c.article or c.before.lower() == "the",
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
    # Sunday Creek Road, 1900 Spring St., the August Moon Social Club; but on Monday Long Island was hit.
    (
        re.compile(rf"(?:[0-9]+ )?{NAMING}"),
        lambda c: bool(STREET.match(c.after) or (not c.led and PLACE.match(c.after))),
    ),
    # The second this month, the third in June.
    (re.compile(rf"(?:{'|'.join(ORDINALS)}) (?:this|last|next|in) .*", re.I), lambda c: True),
    # Winter Park, the Prague Spring of 1968.
    (
        re.compile(r"(?:Spring|Summer|Autumn|Fall|Winter)(?: .*)?"),
        lambda c: _capital(c.before) or _capital(_next(c.after)),
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
)


MANY = re.compile(
    r"\b(?:each|every|(?:usually|normally|typically|traditionally)(?:\s[a-z]+)?(?:\s(?:in|on|at))?)\s+$",
    re.I,
)
BEFORE_CHRIST = re.compile(r"\s+B\.?C\b")


def is_namesake(sentence: str, start: int, end: int) -> bool:
    """Tell whether the words from `start` to `end` of a sentence only look like a date."""
    words = without_stop(sentence[start:end])
    front = FRONT.match(words).end()
    article = re.match(r"the\s+", words[front:], re.I)
    core = words[front + (article.end() if article else 0) :]
    lead = sentence[max(0, start - AROUND) : start]
    before = re.search(r"[\"'(\u2018\u201c]*(\S+)\s+$", lead)
    if CAPITALISED.search(words) or MANY.search(lead):
        return True  # a verb; many dates
    if BEFORE_CHRIST.match(sentence, end):
        return True
    rows = [tells for looks, tells in NAMESAKES if looks.fullmatch(core)]
    if not rows:
        return False
    behind = sentence[end : end + AROUND]
    candidate = Candidate(
        core, words[:front].strip(), bool(article), before[1] if before else "", behind, lead
    )
    return any(tells(candidate) for tells in rows)
