"""Every line of evidence agrees with its value: the intervals of the two figures overlap.

A one-sided line must be the nearest round bound: "over 3.6 trillion" is evidence for 3.613 trillion, "over 2.6
trillion" is true of it as well and is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.checks.arithmetic import bounds, shown
from factsheet.checks.values import Value, values
from factsheet.facts import Line
from factsheet.problems import Problem
from factsheet.sheet import Sheet

RULE = "evidence-agrees"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each line of evidence a problem, or nothing."""
    for value in values(sheet.facts):
        for line in value.evidence:
            yield _problem(value, line)


def _problem(value: Value, line: Line) -> Problem | None:
    if line.figure.meant.overlaps(value.figure.meant):
        return None
    loose = line.figure.agrees(value.figure)
    told = f"“{line.says}” is {shown(line.figure)}; the value of {value.name} is {shown(value.figure)}"
    if loose:
        message = f"{told}: true, but who prints this bound speaks of {bounds(line.figure.meant)}"
    else:
        message = f"{told}: they do not agree"
    hint = "mend the slip, or, if the source really prints this, put the line under `conflicts` with a reason"
    return line.where.problem(RULE, message, hint, "says")
