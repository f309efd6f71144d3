"""The contributors of the descriptor, as each form of citation writes a person or an organisation.

A contributor with a given or a family name, or with an ORCID as its path, is a person.
"""

from scripts.package.descriptor import Json

ORCID = "https://orcid.org/"


def authors(schema: Json) -> list[Json]:
    """Return the authors: every contributor except one that only publishes."""
    people: list[Json] = schema["contributors"]
    return [person for person in people if person.get("roles") != ["publisher"]] or people


def publisher(schema: Json) -> Json:
    """Return the publisher: the first contributor with that role, else the first contributor.

    DataCite requires a publisher, the one who releases the data.
    """
    people: list[Json] = schema["contributors"]
    return next((person for person in people if "publisher" in person.get("roles", ())), people[0])


def cited(person: Json) -> str:
    """Return a name as a citation has it: `Reed, Ada`; the title of an organisation."""
    names = [person[key] for key in ("familyName", "givenName") if key in person]
    return ", ".join(names) or str(person["title"])


def orcid(person: Json) -> str:
    """Return the ORCID of a person, without its resolver; empty if there is none."""
    path = str(person.get("path", ""))
    return path.removeprefix(ORCID) if path.startswith(ORCID) else ""


def in_cff(person: Json) -> dict[str, str]:
    """Return an author for CITATION.cff, which has other keys for a person than for others."""
    if "familyName" in person or "givenName" in person:
        names = {"given-names": "givenName", "family-names": "familyName"}
        names |= {"affiliation": "organization"}
    else:
        names = {"name": "title"}
    where = {"orcid" if orcid(person) else "website": "path", "email": "email"}
    return {key: person[own] for key, own in (names | where).items() if own in person}


def in_zenodo(person: Json) -> dict[str, str]:
    """Return a creator for .zenodo.json."""
    more = {"affiliation": person.get("organization", ""), "orcid": orcid(person)}
    return {"name": cited(person)} | {key: value for key, value in more.items() if value}


def in_jsonld(person: Json) -> Json:
    """Return a Person or an Organization of schema.org."""
    is_person = bool(orcid(person) or "familyName" in person or "givenName" in person)
    thing: Json = {"@type": "Person" if is_person else "Organization", "name": person["title"]}
    names = {"givenName": "givenName", "familyName": "familyName", "email": "email"}
    names |= {"@id" if orcid(person) else "url": "path"}
    thing |= {key: person[own] for key, own in names.items() if own in person}
    if "organization" in person:
        part = "affiliation" if is_person else "parentOrganization"
        thing[part] = {"@type": "Organization", "name": person["organization"]}
    return thing
