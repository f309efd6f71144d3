"""The citation of the package: text, BibTeX, CITATION.cff and .zenodo.json."""

import json

import yaml  # frictionless brings it

from scripts.package import tables as built
from scripts.package.descriptor import Json
from scripts.package.languages import three_letters
from scripts.package.tables import Tables
from scripts.reader import edtf
from scripts.reader.languages import language_of
from scripts.show import facts
from scripts.show.facts import TextRow, TextTables
from scripts.show.forms import people
from scripts.show.words import words

DOI = "https://doi.org/"
# The one source that is not a document: a place with a geonames_id has its degrees from there.
GEONAMES, GEONAMES_URL = "GeoNames", "https://www.geonames.org/"
GEONAMES_LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def articles(made: Tables) -> list[TextRow]:
    """Return the sources that report events, as text."""
    reported = [{"article_id": built.text(row.cells["article_id"])} for row in made["events"]]
    tables: TextTables = {**facts.as_text({"sources": made["sources"]}), "events": reported}
    return facts.articles(tables)


def uses_geonames(made: Tables) -> bool:
    """Return whether a place has a geonames_id, so that GeoNames must be credited."""
    return any(row.cells["geonames_id"] for row in made.get("places", ()))


def sources(made: Tables) -> list[dict[str, str]]:
    """Return the `sources` of the descriptor: each article, then GeoNames if a place has its id.

    All entries are computed, none is typed by hand.
    """
    entries = [_source(article) for article in articles(made)]
    title = f"{GEONAMES}, coordinates of the places ({GEONAMES_LICENCE})"
    return entries + [{"title": title, "path": GEONAMES_URL}] * uses_geonames(made)


def _source(article: TextRow) -> dict[str, str]:
    # The descriptor takes fewer letters than a table: no unusual blank, no letter without a glyph.
    shown = "".join(letter if letter.isprintable() else " " for letter in _named(article))
    path = {"path": article["url"]} if article["url"] else {}
    return {"title": " ".join(shown.split())} | path


def doi(schema: Json) -> str:
    """Return the DOI of the dataset in all its versions, without the resolver; empty if none."""
    return str(schema.get("id", "")).removeprefix(DOI)


def citation(schema: Json, made: Tables, most: int | None = None) -> str:
    """Return the citation of the dataset and of its articles, or the first `most`, as plain text."""
    # The order of APA and DataCite. APA omits a publisher that is the author; DataCite never does.
    title = f"{schema['title']} (Version {schema['version']}) [Data set]"
    address = schema.get("id") or schema.get("homepage", "")
    named = "; ".join(map(people.cited, people.authors(schema)))
    whole = f"{named} ({schema['created'][:4]}). {title}."
    released = people.publisher(schema)["title"].rstrip(".")
    whole += f" {released}." + f" {address}" * bool(address)
    lines = [whole, *(f"Made from: {made_from(article)}" for article in articles(made)[:most])]
    lines += [f"Coordinates: {GEONAMES}, {GEONAMES_URL} ({GEONAMES_LICENCE})"] * uses_geonames(made)
    return "\n".join(lines)


def made_from(article: TextRow) -> str:
    """Return the citation of an article."""
    return _named(article) + (f", {article['url']}" if article["url"] else "")


def _named(article: TextRow) -> str:
    where = ", ".join(filter(None, (article["publisher"], _when(article["published_edtf"]))))
    return f"{article['title'] or article['source_id']} ({where})"


def _date(published: str) -> tuple[int, ...]:
    """Year, month and day of a publication, as far as they are known for sure."""
    said = edtf.read(published) if published else None
    if said is None or said.earliest is None or said.qualifier:
        return ()
    parts = {"year": 1, "month": 2, "day": 3}.get(said.precision, 0)
    return (said.earliest.year, said.earliest.month, said.earliest.day)[:parts]


def _when(published: str) -> str:
    return words(published).removeprefix("some day in ")


