"""From news text to the tokens of a date: `lex` looks words up in the tables of vocabulary.py and numbers in numbers.py."""

import re
from functools import lru_cache

from .numbers import WORDS, Token, spelled
from .vocabulary import ABBREVIATED, BY_FIRST_WORD, JOINTS, LEXICON, MONTHS, SHORT_DAYS

__all__ = ["LEXICON", "MONTHS", "Token", "lex"]

# Words that are a date only when capitalised, or beside a number: "may" is a verb, "sun" a star.
CAPITALISED = re.compile(r"\b(may|march|mar|august|sat|sun)\b")
UNNUMBERED = re.compile(
    rf"(?<![0-9][ -])(?<![0-9](?:st|nd|rd|th) )(?<!\bof ){CAPITALISED.pattern}(?![ -](?:the )?[0-9])"
)

TYPOGRAPHY = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc`", "'")
)

ZONE = r"(?:\s(?:[ecmp][sd]?t|gmt|utc|bst|cest|msk|(?:local|eastern|central|pacific)\stime)\b)"
NAMED = "|".join(ABBREVIATED)
TOKENS = re.compile(
    r"""(?P<word>(?![hqt][0-9])[a-z]+\.?|&)  # first, for most are words; q1, h1 and t10:30 are none
      | (?P<hyphen>\s*--?\s*)
      | (?P<clock>\so'clock\b)
      | (?P<own>'s)(?![0-9a-z])
      | (?P<skip>[\s,()]+|'(?![0-9a-z])|[0-9]{4}\s?(?:[ecmp][sd]t|gmt|utc)\b|[0-9]{1,2}(?:[:.][0-9]{2})*\s?[ap]\.?m\b\.?"""
    + ZONE
    + r"""?|t?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:z|[+-][0-9]{2}:?[0-9]{2}|"""
    + ZONE
    + r""")?(?![0-9a-z]))
      | (?P<iso>(?P<y>[0-9]{4})(?P<dash>[-/.]?)(?P<m>[0-9]{2})(?P=dash)(?P<d>[0-9]{2})(?![0-9]))
      | (?P<numeric>(?P<n1>[0-9]{1,2})(?P<between>[/.-])(?P<n2>[0-9]{1,2})(?P=between)(?P<n3>[0-9]{4}|[0-9]{2})(?![0-9]))
      | (?P<decade>(?P<start>'?[1-9]0|[12][0-9][1-9]0|2000)'?s\b)
      | '(?P<yy>[0-9]{2})(?![0-9a-z])
      | (?P<years>(?P<y1>[12][0-9]{3})[-/](?P<y2>[0-9]{2})(?![0-9a-z-]))
      | (?P<part>(?P<p1>q|h(?=[12]\s'?[0-9]))(?P<n4>[1-4])\b|(?P<n5>[1-4])(?P<p2>q|h(?=\s'?[0-9]))\b)
      | (?P<th>[0-9]{1,2})(?:(?:st|nd|rd|th)\b|\.(?=\s(?:"""
    + NAMED
    + r""")))
      | (?P<year>[12][0-9]{3})(?![0-9a-z])
      | (?P<num>[0-9]{1,3})(?![0-9a-z:.]|,[0-9])""",
    re.VERBOSE | re.ASCII,
)
# Words behind which a full stop only shortens; behind others it ends a sentence, and no date goes on.
STOPPED = {f"{word}." for word in (*ABBREVIATED, *SHORT_DAYS) if word not in MONTHS}
CIRCA = ("c.", "ca.")
HEDGES = {word for word, (token, *_) in LEXICON.items() if token.kind == "about"}
BOUNDS = (["before"], ["after"])
COUNTS = ("num", "number", "a")
UNITS = ("unit", "units")
ROLLING = ("week", "month", "year", "decade")
AWAY = ("sign", "hence", "moved", "before", "after", "from")


@lru_cache(maxsize=1024)  # a scan reads the words of a place several times
def lex(words: str) -> tuple[Token, ...]:
    """Return the tokens of date words, without the words that add nothing.

    Raises ValueError for a character, number or numeric date that no date words hold.
    """
    verbs = UNNUMBERED.search(words)
    if verbs:
        raise ValueError(f"{verbs[0]!r} names a date only with a capital letter")
    text = words.lower().translate(TYPOGRAPHY).strip(' \t\n.,;:()"\u201c\u201d')
    pieces: list[str | Token] = []
    position, following = 0, TOKENS.scanner(text).match
    while position < len(text):
        match = following()
        if not match:
            raise ValueError(f"{text[position]!r} does not belong in a date")
        position = match.end()
        if match.lastgroup == "word":
            pieces.append(_word(match["word"]))
        elif match.lastgroup not in ("skip", "clock"):
            pieces += _pieces(match)
        elif match[0] != " " and match[0].strip(" ,()'"):  # a time of day, which adds nothing
            pieces = (
                pieces[:-1] if match.lastgroup == "clock" else pieces
            )  # nine o'clock is an hour
            pieces = (
                pieces[:-1] if pieces and pieces[-1] in HEDGES else pieces
            )  # of the hour, not the day
            if pieces[-1:] in BOUNDS:
                raise ValueError("before or after a time of day is no other day")
    return tuple(_in_context(_known(pieces)))


def _word(found: str) -> str:
    if found[-1] != ".":
        return found
    if found in CIRCA:
        return "circa"
    if found not in STOPPED:
        raise ValueError("a full stop does not stand inside a date")
    return found[:-1]


def _pieces(match: re.Match) -> list[str | Token]:
    kind = match.lastgroup  # the outermost group, for it closes last
    found = match[kind] if kind else ""
    if kind == "hyphen":
        return ["-" if found == "-" else " - "]
    if kind == "own":
        return ["s"]
    if kind == "iso":
        return _date(match["y"], match["m"], match["d"])
    if kind == "numeric":
        return _numeric(int(match["n1"]), match["between"], int(match["n2"]), match["n3"])
    if kind == "yy":
        return [Token("year", int(match["yy"]))]
    if kind == "decade":
        return [Token("decade", int(match["start"].strip("'")))]
    if kind == "years":
        first = int(match["y1"])
        return [
            Token("year", first),
            Token("to", 0),
            Token("year", first // 100 * 100 + int(match["y2"])),
        ]
    if kind == "part":
        unit = "quarter" if "q" in (match["p1"], match["p2"]) else "half"
        return [Token("th", int(match["n4"] or match["n5"])), Token("unit", unit)]
    return [Token(kind, int(found))]


def _date(year: str, month: str, day: str) -> list[Token]:
    if not 1 <= int(month) <= 12:
        raise ValueError(f"there is no month {month}")
    return [Token("month", int(month)), Token("num", int(day)), Token("year", int(year))]


def _numeric(first: int, between: str, second: int, year: str) -> list[Token]:
    """Dots stand between day, month, year. Others do so in Europe, but the US puts the month first: one must be > 12."""
    if between != "." and first <= 12 and second <= 12 and first != second:
        raise ValueError("day/month or month/day? Write the month in words")
    if between != "." and second > 12:
        first, second = second, first
    return _date(year, str(second), str(first))


HYPHENS = {"-": Token("hyphen", "-"), " - ": Token("dash", "-")}


def _known(pieces: list[str | Token]) -> list[Token]:
    """Look up words together where they have one meaning together, else numbers in words, else each alone."""
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if not isinstance(piece, str):
            tokens.append(piece)
            at += 1
            continue
        found = piece in BY_FIRST_WORD and _idiom(pieces, at)
        if not found and piece in WORDS:
            number = spelled(pieces, at)
            found = number and ((number[0],), number[1])
        elif not found and piece in ("in", "over", "during") and pieces[at + 1 : at + 2] == ["the"]:
            found = (
                (Token("prep", f"{piece} the"),),
                at + 2,
            )  # "in the nine months" are not nine months ahead
        meaning, at = found or (
            LEXICON.get(piece) or (HYPHENS.get(piece) or Token("noun", piece),),
            at + 1,
        )
        tokens += [token for token in meaning if token.kind]
    return tokens


def _idiom(pieces: list[str | Token], at: int) -> tuple[tuple[Token, ...], int] | None:
    for behind, tokens in BY_FIRST_WORD[pieces[at]]:
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
    """Leave out what adds nothing where it stands: hyphens that join, prepositions, parts of a day, labels."""
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        judge = CONTEXT.get(token.kind)
        in_place = (
            judge(token, kept[-1].kind if kept else None, tokens[at + 1 :]) if judge else token
        )
        if in_place:
            kept.append(in_place)
    return kept


def _kinds(tokens: list[Token], count: int = 3) -> tuple[str | None, ...]:
    kinds = tuple(token.kind for token in tokens[:count])
    return kinds + (None,) * (count - len(kinds))


def _rolls(token: Token, before: str | None) -> bool:
    """Over the last year, in the next week; but late in the last decade, which is the calendar's."""
    return token.value in ("over the", "during the") or (token.value == "in the" and before is None)


def _preposition(token: Token, before: str | None, behind: list[Token]) -> Token | None:
    """`over the last year` ends today, `in three weeks` counts ahead, `over two years ago` names no date, `from 2015 on` is open; others only join."""
    first, second, third = _kinds(behind)
    if token.value == "over" and first in COUNTS and second in UNITS and (before or third in AWAY):
        raise ValueError("more than so long is no one date")
    if (
        _rolls(token, before)
        and (first, second, third) == ("rel", "unit", None)
        and behind[1].value in ROLLING
    ):
        return Token("over", 0) if behind[0].value else None
    if before is None:
        ranges = (
            second in ("to", "or", "hyphen") and third in COUNTS and _kinds(behind, 4)[3] in UNITS
        )
        alone = second in UNITS and third in (None, "sign", "hence")
        about = first == "about" and second in COUNTS
        counts = about or (first in COUNTS and (ranges or alone))
        return Token("in", 0) if token.value == "in" and counts else None
    if token.value == "on":
        return None if behind else Token("onward", 0)
    if first in ("num", "th", "number", "ordinal") and second not in (
        *UNITS,
        "month",
        "weekday",
        "century",
        *COUNTS,
    ):
        raise ValueError(f"no day is named by a number behind {str(token.value).split()[0]!r}")
    return None


def _hyphen(token: Token, before: str | None, behind: list[Token]) -> Token | None:
    after = behind[0].kind if behind else None
    return None if before in ("part", "to") or after == "to" or (before, after) in JOINTS else token


def _daypart(token: Token, before: str | None, behind: list[Token]) -> Token | None:
    """A part of a day counts behind this or last, and bounds no day behind before or all; else it adds nothing ("Friday night" is
    Friday)."""
    return token if before in ("rel", "pointer", "for", "before", "after") else None


def _hence(token: Token, before: str | None, behind: list[Token]) -> Token | None:
    """Two weeks from today, but from today to Friday."""
    return Token("sign", 1) if before in UNITS else Token("today", 0)


def _until(token: Token, before: str | None, behind: list[Token]) -> Token | None:
    """Inside a date `until` is `to`; but "three weeks until Friday" are still to pass."""
    return Token("to", 0) if before and (token.value or before not in UNITS) else token


def _about(token: Token, before: str | None, behind: list[Token]) -> Token | None:
    """Around noon on Friday is Friday: the hedge is of the hour."""
    return None if behind and behind[0].kind == "daypart" else token


def _label(token: Token, before: str | None, behind: list[Token]) -> Token | None:
    """`the year 2000`, `calendar 1997`: a label in front of the name of a year."""
    labelled = (
        ("year", "unit") if token.kind == "calendar" else ("year",) if token.value == "year" else ()
    )
    return None if behind and behind[0].kind in labelled else token


def _month_of(token: Token, before: str | None, behind: list[Token]) -> Token | None:
    """`the month of May`, but `the last month of the year`."""
    return None if behind and behind[0].kind == "month" else Token("unit", "month")


CONTEXT = {
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
