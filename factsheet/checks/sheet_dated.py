"""The date of the sheet is not before the last look at a source, and its version names the date's month."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.facts import Imprint
from factsheet.problems import Problem
from factsheet.sheet import Sheet

RULE = "sheet-dated"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each source, and for the version, a problem or nothing."""
    imprint = sheet.facts.imprint
    if imprint is None:
        return
    for source in sheet.facts.sources.values():
        if source.entry.accessed <= imprint.entry.date:
            yield None
        else:
            message = f"the sheet is of {imprint.entry.date}; {source.key} was accessed later, {source.entry.accessed}"
            yield imprint.where.problem(RULE, message, "give the sheet a new date, and its version with it", "date")
    yield _version(imprint)


def _version(imprint: Imprint) -> Problem | None:
    version, month = imprint.entry.version, f"{imprint.entry.date:%Y.%m}"
    if version == month or version.startswith(f"{month}."):
        return None
    message = f"the version {version} is not of the month of the date, {imprint.entry.date}"
    return imprint.where.problem(RULE, message, f"call it {month}, or {month}.2 if there is one already", "version")
