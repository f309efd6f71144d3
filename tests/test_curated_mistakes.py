"""Each mistake in a curated file is reported once, with file, id and fix; nothing published changes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLE, third

from scripts import ledger
from scripts.build import main, outputs
from scripts.common.errors import Problem
from scripts.curated import timeline, tomlfix
from scripts.curated.files import read_curated
from scripts.package import tables

SOURCES = "data/curated/sources/"
ACTORS, PLACES = "data/curated/actors.toml", "data/curated/places.toml"
GAZETTE, REGATTA, BAY, RADIO, ALMANAC, HAFEN, RELEASE, COAST = (
    f"{SOURCES}{name}.toml"
    for name in (
        "gazette-harbour-visit", "observer-regatta", "bay-wire-reprint", "radio-velmar-morning", "old-almanac", "hafenbote-vertrag",
        "southmark-ministry-release", "coast-wire-reprint",
    )
)  # fmt: skip
CZECH = f"{SOURCES}lodni-listy-navsteva.toml"
BY_HAND = 'words = "on 14 June"\ndate = "2019-06-14"'


def line_of(file: str, text: str) -> int:
    """The line of the example that has a text first."""
    return (EXAMPLE / file).read_text("utf-8").split(text)[0].count("\n") + 1


# name: (file, what to replace (nothing: append), by what, the line that teaches)
MISTAKES = {
    "syntax error": (BAY, 'publisher = "Bay Wire"', "publisher = Bay Wire", f"cannot be read: Invalid value (at line {line_of(BAY, 'publisher')}, column 13). Put a text in double quotes: publisher = \"...\""),
    "no UTF-8": (BAY, "Bay Wire", "Bay W\udcff", "is not UTF-8: byte "),
    "byte-order mark": (BAY, "", "", "begins with a byte-order mark. Save it as UTF-8 without one"),
    "nested too deeply": (BAY, "", "x = " + "[" * 5000 + "]" * 5000, "is nested too deeply. Write plain tables"),
    "unknown key": (GAZETTE, "paragraph = 12", "paragraf = 12", "attestation of northland-founded: paragraf is an unknown key. Did you mean paragraph?"),
    "unknown key without likeness": (BAY, "", "[[figure]]\nzzz = 1", "zzz is an unknown key. Known: id, title, measure"),
    "unknown key of a source": (BAY, "publisher", "publishers", "bay-wire-reprint: publishers is an unknown key. Did you mean publisher?"),
    "misspelt table": (BAY, "[[figure]]", "[[figures]]", "figures: is an unknown table here. Did you mean figure? Write one of: event, attestation, part"),
    "place in a source": (BAY, "", "[[place]]\nid = 'x'", f"place: is an unknown table here. Write it to {PLACES}"),
    "unknown list of a registry": (PLACES, "", "[[town]]\nid = 'x'", f"{PLACES}: town: is an unknown key. Known: place"),
    "unknown event": (BAY, "grain-deal-signed", "grain-deal-sined", "no event has the id 'grain-deal-sined'. Did you mean grain-deal-signed?"),
    "unknown event without likeness": (COAST, "grain-deal-signed", "moon-landing", "no event has the id 'moon-landing'. Add an [[event]] with it to the file of its article"),
    "unknown place": (GAZETTE, 'place = "velmar"', 'place = "atlantis"', f"no place has the id 'atlantis'. Add [[place]] to {PLACES}, with id, name, place_type; or correct the id"),
    "unknown actor": (GAZETTE, 'actor = "ada-fernwick"', 'actor = "ada-fernwik"', "no actor has the id 'ada-fernwik'. Did you mean ada-fernwick?"),
    "unknown affiliation": (ACTORS, 'affiliation = "southmark"', 'affiliation = "sudmark"', "ada-fernwick: no actor has the id 'sudmark'"),
    "doubled id": (PLACES, 'id = "upper-fell"', 'id = "cold-sound"', "cold-sound: duplicate id; first used in data/curated/places.toml. Give each its own id"),
    "doubled figure": (HAFEN, 'id = "treaty-articles"', 'id = "grain-sold"', f"grain-sold: duplicate id; first used in {GAZETTE}"),
    "doubled event": (REGATTA, 'id = "kittiwake-wins"', 'id = "press-conference"', f"press-conference: duplicate id; first used in {GAZETTE}"),
    "doubled date of an event": (BAY, "", '[[attestation]]\nevent = "grain-deal-signed"\ndate = "2019-06-06"', "this source already dates this event"),
    "missing field": (PLACES, 'place_type = "region"\n', "", "upper-fell: place_type is missing. Add place_type = ..."),
    "missing id": (PLACES, 'id = "cold-sound"\n', "", "place at line 3: id is missing. Add id = ..."),
    "missing file": (PLACES, None, None, "data/curated/places.toml: is missing. Create it"),
    "text for a number": (GAZETTE, "paragraph = 12", 'paragraph = "six"', "northland-founded: paragraph is not a whole number: 'six'. Write a whole number"),
    "truth for a number": (GAZETTE, "paragraph = 12", "paragraph = true", "paragraph is not a whole number: 'True'"),
    "fraction for a whole number": (GAZETTE, "value = 30\n", "value = 30.5\n", "treaty-years: value is not a whole number: '30.5'. Write a whole number, if need be of a smaller unit"),
    "truth in quotes": (BAY, 'words = "yesterday"', 'words = "yesterday"\nundated = "true"', "undated is not true or false: 'true'. Write true or false without quotes: undated = true"),
    "number in quotes": (PLACES, "latitude = -48.5\n", 'latitude = "46,5"\n', "latitude is not a number: '46,5'. Write a number without quotes: latitude = 46.5"),
    "type of a place without its kind": (PLACES, "place_type =", "type =", "type is an unknown key. Did you mean place_type?"),
    "table in an event": (GAZETTE, 'event_type = "treaty"', 'event_type = "treaty"\nfigures = [1]', "figures is an unknown key. Known: id, title, event_type, status, description. Write each as [[figure]]"),
    "key of another table": (GAZETTE, 'event_type = "treaty"', 'event_type = "treaty"\nplace = "x"', "place is an unknown key. Known: id, title, event_type, status, description. place is a key of [[attestation]]"),
    "unit in words": (GAZETTE, 'unit = "years"', 'unit = "euros"', "Did you mean EUR? Write one of"),
    "text for a truth": (REGATTA, "undated = true", 'undated = "yes"', "undated is not true or false"),
    "empty text": (GAZETTE, 'event_type = "visit"', 'event_type = ""', "fernwick-visit: event_type is missing. Add event_type = ..."),
    "empty texts of one row": (GAZETTE, 'title = "Grain deal signed"\nevent_type = "agreement"', 'title = ""', "grain-deal-signed: title, event_type are missing. Add title = ..., event_type = ..."),
    "empty id": (GAZETTE, 'actor = "grain-board"', 'actor = ""', "part of grain-deal-signed: actor is missing. Add actor = ..."),
    "empty id of an event": (BAY, 'event = "grain-deal-signed"\nwords', 'event = ""\nwords', f"attestation at line {line_of(BAY, '[[attestation]]')}: event is missing. Add event = ..."),
    "id in a source": (BAY, 'publisher = "Bay Wire"', 'publisher = "Bay Wire"\nsource_id = "bay-wire"', "bay-wire-reprint: source_id is an unknown key. The name of the file is the id of the source"),
    "source in a statement": (BAY, '[[attestation]]', '[[attestation]]\nsource = "bay-wire"', "source is an unknown key. The name of the file is the id of the source"),
    "column for a key": (GAZETTE, 'words = "in March 1989"', 'date_verbatim = "in March 1989"', "harbour-treaty-signed: date_verbatim is an unknown key. Did you mean words?"),
    "column for an id": (PLACES, 'id = "velmar"', 'place_id = "velmar"', "place_id is an unknown key. Did you mean id?"),
    "negative paragraph": (GAZETTE, "paragraph = 12", "paragraph = -6", "paragraph is '-6'"),
    "paragraph after the last": (GAZETTE, "paragraph = 12", "paragraph = 99", "attestation of northland-founded: paragraph is 99, and the source has 15 paragraphs. Correct it, or paragraphs of the source"),
    "day without quotes": (ALMANAC, '"1988-03-09"', "1988-03-09", "date is not a text in quotes: '1988-03-09'. Write a text in quotes: date = \"1988-03-09\""),
    "one table of a list": (BAY, "[[attestation]]", "[attestation]", "attestation: is not a list of tables. Write each as [[attestation]], or as [event.attestation] below its event"),
    "table for a list": (BAY, "[[figure]]", "[figure]", "figure: is not a list of tables. Write each as [[figure]]"),
    "text for a table": (GAZETTE, 'anchor = { type = "publication" }', 'anchor = "publication"', "anchor is not a table. Write a table, as anchor = { type = \"publication\" }"),
    "unknown key of an anchor": (GAZETTE, '{ type = "publication" }', '{ kind = "publication" }', "kind is an unknown key"),
    "unreadable words": (GAZETTE, '"on Jun. 12"', '"on Jun. 31"', "press-conference: cannot read 'on Jun. 31': day is out of range for month. Give the source's exact words"),
    "words that are no date": (GAZETTE, '"next Friday"', '"at some time"', "cannot read 'at some time': no rule reads these words. Give the source's exact words; if they are, add the date as EDTF in date = ..., or undated = true if they date nothing: either in place of anchor and direction, with the reason in note = ..."),
    "words without their anchor": (RADIO, 'anchor = { type = "publication" }\n', "", "that they are counted from. Add anchor = { type = "),
    "words too fine for their anchor": (GAZETTE, '"in July"', '"on Thursday"', "depends on which day of 2019-06 is meant. Write derive = { kind = \"within\", event = ... }"),
    "period without its anchor": (GAZETTE, 'words = "last year"\nanchor = { type = "speech", event = "press-conference" }', 'words = "last year"', "trade-growth-last-year: cannot read 'last year': these words need an anchor"),
    "day that does not exist": (ALMANAC, "1988-03-09", "1988-03-32", "'1988-03-32' does not exist: day is out of range for month. Write the date as EDTF"),
    "date by hand of readable words": (RELEASE, 'words = "on June 11-12, 2019"', 'words = "on June 11-12, 2019"\ndate = "2019-06-11/2019-06-12"\nnote = "x"', "reads 'on June 11-12, 2019' as 2019-06-11/2019-06-12: leave the date out"),
    "apostrophes around words of a note": (BAY, 'words = "yesterday"\nanchor = { type = "publication" }', 'words = "yesterday"\nanchor = { type = "publication" }\nnote = "They call it \'the race\' here."', "note has apostrophes around words, which sniffers of CSV take for quotes. Write \u201cthe race\u201d"),
    "date by hand of words that the publication reads": (BAY, 'words = "yesterday"\nanchor = { type = "publication" }', 'words = "yesterday"\ndate = "2019-06-07"\nnote = "x"', "counted from the publication: leave the date out"),
    "date by hand without a reason": (REGATTA, BY_HAND, BY_HAND.replace("on 14 June", "le 14 juin") + '\nnote = ""\n[[attestation]]\nevent = "summit-opening"\ndate = "2019-06-14"', "a date beside words needs the reason in note. Add note = "),
    "neither date nor place": (COAST, 'words = "last week"\nanchor = { type = "publication" }\nplace = "velmar"\n', "", "neither a date nor a place is given"),
    "nothing of the date of an event": (COAST, 'words = "last week"\nanchor = { type = "publication" }\nplace = "velmar"\n', 'note = "x"', 'Add words, date, derive or place; if the source does not date the event, add words = "..." (how it names the event), undated = true and note = "..."'),
    "two contradictions": (REGATTA, 'undated = true\nparagraph = 4\nnote = "The cutting has no date to count from."', 'undated = true\ndirection = "past"', "both undated and direction are given; direction is given without an anchor; words that date nothing need the reason in note. Leave undated or direction out. Add the anchor"),
    "extent of a derived date": (GAZETTE, 'derive = { kind = "until", event = "four-shores-summit" }', 'derive = { kind = "until", event = "four-shores-summit" }\nextent = "throughout"', "a derived date does not say that the event filled it. Leave extent out"),
    "extent of an open date": (ALMANAC, '"1988-03-09"', '"[1988-03-09..]"\nextent = "throughout"', "is open: it has no other extent than within. Leave extent out"),
    "extent of a loose date": (GAZETTE, 'words = "early this month"', 'words = "early this month"\nextent = "throughout"', "the words do not say that the event filled [2019-06-01..2019-06-10]. Leave extent out"),
    "undated with a date": (REGATTA, "undated = true", 'undated = true\ndate = "2019-06-14"', "both undated and date are given. Leave undated or date out"),
    "undated without words": (REGATTA, 'words = "resigned today"\n', "", "undated is given without words"),
    "undated without a reason": (REGATTA, 'note = "The cutting has no date to count from."\n', "", "words that date nothing need the reason in note"),
    "undated words that a rule reads": (REGATTA, '"resigned today"', '"in June 2019"', "reads 'in June 2019' as 2019-06-XX: leave undated out"),
    "anchor that is not needed": (GAZETTE, 'words = "in the 1810s"', 'words = "in the 1810s"\nanchor = { type = "publication" }', "the date needs no anchor, but one is given. Leave anchor out"),
    "anchor that is not needed, of no publication": (REGATTA, BY_HAND, 'words = "in June 2019"\nanchor = { type = "publication" }', "evening-regatta: the date needs no anchor, but one is given. Leave anchor out"),
    "unreadable words of no publication": (REGATTA, BY_HAND, 'words = "at some time"\nanchor = { type = "publication" }', "evening-regatta: cannot read 'at some time': no rule reads these words"),
    "event counted from itself": (GAZETTE, '{ type = "event", event = "press-conference" }', '{ type = "event", event = "talks-with-premier" }', "attestation of talks-with-premier: the event is counted from itself. Count from another event"),
    "derived from itself": (GAZETTE, '{ kind = "until", event = "four-shores-summit" }', '{ kind = "until", event = "fernwick-visit" }', "attestation of fernwick-visit: the event is counted from itself. Count from another event"),
    "anchor without words": (COAST, 'words = "last week"\n', "", "anchor is given without words"),
    "anchor and date": (COAST, 'words = "last week"\n', 'date = "2019-06-07"\n', "both date and anchor are given"),
    "anchor of no kind": (COAST, '{ type = "publication" }', '{ type = "hearsay" }', "type is 'hearsay': not one of its values. Write one of: publication, speech, event"),
    "anchor of an event by its day": (GAZETTE, '{ type = "speech", date = "2019-06-12" }', '{ type = "event", date = "2019-06-12" }', "the anchor is not one that words can be counted from"),
    "anchor to no event": (GAZETTE, '{ type = "event", event = "press-conference" }', '{ type = "event", event = "press-conferenc" }', "no event has the id 'press-conferenc'"),
    "dangling anchor": (GAZETTE, '{ type = "event", event = "press-conference" }', '{ type = "event", event = "harbour-master-resigns" }', "attestation of talks-with-premier: the anchor dangles: harbour-master-resigns has no date"),
    "publication that is not known": (COAST, 'published = "2019-06-11"\n', "", "coast-wire-reprint: published is missing: words of this source are counted from it. Add published = "),
    "direction of no kind": (GAZETTE, 'direction = "past"', 'direction = "back"', "direction is 'back': not one of its values. Write one of: past, future"),
    "direction without words": (REGATTA, 'words = "on 14 June"', 'direction = "past"', "both date and direction are given"),
    "direction that its anchor contradicts": (COAST, 'words = "last week"', 'words = "last week"\ndirection = "future"', "is not after its anchor 2019-06-11. Write direction = \"past\", or leave it out"),
    "direction without an anchor": (GAZETTE, 'words = "in March 1989"', 'words = "in March 1989"\ndirection = "past"', "harbour-treaty-signed: direction is given without an anchor. Add the anchor"),
    "derivation of no kind": (GAZETTE, 'kind = "until"', 'kind = "till"', "kind is 'till': not one of its values. Did you mean until? Write one of: offset, anniversary, until, after, within"),
    "offset without years": (GAZETTE, ", years = -10", "", "derive of the kind offset needs years. Add years = ..., below zero for before"),
    "offset beyond the calendar": (GAZETTE, "years = -10 ", "years = -10000 ", "attestation of first-harbour-talks: "),
    "years of a derivation without": (GAZETTE, '{ kind = "until", event', '{ kind = "until", years = 1, event', "derive of the kind until has no years. Leave years out"),
    "anchor and derivation": (GAZETTE, ", years = -10 }", ', years = -10 }\nanchor = { type = "publication" }', "both derive and anchor are given"),
    "date and derivation": (GAZETTE, ", years = -10 }", ', years = -10 }\ndate = "1979-XX-XX"', "both derive and date are given"),
    "dates that wait for each other": (GAZETTE, '{ kind = "until", event = "four-shores-summit" }', '{ kind = "until", event = "harbour-tour" }', "circular dates, each counted from the next: "),
    "extent of no kind": (RELEASE, 'extent = "throughout"', 'extent = "through"', "extent is 'through': not one of its values. Did you mean throughout? Write one of: within, throughout"),
    "two preferred rows": (COAST, 'words = "last week"', 'words = "last week"\nrank = "preferred"', (BAY, "2 attestations of the event are preferred; exactly one is its best-known date. Keep rank = \"preferred\" in one of bay-wire-reprint, coast-wire-reprint")),
    "no preferred row": (BAY, 'rank = "preferred"\n', "", (GAZETTE, "grain-deal-signed: several sources give different dates, and none of them is preferred. Write rank = \"preferred\" below the words of the best-known one, in data/curated/sources/")),
    "the one date is deprecated": (REGATTA, 'rank = "preferred"\nnote', 'rank = "deprecated"\nnote', "evening-regatta: the one date of the event is deprecated, so that none is preferred. Leave rank out in data/curated/sources/observer-regatta.toml"),
    "note that is invisible": (REGATTA, 'note = "The prize of', 'note = "The \u200bprize of', "attestation of kittiwake-wins: note is '"),
    "rank of no kind": (COAST, 'words = "last week"', 'words = "last week"\nrank = "best"', "rank is 'best'"),
    "deprecated without a reason": (ALMANAC, 'rank = "deprecated"\nnote = "A misprint: the treaty names the year 1989."', 'rank = "deprecated"', "a deprecated date needs the reason in note"),
    "type that is misspelt": (GAZETTE, 'event_type = "summit"', 'event_type = "sumit"', "event_type is 'sumit': not one of its values. Did you mean summit? Write one of: agreement"),
    "type of no kind": (GAZETTE, 'event_type = "visit"', 'event_type = "trip"', "event_type is 'trip': not one of its values. Write one of: agreement, anniversary, appointment"),
    "role of no kind": (GAZETTE, 'role = "visitor"', 'role = "guest"', "Write one of: party, signatory, visitor, host"),
    "place of a kind that has another name": (PLACES, 'place_type = "city"', 'place_type = "town"', "place_type is 'town': not one of its values. Did you mean city? Write one of: city, region"),
    "relation of no kind": (GAZETTE, 'relation = "part-of"', 'relation = "inside"', "Write one of: before, part-of, commemorates"),
    "relation that cannot be": (GAZETTE, 'event = "talks-with-premier"\nrelation = "before"\nrelated_event = "press-conference"', 'event = "four-shores-summit"\nrelation = "before"\nrelated_event = "press-conference"', "four-shores-summit begins after the end of press-conference by the article's dates. Correct the relation"),
    "part that lies outside": (GAZETTE, 'event = "summit-opening"\nrelation = "part-of"\nrelated_event = "four-shores-summit"', 'event = "summit-opening"\nrelation = "part-of"\nrelated_event = "treaty-anniversary"', "summit-opening lies outside of treaty-anniversary"),
    "anniversary of other years": (GAZETTE, "years = 30 }", "years = 25 }", "treaty-anniversary is not 30 years after harbour-treaty-signed"),
    "value of other words": (GAZETTE, "value = 4200000000", "value = 42000000000", "value is 42000000000, and the words say '4.2 billion euros'"),
    "two units of one measure": (BAY, 'unit = "tonnes"', 'unit = "barrels"', "every figure of a measure must use one unit. Give it another measure, or unit = "),
    "place of another kind": (PLACES, 'place_type = "sea"', 'place_type = "city"', "a city needs a country_code and a timezone. Add country_code = ..., timezone = ..., or write another place_type"),
    "address that is wrong": (BAY, "https://", "ftp://", "url is 'ftp://"),
    "publication date that is none": (ALMANAC, 'published = "2001"', 'published = "the year 2001"', "old-almanac: published: 'the year 2001' is not an EDTF value"),
    "id with a capital": (HAFEN, 'id = "treaty-articles"', 'id = "Treaty-articles"', "id is 'Treaty-articles'"),
    "id that climbs": (ALMANAC, 'id = "population"', 'id = "../population"', "id is '../population'"),
    "text with a formula": (GAZETTE, 'title = "Grain deal signed"', 'title = "=Grain deal signed"', "title is '"),
    "text with a line break": (GAZETTE, 'title = "Ferry line opens"', 'title = "Ferry line\\nopens"', "title is '"),
    "text that is invisible": (GAZETTE, 'title = "Talks about tariffs"', 'title = "Talks\\u200babout"', "title is '"),
    "text that is too long": (GAZETTE, 'title = "Election in Northland"', f'title = "{"x" * 600}"', "title is '"),
    "place off the map": (PLACES, "-48.75", "-148.75", "latitude is '-148.75'"),
    "source that says nothing": (SOURCES + "new-source.toml", "", 'publisher = "X"\nsource_type = "news"\nlanguage = "en"', "new-source: nothing refers to new-source. Use it or remove it"),
    "actor without a part": (ACTORS, "", '[[actor]]\nid = "nobody"\nname = "Nobody"\nactor_type = "person"', "nobody: nothing refers to nobody"),
    "event without an attestation": (GAZETTE, "", '[[event]]\nid = "x"\ntitle = "X"\nevent_type = "visit"\nstatus = "past"\ndescription = "X."', "x: the article has no attestation of the event. Add [event.attestation] below it in data/curated/sources/gazette-harbour-visit.toml, with words"),
    "words for a date in EDTF": (ALMANAC, "1988-03-09", "in March 1988", "harbour-treaty-signed: 'in March 1988' is not an EDTF value"),
    "time of day in a date": (ALMANAC, "1988-03-09", "1988-03-09T10:00", "'1988-03-09T10:00' has a clock time; give the day alone"),
    "value beyond 64 bits": (ALMANAC, "812345", "9" * 20, "population: value is beyond what 64 bits hold"),
    "value of thousands of digits": (ALMANAC, "812345", "9" * 5000, "cannot be read: Exceeds the limit"),
    "degree that is no number": (PLACES, "-48.5\n", "nan\n", "cold-sound: latitude is beyond what 64 bits hold"),
    "degree without end": (PLACES, "-48.5\n", "-inf\n", "cold-sound: latitude is beyond what 64 bits hold"),
    "status that the date contradicts": (RELEASE, "before May 2020", "before May 1999", (GAZETTE, "ferry-line-opens: status is upcoming, but the best-known date [..1999-04-30] ends before the article of 2019-06-XX. Write status = \"past\", or correct the date")),
    "zone that does not exist": (PLACES, "Etc/GMT+8", "Asia/Velmar", "timezone Asia/Velmar is not in the tz database"),
    "zone in lower case": (PLACES, "Etc/GMT+8", "etc/gmt+8", "timezone is 'etc/gmt+8'"),
    "country that does not exist": (PLACES, '"XNL"', '"ZZZ"', "country_code ZZZ is not one of ISO 3166-1"),
    "language that is ill-formed": (COAST, '"en"', '"en-gb"', "language en-gb is not a well-formed tag of BCP 47"),
    "address with credentials": (COAST, "https://", "https://me:secret@", "url holds credentials"),
    "address that follows readers": (BAY, "/a/1", "/a/1?utm_source=x", "url has tracking parameters (utm_source)"),
    "position of an organisation": (ACTORS, 'id = "grain-board"', 'id = "grain-board"\nposition = "Chair"', "an organisation has no position"),
    "affiliations that go round": (ACTORS, 'id = "league-of-four-shores"', 'id = "league-of-four-shores"\naffiliation = "southmark"', "circular affiliation: "),
    "source that is not named by an id": (SOURCES + "New Source.toml", "", 'publisher = "X"', "is not named by an id"),
    "source that is named by a digit first": (SOURCES + "30-daz.toml", "", 'publisher = "X"', "is not named by an id. Name it in lower-case words joined by -, a letter first"),
    "source that Windows cannot hold": (SOURCES + "aux.toml", "", 'publisher = "X"', "is not named by an id"),
    "text of thousands of letters": (BAY, 'language = "en"', f'language = "en"\nnote = "{"x" * 200_000}"', "longer than 1000 characters. Write it in fewer words"),
    "stray file": ("data/curated/notes.txt", "", "x", "notes.txt: is not a file the build expects here"),
    "file that is too large": (BAY, "", "#" * 100_000_001, "is larger than"),
}  # fmt: skip


def damage(root: Path, file: str, old: str | None, new: str | None) -> None:
    path = root / file
    if old is None:
        path.unlink()
        return
    if old == new:  # nothing to replace: a mark in front
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        return
    text = path.read_text("utf-8") if path.exists() else ""
    assert old in text
    changed = text.replace(old, new, 1) if old else f"{text}\n{new}\n"
    path.write_bytes(changed.encode("utf-8", "surrogateescape"))


def early(root: Path) -> list[str]:
    """The problems found when the curated files are read and dated, before validation."""
    records, problems = read_curated(root)
    return sorted({str(problem) for problem in [*problems, *timeline.resolve_all(records)[1]]})


def named(name: str, lines: list[str]) -> None:
    """See that the mistake is named in the file in which it is, or in which it shows, and that the order is fixed."""
    file, *_, taught = MISTAKES[name]
    file, taught = taught if isinstance(taught, tuple) else (file, taught)
    assert any(line.startswith(file) and taught in line for line in lines), "\n".join(lines)
    assert lines == sorted(set(lines)), "the order of the faults is not fixed"


# Mistakes found only when the tables are validated: several that do not hide each other in one build.
LATE = (
    (
        "negative paragraph", "unit in words", "rank of no kind", "type of no kind", "type that is misspelt", "place of a kind that has another name", "role of no kind", "relation of no kind", "address that is wrong",
        "id with a capital", "id that climbs", "text with a formula", "text with a line break",
        "text that is invisible", "note that is invisible", "text that is too long", "place off the map", "zone in lower case",
    ),
    (
        "two preferred rows", "deprecated without a reason", "relation that cannot be", "part that lies outside",
        "anniversary of other years", "value of other words", "two units of one measure", "place of another kind",
        "zone that does not exist", "country that does not exist", "language that is ill-formed", "address that follows readers",
        "position of an organisation", "affiliations that go round", "status that the date contradicts",
    ),
    ("no preferred row", "the one date is deprecated", "source that says nothing", "address with credentials", "actor without a part", "event without an attestation"),
)  # fmt: skip
EARLY = sorted(MISTAKES.keys() - {name for names in LATE for name in names})


@pytest.mark.parametrize("name", third(EARLY))
def test_mistake_is_named_before_anything_is_validated(name: str, package: Path) -> None:
    damage(package, *MISTAKES[name][:3])
    named(name, early(package))


@pytest.mark.parametrize(
    "names", LATE, ids=["of the schema", "of the meaning", "of what is not there"]
)
def test_mistakes_are_named_when_the_tables_are_validated(
    names: tuple[str, ...], package: Path, failing_build: Callable[[], list[str]]
) -> None:
    for name in names:
        damage(package, *MISTAKES[name][:3])
    assert not early(package)
    lines = failing_build()[:-1]
    for name in names:
        named(name, lines)


@pytest.mark.long
@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_named_by_the_build(
    name: str, package: Path, failing_build: Callable[[], list[str]]
) -> None:
    damage(package, *MISTAKES[name][:3])
    *lines, last = failing_build()
    named(name, lines)
    assert last == f"{len(lines)} problem{'s' * (len(lines) > 1)}; nothing was published."


TOML = {  # a line that is no TOML: the fix
    "title = The bridge": 'Put a text in double quotes: title = "..."',
    "date = 1850~": 'Put a text in double quotes: date = "..."',
    "anchor = { type = publication }": 'Put a text in double quotes: type = "..."',
    "title = \u201cThe bridge\u201d": "Use straight quotes around a text",
    'title = "The "old" bridge"': "A double quote inside a text ends it",
    'words = "on "Tuesday""': "A double quote inside a text ends it",
    "title = 'it's'": "A single quote inside a text ends it",
    'title = "The bridge': 'Close the text with a double quote on the same line: title = "..."',
    "title = 'The bridge": "Close the text with a quote on the same line",
    'title = """\nThe bridge': "Close the text that three quotes begin",
    'title = "C:\\path"': "Write a backslash twice",
    'title = "The bridge",': "Take away what follows the text",
    'title: "The bridge"': 'Write = between a key and its value: title = "..."',
    'title "The bridge"': 'Write = between a key and its value: title = "..."',
    'anchor = { type: "publication" }': 'Write = between a key and its value: type = "..."',
    "the bridge opens": "or # and a comment",
    'event type = "visit"': "A key is one word",
    "title =": "Write a value",
    "undated = True": "Write true or false",
    "value = 12 000 000": "Write a number in digits alone: 12000000",
    "value = 1,000": "Write a number in digits alone: 12000000",
    "latitude = 46,5": "Write a number with a point: 46.5",
    "value = 007": "Write a number without a zero in front",
    'anchor = { type = "speech",\n event = "x" }': "Write all of { ... } on one line",
    "[[event]": "in double brackets on a line of its own: [[event]]",
    '[event]\nid = "a"\n[event]\nid = "b"': "in double brackets, each time: [[event]]",
    '[[event]]\n[event.attestation]\n[event.attestation]': "An event has one [event.attestation]",
    'title = "a"\ntitle = "b"': "A key is there twice in one table: keep one of them",
    'title = "a\x01"': "Remove the character, which is invisible",
    "x = [1,": tomlfix.OTHER,
}  # fmt: skip


