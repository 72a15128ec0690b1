"""Deriving: linked observations go in, facts with figures come out; formulas are reckoned on intervals.

A derived figure has the precision that its inputs allow and no more: its last digit is uncertain by
one at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Final

from factsheet.facts import Derivation, Fact, Facts, Indicator, Observed, Place, Unit
from factsheet.formula import GUIDE, FormulaError, evaluate
from factsheet.known import Known, LeftOut
from factsheet.period import Period
from factsheet.problems import Problem
from factsheet.quantity import Figure, Interval
from factsheet.quantity.figure import rounded

_HUNDREDTH: Final = Interval.exactly(Decimal("0.01"))
_HUNDRED: Final = Interval.exactly(100)
_LONGEST: Final = 50  # formulas that rest on each other in a row
_LARGEST: Final = 18  # from 10 to this power on no scale word can print a figure


class FailedInput(FormulaError):
    """A formula that is right, but one of its inputs is a formula that cannot be reckoned."""


def interval_of(figure: Figure, unit: Unit) -> Interval:
    """Return the values that a figure of this unit may stand for: counts known to one are exact."""
    return figure.counted if unit.entry.counted else figure.interval


def derive(
    observed: Iterable[Observed], indicators: Mapping[str, Indicator], places: Mapping[str, Place],
    problems: list[Problem], left_out: frozenset[str] = frozenset(),
) -> dict[str, Fact]:  # fmt: skip
    """Return every observation as a fact, by address; add to `problems` what cannot be reckoned.

    Two observations of one address, names that are not known, and formulas that need themselves are problems. What
    names something that is left out, because of a problem of its own, is none.
    """
    drafts: dict[str, Observed] = {}
    for entry in observed:
        first = drafts.setdefault(entry.address, entry)
        if first is not entry:
            line, _ = first.where.document.find(first.where.steps)
            message = (
                f"{entry.address} stands here for the second time; the first is in {first.where.document.file}:{line}"
            )
            problems.append(entry.where.problem("duplicate-observation", message, "keep one of the two"))
    reckoner = Reckoner(Known(drafts, indicators, places, left_out))
    facts: dict[str, Fact] = {}
    for address, entry in drafts.items():
        try:
            facts[address] = reckoner.fact(address)
        except (FailedInput, LeftOut):
            continue  # the input is reported
        except FormulaError as error:
            hint = error.hint or GUIDE
            problems.append(entry.where.problem_in_text("bad-formula", str(error), hint, error.position, "formula"))
    return facts


def counted(fact: Fact) -> Interval:
    """Return what a fact counts as in a formula: a percentage is a fraction."""
    return fact.interval * _HUNDREDTH if fact.unit.is_percent else fact.interval


@dataclass
class Inputs:
    """The lookup of one formula: it gives figures, as `value` has them counted, and keeps the addresses of all."""

    reckoner: Reckoner
    value: Callable[[Fact], Interval] = counted
    used: dict[str, None] = field(default_factory=dict)

    def figure(self, name: str, place: str | None, period: Period, position: int) -> Interval:
        """Return the interval of an observation; raise `FormulaError` if it cannot be reckoned."""
        address = self.reckoner.known.address(name, place, period, position)
        self.used[address] = None
        return self.value(self.reckoner.input(address, position))

    def places(self, name: str, period: Period, within: str | None, position: int) -> list[str]:
        """Return the places that have an observation of an indicator for a period."""
        return self.reckoner.known.places_of(name, period, within, position)

    def earlier(self, name: str, place: str | None, period: Period, position: int) -> Period:
        """Return the latest period before one, and as long, that has an observation."""
        return self.reckoner.known.earlier(name, place, period, position)


@dataclass
class Reckoner:
    """Finds the figures that formulas name, reckoning derived ones when they are first needed."""

    known: Known
    done: dict[str, Fact] = field(default_factory=dict)
    failed: dict[str, FormulaError] = field(default_factory=dict)
    _under_way: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, facts: Facts) -> Reckoner:
        """Return one for facts that are all reckoned."""
        return cls(Known(facts.facts, facts.indicators, facts.places))

    def fact(self, address: str) -> Fact:
        """Return the fact of a known address; raise `FormulaError` if its formula cannot be reckoned."""
        if address in self.failed:
            raise self.failed[address]
        if address not in self.done:
            try:
                self.done[address] = self._made(self.known.observed[address])
            except FormulaError as error:
                self.failed[address] = error
                raise
        return self.done[address]

    def input(self, address: str, position: int) -> Fact:
        """Return the fact that a formula names at a position; raise `FormulaError` if it cannot be had."""
        if address in self._under_way:
            circle = " → ".join([*self._under_way[self._under_way.index(address) :], address])
            raise FormulaError(f"the formula needs itself: {circle}", position, "give one of them its value")
        if len(self._under_way) >= _LONGEST:
            raise FormulaError(f"more than {_LONGEST} formulas rest on each other in a row", position)
        try:
            return self.fact(address)
        except FormulaError as error:
            raise FailedInput(f"{address} cannot be reckoned", position) from error

    def _made(self, draft: Observed) -> Fact:
        if isinstance(draft, Fact):
            return draft
        base = {entry.name: getattr(draft, entry.name) for entry in fields(Observed)}
        value, formula = draft.entry.value, draft.entry.formula
        if value is not None:
            return Fact(**base, figure=value, interval=interval_of(value, draft.unit))
        assert formula is not None, "linking leaves out observations with neither"  # noqa: S101 -- for the type checker
        interval, inputs = self._reckoned(formula, draft)
        return Fact(
            **base, figure=_figure(interval), interval=interval,
            derivation=Derivation(formula, inputs, interval),
        )  # fmt: skip

    def _reckoned(self, formula: str, draft: Observed) -> tuple[Interval, tuple[str, ...]]:
        """Return what a formula gives in the unit of its observation, and the addresses of its inputs."""
        inputs = Inputs(self)
        self._under_way.append(draft.address)
        try:
            interval = evaluate(formula, inputs, draft.place.key, draft.period)
        finally:
            self._under_way.pop()
        return (interval * _HUNDRED if draft.unit.is_percent else interval), tuple(inputs.used)


def _figure(interval: Interval) -> Figure:
    if max(interval.best.adjusted(), -interval.best.adjusted()) >= _LARGEST and interval.best:
        raise FormulaError("the result is too large or too small to be printed")
    try:
        return rounded(interval)
    except ValueError as error:
        raise FormulaError(str(error)) from error
