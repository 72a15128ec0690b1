"""A figure: a number as precise as it was printed, with the words that hedge it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal
from enum import Enum
from functools import cached_property
from typing import Final

from factsheet.quantity.interval import INFINITY, Interval

_HALF: Final = Decimal("0.5")
_ALL_COUNT: Final = 3  # so many digits of a whole number all count, be they zeros or not
_WIDE: Final = Context(prec=60)  # more digits than any figure has: nothing is lost in here
_MOST_DIGITS: Final = 4  # an exact quotient such as 22/33 has no end; nobody reads more of it


class Qualifier(Enum):
    """How the words around a number hedge it."""

    NONE = ""
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    NEARLY = "nearly"
    ODD = "odd"  # 1,000-odd, 1000余: at least so many, and less than one step more


class Kind(Enum):
    """What sort of number it is, as far as the notation itself tells."""

    CARDINAL = "number"
    ORDINAL = "rank"
    PERCENT = "percent"
    POINTS = "percentage points"


_OPEN_ABOVE: Final = frozenset({Qualifier.OVER, Qualifier.AT_LEAST})
_OPEN_BELOW: Final = frozenset({Qualifier.UNDER, Qualifier.AT_MOST})


@dataclass(frozen=True)
class Figure:
    """One figure. `number` carries its precision: ``Decimal("3.73E+6")`` is known to ten thousand.

    `upper` is the other end of a printed range. `scale` (the power of ten of the scale word) and
    `unit` (a currency code or the words behind the number) say how it was printed and do not count
    in comparisons. Of a negative number a hedge such as "nearly" means its size, while "over" and
    "under" mean the number itself: ``over -3.5`` is -3.4.
    """

    number: Decimal
    qualifier: Qualifier = Qualifier.NONE
    kind: Kind = Kind.CARDINAL
    upper: Decimal | None = None
    scale: int = field(default=0, compare=False)
    unit: str = field(default="", compare=False)

    @property
    def last(self) -> Decimal:
        """Return the upper end of a range, or else the number."""
        return self.number if self.upper is None else self.upper

    @cached_property
    def exponent(self) -> int:
        """Return the power of ten of the last known digit: 4 for 3.73 million, -1 for 8.3."""
        return exponent_of(self.number)

    @property
    def digits(self) -> int:
        """Return how many significant digits are known; at least one."""
        return self.number.adjusted() - self.exponent + 1

    @property
    def step(self) -> Decimal:
        """Return the worth of one unit of the last known digit."""
        return Decimal((0, (1,), self.exponent))

    def same_digits(self, other: Figure) -> bool:
        """Tell whether both print the same number with the same precision, hedges aside."""
        if self.number != other.number or self.exponent != other.exponent:
            return False
        if self.upper is None and other.upper is None:
            return True
        return self.last == other.last and exponent_of(self.last) == exponent_of(other.last)

    @cached_property
    def interval(self) -> Interval:
        """Return the true values that the figure may stand for, as a measured quantity."""
        first = _bounds(self.number, self.exponent)
        return _hedged(self, first, first if self.upper is None else _bounds(self.upper, exponent_of(self.upper)))

    @cached_property
    def counted(self) -> Interval:
        """Return the same for things that are counted: a count known to one is exact."""
        if self.qualifier is Qualifier.ABOUT:
            return self.interval
        first = _count(self.number, self.exponent)
        return _hedged(self, first, first if self.upper is None else _count(self.upper, exponent_of(self.upper)))

    @cached_property
    def meant(self) -> Interval:
        """Return the interval a writer means who chose the nearest round bound.

        "Over 3.6 trillion" may be any larger number, but nobody writes it of 4.2 trillion: this
        interval ends one step of the last digit that is not zero above (or below) the bound. For
        other figures it is `interval`. Evidence must agree with its value in this narrower sense.
        """
        whole = self.interval
        if whole.bounded:
            return whole
        # Zeros behind a decimal point were chosen: "over 3.0 trillion" is not said of 3.6 trillion.
        step = self.step if self.exponent < self.scale else round_step(self.number)
        if self.qualifier in _OPEN_ABOVE:
            return replace(whole, high=whole.low + step, high_open=True)
        return replace(whole, low=whole.high - step, low_open=True)

    def agrees(self, other: Figure) -> bool:
        """Tell whether the two can both be true of one value: their intervals overlap."""
        return self.interval.overlaps(other.interval)


def exponent_of(number: Decimal) -> int:
    """Return the power of ten of a finite number's last digit."""
    return int(number.as_tuple().exponent)


def as_printed(digits: str) -> Decimal:
    """Return a whole number with the precision that its printed digits claim.

    Up to three digits all count; of four or more the zeros at the end do not: 100 is known to one,
    113000 to the thousand.
    """
    number = Decimal(digits)
    return number.normalize(_WIDE) if len(digits) > _ALL_COUNT and number else number


def round_step(number: Decimal) -> Decimal:
    """Return the worth of one unit of the last digit that is not zero: 100 for 400, 0.1 for 3.6."""
    exponent = exponent_of(number.normalize(_WIDE)) if number else exponent_of(number)
    return Decimal((0, (1,), exponent))


