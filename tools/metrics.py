"""The stand-in for a font that is still on its way: a font goes in, CSS for a local one of the same extent comes out.

With it a text takes the same room before and after, so that nothing moves; see CSS Fonts 5, "Metrics Overrides".
"""

from __future__ import annotations

from typing import Any, Final

# Widths of Arial and Helvetica in thousandths of the size (Adobe's metrics of the 35 standard fonts), and how often a
# letter stands in English text, in thousandths.
_LETTERS: Final = {
    " ": (278, 278, 180), "a": (556, 556, 65), "b": (556, 611, 13), "c": (500, 556, 23), "d": (556, 611, 35),
    "e": (556, 556, 102), "f": (278, 333, 18), "g": (556, 611, 16), "h": (556, 611, 50), "i": (222, 278, 57),
    "k": (500, 556, 6), "l": (222, 278, 33), "m": (833, 889, 20), "n": (556, 611, 57), "o": (556, 611, 62),
    "p": (556, 611, 15), "r": (333, 389, 50), "s": (500, 556, 53), "t": (278, 333, 75), "u": (556, 611, 22),
    "v": (500, 556, 8), "w": (722, 778, 19), "y": (500, 556, 16),
}  # fmt: skip
_LOCAL: Final = {
    400: ("Arial", "Helvetica", "Liberation Sans"),
    700: ("Arial Bold", "Helvetica Bold", "Liberation Sans Bold"),
}


def fallback(font: Any, weight: int) -> str:  # noqa: ANN401 -- the class of fontTools has no types
    """Return the rule of the stand-in for a font, a regular (400) or a bold one (700)."""
    adjusted = size_adjust(font, weight)
    size = font["head"].unitsPerEm * adjusted
    names = ", ".join(f'local("{name}")' for name in _LOCAL[weight])
    return (
        f'@font-face {{\n  font-family: "Source Sans 3 Stand-in";\n  src: {names};\n  font-weight: {weight};\n'
        f"  size-adjust: {adjusted:.2%};\n  ascent-override: {font['hhea'].ascent / size:.2%};\n"
        f"  descent-override: {-font['hhea'].descent / size:.2%};\n"
        f"  line-gap-override: {font['hhea'].lineGap / size:.2%};\n}}"
    )


def size_adjust(font: Any, weight: int) -> float:  # noqa: ANN401 -- the same
    """Return how wide English text of this font runs, with that of Arial as the measure."""
    names, widths = font.getBestCmap(), font["hmtx"]
    own = sum(widths[names[ord(letter)]][0] * often for letter, (_, _, often) in _LETTERS.items())
    other = sum((bold if weight > 400 else regular) * often for regular, bold, often in _LETTERS.values())
    return float(own / font["head"].unitsPerEm / other * 1000)
