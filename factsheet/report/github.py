"""Problems for GitHub: they go in, the workflow commands that mark their lines in a pull request come out.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from factsheet.problems import Problem

SHOWN: Final = 10  # annotations of each severity that GitHub shows for one step


def write(problems: Sequence[Problem]) -> str:
    """Return one command for each problem, and a line that says so if GitHub will not show them all."""
    lines = [annotation(problem) for problem in problems]
    if max(Counter(problem.severity for problem in problems).values(), default=0) > SHOWN:
        lines.append(
            f"GitHub marks the first {SHOWN} errors and the first {SHOWN} warnings of a step; this log has all"
        )
    return "\n".join(lines)


def annotation(problem: Problem) -> str:
    """Return a problem as a workflow command, with the characters escaped that the runner would read."""
    text = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column},title={_property(problem.rule)}"
    return f"::{problem.severity} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
