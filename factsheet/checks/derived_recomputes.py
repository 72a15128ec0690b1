"""Derived values recompute: with the printed figures, as a reader with a calculator would put them in."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from factsheet.checks.arithmetic import bounds, shown_fact
from factsheet.derive import Inputs, Reckoner
from factsheet.facts import Fact
from factsheet.formula import evaluate
from factsheet.problems import Problem
from factsheet.quantity import Interval
from factsheet.sheet import Sheet

RULE = "derived-recomputes"
_HUNDRED: Final = Interval.exactly(100)
_HUNDREDTH: Final = Interval.exactly(Decimal("0.01"))


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each derived fact a problem, or nothing."""
    reckoner = Reckoner.of(sheet.facts)
    for fact in sheet.facts:
        if fact.derivation:
            result = evaluate(fact.derivation.formula, Inputs(reckoner, _printed), fact.place.key, fact.period)
            yield _problem(fact, (result * _HUNDRED if fact.unit.is_percent else result).best)


def _printed(fact: Fact) -> Interval:
    """Return what a reader would put in: the printed number, of a derived figure all its digits."""
    number = Interval.exactly(fact.derivation.interval.best if fact.derivation else fact.figure.number)
    return number * _HUNDREDTH if fact.unit.is_percent else number


def _problem(fact: Fact, result: Decimal) -> Problem | None:
    assert fact.derivation is not None  # noqa: S101 -- for the type checker
    interval = fact.derivation.interval
    if interval.low <= result <= interval.high and abs(fact.figure.number - result) <= fact.figure.step:
        return None
    sign = "%" if fact.unit.is_percent else ""
    given = bounds(Interval.exactly(result), sign)
    message = (
        f"{fact.address} is {shown_fact(fact)}, reckoned {bounds(interval, sign)}; the printed figures give {given}"
    )
    hint = "give the formula figures that are known more precisely, or write it another way"
    return fact.where.problem(RULE, message, hint, "formula")
