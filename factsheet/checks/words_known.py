"""Every macro call of a page names a known fact, source or milestone, with arguments that the word takes."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.problems import Problem
from factsheet.sheet import Sheet

RULE = "words-known"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each call a problem, or nothing."""
    for use in sheet.calls:
        if isinstance(use.result, Exception):
            hint = f"mend the call; what {use.call.word}(…) takes stands in docs/en/editing/words.md"
            yield Problem(use.page.file, use.call.line, use.call.column, RULE, str(use.result), hint)
        else:
            yield None
