"""The site's style sheet as tests read it: its fonts, and its colours in each scheme; and the fonts of the PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

from tests.site.small import REPOSITORY
from tools.print_fonts import FOLDER, STYLES

ASSETS: Final = REPOSITORY / "docs" / "en" / "assets"
SHEET: Final = ASSETS / "factsheet.css"


@dataclass(frozen=True)
class FontFace:
    """One rule `@font-face` that loads a file."""

    family: str
    weight: int
    file: Path
    spans: tuple[tuple[int, int], ...]

    def serves(self, character: str) -> bool:
        """Tell whether a browser looks for a character in this file."""
        return any(first <= ord(character) <= last for first, last in self.spans)


def font_faces(css: str) -> list[FontFace]:
    """Return the rules of a style sheet that load a font, in their order."""
    faces = []
    for rule in re.findall(r"@font-face \{(.*?)\}", css, re.DOTALL):
        if file := re.search(r'url\("(.*?)"\)', rule):
            spans = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", rule)
            faces.append(
                FontFace(
                    family=_one(r'font-family: "(.*?)"', rule),
                    weight=int(_one(r"font-weight: (\d+)", rule)),
                    file=ASSETS / file[1],
                    spans=tuple((int(first, 16), int(last or first, 16)) for first, last in spans),
                )
            )
    return faces


@lru_cache(maxsize=32)
def characters_in(file: Path) -> frozenset[str]:
    """Return the characters for which a font has a shape."""
    return frozenset(map(chr, TTFont(file).getBestCmap()))


def missing(characters: Iterable[str], faces: list[FontFace]) -> list[str]:
    """Return the characters that no file has in which a browser looks for them."""
    return sorted(
        character
        for character in set(characters)
        if not any(face.serves(character) and character in characters_in(face.file) for face in faces)
    )


def missing_in_print(characters: Iterable[str]) -> dict[str, list[str]]:
    """Return the characters that no font of the PDF has, by style (Regular, Bold); none if nothing is missing."""
    found = {}
    for style in STYLES.values():
        held = frozenset[str]().union(*map(characters_in, FOLDER.glob(f"*-{style}.ttf")))
        if lacking := sorted(set(characters) - held):
            found[style] = lacking
    return found


def colours(css: str, scheme: str) -> dict[str, tuple[int, int, int]]:
    """Return the colours of a scheme by their names, as red, green and blue of 255."""
    (block,) = re.findall(rf'^\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', css, re.DOTALL | re.MULTILINE)
    found = re.findall(r"--fs-([a-z]+): #([0-9a-f]{6});", block)
    return {name: (int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)) for name, code in found}


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast of two colours, as WCAG 2.2 defines it: from 1 for none to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _one(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, pattern
    return match[1]
