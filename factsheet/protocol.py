"""The protocol of the sheet: facts go in, and how well each is held comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from factsheet.facts import Fact, Facts
from factsheet.ties import Ties

RELATIONS: Final = (0, 1, 2, 3)  # the columns of the protocol; the last means as many or more


@dataclass(frozen=True, slots=True)
class Holding:
    """Of the facts of one topic: how many rest on what, and by how many relations they are touched.

    `relations` counts the facts by their number of relations, as in `RELATIONS`; `untouched` are those that neither a
    relation nor a formula, nor a part or whole touches.
    """

    topic: str
    observations: int
    several_sources: int
    one_source: int
    derived: int
    relations: tuple[int, ...]
    untouched: tuple[Fact, ...]


def protocol(facts: Facts, ties: Mapping[str, Ties]) -> tuple[Holding, ...]:
    """Return one row a topic. Sources that repeat one report count once."""
    topics = dict.fromkeys(fact.indicator.topic for fact in facts)
    return tuple(_holding(topic, [fact for fact in facts if fact.indicator.topic == topic], ties) for topic in topics)


def _holding(topic: str, facts: list[Fact], ties: Mapping[str, Ties]) -> Holding:
    printed = [fact for fact in facts if fact.derivation is None]
    touching = [min(len(ties[fact.address].relations), RELATIONS[-1]) for fact in facts]
    return Holding(
        topic,
        observations=len(facts),
        several_sources=sum(len(fact.origins) > 1 for fact in printed),
        one_source=sum(len(fact.origins) == 1 for fact in printed),
        derived=len(facts) - len(printed),
        relations=tuple(touching.count(number) for number in RELATIONS),
        untouched=tuple(fact for fact in printed if not ties[fact.address]),
    )
