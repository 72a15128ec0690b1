"""The relations of checks.yml hold, wherever all their figures exist, and each of them applies somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factsheet.checks.arithmetic import bounds
from factsheet.derive import Reckoner
from factsheet.facts import Facts, Relation
from factsheet.formula import FormulaError
from factsheet.problems import Problem, did_you_mean
from factsheet.quantity import write
from factsheet.sheet import Sheet
from factsheet.trials import ALL, Trial, trials

RULE = "relations-hold"
_MOST: Final = 6  # figures that a problem names


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each relation and each period that it is tried for a problem, or nothing."""
    reckoner = Reckoner.of(sheet.facts)
    for relation in sheet.facts.relations.values():
        try:
            yield from _tried(relation, sheet.facts, reckoner)
        except FormulaError as error:
            yield relation.where.problem_in_text(RULE, str(error), error.hint, error.position, "holds")


def _tried(relation: Relation, facts: Facts, reckoner: Reckoner) -> Iterator[Problem | None]:
    unknown = False
    for number, key in enumerate(relation.entry.places):
        if key not in facts.places and key != ALL:
            unknown = True
            hint = did_you_mean(key, facts.places)
            yield relation.where.problem(RULE, f"there is no place “{key}”", hint, "places", number)
    if unknown:
        return
    tried = list(trials(relation, facts, reckoner))
    for trial in tried:
        yield None if trial.holds else _broken(relation, trial, facts)
    if not any(trial.can_fail for trial in tried):
        message = "this cannot fail: its figures are bounds that leave all open"
        yield relation.where.problem(RULE, message, "remove it, or name figures with a bound on this side", "holds")


def _broken(relation: Relation, trial: Trial, facts: Facts) -> Problem:
    sides = f"{bounds(trial.left)} and {bounds(trial.right)}"
    message = f"{relation.entry.holds}: for {trial.when} the sides are {sides}"
    named = [f"{address} is {write(facts.facts[address].figure)}" for address in trial.inputs[:_MOST]]
    rest = len(trial.inputs) - len(named)
    told = ", ".join(named) + (f" and {rest} more" if rest else "")
    return relation.where.problem(RULE, message, f"it states: {relation.entry.states.en} {told}", "holds")
