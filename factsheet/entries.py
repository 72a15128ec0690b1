"""Keyed entries of documents: plain data goes in, validated entries with their places come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from factsheet import model, scalars
from factsheet.explain import explained, key_hint
from factsheet.facts import Where
from factsheet.load import Data, Document
from factsheet.problems import MOST_TOLD, Problem, did_you_mean

E = TypeVar("E", bound=BaseModel)
R = TypeVar("R")
Kind: TypeAlias = Literal["source", "place", "unit", "indicator"]
_KEY: Final[TypeAdapter[str]] = TypeAdapter(scalars.Key)
# By which rule a key refers to something, and in which documents that may stand.
_REFERENCES: Final[Mapping[Kind, tuple[str, tuple[str, ...]]]] = {
    "source": ("unknown-source", ("sources",)),
    "place": ("unknown-place", ("places",)),
    "unit": ("unknown-unit", ("units",)),
    "indicator": ("unknown-indicator", get_args(model.Topic)),
}


@dataclass(frozen=True)
class Entries:
    """The documents of a project by name, and the problems found in them on the way.

    `left_out` are the keys of entries, and the addresses of observations, with a problem: what refers to them is no
    further mistake. `unread` are the names of documents that could not be read: what may stand in them neither.
    """

    documents: Mapping[str, Document]
    problems: list[Problem]
    left_out: set[str] = field(default_factory=set)
    unread: frozenset[str] = frozenset()
    _counted: Counter[str] = field(default_factory=Counter)

    def of(self, name: str, shape: type[E]) -> Iterator[tuple[str, E, Where]]:
        """Yield key, entry and place of the valid entries of a document that holds nothing else."""
        document = self.documents.get(name)
        if document:
            yield from self.keyed(document.data, shape, Where(document, ()))

    def keyed(self, data: Mapping[str, Data], shape: type[E], where: Where) -> Iterator[tuple[str, E, Where]]:
        """Yield key, entry and place of the valid entries of a mapping that stands at a place."""
        for key, part in data.items():
            at = where.into(key)
            if self.full(where.document):
                self.left_out.add(key)
            elif self._valid_key(key, at) and (entry := self.parsed(shape, part, at)):
                yield key, entry, at
            else:
                self.left_out.add(key)

    def parsed(self, shape: type[E], data: Data, where: Where) -> E | None:
        """Return the entry that data make, or `None` if they do not fit the shape."""
        try:
            return shape.model_validate(data)
        except ValidationError as error:
            self.problems.extend(explained(shape, error, where))
            return None

    def full(self, document: Document) -> bool:
        """Tell whether a document has more problems than are told, so that the rest of it need not be read."""
        self._counted.update(problem.file for problem in self.problems[self._counted.total() :])
        return self._counted[document.file] > MOST_TOLD

    def look_up(self, registry: Mapping[str, R], key: str, what: Kind, where: Where, *further: str | int) -> R | None:
        """Return what a key refers to, or `None` if it refers to nothing."""
        found = registry.get(key)
        rule, homes = _REFERENCES[what]
        if found is None and not self.unread.isdisjoint(homes):
            self.left_out.add(key)
        if found is None and key not in self.left_out:
            home = f"{homes[0]}.yml" if len(homes) == 1 else "the file of its topic"
            hint = did_you_mean(key, registry) or f"mend the key, or add the {what} to {home}"
            self.problems.append(where.problem(rule, f"there is no {what} “{key}”", hint, *further))
        return found

    def _valid_key(self, key: str, where: Where) -> bool:
        try:
            _KEY.validate_python(key)
        except ValidationError:
            message = f"“{key}” is no key: {scalars.KEY_SHAPE}"
            hint = key_hint(key)
            self.problems.append(where.document.problem(where.steps, "bad-key", message, hint, key=True))
            return False
        return True
