"""Each mistake in a curated file is named with file, id, fault and mend; all in one run; nothing published changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

SOURCES = "data/curated/sources/"
ARTICLE = SOURCES + "astana-times-borrell-visit.toml"
EVENTS, ACTORS, PLACES = (f"data/curated/{name}.toml" for name in ("events", "actors", "places"))
KURSIV = SOURCES + "kursiv-von-der-leyen.toml"
AZERNEWS = SOURCES + "azernews-memorandum.toml"

# name: (file, what to replace (nothing: append), by what, the line that teaches)
MISTAKES = {
    "syntax error": (KURSIV, 'publisher = "Kursiv"', "publisher = Kursiv", "cannot be read: Invalid value (at line 2, column 13)"),
    "no UTF-8": (KURSIV, "Kursiv", "Kurs\udcff", "cannot be read: 'utf-8' codec"),
    "nested too deeply": (KURSIV, "", "x = " + "[" * 5000 + "]" * 5000, "is nested too deeply. Write plain tables"),
    "unknown key": (ARTICLE, "paragraph = 6", "paragraf = 6", "attestation of epca-in-force: paragraf is an unknown key. Did you mean paragraph?"),
    "unknown key without likeness": (KURSIV, "", "[[figure]]\nzzz = 1", "zzz is an unknown key. Known: id, title, measure"),
    "unknown key of a source": (KURSIV, "publisher", "publishers", "kursiv-von-der-leyen: publishers is an unknown key. Did you mean publisher?"),
    "unknown list of a registry": (PLACES, "", "[[town]]\nid = 'x'", f"{PLACES}: town: is an unknown key. Known: place"),
    "unknown event": (AZERNEWS, "raw-materials-memorandum-signed", "raw-material-memorandum-signed", "no event has the id 'raw-material-memorandum-signed'. Did you mean raw-materials-memorandum-signed?"),
    "unknown place": (ARTICLE, 'place = "astana"', 'place = "nur-sultan"', f"no place has the id 'nur-sultan'. Add it to {PLACES}"),
    "unknown actor": (ARTICLE, 'actor = "josep-borrell"', 'actor = "josep-borell"', "no actor has the id 'josep-borell'. Did you mean josep-borrell?"),
    "unknown affiliation": (ACTORS, 'affiliation = "uzbekistan"', 'affiliation = "uzbekia"', "vladimir-norov: no actor has the id 'uzbekia'"),
    "unknown article": (EVENTS, 'article = "astana-times', 'article = "astana-time', "events.toml: article: no source has the id 'astana-time-borrell-visit'"),
    "missing article": (EVENTS, 'article = "', 'art = "', 'events.toml: article: is missing. Write article = "ID"'),
    "doubled id": (PLACES, 'id = "samarkand"', 'id = "astana"', "astana: the id stands twice, first in data/curated/places.toml. Give each its own id"),
    "doubled figure": (KURSIV, "trade-growth-kursiv", "trade-turnover-kursiv", "trade-turnover-kursiv: the id stands twice"),
    "doubled date of an event": (AZERNEWS, "", '[[attestation]]\nevent = "raw-materials-memorandum-signed"\ndate = "2022-11-08"', "this source already dates this event"),
    "missing field": (PLACES, 'country_code = "UZB"\n', "", "samarkand: country_code is missing. Add country_code = ..."),
    "missing id": (PLACES, 'id = "samarkand"\n', "", "place 2: id is missing. Add id = ..."),
    "missing file": (PLACES, None, None, "data/curated/places.toml: is missing. Create it"),
    "text for a number": (ARTICLE, "paragraph = 6", 'paragraph = "six"', "epca-in-force: paragraph is not a whole number: 'six'. Write a whole number"),
    "truth for a number": (ARTICLE, "paragraph = 6", "paragraph = true", "paragraph is not a whole number: 'True'"),
    "negative paragraph": (ARTICLE, "paragraph = 6", "paragraph = -6", "paragraph is not as the schema has it: '-6'"),
    "day without quotes": (AZERNEWS, '"2022-11-07"', "2022-11-07", "date is not a text in quotes: '2022-11-07'. Write a text in quotes"),
    "table for a list": (KURSIV, "", "[attestation]\nevent = 'x'", "attestation: is not a list of tables. Write each as [[attestation]]"),
    "text for a table": (ARTICLE, 'anchor = { type = "publication" }', 'anchor = "publication"', "anchor is not a table. Write anchor = { ... }"),
    "unreadable words": (ARTICLE, '"on Nov. 17"', '"on Nov. 31"', "joint-press-conference: cannot read 'on Nov. 31': day is out of range for month. Give the source's exact words"),
    "words that are no date": (ARTICLE, '"next year"', '"at some time"', "cannot read 'at some time': no rule reads these words (unknown: some, time)"),
    "words without their anchor": (ARTICLE, 'anchor = { type = "publication" }\nplace = "astana"', 'place = "astana"', "these words need an anchor"),
    "words too fine for their anchor": (ARTICLE, '"next year"', '"next Thursday"', "depends on which day of 2022-11 is meant"),
    "day that does not exist": (AZERNEWS, "2022-11-07", "2022-11-31", "cannot read '2022-11-31'"),
    "words and a date": (AZERNEWS, 'date = "2022-11-07"', 'date = "2022-11-07"\nwords = "on Nov. 7, 2022"', "both words and a date are given"),
    "neither date nor place": (AZERNEWS, 'date = "2022-11-07"', "", "neither a date nor a place is given"),
    "anchor that is not needed": (ARTICLE, "paragraph = 6", 'paragraph = 6\nanchor = { type = "publication" }', "the date needs no anchor, but one is given"),
    "anchor without words": (ARTICLE, 'words = "on Nov. 17"\n', "", "joint-press-conference: an anchor without words"),
    "anchor of no kind": (ARTICLE, '{ type = "publication" }\nplace = "astana"', '{ type = "hearsay" }\nplace = "astana"', "the anchor is not one that words can be counted from. Use an anchor type of publication, speech or event"),
    "anchor to no event": (ARTICLE, 'anchor = { type = "event", event = "joint-press-conference" }', 'anchor = { type = "event", event = "joint-press" }', "no event has the id 'joint-press'"),
    "dangling anchor": (ARTICLE, 'event = "joint-press-conference"\nwords = "on Nov. 17"', 'event = "borrell-meeting"\nwords = "on Nov. 17"', "attestation of borrell-tokayev-meeting: the anchor dangles: joint-press-conference has no date"),
    "publication that is not known": (AZERNEWS, 'date = "2022-11-07"\n', 'words = "yesterday"\nanchor = { type = "publication" }\n', None),
    "derivation of no kind": (ARTICLE, 'kind = "until"', 'kind = "till"', "a derivation is an offset with years, until, or within"),
    "offset without years": (ARTICLE, ", years = -30", "", "a derivation is an offset with years"),
    "offset beyond the calendar": (ARTICLE, "years = -30", "years = -30000", "attestation of diplomatic-relations-begun: "),
    "anchor and derivation": (ARTICLE, ", years = -30 }", ', years = -30 }\nanchor = { type = "publication" }', "both an anchor and a derivation are given"),
    "dates that wait for each other": (ARTICLE, 'derive = { kind = "until", event = "eu-central-asia-ministerial" }', 'derive = { kind = "until", event = "borrell-tileuberdi-meeting" }', "the dates wait for each other: "),
    "extent of no kind": (ARTICLE, 'extent = "throughout"', 'extent = "through"', "the extent is neither within nor throughout"),
    "two preferred rows": (AZERNEWS, 'date = "2022-11-07"', 'date = "2022-11-07"\nrank = "preferred"', "2 attestations of the event are preferred; exactly one is its best-known date"),
    "no preferred row": (ARTICLE, 'rank = "preferred"\n', "", f"{EVENTS}: joint-press-conference: no attestation is preferred"),
    "rank of no kind": (AZERNEWS, 'date = "2022-11-07"', 'date = "2022-11-07"\nrank = "best"', "rank is not as the schema has it: 'best'"),
    "deprecated without a reason": (AZERNEWS, 'date = "2022-11-07"', 'date = "2022-11-07"\nrank = "deprecated"', "a deprecated date needs its reason in note"),
    "type of no kind": (EVENTS, 'event_type = "visit"', 'event_type = "trip"', "Write one of: diplomatic-relations, agreement, visit"),
    "role of no kind": (ARTICLE, 'role = "visitor"', 'role = "guest"', "Write one of: party, signatory, visitor, host"),
    "relation of no kind": (ARTICLE, 'relation = "part-of"', 'relation = "inside"', "Write one of: before, part-of, commemorates"),
    "relation that cannot be": (ARTICLE, 'event = "borrell-tokayev-meeting"\nrelation = "before"\nrelated_event = "joint-press-conference"', 'event = "thirtieth-anniversary"\nrelation = "before"\nrelated_event = "joint-press-conference"', "thirtieth-anniversary begins after the end of joint-press-conference by the date_ bounds"),
    "part that lies outside": (ARTICLE, 'event = "borrell-tileuberdi-meeting"\nrelation = "part-of"\nrelated_event = "borrell-visit"', 'event = "upcoming-elections"\nrelation = "part-of"\nrelated_event = "epca-in-force"', "upcoming-elections lies outside of epca-in-force"),
    "anniversary of other years": (ARTICLE, "years = -30", "years = -25", "thirtieth-anniversary is not 30 years after diplomatic-relations-begun"),
    "address that is none": (KURSIV, "https://", "ftp://", "url is not as the schema has it"),
    "publication date that is none": (KURSIV, '"2022-11-08"', '"8 November"', "published_edtf is not as the schema has it: '8 November'"),
    "id with a capital": (PLACES, 'id = "samarkand"', 'id = "Samarkand"', "place_id is not as the schema has it: 'Samarkand'"),
    "id that climbs": (PLACES, 'id = "samarkand"', 'id = "../samarkand"', "place_id is not as the schema has it: '../samarkand'"),
    "text with a formula": (EVENTS, 'title = "EU-Central Asia ministerial', 'title = "=EU-Central Asia ministerial', "title is not as the schema has it"),
    "text with a line break": (EVENTS, 'title = "EU-Central Asia ministerial', 'title = "EU-Central\\nAsia ministerial', "title is not as the schema has it"),
    "text that is not ASCII": (EVENTS, 'title = "Visit of', 'title = "Visite \u00e0', "title is not as the schema has it"),
    "text that is too long": (EVENTS, 'title = "Visit of', f'title = "{"x" * 600}', "title is not as the schema has it"),
    "place off the map": (PLACES, "51.1801", "151.1801", "latitude is not as the schema has it: '151.1801'"),
    "source that says nothing": (SOURCES + "new-source.toml", "", 'publisher = "X"\nsource_type = "news"\nlanguage = "en"', "new-source: nothing refers to new-source"),
    "actor without a part": (ACTORS, "", '[[actor]]\nid = "nobody"\nname = "Nobody"\nactor_type = "person"', "nobody: nothing refers to nobody"),
    "stray file": ("data/curated/notes.txt", "", "x", "notes.txt: is a file that the build does not know"),
    "file that is too large": (KURSIV, "", "#" * 100_000_001, "is larger than"),
}  # fmt: skip


def damage(root: Path, file: str, old: str | None, new: str | None) -> None:
    path = root / file
    if old is None:
        path.unlink()
        return
    text = path.read_text("utf-8") if path.exists() else ""
    assert old in text
    changed = text.replace(old, new, 1) if old else f"{text}\n{new}\n"
    path.write_bytes(changed.encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_named(name: str, package: Path, failing_build: Callable[[], list[str]]) -> None:
    file, old, new, taught = MISTAKES[name]
    damage(package, file, old, new)
    if taught is None:
        damage(package, file, 'published = "2023-05-22"\n', "")
        taught = "the words are counted from a publication date that is not known"
    lines = failing_build()
    named = EVENTS if taught.startswith(EVENTS) else file  # where an event lacks something, it is the event that is named
    assert any(line.startswith(named) and taught in line for line in lines), "\n".join(lines)
    assert lines[-1].endswith("; nothing was published.")
    assert lines[:-1] == sorted(set(lines[:-1])), "the order of the faults is not fixed"


def test_all_mistakes_are_named_in_one_run(package: Path, failing_build: Callable[[], list[str]]) -> None:
    chosen = (
        "syntax error", "unknown key", "unknown place", "missing field", "unreadable words", "two preferred rows", "text with a formula",
    )  # fmt: skip
    for name in chosen:
        damage(package, *MISTAKES[name][:3])
    lines = failing_build()
    for name in chosen:
        file, _, _, taught = MISTAKES[name]
        assert any(line.startswith(file) and taught in line for line in lines), f"{name}:\n" + "\n".join(lines)
    assert len(lines) < 2 * len(chosen) + 4, "faults cast shadows:\n" + "\n".join(lines)


def test_links_are_not_followed(package: Path, failing_build: Callable[[], list[str]]) -> None:
    outside = package.parent / "secret.toml"
    outside.write_text("secret = 1")
    (package / SOURCES / "linked.toml").symlink_to(outside)
    lines = failing_build()
    assert any("linked.toml: is a link" in line for line in lines)
    assert not any("secret" in line.replace("secret.toml", "") for line in lines)
