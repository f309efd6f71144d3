"""The direction that a verb gives its date, by form, tense and kind: the table is `ROWS`.

Each row gives a proposal with its reason, or silence. It is silent on purpose for a date that may
belong to a noun ("approved a vote in November"), for verbs that set a date ("scheduled a vote
for") and for what is only possible ("could not begin").
"""

from collections.abc import Callable
from itertools import pairwise

from . import verbs
from .governing import AUXILIARIES, SILENT, Proposal, Verb
from .pastforms import links_of, of_past_form
from .verbs import BE, EXPECTED, HAD, IS, MODAL, WAS, is_past

SILENCING = verbs.STOPS | verbs.UNTOLD  # they end the clause, or say nothing about the time
LEADING = verbs.UNTOLD | verbs.DID | MODAL | {"to", "not"}
OF_NOUNS = verbs.DETERMINERS - {"that"}
MOVED = 3  # words at most of what is moved: "the final vote to"
PHRASE = 3  # words at most of a verb and its adverb


# These verbs do other things to a bare object ("opens fire", "closes higher"). Other words may be
# behind them: opens in theatres, ends the visit, leaves Halden, comes into force.
BEHIND = {"in", "at", "to", "for", "on", "from", "home"} | verbs.OWNERS
ALONE = dict.fromkeys("leaves opens closes ends returns arrives".split(), BEHIND) | {
    "comes": {"out", "up", "into"},
    "enters": {"into"},
}


def _timetable(v: Verb) -> bool:
    """The talks open, is payable; but "the close" and "at the end" are nouns."""
    pair = (*v.chain(1), v.word) in verbs.TWO_WORDS
    if (not pair and v.word not in verbs.TIMETABLE) or v.preposition == "since":
        return False
    before = v.lower[v.at - 1 - pair] if v.at > pair else ""
    if before in LEADING or not (pair or _is_finite(v, before)):
        return False
    return (not v.between or _reaches(v)) and not _has_bare_object(v)


def _is_finite(v: Verb, before: str) -> bool:
    """Classes start; but not his first start, at the close."""
    if before in OF_NOUNS:
        return False
    has_subject = before.endswith("s") or before in verbs.PLURAL
    return v.word not in verbs.NOUNS_TOO or has_subject or not v.has_verb_in_front


def _reaches(v: Verb) -> bool:
    """Opens in theatres Friday: a present form of the third person governs over a few words.

    "Open" does not, since it can be other forms. In "the film opens with a fire in May" the month
    may belong to the words between.
    """
    if v.word in ("begin", "start") and len(v.between) == 1:
        return v.between[0].endswith("ing")  # jurors begin deliberating Wednesday
    if v.word[-1] != "s" and v.word not in ("go", "meet", "gather"):
        return False
    links = {"over", "after", "to", "with", "of"} & links_of(v)
    month_of_another = v.preposition == "in" and bool(links)
    short = len(v.between) <= 4 and "," not in v.between
    return short and not month_of_another and v.preposition in ("", "on", "in")


def _has_bare_object(v: Verb) -> bool:
    """A storm that leaves thousands without power is over.

    But the bishop leaves Halden, or ends the visit.
    """
    if v.word not in ALONE or not v.between:
        return False
    named = v.word != "comes" and v.words[v.at + 1][0].isupper()
    return not named and v.between[0] not in ALONE[v.word]


def _match(v: Verb) -> bool:
    """The miners meet Halden on Friday."""
    names = bool(v.between) and all(word[0].isupper() for word in v.words[v.at + 1 :])
    return (
        v.word == "meet"
        and names
        and LEADING.isdisjoint(v.chain(1))
        and v.preposition in ("", "on")
    )


def _may_be(v: Verb) -> bool:
    """Could vote Tuesday, can return Monday.

    But not "could not be reached Monday", "could hear shots".
    """
    return (
        v.weekday
        and v.word in ("can", "could")
        and (verbs.PERCEIVED | verbs.CAUSES | verbs.NEGATIVE | {"only", ",", "from"}).isdisjoint(
            [*v.chain(2), *v.between]
        )
    )


def _has_an_event(v: Verb) -> bool:
    """Has a hearing, faces a vote Tuesday, holds an election in May; but "has a lead after the election Sunday"."""
    alone = (verbs.LINKS | verbs.CAUSES | {"no"}).isdisjoint(v.between)
    stages = v.word in ("holds", "hosts", "stages")
    return (
        (stages or (v.weekday and v.word in ("has", "have", "faces", "face")))
        and alone
        and not verbs.EVENTS.isdisjoint(v.between[-1:])
    )


