"""List the date words of a local text, paragraph by paragraph, ready for a curated file.

`python -m scripts.scan ARTICLE.txt --published 2022-11` prints one [[attestation]] for each, with the value that the words
get from the publication date, or why they are refused. Which event they date, and whether they were spoken in a quotation
(and so count from another day), is for a person to say.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scripts.reader import edtf
from scripts.reader.dates import UnreadableDate, resolve, resolve_counting, written
from scripts.reader.lexicon import LEXICON

WORD = re.compile(
    r"[$\u20ac\u00a3]?[0-9][0-9,.:/]*[0-9](?:st|nd|rd|th|s)?|[0-9](?:st|nd|rd|th)?|'[0-9]0s|[A-Za-z]+(?:'[a-z]+)?\.?|[-\u2013\u2014&,]"
)
LONGEST = 9  # words of one date
CLOSES = {",", "-", "&", "of", "and", "to", "are", "is", "was", "were", "will", "have", "has", "that", "as", "which"}
OPENS = {
    "the",
    "on",
    "in",
    "at",
    "over",
    "during",
    "for",
    "from",
    "between",
    "since",
    "until",
    "till",
    "by",
    "before",
    "after",
    "throughout",
}
# Kinds of words that are seldom a date by themselves in running text: "shares fall", "spring to mind".
WEAK = {None, "season"}

# Words that speak of a date without naming one: for a person to derive from another event.
HINTS = re.compile(
    r"\b(?:[0-9]+|[a-z]+th) (?:years|months|weeks|days|anniversary)\b(?: of [a-z]+ [a-z]+)?|\b(?:ahead|on the eve) of\b", re.I
)


class Found(NamedTuple):
    """Date words of a text: the paragraph (headline 0), the words, their EDTF value, or why they are refused, and whether
    they are counted from an anchor."""

    paragraph: int
    words: str
    value: str
    refused: str
    counted: bool


def scan(text: str, published: str) -> Iterator[Found]:
    """Yield the longest date words at each place of a text whose paragraphs are separated by line breaks.

    `published` is EDTF. Words that need a day where it is only a month are yielded as refused. Raises ValueError where
    `published` is no EDTF value.
    """
    bounds = edtf.read(published)
    day = str(bounds.earliest or bounds.latest)
    blocks = [block for block in text.splitlines() if block.strip()]
    for number, block in enumerate(blocks):
        spans = [match.span() for match in WORD.finditer(block)]
        start = 0
        while start < len(spans):
            length, words = _longest(block, spans, start, day)
            if words:
                yield _found(number, words, published)
            start += length or 1
        for match in HINTS.finditer(block):
            if not _is_date(match[0], day):
                yield Found(number, match[0], "", "it names no date; derive it from another event", False)


def _longest(block: str, spans: list[tuple[int, int]], start: int, day: str) -> tuple[int, str]:
    """How many words of the block from `start` on are a date, and which; a date that is only part of words is none."""
    for length in range(min(LONGEST, len(spans) - start), 0, -1):
        words = block[spans[start][0] : spans[start + length - 1][1]]
        if _is_date(words, day):
            return length, words.rstrip(",")
    return 0, ""


def _is_date(words: str, day: str) -> bool:
    if words[0] in "-&,\u2013\u2014" or words.split()[-1].lower() in OPENS | CLOSES:
        return False
    kinds = {LEXICON[word].kind for word in re.findall(r"[a-z]+", words.lower()) if word in LEXICON}
    if kinds <= WEAK and not re.search("[0-9]", words):
        return False
    try:
        resolve(words, day)
    except UnreadableDate:
        return False
    return True


def _found(number: int, words: str, published: str) -> Found:
    try:
        span, counted = resolve_counting(words, published)
        return Found(number, words, written(span), "", counted)
    except UnreadableDate as error:
        return Found(number, words, "", str(error).split(": ", 1)[-1], True)


def entry(found: Found) -> str:
    """Return the lines to paste into a curated file; the event is left to be filled in."""
    lines = [f"# {found.value}" if found.value else f"# refused: {found.refused}", "[[attestation]]", 'event = ""']
    lines += [f'words = "{found.words}"', f"paragraph = {found.paragraph}"]
    lines += ['anchor = { type = "publication" }'] * found.counted
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Print what is found; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.scan", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("text", type=Path, help="a plain text, one paragraph a line, the headline first")
    parser.add_argument("--published", required=True, help="its publication date as EDTF: 2022-11, 2022-11-18")
    options = parser.parse_args(arguments)
    try:
        found = list(scan(options.text.read_text("utf-8"), options.published))
    except (OSError, ValueError) as error:
        print(f"{options.text}: {error}", file=sys.stderr)
        return 1
    print("\n".join(map(entry, found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
