"""The descriptor is one that tools of both versions accept, and says of each file what is true."""

import json
import re
import subprocess
import sys
from pathlib import Path

import dplib
import jsonschema
import pytest
import yaml
from conftest import EXAMPLE, ROOT, built, copy, table

from scripts.package import canonical, descriptor, languages
from scripts.package.lint import lint
from scripts.show.forms import cite
from scripts.show.forms.people import authors, in_cff

DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
PROFILES = Path(dplib.__file__).parent / "profiles"
FIELDS = [
    (resource, field)
    for resource in DESCRIPTOR["resources"]
    for field in resource["schema"]["fields"]
]


def _profile(version: str, name: str) -> jsonschema.protocols.Validator:
    schema = json.loads((PROFILES / version / f"{name}.json").read_text("utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


@pytest.mark.parametrize(
    "root", [ROOT, pytest.param(EXAMPLE, marks=pytest.mark.long)], ids=["package", "example"]
)
@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_official_profiles_accept_it(version: str, root: Path) -> None:
    described = json.loads((root / "datapackage.json").read_text("utf-8"))
    _profile(version, "datapackage").validate(described)
    for resource in described["resources"]:
        _profile(version, "dataresource").validate(resource)
        _profile(version, "tabledialect").validate(resource["dialect"])
        _profile(version, "tableschema").validate(resource["schema"])


def test_official_profile_refuses_a_broken_one() -> None:
    with pytest.raises(jsonschema.ValidationError):
        _profile("2.0", "datapackage").validate(DESCRIPTOR | {"resources": []})


def test_plain_frictionless_passes_from_any_directory(tmp_path: Path) -> None:
    command = [
        str(Path(sys.executable).with_name("frictionless")),
        "validate",
        str(ROOT / "datapackage.json"),
    ]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    assert result.stdout.count("VALID") == len(DESCRIPTOR["resources"])
    assert "INVALID" not in result.stdout


def test_fields_are_described_for_a_stranger() -> None:
    for resource, field in FIELDS:
        assert field["title"], (resource["name"], field["name"])
        assert len(field["description"]) >= 20, (resource["name"], field["name"])
        assert field["description"].endswith("."), (resource["name"], field["name"])


def test_examples_of_fields_are_values_of_their_tables() -> None:
    rows = {resource["name"]: table(resource["name"]) for resource in DESCRIPTOR["resources"]}
    for resource, field in FIELDS:
        held = {row[field["name"]] for row in rows[resource["name"]]} - {""}
        assert field.get("example") in (held or {None}), (resource["name"], field["name"])


def test_fields_of_texts_say_which() -> None:
    for resource, field in FIELDS:
        limits = field.get("constraints", {})
        if field["type"] == "string":
            assert "enum" in limits or re.fullmatch(r"\^.*\$", limits["pattern"]), (
                resource["name"],
                field["name"],
            )


def test_example_is_kept_while_the_table_holds_it_and_told_where_it_does_not() -> None:
    fields = [
        {"name": name, "description": "...", "example": example}
        for name, example in (("a", "kept"), ("b", "gone"), ("c", ""))
    ]
    resource = {"name": "things", "schema": {"fields": fields}}
    rows = [["a", "b", "c"], ["first", "there", ""], ["kept", "", ""]]
    made = json.loads(
        descriptor.refreshed(
            {"resources": [resource]}, {"things": "\n".join(map(",".join, rows)).encode()}
        )
    )
    assert [field.get("example") for field in made["resources"][0]["schema"]["fields"]] == [
        "kept",
        "there",
        None,
    ]
    assert [
        problem.what
        for problem in canonical.examples(rows, resource | {"schema": {"fields": fields[:2]}})
    ] == ["the example of b is in no row"]


def test_version_is_the_same_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    changelog = re.search(
        r"^## ([0-9.]+) - (\S+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    readme = re.findall(r"\(Version ([0-9.]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert readme, "the citation says no version"
    assert {citation["version"], changelog[1], *readme} == {DESCRIPTOR["version"]}
    assert {citation["date-released"], changelog[2]} == {DESCRIPTOR["created"][:10]}


def test_citation_says_what_the_descriptor_says() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["type"] == "dataset"
    assert citation["title"] == DESCRIPTOR["title"]
    assert citation["keywords"] == DESCRIPTOR["keywords"]
    assert citation["license"] == DESCRIPTOR["licenses"][0]["name"]
    assert citation["authors"] == [in_cff(author) for author in authors(DESCRIPTOR)]
    none_yet = "There is no DOI yet." in (ROOT / "README.md").read_text("utf-8").splitlines()
    assert none_yet == ("id" not in DESCRIPTOR)
    assert citation.get("doi", "") == DESCRIPTOR.get("id", "").removeprefix("https://doi.org/")
    sources = {row["source_id"]: row for row in table("sources")}
    articles = dict.fromkeys(row["article_id"] for row in table("events"))  # in the events' order
    cited = [(sources[a]["title"] or a, sources[a]["url"]) for a in articles]
    found = [(reference["title"], reference.get("url", "")) for reference in citation["references"]]
    assert found[: len(cited)] == cited


def test_descriptor_describes_each_table_and_the_picture() -> None:
    assert (ROOT / DESCRIPTOR["image"]).is_file()
    assert [resource["name"] for resource in DESCRIPTOR["resources"]] == [
        "events", "attestations", "event_actors", "event_relations", "figures", "actors", "places", "sources",
    ]  # fmt: skip
    assert all(
        resource["title"] and resource["description"] for resource in DESCRIPTOR["resources"]
    )


@pytest.mark.parametrize(
    ("file", "cited"),
    [
        ("CITATION.cff", "doi: 10.5281/zenodo.1234"),
        (".zenodo.json", '"identifier": "10.5281/zenodo.1234",\n      "relation": "isVersionOf",\n      "scheme": "doi"'),
        ("README.md", "Made-up authors of the example. https://doi.org/10.5281/zenodo.1234"),
        ("README.md", "doi = {10.5281/zenodo.1234}"),
        ("data/timeline.jsonld", '"identifier": "https://doi.org/10.5281/zenodo.1234"'),
    ],
)  # fmt: skip
def test_doi_is_cited_where_the_dataset_has_one(
    file: str, cited: str, with_doi: dict[str, bytes]
) -> None:
    assert cited in with_doi[file].decode()
    assert cited not in (EXAMPLE / file).read_text("utf-8")


@pytest.fixture(scope="module")
def with_doi(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is built of the example when its descriptor has the DOI of an archive."""
    root = copy(EXAMPLE, tmp_path_factory.mktemp("archived") / "package")
    schema = json.loads((root / "datapackage.json").read_text("utf-8"))
    (root / "datapackage.json").write_text(
        json.dumps(schema | {"id": "https://doi.org/10.5281/zenodo.1234"}, indent=2), "utf-8"
    )
    return built(root)


def test_sources_are_every_article_and_geonames() -> None:
    articles = list(dict.fromkeys(row["article_id"] for row in table("events", EXAMPLE)))
    rows = {row["source_id"]: row for row in table("sources", EXAMPLE)}
    *first, last = json.loads((EXAMPLE / "datapackage.json").read_text("utf-8"))["sources"]
    assert len(first) == len(articles) > 1
    for source, article in zip(first, articles, strict=True):
        assert source["title"].startswith(f"{rows[article]['title']} ({rows[article]['publisher']}")
        assert source.get("path", "") == rows[article]["url"]
    assert last["path"] == "https://www.geonames.org/"
    assert "(CC BY 4.0, https://creativecommons.org/licenses/by/4.0/)" in last["title"]


def test_sources_follow_what_is_typed(package: Path) -> None:
    article = package / "data/curated/sources/observer-regatta.toml"
    words = article.read_text("utf-8")
    typed = 'title = "Wind\\u2003and tide"\nurl = "https://observer.example:443?page=7"\n'
    article.write_text(typed + re.sub(r'title = ".*"\n', "", words, count=1), "utf-8")
    made = json.loads(built(package)["datapackage.json"])
    followed = {"title": "Wind and tide (The Orm Observer)"}
    assert made["sources"][1] == followed | {"path": "https://observer.example:443?page=7"}
    assert not lint(made)


CREDITS = ("README.md", "CITATION.cff", ".zenodo.json", "datapackage.json")


@pytest.mark.parametrize("file", CREDITS)
def test_geonames_is_credited_if_it_is_used(file: str, without_geonames: dict[str, bytes]) -> None:
    assert "https://www.geonames.org/" in (EXAMPLE / file).read_text("utf-8")
    assert "geonames.org" not in without_geonames[file].decode()


def test_geonames_is_credited_with_its_licence() -> None:
    citation = yaml.safe_load((EXAMPLE / "CITATION.cff").read_text("utf-8"))
    credited = citation["references"][-1]
    assert (credited["title"], credited["url"]) == ("GeoNames", "https://www.geonames.org/")
    assert credited["license"] == "CC-BY-4.0"
    licence = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
    readme = (EXAMPLE / "README.md").read_text("utf-8")
    assert f"GeoNames, https://www.geonames.org/ ({licence})" in readme
    for file in ("README.md", "LICENSE"):  # the words that a person wrote
        words = re.sub(r"(?ms)^```.*?^```$", "", (ROOT / file).read_text("utf-8"))
        assert "geonames_id" in words, file
        assert "https://www.geonames.org/" in words, file
        assert "https://creativecommons.org/licenses/by/4.0/" in words, file


@pytest.fixture(scope="module")
def without_geonames(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is built of the example when no place has an id in GeoNames."""
    root = copy(EXAMPLE, tmp_path_factory.mktemp("elsewhere") / "package")
    places = root / "data/curated/places.toml"
    kept = re.sub(r"geonames_id = \d+\n", "", places.read_text("utf-8"))
    places.write_text(kept.replace('place_type = "city"', 'place_type = "site"'), "utf-8")
    return built(root)


CITED = {
    "title": "Tides of the Sound",
    "version": "1.2.3",
    "created": "2031-04-09T00:00:00Z",
    "name": "tides",
    "contributors": [
        {"title": "Ada Reed"},
        {"title": "Harbour Watch Ltd.", "roles": ["publisher"]},
    ],
}
NONE = {"events": [], "sources": []}


@pytest.mark.parametrize(
    ("more", "end"),
    [
        ({}, "Harbour Watch Ltd."),
        ({"homepage": "https://tides.example"}, "Harbour Watch Ltd. https://tides.example"),
        ({"homepage": "https://tides.example", "id": "https://doi.org/10.5281/zenodo.1234"}, "Harbour Watch Ltd. https://doi.org/10.5281/zenodo.1234"),
        ({"contributors": [{"title": "Ada Reed"}, {"title": "Ben Oak"}]}, "Ada Reed."),
        ({"contributors": [{"title": "Ada Reed", "roles": ["publisher"]}]}, "Ada Reed."),
    ],
)  # fmt: skip
def test_citation_has_the_order_of_apa_and_datacite(more: dict, end: str) -> None:
    who = "Ada Reed; Ben Oak" if "Ben Oak" in str(more) else "Ada Reed"
    expected = f"{who} (2031). Tides of the Sound (Version 1.2.3) [Data set]. {end}"
    assert cite.citation(CITED | more, NONE) == expected


def test_who_only_publishes_is_no_author() -> None:
    whole = CITED | {"description": "Tides.", "keywords": ["tides"], "languages": ["en"]}
    whole |= {"licenses": [{"name": "CC-BY-4.0"}]}
    assert yaml.safe_load(cite.cff(whole, NONE))["authors"] == [{"name": "Ada Reed"}]
    assert json.loads(cite.zenodo(whole, NONE))["creators"] == [{"name": "Ada Reed"}]
    assert "author = {{Ada Reed}}" in cite.bibtex(whole, NONE)
    assert "publisher = {{Harbour Watch Ltd.}}" in cite.bibtex(whole, NONE)


def test_titles_keep_their_capitals_in_bibtex() -> None:
    titles = re.findall(r"(?m)^  title = (.*)$", (EXAMPLE / "README.md").read_text("utf-8"))
    assert len(titles) == 3
    assert all(re.match(r"\{\{[^{}]+\}\}[,}]", title) for title in titles)


def test_untitled_article_is_cited_by_its_id(package: Path) -> None:
    article = package / "data/curated/sources/observer-regatta.toml"
    article.write_text(re.sub(r'title = ".*"\n', "", article.read_text("utf-8"), count=1), "utf-8")
    made = built(package)
    references = yaml.safe_load(made["CITATION.cff"])["references"]
    assert references[1]["title"] == "observer-regatta"  # the format asks for a title
    assert "@misc{observer_regatta, author = {{The Orm Observer}}}" in made["README.md"].decode()


@pytest.mark.parametrize(
    ("tags", "archive"),
    [(["de-AT", "en"], "deu")]
    + [
        pytest.param([tag], three, marks=pytest.mark.long)
        for tag, three in (("kk", "kaz"), ("zh-Hant-TW", "zho"), ("haw", "haw"))
    ],
)
def test_language_is_that_of_the_descriptor(tags: list[str], archive: str, package: Path) -> None:
    path = package / "datapackage.json"
    schema = json.loads(path.read_text("utf-8")) | {"languages": tags}
    assert not lint(schema)
    path.write_text(json.dumps(schema), "utf-8")
    made = built(package)
    assert json.loads(made[".zenodo.json"])["language"] == archive
    assert json.loads(made["data/timeline.jsonld"])["inLanguage"] == tags[0]


def test_every_language_of_two_letters_has_one_of_three() -> None:
    assert len(languages.THREE) == len(set(languages.THREE.values())) == 184
    pairs = [f"{two} {three}" for two, three in languages.THREE.items()]
    assert all(re.fullmatch("[a-z]{2} [a-z]{3}", pair) for pair in pairs)
    assert languages.three_letters("qq") == ""
