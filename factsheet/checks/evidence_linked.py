"""No value rests only on sources that are never linked: a reader must be able to follow at least one."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.checks.values import values
from factsheet.problems import Problem
from factsheet.sheet import Sheet

RULE = "evidence-linked"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each value a problem, or nothing."""
    for value in values(sheet.facts):
        if any(line.source.entry.link for line in value.evidence):
            yield None
            continue
        message = f"every source of {value.name} has `link: false`"
        yield value.where.problem(RULE, message, "add a source that readers can open", "evidence")
