"""Made-up sentences in the style of news agencies.

Each date is found with the words and the value that an annotator would give it.
"""

import re
from pathlib import Path

import pytest

from scripts.reader import scan

DATE = re.compile(r"\[\[(.+?)\|.+?\]\](?!\])|\{\{(.+?)\}\}")
# The day of publication, and the marked sentences below it.
WIRE = (Path(__file__).parent / "wire.txt").read_text("utf-8")
DAYS = [part.split("\n", 1) for part in re.split("^@ ", WIRE, flags=re.MULTILINE)[1:]]


def marked(text: str, published: str) -> str:
    """The text with its dates and hints marked as in wire.txt."""
    parts, at = [], 0
    for found in scan(text, published):
        for mark in found.marks:
            shown = (
                f"{{{{{mark.words}}}}}"
                if found.hint
                else f"[[{mark.words}|{mark.value or 'refused'}]]"
            )
            parts += [text[at : mark.start], shown]
            at = mark.end
    return "".join(parts) + text[at:]


@pytest.mark.parametrize(("published", "sentences"), DAYS)
def test_sentences_are_marked_as_an_annotator_would(published: str, sentences: str) -> None:
    lines = sentences.splitlines()
    assert [
        marked(DATE.sub(lambda mark: mark[1] or mark[2], line), published) for line in lines
    ] == lines
