"""Pages, charts, entries and one-page sheets that show something else, and where they stand in the book."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from factsheet.changes.pages import PageChange
from factsheet.pdf.book import BOOK
from factsheet.sheet import facts_of
from tests.changes.repository import commit, differ, edit
from tests.changes.test_observations import ESTIMATE
from tests.project import replaced

HANDOUT = """\
---
title: Patents and research
description: Patents and research in figures.
sheet:
  figures: [companies.cn.2025, spending.cn.2024]
  charts: [patents_compared]
---
"""


def only_page(root: Path) -> PageChange:
    (page,) = differ(root).affected.pages
    return page


def test_cells_and_cards_that_read_otherwise_are_counted(root: Path) -> None:
    edit(root, "ip_protection", ("value: 4.76 million", "value: 4.96 million"))
    page = only_page(root)
    assert (page.page.path, page.cells, page.cards, page.charts, page.lists) == ("index.md", 2, 1, (), 2)


def test_what_reads_the_same_in_the_digits_of_a_card_is_not_counted(root: Path) -> None:
    edit(root, "research", ("value: 3.6327 trillion", "value: 3.6328 trillion"))
    assert only_page(root).cards == 0
    edit(root, "research", ("value: 3.6328 trillion", "value: 3.7328 trillion"))
    assert only_page(root).cards == 1


def test_a_chart_that_draws_another_point_is_told(root: Path) -> None:
    edit(root, "ip_protection", ("value: 410,000", "value: 420,000"))
    found = differ(root).affected
    assert (found.charts, only_page(root).charts) == (("patents_compared",), ("patents_compared",))
    assert found.entries == ("patents.de.2025",)


def test_a_chart_with_another_title_is_told_and_one_that_stays_is_not(root: Path) -> None:
    edit(root, "charts", ("China has more patents than Germany", "China and Germany"))
    assert differ(root).affected.charts == ("patents_compared",)
    commit(root)
    edit(root, "ip_protection", ("value: about 524,000", "value: about 600,000"))
    assert differ(root).affected.charts == ()


def test_a_list_of_sources_shows_a_source_that_changed(root: Path) -> None:
    edit(root, "sources", ("publisher: Some Blog", "publisher: Another Blog"))
    assert only_page(root).lists == 1


def test_a_fact_that_is_renamed_shows_the_same(root: Path) -> None:
    edit(root, "ip_protection", (ESTIMATE, ESTIMATE.replace("2025", "2024") + "      aliases: [patents.de.2025]\n"))
    found = differ(root).affected
    assert found.entries == ("patents.de.2024",)
    assert [page.sentences for page in found.pages] == [()]


@pytest.mark.parametrize(
    ("old", "new", "sheets"),
    [
        ("value: about 524,000", "value: about 600,000", ("fact-sheet.pdf",)),
        ("value: 410,000", "value: 420,000", ("fact-sheet.pdf",)),
        ("value: 71.7 %", "value: 71.8 %", ()),
    ],
)
def test_a_one_page_sheet_shows_its_figures_and_charts(root: Path, old: str, new: str, sheets: tuple[str, ...]) -> None:
    replaced(root / "docs/en/index.md", "---\ntitle: Patents and research\n---\n", HANDOUT)
    commit(root)
    edit(root, "ip_protection", (old, new))
    assert differ(root).affected.sheets == sheets


def test_a_sheet_with_a_figure_that_is_new_shows_something_else(root: Path) -> None:
    replaced(root / "docs/en/index.md", "---\ntitle: Patents and research\n---\n", HANDOUT)
    commit(root)
    replaced(root / "docs/en/index.md", "companies.cn.2025, spending", "companies.cn.2026, spending")
    edit(root, "ip_protection", ("    - period: 2025\n      value: about", "    - period: 2026\n      value: about"))
    assert differ(root).affected.sheets == ("fact-sheet.pdf",)


# -- the book ---------------------------------------------------------------------------------------------------


def make_book(root: Path, digest: str, *names: str) -> None:
    """Write a book with a cover and a page for each named place, which tells from which facts it was made."""
    with pikepdf.new() as document:
        for _ in ("cover", *names):
            document.add_blank_page()
        tree = pikepdf.NameTree.new(document)
        for page, name in enumerate(names, start=1):
            tree[name] = pikepdf.Array([document.pages[page].obj, pikepdf.Name.Fit])
        document.Root.Names = pikepdf.Dictionary(Dests=tree.obj)
        document.attachments["facts.json"] = json.dumps({"digest": digest}).encode()
        (root / "site").mkdir(exist_ok=True)
        document.save(root / "site" / BOOK)


PLACES = ("home::use-companies.cn.2025", "register:companies::companies.cn.2025", "register:patents::patents.cn.2025")


def test_without_a_book_chapters_are_told(root: Path) -> None:
    edit(root, "ip_protection", ("value: about 524,000", "value: about 600,000"))
    book = differ(root).book
    assert (book.read, book.pages, book.chapters) == (False, (), ("Patents and research", "Register"))


def test_a_book_of_these_facts_gives_numbers_of_pages_and_the_rest_by_chapter(root: Path) -> None:
    edit(root, "ip_protection", ("value: about 524,000", "value: about 600,000"))
    make_book(root, facts_of(root).digest, *PLACES)
    book = differ(root).book
    assert (book.read, book.pages, book.chapters) == (True, ("2", "3"), ("Patents and research", "Register"))


def test_a_book_of_other_facts_is_not_read(root: Path) -> None:
    make_book(root, facts_of(root).digest, *PLACES)
    edit(root, "ip_protection", ("value: about 524,000", "value: about 600,000"))
    assert differ(root).book.read is False


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 broken"])
def test_a_book_that_cannot_be_read_is_as_good_as_none(root: Path, content: bytes) -> None:
    (root / "site").mkdir()
    (root / "site" / BOOK).write_bytes(content)
    edit(root, "ip_protection", ("value: about 524,000", "value: about 600,000"))
    assert differ(root).book.read is False
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(root / "site" / BOOK)
    assert differ(root).book.read is False
