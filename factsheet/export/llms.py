"""llms.txt: the sheet goes in, a guide for language models comes out, in the form of https://llmstxt.org."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factsheet.cite import full, work_of
from factsheet.data_files import TABLES
from factsheet.export.columns import TABLES as DESCRIBED
from factsheet.pages import Page
from factsheet.sheet import Sheet
from factsheet.text import one_line

_MARK: Final = re.compile(r"([\\`*_\[\]<>])")
_OPTIONAL: Final = ("register/", "editing/", "rules/")  # what a short reading may leave out
_FILES: Final = (
    ("facts.json", "everything in one document: indicators, observations with evidence, places, units, sources"),
    ("facts/ADDRESS.json", "one figure with its sources and citations; put an address in place of ADDRESS"),
    ("facts.xlsx", "all tables as a workbook"),
    ("datapackage.json", "the description of the tables, column by column"),
    ("openapi.json", "the description of all files as an interface"),
    ("feed.xml", "the figures that changed or are new"),
)


def llms_txt(sheet: Sheet, base: str = "") -> str:
    """Return the guide: what the sheet is, how to use it, its pages, and its data files."""
    return "\n".join(_lines(sheet, base)) + "\n"


def _lines(sheet: Sheet, base: str) -> Iterator[str]:
    imprint = sheet.imprint
    yield f"# {_text(imprint.title.en)}"
    yield f"\n> {_text(imprint.description.en)}\n"
    yield f"Version {imprint.version}, {imprint.date}, {_text(imprint.licence.name)}. Cite as: " + _text(
        full(work_of(sheet, None, base))
    )
    yield (
        "\nEvery figure has an address, indicator.place.period, which never changes meaning. It has a value, the range "
        "that the value stands for, its period, and the sources with what they print. Give the period and the original "
        "source with each figure, and no more digits than it has."
    )
    pages = sorted(
        (page for page in sheet.pages if not page.url.startswith(_OPTIONAL)), key=lambda page: bool(page.url)
    )  # the home page first
    yield "\n## Pages\n"
    yield from (_page(page, base) for page in pages)
    yield "\n## Data\n"
    for name, about in _FILES:
        yield f"- [{name}]({base}data/{name}): {about}" if "ADDRESS" not in name else f"- data/{name}: {about}"
    abouts = {f"{table.name}.csv": table.about for table in DESCRIBED}
    yield from (f"- [{name}]({base}data/{name}): {abouts[name]}" for name in TABLES)
    yield "\n## Optional\n"
    yield from (_page(page, base) for page in sheet.pages if page not in pages)


def _page(page: Page, base: str) -> str:
    about = f": {_text(page.description)}" if page.description else ""
    return f"- [{_text(page.title)}]({base + page.url or './'}){about}"


def _text(text: str) -> str:
    return _MARK.sub(r"\\\1", one_line(text))
