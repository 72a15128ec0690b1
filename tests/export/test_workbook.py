"""The workbook, read back: the same rows, numbers as numbers, nothing calculated, and the same bytes each time."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook

from factsheet.export.columns import TABLES, Column
from factsheet.export.rows import rows
from factsheet.export.workbook import is_exact, workbook
from factsheet.sheet import Sheet, sheet_of
from factsheet.text import one_line
from tests.hostile.texts import TEXTS, make_hostile
from tests.project import make_project, replaced

SHEETS = ["Read me", "Observations", "Evidence", "Indicators", "Sources", "Places", "Units", "Milestones"]


@pytest.fixture(scope="module")
def content(sheet: Sheet) -> bytes:
    return workbook(sheet, rows(sheet))


@pytest.fixture(scope="module")
def book(content: bytes) -> Workbook:
    return read(content)


def read(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_it_has_a_sheet_that_explains_and_one_for_each_table(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_the_same_facts_give_the_same_bytes(sheet: Sheet, content: bytes) -> None:
    assert workbook(sheet, rows(sheet)) == content


def test_it_is_of_the_day_of_the_sheet(sheet: Sheet, book: Workbook) -> None:
    day = sheet.imprint.date
    assert book.properties.created == datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- the file has no zone
    assert book.properties.title == f"{sheet.imprint.title.en} {sheet.imprint.version}"


def test_every_cell_is_that_of_the_table(sheet: Sheet, book: Workbook) -> None:
    made = rows(sheet)
    for table in TABLES:
        page = book[table.name.capitalize()]
        head, *lines = page.iter_rows()
        assert [cell.value for cell in head] == [column.name for column in table.columns]
        assert len(lines) == len(made[table.name])
        for line, row in zip(lines, made[table.name], strict=True):
            for cell, text, column in zip(line, row, table.columns, strict=True):
                assert_same(cell, text, column)


def assert_same(cell: Cell, text: str, column: Column) -> None:
    if not text:
        assert cell.value is None
    elif column.kind in {"number", "count"}:
        if isinstance(cell.value, str):
            assert not is_exact(text)
            assert cell.value == text
        else:
            assert Decimal(repr(cell.value)) == Decimal(text)
            assert cell.number_format == "#,##0" + ("." + "0" * len(text.partition(".")[2])).rstrip(".")
    elif column.kind == "date":
        assert isinstance(cell.value, datetime)
        assert cell.value.date().isoformat() == text
    elif column.kind == "truth":
        assert cell.value is (text == "true")
    else:
        assert (cell.data_type, cell.value) == ("s", text)


def test_heads_stay_in_sight_and_columns_are_as_wide_as_they_need(book: Workbook) -> None:
    for name in SHEETS[1:]:
        page = book[name]
        assert page.freeze_panes == "B2"
        assert page.auto_filter.ref.startswith("A1:")
        widths = [dimension.width for dimension in page.column_dimensions.values()]
        assert len(set(widths)) > 2
        assert all(8 <= width <= 49 for width in widths)


def test_the_first_sheet_explains_every_column_and_names_the_licence(sheet: Sheet, book: Workbook) -> None:
    pairs = [(row[0].value, row[1].value) for row in book["Read me"].iter_rows()]
    assert ("Version", sheet.imprint.version) in pairs
    assert any(name == "Licence" and sheet.imprint.licence.url in str(about) for name, about in pairs)
    for table in TABLES:
        assert (table.name.capitalize(), table.about) in pairs
        assert all((column.name, column.about) in pairs for column in table.columns)


def test_a_day_that_no_spreadsheet_knows_is_a_text(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/ip_protection.yml", "period: 2024", "period: 1850")
    replaced(root / "facts/ip_protection.yml", "growth(patents)", 'growth(patents, since="1850")')
    sheet = sheet_of(root)
    book = read(workbook(sheet, rows(sheet)))
    days = {line[0].value: line[8].value for line in book["Observations"].iter_rows()}
    assert days["patents.cn.1850"] == "1850-01-01"
    assert days["patents.cn.2025"] == datetime(2025, 1, 1)  # noqa: DTZ001 -- the file has no zone


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        ("5200000", True), ("8.30", True), ("-0.1", True), ("999999999999999", True), ("1000000000000000", False),
        ("1234567890123456", False), ("0.1234567890123456", False), ("3632680000000", True),
    ],
)  # fmt: skip
def test_a_number_is_exact_if_a_spreadsheet_holds_all_its_digits(number: str, *, exact: bool) -> None:
    assert is_exact(number) is exact


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_a_text_whatever_it_says(tmp_path: Path, name: str) -> None:
    sheet = sheet_of(make_hostile(tmp_path, TEXTS[name]))
    book = read(workbook(sheet, rows(sheet)))
    for page in book.worksheets:
        cells = [cell for line in page.iter_rows() for cell in line]
        assert all(cell.data_type != "f" for cell in cells)
        assert all(cell.hyperlink is None for cell in cells)
    assert one_line(TEXTS[name].strip()) in {line[2].value for line in book["Indicators"].iter_rows()}
