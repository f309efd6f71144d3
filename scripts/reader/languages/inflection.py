"""Helpers of the tables: endings, numbers in a row, Roman numerals, rows that several share."""

from collections.abc import Mapping
from itertools import product


def endings(stems: str, ends: str) -> str:
    """Return each stem with each ending; `-` is no ending."""
    return " ".join(stem + end.strip("-") for stem, end in product(stems.split(), ends.split()))


def counted(words: str, first: int = 1) -> dict[int, str]:
    """Return the words numbered in their order; a comma separates several of one number."""
    return {n: word.replace(",", " ") for n, word in enumerate(words.split(), first)}


def centuries(*ends: str) -> dict[int, str]:
    """Return the Roman numerals of the centuries 8 to 21, with the endings."""
    numerals = "viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split()
    return {n: " ".join(numeral + end for end in ends) for n, numeral in enumerate(numerals, 8)}


def joined(*tables: Mapping[int, str]) -> dict[int, str]:
    """Return the tables as one; words of one number from several tables all count."""
    numbers = sorted({number for table in tables for number in table})
    return {n: " ".join(table[n] for table in tables if n in table) for n in numbers}


# From 16 to 17 November, where the word for "to" (kind `at`) has other meanings, too.
TO = tuple(
    f"{left} at {right} -> {parts}"
    for left, right, parts in (
        ("day", "day month", "1 to=0 3 4"),
        ("month", "day month", "1 to=0 3 4"),
        ("year", "day month", "1 to=0 3 4"),
        ("month", "month", "1 to=0 3"),
        ("month", "part", "1 to=0 3"),
        ("year", "year", "1 to=0 3"),
        ("year", "month", "1 to=0 3"),
        ("year", "part", "1 to=0 3"),
        ("weekday", "weekday", "1 to=0 3"),
        ("today", "weekday", "1 to=0 3"),
    )
)
# The week from 3 to 9 May is that range.
WEEK_OF = tuple(
    f"unit=week {front}{day} {to} -> {2 + bool(front)} {'month ' * ('month' in day)}{to}"
    for front in ("", "from ")
    for day in ("day", "day month")
    for to in ("to", "at", "until")
)
# Last May 5, where the day is in front of the month.
LAST_DAY = (
    "rel unit -> kept<rel unit",  # last year's: not of a day or month beside it
    "unit rel -> kept<rel unit",
    "rel day month year -> 2 month year",
    "day month rel year -> 1 month year",
    "rel day month -> rel month 2",
    "day month rel -> rel month 1",
    "kept -> rel<kept",
)
# Last week, last Friday, next March, where the adjective is behind.
BEHIND = (
    "count rel units -> rel count units",
    "rel unit -> kept<rel unit",
    "units rel -> kept<rel unit<units",
    *LAST_DAY[1:-1],
    "weekday rel -> rel weekday",
    "month rel -> rel month",
    "season rel -> rel season",
    "weekend rel -> rel weekend",
    "count units rel -> rel count units",
    "count past units -> past count units",
    "past units month -> final=-1 unit<units month",
    "past units year -> final=-1 unit<units year",
    "past units kept unit -> final=-1 unit<units kept 4",
    "past unit=quarter -> rel=-1 unit",
    "past unit=half -> rel=-1 unit",
    "unit pointer -> pointer unit",
    "kept -> rel<kept",
)
# Three days ago, in words like "il y a trois jours".
AGO = (
    "ago count units -> count units sign=-1",
    "ago about count units -> about count units sign=-1",
    "today count units sign -> count units sign today",
    "weekday count units sign -> count units sign weekday",
)
# The nineties as "years 90": the kind `years` is the word for years, which else counts.
DECADES = (
    *(
        f"{kind} {number}={tens} -> decade={tens}"
        for kind in ("years", "unit=decade")
        for number in ("num", "number")
        for tens in range(20, 100, 10)
    ),
    "unit=decade years -> years",
    "years year -> decade<year",
    "unit=decade year -> decade<year",
    "years decade -> decade",
    "decade and year -> decade and decade<year",
    "decade or year -> decade or decade<year",
    "years -> units=year",
)
HALVES = (
    "ordinal halves * -> ordinal unit=half *",
)  # of a stated date: alone it is that of a game
