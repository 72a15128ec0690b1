"""The book: the pages of the built site go in, one PDF with all of them comes out.

First the pages in the order of the navigation, then the register with an entry for each figure, at the end glossary
and sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Final

from factsheet.cite.work import edition
from factsheet.pdf.contents import Contents, contents
from factsheet.pdf.context import Context, numbered
from factsheet.pdf.convert import Converter
from factsheet.pdf.entries import EntryConverter, OverviewConverter, SourceConverter
from factsheet.pdf.notation import array, label, record, string
from factsheet.pdf.reading import BuiltPage, read_page
from factsheet.pdf.typeset import keep, pdf_of
from factsheet.problems import InvalidFacts, Problem
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
    keep(target, pdf_of(files))


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
    main = _all_of(Converter(pages[url], context).whole for url in order.main)
    parts = [_opening(sheet, paper, pages, order, context), *main, "#show: register"]
    for number, (overview, series) in enumerate(register):
        lower = min(number, 1)
        if number > 1:  # topics are laid out side by side, each on a core of its own
            parts.append("#pagebreak(weak: true)")
        if overview:
            parts.append(OverviewConverter(pages[overview], context, lower=lower, numbers=False).whole())
        else:
            parts.append(_title(lower))
        parts += [EntryConverter(pages[url], context, lower=lower + 1).indicator() for url in series]
    parts.append("#show: in-columns")
    back = (SourceConverter if url == sources else Converter for url in order.back)
    parts += _all_of(kind(pages[url], context).whole for kind, url in zip(back, order.back, strict=True))
    return "\n\n".join(parts) + "\n", context.drawings


def _all_of(conversions: Iterable[Callable[[], str]]) -> list[str]:
    """Return what each of the conversions returns; raise `InvalidFacts` with the problems of all of them."""
    problems: list[Problem] = []
    parts = []
    for convert in conversions:
        try:
            parts.append(convert())
        except InvalidFacts as error:
            problems += error.problems
    if problems:
        raise InvalidFacts(problems)
    return parts


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


def _opening(sheet: Sheet, paper: str, pages: Mapping[str, BuiltPage], order: Contents, context: Context) -> str:
    """Return the call of the template: what the cover, the document's own record and its guide say."""
    imprint = sheet.imprint
    sources = sheet.bibliography.url if sheet.bibliography else ""
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
        "cover": _cover(pages[order.main[0]], context) if order.main else "none",
        "register": label(order.register[0]) if order.register else "none",
        "sources": label(sources) if sources in order.back else "none",
    }
    return f'#import "book.typ": *\n\n#show: book.with{record(said)}'
