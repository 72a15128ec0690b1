"""The entries of the facts: where each observation and milestone stands, and which texts of it hold digits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

import yaml

from factsheet.load import load
from factsheet.model import Topic
from factsheet.problems import Problem

FILES: Final = tuple(f"facts/{name}.yml" for name in (*get_args(Topic), "milestones"))
_TEXTS: Final = frozenset({"value", "says", "date", "scale"})


@dataclass(frozen=True)
class Scalar:
    """A text that holds a figure or a date: its key, where it begins (line and column from 0), and its language."""

    key: str
    text: str
    line: int
    column: int
    language: str = "en"


@dataclass(frozen=True)
class Entry:
    """An observation or a milestone: its name, the lines (from 0) that it stands in, and its scalars.

    `head` are the lines of the indicator that come before all its observations, or the line of the milestone's key.
    """

    name: str
    file: str
    head: range
    body: range
    scalars: tuple[Scalar, ...]

    def holds(self, problem: Problem) -> bool:
        """Tell whether a problem stands in the lines of this entry."""
        return problem.file == self.file and problem.line - 1 in self.body


def entries_of(root: Path, files: tuple[str, ...] = FILES) -> list[Entry]:
    """Return every observation and every milestone of the files below `root`."""
    languages = {key: source["language"].value for key, source in _top(root, "facts/sources.yml").items()}
    return [entry for file in files for entry in _entries(root, file, languages)]


def _top(root: Path, file: str) -> dict[str, dict[str, yaml.Node]]:
    problems: list[Problem] = []
    document = load(root, file, problems)
    assert document is not None, problems
    return {key.value: _fields(node) for key, node in document.node.value}


def _entries(root: Path, file: str, languages: dict[str, str]) -> Iterator[Entry]:
    problems: list[Problem] = []
    document = load(root, file, problems)
    assert document is not None, problems
    text = (root / file).read_text(encoding="utf-8")
    for key, node in document.node.value:
        fields = _fields(node)
        if "observations" not in fields:  # a milestone
            head = range(key.start_mark.line, key.start_mark.line + 1)
            yield Entry(key.value, file, head, _lines(node), tuple(_scalars(node, text, languages)))
            continue
        head = range(key.start_mark.line, fields["observations"].start_mark.line)
        for observation in fields["observations"].value:
            own = _fields(observation)
            place = own.get("place", fields["place"]).value
            name = f"{key.value}.{place}.{own['period'].value}"
            yield Entry(name, file, head, _lines(observation), tuple(_scalars(observation, text, languages)))


def _fields(node: yaml.Node) -> dict[str, yaml.Node]:
    assert isinstance(node, yaml.MappingNode)
    return {key.value: value for key, value in node.value}


def _lines(node: yaml.Node) -> range:
    return range(node.start_mark.line, node.end_mark.line)


def _scalars(node: yaml.Node, text: str, languages: dict[str, str]) -> Iterator[Scalar]:
    """Yield each `value`, `says`, `scale` and `date` in the node, however deep."""
    if isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _scalars(part, text, languages)
    elif isinstance(node, yaml.MappingNode):
        fields = _fields(node)
        printed = languages[fields["source"].value] if "source" in fields else "en"
        if "notation" in fields:
            printed = fields["notation"].value
        for key, value in fields.items():
            if key in _TEXTS:
                start, end = value.start_mark, value.end_mark
                language = printed if key in {"says", "scale"} else "en"
                yield Scalar(key, text[start.index : end.index], start.line, start.column, language)
            else:
                yield from _scalars(value, text, languages)
