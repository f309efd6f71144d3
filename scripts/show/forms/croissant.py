"""The package in Croissant 1.0, which search engines and loaders of data for machine learning read.

http://mlcommons.org/croissant/1.0. The tables are read from the archive, a zip beside this file.
"""

import hashlib
import json

from scripts.package.descriptor import Json
from scripts.show.facts import TextTables, as_rows
from scripts.show.forms import people
from scripts.show.forms.cite import citation

VERSION = "http://mlcommons.org/croissant/1.0"
TYPES_OF = {"string": "sc:Text", "date": "sc:Date", "integer": "sc:Integer", "number": "sc:Float"}
# The context that version 1.0 prescribes.
JSON_TERMS = ("data", "examples")
TERMS = (
    "citeAs column conformsTo dataBiases dataCollection equivalentProperty extract field "
    "fileProperty fileObject fileSet "
    "format includes isLiveDataset jsonPath key md5 parentField path personalSensitiveInformation "
    "recordSet references regex repeated replace samplingRate separator source subField transform"
).split()
CONTEXT: dict[str, object] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    **{term: {"@id": f"cr:{term}", "@type": "@json"} for term in JSON_TERMS},
    **{term: f"cr:{term}" for term in TERMS},
    "conformsTo": "dct:conformsTo",
}


def croissant(schema: Json, tables: TextTables, name: str, data: bytes) -> bytes:
    """Return the description of the archive called `name`: a file and a set of records for each
    table."""
    resources = schema["resources"]
    packed = {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "description": "The archive of the package.",
        "contentUrl": name,
        "contentSize": f"{len(data)} B",
        "encodingFormat": "application/zip",
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    thing = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": VERSION,
        "name": schema["name"],
        "description": schema["description"],
        "version": schema["version"],
        "datePublished": schema["created"][:10],
        "license": schema["licenses"][0]["path"],
        "url": schema.get("homepage") or schema.get("id") or f"{schema['name']}",
        "citeAs": citation(schema, as_rows(tables)),
        "keywords": schema["keywords"],
        "creator": [*map(people.in_jsonld, people.authors(schema))],
        "distribution": [packed, *(_file(resource, name) for resource in resources)],
        "recordSet": [*map(_records, resources)],
    }
    return (json.dumps(thing, indent=2, ensure_ascii=False) + "\n").encode()


def _file(resource: Json, archived: str) -> dict[str, object]:
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"],
        "description": resource["description"],
        "containedIn": {"@id": archived},
        "contentUrl": resource["path"],
        "contentSize": f"{resource['bytes']} B",
        "encodingFormat": resource["mediatype"],
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def _records(resource: Json) -> dict[str, object]:
    name, schema = resource["name"], resource["schema"]
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": resource["description"],
        "key": [{"@id": f"{name}/{column}"} for column in schema["primaryKey"]],
        "field": [_field(resource, field) for field in schema["fields"]],
    }


def _field(resource: Json, field: Json) -> dict[str, object]:
    return {
        "@type": "cr:Field",
        "@id": f"{resource['name']}/{field['name']}",
        "name": field["name"],
        "description": field["description"],
        "dataType": TYPES_OF[field["type"]],
        "source": {
            "fileObject": {"@id": resource["path"]},
            "extract": {"column": field["name"]},
        },
    }
