"""What changed of evidence: pairs of observations go in, lines that were added, removed, changed or moved come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from factsheet.changes.observations import Pair
from factsheet.facts import Fact, Line

Role: TypeAlias = Literal["evidence", "revision", "conflict"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A line in its role: evidence of the value, evidence of a revision, or a conflict of either."""

    role: Role
    line: Line

    @property
    def key(self) -> tuple[object, ...]:
        """Return all that the line says, without its role."""
        line, entry = self.line, self.line.evidence
        more = (entry.how, entry.rounded_to, entry.notation) if entry else (line.value, line.why and line.why.en)
        return (line.source.key, line.says, line.at, line.scale, *more)


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of an observation's evidence that was added, removed, changed, or moved into another role."""

    address: str
    kind: Literal["added", "removed", "changed", "moved"]
    old: Printed | None
    new: Printed | None

    @property
    def printed(self) -> Printed:
        """Return the line as it is, or, if it is gone, as it was."""
        printed = self.new or self.old
        assert printed is not None, "a change has one of the two"  # noqa: S101 -- for the type checker
        return printed


def line_changes(pairs: Iterable[Pair]) -> tuple[LineChange, ...]:
    """Return the changes in the order of the pairs."""
    return tuple(change for pair in pairs for change in _of_pair(pair))


def _of_pair(pair: Pair) -> Iterator[LineChange]:
    old, new = list(_lines(pair.old)), list(_lines(pair.new))
    _take(old, new, lambda one, other: (one.role, one.key) == (other.role, other.key))  # nothing changed of these
    moved = _take(old, new, lambda one, other: one.key == other.key)
    yield from (LineChange(pair.address, "moved", one, other) for one, other in moved)
    changed = _take(old, new, lambda one, other: (one.role, one.line.source.key) == (other.role, other.line.source.key))
    yield from (LineChange(pair.address, "changed", one, other) for one, other in changed)
    yield from (LineChange(pair.address, "removed", one, None) for one in old)
    yield from (LineChange(pair.address, "added", None, other) for other in new)


def _lines(fact: Fact | None) -> Iterator[Printed]:
    if fact is None:
        return
    yield from (Printed("evidence", line) for line in fact.evidence)
    for step in fact.revisions:
        yield from (Printed("revision", line) for line in step.evidence)
        yield from (Printed("conflict", line) for line in step.conflicts)
    yield from (Printed("conflict", line) for line in fact.conflicts)


def _take(
    old: list[Printed], new: list[Printed], alike: Callable[[Printed, Printed], bool]
) -> list[tuple[Printed, Printed]]:
    """Take lines that are alike out of both lists, and return them two by two."""
    found = []
    for one in tuple(old):
        other = next((each for each in new if alike(one, each)), None)
        if other is not None:
            old.remove(one)
            new.remove(other)
            found.append((one, other))
    return found
