"""What a verb says of where its date lies: its form, tense and kind, a table of them in `ROWS`.

A proposal with its reason, or silence. Silent on purpose: a date that a noun may carry ("approved a vote in November"), verbs
that set a date ("scheduled a vote for"), what is only possible ("could not begin").
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile
from typing import NamedTuple

from . import verbs
from .verbs import BE, EXPECTED, HAD, HAVE, IS, MODAL, WAS, is_past


class Proposal(NamedTuple):
    """`past`, `future` or empty, the words that speak for it, and whether it is a plan told in the past, which may be over."""

    direction: str = ""
    reason: str = ""
    told: bool = False


SILENT = Proposal()
AUXILIARIES = IS | WAS | HAVE
SILENCING = verbs.STOPS | verbs.UNTOLD  # behind these another clause, or nothing is said of when
LEADING = verbs.UNTOLD | verbs.DID | MODAL | {"to", "not"}
OF_NOUNS = verbs.DETERMINERS - {"that"}
MOVED, PHRASE = (
    3,
    3,
)  # words at most of what is moved ("the final vote to"), of a verb and its adverb


@dataclass(frozen=True)
class Verb:
    """A word in front of a date that may govern it: the words in front of the date, its place among them, the preposition."""

    words: list[str]
    lower: list[str]
    at: int
    preposition: str
    weekday: bool  # the date is a day of the week: plain it is the one behind, and what is planned is of the one ahead

    @cached_property
    def word(self) -> str:
        """The word in lower case."""
        return self.lower[self.at]

    @property
    def plain(self) -> bool:
        """Written small, or an I'll: a name is no verb."""
        return self.words[self.at].islower() or "'" in self.word

    @cached_property
    def between(self) -> list[str]:
        """What stands between it and the date, but for a particle of the verb: took over."""
        behind = self.lower[self.at + 1 :]
        return (
            behind[1:] if behind and behind[0] in verbs.PHRASAL and is_past(self.word) else behind
        )

    def chain(self, length: int) -> list[str]:
        """The words right in front of it, which may belong to its form."""
        return self.lower[max(0, self.at - length) : self.at]

    @property
    def clause(self) -> list[str]:
        """The few words in front of it that are of its clause; names keep their capitals."""
        return list(
            takewhile(
                lambda word: word not in verbs.STOPS | {","},
                reversed(self.words[max(0, self.at - 6) : self.at]),
            )
        )

    @property
    def has_verb_in_front(self) -> bool:
        """Another finite verb stands in front of it, but for one in an aside ("Hearings, which opened in May, close")."""
        front = self.lower[: self.at]
        if front.count(",") == 2:
            front = front[: front.index(",")]
        return any(is_past(word) or word in MODAL or word in AUXILIARIES for word in front)

    @property
    def told(self) -> bool:
        """Was due, were scheduled: told of a plan that may be over."""
        return not WAS.isdisjoint(self.chain(4))

    @property
    def overtaken(self) -> bool:
        """Had been set, was first due: another date has taken its place."""
        formerly = not verbs.FORMERLY.isdisjoint(
            self.chain(1)
        )  # was first set; but "the first hearing is set"
        return formerly or not (HAD | {"having"}).isdisjoint(self.clause)

    @property
    def cancelled(self) -> bool:
        """Called off what was planned for the date, which may be to come."""
        return not verbs.CANCELLED.isdisjoint(self.clause)

    @property
    def leader(self) -> str:
        """What an infinitive hangs on: plans to, the offer to, went to."""
        for at, word in enumerate(reversed(self.chain(5))):
            if word in verbs.LEADS | WAS | HAVE or is_past(word) or (word in IS and at == 0):
                return word
            if word in MODAL:
                break
        return ""

    def says(self, direction: str, *helpers: str) -> Proposal:
        """The proposal, with the words of the verb as its reason."""
        shown = " ... ".join(dict.fromkeys([*filter(None, helpers), self.word]))
        return Proposal(direction, shown + (f" ... {self.preposition}" if self.preposition else ""))


# --- whether a word is of a kind, and what that says ---------------------------------------------------------------------


# Verbs that do other things to a bare object ("opens fire", "closes higher"), and what else may stand behind them: opens in
# theatres, ends the visit, leaves Halden, comes into force.
BEHIND = {"in", "at", "to", "for", "on", "from", "home"} | verbs.OWNERS
ALONE = dict.fromkeys("leaves opens closes ends returns arrives".split(), BEHIND) | {
    "comes": {"out", "up", "into"}
}


