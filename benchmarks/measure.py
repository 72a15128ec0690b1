"""Measuring commands: a command goes in, what it took comes out: seconds, seconds of the processor, megabytes.

Several commands are measured in turn (a b c a b c …), so that what disturbs the machine for a while disturbs all of
them. Tools that are made for this run one command many times before the next.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final, Literal, TypeAlias

ROOT: Final = Path(__file__).resolve().parent.parent
LIMIT: Final = 450.0  # seconds, after which a command is ended
SLOW: Final = 60.0  # seconds; what takes longer is run once, without a run before to warm up
_SAID: Final = 2_000  # characters of a failed command's last words


State: TypeAlias = Literal["done", "ended", "failed"]


class RunFailed(Exception):
    """A command that was to be measured did not do its work."""


@dataclass(frozen=True, slots=True)
class Task:
    """A command, where it runs, what is done before each run, and what its work must look like after the first."""

    name: str
    command: Sequence[str | Path]
    folder: Path
    prepare: Callable[[], None] = lambda: None
    verify: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took; `said` is what the command printed."""

    seconds: float
    processor: float
    megabytes: float
    ended: bool = False
    said: str = ""


@dataclass(slots=True)
class Cost:
    """What several runs of a command took; `failed` says why there are no more of them."""

    runs: list[Run] = field(default_factory=list)
    failed: str = ""

    @property
    def state(self) -> State:
        """Tell whether the command failed, or was ended for taking too long."""
        return "failed" if self.failed else "ended" if any(run.ended for run in self.runs) else "done"

    @property
    def seconds(self) -> float:
        """Return the median of the clock."""
        return median([run.seconds for run in self.runs] or [0])

    @property
    def processor(self) -> float:
        """Return the median of the processor's time, of all processes of the command."""
        return median([run.processor for run in self.runs] or [0])

    @property
    def megabytes(self) -> float:
        """Return the most memory that any run took."""
        return max((run.megabytes for run in self.runs), default=0)

    def needed(self) -> Cost:
        """Return the cost itself; raise `RunFailed` if a run failed or was ended."""
        if self.state != "done":
            raise RunFailed(self.failed or f"it was ended after {self.seconds:.0f} s")
        return self


def in_turn(tasks: Sequence[Task], runs: int, limit: float = LIMIT) -> dict[str, Cost]:
    """Return what each task costs, measured in turn; the first round warms up and does not count.

    A task that takes longer than `SLOW` is run once, and that run counts; one that fails is run no more.
    """
    costs = {task.name: Cost() for task in tasks}
    for round_ in range(runs + 1):
        for task in tasks:
            _run_once(task, costs[task.name], limit, first=round_ == 0)
    return costs


def _run_once(task: Task, cost: Cost, limit: float, *, first: bool) -> None:
    """Add a run to what a task costs, unless it failed or was slow before; what only warmed up is left out."""
    if cost.failed or any(map(_is_slow, cost.runs)):
        return
    task.prepare()
    try:
        run = measure(task, limit)
        if first and not run.ended:
            task.verify()
    except RunFailed as error:
        cost.failed = str(error)
        tell(f"  {task.name:<32} failed: {error}")
        return
    counts = not first or _is_slow(run)
    cost.runs.extend([run] * counts)
    tell(f"  {task.name:<32} {run.seconds:8.2f} s{' (ended)' * run.ended}{' (warm-up)' * (not counts)}")


def _is_slow(run: Run) -> bool:
    return run.ended or run.seconds > SLOW


def measure(task: Task, limit: float = LIMIT) -> Run:
    """Return what one run takes; raise `RunFailed`, with its last words, if the command says that it has failed."""
    with TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        asked = {
            "command": [str(part) for part in task.command], "folder": str(task.folder), "limit": limit,
            "output": str(output),
        }  # fmt: skip
        runner = [sys.executable, "-m", "benchmarks.one_run", json.dumps(asked)]
        told = subprocess.run(runner, cwd=ROOT, env=environment(), check=True, stdout=subprocess.PIPE).stdout
        took, said = json.loads(told), output.read_text(encoding="utf-8", errors="replace")
    if took["status"] and not took["ended"]:
        raise RunFailed(f"{task.name} ended with status {took['status']}:\n{said[-_SAID:]}")
    return Run(took["seconds"], took["processor"], took["bytes"] / 1e6, took["ended"], said)


def environment() -> dict[str, str]:
    """Return the variables that a command is given: none that changes what it makes."""
    kept = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "SECURITY_CONTACT"}}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def tell(text: str) -> None:
    """Say at once what is going on, aside from the results."""
    print(text, file=sys.stderr, flush=True)
