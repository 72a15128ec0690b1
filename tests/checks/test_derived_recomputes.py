from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from factsheet.facts import Facts
from factsheet.quantity import Figure, Interval, read
from factsheet.sheet import facts_of
from tests.checks.reports import IP, at, change, found, looked_at, of_facts, place
from tests.project import make_project

RULE = "derived-recomputes"
GERMANY = (
    "      formula: patents_of_companies / companies\n    - period: 2025\n      place: de\n      formula: patents / 2\n"
)


def test_every_derived_value_is_looked_at(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 2


def test_values_that_are_derived_from_derived_ones_recompute(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "formula: growth(patents)", "formula: patents_per_company / companies_share")
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 2


def test_a_formula_of_another_place_recomputes_with_the_figures_of_that_place(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "      formula: patents_of_companies / companies\n", GERMANY)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 3


def test_the_figures_that_a_reader_would_count_are_those_that_are_printed(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "formula: patents_of_companies / companies", "formula: count(patents, up_to=5200000)")
    assert found(root, RULE) == []
    change(root, IP, "value: 410,000", "value: 5.20 million")
    (problem,) = found(root, RULE)
    assert "patents_per_company.cn.2025 is 0 [-0.5–0.5]" in problem.message
    assert "reckoned [0–2]; the printed figures give [2]" in problem.message


def test_of_a_derived_figure_all_digits_are_put_in(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    # With 7.1, as it is printed, this is 100, less than it can be.
    change(root, IP, "formula: growth(patents)", "formula: patents_per_company * 10 - 70")
    assert found(root, RULE) == []


def test_a_figure_may_be_one_unit_of_its_last_digit_off(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "formula: patents_of_companies / companies", "formula: spending_rank[de, 2024] - 2")
    facts, address = facts_of(root), "patents_per_company.cn.2025"
    for figure, told in (("2", 0), ("3", 0), ("1", 0), ("4", 1), ("0", 1)):
        assert len(of_facts(root, RULE, with_figure(facts, address, read(figure)))) == told


def with_figure(facts: Facts, address: str, figure: Figure, interval: Interval | None = None) -> Facts:
    fact = facts.facts[address]
    assert fact.derivation
    derivation = replace(fact.derivation, interval=interval or fact.derivation.interval)
    return replace(facts, facts={**facts.facts, address: replace(fact, figure=figure, derivation=derivation)})


def test_a_figure_that_is_not_what_the_printed_figures_give_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    facts = with_figure(facts_of(root), "patents_per_company.cn.2025", read("7.3"))
    (problem,) = of_facts(root, RULE, facts)
    assert at(problem) == place(root, IP, "patents_of_companies / companies", RULE)
    assert problem.message == (
        "patents_per_company.cn.2025 is 7.3 [7.25–7.35], reckoned [7.102002–7.13467]; "
        "the printed figures give [7.118321]"
    )
    assert problem.hint == "give the formula figures that are known more precisely, or write it another way"


def test_an_interval_without_the_result_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    facts = facts_of(root)
    address = "patent_growth.cn.2025"
    wrong = Interval(Decimal("9.3"), Decimal("9.5"), Decimal("9.4"))
    (problem,) = of_facts(root, RULE, with_figure(facts, address, facts.facts[address].figure, wrong))
    assert "is 9% [8.5–9.5], reckoned [9.3%–9.5%]; the printed figures give [9.2437%]" in problem.message
    assert of_facts(root, RULE, facts) == []
