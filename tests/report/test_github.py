"""Annotations: one command for each problem, with what the runner would read escaped, and nothing lost in silence."""

from __future__ import annotations

import pytest

from factsheet.problems import Problem, Severity
from factsheet.report.github import SHOWN, annotation, write


def test_an_annotation_escapes_what_github_would_read() -> None:
    problem = Problem("a:b,c%.md", 3, 4, "rule", "50%: one, two\r\nthree", "do :: this")
    assert annotation(problem) == (
        "::error file=a%3Ab%2Cc%25.md,line=3,col=4,title=rule::50%25: one, two\\r\\nthree (do :: this)"
    )
    assert annotation(Problem("a\nb.md", 1, 1, "rule", "x", severity="warning")) == (
        "::warning file=a\\nb.md,line=1,col=1,title=rule::x"
    )


def problems(number: int, severity: Severity = "error") -> list[Problem]:
    return [Problem("a.md", line, 1, "rule", "x", severity=severity) for line in range(1, number + 1)]


def test_there_is_one_line_for_each_problem() -> None:
    assert write([]) == ""
    lines = write(problems(SHOWN) + problems(SHOWN, "warning")).splitlines()
    assert len(lines) == 2 * SHOWN
    assert all(line.startswith(("::error ", "::warning ")) for line in lines)


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_more_than_github_shows_is_said(severity: Severity) -> None:
    *lines, last = write(problems(SHOWN + 1, severity)).splitlines()
    assert len(lines) == SHOWN + 1
    assert last == "GitHub marks the first 10 errors and the first 10 warnings of a step; this log has all"
