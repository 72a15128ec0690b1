"""What property tests draw: numbers with a precision, figures, intervals and their members."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from factsheet.quantity import Figure, Interval, Kind, Qualifier

SMALLEST = Decimal("0.001")
LARGEST = Decimal("1E+15")


@st.composite
def printed_numbers(draw: st.DrawFn, *, negative: bool = True) -> Decimal:
    """Return a number of 0.001 to 10^15 with up to twelve known digits, or its negative."""
    digits = draw(st.integers(min_value=1, max_value=10**12 - 1))
    top = draw(st.integers(min_value=-3, max_value=14))
    number = Decimal(digits).scaleb(top - len(str(digits)) + 1)
    return number.copy_negate() if negative and draw(st.booleans()) else number


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Return any figure: hedged or not, of any kind, a range or not, positive or negative."""
    number = draw(printed_numbers())
    upper = draw(st.none() | printed_numbers().filter(lambda end: end > number))
    return Figure(
        number,
        draw(st.sampled_from(Qualifier)),
        draw(st.sampled_from(Kind)),
        upper,
    )


@st.composite
def intervals_with_members(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """Return an interval of a figure, and a number that belongs to it."""
    interval = draw(figures()).interval
    low = interval.low if interval.low.is_finite() else interval.high - 10
    high = interval.high if interval.high.is_finite() else interval.low + 10
    part = Decimal(draw(st.integers(min_value=1, max_value=99))) / 100
    return interval, low + (high - low) * part
