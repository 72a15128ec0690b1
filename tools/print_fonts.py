"""Makes the fonts of pictures and of the PDF: npm packages, facts and pages go in, TrueType files come out.

Run by `make fonts`. Typst and vl-convert take one whole file a weight, and draw a character only if it is in there.
Each file holds more than occurs, so that a new name or a new word rarely needs a new run.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fontTools.ttLib import TTFont

from tools import characters, shapes
from tools.fonts import CORE, MORE
from tools.shapes import FEATURES, NOTO_CHINESE, NOTO_KOREAN, ROOT, SOURCE_CODE, SOURCE_SANS, Package

FOLDER: Final = ROOT / "factsheet" / "fonts"
STYLES: Final = {400: "Regular", 700: "Bold"}
LATIN: Final = (*FEATURES, "ccmp", "dnom", "frac", "liga", "locl", "mark", "mkmk", "numr")
# From the hyphens by way of superscripts, currencies, arrows and mathematics to shapes: the signs of any script.
_SIGNS: Final = frozenset(map(chr, range(0x2010, 0x2600)))
# Basic Latin and the Latin-1 Supplement; what cannot be printed no package offers.
_LATIN_1: Final = frozenset(map(chr, range(0x100)))
# Marks that both scripts share. Chinese text takes them in its own width, if Typst is told that the Latin font covers
# "latin-in-cjk"; these are the ones it then leaves out, save the long dash U+2E3A, which no package has.
SHARED: Final = frozenset("·–—‘’“”‥…‧")
# CJK Symbols and Punctuation, and of Halfwidth and Fullwidth Forms the full ones.
_PUNCTUATION: Final = frozenset(map(chr, [*range(0x3000, 0x3040), *range(0xFF01, 0xFF5F), *range(0xFFE0, 0xFFE7)]))
# Bits of OS/2 fsSelection and of head macStyle, see the OpenType specification.
_ITALIC, _BOLD, _REGULAR, _MAC_BOLD = 1 << 0, 1 << 5, 1 << 6, 1 << 0
# Where lines go; signs of another family must not move them.
_METRICS: Final = {
    "hhea": ("ascent", "descent", "lineGap"),
    "OS/2": (
        "sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent", "sxHeight", "sCapHeight",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Family:
    """A family of fonts: its name, its characters, the packages and features of its shapes, and its weights."""

    name: str
    characters: frozenset[str]
    packages: tuple[Package, ...]
    features: tuple[str, ...]
    weights: tuple[int, ...] = tuple(STYLES)

    def file(self, weight: int) -> str:
        """Return the name of the file of a weight."""
        return f"{self.postscript(weight)}.ttf"

    def postscript(self, weight: int) -> str:
        """Return the name of a weight as PostScript and PDF have it."""
        return f"{self.name.replace(' ', '')}-{STYLES[weight]}"


def families(shown: frozenset[str]) -> list[Family]:
    """Return the families that pictures and the PDF are set in, with all the characters that are shown.

    That of code has one weight, and only shapes of its own: those of another family would not keep its columns.
    """
    eastern = frozenset(filter(characters.eastern, shown))
    offered = _offered(NOTO_CHINESE)
    latin = _offered(SOURCE_SANS) | (_SIGNS & offered) | CORE | MORE | (shown - eastern)
    code = _offered(SOURCE_CODE) & (_LATIN_1 | _SIGNS | shown)
    chinese = level_1() | SHARED | (_PUNCTUATION & offered) | eastern
    return [
        Family("Source Sans 3", latin, (SOURCE_SANS, NOTO_CHINESE), LATIN),
        Family("Source Code Pro", code, (SOURCE_CODE,), (), weights=(400,)),
        Family("Noto Sans SC", chinese, (NOTO_CHINESE, NOTO_KOREAN), FEATURES),
    ]


def level_1() -> frozenset[str]:
    """Return the 3,755 characters of level 1 of GB/T 2312-1980: rows 16 to 55, the last without its last five cells."""
    cells = [(row, cell) for row in range(16, 56) for cell in range(1, 95) if (row, cell) < (55, 90)]
    return frozenset(bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312") for row, cell in cells)


def made(family: Family, weight: int) -> bytes:
    """Return the file of a weight; raise `SystemExit` if no package has the shape of a character."""
    font = shapes.font_of(family.characters, family.packages, weight, family.features)
    first = TTFont(io.BytesIO(next(iter(family.packages[0].files(weight).values()))))
    for table, fields in _METRICS.items():
        for field in fields:
            setattr(font[table], field, getattr(first[table], field))
    _name(font, family, weight)
    return shapes.saved(font)


def _name(font: Any, family: Family, weight: int) -> None:  # noqa: ANN401 -- the class of fontTools has no types
    """Give a font the names and marks of its weight; copyright and licence stay as they are."""
    style, postscript = STYLES[weight], family.postscript(weight)
    version = f"{font['head'].fontRevision:.3f}"
    names = {
        1: family.name, 2: style, 3: f"{version};{postscript}", 4: f"{family.name} {style}", 5: f"Version {version}",
        6: postscript,
    }  # fmt: skip
    for number, name in names.items():
        font["name"].setName(name, number, platformID=3, platEncID=1, langID=0x409)
    bold = style == "Bold"
    font["OS/2"].usWeightClass = weight
    kept = font["OS/2"].fsSelection & ~(_ITALIC | _BOLD | _REGULAR)
    font["OS/2"].fsSelection = kept | (_BOLD if bold else _REGULAR)
    font["head"].macStyle = _MAC_BOLD if bold else 0


def _offered(package: Package) -> frozenset[str]:
    """Return the characters that a package has; it has the same in each weight."""
    return frozenset[str]().union(*map(shapes.held, package.files(400).values()))


def main(folder: Path = FOLDER) -> int:
    """Write the files; 1 if the site has not been built."""
    site = characters.of_site(ROOT / "site")
    if not site:
        print("The fonts hold what the site shows: run `make site` first.", file=sys.stderr)
        return 1
    for family in families(characters.of_texts(ROOT).union(*site.values())):
        for weight in family.weights:
            content = made(family, weight)
            (folder / family.file(weight)).write_bytes(content)
            print(f"{len(content):9,} bytes, {len(family.characters):5,} characters: {family.file(weight)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
