"""Reading YAML files: files go in, plain data with the place of each value comes out.

All scalars are kept as the text that the editor typed: `NO`, `12:30`, `010` and `86.60` mean just that. Bad data
never raises; what is wrong with a file is a problem with its place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

import yaml

from factsheet.compose import Unreadable, compose, place, problem_at
from factsheet.files import Refused, read_file
from factsheet.offsets import Offsets
from factsheet.problems import Problem

FOLDER: Final = "facts"
_SUFFIXES: Final = frozenset({".yml", ".yaml"})

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
Steps: TypeAlias = tuple[str | int, ...]
Pair: TypeAlias = tuple[yaml.Node, yaml.Node]  # of a key and its value, or twice that of an entry in a list


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One YAML file: its plain data, and where each part of it stands."""

    file: str
    data: dict[str, Data]
    node: yaml.Node
    _pairs: dict[int, dict[str, Pair]] = field(default_factory=dict)

    def find(self, path: Steps, *, key: bool = False) -> tuple[int, int]:
        """Return line and column (from 1) of the value at a path, or of its key.

        Where the path leaves the data (a missing key), the place is that of the innermost part that exists.
        """
        return place(self._node(path, key=key).start_mark)

    def text_at(self, path: Steps, offset: int) -> tuple[int, int]:
        """Return the place of a character of the text at a path; spaces at the text's beginning do not count.

        Where the file does not hold the text as it is (escapes, several lines), the place is that of its beginning.
        """
        whole, node = self._innermost(path)
        line, column = place(node.start_mark)
        if not whole or not isinstance(node, yaml.ScalarNode):
            return line, column
        quote = 1 if node.style in {"'", '"'} else 0
        if place(node.end_mark) != (line, column + len(node.value) + 2 * quote):
            return line, column
        spaces = len(node.value) - len(node.value.lstrip())
        return line, column + quote + spaces + offset

    def problem(self, path: Steps, rule: str, message: str, hint: str = "", *, key: bool = False) -> Problem:
        """Return a problem at the place of a value (or of its key)."""
        return problem_at(self.file, self._node(path, key=key), rule, message, hint)

    def _node(self, path: Steps, *, key: bool) -> yaml.Node:
        """Return the node of the value at a path, or of its key, or of the innermost part that exists."""
        _, node = self._innermost(path[:-1] if key else path)
        pair = self._child(node, path[-1]) if key and path else None
        return pair[0] if pair else node

    def _innermost(self, path: Steps) -> tuple[bool, yaml.Node]:
        """Return whether the whole path exists, and the node at its end or where it leaves the data."""
        node = self.node
        for step in path:
            pair = self._child(node, step)
            if pair is None:
                return False, node
            node = pair[1]
        return True, node

    def _child(self, node: yaml.Node, step: str | int) -> Pair | None:
        """Return the nodes for one step of a path."""
        if isinstance(node, yaml.MappingNode) and isinstance(step, str):
            if id(node) not in self._pairs:
                found = self._pairs[id(node)] = {}
                for pair in node.value:
                    if isinstance(pair[0], yaml.ScalarNode):
                        found.setdefault(pair[0].value, pair)
            return self._pairs[id(node)].get(step)
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            return node.value[step], node.value[step]
        return None


def facts_files(root: Path) -> list[str]:
    """Return the names, relative to `facts/`, of all YAML files in it and below, hidden ones left out."""
    folder = root / FOLDER
    paths = [path.relative_to(folder) for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES]
    return sorted(path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts))


def load(root: Path, file: str, problems: list[Problem]) -> Document | None:
    """Return the document of a file below `root`, or add what is wrong with it to `problems`.

    The document is returned as far as it can be read, so that one run reports all problems; `None` if nothing can.
    """
    try:
        document, found = _document(file, text_of(root, file))
    except Unreadable as error:
        problems.append(error.problem)
        return None
    problems += found
    return document


@lru_cache(maxsize=32)
def _document(file: str, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the document of a text, read once, and what is wrong with it."""
    problems: list[Problem] = []
    try:
        node = compose(file, text, problems)
    except Unreadable as error:
        return None, (*problems, error.problem)
    return Document(file, data_of(file, node, problems), node), tuple(problems)


def text_of(root: Path, file: str) -> str:
    """Return the text of a file below `root`; raise `Unreadable` if it is no plain file, too large, or not UTF-8."""
    try:
        content = read_file(root, file)
    except Refused as error:
        raise Unreadable(Problem(file, 1, 1, error.rule, str(error), error.hint)) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(errors="ignore")
        line, column = Offsets(f"{before}.").at(len(before))
        message = f"the file is not UTF-8: byte 0x{error.object[error.start]:02x}"
        hint = "save the file with the encoding UTF-8"
        raise Unreadable(Problem(file, line, column, "bad-encoding", message, hint)) from error


def data_of(file: str, node: yaml.MappingNode, problems: list[Problem]) -> dict[str, Data]:
    """Return the plain data of a mapping; add keys that cannot be used to `problems`."""
    result: dict[str, Data] = {}
    places: dict[str, int] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            found = "a list" if isinstance(key_node, yaml.SequenceNode) else "a mapping"
            message = f"{found} stands here as a key; a key is a single word"
            hint = "write it like `key: value`, and quote text that begins with [ or {"
            problems.append(problem_at(file, key_node, "wrong-type", message, hint))
            continue
        key = key_node.value
        if key in result:
            message = f"the key “{key}” stands here for the second time; the first is in line {places[key]}"
            problems.append(problem_at(file, key_node, "duplicate-key", message, "remove one of the two, or rename it"))
            continue
        places[key], _ = place(key_node.start_mark)
        result[key] = _data(file, value_node, problems)
    return result


def _data(file: str, node: yaml.Node, problems: list[Problem]) -> Data:
    if isinstance(node, yaml.MappingNode):
        return data_of(file, node, problems)
    if isinstance(node, yaml.SequenceNode):
        return [_data(file, part, problems) for part in node.value]
    text: str = node.value
    return text
