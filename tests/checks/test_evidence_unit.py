from pathlib import Path

import pytest

from tests.checks.reports import IP, RESEARCH, at, change, found, looked_at, only, place
from tests.project import make_project

RULE = "evidence-unit"


def test_every_line_of_evidence_and_every_conflict_is_looked_at(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 12 + 2


def test_a_percentage_is_no_number_of_companies(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: about 524,000", "value: about 524")
    change(root, IP, "around 524,000 companies", "around 524 percent")
    problem = only(root, RULE)
    assert at(problem) == place(root, IP, '"around 524 percent"', RULE)
    assert problem.message == "“around 524 percent” is a percentage; companies.cn.2025 is measured in companies"
    assert problem.hint == "copy the figure that is measured so, or put the line under the indicator that it belongs to"


def test_percentage_points_are_no_number_of_companies_either(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: about 524,000", "value: about 524")
    change(root, IP, "around 524,000 companies", "around 524 percentage points")
    assert only(root, RULE).message.startswith("“around 524 percentage points” is a percentage")


def test_dollars_are_no_yuan(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, RESEARCH, "says: 3.6327 trillion yuan", "says: $3.6327 trillion")
    problem = only(root, RULE)
    assert at(problem) == place(root, RESEARCH, "$3.6327 trillion", RULE)
    assert problem.message == "“$3.6327 trillion” is money in US dollars; spending.cn.2024 is in Chinese yuan"


def test_the_names_of_money_do_not_depend_on_the_language_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("babel.numbers.LC_MONETARY", "de_DE")
    root = make_project(tmp_path)
    change(root, RESEARCH, "says: 3.6327 trillion yuan", "says: $3.6327 trillion")
    assert only(root, RULE).message.endswith("is money in US dollars; spending.cn.2024 is in Chinese yuan")


def test_money_is_no_number_of_patents(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "says: 476万件", "says: 476万元")
    assert only(root, RULE).message == "“476万元” is money in Chinese yuan; patents.cn.2024 is in patents"


@pytest.mark.parametrize("says", ["RMB3.6327 trillion", "¥3.6327 trillion", "3.6327 trillion"])
def test_yuan_by_any_name_are_yuan_and_none_need_be_named(tmp_path: Path, says: str) -> None:
    root = make_project(tmp_path)
    change(root, RESEARCH, "says: 3.6327 trillion yuan", f"says: {says}")
    assert found(root, RULE) == []


@pytest.mark.parametrize("says", ["4.76 million PCT", "4.76 million GII"])
def test_three_capitals_are_not_always_money(tmp_path: Path, says: str) -> None:
    root = make_project(tmp_path)
    change(root, IP, "says: 476万件", f"says: {says}")
    assert found(root, RULE) == []


def test_a_conflict_speaks_of_the_same_unit(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, RESEARCH, "says: 3.5 trillion yuan", "says: 3.5 trillion euros")
    problem = only(root, RULE)
    assert problem.message == "“3.5 trillion euros” is money in euros; spending.cn.2024, revision 1 is in Chinese yuan"


@pytest.mark.parametrize(
    ("says", "wrong"), [("per 1,000", True), ("per 100,000", True), ("per 10,000", False), ("firms", False)]
)
def test_what_is_counted_per_ten_thousand_is_not_printed_per_another_number(
    tmp_path: Path, says: str, *, wrong: bool
) -> None:
    root = make_project(tmp_path)
    change(root, "facts/units.yml", "one: company, other: companies", 'one: one, other: "companies per 10,000 people"')
    change(root, IP, "around 524,000 companies", f"around 524,000 {says}")
    problems = found(root, RULE)
    assert [at(problem) for problem in problems] == [place(root, IP, f'"around 524,000 {says}"', RULE)] * wrong
    assert all(f"is a number {says}; companies.cn.2025 is one per 10,000" in problem.message for problem in problems)
