"""Date words -> spans. `resolve` reads words, `scan` finds them in a text; uses nothing of the project, could be lifted out."""

from .dates import Span, UnreadableDate, resolve
from .scan import Found, scan

__all__ = ["Found", "Span", "UnreadableDate", "resolve", "scan"]