def _plans_an_event(v: Verb) -> bool:
    """Planned a march Saturday, has scheduled talks Monday; the planned march Saturday."""
    event = not verbs.EVENTS.isdisjoint(v.between[-1:])
    day = v.weekday and v.preposition in ("", "on")
    return v.word in verbs.PLANNING and event and day and v.plain


def _as_soon(v: Verb) -> bool:
    """Could come as early as Monday; but "as early as Friday, he had warned"."""
    led = not (MODAL | {"can", "could"}).isdisjoint(v.chain(8))
    return v.word == "as" and v.chain(1) in (["early"], ["soon"]) and led


WOULD_NOT = {"not", "only", "say", "comment", "finish", "score"}


def _modal(v: Verb) -> Proposal:
    refused = v.word == "would" and not WOULD_NOT.isdisjoint(v.between[:2])
    perfect = any(one == "have" and is_past(other) for one, other in pairwise(v.between[:5]))
    return SILENT if refused or perfect or _for_what(v) else v.says("future")


def _for_what(v: Verb) -> bool:
    """To report a rise for April: April belongs to the rise."""
    return v.preposition == "for" and len(v.between) > PHRASE


# Is looking into a crash on Monday, is recovering from a fall: the day belongs to the crash.
NEW_CLAUSE = {"and", "that", "but", "after", "from", "into", "over", "of"}


def _is_led(v: Verb) -> bool:
    """Are having, would have: the verb in front of it governs."""
    return (v.word == "having" and not IS.isdisjoint(v.chain(1))) or (
        v.word == "have" and not MODAL.isdisjoint(v.chain(2))
    )


def _auxiliary(v: Verb) -> Proposal:
    """Is and are say that the date is to come, was and had that it is over."""
    if v.word in IS:
        return v.says("future") if _is_ahead(v) else SILENT
    return v.says("past") if v.word in WAS | HAD and _is_over(v) else SILENT


def _is_progressive(v: Verb) -> bool:
    return any(word.endswith("ing") for word in v.between[:2])


def _is_ahead(v: Verb) -> bool:
    """The hearing is Tuesday, is meeting Thursday, is out on Friday."""
    if v.between in (["out"], ["possible"]):
        return True
    if v.preposition not in ("", "on", "in", "at", "for", "until"):
        return False
    other = any(is_past(word) for word in v.between) or not NEW_CLAUSE.isdisjoint(v.between)
    if v.preposition == "for" and len(v.between) > 1:  # raising its forecast for the quarter
        return False
    return not v.between or (_is_progressive(v) and not other)


def _is_over(v: Verb) -> bool:
    """The deadline was Friday; had until Friday. But not: it was selling the unit in May."""
    if v.word in HAD and v.preposition == "until" and not v.between:
        return True
    if v.word in WAS and _is_progressive(v):
        return False
    to_come = v.preposition in ("for", "to", "until", "by")
    return not to_come and (verbs.LINKS | verbs.EVENTS | EXPECTED).isdisjoint(v.between)


def _compared(v: Verb) -> bool:
    """Up from 3 percent in May, than in May: the date of a comparison is over."""
    amount = all(verbs.AMOUNT.fullmatch(word) for word in v.between)
    named = v.word == "than" or (v.between and (v.word != "with" or v.chain(1) == ["compared"]))
    return v.word in verbs.COMPARED and v.preposition == "in" and amount and bool(named)


def _behind_what_is_over(v: Verb) -> bool:
    """After winning the seat in May."""
    return v.word.endswith("ing") and v.chain(1) in (["after"], ["since"])


def _lasted(v: Verb) -> bool:
    """Ran through June."""
    return (
        v.word in verbs.LASTING and v.preposition in ("until", "till", "through") and not v.between
    )


def _waits(v: Verb) -> bool:
    """Has until Friday, is put off until May, moved the vote to Saturday."""
    if v.preposition in ("until", "till"):
        return v.word in {"has", "have"} or v.word in verbs.SETTING
    return (
        v.preposition == "to"
        and v.word in verbs.MOVING
        and len(v.between) <= MOVED
        and not _describes(v)
    )


def _possible(v: Verb) -> bool:
    """Could begin Monday; but "could hear", "could not begin"."""
    could = v.chain(1) in (["can"], ["could"]) and verbs.NEGATIVE.isdisjoint(v.chain(3))
    return v.word in verbs.TIMETABLE and could and not v.between


def _is_infinitive(v: Verb) -> bool:
    behind = v.words[v.at + 1] if v.between else ""
    awaited = v.chain(1) == [","] and behind == "be"  # the accord, to be signed
    return (
        v.word == "to"
        and v.lower[: v.at] != ["due"]  # due to heavy rain
        and behind.isalpha()
        and behind.islower()
        and behind not in verbs.DETERMINERS | {"about"}
        and (bool(v.leader) or awaited or (behind in verbs.TIMETABLE and len(v.between) == 1))
    )


