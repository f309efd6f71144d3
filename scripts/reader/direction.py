"""Where a date lies, past or future, from the verb that governs it: its tense and kind, not the nearest cue word.

A proposal with its reason, or silence. The verb is sought back from the date inside its clause, and the first row of `ROWS`
that knows it decides; where no verb stands in front, the one behind speaks. Silent on purpose: a date in front of a noun
("the Nov. 15 deadline"), one that a noun may carry ("approved a vote in November"), verbs that set a date ("scheduled a vote
for"). A plan told in the past speaks only of a day of the week that nothing has overtaken ("was to meet Monday", said on
Sunday; but "had been due Monday", "was due in May").
"""

import re
from collections.abc import Callable
from itertools import takewhile
from typing import NamedTuple

from . import verbs
from .verbs import BE, EXPECTED, HAD, HAVE, IS, MODAL, WAS, WILL, is_past, lowered, words_of
from .vocabulary import WEEKDAYS


class Proposal(NamedTuple):
    """`past`, `future` or empty, and the words that speak for it."""

    direction: str = ""
    reason: str = ""


SILENT = Proposal()
REACH = 14  # words; farther back or ahead a verb governs something else


PARTICLES = [[word] for word in verbs.PARTICLES]


class Verb(NamedTuple):
    """A word in front of a date that may govern it: the words in front of the date, its place among them, the preposition."""

    words: list[str]
    lower: list[str]
    at: int
    preposition: str

    @property
    def word(self) -> str:
        """The word in lower case."""
        return self.lower[self.at]

    @property
    def plain(self) -> bool:
        """Written small, or an I'll: a name is no verb."""
        return self.words[self.at].islower() or "'" in self.word

    @property
    def between(self) -> list[str]:
        """What stands between it and the date, but for a particle of the verb: took over."""
        behind = self.at + 1
        return self.lower[behind + (is_past(self.word) and self.lower[behind : behind + 1] in PARTICLES) :]

    def chain(self, length: int) -> list[str]:
        """The words right in front of it, which may belong to its form."""
        return self.lower[max(0, self.at - length) : self.at]

    @property
    def told(self) -> bool:
        """Was due, were scheduled: told of a plan that may be over."""
        return not WAS.isdisjoint(self.chain(4))

    @property
    def overtaken(self) -> bool:
        """Had been set, was first due, called off a vote set for: another date has taken its place."""
        return not (HAD | {"having"} | verbs.FORMERLY | verbs.CANCELLED).isdisjoint(self.chain(4))

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


# --- the kinds of verbs: whether a word is of one, and what that says ---------------------------------------------------


def _timetable(v: Verb) -> bool:
    """The talks open, is payable; but not "the close", "at the end": a noun."""
    before = v.lower[v.at - 1] if v.at else ""
    decided_before = before in verbs.UNTOLD | verbs.DID | MODAL | {"to", "not"}
    known = (before, v.word) in verbs.TWO_WORDS or (v.word in verbs.TIMETABLE and before not in verbs.DETERMINERS - {"that"})
    # Opens in theatres Friday: a present form of the third person reaches farther than "open", which may be any.
    far = v.word[-1] == "s" or v.word == "go"
    near = not v.between or (far and v.preposition in ("", "on", "in") and len(v.between) <= 4 and "," not in v.between)
    return known and not decided_before and near and v.preposition != "since"


def _match(v: Verb) -> bool:
    """Meet Halden on Friday."""
    names = bool(v.between) and all(word[0].isupper() for word in v.words[v.at + 1 :])
    return v.word in verbs.MATCHES and names and v.preposition in ("", "on") and v.chain(1) not in (["to"], ["not"])


def _modal(v: Verb) -> Proposal:
    refused = v.word == "would" and not {"not", "only", "say", "comment"}.isdisjoint(v.between[:2])
    return SILENT if refused or "have" in v.between[:3] or _for_what(v) else v.says("future")


def _for_what(v: Verb) -> bool:
    """To report a rise for April: the noun is of that month."""
    return v.preposition == "for" and len(v.between) > FEW


FEW = 3  # words that a verb and its adverb are


def _auxiliary(v: Verb) -> Proposal:
    """Is at the date says that it is to come; with -ing, what is under way to it. Was and had say what is over."""
    progressive = any(word.endswith("ing") for word in v.between[:2]) and {"and", "that", "but"}.isdisjoint(v.between)
    if v.word in IS and (not v.between or progressive) and v.preposition in ("", "on", "in", "at", "for", "until"):
        return v.says("future")
    held = not (verbs.LINKS | verbs.EVENTS | EXPECTED).isdisjoint(v.between) or v.preposition in ("for", "to", "until", "by")
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
    return v.word in verbs.LASTING and v.preposition in ("until", "till", "through") and not v.between


