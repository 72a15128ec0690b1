"""Exporting: the sheet goes in; data files, and the files of the site's root, come out.

The same facts give the same bytes. No address outside the site is looked up, and without the site's own address all
links are relative.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factsheet.data_files import indicator_file
from factsheet.export.columns import OBSERVATIONS, TABLES
from factsheet.export.csv_files import csv_text
from factsheet.export.datapackage import data_package
from factsheet.export.feed import feed
from factsheet.export.json_files import facts_document, figure_documents, series_documents
from factsheet.export.linked import indicator_linked_data, sheet_linked_data
from factsheet.export.openapi import openapi
from factsheet.export.records import observation_record
from factsheet.export.root import SECURITY, export_root
from factsheet.export.rows import Row, rows
from factsheet.export.schema import facts_schema, figure_schema
from factsheet.export.workbook import workbook
from factsheet.export.writing import document
from factsheet.sheet import Sheet

__all__ = [
    "SECURITY", "export", "export_root", "indicator_linked_data", "observation_record", "sheet_linked_data",
]  # fmt: skip


def export(sheet: Sheet, folder: Path, base: str = "") -> list[Path]:
    """Write every data file into the folder, which is made if need be; return their paths.

    `base` is the site's address on the web with a slash at its end, if it is known.
    """
    for name in ("", "facts", "indicators"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in _files(sheet, base):
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        written.append(path)
    return written


def _files(sheet: Sheet, base: str) -> Iterator[tuple[str, str | bytes]]:
    """Yield name and content of every data file."""
    whole, cells = facts_document(sheet), rows(sheet)
    tables = {f"{table.name}.csv": csv_text(table, cells[table.name]).encode() for table in TABLES}
    yield "facts.json", document(whole)
    yield "facts.schema.json", document(facts_schema(), laid_out=True)
    yield "figure.schema.json", document(figure_schema(), laid_out=True)
    yield from tables.items()
    yield "facts.xlsx", workbook(sheet, cells)
    yield "datapackage.json", document(data_package(sheet, tables, base), laid_out=True)
    yield "feed.xml", feed(sheet, base)
    yield "openapi.json", document(openapi(sheet, base), laid_out=True)
    yield from ((name, document(figure)) for name, figure in figure_documents(sheet, whole, base))
    yield from ((name, document(series)) for name, series in series_documents(sheet, whole))
    yield from _series_tables(sheet, cells[OBSERVATIONS.name])


def _series_tables(sheet: Sheet, observations: list[Row]) -> Iterator[tuple[str, str]]:
    """Yield name and content of the table of each indicator, then of each former key of one."""
    found: dict[str, list[Row]] = {key: [] for key in sheet.facts.indicators}
    for row in observations:
        found[row[1]].append(row)  # the second column names the indicator
    texts = {key: csv_text(OBSERVATIONS, series) for key, series in found.items()}
    yield from ((indicator_file(key), text) for key, text in texts.items())
    for alias, now in sheet.facts.aliases.items():
        if now in texts:
            yield indicator_file(alias), texts[now]
