"""The page scripts/reader/README.md: every rule of the reader with its meaning and examples."""

from scripts.curated.timeline import CURATED, DERIVATIONS, Derivation
from scripts.reader.resolver import resolve
from scripts.reader.rules import MODIFIERS, RANGES, RULES
from scripts.show.docs.markdown import table

EXAMPLE_ANCHOR = "2022-11-17"
RULES_HEAD = f"""# How date words are read

Each date in the tables names its rule (`date_rule`, `period_rule`). The reader in this folder turns
words into inclusive bounds. Relative words are counted from an anchor. The reader refuses words
rather than guess, and no result is finer than its anchor. `make` generates this page from
[`rules.py`](rules.py); a new date expression is a new row there. The examples are counted from
Thursday, {EXAMPLE_ANCHOR}.

Words are read in the language of their source, by the same rules. Dutch, English, French, German,
Italian, Russian and Spanish each have a table of words in [`languages/`](languages/README.md); of
other languages with Latin or Cyrillic letters, the reader knows the names of months that CLDR has.
"""
OTHERS = {
    "edtf": "The words are not known; the curated file gives the date in EDTF or ISO form.",
    CURATED: "The words are known, but no rule reads them, or no reference date exists; the "
    "curated file gives the date, and the note its reason.",
}


def rules_page() -> bytes:
    """Return the page as Markdown."""
    read = [rule for rule in RULES + MODIFIERS + RANGES if rule.name not in OTHERS]
    rows = [
        [f"`{rule.name}`", rule.meaning, "<br>".join(map(_example, rule.examples))] for rule in read
    ]
    rows += [[f"`{name}`", meaning, "by hand"] for name, meaning in OTHERS.items()]
    rows += [[f"`{d.rule}`", d.meaning, f"`{_derive(kind, d)}`"] for kind, d in DERIVATIONS.items()]
    return f"{RULES_HEAD}\n{table(['rule', 'meaning', 'examples'], rows)}\n".encode()


def _derive(kind: str, derivation: Derivation) -> str:
    years = ", years = 30" if derivation.years else ""
    return f'derive = {{ kind = "{kind}", event = "ID"{years} }}'


def _example(example: tuple[str, ...]) -> str:
    words = example[0]
    return f"{words}: `{resolve(words, EXAMPLE_ANCHOR).edtf}`"
