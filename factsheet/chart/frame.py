"""The frame of a picture and the layers of its Vega-Lite specification: sizes and rows go in, a specification out.

Layers of data have their coordinates in the numbers of the data, which Vega-Lite's scales place. Labels, which must
not cover each other, have theirs in pixels of the frame; `Frame.x` and `Frame.y` are the same scales.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from factsheet.chart.style import COLOURS, SIZE

Row: TypeAlias = Mapping[str, object]
Layer: TypeAlias = dict[str, object]
Spec: TypeAlias = str  # JSON, so that equal pictures are drawn once

_SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v5.json"
_AS_IT_IS: Final = {"type": "nominal", "scale": None}


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of a size with the view that its margins leave, and what the ends of the view stand for."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    across: tuple[float, float] = (0, 1)
    up: tuple[float, float] = (0, 1)

    @property
    def view_width(self) -> float:
        """Return the width between the margins."""
        return self.width - self.left - self.right

    @property
    def view_height(self) -> float:
        """Return the height between the margins."""
        return self.height - self.top - self.bottom

    def x(self, value: float) -> float:
        """Return how far from the view's left edge a number stands."""
        first, last = self.across
        return (value - first) / (last - first) * self.view_width

    def y(self, value: float) -> float:
        """Return how far below the view's upper edge a number stands."""
        lowest, highest = self.up
        return (highest - value) / (highest - lowest) * self.view_height

    def spec(self, layers: Sequence[Layer], **more: object) -> Spec:
        """Return the Vega-Lite specification of the layers, the first at the back."""
        whole = {
            "$schema": _SCHEMA,
            "width": self.view_width,
            "height": self.view_height,
            "padding": {"left": self.left, "right": self.right, "top": self.top, "bottom": self.bottom},
            "autosize": "none",
            "background": None,
            "config": {"view": {"stroke": None}},
            "layer": [layer for layer in layers if layer],
            **more,
        }
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))

    # -- layers of data -----------------------------------------------------------------------------------------

    def data(self, mark: Mapping[str, object], rows: Sequence[Row], **channels: str) -> Layer:
        """Return a layer of marks with `x` and `y` in numbers of the data; each further channel is taken as it is."""
        if not rows:
            return {}
        ends = {name: {"field": name} for name in ("x2", "y2") if name in rows[0]}
        return {
            "data": {"values": list(rows)},
            "mark": dict(mark),
            "encoding": {
                **({"x": self._channel("x", self.across)} if "x" in rows[0] else {}),
                **({"y": self._channel("y", self.up)} if "y" in rows[0] else {}),
                **ends,
                **{name: {"field": field, **_AS_IT_IS} for name, field in channels.items()},
            },
        }

    def _channel(self, field: str, domain: tuple[float, float]) -> Row:
        scale = {"domain": sorted(domain), "nice": False, "zero": False, "reverse": domain[0] > domain[1]}
        return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def pixels(mark: Mapping[str, object], rows: Sequence[Row], **channels: str) -> Layer:
    """Return a layer of marks with `x` and `y` in pixels of the view; each further channel is taken as it is."""
    if not rows:
        return {}
    plain = {"type": "quantitative", "scale": None, "axis": None}
    ends = {name: {"field": name} for name in ("x2", "y2") if name in rows[0]}
    return {
        "data": {"values": list(rows)},
        "mark": dict(mark),
        "encoding": {
            "x": {"field": "x", **plain},
            "y": {"field": "y", **plain},
            **ends,
            **{name: {"field": field, **_AS_IT_IS} for name, field in channels.items()},
        },
    }


def text(
    rows: Sequence[Row], *, align: str = "left", baseline: str = "middle", bold: bool = False, halo: bool = False
) -> list[Layer]:
    """Return a layer of labels at pixels: `t` is the text, `c` its colour; with `halo`, the ground is around it."""
    mark: dict[str, object] = {"type": "text", "align": align, "baseline": baseline, "fontSize": SIZE}
    if bold:
        mark |= {"fontWeight": 700}
    if halo:
        mark |= {"stroke": COLOURS["ground"], "strokeWidth": 3}
    return [pixels(mark, [{**row, "c": COLOURS[str(row["c"])]} for row in rows], text="t", fill="c")]


def rules(rows: Sequence[Row], colour: str, *, dash: Sequence[float] = (), width: float = 1) -> Layer:
    """Return a layer of straight lines at pixels."""
    mark = {"type": "rule", "color": COLOURS[colour], "strokeWidth": width}
    if dash:
        mark |= {"strokeDash": list(dash)}
    return pixels(mark, rows)
