"""The history of an observation: until when an earlier value was the one that was known."""

from __future__ import annotations

from datetime import date

from factsheet.facts import Fact


def until(fact: Fact, step: int) -> date | None:
    """Return the day on which the value of a revision was replaced, as far as sources tell; newest revision is 0.

    That is the day on which the next value was reported; for the value of today, the first day on which a source
    printed it with all its digits. `None` where no such source is dated after the revision's own report.
    """
    if step:
        return fact.revisions[step - 1].entry.reported
    reported = fact.revisions[step].entry.reported
    dates = [line.source.entry.published for line in fact.evidence if line.figure.step <= fact.figure.step]
    after = [day for day in dates if day and (reported is None or day > reported)]
    return min(after, default=None)
