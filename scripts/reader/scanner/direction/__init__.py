"""Asks the verb of a sentence on which side of the publication its date lies."""
