"""The date of a milestone is the one that its evidence prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factsheet.facts import Milestone, Source
from factsheet.period import PeriodError
from factsheet.printed_date import read_date
from factsheet.problems import Problem
from factsheet.sheet import Sheet

RULE = "milestones-dated"
_HINT: Final = "copy one date as the source prints it, and nothing beside it"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each milestone's line of evidence a problem, or nothing."""
    for milestone in sheet.facts.milestones.values():
        for number, source in enumerate(milestone.sources):
            yield _problem(milestone, number, source)


def _problem(milestone: Milestone, number: int, source: Source) -> Problem | None:
    line = milestone.entry.evidence[number]
    at = ("evidence", number, "says")
    try:
        printed = read_date(line.says, source.entry.published, source.entry.language)
    except PeriodError as error:
        return milestone.where.problem(RULE, str(error), _HINT, *at)
    date = milestone.entry.date
    if printed.contains(date) or date.contains(printed):
        return None
    message = f"“{line.says}” is {printed}; the milestone's date is {date}"
    if not any(character.isdigit() for character in line.says):
        message = f"“{line.says}”, said on {source.entry.published}, is {printed}; the milestone's date is {date}"
    return milestone.where.problem(RULE, message, "mend the slip in `says` or in `date`", *at)
