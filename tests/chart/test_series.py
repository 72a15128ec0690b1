"""What a chart shows: which facts make a series, where a line may join them, and in which colour."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.chart.series import Series, breaks_of, series_of
from tests.chart.drawn import CHART, Row, facts_of, indicator, observations


def the_series(folder: Path, *rows: Row, breaks: tuple[str, ...] = (), chart: str = CHART) -> Series:
    facts = facts_of(folder, indicator(rows, breaks=breaks), chart)
    (series,) = series_of(facts, facts.charts["things_drawn"])
    return series


def runs(series: Series) -> list[list[str]]:
    return [[str(point.fact.period) for point in run] for run in series.runs]


def years(*numbers: int) -> list[Row]:
    return [(str(number), "5 million") for number in numbers]


@pytest.mark.parametrize(
    ("periods", "joined"),
    [
        (["2020", "2021", "2022"], [["2020", "2021", "2022"]]),
        (["2020", "2021", "2023", "2024"], [["2020", "2021"], ["2023", "2024"]]),
        (["2016", "2018", "2020"], [["2016", "2018", "2020"]]),
        (["2020-12", "2021-12", "2022-12", "2023-06"], [["2020-12", "2021-12", "2022-12", "2023-06"]]),
        # half-yearly at the end, and yearly before: both are steps of the series
        (
            ["2020-12", "2021-12", "2022-12", "2023-06", "2023-12", "2024-06"],
            [["2020-12", "2021-12", "2022-12", "2023-06", "2023-12", "2024-06"]],
        ),
        (["2021-12", "2023-06"], [["2021-12"], ["2023-06"]]),
        (["2021-12", "2023-06", "2024-10", "2025-06"], [["2021-12"], ["2023-06"], ["2024-10", "2025-06"]]),
        (["2021"], [["2021"]]),
    ],
)
def test_points_are_joined_where_periods_follow_each_other(
    tmp_path: Path, periods: list[str], joined: list[list[str]]
) -> None:
    assert runs(the_series(tmp_path, *((period, "5 million") for period in periods))) == joined


def test_a_break_interrupts_the_line_between_its_periods(tmp_path: Path) -> None:
    series = the_series(tmp_path, *years(2020, 2021, 2022, 2023), breaks=("2022",))
    assert runs(series) == [["2020", "2021"], ["2022", "2023"]]
    assert [str(gap.since) for gap in breaks_of([series])] == ["2022"]


@pytest.mark.parametrize("since", ["2020", "2024"])
def test_a_break_outside_of_the_series_is_none(tmp_path: Path, since: str) -> None:
    series = the_series(tmp_path, *years(2020, 2021, 2022, 2023), breaks=(since,))
    assert len(series.runs) == 1
    assert breaks_of([series]) == ()


def test_a_series_holds_periods_of_one_length(tmp_path: Path) -> None:
    rows = [*years(2021, 2022, 2023), ("2023-H1", "2 million"), ("2024-H1", "3 million")]
    assert [str(point.fact.period) for point in the_series(tmp_path, *rows).points] == ["2021", "2022", "2023"]


@pytest.mark.parametrize(
    ("value", "status", "bound", "settled"),
    [
        ("5 million", "final", "", True), ("over 5 million", "final", "lower", True),
        ("at least 5 million", "final", "lower", True), ("under 5 million", "final", "upper", True),
        ("about 5 million", "final", "", True), ("5 million", "preliminary", "", False),
        ("5 million", "estimate", "", False), ("over 5 million", "target", "lower", False),
    ],
)  # fmt: skip
def test_bounds_and_what_is_not_settled_are_known(
    tmp_path: Path, value: str, status: str, bound: str, *, settled: bool
) -> None:
    point = the_series(tmp_path, *years(2020), ("2021", value, status)).last
    assert (point.bound, point.settled) == (bound, settled)


def test_since_until_and_periods_narrow_a_chart(tmp_path: Path) -> None:
    rows = years(2018, 2019, 2020, 2021)
    narrowed = the_series(tmp_path / "a", *rows, chart=f"{CHART}  since: 2019\n  until: 2020\n")
    assert [str(point.fact.period) for point in narrowed.points] == ["2019", "2020"]
    named = the_series(tmp_path / "b", *rows, chart=f'{CHART}  periods: ["2018", "2021"]\n')
    assert [str(point.fact.period) for point in named.points] == ["2018", "2021"]


def two_places() -> str:
    return indicator(years(2020, 2021)) + observations(years(2020, 2021), "de")


@pytest.mark.parametrize(
    ("more", "colours"),
    [
        ("", ["ink", "seal"]), ("  seal: [cn]\n", ["seal", "grey"]), ("  ink: [things]\n", ["ink", "ink"]),
        ("  seal: [world]\n", ["seal", "seal"]), ("  ink: [de]\n  seal: [world]\n", ["seal", "ink"]),
    ],
)  # fmt: skip
def test_colours_are_those_that_the_chart_names_for_a_place_or_what_it_lies_in(
    tmp_path: Path, more: str, colours: list[str]
) -> None:
    facts = facts_of(tmp_path, two_places(), f"{CHART}  places: [cn, de]\n{more}")
    assert [each.colour for each in series_of(facts, facts.charts["things_drawn"])] == colours


def test_over_time_it_is_the_indicators_own_place_and_in_bars_all_places_of_the_latest_period(tmp_path: Path) -> None:
    things = indicator(years(2020, 2021)) + observations(years(2020, 2021), "de")
    over_time = facts_of(tmp_path / "a", things)
    assert [each.place.key for each in series_of(over_time, over_time.charts["things_drawn"])] == ["cn"]
    bars = facts_of(tmp_path / "b", things, CHART.replace("lines", "bars"))
    found = series_of(bars, bars.charts["things_drawn"])
    assert [(each.place.key, [str(point.fact.period) for point in each.points]) for each in found] == [
        ("cn", ["2021"]), ("de", ["2021"]),
    ]  # fmt: skip
