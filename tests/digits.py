"""The digits of the facts: where each of them stands, and what the checks say when it is another one.

`entries_of` returns every observation and milestone below facts/ with the scalars whose digits evidence must bear out.
`problems_of` tries changes of one entry: for each it writes the entry once more, under a key of its own, into one file
of a project that has nothing else, so that reading, linking and checking are the real thing, and fast enough to be done
for every digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from typing import Final, get_args

import yaml

from factsheet.checks import CHECKS
from factsheet.load import load
from factsheet.model import Topic
from factsheet.problems import Problem
from factsheet.sheet import Sheet, read_facts

FILES: Final = tuple(f"facts/{name}.yml" for name in (*get_args(Topic), "milestones"))
_REGISTRIES: Final = ("facts/sources.yml", "facts/places.yml", "facts/units.yml")
# Which page shows a fact, and what pages say, does not depend on a digit.
_OF_PAGES: Final = frozenset({"everything-used", "words-known", "no-typed-figures"})


@dataclass(frozen=True)
class Scalar:
    """A text that holds a figure or a date: its key, and where it begins (line and column from 0)."""

    key: str
    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Change:
    """A scalar in which one digit is another one."""

    scalar: Scalar
    offset: int
    digit: str

    @property
    def text(self) -> str:
        """Return the scalar's text with the other digit."""
        return self.scalar.text[: self.offset] + self.digit + self.scalar.text[self.offset + 1 :]

    def made_in(self, lines: Sequence[str], line: int) -> str:
        """Return the lines as one text, with the other digit in the scalar that begins in `line`."""
        text = "".join(lines)
        at = sum(map(len, lines[:line])) + self.scalar.column + self.offset
        assert text[at] == self.scalar.text[self.offset]
        return text[:at] + self.digit + text[at + 1 :]


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

    def changes(self) -> Iterator[Change]:
        """Yield each digit of each scalar in turn, as each of the other nine."""
        for scalar in self.scalars:
            for match in re.finditer(r"\d", scalar.text):
                zero = ord(match[0]) - int(match[0])  # digits may be full-width
                for digit in (chr(zero + number) for number in range(10)):
                    if digit != match[0]:
                        yield Change(scalar, match.start(), digit)

    def told(self, change: Change) -> str:
        """Return the address, where the change is made, and both texts."""
        scalar = change.scalar
        return f"{self.name}: {self.file}:{scalar.line + 1}: {scalar.key}: {scalar.text} → {change.text}"

    def holds(self, problem: Problem) -> bool:
        """Tell whether a problem stands in the lines of this entry."""
        return problem.file == self.file and problem.line - 1 in self.body


def entries_of(root: Path) -> list[Entry]:
    """Return every observation and every milestone below `root`."""
    return [entry for file in FILES for entry in _entries(root, file)]


def _entries(root: Path, file: str) -> Iterator[Entry]:
    problems: list[Problem] = []
    document = load(root, file, problems)
    assert document is not None, problems
    text = (root / file).read_text(encoding="utf-8")
    for key, node in document.node.value:
        fields = _fields(node)
        if "observations" not in fields:  # a milestone
            head = range(key.start_mark.line, key.start_mark.line + 1)
            yield Entry(key.value, file, head, _lines(node), tuple(_scalars(node, text)))
            continue
        head = range(key.start_mark.line, fields["observations"].start_mark.line)
        for observation in fields["observations"].value:
            own = _fields(observation)
            place = own.get("place", fields["place"]).value
            name = f"{key.value}.{place}.{own['period'].value}"
            yield Entry(name, file, head, _lines(observation), tuple(_scalars(observation, text)))


def _fields(node: yaml.Node) -> dict[str, yaml.Node]:
    assert isinstance(node, yaml.MappingNode)
    return {key.value: value for key, value in node.value}


def _lines(node: yaml.Node) -> range:
    return range(node.start_mark.line, node.end_mark.line)


def _scalars(node: yaml.Node, text: str) -> Iterator[Scalar]:
    """Yield each `value`, `says` and `date` in the node, however deep."""
    if isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _scalars(part, text)
    elif isinstance(node, yaml.MappingNode):
        for key, value in _fields(node).items():
            if key in {"value", "says", "date"}:
                start, end = value.start_mark, value.end_mark
                yield Scalar(key, text[start.index : end.index], start.line, start.column)
            else:
                yield from _scalars(value, text)


def problems_of(root: Path, folder: Path, entry: Entry, changes: Sequence[Change | None]) -> list[set[Problem]]:
    """Return for each change of an entry (`None`: as it stands) the problems that the checks find in it.

    `folder` is where the project is written. Lines and names in the problems are those of the entry's own file.
    """
    (folder / "facts").mkdir(parents=True)
    for registry in _REGISTRIES:
        copyfile(root / registry, folder / registry)
    lines = (root / entry.file).read_text(encoding="utf-8").splitlines(keepends=True)
    numbers = [*entry.head, *entry.body]
    kept = [_alone(lines[number]) for number in numbers]
    key, _, rest = kept[0].partition(":")
    copies = []
    for number, change in enumerate(changes):
        copy = [f"{_copied(number)}:{rest}", *kept[1:]]
        copies.append(change.made_in(copy, numbers.index(change.scalar.line)) if change else "".join(copy))
    (folder / entry.file).write_text("".join(copies), encoding="utf-8")
    found: list[set[Problem]] = [set() for _ in changes]
    for problem in _checked(folder):
        number, line = divmod(problem.line - 1, len(numbers))
        if problem.file == entry.file:
            message = problem.message.replace(_copied(number), key)
            found[number].add(replace(problem, line=numbers[line] + 1, message=message))
    return found


def _alone(line: str) -> str:
    """Return a line of an entry with nothing in it that needs other entries."""
    return re.sub(r"^(?P<key>      formula:) .*", r"\g<key> 1", re.sub(r"^  part_of:.*", "", line))


def _copied(number: int) -> str:
    return f"copy{number:05}"


def _checked(root: Path) -> Iterator[Problem]:
    problems: list[Problem] = []
    sheet = Sheet(read_facts(root, problems), ())
    yield from problems
    for rule, check in CHECKS.items():
        if rule not in _OF_PAGES:
            yield from (problem for problem in check(sheet) if problem)
