"""What other programs read of the package: Zenodo and search engines."""

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT, table

from scripts.export import read_package
from scripts.show.facts import articles
from scripts.show.forms.people import authors, cited, publisher

EXAMPLE = ROOT / "tests/example"
SCHEMA, TABLES = read_package(ROOT)
NAME, VERSION = SCHEMA["name"], SCHEMA["version"]


def test_zenodo_says_what_the_descriptor_says() -> None:
    zenodo = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))
    assert zenodo["upload_type"] == "dataset"
    assert (zenodo["title"], zenodo["version"], zenodo["keywords"]) == (
        SCHEMA["title"],
        VERSION,
        SCHEMA["keywords"],
    )
    assert zenodo["license"] == SCHEMA["licenses"][0]["name"].lower()
    assert [person["name"] for person in zenodo["creators"]] == [
        cited(person) for person in authors(SCHEMA)
    ]
    urls = [row["url"] for row in articles(TABLES) if row["url"]]
    assert [item["identifier"] for item in zenodo["related_identifiers"]][: len(urls)] == urls
    assert zenodo["publication_date"] == SCHEMA["created"][:10]


TEXT, MANY = {"type": "string", "minLength": 1}, {"type": "array", "minItems": 1}
# What dataset search of Google asks of a Dataset (a release also asks for 50 letters), and what an Event of ours says.
DATASET = {
    "required": ["name", "description", "license", "creator", "distribution", "about",
                 "measurementTechnique", "variableMeasured", "version"],
    "properties": {
        "@type": {"const": "Dataset"}, "name": TEXT, "measurementTechnique": TEXT,
        "description": {"type": "string", "maxLength": 5000},
        "distribution": MANY, "citation": MANY, "variableMeasured": MANY,
        "about": {"type": "array", "items": {
            "required": ["@id", "identifier", "name", "subjectOf"],
            "additionalProperties": False,
            "properties": {
                "@type": {"const": "Event"}, "@id": TEXT, "identifier": TEXT, "name": TEXT, "description": TEXT,
                "startDate": {"pattern": r"^\d{4}-\d\d-\d\d$"}, "endDate": {"pattern": r"^\d{4}-\d\d-\d\d$"},
                "dcterms:temporal": {"properties": {"@type": {"const": "http://id.loc.gov/datatypes/edtf/EDTF"}, "@value": TEXT}},
                "location": {"required": ["name"]}, "subjectOf": {"required": ["name"]},
            },
        }},
    },
}  # fmt: skip


@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["package", "example"])
def test_jsonld_has_every_event_with_the_days_that_are_certain(root: Path) -> None:
    thing = json.loads((root / "data/timeline.jsonld").read_text("utf-8"))
    jsonschema.validate(thing, DATASET)
    for said, event in zip(thing["about"], table("events", root), strict=True):
        which = "best" if event["best_edtf"] else "date"
        assert said["identifier"] == event["event_id"]
        assert said.get("dcterms:temporal", {}).get("@value", "") == event[f"{which}_edtf"]
        if "startDate" in said:
            assert said["startDate"] == event[f"{which}_earliest"] == event[f"{which}_certain_from"]
        if "endDate" in said:
            assert said["endDate"] == event[f"{which}_latest"] == event[f"{which}_certain_to"]
        known = (
            event[f"{which}_certain_from"]
            and event[f"{which}_earliest"] == event[f"{which}_latest"]
        )
        assert not known or said["startDate"] == said["endDate"]


def test_jsonld_describes_the_dataset() -> None:
    thing = json.loads((ROOT / "data/timeline.jsonld").read_text("utf-8"))
    assert thing["@context"][0] == "https://schema.org/"
    jsonschema.validate(thing, DATASET)
    assert (thing["name"], thing["version"], thing["license"]) == (
        SCHEMA["title"],
        VERSION,
        SCHEMA["licenses"][0]["path"],
    )
    creators = thing["creator"] if isinstance(thing["creator"], list) else [thing["creator"]]
    assert [creator["name"] for creator in creators] == [who["title"] for who in authors(SCHEMA)]
    assert thing["publisher"]["name"] == publisher(SCHEMA)["title"]
    for item, resource in zip(thing["distribution"], SCHEMA["resources"], strict=True):
        path = ROOT / "data" / item["contentUrl"]
        assert path == ROOT / resource["path"]
        assert item["contentSize"] == f"{path.stat().st_size} B"
        assert item["encodingFormat"] == "text/csv"


def test_jsonld_in_the_page_is_the_same() -> None:
    page = (ROOT / "data/timeline.html").read_text("utf-8")
    inside = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(inside) == json.loads((ROOT / "data/timeline.jsonld").read_text("utf-8"))
