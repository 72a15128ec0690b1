"""The formats of citations: each has its name, its media type and its text."""

from __future__ import annotations

import pytest

from factsheet.cite import FORMATS, citation, citation_formats, work_of
from factsheet.sheet import Sheet


def test_every_thing_can_be_cited_in_every_format(sheet: Sheet) -> None:
    for thing in (sheet.facts.get("patents.cn.2025"), sheet.facts.indicator("patents"), None):
        work = work_of(sheet, thing, "https://facts.example/")
        found = citation_formats(work)
        assert [(form.key, form.name, form.media_type) for form in found] == [
            ("bibtex", "BibTeX", "application/x-bibtex"),
            ("ris", "RIS", "application/x-research-info-systems"),
            ("csl", "CSL JSON", "application/vnd.citationstyles.csl+json"),
        ]
        assert [form.text for form in found] == [citation(work, key) for key in FORMATS]
        assert all("https://facts.example/" in form.text for form in found)


def test_there_is_no_other_format(sheet: Sheet) -> None:
    with pytest.raises(KeyError):
        citation(work_of(sheet, None), "endnote")
