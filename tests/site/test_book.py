"""The book of the real site: nothing is lost, every figure leads to its entry, contents and outline tell the truth."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Final

import pdfua
import pikepdf
import pypdfium2
import pytest

from factsheet.pdf import BOOK
from factsheet.pdf.book import write_book
from factsheet.pdf.contents import contents
from factsheet.pdf.reading import BuiltPage, read_page
from factsheet.sheet import Sheet, sheet_of

NUMBER_SHOWN: Final = re.compile(r"\[(\d+)\]")
NUMBER: Final = re.compile(r"\[S?\d+\]")
WORD: Final = re.compile(r"[^\W\d_]{2,}")
BACK: Final = frozenset({"glossary/", "sources/"})


@pytest.fixture(scope="module")
def sheet(project: Path) -> Sheet:
    return sheet_of(project)


@pytest.fixture(scope="module")
def pdf(site: Path) -> pikepdf.Pdf:
    return pikepdf.open(site / BOOK)


@pytest.fixture(scope="module")
def texts(site: Path) -> list[str]:
    """Return the text of each page of the book."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(site / BOOK)]


@pytest.fixture(scope="module")
def prose(project: Path, sheet: Sheet) -> list[BuiltPage]:
    """Return the pages of the site that are read, as the book has them."""
    order = contents(project, [page.path for page in sheet.pages], BACK)
    return [read_page(project / "site", url) for url in (*order.main, "glossary/")]


def joined(text: str) -> str:
    """Return a text without white space and hyphens, for a line may end at each."""
    return re.sub(r"[\s\-\u0002\u2060\ufffe]", "", text)


@pytest.fixture(scope="module")
def words(texts: list[str]) -> Counter[str]:
    return Counter(WORD.findall(NUMBER.sub("", "\n".join(texts))))


def test_no_word_of_a_page_is_lost(words: Counter[str], texts: list[str], prose: list[BuiltPage]) -> None:
    shown: Counter[str] = Counter()
    for page in prose:
        # A drawing is no text, and a title that is there to be clicked is none on paper.
        for element in page.article.xpath(".//svg | .//details[@class='figures']/summary"):
            element.drop_tree()
        shown += Counter(WORD.findall(" ".join(page.article.itertext())))
    assert len(shown) > 1000
    whole = joined("\n".join(texts))  # a long address may be broken within a word
    assert {word: number for word, number in shown.items() if words[word] < number > whole.count(word)} == {}


def test_every_figure_of_a_sentence_stands_there_with_the_number_of_its_entry(
    texts: list[str], prose: list[BuiltPage]
) -> None:
    whole = joined("\n".join(texts))
    found = 0
    for page in prose:
        for figure in page.article.xpath(".//p//*[@data-fact][@id]"):
            found += 1
            assert re.search(re.escape(joined(figure.text_content())) + r"\[\d+\]", whole), figure.get("data-fact")
    assert found > 300


def test_every_entry_of_the_register_is_there_in_order(texts: list[str], sheet: Sheet) -> None:
    whole = joined("\n".join(texts))
    for fact in sheet.facts:
        assert joined(fact.address) in whole, fact.address


def test_an_entry_names_every_page_on_which_the_number_of_its_figure_stands(texts: list[str], sheet: Sheet) -> None:
    first = next(page for page, text in enumerate(texts) if text.startswith("Register"))
    start = next(page for page, text in enumerate(texts) if text.startswith("Shenzhen"))
    whole = "\n".join(texts[first:])
    places = [0]
    for number in range(1, len(sheet.facts) + 1):
        places.append(whole.index(f"\n{number} ", places[-1]))
    told: dict[int, set[int]] = {}
    for number, (place, end) in enumerate(pairwise([*places[1:], len(whole)]), start=1):
        listed = re.search(r"Usedon:p\.([\d,]+)\.", joined(whole[place:end]))
        told[number] = set(map(int, listed[1].split(","))) if listed else set()
    found = 0
    guide = next(page for page, text in enumerate(texts) if text.startswith("Change a fact"))  # it has examples alone
    for page, text in enumerate(texts[start:guide], start=1):
        for number in map(int, NUMBER_SHOWN.findall(text)):
            found += 1
            assert page in told[number], f"entry {number} stands on page {page}"
    assert found > 400


def test_every_source_is_there_with_its_address_if_it_may_be_linked(texts: list[str], sheet: Sheet) -> None:
    whole = joined("\n".join(texts))
    for source in sheet.facts.sources.values():
        if source.entry.link and source.entry.url:
            assert joined(source.entry.url) in whole, source.key


