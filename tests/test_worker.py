"""The process beside this one: what it does, raises, and when it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factsheet.problems import FactsheetError, InvalidFacts, Problem, told
from factsheet.worker import Worker

PROBLEM = Problem("facts/a.yml", 3, 7, "a-rule", "wrong", "mend it")
# Starts a worker, tells its number, lets it wait, and waits itself.
PARENT = """
import os, time
from factsheet.worker import Worker
with Worker() as worker:
    print(worker.start(os.getpid)(), flush=True)
    worker.start(time.sleep, 60)()
"""


def alive(process: int) -> bool:
    state = Path(f"/proc/{process}/stat")
    if state.parent.parent.is_dir() and not state.is_file():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return not state.is_file() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_it_does_one_thing_after_another_in_a_process_of_its_own() -> None:
    with Worker() as worker:
        first = worker.start(os.getpid)()
        assert worker.start(sorted, [3, 1, 2], reverse=True)() == [3, 2, 1]
        assert worker.start(os.getpid)() == first != os.getpid()


def test_what_is_printed_there_does_not_stand_between_its_answers(capfd: pytest.CaptureFixture[str]) -> None:
    with Worker() as worker:
        assert worker.start(print, "told", flush=True)() is None
        assert worker.start(os.getpid)()
    assert capfd.readouterr() == ("", "told\n")


def test_it_raises_what_its_function_raises_and_goes_on() -> None:
    with Worker() as worker:
        with pytest.raises(ZeroDivisionError) as caught:
            worker.start(divmod, 1, 0)()
        assert "in work" in "".join(caught.value.__notes__), "the place in the other process is told"
        assert worker.start(len, "abc")() == 3


def test_problems_come_back_whole() -> None:
    with Worker() as worker, pytest.raises(InvalidFacts) as caught:
        worker.start(fail, [PROBLEM, PROBLEM])()
    assert caught.value.problems == told([PROBLEM])
    assert str(caught.value) == str(PROBLEM)


def fail(problems: list[Problem]) -> None:
    raise InvalidFacts(problems)


def test_a_process_that_somebody_ends_is_told() -> None:
    with Worker() as worker:
        process = worker.start(os.getpid)()
        waiting = worker.start(time.sleep, 60)
        os.kill(process, signal.SIGKILL)
        with pytest.raises(FactsheetError, match="ended with status -9"):
            waiting()
        with pytest.raises(FactsheetError, match="ended with status -9"):
            worker.start(len, "abc")()


def test_who_leaves_by_an_exception_does_not_wait() -> None:
    def leave() -> None:
        with Worker() as worker:
            found.append(worker.start(os.getpid)())
            worker.start(time.sleep, 600)
            raise KeyboardInterrupt

    found: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        leave()
    assert not alive(found[0])


def test_it_ends_when_the_process_that_gave_it_work_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        assert alive(worker)
        parent.kill()
    for _ in range(200):
        if not alive(worker):
            return
        time.sleep(0.05)
    pytest.fail("it goes on")
