"""Date words -> spans. `resolve` reads words, `scan` finds them in a text; uses nothing of the project, could be lifted out."""

from .resolver import Span, UnreadableDate, resolve
from .scanner.found import Found, scan

__all__ = ["Found", "Span", "UnreadableDate", "resolve", "scan"]
