"""Showing one observation on the terminal, as text and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from factsheet.cite import full, work_of
from factsheet.export import observation_record
from factsheet.sheet import Sheet, sheet_of
from factsheet.show import as_json, as_text
from tests.project import make_project


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return sheet_of(make_project(tmp_path_factory.mktemp("show")))


def shown(sheet: Sheet, address: str) -> list[tuple[str, str]]:
    """Return the lines of the text as pairs of name and content."""
    lines = as_text(sheet, sheet.facts.find(address)).splitlines()
    pairs = [re.split(r"  +", line.strip(), maxsplit=1) for line in lines]
    return [(name, text) for name, text in pairs]


def test_a_plain_fact_is_shown_whole(sheet: Sheet) -> None:
    assert shown(sheet, "companies.cn.2025") == [
        ("address", "companies.cn.2025"),
        ("what", "Companies with patents / 拥有专利的企业"),
        ("where", "China / 中国"),
        ("when", "2025"),
        ("value", "about 524,000 companies  (about 524,000, final)"),
        ("may be", "523,500 to under 524,500 companies"),
        ("evidence", "“around 524,000 companies” — Patent Office, 2026-01-20 https://patents.example/2025"),
        ("goes into", "patents_per_company.cn.2025"),
        ("used on", "docs/en/index.md"),
        ("defined at", "facts/ip_protection.yml:48"),
        (
            "cite as",
            full(work_of(sheet, sheet.facts.find("companies"))),
        ),
    ]


def test_a_fact_is_shown_with_the_relations_that_it_stands_in(sheet: Sheet) -> None:
    lines = shown(sheet, "patents.cn.2025")
    assert [text for name, text in lines if name == "must hold"] == [
        "The printed share follows from the two numbers of patents.", "China has more patents than Germany.",
    ]  # fmt: skip


def test_a_derived_fact_is_shown_with_formula_and_inputs(sheet: Sheet) -> None:
    lines = shown(sheet, "patents_per_company.cn.2025")
    assert ("formula", "patents_of_companies / companies") in lines
    assert [text for name, text in lines if name == "from"] == [
        "patents_of_companies.cn.2025: 3.73 million patents",
        "companies.cn.2025: about 524,000 companies",
    ]
    assert not [text for name, text in lines if name == "evidence"]
    assert "derived" in dict(lines)["value"]


def test_a_revised_fact_is_shown_with_what_it_was_before(sheet: Sheet) -> None:
    lines = shown(sheet, "spending.cn.2024")
    assert lines[6:10] == [
        ("evidence", "“3.6327 trillion yuan” — Patent Office, 2026-01-20 https://patents.example/2025"),
        ("before", "3.6130 trillion yuan (preliminary, 2025-01-23): The census came later."),
        ("evidence", "“3.6130万亿元” — News Agency, 2026-01-21 https://agency.example/a?b=1&c=2"),
        ("others print", "“3.5 trillion yuan” — Some Blog, no date (a copy, not linked): An older forecast."),
    ]


def test_a_conflict_is_shown_with_its_reason(sheet: Sheet) -> None:
    lines = dict(shown(sheet, "patents_of_companies.cn.2025"))
    assert lines["others print"].startswith("“363万件” — News Agency")
    assert lines["others print"].endswith(": A slip of the pen.")


def test_a_source_that_is_never_linked_is_shown_without_address(sheet: Sheet) -> None:
    text = as_text(sheet, sheet.facts.find("patents_of_companies.cn.2025"))
    assert "“3.73” — Some Blog, no date (a copy, not linked)" in text
    assert "blog.example" not in text


def test_where_in_a_source_and_a_note_are_shown(sheet: Sheet) -> None:
    assert "“5.20 million patents”, table 2 — " in as_text(sheet, sheet.facts.find("patents.cn.2025"))
    assert ("note", "An estimate of the office.") in shown(sheet, "patents.de.2025")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("valid_patents.cn.2025", "patents.cn.2025"),
        ("firms.cn.2025", "companies.cn.2025"),
        ("valid_patents", "patents.cn.2025"),
        ("patents", "patents.cn.2025"),
    ],
)
def test_a_former_address_and_an_indicator_show_the_fact_of_today(sheet: Sheet, name: str, address: str) -> None:
    assert shown(sheet, name)[0] == ("address", address)


def test_every_line_of_every_fact_is_shown_in_one_column(sheet: Sheet) -> None:
    for fact in sheet.facts:
        text = as_text(sheet, fact)
        for line in fact.lines:
            assert f"“{line.says}”" in text
        (column,) = {re.match(r" *(?:\S| (?=\S))+ {2,}(?=\S)", row).end() for row in text.splitlines()}  # type: ignore[union-attr]
        assert column >= len("defined at  ")


def test_json_is_the_record_of_the_export(sheet: Sheet) -> None:
    for fact in sheet.facts:
        assert json.loads(as_json(sheet, fact)) == {fact.address: observation_record(sheet, fact)}


def test_a_fact_that_no_page_shows_says_nothing_of_pages(tmp_path: Path) -> None:
    sheet = sheet_of(make_project(tmp_path, {"docs/en/index.md": "# Empty\n"}))
    assert "used on" not in as_text(sheet, sheet.facts.find("patents"))
