"""Output for people: dates in words, picture, page, README and its pages, citations, calendar."""
