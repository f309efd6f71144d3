"""The package in Croissant 1.0, which search engines and loaders of data for machine learning read.

http://mlcommons.org/croissant/1.0. The addresses of the tables are relative to the package, so the
file stands beside `datapackage.json`, as it does in the archive.
"""

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
    "citeAs column conformsTo dataBiases dataCollection extract field fileProperty fileObject fileSet "
    "format includes isLiveDataset jsonPath key md5 parentField path personalSensitiveInformation "
    "recordSet references regex repeated replace separator source subField transform"
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


def croissant(schema: Json, tables: TextTables) -> bytes:
    """Return the description of the package: a file and a set of records for each table."""
    resources = schema["resources"]
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
        "distribution": [*map(_file, resources)],
        "recordSet": [*map(_records, resources)],
    }
    return (json.dumps(thing, indent=2, ensure_ascii=False) + "\n").encode()


def _file(resource: Json) -> dict[str, object]:
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"],
        "description": resource["description"],
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
        "field": [_field(resource, field, schema) for field in schema["fields"]],
    }


def _field(resource: Json, field: Json, schema: Json) -> dict[str, object]:
    thing: dict[str, object] = {
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
    for key in schema.get("foreignKeys", []):
        if key["fields"] == [field["name"]]:
            target = key["reference"]["resource"] or resource["name"]
            thing["references"] = {"field": {"@id": f"{target}/{key['reference']['fields'][0]}"}}
    return thing
