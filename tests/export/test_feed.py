"""The feed: valid Atom, newest first, with every revision, and entries that keep their identity."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree as ET

import pytest

from factsheet.export.feed import NEWEST, feed
from factsheet.register import entry_url
from factsheet.sheet import Sheet, sheet_of
from factsheet.text import one_line
from tests.hostile.texts import TEXTS, make_hostile
from tests.project import make_project, replaced

ATOM = "{http://www.w3.org/2005/Atom}"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 -- made here


def text_of(parent: ET.Element, tag: str) -> str:
    (found,) = parent.findall(ATOM + tag)
    return found.text or ""


def entries(sheet: Sheet) -> dict[str, ET.Element]:
    """Return the entries of the feed by the addresses of their figures."""
    found = {}
    for entry in parsed(feed(sheet)).findall(f"{ATOM}entry"):
        link = next(link.attrib["href"] for link in entry.findall(f"{ATOM}link") if link.attrib["rel"] == "alternate")
        found[urldefrag(link).fragment] = entry
    return found


def test_it_is_atom(sheet: Sheet, folder: Path) -> None:
    root = parsed((folder / "feed.xml").read_text(encoding="utf-8"))
    assert root.tag == f"{ATOM}feed"
    assert text_of(root, "title") == sheet.imprint.title.en
    assert text_of(root, "updated") == f"{sheet.imprint.date}T00:00:00Z"
    assert [name.text for name in root.findall(f"{ATOM}author/{ATOM}name")] == sheet.imprint.authors
    ids = [text_of(root, "id")]
    for entry in root.findall(f"{ATOM}entry"):
        ids.append(text_of(entry, "id"))
        assert INSTANT.fullmatch(text_of(entry, "updated"))
        assert text_of(entry, "updated") <= text_of(root, "updated")
        assert text_of(entry, "title")
        assert text_of(entry, "summary")
    assert all(URN.fullmatch(name) for name in ids)
    assert len(set(ids)) == len(ids) > 1


def test_links_lead_to_the_entries_and_to_the_files_of_the_figures(sheet: Sheet, folder: Path) -> None:
    pages = {f"/{entry_url(indicator)}" for indicator in sheet.facts.indicators.values()}
    for address, entry in entries(sheet).items():
        links = {link.attrib["rel"]: link.attrib["href"] for link in entry.findall(f"{ATOM}link")}
        assert urldefrag(urljoin("/data/feed.xml", links["alternate"])).url in pages
        target = urljoin("/data/feed.xml", links["related"])
        assert target == f"/data/facts/{address}.json"
        assert (folder / target.removeprefix("/data/")).is_file()


def test_the_newest_come_first_and_every_revision_is_there(sheet: Sheet) -> None:
    found = entries(sheet)
    days = [text_of(entry, "updated") for entry in found.values()]
    assert days == sorted(days, reverse=True)
    assert len(found) >= min(NEWEST, len(sheet.facts))
    assert {fact.address for fact in sheet.facts if fact.revisions} <= found.keys()
    assert len(found) < len(sheet.facts) or len(sheet.facts) <= NEWEST


def test_a_revision_says_what_the_figure_was_and_why_it_changed(tmp_path: Path) -> None:
    entry = entries(sheet_of(make_project(tmp_path)))["spending.cn.2024"]
    assert text_of(entry, "title") == (
        "Spending on research, China, 2024: 3.6327 trillion yuan (was 3.6130 trillion yuan, reported 23 January 2025)"
    )
    assert text_of(entry, "summary") == (
        "Why it changed: The census came later. Evidence: Patent Office. Status: final. Address: spending.cn.2024."
    )


def test_a_figure_is_as_new_as_the_last_look_at_its_evidence_or_at_that_of_its_inputs(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(
        root / "facts/sources.yml", "published: 2026-01-21\n  accessed: 2026-02-01",
        "published: 2026-01-21\n  accessed: 2026-02-03",
    )  # fmt: skip
    found = {address: text_of(entry, "updated")[:10] for address, entry in entries(sheet_of(root)).items()}
    assert found["patents.cn.2025"] == "2026-02-03"  # the later of two looks
    assert found["companies.cn.2025"] == "2026-02-01"
    assert found["patent_growth.cn.2025"] == "2026-02-03"  # reckoned from the first
    assert found["patents_per_company.cn.2025"] == "2026-02-01"
    assert next(iter(found)) in {"patents.cn.2025", "patent_growth.cn.2025"}


def test_an_entry_keeps_its_identity_whatever_changes_but_its_address(tmp_path: Path) -> None:
    before = {address: text_of(entry, "id") for address, entry in entries(sheet_of(make_project(tmp_path))).items()}
    replaced(tmp_path / "facts/ip_protection.yml", "value: about 524,000", "value: about 525,000")
    replaced(tmp_path / "facts/sheet.yml", "en: Patents in Figures", "en: Another Name")
    after = {address: text_of(entry, "id") for address, entry in entries(sheet_of(tmp_path)).items()}
    assert after == before
    assert before["companies.cn.2025"] == "urn:uuid:edd5b495-b7cc-5607-a63e-1ad620f467e1"


@pytest.mark.parametrize("name", TEXTS)
def test_text_of_the_facts_stays_text(tmp_path: Path, name: str) -> None:
    sheet = sheet_of(make_hostile(tmp_path, TEXTS[name]))
    text = one_line(TEXTS[name].strip())
    found = entries(sheet)
    assert len(found) == len(sheet.facts)
    assert text_of(found["patents.cn.2025"], "title").startswith(f"{text}, {text}, 2025: ")
    assert f"Why it changed: {text} " in text_of(found["spending.cn.2024"], "summary")
    assert all(not list(child) for entry in found.values() for child in entry)
