"""Made-up sentences of every kind that news agencies write: each date is found with the words and the value that an annotator would give."""

import re
from pathlib import Path

import pytest

from scripts.reader import scan

DATE = re.compile(r"\[\[(.+?)\|.+?\]\](?!\])|\{\{(.+?)\}\}")


def sentences() -> list[tuple[str, str]]:
    """The marked sentences of wire.txt, each with the day of publication that stands above it."""
    day, found = "", []
    for line in (Path(__file__).parent / "wire.txt").read_text("utf-8").splitlines()[1:]:
        if line.startswith("@ "):
            day = line[2:]
        else:
            found.append((day, line))
    return found


def marked(text: str, published: str) -> str:
    """The text with what is found in it marked as in wire.txt."""
    parts, at = [], 0
    for found in scan(text, published):
        for mark in found.marks:
            shown = f"{{{{{mark.words}}}}}" if found.hint else f"[[{mark.words}|{mark.value or 'refused'}]]"
            parts += [text[at : mark.start], shown]
            at = mark.end
    return "".join(parts) + text[at:]


@pytest.mark.parametrize(("published", "sentence"), sentences())
def test_a_sentence_is_marked_as_an_annotator_would(published: str, sentence: str) -> None:
    assert marked(DATE.sub(lambda mark: mark[1] or mark[2], sentence), published) == sentence
