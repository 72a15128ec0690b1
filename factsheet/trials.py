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

_MOST: Final = 10_000  # cases for which one relation is tried
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
    sign: str

    @property
    def can_fail(self) -> bool:
        """Tell whether other digits could break it; "more than 3" may always be less, or as much, as "more than 4"."""
        left_above = self.left.low.is_finite() and self.right.high.is_finite()
        left_below = self.left.high.is_finite() and self.right.low.is_finite()
        match self.sign[0]:
            case "<":
                return left_above
            case ">":
                return left_below
            case _:
                return left_above or left_below

    @property
    def when(self) -> str:
        """Return for what it was tried: the place, if the relation names places, and the period."""
        return _when(self.place, self.period)


def trials(relation: Relation, facts: Facts, reckoner: Reckoner) -> Iterator[Trial]:
    """Yield a trial for each place and period that the relation names, or else for each that has all its figures.

    Raises `FormulaError` if the relation cannot be reckoned, or never applies: to nothing, or not to a place and
    period that it names.
    """
    asked = names(relation.entry.holds)
    if not asked:
        raise FormulaError("a relation is one between figures; this names none")
    for name, position in asked:
        if name not in facts.indicators:
            raise FormulaError(f"there is no indicator “{name}”", position, did_you_mean(name, facts.indicators))
    cases = _cases(relation, facts)
    missing = _Missing(relation)
    for place, period in cases:
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
    places: list[str | None] = [*dict.fromkeys(relation.entry.places)] or [None]
    periods = [*dict.fromkeys(relation.entry.periods)] or sorted({fact.period for fact in found})
    if len(places) * len(periods) > _MOST:
        raise FormulaError(f"{len(places):,} places in {len(periods):,} periods; {_MOST:,} cases are the most")
    return product(places, periods)


class _Missing:
    """What a relation lacks, kept until it is known whether that matters.

    A place or period that the relation names must apply once, and where it names both, each of the places in each of
    the periods; a relation that names neither must apply to anything.
    """

    def __init__(self, relation: Relation) -> None:
        named = tuple(dict.fromkeys(place for place in relation.entry.places if place != ALL))
        periods = tuple(dict.fromkeys(relation.entry.periods))
        self.waiting: dict[tuple[str | Period | None, ...], MissingInput | None]
        self.waiting = dict.fromkeys(product(*(keys for keys in (named, periods) if keys)))

    def note(self, error: MissingInput, place: str | None, period: Period) -> None:
        for key in self._keys(place, period):
            if self.waiting[key] is None:
                self.waiting[key] = error

    def applied(self, place: str | None, period: Period) -> None:
        for key in self._keys(place, period):
            del self.waiting[key]

    def tell(self) -> None:
        for key, error in self.waiting.items():
            if key:
                raise error or MissingInput(f"no place has an observation for {' in '.join(map(str, key))}", 0)
            if error:
                message = f"no place and period has all the figures that this relation needs; {error}"
                raise MissingInput(message, error.position)

    def _keys(self, place: str | None, period: Period) -> list[tuple[str | Period | None, ...]]:
        return [key for key in ((place, period), (place,), (period,), ()) if key in self.waiting]


def _tried(relation: Relation, reckoner: Reckoner, place: str | None, period: Period) -> Trial:
    inputs = Inputs(reckoner)
    try:
        sign, holds, left, right = compare(relation.entry.holds, inputs, place, period)
    except FormulaError as error:
        if isinstance(error.__cause__, ZeroDivisionError):
            raise FormulaError(f"{error} for {_when(place, period)}", error.position) from error
        raise
    return Trial(place, period, holds, left, right, tuple(inputs.used), sign)


def _when(place: str | None, period: Period) -> str:
    return f"{place} in {period}" if place else str(period)
