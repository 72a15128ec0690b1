"""What ties the figures of a tiny project to each other, counted by hand, and what a reader sees of it."""

from __future__ import annotations

from pathlib import Path

from factsheet.export import observation_record
from factsheet.sheet import facts_of, sheet_of
from factsheet.ties import ties
from factsheet.words import Words
from tests.project import make_project, replaced
from tests.site.small import parse

SHARE = "share_of_companies"
BEFORE = "china_before_germany"


def test_each_relation_formula_and_whole_is_found(tmp_path: Path) -> None:
    found = ties(facts_of(make_project(tmp_path)))
    told = {
        address: ([relation.key for relation in tied.relations], [fact.address for fact in tied.derived], tied.part_of)
        for address, tied in found.items()
        if tied
    }
    assert told == {
        "patents.cn.2025": ([SHARE, BEFORE], ["patent_growth.cn.2025"], True),
        "patents.cn.2024": ([], ["patent_growth.cn.2025"], False),
        "patents.de.2025": ([BEFORE], [], False),
        "patents_of_companies.cn.2025": ([SHARE], ["patents_per_company.cn.2025"], True),
        "companies.cn.2025": ([], ["patents_per_company.cn.2025"], False),
        "companies_share.cn.2025": ([SHARE], [], False),
    }


def test_a_relation_that_cannot_be_reckoned_ties_nothing(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/checks.yml", "patents[cn] > patents[de]", "patents[cn] > nothing")
    assert [relation.key for relation in ties(facts_of(root))["patents.cn.2025"].relations] == [SHARE]


def test_an_entry_and_the_data_tell_what_must_hold(tmp_path: Path) -> None:
    sheet = sheet_of(make_project(tmp_path))
    page = parse(Words(sheet, lambda: "register/").entry("patents"))
    entry = page.first("article", aria_labelledby="patents.cn.2025")
    assert [item.text for item in entry.first("ul", class_="relations").find("li")] == [
        "The printed share follows from the two numbers of patents.", "China has more patents than Germany.",
    ]  # fmt: skip
    assert "Goes into" in entry.text
    assert observation_record(sheet, sheet.facts.get("patents.cn.2025"))["relations"] == [SHARE, BEFORE]
    assert "relations" not in observation_record(sheet, sheet.facts.get("companies.cn.2025"))