def _waits(v: Verb) -> bool:
    """Has until Friday, is put off until May, moved the vote to Saturday."""
    if v.preposition in ("until", "till"):
        return v.word in {"has", "have"} or v.word in verbs.SETTING
    return v.preposition == "to" and v.word in verbs.MOVING and len(v.between) <= MOVED and not _describes(v)


MOVED = 3  # words of what is moved: "the final vote to"


def _possible(v: Verb) -> bool:
    """Could begin Monday; but "could hear", "could not begin"."""
    return v.word in verbs.TIMETABLE and v.chain(1) in (["can"], ["could"]) and not v.between


def _is_infinitive(v: Verb) -> bool:
    behind = v.words[v.at + 1] if v.between else ""
    return (
        v.word == "to"
        and behind.isalpha()
        and behind.islower()
        and behind not in verbs.DETERMINERS | {"about"}
        and (bool(v.leader) or (behind in verbs.TIMETABLE and len(v.between) == 1))
    )


def _infinitive(v: Verb) -> Proposal:
    plan = v.leader in verbs.LEADS | IS | {""} or (v.leader in WAS and v.chain(1) == [v.leader])
    plan = plan and not _for_what(v)
    return v.says("future", v.leader) if plan else SILENT


def _expected(v: Verb) -> Proposal:
    ahead = v.preposition == "for" or not (IS | BE).isdisjoint(v.chain(3)) or v.word in verbs.EXPECTING
    return v.says("future") if ahead and v.at else SILENT


def _describes(v: Verb) -> bool:
    """A participle in front of its noun: the proposed sale, a still unspecified date."""
    *first, last = ["", *v.chain(2)]
    adverb = last.endswith("ly") or last in verbs.ADVERBS
    return last in verbs.DETERMINERS - {"that", "this", "by"} or (adverb and first[-1] in verbs.DETERMINERS)


def _beside_amounts(words: list[str]) -> list[str]:
    """The words but for those that lead to an amount: rose to 5 percent, closed at $20."""
    amounts = [bool(re.match(r"[$\u00a3\u20ac]?[0-9]", word)) for word in [*words[1:], ""]]
    return [word for word, amount in zip(words, amounts, strict=False) if not (amount and word in verbs.LINKS)]


def _within_clause(words: list[str]) -> list[str]:
    return words[len(words) - words[::-1].index(",") :] if "," in words else words


def _past(v: Verb) -> Proposal:
    """A past form: finite, or a participle with what stands in front of it ("will be paid", "to be held")."""
    chain = _within_clause(v.chain(4))
    if not verbs.UNTOLD.isdisjoint(chain[-3:]):
        return SILENT
    helpers = list(takewhile(lambda word: word in verbs.HELPERS or word.endswith("ly"), reversed(chain)))
    modal = next((word for word in helpers if word in MODAL), "")
    if modal:
        return SILENT if "have" in chain else v.says("future", modal)
    if chain[-1:] == ["be"] and "to" not in chain:
        return SILENT
    led = {"be", "have"} & set(chain[chain.index("to") :]) if "to" in chain else set()
    if led:
        return SILENT if "have" in led else v.says("future", "to")
    done = HAD if v.preposition != "by" else HAD | WAS  # was sold by Friday
    awaited = v.preposition in ("for", "to", "until", "through", "by") and done.isdisjoint(chain)
    held = not IS.isdisjoint(chain[-2:]) or v.word in verbs.SETTING or awaited
    far = len(v.between) > (2 if v.word in verbs.SAYING else 6)
    of_a_noun = not (verbs.LINKS | verbs.EVENTS).isdisjoint(_beside_amounts(v.between)) or any(
        word.endswith("ing") for word in v.between
    )
    return SILENT if held or far or of_a_noun else v.says("past")


# The first row that knows the word decides; a word that none knows is passed over.
ROWS: tuple[tuple[Callable[[Verb], bool], Callable[[Verb], Proposal]], ...] = (
    (lambda v: v.word in verbs.STOPS | verbs.UNTOLD, lambda v: SILENT),
    (_lasted, lambda v: v.says("past")),
    (_waits, lambda v: v.says("future")),
    (_possible, lambda v: v.says("future", v.chain(1)[0])),
    (_compared, lambda v: v.says("past")),
    (_behind_what_is_over, lambda v: v.says("past", "after")),
    (_timetable, lambda v: v.says("future")),
    (_match, lambda v: v.says("future")),
    (lambda v: v.word.endswith("ing") and v.chain(1) == [","], lambda v: SILENT),
    (lambda v: v.word in MODAL and v.plain, _modal),
    (lambda v: v.word in verbs.DID, lambda v: SILENT if v.preposition in ("until", "by", "for") else v.says("past")),
    (lambda v: v.word in IS | WAS | HAVE, _auxiliary),
    (_is_infinitive, _infinitive),
    (lambda v: v.word in EXPECTED and v.plain and (is_past(v.word) or v.word in ("due", "set", "likely")), _expected),
    (lambda v: v.word == "forecast" and not (IS | BE).isdisjoint(v.chain(1)), _expected),
    (lambda v: v.word in verbs.EXPECTING and v.plain and v.preposition in ("", "by", "on") and not _describes(v), _expected),
    (lambda v: is_past(v.word) and v.plain and not _describes(v) and v.chain(1) != ["to"], _past),
)


