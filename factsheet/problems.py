"""Problems that editors can mend, each with its place, and the exception that carries all of a run's problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Literal

from factsheet.invisible import printable

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: where (lines and columns count from 1), by which rule, what, and how to mend it.

    `file` is relative to the project's root, with forward slashes. All texts are printable, whatever they quote.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"

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
        record = asdict(self)
        keys = ("file", "line", "column", "rule", "severity", "message", "hint")
        return {key: record[key] for key in keys}


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
