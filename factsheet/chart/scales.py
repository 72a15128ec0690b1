"""Scales: numbers and periods go in, the ticks of an axis come out, with round steps and words for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor
from typing import Final

from babel.dates import format_skeleton

from factsheet.chart.series import Point
from factsheet.facts import Unit
from factsheet.period import Granularity
from factsheet.wording import Language, Scale, scaled_numbers, shared_scale, unit_words

_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_FROM_ZERO: Final = Decimal("0.5")  # a lowest value below so much of the highest: the axis begins at nought
_LEVELS: Final = frozenset({"count", "money"})


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of numbers: its ends, its ticks, and what stands beside each."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    labels: tuple[str, ...]
    scale: Scale

    @property
    def from_zero(self) -> bool:
        """Tell whether lengths on it can be compared."""
        return self.low <= 0


def number_axis(values: Sequence[Decimal], unit: Unit, language: Language, *, wanted: int, zero: bool = False) -> Axis:
    """Return an axis that holds the values, with about so many ticks in between.

    Numbers of things and sums of money begin at nought, as `zero` demands of others too; others only where their
    lowest value lies far below the highest.
    """
    least, most = min(values), max(values)
    if zero or unit.entry.kind in _LEVELS or least < most * _FROM_ZERO:
        least, most = min(least, Decimal(0)), max(most, Decimal(0))
    step = _step(most - least or abs(most) or Decimal(1), wanted)
    first, last = floor(least / step), ceil(most / step)
    ticks = tuple(step * number for number in range(first, max(last, first + 1) + 1))
    scale = shared_scale(values, unit_words(unit), language)
    return Axis(ticks[0], ticks[-1], ticks, scaled_numbers(ticks, scale, unit_words(unit), language), scale)


def _step(span: Decimal, wanted: int) -> Decimal:
    """Return the smallest round step that divides a span into no more parts than wanted."""
    rough = span / wanted
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * step for step in _STEPS if power * step >= rough)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis of time: where, in years, and what stands below it."""

    year: float
    label: str


def time_ticks(points: Sequence[Point], language: Language, *, wanted: int) -> tuple[Tick, ...]:
    """Return marks for the periods of some points, no more than wanted, counted back from the latest.

    Of stocks that are taken in various months, the marks stand at the month that most of them have.
    """
    months = Counter(point.month % 12 for point in points)
    usual = max(months, key=lambda month: (months[month], month))
    chosen = [point for point in points if point.month % 12 == usual]
    years = sorted({point.month // 12 for point in chosen})
    first, last = years[0], years[-1]
    step = next(number for number in (1, 2, 3, 4, 5, 10, 20, 50, 100, 1_000) if (last - first) // number < wanted)
    yearly = points[0].fact.period.granularity is Granularity.YEAR
    return tuple(
        Tick(year + usual / 12, str(year) if yearly else _month(chosen, year, language))
        for year in range(last, first - 1, -step)
    )[::-1]


def _month(points: Sequence[Point], year: int, language: Language) -> str:
    date = points[0].fact.period.start.replace(year=year)
    return str(format_skeleton("yMMM", date, locale="en_GB" if language == "en" else language))
