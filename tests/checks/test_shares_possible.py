from pathlib import Path

import pytest

from tests.checks.reports import IP, RESEARCH, at, change, found, looked_at, only, place
from tests.project import make_project

RULE = "shares-possible"


def test_shares_ranks_counts_and_parts_are_looked_at(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    # a share, two ranks, five counts, and one part with its whole; neither money, nor growth, nor a ratio
    assert looked_at(root, RULE) == 1 + 2 + 5 + 1


@pytest.mark.parametrize(
    ("value", "possible"), [("100 %", True), ("0.0 %", True), ("100.1 %", False), ("171.7 %", False), ("-1.0 %", False)]
)
def test_a_share_lies_within_the_whole(tmp_path: Path, value: str, *, possible: bool) -> None:
    root = make_project(tmp_path)
    change(root, "facts/checks.yml", "companies_share == share(patents_of_companies, patents)", "companies_share < 10")
    change(root, IP, "value: 71.7 %", f"value: {value}")
    change(root, IP, "says: 71.7 percent", f"says: {value} of patents")
    if possible:
        assert found(root, RULE) == []
        return
    problem = only(root, RULE)
    assert at(problem) == place(root, IP, f"{value}\n", RULE)
    assert problem.message.startswith(f"companies_share.cn.2025 is {value.replace(' ', '')} [")
    assert problem.message.endswith("; a share lies between 0% and 100%")
    assert problem.hint == "mend the slip, or the unit of the indicator"


@pytest.mark.parametrize(
    ("share", "possible"), [("98 to 100 %", True), ("99 to 101 %", False), ("-1 to 5 %", False), ("0 to 5 %", True)]
)
def test_both_ends_of_a_range_lie_within_the_whole(tmp_path: Path, share: str, *, possible: bool) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: 71.7 %", f"value: {share}")
    change(root, IP, "says: 71.7 percent", f"says: {share}")
    assert [at(problem) for problem in found(root, RULE)] == [place(root, IP, f"{share}\n", RULE)] * (not possible)


def test_growth_may_be_above_one_hundred_percent(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: 4.76 million", "value: 2.16 million")
    change(root, IP, "says: 476万件", "says: 216万件")
    assert found(root, RULE) == []


def test_a_rank_begins_with_one(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, RESEARCH, "value: 4\n", "value: 0\n")
    change(root, RESEARCH, "says: 第4位", "says: 第0位")
    (problem,) = found(root, RULE)
    assert at(problem) == place(
        root, RESEARCH, "0\n      status: final\n      evidence:\n        - {source: agency", RULE
    )
    assert problem.message.endswith("; a rank is 1 or more")
    assert "spending_rank.de.2024 is 0" in problem.message


def test_a_count_is_not_negative(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: 4.76 million", "value: -4.76 million")
    change(root, IP, "says: 476万件", "says: -476万件")
    assert any("is -4.76 million" in problem.message for problem in found(root, RULE))


def test_a_derived_share_is_named_at_its_formula(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "unit: growth_percent", "unit: percent")
    change(root, IP, "formula: growth(patents)", "formula: patents / patents_of_companies")
    problem = next(iter(found(root, RULE)))
    assert at(problem) == place(root, IP, "patents / patents_of_companies", RULE)
    assert "patent_growth.cn.2025 is 139% [138.5–139.5]; a share" in problem.message


def test_a_part_is_not_above_its_whole(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "part_of: patents", "part_of: companies")
    problem = only(root, RULE)
    assert at(problem) == place(root, IP, "3.73 million\n", RULE)
    assert problem.message == (
        "patents_of_companies.cn.2025 is 3.73 million [3,725,000–3,735,000], more than its whole "
        "companies.cn.2025, about 524,000 [523,500–524,500]"
    )
    assert problem.hint == "mend the slip (often a scale word), or `part_of` of the indicator"


def test_a_derived_part_that_is_above_its_whole_is_named_at_its_formula(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "part_of: patents", "review: yearly")
    change(root, IP, "  label: {en: Patents per company", "  part_of: companies\n  label: {en: Patents per company")
    change(root, IP, "formula: patents_of_companies / companies", "formula: patents_of_companies")
    (problem,) = found(root, RULE)
    assert at(problem) == place(root, IP, "patents_of_companies\n", RULE)
    assert "patents_per_company.cn.2025 is 3.73 million [3,725,000–3,735,000], more than its whole" in problem.message


def test_a_part_may_be_all_of_its_whole(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    for says in ("value: 5.20 million", "says: 5.20 million patents"):
        change(root, IP, says, says.replace("5.20", "3.73"))
    change(root, IP, "says: 520万件", "says: 373万件")
    assert found(root, RULE) == []


def test_a_part_without_its_whole_is_not_looked_at(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "part_of: patents", "part_of: patents_of_companies_abroad")
    assert looked_at(root, RULE) == 8
    assert found(root, "unknown-indicator")
