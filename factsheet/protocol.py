"""The protocol of the sheet: facts go in, and how well each is held comes out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from factsheet.derive import Reckoner
from factsheet.facts import Fact, Facts
from factsheet.trials import trials


@dataclass(frozen=True, slots=True)
class Holding:
    """Of the facts of one topic: how many rest on what, and by how many relations and formulas they are touched."""

    topic: str
    observations: int
    several_sources: int
    one_source: int
    derived: int
    touched: int
    untouched: tuple[Fact, ...]


def protocol(facts: Facts) -> tuple[Holding, ...]:
    """Return one row a topic. Sources that repeat one report count once."""
    touches = touched(facts)
    topics = dict.fromkeys(fact.indicator.topic for fact in facts)
    return tuple(
        _holding(topic, [fact for fact in facts if fact.indicator.topic == topic], touches) for topic in topics
    )


def touched(facts: Facts) -> Counter[str]:
    """Return by how many relations, formulas, and parts and wholes each address is held."""
    reckoner = Reckoner(facts.facts, facts.indicators)
    counted: Counter[str] = Counter()
    for relation in facts.relations.values():
        counted.update({address for trial in trials(relation, facts, reckoner) for address in trial.inputs})
    for fact in facts:
        if fact.derivation:
            counted.update(fact.derivation.inputs)
            counted[fact.address] += 1
        whole = f"{fact.indicator.entry.part_of}.{fact.place.key}.{fact.period}"
        if whole in facts.facts:
            counted.update((fact.address, whole))
    return counted


def _holding(topic: str, facts: list[Fact], touches: Counter[str]) -> Holding:
    printed = [fact for fact in facts if fact.derivation is None]
    return Holding(
        topic,
        observations=len(facts),
        several_sources=sum(len(fact.origins) > 1 for fact in printed),
        one_source=sum(len(fact.origins) == 1 for fact in printed),
        derived=len(facts) - len(printed),
        touched=sum(fact.address in touches for fact in facts),
        untouched=tuple(fact for fact in facts if fact.address not in touches),
    )
