from pathlib import Path

import pytest

from factsheet.formula import GUIDE
from tests.checks.reports import IP, RESEARCH, at, change, found, looked_at, only, place
from tests.project import make_project

RULE = "relations-hold"
CHECKS = "facts/checks.yml"
SHARE = "companies_share == share(patents_of_companies, patents)"
BEFORE = "patents[cn] > patents[de]"


def test_every_relation_is_looked_at_for_every_period_that_has_all_its_figures(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 2
    change(root, CHECKS, BEFORE, "patents > 1")
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 1 + 2


def test_a_relation_that_does_not_hold_is_named_with_both_sides_and_what_it_states(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: 71.7 %", "value: 72.9 %")
    change(root, IP, "says: 71.7 percent", "says: 72.9 percent")
    problem = only(root, RULE)
    assert at(problem) == place(root, CHECKS, SHARE, RULE)
    assert problem.message == (
        f"{SHARE}: for 2025 the left side is [72.85%–72.95%], the right side [71.5658%–71.8961%]: "
        "they have no number in common"
    )
    assert problem.hint == (
        "mend the figure or the relation that is wrong; it states: The printed share follows from the two numbers of "
        "patents. companies_share.cn.2025 is 72.9%, patents_of_companies.cn.2025 is 3.73 million, patents.cn.2025 is "
        "5.20 million"
    )


@pytest.mark.parametrize(
    ("relation", "holds"),
    [
        ("patents[cn] > patents[de]", True), ("patents[cn] < patents[de]", False),
        ("patents[cn] >= patents[de]", True), ("patents[cn] <= patents[de]", False),
        ("patents[de] * 12 < patents[cn]", True), ("patents[de] * 13 < patents[cn]", False),
        ('patents["2025"] > patents["2024"]', True), ('patents["2025"] == patents["2024"]', False),
    ],
)  # fmt: skip
def test_each_comparison(tmp_path: Path, relation: str, *, holds: bool) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, relation)
    problems = found(root, RULE)
    assert bool(problems) is not holds
    assert {at(problem) for problem in problems} <= {place(root, CHECKS, relation, RULE)}


def test_a_named_period_without_a_figure_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, 'periods: ["2025"]', 'periods: ["2025", "2023"]')
    problem = only(root, RULE)
    assert at(problem) == place(root, CHECKS, SHARE, RULE)
    assert "there is no observation companies_share.cn.2023" in problem.message


def test_a_relation_that_no_period_has_the_figures_for_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, "companies > spending")
    problem = only(root, RULE)
    assert at(problem) == place(root, CHECKS, "companies > spending", RULE)
    assert problem.message == (
        "no place and period has all the figures that this relation needs; there is no observation companies.cn.2024"
    )


@pytest.mark.parametrize("relation", ["patents[cnn] > 5", 'patents["2042"] > 5', "sum(patents, places=[cn, dee]) > 5"])
def test_a_place_or_period_that_no_figure_has_is_named_where_the_figure_stands(tmp_path: Path, relation: str) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, relation)
    problem = only(root, RULE)
    assert at(problem) == place(root, CHECKS, relation if "sum" not in relation else "patents, places", RULE)
    assert "there is no observation patents." in problem.message


def test_each_of_the_named_places_must_have_each_of_the_named_periods(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, "patents > 5\n    places: [cn, de]\n    periods: [2025]")
    assert found(root, RULE) == []
    change(root, CHECKS, "periods: [2025]\n", "periods: [2024, 2025]\n")
    assert "there is no observation patents.de.2024" in only(root, RULE).message


@pytest.mark.parametrize(
    ("relation", "message", "hint"),
    [
        ("1 < 2", "a relation is one between figures; this names none", GUIDE),
        ("patents == patents", "both sides are the same", GUIDE),
        ("patents[()] > 5", "this is no subscript", 'a subscript is [place], ["period"] or [place, "period"]'),
    ],
)
def test_what_holds_whatever_the_figures_are_is_no_relation(
    tmp_path: Path, relation: str, message: str, hint: str
) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, relation)
    problem = only(root, RULE)
    assert (problem.message, problem.hint) == (message, hint)


