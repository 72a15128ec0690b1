"""Drawings: what Vega has laid out goes in, a lean SVG comes out, without ids, classes, styles or scripts.

Vega's own SVG repeats on each mark what is said once here, and carries roles and labels mark by mark, while a
reader is better served by one description and the table. Coordinates have one decimal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from math import pi, sqrt
from typing import Any, Final, TypeAlias

from markupsafe import escape

Item: TypeAlias = Mapping[str, Any]
Attributes: TypeAlias = dict[str, str]

# How far below its point a text's base line lies, in parts of its size, as Vega has it.
_BASELINES: Final = {"middle": 0.3, "top": 0.79, "bottom": -0.21}
_ANCHORS: Final = {"center": "middle", "right": "end"}
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|[\ud800-\udfff]")
_PATH_NUMBER: Final = re.compile(r"-?\d+\.?\d*(?:e-?\d+)?")


def svg_of(scene: Item) -> tuple[float, float, str]:
    """Return width, height and the marks of a scene graph, as the content of an `svg` element."""
    left, top = scene["origin"]
    return scene["width"], scene["height"], "".join(_marks(scene["scenegraph"], left, top))


def _marks(mark: Item, left: float, top: float) -> Iterator[str]:
    """Yield the elements of a mark; those that look alike are gathered in one group."""
    if mark["marktype"] == "group":
        for item in mark["items"]:
            for part in item.get("items", ()):
                yield from _marks(part, left + item.get("x", 0), top + item.get("y", 0))
        return
    if mark["marktype"] == "line":
        yield _line(mark["items"], left, top)
        return
    write = _WRITERS[mark["marktype"]]
    written = [(_look(mark["marktype"], item), write(item, left, top)) for item in mark["items"]]
    for look, group in groupby(written, key=lambda pair: pair[0]):
        elements = [element for _, element in group]
        if len(elements) == 1:
            yield elements[0].replace("/>", f"{look}/>", 1) if elements[0].endswith("/>") else _into(elements[0], look)
        else:
            yield f"<g{look}>{''.join(elements)}</g>"


def _into(element: str, look: str) -> str:
    """Return an element with further attributes in its first tag."""
    head, _, rest = element.partition(">")
    return f"{head}{look}>{rest}"


def _look(kind: str, item: Item) -> str:
    """Return the attributes that say how an item looks, for all items that look the same."""
    found: Attributes = {}
    fill, stroke = item.get("fill"), item.get("stroke")
    found["fill"] = str(fill) if fill and fill != "transparent" else "none"
    if stroke and stroke != "transparent":
        found["stroke"] = str(stroke)
        if item.get("strokeWidth", 1) != 1:
            found["stroke-width"] = number(item["strokeWidth"])
        if item.get("strokeDash"):
            found["stroke-dasharray"] = " ".join(number(part) for part in item["strokeDash"])
    if item.get("fillOpacity", 1) != 1:
        found["fill-opacity"] = number(item["fillOpacity"])
    if kind in {"rule", "line"}:
        del found["fill"]
    if kind == "text":
        if anchor := _ANCHORS.get(item.get("align", "")):
            found["text-anchor"] = anchor
        if item.get("fontWeight"):
            found["font-weight"] = str(item["fontWeight"])
        if "stroke" in found:
            # The halo first, and the letters on it.
            found |= {"stroke-linejoin": "round", "paint-order": "stroke"}
    return _written(found)


def _written(attributes: Attributes) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


def _line(items: Iterable[Item], left: float, top: float) -> str:
    points = [(left + item["x"], top + item["y"]) for item in items]
    first = next(iter(items))
    return f'<path d="{_polyline(points)}" fill="none"{_look("line", first)}/>'


def _polyline(points: Iterable[tuple[float, float]]) -> str:
    """Return the path through some points, each told from the one before it, without adding up rounded steps."""
    parts: list[str] = []
    before = (0, 0)
    for x, y in points:
        at = (round(x * 10), round(y * 10))
        if not parts:
            parts.append(f"M{_tenths(at[0])}{_joined(_tenths(at[1]))}l")
        elif at != before:
            parts.append(_joined(_tenths(at[0] - before[0])) + _joined(_tenths(at[1] - before[1])))
        before = at
    return "".join(parts).replace("l ", "l").removesuffix("l")


def _tenths(value: int) -> str:
    """Return a number of tenths as short as it can be written: 12.5, -.3, 4."""
    whole, tenth = divmod(abs(value), 10)
    text = f"{whole or ''}.{tenth}" if tenth else str(whole)
    return f"-{text}" if value < 0 else text


def _joined(text: str) -> str:
    """Return a number as it follows another in a path: a minus sign parts them, else a space does."""
    return text if text.startswith("-") else f" {text}"


def number(value: float) -> str:
    """Return a coordinate with one decimal at most."""
    return _tenths(round(value * 10))


def _rule(item: Item, left: float, top: float) -> str:
    x, y = left + item.get("x", 0), top + item.get("y", 0)
    x2, y2 = left + item.get("x2", item.get("x", 0)), top + item.get("y2", item.get("y", 0))
    ends = f"H{number(x2)}" if number(y) == number(y2) else f"V{number(y2)}" if number(x) == number(x2) else ""
    return f'<path d="M{number(x)}{_joined(number(y))}{ends or f"L{number(x2)}{_joined(number(y2))}"}"/>'


def _rect(item: Item, left: float, top: float) -> str:
    return (
        f'<path d="M{number(left + item.get("x", 0))}{_joined(number(top + item.get("y", 0)))}'
        f'h{number(item["width"])}v{number(item["height"])}h{number(-item["width"])}z"/>'
    )


def _symbol(item: Item, left: float, top: float) -> str:
    radius = sqrt(item["size"] / pi)
    x, y = number(left + item.get("x", 0)), number(top + item.get("y", 0))
    return f'<circle cx="{x}" cy="{y}" r="{number(radius)}"/>'


def _shape(item: Item, left: float, top: float) -> str:
    """Return the outlines of a map, ring by ring."""
    rings = []
    for ring in item["shape"].split("M")[1:]:
        values = [float(part) for part in _PATH_NUMBER.findall(ring)]
        points = [(left + x, top + y) for x, y in zip(values[::2], values[1::2], strict=True)]
        path = _polyline(points)
        if "l" in path:
            rings.append(path + "z")
    return f'<path d="{"".join(rings)}"/>'


def _text(item: Item, left: float, top: float) -> str:
    baseline = _BASELINES.get(item.get("baseline", ""), 0) * item["fontSize"]
    x = number(left + item.get("x", 0) + item.get("dx", 0))
    y = number(top + item.get("y", 0) + item.get("dy", 0) + baseline)
    return f'<text x="{x}" y="{y}">{escape(clean(str(item["text"])))}</text>'


def clean(text: str) -> str:
    """Return a text without the characters that XML does not allow, or that would end a line."""
    return _CONTROLS.sub(" ", text)


_WRITERS: Final = {"rule": _rule, "rect": _rect, "symbol": _symbol, "shape": _shape, "text": _text}
