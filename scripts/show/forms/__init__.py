"""What other programs read: citations, JSON-LD, the calendar, and the entries that a calendar shows."""
