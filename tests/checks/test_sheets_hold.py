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
SECOND = """\
ranks_compared:
  topic: research
  form: bars
  title: {en: Places compared, zh: 名次比较}
  indicators: [spending_rank]
  places: [cn, de]
"""
ADD = "add some that carry the page's message"
REMOVE = "remove some, so that those stay that carry the page's message"
LISTS = "write it below one of the lists `figures` and `charts`, which stand under `sheet`"


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
         ("spendng.cn.2024", "there is no fact “spendng.cn.2024”", "name facts by their addresses")),
        ("- spending.cn.2024", "- spending",
         ("spending\n", "there is no fact “spending”", "name facts by their addresses")),
        ("- spending.cn.2024", "- companies.cn.2025",
         ("companies.cn.2025\n  charts", "the sheet shows companies.cn.2025 twice", "remove one of the two")),
        ("[patents_compared]", "[patents_compard]",
         ("patents_compard]", "there is no chart “patents_compard”", "did you mean “patents_compared”?")),
        ("[patents_compared]", "[zzz]", ("zzz", "there is no chart “zzz”", "name charts by their keys in charts.yml")),
        ("[patents_compared]", "[patents_compared, patents_compared]",
         ("patents_compared]", "the sheet shows the chart “patents_compared” twice", "remove one of the two")),
        ("[patents_compared]", "[]", ("sheet:", "the one-page sheet has 0 charts; it takes 1 to 2", ADD)),
        ("[patents_compared]", "[patents_compared, a, b]",
         ("b]", "the one-page sheet has 3 charts; it takes 1 to 2", REMOVE)),
        ("    - spending.cn.2024\n", "", ("sheet:", "the one-page sheet has 5 figures; it takes 6 to 10", ADD)),
        ("    - spending.cn.2024\n", "".join(f"    - spending.x{number}.2024\n" for number in range(6)),
         ("spending.x5.2024", "the one-page sheet has 11 figures; it takes 6 to 10", REMOVE)),
        ("  charts:", "  chart: [one]\n  charts:", ("one]", "“one” belongs to no list", LISTS)),
        ("  charts:", "  more: {a: [two]}\n  charts:", ("two]", "“two” belongs to no list", LISTS)),
        ("description: What is held in force.\n", "",
         ("sheet:", "a one-page sheet needs the page's description", "give `description` above it")),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, told: tuple[str, str, str]
) -> None:
    part, message, hint = told
    root = project(tmp_path)
    change(root, FILE, old, new)
    at = place_of((root / FILE).read_text(encoding="utf-8"), part)
    problems = [problem for problem in found(root, RULE) if problem.message.startswith(message)]
    assert [(problem.file, problem.line, problem.column) for problem in problems] == [(FILE, *at)]
    assert problems[0].hint == hint


def test_a_sheet_has_room_for_ten_figures_and_two_charts(tmp_path: Path) -> None:
    root = project(tmp_path)
    more = ("companies_share.cn.2025", "spending_rank.cn.2024", "spending_rank.de.2024", "patents.de.2025")
    change(root, FILE, "    - spending.cn.2024\n", "".join(f"    - {name}\n" for name in ("spending.cn.2024", *more)))
    change(root, FILE, "charts: [patents_compared]", "charts: [patents_compared, ranks_compared]")
    with (root / "facts/charts.yml").open("a", encoding="utf-8") as charts:
        charts.write(SECOND)
    assert found(root, RULE) == []


def test_a_name_that_is_not_known_hides_none_behind_it(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(
        root, FILE, "    - patents.cn.2025\n", "    - patnts.cn.2025\n    - patents.cn.2025\n    - patents.cn.2025\n"
    )
    unknown, twice = found(root, RULE)
    assert unknown.message.startswith("there is no fact “patnts.cn.2025”")
    assert twice.message == "the sheet shows patents.cn.2025 twice"


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
