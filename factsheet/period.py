"""Periods: the stretch of time that an observation is about.

Text goes in (``2025``, ``2025-H1``, ``2025-06``), a `Period` comes out.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import total_ordering
from typing import Final

SHAPE: Final = "write it like 2025, 2025-H1, 2025-Q2, 2025-06 or 2025-06-30"


class PeriodError(ValueError):
    """A text that names no period, or a date that no calendar has."""


class Granularity(StrEnum):
    """How long a period is."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


_MONTHS: Final = {
    Granularity.YEAR: 12, Granularity.HALF: 6, Granularity.QUARTER: 3, Granularity.MONTH: 1,
}  # fmt: skip
_SHAPE: Final = re.compile(
    r"(?P<year>[12][0-9]{3})"
    r"(?:-H(?P<half>[0-9])|-Q(?P<quarter>[0-9])|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar, from `start` on, as long as its granularity says.

    Periods are ordered by their end, then by their start: the greatest is the latest, and of two
    that end on one day it is the shorter. Raises `PeriodError` if no such period begins on `start`.
    """

    start: date
    granularity: Granularity

    def __post_init__(self) -> None:
        """Refuse a start in the middle of a period."""
        months = _MONTHS.get(self.granularity)
        if months and (self.start.day > 1 or (self.start.month - 1) % months):
            raise PeriodError(f"no {self.granularity} begins on {self.start}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period of ``2025``, ``2025-H1``, ``2025-Q2``, ``2025-06``, ``2025-06-30``."""
        shape = _SHAPE.fullmatch(text)
        if shape is None:
            raise PeriodError(f"“{text}” is no period; {SHAPE}")
        parts = {name: int(part) for name, part in shape.groupdict().items() if part}
        year = parts["year"]
        for granularity in (Granularity.HALF, Granularity.QUARTER):
            if (number := parts.get(granularity)) is not None:
                months = _MONTHS[granularity]
                if not 1 <= number <= 12 // months:
                    raise PeriodError(f"“{text}” is no period: no year has a {granularity} {number}")
                return cls(date(year, (number - 1) * months + 1, 1), granularity)
        return calendar_period(year, parts.get("month"), parts.get("day"), text)

    @property
    def end(self) -> date:
        """Return the last day."""
        months = _MONTHS.get(self.granularity)
        if months is None:
            return self.start
        month = self.start.month + months - 1
        return date(self.start.year, month, monthrange(self.start.year, month)[1])

    @property
    def number(self) -> int:
        """Return which part of its year it is: half, quarter, month; 1 for a year, else its day."""
        months = _MONTHS.get(self.granularity)
        return (self.start.month - 1) // months + 1 if months else self.start.day

    def contains(self, other: Period) -> bool:
        """Tell whether every day of the other belongs to this one."""
        return self.start <= other.start and other.end <= self.end

    def year_before(self) -> Period:
        """Return the same period one year earlier; for 29 February that is the 28th."""
        year = self.start.year - 1
        day = min(self.start.day, monthrange(year, self.start.month)[1])
        return Period(date(year, self.start.month, day), self.granularity)

    def __str__(self) -> str:
        year = f"{self.start.year:04}"
        match self.granularity:
            case Granularity.YEAR:
                return year
            case Granularity.HALF:
                return f"{year}-H{self.number}"
            case Granularity.QUARTER:
                return f"{year}-Q{self.number}"
            case Granularity.MONTH:
                return f"{year}-{self.start.month:02}"
            case _:
                return self.start.isoformat()

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.end, self.start) < (other.end, other.start)


def calendar_period(year: int, month: int | None, day: int | None, text: str) -> Period:
    """Return the year, month or day with these numbers; raise `PeriodError`, which quotes `text`, if there is none."""
    if month is None:
        if day is not None:
            raise PeriodError(f"“{text}”: day {day} of {year} has no month")
        return Period(date(year, 1, 1), Granularity.YEAR)
    if not 1 <= month <= 12:
        raise PeriodError(f"“{text}”: there is no month {month}")
    if day is None:
        return Period(date(year, month, 1), Granularity.MONTH)
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise PeriodError(f"“{text}”: there is no day {day} in {year}-{month:02}, which has {length} days")
    return Period(date(year, month, day), Granularity.DAY)
