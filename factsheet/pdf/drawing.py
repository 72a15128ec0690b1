"""Makes a drawing of a page ready for paper: an SVG element goes in, SVG with colours of its own comes out."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_VARIABLE: Final = re.compile(r"var\(--[\w-]+,\s*([^()]*)\)")
_CASES: Final = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio", "clippath": "clipPath"}


def for_print(svg: HtmlElement) -> str:
    """Return a drawing as SVG: the colours are those that stand beside the names of the site's."""
    copied = deepcopy(svg)
    copied.tail = None
    for name in list(copied.attrib):
        if name in _CASES:
            copied.set(_CASES[name], copied.attrib.pop(name))
    copied.set("xmlns", _NAMESPACE)
    return _VARIABLE.sub(r"\1", etree.tostring(copied, encoding="unicode"))