def bibtex(schema: Json, made: Tables, most: int | None = None) -> str:
    """Return BibTeX entries of the dataset and of its articles, or the first `most`.

    The keys are ids with underscores.
    """
    own = {
        "author": " and ".join(map(_author, people.authors(schema))),
        "title": _braced([schema["title"]]),
        "year": schema["created"][:4],
        "version": schema["version"],
        "howpublished": "Data set",
        "publisher": _braced([people.publisher(schema)["title"]]),
        "doi": doi(schema),
        "url": schema.get("homepage", ""),
    }
    entries = [_entry(schema["name"], own)]
    for article in articles(made)[:most]:
        year, month = (*_date(article["published_edtf"]), None, None)[:2]
        fields = {
            "author": _braced([article["publisher"]]),
            "title": _braced([article["title"]]),
            "year": str(year or ""),
            "month": language_of("en").months[month - 1][:3] if month else "",
            "url": article["url"],
        }
        entries.append(_entry(article["source_id"], fields))
    return "\n\n".join(entries)


def _entry(key: str, fields: dict[str, str]) -> str:
    # A month is a macro of BibTeX, hence without braces.
    lines = [
        f"{name} = {value if name == 'month' else f'{{{value}}}'}"
        for name, value in fields.items()
        if value
    ]
    return f"@misc{{{key.replace('-', '_')}, " + ",\n  ".join(lines) + "}"


def _braced(names: list[str]) -> str:
    """Names and titles in braces: BibTeX then splits no name and keeps every capital."""
    return " and ".join(f"{{{_escaped(name)}}}" for name in names if name)


def _author(person: Json) -> str:
    """Return `{Reed}, {Ada}` for a person with both names; any other name stays whole."""
    both = [person.get(key, "") for key in ("familyName", "givenName")]
    return ", ".join(_braced([name]) for name in (both if all(both) else [people.cited(person)]))


# BibTeX counts braces, escaped ones too: so they are written by name.
LATEX = str.maketrans(
    {letter: f"\\{letter}" for letter in "&%$#_"}
    | {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def _escaped(text: str) -> str:
    return text.translate(LATEX)


def cff(schema: Json, made: Tables) -> bytes:
    """Return CITATION.cff (Citation File Format 1.2.0)."""
    references = [_reference(article) for article in articles(made)]
    references += [_geonames()] * uses_geonames(made)
    thing = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "message": "If you use this dataset, please cite it and its sources.",
        "title": schema["title"],
        "abstract": schema["description"],
        "version": schema["version"],
        "date-released": schema["created"][:10],
        "license": schema["licenses"][0]["name"],
        "authors": [*map(people.in_cff, people.authors(schema))],
        "keywords": schema["keywords"],
        "references": references,
    }
    thing |= {"doi": doi(schema)} if doi(schema) else {}
    thing |= {"url": schema["homepage"]} if "homepage" in schema else {}
    return yaml.safe_dump(thing, sort_keys=False, allow_unicode=True, width=120).encode()


def _reference(article: TextRow) -> dict[str, object]:
    kind = "newspaper-article" if article["source_type"] == "news" else "generic"
    title = article["title"] or article["source_id"]  # the format requires a title
    fields: dict[str, object] = {"type": kind, "title": title}
    fields["authors"] = [{"name": article["publisher"]}]
    fields |= dict(zip(("year", "month"), _date(article["published_edtf"]), strict=False))
    return fields | ({"url": article["url"]} if article["url"] else {})


def _geonames() -> dict[str, object]:
    fields: dict[str, object] = {
        "type": "database",
        "title": GEONAMES,
        "authors": [{"name": GEONAMES}],
    }
    return fields | {"license": "CC-BY-4.0", "url": GEONAMES_URL}


def zenodo(schema: Json, made: Tables) -> bytes:
    """Return .zenodo.json, which Zenodo reads when it mints a DOI."""
    related = [
        (article["url"], "isDerivedFrom", "url") for article in articles(made) if article["url"]
    ]
    related += [(GEONAMES_URL, "isDerivedFrom", "url")] * uses_geonames(made)
    related += [(doi(schema), "isVersionOf", "doi")] if doi(schema) else []
    thing = {
        "upload_type": "dataset",
        "title": schema["title"],
        "description": schema["description"],
        "version": schema["version"],
        "publication_date": schema["created"][:10],
        "creators": [*map(people.in_zenodo, people.authors(schema))],
        "license": schema["licenses"][0]["name"].lower(),
        "access_right": "open",
        "language": three_letters(schema["languages"][0]),  # Zenodo asks for ISO 639-2 or 639-3
        "keywords": schema["keywords"],
        "related_identifiers": [
            dict(zip(("identifier", "relation", "scheme"), one, strict=True)) for one in related
        ],
    }
    return (json.dumps(thing, indent=2) + "\n").encode()
