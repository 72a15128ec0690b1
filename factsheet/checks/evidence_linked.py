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
        keys = ", ".join(dict.fromkeys(line.source.key for line in value.evidence))
        message = f"no source of {value.name} can be opened by readers; `link: false` stands at {keys}"
        yield value.where.problem(RULE, message, "add evidence of a source that is linked", "evidence")
