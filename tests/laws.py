"""How many made-up inputs the laws of the reader are tried on: few, or as many as LAW_EXAMPLES says.

`LAW_EXAMPLES=20000 .venv/bin/python -m pytest tests/test_reader_laws.py tests/test_reader_scan.py` is the
long search; with HYPOTHESIS_PROFILE=search it looks at new ones each time.
"""

import os
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from scripts.reader import Span, UnreadableDate, resolve

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
directions = st.sampled_from([None, "past", "future"])


def law(few: int = 50) -> settings:
    """Settings for a test of a law: few in `make test`, 160 times as many in `make test-long`."""
    few = max(few // 4, 10)
    many = few * 160 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else few
    return settings(max_examples=int(os.environ.get("LAW_EXAMPLES", many)))


def read(
    words: str, anchor: date | str | None, direction: str | None = None, language: str = "en"
) -> Span | None:
    """What date words say; None if they are refused."""
    try:
        return resolve(words, anchor and str(anchor), direction, language=language)
    except UnreadableDate:
        return None
