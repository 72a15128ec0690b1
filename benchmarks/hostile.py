"""What hostile input costs: for each input of `tests.hostile.inputs`, seconds and megabytes of one check.

``python -m benchmarks.hostile`` prints a table; words behind it choose the inputs whose names hold one of them. Each
input is checked in a process of its own, which is ended after `PATIENCE` seconds. The small project without hostile
input is the first row.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final, NamedTuple

from tests.hostile.inputs import INPUTS, write_input
from tests.hostile.strange_files import FILES, write_file
from tests.project import make_project

PATIENCE: Final = 60  # seconds
GOAL: Final = (2.0, 500)  # seconds, megabytes
_CHECK: Final = (
    "import sys; from factsheet.cli import main; main(['check', '--root', sys.argv[1]], standalone_mode=False)"
)


class Cost(NamedTuple):
    """What a check took: seconds on the clock and of the processor, megabytes at most, and how it ended."""

    seconds: float
    processor: float
    megabytes: float
    status: int


def cost(root: Path) -> Cost:
    """Return what the check of a project takes; a check that is ended for taking too long has a status below 0."""
    started = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", _CHECK, str(root)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        watch = subprocess.Popen(["/bin/sh", "-c", f"sleep {PATIENCE}; kill {process.pid}"])
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.kill()
        watch.wait()
    scale = 1 if sys.platform == "darwin" else 1024
    processor = used.ru_utime + used.ru_stime
    return Cost(perf_counter() - started, processor, used.ru_maxrss * scale / 1e6, process.returncode)


def costs(names: list[str]) -> Iterator[tuple[str, Cost]]:
    """Yield what each input costs, or those whose names hold one of some words."""
    for name in ["nothing", *INPUTS, *FILES]:
        if names and not any(word in name for word in names):
            continue
        with TemporaryDirectory() as folder:
            root = Path(folder)
            if name in INPUTS:
                write_input(root, name)
            elif name in FILES:
                write_file(root, name)
            else:
                make_project(root)
            yield name, cost(root)


def main() -> None:
    """Print the table, each row when it is known."""
    print(f"{'input':<48} seconds  processor      MB  status")
    beyond = 0
    for name, each in costs(sys.argv[1:]):
        bad = each.processor > GOAL[0] or each.megabytes > GOAL[1] or each.status not in {0, 1}
        row = f"{name:<48} {each.seconds:7.2f}  {each.processor:9.2f}  {each.megabytes:6.0f}  {each.status:6}"
        print(row + "  beyond the goal" * bad, flush=True)
        beyond += bad
    print(f"{beyond} beyond {GOAL[0]} seconds of the processor or {GOAL[1]} MB")


if __name__ == "__main__":
    main()
