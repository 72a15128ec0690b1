"""What ties figures to each other: facts go in, and for each address its relations and formulas come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factsheet.derive import Reckoner
from factsheet.facts import Fact, Facts, Relation
from factsheet.formula import FormulaError
from factsheet.trials import trials


@dataclass(slots=True)
class Ties:
    """What ties one figure to others: relations that it stands in, and derived figures that are reckoned from it.

    `part_of` says that a whole bounds it, or that it bounds its parts.
    """

    relations: list[Relation] = field(default_factory=list)
    derived: list[Fact] = field(default_factory=list)
    part_of: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.relations or self.derived or self.part_of)


def ties(facts: Facts) -> Mapping[str, Ties]:
    """Return the ties of every address. A relation ties where it can fail; one that cannot be reckoned ties nothing."""
    found = {fact.address: Ties() for fact in facts}
    reckoner = Reckoner.of(facts)
    for relation in facts.relations.values():
        for address in _inputs(relation, facts, reckoner):
            found[address].relations.append(relation)
    for fact in facts:
        for address in fact.derivation.inputs if fact.derivation else ():
            found[address].derived.append(fact)
        whole = f"{fact.indicator.entry.part_of}.{fact.place.key}.{fact.period}"
        if whole in found:
            found[fact.address].part_of = found[whole].part_of = True
    return found


def _inputs(relation: Relation, facts: Facts, reckoner: Reckoner) -> list[str]:
    try:
        tried = [trial for trial in trials(relation, facts, reckoner) if trial.can_fail]
        return list(dict.fromkeys(address for trial in tried for address in trial.inputs))
    except FormulaError:
        return []
