"""The relations of checks.yml hold, wherever all their figures exist, and each of them applies somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.checks.arithmetic import bounds
from factsheet.derive import Reckoner
from factsheet.facts import Facts, Relation
from factsheet.formula import FormulaError
from factsheet.problems import Problem, did_you_mean
from factsheet.sheet import Sheet
from factsheet.trials import ALL, trials

RULE = "relations-hold"


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
    applied = False
    for trial in trials(relation, facts, reckoner):
        applied = True
        if trial.holds:
            yield None
            continue
        sides = f"{bounds(trial.left)} and {bounds(trial.right)}"
        message = f"{relation.entry.holds}: for {trial.when} the sides are {sides}"
        hint = f"it states: {relation.entry.states.en}"
        yield relation.where.problem(RULE, message, hint, "holds")
    if not applied:
        message = "no place and period has all the figures that this relation needs"
        yield relation.where.problem(RULE, message, "remove it, or add the figures", "holds")
