"""What the head of the descriptor says of this package holds for its rows."""

import json
import re

from conftest import ROOT, table

from scripts.package.machinery import BLOCK

HEAD = json.loads((ROOT / "datapackage.json").read_text("utf-8"))


def test_title_and_description_hold_for_any_number_of_articles() -> None:
    counted = re.compile(r"\b(an?|one|two|this|the|\d+)( \w+)? articles?\b", re.IGNORECASE)
    for words in (HEAD["title"], HEAD["description"]):
        assert not counted.search(words)


def test_description_has_the_length_that_dataset_search_asks() -> None:
    assert 50 <= len(HEAD["description"]) <= 5000


def test_readme_is_short() -> None:
    """What a person wrote; the blocks between marks follow the data."""
    written = BLOCK.sub(r"\1\3", (ROOT / "README.md").read_text("utf-8"))
    assert len(written.splitlines()) <= 120


def test_description_promises_words_only_where_they_are_known() -> None:
    assert any(row["date_edtf"] and not row["date_verbatim"] for row in table("attestations"))
    assert "words are kept beside it where they are known" in HEAD["description"]
