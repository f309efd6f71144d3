"""Words of a tabled language that look like a date and are not one."""

import re

from .lines import FRONT, OF, THE, YEAR, Line, front_of_piece

FIRST_YEAR, LAST_YEAR = 1600, 2050  # that a bare number names
CODE = re.compile("[^\\W\\d_a-z\u0430-\u044f]{1,4}")  # capitals
QUOTE = set('"\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a')
NUMBER = re.compile(r"[0-9]{2,}\s+$")
TO_NUMBER = re.compile(r"\s*(?:[-\u2013]|\w{1,4}\s)\s*([0-9]{4})\s+([^\W\d_]+)")
JOINED_DAYS = re.compile(r"\s*(?:,|/|-|\u2013|\w+)\s*[0-9]{1,2}\b(?![,:]?[0-9])")


def is_lookalike(line: Line, start: int, end: int) -> bool:
    """Return whether some pieces that a rule reads are an amount, a name or a count."""
    kinds = line.kinds(start, end)
    if YEAR.fullmatch(line.words[end - 1]) and _is_amount(line, start, end, kinds):
        return True
    if kinds == ("th",) and not _is_led(line, start):
        return True
    if kinds[-1:] == ("th",):
        return _is_counted(line, end)
    if kinds in (("season",), ("holiday",), ("unit",)):
        return not _is_led(line, start, but_article=True) or _is_a_name(line, end - 1)
    if kinds in (("month",), ("weekday",), ("today",)):
        return _is_a_name(line, end - 1) or is_quoted(line, start, end)
    return False


def is_quoted(line: Line, start: int, end: int) -> bool:
    """Return whether there is a quotation mark on both sides: the Café "Sunday"."""
    around = line.before(start).rstrip()[-1:] + line.behind(end).lstrip()[:1]
    return len(around) == 2 and QUOTE.issuperset(around)


def _is_led(line: Line, start: int, but_article: bool = False) -> bool:
    """Whether a preposition, or an article, is in front."""
    front = front_of_piece(line, start)
    if but_article and line.token(front) == THE:
        front = front_of_piece(line, front)
    return line.token(front) in (OF, THE) or line.kind(front) in FRONT


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
    if _is_led(line, at):
        return False
    if line.kind(at) == "month":
        return line.is_capital(at + 1) and line.kind(at + 1) is None
    return mid and line.is_capital(at - 1) and line.kind(at - 1) is None


def _is_among_numbers(line: Line, start: int, end: int) -> bool:
    """0471 2010 33."""
    return line.words[start - 1 : start] != [] and any(
        NUMBER.search(text) for text in (line.before(start), line.behind(end)[::-1])
    )


def _is_to_amount(line: Line, end: int) -> bool:
    """1800 to 2000 people."""
    behind = TO_NUMBER.match(line.behind(end))
    return behind is not None and (
        behind[2].lower() in line.of.language.measures
        or (int(behind[1]) % 100 == 0 and behind[2][0].isupper())
    )


def _label(line: Line, at: int) -> str:
    """The word in front of a number, without its stop and a code: Nr. 1971, flight LH 1971."""
    at -= 1
    while at > 0 and (line.words[at] in "./-\u00ba\u00b0" or CODE.fullmatch(line.pieces[at][0])):
        at -= 1
    return line.words[at] if at >= 0 else ""


def _is_amount(line: Line, start: int, end: int, kinds: tuple[str, ...]) -> bool:
    """2000 people, 1500 euros, page 1850."""
    number, follows = int(line.words[end - 1]), line.words[end] if end < len(line.words) else ""
    if _is_measured(line, end, follows):
        return True
    if kinds == ("year",) and _is_among_numbers(line, start, end):
        return True
    if kinds[-1:] == ("year",) and _is_to_amount(line, end):
        return True
    if kinds == ("year",) and not FIRST_YEAR <= number <= LAST_YEAR:
        is_early = number < FIRST_YEAR and not line.of.names_are_small and follows.isalpha()
        is_year = is_early and not line.is_noun(end)  # 1525 begann es; but 1525 Bauern
        return not (is_year or _is_led(line, start, but_article=True))
    return _counts_a_noun(line, start, end, kinds)


def _is_measured(line: Line, end: int, follows: str) -> bool:
    """2010 years ago, 1500 euros, page 1850."""
    language = line.of.language
    counts = line.kind(end) in ("unit", "units", "years")
    return counts or follows in language.measures or _label(line, end - 1) in language.labels


def _counts_a_noun(line: Line, start: int, end: int, kinds: tuple[str, ...]) -> bool:
    """2000 people."""
    number, follows = int(line.words[end - 1]), line.words[end] if end < len(line.words) else ""
    if "month" in kinds:  # in January 1200, in February 1300
        return len(kinds) == 2 and number < FIRST_YEAR
    if not follows.isalpha():
        return False
    noun = line.is_noun(end)
    if not line.of.names_are_small:
        return number % 100 == 0 and noun
    if noun and line.kind(start - 1) == "and":  # and 1998 spectators
        return True
    is_led = kinds != ("year",) or _is_led(line, start, but_article=True)
    return noun and (number % 100 == 0 or not (is_led or 1900 <= number < 2050))
