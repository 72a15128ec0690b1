"""RIS: one record, a tag on every line, and no line that the facts made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factsheet.cite import work_of
from factsheet.cite.ris import ris
from factsheet.sheet import Sheet, sheet_of
from tests.hostile.texts import TEXTS, make_hostile


def tags(record: str) -> list[tuple[str, str]]:
    """Return tag and text of each line; fail on a line that has none."""
    assert record.endswith("\r\n")
    lines = record.removesuffix("\r\n").split("\r\n")
    matches = [re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\x00-\x1f\x7f-\x9f\u2028\u2029]*)", line) for line in lines]
    assert all(matches), lines
    return [(match[1], match[2]) for match in matches if match]


def test_a_record_has_who_what_when_and_where(sheet: Sheet) -> None:
    assert tags(ris(work_of(sheet, sheet.facts.get("companies.cn.2025"), "https://facts.example/"))) == [
        ("TY", "DATA"),
        ("ID", "2026.02:companies.cn.2025"),
        ("AU", "The makers of Patents in Figures"),
        ("TI", "Companies with patents, China, 2025: about 524,000 companies"),
        ("T2", "Patents in Figures"),
        ("ET", "2026.02"),
        ("PY", "2026"),
        ("DA", "2026/02/03"),
        ("M1", "companies.cn.2025"),
        ("N1", "Source: Patent Office, “Patents in 2025”, 20 January 2026"),
        ("N1", "CC BY 4.0 (https://licence.example/by/4.0/)"),
        ("LA", "en"),
        ("UR", "https://facts.example/register/companies/#companies.cn.2025"),
        ("ER", ""),
    ]


def test_the_whole_sheet_is_a_record_of_its_own(sheet: Sheet) -> None:
    found = dict(tags(ris(work_of(sheet, None))))
    assert found["TI"] == "Patents in Figures"
    assert not found.keys() & {"T2", "M1", "UR"}


@pytest.mark.parametrize("name", TEXTS)
def test_text_of_the_facts_stays_text(tmp_path: Path, name: str) -> None:
    hostile = sheet_of(make_hostile(tmp_path, TEXTS[name]))
    for fact in hostile.facts:
        work = work_of(hostile, fact)
        found = tags(ris(work))
        assert [tag for tag, _ in found].count("TY") == [tag for tag, _ in found].count("ER") == 1
        assert dict(found)["TI"] == work.title
        assert "*" not in dict(found)["AU"]
