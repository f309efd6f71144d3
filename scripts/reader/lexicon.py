"""From news text to the tokens of a date, by the table of its language."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import product

from .languages import Language
from .languages.wordorder import reordered
from .numbers import Token, spelled

__all__ = ["Token", "lex"]

TYPOGRAPHY = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc`", "'")
)

COUNT_KINDS = ("num", "number", "a")
UNIT_KINDS = ("unit", "units")
ROLLING = ("week", "month", "year", "decade")
AWAY = ("sign", "hence", "moved", "before", "after", "from")
# Pairs of kinds that a hyphen joins to one date; between others it makes a range. After early, mid
# and late it always joins.
JOINTS = {
    *product(("ordinal", "th", "num", "number", "a", "final", "rel", "for"), ("unit", "units")),
    *product(("unit", "units"), ("sign", "moved", "before", "after", "year")),
    *product(("month", "season", "holiday"), ("year",)),
    *product(("weekday", "today"), ("daypart",)),
    ("rel", "weekday"),
    ("num", "year"),
    ("th", "year"),
    ("fiscal", "ordinal"),
    ("calendar", "year"),
}

ENDS_IN_A_DAY = re.compile(r"(?<![0-9])[0-9]{1,2}\.\W*$")  # am 5.

Piece = str | Token  # a word that is still to be looked up, or what was read from digits

NO_TIME = re.compile(r"t?(?!(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?![0-9]))[0-9]{1,2}:")


@lru_cache(maxsize=1024)  # a scan reads the same words several times
def lex(words: str, language: Language) -> tuple[Token, ...]:
    """Return the tokens of date words, without words that add nothing.

    Raises ValueError for a character, number or numeric date that date words cannot contain.
    """
    verbs = language.verbs and language.verbs.search(words)
    if verbs:
        raise ValueError(f"{verbs[0]!r} names a date only with a capital letter")
    text = words.lower().translate(TYPOGRAPHY).strip(' \t\n.,;:()"\u201c\u201d')
    if language.dotted and ENDS_IN_A_DAY.search(words):
        text += "."
    pieces: list[Piece] = []
    position = 0
    while position < len(text):
        match = language.tokens.match(text, position)
        if not match:
            raise ValueError(f"{text[position]!r} does not belong in a date")
        position = match.end()
        if match.lastgroup == "word":
            pieces.append(_word(match["word"], language))
        elif match.lastgroup not in ("skip", "clock"):
            pieces += _pieces(match, language)
        elif match[0] != " " and match[0].strip(" ,()'"):
            if NO_TIME.match(match[0]):
                raise ValueError(f"there is no time {match[0].lstrip('t')}")
            pieces = _in_front_of_a_time(pieces, match.lastgroup == "clock", language)
    tokens = _in_context(_known(pieces, language))
    return tuple(reordered(tokens, language.order) if language.order else tokens)


def _word(found: str, language: Language) -> str:
    if found[-1] != ".":
        return found
    if found not in language.stopped:
        raise ValueError("a date does not continue after a full stop")
    return language.stopped[found]


def _in_front_of_a_time(pieces: list[Piece], has_clock: bool, language: Language) -> list[Piece]:
    """The pieces in front of a time of day, which adds nothing: neither does its hedge."""
    if has_clock:  # the nine of nine o'clock
        pieces = pieces[:-1]
    if pieces and pieces[-1] in language.hedges:
        pieces = pieces[:-1]
    if pieces and pieces[-1] in language.sides:
        raise ValueError("before or after a time of day does not name another day")
    return pieces


def _pieces(match: re.Match[str], language: Language) -> list[Piece]:
    kind = match.lastgroup or ""  # the outermost group, since it closes last
    if kind == "numeric":
        return _numeric(match, language.table.day_first)
    read = FROM_MATCH.get(kind)
    return read(match) if read else [Token(kind, int(match[kind]))]


def _month(number: str) -> int:
    if not 1 <= int(number) <= 12:
        raise ValueError(f"there is no month {number}")
    return int(number)


def _date(year: str, month: str, day: str) -> list[Piece]:
    return [Token("month", _month(month)), Token("num", int(day)), Token("year", int(year))]


def _numeric(match: re.Match[str], day_first: bool) -> list[Piece]:
    """Day, month and year in figures.

    Between dots the day is first. Elsewhere the US puts the month first and Europe the day, so in
    English one of them must be over 12, or both equal.
    """
    first, second = int(match["n1"]), int(match["n2"])
    if match["between"] != "." and not day_first:
        if first <= 12 and second <= 12 and first != second:
            raise ValueError("day/month or month/day? Write the month in words")
        if second > 12:
            first, second = second, first
    return _date(match["n3"], str(second), str(first))


def _day_and_month(found: str) -> list[Piece]:
    """17.11., which is not the end of a sentence."""
    day, month, _ = found.split(".")
    return [Token("num", int(day)), Token("month", _month(month))]


def _two_years(match: re.Match[str]) -> list[Piece]:
    """1998-99."""
    first = int(match["y1"])
    second = first // 100 * 100 + int(match["y2"])
    return [Token("year", first), Token("to", 0), Token("year", second)]


def _quarter_or_half(match: re.Match[str]) -> list[Piece]:
    """Q3, 1H."""
    unit = "quarter" if "q" in (match["p1"], match["p2"]) else "half"
    return [Token("th", int(match["n4"] or match["n5"])), Token("unit", unit)]


# The groups of TOKENS that are more than one number.
FROM_MATCH: dict[str, Callable[[re.Match[str]], list[Piece]]] = {
    "hyphen": lambda match: ["-" if match[0] == "-" else " - "],
    "own": lambda match: ["s"],
    "iso": lambda match: _date(match["y"], match["m"], match["d"]),
    "short": lambda match: _day_and_month(match[0]),
    "yy": lambda match: [Token("year", int(match["yy"]))],
    "decade": lambda match: [Token("decade", int(match["start"].strip("'")))],
    "years": _two_years,
    "part": _quarter_or_half,
}
HYPHENS = {"-": Token("hyphen", "-"), " - ": Token("dash", "-")}


def _known(pieces: list[Piece], language: Language) -> list[Token]:
    """Look the words up, idioms and numbers first."""
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if isinstance(piece, Token):
            tokens.append(piece)
            at += 1
        else:
            meaning, at = _meaning(piece, pieces, at, language)
            tokens += [token for token in meaning if token.kind]
    return tokens


def _meaning(
    word: str, pieces: list[Piece], at: int, language: Language
) -> tuple[tuple[Token, ...], int]:
    """The tokens of the word at a place, with the words behind it that belong to it; the end."""
    found = idiom(pieces, at, language) if word in language.idioms else None
    if found:
        return found
    if word in language.number_words:
        number = spelled(pieces, at, language.table.numerals)
        if number:
            return (number[0],), number[1]
    return language.lexicon.get(word) or (HYPHENS.get(word) or Token("noun", word),), at + 1


def idiom(
    pieces: Sequence[Piece], at: int, language: Language
) -> tuple[tuple[Token, ...], int] | None:
    """Return the tokens of the idiom at a place, and its end."""
    first = pieces[at]
    for behind, tokens in language.idioms.get(first, ()) if isinstance(first, str) else ():
        end = at + 1
        for word in behind:
            end += word != "-" and pieces[end : end + 1] == ["-"]
            if pieces[end : end + 1] != [word]:
                break
            end += 1
        else:
            return tokens, end
    return None


def _in_context(tokens: list[Token]) -> list[Token]:
    """Drop or change tokens by their neighbours.

    Joining hyphens, prepositions, parts of a day and labels add nothing in most places.
    """
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        judge = CONTEXT.get(token.kind)
        before = kept[-1].kind if kept else ""
        in_place = judge(token, before, tokens[at + 1 :]) if judge else token
        if in_place:
            kept.append(in_place)
    return kept


def _kinds(tokens: list[Token], count: int = 3) -> tuple[str, ...]:
    """The kinds of the first tokens; empty behind the last."""
    kinds = tuple(token.kind for token in tokens[:count])
    return kinds + ("",) * (count - len(kinds))


def _preposition(token: Token, before: str, behind: list[Token]) -> Token | None:
    """Most prepositions only join.

    But `over the last year` ends today, `in three weeks` counts ahead, `over two years ago` is
    not one date, and `from 2015 on` is open.
    """
    first, second, third = _kinds(behind)
    if token.value == "over" and _is_count(first, second) and (before or third in AWAY):
        raise ValueError("over so long is not one date")
    if _rolls(token, before) and _is_unit_to_roll(behind):
        return Token("over", 0) if behind[0].value else None
    if not before:
        return _opening_preposition(token, behind)
    if token.value == "on":
        return None if behind else Token("onward", 0)
    if first in NUMBERS and second not in BEHIND_A_NUMBER:
        word = str(token.value).split()[0]
        raise ValueError(f"a number behind {word!r} does not name a day")
    return None


NUMBERS = ("num", "th", "number", "ordinal")
BEHIND_A_NUMBER = (*UNIT_KINDS, *COUNT_KINDS, "month", "weekday", "century")


def _opening_preposition(token: Token, behind: list[Token]) -> Token | None:
    """Only `in` means something in front of all other words: in three weeks."""
    return Token("in", 0) if token.value == "in" and _counts_ahead(behind) else None


def _is_count(first: str, second: str) -> bool:
    """Three weeks."""
    return first in COUNT_KINDS and second in UNIT_KINDS


def _rolls(token: Token, before: str) -> bool:
    """Over the last year, in the next week; but late in the last decade is the calendar's."""
    return token.value in ("over the", "during the") or (token.value == "in the" and not before)


