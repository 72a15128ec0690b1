"""Names that tell the content: the assets of the folder of pages go in, the names under which they are served come out.

A file whose name changes with its content can be kept by a browser for a year, and no page ever meets the style sheet
of another edition. Material names its own files so; this does the same for ours. A style sheet names the fonts that it
loads, and so its name changes with theirs.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

# Style sheets and scripts, and what they and the theme load. A picture that an editor puts beside them keeps its name:
# HTML that was typed into a page may call it so.
_THEME: Final = ("assets/*.css", "assets/*.js", "assets/fonts/*.woff2", "assets/icon*.svg", "assets/icon*.png")
_DIGITS: Final = 8  # hexadecimal ones, as in the names of Material
HASHED: Final = (
    rf"assets/(?:[^/]+/)*[^/]+\.[0-9a-f]{{{_DIGITS}}}(?:\.min)?\.(?:css|js|woff2)(?:\.map)?",
    rf"assets/icon[^/]*\.[0-9a-f]{{{_DIGITS}}}\.(?:svg|png)",
)
_HASHED: Final = re.compile("|".join(HASHED))
_LOADED: Final = re.compile(r"""(url\(\s*["']?)([^"')\s?#]+)""")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages load: the name under which it is served, from the site's root, and its content there."""

    served: str
    content: bytes


def fingerprinted(docs: Path, named: Iterable[str] = ()) -> dict[str, Asset]:
    """Return the assets in the folder of pages under their own names: the theme's, and those `named` that are there.

    All names begin at that folder. A style sheet loads what it loads by the new names.
    """
    names = {path.relative_to(docs).as_posix() for pattern in _THEME for path in docs.glob(pattern)}
    names |= {name for name in named if (docs / name).is_file()}
    contents = {name: (docs / name).read_bytes() for name in sorted(names) if not is_hashed(name)}
    plain = {name: _asset(name, content) for name, content in contents.items() if not name.endswith(".css")}
    return {name: plain.get(name) or _style(name, content, plain) for name, content in contents.items()}


def is_hashed(name: str) -> bool:
    """Tell whether the name of a file, from the site's root, changes with its content."""
    return _HASHED.fullmatch(name) is not None


def _asset(name: str, content: bytes) -> Asset:
    stem, ending = posixpath.splitext(name)
    return Asset(f"{stem}.{sha256(content).hexdigest()[:_DIGITS]}{ending}", content)


def _style(name: str, content: bytes, assets: Mapping[str, Asset]) -> Asset:
    folder = posixpath.dirname(name)

    def served(match: re.Match[str]) -> str:
        asset = assets.get(posixpath.normpath(posixpath.join(folder, match[2])))
        return match[1] + posixpath.relpath(asset.served, folder) if asset else match[0]

    text = content.decode(errors="surrogateescape")  # whatever else the bytes are, they stay what they are
    return _asset(name, _LOADED.sub(served, text).encode(errors="surrogateescape"))
