"""Words of the data stay words in Markdown: they open no tag, end no block or cell, and the README does not grow by them."""

import re

import pytest
from conftest import EXAMPLE
from markdown_it import MarkdownIt

from scripts.build import outputs
from scripts.package import descriptor
from scripts.package.tables import Row
from scripts.show.docs import fields, readme
from scripts.show.docs.markdown import code, literal, table

HOSTILE = [
    "<!-- /sample -->", "<!-- sample -->", "<!-- /citation -->", "<!-- /head -->", "<!--", "-->", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "![x](https://example.org/x.png)", "`<b>`", "``<b>``", "|", "\\|", "\\",
    "&lt;b&gt;", "```", "~~~", "<b", "]: https://example.org", "\\`<b>`", "a`b", "<!-- /date -->\u2028",
]  # fmt: skip
RENDER = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render


def bare(html: str) -> str:
    """HTML without the tags that tables, code and headings are made of."""
    return re.sub(r"</?(table|thead|tbody|tr|th|td|p|h1|code|em|strong)( style=[^>]*)?>", "", html)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("quoted", [literal, code])
def test_words_are_shown_as_they_are(words: str, quoted: object) -> None:
    html = RENDER(table(["head", "next"], [[quoted(words), "next"]]))
    assert html.count("<td>") == 2, html
    assert html.count("<td>next</td>") == 1, f"a bar ended a cell: {html}"
    assert "<" not in bare(html).replace("&lt;", ""), html
    shown = (
        re.search(r"<td>(.*?)</td>", html, re.DOTALL)[1]
        .replace("<code>", "")
        .replace("</code>", "")
    )
    escaped = (
        words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
    assert shown == escaped or "|" in words or "\u2028" in words, shown


@pytest.mark.long
def test_hostile_words_neither_enter_nor_grow_the_readme() -> None:
    files, made = outputs(EXAMPLE)
    schema = descriptor.read_descriptor(EXAMPLE)
    honest = files["README.md"].decode()
    for words in HOSTILE:
        events = [
            Row(
                row.cells | {"date_verbatim": row.cells["date_verbatim"] and f"{words} {n}"},
                row.where,
            )
            for n, row in enumerate(made["events"])
        ]
        sources = [
            Row(row.cells | {"title": words, "publisher": words}, row.where)
            for row in made["sources"]
        ]
        hostile = schema | {
            "title": words,
            "description": f"{words}. More.",
            "contributors": [{"title": words}],
        }
        tables = made | {"events": events, "sources": sources}
        once = readme.fill(honest, hostile, tables)
        assert readme.fill(once, hostile, tables) == once, f"{words} makes the README grow"
        assert readme.fill(once, schema, made) == honest, f"{words} stays in the README"
        outside = re.sub(r"^```.*?^```$", "", once, flags=re.DOTALL | re.MULTILINE)
        own = re.compile(  # marks of blocks, and the picture with a text
            r"^<!-- /?\w+ -->$"
            r'|^<a href="[^"<>]*"><picture><source [^<>]*><img [^<>]*></picture></a>$',
            re.MULTILINE,
        )
        assert "<" not in own.sub("", outside).replace("<br>", ""), f"{words} is HTML in the README"
        fields.fields_page(hostile, tables)
