from pathlib import Path

import pytest

from tests.checks.reports import IP, RESEARCH, at, change, found, looked_at, place
from tests.project import make_project

RULE = "conflicts-differ"


def test_every_conflict_is_looked_at_those_of_revisions_too(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 2


@pytest.mark.parametrize("says", ["373万件", "3.7 million", "逾370万件"])
def test_a_conflict_that_agrees_is_named(tmp_path: Path, says: str) -> None:
    root = make_project(tmp_path)
    change(root, IP, "says: 363万件", f"says: {says}")
    (problem,) = found(root, RULE)
    assert at(problem) == place(root, IP, f"{says}, ", RULE)
    assert problem.message.startswith(f"“{says}” is ")
    assert problem.message.endswith(
        "; the value of patents_of_companies.cn.2025 is 3.73 million [3,725,000–3,735,000]: they agree"
    )
    assert problem.hint == "move the line to `evidence`, without `value` and `why`"


def test_each_of_several_conflicts_is_held_against_the_value(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    line = next(line for line in (root / IP).read_text(encoding="utf-8").splitlines() if "363万件" in line)
    change(root, IP, f"{line}\n", f"{line}\n{line.replace('363万件', '373万件')}\n")
    assert [at(problem) for problem in found(root, RULE)] == [place(root, IP, "373万件", RULE)]
    assert looked_at(root, RULE) == 3


def test_figures_that_are_cut_off_conflict(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "says: 363万件", "says: 372万件")
    assert found(root, RULE) == []


def test_a_conflict_of_a_revision_is_held_against_the_former_value(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, RESEARCH, "says: 3.5 trillion yuan", "says: CNY3.6327 trillion")  # as the present value
    assert found(root, RULE) == []
    change(root, RESEARCH, "says: CNY3.6327 trillion", "says: CNY3.6 trillion")
    (problem,) = found(root, RULE)
    assert at(problem) == place(root, RESEARCH, "CNY3.6 trillion", RULE)
    assert "the value of spending.cn.2024, revision 1 is 3.6130 trillion" in problem.message


@pytest.mark.parametrize(("says", "agrees"), [("7.1", True), ("8.1", False)])
def test_a_conflict_of_a_derived_value_is_held_against_what_is_reckoned(
    tmp_path: Path, says: str, *, agrees: bool
) -> None:
    root = make_project(tmp_path)
    formula = "formula: patents_of_companies / companies\n"
    conflict = f'      conflicts: [{{source: office_2026, says: "{says}", why: {{en: Other companies.}}}}]\n'
    change(root, IP, formula, formula + conflict)
    assert looked_at(root, RULE) == 3
    assert [at(problem) for problem in found(root, RULE)] == [place(root, IP, f'"{says}"', RULE)] * agrees


@pytest.mark.parametrize(("says", "told"), [("3.75 million", False), ("over 3.7 million", True)])
def test_a_number_may_stand_beside_a_bound(tmp_path: Path, says: str, *, told: bool) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: 3.73 million", "value: over 3.7 million")
    change(root, IP, "says: 3.73 million", "says: over 3.7 million")
    change(root, IP, 'says: "3.73", scale: million', 'says: "over 3.7", scale: million')
    change(root, IP, "says: 363万件", f"says: {says}")
    assert bool(found(root, RULE)) is told
