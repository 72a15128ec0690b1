from decimal import Decimal

import pytest

from factsheet.checks.arithmetic import bounds, shown
from factsheet.quantity import Interval, read


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("3.727 million", "3.727 million [3,726,500–3,727,500]"),
        ("8.30 %", "8.30% [8.295–8.305]"),
        ("over 3.6 trillion", "over 3.6 trillion [3,600,000,000,000–…]"),
        ("under 50", "under 50 […–50]"),
        ("24", "24 [23.5–24.5]"),
        ("-0.3 %", "-0.3% [-0.35–-0.25]"),
    ],
)
def test_a_figure_is_shown_with_its_bounds(text: str, message: str) -> None:
    assert shown(read(text)) == message


@pytest.mark.parametrize(
    ("low", "high", "message"),
    [
        ("7", "7", "[7]"),
        ("1E+3", "1E+4", "[1,000–10,000]"),
        ("0.12345678", "0.2", "[0.123457–0.2]"),
        ("-1E-9", "1E-9", "[0–0]"),
        ("0.50", "1.00", "[0.5–1]"),
    ],
)
def test_bounds_are_shown_without_idle_digits(low: str, high: str, message: str) -> None:
    assert bounds(Interval(Decimal(low), Decimal(high), Decimal(low))) == message
