"""Every relation of the fact sheet can fail: a slip in one of its figures breaks it.

A relation between bounds that leave all open, or one that says no more than the formula of a derived figure in it,
holds whatever the figures are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from factsheet.derive import Reckoner
from factsheet.facts import Facts, Observed, Relation
from factsheet.formula import FormulaError
from factsheet.known import Known
from factsheet.link import read_drafts
from factsheet.quantity import Figure
from factsheet.sheet import facts_of
from factsheet.trials import trials
from tests.project import make_project, replaced

ROOT: Final = Path(__file__).parents[1]
HOLDS: Final = "patents[cn] > patents[de]"


def never_failing(root: Path) -> list[str]:
    """Return the keys of the relations that hold after every slip."""
    facts = facts_of(root)
    observed = {entry.address: entry for entry in read_drafts(root, []).observed}
    return [key for key, relation in facts.relations.items() if not can_fail(relation, facts, observed)]


def can_fail(relation: Relation, facts: Facts, observed: dict[str, Observed]) -> bool:
    return any(
        broken(relation, facts, {**observed, address: with_figure(observed[address], figure)})
        for trial in trials(relation, facts, Reckoner.of(facts))
        for printed in [tuple(dict.fromkeys(printed_inputs(facts, trial.inputs)))]
        for address in printed
        for figure in slips(address, printed, facts)
    )


def printed_inputs(facts: Facts, addresses: tuple[str, ...]) -> Iterator[str]:
    """Yield the figures with evidence from which all else is reckoned."""
    for address in addresses:
        derivation = facts.facts[address].derivation
        if derivation:
            yield from printed_inputs(facts, derivation.inputs)
        else:
            yield address


def slips(address: str, printed: tuple[str, ...], facts: Facts) -> Iterator[Figure]:
    """Yield the figure in another scale, and those of the other inputs in its stead."""
    figure = facts.facts[address].figure
    for factor in map(Decimal, ("10", "0.1", "1000", "0.001")):
        upper = figure.upper * factor if figure.upper is not None else None
        yield replace(figure, number=figure.number * factor, upper=upper)
    yield from (facts.facts[other].figure for other in printed if other != address)


def with_figure(entry: Observed, figure: Figure) -> Observed:
    return replace(entry, entry=entry.entry.model_copy(update={"value": figure}))


def broken(relation: Relation, facts: Facts, observed: dict[str, Observed]) -> bool:
    reckoner = Reckoner(Known(observed, facts.indicators, facts.places))
    try:
        return any(not trial.holds for trial in trials(relation, facts, reckoner))
    except FormulaError:
        return False


def test_every_relation_of_the_fact_sheet_can_fail() -> None:
    assert len(facts_of(ROOT).relations) >= 80
    assert never_failing(ROOT) == []


@pytest.mark.parametrize(
    "holds",
    [
        "patents_of_companies == patents_per_company * companies",  # the formula of a figure in it, said again
        "companies <= 3 * companies",
    ],
)
def test_a_relation_that_says_nothing_is_found(tmp_path: Path, holds: str) -> None:
    root = make_project(tmp_path)
    assert never_failing(root) == []
    replaced(root / "facts/checks.yml", HOLDS, holds)
    assert never_failing(root) == ["china_before_germany"]
