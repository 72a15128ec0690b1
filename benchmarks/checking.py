"""What a check costs: projects of some sizes go in, its seconds beside those of bare loading come out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.content import make_content
from benchmarks.measure import ROOT, Cost, Task, in_turn, tell
from benchmarks.ours import write_listings

OBSERVATIONS: Final = (1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check of so many observations: whole commands, and the work alone in a process that has started."""

    observations: int
    bytes: int
    bare_seconds: float
    check_seconds: float
    bare_work: float
    check_work: float
    check_megabytes: float

    @property
    def ratio(self) -> float:
        """Return how many times as long as bare loading the check's work takes."""
        return self.check_work / self.bare_work

    @property
    def whole_ratio(self) -> float:
        """Return the same of whole commands."""
        return self.check_seconds / self.bare_seconds


def measure_checks(folder: Path, observations: Sequence[int], runs: int, limit: float) -> Iterator[CheckRow]:
    """Yield what the check of each number of observations costs, in projects that are written into a folder."""
    for number in observations:
        tell(f"check of {number:,} observations")
        root = folder / str(number)
        shutil.rmtree(root, ignore_errors=True)
        write_listings(make_content(2, number), root)
        costs = in_turn([_task("bare", root), _task("check", root)], runs, limit)
        bare, check = costs["bare"].needed(), costs["check"].needed()
        size = sum(file.stat().st_size for file in root.glob("facts/*.yml"))
        yield CheckRow(
            number, size, bare.seconds, check.seconds, _work(bare), _work(check), check.megabytes
        )  # fmt: skip


def _task(what: str, root: Path) -> Task:
    return Task(what, [sys.executable, "-m", "benchmarks.one_check", what, root], ROOT)


def _work(cost: Cost) -> float:
    """Return the median of what the runs have told of their work."""
    return median([float(run.said.split()[-1]) for run in cost.runs])