@pytest.mark.parametrize("line", TOML)
def test_a_fault_of_toml_says_what_toml_wants(line: str, package: Path) -> None:
    (package / BAY).write_text(f'# "a"\n{line}\n', "utf-8")
    (said,) = early(package)
    assert said.startswith(f"{BAY}: cannot be read: ")
    assert TOML[line] in said


IN_ONE_RECORD = {  # what is wrong with one record: (what to replace, by what, what is said of each)
    "a key, a type and a date": ('words = "on Jun. 12"', 'wordz = "on Jun. 31"\nparagraf = 99\nlink = 3', ["wordz is an unknown key. Did you mean words?", "paragraf is an unknown key. Did you mean paragraph?", "link is an unknown key. Known: "]),
    "a misspelt key and its date": ('words = "on Jun. 12"', 'wordz = "on Jun. 31"', ["wordz is an unknown key. Did you mean words?", "cannot read 'on Jun. 31'"]),
    "a day without quotes that contradicts": ('words = "on Jun. 12"', "words = 'on Jun. 12'\ndate = 2019-06-12", ['date is not a text in quotes: \'2019-06-12\'. Write a text in quotes: date = "2019-06-12"', "a date beside words needs the reason in note"]),
    "three keys and a text": ('title = "Grain deal signed"\nevent_type = "agreement"', 'titel = "x"\nkind = "agreement"\nid_ = "x"', ["titel is an unknown key. Did you mean title?", "kind is an unknown key. Known: ", "id_ is an unknown key. Did you mean id?", "event_type is missing. Add event_type = ..."]),
}  # fmt: skip


