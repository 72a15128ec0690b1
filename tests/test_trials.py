"""Trying relations: for which periods, with which figures, and how the sides compare."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.derive import Reckoner
from factsheet.formula import FormulaError, MissingInput
from factsheet.sheet import facts_of
from factsheet.trials import Trial, trials
from tests.project import make_project, replaced

BEFORE = "patents[cn] > patents[de]"


def tried(root: Path, key: str) -> list[Trial]:
    facts = facts_of(root)
    return list(trials(facts.relations[key], facts, Reckoner.of(facts)))


def test_a_relation_is_tried_for_each_period_that_has_its_figures(tmp_path: Path) -> None:
    (trial,) = tried(make_project(tmp_path), "china_before_germany")  # 2024 has no figure for Germany
    assert (str(trial.period), trial.holds) == ("2025", True)
    assert trial.inputs == ("patents.cn.2025", "patents.de.2025")
    assert trial.left.low > trial.right.high


def test_each_figure_that_a_trial_needs_is_named_once_wherever_it_comes_from(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/checks.yml", BEFORE, 'patents < patents + patents["2024"]')
    assert [(str(trial.period), trial.inputs) for trial in tried(root, "china_before_germany")] == [
        ("2024", ("patents.cn.2024",)), ("2025", ("patents.cn.2025", "patents.cn.2024")),
    ]  # fmt: skip


def test_a_relation_that_cannot_hold_is_tried_as_well(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/checks.yml", BEFORE, "patents[cn] < patents[de]")
    assert [trial.holds for trial in tried(root, "china_before_germany")] == [False]


def test_a_period_that_is_named_must_have_its_figures(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert [str(trial.period) for trial in tried(root, "share_of_companies")] == ["2025"]
    replaced(root / "facts/checks.yml", 'periods: ["2025"]', 'periods: ["2025", "2024"]')
    with pytest.raises(MissingInput, match=r"companies_share\.cn\.2024"):
        tried(root, "share_of_companies")


def when(root: Path, key: str) -> list[str]:
    return [trial.when for trial in tried(root, key)]


def test_a_relation_is_tried_for_each_place_that_it_names(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/checks.yml", BEFORE, "patents > 5\n    places: [de, cn]")
    assert when(root, "china_before_germany") == ["de in 2025", "cn in 2024", "cn in 2025"]
    replaced(root / "facts/checks.yml", "places: [de, cn]", "places: [de, world]")
    with pytest.raises(MissingInput, match=r"patents\.world\.202"):
        tried(root, "china_before_germany")


def test_a_relation_is_tried_for_all_places_that_have_the_figures(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/checks.yml", BEFORE, "patents > 5\n    places: [all]")
    assert when(root, "china_before_germany") == ["cn in 2024", "cn in 2025", "de in 2025"]
    replaced(root / "facts/checks.yml", "places: [all]", "places: [all]\n    periods: [2024]")
    assert when(root, "china_before_germany") == ["cn in 2024"]
    replaced(root / "facts/checks.yml", "periods: [2024]", "periods: [2024, 2023]")
    with pytest.raises(MissingInput, match="no place has an observation for 2023") as caught:
        tried(root, "china_before_germany")
    assert caught.value.position == 0


def test_the_observation_before_is_the_latest_one_of_a_period_as_long(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/ip_protection.yml", "period: 2024\n", "period: 2021\n")
    replaced(root / "facts/ip_protection.yml", "formula: growth(patents)", "formula: growth(patents, since=2021)")
    replaced(root / "facts/checks.yml", BEFORE, "patents > before(patents)")
    (trial,) = tried(root, "china_before_germany")
    assert trial.inputs == ("patents.cn.2025", "patents.cn.2021")
    replaced(root / "facts/ip_protection.yml", "period: 2021\n", "period: 2024-12\n")
    replaced(root / "facts/ip_protection.yml", "formula: growth(patents, since=2021)", "formula: patents / patents")
    with pytest.raises(MissingInput, match=r"no place and period has all .*patents\.cn before 2024-12") as caught:
        tried(root, "china_before_germany")
    assert caught.value.position == len("patents > before(")


def test_the_latest_observation_before_is_found_in_any_order_of_the_file(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    earlier = (
        "    - period: 2022\n      value: 4.21 million\n      evidence: [{source: office_2026, says: 4.21 million}]\n"
    )
    replaced(
        root / "facts/ip_protection.yml",
        "    - period: 2025\n      place: de\n",
        f"{earlier}    - period: 2025\n      place: de\n",
    )
    replaced(root / "facts/checks.yml", BEFORE, "patents > before(patents)")
    assert [trial.inputs for trial in tried(root, "china_before_germany")] == [
        ("patents.cn.2024", "patents.cn.2022"), ("patents.cn.2025", "patents.cn.2024"),
    ]  # fmt: skip


def test_figures_of_all_places_are_inputs(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/checks.yml", BEFORE, "sum(patents, within=world) > 0")
    assert [trial.inputs for trial in tried(root, "china_before_germany")] == [
        ("patents.cn.2024",), ("patents.cn.2025", "patents.de.2025"),
    ]  # fmt: skip


def test_a_name_that_is_not_known_is_told(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/checks.yml", BEFORE, "patents > patnts")
    with pytest.raises(FormulaError, match="there is no indicator “patnts”"):
        tried(root, "china_before_germany")


def test_a_division_that_fails_is_told_with_its_place_and_period(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/checks.yml", BEFORE, "1 < patents / (patents - 410000)\n    places: [all]")
    with pytest.raises(FormulaError, match="zero for de in 2025") as caught:
        tried(root, "china_before_germany")
    assert caught.value.position == len("1 < patents / (")


def test_places_and_periods_that_are_named_twice_are_tried_once_and_too_many_are_refused(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    several = f"{BEFORE}\n    places: [cn, de, cn]\n    periods: ['2025', '2025']"
    replaced(root / "facts/checks.yml", BEFORE, several)
    assert [(trial.place, str(trial.period)) for trial in tried(root, "china_before_germany")] == [
        ("cn", "2025"), ("de", "2025"),
    ]  # fmt: skip
    days = ", ".join(f"{year}-{month:02}" for year in range(1500, 2000) for month in range(1, 13))
    replaced(root / "facts/checks.yml", "periods: ['2025', '2025']", f"periods: [{days}]")
    with pytest.raises(FormulaError, match="2 places in 6,000 periods; 10,000 cases are the most"):
        tried(root, "china_before_germany")
