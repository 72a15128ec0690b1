"""Composing: the text of a YAML file goes in, a tree of nodes with their places comes out.

The tree is built from the parser's events without recursion, so that no nesting exhausts the stack. What YAML allows
and a facts file must not use (anchors, aliases, tags, several documents) is a problem with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, cast

import yaml

from factsheet.invisible import ENDS_OF_LINES, invisible, named
from factsheet.offsets import Offsets
from factsheet.problems import MOST_TOLD, Problem
from factsheet.yaml_words import in_words

DEEPEST: Final = 20
MOST_NODES: Final = 150_000  # keys, values, lists and mappings; a file of 600 observations has about 14,000
_LONGEST_LINE: Final = 300  # characters of a line in which slips are sought
_MOST_INVISIBLE: Final = 20  # invisible characters of a file that are told one by one


class Unreadable(Exception):
    """A file of which nothing can be used, and why."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(str(problem))
        self.problem = problem


def compose(file: str, text: str, problems: list[Problem]) -> yaml.MappingNode:
    """Return the mapping that a file holds; add to `problems` what must not stand in it.

    Raises `Unreadable` for a text that is not YAML, is empty, is no mapping, or is nested beyond `DEEPEST` levels.
    """
    problems.extend(islice(_invisible_problems(file, text), _MOST_INVISIBLE))
    if ENDS_OF_LINES.intersection(text):
        raise Unreadable(_end_of_line_problem(file, text))
    composer = _Composer(file)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            composer.take(event)
    except yaml.YAMLError as error:
        raise Unreadable(_syntax_problem(file, text, error)) from error
    finally:
        problems.extend(composer.problems)
    if composer.root is None or composer.root.value == "":
        raise Unreadable(Problem(file, 1, 1, "empty-file", "the file holds no data", "remove it, or add an entry"))
    if not isinstance(composer.root, yaml.MappingNode):
        found = "a list" if isinstance(composer.root, yaml.SequenceNode) else "a text"
        message = f"the file holds {found}; it takes entries, each under its key"
        raise Unreadable(problem_at(file, composer.root, "wrong-type", message, "it begins with a key: `some_key:`"))
    return composer.root


def _invisible_problems(file: str, text: str) -> Iterator[Problem]:
    offsets = Offsets(text)
    for offset, name in invisible(text):
        if text[offset] not in ENDS_OF_LINES:
            message = f"the invisible character {name} stands here"
            yield Problem(file, *offsets.at(offset), "invisible-character", message, _INVISIBLE_HINT)


_INVISIBLE_HINT: Final = "delete it; it came with copied text"


def _end_of_line_problem(file: str, text: str) -> Problem:
    offset = next(offset for offset, _ in invisible(text) if text[offset] in ENDS_OF_LINES)
    message = f"the character {named(text[offset])} stands here, which ends a line for YAML and for no editor"
    hint = "put a space or a new line in its place"
    return Problem(file, *Offsets(text).at(offset), "invisible-character", message, hint)


def place(mark: object) -> tuple[int, int]:
    """Return line and column, from 1, of a mark; the beginning of the file if there is none."""
    known = cast("yaml.Mark | None", mark)
    return (known.line + 1, known.column + 1) if known else (1, 1)


def length(part: yaml.Node | yaml.Event) -> int:
    """Return how many characters a part takes on its line; 0 if it ends on another one."""
    start, end = cast("yaml.Mark | None", part.start_mark), cast("yaml.Mark | None", part.end_mark)
    return end.column - start.column if start and end and start.line == end.line else 0


