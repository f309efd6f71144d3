"""The English words of dates, as the tests of English sentences use them."""

from ..languages import language_of

EN = language_of("en")
LEXICON, WORDS_OF_KIND, MONTHS, WEEKDAYS = EN.lexicon, EN.words, EN.months, EN.weekdays
NUMBER_WORDS = EN.number_words
ABBREVIATED, SHORT_DAYS = (
    tuple(word for word in EN.words[kind] if word not in names or word == "may")
    for kind, names in (("month", MONTHS), ("weekday", WEEKDAYS))
)
