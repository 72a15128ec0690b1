"""What is due for review: facts and a day go in, the indicators for which a new value is due come out, oldest first."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from factsheet.facts import Fact, Facts, Indicator, Line
from factsheet.period import Period

RULE: Final = (
    "An indicator is due when its review period has passed since a figure of its newest period was first published; "
    "where no source says when, since the end of that period. Targets do not count. What is derived follows from "
    "others, and is not reviewed itself."
)
_MONTHS: Final[Mapping[str, int]] = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}
_KINDS: Final = ("official", "newsroom", "secondary")


@dataclass(frozen=True, slots=True)
class Due:
    """An indicator for which a new value is due.

    `newest` is the period of its newest figure, `reported` the day on which that was first published, as far as sources
    say, `seen` the last day on which it was looked up, and `line` the evidence to begin with.
    """

    since: date
    indicator: Indicator
    newest: Period
    reported: date | None
    seen: date
    line: Line


@dataclass(frozen=True, slots=True)
class Review:
    """What is due on a day, oldest first, and how many indicators there are: reviewed, never reviewed, derived."""

    on: date
    due: tuple[Due, ...]
    reviewed: int
    never: int
    derived: int


def review(facts: Facts, on: date) -> Review:
    """Return what is due on a day.

    An indicator's newest figure is that of the latest period, for whichever place; a target is none. The next one is
    expected as long after it as the indicator's `review` says, counted from the day on which a source first printed a
    figure for that period, be it preliminary: so the usual delay of a publication counts by itself. A day before the
    period begins does not count: such a page was changed later. If no source of the figure is dated, the delay is not
    known, and the end of the period counts instead. An indicator whose newest figure is
    derived is left out: the figures from which it follows are reviewed.
    """
    found: list[Due] = []
    counted: Counter[str] = Counter()
    for indicator in facts.indicators.values():
        newest = _newest(facts.by_indicator.get(indicator.key, ()))
        if indicator.entry.review == "never":
            counted["never"] += 1
        elif not any(fact.evidence for fact in newest):
            counted["derived"] += 1
        else:
            counted["reviewed"] += 1
            found.append(_expected(indicator, newest))
    due = sorted((entry for entry in found if entry.since <= on), key=lambda entry: (entry.since, entry.indicator.key))
    return Review(on, tuple(due), counted["reviewed"], counted["never"], counted["derived"])


def _newest(facts: tuple[Fact, ...]) -> list[Fact]:
    """Return the facts of the latest period, those of the indicator's own place first."""
    known = [fact for fact in facts if fact.status != "target"]
    latest = max((fact.period for fact in known), default=None)
    newest = [fact for fact in known if fact.period == latest]
    return sorted(newest, key=lambda fact: fact.place != fact.indicator.place)


def _expected(indicator: Indicator, newest: list[Fact]) -> Due:
    lines = [line for fact in newest for line in fact.evidence]
    period = newest[0].period
    published = (day for fact in newest for day in _published(fact))
    reported = min((day for day in published if day >= period.start), default=None)
    since = _later(reported or period.end, _MONTHS[indicator.entry.review])
    seen = max(line.source.entry.accessed for line in lines)
    return Due(since, indicator, period, reported, seen, min(lines, key=_distance))


def _published(fact: Fact) -> Iterator[date]:
    """Yield the days on which sources printed the figure of a fact, as it is or as it was."""
    earlier = [step for step in fact.revisions if step.entry.status != "target"]
    for line in (*fact.evidence, *(line for step in earlier for line in step.evidence)):
        if line.source.entry.published:
            yield line.source.entry.published
    yield from (step.entry.reported for step in earlier if step.entry.reported)


def _distance(line: Line) -> tuple[bool, int]:
    """Return how far a source is from where a new figure is looked for: linked ones first, then who made it."""
    return not line.source.entry.link, _KINDS.index(line.source.entry.kind)


def _later(day: date, months: int) -> date:
    """Return the same day some months later, or the last one of a month that is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
