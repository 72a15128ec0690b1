"""Where changes stand in the PDF: the built book goes in, page numbers come out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf

from factsheet.changes.pages import Affected
from factsheet.facts import Facts
from factsheet.pdf.book import BOOK
from factsheet.pdf.notation import label
from factsheet.register import FOLDER, entry_url

_DATA: Final = "facts.json"  # what the book carries: all facts, with their digest
_REGISTER: Final = "Register"


@dataclass(frozen=True, slots=True)
class BookPages:
    """Where the book shows something else: numbers of pages, and chapters of which it is not known on which page.

    `read` tells whether there is a book of these facts; without one no page has a number.
    """

    pages: tuple[str, ...]
    chapters: tuple[str, ...]
    read: bool


def book_pages(root: Path, affected: Affected, facts: Facts) -> BookPages:
    """Return where the book shows something else.

    Page numbers are those of the book that stands in `site/`, if it was made from these facts.
    """
    places = _places(root / "site" / BOOK, facts.digest)
    order = list(dict.fromkeys(places.values()))
    numbers: set[str] = set()
    chapters: list[str] = []
    for name, chapter in _wanted(affected, facts):
        if name in places:
            numbers.add(places[name])
        else:
            chapters.append(chapter)
    return BookPages(tuple(sorted(numbers, key=order.index)), tuple(dict.fromkeys(chapters)), bool(places))


def _wanted(affected: Affected, facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield each place of the book that shows something else, and the chapter in which it stands."""
    for change in affected.pages:
        url, title = change.page.url, change.page.title
        for sentence in change.sentences:
            for place in sentence.ids:
                yield _name(url, place), title
        for key in change.charts:
            yield _name(url, f"figures-of-chart-{key}"), title
        if change.cells or change.cards or change.lists:
            yield "", _REGISTER if url.startswith(f"{FOLDER}/") else title
    for address in affected.entries:
        yield _name(entry_url(facts.get(address).indicator), address), _REGISTER


def _name(url: str, place: str) -> str:
    """Return the name that a place of a page has in the PDF."""
    return label(url, place).strip("<>")


def _places(path: Path, digest: str) -> Mapping[str, str]:
    """Return the number of the page of each named place, in the order of the book.

    There is none if there is no book, or it was made from other facts.
    """
    try:
        with pikepdf.open(path) as document:
            if _digest(document) != digest:
                return {}
            numbers: dict[object, tuple[int, str]] = {
                page.objgen: (place, str(page.label)) for place, page in enumerate(document.pages)
            }
            named = pikepdf.NameTree(document.Root.Names.Dests).items()
            found = sorted((numbers[target[0].objgen], str(name)) for name, target in named)
    except (OSError, pikepdf.PdfError, AttributeError, KeyError):
        return {}  # without a book that can be read, chapters are told
    return {name: number for (_, number), name in found}


def _digest(document: pikepdf.Pdf) -> str:
    """Return the digest of the facts from which a book was made; "" if it does not tell."""
    if _DATA not in document.attachments:
        return ""
    data = json.loads(document.attachments[_DATA].get_file().read_bytes())
    return str(data.get("digest", "")) if isinstance(data, dict) else ""
