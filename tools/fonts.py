"""Makes the fonts of the site: npm packages and the built site go in, WOFF2 files and their CSS come out.

Run by `make fonts` after `make site`, when a character is new. Each file holds just the characters that occur, so
that a page loads few bytes; `unicode-range` tells browsers which file has which. The fonts of pictures and of the PDF
are whole; `tools.print_fonts` makes them.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fontTools.ttLib import TTFont

from tools import characters, shapes
from tools.metrics import fallback
from tools.shapes import NOTO_CHINESE, NOTO_KOREAN, ROOT, SOURCE_SANS, Package

ASSETS: Final = ROOT / "docs" / "en" / "assets"
BLOCK: Final = re.compile(r"/\* Fonts, written by `make fonts`\. \*/\n.*?/\* End of the fonts\. \*/\n", re.DOTALL)
# What the site may need at any time, though it does not occur yet: it is small, and spares a new run.
CORE: Final = frozenset([*map(chr, range(0x20, 0x7F)), "\u00a0", *"–—‘’“”…†−↑↓×÷€£¥°·¶§©éèêëàáâãäåçíîïñóôöõúùûüßøæ"])
MORE: Final = frozenset([*map(chr, range(0xA1, 0x100)), *"‑„‰←→↗≈≤≥№"]) - CORE
EAST: Final = "U+2E80-FFEF"


@dataclass(frozen=True)
class Face:
    """A file of the site: the family and the weights it serves, its characters, and where their shapes come from."""

    file: str
    family: str
    weights: tuple[int, ...]
    characters: frozenset[str]
    packages: tuple[Package, ...]


def faces(site: Mapping[str, frozenset[str]], texts: frozenset[str]) -> list[Face]:
    """Return the files that the site needs for its characters and those of its texts."""
    western = frozenset(character for character in texts.union(*site.values()) if not characters.eastern(character))
    latin = (SOURCE_SANS, NOTO_CHINESE)
    found = [
        Face("source-sans-3-400.woff2", "Source Sans 3", (400,), CORE, latin),
        Face("source-sans-3-700.woff2", "Source Sans 3", (700,), CORE, latin),
        Face("source-sans-3-more.woff2", "Source Sans 3", (400, 700), (western | MORE) - CORE, latin),
    ]
    slices = characters.slices(site, texts)
    for name, slice_ in reversed(slices.items()):
        if slice_:
            file = f"noto-sans-sc-{name}.woff2"
            found.append(Face(file, "Noto Sans SC", (400,), slice_, (NOTO_CHINESE, NOTO_KOREAN)))
    return found


def made(face: Face) -> bytes:
    """Return the file of a face; raise `SystemExit` if no package has the shape of a character."""
    font = shapes.font_of(face.characters, face.packages, face.weights[0])
    font.flavor = "woff2"
    return shapes.saved(font)


def unicode_range(own: frozenset[str], others: frozenset[str]) -> str:
    """Return the characters of a file as CSS has them: in runs, into which characters may fall that no file has."""
    runs: list[list[int]] = []
    foreign = sorted(map(ord, others - own))
    for code in sorted(map(ord, own)):
        if runs and not any(runs[-1][1] < other < code for other in foreign):
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)


def style(made_faces: Mapping[Face, bytes]) -> str:
    """Return the CSS that tells browsers of the files, and of the stand-in until they are there.

    The file of what no page shows is named for all of the east: the rules below it take precedence, and are short.
    """
    everything = frozenset().union(*(face.characters for face in made_faces))
    rules = ["/* Fonts, written by `make fonts`. */"]
    for face in made_faces:
        span = EAST if face.file.endswith("-unseen.woff2") else unicode_range(face.characters, everything)
        # Latin text is preloaded, and never changes under a reader's eyes: a swap was seen to move up to a quarter of
        # the window. Other scripts are swapped in, for a machine may have no shapes of its own for them.
        display = "optional" if face.characters == CORE else "swap"
        rules += [
            f'@font-face {{\n  font-family: "{face.family}";\n  src: url("fonts/{face.file}") format("woff2");\n'
            f"  font-weight: {weight};\n  font-display: {display};\n  unicode-range: {span};\n}}"
            for weight in face.weights
        ]
    rules += [fallback(TTFont(io.BytesIO(file)), face.weights[0]) for face, file in list(made_faces.items())[:2]]
    return "\n".join([*rules, "/* End of the fonts. */\n"])


def main() -> int:
    """Write the files and their CSS; 1 if the site has not been built."""
    site = characters.of_site(ROOT / "site")
    if not site:
        print("The fonts hold what the site shows: run `make site` first.", file=sys.stderr)
        return 1
    files = {face: made(face) for face in faces(site, characters.of_texts(ROOT))}
    for path in (ASSETS / "fonts").glob("*.woff2"):
        path.unlink()
    for face, content in files.items():
        (ASSETS / "fonts" / face.file).write_bytes(content)
        print(f"{len(content):7,} bytes, {len(face.characters):4} characters: {face.file}")
    sheet = ASSETS / "factsheet.css"
    sheet.write_text(BLOCK.sub(lambda _: style(files), sheet.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
