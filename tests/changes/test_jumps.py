"""Jumps out of a series' past range, and slips of scale, with their arithmetic."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changes.repository import commit, differ, edit
from tests.changes.test_observations import ESTIMATE

SERIES = "".join(
    f"    - period: {year}\n      place: de\n      value: {value}\n      status: final\n"
    f'      evidence:\n        - {{source: office_2026, says: "{value}"}}\n'
    for year, value in ((2021, "300,000"), (2022, "330,000"), (2023, "350,000"), (2024, "380,000"))
)
GERMANY = "    - period: 2025\n      place: de\n      value: 410,000\n"


def alerts(root: Path, base: str = "HEAD", head: str | None = None) -> list[tuple[str, str, str]]:
    return [(alert.address, alert.kind, alert.told) for alert in differ(root, base, head).alerts]


@pytest.fixture
def series(root: Path) -> Path:
    edit(root, "ip_protection", (GERMANY, SERIES + GERMANY))
    commit(root)
    return root


def test_a_step_within_the_past_range_is_no_jump(series: Path) -> None:
    edit(series, "ip_protection", ("value: 410,000", "value: 415,000"))
    assert alerts(series) == []


def test_a_larger_step_than_any_before_is_a_jump_with_its_arithmetic(series: Path) -> None:
    edit(series, "ip_protection", ("value: 410,000", "value: 440,000"))
    assert alerts(series) == [
        (
            "patents.de.2025", "jump",
            (
                "380,000 patents (2024) to 440,000 patents (2025), × 1.16; "
                "the largest step before was 300,000 patents (2021) to 330,000 patents (2022), × 1.1"
            ),
        )
    ]  # fmt: skip


def test_a_fall_counts_like_a_rise(series: Path) -> None:
    edit(series, "ip_protection", ("value: 410,000", "value: 310,000"))
    ((_, kind, told),) = alerts(series)
    assert kind == "jump"
    assert "380,000 patents (2024) to 310,000 patents (2025), ÷ 1.23" in told


def test_a_value_in_the_middle_may_make_a_jump_to_the_next(series: Path) -> None:
    edit(series, "ip_protection", ("value: 350,000", "value: 332,000"))
    assert [(address, told.partition(";")[0]) for address, _, told in alerts(series)] == [
        ("patents.de.2024", "332,000 patents (2023) to 380,000 patents (2024), × 1.14")
    ]


def test_a_new_observation_may_make_a_jump(root: Path) -> None:
    edit(root, "ip_protection", (ESTIMATE, SERIES))
    commit(root)
    edit(root, "ip_protection", (SERIES, SERIES + ESTIMATE.replace("410,000", "400,000")))
    assert alerts(root) == []
    edit(root, "ip_protection", ("value: 400,000", "value: 450,000"))
    assert [(address, kind) for address, kind, _ in alerts(root)] == [("patents.de.2025", "jump")]


def test_a_jump_that_was_one_before_and_is_no_larger_now_is_not_told_again(series: Path) -> None:
    edit(series, "ip_protection", ("value: 410,000", "value: 450,000"))
    commit(series)
    edit(series, "ip_protection", ("value: 450,000", "value: 448,000"))
    assert alerts(series) == []
    edit(series, "ip_protection", ("value: 448,000", "value: 452,000"))
    assert [kind for _, kind, _ in alerts(series)] == ["jump"]


def test_a_first_step_has_nothing_to_be_larger_than(root: Path) -> None:
    edit(root, "ip_protection", ("value: 4.76 million", "value: 2.76 million"))
    assert alerts(root) == []


def test_a_first_step_after_years_without_any_is_no_jump(series: Path) -> None:
    edit(
        series, "ip_protection", *((f"value: {value}", "value: 300,000") for value in ("330,000", "350,000", "380,000"))
    )
    assert alerts(series) == []


def test_no_step_is_taken_across_a_break(series: Path) -> None:
    edit(series, "ip_protection", ("value: 410,000", "value: 440,000"))
    assert len(alerts(series)) == 1
    what = "  breaks:\n    - {since: 2025, what: {en: Others are counted., zh: 口径不同。}}\n"
    edit(series, "ip_protection", ("  review: half-yearly\n", f"  review: half-yearly\n{what}"))
    assert alerts(series) == []


def test_shares_and_ranks_jump_by_their_difference(root: Path) -> None:
    shares = "".join(
        f"    - period: {year}\n      value: {value} %\n      status: final\n"
        f"      evidence:\n        - {{source: office_2026, says: {value} percent}}\n"
        for year, value in ((2022, "1.0"), (2023, "2.0"), (2024, "70.5"))
    )
    edit(
        root,
        "ip_protection",
        ("    - period: 2025\n      value: 71.7 %", f"{shares}    - period: 2025\n      value: 71.7 %"),
    )
    commit(root)
    edit(root, "ip_protection", ("value: 70.5 %", "value: 2.5 %"))
    assert [(address, told) for address, _, told in alerts(root)] == [
        (
            "companies_share.cn.2025",
            (
                "2.5% (2024) to 71.7% (2025), +69.2 percentage points; the largest step before was "
                "1.0% (2022) to 2.0% (2023), +1.0 percentage points"
            ),
        )
    ]


def test_a_step_from_or_to_zero_has_no_factor(series: Path) -> None:
    edit(series, "ip_protection", ("value: 380,000", "value: 0"))
    assert alerts(series) == []


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("52.0 million", "52.0 million patents / 5.20 million patents = 10"),
        ("520,000", "5.20 million patents / 520,000 patents = 10"),
        ("5.20 billion", "5.20 billion patents / 5.20 million patents = 1,000 (a thousand)"),
        ("5.2 thousand", "5.20 million patents / 5,200 patents = 1,000 (a thousand)"),
        ("52.0 billion", "52.0 billion patents / 5.20 million patents = 10,000 (万)"),
        ("520 trillion", "520 trillion patents / 5.20 million patents = 100,000,000 (亿)"),
        ("51.97 million", "51.97 million patents / 5.20 million patents = 9.99 ≈ 10"),
        ("over 52.0 million", "more than 52.0 million patents / 5.20 million patents = 10"),
    ],
)
def test_a_value_that_moves_by_a_power_of_ten_may_be_a_slip_of_scale(root: Path, new: str, told: str) -> None:
    edit(root, "ip_protection", ("value: 5.20 million", f"value: {new}"))
    assert alerts(root) == [("patents.cn.2025", "scale", f"the value moved by a power of ten: {told}")]


@pytest.mark.parametrize("new", ["5.2 million", "5.1 million", "10.4 million", "47.6 million", "5 to 52 million"])
def test_other_moves_are_no_slip_of_scale(root: Path, new: str) -> None:
    edit(root, "ip_protection", ("value: 5.20 million", f"value: {new}"))
    assert alerts(root) == []


def test_a_place_that_becomes_another_is_no_slip_of_scale(root: Path) -> None:
    edit(root, "research", ("    - period: 2024\n      value: 2\n", "    - period: 2024\n      value: 20\n"))
    assert alerts(root) == []
