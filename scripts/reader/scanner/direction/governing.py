"""A word in front of a date that may govern it: its form, and the words around it."""

from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from . import verbs
from .verbs import HAD, HAVE, IS, MODAL, WAS, is_past

AUXILIARIES = IS | WAS | HAVE


class Proposal(NamedTuple):
    """`past`, `future` or empty, and the words that are the reason.

    `planned`: it is a plan in the past tense, which may be over.
    """

    direction: str = ""
    reason: str = ""
    planned: bool = False


SILENT = Proposal()


@dataclass(frozen=True)
class Verb:
    """A word in front of a date that may govern it."""

    words: list[str]  # in front of the date
    lower: list[str]  # the same in lower case
    at: int  # the place of the word among them
    preposition: str  # directly in front of the date
    # The date is a day of the week. By itself that is the last one; with a plan it is the next.
    weekday: bool

    @cached_property
    def word(self) -> str:
        """The word in lower case."""
        return self.lower[self.at]

    @property
    def plain(self) -> bool:
        """Lower case, or a contraction (I'll): a capitalised word is a name, not a verb."""
        return self.words[self.at].islower() or "'" in self.word

    @cached_property
    def between(self) -> list[str]:
        """The words between it and the date, without a particle of the verb (took over)."""
        behind = self.lower[self.at + 1 :]
        return (
            behind[1:] if behind and behind[0] in verbs.PHRASAL and is_past(self.word) else behind
        )

    def chain(self, length: int) -> list[str]:
        """The words directly in front of it, which may belong to its form."""
        return self.lower[max(0, self.at - length) : self.at]

    @property
    def clause(self) -> list[str]:
        """The few words in front of it in its clause, nearest first; names keep their capitals."""
        return list(
            takewhile(
                lambda word: word not in verbs.STOPS | {","},
                reversed(self.words[max(0, self.at - 6) : self.at]),
            )
        )

    @property
    def has_verb_in_front(self) -> bool:
        """Whether another finite verb is in front of it.

        One in an aside does not count: "Hearings, which opened in May, close".
        """
        front = self.lower[: self.at]
        if front.count(",") == 2:
            front = front[: front.index(",")]
        return any(is_past(word) or word in MODAL or word in AUXILIARIES for word in front)

    @property
    def planned(self) -> bool:
        """Was due, were scheduled: a plan that may be over."""
        return not WAS.isdisjoint(self.chain(4))

    @property
    def overtaken(self) -> bool:
        """Had been set, was first due: another date has taken its place."""
        # Was first set; but not "the first hearing is set".
        formerly = not verbs.FORMERLY.isdisjoint(self.chain(1))
        return formerly or not (HAD | {"having"}).isdisjoint(self.clause)

    @property
    def cancelled(self) -> bool:
        """Called off a plan for the date, which may be to come."""
        return not verbs.CANCELLED.isdisjoint(self.clause)

    @property
    def leader(self) -> str:
        """The word that leads an infinitive: plans to, the offer to, went to."""
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
