"""The colours and sizes of charts. Colours are variables of the style sheet, each with what stands in for it."""

from __future__ import annotations

import re
from typing import Final

COLOURS: Final = {
    "ink": "var(--fs-chart-ink,#125a94)",
    "seal": "var(--fs-chart-seal,#a3321f)",
    "grey": "var(--fs-chart-grey,#79838d)",
    "grid": "var(--fs-chart-grid,#dde3e9)",
    "rule": "var(--fs-chart-rule,#aab4be)",
    "land": "var(--fs-chart-land,#e8ecf0)",
    "text": "var(--fs-chart-text,#4a545e)",
    "ground": "var(--fs-chart-ground,#fff)",
}
FONT: Final = "'Source Sans 3','Noto Sans SC',sans-serif"
SIZE: Final = 12.5  # of all text in a picture, in pixels; shown at nine tenths of its width, it still has eleven
WIDE: Final = 680
NARROW: Final = 350
SMALL: Final = 360

_VARIABLE: Final = re.compile(r"var\(--[\w-]+,\s*(#[0-9a-f]+)\)")


def is_narrow(width: float) -> bool:
    """Tell whether a picture is one for phones, with fewer marks and with names above its lines."""
    return width < (NARROW + WIDE) / 2


def with_colours(svg: str) -> str:
    """Return a drawing with the stand-ins in place of the variables: for files that no style sheet reaches."""
    return _VARIABLE.sub(r"\1", svg)
