"""Date words to dates: `resolve` reads date words, `scan` finds them in a text.

The reader imports nothing else of this project, so the folder can be used on its own.
"""

from typing import TYPE_CHECKING

from . import edtf
from .resolver import Span, UnreadableDate, resolve

if TYPE_CHECKING:
    from .scanner.found import Found
    from .scanner.texts import scan

__all__ = ["Found", "Span", "UnreadableDate", "edtf", "resolve", "scan"]


def __getattr__(name: str) -> object:
    """Load the scanner on first use: `resolve` needs none of its tables."""
    if name not in ("Found", "scan"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .scanner import found, texts

    return found.Found if name == "Found" else texts.scan
