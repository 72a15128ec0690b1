"""The figure of a conflict stands twice, as printed and in the notation of values, and both are the same.

Nothing else bears out a figure that is not used, so a slip in it could not be told from what the source prints.
"""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.checks.arithmetic import shown
from factsheet.checks.values import disputes
from factsheet.facts import Line
from factsheet.problems import Problem
from factsheet.quantity import write
from factsheet.sheet import Sheet

RULE = "conflict-digits"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each conflict a problem, or nothing."""
    for value in disputes(sheet.facts):
        for line in value.conflicts:
            yield _problem(line)


def _problem(line: Line) -> Problem | None:
    if line.value is None:
        message = f"“{line.says}” stands here only once, so that a slip in it would not be noticed"
        hint = f"say it once more in the notation of values: `value: {write(line.figure)}`"
        return line.where.problem(RULE, message, hint, "says")
    if line.figure.same_digits(line.value) and line.figure.qualifier is line.value.qualifier:
        return None
    message = (
        f"“{line.says}” is {shown(line.figure)}; the conflict's value is {shown(line.value)}: they are not the same"
    )
    hint = "mend the slip in `says` or in `value`: both are what the source prints"
    return line.where.problem(RULE, message, hint, "says")
