"""One run of a command: its words and its limit go in as JSON, what it took comes out as JSON.

``python -m benchmarks.one_run JSON`` is a process of its own with few imports, for the kernel counts what the parent
of a command holds in memory as the command's own.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

LOOK = 0.05  # seconds between two looks at the memory
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Watch(Thread):
    """Looks at the memory of a process and all below it, and ends them when their time is over."""

    def __init__(self, process: int, limit: float) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self.ended = False
        self._process = process
        self._until = perf_counter() + limit
        self._over = Event()

    def run(self) -> None:
        """Look until all is over."""
        while not self._over.wait(LOOK):
            self.most = max(self.most, sum(map(_resident, family(self._process))))
            if perf_counter() > self._until:
                self.ended = True
                os.killpg(self._process, signal.SIGKILL)
                return

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def family(process: int) -> Iterator[int]:
    """Yield a process and all below it, where the system tells of them in /proc."""
    yield process
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        below = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it has ended meanwhile, or there is no /proc
        return
    for child in below:
        yield from family(int(child))


def _resident(process: int) -> int:
    """Return the bytes of a process in memory; 0 if it is gone."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def main(asked: str) -> None:
    """Run the command, its output into a file, and print what it took."""
    given = json.loads(asked)
    with Path(given["output"]).open("wb") as output:
        start = perf_counter()
        process = subprocess.Popen(
            given["command"], cwd=given["folder"], stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
        watch = Watch(process.pid, given["limit"])
        try:
            watch.start()
            _, status, used = os.wait4(process.pid, 0)
            seconds = perf_counter() - start
        except KeyboardInterrupt:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            watch.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    # The kernel's own account is of the largest process, the watch's of all at once, but not of each moment.
    largest = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    took = {
        "seconds": seconds, "processor": used.ru_utime + used.ru_stime, "bytes": max(largest, watch.most),
        "ended": watch.ended, "status": process.returncode,
    }  # fmt: skip
    print(json.dumps(took))


if __name__ == "__main__":
    main(sys.argv[1])
