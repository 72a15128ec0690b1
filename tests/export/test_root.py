"""The files at the root: for crawlers, for language models, and for whoever finds a weakness."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.export import SECURITY, export_root
from factsheet.export.llms import llms_txt
from factsheet.export.root import robots_txt, security_txt
from factsheet.sheet import Sheet, sheet_of
from tests.project import make_project, replaced

SITE = "https://facts.example/"
GUIDE = {"docs/en/editing/index.md": "# Change a fact\n"}


@pytest.fixture
def small(tmp_path: Path) -> Sheet:
    return sheet_of(make_project(tmp_path / "project", GUIDE))


def test_the_files_are_written_where_they_belong(small: Sheet, tmp_path: Path) -> None:
    paths = export_root(small, tmp_path, SITE, "mailto:a@facts.example")
    assert paths == [tmp_path / "llms.txt", tmp_path / "robots.txt", tmp_path / SECURITY]
    assert paths[0].read_text(encoding="utf-8") == llms_txt(small, SITE)
    assert paths[1].read_text(encoding="utf-8") == robots_txt(SITE)
    assert paths[2].read_bytes() == (
        b"Contact: mailto:a@facts.example\n"
        b"Expires: 2027-02-03T00:00:00Z\n"
        b"Preferred-Languages: en, zh\n"
        b"Canonical: https://facts.example/.well-known/security.txt\n"
    )


def test_without_a_contact_it_is_the_page_for_editors(small: Sheet) -> None:
    assert security_txt(small, SITE).startswith("Contact: https://facts.example/editing/\n")
    assert "Canonical" not in security_txt(small, "", "https://a.example/")


def test_where_no_contact_is_known_there_is_no_file(small: Sheet, tmp_path: Path) -> None:
    assert security_txt(small) == ""
    assert security_txt(small, "http://facts.example/") == ""  # the RFC wants https
    assert security_txt(sheet_of(make_project(tmp_path / "other")), SITE) == ""
    assert export_root(small, tmp_path) == [tmp_path / "llms.txt", tmp_path / "robots.txt"]
    assert not (tmp_path / SECURITY).exists()


def test_a_year_after_a_leap_day_is_the_last_of_february(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/sheet.yml", "2026-02-03", "2028-02-29")
    assert "Expires: 2029-02-28T00:00:00Z\n" in security_txt(sheet_of(root), "", "https://a.example/")


def test_crawlers_may_read_all_and_find_the_map_where_the_address_is_known() -> None:
    assert robots_txt() == "User-agent: *\nAllow: /\n"
    assert robots_txt(SITE) == "User-agent: *\nAllow: /\nSitemap: https://facts.example/sitemap.xml\n"