def test_each_line_of_the_contents_names_the_page_of_its_heading(texts: list[str]) -> None:
    start = next(number for number, text in enumerate(texts) if text.startswith("Contents"))
    lines, first = [], start
    while "...." in texts[first] or ". . ." in texts[first]:
        lines += re.findall(r"^(.*?)[ .\u2060]{4,}\u2060?(\d+)\s*$", texts[first], re.MULTILINE)
        first += 1
    # How to follow a figure may stand on a page of its own before the page that is numbered first.
    first = next(page for page in range(first, len(texts)) if texts[page].rstrip().endswith(" 1"))
    assert len(lines) > 100
    for title, number in lines:
        # A long title is broken into two lines; the page has all of it.
        assert joined(title) in joined(texts[first + int(number) - 1]), (title, number)


def test_the_outline_has_every_page_and_leads_to_it(pdf: pikepdf.Pdf, prose: list[BuiltPage]) -> None:
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    for page in prose:
        assert page.heading is not None
        assert " ".join(page.heading.text_content().split()) in titles


def test_every_link_within_leads_to_a_page_and_every_other_to_the_web(pdf: pikepdf.Pdf) -> None:
    pages = {page.objgen for page in pdf.pages}
    within = outside = 0
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            if "/Dest" in link:
                target = link.Dest[0] if isinstance(link.Dest, pikepdf.Array) else _named(pdf, link.Dest)
                assert target.objgen in pages
                within += 1
            else:
                assert str(link.A.URI).startswith(("https://", "http://"))
                outside += 1
    assert within > 5000
    assert outside > 400


def _named(pdf: pikepdf.Pdf, name: pikepdf.Object) -> pikepdf.Object:
    found = pikepdf.NameTree(pdf.Root.Names.Dests)[str(name)]
    return (found.D if isinstance(found, pikepdf.Dictionary) else found)[0]


def test_it_says_what_it_is_and_conforms_to_its_standards(site: Path, pdf: pikepdf.Pdf, sheet: Sheet) -> None:
    with pdf.open_metadata() as record:
        assert record["dc:title"] == sheet.imprint.title.en
        assert record["pdfuaid:part"] == "1"
        assert (record["pdfaid:part"], record["pdfaid:conformance"]) == ("3", "A")
    assert str(pdf.Root.Lang) == "en"
    assert bool(pdf.Root.MarkInfo.Marked)
    report = pdfua.validate(str(site / BOOK))
    assert [finding.message for finding in report.findings] == []


def test_its_fonts_are_embedded_and_hold_just_what_is_printed(pdf: pikepdf.Pdf) -> None:
    fonts = {}
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            fonts[str(font.BaseFont)] = font
    assert len(fonts) >= 5
    for name, font in fonts.items():
        assert re.match(r"/[A-Z]{6}\+(SourceSans3|SourceCodePro|NotoSansSC)-", name)
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_no_text_stands_outside_its_page(site: Path) -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(site / BOOK), start=1):
        width, height = page.get_size()
        text = page.get_textpage()
        for rect in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(rect)
            assert 0 <= left <= right <= width, f"page {number}: {text.get_text_bounded(left, bottom, right, top)}"
            assert 0 <= bottom <= top <= height, f"page {number}"


def test_chinese_can_be_taken_out(texts: list[str], sheet: Sheet) -> None:
    whole = joined("\n".join(texts))
    for indicator in sheet.facts.indicators.values():
        assert joined(str(indicator.entry.label.zh)) in whole, indicator.key


def test_it_carries_the_data(pdf: pikepdf.Pdf, site: Path) -> None:
    attached = pdf.attachments["facts.json"].get_file().read_bytes()
    assert json.loads(attached) == json.loads((site / "data" / "facts.json").read_bytes())


def test_the_same_site_gives_the_same_bytes_on_the_paper_that_is_asked_for(
    project: Path, site: Path, sheet: Sheet, tmp_path: Path
) -> None:
    write_book(project, site, sheet, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (site / BOOK).read_bytes()
    write_book(project, site, sheet, tmp_path / "letter.pdf", paper="letter")
    with pikepdf.open(tmp_path / "letter.pdf") as letter:
        assert {tuple(map(round, map(float, page.MediaBox[2:]))) for page in letter.pages} >= {(612, 792)}
