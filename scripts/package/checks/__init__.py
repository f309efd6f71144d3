"""What the tables must mean, beyond what a schema can say: one table of checks, run within frictionless by the build and on published data."""

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar

from frictionless import Check, Checklist, Error, errors

from scripts.package.checks import dates, events, things
from scripts.package.checks.base import MISSING, MOST, Tables

__all__ = ["CHECKS", "MISSING", "MOST", "Tables", "checklist"]

# (the tables it looks at, the check): called with the rows of one table and the rows of any by name, it yields rows and what
# is wrong with them. What it guarantees is its docstring.
CHECKS = (
    (("events", "attestations", "figures"), dates.bounds_run_forwards),
    (("events", "attestations", "figures"), dates.ways_to_write_a_date_agree),
    (("attestations", "figures", "sources"), dates.single_dates_are_canonical),
    (("attestations", "figures"), dates.words_are_read_by_their_rule),
    (("attestations",), dates.derivations_follow_from_their_event),
    (("attestations", "figures"), dates.anchors_are_what_they_say),
    (("events", "attestations", "figures"), dates.cells_go_together),
    (("attestations",), dates.attestations_say_something),
    (("events", "attestations"), events.one_row_is_preferred),
    (("attestations",), events.something_supports_what_is_preferred),
    (("events",), events.dates_repeat_their_attestations),
    (("attestations",), events.agreement_is_what_the_bounds_say),
    (("events",), events.status_fits_the_dates),
    (("event_relations",), events.relations_can_hold),
    (("event_relations",), events.relations_do_not_contradict),
    (("events", "attestations", "event_actors", "event_relations", "figures", "actors", "places", "sources"), events.rows_stand_in_order),
    (("places",), things.places_are_of_their_kind),
    (("places",), things.countries_and_zones_exist),
    (("actors",), things.actors_are_of_their_kind),
    (("actors", "places"), things.wikidata_names_one),
    (("figures",), things.figures_fit_their_words),
    (("sources",), things.languages_are_well_formed),
    (("sources",), things.addresses_are_public),
    (("sources", "actors", "places"), things.all_are_used),
)  # fmt: skip


# The fix of what a check finds, where the fault has none of its own.
FIXES = {
    dates.single_dates_are_canonical: "Write the date in its canonical form, as it is read",
    dates.attestations_say_something: 'Write note = "..." with the reason',
    events.something_supports_what_is_preferred: "Give another source rank = 'preferred', or this one no rank",
    events.relations_can_hold: "Correct the relation, or the date of one of the two",
    events.relations_do_not_contradict: "Remove one of these relations",
    events.status_fits_the_dates: "Write another status",
    things.countries_and_zones_exist: "Write one that is there",
    things.actors_are_of_their_kind: "Leave it out, or write another actor_type",
    things.wikidata_names_one: "Use the one id for both, or correct wikidata_id",
    things.figures_fit_their_words: "Correct the value, the unit or value_words",
    things.languages_are_well_formed: 'Write language = "en", or as it is there',
    things.addresses_are_public: "Write the public address of the page itself, or leave url out",
    things.all_are_used: "Use it or remove it",
}


class MeaningError(errors.RowError):
    """A row that fits the schema and still cannot be true."""

    type = "meaning"
    title = "Meaning Error"
    description = "A row contradicts itself, another row, or another table."
    template = "{note}"
    fix = ""


class Meaning(Check):
    """All of `CHECKS` on the table that was just read."""

    type = "meaning"
    Errors: ClassVar = [MeaningError]

    def __init__(self, shared: Tables) -> None:
        super().__init__()
        self.shared = shared

    def validate_end(self) -> Iterator[Error]:
        """Yield an error for every fault, up to `MOST`: each takes longer to make than its row to check."""
        yield from islice(self._errors(), MOST)

    def _errors(self) -> Iterator[Error]:
        for tables, check in CHECKS:
            if self.resource.name in tables:
                for row, note in check(
                    self.shared.rows(self.resource.name), self.shared.rows, self.resource.name
                ):
                    error = MeaningError.from_row(row, note=note)
                    error.fix = getattr(note, "fix", FIXES.get(check, ""))
                    yield error


def checklist(shared: Tables) -> Checklist:
    """Return the checks of the package that `shared` reads, to be passed to `Package.validate`."""
    return Checklist(checks=[Meaning(shared)])
