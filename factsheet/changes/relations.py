"""What changed of relations: two states go in; those that began to fail or to hold, came or went come out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from factsheet.changes.state import State
from factsheet.checks.arithmetic import bounds
from factsheet.derive import Reckoner
from factsheet.facts import Facts, Relation
from factsheet.formula import FormulaError
from factsheet.trials import Trial, trials

RelationKind: TypeAlias = Literal["failing", "holding", "gone", "new", "unreckonable"]
# What a reviewer has to look at comes first.
_ORDER: Final[tuple[RelationKind, ...]] = ("failing", "unreckonable", "gone", "new", "holding")


_LACKING: Final = ("unreckonable", "gone")


@dataclass(frozen=True, slots=True)
class RelationChange:
    """A relation for a place and period, and what became of it.

    `before` and `after` are its two sides as intervals, or why it cannot be reckoned; "" where it was not tried.
    `holds` tells whether it holds now.
    """

    key: str
    when: str
    kind: RelationKind
    states: str
    formula: str
    before: str
    after: str
    holds: bool


@dataclass(frozen=True, slots=True)
class _Tried:
    """A relation, its trials by place and period, and why it can be tried no further."""

    relation: Relation
    trials: dict[str, Trial]
    error: str


def relation_changes(base: State, head: State) -> tuple[RelationChange, ...]:
    """Return the changes, first what fails now.

    Where a state could not be read as a whole, a relation that has not all its figures there tells of no change.
    """
    before, after = _all_tried(base.facts), _all_tried(head.facts)
    found: list[RelationChange] = []
    for key in dict.fromkeys([*after, *before]):
        found += _changes(key, before.get(key), after.get(key))
    unsure = {*(_LACKING if head.unread else ()), *(("new",) if base.unread else ())}
    known = [change for change in found if change.kind not in unsure]
    return tuple(sorted(known, key=lambda change: _ORDER.index(change.kind)))


def _changes(key: str, before: _Tried | None, after: _Tried | None) -> list[RelationChange]:
    then, now = (before.trials if before else {}), (after.trials if after else {})
    entry = (after or before).relation.entry  # type: ignore[union-attr] # one of the two is there
    found = []

    def change(when: str, kind: RelationKind, old: str, new: str, *, holds: bool) -> None:
        found.append(RelationChange(key, when, kind, entry.states.en, entry.holds, old, new, holds))

    if after and after.error and not (before and before.error == after.error):
        change("", "unreckonable", before.error if before else "", after.error, holds=False)
    for when in dict.fromkeys([*now, *then]):
        old, new = then.get(when), now.get(when)
        if new is None:
            change(when, "gone", _sides(old), "", holds=False)
        elif not new.holds and (old is None or old.holds):
            change(when, "failing", _sides(old), _sides(new), holds=False)
        elif old is None:
            change(when, "new", "", _sides(new), holds=True)
        elif new.holds and not old.holds:
            change(when, "holding", _sides(old), _sides(new), holds=True)
    return found


def _all_tried(facts: Facts) -> dict[str, _Tried]:
    reckoner = Reckoner.of(facts)
    return {key: _tried(relation, facts, reckoner) for key, relation in facts.relations.items()}


def _tried(relation: Relation, facts: Facts, reckoner: Reckoner) -> _Tried:
    found = _Tried(relation, {}, "")
    try:
        for trial in trials(relation, facts, reckoner):
            found.trials[trial.when] = trial
    except FormulaError as error:
        return _Tried(relation, found.trials, str(error))
    return found


def _sides(trial: Trial | None) -> str:
    """Return both sides of a relation as messages of the check show them."""
    return f"{bounds(trial.left)} and {bounds(trial.right)}" if trial else ""
