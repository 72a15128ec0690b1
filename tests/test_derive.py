"""Derived observations: their figures, their precision, and what is told of formulas that cannot be reckoned."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.derive import Inputs, Reckoner
from factsheet.facts import Facts
from factsheet.formula import FormulaError, MissingInput
from factsheet.period import Period
from factsheet.problems import Problem
from factsheet.quantity import Interval, read, write
from factsheet.sheet import read_facts
from tests.project import IP_PROTECTION, make_project, place_of, replaced

ENTRY = """\
{key}:
  label: {{en: E, zh: 中}}
  definition: {{en: E, zh: 中}}
  unit: {unit}
  place: cn
  observations:
    - period: {period}
      {field}: {content}
"""


def derived(key: str, formula: str, unit: str = "per_company", period: str = "2025") -> str:
    return ENTRY.format(key=key, unit=unit, period=period, field="formula", content=formula)


def stated(key: str, value: str, unit: str, period: str = "2025") -> str:
    entry = ENTRY.format(key=key, unit=unit, period=period, field="value", content=f'"{value}"')
    return entry + f'      evidence: [{{source: office_2026, says: "{value}"}}]\n'


def facts_with(folder: Path, *entries: str) -> tuple[Facts, list[Problem], str]:
    """Return the facts of the project with further indicators, its problems, and the text of the changed file."""
    text = IP_PROTECTION + "".join(entries)
    problems: list[Problem] = []
    return read_facts(make_project(folder, ip_protection=text), problems), problems, text


def reckoned(folder: Path, formula: str, unit: str = "per_company", *entries: str) -> str:
    facts, problems, _ = facts_with(folder, derived("result", formula, unit), *entries)
    assert problems == []
    return write(facts.get("result.cn.2025").figure)


def test_a_derived_fact_knows_how_it_came_about(tmp_path: Path) -> None:
    facts, problems, _ = facts_with(tmp_path)
    assert problems == []
    fact = facts.get("patents_per_company.cn.2025")
    assert fact.derivation is not None
    assert fact.derivation.formula == "patents_of_companies / companies"
    assert fact.derivation.inputs == ("patents_of_companies.cn.2025", "companies.cn.2025")
    assert fact.interval == fact.derivation.interval
    assert (write(fact.figure), fact.status, fact.lines) == ("7.1", "derived", ())
    growth = facts.get("patent_growth.cn.2025").derivation
    assert growth is not None
    assert growth.inputs == ("patents.cn.2025", "patents.cn.2024")


@pytest.mark.parametrize(
    ("formula", "unit", "figure"),
    [
        # 3.73 million is known to 10,000, 524,000 to 1,000: three and three digits allow two
        ("patents_of_companies / companies", "per_company", "7.1"),
        ("patents_of_companies * 1000", "patent", "3.73 billion"),
        ("patents + patents_of_companies", "patent", "8.93 million"),
        ("patents - patents_of_companies", "patent", "1.47 million"),
        ("sum(patents, places=[cn, de])", "patent", "5.61 million"),
        ("patents + 1234", "patent", "5.20 million"),
        ("growth(patents)", "growth_percent", "9.2"),
        ("growth(patents)", "per_company", "0.092"),
        ("share(patents_of_companies, patents)", "percent", "71.7"),
        ("companies_share * patents", "patent", "3.73 million"),
        ("companies_share + 0.1", "percent", "81.7"),
        ("companies_share", "percent", "71.7"),
        ("companies_share", "per_company", "0.717"),
        ('patents["2024"]', "patent", "4.76 million"),
        ("patents[de]", "patent", "410,000"),
        ('patents[cn, "2024"] / patents[de, "2025"]', "per_company", "11.6"),
        ("spending[cn, 2024] / 7", "yuan", "518.96 billion"),
        ("100 / 8", "per_company", "12.5"),
        ("100 / 7", "per_company", "14.29"),
        ("spending_rank[de, 2024] - spending_rank[cn, 2024]", "rank", "2"),
        ("-companies", "company", "-524,000"),
        ("sum(patents, within=world)", "patent", "5.61 million"),
        ("sum(patents, within=here)", "patent", "5.20 million"),
        ("patents - before(patents)", "patent", "440,000"),
    ],
)
def test_a_result_is_as_precise_as_its_inputs_allow(tmp_path: Path, formula: str, unit: str, figure: str) -> None:
    found = read(reckoned(tmp_path, formula, unit))
    # the last digit may be the one that half a step more decides, never another precision
    assert found.exponent in {read(figure).exponent, read(figure).exponent + 1}
    assert found.agrees(read(figure))


def test_counts_are_exact_and_measures_are_not(tmp_path: Path) -> None:
    counted = stated("towns", "24", "company"), stated("villages", "7", "company")
    assert reckoned(tmp_path, "towns / villages", "per_company", *counted) == "3.429"
    measured = stated("towns", "24", "per_company"), stated("villages", "7", "per_company")
    assert reckoned(tmp_path, "towns / villages", "per_company", *measured) == "3"


def test_a_bound_stays_a_bound(tmp_path: Path) -> None:
    assert reckoned(tmp_path, "x / 2", "per_company", stated("x", "over 5", "per_company")) == "over 2.5"


def test_a_result_without_any_bound_is_told(tmp_path: Path) -> None:
    bounds = stated("x", "over 5", "per_company"), stated("y", "over 3", "per_company")
    _, problems, _ = facts_with(tmp_path, derived("result", "x - y"), *bounds)
    assert [(problem.rule, problem.message) for problem in problems] == [
        ("bad-formula", "nothing is known of this figure: it has no bound")
    ]


def test_a_derived_fact_can_rest_on_another_in_any_order(tmp_path: Path) -> None:
    assert reckoned(tmp_path, "later * 2", "per_company", derived("later", "patents_per_company / 2")) == "7.1"


@pytest.mark.parametrize(
    ("entries", "at", "message"),
    [
        ((derived("a", "a + 1"),), "a + 1", "the formula needs itself: a.cn.2025 → a.cn.2025"),
        ((derived("a", "1 + b"), derived("b", "2 + a")), "a\n", "needs itself: a.cn.2025 → b.cn.2025 → a.cn.2025"),
        ((derived("a", "b * 3"), derived("b", "c * 4"), derived("c", "5 * a")), "a\n",
         "needs itself: a.cn.2025 → b.cn.2025 → c.cn.2025 → a.cn.2025"),
        ((derived("outside", "9 * a"), derived("a", "b * 3"), derived("b", "4 * a")), "a\n",
         "needs itself: a.cn.2025 → b.cn.2025 → a.cn.2025"),
    ],
)  # fmt: skip
def test_a_circle_is_told_once_where_it_closes(tmp_path: Path, entries: tuple[str, ...], at: str, message: str) -> None:
    facts, problems, text = facts_with(tmp_path, *entries)
    (problem,) = problems
    assert problem.hint == "give one of them its value"
    last = entries[-1]
    line, column = place_of(text[text.index(last) :], "formula: ")
    assert (problem.rule, problem.line) == ("bad-formula", text[: text.index(last)].count("\n") + line)
    assert problem.column == column + len("formula: ") + last.partition("formula: ")[2].index(at)
    assert message in problem.message
    assert all(key not in {"a", "b", "c", "outside"} for key in facts.by_indicator)


def test_a_formula_that_names_another_year_of_itself_is_no_circle(tmp_path: Path) -> None:
    entry = derived("a", 'a["2024"] * 2') + stated("a", "30", "per_company", "2024").partition("observations:\n")[2]
    facts, problems, _ = facts_with(tmp_path, entry)
    assert problems == []
    assert write(facts.get("a.cn.2025").figure) == "60"


def test_a_formula_of_another_place_is_reckoned_with_the_figures_of_that_place(tmp_path: Path) -> None:
    entry = derived("double", "patents * 2", "patent") + "      place: de\n"
    facts, problems, _ = facts_with(tmp_path, entry)
    assert problems == []
    assert write(facts.get("double.de.2025").figure) == "820,000"
    entry = derived("past", "before(patents)", "patent") + "      place: de\n"  # there is one of cn
    _, (problem,), _ = facts_with(tmp_path, entry)
    assert problem.message == "there is no observation of patents.de before 2025"


@pytest.mark.parametrize(
    ("formula", "at", "message", "hint"),
    [
        ("patents / compnies", "compnies", "there is no indicator “compnies”", "did you mean “companies”"),
        ("patents / xyzzy", "xyzzy", "there is no indicator “xyzzy”", ""),
        ('patents + patents["2019"]', 'patents["2019"]', "there is no observation patents.cn.2019",
         "did you mean “patents.cn.20"),
        ("1 + patents[fr]", "patents[fr]", "there is no observation patents.fr.2025", "patents.de.2025"),
        ("growth(companies)", "companies)", "there is no observation companies.cn.2024", "companies.cn.2025"),
        ("1 + sum(patents, within=asia)", "asia", "there is no place “asia”", ""),
        ("1 + sum(patnts, within=cn)", "cn)", "there is no indicator “patnts”", "did you mean “patents”?"),
        ("1 + before(companies)", "companies", "there is no observation of companies.cn before 2025", ""),
        ("sum(patents, places=[cn, fr])", "patents, places", "there is no observation patents.fr.2025",
         "patents.de.2025"),
        ("patents / (patents - patents)", "patents - patents)", "division by a figure that may be zero", ""),
        ("patents.value", "patents.value", "this cannot stand in a formula", "a formula has names, numbers"),
        ("patents ** 2", "patents ** 2", "only + - * / stand in a formula", ""),
        ("patents / 乙", "乙", "“乙” cannot stand in a formula", "a formula has names"),
        ("growht(patents)", "growht", "there is no function “growht”", "did you mean “growth”?"),
        ("1000000000 * 1000000000", "1000000000 * 1000", "the result is too large or too small to be printed", ""),
        ("1 / 1e40", "1 / 1e40", "the result is too large or too small to be printed", ""),
        ("1e300 * 1e300 * patents", "1e300 * 1e300", "the result is too large or too small", ""),
        (f"{'9' * 900} / 2", "999", "the result is too large", ""),
    ],
)  # fmt: skip
def test_a_formula_that_cannot_be_reckoned_is_told_at_its_place(
    tmp_path: Path, formula: str, *, at: str, message: str, hint: str
) -> None:
    _, problems, text = facts_with(tmp_path, derived("result", formula))
    (problem,) = problems
    line = text[: text.index(f"formula: {formula}")].count("\n") + 1
    column = len("      formula: ") + formula.index(at) + 1
    assert (problem.rule, problem.line, problem.column) == ("bad-formula", line, column)
    assert problem.message.startswith(message)
    assert hint in problem.hint


def test_a_mistake_is_told_once_however_many_formulas_rest_on_it(tmp_path: Path) -> None:
    entries = derived("first", "second + 1"), derived("second", "third + 1"), derived("third", "patents + nobody")
    facts, problems, _ = facts_with(tmp_path, *entries)
    assert [problem.message for problem in problems] == ["there is no indicator “nobody”"]
    assert not {"first", "second", "third"} & set(facts.by_indicator)


def test_what_names_an_observation_with_a_problem_of_its_own_is_no_further_problem(tmp_path: Path) -> None:
    broken = stated("broken", "24", "company").replace('value: "24"', 'value: "twenty-for"')
    facts, problems, _ = facts_with(
        tmp_path, broken, derived("first", "broken * 2"), derived("second", "companies * 2")
    )
    assert [problem.rule for problem in problems] == ["bad-figure"]
    assert "first" not in facts.by_indicator
    assert write(facts.get("second.cn.2025").figure) == "1.048 million"


def test_formulas_may_rest_on_each_other_but_not_without_end(tmp_path: Path) -> None:
    chain = [derived(f"a{n}", f"1 + a{n + 1}") for n in range(1_000)]
    _, problems, text = facts_with(tmp_path, *chain[:49], derived("a49", "5"))
    assert problems == []
    for length in (50, 1_000):
        _, problems, text = facts_with(tmp_path, *chain[:length], derived(f"a{length}", "5"))
        assert {problem.message for problem in problems} == {"more than 50 formulas rest on each other in a row"}
        for problem in problems:
            assert text.splitlines()[problem.line - 1][problem.column - 1 :].startswith("a")


def test_a_circle_of_a_thousand_is_no_traceback(tmp_path: Path) -> None:
    _, problems, _ = facts_with(tmp_path, *(derived(f"a{n}", f"a{(n + 1) % 1000} + 1") for n in range(1_000)))
    assert problems
    assert {problem.rule for problem in problems} == {"bad-formula"}


def test_the_observation_that_stands_twice_is_told(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/ip_protection.yml", "period: 2024", "period: 2025")
    problems: list[Problem] = []
    facts = read_facts(root, problems)
    assert [problem.rule for problem in problems] == ["duplicate-observation", "bad-formula"]
    line, _ = place_of(IP_PROTECTION, "    - period: 2025\n      value: 5.20 million")
    first = f"patents.cn.2025 stands here for the second time; the first is in facts/ip_protection.yml:{line}"
    assert (problems[0].message, problems[0].hint) == (first, "keep one of the two")
    assert write(facts.get("patents.cn.2025").figure) == "5.20 million"


def test_a_percentage_is_a_fraction_for_relations_too(tmp_path: Path) -> None:
    facts, _, _ = facts_with(tmp_path)
    inputs = Inputs(Reckoner.of(facts))
    year = Period.parse("2025")
    assert inputs.figure("companies_share", None, year, 0).best == Decimal("0.717")
    assert inputs.figure("patent_growth", "cn", year, 0).best == pytest.approx(Decimal("0.0924"), abs=Decimal("1E-4"))
    assert inputs.places("patents", year, "world", 0) == ["cn", "de"]
    with pytest.raises(MissingInput, match=r"no observation patents\.fr\.2025"):
        inputs.figure("patents", "fr", year, 0)
    with pytest.raises(FormulaError, match="no indicator “nobody”"):
        inputs.figure("nobody", None, year, 0)


@settings(max_examples=40)
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["+", "-", "*", "/"]))
def test_the_figure_of_exact_counts_agrees_with_the_result(
    tmp_path_factory: pytest.TempPathFactory, a: int, b: int, sign: str
) -> None:
    numbers = stated("x", f"{a}.0", "per_company"), stated("y", f"{b}.0", "per_company")
    text = IP_PROTECTION + "".join(numbers) + derived("result", f"x {sign} y")
    problems: list[Problem] = []
    facts = read_facts(make_project(tmp_path_factory.getbasetemp(), ip_protection=text), problems)
    assert problems == []
    fact = facts.get("result.cn.2025")
    exact = {"+": Decimal(a + b), "-": Decimal(a - b), "*": Decimal(a * b), "/": Decimal(a) / b}[sign]
    assert fact.interval.low <= exact <= fact.interval.high
    assert fact.figure.interval.overlaps(Interval.exactly(exact))
    assert fact.figure.step >= fact.interval.width or fact.figure.digits <= 4
