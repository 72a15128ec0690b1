"""A conflict is one: its figure does not agree with the value, as far as the words that are printed tell.

A number beside a value that is but a bound says more than the value does, and may stand here as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.checks.arithmetic import shown
from factsheet.checks.values import disputes
from factsheet.problems import Problem
from factsheet.sheet import Sheet

RULE = "conflicts-differ"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each conflict a problem, or nothing."""
    for value in disputes(sheet.facts):
        for line in value.conflicts:
            says_more = not value.figure.interval.bounded and line.figure.interval.bounded
            if says_more or not line.figure.meant.overlaps(value.figure.meant):
                yield None
                continue
            told = f"“{line.says}” is {shown(line.figure)}; the value of {value.name} is {shown(value.figure)}"
            hint = "move the line to `evidence`, without `value` and `why`"
            yield line.where.problem(RULE, f"{told}: they agree", hint, "says")
