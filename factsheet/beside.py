"""What a build does beside the pages: a project's folder goes in, data files or the book come out.

Each function is called in a process of its own (`factsheet.worker`), and reads the project anew there.
"""

from __future__ import annotations

from pathlib import Path

from factsheet.chart.document import FOLDER as CHARTS
from factsheet.chart.document import export_charts
from factsheet.export import export
from factsheet.kept import KEPT, keeping
from factsheet.pdf import write_book
from factsheet.problems import FactsheetError
from factsheet.sheet import Sheet, sheet_of


def write_data(root: Path, digest: str, folder: Path, base: str) -> None:
    """Write all data files, those of the charts too, into a folder; raise `FactsheetError` as `_same` does."""
    sheet = _same(root, digest)
    with keeping(root / KEPT):
        export(sheet, folder, base)
        export_charts(sheet.facts, folder / CHARTS)


def write_pdf(root: Path, digest: str, site: Path, target: Path, base: str) -> None:
    """Write the book of a built site; raise `FactsheetError` as `write_book` and `_same` do."""
    with keeping(root / KEPT):
        write_book(root, site, _same(root, digest), target, base=base)


def _same(root: Path, digest: str) -> Sheet:
    """Return the sheet of a project; raise `FactsheetError` if it is no longer the one with the digest."""
    sheet = sheet_of(root)
    if sheet.digest != digest:
        raise FactsheetError("facts or pages were changed while the site was built; build it again")
    return sheet
