"""What TOML wants in place of a line that it cannot read: https://toml.io/en/v1.0.0."""

import re

OTHER = "Fix the TOML at that line (UTF-8, strings in double quotes)"
CURLY = "\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019"
# (what fits the reason of the parser, and the line below it; the fix), then (what fits the line; the
# fix): the first counts. In a fix, KEY is the key at which the parser stopped.
REASONS = (
    (r"Cannot declare \('event', ", "An event has one [event.attestation]: begin the next event with [[event]]"),
    (r"Cannot declare|Cannot mutate|Cannot overwrite.*\n\s*\[", "Write a table that there is more than one of in double brackets, each time: [[event]]"),
    (r"Cannot overwrite", "A key is there twice in one table: keep one of them"),
    (r"Illegal character '(\\x|\\u)", "Remove the character, which is invisible"),
    (r'Unterminated string.*\n(?!.*")', "Close the text that three quotes begin, or write it on one line in one pair of quotes"),
)  # fmt: skip
LINES: tuple[tuple[str, str], ...] = tuple(
    (pattern.replace("KEY", r"^\s*[\w.-]+\s*"), fix)
    for pattern, fix in (
        (rf"KEY=\s*[{CURLY}]", 'Use straight quotes around a text: KEY = "..."'),
        (r"""KEY[:"']|\{[^"]*\w:""", 'Write = between a key and its value: KEY = "..."'),
        (r"^\s*\[+[^\[\]]*\]?\s*$", "Write the head of a table in double brackets on a line of its own: [[event]]"),
        (r"^\s*[^\s=\[\]{}\"'#]+( +[^\s=\[\]{}\"'#]+)+ *=", "A key is one word, as the page of the curated format has it: event_type"),
        (r"^\s*[^=\[\]{}\"'#]+$", 'A line is KEY = "...", or [[event]], or # and a comment'),
        (r'KEY=\s*"([^"\\]|\\.)*"\s*[^\s#"][^"]*$', "Take away what follows the text, or write # before it"),
        (r'KEY=\s*"([^"\\]|\\.)*"\s*[^\s#].*', 'A double quote inside a text ends it. Write it as \\", or the text in single quotes: KEY = \'...\''),
        (r"KEY=\s*'[^']*'[^\s#].*", 'A single quote inside a text ends it. Write the text in double quotes: KEY = "..."'),
        (r'KEY=\s*"[^"]*\\', 'Write a backslash twice, or the text in single quotes: KEY = \'...\''),
        (r'KEY=\s*"[^"]*$', 'Close the text with a double quote on the same line: KEY = "..."'),
        (r"KEY=\s*'[^']*$", "Close the text with a quote on the same line: KEY = '...'"),
        (r"KEY=\s*(True|False|TRUE|FALSE|yes|no)\b", "Write true or false, without quotes and in small letters"),
        (r"KEY=\s*[+-]?\d+([ ,']\d{3})+\s*$", "Write a number in digits alone: 12000000"),
        (r"KEY=\s*[+-]?\d+,\d+\s*$", "Write a number with a point: 46.5"),
        (r"KEY=\s*0\d", "Write a number without a zero in front, and a day or a code in double quotes"),
        (r"KEY=\s*\{[^}]*$", 'Write all of { ... } on one line: anchor = { type = "publication" }'),
        (r"KEY=\s*$", 'Write a value: KEY = "...", or leave the key out'),
        (r"KEY=\s*(\{.*=\s*)?[^\s\"'\[{].*", 'Put a text in double quotes: KEY = "..."'),
    )
)  # fmt: skip


def fix_of_toml(text: str, reason: str) -> str:
    """Return how to fix the line of a TOML document at which the parser stopped, for `reason`."""
    if "(at " not in reason:  # not about the form of a line
        return OTHER
    lines, at = text.rstrip().split("\n"), re.search(r"line (\d+), column (\d+)", reason)
    line = lines[min(int(at[1]) if at else len(lines), len(lines)) - 1][:1000]
    before = re.sub(r'"[^"]*("|$)', "", line[: int(at[2])] if at else line)
    keys = re.findall(r"([\w.-]+)\s*[=:]", before) or re.findall(r"[\w.-]+", line)[:1] or ["title"]
    found = [fix for pattern, fix in REASONS if re.match(pattern, f"{reason}\n{line}")]
    found += [fix for pattern, fix in LINES if re.search(pattern, line)]
    return found[0].replace("KEY", keys[-1]) if found else OTHER
