"""Figures and intervals as messages show them: with the bounds, so that an editor can follow the arithmetic."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Final

from factsheet.facts import Fact, Line
from factsheet.quantity import Figure, Interval, Kind, write
from factsheet.quantity.figure import exponent_of

_HUNDRED: Final = Interval.exactly(100)
_WIDE: Final = Context(prec=60)  # bounds have forty digits at most, and six decimals are kept


def shown(figure: Figure) -> str:
    """Return a figure with its interval: ``3.727 million [3,726,500–3,727,500]``."""
    return f"{write(figure)} {bounds(figure.interval)}"


def written(fact: Fact) -> str:
    """Return a fact's figure in the notation of values; a derived percentage gets the sign that its formula lacks."""
    bare = fact.figure.kind is Kind.CARDINAL and fact.unit.is_percent
    sign = " percentage points" if fact.unit.entry.kind == "points" else "%"
    return f"{write(fact.figure)}{sign if bare else ''}"


def shown_fact(fact: Fact) -> str:
    """Return a fact's figure with its interval, as `shown` does."""
    return f"{written(fact)} {bounds(fact.figure.interval)}"


def printed(line: Line) -> str:
    """Return what a source prints and the figure that this is: ``“372.7万件”, 3.727 million [3,726,500–3,727,500]``."""
    return f"“{line.says}”, {shown(line.figure)}"


def bounds(interval: Interval, sign: str = "") -> str:
    """Return an interval's bounds in brackets, each with the sign behind it; a missing bound is an ellipsis."""
    low, high = _number(interval.low, sign), _number(interval.high, sign)
    return f"[{low}]" if interval.low == interval.high else f"[{low}–{high}]"


def percentages(fractions: Interval) -> str:
    """Return the bounds of fractions as percentages: ``[8.75%–8.85%]`` for those of 0.0875 to 0.0885."""
    return bounds(fractions * _HUNDRED, "%")


def _number(bound: Decimal, sign: str) -> str:
    if not bound.is_finite():
        return "…"
    places = 4 if sign else 6  # as much of a percentage as of the fraction that it is
    if exponent_of(bound) < -places:
        bound = bound.quantize(Decimal((0, (1,), -places)), context=_WIDE)
    text = f"{bound.normalize(_WIDE):,f}"
    return f"{'0' if text == '-0' else text}{sign}"
