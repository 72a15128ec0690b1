"""Pictures: a chart, its series and a width go in, a drawing comes out, by the form of the chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from factsheet.chart.bars import bars
from factsheet.chart.columns import columns
from factsheet.chart.draw import Drawing, draw
from factsheet.chart.frame import Spec
from factsheet.chart.lines import lines
from factsheet.chart.maps import map_of
from factsheet.chart.names import Names
from factsheet.chart.ranks import ranks
from factsheet.chart.series import Series
from factsheet.facts import Chart
from factsheet.wording import Language

FORMS: Final[dict[str, Callable[[Sequence[Series], Names, Language, int], Spec]]] = {
    "lines": lines, "ranks": ranks, "columns": columns, "bars": bars,
}  # fmt: skip


def picture(chart: Chart, series: Sequence[Series], language: Language, width: int) -> Drawing:
    """Return the drawing of a chart at a width."""
    names = Names(series, language, chart)
    if chart.entry.form == "map":
        return draw(map_of(series, names, language, width, chart))
    return draw(FORMS[chart.entry.form](series, names, language, width))
