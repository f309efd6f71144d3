"""The checks of meaning, which a schema cannot express, run inside frictionless."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import ClassVar

from frictionless import Check, Checklist, Error, Row, errors

from scripts.package.checks import dates, events, figures, things, twins, world
from scripts.package.checks.base import MOST, Finding, Findings, Of, TypedRows
from scripts.package.contract import TABLES

__all__ = ["CHECKS", "MOST", "MeaningError", "TypedRows", "checklist", "findings"]

# (the tables that it checks, the check): called with the rows of one table, the rows of any table
# by name, and the name; it yields what is wrong. Its docstring says what it guarantees.
CHECKS: tuple[tuple[tuple[str, ...], Callable[[list[Row], Of, str], Findings]], ...] = (
    (("events", "attestations", "figures"), dates.bounds_run_forwards),
    (("events", "attestations", "figures"), dates.ways_to_write_a_date_agree),
    (("attestations", "figures", "sources"), dates.single_dates_are_canonical),
    (("attestations", "figures"), dates.words_are_read_by_their_rule),
    (("attestations",), dates.derivations_follow_from_their_event),
    (("attestations", "figures"), dates.anchors_are_what_they_say),
    (("attestations",), dates.dates_lie_in_their_direction),
    (("events", "attestations", "figures", "sources"), dates.cells_go_together),
    (("attestations",), dates.attestations_say_something),
    (("figures", "sources"), dates.sources_come_after_what_they_report),
    (("events", "attestations"), events.one_row_is_preferred),
    (("attestations",), events.something_supports_what_is_preferred),
    (("events",), events.dates_repeat_their_attestations),
    (("events",), events.places_repeat_their_attestations),
    (("attestations",), events.agreement_is_what_the_bounds_say),
    (("events",), events.status_fits_the_dates),
    (("event_relations",), events.relations_can_hold),
    (("event_relations",), events.relations_do_not_contradict),
    (tuple(TABLES), events.rows_are_in_order),
    (("places",), things.places_are_of_their_kind),
    (("places",), world.countries_and_zones_exist),
    (("places",), world.places_lie_in_their_country),
    (("actors",), things.actors_are_of_their_kind),
    (("actors",), things.affiliations_are_not_circular),
    (("actors", "places"), things.wikidata_names_one),
    (("events", "actors", "places"), twins.names_differ_to_the_eye),
    (("sources",), twins.names_are_spelt_alike),
    (tuple(TABLES), twins.english_has_latin_letters),
    (("figures",), figures.measures_keep_their_unit),
    (("figures",), figures.a_figure_is_given_once),
    (("figures",), figures.figures_fit_their_words),
    (("sources",), world.languages_are_registered),
    (("sources",), world.a_page_is_one_source),
    (tuple(TABLES), world.addresses_are_public),
    (("sources", "actors", "places"), things.all_are_used),
)


class MeaningError(errors.RowError):
    """A row that fits the schema and still cannot be true."""

    type = "meaning"
    title = "Meaning Error"
    description = "A row contradicts itself, another row, or another table."
    template = "{note}"
    fix = ""
    missing = False  # see Finding


def findings(table: str, of: Of) -> Iterator[Finding]:
    """Yield everything that the checks find in a table."""
    for tables, check in CHECKS:
        if table in tables:
            yield from check(of(table), of, table)


class Meaning(Check):
    """All of `CHECKS` on the table that was just read."""

    type = "meaning"
    Errors: ClassVar = [MeaningError]

    def __init__(self, shared: TypedRows) -> None:
        super().__init__()
        self.shared = shared

    def validate_end(self) -> Iterator[Error]:
        """Yield the errors, up to `MOST`: an error takes longer than the check of a row."""
        for found in islice(findings(str(self.resource.name), self.shared.rows), MOST):
            error = MeaningError.from_row(found.row, note=found.what)
            error.fix, error.missing = found.fix, found.missing
            yield error


def checklist(shared: TypedRows) -> Checklist:
    """Return the checks of the package that `shared` reads, for `Package.validate`."""
    return Checklist(checks=[Meaning(shared)])
