"""Running the checks: a project goes in, a report comes out with every problem and a count of what was looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias

from factsheet.checks import (
    charts_hold,
    conflict_digits,
    conflicts_differ,
    derived_recomputes,
    everything_used,
    evidence_agrees,
    evidence_digits,
    evidence_linked,
    evidence_unit,
    milestones_dated,
    no_typed_figures,
    relations_hold,
    schema_fresh,
    shares_possible,
    sheet_dated,
    sheets_hold,
    sources_agree,
    words_known,
)  # fmt: skip
from factsheet.problems import MOST_TOLD, Problem, counted, told
from factsheet.problems import RULE as FURTHER
from factsheet.sheet import Sheet, read_sheet
from factsheet.spelling import limited_hints

Check: TypeAlias = Callable[[Sheet], Iterator[Problem | None]]

# Each yields one item for each thing it looked at: a problem, or None.
CHECKS: Final[dict[str, Check]] = {
    module.RULE: module.check
    for module in (
        evidence_agrees, evidence_digits, evidence_unit, evidence_linked, sources_agree, conflict_digits,
        conflicts_differ, derived_recomputes, relations_hold, shares_possible, milestones_dated, sheet_dated,
        everything_used, words_known, no_typed_figures, charts_hold, sheets_hold, schema_fresh,
    )
}  # fmt: skip
# What every project has; a check of these that found nothing to look at did not work.
NEVER_EMPTY: Final = frozenset(
    {
        "evidence-agrees", "evidence-digits", "evidence-unit", "evidence-linked", "sheet-dated", "everything-used",
        "words-known", "no-typed-figures",
    }
)  # fmt: skip

_EMPTY: Final = "a project has facts with evidence, and pages that show them: is it the right folder?"

# What they miss may stand in what could not be read: then they would blame good pages and sources for it.
NEED_ALL: Final = frozenset(
    {
        "evidence-digits", "evidence-linked", "everything-used", "relations-hold", "words-known", "charts-hold",
        "sheets-hold", "schema-fresh",
    }
)  # fmt: skip

_MOST_FOUND: Final = 10 * MOST_TOLD  # problems of one check, after which it looks no further, and says so


@dataclass(frozen=True, slots=True)
class Report:
    """The problems of a run, in the order of their places, and how much was looked at."""

    problems: tuple[Problem, ...]
    looked_at: dict[str, int]
    left_out: tuple[str, ...]
    observations: int
    evidence: int
    relations: int
    derived: int
    pages: int

    @property
    def fails(self) -> bool:
        """Tell whether any problem is more than a warning."""
        return any(problem.severity == "error" for problem in self.problems)

    @property
    def summary(self) -> str:
        """Return the last line of a run: what was counted, and how many problems there are."""
        looked = ", ".join(
            f"{number:,} {one if number == 1 else other}"
            for number, one, other in (
                (self.observations, "observation", "observations"), (self.evidence, "evidence line", "evidence lines"),
                (self.relations, "relation", "relations"), (self.derived, "derived", "derived"),
                (self.pages, "page", "pages"),
            )
        )  # fmt: skip
        return f"{looked}: {counted(self.problems)}"


def check(root: Path) -> Report:
    """Return the report of everything that is wrong below `root`: with the files, and with what they say.

    What cannot be read is reported, and the checks run on the rest, save those that need all of it. A check that had
    nothing to look at is a problem.
    """
    with limited_hints():
        return _checked(root)


def _checked(root: Path) -> Report:
    problems: list[Problem] = []
    return examine(read_sheet(root, problems), problems)


def examine(sheet: Sheet, problems: list[Problem]) -> Report:
    """Return the same of a sheet that is read; `problems` are those of reading it, and those found are added."""
    no_exceptions = any(problem.file.endswith("/checks.yml") for problem in problems)
    left_out = tuple(
        rule for rule in CHECKS if (problems and rule in NEED_ALL) or (no_exceptions and rule == no_typed_figures.RULE)
    )
    unreadable = bool(problems)
    looked_at: dict[str, int] = {}
    for rule, run in CHECKS.items():
        if rule in left_out:
            continue
        looked_at[rule] = _run(run, sheet, problems)
        if not looked_at[rule] and rule in NEVER_EMPTY and not unreadable:
            message = f"the check {rule} found nothing to look at"
            problems.append(Problem("facts", 1, 1, "nothing-checked", message, _EMPTY))
    return Report(
        tuple(told(problems)),
        looked_at,
        left_out,
        observations=len(sheet.facts),
        evidence=sum(len(fact.lines) for fact in sheet.facts),
        relations=len(sheet.facts.relations),
        derived=sum(fact.derivation is not None for fact in sheet.facts),
        pages=len(sheet.pages),
    )


def _run(run: Check, sheet: Sheet, problems: list[Problem]) -> int:
    """Add what a check finds to the problems and return how much it looked at; it ends when it has found very many."""
    looked_at = told_of = 0
    for found in run(sheet):
        looked_at += 1
        if found:
            problems.append(found)
            told_of += 1
        if found and told_of > _MOST_FOUND:
            message = f"the check {found.rule} stops here: it has found {told_of:,} problems"
            problems.append(replace(found, rule=FURTHER, message=message, hint="mend those, then check again"))
            break
    return looked_at
