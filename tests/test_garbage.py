"""A process of ours ends without a look among all that it has read."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
from factsheet.garbage import collect_seldom

class Told:
    def __del__(self) -> None:
        print("looked")

told = Told()
told.itself = told
del told
{}
"""


@pytest.mark.parametrize(("call", "said"), [("", "looked\n"), ("collect_seldom()", "")])
def test_nothing_is_looked_for_at_the_end(call: str, said: str) -> None:
    run = subprocess.run([sys.executable, "-c", PROGRAM.format(call)], capture_output=True, text=True, check=True)
    assert run.stdout == said
