"""Figures and intervals as messages show them: with the bounds, so that an editor can follow the arithmetic."""

from __future__ import annotations

from decimal import Decimal

from factsheet.quantity import Figure, Interval, write


def shown(figure: Figure) -> str:
    """Return a figure with its interval: ``3.727 million [3,726,500–3,727,500]``."""
    return f"{write(figure)} {bounds(figure.interval)}"


def bounds(interval: Interval) -> str:
    """Return an interval's bounds in brackets; a missing bound is an ellipsis."""
    if interval.low == interval.high:
        return f"[{_number(interval.low)}]"
    return f"[{_number(interval.low)}–{_number(interval.high)}]"


def _number(bound: Decimal) -> str:
    if not bound.is_finite():
        return "…"
    if bound.as_tuple().exponent < -6:  # type: ignore[operator] # finite, so a number
        bound = round(bound, 6)
    text = f"{bound.normalize():,f}"
    return "0" if text == "-0" else text