def rounded(interval: Interval, coarsest: int | None = None) -> Figure:
    """Return the figure that says as much as the interval allows and no more.

    Its last digit is uncertain by one at most, as significant figures are understood: half the
    interval's width is no more than that digit's worth; `coarsest` raises that to a given power of
    ten. An exact interval keeps its number as it is. Of an interval without an upper (or lower)
    bound it is "over" (or "under") the finite bound. Raises `ValueError` of an interval without any
    bound.
    """
    if not interval.bounded:
        return _one_sided(interval, coarsest)
    exponent = _exact_exponent(interval.best)
    if interval.width > 0:
        readable = interval.best.adjusted() - _MOST_DIGITS + 1 if interval.best else exponent
        exponent = max(_covering_exponent(interval.width * _HALF), readable)
    if coarsest is not None:
        exponent = max(exponent, coarsest)
    return Figure(_quantized(interval.best, exponent, _rounding(interval)))


def rescaled(figure: Figure, power: int) -> Figure:
    """Return the figure times a power of ten, as a table whose head says "billion" means it."""
    return replace(
        figure,
        number=figure.number.scaleb(power),
        upper=None if figure.upper is None else figure.upper.scaleb(power),
        scale=figure.scale + power,
    )


def _rounding(interval: Interval) -> str:
    """Return how a half is rounded: away from zero, unless that leads out of the interval.

    Nearly 1.5 is less than 1.5, so that to one digit it is 1.
    """
    best = interval.best
    end, is_open = (interval.high, interval.high_open) if best > 0 else (interval.low, interval.low_open)
    return ROUND_HALF_DOWN if best == end and is_open else ROUND_HALF_UP


def _exact_exponent(number: Decimal) -> int:
    """Return the exponent at which an exact number is printed: whole, or with its decimals."""
    exponent = min(exponent_of(number.normalize(_WIDE)), 0)
    return max(exponent, min(0, number.adjusted() - _MOST_DIGITS + 1))


def _covering_exponent(width: Decimal) -> int:
    """Return the smallest power of ten that is at least the width."""
    adjusted = width.adjusted()
    return adjusted if width == Decimal((0, (1,), adjusted)) else adjusted + 1


def _one_sided(interval: Interval, coarsest: int | None) -> Figure:
    """Return "over" or "under" the finite bound, rounded to the side on which it stays true."""
    above = interval.low.is_finite()
    bound = interval.low if above else interval.high
    if not bound.is_finite():
        message = "nothing is known of this figure: it has no bound"
        raise ValueError(message)
    exponent = bound.adjusted() - 1 if bound else 0
    if coarsest is not None:
        exponent = max(coarsest, exponent)
    if above:
        return Figure(_quantized(bound, exponent, ROUND_FLOOR), Qualifier.OVER)
    return Figure(_quantized(bound, exponent, ROUND_CEILING), Qualifier.UNDER)


def _quantized(number: Decimal, exponent: int, rounding: str) -> Decimal:
    return number.quantize(Decimal((0, (1,), exponent)), rounding=rounding, context=_WIDE)


def _bounds(number: Decimal, exponent: int) -> Interval:
    """Return the rounding interval: half a step of the last digit on each side, the half rounded away from zero."""
    half = Decimal((0, (5,), exponent - 1))
    return Interval(
        _WIDE.subtract(number, half),
        _WIDE.add(number, half),
        number,
        low_open=number <= 0,
        high_open=number >= 0,
    )


def _count(number: Decimal, exponent: int) -> Interval:
    """Return the number alone if it is known to one, else its rounding interval."""
    return _bounds(number, exponent) if exponent else Interval.exactly(number)


def _hedged(figure: Figure, first: Interval, last: Interval) -> Interval:
    """Return what the hedge makes of the intervals of both ends, the same if it is no range."""
    number, qualifier = figure.number, figure.qualifier
    if figure.upper is not None:
        middle = (number + figure.upper) / 2
        return replace(first, high=last.high, best=middle, high_open=last.high_open)
    if qualifier in _OPEN_ABOVE:
        return Interval(number, INFINITY, number, low_open=qualifier is Qualifier.OVER)
    if qualifier in _OPEN_BELOW:
        return Interval(-INFINITY, number, number, high_open=qualifier is Qualifier.UNDER)
    if qualifier is Qualifier.NEARLY:
        return _beside(number, -round_step(number) * _HALF, holds_number=False)
    if qualifier is Qualifier.ODD:
        return _beside(number, round_step(number), holds_number=True)
    return first


def _beside(number: Decimal, reach: Decimal, *, holds_number: bool) -> Interval:
    """Return what lies between the number and its reach, which leads away from zero or towards it.

    1,000-odd may be 1,000 and is less than 2,000; nearly 1,000 may be 500 and is less than 1,000.
    """
    reached = _WIDE.add(number, -reach if number < 0 else reach)
    if number < reached:
        return Interval(number, reached, number, low_open=not holds_number, high_open=holds_number)
    return Interval(reached, number, number, low_open=holds_number, high_open=not holds_number)
