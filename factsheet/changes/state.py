"""One of the two states that are compared: a folder goes in, its sheet comes out with all that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from factsheet.changes.git import unpack
from factsheet.checks import examine
from factsheet.facts import Fact, Facts
from factsheet.load import FOLDER
from factsheet.problems import Problem
from factsheet.sheet import Sheet, read_sheet

WORKING_TREE: Final = "working tree"
# What these files hold is named by others, so that a mistake in one of them hides entries of all.
_NAMED_BY_ALL: Final = frozenset({f"{FOLDER}/{name}.yml" for name in ("places", "sources", "units")})


@dataclass(frozen=True, slots=True)
class State:
    """A state of the project: how it is called, its facts and pages, and what is wrong with them.

    `unread` are the files of facts of which some part could not be read: what seems to be missing may stand there.
    """

    name: str
    sheet: Sheet
    problems: tuple[Problem, ...] = field(repr=False)
    unread: frozenset[str] = frozenset()

    @property
    def facts(self) -> Facts:
        """Return the facts."""
        return self.sheet.facts

    def may_hold(self, fact: Fact) -> bool:
        """Tell whether a fact, or what it is derived from, may stand in what could not be read."""
        places = {f"{FOLDER}/{fact.indicator.topic}.yml", *_NAMED_BY_ALL}
        return bool(self.unread if fact.derivation else self.unread & places)


def read_state(root: Path, name: str, known: tuple[Problem, ...] = ()) -> State:
    """Return the state of the project in a folder; `known` are problems from before it was there."""
    problems = list(known)
    sheet = read_sheet(root, problems)
    unread = frozenset(problem.file for problem in problems if problem.file.startswith(f"{FOLDER}/"))
    return State(name, sheet, examine(sheet, problems).problems, unread)


def state_of(root: Path, revision: str | None) -> State:
    """Return the state of a revision, or without one that of the working tree.

    Raises `RevisionError` if the revision cannot be read.
    """
    if revision is None:
        return read_state(root, WORKING_TREE)
    with TemporaryDirectory(prefix="factsheet-") as name:
        folder = Path(name)
        unpacked = unpack(root, revision, folder)
        return read_state(folder, unpacked.name, unpacked.problems)
