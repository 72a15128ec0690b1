"""Intervals: what belongs to them, which overlap, and what is reckoned from them."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.quantity import Interval, read
from factsheet.quantity.interval import INFINITY, growth, total
from tests.quantity.strategies import intervals_with_members, printed_numbers

Member = tuple[Interval, Decimal]
MEMBERS = intervals_with_members()
EXACT = 200  # digits: so many that the checks round nothing that could matter


def between(low: str, high: str, *, low_open: bool = False, high_open: bool = False) -> Interval:
    middle = (Decimal(low) + Decimal(high)) / 2
    return Interval(Decimal(low), Decimal(high), middle, low_open=low_open, high_open=high_open)


def holds(interval: Interval, number: Decimal) -> bool:
    return interval.low <= number <= interval.high


def test_a_closed_bound_belongs_to_the_interval_and_an_open_one_does_not() -> None:
    interval = between("1", "2", high_open=True)
    assert 1 in interval
    assert Decimal("1.999") in interval
    assert 2 not in interval
    assert 2 in between("1", "2")


@pytest.mark.parametrize(
    ("low", "high", "best", "is_open"),
    [("2", "1", "1", False), ("1", "2", "3", False), ("1", "2", "0", False), ("1", "1", "1", True)],
)
def test_bounds_that_hold_nothing_are_refused(
    low: str,
    high: str,
    best: str,
    *,
    is_open: bool,
) -> None:
    with pytest.raises(ValueError, match="no interval"):
        Interval(Decimal(low), Decimal(high), Decimal(best), low_open=is_open)


def test_a_single_number_is_an_interval() -> None:
    exact = Interval.exactly(24)
    assert 24 in exact
    assert exact.width == 0
    assert exact.bounded


def test_intervals_that_touch_overlap_only_if_both_hold_the_bound() -> None:
    assert between("1", "2").overlaps(between("2", "3"))
    assert not between("1", "2", high_open=True).overlaps(between("2", "3"))
    assert not between("1", "2").overlaps(between("2", "3", low_open=True))
    assert not between("1", "2").overlaps(between("2.1", "3"))


def test_an_interval_lies_within_another_only_with_its_bounds() -> None:
    assert between("1", "2", high_open=True).within(between("1", "2"))
    assert not between("1", "2").within(between("1", "2", high_open=True))
    assert not between("1", "2").within(between("1", "2", low_open=True))
    assert between("1.1", "1.9").within(between("1", "2", low_open=True, high_open=True))
    assert not between("0.9", "1.9").within(between("1", "2"))


@given(MEMBERS, MEMBERS)
def test_overlapping_is_symmetric(one: Member, other: Member) -> None:
    assert one[0].overlaps(other[0]) == other[0].overlaps(one[0])


@given(MEMBERS)
def test_an_interval_overlaps_itself_and_holds_its_members(pair: Member) -> None:
    interval, member = pair
    assert interval.overlaps(interval)
    assert interval.within(interval)
    assert member in interval


@given(MEMBERS, MEMBERS)
def test_intervals_with_a_common_member_overlap(one: Member, other: Member) -> None:
    if one[1] in other[0]:
        assert one[0].overlaps(other[0])
    if not one[0].overlaps(other[0]):
        assert one[1] not in other[0]


@given(MEMBERS, MEMBERS)
def test_sums_and_differences_of_members_belong_to_the_result(one: Member, other: Member) -> None:
    with localcontext(prec=EXACT):
        assert holds(one[0] + other[0], one[1] + other[1])
        assert holds(one[0] - other[0], one[1] - other[1])
        assert holds(-one[0], -one[1])


@given(MEMBERS, MEMBERS)
def test_products_of_members_belong_to_the_result(one: Member, other: Member) -> None:
    with localcontext(prec=EXACT):
        assert holds(one[0] * other[0], one[1] * other[1])


@given(MEMBERS, MEMBERS)
def test_quotients_and_growth_of_members_belong_to_the_result(one: Member, other: Member) -> None:
    assume(other[1] and not (0 in other[0] or not other[0].best))
    with localcontext(prec=EXACT):
        assert holds(one[0] / other[0], one[1] / other[1])
        assert holds(growth(one[0], other[0]), one[1] / other[1] - 1)


@given(st.lists(MEMBERS, max_size=6))
def test_the_total_holds_the_sum_of_any_members(pairs: list[Member]) -> None:
    with localcontext(prec=EXACT):
        whole = total(interval for interval, _ in pairs)
        assert holds(whole, sum((member for _, member in pairs), Decimal(0)))


@given(printed_numbers(), printed_numbers())
def test_exact_numbers_are_reckoned_exactly(one: Decimal, other: Decimal) -> None:
    with localcontext(prec=EXACT):
        result = Interval.exactly(one) * Interval.exactly(other) + Interval.exactly(one)
        assert result == Interval.exactly(one * other + one)


def test_the_total_of_nothing_is_exactly_zero() -> None:
    assert total([]) == Interval.exactly(0)


@pytest.mark.parametrize("text", ["0", "0.0", "over -3", "-3 to 5", "about 0.4 to 0.6 million"])
def test_division_by_what_may_be_zero_is_refused(text: str) -> None:
    divisor = read(text).interval
    if 0 not in divisor:
        assert (Interval.exactly(1) / divisor).bounded
        return
    with pytest.raises(ZeroDivisionError, match=r"^division by a figure that may be zero$"):
        Interval.exactly(1) / divisor


def test_division_by_any_small_number_has_no_upper_bound() -> None:
    positive = Interval(Decimal(0), Decimal(2), Decimal(1), low_open=True)
    assert (Interval.exactly(1) / positive).high == INFINITY
    assert (Interval.exactly(1) / -positive).low == -INFINITY
    assert (Interval.exactly(1) / positive).low == Decimal("0.5")


def test_division_by_a_bound_that_stands_for_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError, match="may be zero"):
        Interval.exactly(1) / read("over 0").interval


def test_the_negative_of_an_open_bound_is_open_at_the_other_end() -> None:
    for low_open, high_open in ((True, False), (False, True)):
        negative = -between("1", "2", low_open=low_open, high_open=high_open)
        assert negative == between("-2", "-1", low_open=high_open, high_open=low_open)


def test_what_has_no_end_stays_without_one() -> None:
    over = read("over 3.6 trillion").interval
    assert not (over + Interval.exactly(1)).bounded
    assert not (over * Interval.exactly(2)).bounded
    assert over.width == INFINITY
    assert (over * Interval.exactly(0)).width == 0
    assert (Interval.exactly(1) / over).low == 0


def test_division_rounds_outward() -> None:
    third = Interval.exactly(1) / Interval.exactly(3)
    assert third.low < third.high
    assert Fraction(third.low) < Fraction(1, 3) < Fraction(third.high)


def test_growth_is_a_fraction_of_the_earlier_value() -> None:
    result = growth(read("108.3").interval, read("100.0").interval)
    assert Decimal("0.083") in result
    assert Decimal("0.083") == result.best
    assert Decimal("0.085") not in result
