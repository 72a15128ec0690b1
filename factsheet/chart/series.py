"""What a chart shows: facts go in, series of points come out, with the gaps and breaks that interrupt them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from factsheet.chart.views import VIEWS
from factsheet.facts import Chart, Fact, Facts, Indicator, Place
from factsheet.model import Break
from factsheet.period import Period
from factsheet.quantity import Qualifier

Colour: TypeAlias = Literal["ink", "seal", "grey"]
Bound: TypeAlias = Literal["", "lower", "upper"]

_YEAR: Final = 12  # months
_LOWER: Final = frozenset({Qualifier.OVER, Qualifier.AT_LEAST, Qualifier.ODD})
_UPPER: Final = frozenset({Qualifier.UNDER, Qualifier.AT_MOST})
_SETTLED: Final = frozenset({"final", "derived"})


@dataclass(frozen=True, slots=True)
class Point:
    """A fact in a picture: `value` is its number (of a range the middle), `month` its beginning in months.

    `bound` tells that the number is only the lower or upper bound of what the figure may be; `settled` that it is
    neither preliminary nor an estimate nor a target.
    """

    fact: Fact
    value: Decimal
    month: int
    bound: Bound
    settled: bool

    @property
    def year(self) -> float:
        """Return the beginning of the period on a scale of years."""
        return self.month / _YEAR


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one indicator for one place, oldest first.

    `runs` are the stretches that a line may join: within one, periods follow each other as the series' own step has
    them, and no break lies between them.
    """

    indicator: Indicator
    place: Place
    colour: Colour
    points: tuple[Point, ...]
    runs: tuple[tuple[Point, ...], ...]
    breaks: tuple[Break, ...]

    @property
    def last(self) -> Point:
        """Return the newest point."""
        return self.points[-1]


def series_of(facts: Facts, chart: Chart) -> tuple[Series, ...]:
    """Return the series of a chart, in the order in which it names indicators and places; none without a point.

    Over time a series holds the periods of one length, that of most of its observations. Bars and maps show one
    period: the latest for which the indicator has observations of these places, if the chart names none.
    """
    found = []
    for indicator in chart.indicators:
        wanted = [fact for fact in facts.by_indicator.get(indicator.key, ()) if _shown(chart, fact)]
        if chart.entry.form in {"bars", "map"} and wanted:
            latest = max(fact.period for fact in wanted)
            wanted = [fact for fact in wanted if fact.period == latest]
        for place in _places(chart, indicator, wanted):
            series = [fact for fact in wanted if fact.place.key == place.key]
            if series:
                found.append((indicator, place, series))
    return tuple(
        _series(indicator, place, series, _colour(chart, indicator, place, number, len(found)))
        for number, (indicator, place, series) in enumerate(found)
    )


def one_series(facts: Iterable[Fact], colour: Colour = "ink") -> Series:
    """Return the series that the facts of one indicator and one place make."""
    ordered = list(facts)
    return _series(ordered[0].indicator, ordered[0].place, ordered, colour)


def _shown(chart: Chart, fact: Fact) -> bool:
    entry, period = chart.entry, fact.period
    since, until = entry.since, entry.until
    return (
        (entry.form != "map" or VIEWS[entry.extent].holds(fact.place))
        and (not chart.places or fact.place.key in {place.key for place in chart.places})
        and (not entry.periods or period in entry.periods)
        and (since is None or period.start >= since.start)
        and (until is None or period.end <= until.end)
    )


def _places(chart: Chart, indicator: Indicator, wanted: Iterable[Fact]) -> tuple[Place, ...]:
    if chart.places:
        return chart.places
    if chart.entry.form in {"bars", "map"}:
        return tuple({fact.place.key: fact.place for fact in wanted}.values())
    return (indicator.place,)


def _colour(chart: Chart, indicator: Indicator, place: Place, number: int, of: int) -> Colour:
    """Return the colour that the chart names for an indicator, a place or what it lies in.

    Where it names none at all, the first series is blue and the second red; bars and maps are blue.
    """
    entry = chart.entry
    if not (entry.ink or entry.seal):
        if entry.form in {"bars", "map"} or of == 1:
            return "ink"
        return ("ink", "seal")[number] if number < 2 else "grey"
    names = {indicator.key, place.key, *place.entry.within}
    # The narrower name decides: a place before what it lies in.
    for keys in ({indicator.key, place.key}, names):
        if keys & {*entry.ink}:
            return "ink"
        if keys & {*entry.seal}:
            return "seal"
    return "grey"


def _series(indicator: Indicator, place: Place, facts: Iterable[Fact], colour: Colour) -> Series:
    alike = _of_one_length(list(facts))
    points = tuple(_point(fact) for fact in sorted(alike, key=lambda fact: fact.period))
    breaks = tuple(sorted(indicator.entry.breaks, key=lambda gap: gap.since))
    return Series(indicator, place, colour, points, _runs(points, breaks), _within(points, breaks))


def _of_one_length(facts: list[Fact]) -> list[Fact]:
    """Return the facts whose periods are as long as most are; of two lengths as frequent, the longer."""
    counted = Counter(fact.period.granularity for fact in facts)
    if len(counted) < 2:
        return facts
    longest = {fact.period.granularity: (fact.period.end - fact.period.start).days for fact in facts}
    length = max(counted, key=lambda granularity: (counted[granularity], longest[granularity]))
    return [fact for fact in facts if fact.period.granularity is length]


def _point(fact: Fact) -> Point:
    figure = fact.figure
    value = figure.number if figure.upper is None else (figure.number + figure.upper) / 2
    bound: Bound = "lower" if figure.qualifier in _LOWER else "upper" if figure.qualifier in _UPPER else ""
    return Point(fact, value, month_of(fact.period), bound, fact.status in _SETTLED)


def month_of(period: Period) -> int:
    """Return the month in which a period begins, counted from the year nought."""
    return period.start.year * _YEAR + period.start.month - 1


def _runs(points: tuple[Point, ...], breaks: tuple[Break, ...]) -> tuple[tuple[Point, ...], ...]:
    step = _step(points)
    runs: list[list[Point]] = [[points[0]]]
    for one, other in pairwise(points):
        broken = any(one.fact.period < gap.since <= other.fact.period for gap in breaks)
        if broken or other.month - one.month > step:
            runs.append([other])
        else:
            runs[-1].append(other)
    return tuple(tuple(run) for run in runs)


def _step(points: tuple[Point, ...]) -> int:
    """Return the months from one period to the next: the longest step that is usual, and no more than a year.

    Usual is what occurs a third as often as the most frequent step at least. Only a step that all periods keep may be
    longer than a year.
    """
    distances = Counter(other.month - one.month for one, other in pairwise(points))
    usual = [step for step, number in distances.items() if number * 3 >= max(distances.values())]
    if len(distances) == 1 and len(points) > 2:
        return next(iter(distances))
    return max((step for step in usual if step <= _YEAR), default=_YEAR)


def _within(points: tuple[Point, ...], breaks: tuple[Break, ...]) -> tuple[Break, ...]:
    """Return the breaks that lie between two points of the series."""
    first, last = points[0].fact.period, points[-1].fact.period
    return tuple(gap for gap in breaks if first < gap.since <= last)


def breaks_of(series: Iterable[Series]) -> tuple[Break, ...]:
    """Return the breaks that interrupt any of the series, each once, oldest first."""
    found: Mapping[Break, None] = dict.fromkeys(gap for each in series for gap in each.breaks)
    return tuple(sorted(found, key=lambda gap: gap.since))
