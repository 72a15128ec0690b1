"""Figures: the intervals they stand for, agreement, and rounding to what is known."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factsheet.quantity import (
    Figure,
    Interval,
    Kind,
    NotationError,
    Qualifier,
    read,
    write,
)
from factsheet.quantity.figure import as_printed, exponent_of, rescaled, round_step, rounded
from factsheet.quantity.interval import INFINITY
from tests.quantity.strategies import figures, intervals_with_members, printed_numbers

PLAIN = printed_numbers(negative=False)


def bounds(interval: Interval) -> str:
    """Return an interval as mathematicians write it: [1, 2) holds one and not two."""
    return (
        f"{'(' if interval.low_open else '['}{interval.low.normalize():f}, "
        f"{interval.high.normalize():f}{')' if interval.high_open else ']'}"
    )


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("3.73 million", "[3725000, 3735000)"),
        ("113,000", "[112500, 113500)"),
        ("13,500", "[13450, 13550)"),
        ("1,103,226", "[1103225.5, 1103226.5)"),
        ("505 billion", "[504500000000, 505500000000)"),
        ("504.0 billion", "[503950000000, 504050000000)"),
        ("8.3", "[8.25, 8.35)"),
        ("8.30", "[8.295, 8.305)"),
        ("1", "[0.5, 1.5)"),
        ("100", "[99.5, 100.5)"),
        ("-3.5", "(-3.55, -3.45]"),
        ("0", "(-0.5, 0.5)"),
        ("about 524,000", "[523500, 524500)"),
        ("over 3.6 trillion", "(3600000000000, Infinity)"),
        ("at least 24", "[24, Infinity]"),
        ("under 24", "[-Infinity, 24)"),
        ("at most 24", "[-Infinity, 24]"),
        ("nearly 3.6 trillion", "[3550000000000, 3600000000000)"),
        ("nearly 400", "[350, 400)"),
        ("nearly -3.5", "(-3.5, -3.45]"),
        ("nearly 0.5", "[0.45, 0.5)"),
        ("nearly 0", "[-0.5, 0)"),
        ("1,000-odd", "[1000, 2000)"),
        ("1,200-odd", "[1200, 1300)"),
        ("-24-odd", "(-25, -24]"),
        ("0-odd", "[0, 1)"),
        ("3 to 5", "[2.5, 5.5)"),
        ("about 3 to 5", "[2.5, 5.5)"),
        ("-3 to 5", "(-3.5, 5.5)"),
    ],
)
def test_a_figure_stands_for_an_interval(text: str, measured: str) -> None:
    shown = bounds(read(text).interval)
    assert shown.replace("Infinity]", "Infinity)").replace("[-Inf", "(-Inf") == measured.replace(
        "Infinity]", "Infinity)"
    ).replace("[-Inf", "(-Inf")


def test_the_interval_of_a_hedge_is_that_between_its_bounds() -> None:
    below = Interval(Decimal(350), Decimal(400), Decimal(400), high_open=True)
    assert {read("nearly 400").interval, read("将近400", "zh").interval} == {below}


def test_a_range_has_another_last_number() -> None:
    assert read("3 to 5").last == 5
    assert read("3").last == 3


def test_the_middle_stands_for_a_range() -> None:
    assert read("3 to 5").interval.best == 4
    assert read("3.73 million").interval.best == 3_730_000


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("24", "[24, 24]"),
        ("100", "[100, 100]"),
        ("113,000", "[112500, 113500)"),
        ("about 24", "[23.5, 24.5)"),
        ("8.3", "[8.25, 8.35)"),
        ("3 to 5", "[3, 5]"),
        ("900 to 1,200", "[900, 1250)"),
        ("nearly 400", "[350, 400)"),
    ],
)
def test_a_count_known_to_one_is_exact(text: str, counted: str) -> None:
    assert bounds(read(text).counted) == counted


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("over 3.6 trillion", "(3600000000000, 3700000000000)"),
        ("over 3.0 trillion", "(3000000000000, 3100000000000)"),
        ("over 3 trillion", "(3000000000000, 4000000000000)"),
        ("over 400", "(400, 500)"),
        ("at least 24", "[24, 25)"),
        ("under 24", "(23, 24)"),
        ("at most 1,000", "(0, 1000]"),
        ("3.73 million", "[3725000, 3735000)"),
        ("3 to 5", "[2.5, 5.5)"),
    ],
)
def test_a_writer_means_the_nearest_round_bound(text: str, meant: str) -> None:
    assert bounds(read(text).meant) == meant


def test_evidence_of_a_round_bound_agrees_only_next_to_it() -> None:
    value = read("3.613 trillion").interval
    assert value.overlaps(read("over 3.6 trillion").meant)
    assert not value.overlaps(read("over 3.5 trillion").meant)
    assert value.overlaps(read("over 3.5 trillion").interval)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("3.73 million", "3.727 million", True),
        ("3.73 million", "3.72 million", False),
        ("3.73 million", "372.7 million", False),
        ("3.73 million", "373,000", False),
        ("over 3.6 trillion", "3.613 trillion", True),
        ("over 3.6 trillion", "3.6 trillion", True),
        ("over 3.6 trillion", "3.5 trillion", False),
        ("nearly 1,000", "992", True),
        ("nearly 1,000", "1,003", False),
        ("24", "24", True),
        ("24", "25", False),
        ("24", "24.4", True),
        ("24", "24.6", False),
    ],
)
def test_figures_agree_if_their_intervals_overlap(one: str, other: str, *, agree: bool) -> None:
    assert read(one).agrees(read(other)) is agree


@given(figures(), figures())
def test_agreement_is_symmetric(one: Figure, other: Figure) -> None:
    assert one.agrees(other) == other.agrees(one)


@given(figures())
def test_a_figure_agrees_with_itself_and_means_no_more_than_it_may_be(figure: Figure) -> None:
    assert figure.agrees(figure)
    assert figure.meant.within(figure.interval)
    assert figure.meant.bounded
    assert figure.counted.within(figure.interval)


@given(PLAIN, PLAIN)
def test_the_more_precise_figure_decides_on_agreement(one: Decimal, other: Decimal) -> None:
    near = Figure(one).agrees(Figure(other))
    steps = Figure(one).step + Figure(other).step
    assert near == (abs(one - other) < steps / 2) or abs(one - other) == steps / 2


@given(PLAIN, st.data())
def test_a_changed_digit_is_another_figure_that_never_agrees(number: Decimal, data: st.DataObject) -> None:
    text = write(Figure(number))
    places = [place for place, character in enumerate(text) if character.isdigit()]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from("0123456789").filter(lambda other: other != text[place]))
    try:
        changed = read(text[:place] + digit + text[place + 1 :])
    except NotationError:  # a zero at the beginning
        assert digit == "0"
        return
    assert not changed.same_digits(Figure(number))
    # 1,000 and 1,100 are known to the thousand and to the hundred, so that both may be true.
    assert changed.exponent != exponent_of(number) or not changed.agrees(Figure(number))


@given(intervals_with_members(), st.none() | st.integers(min_value=-4, max_value=16))
def test_rounding_claims_no_more_than_is_known(pair: tuple[Interval, Decimal], coarsest: int | None) -> None:
    interval, _ = pair
    figure = rounded(interval, coarsest)
    assert figure.interval.overlaps(interval)
    if interval.bounded:
        assert figure.step * 2 >= interval.width
        assert figure.qualifier is Qualifier.NONE
    else:
        assert interval.within(replace(figure.interval, low_open=False, high_open=False))
    if coarsest is not None:
        assert figure.exponent >= coarsest


@pytest.mark.parametrize(
    ("low", "high", "best", "expected"),
    [
        ("3.725", "3.735", "3.73", "3.73"),
        ("3.7200", "3.7400", "3.73", "3.73"),
        ("3.7199", "3.7401", "3.73", "3.7"),
        ("7.00", "7.20", "7.10", "7.1"),
        ("0.1209", "0.1211", "0.12099", "0.1210"),
        ("1000000", "1000001", "1000000.4", "1.000E+6"),
        ("12345.6779999", "12345.6780001", "12345.678", "1.235E+4"),
        ("-0.000000001", "0.000000001", "0", "0"),
        ("-0.3", "0.5", "0", "0"),
    ],
)
def test_the_last_digit_is_uncertain_by_one_at_most(low: str, high: str, best: str, expected: str) -> None:
    figure = rounded(Interval(Decimal(low), Decimal(high), Decimal(best)))
    assert str(figure.number) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("nearly 1.5", "1"), ("1.5", "2"), ("nearly -1.5", "-1"), ("-1.5", "-2"),
        ("nearly 0.5", "0"), ("0.5", "1"), ("nearly -0.5", "-0"), ("-0.5", "-1"),
    ],
)  # fmt: skip
def test_a_half_is_rounded_into_the_interval(text: str, number: str) -> None:
    interval = read(text).interval
    assert str(rounded(interval, 0).number) == number
    assert rounded(interval, 0).interval.overlaps(interval)


def test_an_exact_result_keeps_its_number() -> None:
    assert str(rounded(Interval.exactly(24)).number) == "24"
    assert str(rounded(Interval.exactly(Decimal("12.50"))).number) == "12.5"
    assert str(rounded(Interval.exactly(Decimal("0.123456"))).number) == "0.1235"
    assert str(rounded(Interval.exactly(Decimal("123.456"))).number) == "123.5"
    assert str(rounded(Interval.exactly(Decimal("1E+30"))).number) == "1" + "0" * 30


def test_a_quotient_of_counts_has_four_digits() -> None:
    assert str(rounded(read("22").counted / read("33").counted).number) == "0.6667"
    assert str(rounded(Interval.exactly(0) / Interval.exactly(3)).number) == "0"


@pytest.mark.parametrize(
    ("low", "high", "number", "qualifier"),
    [
        ("3.66", INFINITY, "3.6", Qualifier.OVER),
        (-INFINITY, "3.62", "3.7", Qualifier.UNDER),
        ("0", INFINITY, "0", Qualifier.OVER),
    ],
)
def test_a_one_sided_result_is_rounded_to_the_side_that_stays_true(
    low: str | Decimal, high: str | Decimal, number: str, qualifier: Qualifier
) -> None:
    best = Decimal(low) if Decimal(low).is_finite() else Decimal(high)
    figure = rounded(Interval(Decimal(low), Decimal(high), best))
    assert (str(figure.number), figure.qualifier) == (number, qualifier)


@pytest.mark.parametrize(("coarsest", "number"), [(0, "3"), (1, "0E+1"), (-3, "3.6")])
def test_a_one_sided_result_is_no_finer_than_is_asked_for(coarsest: int, number: str) -> None:
    figure = rounded(Interval(Decimal("3.66"), INFINITY, Decimal("3.66")), coarsest)
    assert (str(figure.number), figure.qualifier) == (number, Qualifier.OVER)


def test_nothing_is_rounded_of_what_has_no_bound() -> None:
    with pytest.raises(ValueError, match=r"^nothing is known of this figure: it has no bound$"):
        rounded(Interval(-INFINITY, INFINITY, Decimal(0)))


@pytest.mark.parametrize(
    ("digits", "exponent"),
    [("100", 0), ("999", 0), ("1000", 3), ("1200", 2), ("113000", 3), ("1103226", 0), ("0", 0), ("7" * 30, 0)],
)
def test_zeros_at_the_end_count_up_to_three_digits(digits: str, exponent: int) -> None:
    number = as_printed(digits)
    assert number == Decimal(digits)
    assert exponent_of(number) == exponent


@pytest.mark.parametrize(
    ("number", "step"),
    [("400", "100"), ("3.6", "0.1"), ("3.60", "0.1"), ("24", "1"), ("0", "1"), ("0.00", "0.01"), ("7" * 30, "1")],
)
def test_the_round_step_is_that_of_the_last_digit_that_is_not_zero(number: str, step: str) -> None:
    assert round_step(Decimal(number)) == Decimal(step)


@pytest.mark.parametrize(
    ("text", "digits", "exponent"),
    [("3.73 million", 3, 4), ("8.30", 3, -2), ("113,000", 3, 3), ("0", 1, 0), ("0.004", 1, -3), ("0.00", 1, -2)],
)
def test_digits_and_exponent_tell_the_precision(text: str, digits: int, exponent: int) -> None:
    figure = read(text)
    assert (figure.digits, figure.exponent) == (digits, exponent)
    assert figure.step == Decimal((0, (1,), exponent))


def test_the_same_digits_are_the_same_number_with_the_same_precision() -> None:
    assert read("3.73 million").same_digits(read("over 373万", "zh"))
    assert not read("3.73 million").same_digits(read("3.730 million"))
    assert not read("3.73 million").same_digits(read("3.74 million"))
    assert read("3 to 5").same_digits(read("约3至5", "zh"))
    assert not read("3 to 5").same_digits(read("3 to 6"))
    assert not read("3 to 5").same_digits(read("3"))
    assert not read("3").same_digits(read("3 to 5"))


def test_a_table_scale_multiplies_the_number_and_keeps_its_precision() -> None:
    figure = rescaled(read("about 7.47 to 7.53"), 6)
    assert (str(figure.number), str(figure.upper)) == ("7.47E+6", "7.53E+6")
    assert (figure.qualifier, figure.kind, figure.scale) == (Qualifier.ABOUT, Kind.CARDINAL, 6)
    assert rescaled(read("346.59"), 9) == read("346.59 billion")


@given(figures())
def test_the_unit_and_the_scale_word_do_not_count_in_comparisons(figure: Figure) -> None:
    assume(not figure.unit)
    other = replace(figure, unit="件", scale=4)
    assert other == figure
    assert hash(other) == hash(figure)
