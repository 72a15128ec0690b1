"""The relations of checks.yml hold, wherever all their figures exist, and each of them applies somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.checks.arithmetic import bounds
from factsheet.derive import Reckoner
from factsheet.facts import Facts, Relation
from factsheet.formula import FormulaError, MissingInput, compare, names
from factsheet.period import Period
from factsheet.problems import Problem, did_you_mean
from factsheet.sheet import Sheet

RULE = "relations-hold"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each relation and each period that it is tried for a problem, or nothing."""
    reckoner = Reckoner(sheet.facts.facts, sheet.facts.indicators)
    for relation in sheet.facts.relations.values():
        try:
            yield from _tried(relation, sheet.facts, reckoner)
        except FormulaError as error:
            yield relation.where.problem_in_text(RULE, str(error), error.hint, error.position, "holds")


def _tried(relation: Relation, facts: Facts, reckoner: Reckoner) -> Iterator[Problem | None]:
    named = relation.entry.periods
    if relation.entry.place and relation.entry.place not in facts.places:
        yield relation.where.problem(RULE, f"there is no place “{relation.entry.place}”", "", "place")
        return
    for name, position in names(relation.entry.holds):
        if name not in facts.indicators:
            raise FormulaError(f"there is no indicator “{name}”", position, did_you_mean(name, facts.indicators))
    applied = False
    for period in named or _candidates(relation, facts):
        try:
            holds, left, right = compare(relation.entry.holds, reckoner.interval, relation.entry.place, period)
        except MissingInput:
            if named:
                raise
            continue
        applied = True
        if holds:
            yield None
            continue
        message = f"{relation.entry.holds}: for {period} the sides are {bounds(left)} and {bounds(right)}"
        hint = f"it states: {relation.entry.states.en}"
        yield relation.where.problem(RULE, message, hint, "holds")
    if not applied:
        message = "no period has all the figures that this relation needs"
        yield relation.where.problem(RULE, message, "remove it, or add the figures", "holds")


def _candidates(relation: Relation, facts: Facts) -> list[Period]:
    """Return the periods for which any indicator of the relation has an observation."""
    found = {fact.period for name, _ in names(relation.entry.holds) for fact in facts.by_indicator.get(name, ())}
    return sorted(found)
