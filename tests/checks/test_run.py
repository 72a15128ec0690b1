from dataclasses import replace
from pathlib import Path

import pytest

from factsheet import checks
from factsheet.checks import CHECKS, Report, check
from factsheet.checks.run import NEED_ALL, NEVER_EMPTY
from factsheet.problems import Problem
from factsheet.schema import write_schemas
from factsheet.sheet import facts_of
from tests.checks.reports import IP, change
from tests.project import MILESTONES, make_project

NOTHING = Report((), {}, (), observations=0, evidence=0, relations=0, derived=0, pages=0)


def test_every_module_with_a_rule_is_run_under_the_name_of_its_file() -> None:
    folder = Path(checks.__file__).parent
    modules = {path.stem for path in folder.glob("*.py") if "\nRULE = " in path.read_text(encoding="utf-8")}
    assert {rule.replace("-", "_") for rule in CHECKS} == modules
    assert set(CHECKS) > NEVER_EMPTY


def test_a_project_without_problems_says_how_much_was_checked(tmp_path: Path) -> None:
    report = check(make_project(tmp_path))
    assert report.problems == ()
    assert report.summary == "11 observations, 14 evidence lines, 2 relations, 2 derived, 1 page: no problems"
    assert report.looked_at["evidence-unit"] == 14


def test_every_check_looks_at_something_in_a_whole_project(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write_schemas(root, facts_of(root))
    report = check(root)
    assert set(report.looked_at) == set(CHECKS)
    assert all(report.looked_at.values())


@pytest.mark.parametrize(
    ("counts", "summary"),
    [
        ({}, "0 observations, 0 evidence lines, 0 relations, 0 derived, 0 pages: no problems"),
        ({"observations": 1, "evidence": 1, "relations": 1, "derived": 1, "pages": 1},
         "1 observation, 1 evidence line, 1 relation, 1 derived, 1 page: no problems"),
        ({"observations": 1234, "evidence": 5678, "relations": 12, "derived": 10, "pages": 16},
         "1,234 observations, 5,678 evidence lines, 12 relations, 10 derived, 16 pages: no problems"),
    ],
)  # fmt: skip
def test_the_last_line_counts_in_singular_and_plural(counts: dict[str, int], summary: str) -> None:
    assert replace(NOTHING, **counts).summary == summary  # type: ignore[arg-type] # numbers all


def test_the_last_line_counts_problems_in_singular_and_plural(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "says: 71.7 percent", "says: 71.65 percent")
    report = check(root)
    assert len(report.problems) == 2
    assert report.summary.endswith("1 page: 2 problems")
    assert replace(report, problems=report.problems[:1]).summary.endswith("1 page: 1 problem")
    warning = Problem("a", 1, 1, "rule", "message", severity="warning")
    assert replace(report, problems=(warning, *report.problems)).summary.endswith("1 page: 2 problems, 1 warning")


def test_a_warning_does_not_fail_and_a_problem_does() -> None:
    warnings = tuple(Problem("a", line, 1, "rule", "message", severity="warning") for line in (1, 2))
    assert not NOTHING.fails
    assert not replace(NOTHING, problems=warnings).fails
    assert replace(NOTHING, problems=warnings).summary.endswith("0 pages: no problems, 2 warnings")
    assert replace(NOTHING, problems=(*warnings, Problem("a", 3, 1, "rule", "message"))).fails


def test_problems_come_in_the_order_of_their_places_and_each_once(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "says: 71.7 percent", "says: 61.7 percent")
    change(root, IP, "says: 476万件", "says: 477万件")
    problems = check(root).problems
    assert list(problems) == sorted(set(problems))
    assert len({problem.rule for problem in problems}) > 1


def test_a_check_that_found_nothing_to_look_at_is_a_problem(tmp_path: Path) -> None:
    root = make_project(
        tmp_path,
        {"docs/en/index.md": "# Nothing\n"},
        ip_protection=None,
        research=None,
        milestones=None,
        charts=None,
        checks=None,
    )
    report = check(root)
    empty = {problem.message for problem in report.problems if problem.rule == "nothing-checked"}
    rules = ("evidence-agrees", "evidence-digits", "evidence-unit", "evidence-linked", "words-known")
    assert empty == {f"the check {rule} found nothing to look at" for rule in rules}
    for problem in report.problems:
        if problem.rule == "nothing-checked":
            assert (problem.file, problem.line, problem.column) == ("facts", 1, 1)
            assert (
                problem.hint == "a project has facts with evidence, and pages that show them: is it the right folder?"
            )
    assert report.summary.startswith("0 observations, 0 evidence lines, 0 relations, 0 derived, 1 page: ")


def test_what_a_project_may_lack_is_no_problem(tmp_path: Path) -> None:
    root = make_project(tmp_path, checks=None, milestones=MILESTONES.partition("first_census")[0])
    change(root, "docs/en/index.md", '{{ milestones("research") }}\n', "")
    change(root, "docs/en/index.md", "A figure is written like 3.73 million.", "")
    report = check(root)
    assert report.problems == ()
    assert report.looked_at["relations-hold"] == 0


def test_where_nothing_can_be_read_that_is_told_and_not_that_nothing_was_checked(tmp_path: Path) -> None:
    root = make_project(tmp_path, ip_protection="- no mapping\n", research="", milestones=None, checks=None)
    rules = {problem.rule for problem in check(root).problems}
    assert {"wrong-type", "empty-file"} <= rules
    assert "nothing-checked" not in rules


def test_the_rest_is_checked_when_an_entry_cannot_be_read(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "says: 476万件", "says: many")
    change(root, IP, "says: 71.7 percent", "says: 61.7 percent")
    report = check(root)
    assert {"bad-figure", "evidence-agrees"} <= {problem.rule for problem in report.problems}
    assert set(report.left_out) == NEED_ALL
    assert set(report.looked_at) == set(CHECKS) - NEED_ALL


def test_while_exceptions_cannot_be_read_no_typed_figure_is_blamed(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, "facts/checks.yml", "exceptions:\n", "exceptions\n")
    report = check(root)
    assert {problem.file for problem in report.problems} == {"facts/checks.yml"}
    assert "no-typed-figures" in report.left_out


def test_a_slip_that_hides_a_fact_blames_no_page(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    file = root / "facts/ip_protection.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("    unit:", "    unti:", 1).replace("  unit:", "  unti:", 1),
        encoding="utf-8",
    )
    report = checks.check(root)
    assert "unknown-key" in {problem.rule for problem in report.problems}
    assert {problem.file for problem in report.problems} == {"facts/ip_protection.yml"}, "no good page is blamed"
    assert "everything-used" in report.left_out
    assert "words-known" not in report.looked_at
    assert checks.check(make_project(tmp_path / "whole")).left_out == ()


def test_a_check_that_stops_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factsheet.checks.run._MOST_FOUND", 3)
    root = make_project(tmp_path)
    with (root / "docs/en/index.md").open("a", encoding="utf-8") as page:
        page.write("\nThere are 7 patents.\n" * 10)
    problems = check(root).problems
    assert sum(problem.rule == "no-typed-figures" for problem in problems) == 4
    assert {problem.rule for problem in problems} == {"no-typed-figures", "further-problems"}
    (last,) = (problem for problem in problems if problem.rule == "further-problems")
    assert last.message == "the check no-typed-figures stops here: it has found 4 problems"
    assert last.hint == "mend those, then check again"
