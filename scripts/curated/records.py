"""The records written by hand: their fields are the keys of the TOML, with the types of its values.

Each key has its meaning, an example, and what limits its value. The check of the curated files and
the page data/curated/README.md both come from here.
"""

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


def _about(meaning: str, example: object, to: str = "", values: str = "") -> dict[str, Any]:
    """Return what is known of a key: its meaning and an example. `to` is the kind of record whose
    id it holds, `values` are the words that it may be; other words are those of the schema."""
    limits = {"to": to, "values": tuple(values.split())}
    return {"meaning": meaning, "example": example} | {k: v for k, v in limits.items() if v}


def _key(
    meaning: str,
    example: object = None,
    default: Any = MISSING,  # noqa: ANN401 - of any type
    *,
    to: str = "",
    values: str = "",
) -> Any:  # noqa: ANN401 - dataclass field of any type
    """Return the field of a key; see `_about`."""
    return field(default=default, metadata=_about(meaning, example, to, values))


_OF_FILE = "Given by the name of the file."
PARAGRAPH = "The text block that says so, counted from the headline, which is 0."
WORDS = "The source's own words for the date, letter for letter: a few, with their preposition."
EDTF = "The date as EDTF, alone if the words are not known, else beside words that no rule reads."


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """What relative words are counted from: the publication, a speech, or another event."""

    type: str = _key(
        "What it is. A speech needs its event or its day, an event needs its id.",
        "speech",
        values="publication speech event",
    )
    event: str = _key(
        "The event, or the event at which it was said.", "bridge-opened", "", to="event"
    )
    date: str = _key("The day of a speech that is not an event here, as EDTF.", "2024-05-16", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Derive:
    """A date that is derived from the date of another event."""

    kind: str = _key(
        "How, see below.", "anniversary", values="offset anniversary until after within"
    )
    event: str = _key("The event that it is derived from.", "bridge-opened", to="event")
    years: int | None = _key("Years after it, below zero for before.", 30, None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """An event, in the file of the article that reports it. Its dates are attestations."""

    where: Origin
    source: str = _key(_OF_FILE, to="source")
    id: str = _key(
        "Its permanent id: lower-case words joined by hyphens, no date.", "bridge-opened"
    )
    title: str = _key("What happened, in a few words that can be read alone.", "The bridge opens")
    event_type: str = _key("The kind of event.", "construction")
    status: str = _key("Its state when the article appeared.", "past")
    description: str = _key("It in a sentence of your own.", "The new bridge is opened to traffic.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """A person, an organisation, a state or a group of states."""

    where: Origin
    id: str = _key("Its permanent id.", "mira-holt")
    name: str = _key("The name, in English.", "Mira Holt")
    actor_type: str = _key("The kind of actor.", "person")
    position: str = _key("The office of a person at that time.", "Minister of Works", "")
    affiliation: str = _key("The actor that it speaks for.", "works-ministry", "", to="actor")
    wikidata_id: str = _key("The item in Wikidata, if you checked it.", "Q9000000001", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place. A city and a building need a country, degrees and a timezone; a country its code."""

    where: Origin
    id: str = _key("Its permanent id.", "ford-town")
    name: str = _key("The name, in English.", "Ford Town")
    place_type: str = _key("The kind of place.", "city")
    country_code: str = _key("ISO 3166-1 alpha-3; X in front for others.", "FRA", "")
    latitude: float | None = _key("Degrees north (WGS 84).", 46.5, None)
    longitude: float | None = _key("Degrees east.", 2.25, None)
    timezone: str = _key("Its time zone, a name of the tz database.", "Europe/Paris", "")
    geonames_id: int | None = _key("The number in GeoNames, if you checked it.", 9000000001, None)
    wikidata_id: str = _key("The item in Wikidata, if you checked it.", "Q9000000002", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document, at the top of its file. With events it is an article."""

    where: Origin
    id: str = _key(_OF_FILE)
    title: str = _key(
        "The title; [in English, in brackets] if it is not.", "Bridge opens at last", ""
    )
    publisher: str = _key("Who published it.", "The Example Gazette")
    origin: str = _key("The document that it repeats, always spelt alike.", "Ministry release", "")
    source_type: str = _key("The kind of document.", "news")
    published: str = _key("When, as EDTF; needed if words are counted from it.", "2024-05-17", "")
    language: str = _key("Its language, a tag of BCP 47: its words are read in it.", "en", "")
    url: str = _key("Where you found it, without tracking.", "https://gazette.example/bridge", "")
    accessed: str = _key("The day on which you read it.", "2024-06-02", "")
    paragraphs: int | None = _key(
        "How many text blocks follow its headline, if you counted them; checked, not published.",
        15,
        None,
    )
    note: str = _key("What a reader needs to know about it.", "The page prints no year.", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Attestation:
    """What this source says of the date of an event; one for each event. See "How to write a date"."""

    where: Origin
    source: str = _key(_OF_FILE, to="source")
    event: str = _key("The event that it dates.", "bridge-opened", to="event")
    words: str = _key(WORDS, "early this month", "")
    date: str = _key(EDTF, "2024-05-02", "")
    paragraph: int | None = _key(PARAGRAPH, 3, None)
    anchor: Anchor | None = field(
        default=None,
        metadata=_about("What relative words are counted from.", {"type": "publication"}),
    )
    direction: str = _key(
        "Where the date lies from its anchor, if the words leave it open.",
        "past",
        "",
        values="past future",
    )
    undated: bool = _key("`true`: the words date nothing. Needs `words` and `note`.", True, False)
    derive: Derive | None = field(
        default=None,
        metadata=_about(
            "Takes the date from another event.", {"kind": "within", "event": "fair-held"}
        ),
    )
    extent: str = _key(
        "If it filled the window, or was at some point in it.",
        "throughout",
        "",
        values="within throughout",
    )
    place: str = _key("Where this source says that it was.", "ford-town", "", to="place")
    rank: str = _key(
        "`preferred` for the best-known date, if sources give different ones.", "preferred", ""
    )
    note: str = _key(
        "What a reader needs to weigh it, and the reason for a date by hand.", "A plan.", ""
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part that this source says somebody has in an event."""

    where: Origin
    source: str = _key(_OF_FILE, to="source")
    event: str = _key("The event.", "bridge-opened", to="event")
    actor: str = _key("Who takes part.", "mira-holt", to="actor")
    role: str = _key("What the actor does there.", "speaker")
    paragraph: int | None = _key(PARAGRAPH, 4, None)
    note: str = _key("What a reader needs to weigh it.", "Announced only.", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation:
    """An order or a link that this source states between two events."""

    where: Origin
    source: str = _key(_OF_FILE, to="source")
    event: str = _key("The event.", "bridge-opened", to="event")
    relation: str = _key("It is before, a part of, or an anniversary of the other.", "before")
    related_event: str = _key("The other event.", "fair-held", to="event")
    paragraph: int | None = _key(PARAGRAPH, 5, None)
    note: str = _key("What a reader needs to weigh it.", "As we read it.", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number that this source gives; its period is a date."""

    where: Origin
    source: str = _key(_OF_FILE, to="source")
    id: str = _key("Its permanent id.", "bridge-cost")
    title: str = _key("What the number is.", "Cost of the bridge")
    measure: str = _key("What is measured, the same words for the same thing.", "bridge-cost")
    value_words: str = _key(
        "The source's own words for the number.", "more than 12 million euros", ""
    )
    value: int = _key("The number, whole, in its unit: 27.6 percent are 276 per-mille.", 12000000)
    unit: str = _key("The unit; one for each measure.", "EUR")
    qualifier: str = _key("How the source hedges it.", "more-than", "")
    words: str = _key("The source's own words for the period.", "last year", "")
    date: str = _key("The period as EDTF, as for an attestation.", "2023-XX-XX", "")
    anchor: Anchor | None = field(
        default=None,
        metadata=_about("What the words for the period are counted from.", {"type": "publication"}),
    )
    actor: str = _key("Who gave the number.", "works-ministry", "", to="actor")
    event: str = _key("The event that the number describes.", "bridge-opened", "", to="event")
    said_at: str = _key("The event at which it was said.", "bridge-opened", "", to="event")
    paragraph: int | None = _key(PARAGRAPH, 6, None)
    note: str = _key("What a reader needs to weigh it.", "Without taxes.", "")

    # The keys about dates that only an attestation has.
    derive: ClassVar[Derive | None] = None
    direction: ClassVar[str] = ""
    undated: ClassVar[bool] = False
    extent: ClassVar[str] = ""
    place: ClassVar[str] = ""


REGISTRIES: dict[str, type[Actor] | type[Place]] = {"actors.toml": Actor, "places.toml": Place}
STATEMENTS: dict[str, type] = {
    "event": Event,
    "attestation": Attestation,
    "part": Part,
    "relation": Relation,
    "figure": Figure,
}  # the tables of a file under sources/

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
