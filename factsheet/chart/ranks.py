"""Ranks over time, the first place on top. Series go in, a specification comes out.

Dotted lines lead the eye from a place's rank to its next known one, where a line may not join them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from factsheet.chart.frame import Frame, Layer, Row, Spec, rules
from factsheet.chart.lines import LINE, Plot, dots, drawn_last, ends, labelled, scaffold, strokes
from factsheet.chart.measure import text_width
from factsheet.chart.names import Names
from factsheet.chart.placing import spread
from factsheet.chart.scales import Axis, time_ticks
from factsheet.chart.series import Series
from factsheet.chart.style import COLOURS, is_narrow
from factsheet.period import Period
from factsheet.wording import Scale

_HEIGHT: Final = 440  # of the tallest picture
_STEP: Final = 19  # pixels from one place to the next, where there is room
_DOT: Final = 46


def ranks(series: Sequence[Series], names: Names, width: int) -> Spec:
    """Return the picture of places in a ranking over time."""
    plot = _plot(tuple(series), names, width)
    labels = _labels(plot) if len(series) > 1 else ends(plot)
    layers = [*scaffold(plot), _guides(plot), *labels[:1], *strokes(plot), *dots(plot, _DOT), *labels[1:]]
    return plot.frame.spec(layers)


def _plot(series: tuple[Series, ...], names: Names, width: int) -> Plot:
    narrow = is_narrow(width)
    points = [point for each in series for point in each.points]
    last = int(max(point.value for point in points))
    axis = _axis(last)
    alone = len(series) == 1
    newest = _newest(series)
    right = 16.0 if alone else max(text_width(_label(names, each, newest), bold=True) for each in series) + 12
    years = [point.year for point in points]
    pad = (max(years) - min(years)) * 0.02 + 0.1
    height = min(_HEIGHT, max(200, 40 + last * _STEP))
    # Half a place of room above the first and below the last.
    half = max(0.5, last * 0.02)
    frame = Frame(
        width, height if not narrow else min(height, 400), max(text_width(label) for label in axis.labels) + 10, right,
        18, 24, (min(years) - pad, max(years) + pad), (last + half * (4 if alone else 1), 1 - half),
    )  # fmt: skip
    return Plot(
        series, frame, axis, time_ticks(points, names.language, wanted=max(2, int(frame.view_width // 40))), names
    )


def _axis(last: int) -> Axis:
    """Return the places that are marked: the first, and then round ones."""
    step = next(step for step in (1, 5, 10, 20, 50, 100) if last / step <= 6)
    marked = [1, *(place for place in range(step, last + 1, step) if place > 1)]
    ticks = tuple(Decimal(place) for place in marked)
    return Axis(Decimal(1), Decimal(last), ticks, tuple(str(place) for place in marked), Scale())


def _guides(plot: Plot) -> Layer:
    """Return dotted lines between the runs of each series."""
    rows: list[Row] = [
        {
            "x": one[-1].year, "y": float(one[-1].value), "x2": other[0].year, "y2": float(other[0].value),
            "c": COLOURS[each.colour],
        }
        for each in drawn_last(plot.series)
        for one, other in pairwise(each.runs)
    ]  # fmt: skip
    return plot.frame.data({"type": "rule", "strokeWidth": 1.5, "strokeDash": [1, 3]}, rows, color="c")


def _label(names: Names, series: Series, newest: Period) -> str:
    """Return the newest rank and the name; the period where it is not that of the newest rank of all."""
    period = series.last.fact.period
    when = "" if period == newest else f" ({period})"
    return f"{int(series.last.value)} {names.series(series)}{when}"


def _newest(series: Sequence[Series]) -> Period:
    return max(each.last.fact.period for each in series)


def _labels(plot: Plot) -> list[Layer]:
    """Return the names in a column behind the newest ranks, each led to by a thin line where it stands apart."""
    end = plot.frame.x(max(point.year for point in plot.points)) + 10
    newest = _newest(plot.series)
    wishes = [plot.at(each.last)[1] for each in plot.series]
    middles = spread(wishes, [LINE] * len(wishes), -8, plot.frame.view_height + 8)
    rows: list[tuple[Series, Row]] = []
    leaders: list[Row] = []
    for each, wish, middle in zip(plot.series, wishes, middles, strict=True):
        rows.append((each, {"x": end, "y": middle, "t": _label(plot.names, each, newest)}))
        start = plot.at(each.last)[0] + 6
        if end - start > LINE or abs(middle - wish) > LINE / 2:
            leaders.append({"x": start, "y": wish, "x2": end - 3, "y2": middle})
    return [rules(leaders, "rule", width=0.8), *labelled(rows, align="left", halo=True)]
