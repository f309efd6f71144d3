"""Output for other programs: citations, JSON-LD, the calendar and its entries."""
