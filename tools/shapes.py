"""Takes the shapes of characters out of npm packages of fonts: characters go in, one font that holds them comes out.

The packages hold a family in many small files, each with some of its characters.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import subprocess
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ROOT: Final = Path(__file__).resolve().parents[1]
FEATURES: Final = ("kern", "pnum", "tnum", "lnum")


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
SOURCE_CODE: Final = Package(
    "@fontsource/source-code-pro", "5.3.1",
    "qsJEkwJWXYP/9clmtt3BsIlZ+Lr4cuRgNAgu0vyZdCgESMRMhRkAmEFFHHNM81VdeURqg5D5+Rr3bALDFav78A==",
    ("latin", "latin-ext"),
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


def font_of(
    characters: frozenset[str], packages: Sequence[Package], weight: int, features: Sequence[str] = FEATURES
) -> Any:  # noqa: ANN401 -- the class of fontTools has no types
    """Return one font with these characters, each from the first package that has it.

    The same characters give the same font: its times are those of the package. Raise `SystemExit` if no package has
    the shape of a character.
    """
    parts = [_subset(file, wanted, features) for file, wanted in _files(characters, packages, weight)]
    font = parts[0] if len(parts) == 1 else _merged(parts)
    head, first = font["head"], parts[0]["head"]
    head.created = head.modified = first.created
    return font


def saved(font: Any) -> bytes:  # noqa: ANN401 -- the same
    """Return a font as the bytes of its file."""
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def _files(
    characters: frozenset[str], packages: Sequence[Package], weight: int
) -> Iterator[tuple[bytes, frozenset[str]]]:
    """Yield the files that have the shapes of characters, each with those to be taken from it."""
    left = characters
    for package in packages:
        for file in package.files(weight).values():
            if not left:
                return
            if wanted := left & held(file):
                yield file, wanted
                left -= wanted
    if left:
        raise SystemExit(f"no package has a shape for {' '.join(sorted(left))}; name one in tools/shapes.py that has")


def held(file: bytes) -> frozenset[str]:
    """Return the characters for which the file of a font has a shape."""
    return frozenset(map(chr, TTFont(io.BytesIO(file)).getBestCmap()))


def _subset(file: bytes, wanted: Iterable[str], features: Sequence[str]) -> Any:  # noqa: ANN401 -- the same
    options = subset.Options(
        layout_features=list(features), hinting=False, glyph_names=False, legacy_cmap=False,
        name_IDs=[0, 1, 2, 13, 14], recalc_timestamp=False,
    )  # fmt: skip
    options.drop_tables += ["BASE", "STAT", "gasp", "vhea", "vmtx"]
    if "mark" not in features:
        options.drop_tables.append("GDEF")  # it tells which characters are marks
    font = subset.load_font(io.BytesIO(file), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(wanted)))
    subsetter.subset(font)
    return font


def _merged(parts: list[Any]) -> Any:  # noqa: ANN401 -- the same
    files = []
    for part in parts:
        part.flavor = None
        files.append(io.BytesIO(saved(part)))
    font = Merger().merge(files)
    font.recalcTimestamp = False
    return font
