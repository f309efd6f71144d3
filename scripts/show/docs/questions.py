"""The page data/questions.md: questions of analysts, answered in several languages."""

from pathlib import Path

from jinja2 import Environment, StrictUndefined  # frictionless brings it

from scripts.package.descriptor import Json
from scripts.show import words
from scripts.show.docs import answers
from scripts.show.docs.answers import Answer
from scripts.show.docs.markdown import literal, table
from scripts.show.facts import TextTables

PAGE = Path(__file__).with_name("questions.md")
MOST = 15  # rows of an answer that are shown
DATED = ("event_id", "title", "best_edtf")


def questions_page(schema: Json, tables: TextTables) -> bytes:
    """Return the page as Markdown. The tests prove that each snippet gives the answer above it."""
    events, relations = tables["events"], tables["event_relations"]
    chosen = answers.choose(events, relations)
    merged = [[schema["name"], schema["version"], str(len(tables["attestations"]))]]
    filled = (
        Environment(undefined=StrictUndefined, keep_trailing_newline=True)
        .from_string(PAGE.read_text("utf-8"))
        .render(
            chosen._asdict(),
            name=schema["name"],
            year4=f"{chosen.year:04}",
            next4=f"{chosen.year + 1:04}",
            in_words=words.words(chosen.day.isoformat()),
            possibly=_shown(DATED, answers.possibly_on(chosen.day, events)),
            certainly=_shown(DATED, answers.certainly_on(chosen.day, events)),
            order=_shown(("event_id", "is_before"), answers.order(chosen.event, events, relations)),
            days=_shown(("at_least", "at_most"), answers.days_between(chosen.pair, events)),
            gaps=_shown(("event_id", "days", "days_deprecated"), answers.gaps(tables)),
            months=_shown(("month", "events"), answers.months(chosen.year, events)),
            merged=_shown(("package", "version", "attestations"), merged),
        )
    )
    return filled.encode("utf-8")


def _shown(head: tuple[str, ...], answer: Answer) -> str:
    """Return an answer as a table, cut after `MOST` rows."""
    if not answer:
        return "None."
    rows = [[literal(cell) for cell in cells] for cells in answer[:MOST]]
    more = f"\n\n... and {len(answer) - MOST} more." if len(answer) > MOST else ""
    return table(list(head), rows) + more