def problem_at(file: str, part: yaml.Node | yaml.Event, rule: str, message: str, hint: str = "") -> Problem:
    """Return a problem where a node or an event begins."""
    return Problem(file, *place(part.start_mark), rule, message, hint, length=length(part))


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet, with its parts in their order."""

    event: yaml.CollectionStartEvent
    parts: list[yaml.Node] = field(default_factory=list)

    def closed(self, end: yaml.Event) -> yaml.Node:
        # The marks of the C parser are a class of their own, with the same attributes as those that the types name.
        start: Any = self.event.start_mark
        stop: Any = end.end_mark
        if isinstance(self.event, yaml.SequenceStartEvent):
            return yaml.SequenceNode("tag:yaml.org,2002:seq", self.parts, start, stop)
        pairs = list(zip(self.parts[::2], self.parts[1::2], strict=True))
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, start, stop)


_ENDS: Final = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})


class _Composer:
    """Builds the tree, event by event."""

    def __init__(self, file: str) -> None:
        self.root: yaml.Node | None = None
        self.problems: list[Problem] = []
        self._file = file
        self._open: list[_Open] = []
        self._nodes = 0

    def take(self, event: yaml.Event) -> None:
        """Add an event to the tree; raise `Unreadable` where a file that goes on so is not read."""
        kind = type(event)
        if isinstance(event, yaml.ScalarEvent):
            if (event.anchor or event.tag) is not None:
                self._refuse(event)
            self._add(event, _scalar(event, event.value, event.style))
        elif kind in _ENDS:
            self._add(event, self._open.pop().closed(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            if (event.anchor or event.tag) is not None:
                self._refuse(event)
            if len(self._open) == DEEPEST:
                message = f"more than {DEEPEST} levels of nesting"
                hint = "is there a bracket too many? no entry has more than ten levels"
                raise Unreadable(problem_at(self._file, event, "nested-too-deeply", message, hint))
            self._open.append(_Open(event))
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event)
            self._add(event, _scalar(event, f"*{event.anchor}", None))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            message = "a second document begins here; a file holds one"
            hint = "remove the line of three dashes"
            raise Unreadable(problem_at(self._file, event, "yaml-syntax", message, hint))

    def _add(self, event: yaml.Event, node: yaml.Node) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            message = f"more than {MOST_NODES:,} keys and values stand in this file"
            raise Unreadable(problem_at(self._file, event, "file-too-large", message, "split it by topic"))
        if self._open:
            self._open[-1].parts.append(node)
        else:
            self.root = node

    def _refuse(self, event: yaml.NodeEvent) -> None:
        """Add a problem for an alias, an anchor or a tag."""
        if event.anchor is not None:
            if isinstance(event, yaml.AliasEvent):
                message = f"alias *{event.anchor}: aliases are not used here"
                hint = "write the value out where it is needed; quote text that begins with *"
                self.problems.append(problem_at(self._file, event, "yaml-alias", message, hint))
            else:
                message = f"anchor &{event.anchor}: anchors are not used here"
                hint = "remove it; quote text that begins with &"
                self.problems.append(problem_at(self._file, event, "yaml-anchor", message, hint))
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            message = f"the tag {event.tag}: tags are not used here"
            hint = "remove the tag; quote text that begins with !"
            self.problems.append(problem_at(self._file, event, "yaml-tag", message, hint))
        if len(self.problems) > MOST_TOLD:
            raise Unreadable(self.problems.pop())


def _scalar(event: yaml.Event, value: str, style: str | None) -> yaml.ScalarNode:
    start: Any = event.start_mark
    return yaml.ScalarNode("tag:yaml.org,2002:str", value, start, event.end_mark, style)  # type: ignore[arg-type]


_SYNTAX_HINT: Final = (
    "check the indentation, and quote text that holds “: ” or begins with a sign such as [ { * & ! % @"
)


# What stands in a line that cannot be read, and how to mend it; the first that is found is told.
_SLIPS: Final = (
    (re.compile(r"^ *\t"), "indent with spaces; a tab stands here"),
    (re.compile(r"^[\s-]*\w+："), "the colon behind a key is : with a space, not the full-width ："),
    (re.compile(r"^\s*-?\s*｛|｝\s*$"), "the braces around keys are { and }, not the full-width ｛ and ｝"),
    (re.compile(r"[{,][^{}]*，\s*\w+:"), "the comma between keys is , with a space, not the full-width ，"),
    (re.compile(r"[{,][^{}]*[;；]\s*\w+:"), "a comma and a space stand between keys, no semicolon"),
    (re.compile("\u00a0"), "a no-break space stands in this line; put an ordinary space in its place"),
    (re.compile(r"^[\s-]*\w+:[^\s:]"), "a space stands behind the colon of a key"),
    (re.compile(r"^[^{]*\{[^}]*$"), "each { closes with }"),
    (re.compile(r": \"[^\"]*\"[^\s,}]"), 'write \\" for a quote within quotes'),
    (re.compile(r": '[^']*'[^\s,}']"), "write '' for an apostrophe within single quotes"),
)


def _syntax_hint(lines: list[str]) -> str:
    """Return how to mend the lines around a fault, the last of them first."""
    for line in reversed(lines):
        for slip, hint in _SLIPS:
            if slip.search(line[:_LONGEST_LINE]):
                return hint
    return _SYNTAX_HINT


def _syntax_problem(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """Return the parser's complaint with its place."""
    offsets = Offsets(text)
    if isinstance(error, yaml.MarkedYAMLError):
        message = in_words(error.problem or error.context or "it cannot be read")
        mark = error.problem_mark or error.context_mark
        line, column = offsets.at(mark.index if mark else 0)
        hint = _syntax_hint(text.splitlines()[max(line - 2, 0) : line]) if mark else _SYNTAX_HINT
        return Problem(file, line, column, "yaml-syntax", f"this is not YAML: {message}", hint)
    # The reader's complaint about a character; its position counts bytes.
    before = text.encode()[: getattr(error, "position", 0)].decode(errors="ignore")
    message = getattr(error, "reason", str(error))
    hint = "save the file as plain text with the encoding UTF-8"
    return Problem(file, *offsets.at(len(before)), "yaml-syntax", f"this is not YAML: {message}", hint)
