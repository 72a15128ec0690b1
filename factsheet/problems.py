"""Problems that editors can mend, each with its place, and the exception that carries all of a run's problems."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from typing import Final, Literal

from factsheet.invisible import printable
from factsheet.spelling import did_you_mean

__all__ = [
    "MOST_TOLD",
    "BuildFailed",
    "FactsheetError",
    "InvalidFacts",
    "Problem",
    "Severity",
    "counted",
    "did_you_mean",
    "told",
]

Severity = Literal["error", "warning"]
RULE = "further-problems"
MOST_TOLD: Final = 200  # problems of one file; who has mended so many looks again


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: where (lines and columns count from 1), by which rule, what, and how to mend it.

    `file` is relative to the project's root, with forward slashes. All texts are printable, whatever they quote.
    `length` is how many characters of the line the place takes, 0 where that is not known; it does not tell one problem
    from another.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    length: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        """Make what is quoted from files printable."""
        for name in ("file", "message", "hint"):
            object.__setattr__(self, name, printable(getattr(self, name)))

    def __str__(self) -> str:
        """Return the problem as one paragraph of text."""
        hint = f"\n    hint: {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message} [{self.rule}]{hint}"

    def as_record(self) -> dict[str, str | int]:
        """Return the problem as a flat record, for JSON."""
        keys = ("file", "line", "column", "rule", "severity", "message", "hint")
        return {key: getattr(self, key) for key in keys}


def counted(problems: Collection[Problem]) -> str:
    """Return how many problems there are, in words; warnings are counted apart, and left out if there are none."""
    warnings = sum(problem.severity == "warning" for problem in problems)
    errors = len(problems) - warnings
    words = f"{errors:,} problem{'s' * (errors != 1)}" if errors else "no problems"
    return f"{words}, {warnings:,} warning{'s' * (warnings != 1)}" if warnings else words


_PLACE: Final = attrgetter("file", "line", "column", "rule", "message", "hint", "severity")


class FactsheetError(Exception):
    """Whatever this package refuses to do; its text is meant for the person who can mend it."""

    exit_status = 1


class BuildFailed(FactsheetError):
    """The site could not be built; what was there before is untouched."""


class InvalidFacts(FactsheetError):
    """Facts or pages that cannot be published as they are. `problems` holds every one that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of their places."""
        self.problems = told(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[InvalidFacts], tuple[list[Problem]]]:
        """Return what makes the same exception in another process."""
        return type(self), (self.problems,)


def told(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that are told: each once, in the order of their places, and not too many of a file."""
    found = []
    for _, group in groupby(sorted(set(problems), key=_PLACE), key=attrgetter("file")):
        several = list(group)
        found += several[:MOST_TOLD]
        if len(several) > MOST_TOLD:
            following = several[MOST_TOLD]
            message = f"this file has {len(several) - MOST_TOLD:,} further problems or more"
            hint = "mend those above, then check again"
            found.append(replace(following, rule=RULE, message=message, hint=hint))
    return found
