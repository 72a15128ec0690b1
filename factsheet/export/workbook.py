"""The workbook: the rows of all tables go in, an XLSX file comes out, of the same bytes for the same facts.

A number is a number where Excel can hold all its digits, and text where it cannot; no text is ever taken for a formula
or a link.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from factsheet.export.columns import TABLES, Column, Table
from factsheet.export.rows import Row
from factsheet.sheet import Sheet
from factsheet.text import one_line

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_DIGITS: Final = 15  # so many significant digits Excel keeps
_NARROW, _WIDE = 8, 48  # characters
_FIRST_DAY: Final = date(1900, 3, 1)  # before it Excel's calendar is one day off
_DAY_ZERO: Final = date(1899, 12, 30)


def workbook(sheet: Sheet, rows: Mapping[str, list[Row]]) -> bytes:
    """Return the file: a sheet that explains, and a sheet for each table."""
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 -- only who writes a workbook needs it

    output = io.BytesIO()
    book = Workbook(output, {"in_memory": True})
    imprint = sheet.imprint
    book.set_properties(
        {
            "title": f"{imprint.title.en} {imprint.version}",
            "author": ", ".join(imprint.authors),
            "comments": f"{imprint.description.en} {imprint.licence.name}.",
            "created": datetime.combine(imprint.date, time(), UTC).replace(tzinfo=None),
        }
    )
    formats = _Formats(book)
    _explain(book.add_worksheet("Read me"), sheet, formats)
    for table in TABLES:
        _fill(book.add_worksheet(table.name.capitalize()), table, rows[table.name], formats)
    book.close()
    return output.getvalue()


class _Formats:
    """The formats of a workbook; those of numbers by how many decimals they have."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._numbers: dict[int, Format] = {}

    @cached_property
    def head(self) -> Format:
        return self._book.add_format({"bold": True, "bottom": 1, "valign": "top"})

    @cached_property
    def day(self) -> Format:
        return self._book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})

    @cached_property
    def wrapped(self) -> Format:
        return self._book.add_format({"text_wrap": True, "valign": "top"})

    def number(self, decimals: int) -> Format:
        if decimals not in self._numbers:
            pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self._book.add_format({"num_format": pattern})
        return self._numbers[decimals]


def _explain(page: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    imprint = sheet.imprint
    lines = [
        ("Title", imprint.title.en),
        ("Title in Chinese", imprint.title.zh),
        ("What it is", imprint.description.en),
        ("Version", imprint.version),
        ("Date", imprint.date.isoformat()),
        ("By", ", ".join(imprint.authors)),
        ("Licence", f"{imprint.licence.title} ({imprint.licence.name}), {imprint.licence.url}"),
        ("Numbers", "A number of more digits than a spreadsheet holds is written as text."),
        ("Empty cells", "What is not known, or does not apply."),
    ]
    for table in TABLES:
        lines += [("", ""), (table.name.capitalize(), table.about)]
        lines += [(column.name, column.about) for column in table.columns]
    heads = {"Title", *(table.name.capitalize() for table in TABLES)}
    for number, (name, about) in enumerate(lines):
        page.write_string(number, 0, name, formats.head if name in heads else None)
        page.write_string(number, 1, one_line(about), formats.wrapped)
    page.set_column(0, 0, 20)
    page.set_column(1, 1, 100)


def _fill(page: Worksheet, table: Table, rows: list[Row], formats: _Formats) -> None:
    for number, column in enumerate(table.columns):
        page.write_string(0, number, column.name, formats.head)
        cells = [row[number] for row in rows]
        write = _writer(page, column, formats)
        for place, cell in enumerate(cells, start=1):
            if cell:
                write(place, number, cell)
        longest = max(map(len, (column.name, *cells)))
        page.set_column(number, number, min(max(longest + 1, _NARROW), _WIDE))
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(rows), len(table.columns) - 1)


def _writer(page: Worksheet, column: Column, formats: _Formats) -> Callable[[int, int, str], object]:
    if column.kind in {"number", "count"}:
        return lambda row, place, cell: _write_number(page, row, place, cell, formats)
    if column.kind == "date":
        return lambda row, place, cell: _write_day(page, row, place, cell, formats)
    if column.kind == "truth":
        return lambda row, place, cell: page.write_boolean(row, place, cell == "true")
    return page.write_string


def _write_number(page: Worksheet, row: int, place: int, cell: str, formats: _Formats) -> None:
    if is_exact(cell):
        page.write_number(row, place, float(cell), formats.number(len(cell.partition(".")[2])))
    else:
        page.write_string(row, place, cell)


@lru_cache(maxsize=4096)
def is_exact(number: str) -> bool:
    """Tell whether a spreadsheet can hold all digits of a number."""
    digits = Decimal(number).as_tuple().digits
    return len(digits) <= _DIGITS and Decimal(repr(float(number))) == Decimal(number)


def _write_day(page: Worksheet, row: int, place: int, cell: str, formats: _Formats) -> None:
    day = date.fromisoformat(cell)
    if day >= _FIRST_DAY:
        page.write_number(row, place, (day - _DAY_ZERO).days, formats.day)
    else:
        page.write_string(row, place, cell)
