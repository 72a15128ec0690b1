"""What changed of observations: two states go in; the observations that changed and the derived that moved come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from factsheet.changes.difference import Difference, Kind, difference, in_words, kinds_of
from factsheet.changes.state import State
from factsheet.cite.work import what_in_words
from factsheet.facts import Fact
from factsheet.quantity import Figure

_OF_THE_FIGURE: Final = frozenset({"value", "precision", "hedge"})


@dataclass(frozen=True, slots=True)
class Pair:
    """An observation in the two states; `None` where it is not."""

    old: Fact | None
    new: Fact | None

    @property
    def fact(self) -> Fact:
        """Return the fact as it is now, or, if it is gone, as it was."""
        fact = self.new or self.old
        assert fact is not None, "a pair has one of the two"  # noqa: S101 -- for the type checker
        return fact

    @property
    def address(self) -> str:
        """Return the address that it has now, or had."""
        return self.fact.address

    @property
    def formerly(self) -> str:
        """Return the address that it had, if that was another."""
        return self.old.address if self.old and self.new and self.old.address != self.new.address else ""

    @property
    def difference(self) -> Difference | None:
        """Return by how much the figure is more than it was."""
        if not self.old or not self.new or self.old.unit.key != self.new.unit.key:
            return None
        return difference(self.old.figure, self.new.figure, self.new.unit)


@dataclass(frozen=True, slots=True)
class ObservationChange:
    """An observation that was added, removed or changed: in what, and what kind of change it is.

    It is a revision if the old figure stands now among the revisions, and a correction if it was replaced without.
    """

    pair: Pair
    kinds: tuple[Kind, ...]
    nature: Literal["revision", "correction", ""] = ""

    @property
    def what(self) -> str:
        """Return what is observed, in words."""
        return what_in_words(self.pair.fact)


@dataclass(frozen=True, slots=True)
class Move:
    """A derived figure that moved because of others: the addresses of those of its inputs that did."""

    pair: Pair
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class Observations:
    """The observations of both states side by side.

    `unknown` are the addresses that one of the states may have or not, for part of its files could not be read.
    """

    base: State
    head: State
    pairs: tuple[Pair, ...]
    unknown: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Tell whether all of both states could be read."""
        return not (self.base.unread or self.head.unread)

    @cached_property
    def now(self) -> Mapping[str, str]:
        """Return for each former address the present one, of what was renamed."""
        return {pair.formerly: pair.address for pair in self.pairs if pair.formerly}

    @cached_property
    def changes(self) -> tuple[ObservationChange, ...]:
        """Return what was added, removed or changed, in the order of the facts; what only moved is not among it."""
        return tuple(change for pair in self.pairs if (change := _change(pair)))

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Return the derived figures that read otherwise because of their inputs."""
        changed = {change.pair.address for change in self.changes}
        shifted = self._shifted
        return tuple(
            Move(pair, self._moved_inputs(pair))
            for pair in shifted.values()
            if pair.address not in changed and _words(pair.old) != _words(pair.new)
        )

    @cached_property
    def still(self) -> int:
        """Return how many derived figures were reckoned from what changed, and read as before."""
        changed = {change.pair.address for change in self.changes}
        same = (pair for pair in self._shifted.values() if _words(pair.old) == _words(pair.new))
        return sum(pair.address not in changed for pair in same)

    @cached_property
    def _shifted(self) -> Mapping[str, Pair]:
        """Return the derived figures whose interval changed."""
        found = {}
        for pair in self.pairs:
            both = pair.old and pair.new and pair.old.derivation and pair.new.derivation
            if both and pair.old and pair.new and pair.old.interval != pair.new.interval:
                found[pair.address] = pair
        return found

    def _moved_inputs(self, pair: Pair) -> tuple[str, ...]:
        sides = [fact.derivation.inputs for fact in (pair.old, pair.new) if fact and fact.derivation]
        named = dict.fromkeys(self.now.get(address, address) for inputs in sides for address in inputs)
        return tuple(address for address in named if address in self._differing)

    @cached_property
    def _differing(self) -> frozenset[str]:
        """Return the addresses whose interval is not what it was, or that only one of the states has."""
        differing = (pair for pair in self.pairs if not pair.old or not pair.new or _intervals_differ(pair))
        return frozenset(pair.address for pair in differing)


def compare(base: State, head: State) -> Observations:
    """Return the observations of two states side by side, those of the new one first; a renamed one is one pair."""
    before = _matched(base, head)
    unknown: list[str] = []
    pairs: list[Pair] = []
    for fact in head.facts:
        old = before.pop(fact.address, None)
        if old is None and base.may_hold(fact):
            unknown.append(fact.address)
        else:
            pairs.append(Pair(old, fact))
    for gone in before.values():
        if head.may_hold(gone):
            unknown.append(gone.address)
        else:
            pairs.append(Pair(gone, None))
    return Observations(base, head, tuple(pairs), tuple(unknown))


def _matched(base: State, head: State) -> dict[str, Fact]:
    """Return each old fact under its address in the new state: an alias of either state tells of a new name.

    Of two that are one now, the one whose address stayed is what it was before.
    """
    now, then = head.facts, base.facts
    back = {present: former for former, present in then.aliases.items() if former in now.facts}
    found = {fact.address: fact for fact in then if fact.address in now.facts}
    for fact in then:
        if fact.address not in found:
            renamed = now.aliases.get(fact.address) or back.get(fact.address) or fact.address
            found[fact.address if renamed in found else renamed] = fact
    return found


def _change(pair: Pair) -> ObservationChange | None:
    old, new = pair.old, pair.new
    if old is None or new is None:
        return ObservationChange(pair, ("removed",) if new is None else ("added",))
    kinds = kinds_of(old, new)
    if old.derivation and new.derivation and not set(kinds) - _OF_THE_FIGURE:
        kinds = ()  # it moves with its inputs
    if pair.formerly:
        kinds = ("renamed", *kinds)
    return ObservationChange(pair, kinds, _nature(old, new, kinds)) if kinds else None


def _nature(old: Fact, new: Fact, kinds: tuple[Kind, ...]) -> Literal["revision", "correction", ""]:
    if old.derivation or new.derivation or not _OF_THE_FIGURE.intersection(kinds):
        return ""
    if _times(old.figure, new) > _times(old.figure, old):
        return "revision"
    return "correction" if {"value", "hedge"}.intersection(kinds) else ""


def _times(figure: Figure, fact: Fact) -> int:
    """Return how often a figure stands among the revisions of a fact."""
    earlier = (step.figure for step in fact.revisions)
    return sum(each.same_digits(figure) and each.qualifier is figure.qualifier for each in earlier)


def _words(fact: Fact | None) -> str:
    return in_words(fact.figure, fact.unit) if fact else ""


def _intervals_differ(pair: Pair) -> bool:
    return pair.old is not None and pair.new is not None and pair.old.interval != pair.new.interval
