"""Scan texts in languages that are tables."""
