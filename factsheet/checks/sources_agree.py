"""Two sources of one value agree with each other, not only each with the value."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factsheet.checks.arithmetic import shown
from factsheet.checks.values import values
from factsheet.problems import Problem
from factsheet.sheet import Sheet

RULE = "sources-agree"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each pair of lines of one value a problem, or nothing."""
    for value in values(sheet.facts):
        for first, second in combinations(value.evidence, 2):
            if first.figure.agrees(second.figure):
                yield None
                continue
            message = (
                f"“{second.says}” of {second.source.key} is {shown(second.figure)}; "
                f"“{first.says}” of {first.source.key} is {shown(first.figure)}: they do not agree"
            )
            hint = "mend the slip, or put the line that is not used under `conflicts` with a reason"
            yield second.where.problem(RULE, message, hint, "says")
