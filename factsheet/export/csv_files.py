"""CSV: a table and its rows go in, text comes out that programs read and spreadsheets do not execute.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, even in a text file. Such a text gets an
apostrophe in front, as OWASP advises; so does one that begins with an apostrophe, so that taking one away always gives
the text. Plain numbers stay as they are: they calculate nothing.
See https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Final

from factsheet.export.columns import Table
from factsheet.export.rows import Row

_FORMULA: Final = re.compile(r"(?![+-]?\d+(?:\.\d+)?\Z)[=+\-@＝＋－＠']", re.ASCII)


def csv_text(table: Table, rows: Iterable[Row]) -> str:
    """Return the table as CSV: a head, commas, quotes where they are needed, and a line feed behind each row."""
    texts = [number for number, column in enumerate(table.columns) if column.kind == "text"]
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(_guarded_row(row, texts) for row in rows)
    return output.getvalue()


def guarded(text: str) -> str:
    """Return a text with an apostrophe in front if a spreadsheet could take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _guarded_row(row: Row, texts: list[int]) -> list[str]:
    cells = list(row)
    for number in texts:
        cells[number] = guarded(cells[number])
    return cells
