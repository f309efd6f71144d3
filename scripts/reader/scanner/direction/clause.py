"""Where a date lies, past or future, from the verb that governs it: its tense and kind, not the nearest cue word.

The verb is sought back from the date inside its clause, and the first row of `tense.ROWS` that knows it decides; where no verb
stands in front, the one behind speaks. Silent on purpose: a date in front of a noun ("the Nov. 15 deadline"), and a plan told
in the past but of a day of the week that nothing has overtaken ("was to meet Monday"; not "had been due Monday", "was due in
May"). Whether that day lies nearer ahead than behind, `scan` sees.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from ...vocabulary import ABBREVIATED, MONTHS, WEEKDAYS
from . import verbs
from .rows import ROWS, SILENT, Proposal, Verb
from .verbs import BE, EXPECTED, HAD, IS, MODAL, WAS, WILL, is_past, lowered, words_of

REACH = 14  # words; farther back or ahead a verb governs something else
# Corn for December delivery, December soybeans, crude for November: the month to come.
GOODS = "(?:crude|gold|silver|copper|platinum|corn|wheat|soybeans?|oats|cotton|coffee|sugar|cocoa|cattle|hogs)"
DELIVERED = re.compile(
    rf"\s(?:futures|{GOODS})\b(?!\s(?:output|imports|exports|sales|shipments|prices|crush|production|demand))"
)
FOR_GOODS = re.compile(rf"(?<!of )(?<!for )\b{GOODS} for\s+$", re.I)
AWAITED = re.compile(
    r"\b(?:ahead of|await(?:s|ed|ing)?|(?:prepar|brac|gear)(?:es?|ed|ing)(?: up)? for|faces|pending|in time for)((?: \w+){0,3}) (?:on )?$"
)
PIECE = re.compile(r"-(?:quarter|half|year)", re.I)
MONTHS_IN_FULL = {month.title() for month in MONTHS}
MONTH_NAMES = {*MONTHS, *ABBREVIATED}
BUT = {"but", "when", "until", "instead", "before"}
SUBJECT = 3  # words of what a headline is of: "Harper to speak Monday"
DATED = {
    "deadline",
    "election",
    "holiday",
    "birthday",
    "anniversary",
    "last",
}  # Friday is the deadline
PRONOUNS = {"he", "she", "it"}
QUOTES = {'"', "\u201d"}


def propose(before: str, date: str, after: str) -> Proposal:
    """Return what the words of a sentence `before` and `after` a date say of where it lies."""
    words, follows = words_of(before), words_of(after)
    weekday = not set(WEEKDAYS).isdisjoint(date.lower().split())
    beside = _beside_a_noun(before, date, after, weekday)
    if beside:
        return beside
    preposition = words.pop().lower() if words and words[-1].lower() in verbs.PREPOSITIONS else ""
    words = _without_aside(words)
    if preposition == "since":
        return Proposal("past", preposition)
    return _governed(words, preposition, weekday, follows) or _told_behind(
        words, preposition, weekday, follows
    )


def _beside_a_noun(before: str, date: str, after: str, weekday: bool) -> Proposal | None:
    """What a noun says of its date: of delivery months, of what is awaited, of other nouns nothing; None where there is none."""
    words = words_of(before)
    traded = after.startswith(" delivery") if words[-1:] == ["for"] else DELIVERED.match(after)
    if date.lower().rstrip(".") in MONTH_NAMES and (traded or FOR_GOODS.search(before)):
        return Proposal("future", "delivery")
    follows = words_of(after)
    awaited = weekday and AWAITED.search(before)
    appointed = awaited and (not awaited[1] or not verbs.EVENTS.isdisjoint(awaited[1].split()))
    if appointed and not any(word not in verbs.SAYING for word in _over(follows[:4])):
        return Proposal("future", awaited[0].strip(), told=True)
    if not _names_a_thing(words, date, after):
        return None
    # In Tuesday's election, voters will decide; but Tuesday's crash will cost them.
    opened = verbs.OPENERS.issuperset(
        lowered(words[:-1] if words[-1:] in (["In"], ["in"]) else words)
    )
    event = after[:2] in ("'s", "\u2019s") and not verbs.EVENTS.isdisjoint(lowered(follows[:3]))
    ahead = _ahead(follows) if opened and event else SILENT
    return ahead._replace(told=True) if ahead.direction == "future" else SILENT


def _governed(
    words: list[str], preposition: str, weekday: bool, follows: list[str]
) -> Proposal | None:
    """What the nearest verb in front of the date says; None where none stands there."""
    lower = lowered(words)
    for at in range(len(words) - 1, max(-1, len(words) - 1 - REACH), -1):
        verb = Verb(words, lower, at, preposition, weekday)
        decides = next((verdict for knows, verdict in ROWS if knows(verb)), None)
        if decides:
            return _still_open(decides(verb), verb, follows)
    return None


def _told_behind(words: list[str], preposition: str, weekday: bool, follows: list[str]) -> Proposal:
    """What is said behind a date that no verb governs."""
    ahead = _ahead(follows)
    if verbs.OPENERS.issuperset(lowered(words)):
        is_named = (
            weekday
            and not ahead.direction
            and follows[:1] in (["is"], ["marks"])
            and not DATED.isdisjoint(follows[1:6])
        )
        return Proposal("future", follows[0]) if is_named else ahead  # Friday is the deadline
    # A quake in May killed ten; but "the quake in May will be felt" does not say that the quake is to come.
    if len(words) <= REACH and "," not in words and ahead.direction == "past":
        return ahead
    return _present(words, preposition) if weekday and ahead.direction != "past" else SILENT


def _present(words: list[str], preposition: str) -> Proposal:
    """The board votes on loans Tuesday, voters elect a mayor Tuesday, Harper to speak Monday: no other verb stands in front."""
    if preposition not in ("", "on"):
        return SILENT
    lower = lowered(words)
    conditional = not {"if", "unless"}.isdisjoint(lower)
    for at in range(1, len(words)):
        before, word = lower[at - 1], words[at]
        loses = conditional and (before in PRONOUNS or at == len(words) - 1)  # if he loses Tuesday
        singular = word.endswith("s") and (word[:-1] in verbs.PRESENT or loses)
        plural = word in verbs.PRESENT and (before.endswith("s") or words[at - 1][0].isupper())
        named = before.isalpha() and (
            before in PRONOUNS
            or before not in verbs.DETERMINERS | verbs.FUNCTION | verbs.PREPOSITIONS
        )
        if named and (singular or plural or (word == "to" and _is_headline(words, at))):
            return Proposal("future", word)
    return SILENT


def _is_headline(words: list[str], at: int) -> bool:
    """Harper to speak, Court to hear: only names, or one word, stand in front of the infinitive."""
    subject = at == 1 or (at <= SUBJECT and all(word[0].isupper() for word in words[:at]))
    follows = words[at + 1 : at + 2]
    return (
        subject
        and words[0].lower() not in verbs.NO_SUBJECT
        and follows != []
        and follows[0].lower() not in verbs.DETERMINERS
    )


def _without_aside(words: list[str]) -> list[str]:
    """Reopens its shaft, closed by fire in December, on May 3: what stands between two commas right in front governs nothing."""
    opened = (
        [at for at, word in enumerate(words[:-1]) if word == ","][-1:]
        if words[-1:] == [","]
        else []
    )
    return words[: opened[0]] if opened else words


def _still_open(proposed: Proposal, verb: Verb, follows: list[str]) -> Proposal:
    """What the words around a verb leave of its proposal: the date may be of what happened ("will study the crash Monday"), and a
    plan told in the past is to come only where it is of a day of the week, and nothing behind says what became of it."""
    behind = list(takewhile(lambda word: word not in QUOTES, follows[:REACH]))
    if verb.weekday and HAD & {*verb.clause} and verb.preposition in ("by", "until"):
        return Proposal("past", "had")  # had hoped to lift it by Friday
    of_what_happened = not (
        verbs.CAUSES.isdisjoint(verb.between) and verbs.HAPPENED.isdisjoint(verb.between[-1:])
    )
    if proposed.direction == "future" and of_what_happened:
        return SILENT
    told = verb.told or verb.overtaken or verb.cancelled
    reduced = (
        verb.weekday
        and (verb.word in EXPECTED or verb.leader in EXPECTED)
        and IS.isdisjoint(verb.chain(3))
    )
    if proposed.direction != "future" or not (told or reduced):
        return proposed
    became = any(word not in verbs.SAYING for word in _over(behind))
    if not told:  # a vote set for Tuesday was put off
        return proposed._replace(told=became)
    became = became or not BUT.isdisjoint(lowered(behind))
    return (
        proposed._replace(told=True)
        if verb.weekday and not verb.overtaken and not became
        else SILENT
    )


def _names_a_thing(words: list[str], date: str, after: str) -> bool:
    """The Nov. 15 deadline, his Aug. 2 trip, Tuesday's vote, May employment: nothing is said of when the verb happens."""
    last = words[-1].lower() if words else ""
    noun = re.match(r"\s([A-Za-z]+)", after)
    in_front = bool(noun) and noun[1] not in verbs.FUNCTION and not noun[1].endswith("ly")
    small = in_front and noun[1].islower()
    owned = last in verbs.OWNERS or last.endswith("'s")
    bare_month = date in MONTHS_IN_FULL and last not in verbs.PREPOSITIONS and words != []
    return (
        after[:2] in ("'s", "\u2019s")
        or (small and (owned or bare_month))
        or ("-" in date and (in_front or bool(PIECE.search(date))))
    )


