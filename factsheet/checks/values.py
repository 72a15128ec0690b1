"""What several checks look at: every value with the lines that are its evidence, or that print something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factsheet.facts import Facts, Line, Unit, Where
from factsheet.quantity import Figure


@dataclass(frozen=True, slots=True)
class Value:
    """A value, present or former, with its evidence (a derived one has none). `name` is its address for messages."""

    name: str
    figure: Figure
    unit: Unit
    evidence: tuple[Line, ...]
    conflicts: tuple[Line, ...]
    where: Where


def values(facts: Facts) -> Iterator[Value]:
    """Yield every value that rests on evidence: those of observations, and those of their revisions."""
    return (value for value, is_derived in _all(facts) if not is_derived)


def disputes(facts: Facts) -> Iterator[Value]:
    """Yield every value, derived ones too, of which some source prints another figure."""
    return (value for value, _ in _all(facts) if value.conflicts)


@lru_cache(maxsize=1)
def _all(facts: Facts) -> tuple[tuple[Value, bool], ...]:
    """Return every value, and whether it is derived: gathered once for all checks."""
    return tuple(_gathered(facts))


def _gathered(facts: Facts) -> Iterator[tuple[Value, bool]]:
    for fact in facts:
        value = Value(fact.address, fact.figure, fact.unit, fact.evidence, fact.conflicts, fact.where)
        yield value, fact.derivation is not None
        for number, step in enumerate(fact.revisions, start=1):
            name = f"{fact.address}, revision {number}"
            yield Value(name, step.figure, fact.unit, step.evidence, step.conflicts, step.where), False
