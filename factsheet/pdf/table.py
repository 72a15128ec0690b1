"""Converts a table to Typst: an element goes in, a table that repeats its head and fits its page comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from lxml.html import HtmlElement

from factsheet.pdf.notation import call

# How many characters a line holds, and the size in points at which it does; what is wider is turned on its side.
SIZES: Final = ((104, 8.0), (120, 7.0), (138, 6.2))
_TURNED: Final = 7.0
# The first column tells of what a row is, and has room for so many characters of a line; the others for fewer; what
# goes across the columns of a narrow table may make it a little wider.
_WRAPS: Final = 30
_NARROW: Final = 12
_ACROSS: Final = 44
_BREAKS: Final = re.compile(r"(?<=[ –/-])")


def table(element: HtmlElement, words: Callable[[HtmlElement], str]) -> str:
    """Return a table with its caption, if it has one. `words` converts what a cell holds."""
    rows = [row for row in element.iter("tr") if len(row)]
    if not rows:
        return ""
    columns = max(sum(_span(cell) for cell in row) for row in rows)
    head = [row for row in rows if row.getparent().tag == "thead"]
    body = [row for row in rows if row.getparent().tag != "thead"]
    width = sum(_widths(rows, columns)) + 2 * columns
    size = next((size for room, size in SIZES if width <= room), None)
    parts = [f"columns: {columns}", f"align: ({', '.join(_alignments(rows, columns))},)"]
    across = f"width: {max(width, _ACROSS) / 2}em"  # a character is about half an em wide
    if head:
        parts.append(f"table.header({', '.join(_cells(head, words, columns, across))})")
    printed = call("table", *parts, *_cells(body, words, columns, across))
    caption = element.find("caption")
    title = words(caption) if caption is not None else ""
    options = [f"size: {size or _TURNED}pt", f"turned: {'false' if size else 'true'}"]
    if title:
        options.append(f"title: [{title}]")
    return call("listing", *options, body=printed)


def _cells(rows: list[HtmlElement], words: Callable[[HtmlElement], str], columns: int, across: str) -> Iterator[str]:
    """Yield the cells of rows. `across` sets the words of one that goes across all columns, which it must not widen."""
    for row in rows:
        for cell in row:
            content = words(cell)
            if 1 < columns == _span(cell):
                content = call("block", across, body=content)
            spans = [f"{name}: {number}" for name in ("colspan", "rowspan") if (number := _span(cell, name)) > 1]
            yield f"table.cell({', '.join(spans)})[{content}]" if spans else f"[{content}]"


def _span(cell: HtmlElement, name: str = "colspan") -> int:
    """Return how many columns, or rows, a cell takes: one, as in a browser, if what is typed there is no number."""
    typed = cell.get(name) or ""
    return max(int(typed), 1) if typed.isascii() and typed.isdecimal() else 1


def _alignments(rows: list[HtmlElement], columns: int) -> Iterator[str]:
    """Yield how each column is set: numbers stand at the right."""
    full = next((row for row in rows if len(row) == columns and row[-1].tag == "td"), rows[0])
    cells = list(full) + [full[-1]] * (columns - len(full))
    for cell in cells:
        yield "right" if "number" in (cell.get("class") or "").split() else "left"


def _widths(rows: list[HtmlElement], columns: int) -> list[int]:
    """Return about how many characters wide each column has to be."""
    widths = [1] * columns
    for row in rows:
        if len(row) != columns:
            continue
        for column, cell in enumerate(row):
            words = " ".join(cell.text_content().split())
            longest = max(map(len, _BREAKS.split(words)))
            widths[column] = max(widths[column], longest, min(len(words), _WRAPS if column == 0 else _NARROW))
    return widths
