"""Whether a date is past or future, from the verb that governs it: its tense and kind.

The verb is searched backwards from the date inside its clause, and the first row of `rows.ROWS`
that fits it decides. If there is no verb in front, the verb behind decides. Two kinds of dates get
no direction on purpose: a date in front of a noun ("the Nov. 15 deadline"), and most plans in the
past tense, which may be over. An open plan is one of a day of the week that nothing has overtaken:
"was to meet Monday", but not "had been due Monday" or "was due in May". `scan` then checks whether
that day is nearer ahead than behind.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from ..english import ABBREVIATED, MONTHS, WEEKDAYS
from . import verbs
from .governing import SILENT, Proposal, Verb
from .rows import ROWS, may_govern
from .verbs import BE, EXPECTED, HAD, IS, MODAL, WAS, WILL, is_past, lowered, words_of

REACH = 14  # words; a verb farther away governs something else
# Corn for December delivery, December soybeans, crude for November: the coming month.
GOODS = (
    "(?:crude|gold|silver|copper|platinum|corn|wheat|soybeans?|oats|cotton|coffee|sugar|cocoa"
    "|cattle|hogs)"
)
DELIVERED = re.compile(
    rf"\s(?:futures|{GOODS})\b"
    r"(?!\s(?:output|imports|exports|sales|shipments|prices|crush|production|demand))"
)
FOR_GOODS = re.compile(rf"(?<!of )(?<!for )\b{GOODS} for\s+$", re.I)
AWAITED = re.compile(
    r"\b(?:ahead of|await(?:s|ed|ing)?|(?:prepar|brac|gear)(?:es?|ed|ing)(?: up)? for|faces|pending"
    r"|in time for)((?: \w+){0,3}) (?:on )?$",
    re.I,
)
NOUN_BEHIND = re.compile(r"\s([A-Za-z]+)")
UNIT_PART = re.compile(r"-(?:quarter|half|year)", re.I)
MONTHS_IN_FULL = {month.title() for month in MONTHS}
MONTH_NAMES = {*MONTHS, *ABBREVIATED}
OWN = ("'s", "\u2019s")
BUT = {"but", "when", "until", "instead"}
SUBJECT = 3  # words of the subject of a headline: "Harper to speak Monday"
# Friday is the deadline.
DATED = {"deadline", "election", "holiday", "birthday", "anniversary", "last"}
PRONOUNS = {"he", "she", "it"}
QUOTES = {'"', "\u201d"}


def propose(before: str, date: str, after: str) -> Proposal:
    """Return the direction that the words of a sentence before and after a date give it."""
    weekday = not set(WEEKDAYS).isdisjoint(date.lower().split())
    beside = _beside_a_noun(before, date, after, weekday)
    if beside:
        return beside
    words, follows = words_of(before), words_of(after)
    preposition = words.pop().lower() if words and words[-1].lower() in verbs.PREPOSITIONS else ""
    if preposition == "since":
        return Proposal("past", preposition)
    words = _without_aside(words)
    in_front = _governed(words, preposition, weekday, follows)
    said = in_front or _without_verb_in_front(words, preposition, weekday, follows)
    if said.direction or not weekday:
        return said
    present = _is_in_the_present(words, preposition, follows, after.rstrip())
    return Proposal("future", "present") if present else said


def _beside_a_noun(before: str, date: str, after: str, weekday: bool) -> Proposal | None:
    """What a noun says of its date; None if the date is not beside a noun.

    A month of delivery and an awaited event are ahead. Other nouns decide nothing.
    """
    words, follows = words_of(before), words_of(after)
    if date.lower().rstrip(".") in MONTH_NAMES and _is_of_delivery(words, before, after):
        return Proposal("future", "delivery")
    awaited = AWAITED.search(before) if weekday else None
    if awaited and _is_open_event(awaited[1].split(), follows):
        return Proposal("future", awaited[0].strip(), planned=True)
    if not _names_a_thing(words, date, after):
        return None
    if words[-2:] == ["by", "the"] and _is_passive(lowered(words[-7:-2])):
        return Proposal("past", "by the")  # was laid down by the Feb. 23 accord
    # In Tuesday's election, voters will decide; but Tuesday's crash will cost them.
    opening = words[:-1] if words[-1:] in (["In"], ["in"]) else words
    event = after[:2] in OWN and not verbs.EVENTS.isdisjoint(lowered(follows[:3]))
    if event and verbs.OPENERS.issuperset(lowered(opening)):
        behind = _verb_behind(follows)
        return behind._replace(planned=True) if behind.direction == "future" else SILENT
    return SILENT


def _is_passive(words: list[str]) -> bool:
    """Was laid down; but not "was to be laid down"."""
    return not WAS.isdisjoint(words) and "to" not in words and any(map(is_past, words))


def _is_in_the_present(words: list[str], preposition: str, follows: list[str], end: str) -> bool:
    """The chiefs confer Friday: a whole sentence that has no other form is in the present.

    Headlines and captions, which open without an article, use it for what is over.
    """
    opens = not verbs.OWNERS.isdisjoint(lowered(words[:1]))
    whole = opens and 2 < len(words) <= REACH and end.endswith(".")
    of_the_verb = preposition in ("", "on") and verbs.CAUSES.isdisjoint(words)
    return whole and of_the_verb and _has_no_other_form([*words, *follows])


def _has_no_other_form(words: list[str]) -> bool:
    lower = lowered(words)
    return (verbs.TOLD | QUOTES).isdisjoint(lower) and not any(map(is_past, lower))


def _is_of_delivery(words: list[str], before: str, after: str) -> bool:
    """For December delivery, December soybeans, crude for November."""
    if words[-1:] == ["for"]:
        traded = after.startswith(" delivery")
    else:
        traded = bool(DELIVERED.match(after))
    return traded or bool(FOR_GOODS.search(before))


def _is_open_event(event: list[str], follows: list[str]) -> bool:
    """Awaits [the vote] Monday, and nothing behind says that it is over."""
    is_event = not event or not verbs.EVENTS.isdisjoint(event)
    return is_event and not _says_what_happened(follows[:4])


def _says_what_happened(follows: list[str]) -> bool:
    """Whether words say what happened, more than that somebody said it."""
    return any(word not in verbs.SAYING for word in _over(follows))


def _governed(
    words: list[str], preposition: str, weekday: bool, follows: list[str]
) -> Proposal | None:
    """What the nearest verb in front of the date says; None if there is none."""
    lower = lowered(words)
    for at in range(len(words) - 1, max(-1, len(words) - 1 - REACH), -1):
        if not may_govern(lower[at]):
            continue
        verb = Verb(words, lower, at, preposition, weekday)
        decides = next((verdict for fits, verdict in ROWS if fits(verb)), None)
        if decides:
            return _still_open(decides(verb), verb, follows)
    return None


def _without_verb_in_front(
    words: list[str], preposition: str, weekday: bool, follows: list[str]
) -> Proposal:
    """What the words behind a date say, if no verb in front governs it."""
    if weekday and _is_relative(words):
        return Proposal("future", words[-1])
    behind = _verb_behind(follows)
    if verbs.OPENERS.issuperset(lowered(words)):
        is_named = follows[:1] in (["is"], ["marks"]) and not DATED.isdisjoint(follows[1:6])
        if weekday and is_named and not behind.direction:  # Friday is the deadline
            return Proposal("future", follows[0])
        return behind
    if len(words) == 1 and words[0].endswith("ing") and not MODAL.isdisjoint(follows[:1]):
        return Proposal("future", f"... {follows[0]} ...")  # winning Sunday would help
    # A quake in May killed ten; but "the quake in May will be felt" says nothing of the quake.
    if behind.direction == "past":
        return behind if len(words) <= REACH and "," not in words else SILENT
    return _present(words, preposition) if weekday else SILENT


def _is_relative(words: list[str]) -> bool:
    """The court, which decides on Friday."""
    relative = {*words[-2:-1]} & {"which", "who"}
    return bool(relative) and words[-1].endswith("s") and words[-1] not in IS


def _present(words: list[str], preposition: str) -> Proposal:
    """A verb in the present: the board votes on loans Tuesday, Harper to speak Monday."""
    if preposition not in ("", "on"):
        return SILENT
    lower = lowered(words)
    if _is_a_condition(words, lower):
        return Proposal("future", "if")
    for at in range(1, len(words)):
        if _is_subject(lower[at - 1]) and (
            _is_present(words, lower, at) or (words[at] == "to" and _is_headline(words, at))
        ):
            return Proposal("future", words[at])
    return SILENT


def _is_a_condition(words: list[str], lower: list[str]) -> bool:
    """If the pilots reject the offer Sunday; but not: if they met Sunday."""
    at = max((at for at, word in enumerate(lower) if word in ("if", "unless")), default=len(words))
    return len(words) - at > 2 and _has_no_other_form(words[at + 1 :])


NO_SUBJECTS = (verbs.DETERMINERS | verbs.FUNCTION | verbs.PREPOSITIONS) - PRONOUNS


def _is_subject(word: str) -> bool:
    return word.isalpha() and word not in NO_SUBJECTS


def _is_present(words: list[str], lower: list[str], at: int) -> bool:
    """Votes; voters choose, Britons choose."""
    word, several = words[at], lower[at - 1].endswith("s") or words[at - 1][0].isupper()
    return (word in verbs.PRESENT and several) or (
        word.endswith("s") and word[:-1] in verbs.PRESENT
    )


def _is_headline(words: list[str], at: int) -> bool:
    """Harper to speak, Court to hear: the subject of the infinitive is a name or one word."""
    subject = at == 1 or (at <= SUBJECT and all(word[0].isupper() for word in words[:at]))
    follows = words[at + 1 : at + 2]
    return (
        subject
        and words[0].lower() not in verbs.NO_SUBJECT
        and follows != []
        and follows[0].lower() not in verbs.DETERMINERS
    )


def _without_aside(words: list[str]) -> list[str]:
    """Drop what is between two commas directly in front: it does not govern the date.

    Reopens its shaft, closed by fire in December, on May 3.
    """
    if words[-1:] != [","] or "," not in words[:-1]:
        return words
    return words[: len(words) - 2 - words[-2::-1].index(",")]


def _still_open(proposed: Proposal, verb: Verb, follows: list[str]) -> Proposal:
    """What is left of the proposal of a verb after a look at the words around it.

    The date may be of something that happened ("will study the crash Monday"). A plan in the past
    tense is to come only if it is of a day of the week and nothing behind says what became of it.
    """
    if verb.weekday and HAD & {*verb.clause} and verb.preposition in ("by", "until"):
        return Proposal("past", "had")  # had hoped to lift it by Friday
    if proposed.direction != "future":
        return proposed
    if _is_beside_what_happened(verb):
        return SILENT
    planned = verb.planned or verb.overtaken or verb.cancelled
    if not planned and not _is_reduced(verb):
        return proposed
    behind = list(takewhile(lambda word: word not in QUOTES, follows[:REACH]))
    became = _says_what_happened(behind)
    if not planned:  # a vote set for Tuesday was put off
        return proposed._replace(planned=became)
    is_over = verb.overtaken or became or not BUT.isdisjoint(lowered(behind))
    return proposed._replace(planned=True) if verb.weekday and not is_over else SILENT


def _is_beside_what_happened(verb: Verb) -> bool:
    """Will study the crash Monday, will close after the storm Monday."""
    happened = not verbs.HAPPENED.isdisjoint(verb.between[-1:])
    return happened or not verbs.CAUSES.isdisjoint(verb.between)


def _is_reduced(verb: Verb) -> bool:
    """A vote set for Tuesday, without is or was."""
    expected = verb.word in EXPECTED or verb.leader in EXPECTED
    return verb.weekday and expected and IS.isdisjoint(verb.chain(3))


def _names_a_thing(words: list[str], date: str, after: str) -> bool:
    """The date names a thing and not the time of the verb.

    The Nov. 15 deadline, his Aug. 2 trip, Tuesday's vote, May employment.
    """
    if after[:2] in OWN:
        return True
    noun = NOUN_BEHIND.match(after)
    has_noun = noun is not None and noun[1] not in verbs.FUNCTION and not noun[1].endswith("ly")
    if "-" in date and (has_noun or UNIT_PART.search(date)):
        return True
    if not words or noun is None or not has_noun or not noun[1].islower():
        return False
    last = words[-1].lower()
    owned = last in verbs.OWNERS or last.endswith("'s")
    return owned or (date in MONTHS_IN_FULL and last not in verbs.PREPOSITIONS)


def _verb_behind(follows: list[str]) -> Proposal:
    """What the verb behind a date says. Past and future in one clause cancel each other."""
    follows = _behind_an_aside(follows)
    follows = list(takewhile(lambda word: word not in QUOTES, follows[:REACH]))  # not who said it
    lower = lowered(follows)
    future = next((at for at in range(len(lower)) if _looks_ahead(lower[at : at + 3])), None)
    # Not what is behind it: the summit is to be held behind closed doors, aides said.
    past = next(_over(follows[:future]), "")
    if future is not None and not past:
        return Proposal("future", f"... {lower[future]} ...")
    if past and future is None and (MODAL | IS).isdisjoint(lower):
        return Proposal("past", f"... {past} ...")
    return SILENT


def _behind_an_aside(follows: list[str]) -> list[str]:
    """On Friday, according to two who spoke of it, the council will vote."""
    if follows[:1] != [","] or "," not in follows[1:]:
        return follows
    end = follows.index(",", 1)
    is_aside = follows[1] in verbs.PREPOSITIONS | {"according", "as"}
    return follows[end:] if is_aside else follows


def _over(follows: list[str]) -> Iterator[str]:
    """The past forms that no other verb leads: they say what is over."""
    lower = lowered(follows)
    for at, word in enumerate(lower):
        is_finite = follows[at].islower() and not _is_led(lower[:at])
        if is_finite and _is_finite_past(word, lower[at + 1 : at + 2]):
            yield word


def _is_finite_past(word: str, behind: list[str]) -> bool:
    """Left, was; but not was to, was due."""
    return is_past(word) or (word in WAS | HAD and EXPECTED.isdisjoint(behind) and behind != ["to"])


def _looks_ahead(words: list[str]) -> bool:
    """Will; is to, is due, is being held; plans to."""
    return (
        words[0] in WILL
        or (words[0] in IS and words[1:2] in (["to"], *([word] for word in EXPECTED)))
        or (words[0] in verbs.PLANS and words[1:2] == ["to"])
    )


def _is_led(before: list[str]) -> bool:
    """Whether a form only looks past: will be held, is to be held, is set."""
    return not (WILL | IS | BE | {"to"}).isdisjoint(before[-2:])
