"""What the search finds of the facts: each entry by name, number, place and source, and nothing that becomes markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.search_documents import FIELDS, Document, pages_of_entries, search_documents
from factsheet.sheet import Sheet, sheet_of
from tests.project import IP_PROTECTION, make_project
from tests.site.small import REPOSITORY

PATENTS = "patents_of_companies.cn.2025"


def documents_of(sheet: Sheet) -> dict[str, Document]:
    """Return the documents by the end of their location: an address, the key of an indicator, or that of a source."""
    named: dict[str, Document] = {}
    for document in search_documents(sheet):
        page, _, part = str(document["location"]).partition("#")
        named[part or page.removeprefix("register/").rstrip("/")] = document
    return named


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return sheet_of(make_project(tmp_path_factory.mktemp("project")))


@pytest.fixture(scope="module")
def documents(sheet: Sheet) -> dict[str, Document]:
    return documents_of(sheet)


def test_each_indicator_entry_and_source_has_one_document(sheet: Sheet, documents: dict[str, Document]) -> None:
    sources = {f"source-{key}" for key in sheet.facts.sources}
    assert set(documents) == {*sheet.facts.by_indicator, *sheet.facts.facts, *sources}
    assert len(search_documents(sheet)) == len(documents)


def test_a_document_has_no_field_that_is_not_declared(documents: dict[str, Document]) -> None:
    assert {name for document in documents.values() for name in document} == {"location", "boost", *FIELDS}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", "China, 2025: Valid patents of companies"),
        ("names", "企业有效专利"),
        ("names", "中国"),
        ("address", PATENTS),
        ("numbers", "3.73\u00a0million"),
        ("numbers", "3,730,000"),
        ("numbers", "3730000"),
        ("numbers", "373万件"),
        ("numbers", "3.63\u00a0million"),
        ("text", "“363万件” — News Agency"),
        ("sources", "Patent Office Patents in 2025"),
        ("sources", "News Agency Agency 2025年专利统计"),
    ],
)
def test_an_entry_is_found_by(documents: dict[str, Document], field: str, text: str) -> None:
    assert text in str(documents[PATENTS][field])


def test_a_result_begins_with_the_value_and_tells_earlier_values_and_those_of_others_apart(
    documents: dict[str, Document],
) -> None:
    assert documents["spending.cn.2024"]["text"] == (
        "<div><p>3.6327\u00a0trillion yuan, 3.6327万亿元</p>"
        "<p>“3.6327 trillion yuan” — Patent Office</p>"
        "<p>earlier: 3.6130\u00a0trillion yuan, “3.6130万亿元” — News Agency</p>"
        "<p>others print: “3.5 trillion yuan” — Some Blog</p></div>"
    )
    assert documents[PATENTS]["text"] == (
        "<div><p>3.73\u00a0million patents, 373万件专利</p>"
        "<p>“3.73 million” — Patent Office; “3.73” — Some Blog</p>"
        "<p>others print: “363万件” — News Agency</p></div>"
    )


def test_a_value_that_reads_the_same_in_both_languages_and_rests_on_a_formula_stands_alone(
    documents: dict[str, Document],
) -> None:
    derived = str(documents["patents_per_company.cn.2025"]["text"])
    assert derived.count("<p>") == 1


def test_a_former_address_and_an_earlier_value_lead_to_the_entry(documents: dict[str, Document]) -> None:
    assert "firms.cn.2025" in str(documents["companies.cn.2025"]["address"])
    assert "3.6130\u00a0trillion" in str(documents["spending.cn.2024"]["numbers"])


def test_a_figure_is_found_rounded(documents: dict[str, Document]) -> None:
    assert "3.63\u00a0trillion" in str(documents["spending.cn.2024"]["rounded"])
    assert documents[PATENTS]["rounded"] == ""


def test_the_newest_entry_of_a_place_goes_first_and_an_entry_before_its_source(documents: dict[str, Document]) -> None:
    def boost(name: str) -> float:
        return float(documents[name]["boost"])

    assert boost("patents.cn.2025") == boost("patents.de.2025") > boost("patents.cn.2024") > boost("patents")
    assert boost("patents") > 1 > boost("source-office_2026")


def test_an_indicator_is_found_by_its_names_and_its_definition(documents: dict[str, Document]) -> None:
    assert documents["patents"]["title"] == "Valid patents"
    assert documents["patents"]["text"] == "<p>Patents in force.</p>"
    assert "有效的专利。" in str(documents["patents"]["names"])


def test_a_text_becomes_no_markup_and_keeps_its_ampersand(tmp_path: Path) -> None:
    hostile = IP_PROTECTION.replace("{en: Valid patents, zh", '{en: "R&D <b>bold</b>", zh')
    documents = documents_of(sheet_of(make_project(tmp_path, ip_protection=hostile)))
    assert documents["patents"]["title"] == "R&D &lt;b&gt;bold&lt;/b&gt;"
    assert str(documents["patents.cn.2025"]["title"]).endswith("R&D &lt;b&gt;bold&lt;/b&gt;")


def test_documents_lead_to_the_pages_of_their_entries(sheet: Sheet) -> None:
    locations = [str(document["location"]) for document in search_documents(sheet)]
    assert "register/spending/#spending.cn.2024" in locations
    assert "register/spending/" in pages_of_entries(sheet)


def test_the_documents_of_the_real_sheet_have_a_place_on_a_page() -> None:
    sheet = sheet_of(REPOSITORY)
    pages = pages_of_entries(sheet)
    assert "" not in pages
    assert {str(document["location"]).partition("#")[0] for document in search_documents(sheet)} <= pages
