"""A map: places as points on the outline of the land, larger the higher their rank. Series go in, a specification out.

The projection is Equal Earth, which shows areas in proportion: Bojan Šavrič, Tom Patterson and Bernhard Jenny, "The
Equal Earth map projection", International Journal of Geographical Information Science 33 (2019). No border is drawn.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any, Final

from factsheet.chart.frame import Frame, Layer, Row, Spec, pixels
from factsheet.chart.lines import LINE, labelled
from factsheet.chart.measure import text_width
from factsheet.chart.names import Names
from factsheet.chart.placing import Box
from factsheet.chart.series import Series
from factsheet.chart.style import COLOURS, is_narrow
from factsheet.chart.views import VIEWS, View
from factsheet.model_charts import Extent

_LAND: Final = Path(__file__).with_name("land.json")
_LEADING: Final = 10  # so many places are the leading ones, with the largest points
_MIDDLE: Final = 50
_TOUCH: Final = 30.0  # square pixels of smaller points that a name may cover
# The polynomial of the projection.
_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)


@dataclass(frozen=True, slots=True)
class Projection:
    """Equal Earth, turned to a central meridian, scaled and moved so that a view fills a width."""

    view: View
    width: float
    scale: float
    left: float
    top: float
    height: float

    @classmethod
    def of(cls, view: View, width: float) -> Projection:
        """Return the projection in which the view is as wide as the picture."""
        corners = [
            equal_earth(at - view.middle, lat)
            for at in (view.west, view.east)
            for lat in (view.south, view.north, max(view.south, 0))
        ]
        least, most = min(x for x, _ in corners), max(x for x, _ in corners)
        scale = width / (most - least)
        top = equal_earth(0, view.north)[1]
        bottom = equal_earth(0, view.south)[1]
        return cls(view, width, scale, -least * scale, top * scale, (top - bottom) * scale)

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return where a place lies, in pixels."""
        x, y = equal_earth((longitude - self.view.middle + 180) % 360 - 180, latitude)
        return self.left + x * self.scale, self.top - y * self.scale


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Return the coordinates of a place on a globe of radius one; north is up."""
    a1, a2, a3, a4 = _A
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    x = 2 * sqrt(3) * radians(longitude) * cos(angle) / (
        3 * (9 * a4 * sixth * square + 7 * a3 * sixth + 3 * a2 * square + a1)
    )  # fmt: skip
    return x, angle * (a1 + a2 * square + sixth * (a3 + a4 * square))


def map_of(series: Sequence[Series], names: Names, width: int) -> Spec:
    """Return the map: the land, the points from the lowest rank to the highest, and the names that find room."""
    extent = names.chart.entry.extent if names.chart else "world"
    narrow = is_narrow(width)
    projection = Projection.of(VIEWS[extent], width)
    frame = Frame(width, projection.height, 0, 0, 0, 0)
    shown = [(each, _where(each, projection)) for each in sorted(series, key=lambda each: each.last.value)]
    small = 0.6 if narrow else 1.0
    sizes = [_size(each) * small for each, _ in shown]
    rows: list[Row] = [
        {"x": at[0], "y": at[1], "c": COLOURS[each.colour], "s": size}
        for (each, at), size in zip(shown, sizes, strict=True)
    ]
    rows.reverse()
    return frame.spec([_land(extent, projection), *_points(rows), *_labels(shown, sizes, names, frame)])


def _where(series: Series, projection: Projection) -> tuple[float, float]:
    latitude, longitude = series.place.entry.coordinates or (0, 0)
    return projection.at(float(latitude), float(longitude))


def _size(series: Series) -> float:
    """Return the area of a point: three sizes, so that a reader tells them apart."""
    rank = series.last.value
    return 150.0 if rank <= _LEADING else 75.0 if rank <= _MIDDLE else 34.0


def _land(extent: Extent, projection: Projection) -> Layer:
    shape = {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": _outline(extent)}}
    return {
        "data": {"values": [shape]},
        "mark": {"type": "geoshape", "fill": COLOURS["land"], "stroke": None},
        "projection": {
            "type": "equalEarth", "rotate": [-projection.view.middle, 0, 0], "scale": projection.scale,
            "translate": [projection.left, projection.top],
            "clipExtent": [[0, 0], [projection.width, projection.height]],
        },
    }  # fmt: skip


@lru_cache(maxsize=2)
def _outline(extent: Extent) -> Any:  # noqa: ANN401 -- nested lists of degrees
    return json.loads(_LAND.read_text(encoding="utf-8"))[extent]


def _points(rows: Sequence[Row]) -> list[Layer]:
    mark = {"type": "point", "opacity": 1, "filled": True, "stroke": COLOURS["ground"], "strokeWidth": 1}
    return [pixels(mark, rows, fill="c", size="s")]


def _labels(
    shown: Sequence[tuple[Series, tuple[float, float]]], sizes: Sequence[float], names: Names, frame: Frame
) -> list[Layer]:
    """Return the names, the highest rank first, each where it covers no other name and no large point."""
    whole = Box(0, 0, frame.width, frame.height)
    points = [
        Box(x - sqrt(size) / 2, y - sqrt(size) / 2, x + sqrt(size) / 2, y + sqrt(size) / 2)
        for (_, (x, y)), size in zip(shown, sizes, strict=True)
    ]
    leading = [number for number, (each, _) in enumerate(shown) if each.last.value <= _LEADING]
    taken: list[Box] = []
    rows = []
    few = names.chart is not None and names.chart.entry.extent == "world"
    for number, (each, at) in enumerate(shown):
        if few and each.last.value > _LEADING:
            continue
        label = names.place(each)
        others = points[:number] + points[number + 1 :]
        for box in _around(at, text_width(label, bold=each.colour != "grey"), sqrt(sizes[number]) / 2 + 4):
            covers = [*taken, *(points[other] for other in leading if other != number)]
            free = box.within(whole) and not any(box.overlap(other) for other in covers)
            if free and sum(box.overlap(other) for other in others) < _TOUCH:
                taken.append(box)
                rows.append((each, {"x": (box.left + box.right) / 2, "y": (box.top + box.bottom) / 2, "t": label}))
                break
    return labelled(rows, align="center", halo=True)


def _around(at: tuple[float, float], wide: float, away: float) -> list[Box]:
    """Return the boxes of a label about a point: right, left, above, below, and the corners."""
    x, y = at
    high = LINE / 2
    beside = [(away + wide / 2, 0.0), (-away - wide / 2, 0.0), (0.0, -away - high), (0.0, away + high)]
    corners = [(side * (wide / 2 + away * 0.7), up * (high + away * 0.4)) for side in (1, -1) for up in (-1, 1)]
    return [Box(x + dx - wide / 2, y + dy - high, x + dx + wide / 2, y + dy + high) for dx, dy in [*beside, *corners]]
