"""Makes the fonts of the site: npm packages and the built site go in, WOFF2 files and their CSS come out.

Run by `make fonts` after `make site`, when a character is new. Each file holds just the characters that occur, so
that a page loads few bytes; `unicode-range` tells browsers which file has which. The fonts for charts and for print
are whole, and made elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

from tools import characters
from tools.metrics import fallback

ROOT: Final = Path(__file__).resolve().parents[1]
ASSETS: Final = ROOT / "docs" / "en" / "assets"
BLOCK: Final = re.compile(r"/\* Fonts, written by `make fonts`\. \*/\n.*?/\* End of the fonts\. \*/\n", re.DOTALL)
# What the site may need at any time, though it does not occur yet: it is small, and spares a new run.
CORE: Final = frozenset([*map(chr, range(0x20, 0x7F)), "\u00a0", *"–—‘’“”…†−↑↓×÷€£¥°·¶§©éèêëàáâãäåçíîïñóôöõúùûüßøæ"])
MORE: Final = frozenset([*map(chr, range(0xA1, 0x100)), *"‑„‰←→↗≈≤≥№"]) - CORE
EAST: Final = "U+2E80-FFEF"
FEATURES: Final = ["kern", "pnum", "tnum", "lnum"]


@dataclass(frozen=True)
class Package:
    """A package of fonts on npm. `scripts` names its files, those with the shapes that are wanted most first."""

    name: str
    version: str
    digest: str
    scripts: tuple[str, ...]

    @property
    def stem(self) -> str:
        """Return how the names of its files begin."""
        return self.name.rpartition("/")[2]

    def files(self, weight: int) -> dict[str, bytes]:
        """Return its files of a weight, by script, in the order in which they are looked through."""
        found = {}
        with tarfile.open(fileobj=io.BytesIO(self._archive)) as archive:
            for member in archive.getmembers():
                match = re.fullmatch(rf"package/files/{self.stem}-([\w-]+)-{weight}-normal\.woff2", member.name)
                if match and (file := archive.extractfile(member)):
                    found[match[1]] = file.read()
        wanted = [*self.scripts, *sorted((script for script in found if script.isdigit()), key=int)]
        return {script: found[script] for script in wanted}

    @cached_property
    def _archive(self) -> bytes:
        """Return the package as npm delivers it; raise `SystemExit` if it is not what was used before."""
        folder = ROOT / ".build" / "fonts"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.name.lstrip('@').replace('/', '-')}-{self.version}.tgz"
        if not path.is_file():
            command = ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{self.name}@{self.version}"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        content = path.read_bytes()
        if base64.b64encode(hashlib.sha512(content).digest()).decode() != self.digest:
            raise SystemExit(f"{path} is not the package that it should be; remove it, and try again")
        return content


SOURCE_SANS: Final = Package(
    "@fontsource/source-sans-3", "5.3.1",
    "O3YxvbotUOgYI2Zx0bBcEMNjnwitRf9P2+9pd54sMoux1NHrdXnMwZusw2P78lFhEzOPN4glOEQmX0ASaS68uA==",
    ("latin", "latin-ext", "cyrillic", "greek", "vietnamese"),
)  # fmt: skip
NOTO_CHINESE: Final = Package(
    "@fontsource/noto-sans-sc", "5.3.0",
    "HeqIlGm0+ohOKxZLuHj1qW6r6avHH0OWdKERAcSDI0RQ+MXrteuLKA+M+5eOA8rYy0MFvOR5AT0fQo2rUkye0Q==",
    ("chinese-simplified", "latin"),
)  # fmt: skip
NOTO_KOREAN: Final = Package(
    "@fontsource/noto-sans-kr", "5.3.0",
    "/JnpTjaCOXW7xUoqOyCVYSr05VOkDy5Yla9O+WAEiS7u+yYLsmHoqj6v1W0bf91G8G3XA2+NnRS3CX2Tf/FVZg==",
    ("korean",),
)  # fmt: skip


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
    parts = [_subset(file, wanted) for file, wanted in _shapes(face)]
    font = parts[0] if len(parts) == 1 else _merged(parts)
    head, first = font["head"], parts[0]["head"]  # no clock: the same characters give the same bytes
    head.created = head.modified = first.created
    font.flavor = "woff2"
    return _saved(font)


def _shapes(face: Face) -> Iterator[tuple[bytes, frozenset[str]]]:
    """Yield the files that have the shapes of a face, each with the characters to be taken from it."""
    left = face.characters
    for package in face.packages:
        for file in package.files(face.weights[0]).values():
            if not left:
                return
            if wanted := left & set(map(chr, TTFont(io.BytesIO(file)).getBestCmap())):
                yield file, wanted
                left -= wanted
    if left:
        raise SystemExit(f"no package has a shape for {' '.join(sorted(left))}; name one in tools/fonts.py that has")


def _subset(file: bytes, wanted: Iterable[str]) -> Any:  # noqa: ANN401 -- the class of fontTools has no types
    options = subset.Options(
        layout_features=FEATURES, hinting=False, glyph_names=False, legacy_cmap=False, name_IDs=[0, 1, 2, 13, 14],
        recalc_timestamp=False,
    )  # fmt: skip
    options.drop_tables += ["BASE", "GDEF", "STAT", "gasp", "vhea", "vmtx"]
    font = subset.load_font(io.BytesIO(file), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(wanted)))
    subsetter.subset(font)
    return font


def _merged(parts: list[Any]) -> Any:  # noqa: ANN401 -- the same
    files = []
    for part in parts:
        part.flavor = None
        files.append(io.BytesIO(_saved(part)))
    font = Merger().merge(files)
    font.recalcTimestamp = False
    return font


def _saved(font: Any) -> bytes:  # noqa: ANN401 -- the same
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


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
