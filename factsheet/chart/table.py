"""The table behind a chart: its series go in, one of the tables of pages comes out, with the same facts."""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.chart.series import Series
from factsheet.facts import Fact
from factsheet.period import Period
from factsheet.tables import Comparison, PeriodRow, Table


def table_of(series: Sequence[Series], *, over_time: bool) -> Table | Comparison:
    """Return a comparison where one indicator is shown for several places over time, else a table of observations."""
    indicators = list(dict.fromkeys(each.indicator.key for each in series))
    places = list(dict.fromkeys(each.place.key for each in series))
    if over_time and len(indicators) == 1 and len(places) > 1:
        return _comparison(series, places)
    return _table(series, indicators)


def _comparison(series: Sequence[Series], places: Sequence[str]) -> Comparison:
    found: dict[Period, dict[str, Fact]] = {}
    for each in series:
        for point in each.points:
            found.setdefault(point.fact.period, {})[each.place.key] = point.fact
    rows = [
        PeriodRow(period, tuple(found[period].get(place) for place in places)) for period in sorted(found, reverse=True)
    ]
    return Comparison(series[0].indicator, tuple(places), tuple(rows))


def _table(series: Sequence[Series], indicators: Sequence[str]) -> Table:
    found: dict[tuple[Period, str], dict[str, Fact]] = {}
    for each in series:
        for point in each.points:
            found.setdefault((point.fact.period, each.place.key), {})[each.indicator.key] = point.fact
    rows = [tuple(row.get(key) for key in indicators) for row in found.values()]
    return Table(tuple(indicators), tuple(sorted(rows, key=_order)))


def _order(row: tuple[Fact | None, ...]) -> tuple[object, ...]:
    """Order rows as the tables of pages are: the newest first, then ranks from the top, and others from the largest."""
    number, fact = next((number, fact) for number, fact in enumerate(row) if fact)
    value = fact.figure.number
    return (-fact.period.end.toordinal(), number, value if fact.unit.entry.kind == "rank" else -value)
