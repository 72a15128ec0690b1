"""Shares lie within 0 and 100 percent, ranks begin with 1, and a part is not above its whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from factsheet.checks.arithmetic import shown_fact
from factsheet.facts import Fact, Facts
from factsheet.problems import Problem
from factsheet.quantity import Interval
from factsheet.sheet import Sheet

RULE = "shares-possible"
_RANGES: Final = {
    "share": Interval(Decimal(0), Decimal(100), Decimal(50)),
    "rank": Interval(Decimal(1), Decimal("Infinity"), Decimal(1)),
    "count": Interval(Decimal(0), Decimal("Infinity"), Decimal(0)),
}
_POSSIBLE: Final = {"share": "lies between 0% and 100%", "rank": "is 1 or more", "count": "is 0 or more"}


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each share, rank and count, and for each part with its whole, a problem or nothing."""
    for fact in sheet.facts:
        possible = _RANGES.get(fact.unit.entry.kind)
        if possible:
            yield _outside(fact, possible)
        if fact.indicator.entry.part_of and (whole := _whole(sheet.facts, fact)):
            yield _above(fact, whole)


def _outside(fact: Fact, possible: Interval) -> Problem | None:
    if fact.figure.number in possible and fact.figure.last in possible:
        return None
    kind = fact.unit.entry.kind
    message = f"{fact.address} is {shown_fact(fact)}; a {kind} {_POSSIBLE[kind]}"
    hint = "mend the slip, or the unit of the indicator"
    return fact.where.problem(RULE, message, hint, "value" if fact.derivation is None else "formula")


def _whole(facts: Facts, part: Fact) -> Fact | None:
    key = part.indicator.entry.part_of
    return facts.facts.get(f"{key}.{part.place.key}.{part.period}")


def _above(part: Fact, whole: Fact) -> Problem | None:
    if not whole.interval.lies_below(part.interval):
        return None
    message = f"{part.address} is {shown_fact(part)}, more than its whole {whole.address}, {shown_fact(whole)}"
    hint = "mend the slip (often a scale word), or `part_of` of the indicator"
    return part.where.problem(RULE, message, hint, "value" if part.derivation is None else "formula")
