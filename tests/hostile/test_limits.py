"""No input of a megabyte and no strange file makes the check hang, take all memory, or end in a traceback.

What each takes is measured by `benchmarks/hostile.py`; the limits here are so wide that only a hang exceeds them.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.hostile.inputs import INPUTS, write_input
from tests.hostile.strange_files import FILES, write_file
from tests.project import make_project

HANGS: Final = 60  # seconds
MEMORY: Final = 1_000_000_000  # bytes of address space; the interpreter and its libraries take a half of them
_CHECK: Final = "import sys; from factsheet.cli import main; main(['check', '--root', sys.argv[1]])"
# Inputs that look hostile and hold nothing that is wrong.
HARMLESS: Final = frozenset(
    {
        "a byte order mark", "CRLF", "lone CR", "a relation for 60,000 places and periods", "products of a relation",
        "aliases of an address", "former keys of an indicator",
    }
)  # fmt: skip


def checked(root: Path) -> subprocess.CompletedProcess[str]:
    """Return what the command says of a project, run within a limit of memory."""
    return subprocess.run(
        [sys.executable, "-c", _CHECK, str(root)],
        capture_output=True,
        encoding="utf-8",
        timeout=HANGS,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )


def test_the_project_itself_is_checked_within_the_limits(tmp_path: Path) -> None:
    done = checked(make_project(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(": no problems\n")


@pytest.mark.parametrize("name", INPUTS)
def test_a_megabyte_is_read_or_told(tmp_path: Path, name: str) -> None:
    done = checked(write_input(tmp_path, name))
    assert done.stderr == ""
    assert done.returncode == (name not in HARMLESS), done.stdout[-500:]
    assert len(done.stdout) < 1_000_000


@pytest.mark.parametrize("name", FILES)
def test_a_strange_file_is_told_and_not_followed(tmp_path: Path, name: str) -> None:
    root, file = write_file(tmp_path, name)
    done = checked(root)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"{file}:1:1: error: " in done.stdout
    assert "root:" not in done.stdout, "nothing of a file elsewhere is shown"