DELIVERED = re.compile(r"\s(?:delivery|futures|contracts?)\b")  # corn for December delivery


def propose(before: str, date: str, after: str) -> Proposal:
    """Return what the words of a sentence `before` and `after` a date say of where it lies."""
    words, follows = words_of(before), words_of(after)
    if DELIVERED.match(after):
        return Proposal("future", "delivery")
    if "-" in date or _names_a_thing(words, after):
        return SILENT
    preposition = words.pop().lower() if words and words[-1].lower() in verbs.PREPOSITIONS else ""
    words = _without_aside(words)
    if preposition == "since":
        return Proposal("past", preposition)
    lower = lowered(words)
    for at in range(len(words) - 1, max(-1, len(words) - 1 - REACH), -1):
        verb = Verb(words, lower, at, preposition)
        decides = next((verdict for knows, verdict in ROWS if knows(verb)), None)
        if decides:
            return _still_open(decides(verb), verb, date, after)
    if verbs.OPENERS.issuperset(lower):
        return _ahead(follows)
    # A quake in May killed ten; but "the quake in May will be felt" does not say that the quake is to come.
    ahead = _ahead(follows) if len(words) <= REACH and "," not in words else SILENT
    return ahead if ahead.direction == "past" else SILENT


def _without_aside(words: list[str]) -> list[str]:
    """Reopens its shaft, closed by fire in December, on May 3: what stands between two commas right in front governs nothing."""
    opened = [at for at, word in enumerate(words[:-1]) if word == ","][-1:] if words[-1:] == [","] else []
    return words[: opened[0]] if opened else words


BUT = re.compile(r"\b(?:but|when|until|instead|cancel+ed|postponed|delayed)\b")


def _still_open(proposed: Proposal, verb: Verb, date: str, after: str) -> Proposal:
    """A plan is to come unless it was told in the past, or of something that was to be."""
    if proposed.direction != "future" or not (verb.told or verb.overtaken):
        return proposed
    named = not set(WEEKDAYS).isdisjoint(date.lower().split())
    return proposed if named and not verb.overtaken and not BUT.search(after) else SILENT


def _names_a_thing(words: list[str], after: str) -> bool:
    """The Nov. 15 deadline, his Aug. 2 trip, Tuesday's vote: nothing is said of when the verb happens."""
    last = words[-1].lower() if words else ""
    noun = re.match(r"\s([a-z]+)", after)
    in_front = bool(noun) and noun[1] not in verbs.FUNCTION and not noun[1].endswith("ly")
    return after[:2] in ("'s", "\u2019s") or (in_front and (last in verbs.OWNERS or last.endswith("'s")))


QUOTES = {'"', "\u201d"}


def _ahead(follows: list[str]) -> Proposal:
    """No verb in front: it follows. Past and future in one clause cancel each other."""
    follows = list(takewhile(lambda word: word not in QUOTES, follows[:REACH]))  # not who said it
    lower = lowered(follows)
    future = next((at for at in range(len(lower)) if _looks_ahead(lower[at : at + 3])), None)
    finite = (
        at
        for at, word in enumerate(lower)
        if _tells(word, lower[at + 1 : at + 2]) and follows[at].islower() and not _bound(lower[:at])
    )
    past = next(finite, None)
    if future is not None and past is None:
        return Proposal("future", f"... {lower[future]} ...")
    if past is not None and future is None and (MODAL | IS).isdisjoint(lower):
        return Proposal("past", f"... {lower[past]} ...")
    return SILENT


def _tells(word: str, behind: list[str]) -> bool:
    """Left, was; but was to, was due."""
    return is_past(word) or (word in WAS | HAD and EXPECTED.isdisjoint(behind) and behind != ["to"])


def _looks_ahead(words: list[str]) -> bool:
    """Will; is to, is due, is being held."""
    return words[0] in WILL or (words[0] in IS and words[1:2] in (["to"], *([word] for word in EXPECTED)))


def _bound(before: list[str]) -> bool:
    """A form that is past in looks alone: will be held, is to be held, is set."""
    return not (WILL | IS | BE | {"to"}).isdisjoint(before[-2:])