def _infinitive(v: Verb) -> Proposal:
    plan = v.leader in verbs.LEADS | IS | {""} or (v.leader in WAS and v.chain(1) == [v.leader])
    ordered = v.weekday and v.leader in verbs.ORDERING and v.between[0] in verbs.APPEARING
    if _for_what(v) or not (plan or ordered):
        return SILENT
    return v.says("future", v.leader)._replace(planned=ordered)


def _expected(v: Verb) -> Proposal:
    # The ruling, expected Thursday.
    bare = v.word == "expected" and not v.between and v.preposition in ("", "on")
    planned = v.weekday and not WAS.isdisjoint(v.chain(3))  # was expected in the port Tuesday
    stated = v.preposition == "for" or not (IS | BE).isdisjoint(v.chain(3))
    stated = stated or not MODAL.isdisjoint(v.chain(1))  # will set limits in the spring
    ahead = bare or planned or stated or v.word in verbs.EXPECTING
    return v.says("future") if ahead and v.at else SILENT


def _describes(v: Verb) -> bool:
    """A participle in front of its noun: the proposed sale, a still unspecified date."""
    *first, last = ["", *v.chain(2)]
    adverb = last.endswith("ly") or last in verbs.ADVERBS
    return last in verbs.DETERMINERS - {"that", "this", "by"} or (
        adverb and first[-1] in verbs.DETERMINERS
    )


def _goes_on(v: Verb) -> bool:
    """Is to report on Monday, followed by others on Tuesday: the verb in front of it governs."""
    return v.word == "followed" and v.chain(1) == [","]


# The first row that fits the word decides. A word that no row fits is skipped.
ROWS: tuple[tuple[Callable[[Verb], bool], Callable[[Verb], Proposal]], ...] = (
    (_may_be, lambda v: v.says("future")),
    (lambda v: v.word in SILENCING, lambda v: SILENT),
    (_has_an_event, lambda v: v.says("future")),
    (_plans_an_event, lambda v: v.says("future")._replace(planned=True)),
    (_lasted, lambda v: v.says("past")),
    (_waits, lambda v: v.says("future")),
    (_possible, lambda v: v.says("future", v.chain(1)[0])),
    (_compared, lambda v: v.says("past")),
    (_behind_what_is_over, lambda v: v.says("past", "after")),
    (_timetable, lambda v: v.says("future")),
    (_match, lambda v: v.says("future")),
    (_as_soon, lambda v: v.says("future")),
    # Covering miles; to stand trial for killing: another verb.
    (lambda v: v.word.endswith("ing") and v.chain(1) in ([","], ["for"], ["of"]), lambda v: SILENT),
    (lambda v: v.word in MODAL and v.plain, _modal),
    (
        lambda v: v.word in verbs.DID,
        lambda v: SILENT if v.preposition in ("until", "by", "for") else v.says("past"),
    ),
    (lambda v: v.word in AUXILIARIES and not _is_led(v), _auxiliary),
    (_is_infinitive, _infinitive),
    (
        lambda v: (
            v.word in EXPECTED
            and v.plain
            and (is_past(v.word) or v.word in ("due", "set", "likely"))
        ),
        _expected,
    ),
    (lambda v: v.word == "forecast" and not (IS | BE | WAS).isdisjoint(v.chain(1)), _expected),
    (
        lambda v: (
            v.word in verbs.EXPECTING
            and v.plain
            and v.preposition in ("", "by", "on")
            and not _describes(v)
        ),
        _expected,
    ),
    (
        lambda v: (
            is_past(v.word)
            and v.plain
            and not _describes(v)
            and v.chain(1) != ["to"]
            and not _goes_on(v)
        ),
        of_past_form,
    ),
)
# The words that a row can fit, besides those that end in ing and past forms: others need no row.
GOVERNING = SILENCING.union(
    verbs.PLANNING, verbs.LASTING, verbs.SETTING, verbs.MOVING, verbs.TIMETABLE, verbs.COMPARED,
    MODAL, verbs.DID, AUXILIARIES, EXPECTED, verbs.EXPECTING, (word for _, word in verbs.TWO_WORDS),
    ("can", "could", "meet", "as", "to", "forecast", "face", "faces", "holds", "hosts", "stages"),
)  # fmt: skip


def may_govern(word: str) -> bool:
    """Whether a row can fit the word, by itself."""
    return word in GOVERNING or word.endswith("ing") or is_past(word)
