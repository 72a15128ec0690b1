"""Trying a new entry: a project and a file with the entry go in, what the checks find of it comes out.

The checks run on a copy, so that the facts stay as they are until it is known whether the entry is good.
"""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

from factsheet.checks import check
from factsheet.checks.everything_used import RULE as USED
from factsheet.checks.sheet_dated import RULE as DATED
from factsheet.editing.files import write_text
from factsheet.editing.insert import Addition
from factsheet.load import FOLDER
from factsheet.problems import FactsheetError, Problem

DRAFTS: Final = ".build/drafts"
# Nothing is wrong with an entry that no page shows yet, or that is newer than the sheet.
_LATER: Final = frozenset({USED, DATED})
_Said: TypeAlias = "tuple[str, str, str, str]"


@dataclass(frozen=True, slots=True)
class Trial:
    """What an entry brings: problems, and what remains to be done elsewhere."""

    problems: tuple[Problem, ...]
    to_do: tuple[Problem, ...]


def tried(root: Path, addition: Addition) -> Trial:
    """Return what the checks find with an entry, and do not find without it."""
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in (FOLDER, "docs"):
            shutil.copytree(root / part, copy / part, symlinks=True)
        (copy / addition.file).write_bytes(addition.text.encode())
        found = check(copy).problems
    known = Counter(map(_said, check(root).problems)) if found else Counter[_Said]()
    new: list[Problem] = []
    for problem in found:
        said = _said(problem)
        if known[said]:
            known[said] -= 1
        else:
            new.append(problem)
    return Trial(
        tuple(problem for problem in new if not _may_wait(problem)),
        tuple(problem for problem in new if _may_wait(problem)),
    )


def _may_wait(problem: Problem) -> bool:
    """Tell whether an entry is good as it is, and something remains to be done elsewhere."""
    return problem.rule in _LATER or problem.severity == "warning"


def save(root: Path, addition: Addition) -> None:
    """Write the file with the entry."""
    write_text(root / addition.file, addition.text)


def save_draft(root: Path, addition: Addition) -> str:
    """Write the entry alone into a file below the project, outside of the facts, and return that file's path."""
    draft = f"{DRAFTS}/{addition.name}.yml"
    try:
        (root / DRAFTS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FactsheetError(f"{DRAFTS} cannot be made: {error.strerror}") from error
    write_text(root / draft, addition.entry)
    return draft


def _said(problem: Problem) -> _Said:
    """Return what a problem says, without the line: an entry moves those below it."""
    return problem.file, problem.rule, problem.message, problem.hint
