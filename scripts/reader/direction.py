"""Where a date lies, past or future, from the verb that governs it: its tense and kind, not the nearest cue word.

A proposal with its reason, or silence. The verb is sought back from the date inside its clause; where the date opens the
clause, ahead of it. Silent on purpose: a date in front of a noun ("the Nov. 15 deadline"), one behind a noun that may
carry it ("approved a vote in November"), plans told in the past ("was to meet Monday"), verbs that set a date
("extended the offer to Nov. 20").
"""

import re
from typing import NamedTuple


class Proposal(NamedTuple):
    """`past`, `future` or empty, and the words that speak for it."""

    direction: str = ""
    reason: str = ""


SILENT = Proposal()
WORD = re.compile(r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*|[$\u00a3\u20ac]?[0-9][0-9.,]*%?|[;:()\u2014\u201c\u201d\"]|--|,")

WILL = {"will", "'ll", "shall", "won't", "we'll", "i'll", "he'll", "she'll", "they'll", "it'll", "you'll"}
MODAL = WILL | {"would", "may", "might", "should", "must"}
UNTOLD = {"could", "can", "cannot", "can't", "couldn't", "do", "does", "did", "didn't", "don't", "doesn't"}
IS, WAS, HAVE = {"is", "are", "isn't", "aren't"}, {"was", "were", "wasn't", "weren't"}, {"has", "have", "had", "hadn't", "having"}
BE = {"be", "been", "being"}
# What is expected, said of a thing that is: "is due", "a vote scheduled for".
EXPECTED = set("scheduled due set slated expected planned supposed likely ready poised bound going about believed".split())
# What leads to an infinitive that is still to come: "plans to redeem", "the proposal to sell".
# Not of past forms: "agreed to meet Friday" may have agreed on Friday.
LEADS = EXPECTED | set(
    "plan plans planning intend intends intending expect expects expecting hope hopes hoping want wants agree agrees aim aims seek "
    "seeks propose proposes prepare prepares preparing vow vows pledge pledges promise promises threaten threatens need needs "
    "proposal offer deadline date intention commitment option permission time".split()
)
# Present forms of what happens by calendar, and what falls due: they speak where the date is right behind them.
TIMETABLE = set(
    "begin begins start starts open opens close closes end ends expire expires mature matures resume resumes arrive arrives leave "
    "leaves depart departs meet meets convene convenes payable due effective expiring maturing redeemable".split()
)
TWO_WORDS = {("take", "effect"), ("takes", "effect"), ("of", "record"), ("goes", "on"), ("go", "on")}
DETERMINERS = set("a an the its his her their our my this that these those no any each every at in of by for".split())
# Verbs that set a date for something else: what they govern lies on either side.
SETTING = set(
    "set scheduled planned slated extended postponed delayed moved pushed called expected rescheduled fixed declared authorized "
    "approved announced proposed ordered convened adjourned appealed invited named appointed elected warned predicted forecast "
    "projected estimated due".split()
)
SAYING = set("said told added announced reported noted explained insisted argued declared warned testified".split())
IRREGULAR = set(
    "said told met began went came made took left won lost held sold bought rose fell grew led gave got saw sent quit ran became found "
    "brought spent spoke wrote broke drew flew drove struck built paid kept stood sat caught taught thought fought sought felt heard "
    "knew shot threw chose swore sworn stole sank shook froze fled bore born wore won lent meant dealt slept swept taken given seen gone done "
    "written spoken broken grown known shown drawn driven flown stolen frozen underwent withdrew withdrawn arose bled laid slid shut risen begun chosen shaken".split()
)
NO_VERBS = set(
    "need speed indeed hundred united red bed seed feed breed creed deed exceed proceed succeed shed sacred wicked aged".split()
)
# Behind these and a verb, the date may belong to the noun: "a cutback in September", "for a mission in December".
LINKS = set("for of to on in with at about over into against under toward towards on between".split())
EVENTS = set(
    "vote election elections meeting summit hearing trial talks mission visit trip deadline launch referendum conference session "
    "strike ceremony game match concert sale auction".split()
)
STOPS = {";", ":", "\u2014", "--", "(", ")"}
OPENERS = {"and", "but", "so", "then", "also", "meanwhile", "however", "yet", ",", '"', "\u201c", "\u201d"}
PREPOSITIONS = set("on in at by until till from through since for to during before after around over throughout".split())
FUNCTION = PREPOSITIONS | set(
    "and or but as when where while that which who with of if because than although though he she it they".split()
)
REACH = 14  # words; farther back or ahead a verb governs something else


def propose(before: str, after: str, attributive: bool = False) -> Proposal:
    """Return what the words of a sentence `before` and `after` a date say of where it lies; `attributive` dates are left alone."""
    words = [word.replace("\u2019", "'") for word in WORD.findall(before)]
    follows = WORD.findall(after)
    if attributive or _names_a_thing(words, after):
        return SILENT
    if not [word for word in words if word.lower() not in OPENERS | PREPOSITIONS]:
        return _ahead([word.replace("\u2019", "'") for word in follows])
    preposition = words.pop().lower() if words and words[-1].lower() in PREPOSITIONS else ""
    return _back(words, preposition)


def _names_a_thing(words: list[str], after: str) -> bool:
    """The Nov. 15 deadline, his Aug. 2 trip, Tuesday's vote: nothing is said of when the verb happens."""
    last = words[-1].lower() if words else ""
    noun = re.match(r"\s([a-z]+)", after)
    in_front = bool(noun) and noun[1] not in FUNCTION and not noun[1].endswith("ly") and last not in PREPOSITIONS
    return after[:2] in ("'s", "\u2019s") or (in_front and last in {"a", "an", "the", "its", "his", "her", "their", "our"})


def _is_past(word: str) -> bool:
    return word in IRREGULAR or (word.endswith("ed") and len(word) > 3 and word not in NO_VERBS and "-" not in word)


def _back(words: list[str], preposition: str) -> Proposal:
    """The nearest verb in front of the date, and what it is part of."""
    lower = [word.lower() for word in words]
    for at in range(len(words) - 1, max(-1, len(words) - 1 - REACH), -1):
        word, between = lower[at], lower[at + 1 :]
        if word in STOPS:
            return SILENT
        if not between and _by_timetable(lower, at) and preposition != "since" and not _told_in_the_past(lower, at):
            return Proposal("future", _quote(words, at, preposition))
        if word in MODAL and words[at].islower():
            untold = "have" in between[:3] or (word == "would" and {"not", "only", "say", "comment"} & set(between[:2]))
            return SILENT if untold else Proposal("future", _quote(words, at, preposition))
        if word in UNTOLD:
            return SILENT
        if word in IS | WAS | HAVE:
            return _auxiliary(words, at, preposition)
        leader = _leader(lower, at) if word == "to" and _infinitive(words, at) else ""
        if leader:
            plan = leader in LEADS | IS and not (leader in EXPECTED and _told_in_the_past(lower, at))
            return Proposal("future", _quote(words, at, preposition, leader)) if plan else SILENT
        if word in EXPECTED and words[at].islower() and (_is_past(word) or word in ("due", "set")):
            ahead = at > 0 and not _told_in_the_past(lower, at) and (preposition == "for" or _with(lower, at, IS | BE))
            return Proposal("future", _quote(words, at, preposition)) if ahead else SILENT
        if _is_past(word) and words[at].islower() and not _describes(lower, at):
            return _past(words, at, preposition)
    return SILENT


def _by_timetable(lower: list[str], at: int) -> bool:
    """The talks open, is payable; but not "the close", "at the end": a noun."""
    before = lower[at - 1] if at else ""
    if before in UNTOLD | MODAL | {"to"}:
        return False  # that word decides
    return (before, lower[at]) in TWO_WORDS or (lower[at] in TIMETABLE and before not in DETERMINERS)


def _describes(lower: list[str], at: int) -> bool:
    """A participle in front of its noun: the proposed sale, a still unspecified date."""
    before = lower[max(0, at - 2) : at]
    adverb = bool(before) and (before[-1].endswith("ly") or before[-1] in {"still", "long", "once", "most", "so"})
    return bool(before) and (before[-1] in DETERMINERS - {"that", "this", "by"} or (adverb and before[0] in DETERMINERS))


def _leader(lower: list[str], at: int) -> str:
    """The verb or noun that an infinitive hangs on: plans to, the offer to, went to."""
    for word in reversed(lower[max(0, at - 5) : at]):
        if word in LEADS | IS | WAS | HAVE or _is_past(word):
            return word
        if word in MODAL:
            break
    return ""


def _with(lower: list[str], at: int, kind: set[str]) -> bool:
    return any(word in kind for word in lower[max(0, at - 3) : at])


def _told_in_the_past(lower: list[str], at: int) -> bool:
    """Was due, had been set, were scheduled: told of a plan that may be over."""
    return _with(lower, at, WAS | {"had", "hadn't"})


def _infinitive(words: list[str], at: int) -> bool:
    verb = words[at + 1] if at + 1 < len(words) else ""
    return (
        verb.isalpha()
        and verb.islower()
        and verb not in {"the", "a", "an", "its", "his", "her", "their", "this", "that", "about"}
    )


def _auxiliary(words: list[str], at: int, preposition: str) -> Proposal:
    """Is, was, had with no other verb behind: right at the date it says when something is; with -ing, what is under way to come."""
    word, between = words[at].lower(), [w.lower() for w in words[at + 1 :]]
    progressive = any(w.endswith("ing") for w in between[:2])
    if word in IS and (not between or progressive) and preposition in ("", "on", "in", "for", "until"):
        return Proposal("future", _quote(words, at, preposition))
    if word in WAS and not between:
        return Proposal("past", _quote(words, at, preposition))
    return SILENT


def _past(words: list[str], at: int, preposition: str) -> Proposal:
    """A past form: finite, or a participle with what stands in front of it ("will be paid", "to be held")."""
    lower = [word.lower() for word in words]
    word, between = lower[at], lower[at + 1 :]
    chain = lower[max(0, at - 4) : at]
    modal = next((w for w in reversed(chain) if w in MODAL), "")
    if modal:
        return SILENT if "have" in chain else Proposal("future", _quote(words, at, preposition, modal))
    if "to" in chain and "be" in chain[chain.index("to") :]:
        return (
            Proposal("future", _quote(words, at, preposition, "to")) if not _told_in_the_past(lower, max(0, at - 2)) else SILENT
        )
    if word in SETTING or preposition in ("for", "to", "until", "through", "by") or EVENTS & set(between):
        return SILENT
    far = len(between) > (2 if word in SAYING else 6)
    if far or LINKS & set(between) or any(w.endswith("ing") for w in between):
        return SILENT
    return Proposal("past", _quote(words, at, preposition))


def _ahead(words: list[str]) -> Proposal:
    """The date opens the clause: its verb follows. Past and future in one clause cancel each other."""
    lower = [word.lower() for word in words[:REACH]]
    future = next((w for w in lower if w in WILL), "")
    past = next((w for w, shown in zip(lower, words, strict=False) if _is_past(w) and shown.islower()), "")
    if future and not past:
        return Proposal("future", f"... {future} ...")
    if past and not future and not {"would", "may", "might", "should", "is", "are"} & set(lower):
        return Proposal("past", f"... {past} ...")
    return SILENT


def _quote(words: list[str], at: int, preposition: str, leader: str = "") -> str:
    """The words of the verb, as the reason."""
    shown = [word for word in (leader, words[at].lower()) if word]
    return " ... ".join(dict.fromkeys(shown)) + (f" ... {preposition}" if preposition else "")