@pytest.mark.parametrize("what", IN_ONE_RECORD)
def test_all_that_is_wrong_with_a_record_is_named_at_once(what: str, package: Path) -> None:
    old, new, said = IN_ONE_RECORD[what]
    damage(package, GAZETTE, old, new)
    lines = early(package)
    assert all(any(part in line for line in lines) for part in said), "\n".join(lines)
    assert len(lines) == len(said), "\n".join(lines)


TOGETHER = (
    "syntax error", "unknown key", "unknown affiliation", "missing field", "unreadable words", "rank of no kind", "type of no kind",
    "text with a formula",
)  # fmt: skip


def test_all_mistakes_are_named_in_one_run(
    package: Path, failing_build: Callable[[], list[str]]
) -> None:
    for name in TOGETHER:
        damage(package, *MISTAKES[name][:3])
    *lines, last = failing_build()
    for name in TOGETHER:
        named(name, lines)
    assert len(lines) == len(TOGETHER), "faults cast shadows:\n" + "\n".join(lines)
    assert last == f"{len(lines)} problems; nothing was published."


PAGE = 'publisher = "The New Post"\nsource_type = "news"\npublished = "1985-01-01"\n'
FIGURE = '[[figure]]\nid = "{0}"\ntitle = "{0}"\nmeasure = "{0}"\nvalue = 3\nunit = "items"\n'
NEW = {
    name: f"{SOURCES}new-{name}.toml"
    for name in ("plan", "forecast", "event", "twin", "fall", "share")
}
TONGUE = f"{SOURCES}new-tongue.toml"
TWIN = 'title = "Northland sells: grain"\npublisher = "Bay Wire"\norigin = "Release of the Northland Grain Board"\nsource_type = "news"\npublished = "2019-06-08"\n'
DOUBTS = (  # what a source may truly say, and seldom does: (file, what to replace, by what, the file and the warning)
    (NEW["plan"], "", f'{PAGE}[[attestation]]\nevent = "harbour-treaty-signed"\ndate = "1989-03-09"', f"{NEW['plan']}: attestation of harbour-treaty-signed: 1989-03-09 is ahead of the page, which is of 1985-01-01. Write note = "),
    (NEW["forecast"], "", f'{PAGE}{FIGURE.format("ahead")}date = "1999-XX-XX"', f"{NEW['forecast']}: ahead: the period 1999-XX-XX is ahead of the page, which is of 1985-01-01. Correct it, or say in note why it is right"),
    (NEW["fall"], "", f'{PAGE}{FIGURE.format("fall")}'.replace("value = 3", "value = -3"), f"{NEW['fall']}: fall: value is -3, a number of items below zero. Correct it"),
    (NEW["share"], "", f'{PAGE}{FIGURE.format("share-of-it")}'.replace("items", "percent").replace("= 3", "= 300"), f"{NEW['share']}: share-of-it: value is 300 percent: a share is at most 100. Correct it"),
    (TONGUE, "", f'{PAGE}language = "xxq"\n{FIGURE.format("tongue")}', f"{TONGUE}: new-tongue: language xxq is not in ISO 639-2. Correct it, or say in note"),
    (NEW["event"], "", f'{PAGE}{FIGURE.format("seats")}event = "harbour-treaty-signed"', f"{NEW['event']}: seats: harbour-treaty-signed is ahead of the page, which is of 1985-01-01. Correct it"),
    (GAZETTE, 'actor = "bo-lindqvarn"\nsaid_at', 'actor = "zofie-krasna"\nsaid_at', f"{GAZETTE}: trade-growth-last-year: zofie-krasna takes no part in press-conference. Add its [[part]]"),
    (RELEASE, 'words = "on Tuesday"', 'words = "on Tuesday"\nplace = "port-ember"', f"{GAZETTE}: relation of harbour-tour: harbour-tour is in port-ember, and its whole in velmar. Correct it"),
    (NEW["twin"], "", TWIN, f"{NEW['twin']}: new-twin: title, publisher and published are those of bay-wire-reprint. Correct it"),
    (NEW["twin"], "", '[[attestation]]\nevent = "grain-deal-signed"\ndate = "2019-06-01"', f"{NEW['twin']}: attestation of grain-deal-signed: bay-wire-reprint repeats the same document, and has 2019-06-07. Correct it"),
    (GAZETTE, 'actor = "northland"\nrole = "host"', 'actor = "ada-fernwick"\nrole = "host"', f"{GAZETTE}: part of fernwick-visit: ada-fernwick is visitor and host of fernwick-visit. Correct it"),
    (RADIO, 'source_type = "broadcast"', 'source_type = "broadcast"\nurl = "https://radio.example/2019/03/04/morning"', f"{RADIO}: radio-velmar-morning: published is 2019-06-14, and the address has 2019-03-04. Correct it"),
    (HAFEN, " [One harbour for two]", "", f"{HAFEN}: hafenbote-vertrag: language is de, and the title is not given in English in brackets. Correct language"),
    (COAST, "is done", "[is done]", f"{COAST}: coast-wire-reprint: language is en, and the title ends with brackets"),
    (BAY, 'language = "en"', 'language = "en"\naccessed = "2031-01-01"', f"{BAY}: bay-wire-reprint: the page is of 2031-01-01, after created in datapackage.json, 2026-11-24. Correct"),
)  # fmt: skip


