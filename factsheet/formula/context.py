"""For what a formula is reckoned: where its figures are found, and for which place and period."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from factsheet.period import Period
from factsheet.quantity import Interval


class Lookup(Protocol):
    """Where a formula finds its figures. Each method raises `FormulaError`, at `position`, if there is nothing."""

    def figure(self, name: str, place: str | None, period: Period, position: int) -> Interval:
        """Return the interval of an observation; `place` is `None` where the formula names none."""

    def places(self, name: str, period: Period, within: str | None, position: int) -> Sequence[str]:
        """Return the places that have an observation of an indicator for a period, or those within a place."""

    def earlier(self, name: str, place: str | None, period: Period, position: int) -> Period:
        """Return the latest period before this one, and as long, for which the place has an observation."""


@dataclass(frozen=True, slots=True)
class Context:
    """A formula's surroundings; `reckon` returns what a part of it gives in a context."""

    lookup: Lookup
    place: str | None
    period: Period
    reckon: Callable[[ast.expr, Context], Interval]

    def number(self, node: ast.expr) -> Interval:
        """Return what a part of the formula gives."""
        return self.reckon(node, self)

    def of(self, name: ast.Name, place: str | None = None, period: Period | None = None) -> Interval:
        """Return the figure of an indicator, here or for another place or period."""
        return self.lookup.figure(name.id, place or self.place, period or self.period, name.col_offset)

    def at(self, period: Period) -> Context:
        """Return the context of another period."""
        return replace(self, period=period)
