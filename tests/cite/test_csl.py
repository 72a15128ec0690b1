"""CSL JSON: an item of the type of data sets, with no key that the format does not know."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factsheet.cite import work_of
from factsheet.cite.csl import csl, csl_item
from factsheet.sheet import Sheet, sheet_of
from tests.hostile.texts import TEXTS, make_hostile

KNOWN = {"id", "type", "title", "container-title", "author", "issued", "version", "number", "language", "note", "URL"}


def test_an_item_has_who_what_when_and_where(sheet: Sheet) -> None:
    work = work_of(sheet, sheet.facts.get("companies.cn.2025"), "https://facts.example/")
    assert json.loads(csl(work)) == [csl_item(work)]
    assert csl_item(work) == {
        "id": "patents-in-figures-2026.02:companies.cn.2025",
        "type": "dataset",
        "title": "Companies with patents, China, 2025: about 524,000 companies",
        "container-title": "Patents in Figures",
        "author": [{"literal": "The makers of Patents in Figures"}],
        "issued": {"date-parts": [[2026, 2, 3]]},
        "version": "2026.02",
        "number": "companies.cn.2025",
        "language": "en",
        "note": "Source: Patent Office, “Patents in 2025”, 20 January 2026. CC BY 4.0 (https://licence.example/by/4.0/)",
        "URL": "https://facts.example/register/companies/#companies.cn.2025",
    }


@pytest.mark.parametrize("name", TEXTS)
def test_text_of_the_facts_stays_text(tmp_path: Path, name: str) -> None:
    hostile = sheet_of(make_hostile(tmp_path, TEXTS[name]))
    for thing in (*hostile.facts, *hostile.facts.indicators.values(), None):
        work = work_of(hostile, thing)
        (item,) = json.loads(csl(work))
        assert item == csl_item(work)
        assert item["title"] == work.title
        assert item.keys() <= KNOWN
