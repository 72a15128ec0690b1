"""How the figures of a tiny project are held, counted by hand, and the table that says so."""

from __future__ import annotations

from pathlib import Path

from factsheet.protocol import protocol, touched
from factsheet.sheet import facts_of, sheet_of
from factsheet.words import Words
from tests.project import make_project, replaced
from tests.site.small import parse


def test_the_figures_of_each_topic_are_counted(tmp_path: Path) -> None:
    ip, research = protocol(facts_of(make_project(tmp_path)))
    # Two of five printed figures rest on two origins each; patents and companies have one source otherwise.
    assert (ip.topic, ip.observations, ip.several_sources, ip.one_source, ip.derived) == ("ip_protection", 8, 2, 4, 2)
    # Every one: by the share, by the comparison, by the growth, by the formula, or as a part.
    assert (ip.touched, ip.untouched) == (8, ())
    assert (research.topic, research.observations, research.several_sources, research.one_source) == (
        "research",
        3,
        0,
        3,
    )
    assert (research.derived, research.touched) == (0, 0)
    assert [fact.address for fact in research.untouched] == [
        "spending.cn.2024", "spending_rank.cn.2024", "spending_rank.de.2024",
    ]  # fmt: skip


def test_each_relation_formula_and_whole_counts_once(tmp_path: Path) -> None:
    assert touched(facts_of(make_project(tmp_path))) == {
        "patents.cn.2025": 4,  # the share, the comparison, the growth, and the whole of those of companies
        "patents.cn.2024": 1,
        "patents.de.2025": 1,
        "patents_of_companies.cn.2025": 3,  # the share, the figure per company, and a part
        "companies.cn.2025": 1,
        "companies_share.cn.2025": 1,
        "patents_per_company.cn.2025": 1,
        "patent_growth.cn.2025": 1,
    }


def test_sources_that_repeat_one_report_count_once(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/sources.yml", "origin: Agency", "origin: Patent Office")
    assert protocol(facts_of(root))[0].several_sources == 1


def test_without_relations_only_formulas_and_parts_hold(tmp_path: Path) -> None:
    ip, _ = protocol(facts_of(make_project(tmp_path, checks=None)))
    assert [fact.address for fact in ip.untouched] == ["patents.de.2025", "companies_share.cn.2025"]


def test_the_table_shows_these_numbers_and_lists_what_nothing_touches(tmp_path: Path) -> None:
    sheet = sheet_of(make_project(tmp_path))
    page = parse(Words(sheet, lambda: "method/").protocol())
    rows = [[cell.text for cell in row.elements if cell.tag in {"th", "td"}] for row in page.find("tr")]
    assert rows[0] == [
        "Topic", "Observations", "Several sources", "One source", "Derived", "Held by a relation or formula",
    ]  # fmt: skip
    assert [row[1:] for row in rows[1:]] == [["8", "2", "4", "2", "8"], ["3", "0", "3", "0", "0"]]
    untouched = page.first("details", class_="untouched")
    assert [item.text for item in untouched.find("li")] == [
        "Spending on research, China, 2024", "Rank by spending, China, 2024", "Rank by spending, Germany, 2024",
    ]  # fmt: skip
    assert untouched.first("a").attributes["href"].endswith("#spending.cn.2024")
