"""Citations in words: what stands in them, and in which order."""

from __future__ import annotations

from factsheet.cite import full, short, work_of
from factsheet.sheet import Sheet

SITE = "https://facts.example/"


def test_a_short_citation_is_the_sheet_its_version_and_the_address(sheet: Sheet) -> None:
    facts = sheet.facts
    assert short(work_of(sheet, facts.get("companies.cn.2025"))) == "Patents in Figures 2026.02, companies.cn.2025"
    assert short(work_of(sheet, facts.indicator("patents"))) == "Patents in Figures 2026.02, patents"
    assert short(work_of(sheet, None)) == "Patents in Figures 2026.02"


def test_a_full_citation_says_what_how_much_who_and_where_it_stands(sheet: Sheet) -> None:
    assert full(work_of(sheet, sheet.facts.get("companies.cn.2025"), SITE)) == (
        "Companies with patents, China, 2025: about 524,000 companies. "
        "Source: Patent Office, “Patents in 2025”, 20 January 2026. "
        "The makers of Patents in Figures: Patents in Figures, version 2026.02, 3 February 2026, companies.cn.2025, "
        "CC BY 4.0. https://facts.example/register/companies/#companies.cn.2025"
    )


def test_every_source_is_named_once_and_a_description_of_ours_is_not_quoted(sheet: Sheet) -> None:
    text = full(work_of(sheet, sheet.facts.get("patents_of_companies.cn.2025")))
    assert (
        "Sources: Patent Office, “Patents in 2025”, 20 January 2026; Some Blog, [table of figures]. The makers" in text
    )


def test_a_derived_figure_names_its_formula(sheet: Sheet) -> None:
    text = full(work_of(sheet, sheet.facts.find("patents_per_company")))
    assert "7.1 patents per company. Derived: patents_of_companies / companies. The makers" in text


def test_an_indicator_and_the_sheet_have_no_value(sheet: Sheet) -> None:
    end = "Patents in Figures, version 2026.02, 3 February 2026"
    assert full(work_of(sheet, sheet.facts.indicator("patents"), SITE)) == (
        f"Valid patents. The makers of Patents in Figures: {end}, patents, CC BY 4.0. https://facts.example/register/patents/"
    )
    assert full(work_of(sheet, None)) == f"The makers of Patents in Figures: {end}, CC BY 4.0."


def test_a_citation_in_chinese_has_chinese_words_and_marks(sheet: Sheet) -> None:
    assert full(work_of(sheet, sheet.facts.get("patents.cn.2024"), "", "zh")) == (
        "有效专利，中国，2024年：476万件专利。来源：News Agency, “2025年专利统计”, 2026年1月21日。"
        "The makers of Patents in Figures：专利数据，2026.02版，2026年2月3日，patents.cn.2024，CC BY 4.0。"
    )
