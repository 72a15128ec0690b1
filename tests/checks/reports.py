"""What a check says of a project: its problems, and how much it looked at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from factsheet.checks import CHECKS, check
from factsheet.facts import Facts
from factsheet.problems import Problem
from factsheet.sheet import Sheet, facts_of
from tests.project import place_of, replaced

IP = "facts/ip_protection.yml"
RESEARCH = "facts/research.yml"


class Place(NamedTuple):
    """Where a problem stands, and by which rule."""

    file: str
    line: int
    column: int
    rule: str


def found(root: Path, rule: str) -> list[Problem]:
    """Return the problems of one rule; a text that the tests of this rule did not mean to break is an error."""
    return [problem for problem in check(root).problems if problem.rule == rule]


def only(root: Path, rule: str) -> Problem:
    """Return the one problem of the project."""
    (problem,) = check(root).problems
    assert problem.rule == rule
    return problem


def looked_at(root: Path, rule: str) -> int:
    """Return how many things a check looked at."""
    return check(root).looked_at[rule]


def change(root: Path, file: str, old: str, new: str) -> None:
    """Replace a text that stands exactly once in a file of the project."""
    replaced(root / file, old, new)


def place(root: Path, file: str, part: str, rule: str) -> Place:
    """Return where a part, which stands exactly once in a file of the project, begins."""
    return Place(file, *place_of((root / file).read_text(encoding="utf-8"), part), rule)


def at(problem: Problem) -> Place:
    """Return where a problem stands."""
    return Place(problem.file, problem.line, problem.column, problem.rule)


def of_facts(root: Path, rule: str, facts: Facts | None = None) -> list[Problem]:
    """Return the problems that a check finds in the facts of the project, or in others, whatever the pages are."""
    return _problems(CHECKS[rule](Sheet(facts or facts_of(root), ())))


def _problems(items: Iterable[Problem | None]) -> list[Problem]:
    return [item for item in items if item]
