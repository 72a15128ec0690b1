"""One check in a process of its own: a project goes in, the seconds that the work itself took are printed last.

``python -m benchmarks.one_check bare ROOT`` only reads the YAML files of facts with PyYAML's C loader; ``check`` in
place of ``bare`` does what ``factsheet check`` does. Starting Python and importing do not count.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter


def bare(root: Path) -> Callable[[], object]:
    """Return what reads the facts and does nothing more."""
    import yaml  # noqa: PLC0415 -- each of the two imports only what it needs

    files = sorted(root.glob("facts/*.yml"))
    return lambda: [yaml.load(file.read_bytes(), yaml.CSafeLoader) for file in files]


def check(root: Path) -> Callable[[], object]:
    """Return what checks the project, in files of any size: what a file may hold is less than a large sheet needs."""
    import factsheet.checks  # noqa: PLC0415
    import factsheet.report  # noqa: PLC0415, F401 -- the command imports both when it needs them
    from factsheet import compose  # noqa: PLC0415
    from factsheet.cli import main as command  # noqa: PLC0415

    vars(compose)["MOST_NODES"] = sys.maxsize
    return lambda: command(["check", "--root", str(root)], standalone_mode=False)


def main(what: str, root: str) -> int:
    """Do the work, print how long it took, and return the status that it ended with."""
    work = {"bare": bare, "check": check}[what](Path(root))
    status = 0
    start = perf_counter()
    try:
        work()
    except SystemExit as end:
        status = int(end.code or 0)
    print(perf_counter() - start)
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
