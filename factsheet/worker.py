"""A process beside this one: a function and its arguments go in, what it returns or raises comes out.

It has an interpreter of its own, so that two things are done at a time. It ends when this process does, however that
ends, for then the pipe ends from which it reads what to do.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Collection
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from factsheet.garbage import collect_seldom
from factsheet.problems import FactsheetError

P = ParamSpec("P")
T = TypeVar("T")


class Worker:
    """Does one thing after another. To be used in a `with` block; who leaves it by an exception stops the work.

    `held` are open files that the process keeps open as long as it lives, such as one that is locked.
    """

    def __init__(self, held: Collection[int] = ()) -> None:
        self._held = held

    def __enter__(self) -> Self:
        """Start the process."""
        paths = [str(Path(__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "factsheet.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            pass_fds=self._held, env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )  # fmt: skip
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        """End the process: at once after an exception, for then nobody waits for what it does."""
        if kind is not None:
            self._process.kill()
        self._process.communicate()

    def start(self, function: Callable[P, T], *args: P.args, **named: P.kwargs) -> Callable[[], T]:
        """Let the process call a function of a module; return what waits for its result.

        That raises what the function raises, and `FactsheetError` if the process has been ended by somebody else.
        """
        assert self._process.stdin, "it is a pipe"  # noqa: S101 -- for the type checker
        try:
            pickle.dump((function, args, named), self._process.stdin)
            self._process.stdin.flush()
        except BrokenPipeError:
            return self._result
        return self._result

    def _result(self) -> Any:  # noqa: ANN401 -- the caller knows what its function returns
        assert self._process.stdout, "it is a pipe"  # noqa: S101 -- for the type checker
        try:
            value, error = pickle.load(self._process.stdout)  # noqa: S301 -- from our own process
        except (EOFError, pickle.UnpicklingError):
            status = self._process.wait()
            raise FactsheetError(
                f"the process beside the build has ended with status {status} before its work was done: "
                "was it ended by the system, for want of memory?"
            ) from None
        if error is not None:
            raise error
        return value


def work() -> None:
    """Do what is read from the standard input, one thing after another, until it ends: then nobody waits any more."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that gives the work out decides
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what is printed goes where errors go, and not between the answers
    tasks: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_read, args=(tasks,), daemon=True).start()
    while True:
        function, args, named = tasks.get()
        try:
            answer: tuple[object, Exception | None] = function(*args, **named), None
        except Exception as error:  # noqa: BLE001 -- who gave the work out gets it
            error.add_note(traceback.format_exc())
            answer = None, error
        pickle.dump(answer, answers)
        answers.flush()


def _read(tasks: SimpleQueue[Any]) -> None:
    """Pass on what is to be done; end the process when there will be no more, whatever it is doing."""
    try:
        while True:
            tasks.put(pickle.load(sys.stdin.buffer))  # noqa: S301 -- from our own process
    except EOFError:
        os._exit(0)


if __name__ == "__main__":
    work()
