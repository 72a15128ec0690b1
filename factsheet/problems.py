"""Problems that editors can mend, each with its place, and the exception that carries all of a run's problems."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: where (lines and columns count from 1), by which rule, what, and how to mend it.

    `file` is relative to the project's root, with forward slashes. `length` is how many characters of the line the
    place takes, 0 where that is not known; it does not tell one problem from another.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    length: int = field(default=0, compare=False)

    def __str__(self) -> str:
        """Return the problem as one paragraph of text."""
        hint = f"\n    hint: {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message} [{self.rule}]{hint}"

    def as_record(self) -> dict[str, str | int]:
        """Return the problem as a flat record, for JSON."""
        keys = ("file", "line", "column", "rule", "severity", "message", "hint")
        return {key: getattr(self, key) for key in keys}


def told(problems: Collection[Problem]) -> str:
    """Return how many problems there are, in words; warnings are counted apart, and left out if there are none."""
    warnings = sum(problem.severity == "warning" for problem in problems)
    errors = len(problems) - warnings
    words = f"{errors:,} problem{'s' * (errors != 1)}" if errors else "no problems"
    return f"{words}, {warnings:,} warning{'s' * (warnings != 1)}" if warnings else words


class FactsheetError(Exception):
    """Whatever this package refuses to do; its text is meant for the person who can mend it."""

    exit_status = 1


class InvalidFacts(FactsheetError):
    """Facts or pages that cannot be published as they are. `problems` holds every one that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of their places."""
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known words most like this one, or, if none is, an empty text."""
    close = get_close_matches(word, list(known), n=3, cutoff=0.6)
    if not close:
        return ""
    return f"did you mean {' or '.join(f'“{entry}”' for entry in close)}?"
