"""The tree of a facts file: its text goes in, entries with the comments and empty lines that belong to them come out.

What stands above an entry belongs to it, and so does what stands at the end of its line. A comment below the last
entry of a list or mapping belongs to that list or mapping if it stands as deep as its entries. The first comments of
a file belong to the file if an empty line follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, cast

import yaml

from factsheet.editing.scalars import Scalar

_EMPTY_LINES: Final = re.compile(r"(?: *\n)*")


@dataclass(frozen=True, slots=True)
class EndComment:
    """A comment at the end of a line, and how many columns behind the beginning of its part it stands."""

    text: str
    offset: int


@dataclass(eq=False, slots=True)
class Part:
    """A key with its value, or an entry of a list: where it is in the file, and which comments belong to it.

    `above` are the comments and empty lines above it, `at_end` those at the end of its line, or of its lines.
    """

    key: Scalar | None
    value: Scalar | Collection
    parent: Collection | None = None
    start: int = 0
    end: int = 0
    above: list[str] = field(default_factory=list)
    at_end: list[EndComment] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Collection:
    """A list or a mapping; `below` are comments and empty lines after its last part.

    `flow` are those in brackets or braces. `column` counts from 0.
    """

    is_mapping: bool
    parts: list[Part] = field(default_factory=list)
    flow: bool = False
    in_one_line: bool = False
    column: int = 0
    start: int = 0
    end: int = 0
    owner: Part | None = None
    below: list[str] = field(default_factory=list)

    def holds_comments(self) -> bool:
        """Tell whether a comment stands anywhere in it."""
        return bool(self.below) or any(
            part.at_end or any(part.above) or (isinstance(part.value, Collection) and part.value.holds_comments())
            for part in self.parts
        )

    def find(self, key: str) -> Part | None:
        """Return the part with a key, if there is one."""
        return next((part for part in self.parts if part.key and part.key.value == key), None)


@dataclass(eq=False, slots=True)
class Tree:
    """A facts file: its parts, those in the order of the text, and the comments at its head."""

    text: str
    root: Collection
    parts: list[Part] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    # Texts from their first to behind their last character: no comment begins in them.
    texts: list[tuple[int, int]] = field(default_factory=list)


def grow(text: str, node: yaml.MappingNode) -> Tree:
    """Return the tree, without comments, of a text and the nodes that were composed of it.

    Every line of the text ends with a line feed.
    """
    grower = _Grower(text)
    root = grower.collection(node, None)
    return Tree(text, root, grower.parts, texts=grower.texts)


class _Grower:
    """Follows the nodes in the order of the text."""

    def __init__(self, text: str) -> None:
        self.parts: list[Part] = []
        self.texts: list[tuple[int, int]] = []
        self._text = text

    def collection(self, node: yaml.CollectionNode, owner: Part | None) -> Collection:
        start, end = _mark(node.start_mark), _mark(node.end_mark)
        flow = self._text[start.index] in "{["
        mapping = isinstance(node, yaml.MappingNode)
        if mapping and not flow and owner and owner.parent and owner.parent.flow:
            flow = True  # the one pair in [key: value]
        in_one_line = flow and start.line == end.line
        found = Collection(
            mapping, [], flow, in_one_line, start.column, start.index, end.index if flow else start.index, owner
        )
        for number, entry in enumerate(node.value):
            part = self._pair(entry, found) if mapping else self._entry(entry, found, first=not number)
            found.parts.append(part)
        if not flow or self._text[start.index] not in "{[":
            found.end = found.parts[-1].end
        return found

    def _pair(self, pair: tuple[yaml.Node, yaml.Node], parent: Collection) -> Part:
        key, value = pair
        part = Part(self._scalar(cast("yaml.ScalarNode", key)), Scalar(""), parent, _mark(key.start_mark).index)
        return self._with_value(part, value)

    def _entry(self, node: yaml.Node, parent: Collection, *, first: bool) -> Part:
        start = _mark(node.start_mark).index
        if not parent.flow:
            start = parent.start if first else self._dash(start, parent.column)
        return self._with_value(Part(None, Scalar(""), parent, start), node)

    def _with_value(self, part: Part, node: yaml.Node) -> Part:
        self.parts.append(part)
        if isinstance(node, yaml.CollectionNode):
            part.value = self.collection(node, part)
            part.end = part.value.end
        else:
            part.value = self._scalar(cast("yaml.ScalarNode", node))
            part.end = self.texts[-1][1]
        return part

    def _dash(self, before: int, column: int) -> int:
        """Return where the dash stands that comes before a place; lines of comments may lie between."""
        line = self._text.rfind("\n", 0, before) + 1
        while line and self._text[line : line + column + 1] != " " * column + "-":
            line = self._text.rfind("\n", 0, line - 1) + 1
        return line + column

    def _scalar(self, node: yaml.ScalarNode) -> Scalar:
        start, end = _mark(node.start_mark).index, _mark(node.end_mark).index
        scalar = Scalar(node.value, node.style or None, self._text[start:end])
        if scalar.is_block:
            scalar, end = self._block_text(scalar, start, end)
        self.texts.append((start, end))
        return scalar

    def _block_text(self, scalar: Scalar, start: int, end: int) -> tuple[Scalar, int]:
        """Return a text with its header and lines, but without the empty lines behind it, and where it ends.

        Where those are a part of the text, it stands in quotes: what comes next could have empty lines of its own.
        """
        header, *lines = scalar.raw.removesuffix("\n").split("\n")
        last = scalar.value.rstrip("\n").rpartition("\n")[2]
        if "+" in header.partition("#")[0] or last.isspace():
            behind = cast("re.Match[str]", _EMPTY_LINES.match(self._text, end))
            return Scalar(scalar.value, '"'), behind.end()
        while lines and not lines[-1].strip(" "):
            lines.pop()
        raw = "\n".join([header, *lines])
        return Scalar(scalar.value, scalar.style, raw), start + len(raw)


def _mark(mark: object) -> yaml.Mark:
    return cast("yaml.Mark", mark)


def collections_around(part: Part) -> Iterator[Collection]:
    """Yield the collections that a part stands in, from the innermost to the whole file."""
    at: Part | None = part
    while at is not None and at.parent is not None:
        yield at.parent
        at = at.parent.owner