def _timetable(v: Verb) -> bool:
    """The talks open, is payable; but not "the close", "at the end": a noun."""
    pair = (*v.chain(1), v.word) in verbs.TWO_WORDS
    if not pair and v.word not in verbs.TIMETABLE:
        return False
    before = v.lower[v.at - 1 - pair] if v.at > pair else ""
    decided_before = before in LEADING
    noun = (
        v.word in verbs.NOUNS_TOO
        and not (before.endswith("s") or before in verbs.PLURAL)
        and v.has_verb_in_front
    )
    known = pair or (not noun and before not in OF_NOUNS)
    # Opens in theatres Friday: a present form of the third person reaches farther than "open", which may be any. But the film
    # opens with a fire in May: the month may be of what stands between.
    month = v.preposition == "in" and not {"over", "after", "to", "with", "of"}.isdisjoint(
        v.between
    )
    far = (v.word[-1] == "s" or v.word == "go") and not month
    near = not v.between or (
        far and v.preposition in ("", "on", "in") and len(v.between) <= 4 and "," not in v.between
    )
    return (
        known
        and not decided_before
        and near
        and not _has_bare_object(v)
        and v.preposition != "since"
    )


def _has_bare_object(v: Verb) -> bool:
    """A storm that leaves thousands without power is over; but the bishop leaves Halden, ends the visit."""
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
    """Could vote Tuesday, can return Monday; but "could not be reached Monday", "could hear shots"."""
    return (
        v.weekday
        and v.word in ("can", "could")
        and (verbs.PERCEIVED | verbs.CAUSES | verbs.NEGATIVE | {"only", ",", "from"}).isdisjoint(
            [*v.chain(2), *v.between]
        )
    )


def _has_an_event(v: Verb) -> bool:
    """Has a hearing Tuesday; but "has a lead after the election Sunday"."""
    alone = (verbs.LINKS | verbs.CAUSES | {"no"}).isdisjoint(v.between)
    return (
        v.weekday
        and v.word in ("has", "have")
        and alone
        and not verbs.EVENTS.isdisjoint(v.between[-1:])
    )


def _as_soon(v: Verb) -> bool:
    """Could come as early as Monday; but "as early as Friday, he had warned"."""
    led = not (MODAL | {"can", "could"}).isdisjoint(v.chain(8))
    return v.word == "as" and v.chain(1) in (["early"], ["soon"]) and led


def _modal(v: Verb) -> Proposal:
    refused = v.word == "would" and not {
        "not",
        "only",
        "say",
        "comment",
        "finish",
        "score",
    }.isdisjoint(v.between[:2])
    perfect = any(one == "have" and is_past(other) for one, other in pairwise(v.between[:5]))
    return SILENT if refused or perfect or _for_what(v) else v.says("future")


def _for_what(v: Verb) -> bool:
    """To report a rise for April: the noun is of that month."""
    return v.preposition == "for" and len(v.between) > PHRASE


# Is looking into a crash on Monday, is recovering from a fall: what is under way is of a thing of that day.
NEW_CLAUSE = {"and", "that", "but", "after", "from", "into", "over", "of"}


def _is_led(v: Verb) -> bool:
    """Are having, would have: the verb in front of it governs."""
    return (v.word == "having" and not IS.isdisjoint(v.chain(1))) or (
        v.word == "have" and not MODAL.isdisjoint(v.chain(2))
    )


def _auxiliary(v: Verb) -> Proposal:
    """Is at the date says that it is to come; with -ing, what is under way to it. Was and had say what is over."""
    other = any(is_past(word) for word in v.between) or not NEW_CLAUSE.isdisjoint(v.between)
    progressive = any(word.endswith("ing") for word in v.between[:2]) and not other
    if (
        v.word in IS
        and (not v.between or progressive)
        and v.preposition in ("", "on", "in", "at", "for", "until")
    ):
        return v.says("future")
    if v.word in WAS and any(word.endswith("ing") for word in v.between[:2]):
        return SILENT  # said it was selling the unit in May
    if v.word in IS and v.between in (["out"], ["possible"]):
        return v.says("future")
    if v.word in HAD and v.preposition == "until" and not v.between:
        return v.says("past")
    held = not (verbs.LINKS | verbs.EVENTS | EXPECTED).isdisjoint(v.between) or v.preposition in (
        "for",
        "to",
        "until",
        "by",
    )
    return v.says("past") if v.word in WAS | HAD and not held else SILENT


