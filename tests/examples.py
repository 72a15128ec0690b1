"""The example on a rule's page: its text goes in; what it changes in the small project, and what is told, come out.

Under “Fails” stand a block with the name of its file, and a block with the problems that it gives; under “Passes” a
block again. The front matter says under `example` what the blocks stand for: `old`, lines of that file, whose
indentation they take, or `without`, a whole file. Without `example` they are a file that is new.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from typing import Any, Final

import yaml

from factsheet.problems import Problem
from tests.site.small import REPOSITORY

PAGES: Final = REPOSITORY / "docs" / "en" / "rules"
_FRONT_MATTER: Final = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_BLOCK: Final = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?\n)```$', re.MULTILINE | re.DOTALL)
_RAW: Final = re.compile(r"\{% (?:end)?raw %\}")
_DEEPEST: Final = 12


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: the file that its title names, and its text."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """A page on a rule: its front matter, its blocks by heading, and the text of both."""

    matter: dict[str, Any]
    body: str
    fails: list[Block]
    passes: list[Block]

    @property
    def told(self) -> str:
        """Return the problems that the page prints, without its line breaks."""
        (block,) = (block for block in self.fails if not block.file)
        return one_line(block.text)

    def write(self, root: Path, *, passing: bool) -> None:
        """Put the example that fails, or the one that passes, into a project."""
        (block,) = (block for block in (self.passes if passing else self.fails) if block.file)
        example = self.matter.get("example", {})
        if "without" in example:
            (root / example["without"]).unlink()
        path = root / block.file
        if "old" not in example:
            assert not path.exists(), f"{block.file} is there already"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(block.text.encode())
            return
        text = path.read_text(encoding="utf-8")
        path.write_bytes(_replaced(text, str(example["old"]).strip("\n"), block.text.strip("\n")).encode())


def rule_page(name: str) -> RulePage:
    """Return the page on a rule."""
    return read_rule_page((PAGES / f"{name}.md").read_text(encoding="utf-8"))


def read_rule_page(text: str) -> RulePage:
    """Return the page that a text is."""
    front = _FRONT_MATTER.match(text)
    assert front, "the page has no front matter"
    matter = yaml.load(front[1], yaml.BaseLoader)  # noqa: S506 -- it makes nothing but texts, lists and mappings
    body = text[front.end() :]
    _, _, told = body.partition("\n## Fails { #fails }\n")
    fails, _, passes = told.partition("\n## Passes { #passes }\n")
    return RulePage(matter, body, _blocks(fails), _blocks(passes))


def as_told(problems: Iterable[Problem]) -> str:
    """Return problems as a page prints them, without its line breaks."""
    return one_line(" ".join(str(problem) for problem in problems))


def one_line(text: str) -> str:
    """Return a text with its white space made single spaces."""
    return " ".join(text.split())


def _blocks(text: str) -> list[Block]:
    return [Block(file, _RAW.sub("", content)) for _, file, content in _BLOCK.findall(text)]


def _replaced(text: str, old: str, new: str) -> str:
    """Return the text with lines, which stand in it once at whatever indentation, replaced at that indentation."""
    found = []
    for depth in range(0, _DEEPEST + 1, 2):
        sought = re.compile(rf"^{re.escape(indent(old, ' ' * depth))}$", re.MULTILINE)
        found += [(place.span(), depth) for place in sought.finditer(text)]
    assert len(found) == 1, f"{old!r} stands {len(found)} times in the file"
    ((start, end), depth), *_ = found
    return f"{text[:start]}{indent(new, ' ' * depth)}{text[end:]}"
