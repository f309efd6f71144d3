"""Words of a tabled language that look like a date and are not one."""

import re

from ...languages import FILLER
from ...lexicon import lex
from ..detection import COMMON
from .lines import FRONT, THE, YEAR, Line, front_of_piece, is_word

JOINED_DAYS = re.compile(r"\s*(?:,|/|-|\u2013|\w+)\s*[0-9]{1,2}\b(?![,:]?[0-9])")


def is_lookalike(line: Line, start: int, end: int) -> bool:
    """Return whether some pieces that a rule reads are an amount, a name or a count."""
    tokens = lex(line.slice(start, end), line.of.language)
    kinds = tuple(token.kind for token in tokens)
    if YEAR.fullmatch(line.words[end - 1]) and _is_amount(line, start, end, kinds):
        return True
    if kinds == ("th",):
        return not _is_led(line, start) or _is_counted(line, end)
    if kinds in (("season",), ("holiday",), ("unit",)):
        return not _is_led(line, start) or _is_a_name(line, end - 1)
    if kinds in (("month",), ("weekday",), ("today",)):
        return _is_a_name(line, end - 1)
    return False


def _is_led(line: Line, start: int, but_article: bool = False) -> bool:
    """Whether a preposition, or an article, is in front."""
    front = front_of_piece(line, start)
    is_article = but_article and line.token(front) == THE
    return line.kind(front) in {FILLER, *FRONT} and is_word(line, front) and not is_article


def _is_counted(line: Line, end: int) -> bool:
    """The 5. Platz; 3., 4. und 5. Mai."""
    if line.of.names_are_small:
        return not re.match(r"\s*(?:[.,;:!?)]|$)", line.behind(end))
    return line.is_capital(end) or JOINED_DAYS.match(line.behind(end)) is not None


def _is_a_name(line: Line, at: int) -> bool:
    """August Müller; Mars and Domingo, where names of days have small letters."""
    mid = at > 0 and line.words[at - 1].isalpha()
    if line.of.names_are_small:
        return mid and line.is_capital(at)
    if line.kind(at) == "today":
        return mid and line.is_capital(at)
    beside = line.is_capital(at + 1) and line.kind(at + 1) is None
    return line.kind(at) == "month" and not _is_led(line, at) and beside


def _is_amount(line: Line, start: int, end: int, kinds: tuple[str, ...]) -> bool:
    """2000 people, 1500 euros, page 1850."""
    number, follows = int(line.words[end - 1]), line.words[end] if end < len(line.words) else ""
    if follows in line.of.language.measures:
        return True
    if kinds[-2:] == ("month", "year") or not follows.isalpha():
        return False
    noun = follows not in COMMON[line.of.language.code]
    if not line.of.names_are_small:  # German writes nouns with a capital letter
        return number % 100 == 0 and line.is_capital(end)
    is_led = kinds != ("year",) or _is_led(line, start, but_article=True)
    return noun and (number % 100 == 0 or not (is_led or 1900 <= number < 2050))
