"""Everything that a change of facts does: two states go in, all that differs comes out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factsheet.changes.book import BookPages, book_pages
from factsheet.changes.entries import EntryChange, entry_changes
from factsheet.changes.evidence import LineChange, line_changes
from factsheet.changes.jumps import Alert, alerts
from factsheet.changes.observations import Observations, compare
from factsheet.changes.pages import Affected, affected
from factsheet.changes.relations import RelationChange, relation_changes
from factsheet.changes.state import State


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two states of the project."""

    base: State
    head: State
    observations: Observations
    alerts: tuple[Alert, ...]
    relations: tuple[RelationChange, ...]
    lines: tuple[LineChange, ...]
    entries: tuple[EntryChange, ...]
    affected: Affected
    book: BookPages

    def __bool__(self) -> bool:
        """Tell whether there is any difference."""
        found = self.observations
        parts = (found.changes, found.moves, found.still, found.unknown, self.relations, self.lines, self.entries)
        return any(parts) or bool(self.affected.pages)


def changes_between(base: State, head: State, root: Path) -> Changes:
    """Return what differs; `root` is the folder below which the built site of the new state may stand."""
    observations = compare(base, head)
    lines = line_changes(observations.pairs)
    entries = entry_changes(base, head)
    touched = frozenset(
        fact.address
        for pair in (*(change.pair for change in observations.changes), *(move.pair for move in observations.moves))
        for fact in (pair.old, pair.new)
        if fact
    ) | {change.address for change in lines}
    all_words = any(entry.what in {"unit", "indicator", "milestone"} for entry in entries)
    found = affected(observations, touched, all_words=all_words)
    return Changes(
        base, head, observations, alerts(observations), relation_changes(base, head), lines, entries, found,
        book_pages(root, found, head.facts),
    )  # fmt: skip