def _compared(v: Verb) -> bool:
    """Up from 3 percent in May, than in May: what is compared with is over."""
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
    return (
        v.word == "to"
        and v.lower[: v.at] != ["due"]  # due to heavy rain
        and behind.isalpha()
        and behind.islower()
        and behind not in verbs.DETERMINERS | {"about"}
        and (bool(v.leader) or (behind in verbs.TIMETABLE and len(v.between) == 1))
    )


def _infinitive(v: Verb) -> Proposal:
    plan = v.leader in verbs.LEADS | IS | {""} or (v.leader in WAS and v.chain(1) == [v.leader])
    ordered = v.weekday and v.leader in verbs.ORDERING and v.between[0] in verbs.APPEARING
    if _for_what(v) or not (plan or ordered):
        return SILENT
    return v.says("future", v.leader)._replace(told=ordered)


def _expected(v: Verb) -> Proposal:
    bare = (
        v.word == "expected" and not v.between and v.preposition in ("", "on")
    )  # the ruling, expected Thursday
    told = v.weekday and not WAS.isdisjoint(v.chain(3))  # was expected in the port Tuesday
    ahead = (
        bare
        or told
        or v.preposition == "for"
        or not (IS | BE).isdisjoint(v.chain(3))
        or v.word in verbs.EXPECTING
    )
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


def _beside_amounts(words: list[str]) -> list[str]:
    """The words but for those that lead to an amount: rose to 5 percent, closed at $20."""
    amounts = [bool(re.match(r"[$\u00a3\u20ac]?[0-9]", word)) for word in [*words[1:], ""]]
    return [
        word
        for word, amount in zip(words, amounts, strict=False)
        if not (amount and word in verbs.LINKS)
    ]


def _within_clause(words: list[str]) -> list[str]:
    return words[len(words) - words[::-1].index(",") :] if "," in words else words


def _past(v: Verb) -> Proposal:
    """A past form: finite, or a participle with what stands in front of it ("will be paid", "to be held")."""
    chain = _within_clause(v.chain(4))
    if not verbs.UNTOLD.isdisjoint(chain[-3:]):
        led = list(takewhile(lambda word: word in {"be", "can", "could"}, reversed(chain)))
        possible = (
            v.weekday and not {"can", "could"}.isdisjoint(led) and v.word not in verbs.PERCEIVED
        )
        return v.says("future", "could") if possible else SILENT
    helpers = list(
        takewhile(lambda word: word in verbs.HELPERS or word.endswith("ly"), reversed(chain))
    )
    modal = next((word for word in helpers if word in MODAL), "")
    if modal:
        return SILENT if "have" in chain else v.says("future", modal)
    if chain[-1:] == ["be"] and "to" not in chain:
        return SILENT
    led = {"be", "have"} & set(chain[chain.index("to") :]) if "to" in chain else set()
    if led:
        return SILENT if "have" in led else v.says("future", "to")
    if v.weekday and v.preposition == "for" and HAD.isdisjoint(chain):
        return v.says("future")._replace(
            told=True
        )  # called a strike for Tuesday, was called off for Monday
    done = HAD if v.preposition != "by" else HAD | WAS  # was sold by Friday
    awaited = v.preposition in (
        "for",
        "to",
        "until",
        "through",
        "by",
        "before",
    ) and done.isdisjoint(chain)
    held = not IS.isdisjoint(chain[-2:]) or v.word in verbs.SETTING or awaited
    far = len(v.between) > (2 if v.word in verbs.SAYING else 6)
    of_a_noun = not (verbs.LINKS | verbs.EVENTS).isdisjoint(_beside_amounts(v.between)) or any(
        word.endswith("ing") for word in v.between
    )
    return SILENT if held or far or of_a_noun else v.says("past")


# The first row that knows the word decides; a word that none knows is passed over.
ROWS: tuple[tuple[Callable[[Verb], bool], Callable[[Verb], Proposal]], ...] = (
    (_may_be, lambda v: v.says("future")),
    (lambda v: v.word in SILENCING, lambda v: SILENT),
    (_has_an_event, lambda v: v.says("future")),
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
    (lambda v: v.word == "forecast" and not (IS | BE).isdisjoint(v.chain(1)), _expected),
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
        _past,
    ),
)
