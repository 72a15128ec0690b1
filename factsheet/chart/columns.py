"""Columns: one series of amounts over time. The series goes in, a specification comes out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factsheet.chart.frame import Frame, Layer, Row, Spec, rules, text
from factsheet.chart.lines import Plot, arrow, kept_inside, labelled, scaffold
from factsheet.chart.measure import text_width
from factsheet.chart.names import Names
from factsheet.chart.scales import number_axis, time_ticks
from factsheet.chart.series import Point, Series
from factsheet.chart.style import COLOURS, SIZE, is_narrow

_FULL: Final = 0.66  # of the distance from one column to the next, how much a column takes


def columns(series: Sequence[Series], names: Names, width: int) -> Spec:
    """Return the picture of amounts over time. Where all values fit above their columns, they all stand there."""
    plot = _plot(tuple(series), names, width)
    layers = [*scaffold(plot), *_columns(plot), _ground(plot), *_labels(plot)]
    return plot.frame.spec(layers)


def _plot(series: tuple[Series, ...], names: Names, width: int) -> Plot:
    narrow = is_narrow(width)
    points = series[0].points
    axis = number_axis(
        [point.value for point in points],
        series[0].indicator.unit,
        names.language,
        wanted=4 if narrow else 5,
        zero=True,
    )
    years = [point.year for point in points]
    top = 38 if any(point.bound == "lower" for point in points) else 24  # an arrow lifts the value above it
    frame = Frame(
        width, 250 if narrow else 300, max(text_width(label) for label in axis.labels) + 10, 4, top, 24,
        (min(years) - 0.5, max(years) + 0.5), (float(axis.low), float(axis.high)),
    )  # fmt: skip
    wanted = max(2, int(frame.view_width // 34))
    return Plot(series, frame, axis, time_ticks(points, names.language, wanted=wanted), names)


def _pitch(plot: Plot) -> float:
    """Return the pixels from one column to the next."""
    months = sorted(point.month for point in plot.points)
    step = min((later - earlier for earlier, later in pairwise(months)), default=12)
    return plot.frame.x(step / 12) - plot.frame.x(0)


def _columns(plot: Plot) -> list[Layer]:
    """Return the columns: full where a value is settled and no mere bound, else an outline, dashed if not settled."""
    (series,) = plot.series
    wide = round(_pitch(plot) * _FULL)
    colour = COLOURS[series.colour]
    full = [_row(point) for point in series.points if point.settled and not point.bound]
    open_ = [_row(point) for point in series.points if point.settled and point.bound]
    dashed = [_row(point) for point in series.points if not point.settled]
    mark = {"type": "bar", "size": wide, "color": colour, "opacity": 1}
    outline = {**mark, "size": wide - 1.5, "fillOpacity": 0.18, "stroke": colour, "strokeWidth": 1.5}
    return [
        plot.frame.data(mark, full),
        plot.frame.data(outline, open_),
        plot.frame.data({**outline, "strokeDash": [4, 3]}, dashed),
        *text([arrow(plot.at(point), point, series) for point in series.points if point.bound], align="center"),
    ]


def _row(point: Point) -> Row:
    return {"x": point.year, "y": float(point.value), "y2": 0}


def _ground(plot: Plot) -> Layer:
    y = plot.frame.y(0)
    return rules([{"x": 0, "x2": plot.frame.view_width, "y": y}], "text")


def _labels(plot: Plot) -> list[Layer]:
    (series,) = plot.series
    labels = [plot.names.value(point, plot.axis.scale) for point in series.points]
    fits = max(text_width(label, SIZE, bold=True) for label in labels) < _pitch(plot) - 2
    shown = range(len(labels)) if fits else _telling(series)
    rows: list[tuple[Series, Row]] = []
    for number in shown:
        point = series.points[number]
        x, y = plot.at(point)
        row = {"x": x, "y": y - (22 if point.bound == "lower" else 10), "t": labels[number]}
        rows += [(series, kept) for kept in kept_inside([row], plot.frame, bold=True)]
    return labelled(rows, align="center", halo=True)


def _telling(series: Series) -> list[int]:
    """Return the numbers of the points whose values are told where there is no room for all: first, highest, last."""
    values = [point.value for point in series.points]
    return sorted({0, values.index(max(values)), len(values) - 1})
