"""What changed of all other entries: two states go in; sources, indicators, units and the like come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import BaseModel

from factsheet.changes.state import State
from factsheet.facts import Facts

# Observations are compared one by one, and an alias tells of a new name.
_NOT_COMPARED: Final = frozenset({"observations", "aliases"})


@dataclass(frozen=True, slots=True)
class Field:
    """A key of an entry that says something else now; "" where it is not given."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry of a registry that was added, removed or changed, and its keys that were."""

    what: str
    key: str
    kind: Literal["added", "removed", "changed"]
    fields: tuple[Field, ...] = ()


def entry_changes(base: State, head: State) -> tuple[EntryChange, ...]:
    """Return the changes, registry by registry.

    What is missing in a state of which some part could not be read is no change: it may stand there.
    """
    then, now = _registries(base.facts), _registries(head.facts)
    found: list[EntryChange] = []
    for what in now:
        found += _changes(what, then[what], now[what], gone=not head.unread, new=not base.unread)
    return tuple(found)


def _changes(
    what: str, then: Mapping[str, BaseModel], now: Mapping[str, BaseModel], *, gone: bool, new: bool
) -> Iterator[EntryChange]:
    """Yield the changes of a registry; `gone` and `new` tell whether a missing entry is known to be missing."""
    for key, entry in now.items():
        if key in then:
            fields = tuple(_fields(then[key], entry))
            if fields:
                yield EntryChange(what, key, "changed", fields)
        elif new:
            yield EntryChange(what, key, "added")
    for key in then:
        if key not in now and gone:
            yield EntryChange(what, key, "removed")


def _fields(old: BaseModel, new: BaseModel) -> Iterator[Field]:
    for name in type(new).model_fields:
        one, other = getattr(old, name), getattr(new, name)
        if name not in _NOT_COMPARED and one != other:
            yield Field(name, _told(one), _told(other))


def _told(value: object) -> str:
    """Return a value of an entry as a text: that of a bilingual one is both its texts."""
    if value is None:
        return ""
    if isinstance(value, BaseModel):
        return "; ".join(f"{name}: {_told(part)}" for name, part in value if part is not None)
    if isinstance(value, list | tuple):
        return ", ".join(map(_told, value))
    return str(value)


def _registries(facts: Facts) -> dict[str, Mapping[str, BaseModel]]:
    return {
        "source": {key: each.entry for key, each in facts.sources.items()},
        "indicator": {key: each.entry for key, each in facts.indicators.items()},
        "place": {key: each.entry for key, each in facts.places.items()},
        "unit": {key: each.entry for key, each in facts.units.items()},
        "milestone": {key: each.entry for key, each in facts.milestones.items()},
        "relation": {key: each.entry for key, each in facts.relations.items()},
        "chart": {key: each.entry for key, each in facts.charts.items()},
        "sheet": {"sheet": facts.imprint.entry} if facts.imprint else {},
    }
