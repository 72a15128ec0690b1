"""Bars: places compared for one period, a panel for each indicator. Series go in, a specification comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factsheet.chart.frame import Frame, Layer, Row, Spec, pixels, text
from factsheet.chart.lines import labelled
from factsheet.chart.measure import text_width, wrapped
from factsheet.chart.names import Names
from factsheet.chart.scales import number_axis
from factsheet.chart.series import Series
from factsheet.chart.style import COLOURS, is_narrow
from factsheet.wording import Scale

_BAR: Final = 13.0  # pixels high
_BETWEEN: Final = 9.0  # pixels from one bar to the next
_LINE: Final = 16.0
_GUTTER: Final = 28.0  # pixels between panels side by side
_NAMES: Final = 0.42  # of a panel's width, what names beside the bars may take


@dataclass(frozen=True, slots=True)
class _Panel:
    """One indicator: its bars, longest first, the scale of its values, and the lines of its head."""

    series: tuple[Series, ...]
    scale: Scale
    most: float
    head: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Room:
    """Where a panel stands: its left upper corner, its width, and how its names stand."""

    left: float
    top: float
    width: float
    names: float  # the width of names beside the bars; 0 where they stand above them

    @property
    def row(self) -> float:
        """Return the pixels from one bar to the next."""
        return _BAR + _BETWEEN + (0 if self.names else _LINE)


def bars(series: Sequence[Series], names: Names, width: int) -> Spec:
    """Return the picture: panels side by side in a wide picture, one below the other in a narrow one."""
    narrow = is_narrow(width)
    grouped = {each.indicator.key: [other for other in series if other.indicator is each.indicator] for each in series}
    abreast = 1 if narrow else len(grouped)
    panel_width = (width - 2 - _GUTTER * (abreast - 1)) / abreast
    panels = [
        _panel(found, _alike(found, series), names, panel_width, headed=len(grouped) > 1) for found in grouped.values()
    ]
    widest = max(text_width(names.place(each), bold=True) for each in series) + 10
    beside = widest if widest <= panel_width * _NAMES else 0.0
    head = max(len(panel.head) for panel in panels) * _LINE + 6 if len(panels) > 1 else 2.0
    marked = len({each.colour for each in series}) > 1
    layers: list[Layer] = []
    top, bottom = head, 0.0
    for number, panel in enumerate(panels):
        room = _Room(0.0 if narrow else number * (panel_width + _GUTTER), top, panel_width, beside)
        layers += _drawn(panel, room, names, marked=marked)
        end = top + len(panel.series) * room.row
        bottom = max(bottom, end)
        top = end + 14 + head if narrow else top
    return Frame(width, bottom + 4, 1, 1, 2, 2).spec(layers)


def _alike(panel: Sequence[Series], series: Sequence[Series]) -> list[Series]:
    """Return all series in the unit of a panel: their bars have one scale, so that panels can be compared."""
    return [each for each in series if each.indicator.unit is panel[0].indicator.unit]


def _panel(series: Sequence[Series], alike: Sequence[Series], names: Names, width: float, *, headed: bool) -> _Panel:
    ordered = tuple(sorted(series, key=lambda each: -each.last.value))
    unit = series[0].indicator.unit
    values = [each.last.value for each in alike]
    scale = number_axis(values, unit, names.language, wanted=4, zero=True).scale
    head = f"{names.indicator(series[0])}, {names.unit(unit, scale)}"
    return _Panel(ordered, scale, float(max(values)), tuple(wrapped(head, width, bold=True)) if headed else ())


def _drawn(panel: _Panel, room: _Room, names: Names, *, marked: bool) -> list[Layer]:
    """Return a panel; where some bars are marked off by their colour, their names are too."""
    values = [names.value(each.last, panel.scale) for each in panel.series]
    longest = room.width - room.names - max(text_width(value, bold=True) for value in values) - 18
    full: list[Row] = []
    hollow: list[Row] = []
    labels = []
    for number, (each, value) in enumerate(zip(panel.series, values, strict=True)):
        y = room.top + number * room.row + (0 if room.names else _LINE) + _BAR / 2
        start = room.left + room.names
        end = start + max(1.0, longest * float(each.last.value) / panel.most)
        settled = each.last.settled and not each.last.bound
        bar = {"x": start, "x2": end, "y": y - _BAR / 2, "y2": y + _BAR / 2, "c": COLOURS[each.colour]}
        (full if settled else hollow).append(bar)
        beyond = 14 if each.last.bound else 6
        labels += [
            (each, {"x": end + beyond, "y": y, "t": value}),
            (each, {"x": room.left, "y": y if room.names else y - _BAR / 2 - 9, "t": names.place(each)}),
        ]
    heads: list[Row] = [
        {"x": room.left, "y": room.top - 6 - (len(panel.head) - number - 0.5) * _LINE, "t": line, "c": "text"}
        for number, line in enumerate(panel.head)
    ]
    mark = {"type": "rect", "opacity": 1}
    return [
        *text(heads, bold=True),
        pixels(mark, full, fill="c"),
        pixels({**mark, "fillOpacity": 0.18, "strokeWidth": 1.5}, hollow, fill="c", stroke="c"),
        *(labelled(labels, align="left") if marked else text([_quiet(row) for _, row in labels])),
    ]


def _quiet(row: Row) -> Row:
    return {**row, "c": "text"}
