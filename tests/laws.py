"""How many made-up inputs the laws of the reader are tried on: few, or as many as LAW_EXAMPLES says.

`LAW_EXAMPLES=20000 .venv/bin/python -m pytest tests/test_dates.py tests/test_reader_laws.py tests/test_reader_scan.py` is the
long search; with HYPOTHESIS_PROFILE=search it looks at new ones each time.
"""

import os

from hypothesis import settings


def law(few: int = 200) -> settings:
    """Settings for a test of a law: a third of `few` in `make test`, ten times as many in `make test-long`."""
    many = few * 10 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else few // 3
    return settings(max_examples=int(os.environ.get("LAW_EXAMPLES", many)))
