"""How to cite, on a page: the text of each format stands in it as it is, and each has its button."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.cite import citation_formats, full, short, work_of
from factsheet.facts import UnknownFact
from factsheet.sheet import sheet_of
from factsheet.words import Words
from tests.hostile.texts import TEXTS, make_hostile
from tests.project import make_project
from tests.site.small import as_page


@pytest.mark.parametrize(
    ("call", "name"),
    [
        ('cite("patents.cn.2025")', "cite-patents.cn.2025"),
        ('cite("patents")', "cite-patents"),
        ("cite()", "cite-sheet"),
    ],
)
@pytest.mark.parametrize("text", TEXTS)
def test_every_citation_stands_on_the_page_as_it_is(tmp_path: Path, call: str, name: str, text: str) -> None:
    root = make_hostile(tmp_path, TEXTS[text])
    sheet = sheet_of(root)
    thing = {"cite-sheet": None, "cite-patents": sheet.facts.indicators["patents"]}.get(
        name, sheet.facts.get("patents.cn.2025")
    )
    page = as_page(root, f"# Cite\n\n{{{{ {call} }}}}\n\nafter\n")
    assert page.first(id=f"{name}-short").text == " ".join(short(work_of(sheet, thing)).split())
    assert page.first(id=f"{name}-full").text == " ".join(full(work_of(sheet, thing)).split())
    for form in citation_formats(work_of(sheet, thing)):
        code = page.first("code", id=f"{name}-{form.key}")
        assert code.raw == form.text.replace("\r\n", "\n")
        assert not code.elements


def test_each_text_has_a_button_that_waits_for_a_script(tmp_path: Path) -> None:
    page = as_page(make_project(tmp_path), "{{ cite() }}")
    buttons = page.find("button", class_="copy")
    assert [button.attributes["data-copy"] for button in buttons] == [
        "cite-sheet-short", "cite-sheet-full", "cite-sheet-bibtex", "cite-sheet-ris", "cite-sheet-csl",
    ]  # fmt: skip
    for button in buttons:
        assert button.attributes["type"] == "button"
        assert "hidden" in button.attributes
        assert page.first(id=button.attributes["data-copy"]).text
    assert [summary.text for summary in page.find("summary")] == ["BibTeX", "RIS", "CSL JSON"]


def test_a_page_in_chinese_cites_in_chinese(tmp_path: Path) -> None:
    page = as_page(make_project(tmp_path), "{{ cite() }}", language="zh")
    assert page.first(id="cite-sheet-short").text == "专利数据 2026.02"
    assert page.first("button").text == "复制"


def test_the_link_stands_in_a_citation_where_the_address_of_the_site_is_known(tmp_path: Path) -> None:
    sheet = sheet_of(make_project(tmp_path))
    assert "facts.example" not in Words(sheet, lambda: "").cite()
    assert "https&#58;//facts.example/" in Words(sheet, lambda: "", base="https://facts.example/").cite().replace(
        "https://", "https&#58;//"
    )


def test_a_citation_of_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    words = Words(sheet_of(make_project(tmp_path)), lambda: "")
    for name in ("patnts", "patnts.cn.2025"):
        with pytest.raises(UnknownFact, match="did you mean"):
            words.cite(name)
