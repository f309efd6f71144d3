"""The page data/README.md: the meaning of each table, field and value, from the descriptor."""

import re
from collections import Counter

from scripts.package.descriptor import Json
from scripts.package.tables import Tables
from scripts.show.docs.markdown import code, literal, table
from scripts.show.facts import first_sentence
from scripts.show.forms import cite

FIELDS_HEAD = """# Tables, fields and dates

`make` generates this page and the tables from [`curated/`](curated/); edit there, not here. Text is
UTF-8, days are full ISO days, and the empty cell is the only missing value. The schema is
[`datapackage.json`](../datapackage.json). The rules in `date_rule` and `period_rule` are explained
[beside the reader](../scripts/reader/README.md).

## Dates

A date is an [EDTF](https://www.loc.gov/standards/datetime/) value (ISO 8601-2:2019). All other date
columns are computed from it. The calendar is the proleptic Gregorian calendar, years 1 to 9999.
Years before 1, other calendars and clock times are rejected.

| EDTF | meaning | earliest to latest | certain |
| --- | --- | --- | --- |
| `2022-11-17` | that day | the day | the day |
| `2020-03-XX`, `2023-XX-XX`, `199X-XX-XX`, `19XX-XX-XX` | some day in that month, year, decade or century | its first and last day | no day |
| `2023-21` | some day in spring (21), summer (22), autumn (23) or winter (24, December to February), northern | its first and last day | no day |
| `[2022-11-01..2022-11-10]`, `[2022-11-17..]`, `[2022-11-07,2022-11-14]` | some day in the set; `..` means \"to\", an open side has nothing before or after it | as written, an open side is empty | no day |
| `2022-11-16/2022-11-17` | from the first day to the last | both days | all days |
| `1980/1986`, `2004-06/2004-07-03` | from some day in the first unit to some day in the last | first day of the first, last day of the last | from the last day of the first unit to the first day of the last, if that does not run backwards |
| `2015-05-01/..`, `../2016-05` | an end is not given | that side is empty | an end that is given as a day |
| `1850~`, `2022-11-03?`, `2004-06%` | approximate, uncertain, both | `~` and `%` widen the bounds by one unit on each side, a convention of this package and no guarantee | no day |

To calculate with dates, use the columns of their bounds, which end in `_earliest` and `_latest`.
An event was possibly on any day between them; an empty side is unbounded. It was certainly on each
day from `_certain_from` to `_certain_to`. An EDTF cell encodes bounds, certainty and extent, but
not every library reads every form: edtf 4.11 for JavaScript reads only the first day of
`[2022-11-01..2022-11-10]`.

## Tables
"""


def fields_page(schema: Json, made: Tables) -> bytes:
    """Return the page as Markdown."""
    files = [
        [
            f"[{r['name']}](#{r['name']})",
            f"[`{r['name']}.csv`]({r['name']}.csv)",
            str(len(made[r["name"]])),
            _one_row(r),
        ]
        for r in schema["resources"]
    ]
    overview = table(["table", "file", "rows", "one row is"], files)
    parts = [FIELDS_HEAD, overview, *map(_resource, schema["resources"]), _articles(made)]
    return ("\n\n".join(part.strip() for part in parts) + "\n").encode()


def _articles(made: Tables) -> str:
    """Return the list of all articles: README.md cites the first ones only."""
    events = Counter(row.cells["article_id"] for row in made["events"])
    rows = []
    for article in cite.articles(made):
        url = article["url"].replace("<", "%3C").replace(">", "%3E")
        words = literal(cite.made_from(article).removesuffix(f", {article['url']}"))
        rows.append([words + f" <{url}>" * bool(url), str(events[article["source_id"]])])
    return f"## Articles\n\n{table(['article', 'events'], rows)}"


def _one_row(resource: Json) -> str:
    return literal(first_sentence(resource["description"]).removeprefix("One row is "))


def _resource(resource: Json) -> str:
    schema = resource["schema"]
    links = {
        key["fields"][0]: key["reference"]["resource"] or resource["name"]
        for key in schema.get("foreignKeys", [])
    }
    rows = [_row(field, schema, links.get(field["name"])) for field in schema["fields"]]
    head = f"## {resource['name']}\n\n{literal(resource['description'])}"
    fields = table(["field", "type", "meaning", "example"], rows)
    values = [
        _values(field) for field in schema["fields"] if "enum" in field.get("constraints", {})
    ]
    return "\n\n".join([head, fields, *values])


def _row(field: Json, schema: Json, link: str | None) -> list[str]:
    name, limits = field["name"], field.get("constraints", {})
    kind = field["type"] + ", required" * bool(limits.get("required"))
    kind += ", key" * (name in schema["primaryKey"]) + (f", [{link}](#{link})" if link else "")
    meaning = literal(_without_values(field)) + (
        " Its values are below." if "enum" in limits else ""
    )
    return [f"`{name}`", kind, meaning, code(field["example"]) if field.get("example") else ""]


def _clauses(field: Json) -> dict[str, str]:
    """The meaning of each value that the description explains, written `value: meaning`."""
    values = field.get("constraints", {}).get("enum", [])
    if not values:
        return {}
    names = "|".join(map(re.escape, values))
    pattern = rf"(?:^|[;.] )({names}): ([^;]+?)(?=; |\. |\.$)"
    return dict(re.findall(pattern, field["description"]))


def _without_values(field: Json) -> str:
    """The description without the values, which are listed below the table."""
    text = field["description"]
    for value, meaning in _clauses(field).items():
        text = text.replace(f"{value}: {meaning}", "\0", 1)
    return re.sub(r" ?\0(; \0)*\.?", "", text).strip()


def _values(field: Json) -> str:
    """Every value with its meaning; the values without one share the last line."""
    meanings = _clauses(field)
    others = [f"`{value}`" for value in field["constraints"]["enum"] if value not in meanings]
    lines = [f"- `{value}`: {literal(meaning)}" for value, meaning in meanings.items()]
    lines += [f"- {', '.join(others)}"] if others else []
    return f"Values of `{field['name']}`:\n\n" + "\n".join(lines)
