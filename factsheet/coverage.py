"""How much of a list is known: a table goes in, and for each period that it shows whole the known part comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.facts import Fact, Facts
from factsheet.period import Period
from factsheet.tables import Table


@dataclass(frozen=True, slots=True)
class KnownPart:
    """Of a list of one period `number` entries are known; `whole` tells how many it has, where that is known."""

    period: Period
    number: int
    whole: Fact | None


def known_parts(facts: Facts, table: Table) -> Iterator[KnownPart]:
    """Yield the partly known lists of a table, newest first: those of which it shows everything that is known."""
    for name in table.names:
        covers = facts.indicators[name].entry.covers
        if covers is None:
            continue
        shown = Counter(fact.period for row in table.rows for fact in row if fact and fact.indicator.key == name)
        known = Counter(fact.period for fact in facts.by_indicator[name])
        wholes = {fact.period: fact for fact in facts.by_indicator.get(covers, ())}
        for period in sorted(shown, reverse=True):
            part = KnownPart(period, known[period], wholes.get(period))
            complete = part.whole is not None and part.number >= part.whole.interval.low
            if shown[period] == part.number and not complete:
                yield part
