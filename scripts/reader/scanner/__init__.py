"""Finds dates in a text: `texts.scan` chooses the language, and `found.scan_text` goes through its sentences."""
