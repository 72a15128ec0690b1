"""Trying relations: a relation goes in, and for each period that has its figures the two sides come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.derive import Reckoner
from factsheet.facts import Facts, Relation
from factsheet.formula import FormulaError, MissingInput, compare, names
from factsheet.period import Period
from factsheet.problems import did_you_mean
from factsheet.quantity import Interval


@dataclass(frozen=True, slots=True)
class Trial:
    """A relation tried for one period: whether it can hold, its sides, and the addresses of its figures."""

    period: Period
    holds: bool
    left: Interval
    right: Interval
    inputs: tuple[str, ...]


def trials(relation: Relation, facts: Facts, reckoner: Reckoner) -> Iterator[Trial]:
    """Yield a trial for each period that the relation names, or else for each that has all its figures.

    Raises `FormulaError` if the relation cannot be reckoned, or a figure for a period that it names is missing.
    """
    for name, position in names(relation.entry.holds):
        if name not in facts.indicators:
            raise FormulaError(f"there is no indicator “{name}”", position, did_you_mean(name, facts.indicators))
    for period in relation.entry.periods or _candidates(relation, facts):
        try:
            yield _tried(relation, reckoner, period)
        except MissingInput:
            if relation.entry.periods:
                raise


def _tried(relation: Relation, reckoner: Reckoner, period: Period) -> Trial:
    inputs: dict[str, None] = {}

    def lookup(name: str, place: str | None, period: Period, position: int) -> Interval:
        inputs[reckoner.address(name, place, period, position)] = None
        return reckoner.interval(name, place, period, position)

    holds, left, right = compare(relation.entry.holds, lookup, relation.entry.place, period)
    return Trial(period, holds, left, right, tuple(inputs))


def _candidates(relation: Relation, facts: Facts) -> list[Period]:
    """Return the periods for which any indicator of the relation has an observation."""
    found = {fact.period for name, _ in names(relation.entry.holds) for fact in facts.by_indicator.get(name, ())}
    return sorted(found)
