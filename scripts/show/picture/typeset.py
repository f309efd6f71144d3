"""How wide a text will be, without a font at hand.

The widths are those of DejaVu Sans, which is wider than most system fonts.
"""

# Hundredths of the letter size. A letter that is not listed counts as a wide one.
WIDTHS = {
    30: "' ,.IJijl", 40: '-/:;\\f|!()[]rt"', 50: "*_`sz\u2013\u201c\u201d\u2019",
    60: "?LcFPTYaekovxy", 65: "$0123456789EKSbdghnpqu{}", 75: "ABCDGHNRUVXZ",
    85: "#+<=>M^~&OQw", 100: "%mW@\u2026",
}  # fmt: skip
OF = {letter: width / 100 for width, letters in WIDTHS.items() for letter in letters}
OTHER, BOLD_RATIO = 0.85, 1.13


def width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a text in pixels: an upper bound for ordinary fonts."""
    return sum(OF.get(letter, OTHER) for letter in text) * size * (BOLD_RATIO if bold else 1)


def wrap(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Return the lines of a text in `room` pixels. A word longer than a line is broken."""
    lines: list[str] = []
    for word in text.split():
        for part in _broken(word, size, room, bold):
            if lines and width(f"{lines[-1]} {part}", size, bold) <= room:
                lines[-1] += f" {part}"
            else:
                lines.append(part)
    return lines


def balance(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Return as many lines as `wrap`, as even as possible: no single word below a long line."""
    lines = wrap(text, size, room, bold)
    narrower = (wrap(text, size, room * share / 20, bold) for share in range(10, 20))
    return next((tried for tried in narrower if len(tried) == len(lines)), lines)


def _broken(word: str, size: float, room: float, bold: bool) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and width(parts[-1] + letter, size, bold) > room:
            parts.append("")
        parts[-1] += letter
    return parts