def test_two_bounds_on_one_side_are_never_unequal(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: about 524,000", "value: more than 524,000")
    change(root, CHECKS, BEFORE, "companies == 2 * companies")
    (problem,) = found(root, RULE)
    assert problem.message == "this cannot fail: its figures are bounds that leave all open"
    assert problem.hint == "remove it, or name figures with a bound on this side"
    assert at(problem) == place(root, CHECKS, "companies == 2 * companies", RULE)
    change(root, CHECKS, "companies == 2 * companies", "companies == 2 * patents")
    assert not any("cannot fail" in problem.message for problem in found(root, RULE))


@pytest.mark.parametrize("relation", ["patents < companies", "companies > patents", "patents <= companies + 1"])
def test_a_bound_that_leaves_all_open_makes_no_relation(tmp_path: Path, relation: str) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: about 524,000", "value: more than 524,000")
    change(root, CHECKS, BEFORE, relation)
    assert [problem.message for problem in found(root, RULE)] == [
        "this cannot fail: its figures are bounds that leave all open"
    ]
    change(root, CHECKS, relation, relation.replace("<", "~").replace(">", "<").replace("~", ">"))
    assert not any("cannot fail" in problem.message for problem in found(root, RULE))


def test_an_unknown_name_is_named_at_its_character(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, "1 < patentz")
    problem = only(root, RULE)
    assert at(problem) == place(root, CHECKS, "patentz", RULE)
    assert problem.message == "there is no indicator “patentz”"
    assert "“patents”" in problem.hint


def test_a_text_that_is_no_relation_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, "patents + 1")
    assert "a relation has one comparison" in only(root, RULE).message


def test_the_place_of_names_without_one_can_be_given(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, "patents < 1000000\n    places: [de]")
    assert found(root, RULE) == []
    change(root, CHECKS, "places: [de]", "places: [de, cn]")
    messages = [problem.message for problem in found(root, RULE)]
    assert len(messages) == 2
    assert "for cn in 2024 the left side is [4,755,000–4,765,000], the right side [1,000,000]: no number" in messages[0]


def test_an_unknown_place_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, "patents > 5\n    places: [cn, wrld]")
    problem = only(root, RULE)
    assert at(problem) == place(root, CHECKS, "wrld", RULE)
    assert problem.message == "there is no place “wrld”"
    assert problem.hint == "did you mean “world”?"


def test_figures_of_percentages_are_told_as_percentages(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, "companies_share < 0.5")
    message = only(root, RULE).message
    assert "the left side is [71.65%–71.75%], the right side [50%]: no number on the left is below" in message


def test_of_many_figures_the_first_six_are_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    six = 'patents + patents["2024"] + patents[de] + patents_of_companies + companies + companies_share'
    change(root, CHECKS, BEFORE, f"{six} < 0")
    assert only(root, RULE).hint.endswith("companies.cn.2025 is about 524,000, companies_share.cn.2025 is 71.7%")
    change(root, CHECKS, f"{six} < 0", f"{six} + patents_per_company + patent_growth < 0")
    assert only(root, RULE).hint.endswith("companies_share.cn.2025 is 71.7% and 2 more")


def test_a_side_of_very_many_digits_is_told_too(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, "patents[cn] * 1e20 / 7 < patents[de]")
    assert "the left side is [74,214,285,714,285,714,285,714,285.714286–" in only(root, RULE).message


def test_a_relation_can_be_tried_for_all_places(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, "patents > 400000\n    places: [all]")
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 3 + 1
    change(root, CHECKS, "patents > 400000", "patents > 420000")
    problem = only(root, RULE)
    assert "for de in 2025 the left side is" in problem.message


def test_two_places_of_one_rank_are_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, "distinct(spending_rank) == count(spending_rank)")
    assert found(root, RULE) == []
    change(root, RESEARCH, "value: 4\n", "value: 2\n")
    change(root, RESEARCH, "says: 第4位", "says: 第2位")
    assert "for 2024 the left side is [1], the right side [2]" in only(root, RULE).message


def test_a_place_within_which_nothing_is_known_is_named_only_if_it_is_none(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, CHECKS, BEFORE, "count(patents, within=world) == 2\n    periods: [2025]")
    assert found(root, RULE) == []
    change(root, CHECKS, "within=world", "within=de")
    assert "for 2025 the left side is [1], the right side [2]" in only(root, RULE).message
    change(root, CHECKS, "within=de", "within=world")
    change(root, CHECKS, "within=world", "within=wrld")
    problem = only(root, RULE)
    assert at(problem) == place(root, CHECKS, "wrld", RULE)
    assert (problem.message, problem.hint) == ("there is no place “wrld”", "did you mean “world”?")
