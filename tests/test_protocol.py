"""How the figures of a tiny project are held, counted by hand, and the table that says so."""

from __future__ import annotations

from pathlib import Path

from factsheet.protocol import Holding, protocol
from factsheet.sheet import facts_of, sheet_of
from factsheet.ties import ties
from factsheet.words import Words
from tests.project import make_project, replaced
from tests.site.small import parse


def held(root: Path) -> tuple[Holding, ...]:
    facts = facts_of(root)
    return protocol(facts, ties(facts))


def test_the_figures_of_each_topic_are_counted(tmp_path: Path) -> None:
    ip, research = held(make_project(tmp_path))
    # Two of five printed figures rest on two origins each; patents and companies have one source otherwise.
    assert (ip.topic, ip.observations, ip.several_sources, ip.one_source, ip.derived) == ("ip_protection", 8, 2, 4, 2)
    # The share, the two numbers in it, and Germany; the number of all is in the comparison as well.
    assert (ip.relations, ip.untouched) == ((4, 3, 1, 0), ())
    assert (research.topic, research.observations, research.several_sources, research.one_source) == (
        "research", 3, 0, 3,
    )  # fmt: skip
    assert (research.derived, research.relations) == (0, (3, 0, 0, 0))
    assert [fact.address for fact in research.untouched] == [
        "spending.cn.2024", "spending_rank.cn.2024", "spending_rank.de.2024",
    ]  # fmt: skip


def test_sources_that_repeat_one_report_count_once(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/sources.yml", "origin: Agency", "origin: Patent Office")
    assert held(root)[0].several_sources == 1


def test_without_relations_only_formulas_and_parts_hold(tmp_path: Path) -> None:
    ip, _ = held(make_project(tmp_path, checks=None))
    assert [fact.address for fact in ip.untouched] == ["patents.de.2025", "companies_share.cn.2025"]


def test_the_table_shows_these_numbers_and_lists_what_nothing_touches(tmp_path: Path) -> None:
    sheet = sheet_of(make_project(tmp_path))
    page = parse(Words(sheet, lambda: "method/").protocol())
    rows = [[cell.text for cell in row.elements if cell.tag in {"th", "td"}] for row in page.find("tr")]
    assert rows[0] == [
        "Topic", "Observations", "Several sources", "One source", "Derived", "In no relation", "In one", "In two",
        "In three or more",
    ]  # fmt: skip
    assert [row[1:] for row in rows[1:]] == [
        ["8", "2", "4", "2", "4", "3", "1", "0"],
        ["3", "0", "3", "0", "3", "0", "0", "0"],
    ]
    untouched = page.first("details", class_="untouched")
    assert [item.text for item in untouched.find("li")] == [
        "Spending on research, China, 2024", "Rank by spending, China, 2024", "Rank by spending, Germany, 2024",
    ]  # fmt: skip
    assert untouched.first("a").attributes["href"].endswith("#spending.cn.2024")
