"""What a report of a check must be, whatever the project holds: problems, each at a place that there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from factsheet.checks import check
from factsheet.problems import Problem

_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def told(root: Path) -> tuple[Problem, ...]:
    """Return the problems of a project; each has a file of it, a line of the file, and a column of the line."""
    problems = check(root).problems
    for problem in problems:
        _expect_place(root, problem)
        assert problem.message
        assert problem.rule
        str(problem).encode()
    return problems


def _expect_place(root: Path, problem: Problem) -> None:
    path = root / problem.file
    if not path.is_file():
        assert (problem.line, problem.column) == (1, 1), problem
        return
    lines = _LINE_END.split(path.read_bytes().decode("utf-8-sig", "replace"))
    assert 1 <= problem.line <= len(lines), problem
    assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
