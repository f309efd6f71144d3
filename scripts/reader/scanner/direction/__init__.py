"""Finds the direction of a date, past or future, from the verb of its sentence."""
