"""What a past form says of its date: a finite verb that it is over, a participle as its helpers say.

It is silent for a date that may belong to a noun ("approved a vote in November").
"""

import re
from itertools import pairwise, takewhile

from . import verbs
from .governing import SILENT, Proposal, Verb
from .verbs import HAD, IS, MODAL, WAS

AMOUNT = re.compile(r"[$\u00a3\u20ac]?[0-9]")


def links_of(v: Verb) -> set[str]:
    """The words between that lead to something which the date may belong to.

    An amount or a destination has no date: rose to 5 percent, closed at $20, moved to Oslo.
    """
    pairs = pairwise([*v.words[len(v.words) - len(v.between) :], ""])
    return {
        word.lower()
        for word, behind in pairs
        if not AMOUNT.match(behind) and not (word == "to" and behind[:1].isupper())
    }


def _within_clause(words: list[str]) -> list[str]:
    return words[len(words) - words[::-1].index(",") :] if "," in words else words


def of_past_form(v: Verb) -> Proposal:
    """A past form: finite, or a participle with helpers in front ("will be paid", "to be held")."""
    chain = _within_clause(v.chain(4))
    if not verbs.UNTOLD.isdisjoint(chain[-3:]):
        return v.says("future", "could") if _could_be(v, chain) else SILENT
    helped = _helped(v, chain)
    if helped is not None:
        return helped
    if v.weekday and v.preposition == "for" and HAD.isdisjoint(chain):
        # Called a strike for Tuesday, was called off for Monday.
        return v.says("future")._replace(planned=True)
    if v.weekday and v.preposition in ("", "on") and not v.between and v.chain(1) == ["are"]:
        return v.says("future", "are")  # when the data are published Thursday
    silent = _is_open(v, chain) or _is_far(v) or _may_be_of_a_noun(v)
    return SILENT if silent else v.says("past")


def _could_be(v: Verb, chain: list[str]) -> bool:
    """Could be announced Monday; but "could be heard Monday" is over."""
    led = set(takewhile(lambda word: word in {"be", "can", "could"}, reversed(chain)))
    return v.weekday and v.word not in verbs.PERCEIVED and not {"can", "could"}.isdisjoint(led)


def _helped(v: Verb, chain: list[str]) -> Proposal | None:
    """What the helpers of a participle say; None if they do not decide."""
    helpers = takewhile(lambda word: word in verbs.HELPERS or word.endswith("ly"), reversed(chain))
    modal = next((word for word in helpers if word in MODAL), "")
    if modal:  # will be paid; but "should have paid"
        return SILENT if "have" in chain else v.says("future", modal)
    if "to" not in chain:
        return SILENT if chain[-1:] == ["be"] else None
    led = chain[chain.index("to") :]
    if "have" in led:
        return SILENT
    return v.says("future", "to") if "be" in led else None


TO_COME = ("for", "to", "until", "through", "by", "before")


def _is_open(v: Verb, chain: list[str]) -> bool:
    """Is held; scheduled; agreed to do it by Friday: the date may be to come."""
    done = HAD | WAS if v.preposition == "by" else HAD  # was sold by Friday
    awaited = v.preposition in TO_COME and done.isdisjoint(chain)
    moved_to_a_place = "to" in v.between and "to" not in links_of(v)  # its seat to Oslo
    setting = v.word in verbs.SETTING and not moved_to_a_place
    return awaited or setting or not IS.isdisjoint(chain[-2:])


def _is_far(v: Verb) -> bool:
    return len(v.between) > (2 if v.word in verbs.SAYING else 6)


def _may_be_of_a_noun(v: Verb) -> bool:
    """Approved a vote in November, told of a cutback in September."""
    return not (verbs.LINKS | verbs.EVENTS).isdisjoint(links_of(v)) or any(
        word.endswith("ing") for word in v.between
    )
