"""A citation says of an article's day what is known of it, and survives BibTeX."""

import json
import re
from pathlib import Path

import pytest
import yaml
from conftest import EXAMPLE, built

from scripts.export import read_package
from scripts.show.facts import articles, as_rows
from scripts.show.forms import cite, metadata

SCHEMA, TABLES = read_package(EXAMPLE)
ARTICLE = articles(TABLES)[0]["source_id"]


def made_up(**cells: str) -> dict[str, list[dict[str, str]]]:
    """The tables of the example, with other cells in the row of its first article."""
    rows = [row | cells if row["source_id"] == ARTICLE else row for row in TABLES["sources"]]
    return TABLES | {"sources": rows}


@pytest.mark.parametrize(
    ("published", "cited", "year"),
    [
        ("2022-11-17", "17 November 2022)", "2022"),
        ("2022-11-XX", "November 2022)", "2022"),
        ("2022~", "about 2022)", ""),
        ("2022-01~", "about January 2022)", ""),
        ("2022-11-17?", "17 November 2022, uncertain)", ""),
    ],
)
def test_a_doubt_about_the_day_of_an_article_is_cited(
    published: str, cited: str, year: str
) -> None:
    made = as_rows(made_up(published_edtf=published))
    first = cite.citation(SCHEMA, made).splitlines()[1]
    assert cited in first
    entry = cite.bibtex(SCHEMA, made).split("\n\n")[1]
    assert (f"year = {{{year}}}" in entry) == bool(year)


def test_letters_that_bibtex_takes_for_code_are_written_by_name() -> None:
    entry = cite.bibtex(SCHEMA, as_rows(made_up(title=r"50% {a} \ b ~ c")))
    assert (
        r"{{50\% \textbraceleft{}a\textbraceright{} \textbackslash{} b \textasciitilde{} c}}"
        in entry
    )


@pytest.mark.parametrize(
    ("published", "shown"), [("2022-11-XX", "2022-11"), ("2022-22", None), ("2022~", None)]
)
def test_json_ld_has_a_day_month_or_year_only(published: str, shown: str | None) -> None:
    files = {resource["path"]: b"" for resource in SCHEMA["resources"]}
    text = metadata.jsonld(SCHEMA, made_up(published_edtf=published), files).decode()
    assert (f'"datePublished": "{shown}"' in text) == bool(shown)
    assert f'"datePublished": "{published}"' not in text


ORCID = "https://orcid.org/0000-0002-1825-0097"
PERSON = {
    "title": "Ada Reed", "givenName": "Ada", "familyName": "Reed", "path": ORCID, "email": "ada@tides.example",
    "organization": "Harbour Watch", "roles": ["author"],
}  # fmt: skip
BODY = {"title": "Tide Office", "path": "https://tides.example/", "roles": ["author", "publisher"]}


def test_a_person_reaches_every_citation(package: Path) -> None:
    path = package / "datapackage.json"
    described = json.loads(path.read_text("utf-8")) | {"contributors": [PERSON, BODY]}
    path.write_text(json.dumps(described), "utf-8")
    made = built(package)
    assert yaml.safe_load(made["CITATION.cff"])["authors"] == [
        {"given-names": "Ada", "family-names": "Reed", "affiliation": "Harbour Watch", "orcid": ORCID, "email": "ada@tides.example"},
        {"name": "Tide Office", "website": "https://tides.example/"},
    ]  # fmt: skip
    assert json.loads(made[".zenodo.json"])["creators"] == [
        {"name": "Reed, Ada", "affiliation": "Harbour Watch", "orcid": ORCID[-19:]},
        {"name": "Tide Office"},
    ]
    thing = json.loads(made["data/timeline.jsonld"])
    employer = {"@type": "Organization", "name": "Harbour Watch"}
    assert thing["creator"] == [
        {"@type": "Person", "name": "Ada Reed", "givenName": "Ada", "familyName": "Reed", "email": "ada@tides.example", "@id": ORCID, "affiliation": employer},
        {"@type": "Organization", "name": "Tide Office", "url": "https://tides.example/"},
    ]  # fmt: skip
    assert thing["publisher"] == thing["creator"][1]
    readme = made["README.md"].decode()
    assert "Reed, Ada; Tide Office (" in readme
    assert "author = {{Reed}, {Ada} and {Tide Office}}" in readme


@pytest.mark.long
def test_readme_cites_the_first_articles_and_keeps_its_length(package: Path) -> None:
    first = built(package)
    sources = package / "data/curated/sources"
    text = (sources / "observer-regatta.toml").read_text("utf-8")
    ids = dict.fromkeys(re.findall(r'^id = "(.*)"', text, re.MULTILINE))
    for number in range(9):
        copied = re.sub(rf'"({"|".join(ids)})"', rf'"\1-{"x" * (number + 1)}"', text)
        copied = re.sub(r'^(title = ".*)"', rf'\1 {number}"', copied, flags=re.MULTILINE)
        (sources / f"paper-{number}.toml").write_text(re.sub("^url.*\n", "", copied, flags=re.M))
    made = built(package)
    lengths = [len(files["README.md"].splitlines()) for files in (first, made)]
    assert lengths[1] - lengths[0] < 10
    listed = made["data/README.md"].decode().split("## Articles")[1]
    assert listed.count("The Orm Observer") == 10
    assert (
        "Eight more articles in [data/README.md](data/README.md#articles)."
        in made["README.md"].decode()
    )
