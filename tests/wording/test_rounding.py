"""Rounding to fewer digits, so that what a figure says stays true."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.quantity import Figure, Qualifier, read
from factsheet.wording.rounding import with_digits

NUMBERS = st.decimals(Decimal("0.001"), Decimal(10) ** 12, allow_nan=False, allow_infinity=False, places=3)


@pytest.mark.parametrize(
    ("figure", "digits", "rounded"),
    [
        ("3.613", 2, "3.6"),
        ("3.65", 2, "3.7"),
        ("3.64", 5, "3.64"),
        ("-3.65", 2, "-3.7"),
        ("999.6 million", 3, "1.00 billion"),
        ("about 3.65", 2, "about 3.7"),
        ("over 3.613", 2, "over 3.6"),
        ("over 3.69", 2, "over 3.6"),
        ("at least 3.69", 2, "at least 3.6"),
        ("under 3.61", 2, "under 3.7"),
        ("at most 3.61", 2, "at most 3.7"),
        ("nearly 3.98", 2, "nearly 4.0"),
        ("nearly 3.96", 1, "nearly 4"),
        ("nearly 3.12", 2, "3.1"),
        ("nearly 3.55", 2, "3.5"),
        ("3.21-4.78", 1, "3-5"),
        ("9.8-12.4", 2, "9-13"),
    ],
)
def test_fewer_digits(figure: str, digits: int, rounded: str) -> None:
    expected = read(rounded)
    shorter = with_digits(read(figure), digits)
    assert shorter == expected
    assert shorter.same_digits(expected)


def test_one_thousand_odd_stays_below() -> None:
    assert with_digits(Figure(Decimal(1190), Qualifier.ODD), 2) == Figure(Decimal(1100), Qualifier.ODD)


@pytest.mark.parametrize(("low", "high", "rounded"), [("0", "5", (0, 5)), ("0.042", "12.4", (Decimal("0.04"), 20))])
def test_the_small_end_of_a_range_keeps_a_digit(low: str, high: str, rounded: tuple[Decimal, Decimal]) -> None:
    shorter = with_digits(Figure(Decimal(low), upper=Decimal(high)), 1)
    assert (shorter.number, shorter.upper) == rounded


@pytest.mark.parametrize("digits", [0, -1])
def test_less_than_one_digit_is_refused(digits: int) -> None:
    with pytest.raises(ValueError, match="at least one digit"):
        with_digits(read("24"), digits)


@given(NUMBERS, st.sampled_from(Qualifier), st.integers(1, 6))
def test_a_rounded_figure_holds_all_that_the_figure_holds(number: Decimal, qualifier: Qualifier, digits: int) -> None:
    figure = Figure(number, qualifier)
    shorter = with_digits(figure, digits)
    assert shorter.digits <= min(digits, figure.digits)
    if qualifier in {Qualifier.NONE, Qualifier.ABOUT}:
        assert shorter.agrees(figure)
    else:
        assert figure.interval.within(shorter.interval)


@given(NUMBERS, NUMBERS, st.integers(1, 6))
def test_a_rounded_range_holds_the_range(low: Decimal, high: Decimal, digits: int) -> None:
    assume(low < high)
    figure = Figure(low, upper=high)
    shorter = with_digits(figure, digits)
    assert shorter.upper is not None
    assert shorter.number <= low < high <= shorter.upper


@given(NUMBERS, st.integers(1, 6), st.integers(1, 6))
def test_rounding_twice_to_the_same_digits_is_rounding_once(number: Decimal, digits: int, more: int) -> None:
    once = with_digits(Figure(number), digits)
    assert with_digits(once, digits) == once
    assert with_digits(once, digits + more) == once
