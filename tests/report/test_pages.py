"""The pages about rules: found where there is one, with the site's address where that is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.report.pages import FOLDER, RulePages

PAGE = """\
---
title: bad-date
description: "A date is year, month and day: 2026-01-20."
tags: [description]
---

# Dates
"""


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RulePages:
    monkeypatch.delenv("SITE_URL", raising=False)
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / "bad-date.md").write_text(PAGE, encoding="utf-8")
    (folder / "bare.md").write_bytes(b"# caf\xe9\n")
    return RulePages(tmp_path)


def test_a_page_is_named_by_its_file(pages: RulePages) -> None:
    assert pages.file("bad-date") == "docs/en/rules/bad-date.md"
    assert pages.address("bad-date") == ""


def test_a_page_has_an_address_where_the_site_has_one(pages: RulePages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://facts.example/sheet")
    assert pages.address("bad-date") == "https://facts.example/sheet/rules/bad-date/"


@pytest.mark.parametrize("address", ["", "https://facts.example/"])
def test_a_rule_without_a_page_leads_nowhere(pages: RulePages, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("SITE_URL", address)
    assert (pages.file("bad-key"), pages.address("bad-key"), pages.description("bad-key")) == ("", "", "")


def test_a_slip_in_the_address_of_the_site_leaves_the_file(pages: RulePages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "facts.example")
    assert (pages.file("bad-date"), pages.address("bad-date")) == ("docs/en/rules/bad-date.md", "")


def test_a_page_says_of_itself_what_its_front_matter_says(pages: RulePages) -> None:
    assert pages.description("bad-date") == "A date is year, month and day: 2026-01-20."
    assert pages.description("bare") == ""
