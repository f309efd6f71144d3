"""Finds dates in a text: `found.scan` goes through its sentences."""
