from decimal import Decimal
from pathlib import Path

import pytest

from factsheet.checks.arithmetic import bounds, percentages, printed, shown, shown_fact
from factsheet.quantity import Interval, read
from factsheet.sheet import facts_of
from tests.project import UNITS, make_project


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
        ("0.1234565", "0.2", "[0.123456–0.2]"),
        (
            "123456789012345678901234.1234567",
            "9E+30",
            "[123,456,789,012,345,678,901,234.123457–9,000,000,000,000,000,000,000,000,000,000]",
        ),
        ("1234567890123456789012345678901234567", "Infinity", "[1,234,567,890,123,456,789,012,345,678,901,234,567–…]"),
    ],
)
def test_bounds_are_shown_without_idle_digits(low: str, high: str, message: str) -> None:
    assert bounds(Interval(Decimal(low), Decimal(high), Decimal(low))) == message


@pytest.mark.parametrize(
    ("low", "high", "message"),
    [
        ("0.0875", "0.0885", "[8.75%–8.85%]"), ("0.0890243", "0.0890319", "[8.9024%–8.9032%]"), ("1", "1", "[100%]"),
        ("0.5", "Infinity", "[50%–…]"), ("-0.000000001", "0.01", "[0%–1%]"),
    ],
)  # fmt: skip
def test_fractions_are_shown_as_percentages(low: str, high: str, message: str) -> None:
    assert percentages(Interval(Decimal(low), Decimal(high), Decimal(low))) == message


def test_a_line_is_shown_with_what_it_prints_and_what_that_is(tmp_path: Path) -> None:
    line = facts_of(make_project(tmp_path)).facts["patents.cn.2024"].evidence[0]
    assert printed(line) == "“476万件”, 4.76 million [4,755,000–4,765,000]"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("companies_share.cn.2025", "71.7% [71.65–71.75]"),
        ("patent_growth.cn.2025", "9% [8.5–9.5]"),
        ("patents_per_company.cn.2025", "7.1 [7.05–7.15]"),
    ],
)
def test_a_fact_is_shown_with_its_percent_sign_be_it_printed_or_derived(
    tmp_path: Path, address: str, message: str
) -> None:
    assert shown_fact(facts_of(make_project(tmp_path)).facts[address]) == message


def test_a_derived_difference_of_percentages_is_shown_in_points(tmp_path: Path) -> None:
    facts = facts_of(make_project(tmp_path, units=UNITS.replace("kind: change", "kind: points")))
    assert shown_fact(facts.facts["patent_growth.cn.2025"]) == "9 percentage points [8.5–9.5]"