@pytest.mark.long
def test_a_doubt_is_one_warning_that_a_note_settles_and_changes_no_status(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file, old, new, _ in DOUBTS:
        damage(package, file, old, new)
    warnings: list[Problem] = []
    outputs(package, warn=warnings)
    for *_, said in DOUBTS:
        assert [str(warning).startswith(said) for warning in warnings].count(True) == 1, said
    assert len(warnings) == len(DOUBTS)
    for file in NEW.values():
        damage(package, file, "", 'note = "As the page has it."')
    assert main(["--root", str(package)]) == 0
    printed = capsys.readouterr()
    lines = printed.err.splitlines()
    assert len(lines) == len(DOUBTS) - len(NEW)
    assert all(line.startswith("warning: data/curated/") for line in lines)
    assert printed.out.endswith("valid\n")


def test_a_renamed_file_is_named_by_the_ledger(package: Path) -> None:
    (package / "tests").mkdir()
    rows = ledger.missing([], ledger.published(package), "0.1.0")
    (package / ledger.NAME).write_bytes(ledger.as_csv(rows))
    (package / HAFEN).rename(package / SOURCES / "hafenbote-treaty.toml")
    records = read_curated(package)[0]
    made = tables.make(tables.Facts(records, timeline.resolve_all(records)[0]))
    (vanished,) = ledger.doubted(package, made)  # and not its figures, which name it
    assert vanished.what == "has vanished, and hafenbote-treaty, which is new, has its meaning"


def test_links_are_not_followed_and_what_is_left_out_is_not_missed(
    package: Path, failing_build: Callable[[], list[str]]
) -> None:
    outside = package.parent / "secret.toml"
    outside.write_text("secret = 1")
    (package / SOURCES / "linked.toml").symlink_to(outside)
    damage(package, *MISTAKES["unreadable words"][:3])
    *lines, last = failing_build()
    assert last == "2 problems; nothing was published."
    assert any("linked.toml: is a link" in line for line in lines)
    assert not any("secret" in line.replace("secret.toml", "") for line in lines)


def test_honest_spellings_are_accepted(package: Path) -> None:
    for file, old, new in (
        (PLACES, "-48.5\n", "-0.0\n"),
        (PLACES, "longitude = -123\n", "longitude = 51.0\n"),
        (PLACES, "Etc/GMT+8", "America/Port-au-Prince"),
        (COAST, '"en"', '"en-GB"'),
        (COAST, '"Grain: the deal is done"', '"\u201cGrain\u201d: the deal \u2018is\u2019 done"'),
        (CZECH, '"cs"', '"zh-Hant-TW"'),
        (HAFEN, '"de"', '"de-Latn-AT"'),
    ):
        damage(package, file, old, new)
    assert main(["--root", str(package)]) == 0
    assert "cold-sound,Cold Sound,sea,,0,51,,," in (package / "data/places.csv").read_text("utf-8")
    title = "\u201cGrain\u201d: the deal 'is' done"
    assert title in (package / "data/sources.csv").read_text("utf-8")
    assert title in (package / "data/timeline.html").read_text("utf-8").replace("&#39;", "'")


def test_a_misspelt_event_is_told_once_however_often_it_is_named(package: Path) -> None:
    damage(package, GAZETTE, 'id = "press-conference"', 'id = "pres-conference"')
    lines = [line for line in early(package) if "no event has the id 'press-conference'" in line]
    assert len(lines) == 1
    assert "or the id of pres-conference, whichever is misspelt" in lines[0]


@pytest.mark.long
def test_words_that_an_event_repeats_are_told_of_their_attestation_alone(
    package: Path, failing_build: Callable[[], list[str]]
) -> None:
    damage(
        package,
        GAZETTE,
        'words = "Earlier in the day"',
        'words = "=bad"\ndate = "2019-06-12"\nnote = "Made up."',
    )
    path = package / GAZETTE
    path.write_text(
        path.read_text("utf-8").replace(
            'anchor = { type = "event", event = "press-conference" }\n', "", 1
        ),
        "utf-8",
    )
    lines = failing_build()[:-1]
    assert len(lines) == 1
    assert "attestation of talks-with-premier: words is '=bad'" in lines[0]


def test_a_missing_text_does_not_hide_a_wrong_date(package: Path) -> None:
    """Nor is the record taken for a missing one by those that refer to it."""
    event = (package / GAZETTE).read_text("utf-8").split('id = "press-conference"\n')[1]
    damage(package, GAZETTE, event.splitlines()[0], 'title = ""')
    damage(package, *MISTAKES["unreadable words"][:3])
    lines = early(package)
    assert len(lines) == 2, lines
    assert "press-conference: title is missing. Add title = ..." in lines[1]
    assert "cannot read 'on Jun. 31'" in lines[0]


def test_records_without_an_id_are_dropped(package: Path) -> None:
    for old in ('id = "cold-sound"\n', 'id = "upper-fell"\n'):
        damage(package, PLACES, old, "")
    assert [line.split(": ")[2] for line in early(package)] == ["id is missing. Add id = ..."] * 2
