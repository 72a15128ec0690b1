"""Rounding to fewer digits so that a figure stays true: "over 3.613" becomes "over 3.6"."""

from __future__ import annotations

from dataclasses import replace
from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_UP,
    Context,
    Decimal,
)
from typing import Final

from factsheet.quantity import Figure, Qualifier

_DIRECTION: Final = {
    Qualifier.NONE: ROUND_HALF_UP,
    Qualifier.ABOUT: ROUND_HALF_UP,
    Qualifier.OVER: ROUND_FLOOR,
    Qualifier.AT_LEAST: ROUND_FLOOR,
    Qualifier.ODD: ROUND_FLOOR,
    Qualifier.UNDER: ROUND_CEILING,
    Qualifier.AT_MOST: ROUND_CEILING,
    Qualifier.NEARLY: ROUND_CEILING,
}


def with_digits(figure: Figure, digits: int) -> Figure:
    """Return the figure with at most so many significant digits; never with more than it has.

    A plain number is rounded half up. A bound moves to its own side, so that it still is one, and a
    range grows: the smaller end is rounded down, the larger up, both at the larger one's last
    digit. "Nearly" is dropped where the rounded number is no longer near. Raises `ValueError` for
    less than one digit.
    """
    if digits < 1:
        raise ValueError(f"a figure has at least one digit, not {digits}")
    if figure.upper is not None:
        return _range(figure, figure.upper, digits)
    number = _rounded(figure.number, digits, _DIRECTION[figure.qualifier])
    shorter = replace(figure, number=number)
    if figure.qualifier is Qualifier.NEARLY and not figure.interval.within(shorter.interval):
        number = _rounded(figure.number, digits, ROUND_HALF_DOWN)
        return replace(figure, number=number, qualifier=Qualifier.NONE)
    return shorter


def _range(figure: Figure, upper: Decimal, digits: int) -> Figure:
    last = max(abs(figure.number), abs(upper)).adjusted() - digits + 1
    low = _rounded(figure.number, figure.number.adjusted() - last + 1, ROUND_FLOOR)
    high = _rounded(upper, upper.adjusted() - last + 1, ROUND_CEILING)
    return replace(figure, number=low, upper=high)


def _rounded(number: Decimal, digits: int, rounding: str) -> Decimal:
    return Context(prec=max(digits, 1), rounding=rounding).plus(number)
