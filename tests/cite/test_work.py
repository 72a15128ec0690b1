"""What is cited: links of figures, indicators and the sheet, and texts in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.cite import work_of
from factsheet.sheet import Sheet, sheet_of
from tests.hostile.texts import TEXTS, make_hostile
from tests.project import make_project

REGISTER = {"docs/en/register.md": '# Register\n\n{{ register("research") }}\n'}


def test_a_link_leads_to_the_entry_the_series_or_the_sheet(tmp_path: Path) -> None:
    sheet = sheet_of(make_project(tmp_path, REGISTER))
    base = "https://facts.example/"
    assert work_of(sheet, sheet.facts.get("spending.cn.2024"), base).url == f"{base}register/spending/#spending.cn.2024"
    assert work_of(sheet, sheet.facts.indicator("spending"), base).url == f"{base}register/spending/"
    assert work_of(sheet, None, base).url == base


def test_without_the_address_of_the_site_nothing_has_a_link(sheet: Sheet) -> None:
    assert [work_of(sheet, thing).url for thing in (*sheet.facts, *sheet.facts.indicators.values(), None)] == [""] * 20


@pytest.mark.parametrize("name", TEXTS)
def test_texts_are_in_one_line_without_control_characters(tmp_path: Path, name: str) -> None:
    sheet = sheet_of(make_hostile(tmp_path, TEXTS[name]))
    for thing in (*sheet.facts, None):
        work = work_of(sheet, thing)
        for text in (work.sheet, *work.authors, work.licence, work.title, work.origin, work.note, work.edition):
            assert text == " ".join(text.splitlines())
            assert not any(ord(mark) < 32 or 127 <= ord(mark) < 160 for mark in text)
