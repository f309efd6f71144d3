"""Markdown that shows words of the data as they are: they are never markup."""

import re


def literal(words: str) -> str:
    """Return words so that Markdown shows them as they are, without HTML or links."""
    return (
        words.replace("\\", "\\\\")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("[", "\\[")
        .replace("]", "\\]")
        .replace("`", "\\`")
    )


def code(words: str) -> str:
    """Return words as code, inside more backticks than they contain."""
    longest = max(map(len, re.findall("`+", words)), default=0)
    fence, space = "`" * (longest + 1), " " * bool(longest)
    return f"{fence}{space}{words}{space}{fence}"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table; a bar in a cell does not end it."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    )
