"""The relations of checks.yml hold, wherever all their figures exist, and each of them applies somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factsheet.checks.arithmetic import bounds, percentages, written
from factsheet.derive import Reckoner
from factsheet.facts import Facts, Relation
from factsheet.formula import GUIDE, FormulaError, compares_fractions
from factsheet.problems import Problem, did_you_mean
from factsheet.sheet import Sheet
from factsheet.trials import ALL, Trial, trials

RULE = "relations-hold"
_MOST: Final = 6  # figures that a problem names
_WANTED: Final = {
    "==": "they have no number in common",
    "<": "no number on the left is below one on the right",
    "<=": "every number on the left is above those on the right",
    ">": "no number on the left is above one on the right",
    ">=": "every number on the left is below those on the right",
}


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each relation and each period that it is tried for a problem, or nothing."""
    reckoner = Reckoner.of(sheet.facts)
    for relation in sheet.facts.relations.values():
        try:
            yield from _tried(relation, sheet.facts, reckoner)
        except FormulaError as error:
            yield relation.where.problem_in_text(RULE, str(error), error.hint or GUIDE, error.position, "holds")


def _tried(relation: Relation, facts: Facts, reckoner: Reckoner) -> Iterator[Problem | None]:
    unknown = False
    for number, key in enumerate(relation.entry.places):
        if key not in facts.places and key != ALL:
            unknown = True
            hint = did_you_mean(key, facts.places) or f"name places by their keys in places.yml, or `{ALL}`"
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
    tell = percentages if _in_percent(relation, facts) else bounds
    sides = f"the left side is {tell(trial.left)}, the right side {tell(trial.right)}"
    message = f"{relation.entry.holds}: for {trial.when} {sides}: {_WANTED[trial.sign]}"
    named = [f"{address} is {written(facts.facts[address])}" for address in trial.inputs[:_MOST]]
    rest = len(trial.inputs) - len(named)
    told = ", ".join(named) + (f" and {rest} more" if rest else "")
    hint = f"mend the figure or the relation that is wrong; it states: {relation.entry.states.en} {told}"
    return relation.where.problem(RULE, message, hint, "holds")


def _in_percent(relation: Relation, facts: Facts) -> bool:
    """Tell whether the sides of a relation are fractions, which readers know as percentages."""
    return compares_fractions(relation.entry.holds, lambda name: facts.indicators[name].unit.is_percent)
