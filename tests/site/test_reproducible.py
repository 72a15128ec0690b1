"""One commit gives one site: not a byte depends on the place, the day, the locale, or the order of a hash."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.site.small import FACTSHEET, copy_project, digests

# Read by Python before anything else: whatever asks the network ends the build.
OFFLINE = """
import socket

def refuse(*given):
    raise OSError(f"the build asks the network: {given}")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
"""
ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "POSIX",
    "LANG": "de_DE.UTF-8",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",  # what opens a text file without naming its encoding takes it for ASCII
    "SOURCE_DATE_EPOCH": "946684800",  # what MkDocs takes for the present
    "COLUMNS": "40",
    "HOME": "/nowhere",
}


def test_the_site_is_the_same_in_another_place_time_zone_and_locale(project: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "another place (2)" / "of the project")
    (tmp_path / "sitecustomize.py").write_text(OFFLINE, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    built = subprocess.run(
        [FACTSHEET, "build"], cwd=root, capture_output=True, check=False, umask=0o077,
        env={**environment, **ELSEWHERE, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert built.returncode == 0, built.stderr.decode(errors="replace")
    here, there = digests(project / "site"), digests(root / "site")
    assert here.keys() == there.keys()
    assert [name for name in sorted(here) if here[name] != there[name]] == []
    assert {".pdf", ".zip", ".xlsx", ".png", ".gz"} <= {Path(name).suffix for name in here}
