"""Makes the icons of the site from its mark: `assets/icon.svg` goes in, PNG files for those who take no SVG come out.

Run by `make icons` when the mark has changed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

import vl_convert

ASSETS: Final = Path(__file__).resolve().parents[1] / "docs" / "en" / "assets"
# For bookmarks and tabs as it is; for the screen of a telephone on paper, with a margin: the system rounds corners.
SIZES: Final = {32: 0, 180: 5}
_VIEW: Final = 32


def drawn(mark: str, size: int, margin: int) -> bytes:
    """Return the mark as PNG, so many pixels wide; with a margin (in its own units) it stands on paper."""
    inside = re.sub(r"@media[^}]*\}[^}]*\}[^}]*\}", "", mark)  # a picture has no dark scheme
    body = inside[inside.index(">") + 1 : inside.rindex("</svg>")]
    whole = _VIEW + 2 * margin
    paper = f'<path d="M0 0h{whole}v{whole}H0z" fill="#fff"/>' if margin else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 {whole} {whole}">'
        f'{paper}<g transform="translate({margin} {margin})">{body}</g></svg>'
    )
    return bytes(vl_convert.svg_to_png(svg, scale=1))


def main() -> int:
    """Write the icons."""
    mark = (ASSETS / "icon.svg").read_text(encoding="utf-8")
    for size, margin in SIZES.items():
        (ASSETS / f"icon-{size}.png").write_bytes(drawn(mark, size, margin))
    return 0


if __name__ == "__main__":
    sys.exit(main())
