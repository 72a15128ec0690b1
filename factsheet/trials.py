"""Trying relations: a relation goes in, and for each place and period that has its figures the two sides come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from factsheet.derive import Inputs, Reckoner
from factsheet.facts import Facts, Relation
from factsheet.formula import FormulaError, MissingInput, compare, names
from factsheet.period import Period
from factsheet.problems import did_you_mean
from factsheet.quantity import Interval

ALL: Final = "all"  # in the stead of places: every place that has the figures


@dataclass(frozen=True, slots=True)
class Trial:
    """A relation tried for a place and period: whether it can hold, its sides, and the addresses of its figures.

    `place` is that of the relation; without one, each name has the place of its indicator.
    """

    place: str | None
    period: Period
    holds: bool
    left: Interval
    right: Interval
    inputs: tuple[str, ...]

    @property
    def when(self) -> str:
        """Return for what it was tried: the place, if the relation names places, and the period."""
        return f"{self.place} in {self.period}" if self.place else str(self.period)


def trials(relation: Relation, facts: Facts, reckoner: Reckoner) -> Iterator[Trial]:
    """Yield a trial for each place and period that the relation names, or else for each that has all its figures.

    Raises `FormulaError` if the relation cannot be reckoned, or never applies to a place or period that it names.
    """
    for name, position in names(relation.entry.holds):
        if name not in facts.indicators:
            raise FormulaError(f"there is no indicator “{name}”", position, did_you_mean(name, facts.indicators))
    missing = _Missing(relation)
    for place, period in _cases(relation, facts):
        try:
            trial = _tried(relation, reckoner, place, period)
        except MissingInput as error:
            missing.note(error, place, period)
        else:
            missing.applied(place, period)
            yield trial
    missing.tell()


def _cases(relation: Relation, facts: Facts) -> Iterable[tuple[str | None, Period]]:
    """Return the places and periods of a relation, or those for which any indicator in it has an observation."""
    found = [fact for name, _ in names(relation.entry.holds) for fact in facts.by_indicator.get(name, ())]
    if ALL in relation.entry.places:
        known = {(fact.place.key, fact.period) for fact in found}
        return sorted(case for case in known if not relation.entry.periods or case[1] in relation.entry.periods)
    places: list[str | None] = [*relation.entry.places] or [None]
    return product(places, relation.entry.periods or sorted({fact.period for fact in found}))


class _Missing:
    """What a relation lacks, kept until it is known whether that matters.

    A place or period that the relation names must apply once; so without places every period that it names must.
    """

    def __init__(self, relation: Relation) -> None:
        places = (place for place in relation.entry.places if place != ALL)
        self.waiting: dict[str | Period | None, MissingInput | None] = dict.fromkeys((*relation.entry.periods, *places))

    def note(self, error: MissingInput, *asked: str | Period | None) -> None:
        for key in asked:
            if key in self.waiting and self.waiting[key] is None:
                self.waiting[key] = error

    def applied(self, *asked: str | Period | None) -> None:
        for key in asked:
            self.waiting.pop(key, None)

    def tell(self) -> None:
        for key, error in self.waiting.items():
            raise error or MissingInput(f"no place has an observation for {key}")


def _tried(relation: Relation, reckoner: Reckoner, place: str | None, period: Period) -> Trial:
    inputs = Inputs(reckoner)
    holds, left, right = compare(relation.entry.holds, inputs, place, period)
    return Trial(place, period, holds, left, right, tuple(inputs.used))