def _is_unit_to_roll(tokens: list[Token]) -> bool:
    """Last year, next week, and nothing behind."""
    return _kinds(tokens) == ("rel", "unit", "") and tokens[1].value in ROLLING


def _counts_ahead(behind: list[Token]) -> bool:
    """In about a year; in three weeks, in two years' time; in three to four years."""
    first, second, third, fourth = _kinds(behind, 4)
    if first == "about":
        return second in COUNT_KINDS
    alone = second in UNIT_KINDS and third in ("", "sign", "hence")
    joined = second in ("to", "or", "hyphen") and _is_count(third, fourth)
    return first in COUNT_KINDS and (alone or joined)


def _hyphen(token: Token, before: str, behind: list[Token]) -> Token | None:
    after = _kinds(behind, 1)[0]
    return None if before in ("part", "to") or after == "to" or (before, after) in JOINTS else token


def _daypart(token: Token, before: str, behind: list[Token]) -> Token | None:
    """Friday night is Friday.

    A part of a day counts behind this or last, and is not a whole day behind before or all.
    """
    return token if before in ("rel", "pointer", "for", "before", "after") else None


def _hence(token: Token, before: str, behind: list[Token]) -> Token | None:
    """Two weeks from today is ahead; from today to Friday starts today."""
    return Token("sign", 1) if before in UNIT_KINDS else Token("today", 0)


