"""Intervals of decimal numbers, rounded outward: what a figure may be, and what follows of it.

The arithmetic follows Moore, Kearfott and Cloud, *Introduction to Interval Analysis* (SIAM, 2009),
chapter 2: each operation returns an interval that holds every result that members of its operands
can give.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

INFINITY: Final = Decimal("Infinity")
ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)

# Forty digits: no figure has more than twenty, so only divisions round, and they round outward.
_DIGITS: Final = 40
_DOWN: Final = Context(prec=_DIGITS, rounding=ROUND_FLOOR)
_UP: Final = Context(prec=_DIGITS, rounding=ROUND_CEILING)
_NEAR: Final = Context(prec=_DIGITS, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`; `best` is the number that stands for them.

    A bound may be infinite; `low_open` and `high_open` say that the bound itself does not belong to
    it. Raises `ValueError` when `best` does not lie between the bounds, or when nothing does.
    """

    low: Decimal
    high: Decimal
    best: Decimal
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        """Refuse bounds that hold nothing."""
        empty = self.low == self.high and (self.low_open or self.high_open)
        if empty or not self.low <= self.best <= self.high:
            message = f"no interval: {self.low} to {self.high} around {self.best}"
            raise ValueError(message)

    @classmethod
    def exactly(cls, number: Decimal | int) -> Interval:
        """Return the interval that holds this one number."""
        value = Decimal(number)
        return cls(value, value, value)

    @property
    def bounded(self) -> bool:
        """Tell whether both bounds are finite."""
        return self.low.is_finite() and self.high.is_finite()

    @property
    def width(self) -> Decimal:
        """Return the distance between the bounds, rounded up; infinite when a bound is."""
        return _UP.subtract(self.high, self.low)

    def __contains__(self, number: Decimal | int) -> bool:
        """Tell whether the number belongs to the interval."""
        above = number > self.low or (number == self.low and not self.low_open)
        below = number < self.high or (number == self.high and not self.high_open)
        return above and below

    def overlaps(self, other: Interval) -> bool:
        """Tell whether some number belongs to both: the one test of agreement. Symmetric."""
        return not (self.lies_below(other) or other.lies_below(self))

    def lies_below(self, other: Interval) -> bool:
        """Tell whether every number of this interval is less than every number of the other."""
        if self.high != other.low:
            return self.high < other.low
        return self.high_open or other.low_open

    def within(self, other: Interval) -> bool:
        """Tell whether every number of this interval belongs to the other as well."""
        starts = self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open))
        ends = self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open))
        return starts and ends

    def __neg__(self) -> Interval:
        """Return the negatives of all members."""
        return Interval(
            self.high.copy_negate(),
            self.low.copy_negate(),
            self.best.copy_negate(),
            low_open=self.high_open,
            high_open=self.low_open,
        )

    def __add__(self, other: Interval) -> Interval:
        """Return all sums of a member of each."""
        return Interval(
            _DOWN.add(self.low, other.low),
            _UP.add(self.high, other.high),
            _NEAR.add(self.best, other.best),
        )

    def __sub__(self, other: Interval) -> Interval:
        """Return all differences of a member of each."""
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """Return all products of a member of each."""
        corners = [(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(
            min(_product(a, b, _DOWN) for a, b in corners),
            max(_product(a, b, _UP) for a, b in corners),
            _NEAR.multiply(self.best, other.best),
        )

    def __truediv__(self, other: Interval) -> Interval:
        """Return all quotients of a member of each.

        Raises `ZeroDivisionError` if the divisor, or the number that stands for it, may be zero.
        """
        if 0 in other or not other.best:
            message = "division by a figure that may be zero"
            raise ZeroDivisionError(message)
        low = _reciprocal(other.high, _DOWN, at_zero=-INFINITY)
        high = _reciprocal(other.low, _UP, at_zero=INFINITY)
        product = self * Interval(low, high, _NEAR.divide(ONE, other.best))
        best = _NEAR.divide(self.best, other.best)
        return Interval(min(product.low, best), max(product.high, best), best)


def total(terms: Iterable[Interval]) -> Interval:
    """Return the interval of the sum of all terms; of nothing, exactly zero."""
    result = Interval.exactly(ZERO)
    for term in terms:
        result += term
    return result


def growth(new: Interval, old: Interval) -> Interval:
    """Return the relative change from `old` to `new` as a fraction: 0.083 for 8.3 %."""
    return new / old - Interval.exactly(ONE)


def _product(a: Decimal, b: Decimal, context: Context) -> Decimal:
    # The limit convention 0 x infinity = 0: a bound of exactly zero stays zero.
    return ZERO if a == 0 or b == 0 else context.multiply(a, b)


def _reciprocal(bound: Decimal, context: Context, at_zero: Decimal) -> Decimal:
    if bound == 0:
        return at_zero
    return context.divide(ONE, bound)
