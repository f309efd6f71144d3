"""The records written by hand: their fields are the keys of the TOML, with the types of its
values."""

from dataclasses import MISSING, dataclass, field
from typing import Any, ClassVar, NamedTuple

from scripts.common.errors import Problem


class Origin(NamedTuple):
    """Where a record was written: the file, relative to the package, and the id in it."""

    file: str
    id: str

    def problem(self, what: str, fix: str) -> Problem:
        """Return a problem of the record."""
        return Problem(self.file, self.id, what, fix)


def _to(kind: str, default: Any = MISSING) -> Any:  # noqa: ANN401 - dataclass field of any type
    """A field that holds the id of another record."""
    return field(default=default, metadata={"to": kind})


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """What relative words are counted from: the publication, or a speech or event (id or day)."""

    type: str
    event: str = _to("event", "")
    date: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Derive:
    """A date derived from another event's. The kinds are `DERIVATIONS` in timeline.py."""

    kind: str
    event: str = _to("event")
    years: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """An event, in the file of the article that reports it. Its dates are attestations."""

    where: Origin
    source: str = _to("source")
    id: str
    title: str
    event_type: str
    status: str
    description: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """A row of actors.toml."""

    where: Origin
    id: str
    name: str
    actor_type: str
    position: str = ""
    affiliation: str = _to("actor", "")
    wikidata_id: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A row of places.toml. Degrees are WGS 84. For its kinds see package/checks/things.py."""

    where: Origin
    id: str
    name: str
    place_type: str
    country_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    timezone: str = ""
    geonames_id: int | None = None
    wikidata_id: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """The head of a file under sources/, whose name is the id. Articles are sources with events."""

    where: Origin
    id: str
    title: str = ""
    publisher: str
    origin: str = ""
    source_type: str
    published: str = ""
    language: str = ""
    url: str = ""
    accessed: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attestation:
    """What a source says of the date of an event.

    `words` are read by rule, from `anchor` and in `direction` where they need them. `date` is EDTF,
    alone where the words are not known, beside words that no rule reads. `undated` words date
    nothing. `derive` takes the date from another event.
    """

    where: Origin
    source: str = _to("source")
    event: str = _to("event")
    words: str = ""
    date: str = ""
    paragraph: int | None = None
    anchor: Anchor | None = None
    direction: str = ""
    undated: bool = False
    derive: Derive | None = None
    extent: str = ""
    place: str = _to("place", "")
    rank: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part that a source says somebody has in an event."""

    where: Origin
    source: str = _to("source")
    event: str = _to("event")
    actor: str = _to("actor")
    role: str
    paragraph: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation:
    """An order or a link that a source states between two events."""

    where: Origin
    source: str = _to("source")
    event: str = _to("event")
    relation: str
    related_event: str = _to("event")
    paragraph: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number that a source gives, and `value_words`, its words for it. `words` or `date` (EDTF)
    are its period, `event` what it is of, `said_at` where it was said."""

    where: Origin
    source: str = _to("source")
    id: str
    title: str
    measure: str
    value_words: str = ""
    value: int
    unit: str
    qualifier: str = ""
    words: str = ""
    date: str = ""
    anchor: Anchor | None = None
    actor: str = _to("actor", "")
    event: str = _to("event", "")
    said_at: str = _to("event", "")
    paragraph: int | None = None
    note: str = ""

    # The keys about dates that only an attestation has.
    derive: ClassVar[Derive | None] = None
    direction: ClassVar[str] = ""
    undated: ClassVar[bool] = False
    extent: ClassVar[str] = ""
    place: ClassVar[str] = ""


REGISTRIES: dict[str, type[Actor] | type[Place]] = {"actors.toml": Actor, "places.toml": Place}

# What the columns are called where a person writes them; of other columns, there is no key.
KEYS = {
    "date_verbatim": "words",
    "period_verbatim": "words",
    "value_verbatim": "value_words",
    "published_edtf": "published",
    "date_edtf": "date",
    "best_edtf": "the best-known date",
    "period_edtf": "date",
    "anchor_date": "anchor",
    "anchor_event_id": "anchor",
    "period_anchor_date": "anchor",
    "period_anchor_event_id": "anchor",
    "said_at_event_id": "said_at",
    "related_event_id": "related_event",
    "affiliation_id": "affiliation",
    "place_id": "place",
    "actor_id": "actor",
    "event_id": "event",
}


@dataclass
class Curated:
    """All records, in the order of the files. `whole`: no record was dropped."""

    whole: bool = True

    event: list[Event] = field(default_factory=list)
    actor: list[Actor] = field(default_factory=list)
    place: list[Place] = field(default_factory=list)
    source: list[Source] = field(default_factory=list)
    attestation: list[Attestation] = field(default_factory=list)
    part: list[Part] = field(default_factory=list)
    relation: list[Relation] = field(default_factory=list)
    figure: list[Figure] = field(default_factory=list)
