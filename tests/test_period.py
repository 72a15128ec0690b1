"""Periods of observations."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.period import Granularity, Period, PeriodError


@st.composite
def periods(draw: st.DrawFn) -> Period:
    year = draw(st.integers(1900, 2100))
    day = date(year, 1, 1) + timedelta(days=draw(st.integers(0, 364)))
    shapes = (
        f"{year}",
        f"{year}-H{draw(st.integers(1, 2))}",
        f"{year}-Q{draw(st.integers(1, 4))}",
        f"{day:%Y-%m}",
        day.isoformat(),
    )
    return Period.parse(draw(st.sampled_from(shapes)))


@pytest.mark.parametrize(
    ("text", "start", "end", "granularity"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), Granularity.YEAR),
        ("2025-H1", date(2025, 1, 1), date(2025, 6, 30), Granularity.HALF),
        ("2025-H2", date(2025, 7, 1), date(2025, 12, 31), Granularity.HALF),
        ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30), Granularity.QUARTER),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31), Granularity.QUARTER),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Granularity.MONTH),
        ("2025-06-30", date(2025, 6, 30), date(2025, 6, 30), Granularity.DAY),
    ],
)
def test_a_period_knows_its_first_and_last_day(text: str, start: date, end: date, granularity: Granularity) -> None:
    period = Period.parse(text)
    assert (period.start, period.end, period.granularity) == (start, end, granularity)


@given(periods())
def test_writing_and_parsing_again_gives_the_same_period(period: Period) -> None:
    again = Period.parse(str(period))
    assert again == period
    assert hash(again) == hash(period)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-02-30", "no day 30 in 2025-02, which has 28 days"),
        ("2025-02-29", "28 days"),
        ("2025-06-00", "no day 0"),
        ("2025-13", "no month 13"),
        ("2025-00", "no month 0"),
        ("2025-H3", "no year has a half 3"),
        ("2025-Q0", "no year has a quarter 0"),
        ("2025-Q5", "no year has a quarter 5"),
        *((text, "write it like") for text in ("25-06", "2025/06", "2025-6", "", "３０２５", "3025")),
        *((text, "write it like") for text in ("2025-h1", " 2025", "2025-06\n", "June 2025")),
    ],
)
def test_what_no_calendar_has_is_refused_and_named(text: str, message: str) -> None:
    with pytest.raises(PeriodError, match=message) as caught:
        Period.parse(text)
    assert f"“{text}”" in str(caught.value)


def test_a_period_begins_where_such_periods_begin() -> None:
    assert str(Period(date(2025, 4, 1), Granularity.QUARTER)) == "2025-Q2"
    for start, granularity in [
        (date(2025, 5, 1), Granularity.QUARTER),
        (date(2025, 4, 1), Granularity.HALF),
        (date(2025, 4, 2), Granularity.MONTH),
    ]:
        with pytest.raises(PeriodError, match=f"no {granularity} begins on {start}"):
            Period(start, granularity)


def test_the_greatest_period_is_the_latest_and_then_the_shortest() -> None:
    ordered = [
        Period.parse(text)
        for text in (
            *("2024-06", "2024-11", "2024", "2024-H2", "2024-Q4", "2024-12", "2024-12-31"),
            *("2025-01", "2025-06", "2025"),
        )
    ]
    assert sorted(set(ordered)) == ordered
    assert all(earlier < later and later >= earlier for earlier, later in pairwise(ordered))
    assert max(ordered) == Period.parse("2025")


def test_a_period_is_ordered_among_periods_only() -> None:
    with pytest.raises(TypeError):
        assert Period.parse("2025") < "2026"


@given(periods(), periods())
def test_two_periods_that_are_neither_earlier_nor_later_are_the_same(a: Period, b: Period) -> None:
    assert [a < b, b < a, a == b].count(True) == 1


@pytest.mark.parametrize(
    ("whole", "part", "contained"),
    [
        ("2025", "2025-06", True),
        ("2025-H1", "2025-06-30", True),
        ("2025-06", "2025-06", True),
        ("2025-06", "2025-07-01", False),
        ("2025-06", "2025", False),
        ("2025-H1", "2025-Q3", False),
    ],
)
def test_a_period_contains_what_lies_within_it(whole: str, part: str, *, contained: bool) -> None:
    assert Period.parse(whole).contains(Period.parse(part)) is contained


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2025", "2024"),
        ("2025-H2", "2024-H2"),
        ("2025-Q1", "2024-Q1"),
        ("2024-02", "2023-02"),
        ("2025-06-30", "2024-06-30"),
        ("2024-02-29", "2023-02-28"),
    ],
)
def test_the_year_before_has_the_same_length(period: str, before: str) -> None:
    assert str(Period.parse(period).year_before()) == before
