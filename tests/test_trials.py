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
    return list(trials(facts.relations[key], facts, Reckoner(facts.facts, facts.indicators)))


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


def test_a_name_that_is_not_known_is_told(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/checks.yml", BEFORE, "patents > patnts")
    with pytest.raises(FormulaError, match="there is no indicator “patnts”"):
        tried(root, "china_before_germany")
