"""Lines: levels over time, each line labelled where it ends. Series go in, a specification comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Final

from factsheet.chart.frame import Frame, Layer, Row, Spec, rules, text
from factsheet.chart.measure import text_width, wrapped
from factsheet.chart.names import Names, term
from factsheet.chart.placing import Box, best, spread
from factsheet.chart.scales import Axis, Tick, number_axis, time_ticks
from factsheet.chart.series import Point, Series, breaks_of, month_of
from factsheet.chart.style import COLOURS, is_narrow

LINE: Final = 15.0  # pixels from one line of a label to the next
_OVER_ARROW: Final = 14.0  # pixels that a value stands higher over the arrow of a bound
_DOT: Final = 30  # the area of a dot
_DASH: Final = [4, 3]
_TALLEST: Final = 0.28  # of the width, what labels beside the lines may take
_NEAR_END: Final = 24  # pixels from the end of the view within which a line ends there


@dataclass(frozen=True, slots=True)
class Plot:
    """What is needed to draw series over time: the frame, the axis of numbers, and the marks of the axis of time."""

    series: tuple[Series, ...]
    frame: Frame
    axis: Axis
    ticks: tuple[Tick, ...]
    names: Names

    def at(self, point: Point) -> tuple[float, float]:
        """Return where a point lies, in pixels of the view."""
        return self.frame.x(point.year), self.frame.y(float(point.value))

    @property
    def points(self) -> list[Point]:
        """Return all points."""
        return [point for each in self.series for point in each.points]


def lines(series: Sequence[Series], names: Names, width: int) -> Spec:
    """Return the picture of levels over time.

    In a wide picture the names stand behind the lines, in a narrow one above or below them.
    """
    narrow = is_narrow(width)
    plot = _plot(tuple(series), names, width)
    beside = not narrow and len(plot.series) > 1
    layers = [*scaffold(plot), *strokes(plot), *dots(plot)]
    layers += _beside(plot) if beside else ends(plot)
    return plot.frame.spec(layers)


def _plot(series: tuple[Series, ...], names: Names, width: int) -> Plot:
    narrow = is_narrow(width)
    points = [point for each in series for point in each.points]
    axis = number_axis(
        [point.value for point in points], series[0].indicator.unit, names.language, wanted=4 if narrow else 5
    )
    left = max(text_width(label) for label in axis.labels) + 10
    room = width * _TALLEST
    right = 16.0
    if len(series) > 1 and not narrow:
        labels = [line for each in series for line in _label(names, each, axis, room)]
        right = max(text_width(line, bold=True) for line in labels) + 12
    years = [point.year for point in points]
    pad = (max(years) - min(years)) * 0.02 + 0.05
    frame = Frame(
        width, 270 if narrow else 330, left, right, 18, 24,
        (min(years) - pad, max(years) + pad), (float(axis.low), float(axis.high)),
    )  # fmt: skip
    wanted = max(2, int(frame.view_width // (64 if len(str(points[0].fact.period)) > 4 else 42)))
    return Plot(series, frame, axis, time_ticks(points, names.language, wanted=wanted), names)


def _label(names: Names, series: Series, axis: Axis, room: float) -> list[str]:
    """Return the lines of a label: the name, and the newest value behind it."""
    return wrapped(f"{names.series(series)} {names.value(series.last, axis.scale)}", room, bold=True)


def scaffold(plot: Plot, *, grid: bool = True) -> list[Layer]:
    """Return what the data stand on: grid, marks of both axes, and a rule where a series breaks."""
    frame, axis = plot.frame, plot.axis
    across: list[Row] = [{"x": 0, "x2": frame.view_width, "y": frame.y(float(tick))} for tick in axis.ticks]
    numbers: list[Row] = [
        {"x": -8, "y": frame.y(float(tick)), "t": label, "c": "text"}
        for tick, label in zip(axis.ticks, axis.labels, strict=True)
    ]
    years: list[Row] = [
        {"x": frame.x(tick.year), "y": frame.view_height + 8, "t": tick.label, "c": "text"} for tick in plot.ticks
    ]
    return [
        *([rules(across, "grid")] if grid else []),
        *text(numbers, align="right"),
        *text(kept_inside(years, frame), align="center", baseline="top"),
        *broken(plot),
    ]


def kept_inside(rows: Sequence[Row], frame: Frame, *, bold: bool = False) -> list[Row]:
    """Return centred labels, none of which leaves the picture."""
    found: list[Row] = []
    for row in rows:
        half = text_width(str(row["t"]), bold=bold) / 2
        x = min(max(float(str(row["x"])), half - frame.left), frame.view_width + frame.right - half)
        found.append({**row, "x": x})
    return found


def broken(plot: Plot) -> list[Layer]:
    """Return a dashed rule with a word for each break of the series, between the periods that it parts."""
    frame = plot.frame
    found: list[Row] = []
    words: list[Row] = []
    for gap in breaks_of(plot.series):
        since = month_of(gap.since)
        before = max(point.month for point in plot.points if point.month < since)
        after = min(point.month for point in plot.points if point.month >= since)
        x = frame.x((max(before, since - 12) + after) / 24)
        found.append({"x": x, "y": -6, "y2": frame.view_height})
        words.append({"x": x + 3, "y": -11, "t": term("break", plot.names.language), "c": "text"})
    return [rules(found, "text", dash=[3, 3]), *text(words)]


def strokes(plot: Plot) -> list[Layer]:
    """Return the lines: unbroken between settled values, dashed to and from others."""
    solid: list[Row] = []
    dashed: list[Row] = []
    number = 0
    for each in drawn_last(plot.series):
        for run in each.runs:
            for one, other in pairwise(run):
                settled = one.settled and other.settled
                rows = solid if settled else dashed
                if not (settled and rows and rows[-1]["of"] is one):
                    number += 1
                    rows.append(_corner(one, each, number))
                rows.append({**_corner(other, each, number), "of": other})
    return [
        plot.frame.data(
            {"type": "line", "strokeWidth": 2, **more}, [_plain(row) for row in rows], color="c", detail="g"
        )
        for rows, more in ((solid, {}), (dashed, {"strokeDash": _DASH}))
    ]


def _corner(point: Point, series: Series, number: int) -> dict[str, object]:
    return {"x": point.year, "y": float(point.value), "c": COLOURS[series.colour], "g": number, "of": None}


def _plain(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "of"}


def drawn_last(series: Sequence[Series]) -> list[Series]:
    """Return the series as they are drawn: grey ones at the back."""
    return sorted(series, key=lambda each: each.colour != "grey")


def dots(plot: Plot, size: float = _DOT) -> list[Layer]:
    """Return the points: hollow where a value is not settled or only a bound, with an arrow to where it may lie."""
    full: list[Row] = []
    hollow: list[Row] = []
    arrows: list[Row] = []
    for each in drawn_last(plot.series):
        for point in each.points:
            row = {"x": point.year, "y": float(point.value), "c": COLOURS[each.colour]}
            (full if point.settled and not point.bound else hollow).append(row)
            if point.bound:
                arrows.append(arrow(plot.at(point), point, each))
    mark = {"type": "point", "size": size, "opacity": 1}
    return [
        plot.frame.data({**mark, "filled": True}, full, color="c"),
        plot.frame.data({**mark, "fill": COLOURS["ground"], "strokeWidth": 1.5}, hollow, stroke="c"),
        *text(arrows, align="center"),
    ]


def arrow(at: tuple[float, float], point: Point, series: Series) -> Row:
    """Return the arrow of a bound beside its mark."""
    up = point.bound == "lower"
    return {"x": at[0], "y": at[1] + (-11 if up else 11), "t": "↑" if up else "↓", "c": series.colour}


def _beside(plot: Plot) -> list[Layer]:
    """Return the labels behind the lines, pushed apart where they would touch; a line that ends early has it there."""
    frame = plot.frame
    room = frame.width * _TALLEST
    ending = [each for each in plot.series if frame.view_width - plot.at(each.last)[0] < _NEAR_END]
    labels = [_label(plot.names, each, plot.axis, room) for each in ending]
    wishes = [plot.at(each.last)[1] for each in ending]
    middles = spread(wishes, [LINE * len(label) + 2 for label in labels], -14, frame.view_height + 14)
    rows: list[tuple[Series, Row]] = []
    for each, label, middle in zip(ending, labels, middles, strict=True):
        for number, line in enumerate(label):
            y = middle + (number - (len(label) - 1) / 2) * LINE
            rows.append((each, {"x": frame.view_width + 4, "y": y, "t": line}))
    early = [each for each in plot.series if each not in ending]
    values = [(each, each.last, plot.names.value(each.last, plot.axis.scale)) for each in early]
    return [
        *labelled(rows, align="left"),
        *_labels_on(plot, [(each, plot.names.series(each)) for each in early], values),
    ]


def labelled(rows: Sequence[tuple[Series, Row]], *, align: str, halo: bool = False) -> list[Layer]:
    """Return labels of series in their colours, bold where they stand out; grey ones in the colour of text."""
    plain = [{**row, "c": "text"} for each, row in rows if each.colour == "grey"]
    strong = [{**row, "c": each.colour} for each, row in rows if each.colour != "grey"]
    return [*text(plain, align=align, halo=halo), *text(strong, align=align, bold=True, halo=halo)]


def ends(plot: Plot) -> list[Layer]:
    """Return the names above or below their lines, and the first and last value of each at its point."""
    values = [
        (each, point, plot.names.value(point, plot.axis.scale))
        for each in plot.series
        for point in each.points[-1:] + each.points[:-1][:1]
    ]
    names = [(each, plot.names.series(each)) for each in plot.series] if len(plot.series) > 1 else []
    return _labels_on(plot, names, values)


def _labels_on(
    plot: Plot, names: Sequence[tuple[Series, str]], values: Sequence[tuple[Series, Point, str]] = ()
) -> list[Layer]:
    """Return labels at points of the lines and near the lines, where they cover least."""
    frame = plot.frame
    space = _Space(
        Box(-6, -frame.top + 2, frame.view_width + frame.right, frame.view_height),
        [_arrow_box(plot.at(point), point) for point in plot.points if point.bound],
        [[plot.at(point) for point in each.points] for each in plot.series],
    )
    rows = [
        (each, space.place(label, [plot.at(point)], over=_OVER_ARROW if point.bound else 0))
        for each, point, label in values
    ]
    rows += [(each, space.place(label, [plot.at(point) for point in reversed(each.points)])) for each, label in names]
    return labelled(rows, align="center", halo=True)


def _arrow_box(at: tuple[float, float], point: Point) -> Box:
    x, y = at
    return Box(x - 4, y - 18, x + 4, y) if point.bound == "lower" else Box(x - 4, y, x + 4, y + 18)


@dataclass
class _Space:
    """Where labels may stand: within a box, away from what is taken, and not across the lines."""

    whole: Box
    taken: list[Box]
    paths: Sequence[Sequence[tuple[float, float]]]

    def place(self, label: str, near: Sequence[tuple[float, float]], over: float = 0) -> Row:
        """Return a label above or below one of some points of its line, where it covers least; its room is taken."""
        wide, high = text_width(label, bold=True) / 2 + 2, LINE / 2
        candidates = []
        for (x, y), distance, aside, side in product(near, (12, 18, 26), (0.0, -0.9, 0.9), (-1, 1)):
            middle = min(max(x + aside * wide, self.whole.left + wide), self.whole.right - wide)
            at = y + side * distance - (over if side < 0 else 0)
            candidates.append(Box(middle - wide, at - high, middle + wide, at + high))
        inside = [box for box in candidates if box.within(self.whole)] or candidates[:1]
        box = inside[best(inside, self.taken, self.paths)]
        self.taken.append(box)
        return {"x": (box.left + box.right) / 2, "y": (box.top + box.bottom) / 2, "t": label}
