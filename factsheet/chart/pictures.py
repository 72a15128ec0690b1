"""Pictures: a chart, its series and a width go in, a drawing comes out, by the form of the chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from factsheet.chart.bars import bars
from factsheet.chart.columns import columns
from factsheet.chart.draw import Drawing, draw
from factsheet.chart.frame import Spec
from factsheet.chart.lines import lines
from factsheet.chart.maps import map_of
from factsheet.chart.names import Names
from factsheet.chart.ranks import ranks
from factsheet.chart.series import Colour, Series, one_series
from factsheet.chart.style import SMALL
from factsheet.facts import Chart, Fact
from factsheet.wording import Language

FORMS: Final[dict[str, Callable[[Sequence[Series], Names, int], Spec]]] = {
    "lines": lines, "ranks": ranks, "columns": columns, "bars": bars, "map": map_of,
}  # fmt: skip

_FEWEST: Final = 3  # points that make a series worth a picture
_MOST_SERIES: Final = 5
_MOST_BARS: Final = 12


def picture(chart: Chart, series: Sequence[Series], language: Language, width: int) -> Drawing:
    """Return the drawing of a chart at a width."""
    names = Names(series, language, chart)
    return draw(FORMS[chart.entry.form](series, names, width))


def small_picture(facts: Sequence[Fact], language: Language) -> tuple[Drawing, list[Series]] | None:
    """Return a small drawing of one indicator's facts, and what it shows: the longest series, or the newest period.

    `None` where there are fewer than three points that can be compared.
    """
    by_place: dict[str, list[Fact]] = {}
    for fact in facts:
        by_place.setdefault(fact.place.key, []).append(fact)
    series = sorted((one_series(found) for found in by_place.values()), key=lambda each: -len(each.points))
    long = [each for each in series if len(each.points) >= _FEWEST][:_MOST_SERIES]
    if long:
        shown = _coloured(long)
        form = ranks if _ranked(shown) else lines
        return draw(form(shown, Names(shown, language), SMALL)), shown
    newest = max((fact.period for fact in facts), default=None)
    compared = [one_series([fact]) for fact in facts if fact.period == newest]
    if len(compared) < _FEWEST or not _have_lengths(compared):
        return None
    largest = sorted(compared, key=lambda each: -each.last.value)[:_MOST_BARS]
    return draw(bars(largest, Names(largest, language), SMALL)), largest


def _coloured(series: Sequence[Series]) -> list[Series]:
    """Return the series in blue, red and grey."""
    colours: tuple[Colour, ...] = ("ink", "seal")
    return [replace(each, colour=colours[number] if number < 2 else "grey") for number, each in enumerate(series)]


def _ranked(series: Sequence[Series]) -> bool:
    return series[0].indicator.unit.entry.kind == "rank"


def _have_lengths(series: Sequence[Series]) -> bool:
    """Tell whether a bar can show each value: none below nought, and no rank, which is no amount."""
    values = [each.last.value for each in series]
    return min(values) >= 0 and max(values) > 0 and not _ranked(series)
