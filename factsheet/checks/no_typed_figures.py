"""No figure is typed by hand in a page, save those that checks.yml excepts with a reason.

An exception that is no longer needed is a problem too.
"""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.facts import TypedByHand
from factsheet.problems import Problem
from factsheet.prose import typed_figures
from factsheet.sheet import Sheet

RULE = "no-typed-figures"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each page a `None`, for each figure that is typed in it a problem, and one for each idle exception."""
    needed: set[int] = set()
    for page in sheet.pages:
        yield None
        for figure in typed_figures(page.text):
            excepted = _exception(sheet.facts.exceptions, page.path, figure.text)
            if excepted is not None:
                needed.add(excepted)
                continue
            message = f"“{figure.text}” is a figure typed by hand"
            hint = "use {{ fact(…) }}; if it is no fact, except it in checks.yml with a reason"
            yield Problem(page.file, figure.line, figure.column, RULE, message, hint)
    for number, exception in enumerate(sheet.facts.exceptions):
        if number in needed:
            yield None
        else:
            message = f"no page needs the exception for “{exception.entry.text}” in {exception.entry.page}"
            yield exception.where.problem(RULE, message, "remove it, or write page and text as they stand there")


def _exception(exceptions: tuple[TypedByHand, ...], page: str, text: str) -> int | None:
    for number, exception in enumerate(exceptions):
        if exception.entry.text == text and exception.entry.page in {page, "*"}:
            return number
    return None
