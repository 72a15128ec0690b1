"""Drawing: a Vega-Lite specification goes in, SVG comes out; an SVG goes in, PNG comes out.

vl-convert is loaded when the first picture is drawn. It needs no browser and asks no other host.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from factsheet.chart.frame import Spec
from factsheet.chart.scene import svg_of
from factsheet.kept import kept, tools

FONTS: Final = Path(__file__).parents[1] / "fonts"
_SHARPNESS: Final = 2  # pixels of a PNG to each pixel of its drawing
_TEXT: Final = re.compile(r"<text\b[^>]*>[^<]*")
_CHINESE: Final = re.compile(r"[\u2e80-\U0010ffff]+(?=[^>]*$)")  # in a text, not in an attribute before it


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: its size in pixels, and the elements that an `svg` element of that size holds."""

    width: int
    height: int
    content: str


@lru_cache(maxsize=512)
def draw(spec: Spec) -> Drawing:
    """Return the drawing of a specification; the same specification is drawn once."""
    width, height, content = json.loads(kept(lambda: _drawn(spec), _made_by(), spec.encode()))
    return Drawing(width, height, content)


def _drawn(spec: Spec) -> bytes:
    width, height, content = svg_of(_converter().vegalite_to_scenegraph(spec, allowed_base_urls=[]))
    return json.dumps([round(width), round(height), content], ensure_ascii=False).encode()


def png_of(svg: str) -> bytes:
    """Return an SVG file, whose colours are no variables, as a PNG of twice its size."""
    text = _TEXT.sub(_with_chinese, svg)
    return kept(lambda: bytes(_converter().svg_to_png(text, scale=_SHARPNESS)), _made_by(), b"png", text.encode())


def _made_by() -> bytes:
    return tools("vl-convert-python", files=(Path(__file__).parent, FONTS))


def _with_chinese(text: re.Match[str]) -> str:
    """Return the start of a text with its Chinese set in its own font.

    For a character that the first font lacks, the converter takes the first other font that it finds, of any weight.
    """
    return _CHINESE.sub(r"""<tspan font-family="'Noto Sans SC'">\g<0></tspan>""", text[0])


@lru_cache(maxsize=1)
def _converter() -> Any:  # noqa: ANN401 -- the module carries no types
    import vl_convert  # noqa: PLC0415 -- a third of a second, only for those who draw

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
