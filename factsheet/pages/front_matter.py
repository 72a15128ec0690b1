"""The front matter of a page: text goes in; its end and its values, each with its place, come out.

MkDocs takes what stands between two lines of `---` at the very top; see `mkdocs.utils.meta`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Protocol

import yaml

from factsheet.yaml_words import in_words

_BLOCK: Final = re.compile(r"---[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)

# libyaml needs quadratic time for brackets within brackets; no title needs a hundred of them.
_MOST_BRACKETS: Final = 1000


@dataclass(frozen=True, slots=True)
class Value:
    """One scalar of the front matter: under which key of the top level, what it says, and its offsets in the page.

    `path` holds the keys of all mappings around it, that of the top level first.
    """

    key: str
    text: str
    start: int
    end: int
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the two lines of dashes. `end` is the offset of the page's body; 0 if there is none.

    `error` says why the block cannot be read, at the offset `error_at`; MkDocs then prints it as text.
    """

    end: int = 0
    values: tuple[Value, ...] = ()
    keys: dict[str, int] = field(default_factory=dict)
    error: str = ""
    error_at: int = 0


def read_front_matter(page: str) -> FrontMatter:
    """Return the front matter of a page; an empty one if the page has none."""
    block = _BLOCK.match(page)
    if block is None:
        return FrontMatter()
    shift = block.start("yaml")
    if block["yaml"].count("[") + block["yaml"].count("{") > _MOST_BRACKETS:
        return FrontMatter(end=block.end(), error="too many brackets", error_at=shift)
    reader = _Reader(shift)
    try:
        reader.read(block["yaml"])
    except yaml.MarkedYAMLError as error:
        return FrontMatter(
            end=block.end(),
            error=in_words(error.problem or "it cannot be read"),
            error_at=shift + _index(error.problem_mark or error.context_mark),
        )
    except yaml.YAMLError as error:
        return FrontMatter(end=block.end(), error=str(error).splitlines()[0], error_at=shift)
    if not reader.is_mapping:
        return FrontMatter()
    return FrontMatter(end=block.end(), values=tuple(reader.values), keys=reader.keys)


@dataclass(slots=True)
class _Collection:
    """A collection that is being read; in a mapping, the key whose value is due, None before a key."""

    is_mapping: bool
    key: str | None = None


class _Reader:
    """Walks the events of YAML, which no depth of nesting and no chain of aliases can blow up."""

    def __init__(self, shift: int) -> None:
        self.is_mapping = False
        self.values: list[Value] = []
        self.keys: dict[str, int] = {}
        self._shift = shift
        self._open: list[_Collection] = []

    def read(self, text: str) -> None:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                mapping = isinstance(event, yaml.MappingStartEvent)
                self.is_mapping |= mapping and not self._open
                self._open.append(_Collection(mapping))
            elif isinstance(event, yaml.CollectionEndEvent):
                self._open.pop()
                self._step("")
            elif isinstance(event, yaml.ScalarEvent):
                self._read_scalar(event)
            elif isinstance(event, yaml.AliasEvent):
                self._step("")

    def _read_scalar(self, event: yaml.ScalarEvent) -> None:
        start = self._shift + _index(event.start_mark)
        if self._open and self._open[-1].is_mapping and self._open[-1].key is None:
            if len(self._open) == 1:
                self.keys[event.value] = start
        elif self._open:
            end = self._shift + _index(event.end_mark)
            path = tuple(each.key or "" for each in self._open if each.is_mapping)
            self.values.append(Value(self._open[0].key or "", event.value, start, end, path))
        self._step(event.value)

    def _step(self, text: str) -> None:
        """Note that a node is over: it was the key of its mapping, or the value."""
        if self._open:
            last = self._open[-1]
            last.key = text if last.key is None else None


class _Mark(Protocol):
    @property
    def index(self) -> int: ...


def _index(mark: _Mark | None) -> int:
    return mark.index if mark else 0