def _ahead(follows: list[str]) -> Proposal:
    """No verb in front: it follows. Past and future in one clause cancel each other."""
    follows = list(takewhile(lambda word: word not in QUOTES, follows[:REACH]))  # not who said it
    lower = lowered(follows)
    future = next((at for at in range(len(lower)) if _looks_ahead(lower[at : at + 3])), None)
    past = next(_over(follows), "")
    if future is not None and not past:
        return Proposal("future", f"... {lower[future]} ...")
    if past and future is None and (MODAL | IS).isdisjoint(lower):
        return Proposal("past", f"... {past} ...")
    return SILENT


def _over(follows: list[str]) -> Iterator[str]:
    """The words that tell of what is over: past forms that no other verb leads."""
    lower = lowered(follows)
    for at, word in enumerate(lower):
        if (
            _tells(word, lower[at + 1 : at + 2])
            and follows[at].islower()
            and not _bound(lower[:at])
        ):
            yield word


def _tells(word: str, behind: list[str]) -> bool:
    """Left, was; but was to, was due."""
    return is_past(word) or (word in WAS | HAD and EXPECTED.isdisjoint(behind) and behind != ["to"])


def _looks_ahead(words: list[str]) -> bool:
    """Will; is to, is due, is being held."""
    return words[0] in WILL or (
        words[0] in IS and words[1:2] in (["to"], *([word] for word in EXPECTED))
    )


def _bound(before: list[str]) -> bool:
    """A form that is past in looks alone: will be held, is to be held, is set."""
    return not (WILL | IS | BE | {"to"}).isdisjoint(before[-2:])
