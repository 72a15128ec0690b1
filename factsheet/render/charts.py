"""What a page shows of a chart: a chart and the page's renderer go in, the parts of its figure come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from factsheet.chart import (
    FONT,
    NARROW,
    SIZE,
    WIDE,
    Drawing,
    Names,
    breaks_of,
    description,
    key_of,
    picture,
    series_of,
    small_picture,
    sources_of,
    table_of,
    unit_line,
)  # fmt: skip
from factsheet.chart.document import ENDINGS, FOLDER
from factsheet.facts import Chart, Fact, Source
from factsheet.model import Break
from factsheet.tables import Comparison, Table
from factsheet.wording import Language

if TYPE_CHECKING:
    from factsheet.sheet import Sheet

_SOURCES: Final = 6  # publishers that are named; the table leads to all
_ON_A_PAGE: Final = {"wide": WIDE, "narrow": NARROW}


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """A chart as a page shows it: the words around it, the drawings, and what stands behind the disclosure."""

    chart: Chart
    unit: str
    spoken: str
    drawings: tuple[tuple[str, Drawing], ...]
    key: tuple[str, ...]
    breaks: tuple[Break, ...]
    sources: tuple[Source, ...]
    more: bool
    derived: bool
    table: Table | Comparison
    font: str = FONT
    size: float = SIZE

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Return the files of the chart: what kind, and where below the site's root."""
        return tuple((ending.upper(), f"data/{FOLDER}/{self.chart.key}.{ending}") for ending in ENDINGS)


def chart_figure(
    sheet: Sheet, chart: Chart, language: Language, widths: Mapping[str, int] = MappingProxyType(_ON_A_PAGE)
) -> ChartFigure:
    """Return the parts of a chart's figure, with a drawing for each of some widths, which have names."""
    series = series_of(sheet.facts, chart)
    names = Names(series, language, chart, sheet.facts.places)
    sources, derived = sources_of(sheet.facts, series)
    over_time = chart.entry.form not in {"bars", "map"}
    return ChartFigure(
        chart,
        unit=unit_line(series, names),
        spoken=description(series, names, over_time=over_time),
        drawings=tuple((name, picture(chart, series, language, width)) for name, width in widths.items()),
        key=tuple(key_of(chart, series, names)),
        breaks=breaks_of(series),
        sources=tuple(sources[:_SOURCES]),
        more=len(sources) > _SOURCES,
        derived=derived,
        table=table_of(series, over_time=over_time),
    )


def small_chart(facts: tuple[Fact, ...], language: Language) -> tuple[Drawing, str, str] | None:
    """Return a small drawing of one indicator's facts, its unit and its description; `None` without a comparison."""
    found = small_picture(facts, language)
    if found is None:
        return None
    drawing, series = found
    names = Names(series, language)
    over_time = any(len(each.points) > 1 for each in series)
    return drawing, unit_line(series, names, named=False), description(series, names, over_time=over_time)