def _until(token: Token, before: str, behind: list[Token]) -> Token | None:
    """Inside a date `until` means `to`; but "three weeks until Friday" is a length."""
    return Token("to", 0) if before and (token.value or before not in UNIT_KINDS) else token


def _about(token: Token, before: str, behind: list[Token]) -> Token | None:
    """Around noon on Friday is Friday: the hedge belongs to the hour."""
    return None if _kinds(behind, 1) == ("daypart",) else token


def _label(token: Token, before: str, behind: list[Token]) -> Token | None:
    """`the year 2000`, `calendar 1997`: a label in front of a year."""
    if token.kind == "calendar":
        return None if _kinds(behind, 1)[0] in ("year", "unit") else token
    return None if token.value == "year" and _kinds(behind, 1) == ("year",) else token


def _month_of(token: Token, before: str, behind: list[Token]) -> Token | None:
    """`the month of May` is May, but `the last month of the year` is a part."""
    return None if _kinds(behind, 1) == ("month",) else Token("unit", "month")


# By the kind of a token: the function that gets it, the kind in front and the tokens behind, and
# returns the token to keep, or None.
CONTEXT: dict[str, Callable[[Token, str, list[Token]], Token | None]] = {
    "prep": _preposition,
    "hyphen": _hyphen,
    "about": _about,
    "daypart": _daypart,
    "until": _until,
    "hence": _hence,
    "label": _month_of,
    "calendar": _label,
    "unit": _label,
    "units": _label,
}
