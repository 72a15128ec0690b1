"""The real site: a copy of the project as it stands goes into a folder, and what its whole build takes comes out."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import ROOT, Task, in_turn, tell
from benchmarks.variants import BIN, pages_in


@dataclass(frozen=True, slots=True)
class BuildRow:
    """A whole build: seconds on the clock and of the processor, megabytes, and the pages that it makes.

    `again` is the seconds on the clock of one that finds the drawings and PDF files of a former build.
    """

    seconds: float
    again: float
    processor: float
    megabytes: float
    pages: int


def copy_project(folder: Path) -> Path:
    """Copy all files of the project that git knows, as they are now, into a new folder; return the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S607
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def measure_build(root: Path, runs: int, limit: float) -> BuildRow:
    """Return what `factsheet build` of a copy of the project costs; the site of the last run stays there."""
    tell("whole build of the real site")
    command = [str(BIN / "factsheet"), "build"]

    def begin_anew() -> None:
        for name in ("site", ".build"):
            shutil.rmtree(root / name, ignore_errors=True)

    tasks = [Task("anew", command, root, begin_anew), Task("again", command, root)]
    costs = in_turn(tasks, runs, limit)
    anew, again = costs["anew"].needed(), costs["again"].needed()
    return BuildRow(anew.seconds, again.seconds, anew.processor, anew.megabytes, pages_in(root / "site"))
