"""The book: the pages of the built site go in, one PDF with all of them comes out.

First the pages in the order of the navigation, then the register with an entry for each figure, at the end glossary
and sources.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Final

from factsheet.cite.work import edition
from factsheet.pdf.contents import contents
from factsheet.pdf.context import Context, numbered
from factsheet.pdf.convert import Converter
from factsheet.pdf.entries import EntryConverter, SourceConverter
from factsheet.pdf.notation import array, record, string
from factsheet.pdf.reading import BuiltPage, read_page
from factsheet.pdf.typeset import packed, typeset
from factsheet.register import entry_url
from factsheet.sheet import Sheet

BOOK: Final = "innovation-clusters-fact-sheet.pdf"
PAPERS: Final = {"a4": "a4", "letter": "us-letter"}
_GLOSSARY: Final = "glossary/"


def write_book(root: Path, site: Path, sheet: Sheet, target: Path, *, paper: str = "a4", base: str = "") -> None:
    """Write the book of the built site to `target`. `paper` is one of `PAPERS`; `base` is the site's own address.

    Raises `FactsheetError` if a page holds what cannot be printed, naming the page, the element and, for a page
    that an editor wrote, file, line and column.
    """
    source, drawings = book(root, site, sheet, paper=paper, base=base)
    data = (site / "data" / "facts.json").read_bytes()
    files = {"main.typ": source.encode(), "facts.json": data, **drawings}
    target.write_bytes(packed(typeset(files)))


def book(root: Path, site: Path, sheet: Sheet, *, paper: str = "a4", base: str = "") -> tuple[str, dict[str, bytes]]:
    """Return the book as Typst, and the drawings that it shows by the names of their files."""
    sources = sheet.bibliography.url if sheet.bibliography else ""
    order = contents(root, [page.path for page in sheet.pages], frozenset({_GLOSSARY, sources} - {""}))
    register = _register(sheet, order.register)
    entries = [url for _, series in register for url in series]
    pages = {url: read_page(site, url) for url in chain(order.main, order.register, entries, order.back)}
    context = Context(
        site,
        pages,
        entries=numbered(str(name) for url in entries for name in pages[url].article.xpath("./article/h2/@id")),
        sources=numbered(
            map(str, pages[sources].article.xpath(".//ul[@class='bibliography']/li/@id") if sources else ())
        ),
        base=base,
        written={page.url: page for page in sheet.pages},
    )
    parts = [_opening(sheet, paper, _cover(pages[order.main[0]], context) if order.main else "none")]
    parts += [Converter(pages[url], context).whole() for url in order.main]
    parts.append("#show: register")
    for number, (overview, series) in enumerate(register):
        lower = min(number, 1)
        if number > 1:  # topics are laid out side by side, each on a core of its own
            parts.append("#pagebreak(weak: true)")
        parts.append(
            Converter(pages[overview], context, lower=lower, numbers=False).whole() if overview else _title(lower)
        )
        parts += [EntryConverter(pages[url], context, lower=lower + 1).indicator() for url in series]
    parts.append("#show: in-columns")
    for url in order.back:
        kind = SourceConverter if url == sources else Converter
        parts.append(kind(pages[url], context).whole())
    return "\n\n".join(parts) + "\n", context.drawings


def _register(sheet: Sheet, overviews: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Return each page that is an overview of the register, with the pages of its indicators.

    Indicators of which no such page tells have none ("").
    """
    left = {indicator.key: indicator for indicator in sheet.facts.indicators.values()}
    found: list[tuple[str, list[str]]] = []
    for overview in overviews:
        topics = {topic for topic, page in sheet.register_pages.items() if page.url == overview}
        series = [indicator for indicator in left.values() if indicator.topic in topics]
        found.append((overview, [entry_url(left.pop(indicator.key)) for indicator in series]))
    if left:
        found.append(("", [entry_url(indicator) for indicator in left.values()]))
    return found


def _title(lower: int) -> str:
    """Return the heading over indicators of which no page tells."""
    return "== Further figures" if lower else "= Register"


def _cover(page: BuiltPage, context: Context) -> str:
    """Return the first chart of the first page, as the cover shows it, or `none` in Typst's words."""
    chart = next(iter(page.article.find_class("chart")), None)
    return "none" if chart is None else Converter(page, context, numbers=False).cover(chart)


def _opening(sheet: Sheet, paper: str, cover: str) -> str:
    """Return the call of the template: what the cover and the document's own record say."""
    imprint = sheet.imprint
    date = imprint.date
    said = {
        "title": string(imprint.title.en),
        "about": string(imprint.description.en),
        "edition": string(edition(sheet)),
        "date": f"datetime(year: {date.year}, month: {date.month}, day: {date.day})",
        "authors": array(map(string, imprint.authors)),
        "keywords": array(map(string, imprint.keywords)),
        "licence": string(imprint.licence.title),
        "licence-url": string(imprint.licence.url),
        "paper": string(PAPERS[paper]),
        "cover": cover,
    }
    return f'#import "book.typ": *\n\n#show: book.with{record(said)}'
