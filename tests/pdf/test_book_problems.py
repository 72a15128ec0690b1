"""What a book cannot be made of: every page that cannot be printed is told, and what is not built is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.pdf.book import book
from factsheet.pdf.reading import read_page
from factsheet.problems import FactsheetError, InvalidFacts
from factsheet.register import entry_url
from factsheet.sheet import Sheet, sheet_of
from tests.project import make_project


def built(folder: Path, sheet: Sheet, article: str) -> Path:
    """Write what stands for a built site: all its pages, each with the same article."""
    for url in (*(page.url for page in sheet.pages), *map(entry_url, sheet.facts.indicators.values())):
        (folder / url).mkdir(parents=True, exist_ok=True)
        text = f'<!doctype html><article class="md-content__inner">{article}</article>'
        (folder / url / "index.html").write_text(text, encoding="utf-8")
    return folder


def test_every_page_that_cannot_be_printed_is_told_in_one_run(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    (root / "mkdocs.yml").write_text("site_name: A\n", encoding="utf-8")
    (root / "docs/en/more.md").write_text("# More\n", encoding="utf-8")
    sheet = sheet_of(root)
    good = built(tmp_path / "good", sheet, "<h1>A</h1><p>film</p>")
    assert "film" in book(root, good, sheet)[0]
    site = built(tmp_path / "site", sheet, "<h1>A</h1><video>film</video>")
    with pytest.raises(InvalidFacts) as failed:
        book(root, site, sheet)
    assert {problem.file for problem in failed.value.problems} == {"docs/en/index.md", "docs/en/more.md"}


def test_a_page_without_an_article_is_named(tmp_path: Path) -> None:
    (tmp_path / "topic").mkdir()
    file = tmp_path / "topic/index.html"
    file.write_text('<!doctype html><article class="md-content__inner"><h1>A</h1></article>', encoding="utf-8")
    assert read_page(tmp_path, "topic/").url == "topic/"
    file.write_text("<!doctype html><h1>A</h1>", encoding="utf-8")
    with pytest.raises(FactsheetError, match=r"^the page “topic/” has no article"):
        read_page(tmp_path, "topic/")


def test_what_is_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(FactsheetError, match=r"^there is no built site in site/: build it first, with "):
        read_page(tmp_path / "site", "")
    (tmp_path / "site").mkdir()
    with pytest.raises(FactsheetError, match=r"^the home page is not in site/: build the site anew"):
        read_page(tmp_path / "site", "")
    with pytest.raises(FactsheetError, match=r"^the page topic/ is not in site/: build the site anew"):
        read_page(tmp_path / "site", "topic/")
