from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.chart.scales import number_axis, time_ticks
from factsheet.chart.series import series_of
from factsheet.facts import Unit, Where
from factsheet.load import Document
from factsheet.model_registries import Unit as Entry
from tests.chart.drawn import facts_of, indicator


def unit(kind: str) -> Unit:
    entry = Entry.model_validate({"label": {"en": {"one": "thing", "other": "things"}, "zh": "件"}, "kind": kind})
    return Unit("thing", Where(Document("units.yml", {}, None), ()), entry)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "kind", "labels"),
    [
        ([7, 31], "count", ("0", "10", "20", "30", "40")),
        ([1_030_000, 3_920_000], "count", ("0", "1", "2", "3", "4")),
        (["1.91", "2.8"], "share", ("1.8%", "2.0%", "2.2%", "2.4%", "2.6%", "2.8%")),
        (["0.5", "2.8"], "share", ("0%", "1%", "2%", "3%")),
        ([-3, 4], "measure", ("−4", "−2", "0", "2", "4")),
        ([5], "count", ("0", "1", "2", "3", "4", "5")),
    ],
)
def test_an_axis_has_round_ticks_in_one_scale_and_amounts_begin_at_nought(
    values: list[object], kind: str, labels: tuple[str, ...]
) -> None:
    axis = number_axis([Decimal(str(value)) for value in values], unit(kind), "en", wanted=5)
    assert axis.labels == labels
    assert axis.from_zero is (not labels[0].startswith("1.8"))


@given(
    values=st.lists(st.decimals(-(10**9), 10**9, allow_nan=False, places=2), min_size=1, max_size=6),
    wanted=st.integers(2, 8),
    zero=st.booleans(),
)
def test_an_axis_holds_all_values_between_its_ends_and_its_ticks_rise_evenly(
    values: list[Decimal], wanted: int, *, zero: bool
) -> None:
    axis = number_axis(values, unit("measure"), "en", wanted=wanted, zero=zero)
    assert axis.low <= min(values)
    assert max(values) <= axis.high
    steps = {later - earlier for earlier, later in pairwise(axis.ticks)}
    assert len(steps) == 1
    assert steps.pop() > 0
    assert len(axis.ticks) <= wanted + 3
    assert len(set(axis.labels)) == len(axis.labels) == len(axis.ticks)


@pytest.mark.parametrize(
    ("periods", "wanted", "labels"),
    [
        (["2019", "2020", "2021"], 9, ["2019", "2020", "2021"]),
        ([str(year) for year in range(2010, 2026)], 7, ["2010", "2013", "2016", "2019", "2022", "2025"]),
        (["2020-12", "2021-12", "2022-06", "2022-12"], 9, ["Dec 2020", "Dec 2021", "Dec 2022"]),
    ],
)
def test_marks_of_time_are_counted_back_from_the_latest(
    tmp_path: Path, periods: list[str], wanted: int, labels: list[str]
) -> None:
    facts = facts_of(tmp_path, indicator([(period, "5 million") for period in periods]))
    (series,) = series_of(facts, facts.charts["things_drawn"])
    assert [tick.label for tick in time_ticks(series.points, "en", wanted=wanted)] == labels
