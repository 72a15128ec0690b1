from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.checks import check
from tests.checks.reports import change, found, looked_at, only
from tests.project import make_project, place_of

RULE = "sheets-hold"
FILE = "docs/en/index.md"
HEAD = "title: Patents and research\n"
SHEET = """\
title: Patents and research
description: What is held in force.
sheet:
  figures:
    - patents.cn.2025
    - patents_of_companies.cn.2025
    - firms.cn.2025
    - patents_per_company.cn.2025
    - patent_growth.cn.2025
    - spending.cn.2024
  charts: [patents_compared]
"""


def project(folder: Path) -> Path:
    root = make_project(folder)
    change(root, FILE, HEAD, SHEET)
    return root


def test_a_sheet_of_six_figures_and_a_chart_holds_with_former_addresses(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert check(root).problems == ()
    assert looked_at(root, RULE) == 1


def test_a_page_without_a_sheet_is_looked_at_and_has_no_problem(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- spending.cn.2024", "- spendng.cn.2024",
         ("spendng.cn.2024", "there is no fact “spendng.cn.2024”", "address")),
        ("- spending.cn.2024", "- spending", ("spending\n", "there is no fact “spending”", "address")),
        ("- spending.cn.2024", "- companies.cn.2025",
         ("companies.cn.2025\n  charts", "shows companies.cn.2025 twice", "remove one")),
        ("[patents_compared]", "[patents_compard]",
         ("patents_compard]", "there is no chart “patents_compard”", "did you mean “patents_compared”")),
        ("[patents_compared]", "[zzz]", ("zzz", "there is no chart “zzz”", "charts.yml")),
        ("[patents_compared]", "[patents_compared, patents_compared]",
         ("patents_compared]", "the sheet shows the chart “patents_compared” twice", "remove one")),
        ("[patents_compared]", "[]", ("sheet:", "has 0 charts; it takes 1 to 2", "message")),
        ("[patents_compared]", "[patents_compared, a, b]", ("b]", "has 3 charts; it takes 1 to 2", "message")),
        ("    - spending.cn.2024\n", "", ("sheet:", "has 5 figures; it takes 6 to 10", "message")),
        ("    - spending.cn.2024\n", "".join(f"    - spending.x{number}.2024\n" for number in range(6)),
         ("spending.x5.2024", "has 11 figures; it takes 6 to 10", "message")),
        ("  charts:", "  chart: [one]\n  charts:", ("one]", "“one” belongs to no list", "`figures` and `charts`")),
        ("  charts:", "  more: {a: [two]}\n  charts:", ("two]", "“two” belongs to no list", "`figures` and `charts`")),
        ("description: What is held in force.\n", "", ("sheet:", "needs the page's description", "`description`")),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, told: tuple[str, str, str]
) -> None:
    part, message, hint = told
    root = project(tmp_path)
    change(root, FILE, old, new)
    at = place_of((root / FILE).read_text(encoding="utf-8"), part)
    problems = [problem for problem in found(root, RULE) if message in problem.message]
    assert [(problem.file, problem.line, problem.column) for problem in problems] == [(FILE, *at)]
    assert hint in problems[0].hint


def test_a_text_in_place_of_the_lists_is_told(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, FILE, HEAD, f"{HEAD}description: What is held.\nsheet: patents.cn.2025\n")
    messages = [problem.message for problem in found(root, RULE)]
    assert "“patents.cn.2025” belongs to no list of the one-page sheet" in messages


def test_what_only_a_sheet_shows_counts_as_used(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, FILE, '{{ chart("patents_compared") }}\n', "")
    change(root, FILE, 'and all patents grew by {{ fact("patent_growth", digits=1) }}', "and so on")
    assert check(root).problems == ()
    change(root, FILE, "    - patent_growth.cn.2025\n", "    - companies_share.cn.2025\n")
    assert only(root, "everything-used").message == "no page shows patent_growth.cn.2025"


def test_an_address_is_no_figure_that_an_editor_has_typed(tmp_path: Path) -> None:
    assert found(project(tmp_path), "no-typed-figures") == []
