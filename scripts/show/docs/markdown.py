"""Markdown in which words of the data stay words: no markup, no mark of a block, no end of a table cell."""

import re


def plain(words: str) -> str:
    """Return words so that Markdown shows them as they are, with neither HTML nor links in them."""
    return (
        words.replace("\\", "\\\\")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("[", "\\[")
        .replace("`", "\\`")
    )


def code(words: str) -> str:
    """Return words as code, within more backticks than they hold themselves."""
    longest = max(map(len, re.findall("`+", words)), default=0)
    fence, space = "`" * (longest + 1), " " * bool(longest)
    return f"{fence}{space}{words}{space}{fence}"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table; a bar in a cell does not end it."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    )
